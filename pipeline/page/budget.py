"""How much of an archive is unpacked while it is listed, and for how long."""

from __future__ import annotations

import time
from typing import BinaryIO

from pipeline.page.errors import ArchiveTooLarge
from pipeline.page.limits import Limits

_RATIO = 100
_BYTES_IN_TIME = 50_000_000


class Budget:
    """What one archive may cost, by its own size.

    It may unpack to ``limits.archive_bytes`` and a hundred times its own bytes, which text
    never does, and take the time of one page for itself and for each 50 MB of it.
    ``file`` must be able to seek.
    """

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        size = file.seek(0, 2)
        file.seek(0)
        self.problem = ""
        self._most = self._left = limits.archive_bytes + size * _RATIO
        self._seconds = limits.seconds * (1 + size / _BYTES_IN_TIME)
        self._end = time.monotonic() + self._seconds if limits.seconds > 0 else float("inf")

    def take(self, count: int) -> bool:
        """Spend ``count`` bytes; False, and ``problem`` says why, where nothing is left."""
        self._left -= count
        if self._left < 0:
            self.problem = f"unpacks to more than {self._most:,} bytes"
        elif time.monotonic() > self._end:
            self.problem = f"takes longer than {self._seconds:.0f} seconds"
        return not self.problem

    def check(self) -> None:
        """Raise ``ArchiveTooLarge`` where nothing is left."""
        if self.problem:
            raise ArchiveTooLarge(f"{self.problem}; the rest of it was not read")
