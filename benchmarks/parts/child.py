"""Run a command in a process of its own: wall and CPU time, peak memory, what it printed."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
_PROC = Path("/proc")
_PR_SET_CHILD_SUBREAPER = 36


class Measured(NamedTuple):
    """Seconds and megabytes (10^6 bytes) of a command and all processes below it.

    ``peak`` is the largest single process; ``peak_sum`` all of them at one moment, each
    shared page counted once, sampled twice a second (0 where there is no /proc).
    """

    wall: float
    cpu: float
    peak: float
    peak_sum: float
    printed: str


class CommandError(RuntimeError):
    """The command did not end well; the message holds the last that it printed."""


def run_python(*arguments: str | Path) -> Measured:
    """Run ``python ARGUMENTS`` from the project's folder; raises CommandError."""
    _adopt_orphans()
    command = [sys.executable, *map(str, arguments)]
    with tempfile.TemporaryFile() as printed:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT)
        sampler = _Sampler(child.pid)
        sampler.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        usages = [usage, *_wait_for_orphans()]
        sampler.stop()
        printed.seek(0)
        text = printed.read().decode("utf-8", "replace")
    if child.returncode:
        raise CommandError(f"{' '.join(command[1:])}: exit {child.returncode}: {text[-600:]}")
    # A kilobyte of Linux, a byte of macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = max(one.ru_maxrss for one in usages) * unit / 1e6
    cpu = sum(one.ru_utime + one.ru_stime for one in usages)
    return Measured(wall, cpu, peak, sampler.peak / 1e6, text)


def _adopt_orphans() -> None:
    """Make this process the parent of workers whose own parent ended without them (Linux).

    Their time and memory would be counted nowhere else.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _wait_for_orphans() -> Iterator[resource.struct_rusage]:
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


class _Sampler(threading.Thread):
    """Adds up the memory of a process and its descendants while they run."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.5):
            self.peak = max(self.peak, sum(map(_read_pss, _find_family(self.pid))))

    def stop(self) -> None:
        self.ended.set()
        self.join()


def _find_family(pid: int) -> list[int]:
    family = [pid]
    for member in family:
        for children in (_PROC / str(member) / "task").glob("*/children"):
            try:
                family += map(int, children.read_text().split())
            except OSError:  # it has ended since
                continue
    return family


def _read_pss(pid: int) -> int:
    """Bytes of a process, each shared page divided among those who share it."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
