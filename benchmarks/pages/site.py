"""Sites: a city, its chrome, and pages put into it."""

from __future__ import annotations

from html import escape
from random import Random

from anyascii import anyascii

from benchmarks.pages.chrome import Chrome, make_chrome
from benchmarks.pages.draw import Host
from benchmarks.pages.layouts import Asked, make_content
from benchmarks.pages.more_layouts import LAYOUTS
from benchmarks.pages.sentences import write_heading, write_paragraph, write_sentence
from tests.generate import Partner

_CHROME_SHARE = 0.78
_EMPTY = Chrome("", "", "")


class Site:
    """One city's site; ``least`` is the size in bytes of its smallest page."""

    def __init__(self, seed: str, host: Host, least: int) -> None:
        self.host = host
        self.slug = "-".join((*anyascii(host.name).lower().split(), str(least)))
        self.domain = f"www.{self.slug}.example"
        self.chrome = make_chrome(Random(f"{seed} chrome"), host, int(least * _CHROME_SHARE))

    def write_page(
        self, random: Random, slug: str, layout: str, size: int
    ) -> tuple[str, list[Partner]]:
        """A page of about ``size`` bytes; the partners take what the chrome leaves, or less."""
        room = size - self.chrome.size()
        asked = Asked(random, self.host, min(24, max(2, room // 400)))
        content = make_content(LAYOUTS[layout][0], asked)
        article = layout == "article"
        chrome = _EMPTY if article else self.chrome
        intro = f'<p class="lead">{write_paragraph(random, 3)}</p>' if size > 4_000 else ""
        main = [f"<h1>{self.host.name if article else content.heading}</h1>", intro]
        partners = f"<h2>Twin towns</h2>\n{content.html}" if article else content.html
        left = size - chrome.size() - 500 - len(partners.encode()) - len(intro)
        others = []
        while left > 0:
            part = _write_reference(random) if article else _write_other(random)
            others.append(part)
            left -= len(part.encode()) + 1
        cut = len(others) * 3 // 4 if article else 0
        main += [*others[:cut], partners, *others[cut:]]
        title = (
            f"{self.host.name} – Handbook" if article else f"{content.heading} | {self.host.name}"
        )
        return self._dress(chrome, title, slug, "\n".join(main)), content.rows

    def _dress(self, chrome: Chrome, title: str, slug: str, main: str) -> str:
        return (
            f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}'
            f'</title>\n<meta name="viewport" content="width=device-width">\n<link rel="canonical" '
            f'href="https://{self.domain}/international/{slug}">\n{chrome.head}\n</head>\n<body>\n'
            f'{chrome.before}\n<ol class="breadcrumb"><li><a href="/">{escape(self.host.name)}</a>'
            f'</li><li><a href="/international">International</a></li></ol>\n<main id="content">\n'
            f"{main}\n</main>\n{chrome.after}\n</body>\n</html>\n"
        )


def _write_other(random: Random) -> str:
    """A section on another matter, in the boxes that content systems put around text."""
    number = random.randrange(10**6)
    return (
        f'<div class="frame frame-default frame-type-textmedia frame-layout-{number % 7}" '
        f'id="c{number}" data-block="{number:06}">\n<div class="frame__inner container">\n'
        f'<h2 class="frame__title">{write_heading(random)}</h2>\n<figure class="frame__media">'
        f'<img src="/media/{number}.jpg" srcset="/media/{number}-480.jpg 480w, /media/{number}-960'
        '.jpg 960w" sizes="(min-width: 960px) 50vw, 100vw" width="960" height="540" alt=""></figure>'
        f'\n<div class="frame__body rich-text" data-animate="fade">\n<p>{write_paragraph(random)}'
        f'</p>\n<p>{write_sentence(random)} <a href="/page/{number}" class="link link--internal">'
        f"{write_heading(random)}</a></p>\n</div>\n</div>\n</div>"
    )


def _write_reference(random: Random) -> str:
    """A section of an encyclopedia: as many links and references as words."""
    sentences = (_link(random, write_sentence(random)) for _ in range(random.randint(4, 9)))
    heading = write_heading(random)
    return (
        f'<h2><span class="mw-headline" id="s{random.randrange(10**6)}">{heading}</span><span '
        'class="mw-editsection">[<a href="/w/index.php?action=edit" title="Edit section">edit</a>]'
        f"</span></h2>\n<p>{' '.join(sentences)}</p>"
    )


def _link(random: Random, sentence: str) -> str:
    words = sentence.split(" ")
    for _ in range(3):
        at = random.randrange(len(words))
        if words[at].isalpha():
            words[at] = (
                f'<a href="//en.example.org/wiki/{words[at]}_({random.randrange(10**6)})" '
                f'class="mw-redirect" title="{words[at]}">{words[at]}</a>'
            )
    note = random.randrange(400)
    return " ".join(words) + (
        f'<sup id="cite_ref-{note}" class="reference"><a href="#cite_note-{note}">'
        f"<span>[</span>{note}<span>]</span></a></sup>"
    )
