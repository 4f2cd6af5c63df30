from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.lists import ListGroup, counted_list, item_list, lead_in, lettered_list
from store.documents import Block, PagedText, Sentence
from tests.fakes import make_reading

Shape = Callable[[PagedText, Sentence], ListGroup | None]

FOUR = (
    "# What they ask\n\nThe villages met in spring. They ask for three things:\n\n- Lend seed early.\n\n"
    "- Teach the tides.\n\n- Keep a register.\n\nNothing else was decided.\n\n# Elsewhere\n\n"
    "- A lone item of another list.\n\n- Its neighbour."
)


def grouped(shape: Shape, text: str, where: str) -> list[str] | None:
    """The texts of the list found from the sentence that contains `where`."""
    reading = make_reading(text)
    paged = reading.paged
    sentence = next(s for s in reading.sentences if where in paged.text[s.start : s.end])
    group = shape(paged, sentence)
    if group is None:
        return None
    assert group.document_id == paged.document_id
    assert list(group.spans) == sorted(group.spans)
    return [paged.text[a:b] for a, b in group.spans]


ITEMS = ["- Lend seed early.", "- Teach the tides.", "- Keep a register."]


@pytest.mark.parametrize("where", ["ask for three", "Lend seed", "Teach", "Keep a"])
def test_from_the_lead_in_or_any_item_the_whole_list(where: str) -> None:
    assert grouped(item_list, FOUR, where) == ["They ask for three things:", *ITEMS]


def test_a_list_ends_where_its_section_does() -> None:
    found = grouped(item_list, FOUR, "A lone item")
    assert found is not None
    assert found[-2:] == ["- A lone item of another list.", "- Its neighbour."]
    assert not set(ITEMS) & set(found)


def test_ordinary_text_is_no_list() -> None:
    assert grouped(item_list, FOUR, "Nothing else") is None
    assert grouped(item_list, "One paragraph.\n\nAnother one.", "One") is None
    assert grouped(item_list, "Before it.\n\n- The only item.\n\nAfter it.", "The only") is None


def test_a_colon_leads_into_a_list_or_a_quotation() -> None:
    assert grouped(lead_in, FOUR, "ask for three") == ["They ask for three things:", *ITEMS]
    quoted = "A keeper said:\n\n> We steer by bells.\n\nThat was all."
    assert grouped(lead_in, quoted, "A keeper") == ["A keeper said:", "> We steer by bells."]
    assert grouped(lead_in, FOUR, "met in spring") is None
    assert grouped(lead_in, "It was said:\n\nNothing followed.", "It was") is None


COUNTED = (
    "# Why\n\nThree things went wrong. First, the seed was wet. Second, the boats were late. It rained as well. "
    "Third, nobody kept a register.\n\n# Elsewhere\n\nFirst, something else. Secondly, another thing."
)


@pytest.mark.parametrize("where", ["Three things", "seed was wet", "boats were late", "kept a register"])
def test_sentences_that_count_themselves_and_the_one_that_announces_them(where: str) -> None:
    assert grouped(counted_list, COUNTED, where) == [
        "Three things went wrong.", "First, the seed was wet.", "Second, the boats were late.",
        "Third, nobody kept a register.",
    ]  # fmt: skip


def test_two_are_no_list_and_first_may_mean_something_else() -> None:
    assert grouped(counted_list, COUNTED, "something else") is None
    assert grouped(counted_list, "First came the rain. Then nothing.", "First") is None


def test_counting_in_other_languages() -> None:
    text = "Primero, la semilla. Segundo, los barcos. Por último, el registro."
    found = grouped(counted_list, text, "los barcos")
    assert found == ["Primero, la semilla.", "Segundo, los barcos.", "Por último, el registro."]


def test_the_first_the_second_and_the_third_are_counted_too() -> None:
    text = "# How\n\nIt can be done in many ways.\n\nThe first is a loan. The second is a gift.\n\nThe third is a law."
    items = ["The first is a loan.", "The second is a gift.", "The third is a law."]
    for where in ("many ways", "a gift"):
        assert grouped(counted_list, text, where) == ["It can be done in many ways.", *items]


def test_the_first_of_a_story_is_no_item() -> None:
    text = "# Mills\n\nThe first mill burnt. The second war came. The last miller died poor. The third road was cut."
    assert grouped(counted_list, text, "second war") is None


def headed(*headings: str) -> tuple[PagedText, list[Sentence]]:
    """A text of headings with one sentence under each, and these sentences."""
    text, blocks, sentences = "", [], []
    for heading in headings:
        for kind, words in (("heading", heading), ("body", f"What {heading} says.")):
            start, text = len(text), f"{text}{words}\n\n"
            blocks.append(Block(start, start + len(words), kind, heading, 1, int(kind == "heading")))  # type: ignore[arg-type]
        sentences.append(Sentence(blocks[-1].start, blocks[-1].end, len(blocks) - 1, "p"))
    return PagedText("d", text, text, (), tuple(blocks)), sentences


def test_lettered_headings_are_a_list_of_what_stands_under_them() -> None:
    paged, sentences = headed("a) Seed", "b) Tides", "c) Register", "Outlook")
    group = lettered_list(paged, sentences[1])
    assert group is not None
    texts = [paged.text[a:b] for a, b in group.spans]
    assert texts == [f"{item}\n\nWhat {item} says." for item in ("a) Seed", "b) Tides", "c) Register")]
    # Such an item stands where its text does.
    assert paged.locate(*group.spans[1]).kind == "body"
    assert paged.locate(group.spans[1][0], group.spans[1][0] + 4).kind == "heading"
    assert lettered_list(paged, sentences[-1]) is None


def test_two_lettered_headings_are_none() -> None:
    paged, sentences = headed("a) Seed", "b) Tides", "Outlook")
    assert lettered_list(paged, sentences[0]) is None


def test_long_items_are_cut_to_their_opening() -> None:
    long = "- Lend seed before the storms of autumn come over the sea. " + "More is said of it here. " * 20
    text = f"They ask for:\n\n{long.strip()}\n\n- Teach the tides."
    found = grouped(item_list, text, "They ask")
    assert found == [
        "They ask for:",
        "- Lend seed before the storms of autumn come over the sea.",
        "- Teach the tides.",
    ]
