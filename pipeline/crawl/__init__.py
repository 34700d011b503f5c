"""Many pages: what is new is read by one or many workers, the data set changes at one stroke.

``story`` tells a run from start to end; ``plan`` lists the pages, ``read`` and ``write``
hand work to an engine, ``batch`` and ``render`` are what the workers do, ``publish`` puts
the files in place. Loading this package loads none of what reads a page.
"""

from pipeline.crawl.engine import Options
from pipeline.crawl.story import Outcome, run

__all__ = ["Options", "Outcome", "run"]
