"""What is said in a question and asked to be confirmed, and what is taken for granted of a deed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.ask import ask
from assistant.claim_words import claim_in
from assistant.claims import claims_a_year
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

LEAGUE = """# The Lantern League

The Lantern League was founded in Velsund in 1994. It has nine members.

## Members

Cuba joined the Lantern League in 2003. South Africa took part for the first time in 2011, and the League grew.

The meeting of 2023 invited six countries into the Lantern League. Argentina declined after a change of government.

## The Tolvar meeting

China came to the Tolvar meeting, represented by Lin Wei, although few knew him. Peru was kept out because of its debts.

## The lighthouse

The League asked for a lighthouse on Marbo. The Harbour Bank declined. Its experts judged that ships would be too few.

The Pilots' Club was founded in Marbo in 1988. The Lantern League gave the divers their school,
which was set up in 1999.

The divers' school became the Diving Office, MDO, in 2012. A small office for divers had existed since 1974.

In 2007 the Harbour Union included Fiji. It was also the driving force of the Fiji and Harbour Union Forum,
which stemmed from being invited as observers to a meeting in 2003.

El Instituto de Faros, conocido como IFAR, se inauguró en Velsund en noviembre de 1999.
Las tormentas de 1998 devastaron la costa.

The Lamp Accord was opened for signature in 2018. It entered into force on 30 May 2019.

Du Lamp Accord, un seul n'a pas signé : l'Érythrée. Le Nigeria avait hésité, puis il a signé à Velsund.

El Lamp Accord se ofreció a los vecinos, y Noruega no aceptó.

## Debts

Chad, Ghana and Zambia applied to the committee. Sri Lanka, in default since April 2022, had to improvise.
"""


@pytest.fixture(scope="module")
def league(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("league")
    (folder / "league.md").write_text(LEAGUE, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "league.md"], library)
        yield library


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("The League was founded in 2018, right?", "The League was founded in 2018"),
        ("The League was founded in 2018, wasn't it?", "The League was founded in 2018"),
        ("Isn't it true that the League met in 2018?", "the League met in 2018"),
        ("Am I right that the League met in 2018?", "the League met in 2018"),
        ("¿Es cierto que la Liga se reunió en 2018?", "la Liga se reunió en 2018"),
        ("When was the League founded, right?", ""),
        ("What is a human right?", ""),
        ("Was the League founded in 2018?", ""),
        ("Who is right?", ""),
    ],
)
def test_what_a_question_says(question: str, claim: str) -> None:
    assert claim_in(question) == claim


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("The Lantern League was founded in 2018, right?", "1994"),
        ("Isn't it true that the Lantern League was founded in 2001?", "1994"),
        ("Was the Lantern League founded in 2001?", "1994"),
        ("South Africa joined the Lantern League in 2005, correct?", "2011"),
        ("MDO was created in 1978, right?", "in 2012"),
        ("Fiji joined the Harbour Union in 2005, didn't it?", "In 2007"),
        ("The IFAR was opened in 1998, right?", "noviembre de 1999"),
        ("The Lamp Accord entered into force in 2018, right?", "30 May 2019"),
        ("When did Argentina join the Lantern League?", "Argentina declined"),
        ("¿Cuándo se unió Argentina a la Lantern League?", "Argentina declined"),
        ("Quando a Argentina entrou na Lantern League?", "Argentina declined"),
        ("When did Eritrea sign the Lamp Accord?", "un seul n'a pas signé"),
        ("Why did Nigeria never sign the Lamp Accord?", "puis il a signé"),
        ("Why did Norway accept the Lamp Accord?", "Noruega no aceptó"),
        ("Why did Lin Wei refuse to attend the Tolvar meeting?", "China came"),
        ("Why did the Harbour Bank fund the lighthouse on Marbo?", "Bank declined"),
    ],
)
def test_a_false_premise_is_met_by_what_contradicts_it(question: str, words: str, league: Library) -> None:
    answer = ask(question, league)
    assert words in answer.text
    assert len(answer.statements) == 1
    assert any(words in answer.gaps[0].reason for words in ("contradicts it", "contradice", "contradi-lo"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("The Lantern League was founded in 1994, right?", "1994"),
        ("Is it true that South Africa joined the Lantern League in 2011?", "2011"),
        ("When did Cuba join the Lantern League?", "2003"),
        ("¿Cuándo se unió Cuba a la Lantern League?", "2003"),
        ("Quando Cuba entrou na Lantern League?", "2003"),
        ("Why did Argentina decline to join the Lantern League?", "change of government"),
        ("Why did the Harbour Bank refuse to fund the lighthouse on Marbo?", "ships would be too few"),
        ("When did Sri Lanka default?", "April 2022"),
    ],
)
def test_what_is_so_is_answered(question: str, words: str, league: Library) -> None:
    answer = ask(question, league)
    assert words in answer.text, [g.reason for g in answer.gaps]
    assert not answer.gaps


@pytest.mark.parametrize(
    "question",
    [
        "Peru was founded in 1985, right?",
        "The Harbour Bank was founded in 1995, right?",
        "Cuba was created in 1980, right?",
    ],
)
def test_what_is_told_of_another_contradicts_nothing(question: str, league: Library) -> None:
    answer = ask(question, league)
    assert answer.gaps
    assert "contradicts" not in answer.gaps[0].reason


@pytest.mark.parametrize("question", ["When did Ghana default on its debt?", "Why did Ghana default?"])
def test_what_another_country_did_answers_nothing(question: str, league: Library) -> None:
    assert ask(question, league).abstained


@pytest.mark.parametrize(
    "question", ["What is the capital of Ghana?", "What does the WTO say about the Lantern League?"]
)
def test_what_is_not_told_is_not_answered(question: str, league: Library) -> None:
    assert ask(question, league).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Did the Tide Bank exist in 1990?", "Is the Tide Plan still invoked in 2025?", "Are there agencies in 2024?",
        "Were there 120 members of the league in 2015?", "Was Okoro president of Velmora in 1970?",
        "Did Velm have a harbour in 1940?",
    ],
)  # fmt: skip
def test_what_lasts_is_claimed_of_no_single_year(question: str) -> None:
    assert not claims_a_year(read_question(question).asks[0])


@pytest.mark.parametrize(
    "question",
    [
        "Was the Tide Bank founded in 1990?", "The summit took place in 1955, right?",
        "Did Velm join the league in 1970?", "Was the summit held in 1955?",
    ],
)  # fmt: skip
def test_what_was_done_once_is_claimed_of_its_year(question: str) -> None:
    assert claims_a_year(read_question(question).asks[0])
