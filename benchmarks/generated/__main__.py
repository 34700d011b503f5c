"""``python -m benchmarks.generated write DIR`` and ``… measure``; see the package."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.generated.pages import make_page


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generated", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write", help="write pages with their gold to a folder")
    write.add_argument("folder", type=Path)
    write.add_argument("--pages", type=int, default=160)
    write.add_argument("--seed", type=int, default=1)
    write.add_argument("--set", choices=("train", "test"), default="train")
    args = parser.parse_args()
    for number in range(args.pages):
        make_page(args.set, args.seed, number).write(args.folder)


if __name__ == "__main__":
    main()
