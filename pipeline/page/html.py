"""Divide a marked-up page into blocks as a browser would show them."""

from __future__ import annotations

from typing import NamedTuple

from bs4.element import Tag

from pipeline.model import Block, StructuredPlace
from pipeline.page.lines import collapse
from pipeline.page.pieces import Flow, Piece, assemble
from pipeline.page.sidecar import LONGEST
from pipeline.page.structured import read_places
from pipeline.page.styles import read_styles
from pipeline.page.tree import get, is_text, parse, survey
from pipeline.page.walk import gather


class Markup(NamedTuple):
    """What a marked-up page holds."""

    text: str
    blocks: tuple[Block, ...]
    language: str | None = None
    url: str | None = None
    places: tuple[StructuredPlace, ...] = ()


def read_markup(source: str) -> Markup:
    """Read HTML, however broken, from text that is already decoded."""
    soup = parse(source)
    said = survey(soup)
    flow = Flow()
    title = _read_title(said.title)
    if title:
        flow.add(Piece("title", title))
    sets = gather(soup, flow, read_styles(_read_strings(it) for it in said.styles))
    text, blocks = assemble(flow, sets)
    places = read_places((_read_strings(it) for it in said.data), said.things)
    return Markup(text, blocks, said.language, _find_url(said.links), places)


def _read_title(title: Tag | None) -> str:
    """The title of the page; what a drawing is called is none."""
    if title is None or any(it.name == "svg" for it in title.parents):
        return ""
    return collapse("".join([str(it) for it in title.contents if is_text(it)]))


def _read_strings(tag: Tag) -> str:
    return "".join([it for it in tag.contents if isinstance(it, str)])


def _find_url(head: list[Tag]) -> str | None:
    """The address that a page gives for itself, if it is a whole one."""
    links = [
        get(it, "href")
        for it in head
        if it.name == "link" and "canonical" in get(it, "rel").lower().split()
    ]
    links += [
        get(it, "content") for it in head if it.name == "meta" and get(it, "property") == "og:url"
    ]
    whole = (link.strip() for link in links)
    fitting = (link for link in whole if len(link) <= LONGEST["url"])
    return next((link for link in fitting if link.startswith(("http://", "https://"))), None)
