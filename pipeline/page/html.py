"""Divide a marked-up page into blocks as a browser would show them."""

from __future__ import annotations

import warnings
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from pipeline.model import Block
from pipeline.page.buffer import collapse
from pipeline.page.elements import read_attribute
from pipeline.page.flow import Flow, Piece, assemble
from pipeline.page.walk import gather


class Markup(NamedTuple):
    """What a marked-up page holds."""

    text: str
    blocks: tuple[Block, ...]
    language: str | None
    url: str | None


def read_markup(source: str) -> Markup:
    """Read HTML, however broken, from text that is already decoded."""
    with warnings.catch_warnings():
        # bs4 wonders whether short or XML-like input is what its caller meant.
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(source, "lxml")
    flow = Flow()
    title = _read_title(soup)
    if title:
        flow.add(Piece("title", title))
    gather(soup, flow)
    text, blocks = assemble(flow)
    root = soup.find("html")
    language = read_attribute(root, "lang").strip() if isinstance(root, Tag) else ""
    return Markup(text, blocks, language or None, _find_url(soup))


def _read_title(soup: BeautifulSoup) -> str:
    title = soup.find("title")
    if not isinstance(title, Tag) or (title.parent and title.parent.name == "svg"):
        return ""
    return collapse(title.get_text())


def _find_url(soup: BeautifulSoup) -> str | None:
    """The address that a page gives for itself, if it is a whole one."""
    head = soup.head
    if head is None:
        return None
    links = [
        read_attribute(link, "href")
        for link in head.find_all("link")
        if "canonical" in read_attribute(link, "rel").lower().split()
    ]
    links += [read_attribute(it, "content") for it in head.find_all("meta", property="og:url")]
    whole = (link.strip() for link in links)
    return next((link for link in whole if link.startswith(("http://", "https://"))), None)
