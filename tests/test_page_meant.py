"""What a page means: wikitext, Markdown, invisible signs, places for machines, containers."""

from __future__ import annotations

import pytest

from pipeline.model import Page, StructuredPlace
from pipeline.page import make_page
from pipeline.page.tidy import tidy


def read(source: str, suffix: str = ".html") -> Page:
    return make_page(f"page{suffix}", source.encode(), suffix, {})


def tell(page: Page) -> list[str | tuple[str, ...]]:
    """Rows as tuples of cells, other blocks as ``kind`` and level, then the words."""
    return [
        tuple(page.words(cell) for cell in block.cells)
        if block.kind == "row"
        else f"{block.kind}{block.level or ''}: {page.text[block.start : block.end]}"
        for block in page.blocks
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Gie\u00adßen, Val\u200blet\u2060ta\u200e", "Gießen, Valletta"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("M&eacute;rida &amp;amp; Le&#243;n&nbsp;", "Mérida &amp; León\xa0"),
        ("a &lt;b&gt; &#10; &nosuch; R&D", "a &lt;b&gt; &#10; &nosuch; R&D"),
        ("CÃ³rdoba â€“ CÃ¡diz", "Córdoba – Cádiz"),
        ("GUIMARÃ\u201d and Ã la carte", "GUIMARÃ\u201d and Ã la carte"),
        ("1987² 45,000¹ Gent³, 88 km² (2 m³) 10⁶", "1987 45,000 Gent, 88 km² (2 m³) 10⁶"),
        ("S³upsk", "S³upsk"),
    ],
)
def test_tidy(text: str, meant: str) -> None:
    assert tidy(text) == meant
    assert tidy(meant) == meant or "&amp;" in meant


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Por<wbr>to <del>1,000</del> <ins>2,000</ins>", "Porto 2,000"),
        ("<p>founded <s>1870</s> 1871", "founded 1871"),
        ("<td><strike>1870</strike> 1871", "1871"),
        ("<li><s>Porto (1980)</s> (until 1999)", "Porto (1980) (until 1999)"),
        ("<p>Porto <span style='text-decoration: line-through'>x</span>", "Porto"),
        ("<style>.k,b#j{display:none}</style><i class='a k'>x</i>a<b id=j>x</b><i id=j>b", "ab"),
        ("<style>/*}*/ td.k{color:red;display:none}</style><p class=k>a", "a"),
        ("<style>.k{display:none}.o .k{display:block}</style><p class=k>a", "a"),
        ("<style>@media print{.k{display:none}}</style><p class=k>a", "a"),
        ("<style>.k{display:none}</style><div class=accordion><p class=k>a", "a"),
        ("<p>in 1980<sup>2</sup>, 9 km<sup>2</sup>, 10<sup>6</sup>, 5<sup>th</sup>",
         "in 1980, 9 km2, 106, 5th"),
        ("<p><sup>1</sup> A note. <sup>2</sup> Another.", "1 A note. 2 Another."),
        ("<p>a <b><i>x<div><td>b", "a x b"),
        ("<p>a &amp;uuml; b", "a ü b"),
    ],
)  # fmt: skip
def test_what_is_valid_and_visible(source: str, words: str) -> None:
    assert " ".join(read(f"<html><body>{source}").text.split()) == words


WIKI = """{{Infobox city|name=X}}
== Links ==
'''Tver''' is [[Twin town|twinned]] with:<ref>{{cite web|title=T}}</ref>
* {{flagicon|Finland}} [[Hämeenlinna]], [[Finland]] {{small|(since 1987)}}<!-- x -->
** [[Buffalo, New York|Buffalo]], {{flag|United States}}
* {{ITA|#}} ''[[Bergamo]]'', {{ITA}}{{efn|A note.}} [[File:X.jpg|thumb|A [[b]]]]
{{div col end}}
=== Friends ===
{| class="wikitable"
|+ Towns
! Town !! Country
|-
| [[Osnabrück]] || rowspan="2" | Germany
|-
| style="color:red" | Oldenburg
|}
See [https://example.org the list] and [[Halle (Saale)|]].
"""


def test_wikitext() -> None:
    page = read(WIKI, ".txt")
    assert tell(page) == [
        "heading2: Links",
        "paragraph: Tver is twinned with:",
        "item: ⟦Finland⟧ Hämeenlinna, Finland (since 1987)",
        "item: Buffalo, United States",
        "item: ⟦ITA⟧ Bergamo, ITA",
        "heading3: Friends",
        "heading7: Towns",
        ("Town", "Country"),
        ("Osnabrück", "Germany"),
        ("Oldenburg", "Germany"),
        "paragraph: See the list and Halle.",
    ]
    assert [block.path for block in page.blocks[5:]] == [
        (0,), (0, 5), (0, 5, 6), (0, 5, 6), (0, 5, 6), (0, 5),
    ]  # fmt: skip
    assert [block.groups for block in page.blocks[2:5]] == [(1,), (1, 3), (2,)]


