from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from assistant.query_words import proofs_in
from assistant.question import read_question
from assistant.steering import Steering, steer
from store.documents import Document, Name, Record
from store.library import Library
from tests.fakes import HashingEncoder, data_of, make_reading


def document(source: str, **fields: object) -> Document:
    return Document(hashlib.sha256(source.encode()).hexdigest(), source, Record(**fields))  # type: ignore[arg-type]


BRIEF = document(
    "brief", title="The kelp banks of Orlenna", type="policy brief", issued=(2021, 3),
    authors=(Name("Okoro", "Tamsin"),), publisher="Institute for Shallow Seas",
)  # fmt: skip
OLDER = document("older", title="Salt roads", type="policy brief", issued=(2012,), authors=(Name("Brandt", "Odalys"),))
ARTICLE = document(
    "article", title="Who keeps the lights?", type="article", issued=(2019,), authors=(Name("Quent", "Marisol"),),
    container="Journal of Minor Straits",
)  # fmt: skip
GUILD = document("guild", title="Yearbook", type="report", authors=(Name(literal="Guild of Old Harbours"),))
MUSEUM = document("museum", title="Lamps", type="speech", publisher="Gallery of Old Harbours and Mills")
ALL = (BRIEF, OLDER, ARTICLE, GUILD, MUSEUM)


def steered(text: str, *history: str) -> Steering:
    question = read_question(text, history)
    return steer(question, question.asks[0], ALL, lambda *_: True)


def named(text: str, *history: str) -> set[str]:
    found = steered(text, *history)
    return {d.source for d in ALL if found.weight(d.id) > 0}


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("What does Quent say about wrecks?", {"article"}),
        ("According to Okoro, what is a kelp bank?", {"brief"}),
        ("What does the Institute for Shallow Seas recommend?", {"brief"}),
        ("What does the Guild of Old Harbours recommend?", {"guild"}),
        ("What does the article say about wrecks?", {"article"}),
        ("What does the report say about wrecks?", {"guild"}),
        ("¿Qué dice el informe?", {"guild"}),
        ("What do the policy briefs recommend?", {"brief", "older"}),
        ("What do Okoro and Quent agree on?", {"brief", "article"}),
        ("What does the Orlenna study say about its lessons?", {"brief"}),
        ("List the advice of the text on Orlenna.", {"brief"}),
        ("What does the article say about Orlenna?", {"article"}),
        ("What does the brief on kelp banks recommend?", {"brief"}),
        ("List the recommendations of the salt roads study.", {"older"}),
        ("What is a kelp bank?", set()),
        ("What does the GOHM yearbook say?", {"museum"}),
        ("According to GOM, what is a lamp?", {"museum"}),
        ("What did he gom about lamps?", set()),
        ("According to GOHL, what is a lamp?", set()),
        ("According to OHM, what is a lamp?", set()),
    ],
)
def test_which_documents_are_named(question: str, sources: set[str]) -> None:
    assert named(question) == sources


def test_the_year_tells_two_briefs_apart() -> None:
    found = steered("What does the 2021 policy brief recommend?")
    assert found.weight(BRIEF.id) > found.weight(OLDER.id)
    assert "2021" in found.terms


def test_the_only_one_of_its_type_is_named_outright() -> None:
    assert steered("What does the article say about wrecks?").weight(ARTICLE.id) == 1.0
    assert steered("What do the articles say about wrecks?").weight(ARTICLE.id) < 1.0
    assert steered("What does the harbour guild's article say about wrecks?").weight(ARTICLE.id) < 1.0
    assert steered("What does the brief say about wrecks?").weight(BRIEF.id) < 1.0


def test_a_year_alone_names_nothing() -> None:
    assert named("What happened in 2021?") == set()


def test_the_words_that_point_are_told_from_those_that_ask() -> None:
    found = steered("What does Quent say about wrecks?")
    assert "quent" in found.terms
    assert "wrecks" not in found.terms


def test_weights_lie_between_nothing_and_one() -> None:
    found = steered("What does Tamsin Okoro's 2021 policy brief of the Institute for Shallow Seas recommend?")
    assert 0 < found.weight(BRIEF.id) <= 1
    assert found.weight("no such document") == 0


def test_a_follow_up_keeps_to_the_document_named_before() -> None:
    assert named("And why?", "What does Quent say about wrecks?") == {"article"}


def test_the_words_of_a_record_are_at_hand() -> None:
    found = steered("What is a kelp bank?")
    assert {"kelp", "banks", "okoro", "2021"} <= found.terms_of(BRIEF.id)
    assert "quent" not in found.terms_of(BRIEF.id)


def test_a_type_that_most_documents_share_names_none() -> None:
    question = read_question("What does the policy brief say about wrecks?")
    third = document("third", title="Ropes", type="policy brief")
    assert set(steer(question, question.asks[0], (BRIEF, OLDER)).weights) == {BRIEF.id, OLDER.id}
    assert steer(question, question.asks[0], (BRIEF, OLDER, third)).weights == {}


def test_two_papers_may_be_of_any_type() -> None:
    assert named("Do the two papers agree on wrecks?") == set()
    assert named("What does the paper say about wrecks?") == {"article"}


def test_a_publisher_points_to_all_its_documents() -> None:
    three = [document(f"of{i}", title=f"Report {i}", publisher="Velsund Institute") for i in range(3)]
    question = read_question("What does the Velsund Institute say of wrecks?")
    assert len(steer(question, question.asks[0], three).weights) == 3


def test_an_acronym_that_leaves_a_word_out_needs_proof() -> None:
    question = read_question("According to GOM, what is a lamp?")
    asked: list[tuple[str, str, str]] = []

    def proved(short: str, name: str, document: Document) -> bool:
        asked.append((short, name, document.source))
        return False

    assert steer(question, question.asks[0], ALL, proved).weights == {}
    assert asked == [("GOM", "Gallery of Old Harbours and Mills", "museum")]
    assert steer(question, question.asks[0], ALL).weights == {}


@pytest.mark.parametrize(
    ("said", "proof"),
    [
        ("The Gallery of Old Harbours and Mills (GOM for short) opens at noon.", True),
        ("The GOM opens at noon.", True),
        ("The Guild of Oil Millers (GOM) pays for the lamps of the GOM.", False),
        ("The gallery opens at noon, as gom and GOMA do.", False),
    ],
)
def test_what_proves_that_a_library_holds_an_acronym(tmp_path: Path, said: str, proof: bool) -> None:
    name = "Gallery of Old Harbours and Mills"
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        reading = make_reading(said, record=Record(title="Lamps", publisher=name))
        library.add(reading, data_of(reading), path="/lamps.txt")
        assert proofs_in(library)("GOM", name, library.documents()[0]) == proof
