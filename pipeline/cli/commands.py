"""The commands. Each is thin: it parses, calls what does the work, and prints."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli import comparing, correcting, explaining, extracting, scoring, training

app = typer.Typer(
    help="From pages in which cities describe their sister cities to data that can be trusted.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from pipeline.versions import list_versions

        for name, version in list_versions():
            typer.echo(f"{name} {version}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Program, model, gazetteer."
        ),
    ] = False,
) -> None:
    """From pages in which cities describe their sister cities to data that can be trusted."""


app.command(epilog=extracting.EXAMPLES)(extracting.extract)
app.command(epilog=explaining.EXAMPLE)(explaining.explain)
app.command(epilog="Example: [bold]sistercities accept graz/dijon-fr established[/]")(
    correcting.accept
)
app.command("set", epilog="Example: [bold]sistercities set graz/dijon-fr established 1984-10[/]")(
    correcting.set_value
)
app.command()(correcting.drop)
app.command("same-as")(correcting.same_as)
app.command()(correcting.add)
app.command("note")(correcting.note_record)
app.command(epilog=comparing.EXAMPLE)(comparing.diff)
app.command()(comparing.history)
app.command(epilog=scoring.EXAMPLES)(scoring.score)
app.command()(training.train)
app.command()(training.features)
