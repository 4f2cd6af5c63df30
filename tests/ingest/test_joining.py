from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.draft import Para
from ingest.joining import rejoin
from ingest.strand import Strand
from store.documents import BlockKind

OPEN = "The committee that met in the capital for three days and three nights reached"


def para(text: str, kind: BlockKind | None = None, bound: bool = False) -> Para:
    return Para(Strand.of(text, 0, len(text)), kind=kind, bound=bound)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OPEN, "agreement on all of the points before it."),
        (
            "It took place in the “International Workshop of the Southern Donors:",
            "Lessons and Ideas from Civil Society”. It was the first.",
        ),
        (f"{OPEN} the", "Anticipated agreement on each and every one of the points that lay before it."),
        ("a short list of the", "points before it"),
    ],
)
def test_halves_are_joined(first: str, second: str) -> None:
    assert [p.text for p in rejoin([para(first), para(second)])] == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{OPEN} agreement.", "and so it went on."),
        (OPEN, "Agreement on all of the points before it was never near."),
        ("A Heading of Words", "The text begins with a capital."),
        ("States have done so (Osei 2014)", "In the context of aid, little is found."),
        (f"{OPEN} three points:", "first, the money."),
        (OPEN, "- agreement on a list"),
    ],
)
def test_wholes_are_left_alone(first: str, second: str) -> None:
    assert len(rejoin([para(first), para(second)])) == 2


def test_a_caption_between_the_halves_does_not_part_them() -> None:
    out = rejoin([para(OPEN), para("Figure 1. A map", "caption"), para("agreement at last.")])
    assert [p.text for p in out] == [f"{OPEN} agreement at last.", "Figure 1. A map"]


def test_after_something_was_taken_out_a_capital_may_go_on() -> None:
    long = f"{OPEN} agreement with the members of the Council of the Southern"
    rest = "States on each of the points that had been laid before them by the chair in May."
    assert len(rejoin([para(long), para(rest, bound=True)])) == 1
    assert len(rejoin([para(long), para("What came next", bound=True)])) == 2


def test_a_word_broken_by_a_page_is_whole_again() -> None:
    assert rejoin([para(f"{OPEN} agree-"), para("ment at last.")])[0].text == f"{OPEN} agreement at last."


@given(st.text(alphabet="abcdefghij ", min_size=1, max_size=60), st.integers(10, 60))
def test_a_sentence_cut_anywhere_in_two_is_whole_again(words: str, cut: int) -> None:
    whole = " ".join(f"The members of the group met again and found that {words} was so in the end.".split())
    at = whole.find(" ", min(cut, len(whole) - 8))
    first, second = whole[:at], whole[at + 1 :]
    if len(first.split()) >= 6 and second[0].islower() and second[1:3] != ". ":
        assert rejoin([para(first), para(second)])[0].text == whole
