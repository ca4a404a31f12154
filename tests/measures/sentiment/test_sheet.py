"""Hand coding: what is drawn, what coders see, and the figures of agreement against published and plain values."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import pearsonr
from sklearn.metrics import f1_score

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError
from mediakit.measures.sentiment.figures import alpha, correlation, correlation_interval, human_ceiling, macro_f1

TONES = ["It was a great day {}.", "A disaster struck at {}.", "It rained at {}.", "They hope for peace in {}."]
TEXTS = [" ".join(t.format(f"place {k}") for t in TONES) for k in range(6)]
ARTICLES = pd.DataFrame({"outlet": ["A", "A", "A", "B", "B", "C"], "text": TEXTS}, index=[f"n{k}" for k in range(6)])
CORPUS = mk.segment(ARTICLES.rename_axis("article_id"))


def outlets_of(sheet):
    return ARTICLES["outlet"].loc[sheet["article_id"]].value_counts().to_dict()


def test_the_same_number_comes_from_each_outlet():
    assert outlets_of(mk.tone_sheet(CORPUS, 12)) == {"A": 4, "B": 4, "C": 4}


def test_a_small_outlet_gives_all_and_others_fill_up():
    assert outlets_of(mk.tone_sheet(CORPUS, 20)) == {"A": 8, "B": 8, "C": 4}


def test_more_than_there_is_gives_all_once():
    sheet = mk.tone_sheet(CORPUS, 1000)
    assert len(sheet) == 24
    assert not sheet.duplicated(["article_id", "sentence"]).any()


def test_coders_see_neither_score_nor_outlet():
    sheet = mk.tone_sheet(CORPUS, 6, coders=3)
    assert list(sheet) == ["article_id", "sentence", "before", "text", "after", "code_1", "code_2", "code_3"]
    assert set(sheet[["code_1", "code_2", "code_3"]].to_numpy().ravel()) == {""}


def test_each_sentence_stands_between_its_neighbours():
    sheet = mk.tone_sheet(CORPUS, 24).set_index(["article_id", "sentence"]).sort_index()
    first, second, last = sheet.loc[("n0", 0)], sheet.loc[("n0", 1)], sheet.loc[("n0", 3)]
    assert (first["before"], first["after"]) == ("", second["text"])
    assert (last["before"], last["after"]) == ("It rained at place 0.", "")


def test_the_draw_hangs_on_the_seed_not_on_the_order_of_articles():
    turned = mk.segment(ARTICLES[::-1].rename_axis("article_id"))
    pd.testing.assert_frame_equal(mk.tone_sheet(CORPUS, 9, seed=4), mk.tone_sheet(turned, 9, seed=4))
    assert not mk.tone_sheet(CORPUS, 9, seed=4).equals(mk.tone_sheet(CORPUS, 9, seed=5))


def coded(noise=0.0):
    """All sentences with two coders who follow the news tone, one of them with noise."""
    sheet = mk.tone_sheet(CORPUS, 24).drop(columns=["code_1", "code_2"])
    scores = sheet.merge(mk.tone(CORPUS), on=["article_id", "sentence"])["news"]
    shaken = scores + noise * np.random.default_rng(0).normal(size=len(scores))
    return sheet.assign(code_1=np.sign(scores.round(2)), code_2=shaken)


def test_agreement_equals_plain_figures():
    sheet = coded(noise=0.5)
    table = mk.tone_agreement(sheet, CORPUS).set_index("outlet")
    both = sheet.merge(mk.tone(CORPUS), on=["article_id", "sentence"])
    mean = both[["code_1", "code_2"]].mean(axis=1)
    assert table.index.tolist() == ["all", "A", "B", "C"]
    assert table["n"].tolist() == [24, 12, 8, 4]
    assert table.loc["all", "r_news"] == pytest.approx(pearsonr(both["news"], mean)[0])
    interval = pearsonr(both["news"], mean).confidence_interval()
    assert table.loc["all", ["low", "high"]].tolist() == pytest.approx(list(interval))
    labels = np.sign(both["news"].where(both["news"].abs() >= 0.05, 0))
    assert table.loc["all", "f1_news"] == pytest.approx(f1_score(np.sign(mean), labels, average="macro"))
    assert table.loc["all", "r_human"] == pytest.approx(pearsonr(both["code_1"], both["code_2"])[0])


def test_a_sheet_comes_back_from_a_spreadsheet_program(tmp_path):
    sheet = coded()
    path = tmp_path / "codes.csv"
    sheet.to_csv(path, index=False, sep=";", decimal=",", encoding="utf-8-sig")
    left = mk.tone_agreement(path, CORPUS)
    pd.testing.assert_frame_equal(left, mk.tone_agreement(sheet, CORPUS))


def test_empty_cells_are_no_codes():
    sheet = coded().astype({"code_2": object})
    sheet.loc[:11, "code_2"] = ""
    sheet.loc[20:, ["code_1", "code_2"]] = np.nan
    assert mk.tone_agreement(sheet, CORPUS)["n"][0] == 20


def test_one_coder_has_no_ceiling_and_no_alpha():
    table = mk.tone_agreement(coded().drop(columns="code_2"), CORPUS)
    assert table["n_coders"].tolist() == [1] * 4
    assert table[["alpha", "r_human"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(lambda s: s.drop(columns=["code_1", "code_2"]), "code_1", id="no column of codes"),
        pytest.param(lambda s: s.assign(code_1="", code_2=""), "no code yet", id="nothing filled in"),
        pytest.param(lambda s: s.assign(code_1="good"), "'good'", id="a word for a number"),
        pytest.param(lambda s: s.assign(article_id="x"), "no sentence", id="another corpus"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_told(change, message):
    with pytest.raises(InputError, match=message):
        mk.tone_agreement(change(coded()), CORPUS)


def test_a_missing_file_or_column_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        mk.tone_agreement(tmp_path / "none.csv", CORPUS)
    with pytest.raises(MissingColumnError, match="sentence"):
        mk.tone_agreement(coded().drop(columns="sentence"), CORPUS)
    with pytest.raises(InputError, match="at least 1"):
        mk.tone_sheet(CORPUS, 0)


def test_alpha_equals_the_definition_over_pairs():
    codes = np.array([[1, 1, np.nan], [2, 2, 3], [0, 1, 0], [3, np.nan, np.nan], [1, 1, 2]], dtype=float)
    units = [row[~np.isnan(row)] for row in codes]
    units = [u for u in units if len(u) > 1]
    pooled = np.concatenate(units)
    within = sum(((u[:, None] - u) ** 2).sum() / (len(u) - 1) for u in units) / len(pooled)
    between = ((pooled[:, None] - pooled) ** 2).sum() / (len(pooled) * (len(pooled) - 1))
    assert alpha(codes) == pytest.approx(1 - within / between)


def test_full_agreement_has_an_interval_without_width():
    assert correlation_interval(1.0, 20) == (1.0, 1.0)
    assert np.isnan(correlation_interval(0.5, 3)).all()


def test_figures_without_variation_are_nan():
    flat = np.ones(5)
    assert np.isnan(correlation(flat, np.arange(5.0)))
    assert np.isnan(alpha(np.ones((4, 2))))
    assert np.isnan(human_ceiling(np.ones((4, 1))))
    assert np.isnan(macro_f1(np.zeros(0), np.zeros(0)))
