"""``05/06/1990``: day or month first, as the page's other dates or its country settle it.

The page's own dates come first; the country of its city settles only what they leave open.
What settled the date is a part of its mention: the words of the other date, of the
country, of the address or of the host.
"""

from __future__ import annotations

import re

from pipeline.mentions.address import find_address_country
from pipeline.mentions.make import make_mention
from pipeline.model import Mention, Page
from pipeline.places import find_places
from pipeline.resolve.choose import Candidate
from pipeline.rules.orders import Order, order_of
from pipeline.values.date_token import AMBIGUOUS
from pipeline.values.dates import find_dates
from pipeline.values.page_dates import find_order_witnesses, read_habits

_OPEN = re.compile(r"(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(?:\d{4}|\d{2})")
_LAST_MONTH = 12
_OF_PAGE = "order-of-page"


def settle_orders(
    page: Page, candidates: list[Candidate], host: Mention | None, country: Mention | None
) -> list[Candidate]:
    """The candidates, with the dates read that the host's country settles.

    ``country`` is the mention of the host's country, if the page or its sidecar says it.
    """
    dates = [mention for mention, _ in candidates if mention.field == "established"]
    if not any(map(_is_open, dates)):
        return candidates
    witness = _find_page_witness(page) or _find_country_witness(page, host, country)
    if witness is None:
        return candidates
    return [
        candidate._replace(mention=_settle(page, candidate.mention, witness))
        if _is_open(candidate.mention)
        else candidate
        for candidate in candidates
    ]


def _is_open(mention: Mention) -> bool:
    """Could the words be read both ways, had nothing settled it?"""
    if mention.field != "established" or mention.reason not in (None, AMBIGUOUS):
        return False
    match = _OPEN.fullmatch(mention.words)
    if match is None:
        return False
    first, second = int(match[1]), int(match[3])
    return first != second and max(first, second) <= _LAST_MONTH


def _find_page_witness(page: Page) -> Mention | None:
    """The first date of the page that shows its habit, where it has one."""
    witnesses = find_order_witnesses(page.flat)
    # A language's own order needs no witness on the page.
    if read_habits(page.flat).day_first is None or not witnesses:
        return None
    span, day_first = witnesses[0]
    value = _name(day_first)
    return make_mention(page, "date_order", value, span, source="phrase", rule=_OF_PAGE)


def _name(day_first: bool) -> Order:
    return "day_first" if day_first else "month_first"


def _find_country_witness(
    page: Page, host: Mention | None, country: Mention | None
) -> Mention | None:
    """What tells the order of the host's country, if no date of the page speaks against it."""
    said = country or find_address_country(page)
    order = order_of(said.value) if said else _find_order(host)
    source = said or host
    shown = {_name(day_first) for _, day_first in find_order_witnesses(page.flat)}
    if order is None or source is None or shown - {order}:
        return None
    rule = "order-of-country" if said else "order-of-host"
    return source._replace(field="date_order", value=order, rule=rule, chosen=False, parts=())


def _find_order(host: Mention | None) -> Order | None:
    """The order that all countries with a city of the host's name share."""
    places = find_places(host.value, kind="city") if host else []
    codes = {place.country_code for place in places if place.match == "exact"}
    orders = {order_of(code) for code in codes}
    return orders.pop() if len(orders) == 1 else None


def _settle(page: Page, mention: Mention, witness: Mention) -> Mention:
    parts = (*mention.parts, witness)
    if mention.reason is None:
        return mention._replace(parts=parts)
    if witness.value == "month_first" and "." in mention.words and witness.rule != _OF_PAGE:
        # Where others write the month first, dots may follow the rest of the world.
        return mention
    pivot = read_habits(page.flat).pivot
    day_first = witness.value == "day_first"
    dates = find_dates(page.flat, mention.start, mention.end, day_first=day_first, pivot=pivot)
    if len(dates) != 1 or dates[0].iso is None or dates[0].reason:
        return mention
    return mention._replace(value=dates[0].iso, reason=None, parts=parts)
