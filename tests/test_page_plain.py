"""Plain text and Markdown to blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Block
from pipeline.page.plain import BLANKS, read_blocks


def tell(text: str, markdown: bool = False) -> list[str | tuple[str, ...]]:
    """Rows as tuples of cells, other blocks as ``kind: words``."""
    return [
        tuple(text[a:b] for a, b in block.cells)
        if block.kind == "row"
        else f"{block.kind}: {text[block.start : block.end]}"
        for block in read_blocks(text, markdown)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\xa0\n\t\n\u200b", []),
        ("\xa0 One line \u3000\n\n  two", ["line: One line", "line: two"]),
        ("1. Numbered", ["line: 1. Numbered"]),
        ("• dot\n- dash\n\xa0*\xa0 star", ["item: dot", "item: dash", "item: star"]),
        ("-dash\n•dot\n•", ["line: -dash", "line: •dot", "line: •"]),
        ("a | b | c |", [("a", "b", "c")]),
        ("a |  | c", [("a", "", "c")]),
        ("a\t\tc\n\tx", [("a", "", "c"), "line: x"]),
        ("• Area\t12", [("Area", "12")]),
        ("Area |", ["line: Area |"]),
        ("| a | b |\n| c | d |", [("a", "b"), ("c", "d")]),
        ("x | a | b\n| c | d", [("x", "a", "b"), ("", "c", "d")]),
        ("x\ta\tb\n\tc\td", [("x", "a", "b"), ("", "c", "d")]),
        ("# no heading", ["line: # no heading"]),
    ],
)
def test_lines(text: str, expected: list[str | tuple[str, ...]]) -> None:
    assert tell(text) == expected


def test_markdown_headings_and_tables() -> None:
    text = "# Top #\n## C# \n#none\n\n| a | b |\n|---|:-:|\n| 1 | |\n"
    assert tell(text, markdown=True) == [
        "heading: Top",
        "heading: C#",
        "line: #none",
        ("a", "b"),
        ("1", ""),
    ]
    blocks = read_blocks(text, markdown=True)
    assert [block.level for block in blocks] == [1, 2, 0, 0, 0]
    assert [block.header for block in blocks] == [False, False, False, True, False]


def test_neighbouring_rows_are_one_table() -> None:
    # A header broken over lines leaves a single cell between its rows.
    text = "a | b |\nc |\nd | e |\n\nf | g\nwords\nh | i"
    assert [block.table for block in read_blocks(text)] == [1, 0, 1, 1, 0, 2]


SOUP = st.lists(
    st.sampled_from([*"ab|\t\n •-# ", "\xa0", "---", "1.", "\n\n", "| ", "\uff5c", "ß"]),
    max_size=60,
).map("".join)


def check_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip(BLANKS)
        assert bool(block.cells) == (block.kind == "row") == bool(block.table)
        cell_end = block.start
        for cell in block.cells:
            assert cell_end <= cell.start <= cell.end <= block.end
            assert text[cell.start : cell.end] == text[cell.start : cell.end].strip(BLANKS)
            cell_end = cell.end
        end = block.end


@given(st.one_of(SOUP, st.text()), st.booleans())
def test_blocks_are_in_order_and_hold_their_cells(text: str, markdown: bool) -> None:
    blocks = read_blocks(text, markdown)
    check_blocks(text, blocks)
    assert read_blocks(text, markdown) == blocks
    outside = list(text)
    for block in blocks:
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert not set("".join(outside)) & set("abß1")
