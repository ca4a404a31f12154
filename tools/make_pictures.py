"""Draw the README's pictures from the shipped sample."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt

import mediakit as mk

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SAVING = {"dpi": 150, "metadata": {"Software": None}}  # the same bytes from every release of matplotlib


def main(folder: Path = IMAGES) -> int:
    """Write both pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    scores = mk.measure(mk.segment(mk.clean(mk.load_sample())))
    estimates = mk.compare(scores, by="outlet")
    with mk.charts.style():
        figure, axes = plt.subplots()
        mk.charts.dotplot(estimates, "quoted_word_share", scores=scores, ax=axes)
        figure.savefig(folder / "quotes-by-outlet.png", **SAVING)
        figure, axes = plt.subplots()
        mk.charts.scatter(estimates, "flesch_kincaid_grade", "quoted_word_share", scores=scores, ax=axes)
        figure.savefig(folder / "readability-and-quotes.png", **SAVING)
    plt.close("all")
    print(f"wrote two pictures to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
