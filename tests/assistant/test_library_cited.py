"""Which documents cite whom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.library_ask import read_library_ask
from assistant.library_criteria import Criterion
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

_TEXTS = {
    "kelp.md": """# The kelp banks

By Odalys Brandt

Policy brief · 9 June 2022

Kelp grows in cold water, as Quent found. Sandoval is not mentioned behind.

## References

Quent, M. (2019). Who keeps the lights? Journal of Minor Straits, 4, 1-20.

Guild of Harbours (2018). Yearbook. Velmont: Guild Press.

Aldous, P. and Quent, M. (2021). The Guild of Harbours in foul weather. Tides and Banks, 2, 3-9.
""",
    "wrecks.md": """# Wrecks of the north

By Ines Dahl

Article · 2 May 2020

The north has ninety wrecks.[^1] Ships of the CEDEAO passed them. Marisol Quent disagrees.

This text is an extract from a chapter: Brevik, N. and Talvi, J. (2018) Bells of the sea. Arvo (1998) was a storm, and
Talvik was there in 2018.

[^1]: Tamsin Okoro, *Bells* (Velmont: Guild Press, 2011), p. 4.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("cited")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest(sorted(folder.glob("*.md")), made)
        yield made


def sources(answer: Answer) -> set[str]:
    return {e.document.source for e in answer.evidence if e.found_by != "count"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which documents cite Quent?", {"kelp.md"}),
        ("which documents cite quent", {"kelp.md"}),
        ("How many documents cite Okoro?", {"wrecks.md"}),
        ("Which of the documents mention the Guild of Harbours in their references?", {"kelp.md"}),
        ("Do any of the documents cite Okoro?", {"wrecks.md"}),
        ("Who cites Tamsin Okoro?", {"wrecks.md"}),
        ("Who cites Marisol Quent?", {"kelp.md"}),  # "Quent, M."
        ("Is Okoro cited anywhere?", {"wrecks.md"}),
        ("¿Qué documentos citan a Quent?", {"kelp.md"}),
        ("Which documents cite Petra Quent?", set()),
        ("Which documents cite Brevik?", {"wrecks.md"}),  # in running text, with the year
        ("Who cites Nils Brevik?", {"wrecks.md"}),
        ("Which documents cite Talvi?", {"wrecks.md"}),
        ("Who cites Petra Brevik?", set()),
    ],
)
def test_who_is_cited(question: str, found: set[str], library: Library) -> None:
    answer = ask(question, library)
    (statement,) = answer.statements
    assert statement.checker == "record"
    assert statement.text.startswith(f"{len(found)} ")
    assert sources(answer) == found


def test_one_whom_only_the_text_names_is_told_so(library: Library) -> None:
    cited, named = ask("Which documents cite Sandoval?", library).statements
    assert cited.text.startswith("0 of the 2 documents")
    assert named.text.startswith("1 of the 2 documents in the library holds the word “Sandoval”")


def test_a_year_in_the_sentence_makes_no_citation(library: Library) -> None:
    cited, named = ask("Which documents cite Talvik?", library).statements
    assert cited.text.startswith("0 of the 2 documents")
    assert named.text.startswith("1 of the 2 documents")


def test_the_name_is_told_as_it_is_printed(library: Library) -> None:
    assert "“M. Quent”" in ask("Who cites Marisol Quent?", library).text


def test_who_wrote_nothing_but_is_cited(library: Library) -> None:
    by, cited = ask("Did Tamsin Okoro write any of these?", library).statements
    assert by.text.startswith("0 of the 2 documents")
    assert cited.text.startswith("1 of the 2 documents")
    (by,) = ask("Did Ines Dahl write any of these?", library).statements
    assert by.text.startswith("1 of the 2 documents")


@pytest.mark.parametrize(
    "question",
    [
        "What texts are cited by the author?",
        "Which sources does the brief cite?",
        "How should I cite the article?",
        "Did the guild write any report in 2016 to the islands?",
    ],
)
def test_what_asks_for_no_documents_that_cite(question: str) -> None:
    assert read_library_ask(question, ()) is None


def test_what_is_cited_in_small_letters_is_looked_for_only_if_it_is_there(library: Library) -> None:
    assert all(s.checker != "record" for s in ask("Which documents cite figures on debt?", library).statements)


def test_in_their_references_makes_a_mention_a_citation() -> None:
    asked = read_library_ask("Which documents mention Quent in their notes?", ())
    assert asked is not None
    assert asked.criteria == (Criterion("cited", ("Quent",)),)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which documents cite Quent (2019)?", {"kelp.md"}),
        ("Which documents cite Quent, 2019?", {"kelp.md"}),
        ("Which documents cite Quent (2018)?", set()),
        ("Which documents cite Aldous and Quent (2021)?", {"kelp.md"}),
        ("Which documents cite Aldous and Quent (2019)?", set()),
        ("Which documents cite Aldous et al. (2021)?", {"kelp.md"}),
        ("Which documents cite Brevik (2018)?", {"wrecks.md"}),
        ("Which documents cite Brevik and Talvi (2018)?", {"wrecks.md"}),
        ("Which documents cite Brevik (2011)?", set()),
    ],
)  # fmt: skip
def test_a_year_behind_a_name_is_that_of_the_work(library: Library, question: str, expected: set[str]) -> None:
    answer = ask(question, library)
    assert answer.text.startswith(f"{len(expected)} of the 2 documents")
    assert not expected or expected <= sources(answer)


@pytest.mark.parametrize(
    ("question", "n"),
    [
        ("Which documents cite the Guild of Harbours?", 1),  # an author too
        ("Which documents cite foul weather?", None),
        ("Which documents cite Harbours?", 1),
        ("Which documents cite Tides and Banks?", 1),
        ("Which documents cite Tides?", 0),
        ("Which documents cite Yearbook?", 1),
        ("Which documents cite Guild Press?", 2),
        ("Which documents cite Quent and Okoro?", 0),
    ],
)  # fmt: skip
def test_words_within_a_title_cite_nobody(library: Library, question: str, n: int | None) -> None:
    answer = ask(question, library)
    assert n is None or answer.text.startswith(f"{n} of the 2 documents")


def test_a_year_of_either_of_two_is_not_read() -> None:
    assert read_library_ask("Which documents cite Quent or Okoro (2011)?", ()) is None


def test_a_body_is_counted_under_its_names_in_all_languages(library: Library) -> None:
    for name in ("ECOWAS", "CEDEAO", "Economic Community of West African States"):
        answer = ask(f"How many documents mention {name}?", library)
        assert answer.text.startswith("1 of the 2 documents")
        assert "CEDEAO" in answer.text
        assert "西非" not in answer.text
