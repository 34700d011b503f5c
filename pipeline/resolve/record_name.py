"""The name of a record: the spelling that wins, and the words as the page has them."""

from __future__ import annotations

from pipeline.languages import other_languages
from pipeline.model import Mention, Page, Record, Section
from pipeline.places.declined import to_nominative
from pipeline.resolve.gazetteer import find_attested
from pipeline.resolve.partner import Partner
from pipeline.resolve.spelling import choose_spelling, find_spellings, written_span
from pipeline.values.fold_name import name_key


def choose_name(page: Page, record: Record, partner: Partner) -> None:
    main = partner.sections[0]
    spellings = find_spellings(page, partner)
    best = spellings[0]
    if any(mention.value != best.value for mention in spellings):
        best = choose_spelling(spellings, _find_attested(page, partner, spellings))
    record.chosen["name"] = _decline(page, best).choose()
    for mention in spellings:
        if mention is not best:
            same = mention.value == best.value
            record.rejected.append(mention.reject("agrees" if same else "superseded"))
    span = written_span(main)
    record.chosen["name_as_written"] = Mention(
        "name_as_written", page.words(span), page.words(span), *span, best.source, best.rule, True
    )


def _decline(page: Page, name: Mention) -> Mention:
    """The name in the nominative, where the page has it in another case only."""
    nominative = to_nominative(name.value, other_languages(page.flat))
    return name if nominative == name.value else name._replace(value=nominative)


def _find_attested(page: Page, partner: Partner, spellings: list[Mention]) -> str | None:
    """A spelling that the gazetteer has, where it does not have the heading's."""
    main = partner.sections[0]
    heading = page.words(main.place.name)
    others = dict.fromkeys(m.value for m in spellings if name_key(m.value) != name_key(heading))
    if not others:
        return None
    region = _region_of(page, main)
    if find_attested([heading], partner.country, region):
        return None
    return find_attested(list(others), partner.country, region)


def _region_of(page: Page, section: Section) -> str | None:
    return page.words(section.place.region) if section.place.region else None
