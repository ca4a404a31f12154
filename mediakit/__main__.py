"""The command line: `python -m mediakit report PATH OUT` and `python -m mediakit score SRC DST`."""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from collections.abc import Sequence

from mediakit.errors import MediakitError
from mediakit.loading import load
from mediakit.reporting import report
from mediakit.scaling import score_parquet

OPTIONS = {
    r"columns=\{'([^']*)': '([^']*)'\}": r'--column "\1=\2"',
    r"day_first=True or False": "--day-first or --no-day-first",
}
"""What a message for Python says -> what is written on the command line."""


def parser() -> argparse.ArgumentParser:
    """Return the commands and their arguments."""
    made = argparse.ArgumentParser(prog="python -m mediakit", description="Comparative media analysis.")
    commands = made.add_subparsers(dest="command", required=True)
    command = commands.add_parser("report", help="clean, measure and compare articles; write one page of HTML")
    command.add_argument("path", help="folder, table or manifest of articles")
    command.add_argument("out", help="page to write, or a folder for report.html")
    command.add_argument("--title", default="Comparative media report", help="heading of the page")
    add_loading(command)
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


def add_loading(command: argparse.ArgumentParser) -> None:
    """Add the options of `load` to a command."""
    command.add_argument(
        "--column",
        action="append",
        type=column,
        metavar="YOURS=FIELD",
        help='which column of your table is which field, such as "Full Article=text"; may be repeated',
    )
    command.add_argument(
        "--day-first",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="03/04/2023 is 3 April (with --no-day-first: March 4); without it such dates stay missing",
    )


def column(written: str) -> tuple[str, str]:
    """Column and field of an option such as "Full Article=text".

    >>> column("Full Article=text"), column("a=b=outlet")
    (('Full Article', 'text'), ('a=b', 'outlet'))
    """
    yours, _, field = written.rpartition("=")
    if not yours.strip() or not field.strip():
        raise argparse.ArgumentTypeError(f"{written!r} is not of the form YOURS=FIELD, such as 'Full Article=text'")
    return yours.strip(), field.strip()


def run_report(given: argparse.Namespace) -> object:
    """Write a report; return its path."""
    articles = load(given.path, columns=dict(given.column or ()) or None, day_first=given.day_first)
    return report(articles, given.out, title=given.title, progress=True)


def run_score(given: argparse.Namespace) -> object:
    """Score Parquet files; return the folder of the scores."""
    score_parquet(given.src, given.dst, workers=given.workers, clean=not given.no_clean, progress=True)
    return given.dst


def say(message: object, *_: object, **__: object) -> None:
    """Write a message or a warning on standard error, in the words of the command line."""
    text = str(message)
    for python, option in OPTIONS.items():
        text = re.sub(python, option, text)
    sys.stderr.write(f"mediakit: {text}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 for a wrong call, which is explained on standard error."""
    given = parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.showwarning = say
        try:
            path = given.run(given)
        except MediakitError as problem:
            say(problem)
            return 2
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
