"""Names of the files of page views."""

from __future__ import annotations

import hashlib
import re

from pipeline.values.fold_name import fold_name

FOLDER = "pages"
MOST_VIEWS = 2000
"""Of a larger data set no views are written: ``explain --html`` makes the one that is asked for."""


def name_view(page_id: str) -> str:
    """The file of a page's view: no name of a page leads out of the folder, or into another's.

    >>> name_view("../../etc/passwd")
    'etc-passwd-3754d6cb.html'
    """
    digest = hashlib.sha256(page_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    slug = re.sub(r"[^a-z0-9]+", "-", fold_name(page_id)).strip("-")[:60]
    return f"{slug or 'page'}-{digest}.html"
