"""The errors of this stage: each says which finding it becomes."""

from __future__ import annotations

from typing import ClassVar

from pipeline.model import Finding

_LONGEST = 200
"""Characters of an error that a message quotes."""


class PageError(Exception):
    """A page that cannot be read; the message is one sentence that names the file."""

    code: ClassVar[str] = "page_unreadable"


class MachineError(PageError):
    """What this machine could not do just now; another time the page may be read."""


class PageTooLarge(PageError):
    """A page with more bytes or more text than the limits allow."""

    code = "page_too_large"


class PageTimeout(MachineError):
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


def is_of_machine(error: Exception) -> bool:
    """Whether ``error`` tells of the machine rather than of the page: it may pass."""
    return isinstance(error, (MachineError, MemoryError, OSError))


def make_failure(page_id: str, error: Exception, broken: str = "the extraction") -> Finding:
    """The finding of severity error for whatever was raised over a page.

    ``broken`` says what a fault of the program broke.
    """
    if isinstance(error, PageError):
        return make_error(page_id, error)
    if isinstance(error, MemoryError):
        message = f"{page_id} needs more memory than there is."
    elif isinstance(error, OSError):
        message = f"{page_id} cannot be worked on just now: {describe(error)[:_LONGEST]}."
    else:
        message = f"{page_id} broke {broken}: {type(error).__name__}: {describe(error)[:_LONGEST]}."
    # What was quoted may be the very text that no file can hold.
    message = message.encode("utf-8", "backslashreplace").decode("utf-8")
    return Finding(page_id, "page_failed", "error", message)


def describe(error: Exception) -> str:
    """What a library says of its error: one line, no full stop at its end."""
    said = getattr(error, "strerror", None) or str(error)
    return (said.strip().splitlines() or [type(error).__name__])[0].rstrip(".")
