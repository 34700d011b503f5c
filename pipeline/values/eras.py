"""East Asian dates: year, month and day by their signs, and the years of eras."""

from __future__ import annotations

import re

from pipeline.values.date_token import (
    NO_YEAR,
    TWO_DIGITS,
    UNPARSED,
    DateToken,
    Form,
    make_date,
    refuse,
)

# Year 1 of the era is offset + 1; the last year is the era's own.
_ERAS: tuple[tuple[str, int, int], ...] = (
    (r"明治|Meiji", 1867, 45),
    (r"大正|Taish[oō]u?", 1911, 15),
    (r"昭和|Sh[oō]u?wa", 1925, 64),
    (r"平成|Heisei", 1988, 31),
    (r"令和|Reiwa", 2018, 99),
    (r"(?:中[華华])?民[國国]|Min-?guo|(?:ROC|R\.O\.C\.) year", 1911, 199),
)
_N = r"([0-9]{1,2})"
_MONTH_DAY = rf"(?: ?{_N} ?[月월](?: ?{_N} ?[日일号號])?)?"
_SIGNED = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])([0-9]{{4}}|[0-9]{{2}}(?= ?[年년] ?[0-9])) ?[年년](?![代대間间간])度?{_MONTH_DAY}"
)
_YEARLESS = re.compile(rf"(?<![0-9])(?<![0-9][.,]){_N} ?[月월] ?{_N} ?[日일号號]")
_ERA = re.compile(
    "(?<![A-Za-z])(?:"
    + "|".join(rf"(?P<e{row}>{names})" for row, (names, _, _) in enumerate(_ERAS))
    + rf")(?: era)?,?(?: year)? ?(?P<year>元|[0-9]{{1,4}})(?![0-9])(?: ?年)?{_MONTH_DAY}"
    r"(?:[./-](?P<m>[0-9]{1,2})[./-](?P<d>[0-9]{1,2})(?![0-9]))?"
)
_NAMES = "|".join(names for names, _, _ in _ERAS)
_BOTH = re.compile(
    rf"(?:(?<![0-9.,])([0-9]{{4}}) ?年? ?\((?:{_NAMES}) ?(?:元|[0-9]{{1,3}}) ?年?\)"
    rf"|(?:{_NAMES}) ?(?:元|[0-9]{{1,3}}) ?年? ?\(([0-9]{{4}}) ?年?\)) ?年{_MONTH_DAY}"
)
"""The year in both ways: ``1957(昭和32)年10月``, ``令和元(2019)年10月25日``."""


def _read_yearless(match: re.Match[str], *_: object) -> DateToken:
    return refuse(*match.span(), NO_YEAR, int(match[1]), int(match[2]))


def _read_signed(match: re.Match[str], *_: object) -> DateToken:
    month, day = (int(part) if part else None for part in match.groups()[1:])
    year = int(match[1])
    # "94年" may be 1994, or the year 94 of the Republic of China.
    if len(match[1]) == 2:
        return refuse(*match.span(), TWO_DIGITS, month, day)
    if not 1000 <= year <= 2100:
        return refuse(*match.span(), UNPARSED)
    return make_date(*match.span(), year, month, day)


def _read_era(match: re.Match[str], *_: object) -> DateToken:
    row = next(row for row in range(len(_ERAS)) if match[f"e{row}"])
    offset, last = _ERAS[row][1:]
    year = 1 if match["year"] == "元" else int(match["year"])
    signed_month, signed_day = match.groups()[-4:-2]
    month, day = match["m"] or signed_month, match["d"] or signed_day
    if not 1 <= year <= last:
        return refuse(*match.span(), UNPARSED)
    return make_date(
        *match.span(), offset + year, int(month) if month else None, int(day) if day else None
    )


def _read_both(match: re.Match[str], *_: object) -> DateToken:
    month, day = (int(part) if part else None for part in match.groups()[2:])
    return make_date(*match.span(), int(match[1] or match[2]), month, day)


FORMS = (
    Form(_SIGNED, _read_signed),
    Form(_YEARLESS, _read_yearless),
    Form(_ERA, _read_era),
    Form(_BOTH, _read_both),
)
