"""Decisions that went through a file still decide; a span by hand never overlaps another."""

import io

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, UnknownNameError

TEXT = "Advertisement\nRain fell on the town for a third day.\nShare this article"


def frame(*ids):
    return pd.DataFrame({"outlet": "Post", "text": [TEXT] * len(ids)}, index=pd.Index(ids, name="article_id"))


def filed(table, **how):
    return pd.read_csv(io.StringIO(table.to_csv()), **how)


def places(table):
    return table[["start", "end", "action"]].sort_values("start").to_numpy().tolist()


@pytest.mark.parametrize("ids", [(123456, 7), ("123456", "7"), ("a1", "a2")])
@pytest.mark.parametrize("how", [{}, {"dtype": str}])
def test_removals_from_a_file_decide_whatever_the_type_of_their_ids(ids, how):
    articles = frame(*ids)
    table = mk.removals(articles)
    again = mk.removals(articles, overrides=filed(table.assign(action="keep"), **how))
    assert places(again) == places(table.assign(action="flag"))
    assert again["article_id"].to_list() == table["article_id"].to_list()


@pytest.mark.parametrize("ids", [(123456, 7), ("123456", "7")])
@pytest.mark.parametrize("kind", [None, str])
def test_removals_from_a_file_are_applied_and_summed_up(ids, kind):
    articles = frame(*ids)
    table = mk.removals(articles)
    saved = filed(table, dtype={"article_id": kind} if kind else None)
    pd.testing.assert_frame_equal(mk.clean(articles, saved), mk.clean(articles, table))
    pd.testing.assert_frame_equal(mk.removal_summary(articles, saved), mk.removal_summary(articles, table))
    assert mk.methods_paragraph(articles, saved) == mk.methods_paragraph(articles, table)
    assert mk.show_removals(articles, saved, ids[0]) == mk.show_removals(articles, table, ids[0])


def test_a_file_with_empty_ids_makes_numbers_with_points_of_the_others():
    decisions = filed(pd.DataFrame({"article_id": [7, None], "rule": ["ad.label", "ui.share_line"], "action": "keep"}))
    assert set(mk.removals(frame(123456, 7), overrides=decisions).query("article_id == 7")["action"]) == {"flag"}


@pytest.mark.parametrize("row", [{"rule": "no.such"}, {"article_id": "zz"}, {"text": "snow"}])
def test_a_decision_that_selects_nothing_is_told(row):
    name, value = next(iter(row.items()))
    with pytest.warns(UserWarning, match=f"1 of 2 overrides select nothing, first: {name} '{value}'"):
        mk.removals(frame("a"), overrides=pd.DataFrame([{"category": "advertisement"}, row]).assign(action="keep"))


def test_a_span_by_hand_takes_its_place_from_those_it_overlaps():
    by_hand = pd.DataFrame([{"article_id": 7, "start": 5, "end": 60, "action": "remove"}])
    table = mk.removals(frame(7), overrides=by_hand)
    assert places(table) == [[0, 5, "remove"], [5, 60, "remove"], [60, 71, "remove"]]
    assert [TEXT[s:e] for s, e in zip(table["start"], table["end"], strict=True)] == table["text"].to_list()


def test_of_what_is_removed_a_part_is_kept_by_hand():
    part = pd.DataFrame([{"article_id": 7, "start": 4, "end": 8, "action": "keep"}])
    assert places(mk.removals(frame(7), overrides=part))[:3] == [[0, 4, "remove"], [4, 8, "flag"], [8, 13, "remove"]]


def test_a_span_by_hand_ends_with_its_text():
    beyond = pd.DataFrame([{"article_id": 7, "start": 60, "end": 500, "action": "remove"}])
    assert mk.removals(frame(7), overrides=beyond)["end"].max() == len(TEXT)


@pytest.mark.parametrize("table", ["rules", "Rule"])
def test_a_file_of_rules_with_another_name_for_its_tables_is_refused(table, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(f"[[{table}]]\nid = 'own.tip'\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"own.toml must hold tables \[\[rule\]\] only; it holds {table}"):
        mk.removals(frame("a"), rules=path)


def test_a_part_of_a_rule_that_there_is_not_is_named():
    rule = {"id": "own.tip", "category": "ui_chrome", "scope": "line", "pattern": "Tip!", "outlets": "Post"}
    with pytest.raises(UnknownNameError, match=r"a part of rule 'own.tip' must be one of id, category.*not 'outlets'"):
        mk.removals(frame("a"), rules=[rule])


def test_a_place_that_there_is_not_is_named():
    rule = {"id": "own.tip", "category": "ui_chrome", "scope": "line", "pattern": "Tip!", "place": "top"}
    with pytest.raises(UnknownNameError, match=r"place of rule 'own.tip' must be one of end, edges; not 'top'"):
        mk.removals(frame("a"), rules=[rule])
