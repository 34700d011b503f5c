"""The machine that the figures are of, in words."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def describe_machine() -> str:
    """For instance ``Intel Xeon, 2 cores, 25 GB, Python 3.12.3, Debian 12``."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{_read_model()}, {os.cpu_count()} cores, {memory:.0f} GB, "
        f"Python {platform.python_version()}, {_read_system()}"
    )


def _read_model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _read_system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"
