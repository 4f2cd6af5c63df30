from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.attribution import Attribution, attribute, author_of
from store.documents import Document, Name, Note, Record
from store.works import Citation, Quotation, Work
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
        ("The diver, Odalys Brandt, said that “the bells have never failed us”.", "Odalys Brandt"),
        ("As one pilot said to me, ‘we steer by the bells’.", "one pilot"),
        ("This, Odalys Brandt argues, has spared the boats.", "Odalys Brandt"),
        ("During interviews with pilots, most expressed doubts and said that boats should stay out.", "pilots"),
        ("According to Odalys Brandt, “the bells have never failed us”.", "Odalys Brandt"),
        ("Odalys Brandt said: “We steer by the bells.”", "Odalys Brandt"),
        ("In the words of Odalys Brandt, “we steer by the bells”.", "Odalys Brandt"),
    ],
)
def test_words_in_quotation_marks_are_the_speakers(sentence: str, speaker: str) -> None:
    found = said(sentence)
    assert not found.author_says
    assert found.speaker.casefold().startswith(speaker.casefold())


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The pilot Odalys Brandt called for the guilds to “keep the lamps lit”.", "Odalys Brandt"),
        ("In 2004 Odalys Brandt has urged the guilds, “keep the lamps lit”.", "Odalys Brandt"),
        ("The keeper, Odalys Brandt, demanded that guilds “keep the lamps lit”.", "Odalys Brandt"),
        ("Odalys Brandt, head of the guilds, later described it as “the bell of the sea”.", "Odalys Brandt"),
        ("President Odalys Brandt called it “a wake-up call for all”.", "President Odalys Brandt"),
        ("Odalys Brandt habla en 2010 de un paso “del faro a la campana”.", "Odalys Brandt"),
        # Another's words for all that is certain, or nobody's.
        ("Odalys Brandt was described as “the bell of the sea”.", None),
        ("Odalys Brandt, described as “the bell of the sea”, was late.", None),
        ("Odalys Brandt urged those who call the lamps “a waste of oil” to leave.", None),
        ("A report citing Odalys Brandt described it as “the bell of the sea”.", None),
        ("The guilds and Odalys Brandt called it “a wake-up call for all”.", None),
        ("In 1990 Odalys Brandt published “The Challenge of the Lamps”.", None),
        ("Brandt described it as “the bell of the sea”.", None),
    ],
)  # fmt: skip
def test_a_verb_that_leads_into_quoted_words_names_its_subject(sentence: str, speaker: str | None) -> None:
    found = said(sentence)
    assert (found.author_says, found.speaker) == (speaker is None, speaker or "Marisol Quent")


@pytest.mark.parametrize(
    "sentence",
    [
        "The New Harbour Bank announced “green” bonds worth 3 billion yuan.",
        "The Kelp Bank proposed “structural dredging” and the region lost a decade.",
        "Odalys Brandt demanded reforms, and the so-called “pilot drain” went on for ten years.",
        "Odalys Brandt demanded an end to the so-called “great drain of the pilots”.",
        "North Orlenna pledged money to the “Green Middle Sea” programme.",
        "Odalys Brandt praised those in the “Green Lamps for the Sea” programme.",
        "Latin Orlenna added “Velsundian” to its vocabulary.",
        "Odalys Brandt termed the four “KELP” countries a club.",
        "Odalys Brandt declared the port of “Nova Vela” open.",
        "Odalys Brandt hailed the “green” lamps.",
        "The pilots who met in Orlenna, Ilse Varga, called it “a wake-up call for all”.",
    ],
)
def test_a_term_between_marks_makes_no_speaker(sentence: str) -> None:
    found = said(sentence)
    assert (found.author_says, found.speaker) == (True, "Marisol Quent")


def test_a_few_words_are_said_where_the_verb_leads_straight_into_them() -> None:
    assert said("Odalys Brandt called it “dear”.").speaker == "Odalys Brandt"
    assert said("Odalys Brandt announced that “lamps will be lit again”.").speaker == "Odalys Brandt"
    assert said("Odalys Brandt added: “we steer by bells”.").speaker == "Odalys Brandt"


