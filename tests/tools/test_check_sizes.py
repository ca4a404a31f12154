"""Sizes are counted as the house rules mean them."""

import ast

import pytest

from tools import check_sizes
from tools.check_sizes import body_lines, excesses, parameters


def function(source):
    return ast.parse(source).body[0]


def test_a_docstring_is_no_line_of_a_body():
    assert body_lines(function('def f():\n    """Say\n\n    much.\n    """\n    x = 1\n    return x')) == 2
    assert body_lines(function('def f():\n    """Only words."""')) == 0


def test_self_is_no_parameter_and_keyword_only_ones_are():
    assert parameters(function("def f(self, a, b, *, c=1, d=2): pass")) == 4


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("x = 1\n" * 251, "251 lines", id="files"),
        pytest.param("def f():\n" + "    x = 1\n" * 51, "f has 51 lines", id="functions"),
        pytest.param("def f(a, b, c, *, d, e, f, g): pass", "f has 7 parameters", id="parameters"),
        pytest.param(
            "class A:\n" + "".join(f"    def m{i}(self): pass\n" for i in range(9)), "9 methods", id="methods"
        ),
    ],
)
def test_what_is_past_its_stop_is_named(tmp_path, source, words):
    path = tmp_path / "a.py"
    path.write_text(source, encoding="utf-8")
    assert [words in e for e in excesses(path)] == [True]


def test_what_is_at_its_stop_passes(tmp_path, capsys):
    (tmp_path / "mediakit").mkdir()
    body = "def f(a, b, *, c, d, e, f):\n" + "    x = 1\n" * 50 + "x = 1\n" * 199
    (tmp_path / "mediakit" / "a.py").write_text(body, encoding="utf-8")
    assert check_sizes.main(tmp_path) == 0
    (tmp_path / "mediakit" / "b.py").write_text(body + "x = 1\n", encoding="utf-8")
    assert check_sizes.main(tmp_path) == 1
    assert "b.py: 251 lines" in capsys.readouterr().out
