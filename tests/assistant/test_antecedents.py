"""What a sentence that points back is quoted with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from assistant.antecedents import WORDS, antecedent_of
from store.documents import Note, Reading, Sentence
from store.hits import SentenceVectors
from tests.fakes import make_reading

TREND = "A trend began. Among others Velsund took part."
SPOKE = "Odalys Brandt spoke. The hall was full."
LONG = "The league of Harrowmere " + "and its many members " * (WORDS // 4) + "met."


@dataclass(frozen=True)
class Told:
    """A reading that tells its sentences, as the library does."""

    reading: Reading

    def sentences_of(self, passages: Sequence[str] = (), blocks: Sequence[tuple[str, int]] = ()) -> SentenceVectors:
        found = tuple(s for s in self.reading.sentences if any(s.block == b for _, b in blocks))
        return SentenceVectors(tuple("" for _ in found), found, np.empty((len(found), 1), np.float32))


def brought(text: str, opening: str) -> tuple[str, str]:
    """The words quoted before the last sentence that opens so, and the gloss."""
    reading = make_reading(text)
    return of(reading, opening)


def of(reading: Reading, opening: str) -> tuple[str, str]:
    paged = reading.paged
    sentence: Sentence = next(s for s in reversed(reading.sentences) if paged.text.startswith(opening, s.start))
    found = antecedent_of(paged, sentence, Told(reading))
    return paged.text[found.start or 0 : found.end or 0], found.gloss


@pytest.mark.parametrize(
    ("text", "opening", "quoted"),
    [
        ("Mills are old. They are of stone.", "They", "Mills are old."),
        ("Mills are old. They are of stone. They stand by the sea.", "They stand", "Mills are old. They are of stone."),
        (
            "A trend began. Among others Velsund took part. This trend is new.",
            "This",
            "A trend began. Among others Velsund took part.",
        ),
        ("Guilds keep mills. Mills are old.\n\nThese are of stone.", "These", "Mills are old."),
        (
            "Odalys Brandt spoke. The hall was full. She praised the bells.",
            "She",
            "Odalys Brandt spoke. The hall was full.",
        ),
        ("Mills are old. It is argued that stone lasts.", "It", ""),
        ("They are of stone.", "They", ""),
    ],
)
def test_what_adjoins_is_quoted(text: str, opening: str, quoted: str) -> None:
    assert brought(text, opening) == (quoted, "")


def test_behind_a_heading_what_is_meant_is_told_in_a_gloss() -> None:
    text = "A roadmap is missing.\n\n# What it needs\n\nSuch a roadmap has five parts."
    assert brought(text, "Such") == ("", "Such a = “A roadmap is missing.”".replace(".”", "”"))
    assert brought("Mills are old.\n\n# e. Water wheels\n\nThese turn slowly.", "These") == (
        "",
        "These = “Water wheels”",
    )


def test_what_is_too_long_to_quote_is_told_in_a_gloss_of_its_first_words() -> None:
    quoted, gloss = brought(f"{LONG} It has a seal.", "It")
    assert quoted == ""
    assert gloss.startswith("It = “The league of Harrowmere and its many members")
    assert gloss.endswith("…”")
    assert gloss.split(" = ")[1].strip("“”…") in LONG
    near, gloss = brought(f"{LONG} It has a seal. It is of wax.", "It is")
    assert (near, gloss.split(" = ")[0]) == ("It has a seal.", "It")


def test_a_person_is_named_in_the_gloss() -> None:
    long = LONG.replace("The league of Harrowmere", "In Velsund the diver Odalys Brandt")
    assert brought(f"{long} She has a seal.", "She") == ("", "She = Odalys Brandt")


@pytest.mark.parametrize(
    "of",
    [
        "Odalys Brandt is Professor at Velmont University and",
        "Dr Odalys Brandt leads the Department of Coastal Development; she",
        "At the Harbour Institute the diver Odalys Brandt",
    ],
)
def test_an_institution_is_no_person(of: str) -> None:
    long = LONG.replace("The league of Harrowmere", of)
    gloss = brought(f"{long} Her work has a seal.", "Her work")[1]
    assert gloss.startswith("Her = ")
    assert gloss.endswith("Odalys Brandt")
    for unnamed in ("A diver with an MA in Economic Geography", "A diver whom Velmont University honours"):
        long = LONG.replace("The league of Harrowmere", unnamed)
        assert brought(f"{long} Her work has a seal.", "Her work")[1] == ""


def test_a_note_points_back_to_the_sentence_that_calls_it() -> None:
    reading = make_reading("Mills have many aims. Nobody minds.\n\n[^ This mix of aims is old.")
    at = reading.paged.text.index("aims.") + 5
    paged = replace(reading.paged, notes=(Note("1", at, 1),))
    start = paged.text.index("This")
    moved = tuple(replace(s, start=start) if s.block == 1 else s for s in reading.sentences)
    assert of(replace(reading, paged=paged, sentences=moved), "This") == ("", "This = “Mills have many aims”")
