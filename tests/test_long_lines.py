"""One line of any length: a page is read in a time that grows with its length, not its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from pipeline.page import make_page
from pipeline.run import extract_page

_TOP = "Sister cities of Tampere, Finland\n\nBrno, Czechia (1968)\n"
_NAMES = ("Kyoto", "Graz", "Lyon", "Turin", "Pula", "Essen", "Linz", "Bergen", "Porto", "Miskolc")
_MOST = 9.0
"""Four times the length may take this much longer: 4 is linear, 16 the square."""

_FEW = 0.04
"""Seconds that a page takes whatever is on it; below this no growth can be told."""


def _list_names(count: int, joint: str, kind: str = "{}") -> str:
    return joint.join(kind.format(name) for name in islice(cycle(_NAMES), count))


_LINES: dict[str, tuple[int, Callable[[int], str]]] = {
    "names": (500, lambda n: f"It is twinned with {_list_names(n, ', ')}."),
    "names with and": (500, lambda n: f"It is twinned with {_list_names(n, ' and ')}."),
    "names without signs": (300, lambda n: f"Twin towns are {_list_names(n, ' ')}"),
    "entries": (200, lambda n: _list_names(n, "; ", "{} (Japan, 1990)")),
    "sentences": (200, lambda n: _list_names(n, " ", "{} is its sister city since 1990.")),
    "names before a number": (500, lambda n: "Aa, " * n + "1,400,000 people"),
    "names and numbers": (300, lambda n: "Aa, 5 " * n + "people"),
    "numbers": (300, lambda n: "It has " + " and ".join(f"{1000 + i},000" for i in range(n))),
    "years": (500, lambda n: "Kyoto, Japan " + "(1990) " * n),
    "continents": (150, lambda n: "Kyoto is in " + "Asia-Pacific, " * n + "as is Graz"),
    "one word": (2000, lambda n: "Kyoto" + "-Pula" * n + ", Japan"),
    "signs without gaps": (500, lambda n: "姉妹都市 " + "京都市" * n),
    "blanks": (
        2500,
        lambda n: "Kyoto has" + " " * n + "1,400,000" + " " * n + "people on 827 km2.",
    ),
    "tabs": (
        2500,
        lambda n: "Its area is" + "\t" * n + "130 km2 and its people" + " " * n + "5,000",
    ),
    "brackets": (8000, lambda n: "Town Country Year " + "[" * n + "(" * n),
    "dashes": (800, lambda n: "Brno" + " - " * n + "Czechia " + "7 " * n),
}


@pytest.mark.parametrize("kind", _LINES)
def test_a_long_line_takes_linear_time(kind: str) -> None:
    count, write = _LINES[kind]
    _measure(write(count // 4))
    once, four = _measure(write(count)), _measure(write(4 * count))
    if four > _MOST * max(once, _FEW):
        # The machine may have had something else to do.
        once, four = _measure(write(count)), min(four, _measure(write(4 * count)))
    assert four <= _MOST * max(once, _FEW)


def _measure(line: str) -> float:
    """Seconds of work for a page that holds the line behind a list of one."""
    raw = f"{_TOP}{line}\n".encode()
    began = time.process_time()
    extraction = extract_page(make_page("page.txt", raw, ".txt", {}), None)
    assert "Brno" in {record.value("name") for record in extraction.records}
    return time.process_time() - began
