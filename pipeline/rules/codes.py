"""Closed lists: why a mention was not chosen, and what a finding can be about."""

from __future__ import annotations

from pipeline.fields import FIELDS
from pipeline.model import Severity

REASONS: dict[str, str] = {
    "agrees": "says the same as the chosen mention",
    "superseded": "a mention of higher trust was chosen",
    "less_precise": "a more precise mention that agrees was chosen",
    "narrower_scope": "part of the place only, and the whole is given",
    "wider_scope": "more than the place, and the place itself is given",
    "older_figure": "a later as-of year was chosen",
    "contradicts": "the page gives two values of equal trust",
    "other_subject": "the nearest subject is not the partner",
    "unannounced": "nothing around it says what it counts or dates",
    "other_count": "counts something else",
    "other_quantity": "measures something else",
    "other_event": "dates something else",
    "too_old": "is of a time without partnerships of towns",
    "not_formal": "dates the relationship, but not its formal beginning",
    "ambiguous_number": "can be read as two numbers",
    "malformed_number": "is no well-formed number",
    "range": "is a range, not a value",
    "ambiguous_date": "day and month cannot be told apart",
    "two_digit_year": "the century is not settled",
    "no_year": "the year stands elsewhere",
    "decade": "is a decade, not a date",
    "century": "is a century, not a date",
    "year_range": "is a span of years, not a date",
    "implausible": "cannot be true of a place",
    "not_aligned": "a cell whose row is not certain",
    "host": "belongs to the page's own city",
    "unlikely_partner": "a place, but by the evidence around it no partner of the host",
    "unparsed": "could not be read",
}
"""Reason -> what it means. Decoys add ``decoy_<name>`` for each line of ``rules.decoys``."""

FINDINGS: dict[str, tuple[Severity, str]] = {
    "page_unreadable": ("error", "the page could not be read"),
    "page_too_large": ("error", "the page has more bytes or more text than the limits allow"),
    "page_too_slow": ("error", "the page took longer than the limits allow"),
    "archive_broken": ("error", "not all of the archive could be read"),
    "output_passed_over": ("info", "the output of this program lies among the pages"),
    "archive_too_large": (
        "error",
        "the archive unpacks to more, or takes longer, than the limits allow; the rest was not read",
    ),
    "archive_passed_over": ("info", "the archive holds more than pages"),
    "text_damaged": (
        "warning",
        "some bytes of the page are no text in its encoding and stand as \ufffd",
    ),
    "gzip_followed": ("warning", "something else follows the compressed page in its file"),
    "sidecar_too_long": (
        "warning",
        "the sidecar or a value of it is longer than the limits allow and was left out",
    ),
    "page_failed": ("error", "the extraction broke on the page"),
    "page_crashed": ("error", "a worker ended twice over the page"),
    "no_partners": ("info", "no partner was found on the page"),
    "host_unknown": ("warning", "the page's own city is not known"),
    "host_uncertain": ("warning", "which city the page is of is doubtful"),
    "host_conflict": ("warning", "text and sidecar name different hosts"),
    "country_missing": ("warning", "no country stands with the partner"),
    "country_inferred": ("info", "the country was inferred from the partner's name alone"),
    "country_from_region": ("info", "the country was inferred from the region that the page says"),
    "partner_of_another": ("info", "the page names it as a partner of one of its partners"),
    "partner_uncertain": ("warning", "what the page says of the partner leaves it doubtful"),
    "partner_denied": ("info", "the page says that it is no partner"),
    "partner_is_host": ("warning", "a list names the page's own city as a partner"),
    "partner_domestic": ("info", "the partner is in the host's own country"),
    "place_ambiguous": ("warning", "the gazetteer has more than one place for the partner"),
    "place_unknown": ("info", "the gazetteer does not know the partner"),
    "population_unlike": ("warning", "the gazetteer gives a very different population"),
    "country_conflict": ("warning", "two countries are given for one partner"),
    "name_damaged": ("warning", "a character of the name could not be read"),
    "spelling_variants": ("info", "the page spells the partner in several ways"),
    "established_missing": ("info", "no date of the relationship was found"),
    "established_too_old": (
        "info",
        "the date is older than partnerships of towns, and was left out",
    ),
    "established_conflict": ("warning", "the page gives two formal dates"),
    "established_not_aligned": ("warning", "dates of a flattened column cannot be tied to a row"),
    "established_cell_missing": ("warning", "the date cell of this row is missing"),
    "established_agrees": ("info", "two places of the page give the same date"),
    "date_impossible": ("warning", "the date does not exist and was cut"),
    "date_ambiguous": ("warning", "the date can be read two ways and was left out"),
    "date_without_year": ("warning", "the day of the date stands without a year and was left out"),
    "number_ambiguous": ("warning", "the number can be read two ways and was left out"),
    "number_malformed": ("warning", "the number is not well formed and was left out"),
    "population_conflict": ("warning", "the page gives two populations of equal trust"),
    "population_implausible": ("warning", "the population cannot be true"),
    "area_conflict": ("warning", "the page gives two areas of equal trust"),
    "area_implausible": ("warning", "the area cannot be true"),
    "relationship_ended": ("warning", "the page says that the relationship ended"),
    "former_partner": (
        "warning",
        "the page gives the partner as former, inactive, suspended or only planned",
    ),
    "relationship_conflict": ("warning", "the page gives two kinds of relationship"),
    "relationship_unread": ("warning", "the kind of relationship could not be read"),
    "column_misfit": ("warning", "a flattened column does not fit the list of partners"),
    "order_conflict": ("warning", "two lists of the page give the partners in different order"),
    "claim_met": ("info", "what the page says of its list is true of the rows"),
    "claim_missed": ("warning", "what the page says of its list is not true of the rows"),
    "only_in_introduction": ("warning", "named in the introduction but described nowhere"),
    "not_in_introduction": ("info", "described, but not named in the introduction's list"),
    "from_model": ("info", "a value rests on the language model alone"),
    "duplicate_partner": ("info", "two pages give the same partnership"),
    "pages_disagree": ("warning", "two pages give different values"),
}
"""Code -> severity and what it means. ``Finding.message`` gives the particulars."""

_CONFLICTS = tuple(f"{it.stem}_conflict" for it in FIELDS.values() if it.may_conflict)
for _code in _CONFLICTS:
    FINDINGS.setdefault(_code, ("warning", "the page gives two values of equal trust"))

REVIEW = frozenset(
    {
        "partner_uncertain",
        "country_conflict",
        "country_inferred",
        "name_damaged",
        *_CONFLICTS,
        "established_not_aligned",
        "established_cell_missing",
        "date_impossible",
        "date_ambiguous",
        "date_without_year",
        "number_ambiguous",
        "number_malformed",
        "population_implausible",
        "population_unlike",
        "area_implausible",
        "relationship_conflict",
        "relationship_ended",
        "former_partner",
        "only_in_introduction",
        "from_model",
        "pages_disagree",
    }
)
"""Codes that mark their record for review."""
