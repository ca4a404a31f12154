"""Finds the places in the sample that somebody has to judge: a hedge here, a booster, or neither.

    python -m tools.hedge_candidates [--shuffle SEED] [--width N] [--like TEXT]

Prints each candidate in its context with its number. The list of cues, `data/source/hedge_cues.txt`, is wide on
purpose: it finds what may be a hedge, a person decides.
"""

import argparse
import csv
import random
import re
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "data"


class Candidate(NamedTuple):
    """A cue at its place in the clean body of an article."""

    file: str
    start: int
    end: int
    text: str
    cue: str


def cue_pattern() -> re.Pattern[str]:
    """Every cue as whole words, the longest first."""
    cues = (DATA / "source/hedge_cues.txt").read_text(encoding="utf-8").split("\n")
    longest_first = sorted(filter(None, cues), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def bodies() -> dict[str, str]:
    """File name -> clean body."""
    with (DATA / "labels/bodies.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["text"] for row in csv.DictReader(file)}


def candidates() -> list[Candidate]:
    """All candidates, article by article."""
    pattern = cue_pattern()
    return [
        Candidate(file, m.start(), m.end(), m[0], m[0].lower())
        for file, text in bodies().items()
        for m in pattern.finditer(text)
    ]


def main() -> None:
    """Print candidates in context."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shuffle", type=int)
    options.add_argument("--width", type=int, default=45)
    options.add_argument("--like", default="")
    given = options.parse_args()
    texts, found = bodies(), list(enumerate(candidates()))
    if given.shuffle is not None:
        random.Random(given.shuffle).shuffle(found)  # noqa: S311 - an order to read in, no secret
    for number, one in found:
        if given.like in one.file:
            text = texts[one.file]
            before = text[max(0, one.start - given.width) : one.start].replace("\n", "/")
            after = text[one.end : one.end + given.width].replace("\n", "/")
            print(f"{number} {before}<{one.text}>{after}")


if __name__ == "__main__":
    main()
