"""The data set: its columns, its checks, and its files.

``columns`` says what the columns are and ``schema`` makes Arrow and Markdown of them;
``cells`` says how a cell follows from a mention, ``evidence`` and ``rows`` make the rows,
``checks`` refuses what breaks the contract, ``write`` makes the files, and ``verify``
proves them from themselves. Loading this package loads pandas, pyarrow and pandera.
"""

from pipeline.tables.checks import check_frames
from pipeline.tables.columns import EVIDENCE, Frames, SchemaError
from pipeline.tables.rows import build_frames
from pipeline.tables.schema import columns_markdown, csv_options
from pipeline.tables.verify import verify_output
from pipeline.tables.write import read_frames, render_frames, write_files, write_frames

__all__ = [
    "EVIDENCE",
    "Frames",
    "SchemaError",
    "build_frames",
    "check_frames",
    "columns_markdown",
    "csv_options",
    "read_frames",
    "render_frames",
    "verify_output",
    "write_files",
    "write_frames",
]
