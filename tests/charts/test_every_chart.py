"""What holds for every chart, whatever it draws."""

import importlib.util
import io
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.cbook import is_math_text
from matplotlib.colors import to_hex

from mediakit import charts
from mediakit.charts.safe import visible
from mediakit.charts.style import contrast
from mediakit.errors import MediakitError

SPEC = importlib.util.spec_from_file_location("calls", Path(__file__).with_name("calls.py"))
calls = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(calls)
CALLS = calls.CALLS
NAMES = ("three", "twenty", "long", "odd")
SLOW = {"long": pytest.mark.soak}
CASES = [pytest.param(c, n, marks=SLOW.get(n, ()), id=f"{c}, {n}") for c in CALLS for n in NAMES]
LABELLED = ("dotplot", "heatmap", "paired", "scatter", "timeline")
TWICE = [pytest.param(c, marks=() if c in LABELLED else pytest.mark.soak) for c in CALLS]


def drawn(chart, tables, names, *, width=6.0, height=None):
    rows = {"twenty": 20, "odd": 12}.get(names, 5)
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
def test_odd_names_are_drawn_letter_by_letter_and_unseen_characters_by_their_code(chart, tables):
    figure, ax = drawn(chart, tables, "odd")
    texts = [t.get_text() for t in figure.findobj(mpl.text.Text)]
    assert not any(is_math_text(t) for t in texts)
    assert all(visible(line) == line for t in texts for line in t.split("\n"))
    assert visible(ax.get_label()) == ax.get_label()


@pytest.mark.parametrize("chart", CALLS)
def test_text_can_be_read_at_column_width_at_least_six_points_large(chart, tables):
    figure, _ = drawn(chart, tables, "three", width=3.3, height=4.0)
    assert min(t.get_fontsize() for t in figure.findobj(mpl.text.Text) if t.get_text()) >= 6


@pytest.mark.parametrize("look", ["default", "dark_background"])
@pytest.mark.parametrize("chart", CALLS)
def test_text_is_dark_on_white_whatever_the_style(chart, look, tables):
    with plt.style.context(look):
        figure, ax = plt.subplots()
        CALLS[chart](tables["three"], ax)
        ax.set_title("A title", loc="left")
    figure.draw_without_rendering()
    assert to_hex(figure.get_facecolor()) == to_hex(ax.get_facecolor()) == "#ffffff"
    texts = [t for t in figure.findobj(mpl.text.Text) if t.get_text() and not (chart == "shares" and is_white(t))]
    assert [t.get_text() for t in texts if contrast(to_hex(t.get_color())) < 4.5] == []


def is_white(text):
    """The numbers inside dark bars, which `test_numbers_inside_bars_can_be_read` looks at."""
    return to_hex(text.get_color()) == "#ffffff"


def test_numbers_inside_bars_can_be_read(tables):
    _, ax = drawn("shares", tables, "three")
    white = [t.xy for t in ax.texts if is_white(t)]
    under = [bar for x, y in white for bar in ax.patches if bar.get_bbox().contains(x, y)]
    assert len(under) == len(white) == 6
    assert min(contrast(to_hex(bar.get_facecolor())) for bar in under) >= 4.5


class Used:
    """The tables, and which of them were asked for; some may be replaced."""

    def __init__(self, tables, **other):
        self.tables, self.other, self.names = tables, other, set()

    def __getattr__(self, name):
        self.names.add(name)
        return self.other.get(name, getattr(self.tables, name))

    def frames(self):
        found = {name: getattr(self.tables, name) for name in sorted(self.names)}
        return {name: frame for name, frame in found.items() if isinstance(frame, pd.DataFrame)}


@pytest.mark.parametrize("chart", CALLS)
def test_a_missing_column_is_named_or_not_needed(chart, tables):
    used = Used(tables["three"])
    CALLS[chart](used, plt.figure().add_subplot())
    for name, frame in used.frames().items():
        for column in frame.columns:
            try:
                CALLS[chart](Used(tables["three"], **{name: frame.drop(columns=column)}), plt.figure().add_subplot())
            except MediakitError as error:
                assert str(column) in str(error)  # noqa: PT017 - most columns may be absent
            plt.close("all")


@pytest.mark.parametrize("chart", CALLS)
def test_a_missing_outlet_is_a_group_of_its_own(chart, tables):
    used = Used(tables["three"])
    CALLS[chart](used, plt.figure().add_subplot())
    named = {
        n: f.assign(outlet=f["outlet"].where(f["outlet"] != "Post")) for n, f in used.frames().items() if "outlet" in f
    }
    ax = CALLS[chart](Used(tables["three"], **named), plt.figure().add_subplot())
    assert ax.get_label()


@pytest.mark.parametrize("chart", ["dotplot", "heatmap", "scatter", "shares", "barcode", "stripplot"])
def test_outlets_may_stand_in_the_index(chart, tables):
    used = Used(tables["three"])
    label = CALLS[chart](used, plt.figure().add_subplot()).get_label()
    moved = {n: f.set_index("outlet", append=True) for n, f in used.frames().items() if "outlet" in f}
    assert CALLS[chart](Used(tables["three"], **moved), plt.figure().add_subplot()).get_label() == label
