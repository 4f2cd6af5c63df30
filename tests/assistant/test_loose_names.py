"""Documents that are named by what they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.loose_names import loose_names_in
from assistant.question import read_question
from assistant.steering import steer
from ingest.job import ingest
from store.embedder import Embedder
from store.layers import Layers
from store.library import Library

Asking = Callable[[str], Answer]

_TEXTS = {
    "harbour.md": """# Forty years of a harbour promise

By Tamsin Okoro

Policy brief · 3 March 2021

The Port Plan of Action (PPA) was signed at Velmont. PPA still binds the islands.

## What PPA asks

PPA asks every island for one pilot. The Lighthouse League took no part in it.
""",
    "kelp.md": """# The kelp banks

By Odalys Brandt

Policy brief · 9 June 2022

Kelp grows in cold water. Islanders harvest it by hand, and one of them once spoke of PPA in passing.

## Who harvests

The League of divers harvests in May.
""",
    "north.md": """# Wrecks of the north

By Marisol Quent

Policy brief · 2 May 2020

Tavora is an island of wrecks. Tavora counts ninety of them.

## Tavora today

Divers visit Tavora in summer.
""",
    "south.md": """# Wrecks of the south

By Ines Dahl

Policy brief · 4 May 2020

Tavora lost a ferry, too. Tavora keeps its bell, cast in the north.

## Tavora then

Sailors feared Tavora in winter, for its reefs.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("loose")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest(sorted(folder.glob("*.md")), made)
        yield made


@pytest.mark.parametrize(
    ("question", "author"),
    [
        ("Who wrote the PPA brief?", "Okoro"),  # its title says nothing of it, the kelp brief names it once
        ("who wrote the ppa paper?", "Okoro"),
        ("Who wrote the brief on the Port Plan of Action?", "Okoro"),
        ("Who wrote the kelp paper?", "Brandt"),
    ],
)
def test_the_document_that_holds_a_name_most_is_meant(question: str, author: str, library: Library) -> None:
    (statement,) = ask(question, library).statements
    assert statement.checker == "record"
    assert author in statement.text


def test_of_two_that_hold_it_as_well_each_is_told_with_the_doubt(library: Library) -> None:
    answer = ask("Who wrote the Tavora brief?", library)
    assert [name in answer.text for name in ("Quent", "Dahl", "Okoro", "Brandt")] == [True, True, False, False]
    (gap,) = answer.gaps
    assert "Wrecks of the north" in gap.reason
    assert "Wrecks of the south" in gap.reason


@pytest.mark.parametrize("question", ["Who wrote the Lighthouse League brief?", "Who wrote the sailors brief?"])
def test_a_name_in_passing_names_no_document(question: str, library: Library) -> None:
    assert not [s for s in ask(question, library).statements if s.checker == "record"]


def test_the_question_is_steered_to_it(library: Library) -> None:
    asked = read_question("What does the PPA brief say about divers?")
    documents = library.documents()
    found = steer(asked, asked.asks[0], documents, loosely=loose_names_in(library, documents))
    assert {library.document(id_).source: weight for id_, weight in found.weights.items()} == {"harbour.md": 1.0}
    assert "ppa" in found.terms


def test_a_name_is_looked_for_once_and_anew_when_the_library_has_changed(
    tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    real = Library.occurrences
    monkeypatch.setattr(
        Library, "occurrences", lambda self, text, *a, **k: sought.append(text) or real(self, text, *a, **k)
    )
    (tmp_path / "kelp.md").write_text(_TEXTS["kelp.md"], encoding="utf-8")
    (tmp_path / "harbour.md").write_text(_TEXTS["harbour.md"], encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as made:
        ingest([tmp_path / "kelp.md"], made)
        documents = made.documents()
        assert [loose_names_in(made, documents)("PPA") for _ in range(3)] == [()] * 3
        assert sought.count("PPA") == 1
        ingest([tmp_path / "harbour.md"], made)
        (found,) = loose_names_in(made, made.documents())("PPA")
        assert made.document(found).source == "harbour.md"
        # The same documents, one of them under another title.
        (kelp,) = [d for d in made.documents() if d.source == "kelp.md"]
        assert loose_names_in(made, made.documents())("Reefs") == ()
        made.edit(kelp.id, lambda _: Layers(replace(kelp.record, title="Reefs and kelp")))
        assert loose_names_in(made, made.documents())("Reefs") == (kelp.id,)


def test_a_name_that_stands_everywhere_names_no_document(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = library.documents()
    assert loose_names_in(library, documents)("Tavora")
    monkeypatch.setattr("assistant.loose_names._COMMON", 1)
    monkeypatch.setattr("assistant.loose_names._KNOWN", {})
    assert not loose_names_in(library, documents)("Tavora")
