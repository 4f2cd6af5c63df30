"""The opposite of what is asked answers nothing, and is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.opposites import deed_of, may_tell, tells_the_opposite
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library


@pytest.mark.parametrize(
    ("question", "sentence", "opposite", "may"),
    [
        ("When did Orlenna leave the League?", "Orlenna joined in 1931.", True, False),
        ("When did Orlenna leave the League?", "Orlenna joined in 1931 and left in 1940.", False, True),
        ("When did Orlenna leave the League?", "Orlenna met the League in 1931.", False, False),
        ("When did Orlenna join the League?", "Orlenna withdrew in 1931.", True, False),
        ("When did Orlenna join the League?", "Orlenna signed in 1931.", False, True),
        ("Did Orlenna leave the League?", "Orlenna se adhirió, su adhesión fue en 1931.", True, False),
        ("Quand Orlenna a-t-elle quitté la Ligue ?", "Orlenna a rejoint la Ligue en 1931.", True, False),
        ("奥伦纳何时退出联盟？", "奥伦纳于1931年加入联盟。", True, False),
        ("When did the ferry close?", "The ferry opened in 1970.", True, False),
        ("When did the ferry close?", "The ferry opened in 1970 and ran until 1990.", False, True),
        ("When was the guild dissolved?", "The guild was founded in 1970.", True, False),
        ("When did Orlenna leave the League?", "The League invited Orlenna in 1931.", True, False),
        ("When did Orlenna leave the League?", "The League invited Orlenna to a workshop.", False, False),
        ("When did Orlenna leave the League?", "Orlenna was invited by the League.", False, False),
        ("When did Orlenna leave the League?", "The League, joined by farmers of Orlenna, wrote.", False, False),
        ("When did the ferry end?", "The ferry, announced in 1970, was to carry salt.", True, False),
        ("When did the ferry end?", "The ferry, launched in 1970, was closed in 1990.", False, True),
        ("When did Orlenna stop lending?", "Orlenna still lends to its neighbours.", True, False),
        ("When did Orlenna stop lending?", "Orlenna suspended its loans in 1931.", False, True),
        ("When did the salt treaty enter into force?", "The salt treaty expired in 1931.", True, False),
        ("¿Cuándo entró en vigor el tratado?", "El tratado entró en vigor en 1931.", False, True),
    ],
)
def test_what_tells_the_opposite(question: str, sentence: str, opposite: bool, may: bool) -> None:
    one = read_question(question).asks[0]
    deed = deed_of(one)
    assert deed is not None
    assert tells_the_opposite(sentence, deed) is opposite
    assert may_tell(sentence, deed) is may


@pytest.mark.parametrize(
    "question",
    [
        "Which countries joined or left the League?",
        "Why did it leave?",
        "When was salt sold?",
        "When did the storm leave Orlenna without salt?",
        "Quand la tempête a-t-elle laissé Orlenna sans sel ?",
    ],
)
def test_what_asks_for_no_deed_with_an_opposite(question: str) -> None:
    assert deed_of(read_question(question).asks[0]) is None


def test_a_reason_is_of_what_was_done(tmp_path: Path, embedder: Embedder) -> None:
    text = "# Salt\n\nOrlenna lends salt to its neighbours because they share a coast. It promotes such loans widely."
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        assert "share a coast" in ask("Why does Orlenna lend salt to its neighbours?", library).text
        for question in ("Why did Orlenna stop lending salt?", "Why has Orlenna abandoned its loans of salt?"):
            assert ask(question, library).abstained


def test_the_opposite_is_shown_with_the_gap(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# The leagues\n\nIn January 1931, Perrimoor, Orlenna and Tolvar joined the League of Lamps.\n\nThe League of "
        "Lamps sold salt in 1950. Perrimoor left the League of Lamps in 1962."
    )
    (tmp_path / "leagues.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "leagues.md"], library)
        for question in ("When did Orlenna leave the League of Lamps?", "Did Orlenna leave the League of Lamps?"):
            answer = ask(question, library)
            assert "joined the League" in answer.text
            assert "tells the opposite" in answer.gaps[0].reason
        answer = ask("When did Perrimoor leave the League of Lamps?", library)
        assert "1962" in answer.text
        assert not answer.gaps
        assert "1931" in ask("When did Orlenna join the League of Lamps?", library).text


@pytest.mark.parametrize(
    ("question", "text", "words", "opposite"),
    [
        ("When did Orlenna leave the G12?", "Orlenna withdrew in 1931.", "1931", False),
        ("Which members have left the G12?", "Orlenna withdrew in 1931.", "Orlenna withdrew", False),
        ("When did Orlenna leave the G12?", "Orlenna (which became a Lamp member in 1931) sells salt.", "1931", True),
        ("When did Orlenna leave the G12?", "In 1931 the group included Orlenna.", "1931", True),
    ],
)
def test_other_words_for_leaving_and_for_being_in(
    question: str, text: str, words: str, opposite: bool, tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "group.md").write_text(f"# The Group of 12\n\nLamps are sold in spring.\n\n{text}", encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "group.md"], library)
        answer = ask(question, library)
        assert words in answer.text
        assert any("tells the opposite" in gap.reason for gap in answer.gaps) is opposite


def test_what_neither_left_nor_joined_is_no_answer(tmp_path: Path, embedder: Embedder) -> None:
    text = "# The Salt Bank\n\nMarco Vell of Orlenna took over the Salt Bank in 1931. Perrimoor is rich."
    (tmp_path / "bank.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "bank.md"], library)
        assert ask("When did Orlenna leave the Salt Bank?", library).abstained
