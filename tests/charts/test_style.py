"""Colours, shapes, style sheet."""

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit import charts
from mediakit.charts.style import GREY, PALETTE, contrast, legible, shape

NAMES = st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=12)


@given(NAMES)
def test_the_order_of_rows_changes_no_colour(names):
    assert charts.colors(names) == charts.colors(reversed(names)) == charts.colors(names + names)


@given(NAMES, st.text(min_size=1))
def test_a_new_outlet_keeps_the_colours_of_the_others(names, new):
    before = charts.colors(names)
    after = charts.colors([*names, new], keep=before)
    assert {o: after[o] for o in before} == before


@pytest.mark.parametrize("n", range(1, 8))
def test_up_to_seven_outlets_have_a_colour_and_a_shape_each(n):
    made = charts.colors(f"outlet {i}" for i in range(n))
    assert len(set(made.values())) == n
    assert len({shape(c) for c in made.values()}) == n


def test_beyond_seven_only_the_highlighted_have_a_colour():
    names = [f"outlet {i}" for i in range(12)]
    assert set(charts.colors(names).values()) == {GREY}
    made = charts.colors(names, highlight=["outlet 9", "outlet 3"])
    assert (made["outlet 9"], made["outlet 3"]) == PALETTE[:2]
    assert list(made.values()).count(GREY) == 10


def test_a_missing_outlet_name_has_no_colour():
    assert list(charts.colors(["A", np.nan, None])) == ["A"]


@pytest.mark.parametrize("color", PALETTE)
@pytest.mark.parametrize("ratio", [3.0, 4.5])
def test_text_and_lines_are_dark_enough_on_white(color, ratio):
    assert contrast(legible(color, ratio)) >= ratio


def test_colours_of_outlets_differ_in_grey_or_in_shape():
    assert len({shape(c) for c in PALETTE}) == len(PALETTE)


def test_the_style_ends_with_the_block():
    before = dict(mpl.rcParams)
    with charts.style(3.3):
        assert mpl.rcParams["figure.figsize"][0] == 3.3
        assert dict(mpl.rcParams) != before
    assert dict(mpl.rcParams) == before
