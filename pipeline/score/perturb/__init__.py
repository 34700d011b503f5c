"""The changes that a page must bear: each a small function of text, all in two tables.

A page that one of them leaves as it is counts nowhere for it. A new change is a function
and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.score.perturb import forms, noise, wording
from pipeline.score.perturb.blocks import is_markup
from pipeline.score.perturb.forms import Cells

__all__ = ["CHANGES", "FORMS", "Cells", "Change", "Form", "is_markup"]


class Change(NamedTuple):
    """``apply(text, markup)`` gives the changed text of a page file."""

    name: str
    apply: Callable[[str, bool], str]


class Form(NamedTuple):
    """``render(rows)`` gives a page file of the rows, to be read as ``suffix`` says."""

    name: str
    suffix: str
    render: Callable[[Sequence[Cells]], str]


CHANGES = (
    Change("'Share this page' after every third block", noise.add_share_lines),
    Change("'Photo: J. Smith' after each short line", noise.add_photo_lines),
    Change("[1] behind each short line", noise.add_footnote_marks),
    Change("six menu lines in front", noise.add_menu),
    Change("16 kB of prose behind", noise.add_prose_behind),
    Change("16 kB of prose in front", noise.add_prose_in_front),
    Change("one sentence 'looking for a sister city'", noise.add_search),
    Change("known synonyms in headings", wording.use_known_synonyms),
    Change("unknown synonyms in headings", wording.use_unknown_synonyms),
    Change("bullets to lines", wording.turn_bullets_to_lines),
    Change("headings to lines", wording.turn_headings_to_lines),
)
FORMS = (
    Form("rows as HTML list", ".html", forms.render_list),
    Form("rows as HTML table", ".html", forms.render_table),
    Form("rows as definition list", ".html", forms.render_definitions),
    Form("rows as cards", ".html", forms.render_cards),
    Form("rows as plain text", ".txt", forms.render_plain),
)
