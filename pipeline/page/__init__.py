"""What does this file say, and how is it built? Bytes in, one ``Page`` out."""

from pipeline.page.errors import PageError, PageTimeout, PageTooLarge
from pipeline.page.find import find_pages
from pipeline.page.limits import LIMITS, Limits, time_limit
from pipeline.page.read import make_page, read_page
from pipeline.page.references import Reference, read_references, scan_references

__all__ = [
    "LIMITS",
    "Limits",
    "PageError",
    "PageTimeout",
    "PageTooLarge",
    "Reference",
    "find_pages",
    "make_page",
    "read_page",
    "read_references",
    "scan_references",
    "time_limit",
]
