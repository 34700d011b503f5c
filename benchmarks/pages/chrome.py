"""What surrounds the text on a city's site: styles, menus, side bars, forms, a footer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from random import Random
from typing import NamedTuple

from benchmarks.pages.draw import Host
from benchmarks.pages.sentences import write_heading, write_label, write_sentence


class Chrome(NamedTuple):
    """The same on all pages of a site: HTML of the head, before and behind the content."""

    head: str
    before: str
    after: str

    def size(self) -> int:
        return sum(len(part.encode()) for part in self)


def make_chrome(random: Random, host: Host, budget: int) -> Chrome:
    """About ``budget`` bytes: half styles and scripts, then menus, asides, footer."""
    prefix = random.choice(("c", "block", "tx", "wp", "cms", "m"))
    nav = _fill(budget * 3 // 10, lambda: _menu(random, prefix))
    aside = _fill(budget // 8, lambda: _teaser(random, prefix))
    foot = _fill(budget // 10, lambda: _footer(random, prefix, host))
    banner = _cookies(prefix) if budget > 4_000 else ""
    form = _form(prefix, random) if budget > 3_000 else ""
    used = sum(len(part) for part in (nav, aside, foot, banner, form))
    style = _fill((budget - used) * 2 // 5, lambda: _rule(random, prefix))
    script = _fill((budget - used) * 3 // 10, lambda: _statement(random))
    icons = _fill((budget - used) // 4, lambda: _icon(random, prefix))
    head = f"<style>\n{style}\n</style>\n{_json_ld(host)}\n<script>\n{script}\n</script>"
    skip = f'<a class="{prefix}-skip" href="#content">Skip to content</a>'
    before = f'{skip}\n<header class="{prefix}-header">\n{form}\n<nav>\n{nav}\n</nav>\n</header>'
    after = f"<aside>\n{aside}\n</aside>\n{icons}\n<footer>\n{foot}\n</footer>\n{banner}"
    return Chrome(head, before, after)


def _fill(budget: int, write: Callable[[], str]) -> str:
    def parts() -> Iterator[str]:
        left = budget
        while left > 0:
            part = write()
            left -= len(part.encode()) + 1
            yield part

    return "\n".join(parts())


def _slug(words: str) -> str:
    return "-".join("".join(c for c in words.lower() if c.isalnum() or c == " ").split())


def _menu(random: Random, prefix: str) -> str:
    """A menu of two levels."""
    top = write_label(random)
    items = "\n".join(
        f'<li class="{prefix}-nav__item {prefix}-nav__item--level-2" data-id="{_id(random)}">'
        f'<a class="{prefix}-nav__link" href="/{_slug(top)}/{_slug(label)}">{escape(label)}</a></li>'
        for label in (write_label(random) for _ in range(random.randint(2, 7)))
    )
    return (
        f'<ul class="{prefix}-nav {prefix}-nav--level-1" role="menubar">\n<li class="{prefix}-nav__'
        f'item has-children" data-toggle="nav-{_id(random)}" aria-haspopup="true"><a href="/{_slug(top)}"'
        f' class="{prefix}-nav__link">{escape(top)}</a>\n<ul class="{prefix}-nav__sub" hidden>\n'
        f"{items}\n</ul></li>\n</ul>"
    )


def _teaser(random: Random, prefix: str) -> str:
    day, month = random.randint(1, 28), random.randint(1, 12)
    return (
        f'<div class="{prefix}-teaser {prefix}-teaser--news" data-uid="{_id(random)}">'
        f'<a href="/news/{_id(random)}"><img loading="lazy" src="/media/{_id(random)}.webp" alt="" '
        f'width="320" height="180"></a><h4 class="{prefix}-teaser__title">{write_heading(random)}'
        f'</h4><time datetime="2024-{month:02}-{day:02}">{day:02}.{month:02}.2024</time>'
        f"<p>{write_sentence(random)}</p></div>"
    )


def _footer(random: Random, prefix: str, host: Host) -> str:
    first, last = random.randint(7, 9), random.randint(15, 18)
    return (
        f'<div class="{prefix}-footer__column"><h5>{write_label(random)}</h5><address>'
        f"{host.name} Town Hall<br>Market Square {random.randint(1, 60)}<br>"
        f"{random.randint(10_000, 99_999)} {host.name}</address><p>Phone "
        f"{random.randint(100, 999)} {random.randint(10_000, 99_999)}<br>Monday to Friday "
        f"{first}:00–{last}:30</p></div>"
    )


def _form(prefix: str, random: Random) -> str:
    return (
        f'<form class="{prefix}-search" action="/search" method="get" role="search">'
        f'<label class="visually-hidden" for="q{_id(random)}">Search this site</label>'
        f'<input type="search" name="q" id="q{_id(random)}" placeholder="Search" '
        'autocomplete="off"><button type="submit" class="btn btn-primary">Search</button></form>'
    )


def _cookies(prefix: str) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" data-consent="{name}"> {name.title()}</label>'
        for name in ("necessary", "statistics", "marketing", "preferences")
    )
    return (
        f'<div class="{prefix}-consent" role="dialog" aria-modal="true" data-nosnippet="true">'
        "<p>We use cookies to make this site better. You may change your choice at any time."
        f'</p>{boxes}<button class="btn">Accept all</button><button>Save</button></div>'
    )


def _rule(random: Random, prefix: str) -> str:
    return (
        f".{prefix}-{_id(random)[:4]}__{random.choice(('item', 'link', 'title', 'media'))}"
        f"{{display:{random.choice(('flex', 'grid', 'block'))};margin:{random.randint(0, 48)}px "
        f"{random.randint(0, 9)}rem;color:#{random.randrange(16**6):06x}}}"
    )


def _statement(random: Random) -> str:
    return (
        f'window.dataLayer.push({{"event":"e{_id(random)}","value":{random.randint(1, 9999)},'
        f'"on":function(){{return document.querySelector("#x{_id(random)}")!==null}}}});'
    )


def _icon(random: Random, prefix: str) -> str:
    path = " ".join(f"{random.choice('lhvcM')}{random.randint(1, 240) / 10}" for _ in range(24))
    return (
        f'<svg class="{prefix}-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path fill="currentColor" d="{path}z"/></svg>'
    )


def _json_ld(host: Host) -> str:
    facts = {"@context": "https://schema.org", "@type": "City", "name": f"City of {host.name}"}
    return f'<script type="application/ld+json">{json.dumps(facts, ensure_ascii=False)}</script>'


def _id(random: Random) -> str:
    return f"{random.randrange(16**6):06x}"
