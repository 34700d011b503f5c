"""Pages that were damaged at random: what the fuzz test and ``make fuzz`` feed to a run.

``write_mutants`` takes our own pages and changes each in one to four ways. Same seed and
number, same bytes, whatever the others are.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

TESTS = Path(__file__).parent
LARGEST = 60_000
"""Bytes of a mutant before one grows it: a run over thousands is to take seconds."""

_NUMBER = re.compile(rb"\d[\d.,]*")
_CLOSING = re.compile(rb"</[a-zA-Z0-9]+ *>")
_NUMBERS = (
    *(b"0", b"00", b"0.0", b"-0", b"-7", b"0,000", b"1" + b"0" * 19, b"9" * 20, b"9" * 400),
    *(b"1e308", b"1E999", b"NaN", b"inf", b"0.0000001", b"1,2,3,4,5", b"1.2.3", b"12,34,56"),
    *(b"9223372036854775808", b"4294967296", b"1/0", b"99999-99-99", b"31.02.0000", b"0001"),
)
_MARKS = (
    *(
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x82",
        b"&#0;",
        b"&#xD800;",
    ),
    *("\u0301".encode() * 40, "🇨🇮".encode(), "👩\u200d👧".encode(), b"\x1b[31m"),
    *(one.encode() for one in "\0\x85\u2028\u202e\u200d\ufeff\ufffe\ufdd0\U0010ffff\U000e0041"),
    *(one.encode() for one in "٣१３½㎢①Ⅷﬁİẞא๕\u1160\u3000\xad\r\x0b\t"),
)
_TAGS = (b"div", b"table", b"tr", b"td", b"ul", b"li", b"b", b"svg", b"select", b"details", b"dl")
_SIDECARS: tuple[object, ...] = (
    *({}, [], None, 0, "", {"url": 7}, {"host": ["Graz"]}, {"url": None, "fetched_at": False}),
    *(
        {"url": "http://[::1"},
        {"url": "//"},
        {"url": "javascript:1"},
        {"url": "https://a.example:99999/"},
    ),
    *(
        {"fetched_at": "yesterday"},
        {"fetched_at": "0000-13-45"},
        {"fetched_at": "9999-12-31T25:61"},
    ),
    *({"host": "\0"}, {"host": "x" * 5000}, {"host": "\ud800"}, {"host": "Graz\n\x1b[2J"}),
    *({"host_country": "ZZ"}, {"host_country": "Atlantis"}, {"host": "Graz", "host_country": "at"}),
)

Mutation = Callable[[Random, bytes], bytes]


@cache
def read_seeds() -> tuple[tuple[str, bytes, bytes], ...]:
    """The pages to start from, sorted: name of the file, its bytes, those of its sidecar or none."""
    folders = [TESTS / name for name in ("pages", "hard", "fresh")]
    files = sorted(file for folder in folders for file in folder.glob("*/page.*"))
    pages = [file for file in files if file.suffix != ".json"]
    assert len(pages) > 200
    sidecars = [file.with_suffix(".meta.json") for file in pages]
    return tuple(
        (file.name, file.read_bytes(), beside.read_bytes() if beside.exists() else b"")
        for file, beside in zip(pages, sidecars, strict=True)
    )


def write_mutants(folder: Path, seed: int, numbers: range) -> None:
    """Write one page, and perhaps its sidecar, for each of ``numbers``; ids are ``00007.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        write_mutant(folder, seed, number)


def write_mutant(folder: Path, seed: int, number: int) -> None:
    random = Random(f"{seed} {number}")
    name, page, sidecar = random.choice(read_seeds())
    for mutate in random.choices(MUTATIONS, k=random.randint(1, 4)):
        page = mutate(random, page[:LARGEST] if len(page) > LARGEST else page)
    end = random.choice((Path(name).suffix,) * 12 + (".html", ".txt", ".md", ".htm"))
    if random.random() < 0.05:
        end, page = f"{end}.gz", _flip(random, gzip.compress(page, mtime=0), random.randint(0, 2))
    (folder / f"{number:05}{end}").write_bytes(page)
    if random.random() < 0.15:
        sidecar = json.dumps(random.choice(_SIDECARS)).encode()
    if sidecar and random.random() < 0.1:
        sidecar = _flip(random, sidecar, 2)
    if sidecar:
        (folder / f"{number:05}.meta.json").write_bytes(sidecar)


