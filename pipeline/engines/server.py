"""The process that workers are forked from; it loads while this process goes on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.forkserver import ensure_running
from typing import Any


def start_server(preload: Sequence[str]) -> None:
    """Start the process that workers come from, if there is none yet.

    Workers forked from this one would inherit its threads' locks. The server loads the
    modules of ``preload`` while this process goes on.
    """
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    ensure_running()
