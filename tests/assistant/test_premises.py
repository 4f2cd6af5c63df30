"""What a question takes for granted, and what denies it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.premises import premise_of
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

SALT = (
    "# Salt of the islands\n\nThe salt trade of the islands is by no means spread evenly, with its gains divided among "
    "three harbours. Boats leave at dawn."
)


@pytest.mark.parametrize(
    ("question", "premise"),
    [
        ("Given that the salt is free, who sells it?", "the salt is free"),
        ("Since all harbours profit, which profits most?", "all harbours profit"),
        ("Étant donné que le sel est gratuit, qui le vend ?", "le sel est gratuit"),
        ("既然盐在各岛都是免费供应的，谁卖盐？", ""),  # too short to be told from an address
        ("Since 2015, who sells salt?", ""),
        ("Who sells salt, given that it is free?", ""),
    ],
)
def test_what_is_said_to_be_taken_for_granted(question: str, premise: str) -> None:
    assert premise_of(question) == premise


def test_a_denied_premise_is_met_by_the_denial_and_a_gap(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "salt.md").write_text(SALT, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        asked = "Given that the salt trade of the islands is spread evenly, which countries gain most?"
        answer = ask(asked, library)
        assert [s.text for s in answer.statements] == [SALT.split("\n\n")[1].split(" Boats")[0]]
        assert len(answer.gaps) == 1
        # Nothing is denied where nothing is taken for granted.
        assert ask("Which countries gain most from the salt trade of the islands?", library).abstained


def test_a_reason_asked_for_what_the_best_sentence_denies_is_met_by_it(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Salt\n\nThe charter of the harbour guild of Tolvar makes no mention of salt boats at all.\n\nBread is dear."
    )
    (tmp_path / "guild.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "guild.md"], library)
        answer = ask("Why does the charter of the harbour guild of Tolvar mention salt boats so often?", library)
        assert [s.text for s in answer.statements] == [text.split("\n\n")[1]]
        assert len(answer.gaps) == 1
        # Who asks why something is not so does not take for granted that it is.
        asked = "Why does the charter of the harbour guild of Tolvar not mention salt boats?"
        assert not any("no mention" in s.text for s in ask(asked, library).statements if ask(asked, library).gaps)
        # One that only stands near is no denial.
        assert ask("Why did the bakers of Tolvar leave the guild?", library).abstained