def _flip(random: Random, page: bytes, count: int) -> bytes:
    changed = bytearray(page)
    for _ in range(count if page else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _flip_bytes(random: Random, page: bytes) -> bytes:
    return _flip(random, page, random.choice((1, 3, 30)))


def _stretch(random: Random, page: bytes, longest: int) -> tuple[int, int]:
    start = random.randint(0, len(page))
    return start, min(len(page), start + random.randint(0, longest))


def _cut_out(random: Random, page: bytes) -> bytes:
    start, end = _stretch(random, page, random.choice((5, 200, len(page))))
    return page[:start] + page[end:]


def _splice(random: Random, page: bytes) -> bytes:
    other = random.choice(read_seeds())[1][:LARGEST]
    start, end = _stretch(random, other, 4000)
    at = random.randint(0, len(page))
    return page[:at] + other[start:end] + page[at:]


def _repeat(random: Random, page: bytes) -> bytes:
    start, end = _stretch(random, page, random.choice((20, 400, 2000)))
    return page[:end] + page[start:end] * random.choice((1, 1, 2, 5, 20)) + page[end:]


def _shuffle_lines(random: Random, page: bytes) -> bytes:
    lines = page.split(b"\n")
    start, end = sorted(random.randint(0, len(lines)) for _ in range(2))
    lines[start:end] = random.sample(lines[start:end], end - start)
    return b"\n".join(lines)


def _unclose(random: Random, page: bytes) -> bytes:
    share = random.choice((0.05, 0.5, 1.0))
    return _CLOSING.sub(lambda tag: b"" if random.random() < share else tag[0], page)


def _break_tags(random: Random, page: bytes) -> bytes:
    at, tag = random.randint(0, len(page)), random.choice(_TAGS)
    broken = (
        b"<%s",
        b"</%s>",
        b"<%s a='",
        b"<!--%s",
        b"<![CDATA[%s",
        b"<script>%s",
        b"<title>%s",
        b"&%s;",
    )
    return page[:at] + random.choice(broken) % tag + page[at:]


def _nest(random: Random, page: bytes) -> bytes:
    tag, depth = random.choice(_TAGS), random.choice((3, 40, 300, 3000))
    start, end = _stretch(random, page, 500)
    inner = b"<%s>" % tag * depth + page[start:end] + b"</%s>" % tag * random.choice((0, depth))
    return page[:start] + inner + page[end:]


def _span(random: Random, page: bytes) -> bytes:
    spans = (b'rowspan="0"', b'rowspan="65534"', b'colspan="1000"', b'colspan="-1"', b'rowspan="x"')
    tags = re.compile(rb"<(t[dh]\b|li\b|ol\b)")
    return tags.sub(
        lambda tag: tag[0] + b" " + random.choice(spans) if random.random() < 0.1 else tag[0], page
    )


def _change_numbers(random: Random, page: bytes) -> bytes:
    share = random.choice((0.05, 0.4, 1.0))
    return _NUMBER.sub(
        lambda found: random.choice(_NUMBERS) if random.random() < share else found[0], page
    )


def _add_digits(random: Random, page: bytes) -> bytes:
    share, more = random.choice((0.1, 1.0)), random.choice((b"0", b"000", b",000,000,000", b".5"))
    return _NUMBER.sub(lambda found: found[0] + more * (random.random() < share), page)


def _add_marks(random: Random, page: bytes) -> bytes:
    for _ in range(random.choice((1, 5, 40))):
        at = random.randint(0, len(page))
        page = page[:at] + random.choice(_MARKS) + page[at:]
    return page


def _join_words(random: Random, page: bytes) -> bytes:
    share, instead = (
        random.choice((0.02, 0.3)),
        random.choice((b"", b"\n", b"  ", b"(", b")", b",", b":")),
    )
    return re.sub(rb" ", lambda blank: instead if random.random() < share else b" ", page)


def _declare(random: Random, page: bytes) -> bytes:
    names = (b"utf-16", b"windows-1252", b"shift_jis", b"utf-7", b"x-none", b"koi8-r", b"\xff")
    return b'<meta charset="' + random.choice(names) + b'">' + page


def _recode(random: Random, page: bytes) -> bytes:
    name = random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1252", "shift_jis", "gb18030"))
    return page.decode("utf-8", "replace").encode(name, "replace")


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip_bytes, _cut_out, _splice, _repeat, _shuffle_lines, _unclose, _break_tags, _nest, _span),
    *(_change_numbers, _change_numbers, _add_digits, _add_marks, _join_words, _declare, _recode),
)
