"""A page as blocks, and the same blocks as HTML, Markdown or plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from random import Random

FORMATS = ("html", "md", "txt")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass
class Block:
    """``kind``: h1 h2 h3 p lines ul ol dl table card. ``rows`` are cells or items' words."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)


def render(blocks: list[Block], form: str, title: str, random: Random) -> str:
    """The page's text in the form asked for; blocks of one kind look alike."""
    seed = random.random()
    if form == "html":
        body = "\n".join(_to_html(block, Random(seed)) for block in blocks)
        head = f'<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
        wrapped = f"<main>\n{body}\n</main>" if random.random() < 0.5 else body
        return f'<!DOCTYPE html>\n<html lang="en">{head}\n<body>\n{wrapped}\n</body></html>\n'
    show = _to_markdown if form == "md" else _to_text
    return "\n\n".join(show(block, Random(seed)) for block in blocks) + "\n"


def _rich(text: str) -> str:
    return _BOLD.sub(r"<strong>\1</strong>", html.escape(text, quote=False))


def _plain(text: str) -> str:
    return _BOLD.sub(r"\1", text)


def _to_html(block: Block, random: Random) -> str:
    kind, items = block.kind, [_rich(row[0]) for row in block.rows if row]
    if kind in ("ul", "ol"):
        return f"<{kind}>" + "".join(f"<li>{item}</li>\n" for item in items) + f"</{kind}>"
    if kind == "lines":
        if random.random() < 0.5:
            return "<p>" + "<br>\n".join(items) + "</p>"
        return "\n".join(f"<div>{item}</div>" for item in items)
    if kind == "dl":
        pairs = (f"<dt>{_rich(row[0])}</dt><dd>{_rich(row[1])}</dd>" for row in block.rows)
        return "<dl>\n" + "\n".join(pairs) + "\n</dl>"
    if kind == "card":
        inner = "\n".join(f"<p>{item}</p>" for item in items)
        return f'<div class="card"><h3>{_rich(block.text)}</h3>\n{inner}</div>'
    if kind == "table":
        return _to_html_table(block)
    return f"<{kind}>{_rich(block.text)}</{kind}>"


def _to_html_table(block: Block) -> str:
    width = len(block.rows[0])

    def row(cells: list[str], tag: str) -> str:
        over = f' colspan="{width}"' if len(cells) < width else ""
        return "<tr>" + "".join(f"<{tag}{over}>{_rich(it)}</{tag}>" for it in cells) + "</tr>"

    lines = [row(cells, "th") for cells in block.heads]
    lines += [row(cells, "td") for cells in block.rows]
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _to_markdown(block: Block, random: Random) -> str:
    kind, items = block.kind, [row[0] for row in block.rows if row]
    if kind in ("h1", "h2", "h3"):
        return f"{'#' * int(kind[1])} {block.text}"
    if kind == "ul":
        mark = random.choice("*-")
        return "\n".join(f"{mark} {item}" for item in items)
    if kind == "ol":
        return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    if kind == "lines":
        return "  \n".join(items)
    if kind == "dl":
        return "\n\n".join(f"**{row[0]}**  \n{row[1]}" for row in block.rows)
    if kind == "card":
        return "\n\n".join([f"### {block.text}", *items])
    if kind == "table":
        heads = block.heads[-1:] or [["" for _ in block.rows[0]]]
        rows = [*heads, ["---" for _ in block.rows[0]], *block.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return block.text


def _to_text(block: Block, random: Random) -> str:
    kind, items = block.kind, [_plain(row[0]) for row in block.rows if row]
    if kind == "ul":
        mark = random.choice("•-*")
        return "\n".join(f"{mark} {item}" for item in items)
    if kind == "ol":
        form = random.choice(("{}.", "{})", "({})"))
        return "\n".join(f"{form.format(n)} {item}" for n, item in enumerate(items, 1))
    if kind == "lines":
        return "\n".join(items)
    if kind == "dl":
        return "\n\n".join(f"{_plain(row[0])}\n{_plain(row[1])}" for row in block.rows)
    if kind == "card":
        return "\n".join([_plain(block.text), *items])
    if kind == "table":
        return _to_text_table(block, random)
    if kind == "h1" and random.random() < 0.2:
        return block.text.upper()
    return _plain(block.text)


def _to_text_table(block: Block, random: Random) -> str:
    """Cells with tabs or bars between, or flattened: one cell a line."""
    rows = [[_plain(cell) for cell in row] for row in (*block.heads[-1:], *block.rows)]
    between = random.choice(("\t", " | ", "\n"))
    return "\n".join(between.join(row) for row in rows)
