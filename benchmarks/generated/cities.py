"""Real cities out of the gazetteer, drawn so that all continents and sizes turn up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from pipeline.places.common_names import common_name
from pipeline.places.index import numbered
from pipeline.places.rows import list_cities, list_offsets, read_city
from pipeline.values.countries import read_country

_OFTEN = "DE FR US JP CN GB IT PL ES RU KR CZ HU UA NL TR BR CA AU IN SE FI RO AT MX".split()
_SELDOM = (
    "AR BE BG BY CH CL CO CR CU CY DK DO DZ EC EE EG ET GE GH GR GT HR ID IE IL IR IS JO KE KZ"
    " LB LT LV MA MD ME MG MK ML MM MN MY MZ NG NI NO NP NZ PE PH PK PS PT PY RS RW SA SI SK SN"
    " SV TH TN TW TZ UG UY UZ VN ZA ZM ZW AM AZ BA AL BO CI CM HN LK LU"
).split()
_WITH_REGION = frozenset("US CA AU BR MX IN CN JP".split())
_OTHERWISE = {
    "US": ("USA", "United States", "United States of America"),
    "GB": ("United Kingdom", "UK", "Great Britain"),
    "KR": ("South Korea", "Republic of Korea", "Korea"),
    "CZ": ("Czech Republic", "Czechia"),
    "TR": ("Turkey", "Türkiye"),
    "BA": ("Bosnia and Herzegovina",),
    "CI": ("Ivory Coast",),
    "PS": ("Palestine",),
}
_WITH_ARTICLE = re.compile(r"(?:United|UK|USA|Netherlands|Philippines|Czech R|Dominican|Republic)")
_NAME = re.compile(
    r"[^\W\d_][^\W\d_’' .-]{2,}(?:(?:-|’|'| |\. )[^\W\d_]+)*"
    r"(?: \((?:Oder|Saale|Sieg|Hessen|Allgäu|Unterweser)\))?"
)
_NO_CITY = re.compile(
    r"\b(?:District|County|Province|Municipality|Township|Region|City of|Colonia|Ward|Sector"
    r"|kerület|Mahallesi|City Of|Ciudad de"
    r"|Palais|Thành phố|lakótelep|Old Town|Stad|Street|Way|Park|Corridor|Centro|Chinatown"
    r"|Hills|Heights|városközpont"
    r"|Barangay|Estate|Subdivision|Center|Centre|North|South|East|West|May|March|Union)\b"
)
_IN_REGION = re.compile(r" \((?:Hessen|Allgäu|Unterweser)\)$")
_ODD = re.compile(r"[-’' (]")
_SMALLEST, _SMALL, _LARGE = 5_000, 20_000, 100_000


@dataclass(frozen=True, slots=True)
class City:
    """A place as pages write it: ``country`` is one of the names its country has."""

    name: str
    code: str
    country: str
    region: str
    people: int

    @property
    def names(self) -> str:
        """All its names as gold has them: "Neustadt (Hessen)" may be "Neustadt" in a region."""
        bare = _IN_REGION.sub("", self.name)
        return self.name if bare == self.name else f"{self.name}|{bare}"

    @property
    def in_country(self) -> str:
        """The country as it stands after "in"."""
        return f"the {self.country}" if _WITH_ARTICLE.match(self.country) else self.country


Row = tuple[str, str, int, int]


@cache
def _pools() -> tuple[dict[str, list[Row]], list[Row], list[Row]]:
    """The rows by country, those whose name an American town has too, and Frankfurt (Oder)."""
    wanted = frozenset((*_OFTEN, *_SELDOM))
    pools: dict[str, list[Row]] = {code: [] for code in sorted(wanted)}
    american = set()
    for at, (name, _, code, people) in zip(list_offsets("cities"), list_cities(), strict=True):
        if code == "US":
            american.add(name)
        fits = people >= _SMALLEST and code in wanted and _is_plain(name)
        if fits and not read_country(name):
            pools[code].append((name, code, people, at))
    rows = [row for pool in pools.values() for row in pool]
    shared = [row for row in rows if row[1] != "US" and row[0] in american and row[2] > _SMALL]
    return pools, shared, [row for row in rows if "(" in row[0] and row[1] == "DE"]


def _is_plain(name: str) -> bool:
    """Is it a name of a city as pages write it, with capitals in front and behind?"""
    ends = name[0], name.rpartition(" ")[2].lstrip("(")[0]
    is_name = _NAME.fullmatch(name) and not _NO_CITY.search(name)
    return bool(is_name) and all(it.isupper() for it in ends)


def draw_codes(random: Random, count: int) -> list[str]:
    """``count`` countries."""
    return random.sample((*_OFTEN, *_SELDOM[:40]), count)


def draw_cities(
    random: Random, count: int, taken: set[str], home: str = "", codes: list[str] | None = None
) -> list[City]:
    """``count`` cities with names of their own; their names are added to ``taken``.

    Some are in the country ``home``; all are in ``codes`` if there are such.
    """
    cities: list[City] = []
    spelling = random.random()
    while len(cities) < count:
        row = _draw_row(random, home or random.choice(_OFTEN), codes)
        if row and not any(_is_alike(row[0], name) for name in taken):
            taken.add(row[0])
            cities.append(_make_city(row, spelling))
    return cities


def _is_alike(one: str, other: str) -> bool:
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _draw_row(random: Random, home: str, codes: list[str] | None) -> Row | None:
    pools, shared, bracketed = _pools()
    what = random.random()
    if what < 0.08 and not codes:
        return random.choice(shared if what < 0.07 else bracketed)
    some = codes or (_OFTEN if what < 0.65 else _SELDOM)
    code = home if what < 0.16 and not codes else random.choice(some)
    pool = pools[code]
    if random.random() < 0.15:
        pool = [row for row in pool if _ODD.search(row[0])]
    else:
        size = random.random()
        low = _LARGE if size < 0.5 else _SMALL if size < 0.85 else _SMALLEST
        pool = [row for row in pool if low <= row[2]]
    return random.choice(pool) if pool else None


def _make_city(row: Row, spelling: float) -> City:
    """The city; ``spelling``, 0 to 1, says which of its country's names a page has."""
    name, code, people, at = row
    choices = _OTHERWISE.get(code) or (common_name(code).replace("&", "and"),)
    country = choices[int(spelling * len(choices))]
    region = _find_region(at) if code in _WITH_REGION else ""
    return City(name, code, country, region, people)


def _find_region(at: int) -> str:
    found = (numbered(number) for number in read_city(at).within)
    return next((entry.name for entry in found if entry and entry.level == 1), "")
