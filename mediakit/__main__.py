"""The command line: `python -m mediakit report PATH OUT`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from mediakit.errors import MediakitError
from mediakit.loading import load
from mediakit.reporting import report


def parser() -> argparse.ArgumentParser:
    """Return the commands and their arguments."""
    made = argparse.ArgumentParser(prog="python -m mediakit", description="Comparative media analysis.")
    commands = made.add_subparsers(dest="command", required=True)
    command = commands.add_parser("report", help="clean, measure and compare articles; write one page of HTML")
    command.add_argument("path", help="folder, table or manifest of articles")
    command.add_argument("out", help="page to write, or a folder for report.html")
    command.add_argument("--title", default="Comparative media report", help="heading of the page")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 for a wrong call, which is explained on standard error."""
    given = parser().parse_args(arguments)
    try:
        path = report(load(given.path), given.out, title=given.title, progress=True)
    except MediakitError as problem:
        sys.stderr.write(f"mediakit: {problem}\n")
        return 2
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
