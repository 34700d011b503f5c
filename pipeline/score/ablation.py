"""What ``--without`` switches off: the model, the gazetteer, a line of the rules by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pkgutil import iter_modules

from pipeline import rules
from pipeline.places import without_gazetteer
from pipeline.rules import without

NER, GAZETTEER = "ner", "gazetteer"


class AblationError(Exception):
    """A name that nothing has; one clear sentence."""


def list_switches() -> frozenset[str]:
    """Every name that can be switched off."""
    names = {NER, GAZETTEER}
    for module in iter_modules(rules.__path__, "pipeline.rules."):
        tables = vars(import_module(module.name)).values()
        lines = [line for table in tables if isinstance(table, tuple) for line in table]
        names.update(line.name for line in lines if isinstance(getattr(line, "name", None), str))
    return frozenset(names)


@contextmanager
def ablate(names: Iterable[str]) -> Iterator[bool]:
    """Switch these off for a while; gives whether the model may run.

    Raises AblationError on an unknown name.
    """
    wanted = set(names)
    unknown = sorted(wanted - list_switches())
    if unknown:
        raise AblationError(
            f"There is no rule {unknown[0]!r} to leave out; it is ner, gazetteer or the name"
            " of a line in pipeline/rules."
        )
    with ExitStack() as stack:
        stack.enter_context(without(*(wanted - {NER, GAZETTEER})))
        if GAZETTEER in wanted:
            stack.enter_context(without_gazetteer())
        yield NER not in wanted
