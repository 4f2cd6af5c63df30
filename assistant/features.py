"""What speaks for a sentence as an answer, and what speaks against any answer from it, as numbers.

Both are inputs of logistic regressions, fitted by benchmarks/fit_ranking.py; how the numbers are found is
`retrieve.py`'s business.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence. `meaning` is a standard score, the rest lies between 0 and 1.

    meaning   nearness of the sentence's vector to the ask's
    words     share of the ask's weight that the sentence meets (`terms.coverage`)
    context   share that its paragraph, its heading and, for names, the document's title meet beyond that
    heading   share that its heading meets alone
    steered   the question names its document
    own       share met of what the ask itself asks, without what it borrows from the ask before it
    years     share of the years of the ask that are there
    kindless  nothing of the kind asked for is there
    citing    a bare reference to a work
    short     fewer than six words
    caption   a caption or other matter beside the text
    foreign   the question is not in English and the document not in its language: words are met by translation only
    """

    meaning: float
    words: float
    context: float
    heading: float
    steered: float
    own: float
    years: float
    kindless: float
    citing: float
    short: float
    caption: float
    foreign: float


# A logistic regression on whether a sentence holds the evidence, fitted by benchmarks/fit_ranking.py.
WEIGHTS = Features(
    meaning=0.67, words=5.2, context=2.1, heading=2.5, steered=1.0, own=0.7, years=2.5, kindless=-3.8, citing=-1.7,
    short=-2.8, caption=1.0, foreign=-0.7,
)  # fmt: skip
INTERCEPT = -9.6


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against any answer from a sentence, however well it ranks; each from 0 to 1.

    lacking    share of the ask's own weight that its heaviest unmet word has ("who *chairs* the group")
    of_fact    the same where a fact is asked for, else 0
    borrowed   what is unmet of the own words of an ask that leans on another ("…and how many are *nurses*")
    absent     share of the ask's names that the library does not hold; 1 where one of them is an acronym
    unnamed    share of the ask's names and numbers that neither the sentence, its surroundings nor the record hold
    factual    1 where a fact of a kind is asked for (a year, a number, a name), 0 where a reason or an account is
    uncovered  where an account is asked for, how far less than `COVERED` of the ask's own weight is met
    astray     how far the ask lies from the library as a whole, in shares of how far its own sentences lie
    """

    lacking: float
    of_fact: float
    borrowed: float
    absent: float
    unnamed: float
    factual: float
    uncovered: float
    astray: float


_OF_FEATURES, _OF_DOUBTS = operator.attrgetter(*Features.__slots__), operator.attrgetter(*Doubts.__slots__)
# From this share of an ask's weight on, an account of it is not doubted for the words that it does not use.
COVERED = 0.4


def score_of(features: Features) -> float:
    """The linear score of a sentence: the log-odds that it holds the evidence."""
    return INTERCEPT + float(sum(map(operator.mul, _OF_FEATURES(features), _OF_FEATURES(WEIGHTS))))


# A second regression, on whether an ask can be answered at all, from its best sentence and the doubts about it.
ANSWER_INTERCEPT, OF_SCORE, OF_MEANING = 1.8, 0.1, 0.5
DOUBT_WEIGHTS = Doubts(
    lacking=-1.8, of_fact=-2.0, borrowed=-1.9, absent=-1.5, unnamed=-0.8, factual=-0.4, uncovered=-4.6, astray=-7.0,
)  # fmt: skip


def likelihood_of(score: float, meaning: float, doubts: Doubts) -> float:
    """How likely an ask is answered by a sentence, 0 to 1; one half is where an answer is given."""
    against = sum(map(operator.mul, _OF_DOUBTS(doubts), _OF_DOUBTS(DOUBT_WEIGHTS)))
    return 1 / (1 + math.exp(-(ANSWER_INTERCEPT + OF_SCORE * score + OF_MEANING * meaning + against)))
