"""What is measured: a function from a page to its extraction, made of pages to learn from.

Cross-validation calls ``MakeExtract`` once a fold, with the cases of all other folds. What
it gives goes to other processes, so it must be picklable: a dataclass with ``__call__``, or
a ``partial`` of a function of a module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Extraction, Page
from pipeline.ner import SpacyReader
from pipeline.partners.scorer import Scorer
from pipeline.run import extract_page
from pipeline.score.cases import Case
from pipeline.score.examples import Example, make_example
from pipeline.score.learn import learn

Extractor = Callable[[Page], Extraction]
MakeExtract = Callable[[Sequence[Case]], Extractor]


_examples: dict[Path, Example | None] = {}


def _recall_example(case: Case) -> Example | None:
    """The example of a case, made once for the folds that learn from it."""
    if case.page not in _examples:
        _examples[case.page] = make_example(case)
    return _examples[case.page]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The pipeline as ``extract`` runs it, with or without the model of names."""

    ner: bool = True
    scorer: Scorer | None = None

    def __call__(self, page: Page) -> Extraction:
        return extract_page(page, SpacyReader() if self.ner else None, self.scorer)

    def learn(self, cases: Sequence[Case]) -> Pipeline:
        """The ``MakeExtract`` of the scorer: trained on these cases, and judged on others."""
        examples = [it for it in map(_recall_example, cases) if it]
        if not examples:
            # Pages that name no place teach nothing.
            return self
        return Pipeline(self.ner, learn(examples))
