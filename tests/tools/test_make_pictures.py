"""The README's pictures come from code."""

from tools import make_pictures


def test_the_same_pictures_are_drawn_twice(tmp_path):
    make_pictures.main(tmp_path / "one")
    make_pictures.main(tmp_path / "two")
    names = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert names == sorted(p.name for p in make_pictures.IMAGES.iterdir())
    assert all((tmp_path / "one" / n).read_bytes() == (tmp_path / "two" / n).read_bytes() for n in names)
