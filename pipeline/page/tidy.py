"""Text as it is meant: composed letters, no invisible characters, no marks of footnotes.

All of it happens once, when the text of a page is made; offsets refer to the result.
"""

from __future__ import annotations

import html
import re
import unicodedata

# A reference that is still to be read after the markup was: it was escaped twice.
_REFERENCE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
# They would turn words into markup.
_KEPT_REFERENCES = frozenset({"&lt;", "&gt;"})
# Places where a word may be broken, joiners, and marks of the direction of writing.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
# A byte above 0x7f and the ones behind it, each taken for a letter of Windows-1252.
_BEHIND = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_MISREAD = re.compile(f"[\u00c2-\u00f4][{_BEHIND}]")
_LINE = re.compile(r"[^\n\t]+")
_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_RAISED_MARK = re.compile(rf"(?<=[\w).,%])[{_RAISED}]{{1,2}}(?![\w{_RAISED}])")
# What a raised digit behind it is a power of: a unit of length, or ten.
_POWER = re.compile(
    r"(?:(?<![^\W\d_])(?:[kcmdh]|da)?m|(?<![^\W\d_])(?:mi|ft|yd|in|km|sq|sqm|sqkm)\.?|[Mm]iles?"
    r"|[Ff]eet|[Mm]et(?:er|re)s?|\bkilomet\w*|[кмКМ]м?|㎞|公里|(?<![\d.,])10)\s*$",
    re.IGNORECASE,
)
_LONGEST_UNIT = 16
_GAP = re.compile(r"([^\S\n]{200})[^\S\n]+")


def tidy(text: str) -> str:
    """``text`` without what only a machine sees, its letters composed (Unicode's NFC).

    >>> tidy("Caer\\u00adphilly, Orle\\u0301ans, Plze&ncaron;"), tidy("M\\u00c3\\u00bcnster")
    ('Caerphilly, Orléans, Plzeň', 'Münster')
    """
    if "&" in text:
        text = _REFERENCE.sub(_resolve, text)
    if text.isascii():
        return text
    if _MISREAD.search(text):
        text = _LINE.sub(_read_again, text)
    text = _INVISIBLE.sub("", text)
    text = _RAISED_MARK.sub(_drop_mark, text)
    return unicodedata.normalize("NFC", text)


def shorten_gaps(text: str) -> str:
    """``text`` without the blanks of a gap beyond those that any column of plain text needs.

    Patterns may look for the end of a gap from each of its blanks, which takes the square of
    its length.
    """
    return _GAP.sub(r"\1", text)


def is_power(before: str) -> bool:
    """Is a raised digit behind these words a power (``km²``, ``10⁶``), no mark of a footnote?"""
    return _POWER.search(before[-_LONGEST_UNIT:]) is not None


def _resolve(match: re.Match[str]) -> str:
    reference = match[0]
    meant = reference if reference in _KEPT_REFERENCES else html.unescape(reference)
    return meant if all(char.isprintable() or char in "\xa0\u00ad" for char in meant) else reference


def _read_again(match: re.Match[str]) -> str:
    """A line whose bytes were UTF-8 and were read as Windows-1252, if they are that throughout."""
    line = match[0]
    if not _MISREAD.search(line):
        return line
    try:
        raw = b"".join(
            bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode("cp1252")
            for char in line
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return line


def _drop_mark(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LONGEST_UNIT) : match.start()]
    return match[0] if is_power(before) else ""
