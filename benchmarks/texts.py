"""A corpus of any size with a vocabulary that keeps growing, as it does in news.

Paragraphs of the shipped sample are drawn whole. A plain resample would soon hold no new word and flatter every memo,
so capitalised names and figures are replaced by new ones until the word forms follow V = 39.2 N^0.548, the curve
measured on real news.
"""

import random
import re
from collections.abc import Iterator

import pandas as pd

import mediakit as mk

CURVE = 39.2, 0.548
WORDS_AN_ARTICLE = 800
NAME, FIGURE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b"), re.compile(r"\b\d[\d,]*\b")


def paragraphs() -> list[str]:
    """Paragraphs of the cleaned sample."""
    texts = mk.clean(mk.load_sample())["text"]
    return [line for text in texts for line in text.split("\n") if len(line.split()) > 5]


def articles(n: int, seed: int = 1) -> pd.DataFrame:
    """`n` articles of about 800 words, 20 outlets, three articles an event."""
    drawn = _texts(random.Random(seed))
    texts = [next(drawn) for _ in range(n)]
    index = pd.Index([f"a{i:06d}" for i in range(n)], name="article_id")
    outlets = [f"Outlet {i % 20:02d}" for i in range(n)]
    return pd.DataFrame({"outlet": outlets, "event": [f"e{i // 3}" for i in range(n)], "text": texts}, index=index)


def _texts(rng: random.Random) -> Iterator[str]:
    pool = paragraphs()
    names = [name for line in pool for name in NAME.findall(line)]
    seen: set[str] = set()
    n_words, rate = 0, 0.05
    while True:
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < WORDS_AN_ARTICLE:
            lines.append(_renewed(rng.choice(pool), names, rng, rate))
        words = " ".join(lines).split()
        seen.update(words)
        n_words += len(words)
        rate = min(1.0, max(0.002, rate * (1.05 if len(seen) < CURVE[0] * n_words ** CURVE[1] else 0.95)))
        yield "\n".join(lines)


def _renewed(line: str, names: list[str], rng: random.Random, rate: float) -> str:
    """A paragraph with some of its names and figures made new."""

    def name(match: re.Match[str]) -> str:
        one, other = rng.choice(names), rng.choice(names)
        return one[: len(one) // 2 + 1] + other[len(other) // 2 :] if rng.random() < 5 * rate else match.group()

    def figure(match: re.Match[str]) -> str:
        return str(int(10 ** rng.uniform(0, 6))) if rng.random() < 10 * rate else match.group()

    return FIGURE.sub(figure, NAME.sub(name, line))
