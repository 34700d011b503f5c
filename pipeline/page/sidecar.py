"""Read what ``<name>.meta.json`` tells of a page: its address, its city, when it was fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.page.errors import PageError

KEYS = ("url", "host", "host_country", "fetched_at")
_SUFFIX = ".meta.json"


def find_sidecar(file: Path) -> Path | None:
    """``page.txt.meta.json`` if there is one, else ``page.meta.json``, else None."""
    for name in (file.name + _SUFFIX, file.stem + _SUFFIX):
        candidate = file.with_name(name)
        if candidate.is_file():
            return candidate
    return None


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


def read_sidecar(file: Path) -> dict[str, str | None]:
    """The facts beside ``file``, all None where it has no sidecar. Raises ``PageError``."""
    sidecar = find_sidecar(file)
    if sidecar is None:
        return dict.fromkeys(KEYS)
    try:
        meta = json.loads(sidecar.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PageError(f"{sidecar} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise PageError(f"{sidecar} is not valid JSON.") from error
    if not isinstance(meta, dict):
        raise PageError(f"{sidecar} must hold a JSON object, not {_describe(meta)}.")
    return pick_facts(meta, str(sidecar))


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
