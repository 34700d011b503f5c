"""Make a page: draw the places, a layout and what stands around it, and write down its gold."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from anyascii import anyascii

from benchmarks.generated.blocks import FORMATS, Block, render
from benchmarks.generated.cities import draw_cities, draw_codes
from benchmarks.generated.layouts import LAYOUTS, make_about, make_countries
from benchmarks.generated.telling import Telling, make_telling
from benchmarks.generated.test_wordings import TEST
from benchmarks.generated.train_wordings import TRAIN
from benchmarks.generated.wordings import Story, Wordings

SETS = {"train": TRAIN, "test": TEST}
COLUMNS = (
    "host,name,country_iso2,established,relationship,population,population_qualifier"
    ",population_year,area_km2,area_kind,notes"
).split(",")
_EMPTY, _NEWS = 0.125, 0.22
"""One page in eight has no partner; one in ten is news of one partner."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page and its gold table; ``template`` names the wordings that it was made of."""

    slug: str
    template: str
    suffix: str
    text: str
    url: str
    gold: str

    def write(self, folder: Path) -> Path:
        """Write the page, its sidecar and its gold to a folder of their own; the page's path."""
        home = folder / self.slug
        home.mkdir(parents=True, exist_ok=True)
        page = home / f"page.{self.suffix}"
        page.write_text(self.text, encoding="utf-8")
        meta = {"url": self.url} if self.url else {}
        (home / "page.meta.json").write_text(json.dumps(meta) + "\n", encoding="utf-8")
        (home / "gold.csv").write_text(self.gold, encoding="utf-8")
        return page


def make_page(which: str, seed: int, number: int) -> Made:
    """Page ``number`` of the set ``which`` (train, test)."""
    random, words = Random(f"{which} {seed} {number}"), SETS[which]
    taken: set[str] = set()
    host = draw_cities(random, 1, taken)[0]
    what = random.random()
    layout = random.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
    codes = draw_codes(random, random.randint(2, 4)) if layout is make_countries else None
    count = 0 if what < _EMPTY else 1 if what < _NEWS else random.choice((2, 3, 3, 4, 5, 6, 8, 12))
    if layout is make_about:
        count = min(count, 5)
    cities = draw_cities(random, count, taken, host.code, codes if count > 1 else None)
    telling = make_telling(random, host, cities, draw_cities(random, 4, taken, host.code))
    url = _draw_url(random, host.name)
    former = False
    if count < 2:
        stories = words.articles if count else words.empties
        name, title, blocks = _tell_story(telling, stories, "articles" if count else "empties")
    else:
        used, body = layout(telling, words)
        title, blocks, former = _surround(telling, words, body)
        name = f"{layout.__name__[5:]}: {used}"
    _frame(telling, words, blocks)
    if not telling.host_said and host_slug(host.name) not in url:
        blocks.insert(1, Block("p", telling.tell("Welcome to the city of {host}.")))
    form = random.choice(FORMATS)
    text = render(blocks, form, title, random)
    slug = f"{which}-{seed}-{number:05}-{name.split(':')[0].split('-')[0]}"
    return Made(slug, f"{name} {form}", form, text, url, _make_gold(telling, former))


def host_slug(name: str) -> str:
    """A name as addresses have it."""
    return re.sub(r"[^a-z]+", "-", anyascii(name).lower()).strip("-")


def _draw_url(random: Random, host: str) -> str:
    bare = host_slug(host)
    return random.choice(
        (
            f"https://www.{bare}.example/international/partners",
            f"https://city-of-{bare}.example/page/{random.randint(10, 9999)}",
            f"https://portal.example/{random.randint(10, 9999)}",
            "",
        )
    )


def _tell_story(
    telling: Telling, stories: tuple[Story, ...], kind: str
) -> tuple[str, str, list[Block]]:
    number = telling.random.randrange(len(stories))
    story, partner = stories[number], next(iter(telling.partners), None)
    head = telling.tell(story.head, partner)
    told = [Block("p", telling.tell(it, partner)) for it in story.paragraphs]
    return f"{kind}-{number}", head, [Block("h1", head), *told]


def _surround(
    telling: Telling, words: Wordings, body: list[Block]
) -> tuple[str, list[Block], bool]:
    """Title, blocks, and whether a former partner is named."""
    random = telling.random
    title = telling.tell(random.choice(words.heads))
    blocks = [Block("h1", title)]
    if random.random() < 0.5:
        blocks.append(Block("p", telling.tell(random.choice(words.intros))))
    one, two = random.sample(words.decoys, 2)
    if random.random() < 0.35:
        blocks.append(Block("p", telling.tell(one)))
    if random.random() < 0.15:
        blocks.append(Block("p", telling.tell(words.behind[0])))
    blocks += body
    former = random.random() < 0.12
    if former:
        blocks.append(Block("p", telling.tell(random.choice(words.former))))
    if random.random() < 0.35:
        blocks.append(Block("p", telling.tell(two)))
    if random.random() < 0.25:
        head, *items = random.choice(words.other_lists)
        rows = [[telling.tell(item)] for item in items]
        blocks += [Block("h2", head), Block(random.choice(("ul", "lines")), rows=rows)]
    return title, blocks, former


def _frame(telling: Telling, words: Wordings, blocks: list[Block]) -> None:
    random = telling.random
    if random.random() < 0.4:
        blocks.insert(0, Block("p", telling.tell(random.choice(words.before))))
    for line in random.sample(words.behind, random.choice((0, 0, 1, 2))):
        blocks.append(Block("p", telling.tell(line)))


def _make_gold(telling: Telling, former: bool) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    host = telling.host.names
    for partner in telling.partners:
        cells, notes = dict(partner.cells), list(partner.notes)
        if telling.kind == "friendship city":
            # Sentences such as "twinned with" stand on these pages too.
            notes.append("sister city acceptable")
        row = {"host": host, "name": partner.city.names, "relationship": telling.kind}
        row |= {"country_iso2": cells.pop("country", ""), **cells, "notes": "; ".join(notes)}
        table.writerow(row)
    if former:
        gone = telling.others[3]
        notes = ["empty country acceptable", "optional row"]
        row = {"host": host, "name": gone.names, "relationship": telling.kind}
        table.writerow(row | {"country_iso2": gone.code, "notes": "; ".join(notes)})
    return out.getvalue()
