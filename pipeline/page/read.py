"""Make a page of a file: bytes to text, text to blocks, facts from its sidecar."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.memory import without_collector
from pipeline.model import Note, Page
from pipeline.page.decode import DecodeError, decode, find_declared
from pipeline.page.encodings import name_codec
from pipeline.page.errors import PageError, PageTooLarge
from pipeline.page.find import make_id
from pipeline.page.html import Markup, read_markup
from pipeline.page.limits import LIMITS, Limits
from pipeline.page.locations import locate
from pipeline.page.markdown import is_markdown, read_markdown
from pipeline.page.payload import Payload, load_file
from pipeline.page.plain import read_blocks
from pipeline.page.sidecar import find_sidecar, leave_out_long, parse_sidecar, pick_facts
from pipeline.page.tidy import shorten_gaps, tidy
from pipeline.page.weigh import too_much_text, weigh_markup, weigh_text
from pipeline.page.wikitext import is_wikitext, to_html

_MAGICS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
)
_STARTS_AS_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)


def read_page(file: Path, root: Path) -> Page:
    """Read one page; its id is the path of ``file`` under ``root``.

    Raises ``PageError`` where the file or its sidecar cannot be read, is empty, or is
    no text.
    """
    beside = find_sidecar(file)
    sidecar = locate(str(beside)) if beside else ""
    payload = load_file(str(file), locate(str(file)), sidecar, LIMITS.max_bytes)
    return make_payload_page(make_id(file, root), payload, LIMITS, sidecar)


def make_payload_page(id: str, payload: Payload, limits: Limits, sidecar: str = "") -> Page:
    """Make a page of what was loaded of it. Raises ``PageError``, also for its limits.

    ``sidecar`` is what messages call the page's sidecar.
    """
    facts = parse_sidecar(payload.sidecar, sidecar or f"The sidecar of {id}")
    if payload.size > limits.max_bytes:
        raise too_large(id, limits)
    page = make_page(id, payload.raw, payload.suffix, facts, payload.charset, payload.notes, limits)
    if len(page.text) > limits.max_text:
        raise too_much_text(id, limits)
    return page


def too_large(id: str, limits: Limits) -> PageTooLarge:
    return PageTooLarge(f"{id} has more than {limits.max_bytes:,} bytes.")


@without_collector()
def make_page(
    id: str,
    raw: bytes,
    suffix: str,
    meta: Mapping[str, object],
    charset: str = "",
    notes: tuple[Note, ...] = (),
    limits: Limits = LIMITS,
) -> Page:
    """Make a page of bytes; ``suffix`` (``.html``, ``.md``) tells how to read them.

    ``meta`` may hold what a sidecar holds; ``charset`` is what the page was served with,
    and wins over what it declares of itself; ``notes`` are those of its file. Raises
    ``PageError``, also where it is beyond the limits by so much that it is not taken apart.
    """
    facts, too_long = leave_out_long(pick_facts(meta, id))
    suffix = suffix.lower()
    if not raw:
        raise PageError(f"{id} is empty: it holds no bytes.")
    for magic, what in _MAGICS:
        if raw.startswith(magic):
            raise PageError(f"{id} is not text but {what}.")
    try:
        declared = charset if name_codec(charset) else find_declared(raw) or charset
        text, codec = decode(raw, declared)
    except DecodeError as error:
        raise PageError(f"{id} cannot be read as text: {error}.") from error
    damage = _note_damage(text, codec)
    read = _read_text(text, suffix, id, limits)
    return Page(
        id=id,
        text=read.text,
        blocks=read.blocks,
        sha256=hashlib.sha256(raw).hexdigest(),
        url=facts["url"] or read.url,
        host_hint=facts["host"],
        host_country_hint=facts["host_country"],
        fetched_at=facts["fetched_at"],
        language=read.language,
        places=read.places,
        notes=(*notes, *too_long, *damage),
    )


def _note_damage(text: str, codec: str) -> tuple[Note, ...]:
    """What to tell of a text that ``decode`` read with holes."""
    if not codec.endswith("+replaced"):
        return ()
    count = text.count("\ufffd")
    holes = "a byte" if count == 1 else f"bytes in {count:,} places"
    words = f"holds {holes} that {codec.removesuffix('+replaced')} does not know"
    return (Note("text_damaged", words),)


def _read_text(text: str, suffix: str, id: str, limits: Limits) -> Markup:
    if _is_markup(text, suffix):
        return _read_markup(text, id, limits)
    text = shorten_gaps(tidy(text))
    weigh_text(text, id, limits)
    if is_wikitext(text):
        return _read_markup(to_html(text), id, limits)
    if suffix == ".md" or is_markdown(text):
        return Markup(*read_markdown(text))
    if len(text) > limits.max_text:
        raise too_much_text(id, limits)
    return Markup(text, read_blocks(text))


def _read_markup(source: str, id: str, limits: Limits) -> Markup:
    weigh_markup(source, id, limits)
    return read_markup(source)


def _is_markup(text: str, suffix: str) -> bool:
    """Names mislead: pages are saved as ``.txt`` with their tags, and the other way round."""
    if suffix in {".html", ".htm"}:
        return bool(_TAG.search(text))
    return bool(_STARTS_AS_MARKUP.match(text))
