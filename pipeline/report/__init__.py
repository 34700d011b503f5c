"""What should a person look at? The validation report, as one HTML file and as JSON."""

from pipeline.report.render import render_report
from pipeline.report.summary import Summary, summarise

__all__ = ["Summary", "render_report", "summarise"]
