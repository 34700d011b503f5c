"""One reading of one field, with the words that prove it."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """One reading of one field; ``page.text[start:end] == words``, always.

    ``value`` is text (``1984-10``, ``120000``, ``98.6``). ``parts`` are the readings
    that qualify this one (qualifier, as-of year, scope) and share its fate. ``reason``
    says why a mention was not chosen and is a key of ``rules.REASONS``. ``start`` and
    ``end`` are -1 only where the words stand outside the text (address, sidecar).
    """

    field: str
    value: str
    words: str
    start: int
    end: int
    source: str
    rule: str
    chosen: bool = False
    reason: str | None = None
    parts: tuple[Mention, ...] = ()
    confidence: float | None = None

    def choose(self) -> Mention:
        if self.chosen and not self.reason and all(part.chosen for part in self.parts):
            return self
        return self._judge(True, None, tuple([part.choose() for part in self.parts]))

    def reject(self, reason: str) -> Mention:
        parts = tuple([part.reject(reason) for part in self.parts])
        return self._judge(False, self.reason or reason, parts)

    def _judge(self, chosen: bool, reason: str | None, parts: tuple[Mention, ...]) -> Mention:
        # ``_replace`` takes twice as long, and this runs the most.
        return Mention._make((*self[:7], chosen, reason, parts, self.confidence))

    def part(self, field: str) -> Mention | None:
        return next((part for part in self.parts if part.field == field), None)
