"""A span of several sentences: each is told as said by the one who says it, and by no other."""

from __future__ import annotations

import itertools

import pytest

from assistant.attribution import attribute
from assistant.citing import each_voice, evidence_of
from assistant.picks import Pick
from assistant.voices import voices_in
from store.documents import Name, Record
from tests.fakes import make_reading

RECORD = Record(title="Lights", authors=(Name("Quent", "Marisol"),), issued=(2019,))
REPORTED = "Writing about the guilds, Odalys Brandt noted in 2004 that the lamps were still kept by hand."
OWN = "Double lighting is a second risk, for one boat may be lit by three guilds."
MORE = "The third is silence: a lamp that is lit is counted, whether or not anyone saw it."


class Shelf:
    """One document, as a library gives it."""

    def __init__(self, text: str) -> None:
        reading = make_reading(text, record=RECORD)
        self.reading, self.text = reading, reading.paged.text

    def document(self, document_id: str) -> object:
        return self.reading.document

    def paged(self, document_id: str) -> object:
        return self.reading.paged

    def whole(self) -> Pick:
        block = self.reading.paged.blocks[-1]
        return Pick(self.reading.document.id, block.start, block.end, 0.9, "words")


def told(text: str) -> list[tuple[str, str]]:
    """Each part that an answer would show of a paragraph: who says it, and its words."""
    shelf = Shelf(text)
    parts = [evidence_of(p, shelf) for p in each_voice(shelf.whole(), shelf)]  # type: ignore[arg-type]
    return [(e.speaker, e.quote) for e in parts]


def test_what_the_author_adds_to_a_report_is_not_told_as_the_words_of_another() -> None:
    assert told(f"{REPORTED} {OWN} {MORE}") == [
        ("Odalys Brandt", REPORTED),
        ("Marisol Quent", f"{OWN} {MORE}"),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{OWN} {REPORTED}", ["Marisol Quent", "Odalys Brandt"]),
        (f"{OWN} {REPORTED} {MORE}", ["Marisol Quent", "Odalys Brandt", "Marisol Quent"]),
        ("According to Odalys Brandt, the lamps burn oil. Most guilds use gas by now.",
         ["Odalys Brandt", "Marisol Quent"]),
        ("Odalys Brandt said: “We steer by the bells.” The bells are older than the lamps.",
         ["Odalys Brandt", "Marisol Quent"]),
        (f"{REPORTED} Teodor Vasch argued that gas would do it.", ["Odalys Brandt", "Teodor Vasch"]),
        ("Odalys Brandt sostiene que las lámparas se apagan. El gremio las enciende cada noche.",
         ["Odalys Brandt", "Marisol Quent"]),
        # All of it is of one.
        (f"{OWN} {MORE}", ["Marisol Quent"]),
        (f"{REPORTED} She argued that gas would do it.", ["Odalys Brandt"]),
        ("Odalys Brandt said: “We steer by the bells. The lamps are for show. Nobody looks.”", ["Odalys Brandt"]),
        ("“We steer by the bells. The lamps are for show. Nobody looks,” said Odalys Brandt.", ["Odalys Brandt"]),
    ],
)  # fmt: skip
def test_each_part_of_a_span_has_one_speaker(text: str, speakers: list[str]) -> None:
    parts = told(text)
    assert [speaker for speaker, _ in parts] == speakers
    assert " ".join(quote for _, quote in parts) == text


def test_a_span_of_several_voices_that_is_kept_whole_is_the_authors() -> None:
    reading = make_reading(f"{REPORTED} {OWN}", record=RECORD)
    block = reading.paged.blocks[-1]
    said = attribute(reading.document, reading.paged, block.start, block.end)
    assert (said.speaker, said.author_says, said.original, said.cited) == ("Marisol Quent", True, None, ())
    alone = attribute(reading.document, reading.paged, block.start, block.start + len(REPORTED))
    assert (alone.speaker, alone.author_says) == ("Odalys Brandt", False)


def test_a_part_that_points_back_says_in_a_note_to_what() -> None:
    shelf = Shelf(f"{REPORTED} This work ends with the fog.")
    second = each_voice(shelf.whole(), shelf)[1]  # type: ignore[arg-type]
    assert second.gloss.startswith("This")
    assert "lamps" in second.gloss or "guilds" in second.gloss


@pytest.mark.parametrize("text", ["", "Lamps", f"{REPORTED} {OWN}  {MORE}", "A. B. C.", "“A. B.” C said. D."])
def test_the_parts_hold_every_word(text: str) -> None:
    reading = make_reading(f"Beginning.\n\n{text}" if text else "Beginning.", record=RECORD)
    paged = reading.paged
    block = paged.blocks[-1]
    parts = voices_in(paged, block.start, block.end)
    assert (parts[0][0], parts[-1][1]) == (block.start, block.end)
    assert all(not paged.text[a[1] : b[0]].strip() for a, b in itertools.pairwise(parts))


def test_an_item_of_a_list_stays_whole_and_is_the_authors() -> None:
    shelf = Shelf(f"The risks:\n\n- {REPORTED} {OWN}\n- {MORE}")
    paged = shelf.reading.paged
    items = [b for b in paged.blocks if b.kind == "list"]
    assert items, "the reader makes list items of lines with dashes"
    pick = Pick(shelf.reading.document.id, items[0].start, items[0].end, 0.9, "list")
    assert each_voice(pick, shelf) == (pick,)  # type: ignore[arg-type]
    assert evidence_of(pick, shelf).author_says  # type: ignore[arg-type]
