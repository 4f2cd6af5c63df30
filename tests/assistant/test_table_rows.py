"""Rows of a table for each of those it is on, or for the one named; names that stand there in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.ask import ask
from assistant.holding import holds
from assistant.wants import Kind, Want, want
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

POOL = """# The lamp pool of the islands

The Lamp Reserve Arrangement is a pool for bad years. The contributions are not equal, as the table shows.

| Founder | Reserve arrangement: commitment (million coins) |
|---|---|
| Brazil | 18 |
| Peru | 41 |
| Cuba | 5 |
"""
TRAITE = """# Les traités des îles

Le Traité de Velsund fut conclu par neuf villes. La Communauté d'Afrique de l'Est possède une union douanière.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("pool")
    (folder / "pool.md").write_text(POOL, encoding="utf-8")
    (folder / "traite.md").write_text(TRAITE, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder], library)
        yield library


def test_each_has_its_row(pool: Library) -> None:
    answer = ask("How much did each country put into the Lamp Reserve Arrangement?", pool)
    assert all(figure in answer.text for figure in ("18", "41", "5"))
    assert "commitment" in answer.text


def test_the_one_named_has_its_row_alone(pool: Library) -> None:
    answer = ask("What is Peru's share in the LRA?", pool)
    assert "41" in answer.text
    assert "18" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What is Egypt's share in the Lamp Reserve Arrangement?",
        "What is Peru's share in the World Bank?",
        "How much did each country put into the World Bank?",
    ],
)
def test_another_table_and_one_not_in_it_answer_nothing(question: str, pool: Library) -> None:
    assert ask(question, pool).abstained


@pytest.mark.parametrize(
    ("question", "mentioned"),
    [
        ("What is the Treaty of Velsund?", True),
        ("What is the East African Community?", True),
        ("What is the Treaty of Marbo?", False),
        ("What is the Harbour Pilots Organization?", False),
    ],
)
def test_what_stands_there_in_another_language_is_mentioned(question: str, mentioned: bool, pool: Library) -> None:
    reasons = " ".join(gap.reason for gap in ask(question, pool).gaps)
    assert ("does not mention" not in reasons) is mentioned
    # In another language a name may be written otherwise.
    assert mentioned or "under this name" in reasons


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which bodies should share what they learn?", Kind.NAME),
        ("What share of the pool is Peru's?", Kind.PERCENT),
        ("What is Peru's share?", Kind.PERCENT),
    ],
)
def test_to_share_is_no_share(question: str, kind: Kind) -> None:
    assert want(question).kind is kind


def test_what_is_done_to_balance_or_after_a_change_has_a_reason() -> None:
    assert holds(Want(Kind.REASON), "Peru reaches out to balance the power of Brazil.")
    assert holds(Want(Kind.REASON), "Peru left after a change of government.")
    assert not holds(Want(Kind.REASON), "Peru left after lunch.")
