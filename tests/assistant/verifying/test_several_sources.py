"""What is cited to several sources: each clause must hold in one of them, with its numbers and its names."""

from __future__ import annotations

import pytest

from assistant.answer import Statement
from assistant.verifying.clauses import clauses_of
from tests.assistant.verifying.cited import evidence, verifier

FERRY = "The ferry of Castrelle carried 48,000 people in 2019."
BRIDGE = "The bridge of Dunmore carried 12,000 people in 2018."
GHANA, PERU = "Ghana pledged 5 million.", "Peru refused to pay."


def cited_to(statement: str, *texts: str) -> Statement:
    given = [evidence(text, key=f"witness{i}", title="Crossings") for i, text in enumerate(texts)]
    return verifier().verify(statement, [e.key for e in given], given)


@pytest.mark.parametrize(
    ("statement", "texts"),
    [
        ("The bridge of Dunmore carried 48,000 people in 2019.", (FERRY, BRIDGE)),
        ("The bridge of Dunmore carried 48,000 people.", (FERRY, BRIDGE)),
        ("The ferry of Castrelle carried 12,000 people in 2018.", (FERRY, BRIDGE)),
        ("Peru pledged 5 million.", (GHANA, PERU)),
        ("Ghana pledged 5 million and refused to pay.", (GHANA, PERU)),
        ("Ghana pledged 5 million. It refused to pay.", (GHANA, PERU)),
        ("Peru and Ghana pledged 5 million.", (GHANA, PERU)),
        ("The ferry of Castrelle and the bridge of Dunmore carried 12,000 people in 2018.", (FERRY, BRIDGE)),
        ("The ferry of Castrelle carried 12,000 people in 2018, and Peru refused to pay.", (FERRY, BRIDGE, PERU)),
        ("In 2019, the ferry carried 48,000 people and the bridge carried 12,000 people.", (FERRY, BRIDGE)),
        ("Perú prometió 5 millones.", ("Ghana prometió 5 millones.", "Perú no quiso pagar.")),
    ],
)
def test_facts_of_different_sources_are_not_mixed(statement: str, texts: tuple[str, ...]) -> None:
    assert cited_to(statement, *texts).support == "unsupported"


@pytest.mark.parametrize(
    ("statement", "texts"),
    [
        ("The ferry carried 48,000 people in 2019, and the bridge carried 12,000 people in 2018.", (FERRY, BRIDGE)),
        ("Ghana pledged 5 million, but Peru refused to pay.", (GHANA, PERU)),
        ("Ghana pledged 5 million; Peru refused to pay.", (GHANA, PERU)),
        ("Ghana pledged 5 million. Peru refused to pay.", (GHANA, PERU)),
    ],
)
def test_clauses_may_rest_on_one_source_each(statement: str, texts: tuple[str, ...]) -> None:
    said = cited_to(statement, *texts)
    assert said.support == "supported"
    assert len(said.citations) == len(texts)
    assert said.checker


def test_what_opens_a_sentence_holds_for_all_its_clauses() -> None:
    parts = clauses_of("In 2019, the ferry carried 48,000 people and the bridge carried 12,000 people.", "en")
    assert parts == ["In 2019, the ferry carried 48,000 people", "In 2019, the bridge carried 12,000 people."]


@pytest.mark.parametrize(
    "statement",
    ["Peru and Ghana pledged 5 million.", "Ghana pledged seeds and the tools of Peru.", "It rained. It fell."],
)
def test_what_is_no_clause_is_not_parted(statement: str) -> None:
    assert clauses_of(statement, "en") == [statement]
