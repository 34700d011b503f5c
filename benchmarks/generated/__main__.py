"""Pages that are made up: write them with their gold, or measure the pipeline by them."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.generated.measuring import measure_pages, report
from benchmarks.generated.pages import SETS, make_page


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generated", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="write pages with their gold to a folder")
    write.add_argument("folder", type=Path)
    _add_choices(write, pages=160, seed=1, which="train")
    measure = commands.add_parser("measure", help="run pages through the pipeline")
    _add_choices(measure, pages=10_000, seed=2, which="test")
    measure.add_argument("--workers", type=int, default=2)
    measure.add_argument("--every", action="store_true", help="show every fault")
    args = parser.parse_args()
    if args.command == "write":
        for number in range(args.pages):
            make_page(args.set, args.seed, number).write(args.folder)
    else:
        outcomes = measure_pages(args.set, args.seed, args.pages, args.workers)
        print("\n".join(report(outcomes, args.every)))


def _add_choices(parser: argparse.ArgumentParser, pages: int, seed: int, which: str) -> None:
    parser.add_argument("--pages", type=int, default=pages)
    parser.add_argument("--seed", type=int, default=seed)
    parser.add_argument("--set", choices=tuple(SETS), default=which)


if __name__ == "__main__":
    main()
