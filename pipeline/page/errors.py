"""The one error of this stage."""


class PageError(Exception):
    """A page that cannot be read; the message is one sentence that names the file."""
