"""The command that trains the scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.say import console, fail
from pipeline.cli.show import show


def train(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders with pages and their gold.csv or expected.csv.")
    ],
    model: Annotated[Path, typer.Option(help="Where the model goes.")] = Path(
        "pipeline/partners/model.txt"
    ),
) -> None:
    """Train the scorer of partners on pages whose rows are known."""
    from pipeline.score.cases import GoldError
    from pipeline.score.train import train_scorer

    try:
        text = train_scorer(folders)
    except GoldError as error:
        fail(str(error))
    model.write_text(text, "utf-8")
    console.print(f"{show(str(model))}: {len(text):,} bytes, from {len(folders)} folders.")
