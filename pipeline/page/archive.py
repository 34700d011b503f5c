"""What the readers of archives have in common: what they yield, and what they count."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from pipeline.model import Finding
from pipeline.page.budget import Budget
from pipeline.page.errors import MemberError
from pipeline.page.payload import Payload


class Entry(NamedTuple):
    """One page of an archive: its name there, where it and its sidecar are, its bytes."""

    name: str
    member: str
    sidecar: str
    payload: Payload


class Lost(NamedTuple):
    """One page of an archive that cannot be read."""

    name: str
    error: MemberError


class Archive(Protocol):
    """An open archive; errors of the file beneath it are left to the caller.

    ``passed`` counts by kind what is no page, ``problems`` says where the archive is
    broken; both are complete once ``scan`` has come to its end.
    """

    passed: Counter[str]
    problems: list[str]

    def scan(self, limit: int, budget: Budget) -> Iterator[Entry | Lost]:
        """Every page, in the order of the archive, one at a time.

        Raises ``ArchiveTooLarge`` where the budget is spent.
        """

    def load(self, member: str, sidecar: str, limit: int) -> Payload:
        """One page; cheapest in the order of the archive. Raises ``MemberError``."""


class Names:
    """Makes names unique: the second ``x`` becomes ``x#2``."""

    def __init__(self) -> None:
        # Short hashes, as an archive may hold millions of long addresses.
        self._times: dict[bytes, int] = {}

    def number(self, name: str) -> str:
        unique, times = name, self._times.get(_shorten(name), 0)
        while _shorten(unique) in self._times:
            times += 1
            unique = f"{name}#{times}"
        self._times[_shorten(unique)] = 1
        self._times[_shorten(name)] = max(times, 1)
        return unique


def _shorten(name: str) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=8).digest()


def note_archive(archive_id: str, archive: Archive) -> Iterator[Finding]:
    """What a person should know of an archive that was scanned to its end."""
    if archive.problems:
        count = len(archive.problems)
        where = f" in {count} places, first" if count > 1 else ""
        what = f"{archive.problems[0]}; what stands behind it may be missing"
        message = f"{archive_id} is broken{where}: {what}."
        yield Finding(archive_id, "archive_broken", "error", message)
    if archive.passed:
        kinds = sorted(archive.passed.items(), key=lambda item: (-item[1], item[0]))
        counts = ", ".join(f"{count:,} {kind}" for kind, count in kinds[:20])
        total = archive.passed.total()
        message = f"{archive_id} has {total:,} entries that are no pages: {counts}."
        yield Finding(archive_id, "archive_passed_over", "info", message)
