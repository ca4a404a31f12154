"""Whatever the texts, labels and ids are: every call ends in a result or in a MediakitError that says what is wrong."""

import tempfile
import traceback
import warnings
from functools import cached_property
from pathlib import Path

import pytest
from hypothesis import given, settings

import mediakit as mk
from mediakit.errors import MediakitError
from mediakit.measures.sentiment import SaturatedToneWarning
from tests.fuzzing import mutated_table, tables


class Case:
    """A table of articles, and what the steps make of it when they are first asked."""

    def __init__(self, articles):
        self.articles = articles

    @cached_property
    def removals(self):
        return mk.removals(self.articles)

    @cached_property
    def cleaned(self):
        return mk.clean(self.articles, self.removals)

    @cached_property
    def corpus(self):
        return mk.segment(self.articles)

    @cached_property
    def scores(self):
        return mk.measure(self.corpus)

    @cached_property
    def hedges(self):
        return mk.hedges(self.corpus, "all")

    @cached_property
    def quotes(self):
        return mk.quotes(self.corpus, titles=True)

    @cached_property
    def passages(self):
        return mk.reused(self.corpus, least=3)

    @cached_property
    def judged(self):
        sheet = mk.hedge_sheet(self.corpus, 2)
        return sheet.assign(is_right=["yes", "no", ""] * (len(sheet) // 3) + ["yes"] * (len(sheet) % 3))

    @cached_property
    def coded(self):
        sheet = mk.tone_sheet(self.corpus, 5)
        return sheet.assign(code_1=[1, -1, 0, 0, 1][: len(sheet)])

    @property
    def one_outlet(self):
        return next((name for name in self.articles["outlet"] if isinstance(name, str)), "A")

    def every_article(self, show):
        return [show(name) for name in self.articles.index[:3]]


def written(case):
    with tempfile.TemporaryDirectory() as folder:
        mk.freeze(case.articles, folder)
        return mk.load(folder)


def spread(case):
    with tempfile.TemporaryDirectory() as folder:
        return mk.from_spreadsheet(mk.to_spreadsheet(case.articles, Path(folder, "t.csv")))


OF_ARTICLES = {
    "removals": lambda c: c.removals,
    "clean": lambda c: c.cleaned,
    "clean at once": lambda c: mk.clean(c.articles, strength="light"),
    "restore": lambda c: mk.restore(c.cleaned),
    "variants": lambda c: mk.variants(c.articles),
    "duplicates": lambda c: mk.duplicates(c.articles),
    "removal_summary": lambda c: mk.removal_summary(c.articles, c.removals),
    "methods_paragraph": lambda c: mk.methods_paragraph(c.articles, c.removals),
    "show_removals": lambda c: c.every_article(lambda i: mk.show_removals(c.articles, c.removals, i)),
    "highlight removals": lambda c: c.every_article(lambda i: mk.highlight(c.articles, i, c.removals)),
    "match_events": lambda c: mk.match_events(c.articles),
    "event_pairs": lambda c: mk.event_pairs(c.articles),
    "score": lambda c: mk.score(c.articles),
    "score with cleaning": lambda c: mk.score(c.articles, clean=True),
    "sensitivity": lambda c: mk.sensitivity(c.articles),
    "freeze": written,
    "to_spreadsheet": spread,
    "segment cleaned": lambda c: mk.segment(c.cleaned),
}
OF_A_CORPUS = {
    "segment": lambda c: c.corpus,
    "sentences": lambda c: mk.sentences(c.corpus),
    "quotes": lambda c: c.quotes,
    "reported": lambda c: mk.reported(c.corpus),
    "hedges": lambda c: [mk.hedges(c.corpus, p) for p in ("epistemic", "weasel", "strict", "news")],
    "tone": lambda c: mk.tone(c.corpus),
    "measure": lambda c: c.scores,
    "measure own": lambda c: mk.measure(c.corpus, voice="own"),
    "measure quoted": lambda c: mk.measure(c.corpus, voice="quoted"),
    "measure_health": lambda c: mk.measure_health(c.corpus, c.scores),
    "countings": lambda c: mk.countings(c.corpus),
    "readability_inputs": lambda c: mk.readability_inputs(c.corpus),
    "readability_flags": lambda c: mk.readability_flags(c.corpus),
    "grade_intervals": lambda c: mk.grade_intervals(c.corpus, draws=20),
    "sentence_influence": lambda c: mk.sentence_influence(c.corpus),
    "sentence_stops": lambda c: mk.sentence_stops(c.corpus),
    "hedge_sheet": lambda c: mk.hedge_sheet(c.corpus, 2, by=["outlet", "voice"]),
    "hedge_profile": lambda c: mk.hedge_profile(c.corpus),
    "hedge_corrected": lambda c: mk.hedge_corrected(c.corpus, c.judged),
    "hedge_precision": lambda c: mk.hedge_precision(c.judged, by="outlet"),
    "hedge_accuracy": lambda c: mk.hedge_accuracy(c.corpus, c.hedges.assign(label=c.hedges["pole"])),
    "quote_marks": lambda c: mk.quote_marks(c.corpus),
    "quote_positions": lambda c: mk.quote_positions(c.corpus),
    "quote_density": lambda c: mk.quote_density(c.corpus),
    "share_of_voice": lambda c: mk.share_of_voice(c.corpus),
    "sample_quotes": lambda c: mk.sample_quotes(c.corpus, 2),
    "tone_words": lambda c: mk.tone_words(c.corpus),
    "tone_words against another": lambda c: mk.tone_words(c.corpus, reference=c.one_outlet, mode="vader"),
    "tone_around": lambda c: mk.tone_around(c.corpus, "Lee", aliases=["rain"]),
    "tone_mentions": lambda c: mk.tone_mentions(c.corpus, "Lee", window=3),
    "tone_rules": lambda c: mk.tone_rules(c.corpus),
    "tone_note": lambda c: mk.tone_note(c.corpus),
    "tone_robustness": lambda c: mk.tone_robustness(c.corpus),
    "tone_sheet": lambda c: c.coded,
    "tone_agreement": lambda c: mk.tone_agreement(c.coded, c.corpus),
    "article_compound": lambda c: mk.article_compound(c.corpus),
    "keyness": lambda c: mk.keyness(c.corpus, min_articles=1),
    "word_counts": lambda c: mk.combine_words(mk.word_counts(c.corpus), min_articles=1),
    "reused": lambda c: c.passages,
    "wire_share": lambda c: mk.wire_share(c.corpus, c.passages),
    "unshared": lambda c: mk.unshared(c.corpus),
    "shared_quotes": lambda c: mk.shared_quotes(c.corpus, least=2),
    "accuracy": lambda c: mk.accuracy(c.hedges, c.hedges, by="category"),
    "kwic": lambda c: [mk.kwic(c.corpus, t) for t in (c.hedges, c.quotes, mk.reported(c.corpus))],
    "highlight": lambda c: c.every_article(
        lambda i: mk.highlight(c.corpus, i, [c.hedges, c.quotes, mk.tone(c.corpus)])
    ),
    "compare": lambda c: mk.compare(c.scores),
    "compare by event": lambda c: mk.compare(c.scores, by="event", corpus=c.corpus),
    "contrasts": lambda c: mk.verdict(mk.contrasts(c.scores)),
    "contrasts of pairs": lambda c: mk.contrasts(c.scores, pair="event"),
    "omnibus": lambda c: mk.omnibus(c.scores),
    "pooled": lambda c: mk.pooled(c.scores, "hedges_per_1k_words"),
    "trend": lambda c: mk.trend(c.scores),
    "aggregate": lambda c: mk.combine(mk.aggregate(c.scores)),
}
CALLS = OF_ARTICLES | OF_A_CORPUS
SLOW = {"sensitivity"}
QUICK = set(CALLS) - SLOW


def outcomes(articles, calls):
    """What each call raises, None if nothing."""
    case = Case(articles)
    for name in sorted(calls):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                warnings.simplefilter("ignore", SaturatedToneWarning)  # it says what article_compound is
                CALLS[name](case)
        except Exception as error:  # noqa: BLE001 - which it is, is the question
            yield name, error
        else:
            yield name, None


def faults(articles, calls):
    """Errors that are no MediakitError, each with its place in the package."""
    found = []
    for name, error in outcomes(articles, calls):
        if error is not None and not isinstance(error, MediakitError):
            frames = traceback.extract_tb(error.__traceback__)
            last = ([f for f in frames if Path(mk.__file__).parent in Path(f.filename).parents] or frames)[-1]
            place = f"{Path(last.filename).name}, line {last.lineno}"
            found.append(f"{name}: {type(error).__name__}: {str(error)[:100]} ({place})")
    return found


@settings(max_examples=30)
@given(tables())
def test_every_call_ends_in_a_result_or_a_mediakit_error(articles):
    assert faults(articles, QUICK) == []


@pytest.mark.parametrize("seed", range(40))
def test_damaged_articles_end_in_a_result_or_a_mediakit_error(seed):
    assert faults(mutated_table(mk.load_sample(), seed, n=6, longest=600), QUICK) == []


def test_whole_articles_give_every_call_a_result():
    sample = mk.load_sample().groupby("outlet").head(4)
    assert [(name, error) for name, error in outcomes(sample, CALLS) if error is not None] == []


@pytest.mark.soak
@settings(max_examples=1_000)
@given(tables(most=20))
def test_many_tables_end_in_results_or_mediakit_errors(articles):
    assert faults(articles, QUICK) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 300))
def test_many_damaged_articles_end_in_results_or_mediakit_errors(seed):
    assert faults(mutated_table(mk.load_sample(), seed, longest=6_000), CALLS) == []
