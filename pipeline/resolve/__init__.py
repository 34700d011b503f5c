"""Which mention wins, and which sections speak of the same partner?"""

from __future__ import annotations

from pipeline.resolve.page import resolve_page

__all__ = ["resolve_page"]
