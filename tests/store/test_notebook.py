from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import NotebookUnknown, NotebookUnreadable, TextUnclean
from store.notebook import Correction, Feedback, Notebook, SavedQuote

ANSWER = {"id": "a1", "question": "Who paid?", "statements": [{"text": "ﬁn 南南", "citations": ["k"]}], "n": 1.5}
QUOTE = SavedQuote("d" * 64, "brief.txt", "paid for clinics", "The fund ", ".", 9, "good")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with Notebook.open(tmp_path / "library") as notebook:
        yield notebook


def test_threads_the_last_written_first(notebook: Notebook) -> None:
    first, second = notebook.create_thread("First"), notebook.create_thread("Second")
    assert [t.title for t in notebook.threads()] == ["Second", "First"]
    notebook.add_turn(first, "Who paid?", ANSWER)
    notebook.rename(first, "Payers")
    assert [(t.id, t.title) for t in notebook.threads()] == [(first, "Payers"), (second, "Second")]
    notebook.delete(second)
    assert [t.id for t in notebook.threads()] == [first]


def test_ids_of_threads_cannot_be_guessed(notebook: Notebook) -> None:
    ids = {notebook.create_thread("x") for _ in range(20)}
    assert len(ids) == 20
    assert all(len(i) >= 20 for i in ids)


def test_turns_come_back_as_they_were(notebook: Notebook, tmp_path: Path) -> None:
    thread = notebook.create_thread("x")
    notebook.add_turn(thread, "Who paid?", ANSWER)
    notebook.add_turn(thread, "And when?", {"id": "a2"})
    with Notebook.open(tmp_path / "library") as again:
        turns = again.turns(thread)
    assert [t.question for t in turns] == ["Who paid?", "And when?"]
    assert turns[0].answer == ANSWER
    assert notebook.answer("a1") == ANSWER
    assert notebook.turns(notebook.create_thread("empty")) == ()


def test_answers_outside_of_threads(notebook: Notebook) -> None:
    notebook.add_turn(None, "Who paid?", ANSWER)
    notebook.add_turn(None, "Who paid?", ANSWER | {"n": 2})
    assert notebook.answer("a1")["n"] == 2
    assert notebook.threads() == ()


def test_what_is_not_there(notebook: Notebook) -> None:
    thread = notebook.create_thread("x")
    notebook.add_turn(thread, "Who paid?", ANSWER)
    notebook.delete(thread)
    for attempt in (
        lambda: notebook.turns(thread), lambda: notebook.rename(thread, "y"), lambda: notebook.delete(thread),
        lambda: notebook.add_turn(thread, "q", ANSWER), lambda: notebook.answer("a1"),
        lambda: notebook.delete_quote("q"),
    ):  # fmt: skip
        with pytest.raises(NotebookUnknown):
            attempt()


def test_quotes(notebook: Notebook) -> None:
    first = notebook.save_quote(QUOTE)
    notebook.save_quote(QUOTE)
    saved = notebook.quotes()
    assert len(saved) == 2
    assert (saved[1].id, saved[1].text, saved[1].before, saved[1].start) == (first, QUOTE.text, QUOTE.before, 9)
    assert saved[1].saved
    notebook.delete_quote(first)
    assert len(notebook.quotes()) == 1


def test_feedback(notebook: Notebook) -> None:
    notebook.add_feedback(Feedback("a1", "good"))
    notebook.add_feedback(Feedback("a2", "bad", key="k3f9a2bq", comment="not so"))
    assert [f.verdict for f in notebook.feedback()] == ["good", "bad"]
    assert [(f.key, f.comment) for f in notebook.feedback("a2")] == [("k3f9a2bq", "not so")]


def test_a_later_correction_takes_the_place_of_an_earlier(notebook: Notebook) -> None:
    notebook.correct(Correction("a.pdf", "title", "One"))
    notebook.correct(Correction("a.pdf", "title", "Two"))
    notebook.correct(Correction("b.pdf", "issued", "2015"))
    assert [(c.field, c.value) for c in notebook.corrections("a.pdf")] == [("title", "Two")]
    assert len(notebook.corrections()) == 2


def test_unclean_text_is_refused(notebook: Notebook) -> None:
    thread = notebook.create_thread("x")
    for attempt in (
        lambda: notebook.create_thread("a\x00"), lambda: notebook.rename(thread, "\ud800"),
        lambda: notebook.add_turn(thread, "q\x00", {}), lambda: notebook.add_feedback(Feedback("a", "v", "", "\ud800")),
    ):  # fmt: skip
        with pytest.raises(TextUnclean):
            attempt()


def test_two_threads_write_at_once(notebook: Notebook, tmp_path: Path) -> None:
    failures: list[Exception] = []

    def write(book: Notebook) -> None:
        try:
            thread = book.create_thread("x")
            for i in range(20):
                book.add_turn(thread, f"{i}", {"id": f"{i}"})
            assert len(book.turns(thread)) == 20
        except (NotebookUnreadable, AssertionError) as error:
            failures.append(error)

    with Notebook.open(tmp_path / "library") as other:
        threads = [threading.Thread(target=write, args=(book,)) for book in (notebook, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures


def test_a_file_that_is_no_notebook(tmp_path: Path) -> None:
    (tmp_path / "notebook.sqlite").write_bytes(b"garbage" * 1000)
    with pytest.raises(NotebookUnreadable, match="backup"):
        Notebook.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotebookUnreadable):
        Notebook.open(tmp_path / "file")


def test_a_deleted_thread_is_gone_from_the_file(tmp_path: Path) -> None:
    with Notebook.open(tmp_path) as notebook:
        thread, other = notebook.create_thread("Whispering"), notebook.create_thread("Kept")
        words = "murmured-" * 3000  # more than fits into one page
        notebook.add_turn(thread, "murmured what?", {"id": "a1", "text": words})
        notebook.add_turn(other, "What else?", {"id": "a2"})
        notebook.add_turn(None, "murmured at the terminal", {"id": "a3", "text": words})
        notebook.add_feedback(Feedback("a1", "wrong", comment="murmured badly"))
        notebook.add_feedback(Feedback("a2", "right", comment="well said"))
        notebook.delete(thread)
        notebook.delete(None)
        assert [t.title for t in notebook.threads()] == ["Kept"]
        assert notebook.turns(None) == ()
        assert [f.answer_id for f in notebook.feedback()] == ["a2"]
        for file in tmp_path.glob("notebook.sqlite*"):
            assert b"murmured" not in file.read_bytes(), file.name
            assert b"Whispering" not in file.read_bytes(), file.name


def test_answers_outside_threads_are_listed_in_order(tmp_path: Path) -> None:
    with Notebook.open(tmp_path) as notebook:
        thread = notebook.create_thread("A")
        for number, where in enumerate((None, thread, None)):
            notebook.add_turn(where, f"Question {number}?", {"id": f"a{number}"})
        assert [t.question for t in notebook.turns(None)] == ["Question 0?", "Question 2?"]
        assert [t.question for t in notebook.turns(thread)] == ["Question 1?"]
