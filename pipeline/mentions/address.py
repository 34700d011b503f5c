"""The host from the page's address: ``shenyang.gov.cn``, ``…/wiki/Coventry``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page
from pipeline.places import find_places, infer_country, is_place
from pipeline.values.countries import country_facts
from pipeline.values.find_word import find_word

_GENERIC = frozenset(
    "www www2 www3 en eng english city town village gov gob govt go or co com org net edu ac lg"
    " info eu int official portal site web home index main kokusai".split()
)
_AFFIX = re.compile(
    r"^(?:go|visit|cityof|city|townof|villageof|discover|my|the|global|welcometo|experience|stadt)(?=\w{4})"
    r"|(?:sistercit(?:y|ies)|twinning|twintowns?)(?:society|association|committee|commission|council)?$"
    r"|(?:city|council|online|gov|dc|cc|bc|mbc)$"
)
_DEVOTED = re.compile(r"sistercit|twinning|twintown")
"""In the address of a society for partner cities, the rest is the name of its city."""

_WIKI = re.compile(r"/wiki/(?:[^/]*[Ll]ist_of_[^/]*_(?:of|in)_)?([^/?#]+)")
_COUNTRY_OF_SUFFIX = {"uk": "GB", "gov": "US", "us": "US"}
_VANITY = frozenset("tv io me co ai fm cc ws to ly la".split())
"""Endings of countries that sites elsewhere use for their sound."""

_SHORTEST = 4


def find_address_host(page: Page) -> Mention | None:
    """The first part of the address that is a place of its country, as a mention.

    Where the text has the same word, the mention stands there; otherwise it is of source
    ``address`` and without offsets.
    """
    address = _split(page.url)
    if not address:
        return None
    country = _read_suffix(address.hostname or "")
    for name, words in _list_names(address.path, address.hostname or ""):
        devoted = _DEVOTED.search(words) is not None and is_place(name)
        if not devoted and not _is_known(name, country):
            continue
        span = next(find_word(page.flat, name), None)
        if span:
            return make_mention(
                page, "host", page.words(span), span, source="phrase", rule="address-in-text"
            )
        return Mention("host", name, words, -1, -1, "address", "address")
    return None


def find_address_country(page: Page) -> Mention | None:
    """The country that the end of the address says, as a mention without offsets."""
    address = _split(page.url)
    if not address:
        return None
    hostname = address.hostname or ""
    code, last = _read_suffix(hostname), hostname.rpartition(".")[2]
    if code is None or last in _VANITY or not _is_country(code):
        return None
    return Mention("host_country", code, f".{last}", -1, -1, "address", "address")


def _split(url: str | None) -> SplitResult | None:
    """The parts of an address; None for one that is none, such as ``https://[city]/``."""
    try:
        return urlsplit(url if "//" in url else f"//{url}") if url else None
    except ValueError:
        return None


def _is_country(code: str) -> bool:
    try:
        return bool(country_facts(code))
    except KeyError:
        return False


def _read_suffix(hostname: str) -> str | None:
    last = hostname.rpartition(".")[2]
    return _COUNTRY_OF_SUFFIX.get(last, last.upper() if len(last) == 2 else None)


def _list_names(path: str, hostname: str) -> Iterator[tuple[str, str]]:
    """Likely names with the words of the address they are from, likeliest first."""
    wiki = _WIKI.search(path)
    if wiki:
        title = unquote(wiki[1]).replace("_", " ")
        yield re.split(r",| \(", title)[0], wiki[1]
        return
    for label in hostname.split(".")[:-1]:
        bare = _AFFIX.sub("", label)
        if label not in _GENERIC and len(bare) >= _SHORTEST and bare.replace("-", "").isalpha():
            yield bare.replace("-", " ").title(), label


def _is_known(name: str, country: str | None) -> bool:
    if country:
        return any(place.match == "exact" for place in find_places(name, country))
    return infer_country(name)[0] is not None
