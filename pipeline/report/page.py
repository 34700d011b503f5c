"""placeholder"""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def render_marked(page: Row, records: list[Row], mentions: list[Row]) -> str:
    raise NotImplementedError
