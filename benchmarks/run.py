"""How fast mediakit is, beside a plain loop over the words and beside the stock libraries.

All sides run in turn, round after round, over the same texts; a figure is the median of the per-round times, so that a
busy machine does not favour one side. The texts are paragraphs of the shipped sample in random order: nothing can be
kept from one article to the next but what is known of a word.

    python benchmarks/run.py [--articles 500] [--rounds 5]
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable

import pandas as pd

import mediakit as mk

WORDS = 800


def articles(n: int, seed: int = 0) -> pd.DataFrame:
    """Make `n` articles of about 800 words from the paragraphs of the sample."""
    draw = random.Random(seed)  # noqa: S311  a repeatable order, no secret
    paragraphs = [p for text in mk.clean(mk.load_sample())["text"] for p in text.split("\n") if len(p.split()) > 8]
    texts = []
    for _ in range(n):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < WORDS:
            parts.append(draw.choice(paragraphs))
        texts.append("\n".join(parts))
    index = pd.Index([f"a{i}" for i in range(n)], name="article_id")
    return pd.DataFrame({"outlet": [f"outlet {i % 5}" for i in range(n)], "text": texts}, index=index)


def plain_loop(table: pd.DataFrame) -> list[Counter[str]]:
    """Split and count: what any Python program that looks at each word has to pay."""
    return [Counter(word.lower() for word in text.split()) for text in table["text"]]


def stock_vader(table: pd.DataFrame) -> list[float]:
    """VADER on every line: the stock library, called as its manual says."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return [analyser.polarity_scores(line)["compound"] for text in table["text"] for line in text.split(". ")]


def textstat_formulas(table: pd.DataFrame) -> list[float]:
    """Eight formulas of textstat, each of which takes the whole text."""
    import textstat

    names = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index")
    names += ("automated_readability_index", "dale_chall_readability_score", "lix")
    return [getattr(textstat, name)(text) for text in table["text"] for name in names]


def has_dictionary() -> bool:
    """Say whether the dictionary that textstat would download at its first call is there already."""
    import nltk

    try:
        nltk.data.find("corpora/cmudict")
    except LookupError:
        return False
    return True


def whole(table: pd.DataFrame) -> pd.DataFrame:
    """All of mediakit: text to scores."""
    return mk.measure(mk.segment(table))


def seconds(run: Callable[[pd.DataFrame], object], table: pd.DataFrame) -> float:
    """Time one run."""
    start = time.perf_counter()
    run(table)
    return time.perf_counter() - start


def main() -> None:
    """Print microseconds an article, and how that compares with mediakit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    sides = {
        "mediakit, segment": mk.segment,
        "mediakit, segment and measure": whole,
        "plain loop over words": plain_loop,
        "vaderSentiment alone": stock_vader,
    }
    if has_dictionary():
        sides["textstat, eight formulas"] = textstat_formulas
    else:
        print("textstat is left out: get its dictionary with python -m nltk.downloader cmudict")
    times: dict[str, list[float]] = {name: [] for name in sides}
    for round_ in range(options.rounds):
        table = articles(options.articles, seed=round_)
        for name, run in sides.items():
            times[name].append(1e6 * seconds(run, table) / options.articles)
    whole_time = statistics.median(times["mediakit, segment and measure"])
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:32}{middle:>10,.0f} microseconds an article{middle / whole_time:>8.2f} x mediakit")


if __name__ == "__main__":
    main()
