"""What a document is about, in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.question import read_question
from assistant.summary import asks_for_a_summary
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

SALT = """# Salt roads of Velsund

By Tamsin Okoro

## Summary

Salt still moves by night in Velsund. Three roads carry it, and two of them flood.

## The roads

The first road was cut in 1811 by prisoners. Its milestones are of slate.

## 4. Conclusions

The third road should be raised by a metre. Nobody knows who would pay for it.
"""
KELP = """# The kelp banks of Orlenna

By Odalys Brandt

A short line above.

Kelp banks lend seed to villages that lost theirs in the storms, and take back twice as much when the harvest was good.
They have no clerks.

Their books are kept by schoolchildren.

## How they began

The first bank was a shed on a beach.
"""
LAST = """Whoever lights a lamp must watch it through the night, write down how much oil it took, and call the next
keeper before the moon sets."""
LAMPS = f"# Lamps\n\nBy Odalys Brandt\n\nLamps burn oil.\n\n{LAST}\n\n## References\n\nOkoro, T. (2001). Salt and oil."
MILLS = "# An overview of the tide mills\n\nBy Ilse Varga\n\nTide mills grind when the sea goes out."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("shelf")
    for name, text in {"salt": SALT, "kelp": KELP, "lamps": LAMPS, "mills": MILLS}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder], library)
        yield library


def said(question: str, library: Library) -> list[str]:
    return [" ".join(s.text.split()) for s in ask(question, library).statements]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the text on salt roads.",
        "What is the paper on salt roads about?",
        "What is the main argument of Okoro?",
        "¿De qué trata el texto de Okoro?",
        "De quoi parle le texte d'Okoro ?",
        "总结Okoro的文章",
    ],
)
def test_a_document_is_summed_up_by_its_summary_and_its_conclusion(shelf: Library, question: str) -> None:
    assert said(question, shelf) == [
        "Salt still moves by night in Velsund. Three roads carry it, and two of them flood.",
        "The third road should be raised by a metre.",
        "Nobody knows who would pay for it.",
    ]


def test_without_a_summary_its_opening_tells(shelf: Library) -> None:
    texts = " ".join(said("What is the text on kelp banks about?", shelf))
    assert texts.startswith("Kelp banks lend seed")
    assert texts.endswith("kept by schoolchildren.")


def test_how_a_document_concludes(shelf: Library) -> None:
    third = ["The third road should be raised by a metre.", "Nobody knows who would pay for it."]
    assert said("What does the text on salt roads conclude?", shelf) == third
    # Without a heading for it the last paragraph does.
    assert said("What is the conclusion of the text on lamps?", shelf) == [" ".join(LAST.split())]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise what Okoro says about penguins.",
        "Give me an overview of the wars of Okoro's country.",
        "Summarise the debate on the debt of the members of the bank.",
        "What is Okoro most worried about?",
        "Outline the obstacles that the brief of Okoro names.",
    ],
)
def test_who_asks_for_more_than_a_document_gets_no_summary_of_it(shelf: Library, question: str) -> None:
    assert "Salt still moves" not in " ".join(said(question, shelf))


def test_a_title_that_speaks_of_a_summary_does_not_ask_for_one(shelf: Library) -> None:
    assert "Ilse Varga" in " ".join(said("Who wrote An overview of the tide mills?", shelf))


def test_what_points_to_no_one_document_is_not_summed_up(shelf: Library) -> None:
    assert "Salt still moves" not in " ".join(said("Summarise the debate.", shelf))
    both = " ".join(said("What are the texts of Brandt about?", shelf))
    assert not ("Lamps burn oil" in both and "Kelp banks lend" in both)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Give me a summary of the brief.", True),
        ("What is the main message of the article?", True),
        ("ما ملخص المقال؟", True),
        ("What do people complain about?", False),
        ("Who summarised the debate?", False),
        ("What concerns are there about debt?", False),
        ("Tell me what the brief is about.", True),
        ("What's the brief about?", True),
        ("Faça um resumo do artigo.", True),
        ("What does the brief conclude?", True),
        ("Did Cuba resume a programme in Brazil?", False),
    ],
)
def test_which_questions_ask_for_a_summary(question: str, yes: bool) -> None:
    assert asks_for_a_summary(read_question(question).asks[0]) is yes


def test_only_what_recommends_is_told_as_a_recommendation(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Salt roads of Velsund\n\nBy Tamsin Okoro\n\n## Summary\n\nSalt still moves by night in Velsund. Three roads "
        "carry it. The third road should be raised by a metre. Odalys Brandt said that “the roads are a disgrace to "
        "us”. Two of them flood every spring.\n\n## The roads\n\nThe first road was cut in 1811 by prisoners."
    )
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        answer = ask("What is the text on salt roads about?", library)
    assert [(e.quote.split()[0], e.force, e.speaker) for e in answer.evidence] == [
        ("Salt", "asserts", "Tamsin Okoro"), ("The", "recommends", "Tamsin Okoro"),
        ("Odalys", "reports", "Odalys Brandt"), ("Two", "asserts", "Tamsin Okoro"),
    ]  # fmt: skip
    assert answer.evidence[0].quote.endswith("carry it.")
