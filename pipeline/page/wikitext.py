"""Wikitext as the markup that it stands for, which is then read like any other."""

from __future__ import annotations

import re

from pipeline.page.templates import show_templates

_SIGNS = tuple(
    re.compile(sign, re.MULTILINE)
    for sign in (
        r"\[\[[^\[\]\n]{1,200}\]\]",
        r"\{\{[^{}\n]{1,300}\}\}",
        r"^[ \t:]*\{\|",
        r"'''[^'\n]",
        r"^(={2,6})[^=\n][^\n]{0,200}\1[ \t]*$",
        r"<ref[ >]",
    )
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REF = re.compile(
    r"<ref(?:\s[^<>]{0,500})?/>"
    r"|<ref(?:\s[^<>]{0,500})?>[^<]*(?:<(?!/?ref[\s>/])[^<]*)*</ref\s*>",
    re.IGNORECASE,
)
_LITERAL = re.compile(r"</?nowiki\s*/?>|__[A-Z]{3,30}__", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]]{1,1000})\]\]")
_NO_WORDS = re.compile(
    r"\s*(?:file|image|category|datei|bild|kategorie|fichier|cat\u00e9gorie|archivo|categor\u00eda)\s*:",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\s*\([^()]*\)$|,.*$")
_OUTSIDE = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,1000}(?:\s+([^\[\]\n]{1,300}))?\]")
_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1\s*$")
_BULLETS = re.compile(r"[*#:;]+")
_ATTRIBUTES = re.compile(
    r"((?:\s*[\w-]{1,30}\s*=\s*(?:\"[^\"\n|]{0,300}\"|'[^'\n|]{0,300}'|[^\s|\"']{1,100}))+)\s*\|(?!\|)"
)
_DEEPEST = 6


def is_wikitext(text: str) -> bool:
    """Is a text plainly wikitext: two of its marks?"""
    return sum(sign.search(text) is not None for sign in _SIGNS) > 1


def to_html(text: str) -> str:
    """HTML that shows what this wikitext shows, without its notes, pictures and boxes."""
    for mark in (_COMMENT, _REF, _LITERAL):
        text = mark.sub("", text)
    text = show_templates(text)
    for _ in range(_DEEPEST):
        text, count = _LINK.subn(_read_link, text)
        if not count:
            break
    text = _OUTSIDE.sub(lambda match: match[1] or "", text)
    return _Lines().read(text)


def _read_link(match: re.Match[str]) -> str:
    target, bar, words = match[1].partition("|")
    if _NO_WORDS.match(target):
        return ""
    if bar:
        # With nothing behind the bar it is the target without what tells it from namesakes.
        return words.rpartition("|")[2].strip() or _QUALIFIED.sub("", target)
    return target.lstrip(":").strip()


class _Lines:
    """Lines of wikitext become elements; ``open_`` are the lists that are open, outermost first."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.open_ = ""
        self.paragraph: list[str] = []

    def read(self, text: str) -> str:
        for line in text.split("\n"):
            self._read_line(line)
        self._end()
        return "\n".join(self.html)

    def _read_line(self, line: str) -> None:
        words = line.strip()
        heading = _HEADING.match(words)
        table = words.lstrip(":").lstrip()
        if heading:
            self._end()
            level = len(heading[1])
            self.html.append(f"<h{level}>{_weigh(heading[2])}</h{level}>")
        elif table.startswith("{|"):
            self._end()
            self.html.append(f"<table {_keep_attributes(table[2:])}>")
        elif words[:2] in {"|}", "|-", "|+"} or words[:1] in {"|", "!"}:
            self._end()
            self.html.append(_read_table_line(words))
        elif _BULLETS.match(line):
            self._add_item(line)
        elif not words or words.startswith("----"):
            self._end()
        else:
            self._close_lists("")
            self.paragraph.append(_weigh(words))

    def _end(self) -> None:
        self._close_lists("")
        if self.paragraph:
            # Not "<p>": a paragraph of a wiki may hold blocks in tags.
            self.html.append("<div>" + "\n".join(self.paragraph) + "</div>")
            self.paragraph = []

    def _add_item(self, line: str) -> None:
        marks = line[: _matched(line)][:_DEEPEST]
        words = line[_matched(line) :].strip()
        if self.paragraph:
            self._end()
        self._close_lists(marks)
        for mark in marks[len(self.open_) :]:
            self.html.append("<dl>" if mark in ":;" else "<ul>")
        self.open_ = marks
        term, colon, said = words.partition(":") if marks.endswith(";") else (words, "", "")
        name = {";": "dt", ":": "dd"}.get(marks[-1], "li")
        self.html.append(f"<{name}>{_weigh(term.strip())}")
        if colon:
            self.html.append(f"<dd>{_weigh(said.strip())}")

    def _close_lists(self, marks: str) -> None:
        """Close the lists that do not go on with these marks."""
        same = 0
        for old, new in zip(self.open_, marks, strict=False):
            if (old in ":;") != (new in ":;"):
                break
            same += 1
        for mark in reversed(self.open_[same:]):
            self.html.append("</dl>" if mark in ":;" else "</ul>")
        self.open_ = self.open_[:same]


def _matched(line: str) -> int:
    match = _BULLETS.match(line)
    return match.end() if match else 0


def _read_table_line(words: str) -> str:
    if words.startswith("|}"):
        return "</table>" + _weigh(words[2:])
    if words.startswith("|-"):
        return f"<tr {_keep_attributes(words.lstrip('|-'))}>"
    if words.startswith("|+"):
        return f"<caption>{_weigh(_split_attributes(words[2:])[1])}</caption>"
    name = "th" if words.startswith("!") else "td"
    cells = re.split(r"\|\||!!" if name == "th" else r"\|\|", words[1:])
    return "".join(_read_cell(name, cell) for cell in cells)


def _read_cell(name: str, cell: str) -> str:
    attributes, words = _split_attributes(cell)
    return f"<{name} {attributes}>{_weigh(words)}"


def _split_attributes(cell: str) -> tuple[str, str]:
    match = _ATTRIBUTES.match(cell)
    return (match[1], cell[match.end() :].strip()) if match else ("", cell.strip())


def _keep_attributes(words: str) -> str:
    return words.replace("<", "").replace(">", "")


def _weigh(words: str) -> str:
    """Bold is kept as an element, italics are not."""
    parts = words.replace("'''''", "'''").split("'''")
    shown = "".join(part if not at % 2 else f"<b>{part}</b>" for at, part in enumerate(parts))
    return re.sub("''+", "", shown)
