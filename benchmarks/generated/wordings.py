"""What a set of wordings has; each of its entries is a template."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Story:
    """A headline and its paragraphs; ``former`` names a partner that is no longer one."""

    head: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Wordings:
    """All wordings of one set. See ``telling`` for the fields in braces.

    ``openers`` have ``{list}``, made of ``items``; ``tables`` have pairs of header and cell;
    ``records`` have a heading and label lines; ``entries`` are for lists under the name of a
    country, ``dated`` for those under a year; ``about`` follows a heading with the name.
    """

    heads: tuple[str, ...]
    intros: tuple[str, ...]
    openers: tuple[str, ...]
    items: tuple[str, ...]
    sentences: tuple[str, ...]
    lines: tuple[str, ...]
    entries: tuple[str, ...]
    dated: tuple[str, ...]
    tables: tuple[tuple[tuple[str, str], ...], ...]
    records: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, str], ...]
    cards: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, ...], ...]
    articles: tuple[Story, ...]
    empties: tuple[Story, ...]
    decoys: tuple[str, ...]
    other_lists: tuple[tuple[str, ...], ...]
    former: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]

    def templates(self) -> dict[str, object]:
        """Every template by its name, such as ``lines-3``."""
        return {
            f"{field.name}-{number}": wording
            for field in fields(self)
            for number, wording in enumerate(getattr(self, field.name))
        }
