"""What a question takes for granted, and what denies it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.premises import premise_of, supposes
from assistant.question import read_question
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


GUILD = """# The guilds of the islands

The salt guild of Tolvar is not monolithic; it unites boatmen, millers and cooks.

The guild is paid by the harbour, but this does not automatically mean that its boatmen have no vote.

The lamp makers of Velsund did not buy oil from the mainland. They pressed olives because oil was dear.

Criteria for judging the ferries of Marbo are still absent.

The bakers of Marbo rose early because the ferries left at dawn. Their loaves are not sold on Sundays.

Ropes are made rather than bought by the sailors of Orlenna because hemp grows there.
"""


@pytest.fixture(scope="module")
def guilds(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("guilds")
    (folder / "guilds.md").write_text(GUILD, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "guilds.md"], library)
        yield library


@pytest.mark.parametrize(
    ("question", "denial"),
    [
        ("Why is the salt guild of Tolvar one uniform block?", "not monolithic"),
        ("Why do the boatmen of the guild have no vote at all?", "does not automatically"),
        ("Why did the lamp makers of Velsund buy oil from the mainland?", "did not buy"),
        ("How are the ferries of Marbo judged, and by which criteria?", "still absent"),
        ("When did the lamp makers of Velsund buy oil from the mainland?", "did not buy"),
    ],
)
def test_the_passage_that_contradicts_a_premise_stands_alone(question: str, denial: str, guilds: Library) -> None:
    answer = ask(question, guilds)
    assert denial in answer.text
    assert answer.gaps
    if " and " not in question:
        assert len(answer.statements) == 1
        assert "contradicts it" in answer.gaps[0].reason


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why did the bakers of Marbo rise early?", "left at dawn"),
        ("Why did the lamp makers of Velsund press olives?", "oil was dear"),
        ("Why did the lamp makers of Velsund not buy oil from the mainland?", "did not buy"),
        ("Why do the sailors of Orlenna make ropes?", "hemp grows"),
        ("How is the salt guild of Tolvar made up?", "boatmen, millers"),
    ],
)
def test_a_premise_that_holds_is_not_taken_for_a_denied_one(question: str, words: str, guilds: Library) -> None:
    answer = ask(question, guilds)
    assert words in answer.text
    assert not answer.gaps


@pytest.mark.parametrize(
    ("question", "so"),
    [
        ("Why is the guild rich?", True),
        ("How did the guild become rich?", True),
        ("¿Por qué es rico el gremio?", True),
        ("How many boats has the guild?", False),
        ("Is the guild rich?", False),
        ("Why is the guild not rich?", False),
        ("Who made the guild rich?", False),
    ],
)
def test_which_questions_take_something_for_granted(question: str, so: bool) -> None:
    assert supposes(read_question(question).asks[0]) is so
