"""What ``explain`` prints from a data set: one block a field."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.cli.show import show, show_text
from pipeline.dataset.record import Evidence
from pipeline.report.marks import describe_reason

_MOST_REJECTED = 8


def print_evidence(console: Console, found: Evidence, field: str = "") -> None:
    """Print the chosen words of each field, then what was turned down and why."""
    row = found.row
    facts = [row["name"], row["country_common"], f"no. {row['position']} on {row['page_id']}"]
    console.print(show_text(found.record_id, "bold"))
    console.print(show_text("  " + ", ".join(str(fact) for fact in facts if fact)), soft_wrap=True)
    for name in found.fields():
        if field in ("", name):
            _print_field(console, found, name)
    for finding in found.findings:
        if field in ("", finding["field"]):
            told = f"{finding['severity']}: {finding['message']} ({finding['code']})"
            console.print(show_text(told), soft_wrap=True)
    if row["review_state"]:
        console.print(show_text(f"review: {row['review_state']}"))
    console.print()


def _print_field(console: Console, found: Evidence, field: str) -> None:
    chosen, rejected = found.of(field)
    console.print(show_text(f"{field}: {chosen[0]['value'] if chosen else 'blank'}", "bold"))
    for mention in chosen:
        console.print(_quote(found, mention), soft_wrap=True)
    # The same spelling stands in many places; one line shows it.
    shown = {(m["value"], m["reason"], field == "name" or m["start"]): m for m in rejected}
    for mention in list(shown.values())[:_MOST_REJECTED]:
        why = describe_reason(mention["reason"])
        told = Text.assemble((f"  not {show(mention['value'])}", "dim"), (f": {show(why)}", "dim"))
        console.print(told, soft_wrap=True)
        console.print(_quote(found, mention, "    "), soft_wrap=True)
    if len(shown) > _MOST_REJECTED:
        console.print(f"  … and {len(shown) - _MOST_REJECTED} more not chosen")


def _quote(found: Evidence, mention: dict[str, Any], indent: str = "  ") -> Text:
    before, words, after = found.page.quote(mention["start"], mention["end"])
    words = words or mention["words"]
    rule = f"  ({mention['source']}: {mention['rule']})"
    return Text.assemble(
        indent, (show(before), "dim"), (show(words), "bold"), (show(after), "dim"), show(rule)
    )


def describe_evidence(found: Evidence, field: str = "") -> dict[str, Any]:
    """The row with its mentions and findings, as plain data."""
    names = [name for name in found.fields() if field in ("", name)]
    keep = ("value", "words", "start", "end", "source", "rule", "reason", "confidence")
    return {
        "row": found.row,
        "fields": {
            name: {
                side: [{key: mention[key] for key in keep} for mention in mentions]
                for side, mentions in zip(("chosen", "rejected"), found.of(name), strict=True)
            }
            for name in names
        },
        "findings": [f for f in found.findings if field in ("", f["field"])],
    }
