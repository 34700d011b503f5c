"""Make mentions whose words stand at their offsets."""

from __future__ import annotations

from pipeline.model import Mention, Page, Span


def make_mention(
    page: Page,
    field: str,
    value: str,
    span: Span,
    *,
    source: str,
    rule: str,
    reason: str | None = None,
    parts: tuple[Mention, ...] = (),
) -> Mention:
    """A mention of ``field`` whose words are ``page.text[span]``."""
    start, end = span
    words = page.text[start:end]
    return Mention(field, value, words, start, end, source, rule, False, reason, parts)
