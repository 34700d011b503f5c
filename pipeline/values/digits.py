"""Digits with their separators: one value, or a reason why there is none."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.languages import other_languages, writes_decimal_commas
from pipeline.memory import per_text

AMBIGUOUS = "ambiguous_number"
MALFORMED = "malformed_number"

Reading = tuple[Decimal | None, str | None]

# Far beyond any count, and within the precision of Decimal.
_LONGEST = 24

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LAKHS = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_APOSTROPHES = re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:\.[0-9]+)?")
_BLANKS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_DOTS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?")
_DOT_AND_COMMA = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3},[0-9]{1,2}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_ONE_DOT_THREE = re.compile(r"[1-9][0-9]*\.[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_LONG_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_ZERO_COMMA_THREE = re.compile(r"0,[0-9]{3}")

_MEASURE = r"[ -]?(?:mi|km|k㎡|㎢|sq|ha|%|°|℃)"
# All begin with a run of digits.
_ENGLISH = re.compile(
    rf"(?<![.,0-9])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9,])|[0-9]+\.[0-9]{{1,2}}{_MEASURE})"
)
_ENGLISH_ONLY = re.compile(
    r"(?<![.,0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9,])|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]"
    rf"|[0-9]+\.[0-9]{{1,2}}{_MEASURE})"
)
_CONTINENTAL = re.compile(
    r"(?<![.,0-9])(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]"
    rf"|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}(?![0-9.])|[0-9]+,[0-9]{{1,2}}{_MEASURE})"
)


@per_text
def writes_decimal_dots(flat: str) -> bool:
    """Tell whether the text elsewhere shows the English habit, and no other.

    >>> writes_decimal_dots("1,200 here, 28.156 there")
    True
    """
    return bool(_ENGLISH.search(flat)) and not _CONTINENTAL.search(flat)


@per_text
def settles_commas(flat: str) -> bool:
    """Do the languages of this page write decimals with a comma, and the page nothing else?

    "28,156" is no witness: in such a language it may be a decimal.
    """
    if not writes_decimal_commas(other_languages(flat)):
        return False
    return not _ENGLISH_ONLY.search(flat)


def read_digits(
    text: str, *, scale: Decimal, measured: bool, dotted: bool, commas: bool = False
) -> Reading:
    """Read ``text`` as a number, without applying ``scale``, the multiplier after it.

    ``measured`` says that a unit follows, ``dotted`` that the page is known to write
    decimals with a dot, ``commas`` that its language does with a comma. Returns a value or a reason, never both.

    >>> read_digits("12,34,567", scale=Decimal(1), measured=False, dotted=False)
    (Decimal('1234567'), None)
    """
    if len(text) > _LONGEST:
        return None, MALFORMED
    if text.isdigit():
        return Decimal(text), None
    if commas and (read := _read_with_commas(text, scale, measured)) is not None:
        return read, None
    if _THOUSANDS.fullmatch(text):
        # "1,250 million" may be 1.25 thousand million or 1.250 million.
        if scale >= 1_000_000 and text.count(",") == 1 and "." not in text:
            return None, AMBIGUOUS
        return _bare(text, ","), None
    if _LAKHS.fullmatch(text):
        return _bare(text, ","), None
    if _APOSTROPHES.fullmatch(text):
        return _bare(text, "'"), None
    if _BLANKS.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", ".")), None
    if _DOTS.fullmatch(text) or _DOT_AND_COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", ".")), None
    if _DECIMAL.fullmatch(text):
        if _ONE_DOT_THREE.fullmatch(text) and not (
            scale >= 10_000 or (measured and scale == 1 and dotted)
        ):
            return None, AMBIGUOUS
        return Decimal(text), None
    if _DECIMAL_COMMA.fullmatch(text):
        if measured or scale > 1:
            return Decimal(text.replace(",", ".")), None
        return None, AMBIGUOUS
    if _ZERO_COMMA_THREE.fullmatch(text):
        return None, AMBIGUOUS
    return None, MALFORMED


def _read_with_commas(text: str, scale: Decimal, measured: bool) -> Decimal | None:
    """What only the language settles: "63.000" persons, "28,156" km2, "1,5"; or None.

    No count has three digits behind a comma, so there it parts thousands, as a foreigner wrote.
    """
    if _ONE_DOT_THREE.fullmatch(text):
        return _bare(text, ".")
    if _LONG_DECIMAL_COMMA.fullmatch(text) and (
        measured or scale > 1 or not _THOUSANDS.fullmatch(text)
    ):
        return Decimal(text.replace(",", "."))
    return None


def _bare(text: str, separator: str) -> Decimal:
    return Decimal(text.replace(separator, ""))
