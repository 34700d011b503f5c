"""What a file's name tells: page, compressed page, archive, sidecar or none of them."""

from __future__ import annotations

from collections.abc import Container

SUFFIXES = (".html", ".htm", ".txt", ".md")
ARCHIVES = (".zip", ".warc", ".warc.gz")
SIDECAR = ".meta.json"


def find_suffix(name: str) -> str:
    """The suffix that makes ``name`` a page, without ``.gz``; empty where it is no page.

    >>> find_suffix("a/b.HTML.gz"), find_suffix("b.html.meta.json"), find_suffix(".html")
    ('.html', '', '')
    """
    stem, dot, ending = strip_gz(name).rpartition(".")
    suffix = f"{dot}{ending}".lower()
    return suffix if suffix in SUFFIXES and stem.rpartition("/")[2] else ""


def find_archive(name: str) -> str:
    """``.zip`` or ``.warc``; empty where ``name`` is no archive.

    >>> find_archive("crawl.WARC.gz"), find_archive("x.zip"), find_archive("x.html.gz")
    ('.warc', '.zip', '')
    """
    suffix = next((suffix for suffix in ARCHIVES if name.lower().endswith(suffix)), "")
    return suffix.removesuffix(".gz")


def strip_gz(name: str) -> str:
    return name[:-3] if is_gz(name) else name


def is_gz(name: str) -> bool:
    return name.lower().endswith(".gz")


def name_sidecars(name: str) -> tuple[str, ...]:
    """The names that the sidecar of ``name`` may have, the nearest first.

    >>> name_sidecars("x.html.gz")
    ('x.html.gz.meta.json', 'x.html.meta.json', 'x.meta.json')
    """
    plain = strip_gz(name)
    stem = plain[: len(plain) - len(find_suffix(plain))]
    return tuple(f"{it}{SIDECAR}" for it in dict.fromkeys((name, plain, stem)))


def pick_sidecar(name: str, names: Container[str]) -> str:
    """The nearest sidecar of ``name`` among ``names``; empty for none."""
    return next((it for it in name_sidecars(name) if it in names), "")
