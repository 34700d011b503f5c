"""What ``--without`` switches off: the model, the gazetteer, a line of the rules by name.

Whatever else can be left out of the pipeline (the scorer, one of its features) is a
``Switchboard`` of ``BOARDS``: names, and a context in which they are off. What trains inside
such a context must train without them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from pipeline import rules
from pipeline.places import without_gazetteer
from pipeline.rules import without
from pipeline.score.rules_alone import without_scorer

NER, GAZETTEER, SCORER = "ner", "gazetteer", "scorer"


class AblationError(Exception):
    """A name that nothing has; one clear sentence."""


class Switchboard(NamedTuple):
    """One part of the pipeline and what can be left out of it.

    ``what`` says in a few words what its names are; ``switch_off(*names)`` is a context in
    which those of its names are off. Two boards may have one name: both are then off.
    """

    what: str
    list_names: Callable[[], frozenset[str]]
    switch_off: Callable[..., AbstractContextManager[None]]


def _list_rules() -> frozenset[str]:
    names: set[str] = set()
    for module in iter_modules(rules.__path__, "pipeline.rules."):
        tables = vars(import_module(module.name)).values()
        lines = [line for table in tables if isinstance(table, tuple) for line in table]
        names.update(line.name for line in lines if isinstance(getattr(line, "name", None), str))
    return frozenset(names)


@contextmanager
def _without_gazetteer(*_: str) -> Iterator[None]:
    with without_gazetteer():
        yield


BOARDS: list[Switchboard] = [
    Switchboard("scorer", lambda: frozenset((SCORER,)), without_scorer),
    Switchboard("gazetteer", lambda: frozenset((GAZETTEER,)), _without_gazetteer),
    Switchboard("the name of a line in pipeline/rules", _list_rules, without),
]


def list_switches() -> frozenset[str]:
    """Every name that can be switched off."""
    return frozenset((NER,)).union(*(board.list_names() for board in BOARDS))


@contextmanager
def ablate(names: Iterable[str]) -> Iterator[bool]:
    """Switch these off for a while; gives whether the model of names may run.

    Raises AblationError on an unknown name.
    """
    wanted = set(names)
    unknown = sorted(wanted - list_switches())
    if unknown:
        kinds = [NER, *(board.what for board in BOARDS)]
        raise AblationError(
            f"There is no rule {unknown[0]!r} to leave out; it is"
            f" {', '.join(kinds[:-1])} or {kinds[-1]}."
        )
    with ExitStack() as stack:
        for board in BOARDS:
            those = sorted(wanted & board.list_names())
            if those:
                stack.enter_context(board.switch_off(*those))
        yield NER not in wanted
