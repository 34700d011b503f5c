"""Findings on single records and pages: blanks, doubts, variants, each with its words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.fields import FIELDS
from pipeline.model import Extraction, Finding, Mention, Page, Record, Span
from pipeline.resolve.partner import Partner
from pipeline.rules.codes import FINDINGS, REVIEW

_STEMS = {name: field.stem for name, field in FIELDS.items() if field.may_conflict}
_NUMBERS = [name for name, field in FIELDS.items() if field.is_number]


def make_finding(
    page: Page,
    code: str,
    message: str,
    record: Record | None = None,
    mention: Mention | None = None,
    field: str | None = None,
) -> Finding:
    """A finding of a code of the closed list; marks its record where the code says so."""
    severity = FINDINGS[code][0]
    about = field or (mention.field if mention else None)
    if record and code in REVIEW and not {code, about} & {*record.reasons, *record.accepted}:
        record.reasons.append(code)
    placed = mention if mention and mention.start >= 0 else None
    return Finding(
        page.id,
        code,
        severity,
        message,
        record.record_id if record else None,
        about,
        placed.start if placed else None,
        placed.end if placed else None,
    )


def note_reading(page: Page) -> list[Finding]:
    """What was met with when the page was read, before anything was sought in it."""
    return [make_finding(page, code, f"{page.id} {words}.") for code, words in page.notes]


def note_record(page: Page, record: Record, partner: Partner) -> list[Finding]:
    """What a person should know of one record."""
    findings = _note_spellings(page, record) + _note_conflicts(page, record)
    findings += _note_refusals(page, record) + _note_unread_kind(page, record)
    name = record.chosen["name"]
    for field in ("name", "host"):
        mention = record.chosen.get(field)
        if mention and "\ufffd" in mention.words + mention.value:
            message = f"A character of the name {mention.value} could not be read."
            findings.append(make_finding(page, "name_damaged", message, record, mention))
    if "country" not in record.chosen:
        message = f"No country stands with {name.value}."
        findings.append(make_finding(page, "country_missing", message, record, name, "country"))
    is_told = any(one.field == "established" for one in findings)
    if (
        not is_told
        and "established" not in record.chosen
        and not _has_reason(record, "established")
    ):
        message = f"The page gives no date for the relationship with {name.value}."
        findings.append(
            make_finding(page, "established_missing", message, record, name, "established")
        )
    return findings


def _find_unread_kind(record: Record) -> Mention | None:
    said = (m for m in record.rejected if m.field == "relationship" and m.reason == "unparsed")
    return next(said, None)


def has_unread_kind(record: Record) -> bool:
    """Does a column of kinds say something of the partner that is none of the kinds?"""
    return _find_unread_kind(record) is not None


def _note_unread_kind(page: Page, record: Record) -> list[Finding]:
    unread = None if "relationship" in record.chosen else _find_unread_kind(record)
    if unread is None:
        return []
    message = (
        f"The page gives {record.chosen['name'].value} as {unread.words}, which is no known kind."
    )
    return [make_finding(page, "relationship_unread", message, record, unread)]


def _has_reason(record: Record, stem: str) -> bool:
    return any(reason.startswith(stem) for reason in record.reasons)


def _note_spellings(page: Page, record: Record) -> list[Finding]:
    name = record.chosen["name"]
    others = [m for m in record.rejected if m.field == "name" and m.value != name.value]
    if not others:
        return []
    spellings = ", ".join(dict.fromkeys(m.value for m in others))
    message = f"{name.value} is also spelt {spellings}."
    return [make_finding(page, "spelling_variants", message, record, others[0])]


def _note_conflicts(page: Page, record: Record) -> list[Finding]:
    findings = []
    for field, stem in _STEMS.items():
        rivals = [m for m in record.rejected if m.field == field and m.reason == "contradicts"]
        for rival in rivals if field in record.chosen else []:
            words = record.chosen[field].words
            message = f"The page says {words} and {rival.words}; the first was taken."
            findings.append(make_finding(page, f"{stem}_conflict", message, record, rival))
    for rival in (m for m in record.rejected if m.field == "country" and m.reason == "superseded"):
        message = f"The page says {record.chosen['country'].words} and {rival.words}."
        findings.append(make_finding(page, "country_conflict", message, record, rival))
    return findings


def _note_refusals(page: Page, record: Record) -> list[Finding]:
    findings = []
    for mention in record.rejected:
        blank = mention.field not in record.chosen
        if mention.field == "established" and mention.reason in (
            "ambiguous_date",
            "two_digit_year",
        ):
            message = f"The date {mention.words} can be read in more than one way."
            code = "date_ambiguous" if blank else None
        elif mention.field == "established" and mention.reason == "no_year":
            message = (
                f"The year of {mention.words} stands elsewhere, if at all; its day was left out."
            )
            code = "date_without_year" if _lacks_day(record) else None
        elif mention.field == "established" and mention.reason == "too_old":
            message = f"The date {mention.words} is older than partnerships of towns are."
            code = "established_too_old" if blank else None
        elif mention.reason == "ambiguous_number" and mention.field in _NUMBERS:
            message = f"The number {mention.words} can be read in more than one way."
            code = "number_ambiguous" if blank else None
        elif mention.reason == "malformed_number" and mention.field in _NUMBERS:
            message = f"{mention.words} is no well-formed number."
            code = "number_malformed" if blank else None
        elif mention.reason == "implausible":
            message = f"{mention.words} cannot be true of {record.chosen['name'].value}."
            code = f"{mention.field.removesuffix('_km2')}_implausible"
        else:
            continue
        if code:
            findings.append(make_finding(page, code, message, record, mention))
    ended = [m for m in record.rejected if _ends(m, record.value("established") or "")]
    if ended:
        message = f"The relationship with {record.chosen['name'].value} ended ({ended[0].words})."
        findings.append(make_finding(page, "relationship_ended", message, record, ended[0]))
    established = record.chosen.get("established")
    if established and established.rule == "impossible-date":
        message = f"The date {established.words} does not exist; it was cut to what is possible."
        findings.append(make_finding(page, "date_impossible", message, record, established))
    # Several layouts may read, and refuse, the same words.
    return list(dict.fromkeys(findings))


def _ends(mention: Mention, established: str) -> bool:
    """Is this the date of the end, later than the beginning if that is known?"""
    is_end = mention.rule == "event-end" and mention.reason == "not_formal"
    return is_end and mention.value[:4] > established[:4]


def _lacks_day(record: Record) -> bool:
    return len(record.value("established") or "") < len("1984-10")


def note(
    page: Page, extraction: Extraction, hosts: list[Mention], cues: Sequence[Span]
) -> list[Finding]:
    """What a person should know of the page as a whole; ``cues`` are its words of partnership."""
    findings = []
    if not extraction.records and cues:
        words = page.words(cues[0])
        message = f"The page speaks of partner cities ({words!r}), but no partner was read."
        findings.append(
            Finding(page.id, "partners_not_read", "warning", message, None, None, *cues[0])
        )
    elif not extraction.records:
        findings.append(make_finding(page, "no_partners", "No partner was found on this page."))
    elif extraction.host is None:
        findings.append(make_finding(page, "host_unknown", "The page does not name its own city."))
    sidecar = next((m for m in hosts if m.source == "sidecar"), None)
    if sidecar and hosts[0] is not sidecar and hosts[0].value.lower() != sidecar.value.lower():
        message = f"The text says {hosts[0].value}, the sidecar {sidecar.value}."
        findings.append(make_finding(page, "host_conflict", message, None, hosts[0]))
    return findings
