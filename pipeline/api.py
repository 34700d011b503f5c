"""What Python programs call: pages in, a data set out."""

from __future__ import annotations

from pathlib import Path

from pipeline.crawl import Options, run
from pipeline.dataset.load import DataSet, load


def extract(
    source: str | Path = "raw",
    output: str | Path = "output",
    *,
    ner: bool = True,
    force: bool = False,
    workers: int | None = None,
    corrections: str | Path | None = None,
) -> DataSet:
    """Bring the data set in ``output`` up to the pages under ``source``, and open it.

    As the command does, but for its limit on rows that go. Raises ``PageError`` where no
    page can be read, ``BusyError`` while another run writes, ``OSError`` where ``output``
    cannot be written.
    """
    decided = Path(corrections) if corrections is not None else None
    options = Options(ner=ner, force=force, workers=workers, corrections=decided)
    run(source, Path(output), options)
    return load(output)
