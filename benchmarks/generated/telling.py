"""Fill in a wording, and keep book of what it said of whom: that is the page's gold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from benchmarks.generated.cities import City

KINDS = {
    "sister city": ("sister city", "sister cities"),
    "twin town": ("twin town", "twin towns"),
    "partner city": ("partner city", "partner cities"),
    "friendship city": ("friendship city", "friendship cities"),
}
"""A kind of relationship as gold has it: the word for one and for several."""
MONTHS = (
    "January February March April May June July August September October November December"
).split()
DATES = ("{d} {month} {y}", "{month} {d}, {y}", "{y}-{m:02}-{d:02}", "{d}. {month} {y}", "dots")
_FIELD = re.compile(r"\{(\w+)\}")
_SQUARE_MILE = 2.589988110336


@dataclass
class Partner:
    """One partner and its facts; ``said`` has the fields that the page told."""

    city: City
    year: int
    month: int
    day: int
    people: int
    area: float
    said: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)


@dataclass
class Telling:
    """A page in the making: who tells of whom, and in which forms."""

    random: Random
    host: City
    partners: list[Partner]
    others: list[City]
    kind: str
    date: str
    host_said: bool = False

    def tell(self, wording: str, partner: Partner | None = None) -> str:
        """The wording with its fields filled in."""
        return _FIELD.sub(lambda match: self._fill(match[1], partner), wording)

    def _fill(self, name: str, partner: Partner | None) -> str:
        if name == "host":
            self.host_said = True
        if partner and name in _OF_PARTNER:
            partner.said.add(name)
            return self._fill_partner(name, partner)
        one, several = KINDS[self.kind]
        plain = {
            "host": self.host.name,
            "host_country": self.host.in_country,
            "kind": one,
            "kinds": several,
            "Kind": one.capitalize(),
            "Kinds": several.capitalize(),
            "KINDS": several.title(),
            "host_people": f"{self.host.people:,}",
            "count": str(len(self.partners)),
            "list": "{list}",
        }
        return plain[name] if name in plain else self._draw(name)

    def _draw(self, name: str) -> str:
        """What no gold asks for: other places, and figures that are nobody's."""
        random = self.random
        if name.startswith("other") and name[5:] in ("", "2", "3", "4"):
            return self.others[int(name[5:] or 1) - 1].name
        if name == "other_country":
            return self.others[0].in_country
        low, high = {
            "km": (4, 90),
            "founded": (1120, 1890),
            "railway": (1845, 1910),
            "jubilee": (604, 609),
            "recent": (2005, 2023),
            "small": (3, 60),
            "large": (1200, 9800),
        }[name]
        return str(random.randint(low, high))

    def _fill_partner(self, name: str, partner: Partner) -> str:
        city, cells = partner.city, partner.cells
        if name == "name":
            return city.name
        if name in ("country", "in_country"):
            cells["country"] = city.code
            return city.country if name == "country" else city.in_country
        if name == "place":
            return self._fill_place(partner)
        if name in ("year", "date", "monthyear"):
            return self._fill_date(name, partner)
        if name == "people":
            return self._fill_people(partner)
        return self._fill_area(partner)

    def _fill_place(self, partner: Partner) -> str:
        """Name and country, with or without the region; in North America the region will do."""
        city, cells = partner.city, partner.cells
        what = self.random.random()
        if city.code in ("US", "CA") and city.region and what < 0.4:
            if cells.setdefault("country", city.code):
                partner.notes.append("empty country acceptable")
            return f"{city.name}, {city.region}"
        cells["country"] = city.code
        if city.region and what < 0.7:
            return f"{city.name}, {city.region}, {city.country}"
        return f"{city.name}, {city.country}"

    def _fill_date(self, name: str, partner: Partner) -> str:
        year, month, day = partner.year, partner.month, partner.day
        found = {"year": f"{year}", "monthyear": f"{year}-{month:02}"}
        whole = found.get(name, f"{year}-{month:02}-{day:02}")
        partner.cells["established"] = max(whole, partner.cells.get("established", ""), key=len)
        if name == "year":
            return str(year)
        if name == "monthyear":
            return f"{MONTHS[month - 1]} {year}"
        if self.date == "dots":
            return (
                f"{day:02}.{month:02}.{year}" if day > 12 else f"{day} {MONTHS[month - 1]} {year}"
            )
        return self.date.format(d=day, m=month, y=year, month=MONTHS[month - 1])

    def _fill_people(self, partner: Partner) -> str:
        if "population" in partner.cells:
            return f"{int(partner.cells['population']):,}"
        people, what = partner.people, self.random.random()
        if people > 1_000_000 and what < 0.4:
            people = round(people, -5)
            partner.cells["population"] = str(people)
            return f"{people / 1_000_000:.1f} million"
        if what < 0.3:
            people = round(people, -3)
            partner.cells["population_qualifier"] = "about"
            partner.cells["population"] = str(people)
            return f"about {people:,}"
        partner.cells["population"] = str(people)
        return f"{people:,}"

    def _fill_area(self, partner: Partner) -> str:
        area, what = partner.area, self.random.random()
        if what < 0.15:
            miles = round(area / _SQUARE_MILE, 1)
            partner.cells["area_km2"] = f"{miles * _SQUARE_MILE:.4f}"
            return f"{miles:,} square miles"
        partner.cells["area_km2"] = f"{area}"
        return f"{area:,} {'km²' if what < 0.6 else 'square kilometres'}"


_OF_PARTNER = frozenset("name country in_country place year date monthyear people area".split())


def make_telling(random: Random, host: City, cities: list[City], others: list[City]) -> Telling:
    """The facts of a page, drawn. ``others`` are four cities that are no partners."""
    kinds = random.choices(list(KINDS), (5, 3, 2, 1))
    partners = [
        Partner(
            city,
            random.randint(1956, 2022),
            random.randint(1, 12),
            random.randint(1, 28),
            max(1000, int(city.people * random.uniform(0.9, 1.1))),
            round(random.uniform(12, 1900), 1),
        )
        for city in cities
    ]
    return Telling(random, host, partners, others, kinds[0], random.choice(DATES))
