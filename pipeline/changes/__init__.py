"""What changed since the last run? Two data sets, compared row by row and cell by cell.

Loading this package loads pyarrow and not pandas, so that a run without changes stays quick.
"""

from pipeline.changes.compare import compare_folders
from pipeline.changes.files import count_totals, is_data_set
from pipeline.changes.nouns import LIMIT, REASONS, Changes, DataSetError, no_changes
from pipeline.changes.render import render_json, render_section, replace_section

__all__ = [
    "LIMIT",
    "REASONS",
    "Changes",
    "DataSetError",
    "compare_folders",
    "count_totals",
    "is_data_set",
    "no_changes",
    "render_json",
    "render_section",
    "replace_section",
]
