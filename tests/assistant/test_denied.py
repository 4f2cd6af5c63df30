"""Which words of a text are said and which are denied."""

from __future__ import annotations

import pytest

from assistant.denied import Sense, polarity_of, turns_its_premise


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The guild is not rich.", {"rich"}),
        ("The guild did not sell salt, but it sold bread.", {"sell", "salt"}),
        ("Boats go by sea rather than by road, and carts by land.", {"by", "road"}),
        ("Boats are lent rather than sold by the guild.", {"sold"}),
        ("The guild has yet to mend the boats.", {"mend", "the", "boats"}),
        ("In the absence of salt, boats are mended.", {"salt"}),
        ("This does not mean having no boats.", {"mean", "having", "no"}),
        ("Selling salt in winter makes little sense for the guild.", {"selling", "salt", "in", "winter"}),
        ("Criteria for salt are still absent.", {"criteria", "for", "salt"}),
        ("We do not know whether the guild is rich.", set()),
        ("This is not to say that the guild is rich.", set()),
        ("Not only salt is sold.", set()),
        ("The guild is rich—it is not poor.", {"poor"}),
        ("El gremio no es rico.", {"es", "rico"}),
    ],
)
def test_the_words_that_are_denied(text: str, denied: set[str]) -> None:
    assert {word.term for word in polarity_of(text).words if word.denied} == denied


@pytest.mark.parametrize(
    ("text", "said", "denied", "contrary"),
    [
        ("The guild is not monolithic.", set(), {Sense.UNIFORM}, set()),
        ("The guild is one uniform block.", {Sense.UNIFORM}, set(), set()),
        ("Not all boats are equally old.", set(), {Sense.ALL, Sense.EVEN}, set()),
        ("Boats are not merely toys.", set(), {Sense.MERE}, set()),
        ("Salt is unequally spread.", set(), set(), {Sense.EVEN}),
        ("Salt is by no means even, with its gains spread.", set(), {Sense.EVEN}, set()),
        ("Even the guild sells salt, after all.", set(), set(), set()),
        ("They do not always come.", set(), {Sense.ALWAYS}, set()),
    ],
)
def test_the_senses_that_stand_in_a_text(text: str, said: set[Sense], denied: set[Sense], contrary: set[Sense]) -> None:
    polarity = polarity_of(text)
    assert (polarity.said, polarity.denied, polarity.contrary) == (said, denied, contrary)


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("Why is salt hard to find?", True),
        ("Why does the guild not sell salt?", True),
        ("Why did the guild lose its boats?", True),
        ("Why does the guild sell salt?", False),
        ("Why have the boats no masts at all?", False),
    ],
)
def test_a_question_that_supposes_that_something_is_not_so(question: str, turned: bool) -> None:
    assert turns_its_premise(question) is turned
