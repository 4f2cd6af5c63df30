"""What a term means, and what only uses the term."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.meanings import explains, holds_term, term_asked
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What is zakat?", "zakat"),
        ("What does PSEA mean?", "PSEA"),
        ("What is meant by “debt relief”?", "debt relief"),
        ("meaning of 'Westlessness'", "Westlessness"),
        ("What is the Lamp Fund?", "Lamp Fund"),
        ("How is kelp credit defined?", "kelp credit"),
        ("¿Qué es el zakat?", "zakat"),
        ("Qu'est-ce que la ZLECAf ?", "ZLECAf"),
        ("O que é o zakat?", "zakat"),
        ("什么是天课？", "天课"),
        ("ما هي الزكاة؟", "الزكاة"),
        ("What is the main finding?", ""),
        ("What is new?", ""),
        ("What is the role of zakat?", ""),
        ("Define kelp credit as it is used about the islands.", ""),
        ("Who is zakat?", ""),
    ],
)
def test_the_term_that_is_asked_about(question: str, term: str) -> None:
    assert term_asked(read_question(question).asks[0]) == term


@pytest.mark.parametrize(
    ("term", "sentence", "yes"),
    [
        ("zakat", "Zakat, the obligatory alms, pays for boats.", True),
        ("zakat", "They pay zakat (obligatory alms of the rich).", True),
        ("zakat", "It is a kind of zakat, which is understood as a duty of the rich.", True),
        ("zakat", "It is a kind of zakat and is understood as a duty of the rich.", False),
        ("zakat", "Zakat is an alms.", True),
        ("zakat", "Zakat means the share of the poor.", True),
        ("zakat", "The alms known as zakat grow.", True),
        ("zakat", "We understand zakat as a tax.", True),
        ("zakat", "El zakat es una limosna.", True),
        ("zakat", "Boats are paid by zakat-based funds.", False),
        ("zakat", "Zakat is paid in May.", False),
        ("zakat", "Boats paid with zakat are the best.", False),
        ("zakat", "Zakat funds are rich.", False),
        ("天课", "天课是一种施舍。", True),
        ("天课", "渔民用天课买船。", False),
        ("Lamp Fund", "In 2004, the Lamp Fund began to lend.", True),
        ("Lamp Fund", "The Lamp Fund was set up in 2004.", True),
        ("Lamp Fund", "Money of the Lamp Fund was lost.", False),
        ("Lamp Fund", "The boats, to give the Lamp Fund its full title, are old.", True),
        ("PSEA", "They wrote a PSEA policy.", False),
        ("PSEA", "PSEA | Protection of boats", True),
    ],
)
def test_what_explains_a_term(term: str, sentence: str, yes: bool) -> None:
    assert explains(sentence, term) is yes


def test_a_sentence_goes_on_to_explain_what_the_one_before_it_names() -> None:
    assert explains("It is an alms.", "zakat", before="All of them pay zakat.")
    assert not explains("It is an alms.", "zakat", before="All of them pay.")
    assert explains("All who have boats pay.", "zakat", heading="2. What is zakat?")
    assert holds_term("zakat-based funds", "Zakat")


def test_what_only_uses_a_term_does_not_say_what_it_is(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Boats\n\nNew boats should be paid by zakat-based funds of the islands. The harbours adopted a PSEA policy "
        "for their guards.\n\nKelp credit, the lending of seaweed against later repayment, is older than money.\n\nThe "
        "villages hold kelp credit dear."
    )
    (tmp_path / "boats.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "boats.md"], library)
        for question, term in (("What is zakat?", "zakat"), ("What does PSEA mean?", "PSEA")):
            answer = ask(question, library)
            assert answer.abstained, question
            assert answer.gaps[0].reason == f"The library speaks of {term}, but no passage says what that is."
            assert any(term in e.quote for e in answer.evidence if e.key in answer.gaps[0].nearest)
        assert "La biblioteca habla de zakat" in ask("¿Qué es el zakat?", library).gaps[0].reason
        assert "the lending of seaweed" in ask("What is kelp credit?", library).text
        assert "hold kelp credit dear" not in ask("What is kelp credit?", library).text
        # What asks for more than a meaning is answered by any sentence on it.
        assert "zakat" in ask("What should be paid by zakat?", library).text


def test_of_a_name_that_no_passage_explains_what_is_told_of_it_is_shown(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "gale.md").write_text(
        "# Work on gales\n\nSailors of two harbours met for GALEWATCH and read the logs of the Storm Ledger.",
        encoding="utf-8",
    )
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "gale.md"], library)
        assert "Storm Ledger" in ask("What is the Storm Ledger?", library).text
        assert ask("What does Storm Ledger mean?", library).abstained
