"""Tie the cells of a flattened column to partners by monotone alignment.

A column of S slots and a list of P partners in the same order: slot i belongs to one of
the partners i … i + (P - S). Anchors narrow that: a date that another part of the page
gives for a partner, a country that only one partner in reach has. A cell is certain where
one partner is left, and where every order in which the page lists its partners agrees.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Cell, Column, Mention, Page
from pipeline.resolve.partner import Partner
from pipeline.values.countries import read_country
from pipeline.values.page_dates import find_page_dates


class Alignment(NamedTuple):
    """``certain``: partner index -> cell. ``doubtful``: cells with the partners in question.

    ``missing``: partners whose row is there but whose cell is not.
    """

    certain: dict[int, Cell]
    doubtful: list[tuple[Cell, tuple[int, ...]]]
    missing: tuple[int, ...]
    fits: bool


def align_column(
    page: Page, column: Column, partners: list[Partner], known: dict[int, Mention]
) -> Alignment:
    """Align the date cells; ``known`` are dates found elsewhere, by partner index."""
    orders = _list_orders(partners, column.slots)
    ranges = [_find_reach(page, column, order, partners, known) for order in orders]
    if not orders or any(reach is None for reach in ranges):
        return Alignment({}, [], (), False)
    certain: dict[int, Cell] = {}
    doubtful = []
    for cell in (cell for cell in column.cells if cell.field == "established"):
        reachable = {
            order[at]
            for order, reach in zip(orders, ranges, strict=True)
            if reach is not None
            for at in range(reach[cell.slot][0], reach[cell.slot][1] + 1)
        }
        if len(reachable) == 1:
            certain[reachable.pop()] = cell
        else:
            doubtful.append((cell, tuple(sorted(reachable))))
    for index in sorted(_find_turned(partners, orders) & certain.keys()):
        doubtful.append((certain.pop(index), (index,)))
    return Alignment(certain, doubtful, _find_missing(column, orders, ranges), True)


def _find_turned(partners: list[Partner], orders: list[list[int]]) -> set[int]:
    """The partners that a layout which lists only some of them has in another order."""
    turned: set[int] = set()
    layouts = dict.fromkeys(layout for partner in partners for layout in partner.starts)
    for layout in layouts:
        starts = {n: p.starts[layout] for n, p in enumerate(partners) if layout in p.starts}
        for order in orders if 2 * len(starts) > len(partners) else ():
            listed = [n for n in order if n in starts]
            for one, other in pairwise(listed):
                if starts[one] > starts[other]:
                    turned |= {one, other}
    return turned


def _list_orders(partners: list[Partner], slots: int) -> list[list[int]]:
    """The orders in which layouts list at least as many partners as there are slots."""
    orders: list[list[int]] = []
    layouts = dict.fromkeys(layout for partner in partners for layout in partner.starts)
    for layout in layouts:
        starts = [(partner.starts.get(layout), i) for i, partner in enumerate(partners)]
        order = [i for start, i in sorted((s, i) for s, i in starts if s is not None)]
        if len(order) >= slots and len(order) == max(len(order), len(partners)):
            orders.append(order)
    return [order for i, order in enumerate(orders) if order not in orders[:i]]


def _find_reach(
    page: Page,
    column: Column,
    order: list[int],
    partners: list[Partner],
    known: dict[int, Mention],
) -> list[tuple[int, int]] | None:
    """First and last place in ``order`` for each slot, or None if the column cannot fit."""
    slack = len(order) - column.slots
    reach = [(slot, slot + slack) for slot in range(column.slots)]
    for cell in column.cells:
        if cell.field == "country" and slack and not column.regular:
            # The date of its own row may be the one that is missing.
            continue
        low, high = reach[cell.slot]
        fitting = [
            at for at in range(low, high + 1) if _fits(page, cell, order[at], partners, known)
        ]
        if not fitting:
            return None
        reach[cell.slot] = (min(fitting), max(fitting))
    for slot in range(1, column.slots):
        low, high = reach[slot]
        reach[slot] = (max(low, reach[slot - 1][0] + 1), high)
    for slot in range(column.slots - 2, -1, -1):
        low, high = reach[slot]
        reach[slot] = (low, min(high, reach[slot + 1][1] - 1))
    return reach if all(low <= high for low, high in reach) else None


def _fits(
    page: Page, cell: Cell, index: int, partners: list[Partner], known: dict[int, Mention]
) -> bool:
    if cell.field == "country":
        reading = read_country(page.flat[cell.span.start : cell.span.end])
        country = partners[index].country
        return reading is None or country is None or reading.code == country
    date = known.get(index)
    if date is None:
        return True
    iso = find_page_dates(page.flat, *cell.span)[0].iso or ""
    return iso.startswith(date.value) or date.value.startswith(iso)


def _find_missing(
    column: Column, orders: list[list[int]], ranges: list[list[tuple[int, int]] | None]
) -> tuple[int, ...]:
    """Partners whose row has a slot but no date cell, in every order."""
    filled = {cell.slot for cell in column.cells if cell.field == "established"}
    missing: list[int] = []
    for slot in sorted(set(range(column.slots)) - filled) if column.regular else []:
        found = {
            order[reach[slot][0]]
            for order, reach in zip(orders, ranges, strict=True)
            if reach is not None and reach[slot][0] == reach[slot][1]
        }
        if len(found) == 1:
            missing += found
    return tuple(missing)
