"""A partner: the sections of a page that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Section
from pipeline.partners.parts import SENTENCE

LOOSE = (SENTENCE,)
"""Layouts that find names in running text, in no order that means anything."""


@dataclass(slots=True, eq=False)
class Partner:
    """The sections of one partner, most trusted layout first.

    ``starts`` has for each layout where its first section begins.
    """

    key: str
    country: str | None
    sections: list[Section] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    probability: float | None = None
    uncertain: bool = False

    @property
    def layouts(self) -> tuple[str, ...]:
        return tuple(self.starts)

    def add(self, section: Section) -> None:
        self.sections.append(section)
        self.starts.setdefault(section.layout, section.start)
