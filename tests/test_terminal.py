"""What files say must not command the terminal that it is shown on."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.show import SafeConsole, show

ATTACK = "\x1b]0;own\x07\x1b[2J\r\b\x9b31m\u202egnp\u2066\u2028"
ORDERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    "words", ["Łódź, 京都 – ’s", "[red]no markup[/]", "العربية", "e\u0301 👩‍🚒"]
)
def test_words_are_shown_as_they_are(words: str) -> None:
    assert show(words) == words


def test_every_order_is_written_out() -> None:
    shown = show(ATTACK + "\n\t\ud800")
    assert not ORDERS.search(shown)
    assert "\n" not in shown
    assert shown.startswith(r"\x1b]0;own\x07\x1b[2J\r\x08\x9b31m\u202egnp")
    shown.encode()


def test_the_console_lets_no_order_through_but_its_own() -> None:
    file = io.StringIO()
    console = SafeConsole(file=file, width=200, force_terminal=True, color_system="standard")
    table = Table(title=ATTACK)
    table.add_column(ATTACK)
    table.add_row(Text(ATTACK, style="red"))
    console.print(table, ATTACK, style="bold", markup=False)
    own = re.sub(r"\x1b\[[0-9;]*m", "", file.getvalue())
    assert "\x1b[1" in file.getvalue()
    assert not ORDERS.search(own)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Pages whose names, hosts, addresses, words and ids hold orders for a terminal."""
    raw = tmp_path / "raw"
    raw.mkdir()
    host = f"Graz{ATTACK}\n0 errors"
    towns = "<h1>Twin towns</h1><p>Twin towns:</p><ul><li>Pula, Croatia ({})</li><li>Linz, Austria (1975)</li></ul>"
    name = "a\x1b[2J\n\u202eb" if sys.platform != "win32" else "a\u202eb"
    (raw / f"{name}.html").write_text(towns.format("05/06/1972 \u202e\u2066"), encoding="utf-8")
    (raw / f"{name}.meta.json").write_text(json.dumps({"host": host, "url": f"x{ATTACK}"}))
    (raw / f"{name}.txt").write_bytes(b"")
    return raw


@pytest.mark.parametrize("command", ["extract", "explain", "diff", "bad", "none"])
def test_no_command_sends_what_a_file_says(pages: Path, command: str) -> None:
    out = pages.parent / "out"
    words: dict[str, list[str]] = {
        "extract": ["extract", str(pages), "--output", str(out), "--no-ner"],
        "explain": ["explain", "pula", "--raw", str(pages), "--no-ner"],
        "diff": ["diff", str(out), str(out / "..\x1b[2J\n\u202e")],
        "bad": ["extract", str(next(pages.glob("*.txt"))), "--output", str(out)],
        "none": ["extract", str(pages / "no\x1b[2J\n\u202e"), "--output", str(out)],
    }
    result = CliRunner().invoke(app, words[command])
    assert result.output.strip()
    assert result.exit_code == (0 if command in ("extract", "explain") else 2), result.output
    assert not ORDERS.search(result.output)
    lines = result.output.splitlines()
    assert not any(line.startswith("0 errors") for line in lines)
    if command in ("bad", "none"):
        assert len(lines) == 1
