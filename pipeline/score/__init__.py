"""How good is what comes out? Precision, recall and F1 against folders with a gold table."""

from pipeline.score.ablation import AblationError, ablate, list_switches
from pipeline.score.cases import Case, GoldError, find_cases
from pipeline.score.folder import score_folder
from pipeline.score.gold import DETAILS, FIELDS, Gold
from pipeline.score.measure import Count, Score, Slip, add_up, measure_page, score_case
from pipeline.score.report import Report, Summary, make_report

__all__ = [
    "DETAILS",
    "FIELDS",
    "AblationError",
    "Case",
    "Count",
    "Gold",
    "GoldError",
    "Report",
    "Score",
    "Slip",
    "Summary",
    "ablate",
    "add_up",
    "find_cases",
    "list_switches",
    "make_report",
    "measure_page",
    "score_case",
    "score_folder",
]