def test_who_is_named_in_a_description_of_the_subject_does_not_speak() -> None:
    called = "Odalys Brandt, whose father knew Bakar Lindqvist, called it “a wake-up call for all”."
    assert said(called).speaker == "Odalys Brandt"


def test_words_of_another_after_a_verb_of_an_act_are_still_anothers() -> None:
    assert said("Odalys Brandt said that “bells last”, and Ilse Varga added “lamps last longer”.").author_says


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Communist China met them.", "China"), ("They sailed to West Africa.", "Africa"),
        ("Harbour Government is slow. They wrote to the Government.", "Government"),
        ("Velsund Council is slow. No council is quick.", "Council"),
        ("Salt Orlenna is far. They live in Orlenna.", "Orlenna"),
    ],
)  # fmt: skip
def test_countries_regions_and_bodies_bear_no_surname(before: str, subject: str) -> None:
    assert said(f"{subject} called it “a wake-up call for all”.", before=before).author_says


def test_a_surname_is_a_speaker_where_the_text_names_its_bearer() -> None:
    described = "Brandt described it as “the bell of the sea”."
    assert said(described, before="The pilots were taught by Odalys Brandt.").speaker == "Brandt"
    assert said("Ministers described it as “the bell of the sea”.", before="The Ministers met.").author_says
    # The document's own author is no other speaker.
    assert said("Quent described it as “the bell of the sea”.", before="Marisol Quent wrote on lights.").author_says
    described = "Quent described it as “the bell of the sea”."
    assert said(described, before="The boat was steered by Tomas Quent, a pilot.").speaker == "Quent"
    assert not said(described, before="The boat was steered by Tomas Quent, a pilot.").author_says
    assert said(described, before="In Quent (2001) bells were praised; see Marisol A. Quent.").author_says


@pytest.mark.parametrize(
    "sentence",
    [
        "Odalys Brandt said “bells last a long time”. Ilse Varga replied that “lamps last longer”.",
        "Odalys Brandt said that “bells last”, while Ilse Varga argued that “lamps last longer”.",
        "Odalys Brandt called it “a wake-up call”, and the keeper Ilse Varga described it as “the last bell”.",
        "Odalys Brandt said that “bells last”, or, in the words of Ilse Varga, “bells never die”.",
        "“Bells last”, said Odalys Brandt; “lamps last longer”, said Ilse Varga.",
    ],
)
def test_the_words_of_several_are_under_the_name_of_none(sentence: str) -> None:
    found = said(sentence)
    assert (found.author_says, found.speaker) == (True, "Marisol Quent")


def test_several_quotations_of_one_are_hers() -> None:
    found = said("Odalys Brandt said that “bells last”. In 2010 Brandt argued that “lamps last longer”.")
    assert found.speaker == "Odalys Brandt"


def test_he_or_she_is_the_one_named_in_the_sentence_before() -> None:
    text = "The diver Odalys Brandt said that “bells last”. She argued that “we steer by them”."
    reading = make_reading(text, record=RECORD)
    at = reading.paged.text.index("She")
    found = attribute(reading.document, reading.paged, at, len(text))
    assert (found.speaker, found.author_says, found.force) == ("Odalys Brandt", False, "reports")


def test_where_the_author_speaks_too_the_words_are_the_authors() -> None:
    found = said("Odalys Brandt said that “bells last”, a view that we share and must act on.")
    assert (found.author_says, found.force) == (True, "reports")


@pytest.mark.parametrize(
    ("sentence", "work"),
    [
        ("Writing in The Bell, Odalys Brandt said that “bells last”.", "The Bell"),
        ("Odalys Brandt said in THE TIDE magazine, “bells last”.", "THE TIDE"),
        ("Odalys Brandt said in her recent book that “bells last”.", "her recent book"),
        ("The pilots tend to steer by ear (from “Bells at Sea”).", "“Bells at Sea”"),
        ("The pilots came from far (from Velsund).", None),
        ("The pilots tend to steer by ear.", None),
    ],
)
def test_where_it_was_said(sentence: str, work: str | None) -> None:
    assert said(sentence).original == work


