"""The command line: `python -m mediakit report PATH OUT` and `python -m mediakit score SRC DST`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from mediakit.errors import MediakitError
from mediakit.loading import load
from mediakit.reporting import report
from mediakit.scaling import score_parquet


def parser() -> argparse.ArgumentParser:
    """Return the commands and their arguments."""
    made = argparse.ArgumentParser(prog="python -m mediakit", description="Comparative media analysis.")
    commands = made.add_subparsers(dest="command", required=True)
    command = commands.add_parser("report", help="clean, measure and compare articles; write one page of HTML")
    command.add_argument("path", help="folder, table or manifest of articles")
    command.add_argument("out", help="page to write, or a folder for report.html")
    command.add_argument("--title", default="Comparative media report", help="heading of the page")
    command.set_defaults(run=run_report)
    command = commands.add_parser(
        "score", help="score Parquet files of any size; a killed run goes on when called again"
    )
    command.add_argument("src", help="Parquet file of articles, or a folder of them")
    command.add_argument("dst", help="folder for the scores")
    command.add_argument("--workers", type=int, default=1, help="processes (default 1)")
    command.add_argument("--no-clean", action="store_true", help="leave page furniture in the texts")
    command.set_defaults(run=run_score)
    return made


def run_report(given: argparse.Namespace) -> object:
    """Write a report; return its path."""
    return report(load(given.path), given.out, title=given.title, progress=True)


def run_score(given: argparse.Namespace) -> object:
    """Score Parquet files; return the folder of the scores."""
    score_parquet(given.src, given.dst, workers=given.workers, clean=not given.no_clean, progress=True)
    return given.dst


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 for a wrong call, which is explained on standard error."""
    given = parser().parse_args(arguments)
    try:
        path = given.run(given)
    except MediakitError as problem:
        sys.stderr.write(f"mediakit: {problem}\n")
        return 2
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
