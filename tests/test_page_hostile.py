"""Pages nobody wrote on purpose: soup, depth, breadth, and every real page at hand."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Page
from pipeline.page import make_page, read_page
from pipeline.page.plain import BLANKS
from pipeline.page.tidy import tidy
from pipeline.page.wikitext import is_wikitext

HELD_OUT = ("04", "16", "18", "20", "25", "30", "34", "42", "45", "58", "67", "77")
ROOT = Path(__file__).parents[1]
RAW = ROOT / "raw"
FILES = [
    file
    for folder in (RAW, ROOT / "training" / "pages")
    for file in sorted(folder.rglob("*"))
    if file.suffix in {".html", ".txt"} and file.parent.name[:2] not in HELD_OUT
]
UNSEEN = {"del", "s", "script", "style", "noscript", "template", "title", "sup", "svg"}


def read(source: str) -> Page:
    return make_page("page.html", source.encode(), ".html", {})


def check(page: Page) -> None:
    """Every offset is where it should be, and nothing stands outside the blocks."""
    end = 0
    earlier: set[tuple[int, int]] = set()
    for block in page.blocks:
        words = page.text[block.start : block.end]
        assert end <= block.start < block.end <= len(page.text)
        assert words.strip(BLANKS)
        assert bool(block.cells) == (block.kind == "row") == (block.table > 0)
        assert block.level in range(9)
        over = [page.blocks[at] for at in block.path]
        assert all(it.kind == "heading" and it.end <= block.start for it in over)
        assert sorted({it.level for it in over}) == [it.level for it in over]
        assert block.group == (block.groups[-1] if block.groups else 0)
        if block.kind != "row":
            assert words == words.strip(BLANKS)
        for cell in block.cells:
            within = block.start <= cell.start <= cell.end <= block.end
            assert within or cell in earlier
        earlier |= set(block.cells)
        assert not page.text[end : block.start].strip(BLANKS) or page.id.endswith((".txt", ".md"))
        end = block.end
    assert len(page.flat) == len(page.text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page.text)
    page.text.encode("utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_page_at_hand(file: Path) -> None:
    page = read_page(file, file.parent)
    check(page)
    assert read_page(file, file.parent) == page
    if file.suffix == ".html":
        flat = re.sub(r"\s+", " ", page.text)
        for node in find_visible(file.read_text("utf-8")):
            assert re.sub(r"\s+", " ", tidy(node)).strip() in flat
    elif not is_wikitext(file.read_text("utf-8")):
        assert page.text == tidy(file.read_text("utf-8").replace("\r\n", "\n"))


def find_visible(source: str) -> list[str]:
    """The texts a browser shows, found by another way than the one that is tested."""
    seen = []
    for node in BeautifulSoup(source, "lxml").find_all(string=True):
        chain = [it for it in node.parents if isinstance(it, Tag)]
        hidden = any(
            it.name in UNSEEN
            or "none" in str(it.get("style", ""))
            or "mw-editsection" in str(it.get("class", ""))
            for it in chain
        )
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            seen += [] if hidden else [str(node)]
    return seen


NAMES = """
    p div span b a ul ol li dl dt dd h1 h3 h6 table tr td th thead tbody caption nav header footer
    pre button details summary section br hr i option select blockquote body html form
"""
TAGS = st.sampled_from(NAMES.split())
WORDS = st.integers(0, 9999).map(lambda number: f" w{number} ")
SOUP = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
        WORDS,
        st.sampled_from(["<td rowspan=3>", "<td colspan=2>", "<th colspan=0>", "&nbsp;", "<tr>"]),
    ),
    max_size=50,
).map("".join)
SPLINTERS = (
    "<![foo[  <!--  -->  <?xml  ]]>  </  <svg>  <title>  <sup>[1]</sup>   hidden  >  <img alt=x>"
    "   style='display:none'   class='accordion flag'  &#0;  &#1;  &#xd800;  &#150;  &  <script>"
    "  </script>  <head>  <table>"
)
DIRT = st.lists(
    st.one_of(
        TAGS.map(lambda tag: f"<{tag}"),
        # A short page that is mostly control characters is refused as binary.
        st.text(
            alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=5
        ),
        st.sampled_from(SPLINTERS.split("  ")),
    ),
    max_size=40,
).map("".join)


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_soup_keeps_its_words(source: str) -> None:
    page = read(f"<p>{source}")
    check(page)
    assert read(f"<p>{source}") == page
    written = re.findall(r"w\d+", source)
    assert sorted(re.findall(r"w\d+", page.text)) == sorted(written)


@given(DIRT)
@settings(max_examples=300, deadline=None)
def test_dirt_does_no_harm(source: str) -> None:
    check(read(f"<p>{source}"))


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "deep",
        "<table><tr><td>" * 20_000 + "deep",
        "<ul><li>" * 30_000 + "deep",
        "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">deep",
        "<sup>" * 30_000 + "deep",
        "<a href=#><img alt=x>" * 20_000 + "deep",
        "<table><tr>" + "<td colspan=9999 rowspan=9999>x" * 500 + "<tr><td>y" * 500 + "deep",
        "<p><b>x<br>" * 20_000 + "deep",
        "<div class='" + "tab " * 100_000 + "'>deep",
        "<div style='" + "display " * 100_000 + "'>deep",
        "<style>" + ".x{/*" * 30_000 + "*/}{{{" + ".y{display:none}" * 10_000 + "</style>deep",
        "<script type=application/ld+json>" + "[" * 100_000 + "</script>deep",
        "<p itemscope itemtype=//schema.org/City>" * 5_000 + "deep",
        "<section><h2>x</h2><ul><li>" * 5_000 + "deep",
    ],
    ids=range(14),
)
def test_size_is_survived(source: str) -> None:
    start = perf_counter()
    page = read(source)
    assert "deep" in page.text
    check(page)
    # Linear work takes 1-2 s here, quadratic minutes; the bound leaves room for slow machines.
    assert perf_counter() - start < 30


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "part",
    ["{{", "{{x|", "[[x|", "<ref>", "'" * 3, "== ", "*:", "\n{|\n|a", "[x](", "**x ", "<!--"],
)
def test_marks_without_end_are_survived(part: str, suffix: str) -> None:
    start = perf_counter()
    source = f"[[a]] {{{{b}}}} deep\n{part * 10_000}"
    page = make_page(f"page{suffix}", source.encode(), suffix, {})
    assert "deep" in page.text
    check(page)
    assert perf_counter() - start < 30
