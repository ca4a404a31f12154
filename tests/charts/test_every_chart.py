"""What holds for every chart, whatever it draws."""

import importlib.util
import io
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from mediakit import charts

SPEC = importlib.util.spec_from_file_location("calls", Path(__file__).with_name("calls.py"))
calls = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(calls)
CALLS = calls.CALLS
NAMES = ("three", "twenty", "long")
SLOW = {"long": pytest.mark.soak}
CASES = [pytest.param(c, n, marks=SLOW.get(n, ()), id=f"{c}, {n}") for c in CALLS for n in NAMES]
LABELLED = ("dotplot", "heatmap", "paired", "scatter", "timeline")
TWICE = [pytest.param(c, marks=() if c in LABELLED else pytest.mark.soak) for c in CALLS]


def drawn(chart, tables, names, *, width=6.0, height=None):
    rows = {"twenty": 20}.get(names, 5)
    with charts.style(width):
        figure, ax = plt.subplots(figsize=(width, height or max(3.2, 1.6 + 0.42 * rows)))
        CALLS[chart](tables[names], ax)
    figure.draw_without_rendering()
    return figure, ax


def png(figure):
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def shown_texts(figure):
    """Texts that are drawn, with their boxes; not slanted ones: their boxes overlap where they do not."""
    renderer = figure.canvas.get_renderer()
    ticks = {t for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for t in axis.get_major_ticks()}
    kept = {t for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for t in axis._update_ticks()}
    outside = {label for t in ticks - kept for label in (t.label1, t.label2)}
    found = (t for t in figure.findobj(mpl.text.Text) if t.get_visible() and t.get_text().strip() and t not in outside)
    boxes = ((t, mpl.text.Text.get_window_extent(t, renderer)) for t in found if t.get_rotation() in (0, 90))
    return [(t.get_text(), box) for t, box in boxes if box.width > 0]


def test_every_public_chart_is_called_here():
    assert set(CALLS) == set(charts.__all__) - {"colors", "style", "panels"}


@pytest.mark.parametrize("chart", CALLS)
def test_the_given_axes_is_used_and_returned_and_no_other_is_made(chart, tables):
    figure, grid = plt.subplots(2, 2)
    numbers = plt.get_fignums()
    ax = grid[0, 1]
    assert CALLS[chart](tables["three"], ax) is ax
    assert plt.get_fignums() == numbers
    assert len(figure.axes) == 4
    assert not any(other.has_data() or other.get_label() for other in grid.flat if other is not ax)


@pytest.mark.parametrize("chart", CALLS)
def test_without_axes_the_current_one_is_used(chart, tables):
    ax = CALLS[chart](tables["three"], None)
    assert ax is plt.gca()


@pytest.mark.parametrize("chart", CALLS)
def test_nothing_global_changes_and_the_tables_stay_as_they_are(chart, tables):
    before = dict(mpl.rcParams)
    copies = {k: v.copy() for k, v in vars(tables["three"]).items() if hasattr(v, "columns")}
    CALLS[chart](tables["three"], None)
    assert dict(mpl.rcParams) == before
    for name, copy in copies.items():
        assert getattr(tables["three"], name).equals(copy)


@pytest.mark.parametrize("chart", TWICE)
def test_drawing_a_figure_twice_gives_the_same_bytes(chart, tables):
    figure = CALLS[chart](tables["three"], None).figure
    assert png(figure) == png(figure)


@pytest.mark.parametrize(("chart", "names"), CASES)
def test_no_text_is_clipped_and_no_two_overlap(chart, names, tables):
    figure, _ = drawn(chart, tables, names)
    texts = shown_texts(figure)
    assert clipped(figure, texts) == []
    assert overlaps(texts) == []


@pytest.mark.parametrize("chart", CALLS)
def test_no_two_texts_overlap_at_column_width(chart, tables):
    figure, _ = drawn(chart, tables, "three", width=3.3, height=3.0)
    texts = shown_texts(figure)
    assert clipped(figure, texts) == []
    assert overlaps(texts) == []


def clipped(figure, texts):
    page = figure.bbox.padded(1.5)
    return [t for t, b in texts if b.x0 < page.x0 or b.x1 > page.x1 or b.y0 < page.y0 or b.y1 > page.y1]


def overlaps(texts):
    texts = [(t, b.padded(-0.12 * min(b.width, b.height))) for t, b in texts]
    return [(a, b) for (a, one), (b, two) in combinations(texts, 2) if one.overlaps(two)]


@pytest.mark.parametrize("chart", CALLS)
def test_the_alt_text_is_one_line_without_nan(chart, tables):
    alt = CALLS[chart](tables["three"], None).get_label()
    assert len(alt.split()) > 8
    assert "\n" not in alt
    assert "nan" not in alt.lower().split()


@pytest.mark.parametrize("chart", CALLS)
def test_an_empty_table_gives_a_note_and_no_error(chart, tables):
    class Empty:
        pass

    empty = Empty()
    for name, table in vars(tables["three"]).items():
        setattr(empty, name, table.iloc[:0] if hasattr(table, "columns") else table)
    if chart == "paired":
        empty.contrasts = None
    draw = (lambda t, ax: charts.heatmap(t.estimates, ax=ax)) if chart == "heatmap" else CALLS[chart]
    ax = draw(empty, None)
    assert any(t.get_text() for t in ax.texts)


@pytest.mark.parametrize("chart", CALLS)
def test_a_dollar_sign_in_a_name_is_no_formula(chart):
    conftest = importlib.util.spec_from_file_location("made", Path(__file__).with_name("conftest.py"))
    module = importlib.util.module_from_spec(conftest)
    conftest.loader.exec_module(module)
    ax = CALLS[chart](module.Tables(["Cash$ & $hares", "$_{x"], n_events=4), None)
    ax.figure.draw_without_rendering()
