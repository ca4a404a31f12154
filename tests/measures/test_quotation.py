"""Quotation: shares and rates of quoted and reported speech."""

import numpy as np
import pandas as pd
import pytest

from mediakit.measures.quotation import MEASURE, quotation, ratio
from mediakit.segmentation import segment

QUOTED = "“It rained all day,” said Ann Lee. “It was bad,” Lee said. The road was shut, officials claimed."
SPLIT = "“We won,” Tom Hill insisted, “and that is that.”"


def scores(*texts, voice="all"):
    corpus = segment(pd.DataFrame({"outlet": "A", "text": list(texts)}))
    return {name: values.tolist() for name, values in quotation(corpus.voice(voice)).items()}


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        pytest.param(QUOTED, "quoted_word_share", 7 / 18, id="words inside speech over all words"),
        pytest.param(QUOTED, "quotes_per_1k_words", 2000 / 18, id="utterances per 1,000 words"),
        pytest.param(SPLIT, "quotes_per_1k_words", 1000 / 9, id="a split quote is one utterance"),
        pytest.param(SPLIT, "mean_quote_words", 6, id="words of an utterance, both parts"),
        pytest.param(QUOTED, "n_speakers", 1, id="folded names are one speaker"),
        pytest.param(QUOTED, "reported_word_share", 4 / 18, id="indirect words over all words"),
        pytest.param(QUOTED, "top_speaker_share", 1, id="one speaker has all"),
        pytest.param(QUOTED, "neutral_verb_share", 1, id="said is neutral"),
        pytest.param(SPLIT, "loaded_verb_share", 1, id="insisted is loaded"),
        pytest.param("“So,” officials said. “No,” Lee said.", "unnamed_source_share", 0.5, id="officials are unnamed"),
        pytest.param(
            "“So it is,” Hill said. “No,” Lee said.", "top_speaker_share", 0.75, id="words of the top speaker"
        ),
        pytest.param("''We won,'' he said.", "quoted_word_share", 0.5, id="two apostrophes are a mark"),
    ],
)
def test_values(text, column, expected):
    assert scores(text)[column] == pytest.approx([expected])


@pytest.mark.parametrize("text", ["", " ", "!!!", "“”", "\x00"])
def test_no_words_gives_nan_not_zero(text):
    assert all(np.isnan(v[0]) for v in scores(text).values())


def test_words_without_quotes_give_zero_rates_and_nan_shares_of_quotes():
    got = {name: values[0] for name, values in scores("It rained all day.").items()}
    zero = (
        "quoted_word_share",
        "quotes_per_1k_words",
        "scare_quotes_per_1k_words",
        "n_speakers",
        "reported_word_share",
    )
    assert all(got[name] == 0 for name in zero)
    assert all(np.isnan(got[name]) for name in got if name not in zero)


def test_the_own_voice_has_no_quoted_word_and_the_quoted_voice_nothing_else():
    own, quoted = scores(QUOTED, voice="own"), scores(QUOTED, voice="quoted")
    assert own["quoted_word_share"] == [0]
    assert own["quotes_per_1k_words"] == [0]
    assert np.isnan(own["mean_quote_words"][0])
    assert quoted["quoted_word_share"] == [1]


def test_widening_a_quote_never_lowers_the_share():
    shares = scores("“It rained,” he said of it.", "“It rained,” he said. “Of it.”")["quoted_word_share"]
    assert shares[0] < shares[1]


def test_one_text_in_six_styles_has_one_share():
    plain = '"It rained," Ann Lee said. "It was really bad for us."'
    styles = [("“", "”"), ("''", "''"), ("``", "''"), ("‘", "’"), ("'", "'"), ("«", "»")]
    texts = [plain]
    for opener, closer in styles:
        parts = plain.split('"')
        texts.append("".join(p + (opener if i % 2 == 0 else closer) for i, p in enumerate(parts[:-1])) + parts[-1])
    assert len(set(scores(*texts)["quoted_word_share"])) == 1


def test_declared_columns_are_returned():
    assert list(scores("Rain.")) == [c.name for c in MEASURE.columns]


def test_a_ratio_over_nothing_is_nan_without_a_warning():
    assert np.isnan(ratio(np.array([1]), np.array([0]))[0])
