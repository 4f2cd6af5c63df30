"""What the tests that tell near misses apart must let pass: the same facts in other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from assistant.across_languages import among
from assistant.ask import ask
from assistant.candidates import Candidate, Found
from assistant.meanings import explains, is_the_subject
from assistant.offices import names_one_of, names_the_holder
from assistant.opposites import deed_of, undoing_behind
from assistant.possessors import is_another_bodys
from assistant.question import asks_for_a_service, read_question
from assistant.regions import regions_in
from ingest.job import ingest
from store.embedder import LIGHT_MODEL, Embedder
from store.library import Library

Shelf = Callable[[str], Library]


@pytest.fixture
def shelf(tmp_path: Path, embedder: Embedder) -> Shelf:
    """`shelf(text)` is a library of one document."""

    def made(text: str) -> Library:
        (tmp_path / "text.md").write_text(f"# Notes of the islands\n\n{text}\n", encoding="utf-8")
        library = Library.open(tmp_path / "library", create=True, embedder=embedder)
        ingest([tmp_path / "text.md"], library)
        return library

    return made


_IN_OTHER_WORDS = """
Who wrote the Bell Charter? | The Bell Charter was drafted by Ines Dahl in one night. | Ines Dahl
Who wrote The Bells of Tolvar? | The Bells of Tolvar is the best known book of Marisol Quent. | Marisol Quent
Who wrote the Tolvar song? | Joran Brevik wrote the Tolvar song at sea. | Joran Brevik
What is food security? | Food security exists when all have enough. | exists when
What is microcredit? | Microcredit gives small loans to people without a bank. | small loans
What is a debt swap? | Under a debt swap, creditors drop a claim for a promise. | drop a claim
What are good practices? | Good practices are school meals and seed for work. | school meals
How many states attended the NAM summit in Belgrade? | 25 states went to the Belgrade summit. | 25 states
How many leaders came to the African Union summit? | Some 41 leaders came to the AU summit in May. | 41 leaders
How much is Cuba's contribution? | India, Cuba and Peru each contribute 7 million dollars to a fund. | 7 million
How many people left Norland? | Two million people fled Norland. | Two million
When did the Tolvar mill open? | The Tolvar mill began to grind in 1970 and closed in 1990. | 1970
What was the first lesson of the mill? | The first lesson of the mill was that salt rusts iron. | salt rusts iron
What is the second reason for the mill's delay? | The mill was late. A second reason for its delay was rain. | was rain
What was the second meeting of the millers? | The second meeting of the millers was held in Tolvar. | in Tolvar
Why did Norland stop lending? | Norland ended its loans because few were paid back. | few were paid back
Why did Norland cease to lend? | Norland no longer lends because few loans were paid back. | few loans
How many countries came to the Tolvar meeting? | Nine delegations came to the Tolvar meeting. | Nine delegations
How many governments signed the salt treaty? | The salt treaty was signed by twelve nations. | twelve nations
When did the mill stop grinding? | The mill ground its last salt in 1990, when it closed. | 1990
When did Cuba withdraw its doctors from Brazil? | Its doctors went back from Brazil to Cuba in 2018. | 2018
How much had the Harbour Bank lent up to 2015? | By 2015, the Harbour Bank had lent 50 million dollars. | 50 million
Why did the crisis leave the islands dependent? | The crisis made the islands dependent on loans, because banks failed. | made the islands
Why did the League leave its members poor? | The dues made the members of the League poor because they were high. | dues made
Can you remind me of the recommendations of the Lantern League brief? | The Lantern League recommends that pilots be paid and boats be mended. | pilots be paid
Remind me of the Lantern League | The Lantern League is a union of harbours. | union
Find me a table of the founders of the Lantern League | The founders of the Lantern League were Tavora and Orlenna. | Tavora and
How much had the guild spent before 2010? | By 2010 the guild had spent 3 million dollars. | 3 million
Why did Tavora withdraw from the Lantern League? | Tavora withdrew from the Lantern League in 2015, when its new government refused the dues. | refused the dues
Why did Orlenna abandon the ferries? | Orlenna abandoned the ferries after a storm had sunk five of them. | storm
When did the salt treaty enter into force? | The salt treaty took effect in 1931. | 1931
¿Cuándo entró en vigor el tratado de la sal? | The salt treaty came into force in 1931. | 1931
When did the salt treaty come into force? | The salt treaty, in force since 1931, binds nine islands. | 1931
Find me a table with the dues of the guild | The dues of the guild are nine coins. | nine coins
Remind me about the dues of the guild | The dues of the guild are nine coins. | nine coins
"""  # noqa: E501


@pytest.mark.parametrize(
    ("question", "text", "words"), [line.split(" | ") for line in _IN_OTHER_WORDS.strip().splitlines()]
)
def test_the_same_in_other_words_answers(question: str, text: str, words: str, shelf: Shelf) -> None:
    with shelf(text) as library:
        answer = ask(question, library)
        assert words in answer.text, [g.reason for g in answer.gaps]


_DENIED_IN_PART = """
When did Tavora join the Lantern League? | Tavora did not join the Lantern League until 2015. | 2015
¿Cuándo ingresó Tavora en la Liga? | Tavora no ingresó en la Liga hasta 2015. | 2015
When did Tavora apply for membership of the League? | Tavora never applied for membership of the League before 2003. | 2003
Quand Tavora a-t-elle rejoint la Ligue ? | Tavora n'a pas rejoint la Ligue avant 2015. | 2015
How did the Lantern League pay for the pilots? | The Lantern League did not pay for the pilots out of taxes but out of gifts. | gifts
¿Cómo paga la Liga a los pilotos? | La Liga no paga a los pilotos con impuestos, sino con regalos. | regalos
Comment la Ligue finance-t-elle les pilotes ? | La Ligue ne finance pas les pilotes par l'impôt mais par des dons. | dons
When was the bell foundry closed? | The bell foundry was not closed by the league in 1999 but in 2004. | 2004
¿Cuándo se fundó la Liga de los Faroles? | La Liga de los Faroles no se fundó en 1990 sino en 1994. | 1994
How did the Coral Fund survive? | The Coral Fund could not have survived without gifts from the islands. | without gifts
How can the islands be understood? | The islands cannot be understood without their harbours. | harbours
Why did Orlenna train pilots faster than the other islands? | No island trained pilots faster than Orlenna, since it paid its teachers well. | paid its teachers
Why did the Coral Fund grow slowly? | The Coral Fund did not grow fast because few islands paid. | few islands
Why did the League rely on taxes? | The League did not rely only on taxes, because gifts were many. | gifts
When did the mill open its gates? | The mill did not open its gates until May 1970. | May 1970
Quando a Tavora entrou na Liga? | Tavora não entrou na Liga até 2015. | 2015
Since when has Orlenna paid dues? | Orlenna had not paid dues before 1988. | 1988
How does the guild train its boatmen? | The guild does not train its boatmen in schools but on boats. | on boats
Comment le fonds a-t-il survécu ? | Le fonds n'aurait pas survécu sans les dons des îles. | dons
Why does Marbo bake more bread than the others? | None of the islands bakes more bread than Marbo, because its mills are new. | mills are new
Why did the school recover so late? | The school did not recover early because its roof was broken. | roof
How did the Harbour Bank grow? | The Harbour Bank did not grow by loans alone but by deposits. | deposits
How did Tavora repair the bridge? | Tavora did not repair the bridge itself; by hiring masons from Marbo it had it done. | hiring masons
"""  # noqa: E501


@pytest.mark.parametrize(
    ("question", "text", "words"), [line.split(" | ") for line in _DENIED_IN_PART.strip().splitlines()]
)
def test_what_denies_in_part_is_no_contradiction(question: str, text: str, words: str, shelf: Shelf) -> None:
    with shelf(text) as library:
        answer = ask(question, library)
        assert words in answer.text
        assert not answer.gaps, [g.reason for g in answer.gaps]


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("The Lantern Island Fund spent USD 5 million on pilots and USD 7 million on lamps.", False),
        ("It ran 40 SSC projects and 12 SSC networks.", False),
        ("The Lantern Island Fund ran 40 projects with KEDU, 12 of them paid by KEDU.", False),
        ("The Pilot Training School (PTS) took 5 million, as PTS says.", False),
        ("KEDU spent 5 million, a tenth of all that KEDU had.", True),
    ],
)
def test_a_currency_and_a_term_are_no_other_body(sentence: str, another: bool) -> None:
    (asked,) = read_question("How much did LIF spend on pilots?").asks
    candidate = cast(Candidate, SimpleNamespace(text=sentence, terms=frozenset()))
    assert is_another_bodys(candidate, cast(Found, SimpleNamespace(ask=asked, terms=()))) is another


@pytest.mark.parametrize(
    ("question", "undoes"),
    [
        ("Why did the crisis leave the islands dependent?", False),
        ("Why did the crisis leave Tavora poor?", False),
        ("Why did Tavora leave the Lantern League?", True),
        ("Why did Tavora leave the League in 2015?", True),
        ("Why did Tavora leave?", True),
        ("Why did Tavora abandon the ferries?", True),
    ],
)
def test_to_leave_something_poor_is_no_departing(question: str, undoes: bool) -> None:
    (asked,) = read_question(question).asks
    assert (undoing_behind(asked) is not None) is undoes


@pytest.mark.parametrize(
    ("office", "sentence"),
    [
        ("president", "Sukarno, the president of Indonesia, opened the hall."),
        ("president", "Lula is the president of Brazil."),
        ("secretary-general", "U Thant, the Secretary-General, wrote to them."),
        ("president", "Marcos Troyjo has led it since May; the president of the bank is chosen in turn."),
    ],
)
def test_a_holder_may_have_one_name_before_the_office(office: str, sentence: str) -> None:
    (asked,) = read_question(f"Who was the {office} at that time?").asks
    assert names_the_holder(sentence, asked)


@pytest.mark.parametrize(
    "question",
    [
        "Does the left support the fund?",
        "How many seats are left on the council?",
        "Which countries are close to Cuba?",
        "Is the gap between rich and poor closing?",
        "Who was left behind?",
        "Who said that Norland has no standards left?",
    ],
)
def test_words_of_other_senses_are_no_deeds(question: str) -> None:
    (asked,) = read_question(question).asks
    assert deed_of(asked) is None


@pytest.mark.parametrize(
    "question",
    [
        "Can you tell me who built the mill?",
        "Could you send me what Moor says about ferries?",
        "How do the villages book a table at the fair?",
        "Who translated the charter into German?",
        "Can you remind me of the recommendations of the Lantern League brief?",
        "Remind me about the Lantern League",
        "Find me a table of the founders of the League",
    ],
)
def test_who_asks_for_an_answer_asks_for_no_service(question: str) -> None:
    assert not asks_for_a_service(question)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz of KEDU spoke.",
        "Ana Ruiz, who works for KEDU, spoke.",
        "KEDU's regional adviser Ana Ruiz spoke.",
        "A senior KEDU employee spoke.",
    ],
)
def test_who_is_of_a_body(sentence: str) -> None:
    assert names_one_of(sentence, "KEDU")


@pytest.mark.parametrize("text", ["Remind me to pay.", "Find us a table for four", "Book me a table with a view"])
def test_a_service_stays_one(text: str) -> None:
    assert asks_for_a_service(text)


def test_a_deed_with_its_object_is_one() -> None:
    for question in (
        "When did Norland leave the League?",
        "Which states joined the League?",
        "When did the mill close?",
    ):
        (asked,) = read_question(question).asks
        assert deed_of(asked) is not None, question


@pytest.mark.parametrize(
    "question",
    [
        "Why did the storm leave Tavora without boats?",
        "How did the storm leave Tavora with no boats?",
        "When did the storm leave Tavora without boats?",
        "Which storm left Tavora without boats?",
        "Did the storm leave Tavora without boats?",
    ],
)
def test_who_is_left_without_something_left_nothing(question: str, shelf: Shelf) -> None:
    sank = "The storm of 1961 sank every boat of Tavora, because the moorings were old."
    with shelf(f"{sank} Tavora joined the Lamp League in 1950.") as library:
        answer = ask(question, library)
    assert [s.text for s in answer.statements] == [sank]
    assert not answer.gaps


def test_the_subject_of_a_sentence_is_told_of() -> None:
    assert is_the_subject("Microcredit gives small loans.", "microcredit")
    assert is_the_subject("Under a debt swap, creditors drop a claim.", "debt swap")
    assert not is_the_subject("They wrote a PSEA policy.", "PSEA")
    assert not explains("They wrote a PSEA policy.", "PSEA")


def test_a_claim_is_about_the_document_that_it_names(shelf: Shelf) -> None:
    with shelf("By Ann Lee, 12 May 2016\n\nThe Brandt report came out in 1980 and was read by many.") as library:
        assert "came out in 1980" in ask("Was the Brandt report published in 1980?", library).text


@pytest.mark.parametrize(
    "text", ["中非贸易增长", "中美关系", "the gulf between rich and poor grows in Peru", "渤海湾", "上海湾区"]
)
def test_what_only_looks_like_a_region_is_none(text: str) -> None:
    assert not regions_in(text)


def test_a_model_of_one_language_leaves_questions_where_they_are() -> None:
    light = Embedder.load(LIGHT_MODEL)
    (vector,) = light.encode_query(["¿Quién construyó el ferrocarril?"])
    assert (among(vector, "es", ["en"], light)["en"] == vector).all()
