"""What does this file say, and how is it built? Bytes in, one ``Page`` out."""

from pipeline.page.errors import PageError
from pipeline.page.find import find_pages
from pipeline.page.read import make_page, read_page

__all__ = ["PageError", "find_pages", "make_page", "read_page"]
