"""Which stretches of a page speak of which partner: one function per layout.

Each layout finds its own sections, blind to the others; ``resolve`` joins those that
speak of the same partner. To add a layout, write a function ``Page -> Found`` in a file
of its own and add a line to ``LAYOUTS``.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.layouts.about import find_about
from pipeline.layouts.bare_lists import find_bare_lists
from pipeline.layouts.blank_columns import find_blank_columns
from pipeline.layouts.cell_lines import find_cell_lines
from pipeline.layouts.columns import find_columns
from pipeline.layouts.enumerations import find_enumerated
from pipeline.layouts.found import Found
from pipeline.layouts.headings import find_headed_sections
from pipeline.layouts.introduction import find_introduced
from pipeline.layouts.label_blocks import find_label_blocks
from pipeline.layouts.led_paragraphs import find_led_paragraphs
from pipeline.layouts.lines import split_lines
from pipeline.layouts.lists import find_listed
from pipeline.layouts.name_lists import find_name_lists
from pipeline.layouts.pairs import find_pairs
from pipeline.layouts.paragraphs import find_paragraphs
from pipeline.layouts.stacked import find_stacked
from pipeline.layouts.subject import find_subject
from pipeline.layouts.tables import find_tables
from pipeline.layouts.years_above import find_years_above
from pipeline.model import Page

LAYOUTS = (
    find_tables,
    find_cell_lines,
    find_blank_columns,
    find_headed_sections,
    find_stacked,
    find_years_above,
    find_label_blocks,
    find_listed,
    find_led_paragraphs,
    find_name_lists,
    find_bare_lists,
    find_subject,
    find_enumerated,
    find_introduced,
    find_paragraphs,
    find_pairs,
    find_about,
    find_columns,
)
"""All layouts, in order of trust in the names that they find."""


def find_sections(page: Page) -> Found:
    """The sections and columns of all layouts, in the order of ``LAYOUTS``."""
    page = replace(page, blocks=split_lines(page))
    found = [layout(page) for layout in LAYOUTS]
    return Found(
        tuple(section for part in found for section in part.sections),
        tuple(column for part in found for column in part.columns),
    )
