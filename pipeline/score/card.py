"""The model's card: on what it was trained, how good it is on sites it has not seen, its limits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.partners import thresholds as decisions
from pipeline.partners.scorer import Scorer, read_scorer
from pipeline.score.counts import Count
from pipeline.score.examples import Example
from pipeline.score.language import ENGLISH, OTHER
from pipeline.score.learn import add_hosts

Card = dict[str, Any]

THRESHOLD = 0.5
LIMITS = (
    "It judges names; which text is whose and which value is read are not its affair.",
    "It learned from pages of cities about their own partners; on lists of the partnerships of"
    " many cities, and on news, it saw little.",
    "Most of its pages are English or of European languages; few are in scripts without blanks.",
    "A partner that no gazetteer and no proposal names is no candidate: it is never found.",
    "The pages that it learned from are read with gold of one reader; about one row in a hundred"
    " is disputable.",
)


class Judgement(NamedTuple):
    """One page that the model did not see: ``host`` is None where gold names none."""

    language: str
    names: Count
    host: bool | None


def judge(scorer: Scorer, example: Example) -> Judgement:
    """Count the names that the model takes for partners, each once, against gold."""
    hosts = scorer.judge_hosts(example.host_matrix)
    found = scorer.judge_partners(add_hosts(example, hosts), example.layout)
    likely = found >= THRESHOLD
    right = {gold for gold, it in zip(example.gold_of, likely, strict=True) if it and gold >= 0}
    gold_keys = {
        key for key, gold in zip(example.layout.keys, example.gold_of, strict=True) if gold >= 0
    }
    wrong = {key for key, it in zip(example.layout.keys, likely, strict=True) if it} - gold_keys
    asserted = {number for number, gold in enumerate(example.golds) if not gold.optional}
    count = Count(len(right & asserted), len(wrong), len(asserted - right))
    host = example.host_labels[int(hosts.argmax())] if example.has_host else None
    return Judgement(example.language, count, host)


def make_card(
    model: str,
    sources: Sequence[tuple[Path, Sequence[Example]]],
    judged: Sequence[Judgement],
    folds: int,
) -> Card:
    """The card of a model's text; ``judged`` has an item a page, source by source."""
    sites = {it.site for _, examples in sources for it in examples}
    left = iter(judged)
    by_source = {path.as_posix(): list(islice(left, len(it))) for path, it in sources}
    return {
        "model": {"file": "model.txt", "sha256": digest(model), "features": list_columns(model)},
        "trained_on": [_describe_source(path, examples) for path, examples in sources],
        "cross_validation": {
            "what": "names found at the threshold, each once a page, by models that saw no page"
            " of the site",
            "folds": folds,
            "sites": len(sites),
            "threshold": THRESHOLD,
            "by_source": {source: _tell_apart(those) for source, those in by_source.items()},
        },
        "thresholds": list_thresholds(),
        "limits": list(LIMITS),
    }


def digest(model: str) -> str:
    """What tells one model from another."""
    return sha256(model.encode()).hexdigest()


def list_columns(model: str) -> dict[str, list[str]]:
    """The names of the columns that each part of a model reads, in their order."""
    texts = read_scorer(model).texts
    mark = "feature_names="
    return {
        part: next(line for line in text.splitlines() if line.startswith(mark))
        .removeprefix(mark)
        .split()
        for part, text in texts.items()
    }


def list_thresholds() -> dict[str, float | list[float]]:
    """The probabilities that decide: the constants of ``partners.judge``, by name."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in sorted(vars(decisions).items())
        if name.isupper() and name[0] != "_" and isinstance(value, float | tuple)
    }


def write_card(card: Card) -> str:
    return json.dumps(card, indent=1, ensure_ascii=False) + "\n"


def _describe_source(path: Path, examples: Sequence[Example]) -> dict[str, Any]:
    return {
        "source": path.as_posix(),
        "pages": len(examples),
        "rows": sum(len(it.golds) for it in examples),
        "candidates": sum(len(it.gold_of) for it in examples),
    }


def _tell_apart(judged: Sequence[Judgement]) -> dict[str, dict[str, float | int | None]]:
    return {
        name: _sum_up(it for it in judged if it.language == language)
        for name, language in (("english", ENGLISH), ("others", OTHER))
    }


def _sum_up(judged: Iterable[Judgement]) -> dict[str, float | int | None]:
    those = list(judged)
    total = Count()
    for it in those:
        total.add(it.names)
    hosts = [it.host for it in those if it.host is not None]
    ratios = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    return {
        "pages": len(those),
        "rows": total.expected,
        **{name: None if it is None else round(it, 3) for name, it in ratios.items()},
        "host_accuracy": round(sum(hosts) / len(hosts), 3) if hosts else None,
    }
