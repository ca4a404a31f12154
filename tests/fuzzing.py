"""What the fuzz tests draw from: texts, labels, ids and tables of every kind."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

PIECES = [
    "Rain fell on the town. ", "It may rain, officials said", "Ann Lee said that it could snow.", "“We won’t go,” ",
    "said Ann Lee", "Mr. Hale of the U.S. paid $3.5m", "according to the mayor", "a great, horrible disaster!!! :-( ",
    "Advertisement\n", "Share on Facebook Tweet\n", "By Jo Smith, Reuters\n", "LONDON (AP) — ", "Read more: x\n",
    "“", "”", "‘", "’", "''", "``", '"', "'", "«", "»", "„", "(", "]", "{", "…", "...", "—", " - ", "--", "?!", ",", ".",
    " ", "\n", "\r\n", "\r", "\t", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\u00a0", "\u3000", "\u200b",
    "\0", "\x07", "\x1b[31m", "\x7f", "\ufeff", "\u00ad", "\u200d", "\u202e", "\u202c", "\u2066", "\u2069", "\ufffd",
    "\ud800", "\udfff", "\udc80", "\ud83d", "\uffff", "\U0010ffff", "\U0001f600", "👩‍👩‍👧", "e\u0301", "\u0301", "Z̶̢a̷lgo",
    "ﬁ", "İ", "ß", "ǅ", "\u0345", "١٢٣", "½", "Ⅷ", "日本語の文。", "привет мир", "مرحبا بالعالم", "हिन्दी", "ไทย", "שלום",
    "<p>It rained.</p>", '<a href="x" title="“q”">', "<script>alert(1)</script>", "&amp;&#8220;", "</", "<!--", "]]>",
    "https://www.example.org/a?b=c#d", "a@b.example", "C:\\x\\y", "1", "-3.5e10", "10,000", "nan", "NaN", "None", "$",
    "%s{0}", "x" * 10_000, "é" * 3_000, "a-" * 500, "No. ", "e.g. ", "U.S. ", "I. ", "=1+1", "but", "not ", "least",
]  # fmt: skip
LABELS = [
    "A",
    "B",
    "a ",
    "The Post",
    "",
    " ",
    None,
    np.nan,
    pd.NA,
    3,
    3.5,
    True,
    "日本",
    "<b>",
    "all",
    "(none given)",
    "x\ud800",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    st.text(max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Po", "Lu", "Ll", "Nd"]), max_size=40),
    st.sampled_from([None, np.nan, pd.NA, "", " \n\t ", 5, 2.5, True, b"bytes", ["a list"]]),
)
EXTRA = {
    "event": LABELS,
    "title": [None, "", "A horrible disaster", "“May” it?", 5, "x\ud800"],
    "published": [None, "2024-05-01", "2024-05-01T10:00:00Z", "yesterday", "", 7, pd.Timestamp("2024-05-02", tz="UTC")],
    "url": [None, "https://example.org/a", "", 3],
    "language": [None, "en", "de", "pt-BR", 5, "x\ud800"],
    7: [1, None],
    "byline": [None, "By Jo Smith", 1],
    "start": [None, 0, "x"],
    "speaker": ["Ann Lee", None],
    "raw_text": [None, "It rained."],
}
IDS = {
    "numbers": pd.RangeIndex,
    "texts": lambda n: pd.Index([f"a{i}" for i in range(n)]),
    "negative": lambda n: pd.Index([-i for i in range(n)]),
    "fractions": lambda n: pd.Index([i / 2 for i in range(n)]),
    "mixed": lambda n: pd.Index([i if i % 2 else f"a{i}" for i in range(n)], dtype=object),
    "missing": lambda n: pd.Index([None, *range(1, n)][:n], dtype=object),
    "nan": lambda n: pd.Index([np.nan, *range(1, n)][:n], dtype=float),
    "twice": lambda n: pd.Index([0] * n),
    "dates": lambda n: pd.date_range("2024-01-01", periods=n),
    "pairs": lambda n: pd.MultiIndex.from_tuples([(i, "x") for i in range(n)], names=["a", "b"]),
    "tuples": lambda n: pd.Index([(i, "x") for i in range(n)], tupleize_cols=False),
    "categories": lambda n: pd.CategoricalIndex([f"a{i}" for i in range(n)]),
    "surrogates": lambda n: pd.Index([f"\ud800{i}" for i in range(n)], dtype=object),
    "blank": lambda n: pd.Index([" " * i for i in range(n)]),
}


@st.composite
def tables(draw, most=8):
    """A table of articles, mostly with the columns it needs."""
    n = draw(st.integers(0, most))
    of_n = {"min_size": n, "max_size": n}
    columns = {"outlet": draw(st.lists(st.sampled_from(LABELS), **of_n))}
    columns["text"] = draw(st.lists(TEXTS, **of_n))
    for name in draw(st.lists(st.sampled_from(list(EXTRA)), unique=True, max_size=4)):
        columns[name] = draw(st.lists(st.sampled_from(EXTRA[name]), **of_n))
    ids = IDS[draw(st.sampled_from([*["numbers", "texts"] * 8, *IDS]))](n)
    table = pd.DataFrame({c: pd.Series(v, dtype=object) for c, v in columns.items()}).set_axis(ids, axis=0)
    return changed(table, draw(st.sampled_from(["no"] * 12 + ["infer", "no text", "no outlet", "twice", "categories"])))


def changed(table, change):
    """The table with other columns or types."""
    if change in ("no text", "no outlet"):
        return table.drop(columns=change.removeprefix("no "))
    if change == "twice":
        return pd.concat([table, table[["text"]]], axis=1)
    strings = all(isinstance(t, str) and t.isascii() for t in table["text"])
    if change == "categories" and strings:
        return table.astype({"text": "category"})
    return table.astype({"text": "str"}) if change == "infer" and strings else table


def mutated(text, rng):
    """The text with some of its characters deleted, doubled, turned round, or replaced by odd pieces."""
    for _ in range(int(rng.integers(1, 12))):
        a, b = sorted(rng.integers(0, len(text) + 1, size=2).tolist())
        b = min(b, a + int(rng.integers(1, 200)))
        piece = PIECES[int(rng.integers(len(PIECES)))][:400]
        kind = int(rng.integers(5))
        middle = ("", text[a:b] * 2, text[a:b][::-1], piece, text[a:b].replace(" ", piece[:3]))[kind]
        text = text[:a] + middle + text[b:]
    return text


def mutated_table(sample, seed, n=12, longest=1_000):
    """Some articles of a sample with damaged texts, cut short."""
    rng = np.random.default_rng(seed)
    rows = sample.iloc[rng.integers(0, len(sample), size=n)]
    begin = rng.integers(0, longest, size=n)
    texts = [mutated(text[a : a + longest], rng) for text, a in zip(rows["text"], begin, strict=True)]
    return rows.assign(text=pd.Series(texts, index=rows.index, dtype=object)).set_axis([f"m{i}" for i in range(n)])
