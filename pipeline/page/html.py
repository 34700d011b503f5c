"""Divide a marked-up page into blocks as a browser would show them."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model import Block
from pipeline.page.buffer import collapse
from pipeline.page.events import Event, Tape, look_ahead, parse
from pipeline.page.flow import Flow, Piece, assemble
from pipeline.page.sidecar import LONGEST
from pipeline.page.walk import gather


class Markup(NamedTuple):
    """What a marked-up page holds."""

    text: str
    blocks: tuple[Block, ...]
    language: str | None
    url: str | None


def read_markup(source: str) -> Markup:
    """Read HTML, however broken, from text that is already decoded."""
    tape = parse(source)
    flow = Flow()
    title = _read_title(tape)
    if title:
        flow.add(Piece("title", title))
    gather(tape.events, flow)
    text, blocks = assemble(flow)
    markup = Markup(text, blocks, _read_language(tape), _find_url(tape))
    # The parser holds the tape in a cycle, until garbage is next sought.
    tape.events.clear()
    return markup


def _read_title(tape: Tape) -> str:
    at = tape.first.get("title")
    if at is None or _is_in_drawing(tape.events, at):
        return ""
    inside = look_ahead(tape.events, at, len(tape.events))
    return collapse("".join(it for _, it in inside if isinstance(it, str)))


def _is_in_drawing(events: list[Event], at: int) -> bool:
    depth = 0
    for event in reversed(events[:at]):
        if event is None:
            depth += 1
        elif not isinstance(event, str):
            if not depth:
                return event[0] == "svg"
            depth -= 1
    return False


def _read_language(tape: Tape) -> str | None:
    root = tape.events[tape.first["html"]] if "html" in tape.first else None
    return root[1].get("lang", "").strip() or None if isinstance(root, tuple) else None


def _find_url(tape: Tape) -> str | None:
    """The address that a page gives for itself, if it is a whole one."""
    if "head" not in tape.first:
        return None
    inside = look_ahead(tape.events, tape.first["head"], len(tape.events))
    starts = [event for _, event in inside if isinstance(event, tuple)]
    links = [
        attributes.get("href", "")
        for name, attributes in starts
        if name == "link" and "canonical" in attributes.get("rel", "").lower().split()
    ]
    links += [
        attributes.get("content", "")
        for name, attributes in starts
        if name == "meta" and attributes.get("property") == "og:url"
    ]
    whole = (link.strip() for link in links)
    fitting = (link for link in whole if len(link) <= LONGEST["url"])
    return next((link for link in fitting if link.startswith(("http://", "https://"))), None)
