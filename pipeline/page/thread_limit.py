"""A limit on time where signals do not reach: in threads, as Dask's workers have them."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.page.errors import PageTimeout


@contextmanager
def limit_thread(seconds: float, told: str) -> Iterator[None]:
    """Raise ``PageTimeout(told)`` in this thread once the block took ``seconds``.

    It is raised between two steps of the interpreter, so a single long call into C is
    waited for.
    """
    thread = threading.get_ident()
    guard = threading.Lock()
    active = True

    def stop() -> None:
        with guard:
            if active:
                _raise_in(thread, PageTimeout)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except PageTimeout as error:
        # Python raises the bare class; one with words comes from a block inside.
        raise (error if error.args else PageTimeout(told)) from None
    finally:
        timer.cancel()
        with guard:
            active = False
            _raise_in(thread, None)


def _raise_in(thread: int, error: type[PageTimeout] | None) -> None:
    pending = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), pending)
