"""Small made-up corpora; places, people and outlets are invented."""

import numpy as np
import pandas as pd
import pytest

from mediakit.segmentation import segment

BRIDGE = (
    "The harbour bridge at Osterholm was closed on Monday after engineers found cracks in two of its pillars.",
    "“We could not wait another day, because the cracks had grown since the spring,” said harbour master Ada Brandt.",
    "Lorries will be led over the old ferry road until the pillars have been mended, which may take until the autumn.",
    "The town council meets on Thursday to decide who pays for the repair of the bridge.",
)
LIBRARY = (
    "Readers in Fallowmere will get their library back, eleven years after the flood that ruined its cellar.",
    "“A town without shelves forgets its own stories,” said Tomas Ferrar, who leads the society of friends.",
    "The reading room opens in March with nine thousand volumes, half of them given by families of the valley.",
    "Builders found medieval tiles under the old staircase and will show them behind glass.",
)


def corpus_of(rows, **columns):
    """Corpus of (outlet, text) rows with the ids a0, a1, and so on."""
    outlets, texts = zip(*rows, strict=True)
    index = pd.Index([f"a{i}" for i in range(len(rows))], name="article_id")
    return segment(pd.DataFrame({"outlet": outlets, "text": texts, **columns}, index=index))


@pytest.fixture
def bridge():
    return "\n".join(BRIDGE)


@pytest.fixture
def library():
    return "\n".join(LIBRARY)


@pytest.fixture
def make_corpus():
    return corpus_of


def told(n=6):
    """Articles of two outlets on `n` events; A quotes more, and one story of B credits an agency."""
    rng = np.random.default_rng(0)
    words = np.array(["harbour", "river", "council", "bridge", "winter", "mayor", "school", "people"])
    rows = []
    for e in range(n):
        for outlet in "AB":
            own = ". ".join(" ".join(rng.choice(words, 9)).capitalize() for _ in range(6))
            n_quotes = 4 if outlet == "A" else 1
            quote = " ".join(f"“We saw {' '.join(rng.choice(words, 5))},” said Ada Brandt." for _ in range(n_quotes))
            credit = "OSTERHOLM (AP) — " if outlet == "B" and e == 0 else ""
            rows.append((outlet, f"e{e}", f"{credit}{own}. {quote}"))
    index = pd.Index([f"a{i}" for i in range(2 * n)], name="article_id")
    return pd.DataFrame(rows, columns=["outlet", "event", "text"], index=index)


@pytest.fixture
def articles():
    return told