MARKDOWN = r"""Towns of Graz
=============
Twin of [Pécs](https://x.org/a_(b) "Pécs") and **Coventry**[^1], ~~Kiel~~ snake_case_name.

**Older ones**
- ![Flag of Norway](no.png) [**Trondheim**][n], *Norway* (1968)
* Stoke\-on\-Trent &ndash; `1965`<br>renewed

## Others

| Town | Area |
|:-----|-----:|
| Darm\|stadt<br>(Hesse) | <b>122</b> km² |

[n]: https://example.org
[^1]: Signed twice.
"""


def test_markdown() -> None:
    page = read(MARKDOWN, ".md")
    assert tell(page) == [
        "heading1: Towns of Graz",
        "line: Twin of Pécs and Coventry,  snake_case_name.",
        "heading8: Older ones",
        "item: ⟦Flag of Norway⟧  Trondheim, Norway (1968)",
        "item: Stoke-on-Trent – 1965",
        "line: renewed",
        "heading2: Others",
        ("Town", "Area"),
        ("Darm|stadt\n(Hesse)", "122 km²"),
        "line: Signed twice.",
    ]
    assert [block.path for block in page.blocks] == [
        (), (0,), (0,), (0, 2), (0, 2), (0, 2), (0,), (0, 6), (0, 6), (0, 6),
    ]  # fmt: skip
    assert [block.group for block in page.blocks[3:6]] == [1, 2, 0]
    assert tell(read(MARKDOWN, ".txt")) == tell(page)


def test_text_that_is_no_markup_stays_what_it_is() -> None:
    text = "# 1 of [3] items\n* 5 * 3 | a_b_c\n'''quoted''' [[once]"
    assert read(text, ".txt").text == text


CARD = "<div class='card {}'><h3>{}</h3><div><p>{}</p><ul><li>x<li>y</ul></div></div>"


def test_cards_and_what_is_in_them() -> None:
    cards = CARD.format("first", "A", "a") + CARD.format("active", "B", "b")
    page = read(f"<h1>T</h1><div>{cards}</div><p>after<footer>f</footer>")
    words = [page.text[block.start : block.end] for block in page.blocks]
    assert words == ["T", "A", "a", "x", "y", "B", "b", "x", "y", "after", "f"]
    assert [block.groups for block in page.blocks[1:9]] == [
        (1,), (1,), (1, 3), (1, 4), (2,), (2,), (2, 5), (2, 6),
    ]  # fmt: skip
    signatures = [block.signature for block in page.blocks]
    assert signatures[1:5] == signatures[5:9]
    assert signatures[1] == "body>div>div.card>h3"
    assert [block.path for block in page.blocks] == [
        (), (0,), (0, 1), (0, 1), (0, 1), (0,), (0, 5), (0, 5), (0, 5), (0,), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "groups"),
    [
        ("<dl><dt>A<dd>a<dd>b<dt>B<dd>c</dl>", [1, 1, 1, 2, 2]),
        ("<dl><dt>A<dt>B<dd>c<dt>C</dl>", [1, 1, 1, 2]),
        ("<details><summary>A</summary>a</details><details>b</details>", [1, 1, 2]),
        ("<a class=c><h3>A</h3><p>a</p></a><a class=c><h3>B</h3><p>b</p></a>", [1, 1, 2, 2]),
        ("<div>a</div><div>b</div><p>c<p>d", [0, 0, 0, 0]),
        ("<table><tr><td>A<td>a<p>b<tr><td>B<td><ul><li>b</ul></table>", [1, 1, 1, 2, 3]),
    ],
)
def test_groups(source: str, groups: list[int]) -> None:
    assert [block.group for block in read(source).blocks] == groups


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("<h1>A</h1><h3>B</h3><p>b<h2>C</h2><p>c", [(), (0,), (0, 1), (0,), (0, 3)]),
        # A term stands over what is said of it, and over nothing behind its list.
        ("<dl><dt>A<dd>a</dl><p>b", [(), (0,), ()]),
        # What holds a heading alone does not end it.
        ("<section><h2>A</h2></section><section><p>a<p>b</section>", [(), (0,), (0,)]),
        ("<ul><li><b>A</b><p>a<li>c</ul><p>b", [(), (0,), (), ()]),
    ],
)
def test_paths(source: str, paths: list[tuple[int, ...]]) -> None:
    assert [block.path for block in read(source).blocks] == paths


JSON = '{"@graph": [{"@type": ["City"], "name": " Arl&egrave;s ", "address": {"addressCountry": '
JSON += '{"name": "France"}}, "geo": {"latitude": "43.7", "longitude": 999}}, {"@type": "Thing"}]}'
MICRODATA = (
    "<p itemscope itemtype='https://schema.org/Place'><b itemprop=name>Sagunto</b>"
    "<meta itemprop=addressCountry content=ES><i itemprop=latitude>39.68</i>"
)


def test_places_for_machines() -> None:
    script = "<script type='application/ld+json'>{}</script>".format
    page = read(script("{broken") + script(JSON) + script(JSON) + MICRODATA)
    assert page.places == (
        StructuredPlace("Arlès", "France", 43.7),
        StructuredPlace("Sagunto", "ES", 39.68),
    )
