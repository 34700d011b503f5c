"""What comes of a page: records, findings, and what the page claims of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.model.mention import Mention
from pipeline.model.page import Page, Span

Severity = Literal["info", "warning", "error"]


class Claim(NamedTuple):
    """What a page says of itself, and how the rows bear it out."""

    page_id: str
    kind: str
    words: str
    start: int
    end: int
    claimed: int
    found: int
    verdict: str
    names: tuple[str, ...] = ()


class Finding(NamedTuple):
    """Something a person should know; ``code`` is a key of ``rules.FINDINGS``."""

    page_id: str
    code: str
    severity: Severity
    message: str
    record_id: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Record:
    """One partnership: the chosen mention per field, all that was rejected, doubts.

    ``accepted`` are codes and fields that a person has looked at: they raise no doubt any
    more. ``corrected`` tells that a person changed the row. ``own_host`` tells that the
    page names another host for it than for itself.
    """

    page_id: str
    position: int
    chosen: dict[str, Mention]
    rejected: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    record_id: str = ""
    layouts: tuple[str, ...] = ()
    probability: float | None = None
    accepted: tuple[str, ...] = ()
    corrected: bool = False
    own_host: bool = False

    def value(self, name: str) -> str | None:
        mention = self.chosen.get(name)
        return mention.value if mention else None


@dataclass(slots=True)
class Extraction:
    """All that one page gave. ``loose`` are mentions that belong to no record.

    ``stretches`` are where the page speaks of the partners that have a record.
    """

    page: Page
    records: list[Record] = field(default_factory=list)
    loose: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    host: Mention | None = None
    host_country: str | None = None
    layouts: tuple[str, ...] = ()
    stretches: tuple[Span, ...] = ()
