"""Phrase rules: every example is found, no counter-example is; users add their own."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit.cleaning import telling
from mediakit.cleaning.layout import lines_of, page_of
from mediakit.cleaning.rules import all_rules, phrases, shipped
from mediakit.cleaning.signs import signs_of
from mediakit.errors import InputError, UnknownNameError

WORDS = pd.read_csv(Path(telling.__file__).with_name("reporting_words.csv"))
RULES = [pytest.param(r, id=r.id) for r in shipped()]


def found(rule, text):
    signs = signs_of(text)
    page = page_of(text, signs, lines_of(signs), rule.needs)
    return [text[s.start : s.end] for s in phrases(page, [rule])]


@pytest.mark.parametrize("rule", RULES)
def test_every_example_is_found(rule):
    assert found(rule, rule.example)


@pytest.mark.parametrize("rule", RULES)
def test_no_counter_example_is_found(rule):
    assert rule.counter_example
    assert found(rule, rule.counter_example) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_example_between_other_lines(rule):
    text = f"Rain fell on the town for a third day.\n{rule.example}\nThe river rose again on Friday."
    assert any(part.strip() in rule.example for part in found(rule, text))


SIGNS = [
    "A",
    "B",
    "a",
    "b",
    " ",
    "\n",
    ".",
    ":",
    "(",
    ")",
    "[",
    "]",
    "/",
    "1",
    "2",
    "20",
    "ß",
    "É",
    "| ",
    "AP",
    "Posted",
]
EXAMPLES = [r.example for r in shipped()]


@pytest.mark.parametrize("rule", [r for r in RULES if r.values[0].look or r.values[0].begins])
@given(st.lists(st.sampled_from(SIGNS) | st.sampled_from(EXAMPLES), max_size=30).map("".join))
@settings(max_examples=150)
def test_a_quick_look_changes_nothing(rule, text):
    assert found(rule, text) == found(replace(rule, look=None, begins=False), text)


@pytest.mark.parametrize("row", WORDS.to_dict("records"), ids=WORDS["word"])
def test_a_word_of_reporting_is_found_in_its_example_only(row):
    assert telling.is_told(row["example"], 0, len(row["example"]))
    assert row["word"] in row["example"]
    assert not telling.is_told(row["counter_example"], 0, len(row["counter_example"]))


def test_ids_are_unique_and_say_category_and_action():
    ids = [r.id for r in shipped()]
    assert len(ids) == len(set(ids))
    assert all(r.category and r.action in ("remove", "lift", "flag") for r in shipped())


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "( ",
        "Share ",
        "By A",
        "Photo: ",
        "cookies ",
        "2020 ",
        "“",
        "Read more ",
        " \u00a0",
        "The cat sat. ",
        " ’s",
        "A. ",
    ],
)
def test_every_rule_is_linear_on_a_megabyte_in_one_line(unit):
    import time

    text = unit * (1_000_000 // len(unit))
    articles = pd.DataFrame({"outlet": ["A"], "text": [text]}, index=["a"])
    start = time.process_time()
    mk.removals(articles)
    assert time.process_time() - start < 12


ARTICLES = pd.DataFrame(
    {"outlet": ["Post", "Ledger"], "text": ["Tip the desk!\nRain fell on the town.", "Tip the desk!\nSnow fell."]},
    index=["a", "b"],
)
OWN = {"id": "own.tip", "category": "ui_chrome", "scope": "line", "pattern": "Tip the desk!"}


@pytest.mark.parametrize("form", ["list", "table", "toml", "csv"])
def test_users_add_rules_without_touching_code(form, tmp_path):
    rules = [OWN]
    if form == "table":
        rules = pd.DataFrame([OWN])
    elif form == "toml":
        rules = tmp_path / "own.toml"
        rules.write_text("[[rule]]\n" + "".join(f"{k} = '{v}'\n" for k, v in OWN.items()), encoding="utf-8")
    elif form == "csv":
        rules = tmp_path / "own.csv"
        pd.DataFrame([OWN]).to_csv(rules, index=False)
    table = mk.removals(ARTICLES, rules=rules)
    assert table.loc[table["rule"] == "own.tip", "article_id"].to_list() == ["a", "b"]
    assert mk.clean(ARTICLES, table)["text"].to_list() == ["Rain fell on the town.", "Snow fell."]


def test_a_rule_of_one_outlet_leaves_the_others_alone():
    table = mk.removals(ARTICLES, rules=[{**OWN, "outlet": "Post"}])
    assert table.loc[table["rule"] == "own.tip", "article_id"].to_list() == ["a"]


def test_a_users_rule_takes_the_place_of_a_shipped_one():
    rules = all_rules([{**OWN, "id": "ui.cookies"}])
    assert [r.pattern.pattern for r in rules if r.id == "ui.cookies"] == ["Tip the desk!"]


def test_other_rules_are_another_digest():
    assert set(mk.removals(ARTICLES, rules=[OWN])["rules"]) != set(mk.removals(ARTICLES)["rules"])


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"pattern": "("}, InputError, "pattern of rule 'own.tip' is not a regular expression"),
        ({"pattern": ""}, InputError, "rule 'own.tip' lacks pattern"),
        ({"scope": "page"}, UnknownNameError, "must be one of line, piece, inline, tail; not 'page'"),
        ({"action": "burn"}, UnknownNameError, "must be one of remove, lift, edit, flag, keep; not 'burn'"),
    ],
)
def test_a_wrong_rule_is_named(change, error, message):
    with pytest.raises(error, match=message):
        mk.removals(ARTICLES, rules=[{**OWN, **change}])
