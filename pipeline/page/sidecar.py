"""Read what ``<name>.meta.json`` tells of a page: its address, its city, when it was fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.model import Note
from pipeline.page.errors import PageError
from pipeline.page.names import name_sidecars

KEYS = ("url", "host", "host_country", "fetched_at")

MOST_BYTES = 1_000_000
"""A sidecar of more bytes is left out as a whole."""

LONGEST = {"url": 8_000, "host": 300, "host_country": 300, "fetched_at": 100}
"""A value of more characters is left out: each row of the page repeats it."""


def find_sidecar(file: Path) -> Path | None:
    """The nearest sidecar beside ``file``: ``page.txt.meta.json`` before ``page.meta.json``."""
    candidates = (file.with_name(name) for name in name_sidecars(file.name))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def parse_sidecar(content: bytes | None, name: str) -> dict[str, str | None]:
    """The facts of a sidecar's bytes, all None where there is no sidecar.

    Raises ``PageError``, with ``name`` for the culprit.
    """
    if content is None:
        return dict.fromkeys(KEYS)
    try:
        meta = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PageError(f"{name} is not valid JSON.") from error
    if not isinstance(meta, dict):
        raise PageError(f"{name} must hold a JSON object, not {_describe(meta)}.")
    return pick_facts(meta, name)


def pick_facts(meta: Mapping[str, object], name: str) -> dict[str, str | None]:
    """The four known keys of ``meta``, trimmed; empty text counts as absent.

    Raises ``PageError``, with ``name`` for the culprit, where a value is not text.
    """
    facts: dict[str, str | None] = {}
    for key in KEYS:
        value = meta.get(key)
        if value is not None and not isinstance(value, str):
            raise PageError(f"{name}: {key!r} must be text or null, not {_describe(value)}.")
        facts[key] = _check_text(value, key, name) if value else None
    return facts


def leave_out_long(
    facts: Mapping[str, str | None],
) -> tuple[dict[str, str | None], tuple[Note, ...]]:
    """The facts without those that are too long, and a note for each of these."""
    kept, notes = dict(facts), list[Note]()
    for key, most in LONGEST.items():
        if len(facts[key] or "") > most:
            kept[key] = None
            words = f"is given {key!r} of more than {most:,} characters, which was left out"
            notes.append(Note("sidecar_too_long", words))
    return kept, tuple(notes)


def _check_text(value: str, key: str, name: str) -> str | None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise PageError(f"{name}: {key!r} holds half a character.") from error
    return value.strip() or None


def _describe(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    kinds |= {dict: "an object", str: "text", type(None): "null"}
    return kinds.get(type(value), type(value).__name__)
