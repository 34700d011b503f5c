"""Pages beyond the limits are refused before they are taken apart, which costs the memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.page import Limits, make_page, read
from pipeline.page.errors import PageTooLarge

_PAGES = sorted((Path(__file__).parent / "pages").glob("*.*"))
_PAGES = [it for it in _PAGES if it.suffix in {".html", ".htm", ".txt", ".md"}]


def _make(source: str, suffix: str, limits: Limits) -> str:
    return make_page(f"x{suffix}", source.encode(), suffix, {}, limits=limits).text


def _refuse(*_: object) -> None:
    raise AssertionError("it was taken apart")


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be taken apart."""
    for name in ("read_markup", "read_markdown", "read_blocks"):
        monkeypatch.setattr(read, name, _refuse)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize(
    ("source", "suffix", "what"),
    [
        ("<p>Linz</p>" * 26, ".html", "100 characters of text"),
        ("<b>" + "Linz &amp; Pula " * 12, ".html", "100 characters of text"),
        ("<script>1 < 2</script><p>" + "Linz\n" * 26, ".html", "100 characters of text"),
        ("<p class=x>Linz" * 31, ".html", "30 elements"),
        ("<br>" * 31, ".htm", "30 elements"),
        ("<!DOCTYPE html>" + "<i>" * 31, ".txt", "30 elements"),
        ("== Twins ==\n{|\n" + "|-\n| Linz || AT\n" * 12 + "|}", ".txt", "30 elements"),
        ("Linz\n" * 31, ".txt", "30 lines"),
        ("* [Linz](linz)\n" * 31, ".md", "30 lines"),
        ("Linz " * 21, ".txt", "100 characters of text"),
    ],
)
def test_what_is_surely_too_much_is_refused_whole(source: str, suffix: str, what: str) -> None:
    with pytest.raises(PageTooLarge, match=rf"^x\{suffix} has more than {what}\.$"):
        _make(source, suffix, Limits(max_text=100, max_parts=30))


_NOT_SHOWN: tuple[Callable[[str], str], ...] = (
    "<script>{}</script>".format,
    "<style>.x{{display:none}}</style><div class=x><p>{}</p></div>".format,
    "<div hidden>{}</div>".format,
    "<del>{}</del>".format,
    "<!-- {} -->".format,
    "<p>{}".format("&nbsp; " * 200).__add__,
)


@pytest.mark.parametrize("hide", _NOT_SHOWN)
def test_what_is_not_shown_is_not_counted(hide: Callable[[str], str]) -> None:
    source = f"<body>{hide('Pula ' * 100)}<p>Linz</p></body>"
    if "Pula" in (text := _make(source, ".html", Limits())):
        source, text = source.replace("Pula ", ""), "Linz"
    assert _make(source, ".html", Limits(max_text=100)).strip() == text.strip() == "Linz"


@pytest.mark.parametrize("file", _PAGES, ids=lambda it: it.name)
def test_no_page_within_its_limit_is_refused(file: Path) -> None:
    source = file.read_bytes()
    text = make_page(file.name, source, file.suffix, {}).text
    limits = Limits(max_text=len(text))
    assert make_page(file.name, source, file.suffix, {}, limits=limits).text == text
