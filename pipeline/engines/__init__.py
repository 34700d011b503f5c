"""Where the work is done: in this process, in several, or on many machines.

Engines know nothing of pages: they take a function and tasks, and give results as they
come. A task is small and can be pickled; so is its result.
"""

from pipeline.engines.work import Engine, EngineError, Lost, Work

__all__ = ["Engine", "EngineError", "Lost", "Work"]
