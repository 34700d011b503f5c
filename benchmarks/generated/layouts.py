"""How a page sets out its partners: each layout makes the blocks of one way to do it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from benchmarks.generated.blocks import Block
from benchmarks.generated.telling import Partner, Telling
from benchmarks.generated.wordings import Wordings

Made = tuple[str, list[Block]]
"""The names of the templates that were used, and the blocks."""


def make_enumeration(telling: Telling, words: Wordings) -> Made:
    """All partners in one sentence."""
    random = telling.random
    opener, first = _draw(telling, words, "openers")
    item, second = _draw(telling, words, "items")
    items = [telling.tell(item, partner) for partner in telling.partners]
    heavy = "," in item or "{place}" in item or random.random() < 0.15
    comma = "; " if heavy else ", "
    last = random.choice((" and ", comma if heavy else " and ", f"{comma}and "))
    told = telling.tell(opener).replace("{list}", comma.join(items[:-1]) + last + items[-1])
    return f"{first} {second}", [Block("p", told)]


def make_sentences(telling: Telling, words: Wordings) -> Made:
    """A sentence for each partner: in a paragraph, a list or paragraphs of their own."""
    random = telling.random
    drawn = [_draw(telling, words, "sentences") for _ in range(random.choice((1, 1, 3)))]
    told, names = [], []
    for partner in telling.partners:
        wording, name = random.choice(drawn)
        names.append(name)
        told.append(telling.tell(wording, partner))
    if random.random() < 0.3:
        told.insert(len(told) // 2, telling.tell(random.choice(words.decoys)))
    name, shape = " ".join(sorted(set(names))), random.choice(("p", "ul", "one"))
    if shape == "one":
        return name, [Block("p", " ".join(told))]
    if shape == "ul":
        return name, [Block("ul", rows=[[it] for it in told])]
    return name, [Block("p", it) for it in told]


def make_list(telling: Telling, words: Wordings) -> Made:
    """A line for each partner."""
    line, name = _draw(telling, words, "lines")
    rows = [[telling.tell(line, partner)] for partner in telling.partners]
    shape = telling.random.choice(("ul", "ul", "lines", "ol", "p"))
    if shape == "p":
        return name, [Block("p", row[0]) for row in rows]
    return f"{name} {shape}", [Block(shape, rows=rows)]


def make_countries(telling: Telling, words: Wordings) -> Made:
    """The partners of a country under its name, or behind it on one line."""
    entry, name = _draw(telling, words, "entries")
    shape = telling.random.choice(("h2", "h3", "bold", "line"))
    blocks, rows = [], []
    ordered = sorted(telling.partners, key=lambda it: it.city.code)
    for code, group in groupby(ordered, lambda it: it.city.code):
        partners = list(group)
        country = partners[0].city.country
        told = []
        for partner in partners:
            partner.cells["country"] = code
            told.append(telling.tell(entry, partner))
        if shape == "line":
            rows.append([f"{country}: {', '.join(told) if ',' not in entry else '; '.join(told)}"])
            continue
        head = Block("p", f"**{country}**") if shape == "bold" else Block(shape, country)
        blocks += [head, Block("ul", rows=[[it] for it in told])]
    return f"{name} country-{shape}", blocks or [Block("lines", rows=rows)]


def make_years(telling: Telling, words: Wordings) -> Made:
    """The partners of a year under it."""
    dated, name = _draw(telling, words, "dated")
    years = [partner.year for partner in telling.partners][:4]
    for partner in telling.partners:
        partner.year = telling.random.choice(years)
        telling.tell("{year}", partner)
    blocks = []
    shape = telling.random.choice(("h2", "h3", "p"))
    for year, group in groupby(sorted(telling.partners, key=_year), _year):
        rows = [[telling.tell(dated, partner)] for partner in group]
        blocks += [Block(shape, str(year)), Block("ul", rows=rows)]
    return f"{name} year-{shape}", blocks


def _year(partner: Partner) -> int:
    return partner.year


def make_table(telling: Telling, words: Wordings) -> Made:
    """A table; some have no header, some a header of two rows."""
    columns, name = _draw(telling, words, "tables")
    rows = [
        [str(number) if cell == "#" else telling.tell(cell, partner) for _, cell in columns]
        for number, partner in enumerate(telling.partners, 1)
    ]
    heads = [[telling.tell(head) for head, _ in columns]]
    plain = not any(cell in ("#", "{people}", "{area}") for _, cell in columns)
    what = telling.random.random()
    if plain and what < 0.2:
        return f"{name} no-header", [Block("table", rows=rows)]
    if what > 0.85:
        heads.insert(0, [telling.tell("{Kinds} of {host}")])
    return name, [Block("table", rows=rows, heads=heads)]


def make_terms(telling: Telling, words: Wordings) -> Made:
    """A definition list."""
    (term, said), name = _draw(telling, words, "terms")
    rows = [[telling.tell(term, it), telling.tell(said, it)] for it in telling.partners]
    return name, [Block("dl", rows=rows)]


def make_cards(telling: Telling, words: Wordings) -> Made:
    """A card for each partner: a heading and some lines."""
    (head, *lines), name = _draw(telling, words, "cards")
    blocks = []
    for partner in telling.partners:
        rows = [[telling.tell(line, partner)] for line in lines]
        blocks.append(Block("card", telling.tell(head, partner), rows))
    return name, blocks


def make_records(telling: Telling, words: Wordings) -> Made:
    """Some lines with labels for each partner."""
    lines, name = _draw(telling, words, "records")
    blocks = []
    for partner in telling.partners:
        blocks.append(Block("lines", rows=[[telling.tell(line, partner)] for line in lines]))
    return name, blocks


def make_about(telling: Telling, words: Wordings) -> Made:
    """A heading and a paragraph for each partner."""
    sentences, name = _draw(telling, words, "about")
    head = telling.random.choice(("{name}", "{name}", "{name} ({country})", "{name}, {country}"))
    blocks = []
    for partner in telling.partners[:5]:
        told = [telling.tell(sentence, partner) for sentence in sentences]
        blocks += [Block("h2", telling.tell(head, partner)), Block("p", " ".join(told))]
    telling.partners = telling.partners[:5]
    return name, blocks


def _draw(telling: Telling, words: Wordings, field: str) -> tuple[Any, str]:
    choices = getattr(words, field)
    number = telling.random.randrange(len(choices))
    return choices[number], f"{field}-{number}"


LAYOUTS: dict[Callable[[Telling, Wordings], Made], int] = {
    make_enumeration: 5,
    make_sentences: 4,
    make_list: 5,
    make_countries: 2,
    make_years: 1,
    make_table: 4,
    make_terms: 1,
    make_cards: 2,
    make_records: 2,
    make_about: 2,
}
"""Each layout and how often it is drawn, of 28."""
