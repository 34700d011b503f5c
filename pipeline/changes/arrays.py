"""Arrow arrays from Python lists, without ``pa.array``: that loads pandas, which is slow to load."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]


def make_texts(texts: Iterable[str]) -> Any:
    """A string array without nulls.

    >>> make_texts(["Tuzla", "", "示"]).to_pylist()
    ['Tuzla', '', '示']
    """
    encoded = [text.encode() for text in texts]
    ends = array("i", accumulate(map(len, encoded), initial=0))
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(encoded), buffers)


def make_numbers(numbers: Iterable[int]) -> Any:
    """An int64 array without nulls.

    >>> make_numbers([3, 1]).to_pylist()
    [3, 1]
    """
    kept = array("q", numbers)
    return pa.Array.from_buffers(pa.int64(), len(kept), [None, pa.py_buffer(kept)])
