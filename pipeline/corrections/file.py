"""Read ``corrections.csv``, whatever spreadsheet wrote it, and append to it."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from pipeline.corrections.nouns import COLUMNS, DECISIONS, NONE, Correction, Corrections
from pipeline.page import PageError
from pipeline.page.locations import is_url

NAME = "corrections.csv"
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_MOST_BYTES = 50_000_000


class CorrectionsError(PageError):
    """The file cannot be used as a whole; the message is one sentence."""


def find_file(source: str | Path) -> Path | None:
    """Where the corrections of these pages are kept: beside them, None for pages far away."""
    if is_url(source):
        return None
    path = Path(source)
    return (path if path.is_dir() else path.parent) / NAME


def read_corrections(source: str | Path, file: Path | None = None) -> Corrections:
    """The decisions in ``file``, or in that beside the pages of ``source`` if there is one.

    Raises ``CorrectionsError`` where ``file`` does not exist or is no such table: going on
    without it would undo what was decided.
    """
    path = file or find_file(source)
    if path is None or not (file or path.is_file()):
        return NONE
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CorrectionsError(f"{path} is larger than {_MOST_BYTES:,} bytes.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorrectionsError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"{path} is not UTF-8.") from error
    return _read(path, text)


def _read(path: Path, text: str) -> Corrections:
    header = text.partition("\n")[0]
    # A spreadsheet writes what its country uses.
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    by_page: dict[str, list[Correction]] = {}
    problems = []
    try:
        names = [name.strip() for name in next(reader, [])]
        if not {"page", "decision"} <= set(names) or not set(names) <= {*COLUMNS, ""}:
            raise CorrectionsError(f"{path} must have the columns {', '.join(COLUMNS)}.")
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            line = _make(names, row, reader.line_num)
            if problem := _find_problem(line):
                problems.append(f"{path.name}, {line.where}: {problem}")
            else:
                by_page.setdefault(line.page, []).append(line)
    except csv.Error as error:
        raise CorrectionsError(f"{path} is no CSV: {error}.") from error
    whole = {page: tuple(lines) for page, lines in by_page.items()}
    return Corrections(path.name, whole, tuple(problems))


def _make(names: list[str], row: list[str], line: int) -> Correction:
    cells = {name: _arm(cell.strip()) for name, cell in zip(names, row, strict=False) if name}
    return Correction(**{name: cells.get(name, "") for name in COLUMNS}, line=line)


def _find_problem(line: Correction) -> str:
    if not line.page:
        return "the page is missing."
    if line.decision not in DECISIONS:
        return f"the decision must be one of {', '.join(DECISIONS)}."
    if line.decision in ("set", "blank") and not line.field:
        return "the field is missing."
    if line.decision in ("set", "same_as") and not line.value:
        return "the value is missing."
    if not line.partner and not line.field.startswith("host"):
        return "the partner is missing."
    return ""


def append_line(path: Path, line: Correction) -> None:
    """Add one decision, after a header where the file is new. Raises OSError."""
    old = path.read_bytes() if path.exists() else b""
    header = old.decode("utf-8-sig", "replace").partition("\n")[0]
    names = next(csv.reader([header], delimiter=max(",;\t", key=header.count)), [])
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n", delimiter=max(",;\t", key=header.count))
    if not old:
        names = list(COLUMNS)
        writer.writerow(names)
    elif not old.endswith(b"\n"):
        sink.write("\n")
    writer.writerow(_defuse(str(getattr(line, name.strip(), ""))) for name in names)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(old + sink.getvalue().encode("utf-8"))
    os.replace(temporary, path)


def _defuse(text: str) -> str:
    # Words of a page must be no formula in a spreadsheet.
    plain = " ".join(text.split()) if "\n" in text or "\r" in text else text
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _arm(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
