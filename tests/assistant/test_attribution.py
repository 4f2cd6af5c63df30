from __future__ import annotations

import pytest

from assistant.attribution import Attribution, attribute, author_of
from store.documents import Document, Name, Record
from tests.fakes import make_reading

RECORD = Record(title="Lights", authors=(Name("Quent", "Marisol"),), issued=(2019,))


def said(sentence: str, before: str = "", record: Record = RECORD) -> Attribution:
    """The attribution of the last paragraph of a text."""
    reading = make_reading(f"{before}\n\n{sentence}" if before else sentence, record=record)
    block = reading.paged.blocks[-1]
    return attribute(reading.document, reading.paged, block.start, block.end)


def test_a_plain_sentence_is_the_authors() -> None:
    found = said("The lights are kept by guilds.")
    assert (found.speaker, found.author_says, found.force) == ("Marisol Quent", True, "asserts")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("According to Odalys Brandt, “the bells have never failed us”.", "Odalys Brandt"),
        ("Odalys Brandt said: “We steer by the bells.”", "Odalys Brandt"),
        ("In the words of Odalys Brandt, “we steer by the bells”.", "Odalys Brandt"),
    ],
)
def test_words_in_quotation_marks_are_the_speakers(sentence: str, speaker: str) -> None:
    found = said(sentence)
    assert not found.author_says
    assert found.speaker.casefold().startswith(speaker.casefold())


def test_a_block_quotation_is_told_by_the_line_that_leads_in() -> None:
    found = said("> We steer by the bells.", "Odalys Brandt said of her work:")
    assert (found.speaker, found.author_says) == ("Odalys Brandt", False)


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("The guilds should keep a register.", "recommends"),
        ("Los gremios deben llevar un registro.", "recommends"),
        ("In the ports it is often argued that the guilds are slow.", "reports"),
        ("Who pays for the oil?", "asks"),
        ("谁来付油钱？", "asks"),
        ("The guilds keep a register.", "asserts"),
    ],
)
def test_force(sentence: str, force: str) -> None:
    assert said(sentence).force == force


def test_examples() -> None:
    assert said("Crops such as kelp and samphire are grown.").examples_only
    assert not said("Kelp and samphire are grown.").examples_only


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("In 2007 the fleet had 15 boats.", 2007),
        ("In 2007 the fleet was small.", None),  # no figure
        ("Wrecks fell from 48 in 1930 to 3 in 1950.", None),  # two years
        ("In 2019 the fleet had 15 boats.", None),  # the document's own
    ],
)
def test_the_year_of_a_figure(sentence: str, year: int | None) -> None:
    assert said(sentence).as_of == year


def test_who_speaks_where_no_author_is_named() -> None:
    people = tuple(Name("F", c) for c in "ABCD")
    assert author_of(Document("x", "f.txt", Record(authors=people[:2]))) == "A F & B F"
    assert author_of(Document("x", "f.txt", Record(authors=people))) == "A F et al."
    assert author_of(Document("x", "f.txt", Record(publisher="P", title="T"))) == "P"
    assert author_of(Document("x", "f.txt", Record(title="T"))) == "T"
    assert author_of(Document("x", "f.txt", Record())) == "f.txt"
