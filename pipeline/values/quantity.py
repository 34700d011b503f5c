"""One number in digits, with its multiplier: ``1.25 million``, ``1½ million``."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.languages import other_languages
from pipeline.values.cjk_numbers import Quantity, read_cjk
from pipeline.values.digits import (
    AMBIGUOUS,
    MALFORMED,
    read_digits,
    settles_commas,
    writes_decimal_dots,
)
from pipeline.values.months import ANY_CASE
from pipeline.values.units import read_unit
from pipeline.values.wording import (
    PART_WORDS,
    SCALE_WORDS,
    part_after_scale,
    part_before_scale,
    read_fraction,
    scale_after,
)

GLYPHS = {
    "¼": Decimal("0.25"),
    "½": Decimal("0.5"),
    "¾": Decimal("0.75"),
}
_DIGITS = re.compile(r"[0-9]+")
_PLAIN = re.compile(r"[0-9]+(?:(?:[.,]|'(?=[0-9]{3}(?![0-9])))[0-9]+)*")
# The usual number, behind which nothing of a number can follow: it is read at once.
_BARE = re.compile(
    r"(?<!\w)(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5}|[0-9]{1,20})(?:\.[0-9]{1,2})?"
    r"(?=\Z|[.,;:)](?:\Z|[.,;)\n]| (?![0-9]))"
    rf"|[ \n](?=[A-Za-z(])(?!(?i:{'|'.join((*SCALE_WORDS, *PART_WORDS, 'mil', 'and'))})))"
)
# "1.3e2" is neither 1.3 nor 2; pages that write so were made by machines, not for readers.
_EXPONENT = re.compile(r"[0-9][0-9.,]*[eE][+-]?[0-9]+(?!\w)")
_BLANKS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]{1,2})?(?![.,]?[0-9])")
# "120, 000" may be one number with a slip of the hand, or two in a list.
_SPACED = re.compile(r"[0-9]{1,3}(?:(?:, | ,| , )[0-9]{3}(?![0-9]))+(?![.,][0-9])")
# The day of a month and the number of a road begin no group: "May 12 300 guests came".
_ONE = Decimal(1)
_NO_GROUP_BEFORE = re.compile(rf"\b(?:{ANY_CASE}|no)\.? ?\Z", re.IGNORECASE)
_SLASHED = re.compile(r"(?:([0-9]+)[ -])?([1-9])/([2-9])")
_GLYPH = re.compile(rf" ?([{''.join(GLYPHS)}])")
_POWER = re.compile(r"(?:(?<![A-Za-z])(?:[kcm]?m|mi|ft)\^?|(?<![A-Za-z])km )\Z", re.IGNORECASE)
_NOT_POWER = re.compile(r"[0-9]| (?:hours?|minutes?|days?|times)\b")
_RANKED = re.compile(r"(?:st|nd|rd|th|'?s)(?![A-Za-z])", re.IGNORECASE)
_SHORTHAND = re.compile(r"[kKM](?![A-Za-z0-9㎡^/.])| ?mil\b")
_SHORT_SIGNS = ("k", "K", "M", "m", " ")
"""What a shorthand begins with."""

_INNER = (" ", ",", ".", "'")
"""What may stand between the digits of a number."""

_SPACES = (", ", " ,")
"""What parts groups of digits beside a single sign."""

_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


def read_quantity(flat: str, pos: int, end: int, *, blank_groups: bool) -> Quantity | None:
    """Read the number that begins at ``pos``; None if its digits belong to a word.

    >>> read_quantity("1.25 million", 0, 12, blank_groups=True).value
    Decimal('1250000.00')
    """
    # In other languages a point parts thousands, and other multipliers may follow.
    bare = None if other_languages(flat) else _BARE.match(flat, pos, end)
    if bare:
        return Quantity(pos, bare.end(), Decimal(bare[0].replace(",", "")))
    if flat[pos] in GLYPHS:
        if pos and flat[pos - 1].isalnum():
            return None
        return _scale(flat, pos, pos + 1, end, GLYPHS[flat[pos]])
    stop = core_end(flat, pos, end, blank_groups=blank_groups)
    behind = flat[stop : min(stop + 2, end)]
    if stop == pos + 1 and behind[1:].isalpha() and (fraction := read_fraction(flat, pos, end)):
        return Quantity(pos, fraction.end, fraction.value, None, fraction.scale)
    slashed = _SLASHED.match(flat, pos, end) if flat.find("/", pos, stop + 4) > 0 else None
    if slashed and scale_after(flat, slashed.end(), end):
        value = Decimal(slashed[1] or 0) + Decimal(slashed[2]) / Decimal(slashed[3])
        return _scale(flat, pos, slashed.end(), end, value)
    if behind[:1] in ("e", "E") and (exponent := _EXPONENT.match(flat, pos, end)):
        return Quantity(pos, exponent.end(), None, MALFORMED)
    if _is_in_word(flat, pos, stop, end):
        return None
    if " " in flat[pos:stop] and _SPACED.fullmatch(flat, pos, stop):
        return Quantity(pos, stop, None, AMBIGUOUS)
    if (
        behind[:1] in _SHORT_SIGNS
        and (shorthand := _SHORTHAND.match(flat, stop, end))
        and not scale_after(flat, stop, end)
    ):
        return Quantity(pos, shorthand.end(), None, AMBIGUOUS)
    # East Asian multipliers and glyphs of fractions, a blank in front of them at most.
    foreign = not behind.isascii()
    if foreign and (quantity := read_cjk(flat, pos, end)):
        return quantity
    return _read_western(flat, pos, stop, end, behind)


def core_end(flat: str, pos: int, end: int, *, blank_groups: bool) -> int:
    """The end of the digits and separators that begin at ``pos``."""
    digits = _DIGITS.match(flat, pos, end)
    stop = digits.end() if digits else pos
    behind = flat[stop : min(stop + 2, end)]
    if behind[:1] not in _INNER or (behind not in _SPACES and not behind[1:].isdigit()):
        return stop
    forms = [_SPACED, _PLAIN]
    if blank_groups and not _NO_GROUP_BEFORE.search(flat[max(0, pos - 12) : pos]):
        forms.insert(1, _BLANKS)
    return next(match.end() for form in forms if (match := form.match(flat, pos, end)))


def is_power(flat: str, pos: int, end: int) -> bool:
    """Tell whether the digit at ``pos`` is the exponent of a unit: ``km2``, ``km 2``."""
    if flat[pos] not in "23" or _NOT_POWER.match(flat, pos + 1, end):
        return False
    return _POWER.search(flat[max(0, pos - 4) : pos]) is not None


def _is_in_word(flat: str, pos: int, stop: int, end: int) -> bool:
    """Tell ``E30``, ``B2B``, ``5G``, ``4th``, ``1930s`` from ``Population38,544``."""
    before, behind = flat[pos - 1 : pos], flat[stop : stop + 1] if stop < end else ""
    glued = behind.isalpha() or behind == "'"
    if before.isdigit() or (glued and _RANKED.match(flat, stop, end)):
        return True
    if stop - pos > 2 or not flat[pos:stop].isdigit():
        return False
    if _LETTER.match(before):
        return True
    if not _LETTER.match(behind):
        return False
    known = (
        read_unit(flat, stop, end) or scale_after(flat, stop, end) or _SHORTHAND.match(flat, stop)
    )
    return not known


def _read_western(flat: str, pos: int, stop: int, end: int, behind: str) -> Quantity:
    text, extra = flat[pos:stop], Decimal(0)
    if not behind.isascii() and (glyph := _GLYPH.match(flat, stop, end)):
        extra, stop = GLYPHS[glyph[1]], glyph.end()
    elif behind[1:] in ("a", "A") and (part := part_before_scale(flat, stop, end)) and part.value:
        extra, stop = part.value, part.end
    after = scale_after(flat, stop, end)
    if text.isdigit() and not after and not extra:
        value, reason = read_digits(text, scale=_ONE, measured=False, dotted=False)
        return Quantity(pos, stop, value, reason)
    scale, stop = (after.scale, after.end) if after else (_ONE, stop)
    value, reason = read_digits(
        text,
        scale=scale,
        measured=read_unit(flat, stop, end) is not None,
        dotted=writes_decimal_dots(flat),
        commas=settles_commas(flat),
    )
    if value is None:
        return Quantity(pos, stop, None, reason, scale)
    whole = Quantity(pos, stop, (value + extra) * scale, None, scale)
    return _add_smaller(flat, whole, end) if after else whole


def _add_smaller(flat: str, whole: Quantity, end: int) -> Quantity:
    """Add what a smaller multiplier continues: ``and a half``, ``1 million 200 thousand``."""
    if whole.value is None:
        return whole
    part = part_after_scale(flat, whole.end, end)
    if part and part.value:
        return whole._replace(end=part.end, value=whole.value + part.value * whole.scale)
    digits = _PLAIN.match(flat, whole.end + 1, end)
    if digits is None or flat[whole.end] != " ":
        return whole
    after = scale_after(flat, digits.end(), end)
    scale = after.scale if after else Decimal(1)
    value, _ = read_digits(digits[0], scale=scale, measured=False, dotted=False)
    if value is None or value * scale >= whole.scale:
        return whole
    if after:
        return Quantity(whole.start, after.end, whole.value + value * scale, None, scale)
    # "2 million 534,000" may be one number or two.
    if "," in digits[0] and read_unit(flat, digits.end(), end) is None:
        return Quantity(whole.start, digits.end(), None, AMBIGUOUS, whole.scale)
    return whole


def _scale(flat: str, start: int, stop: int, end: int, value: Decimal) -> Quantity:
    after = scale_after(flat, stop, end)
    if after is None:
        return Quantity(start, stop, value)
    return Quantity(start, after.end, value * after.scale, None, after.scale)
