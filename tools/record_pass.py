"""Turns the codes that an annotator wrote against numbered candidates into the table of a labelling pass.

    python -m tools.record_pass 1 CODES.txt

CODES.txt holds pairs such as `12m 15p`: the number that `hedge_candidates.py` printed, and a letter. A number that is
not there was judged to be neither.
"""

import csv
import re
import sys
from pathlib import Path

from tools.hedge_candidates import candidates

PASSES = Path(__file__).parents[1] / "data/labels/passes"
CODES = {
    "m": ("hedge", "modal"),
    "v": ("hedge", "verb"),
    "a": ("hedge", "adverb"),
    "j": ("hedge", "adjective"),
    "n": ("hedge", "noun"),
    "p": ("hedge", "approximator"),
    "g": ("hedge", "generality"),
    "r": ("hedge", "hearsay"),
    "w": ("hedge", "weasel_attribution"),
    "d": ("neither", "doxastic"),
    "u": ("neither", "unnamed_source"),
    "b": ("booster", "booster"),
    "x": ("neither", ""),
}


def main(number: str, path: str) -> None:
    """Write passes/hedges-NUMBER.csv."""
    codes = {int(n): c for n, c in re.findall(r"(\d+)([a-z])", Path(path).read_text(encoding="utf-8"))}
    found = candidates()
    if max(codes) >= len(found):
        sys.exit(f"candidate {max(codes)} does not exist: there are {len(found)}")
    with (PASSES / f"hedges-{number}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "start", "end", "text", "label", "category"))
        writer.writerows((c.file, c.start, c.end, c.text, *CODES[codes.get(i, "x")]) for i, c in enumerate(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
