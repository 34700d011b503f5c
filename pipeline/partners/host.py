"""Whose page is it? What the address, the title and set phrases say of a name."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.model import Page
from pipeline.partners.cues import Cues
from pipeline.places.names import script_key

_SHORTEST = 4
_HEADS = 3


class HostEvidence:
    """What a page says of whose it is, asked for by the key of a name."""

    def __init__(self, page: Page, cues: Cues) -> None:
        self.page, self.cues = page, cues

    @cached_property
    def address(self) -> str:
        """The letters of the page's address."""
        return "".join(char for char in script_key(self.page.url or "") if char.isalpha())

    @cached_property
    def heads(self) -> str:
        """The keys of the title and of the first headings, one after the other."""
        heads = [b for b in self.page.blocks if b.kind in ("title", "heading")][:_HEADS]
        first = list(self.page.blocks[:2])
        return "\n".join(script_key(self.page.flat[b.start : b.end]) for b in (*heads, *first))

    def describe(self, key: str, start: int, end: int) -> dict[str, float]:
        """The evidence for one name as features."""
        flat = self.page.flat
        after = flat[end : end + 40]
        said = re.match(r"(?:'s|s')?[ ]?", after)
        at = end + (said.end() if said else 0)
        cue_follows = any(cue.start - at <= 12 for cue in self.cues.strong_within(at, min(len(flat), at + 60)))
        hint = self.page.host_hint
        return {
            "host_in_address": len(key) >= _SHORTEST and key in self.address,
            "host_in_heads": len(key) >= 2 and key in self.heads,
            "host_said": bool(hint) and script_key(hint or "") == key,
            "cue_follows": cue_follows and flat[end : end + 1] in " '’",
            "host_word_before": any(
                span.end >= start - 4
                for span in self.cues.within("host_words", max(0, start - 30), start)
            ),
        }
