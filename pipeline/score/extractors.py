"""What is measured: a function from a page to its extraction, made of pages to learn from.

Cross-validation calls ``MakeExtract`` once a fold, with the cases of all other folds. What
it gives goes to other processes, so it must be picklable: a dataclass with ``__call__``, or
a ``partial`` of a function of a module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model import Extraction, Page
from pipeline.ner import SpacyReader
from pipeline.run import extract_page
from pipeline.score.cases import Case

Extractor = Callable[[Page], Extraction]
MakeExtract = Callable[[Sequence[Case]], Extractor]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The pipeline as ``extract`` runs it, with or without the model of names."""

    ner: bool = True

    def __call__(self, page: Page) -> Extraction:
        return extract_page(page, SpacyReader() if self.ner else None)

    def learn(self, cases: Sequence[Case]) -> Pipeline:
        """The ``MakeExtract`` of rules: they learn nothing, so ``cases`` are not looked at."""
        return self
