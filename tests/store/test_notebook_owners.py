"""Whose a thing in the notebook is, what is shared on purpose, dossiers; also in a notebook of an earlier version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotebookUnknown
from store.notebook import Feedback, Notebook, SavedQuote

ANSWER: dict[str, Any] = {"id": "a1", "text": "“The Müller fund paid.” [1]"}
QUOTE = SavedQuote("d" * 64, "brief.txt", "paid for clinics", "The fund ", ".", 9)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "library") as notebook:
        yield notebook


def test_a_thread_is_its_owners_alone(notebook: Notebook) -> None:
    thread = notebook.create_thread("Mine", "ana")
    notebook.add_turn(thread, "Who paid?", ANSWER)
    assert [t.id for t in notebook.threads("ana")] == [thread] == [t.id for t in notebook.threads()]
    assert notebook.threads("ben") == notebook.threads("") == ()
    assert len(notebook.turns(thread, "ana")) == 1
    for attempt in (
        lambda: notebook.turns(thread, "ben"), lambda: notebook.rename(thread, "x", "ben"),
        lambda: notebook.delete(thread, "ben"), lambda: notebook.share(thread, "ben"),
        lambda: notebook.unshare(thread, ""), lambda: notebook.thread(thread, ""),
    ):  # fmt: skip
        with pytest.raises(NotebookUnknown):
            attempt()
    assert notebook.thread(thread, "ana").title == "Mine"


def test_what_is_shared_is_read_under_its_own_name_until_it_is_taken_back(notebook: Notebook) -> None:
    thread = notebook.create_thread("Mine", "ana")
    other = notebook.create_thread("Kept back", "ana")
    name = notebook.share(thread, "ana")
    assert len(name) >= 20
    assert name != thread
    assert notebook.share(thread, "ana") == name
    assert notebook.shared(name).id == thread
    assert notebook.thread(other).shared == ""
    notebook.unshare(thread, "ana")
    for gone in (name, "", thread):
        with pytest.raises(NotebookUnknown):
            notebook.shared(gone)
    assert notebook.share(thread, "ana") != name


def test_of_two_that_share_a_thread_at_once_both_get_the_name_it_is_found_under(notebook: Notebook) -> None:
    thread = notebook.create_thread("Mine")
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: notebook.share(thread), range(8)))
    assert names == {notebook.thread(thread).shared}


def test_threads_are_found_by_the_words_in_them(notebook: Notebook) -> None:
    first, second = notebook.create_thread("Seed banks", "ana"), notebook.create_thread("Railways", "ana")
    notebook.add_turn(first, "Who paid?", ANSWER)
    assert [t.id for t in notebook.found_in("MÜLLER paid", "ana")] == [first]
    assert [t.id for t in notebook.found_in("rail")] == [second]
    assert notebook.found_in("müller", "ben") == ()
    assert notebook.found_in("müller railways") == ()
    assert [t.id for t in notebook.found_in("muller")] == [first]  # as it is typed without the accent
    third = notebook.create_thread("Cooperación de los países", "ana")
    assert [t.id for t in notebook.found_in("cooperacion paises", "ana")] == [third]
    notebook.add_turn(None, "Asked in no thread", ANSWER | {"text": "Nowhere"})
    assert notebook.found_in("nowhere") == ()


def test_what_is_shared_can_be_taken_into_a_thread_of_ones_own(notebook: Notebook) -> None:
    thread = notebook.create_thread("Mine", "ana")
    for question in ("Who paid?", "And who else?"):
        notebook.add_turn(thread, question, ANSWER)
    name = notebook.share(thread, "ana")
    copy = notebook.copy_shared(name, "Taken on", "ben")
    assert notebook.turns(copy, "ben") == notebook.turns(thread, "ana")
    assert [(t.title, t.shared) for t in notebook.threads("ben")] == [("Taken on", "")]
    notebook.add_turn(copy, "And now?", ANSWER)
    assert len(notebook.turns(thread, "ana")) == 2
    notebook.unshare(thread, "ana")
    with pytest.raises(NotebookUnknown):
        notebook.copy_shared(name, "Again", "ben")
    for owner in ("ana", "ben"):
        notebook.add_feedback(Feedback(ANSWER["id"], "missing", comment=f"murmured by {owner}", owner=owner))
    notebook.delete(thread, "ana")
    assert len(notebook.turns(copy, "ben")) == 3
    assert [f.owner for f in notebook.feedback()] == ["ben"]


def test_feedback_is_taken_back_by_its_owner_alone(notebook: Notebook) -> None:
    for owner in ("ana", "ben"):
        notebook.add_feedback(Feedback("a1", "missing", comment=f"murmured by {owner}", owner=owner))
        notebook.add_feedback(Feedback("a1", "right", "statement:1", owner=owner))
    notebook.withdraw_feedback("a1", owner="ana")
    notebook.withdraw_feedback("a1", owner="cleo")  # there is nothing to forget
    left = [(f.owner, f.key) for f in notebook.feedback("a1")]
    assert left == [("ana", "statement:1"), ("ben", ""), ("ben", "statement:1")]
    kept = b"".join(file.read_bytes() for file in notebook.file.parent.glob("notebook*"))
    assert b"murmured by ben" in kept
    assert b"murmured by ana" not in kept


def test_quotes_and_feedback_are_their_owners(notebook: Notebook) -> None:
    kept = notebook.save_quote(replace(QUOTE, owner="ana"))
    assert notebook.quotes("ben") == ()
    assert [q.owner for q in notebook.quotes("ana")] == ["ana"]
    for attempt in (lambda: notebook.delete_quote(kept, "ben"), lambda: notebook.annotate(kept, "x", (), "ben")):
        with pytest.raises(NotebookUnknown):
            attempt()
    notebook.add_feedback(Feedback("a1", "right", owner="ana"))
    notebook.add_feedback(Feedback("a1", "missing", comment="the year", owner="ana"))
    notebook.add_feedback(Feedback("a1", "right", owner="ben"))
    assert [(f.owner, f.verdict) for f in notebook.feedback("a1")] == [("ana", "missing"), ("ben", "right")]
    assert [f.comment for f in notebook.feedback(owner="ana")] == ["the year"]


def test_dossiers_lose_no_change_of_two_made_at_once(notebook: Notebook) -> None:
    dossier = notebook.create_dossier("Seeds", {"parts": []}, "ana")
    with pytest.raises(NotebookUnknown):
        notebook.dossier(dossier, "ben")

    def add(n: int) -> None:
        notebook.change_dossier(dossier, lambda content: {"parts": [*content["parts"], n]}, "ana")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    assert sorted(notebook.dossier(dossier).content["parts"]) == list(range(8))
    notebook.change_dossier(dossier, lambda content: content, title="Seeds and rails")
    second = notebook.create_dossier("Rails", {}, "ana")
    assert [d.title for d in notebook.dossiers("ana")] == ["Rails", "Seeds and rails"]
    with pytest.raises(NotebookUnknown):
        notebook.change_dossier(second, dict, "ben")
    with pytest.raises(NotebookUnknown):
        notebook.delete_dossier(second, "ben")
    notebook.delete_dossier(dossier, "ana")
    assert [d.id for d in notebook.dossiers()] == [second]


def test_an_outline_of_a_dossier_has_its_headings_and_nothing_of_its_content(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [
        {"id": "1", "heading": "", "items": [{"text": "a"}]}, {"id": "3", "heading": "Who’s “first”", "items": []},
        {"id": "2", "heading": "ثانيا", "items": [{"text": "b"}, {"text": "c"}]}, {"heading": "of none"}, "x", 7,
    ]  # fmt: skip
    first = notebook.create_dossier("Seeds", {"parts": parts}, "ana")
    second = notebook.create_dossier("Rails", {}, "ana")
    notebook.create_dossier("Boats", {"parts": []}, "ben")

    def read(*_: object) -> None:
        raise AssertionError("the content was read")

    monkeypatch.setattr("json.loads", read)
    assert [(o.id, o.title, o.headings, o.items) for o in notebook.outlines("ana")] == [
        (second, "Rails", (), 0), (first, "Seeds", (("3", "Who’s “first”"), ("2", "ثانيا")), 3),
    ]  # fmt: skip
    assert [o.title for o in notebook.outlines()] == ["Boats", "Rails", "Seeds"]


def test_a_notebook_of_the_version_before_opens_with_all_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Notebook.open(tmp_path) as notebook:
        thread = notebook.create_thread("Kept")
        notebook.add_turn(thread, "Who paid?", ANSWER)
        notebook.save_quote(QUOTE)
        notebook.add_feedback(Feedback("a1", "right"))
    with sqlite3.connect(tmp_path / "notebook.sqlite") as old:
        for table, column in (("threads", "owner"), ("threads", "shared"), ("quotes", "owner"), ("feedback", "owner")):
            old.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        old.execute("DROP TABLE dossiers")
        old.execute("UPDATE version SET number = 3")

    def all_there(notebook: Notebook) -> None:
        assert [t.title for t in notebook.threads("")] == ["Kept"]
        assert len(notebook.turns(thread, "")) == len(notebook.quotes("")) == len(notebook.feedback(owner="")) == 1
        assert notebook.dossiers() == notebook.outlines() == ()

    with monkeypatch.context() as patch:  # first one that may not be written
        patch.setattr("store.notebook.file.is_read_only", lambda file: True)
        with Notebook.open(tmp_path) as notebook:
            all_there(notebook)
            with pytest.raises(NotebookUnknown):
                notebook.shared("anything")
            with pytest.raises(NotebookUnknown):
                notebook.dossier("anything")
    with Notebook.open(tmp_path) as notebook:
        all_there(notebook)
        assert notebook.shared(notebook.share(thread)).id == thread
