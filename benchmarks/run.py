"""How fast mediakit is, as ratios taken in one run: a busy machine moves both sides alike.

    python benchmarks/run.py [--articles 2000] [--rounds 5]

All sides run in interleaved rounds over one corpus; a figure is the median of the rounds' ratios. "Cold" means that no
fact of a word is remembered. The stock side is eight textstat formulas and VADER on each sentence, called as their
manuals show, on a fresh sample of articles each round (textstat remembers texts); it is left out when the pronouncing
dictionary that textstat needs is not installed.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable

import pandas as pd
from texts import articles

import mediakit as mk
from mediakit.measures import MEASURES
from mediakit.measures.readability.stock import NAMES, require_dictionary

BATCH, STOCK_SAMPLE = 2000, 40
WORD, SENTENCE_END = re.compile(r"\w+"), re.compile(r"(?<=[.!?])\s+")


def seconds(call: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def ours(corpus: pd.DataFrame) -> None:
    """Everything that mediakit measures, cold, in batches."""
    mk.clear_caches()
    for first in range(0, len(corpus), BATCH):
        mk.measure(mk.segment(corpus.iloc[first : first + BATCH]))


def stock(texts: list[str]) -> None:
    """Eight textstat formulas, and VADER on each sentence."""
    import textstat
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    for text in texts:
        for name in NAMES.values():
            getattr(textstat, name)(text)
        for sentence in SENTENCE_END.split(text):
            analyzer.polarity_scores(sentence)


def rounds(corpus: pd.DataFrame, n_rounds: int) -> pd.DataFrame:
    """Seconds an article of each side in each round."""
    texts, rows = corpus["text"].to_list(), []
    for number in range(n_rounds):
        row = {
            "mediakit": seconds(lambda: ours(corpus)) / len(texts),
            "re.findall": seconds(lambda: [WORD.findall(t) for t in texts]) / len(texts),
            "str.split": seconds(lambda: [t.split() for t in texts]) / len(texts),
        }
        if has_stock():
            sample = texts[number * STOCK_SAMPLE : (number + 1) * STOCK_SAMPLE]
            row["textstat + VADER"] = seconds(lambda s=sample: stock(s)) / len(sample)
        rows.append(row)
    return pd.DataFrame(rows)


def has_stock() -> bool:
    """Whether textstat can count syllables here."""
    try:
        require_dictionary()
    except mk.errors.MediakitError:
        return False
    return True


def stages(corpus: pd.DataFrame) -> dict[str, float]:
    """Microseconds an article of each stage, each on a corpus of its own so that none profits from another."""
    mk.clear_caches()
    cost = {"segment": seconds(lambda: mk.segment(corpus))}
    for measure in MEASURES:
        cut = mk.segment(corpus)
        mk.clear_caches()
        cost[measure.name] = seconds(lambda m=measure, c=cut: m.of(c))
    return {name: 1e6 * taken / len(corpus) for name, taken in cost.items()}


def main() -> None:
    """Print the ratios and the stages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    corpus = articles(options.articles)
    mk.measure(mk.segment(corpus.iloc[:20]))
    table = rounds(corpus, options.rounds)
    print((1e6 * table).round(0).rename_axis("microseconds an article, round").to_string())
    for other in table.columns.drop("mediakit"):
        ratio = statistics.median(table[other] / table["mediakit"])
        print(f"{other} / mediakit: {ratio:.2f}; mediakit / {other}: {1 / ratio:.2f}")
    for name, cost in stages(corpus.iloc[:500]).items():
        print(f"{name:<12} {cost:6.0f} us an article")


if __name__ == "__main__":
    main()
