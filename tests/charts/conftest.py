"""Small tables in the declared shapes."""

import numpy as np
import pandas as pd
import pytest

from mediakit.comparison import compare, contrasts, trend

MEASURES = ("n_words", "flesch_kincaid_grade", "news_tone_mean", "quoted_word_share", "hedges_per_1k_words")


def made_scores(outlets, n_events=12):
    """Scores of one article an outlet and event, with differences that are known to exist."""
    rng = np.random.default_rng(7)
    rows = [
        {
            "article_id": f"{outlet}/{event}",
            "outlet": outlet,
            "event": f"event {event:02d}",
            "published": pd.Timestamp("2021-03-01") + pd.Timedelta(days=5 * event),
            "n_words": 400.0 + 60 * i + rng.normal(0, 60),
            "flesch_kincaid_grade": 9 + 0.7 * i + rng.normal(0, 1),
            "news_tone_mean": 0.05 - 0.03 * i + rng.normal(0, 0.06),
            "quoted_word_share": min(0.9, 0.1 + 0.02 * i + 0.05 * rng.random()),
            "hedges_per_1k_words": 8.0 + rng.normal(0, 2),
            "negative_sentence_share": 0.3 + 0.1 * rng.random(),
            "positive_sentence_share": 0.2 + 0.1 * rng.random(),
        }
        for event in range(n_events)
        for i, outlet in enumerate(outlets)
    ]
    return pd.DataFrame(rows).set_index("article_id")


SHORT = ["Herald", "Post", "Courier"]
TWENTY = [f"Outlet {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
LONG = [
    f"The {word} Intelligencer and Advertiser of the Northern Counties" for word in ("Morning", "Evening", "Sunday")
]
ODD = [
    "A$B$",
    "x_1^2",
    "Ünï",
    "\u202eevil",
    "a\nb",
    "\x07bell",
    "The very long name of an outlet that goes on and on, and then a little further on",
    "News \N{NEWSPAPER}",
    "الجزيرة",
]
NAMES = {"three": SHORT, "twenty": TWENTY, "long": LONG, "odd": ODD}


class Tables:
    """Every table that a chart can be given, from one set of outlet names."""

    def __init__(self, outlets, n_events=12):
        self.outlets = list(outlets)
        self.scores = made_scores(outlets, n_events)
        self.estimates = compare(self.scores, by="outlet")
        several = len(outlets) > 1
        self.contrasts = (
            contrasts(self.scores[["outlet", "event", "n_words", "quoted_word_share"]], pair="event")
            if several
            else pd.DataFrame()
        )
        self.trends = trend(self.scores[["outlet", "published", "n_words"]], every="month")
        ids = self.scores.index
        self.articles = self.scores[["outlet"]]
        self.positions = pd.DataFrame(
            {"article_id": ids.repeat(2), "kind": "speech", "position": [0.2, 0.6] * len(ids), "width": 0.1}
        )
        self.density = pd.DataFrame(
            [(o, x / 10, (i + x) % 7 / 10, n_events) for i, o in enumerate(outlets) for x in range(10)],
            columns=["outlet", "position", "share", "n"],
        )
        self.hedges = pd.DataFrame(
            {
                "article_id": ids.repeat(3),
                "category": ["modal", "adverb", "verb"] * len(ids),
                "voice": (["own", "quoted", "own"] * len(ids)),
            }
        )
        self.voices = pd.DataFrame(
            [(o, s, x) for o in outlets for s, x in (("Ms. Vane", 0.5), ("Mr. Orrin Tull", 0.3), ("", 0.2))],
            columns=["outlet", "speaker", "share"],
        )
        self.keys = pd.DataFrame(
            [(o, f"word{k}", 2.0 - k / 10, 9.0 - k / 2, 12 - k) for o in outlets for k in range(12)],
            columns=["outlet", "word", "log_odds", "z", "n_articles"],
        )
        self.words = pd.DataFrame(
            [(o, "Reference", f"word{k}", (-1) ** k * 0.01 / (k + 1)) for o in outlets for k in range(30)],
            columns=["outlet", "reference", "word", "gap"],
        )
        self.passages = pd.DataFrame({"article_id": ids[:-1], "other_id": ids[1:], "n_words": range(20, 19 + len(ids))})
        self.sensitivity = (
            pd.concat([self.contrasts.assign(setting=s, changes="") for s in ("planned", "raw")]) if several else None
        )


@pytest.fixture(scope="session")
def tables():
    """Tables by the name of their outlets."""
    return {name: Tables(outlets) for name, outlets in NAMES.items()}
