"""Share of copy in each article."""

import math

from mediakit.comparison import reused, wire_share


def test_only_copies_shared_with_another_outlet_count(make_corpus, bridge, library):
    made = wire_share(make_corpus([("A", bridge), ("A", bridge), ("B", library)]))
    assert made["wire_share"].to_list() == [0, 0, 0]


def test_a_whole_copy_has_share_one_and_half_a_copy_half(make_corpus, bridge, library):
    corpus = make_corpus([("A", bridge), ("B", bridge + "\n" + library)])
    made = wire_share(corpus)
    assert made["wire_share"].iloc[0] == 1
    assert 0.4 < made["wire_share"].iloc[1] < 0.7
    assert made["is_wire"].to_list() == [True, True]


def test_passages_found_before_can_be_handed_in(make_corpus, bridge):
    corpus = make_corpus([("A", bridge), ("B", bridge)])
    assert wire_share(corpus, reused(corpus)).equals(wire_share(corpus))


def test_no_words_gives_nan_not_zero(make_corpus, bridge):
    made = wire_share(make_corpus([("A", ""), ("B", bridge)]))
    assert math.isnan(made["wire_share"].iloc[0])
    assert not made["is_wire"].any()


def test_a_credited_agency_is_wire_without_a_twin(make_corpus, bridge):
    made = wire_share(make_corpus([("A", "OSTERHOLM (AP) — " + bridge)]))
    assert made["is_wire"].to_list() == [True]
    assert made["wire_share"].to_list() == [0]
