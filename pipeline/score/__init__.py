"""How good is what comes out? Precision, recall and F1 against folders with a gold table."""

from pipeline.score.ablation import AblationError, ablate, list_switches
from pipeline.score.cases import Case, GoldError, find_all_cases, find_cases
from pipeline.score.counts import Count, Score, Slip, add_up
from pipeline.score.extractors import Extractor, MakeExtract, Pipeline
from pipeline.score.folder import Choice, cross_validate, score_folders
from pipeline.score.folds import split_folds
from pipeline.score.gold import DETAILS, FIELDS, Gold
from pipeline.score.groups import join_sites, read_groups
from pipeline.score.language import find_language
from pipeline.score.measure import measure_page, score_case
from pipeline.score.report import Report, Summary, make_report

__all__ = [
    "DETAILS",
    "FIELDS",
    "AblationError",
    "Case",
    "Choice",
    "Count",
    "Extractor",
    "Gold",
    "GoldError",
    "MakeExtract",
    "Pipeline",
    "Report",
    "Score",
    "Slip",
    "Summary",
    "ablate",
    "add_up",
    "cross_validate",
    "find_all_cases",
    "find_cases",
    "find_language",
    "join_sites",
    "list_switches",
    "make_report",
    "measure_page",
    "read_groups",
    "score_case",
    "score_folders",
    "split_folds",
]
