"""Quote the sentence on a page that a span stands in."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.model import Page

# Initials, abbreviations and item numbers end no sentence: "the U.S. Army", "1. St. Ode".
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bSt)(?<!\bMt)(?<!\bNo)(?<!\bDr)(?<!\b\d)(?<!\b\d\d)"
    r"[.!?][\"')\u2019\u201d]{0,2}\s+(?=[^\sa-z])|[\u3002\uff01\uff1f]"
)


def quote(
    page: Page | None, start: int | None, end: int | None, reach: int = 240
) -> dict[str, str] | None:
    """Return the sentence around a span as ``before``, ``marked`` and ``after``.

    At most ``reach`` characters stand on each side, "…" where more were cut; white space
    is folded and a tab between cells becomes " | ". ``None`` where no such span exists.
    """
    if page is None or start is None or end is None or not 0 <= start <= end <= len(page.text):
        return None
    left, right = _bound(page, start)[0], _bound(page, max(start, end - 1))[1]
    before = _quote_before(page.text, left, start, reach)
    after = _quote_after(page.text, end, max(right, end), reach)
    marked = _fold_space(page.text[start:end])
    if len(marked) > 2 * reach:
        marked = f"{_cut_end(marked[:reach])}{_cut_start(marked[-reach:])[1:]}"
    return {"before": before.lstrip(" |"), "marked": marked, "after": after.rstrip(" |")}


def _quote_before(text: str, left: int, start: int, reach: int) -> str:
    floor = max(left, start - reach)
    # One character more, for the look-ahead past a full stop right before the span.
    matches = _SENTENCE_END.finditer(text, floor, start + 1)
    ends = [match.end() for match in matches if match.end() <= start]
    before = _fold_space(text[ends[-1] if ends else floor : start])
    return before if ends or floor == left else _cut_start(before)


def _quote_after(text: str, end: int, right: int, reach: int) -> str:
    stop = _SENTENCE_END.search(text, max(0, end - 1), right)
    last = max(end, stop.end()) if stop else right
    if last <= end + reach:
        return _fold_space(text[end:last])
    return _cut_end(_fold_space(text[end : end + reach]))


def _cut_start(text: str) -> str:
    """Drop a first word that may be cut, unless the script has no spaces."""
    return "… " + text.partition(" ")[2] if " " in text[:24] else "…" + text


def _cut_end(text: str) -> str:
    return text.rpartition(" ")[0] + " …" if " " in text[-24:] else text + "…"


def _bound(page: Page, offset: int) -> tuple[int, int]:
    """Return the block that holds ``offset``, or its line where no block does."""
    at = bisect_right(page.blocks, offset, key=lambda block: block.start) - 1
    if at >= 0 and offset < page.blocks[at].end:
        return page.blocks[at].start, page.blocks[at].end
    end = page.text.find("\n", offset)
    return page.text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(page.text)


def _fold_space(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\t", " | "))
