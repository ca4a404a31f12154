"""The barcode of quotes and its curve, from the table of densities."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PolyCollection

from mediakit import charts
from mediakit.attribution import quote_density, quote_positions
from mediakit.errors import InputError, MissingColumnError
from mediakit.segmentation import segment

TEXTS = ("“It rained,” said Ann Lee.", "Rain fell.", "He said: “Rain fell.”", "")


def corpus(texts=TEXTS, outlets=("A", "A", "B", "C")):
    return segment(pd.DataFrame({"outlet": list(outlets), "text": list(texts)}))


ARTICLES = pd.DataFrame({"outlet": ["A", "B", "B"]}, index=pd.Index(["a", "b", "c"], name="article_id"))
POSITIONS = pd.DataFrame({"article_id": ["a", "b"], "kind": "speech", "position": [0.25, 0.5], "width": [0.5, 0.25]})
DENSITY = pd.DataFrame({"outlet": list("AABB"), "position": [0.75, 0.25] * 2, "share": [0.5, 0.1, 0.2, np.nan], "n": 1})


def test_the_density_has_twenty_parts_an_outlet_with_its_number_of_articles():
    table = quote_density(corpus())
    assert list(table.columns) == ["outlet", "position", "share", "n"]
    assert table.groupby("outlet").size().tolist() == [20, 20, 20]
    assert table["position"].iloc[[0, 1, 19]].round(3).tolist() == [0.025, 0.075, 0.975]
    assert table.groupby("outlet")["n"].first().tolist() == [2, 1, 0]


def test_the_mean_of_the_density_is_the_mean_quoted_share_of_articles():
    c = corpus()
    width = quote_positions(c).groupby("article_id")["width"].sum().reindex(c.articles.index).fillna(0)
    means = quote_density(c).groupby("outlet")["share"].mean()
    assert means["A"] == pytest.approx(width.iloc[:2].mean())
    assert means["B"] == pytest.approx(width.iloc[2])


def test_an_outlet_without_text_has_no_density():
    table = quote_density(corpus())
    assert table.loc[table["outlet"] == "C", "share"].isna().all()
    assert table.loc[table["outlet"] != "C", "share"].between(0, 1).all()


def test_an_article_counts_once_however_long_it_is():
    long = TEXTS[0] + " Rain fell on the town." * 200
    both, quoted = quote_density(corpus([TEXTS[2], long], "AA")), quote_density(corpus([TEXTS[2]], "A"))
    assert both["share"].iloc[-2] == pytest.approx(quoted["share"].iloc[-2] / 2)


def test_the_density_of_no_articles_is_an_empty_table():
    assert len(quote_density(corpus([], []))) == 0


def test_the_density_of_an_unknown_column_names_it():
    with pytest.raises(MissingColumnError, match="city"):
        quote_density(corpus(), by="city")


def test_the_density_of_articles_asks_for_a_corpus():
    with pytest.raises(InputError, match="Corpus"):
        quote_density(ARTICLES)


def test_the_curve_shows_the_numbers_of_its_table_on_one_scale():
    ax = charts.barcode(POSITIONS, ARTICLES, density=DENSITY)
    (xa, ya), (_, yb) = (line.get_xydata().T for line in ax.lines)
    assert xa.tolist() == [0.25, 0.75]
    feet = [c.get_segments()[0][0, 1] for c in ax.collections if isinstance(c, LineCollection)]
    assert (feet[0] - ya[1]) / (feet[0] - ya[0]) == pytest.approx(5)
    assert (feet[1] - yb[1]) / (feet[0] - ya[1]) == pytest.approx(0.4)
    assert np.isnan(yb[0])


def test_the_end_of_the_scale_is_written_beside_each_curve():
    ax = charts.barcode(POSITIONS, ARTICLES, density=DENSITY)
    assert [t.get_text() for t in ax.texts][:4] == ["50 %", "0", "50 %", "0"]


def test_the_alt_text_says_where_each_curve_is_highest():
    alt = charts.barcode(POSITIONS, ARTICLES, density=DENSITY).get_label()
    assert "A 50% of characters, at 75% of the article; B 20% of characters, at 75% of the article" in alt


def test_without_densities_there_is_no_curve():
    ax = charts.barcode(POSITIONS, ARTICLES)
    assert not ax.lines
    assert "curve" not in ax.get_label() + ax.texts[-1].get_text()


@pytest.mark.parametrize("share", [0.0, np.nan])
def test_a_curve_of_nothing_has_no_peak(share):
    ax = charts.barcode(POSITIONS, ARTICLES, density=DENSITY.assign(share=share))
    assert "highest" not in ax.get_label()


def test_densities_without_shares_are_refused_by_column():
    with pytest.raises(MissingColumnError, match=r"density needs .* share"):
        charts.barcode(POSITIONS, ARTICLES, density=DENSITY.drop(columns="share"))


def test_rows_are_bars_of_quotes_also_over_a_curve():
    ax = charts.barcode(POSITIONS, ARTICLES, density=DENSITY)
    bars = [path.get_extents() for c in ax.collections if isinstance(c, PolyCollection) for path in c.get_paths()]
    spans = [(b.x0, b.x1) for b in bars if b.height == pytest.approx(0.82)]
    assert spans == [(0, 1), (0.25, 0.75), (0, 1), (0, 1), (0.5, 0.75)]


def test_the_order_of_quotes_in_the_table_changes_no_bar():
    more = pd.concat([POSITIONS, POSITIONS.assign(position=0.8, width=0.1)])
    one, two = (charts.barcode(p, ARTICLES, ax=plt.figure().add_subplot()) for p in (more, more.iloc[::-1]))
    spans = [sorted(p.get_extents().bounds for c in ax.collections for p in c.get_paths()) for ax in (one, two)]
    assert spans[0] == spans[1]
    assert one.get_label() == two.get_label()


def test_of_many_articles_about_sixty_an_outlet_are_drawn():
    many = pd.DataFrame({"outlet": "A"}, index=[f"a{i:03d}" for i in range(300)])
    ax = charts.barcode(POSITIONS, many)
    assert len(ax.collections[0].get_paths()) == 60
    assert "60 of 300 drawn" in ax.get_yticklabels()[0].get_text().replace("\u00a0", " ")
