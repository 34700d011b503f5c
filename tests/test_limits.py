"""The limits of one page: bytes, characters and seconds."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from types import FrameType

import pytest

from pipeline.model import Finding
from pipeline.page import Limits, PageError, PageTimeout, references, time_limit
from pipeline.rules.codes import FINDINGS
from tests.archive_files import ABERDEEN, GRAZ, read, read_one, scan, write, zip_one


def run_forever() -> None:
    while True:
        pass


def test_a_busy_loop_is_stopped() -> None:
    with (
        pytest.raises(PageTimeout, match=r"^x\.html took longer than 0\.01 seconds\.$"),
        time_limit(0.01, "x.html"),
    ):
        run_forever()
    assert issubclass(PageTimeout, PageError)


def test_what_was_set_before_comes_back() -> None:
    def handler(signum: int, frame: FrameType | None) -> None: ...

    former = signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 1000, 7)
    try:
        with time_limit(60):
            assert signal.getsignal(signal.SIGALRM) is not handler
        with pytest.raises(PageTimeout), time_limit(0.01):
            run_forever()
        assert signal.getsignal(signal.SIGALRM) is handler
        left, interval = signal.getitimer(signal.ITIMER_REAL)
        assert 0 < left <= 1000
        assert interval == 7
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def test_no_timer_is_left_behind() -> None:
    with pytest.raises(ValueError, match="own"), time_limit(60):
        raise ValueError("own")
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize(("outer", "inner", "culprit"), [(0.01, 60, "outer"), (60, 0.01, "inner")])
def test_limits_may_be_nested(outer: float, inner: float, culprit: str) -> None:
    """An outer limit that runs out while an inner one is set goes off right behind it."""

    def work() -> None:
        with time_limit(inner, "inner"):
            if culprit == "inner":
                run_forever()
            time.sleep(0.05)
        run_forever()

    with pytest.raises(PageTimeout, match=culprit), time_limit(outer, "outer"):
        work()


def test_zero_seconds_are_no_limit() -> None:
    with time_limit(0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


@pytest.mark.parametrize("name", ["x.html", "x.html.gz"])
def test_a_page_of_too_many_bytes(tmp_path: Path, name: str) -> None:
    file = write(tmp_path / name, zip_one(GRAZ) if name.endswith("gz") else GRAZ)
    assert not isinstance(read_one(file, Limits(max_bytes=len(GRAZ))), Finding)
    found = read_one(file, Limits(max_bytes=len(GRAZ) - 1))
    size = f"{len(GRAZ) - 1:,}"
    assert found == Finding(name, "page_too_large", "error", f"{name} has more than {size} bytes.")


def test_bytes_beyond_the_limit_count_for_the_digest(tmp_path: Path) -> None:
    limits = Limits(max_bytes=10)
    digests = set()
    for end in (b"a", b"b", b"bb"):
        write(tmp_path / "x.txt", ABERDEEN * 9 + end)
        references, _ = scan(tmp_path, limits)
        assert references["x.txt"].size == len(ABERDEEN) * 9 + len(end)
        digests.add(references["x.txt"].digest)
    assert len(digests) == 3


def test_a_page_of_too_much_text(tmp_path: Path) -> None:
    file = write(tmp_path / "x.txt", "Graz " * 20)
    assert not isinstance(read_one(file, Limits(max_text=100)), Finding)
    found = read_one(file, Limits(max_text=99))
    message = "x.txt has more than 99 characters of text."
    assert found == Finding("x.txt", "page_too_large", "error", message)


def test_a_page_that_takes_too_long_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "x.txt", ABERDEEN)
    write(tmp_path / "y.txt", ABERDEEN)
    make = references.make_payload_page

    def make_slowly(id: str, *rest: object) -> object:
        return run_forever() if id == "x.txt" else make(id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(references, "make_payload_page", make_slowly)
    found = read(tmp_path, Limits(seconds=0.2))
    message = "x.txt took longer than 0.2 seconds."
    assert found["x.txt"] == Finding("x.txt", "page_too_slow", "error", message)
    assert not isinstance(found["y.txt"], Finding)


def test_the_codes_are_of_the_closed_list() -> None:
    codes = ("page_unreadable", "page_too_large", "page_too_slow", "archive_broken")
    assert {FINDINGS[code][0] for code in codes} == {"error"}
    assert FINDINGS["archive_passed_over"][0] == "info"
