"""The errors of this stage: each says which finding it becomes."""

from __future__ import annotations

from typing import ClassVar

from pipeline.model import Finding


class PageError(Exception):
    """A page that cannot be read; the message is one sentence that names the file."""

    code: ClassVar[str] = "page_unreadable"


class PageTooLarge(PageError):
    """A page with more bytes or more text than the limits allow."""

    code = "page_too_large"


class PageTimeout(PageError):
    """A page that took longer than the limits allow."""

    code = "page_too_slow"


class MemberError(PageError):
    """What is wrong with a page of an archive, said without its name: a sentence's end."""

    def name(self, page_id: str) -> PageError:
        return PageError(f"{page_id} {self}.")


class ArchiveTooLarge(MemberError):
    """An archive that unpacks to more, or takes longer, than the limits allow."""

    code = "archive_too_large"

    def name(self, page_id: str) -> PageError:
        return ArchiveTooLarge(f"{page_id} {self}.")


def make_error(page_id: str, error: PageError) -> Finding:
    """The finding of severity error that ``error`` is for this page."""
    return Finding(page_id, error.code, "error", str(error))


def describe(error: Exception) -> str:
    """What a library says of its error: one line, no full stop at its end."""
    said = getattr(error, "strerror", None) or str(error)
    return (said.strip().splitlines() or [type(error).__name__])[0].rstrip(".")
