"""What ``explain`` prints: the words of the page behind each value of one record."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.show import show, show_text
from pipeline.model import Extraction, Mention, Page, Record
from pipeline.report.marks import describe_reason
from pipeline.resolve.gazetteer import link_record
from pipeline.resolve.place_findings import describe_place

_CONTEXT = 40


def find_record(extractions: list[Extraction], wanted: str) -> tuple[Extraction, Record] | str:
    """The record of this id, or the only one whose id contains it; else a sentence."""
    pairs = [(extraction, record) for extraction in extractions for record in extraction.records]
    exact = [pair for pair in pairs if pair[1].record_id == wanted]
    close = exact or [pair for pair in pairs if wanted.lower() in pair[1].record_id.lower()]
    if len(close) == 1:
        return close[0]
    if not close:
        return f"No record's id contains {wanted!r}."
    names = ", ".join(record.record_id for _, record in close[:8])
    return f"{len(close)} records match {wanted!r}: {names}{' …' if len(close) > 8 else ''}."


def print_record(console: Console, extraction: Extraction, record: Record) -> None:
    """Print the chosen values, then what was rejected and why, then the findings."""
    console.print(show_text(f"{record.record_id}  ({record.page_id})", "bold"))
    console.print(_make_table("chosen", extraction.page, list(record.chosen.values())))
    # The same spelling stands in many places; one line shows it.
    shown = {(m.field, m.value, m.reason, m.field == "name" or m.start): m for m in record.rejected}
    rejected = sorted(shown.values(), key=lambda m: (m.field, m.start))
    console.print(_make_table("rejected", extraction.page, rejected))
    _print_places(console, extraction, record)
    for finding in extraction.findings:
        if finding.record_id == record.record_id:
            console.print(show_text(f"{finding.severity}: {finding.message}"), soft_wrap=True)


def _print_places(console: Console, extraction: Extraction, record: Record) -> None:
    """The gazetteer's candidates, and why one of them won or none did."""
    link = link_record(record, extraction.host_country)
    console.print(Text("places", style="italic"))
    if link.candidate is None:
        console.print(show_text(f"none chosen: {(link.reason or '').replace('_', ' ')}"))
    for place in link.candidates:
        won = link.candidate is not None and place.geonames_id == link.candidate.geonames_id
        why = {"only": "the only one that fits", "larger": "far larger than the others"}
        mark = f"chosen ({place.match}): {why.get(link.why, link.why)}" if won else "not chosen"
        console.print(show_text(f"{describe_place(place)}  {mark}"), soft_wrap=True)


def _make_table(title: str, page: Page, mentions: list[Mention]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in ("field", "value", "words on the page", "rule", "why not"):
        table.add_column(column, overflow="fold")
    for mention in mentions:
        for each in (mention, *mention.parts):
            rule = f"{each.source}: {each.rule}"
            reason = "" if each.chosen else describe_reason(each.reason)
            value, rule_text, why = map(show_text, (each.value, rule, reason))
            table.add_row(each.field, value, _quote(page, each), rule_text, why)
    return table


def _quote(page: Page, mention: Mention) -> Text:
    if mention.start < 0:
        return show_text(mention.words, "bold")
    before = page.text[max(0, mention.start - _CONTEXT) : mention.start].split("\n")[-1]
    after = page.text[mention.end : mention.end + _CONTEXT].split("\n")[0]
    return Text.assemble((show(before), "dim"), (show(mention.words), "bold"), (show(after), "dim"))
