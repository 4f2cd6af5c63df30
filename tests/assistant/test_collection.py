"""Saved quotes: kept over restarts and re-ingestion, found again where they moved, flagged where they are gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.collection import as_it_was, collected, kept, save
from assistant.quote_search import find_quotes
from assistant.quotes import Quote, QuoteSearch
from assistant.references.exporting import Wishes, export
from ingest.job import ingest
from store.library import Library
from store.notebook import Notebook
from tests.fakes import HashingEncoder

BRIEF = """Lending seed

By Tamsin Okoro

Date: 4 May 2018

Villages lend seed every autumn. What is lent comes back twice. Nobody keeps a register.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    with opened(tmp_path) as library:
        ingest([tmp_path / "brief.txt"], library)
    return tmp_path


def opened(folder: Path) -> Library:
    return Library.open(folder / "library", create=True, embedder=HashingEncoder())


def the(phrase: str, library: Library) -> Quote:
    return find_quotes(QuoteSearch(phrase, "exact"), library).quotes[0]


def saved(folder: Path, phrase: str = "comes back twice") -> None:
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        save(the(phrase, library), notebook, library, comment="for the note", tags=["seed", " seed ", "Kelp"])


def state(folder: Path) -> list[tuple[str, str | None]]:
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        return [(c.standing, c.quote.text if c.quote else None) for c in collected(notebook, library)]


def read_again(folder: Path, text: str) -> None:
    (folder / "brief.txt").write_text(text, encoding="utf-8")
    with opened(folder) as library:
        report = ingest([folder / "brief.txt"], library)
    assert not report.failed


def test_a_quote_is_kept_over_a_restart_with_note_and_tags(folder: Path) -> None:
    saved(folder)
    assert state(folder) == [("stands", "What is lent comes back twice.")]
    with Notebook.open(folder / "library") as notebook:
        (one,) = notebook.quotes()
    assert (one.comment, one.tags) == ("for the note", ("seed", "Kelp"))


def test_the_same_quote_is_kept_once_and_gains_tags(folder: Path) -> None:
    saved(folder)
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        save(the("comes back twice", library), notebook, library, tags=["more"])
        (one,) = notebook.quotes()
    assert (one.comment, one.tags) == ("for the note", ("seed", "Kelp", "more"))


def test_words_that_moved_are_found_again(folder: Path) -> None:
    saved(folder)
    read_again(folder, BRIEF.replace("Villages lend", "Once more: villages of the coast lend"))
    assert state(folder) == [("moved", "What is lent comes back twice.")]


def test_words_that_moved_are_kept_once(folder: Path) -> None:
    saved(folder)
    read_again(folder, BRIEF.replace("Villages lend", "Once more: villages of the coast lend"))
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        quote = the("comes back twice", library)
        before = notebook.quotes()
        assert save(quote, notebook, library, tags=["again"]) == before[0].id
        (one,) = collected(notebook, library)
    assert (one.saved.comment, one.saved.tags) == ("for the note", ("seed", "Kelp", "again"))
    assert one.quote is not None
    assert one.quote.key == quote.key


def test_the_same_words_in_another_place_are_another_quote(folder: Path) -> None:
    read_again(folder, BRIEF + "\nFarmers lend tools too. What is lent comes back twice. All of them know it.\n")
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        first, second = find_quotes(QuoteSearch("comes back twice", "exact"), library).quotes
        assert save(first, notebook, library) != save(second, notebook, library)


def test_words_that_changed_are_flagged_and_not_lost(folder: Path) -> None:
    saved(folder)
    read_again(folder, BRIEF.replace("comes back twice", "comes back thrice"))
    assert state(folder) == [("changed", None)]
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        found = collected(notebook, library)
        (exported,) = kept(found)
    assert exported.quote.text == "What is lent comes back twice."
    assert "no longer stand" in exported.comment


def test_a_quote_whose_document_left_is_withdrawn_and_still_cited(folder: Path) -> None:
    saved(folder)
    with opened(folder) as library:
        library.remove([library.documents()[0].id])
    assert state(folder) == [("withdrawn", None)]
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        exported = kept(collected(notebook, library))
    written = export(exported, ".md", Wishes()).decode()
    assert "What is lent comes back twice." in written
    assert "Tamsin Okoro" in written
    assert "left the library" in written


def test_what_was_shown_comes_back_whole(folder: Path) -> None:
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        quote = the("comes back twice", library)
        save(quote, notebook, library)
        (one,) = notebook.quotes()
    again = as_it_was(one)
    assert again.to_json() == quote.to_json()
    assert again.document.record == quote.document.record


def test_tags_choose(folder: Path) -> None:
    saved(folder)
    saved(folder, "Nobody keeps a register")
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        latest = notebook.quotes()[0]
        notebook.annotate(latest.id, "other", ["tide"])
        assert [c.saved.comment for c in collected(notebook, library, ["TIDE"])] == ["other"]
        assert len(collected(notebook, library, ["seed", "kelp"])) == 1
        assert collected(notebook, library, ["seed", "tide"]) == ()


def test_a_quote_is_saved_for_one_owner_and_once_for_each(folder: Path) -> None:
    with opened(folder) as library, Notebook.open(folder / "library") as notebook:
        quote = the("comes back twice", library)
        first, again, other = (save(quote, notebook, library, owner=o) for o in ("ana", "ana", "ben"))
        assert first == again != other
        assert [c.saved.id for c in collected(notebook, library, owner="ana")] == [first]
        assert {c.saved.id for c in collected(notebook, library)} == {first, other}
        assert collected(notebook, library, owner="") == ()


def test_a_notebook_of_the_version_before_keeps_its_quotes(tmp_path: Path) -> None:
    import sqlite3

    with Notebook.open(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "notebook.sqlite") as old:
        old.execute("ALTER TABLE quotes DROP COLUMN tags")
        old.execute("ALTER TABLE quotes DROP COLUMN shown")
        old.execute("ALTER TABLE quotes DROP COLUMN owner")
        old.execute("UPDATE version SET number = 2")
        old.execute("INSERT INTO quotes VALUES ('q1', 'd', 'a.txt', 'words', '', '', 0, 'mine', '2026-01-01')")
    with Notebook.open(tmp_path) as notebook:
        (one,) = notebook.quotes()
    assert (one.id, one.text, one.tags, one.shown) == ("q1", "words", (), {})
    assert (as_it_was(one).text, as_it_was(one).document.source) == ("words", "a.txt")


def test_a_notebook_of_the_version_before_that_may_not_be_written_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    with Notebook.open(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "notebook.sqlite") as old:
        old.execute("ALTER TABLE quotes DROP COLUMN tags")
        old.execute("ALTER TABLE quotes DROP COLUMN shown")
        old.execute("ALTER TABLE quotes DROP COLUMN owner")
        old.execute("UPDATE version SET number = 2")
        old.execute("INSERT INTO quotes VALUES ('q1', 'd', 'a.txt', 'words', '', '', 0, 'mine', '2026-01-01')")
    monkeypatch.setattr("store.notebook.file.is_read_only", lambda file: True)
    with Notebook.open(tmp_path) as notebook:
        (one,) = notebook.quotes()
    assert (one.text, one.tags) == ("words", ())
