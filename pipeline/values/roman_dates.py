"""Dates with the month in Roman numerals, as eastern Europe writes them: ``13 IV 1966``."""

from __future__ import annotations

import re

from pipeline.values.date_token import DateToken, Form, make_date

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTHS = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
_MONTH = rf"(?P<m>{'|'.join(sorted(_NUMERALS, key=len, reverse=True))})"
_YEAR = r"(?P<y>1[89][0-9]{2}|20[0-9]{2})(?![0-9]|[.,]?[0-9])"
_DAY = r"(?<![0-9A-Za-z])(?<![0-9][.,:/-])(?P<d>0?[1-9]|[12][0-9]|3[01])"

_FORMS = (
    rf"{_DAY}(?:\. ?| ){_MONTH}(?:\. ?| ){_YEAR}",
    # In small letters a numeral is a letter: the signs around it must be the same.
    rf"(?i){_DAY}(?P<sign>[./-]){_MONTH}(?P=sign){_YEAR}",
    # "Elizabeth II 1952" and "Part IV 1990" are no months: the numeral begins its cell or bracket.
    rf"(?:(?<=[(\[\t\n])|^){_MONTH}(?:[./-] ?| ){_YEAR}",
)


def _read(match: re.Match[str], *_: object) -> DateToken:
    day = int(match["d"]) if "d" in match.re.groupindex else None
    return make_date(*match.span(), int(match["y"]), _MONTHS[match["m"].upper()], day)


FORMS = tuple(Form(re.compile(pattern, re.MULTILINE), _read) for pattern in _FORMS)
