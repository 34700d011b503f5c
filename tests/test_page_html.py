"""Marked-up pages to blocks: kinds, tables, pictures, what is left out."""

from __future__ import annotations

import pytest

from pipeline.page import make_page


def tell(source: str) -> list[str | tuple[str, ...]]:
    """Rows as tuples of cells, other blocks as ``kind`` and level, then the words."""
    page = make_page("page.html", source.encode(), ".html", {})
    return [
        tuple(page.words(cell) for cell in block.cells)
        if block.kind == "row"
        else f"{block.kind}{block.level or ''}: {page.text[block.start : block.end]}"
        for block in page.blocks
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<title>A\n B</title><body>x", ["title: A B", "paragraph: x"]),
        ("<i>x</i>", ["paragraph: x"]),
        ("<p>120<span>,000</span> km<sup>2</sup>", ["paragraph: 120,000 km2"]),
        ("<p>a  <b> b</b>\n c<br> d</p>e", ["paragraph: a b c\nd", "paragraph: e"]),
        ("<p>a<br><br>b", ["paragraph: a", "paragraph: b"]),
        ("<h2><a><button>N</button></a></h2>", ["heading2: N"]),
        ("<div role=heading aria-level=3>N</div>", ["heading3: N"]),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", ["item: a", "item: b", "paragraph: c", "item: d"]),
        ("<li><p>a<p>b", ["item: a", "paragraph: b"]),
        ("<li><h3>N</h3>text", ["heading3: N", "paragraph: text"]),
        ("<dl><dt>N<dd>a</dl>", ["heading7: N", "item: a"]),
        ("<p><strong>N</strong></p><li><b>M</b>", ["heading8: N", "heading8: M"]),
        ("<p><b>N</b>: a", ["paragraph: N: a"]),
        ("<p><b>N</b><br>a<br>b", ["heading8: N", "paragraph: a\nb"]),
        ("<p><b>" + "long " * 40, ["paragraph: " + ("long " * 40).strip()]),
        ("<p style='font-weight:bold'>N", ["heading8: N"]),
        ("<details><summary>N</summary>a</details>", ["heading7: N", "paragraph: a"]),
        ("<body><button>go</button>a", ["line: go", "paragraph: a"]),
        ("<div class=accordion><button>N</button><p>a</div>", ["heading7: N", "paragraph: a"]),
        ("<div class=faq><a role=tab aria-selected=true>N</a>a", ["heading7: N", "paragraph: a"]),
        ("<body style='display:none'>a", ["paragraph: a"]),
        ("<nav><a>Home</a> &gt; <a>N</a></nav>", ["line: Home > N"]),
        ("<header><h1>N</h1><p>a</header>", ["heading1: N", "line: a"]),
        ("<footer><h3>N</h3><ul><li>a</ul></footer>", ["line: N", "line: a"]),
        ("<pre>a\n\n b\n</pre>", ["line: a", "line: b"]),
        ("<p>a&#150;b&#0;&#1;c&nbsp;d", ["paragraph: a\u2013b\ufffdc\xa0d"]),
    ],
)
def test_kinds(source: str, expected: list[str]) -> None:
    assert tell(source) == expected


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a<script>x</script><style>x</style><noscript>x</noscript><!-- x -->", "a"),
        ("a<template><p>x</template><svg><title>x</title></svg>", "a"),
        ("a<span hidden>x</span><div hidden>x</div><p style='display: none'>x", "a"),
        ("a<span aria-hidden=true>b</span><div class=collapse>c</div>", "ab c"),
        ("<div class=accordion><div style='display:none'>a<i style='display:none'>x", "a"),
        ("<details><div hidden>a</div></details><div role=tabpanel hidden>b</div>", "a b"),
        ("<table class=sortable><tr><td><p hidden>x</p>a", "a"),
        ("a<sup class=reference><a href=#n>[1]</a></sup><sup>[note 2]</sup><sup>3)</sup>", "a"),
        ("a<sup><!-- x -->[1]</sup><sup><i>[</i>&#49;]</sup><a href=#n><!-- x -->[2]</a>", "a"),
        ("a<sup><a href=#fn1>1</a></sup> b<a href=#c>[4]</a> 19<sup>th</sup>", "a b 19th"),
        ("<h2>a<span class=mw-editsection>[<a>edit</a>]</span></h2>", "a"),
        ("<select><option>a<option>b</select>", "a b"),
        ("<div class=tabcontent style='display:none'>a</div><div class=faq hidden>b", "a b"),
    ],
)
def test_what_is_visible(source: str, words: str) -> None:
    page = make_page("page.html", f"<html><body>{source}".encode(), ".html", {})
    assert page.text.split() == words.split()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p><img class=flag alt='X Y' src=1.png> a", "⟦X Y⟧ a"),
        ("<p><span class=flagicon><a><img alt=X></a></span> <a>a</a>", "⟦X⟧ a"),
        ("<p><img src='/Flag_of_X.svg' alt='Flag of X'>", "⟦Flag of X⟧"),
        ("<p><img class=flag alt=''><img src=flagship.jpg alt=x>a", "a"),
        ("<h2><a href=/a><img alt='N, X'></a></h2>", "N, X"),
        ("<a href=/a><img alt=N></a>", "N"),
        ("<a href=/a><img alt=x> a</a><p>b <a href=/b><img alt=x></a>", "a b"),
        ("<a href=/a.jpg><img alt=x></a><a href=/a><img alt=x.jpg></a><p><img alt=x>a", "a"),
    ],
)
def test_pictures(source: str, words: str) -> None:
    page = make_page("page.html", f"<html><body>{source}".encode(), ".html", {})
    assert " ".join(page.text.split()) == words


