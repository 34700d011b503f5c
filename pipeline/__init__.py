"""Sister cities, from the pages in which cities tell of them.

>>> from pipeline import extract, load
>>> data = extract("raw", "output")          # doctest: +SKIP
>>> data = load("output")                    # doctest: +SKIP
>>> data.rows[["host", "name", "established"]]   # doctest: +SKIP
>>> data.explain("Rennes")                    # doctest: +SKIP
>>> data.page("graz.html")                   # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.api import extract as extract
    from pipeline.dataset.load import DataSet as DataSet
    from pipeline.dataset.load import NotFoundError as NotFoundError
    from pipeline.dataset.load import load as load

    __version__: str

__all__ = ["DataSet", "NotFoundError", "__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    # Workers import this package thousands of times; only who asks for these pays for them.
    if name == "__version__":
        from pipeline.versions import find_version

        return find_version()
    if name == "extract":
        from pipeline.api import extract

        return extract
    if name in __all__:
        from pipeline.dataset import load

        return getattr(load, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
