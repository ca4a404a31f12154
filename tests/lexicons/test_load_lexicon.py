"""Shipped lists by name, users' lists by path, and what is said when neither can be read."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, UnknownNameError

DIC = "%\n1\ttentative\n2\tcertain words\n%\nmaybe\t1\nperhap*\t1\n\nsort of\t1\t2\n"


def written(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_shipped_list_is_read_by_its_name_without_nan():
    table = mk.load_lexicon("hedges")
    assert table.columns.to_list()[:4] == ["pattern", "category", "pole", "strength"]
    assert not table.isna().any().any()


def test_a_users_csv_keeps_its_columns_and_empty_cells_are_empty_strings(tmp_path):
    path = written(tmp_path, "mine.csv", "pattern,category,since\nmaybe,adverb,\nnull,noun,3\n")
    table = mk.load_lexicon(path)
    assert table.to_dict("list") == {"pattern": ["maybe", "null"], "category": ["adverb", "noun"], "since": ["", "3"]}


def test_a_tsv_is_parted_by_tabs_and_a_byte_order_mark_is_no_letter(tmp_path):
    path = written(tmp_path, "mine.tsv", "\ufeffpattern\tcategory\nsort of, kind of\tadverb\n")
    assert mk.load_lexicon(str(path)).iloc[0].to_list() == ["sort of, kind of", "adverb"]


def test_a_dic_gives_one_row_for_each_category_of_a_word(tmp_path):
    table = mk.load_lexicon(written(tmp_path, "liwc.dic", DIC))
    assert table["pattern"].to_list() == ["maybe", "perhap*", "sort of", "sort of"]
    assert table["category"].to_list() == ["tentative", "tentative", "tentative", "certain words"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param("a.dic", "maybe\t1\n", "two lines that hold only %", id="no categories"),
        pytest.param("a.dic", "%\n1\ta\n%\nmaybe\t7\n", "line 4: no category has the number '7'", id="unknown number"),
        pytest.param("a.csv", "", "cannot be read as a table", id="empty file"),
        pytest.param("a.csv", 'pattern\n"maybe\n', "cannot be read as a table", id="open quotation mark"),
        pytest.param("a.txt", "maybe\n", "ends in .csv, .tsv, .dic; not 'a.txt'", id="unknown ending"),
    ],
)
def test_a_list_that_cannot_be_read_is_named_with_the_reason(tmp_path, name, text, says):
    with pytest.raises(InputError, match=says.replace(".", r"\.")):
        mk.load_lexicon(written(tmp_path, name, text))


def test_a_list_that_is_no_utf_8_is_named_with_the_byte(tmp_path):
    with pytest.raises(InputError, match="not text in UTF-8"):
        mk.load_lexicon(written(tmp_path, "latin.csv", "pattern\ncafé\n", "latin-1"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match="there is no word list at"):
        mk.load_lexicon(tmp_path / "none.csv")


def test_an_unknown_name_stands_beside_the_known_ones():
    with pytest.raises(UnknownNameError, match=r"agencies.*hedges.*not 'hedge'"):
        mk.load_lexicon("hedge")


def test_a_users_dic_serves_as_a_list_of_hedges(tmp_path):
    table = mk.load_lexicon(written(tmp_path, "liwc.dic", DIC))
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["Perhaps it is sort of odd. It may rain."]}))
    assert mk.hedges(corpus, table)["text"].to_list() == ["Perhaps", "sort of"]