NOTE = "Tamsin Okoro, Bells at Sea (Velsund: Ferry Press, 2011), p. 7."


def noted(sentence: str, quoted: str = "") -> Attribution:
    """The attribution of a sentence with a note at its end that names a work, and some words quoted from it."""
    reading = make_reading(f"{sentence}\n\n[^ {NOTE}", record=RECORD)
    text = reading.paged.text
    at = text.index(NOTE)
    work = Work(at, at + len(NOTE) - 8, (Name("Okoro", "Tamsin"),), "2011", "Bells at Sea")
    cited = Citation(at, at + len(NOTE) - 1, "1", "7", 0, "full")
    quotations = (Quotation(text.index(quoted), text.index(quoted) + len(quoted), "mark", "1", (0,)),) if quoted else ()
    paged = replace(
        reading.paged, notes=(Note("1", len(sentence), 1, (0,)),), works=(work,), citations=(cited,),
        quotations=quotations,
    )  # fmt: skip
    return attribute(reading.document, paged, 0, len(sentence))


def test_a_definition_is_borrowed_from_the_work_in_the_note_at_its_end() -> None:
    found = noted("A bell is ‘a vessel of bronze that is struck’.", "a vessel of bronze that is struck")
    assert (found.speaker, found.author_says) == ("Tamsin Okoro", False)
    assert found.original == NOTE.rstrip(".")


def test_a_phrase_borrowed_leaves_the_sentence_to_its_author() -> None:
    found = noted("The pilots of the outer islands have always steered by ‘struck bronze’.", "struck bronze")
    assert (found.author_says, found.original) == (True, NOTE.rstrip("."))


def test_a_view_reported_is_after_the_work_in_its_note_and_a_plain_claim_after_none() -> None:
    assert noted("Bells, it is argued, last longer than lamps.").original == NOTE.rstrip(".")
    assert noted("Bells last longer than lamps.").original is None


def cited(text: str, *names: str, quoted: bool = False) -> Attribution:
    """The attribution of a text in which works are cited, each by a mark of its authors and year; `quoted`: its
    quotations are known, each with the mark behind it."""
    reading = make_reading(text, record=RECORD)
    body = reading.paged.text
    citations = tuple(Citation(body.index(name), body.index(name) + len(name)) for name in names)
    found = [m.span() for m in re.finditer("(?<=“)[^”]+", body)] if quoted else []
    behind = [tuple(i for i, c in enumerate(citations) if c.start > end)[:1] for _, end in found]
    quotations = tuple(Quotation(a, b, "mark", None, own) for (a, b), own in zip(found, behind, strict=True))
    return attribute(reading.document, replace(reading.paged, citations=citations, quotations=quotations), 0, len(body))


def test_the_work_cited_behind_the_words_quoted_is_theirs() -> None:
    text = "It is said of lamps (Ladd 2010) that “the bells of the outer isles never fail” (Malhotra 2011)."
    assert cited(text, "Ladd 2010", "Malhotra 2011").original == "Malhotra 2011"
    assert cited(text, "Ladd 2010", "Malhotra 2011", quoted=True).original == "Malhotra 2011"
    before = "It is said of lamps (Ladd 2010) that “the bells of the outer isles never fail”."
    assert cited(before, "Ladd 2010").original == "Ladd 2010"


def test_quotations_of_two_works_are_of_neithers_authors_alone() -> None:
    text = "“Bells never fail a pilot of the isles” (Ladd 2010) and "
    text += "“lamps fail all who sail there without a bell on board” (Malhotra 2011)."
    found = cited(text, "Ladd 2010", "Malhotra 2011", quoted=True)
    assert (found.author_says, found.original) == (True, "Ladd 2010; Malhotra 2011")
    one = cited(text.partition(" and")[0], "Ladd 2010", quoted=True)
    assert (one.author_says, one.speaker) == (False, "Ladd")


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
