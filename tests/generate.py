"""Random partners: places that exist, with random dates, populations and areas.

Each fact is drawn together with what it must be read as; ``tests.generate_pages`` lays
them out. The places stand on no source page.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

_CITIES = """
Ghent|Belgium|BE|
Bruges|Belgium|BE|
Maastricht|Netherlands|NL|
Uppsala|Sweden|SE|
Lublin|Poland|PL|
Košice|Slovakia|SK|
Debrecen|Hungary|HU|
Rijeka|Croatia|HR|
Niš|Serbia|RS|
Iași|Romania|RO|
Antalya|Turkey|TR|
Trabzon|Türkiye|TR|
Larissa|Greece|GR|
Verona|Italy|IT|Veneto
Parma|Italy|IT|
Zaragoza|Spain|ES|Aragon
Bilbao|Spain|ES|
Braga|Portugal|PT|
Toulouse|France|FR|
Lausanne|Switzerland|CH|
Tromsø|Norway|NO|
Regina|Canada|CA|Saskatchewan
Calgary|Canada|CA|Alberta
Mérida|Mexico|MX|Yucatán
Medellín|Colombia|CO|
Mendoza|Argentina|AR|
Recife|Brazil|BR|Pernambuco
Arequipa|Peru|PE|
Valparaíso|Chile|CL|
Montevideo|Uruguay|UY|
Nairobi|Kenya|KE|
Kampala|Uganda|UG|
Windhoek|Namibia|NA|
Rabat|Morocco|MA|
Sfax|Tunisia|TN|
Samarkand|Uzbekistan|UZ|
Almaty|Kazakhstan|KZ|
Jaipur|India|IN|Rajasthan
Kandy|Sri Lanka|LK|
Da Nang|Vietnam|VN|
Darwin|Australia|AU|Northern Territory
Suva|Fiji|FJ|
Boise|USA|US|Idaho
Tucson|United States|US|Arizona
Eugene|U.S.A.|US|Oregon
"""
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_QUALIFIERS = {
    "": "",
    "about ": "about",
    "approximately ": "about",
    "nearly ": "nearly",
    "almost ": "nearly",
    "over ": "over",
    "more than ": "over",
    "less than ": "under",
}
_UNITS = {
    "km2": 1.0,
    " km2": 1.0,
    " km²": 1.0,
    " sq km": 1.0,
    " sq. km": 1.0,
    " square kilometres": 1.0,
    " square kilometers": 1.0,
    " square miles": 2.589988110336,
    " hectares": 0.01,
}
DAY_STYLES = (
    "{d} {M} {y}",
    "{M} {d}, {y}",
    "{M} {th}, {y}",
    "{th} {M} {y}",
    "{A} {d}, {y}",
    "{d} {A} {y}",
    "{y}-{m:02}-{d:02}",
    "{y}.{m}.{d}",
    "{d}.{m}.{y}",
)
DAY_FIRST, MONTH_FIRST = "{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}"
MONTH_STYLES = ("{M} {y}", "{M}, {y}", "{A} {y}")


class City(NamedTuple):
    """A place; ``region`` is empty where the pages do not give one."""

    name: str
    country: str
    code: str
    region: str


class Fact(NamedTuple):
    """What a page writes, and the cells that it must be read as; all blank where absent."""

    words: str = ""
    value: str = ""
    qualifier: str = ""
    year: str = ""


NOTHING = Fact()


class Partner(NamedTuple):
    city: City
    date: Fact
    population: Fact
    area: Fact


CITIES = tuple(City(*line.split("|")) for line in _CITIES.strip().split("\n"))


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


@st.composite
def dates(draw: st.DrawFn, slashed: str) -> Fact:
    """A date of any precision; all dates of one page with slashes have the same order."""
    y, m, d = draw(st.integers(1950, 2019)), draw(st.integers(1, 12)), draw(st.integers(1, 28))
    precision = draw(st.sampled_from(("day", "day", "month", "year")))
    if precision == "year":
        return Fact(str(y), str(y))
    styles: tuple[str, ...] = MONTH_STYLES if precision == "month" else (*DAY_STYLES, slashed)
    month = _MONTHS[m - 1]
    abbreviated = month if len(month) < 5 else f"{month[:3]}."
    style = draw(st.sampled_from(styles))
    # The host is in Austria: month first is only read where the day shows it.
    d = d + 12 if style == MONTH_FIRST and d <= 12 else d
    words = style.format(y=y, m=m, d=d, M=month, A=abbreviated, th=_ordinal(d))
    return Fact(words, f"{y}-{m:02}-{d:02}" if precision == "day" else f"{y}-{m:02}")


@st.composite
def populations(draw: st.DrawFn, plain: bool) -> Fact:
    """Persons; ``plain`` leaves out qualifiers, words of scale and years."""
    if draw(st.integers(0, 4)) == 0:
        return NOTHING
    if not plain and draw(st.booleans()):
        hundredths = draw(st.integers(101, 999))
        number, value = f"{hundredths / 100:g} million", hundredths * 10_000
    else:
        value = draw(st.integers(1_000, 9_999_999))
        number = f"{value:,}"
    if plain:
        return Fact(number, str(value))
    words, qualifier = draw(st.sampled_from(sorted(_QUALIFIERS.items())))
    year = draw(st.sampled_from(("", "", "2009", "2016")))
    tail = draw(st.sampled_from((f" ({year})", f" (as of {year})"))) if year else ""
    return Fact(f"{words}{number}{tail}", str(value), qualifier, year)


@st.composite
def areas(draw: st.DrawFn, plain: bool) -> Fact:
    """A surface in square kilometres; ``plain`` is a bare number of them."""
    if draw(st.integers(0, 3)) == 0:
        return NOTHING
    number = draw(st.integers(2_000, 400_000)) / 100
    if plain:
        return Fact(f"{number:,.2f}", str(number))
    unit = draw(st.sampled_from(sorted(_UNITS)))
    words, qualifier = draw(st.sampled_from(sorted(_QUALIFIERS.items())))
    return Fact(f"{words}{number:,.2f}{unit}", str(number * _UNITS[unit]), qualifier)


@st.composite
def partners(draw: st.DrawFn, least: int, most: int, plain: bool = False) -> list[Partner]:
    """Different partners; ``plain`` facts are those of a table's cells."""
    slashed = draw(st.sampled_from((DAY_FIRST, MONTH_FIRST)))
    size = st.lists(st.sampled_from(CITIES), min_size=least, max_size=most, unique=True)
    return [
        Partner(city, draw(dates(slashed)), draw(populations(plain)), draw(areas(plain)))
        for city in draw(size)
    ]
