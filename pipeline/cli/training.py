"""The commands that train the scorer, and that make the table of features of pages elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.say import console, fail, write_text
from pipeline.cli.show import show

MODEL = Path("pipeline/partners/model.txt")


def train(
    sources: Annotated[
        list[Path],
        typer.Argument(
            help="Folders with pages and their gold.csv or expected.csv; tables (.parquet) that"
            " `features` made."
        ),
    ],
    model: Annotated[
        Path, typer.Option(help="Where the model goes; its card goes beside it, as .json.")
    ] = MODEL,
    groups: Annotated[
        Path | None,
        typer.Option(help="Table slug,group of pages of one site; else groups.csv beside them."),
    ] = None,
) -> None:
    """Train the scorer of partners on pages whose rows are known, and write its card."""
    from pipeline.score.card import write_card
    from pipeline.score.cases import GoldError
    from pipeline.score.train import train_scorer

    try:
        trained = train_scorer(sources, groups)
    except GoldError as error:
        fail(str(error))
    write_text(model, trained.model)
    write_text(model.with_suffix(".json"), write_card(trained.card))
    console.print(f"{show(str(model))}: {len(trained.model):,} bytes.")


def features(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders with pages and their gold.csv or expected.csv.")
    ],
    table: Annotated[Path, typer.Option(help="Where the table goes.")] = Path(
        "training/saved.parquet"
    ),
) -> None:
    """Write the numbers that `train` reads of pages whose text must not be in the repository."""
    from pipeline.score.cases import GoldError
    from pipeline.score.train import make_table

    try:
        pages = make_table(folders, table)
    except (GoldError, OSError) as error:
        fail(str(error))
    console.print(f"{show(str(table))}: {pages} pages, {table.stat().st_size:,} bytes.")
