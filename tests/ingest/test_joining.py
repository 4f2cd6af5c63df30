from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.draft import Para
from ingest.joining import rejoin
from ingest.strand import Strand
from store.documents import BlockKind
from tests.ingest.fakes import read

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


def test_a_hyphen_between_paragraphs_goes_where_the_text_has_the_word_without_it() -> None:
    halves = [para(f"{OPEN} a long-"), para("term agreement at last.")]
    assert rejoin(halves, "It is a long-term agreement.")[0].text == f"{OPEN} a long-term agreement at last."
    halves = [para(f"{OPEN} an agree-"), para("ment at last.")]
    assert rejoin(halves, "Such an agreement is rare.")[0].text == f"{OPEN} an agreement at last."


def test_halves_of_a_chinese_sentence_get_no_space() -> None:
    first = (
        "南南合作是发展中国家之间的技术、知识与资源交流，补充而不取代南北合作，其范围包括农业、教育和卫生等领域的许多"
    )
    rest = "项目，并且得到各国政府与国际组织的长期支持，在过去二十年间发展十分迅速。"
    assert [p.text for p in rejoin([para(first), para(rest, bound=True)])] == [first + rest]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a few intrinsically-\nmotivated officials", "a few intrinsically-motivated officials"),
        ("the district-\nlevel audience of that level", "the district-level audience of that level"),
        ("citizen-\ngenerated data", "citizen-generated data"),
        # The document is seen to break words: nothing tells that this is a compound.
        (
            "a frame-\nwork for this work and co-\noperation, or cooperation",
            "a framework for this work and cooperation, or",
        ),
        ("the Institu-\nto, or Instituto", "the Instituto, or Instituto"),
        ("coop-\neration among states", "cooperation among states"),
    ],
)
def test_what_a_hyphen_at_a_lines_end_was(broken: str, whole: str) -> None:
    text = read(
        f"A title of some words\n\nThe members spoke of {broken} when they met in the capital again.\n"
    ).paged.text
    assert whole in text


LEFT_OPEN = "The first of the members held that “the fund was never meant to pay. The bank went on, says the ministry."


@pytest.mark.parametrize(
    "second",
    [
        "The second of them said “it was closed” when he was asked about it again.",
        "“It was meant to lend”, said the second of them when he was asked again.",
        "The second of the members said nothing at all when he was asked about it again by the chair of the others.",
    ],
)
@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»"])
@pytest.mark.parametrize("bound", [True, False])
def test_a_quotation_left_open_joins_no_paragraph_that_opens_its_own(
    second: str, opening: str, closing: str, bound: bool
) -> None:
    texts = [t.replace("“", opening).replace("”", closing) for t in (LEFT_OPEN, second)]
    assert [p.text for p in rejoin([para(texts[0]), para(texts[1], bound=bound)])] == texts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LEFT_OPEN, "It was meant to lend”, and the second of them said “so it was”."),
        ("It was held (see the long report of the fund.", "It was printed in May (2014) and again) that it paid."),
    ],
)
def test_what_is_closed_behind_a_stop_goes_on(first: str, second: str) -> None:
    assert [p.text for p in rejoin([para(first), para(second)])] == [f"{first} {second}"]


def test_a_bracket_left_open_joins_no_paragraph_with_brackets_of_its_own() -> None:
    first, second = (
        "It was held by them (see the long report of 2014.",
        "Others came later (Osei 2015) and said no more.",
    )
    assert len(rejoin([para(first), para(second)])) == 2