GRID = "<tr><th>X<th>N<th>P</tr>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GRID + "<tr><td>x<td>n<td>1<br>,000", [("X", "N", "P"), ("x", "n", "1\n,000")]),
        (
            GRID + "<tr><td rowspan=2>x<td>n<td>1<tr><td>m<td>",
            ["...", ("x", "n", "1"), ("x", "m", "")],
        ),
        (
            GRID + "<tr><td>x<td rowspan=9>n<td>1<tr><td>y<td>2",
            ["...", ("x", "n", "1"), ("y", "n", "2")],
        ),
        (GRID + "<tr><td colspan=2>x<td>1<tr><td>y", ["...", ("x", "x", "1"), ("y",)]),
        (
            GRID + "<tr><td><ul><li>a<li>b</ul><td>n<td>1<tr><td>y",
            ["...", ("a\nb", "n", "1"), ("y",)],
        ),
        ("<tr><td><p>x</p><td><p>n<tr><td>y<td>m", [("x", "n"), ("y", "m")]),
        (
            "<caption>C</caption><tr><td>x<td>n<tr><td>y<td>m",
            ["heading7: C", ("x", "n"), ("y", "m")],
        ),
        ("<tr><td>x<td>n", ["paragraph: x", "paragraph: n"]),
        ("<tr><td>x<tr><td>y", ["paragraph: x", "paragraph: y"]),
        ("<tr><td><img><td>x<tr><td><img><td>y", ["paragraph: x", "paragraph: y"]),
        ("<tr><td><ul><li>a</ul><td>b<tr><td>c<td>d", ["item: a", "paragraph: b", "...", "..."]),
        (
            "<tr><td><h3>N</h3><p>a<td>b<tr><td>c<td>d",
            ["heading3: N", "paragraph: a", *["..."] * 3],
        ),
        (
            "<tr><td>a<td><table><tr><td>x<td>n<tr><td>y<td>m</table><tr><td>b<td>c",
            ["paragraph: a", ("x", "n"), ("y", "m"), "paragraph: b", "paragraph: c"],
        ),
        (
            GRID + "<tr><td>x<td><table><tr><td>n</table><td>1<tr><td>y<td>m<td>2",
            ["...", ("x", "n", "1"), ("y", "m", "2")],
        ),
    ],
)
def test_tables(source: str, expected: list[str | tuple[str, ...]]) -> None:
    found = tell(f"<html><body><table>{source}</table>")
    assert [e if e == "..." else f for f, e in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("source", "headers"),
    [
        (GRID + "<tr><td>x<td>n<td>1", [True, False]),
        ("<tr><th>X<th rowspan=2>N<tr><th>x" + "<tr><td>y<td>n", [True, True, False]),
        ("<thead><tr><td>X<td>N</thead><tbody><tr><th>x<td>n", [True, False]),
        ("<thead><tr><td>X<td>N<tr><td>x<td>n</thead>", [False, False]),
        ("<tr><td><b>X</b><td><b>N</b><tr><td>x<td>n", [True, False]),
        ("<tr><td><b>X</b><td><b>N</b><tr><td><b>x</b><td><b>n", [False, False]),
        ("<tr><th>X<td>x<tr><th>N<td>n", [False, False]),
    ],
)
def test_headers(source: str, headers: list[bool]) -> None:
    page = make_page("page.html", f"<table>{source}</table>".encode(), ".html", {})
    assert [block.header for block in page.blocks] == headers


def test_tables_are_counted_as_they_stand() -> None:
    grid = "<table><tr><td>x<td>n<tr><td>y<td>m</table>"
    source = f"{grid}<table><tr><td>{grid}<td>{grid}</table>{grid}"
    page = make_page("page.html", source.encode(), ".html", {})
    assert [block.table for block in page.blocks] == [1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize(
    ("source", "url", "language"),
    [
        (
            "<html lang=en><head><link rel=canonical href=https://x.org/a><body>a",
            "https://x.org/a",
            "en",
        ),
        ("<head><meta property=og:url content=http://x.org/b><body>a", "http://x.org/b", None),
        ("<head><link rel=canonical href=/a></head><body>a", None, None),
        ("<p>a", None, None),
    ],
)
def test_what_a_page_says_of_itself(source: str, url: str | None, language: str | None) -> None:
    page = make_page("page.html", source.encode(), ".html", {})
    assert (page.url, page.language) == (url, language)
    assert make_page("p.html", source.encode(), ".html", {"url": "http://y"}).url == "http://y"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
def test_a_charset_in_the_page_is_not_obeyed_twice(charset: str) -> None:
    source = f"<meta charset={charset}><?xml encoding='{charset}'?><p>Größe 北京"
    page = make_page("page.html", source.encode(), ".html", {})
    assert page.text == "Größe 北京\n"
