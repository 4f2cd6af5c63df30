"""Who says or finds what a whole sentence gives: people, bodies and authors, and what is nobody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.attribution import Attribution, attribute
from assistant.governed import _BY_THE_WORK, _GOVERNS
from store.documents import Name, Record
from store.works import Work
from tests.assistant.timing import growth
from tests.fakes import make_reading

RECORD = Record(title="Lights", authors=(Name("Quent", "Marisol"),), issued=(2019,))
WORKS = (Work(0, 0, (Name("Brandt", "Odalys"),)), Work(0, 0, (Name("Varga", "Ilse"),)))


def said(sentence: str, before: str = "") -> Attribution:
    """The attribution of the last sentence of a paragraph, in a text that cites works of Brandt and of Varga."""
    reading = make_reading(f"{before} {sentence}".strip(), record=RECORD)
    paged = replace(reading.paged, works=WORKS)
    end = paged.blocks[-1].end
    return attribute(reading.document, paged, end - len(sentence), end)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Odalys Brandt, who counted the lamps, found that half were out.", "Odalys Brandt"),
        ("Brandt, writing in 2015, reports between 30 and 50 lamps.", "Brandt"),
        ("Brandt and Varga, who counted in 2016, show that half were out.", "Brandt and Varga"),
        ("Lindqvist and McArdle argued in 2012 that half were out.", "Lindqvist and McArdle"),
        ("Odalys Brandt et al. (2015) conclude that half were out.", "Odalys Brandt et al."),
        ("Bakar Lindqvist of Tolvar, opening the season at Velsund, said that half were out.", "Bakar Lindqvist"),
        ("Peru and Brazil argue that half were out.", "Peru and Brazil"),
        ("Odalys Brandt, que las contó, defiende en su libro de 2015 que faltan faros.", "Odalys Brandt"),
        ("Brandt concluye que faltan faros.", "Brandt"),
        ("Odalys Brandt estime que les phares manquent.", "Odalys Brandt"),
        ("Brandt montre dans son livre que les phares manquent.", "Brandt"),
        ("Odalys Brandt defende que faltam faróis.", "Odalys Brandt"),
        ("According to a 2015 report by the Lamp League, half were out.", "Lamp League"),
        ("According to a study by Brandt and Varga, half were out.", "Brandt and Varga"),
        ("Según el informe de Brandt y Varga de 2015, faltan faros.", "Brandt y Varga"),
        ("Selon le rapport d’enquête de Odalys Brandt, les phares manquent.", "Odalys Brandt"),
        ("Segundo um estudo de Odalys Brandt, faltam faróis.", "Odalys Brandt"),
    ],
)
def test_whoever_governs_a_sentence_speaks_in_it(sentence: str, speaker: str) -> None:
    found = said(sentence)
    assert (found.speaker, found.author_says, found.force) == (speaker, False, "reports")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Lamp Festival showed that half were out.",
        "Velsund showed that half were out.",
        "Velsund and Tolvar show that guilds can last.",
        "South Africa shows that guilds can last.",
        "Peru and Brazil show that guilds can last.",
        "Figure Two shows that half were out.",
        "The Second Survey found that half were out.",
        "Odalys Brandt found the lamps.",
        "Odalys Brandt called the meeting in 2015.",
        "Odalys Brandt was told that half were out.",
        "This report finds that half were out.",
        "However, Tolvar found that half were out.",
        "The register of Odalys Brandt shows that half were out.",
        "It found that half were out.",
        "Según el informe de Velsund, faltan faros.",
        "El Faro muestra que faltan guardas.",
        "La Ronda muestra que faltan guardas.",
    ],
)
def test_what_events_places_and_figures_show_is_no_ones_word(sentence: str) -> None:
    assert said(sentence).author_says


@pytest.mark.parametrize(
    ("before", "sentence", "speaker"),
    [
        ("The historian Odalys Brandt looked at the lamps.", "She found that half were out.", "Odalys Brandt"),
        ("Odalys Brandt, who dives, saw them. Oil is dear.", "She adds a warning: half were out.", "Odalys Brandt"),
        ("Odalys Brandt and colleagues saw them.", "They report that half were out.", "Odalys Brandt and colleagues"),
    ],
)
def test_a_pronoun_means_the_person_at_the_head_before(before: str, sentence: str, speaker: str) -> None:
    found = said(sentence, before)
    assert (found.speaker, found.force) == (speaker, "reports")


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Brandt saw the lamps. Some were mended by Ilse Varga.", "She found that half were out."),
        ("Port Velsund saw the lamps.", "She found that half were out."),
        ("Odalys Brandt saw the lamps.", "They found that half were out."),
        ("Brandt and Varga saw the lamps.", "She found that half were out."),
        ("Odalys Brandt saw the lamps.", "It found that half were out."),
    ],
)
def test_a_pronoun_that_may_mean_another_names_nobody(before: str, sentence: str) -> None:
    assert said(sentence, before).author_says


def test_of_two_sentences_the_first_ones_speaker_does_not_speak_in_both() -> None:
    reading = make_reading("Odalys Brandt, who dives, found that half were out. Oil is dear.", record=RECORD)
    block = reading.paged.blocks[-1]
    assert attribute(reading.document, reading.paged, block.start, block.end).author_says


@pytest.mark.parametrize(
    "words", ["Title Case Words ", "Ann Lee, Bob Ray, ", "Ann Lee, who is old, ", "According to a study "]
)
def test_a_long_sentence_takes_time_in_step_with_its_length(words: str) -> None:
    assert growth(lambda text: (_GOVERNS.match(text), _BY_THE_WORK.match(text)), words, 2000) < 3.3
