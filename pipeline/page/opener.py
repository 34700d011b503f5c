"""One archive of pages: opened late, read often, opened anew after an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from pipeline.page.archive import Archive
from pipeline.page.budget import Budget
from pipeline.page.errors import MachineError, MemberError, PageError, describe
from pipeline.page.limits import Limits
from pipeline.page.locations import open_location
from pipeline.page.names import find_archive
from pipeline.page.payload import Payload

if TYPE_CHECKING:
    from pipeline.page.references import Reference


class Opener:
    """One archive, opened when it is first needed, and anew after an error."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._file: BinaryIO | None = None
        self._archive: Archive | None = None

    def __enter__(self) -> Opener:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()
        self._file = self._archive = None

    def open(self) -> Archive:
        """Raises ``PageError``, ``MemberError`` for the archive itself, and ``OSError``."""
        if self._archive is None:
            self._file = open_location(self._location)
            if find_archive(self._location) == ".zip":
                from pipeline.page.zipped import ZipArchive

                self._archive = ZipArchive(self._file)
            else:
                from pipeline.page.warc import WarcArchive

                self._archive = WarcArchive(self._file)
        return self._archive

    def make_budget(self, limits: Limits) -> Budget:
        """What listing this archive, which is open, may cost."""
        assert self._file is not None
        return Budget(self._file, limits)

    def load(self, reference: Reference, limit: int) -> Payload:
        try:
            payload = self.open().load(reference.member, reference.sidecar, limit)
            if payload.digest != reference.digest:
                raise MemberError("has changed since it was listed")
            return payload
        except MemberError as error:
            self.__exit__()
            raise error.name(reference.page_id) from error
        except PageError:
            self.__exit__()
            raise
        except OSError as error:
            self.__exit__()
            message = f"{reference.page_id} cannot be read: {describe(error)}."
            raise MachineError(message) from error
