"""What a page's address says of whose page it is: names in its domain, and a country."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipeline.model import Page
from pipeline.places.names import find_named, script_key
from pipeline.places.rows import country_codes

_SHORTEST, _LONG = 4, 6
_MOST_AFFIXES = 3
_LABELS = re.compile(r"[.\-_]")
_AFFIXES = re.compile(
    r"^(?:the)?(?:city|town|village|county|borough|visit|discover|explore|go|my|our|stadt|ville|mairie"
    r"|gemeente|comune|camara|cm|municipio|mun|urad|gmina|mesto)(?:of|de|di)?-?"
    r"|(?:city|town|county|borough|council|gov|sistercities|sistercity|sister|cities|twinning"
    r"|society|association|committee|club|tourism|info|news|metro|online|shi|si"
    r"|fl|tx|ca|nc|va|mn|wa|or|az|oh|ny)$"
)
_NO_NAMES = frozenset("www city town lg go gov com org net info web english global".split())


def address_key(page: Page) -> str:
    """The letters of the address's domain, a slash, and those of its path."""
    domain, path = _split(page)
    keys = (script_key(domain), script_key(path))
    return "/".join("".join(char for char in key if char.isalpha()) for key in keys)


def address_country(page: Page) -> str:
    """The alpha-2 code of the country whose domain the address has; empty if none."""
    last = _split(page)[0].rpartition(".")[2].upper()
    if last in ("GOV", "US", "MIL"):
        return "US"
    last = {"UK": "GB"}.get(last, last)
    return last if last in country_codes() else ""


def address_labels(page: Page) -> list[str]:
    """The parts of the domain between dots and hyphens, without those that name no place."""
    labels = _LABELS.split(_split(page)[0].lower())[:-1]
    return [label for label in labels if len(label) >= _SHORTEST and label not in _NO_NAMES]


def address_names(page: Page) -> list[str]:
    """Names that the gazetteer finds in the domain: ``hobart`` of ``cityofhobart.gov.au``."""
    labels = [_split(page)[0].rpartition(".")[0].removeprefix("www.").replace("-", " ")]
    country = address_country(page)
    found = []
    for label in [*address_labels(page), *labels]:
        name = label
        for _ in range(_MOST_AFFIXES + 1):
            name = name.strip(" .")
            if len(name) >= _SHORTEST and _is_place(name, country):
                found.append(name)
                break
            name = _AFFIXES.sub("", name)
    return list(dict.fromkeys(found))


def _is_place(name: str, country: str) -> bool:
    """Is a place mainly called so, or, by a long name, also called so in the address's country?"""
    places = find_named(name)
    long = len(name) >= _LONG and any(it.country_code == country for it in places)
    return long or any(it.own for it in places)


def _split(page: Page) -> tuple[str, str]:
    """Domain, and path with query; empty where the address cannot be read."""
    try:
        parts = urlsplit(page.url or "")
        return parts.hostname or "", f"{parts.path} {parts.query}"
    except ValueError:
        return "", ""
