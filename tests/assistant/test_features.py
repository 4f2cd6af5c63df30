from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.features import DOUBT_WEIGHTS, INTERCEPT, WEIGHTS, Doubts, Features, likelihood_of, score_of

NOTHING = Features(**dict.fromkeys(Features.__slots__, 0.0))
SURE = Doubts(**dict.fromkeys(Doubts.__slots__, 0.0))
AGAINST = {"kindless", "citing", "short"}


def test_the_score_is_linear() -> None:
    assert score_of(NOTHING) == INTERCEPT
    assert score_of(replace(NOTHING, words=0.5)) == pytest.approx(INTERCEPT + 0.5 * WEIGHTS.words)


@pytest.mark.parametrize("name", sorted(set(Features.__slots__) - {"caption", "foreign"}))
def test_no_evidence_counts_the_wrong_way(name: str) -> None:
    assert (getattr(WEIGHTS, name) < 0) == (name in AGAINST)


@pytest.mark.parametrize("name", Doubts.__slots__)
def test_no_doubt_makes_an_answer_likelier(name: str) -> None:
    assert getattr(DOUBT_WEIGHTS, name) <= 0
    assert likelihood_of(-2, 3, replace(SURE, **{name: 0.5})) < likelihood_of(-2, 3, SURE)


def test_what_speaks_for_a_sentence_makes_an_answer_likelier() -> None:
    assert 0 < likelihood_of(-4, 1, SURE) < likelihood_of(-2, 1, SURE) < likelihood_of(-2, 4, SURE) < 1
