"""Threads with Streamlit's own test runner: whose they are, what is shared, what is searched."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from streamlit.testing.v1 import AppTest

from assistant.quotes import Quote
from store.errors import NotebookUnreadable
from store.notebook import Notebook
from tests.web import invented
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from tests.web.test_pages import ask, drawn
from web import people, seeking, services, thread_words, words
from web.reading import looking

SEED = "Who pays for the seed bank?"
ANA, BEN = people.Person("ana@example.invalid", "Anouk Keeper"), people.Person("ben@example.invalid", "Ben")


def at(**address: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def thread_of(world: World, owner: people.Person, question: str = SEED) -> str:
    """A thread of an owner, who leaves the page then; its id."""
    world.person = owner
    thread = str(ask(at(), question)["thread"])
    world.person = people.Person()
    return thread


def test_a_thread_of_another_is_not_there_and_not_in_the_list(world: World) -> None:
    thread = thread_of(world, ANA)
    assert [t.owner for t in world.notebook.threads()] == [ANA.id]
    world.person = BEN
    page = at(thread=thread)
    assert drawn(page)["welcome"]["title"] == words.THREAD_GONE
    assert drawn(page, "ssc_threads")["threads"] == []
    ask(page, "And who phrased the rules?")  # goes into a thread of his own
    assert len(world.notebook.turns(thread, ANA.id)) == 1
    world.person = ANA
    page = at(thread=thread)
    assert [t["question"] for t in drawn(page)["turns"]] == [SEED]
    assert [t["id"] for t in drawn(page, "ssc_threads")["threads"]] == [thread]


def test_what_is_shared_is_read_and_nothing_of_its_owner_is_sent(world: World) -> None:
    thread = thread_of(world, ANA)
    world.notebook.rename(thread, "For the minister", ANA.id)
    name = world.notebook.share(thread, ANA.id)
    world.person = BEN
    page = at(shared=name)
    data = drawn(page)
    assert [t["question"] for t in data["turns"]] == [SEED]
    assert data["read_only"]
    assert not page.chat_input
    assert drawn(page, "ssc_threads")["threads"] == []
    sent = " ".join(str(element.proto) for element in (*page.main, *page.sidebar) if hasattr(element, "proto"))
    assert name in sent
    assert not [hidden for hidden in (thread, ANA.id, ANA.name, "For the minister") if hidden in sent]
    world.library.remove([world.library.held[0][0].id])
    page.run()
    assert [c["n"] for c in drawn(page)["turns"][0]["citations"] if c["withdrawn"]] == [1, 2, 4]
    world.notebook.unshare(thread, ANA.id)
    page.run()
    assert drawn(page)["welcome"]["title"] == thread_words.SHARED_GONE
    assert drawn(page)["turns"] == []
    assert not page.chat_input


def test_a_copy_of_what_is_shared_is_the_readers_own(world: World) -> None:
    thread = thread_of(world, ANA)
    name = world.notebook.share(thread, ANA.id)
    world.person = BEN
    page = at(shared=name)
    page.button[0].click().run()
    (taken,) = world.notebook.threads(BEN.id)
    assert page.query_params["thread"] in (taken.id, [taken.id])
    assert "shared" not in page.query_params
    assert taken.title == SEED
    assert [t["question"] for t in ask(page, "And who phrased the rules?")["turns"]] == [
        SEED, "And who phrased the rules?",
    ]  # fmt: skip
    assert len(world.notebook.turns(thread, ANA.id)) == 1


@pytest.mark.parametrize("ended", ["unshare", "delete"])
def test_a_copy_of_what_is_shared_no_more_is_not_made(
    world: World, monkeypatch: pytest.MonkeyPatch, ended: str
) -> None:
    """It ends while the copy is being made."""
    thread = thread_of(world, ANA)
    page = at(shared=world.notebook.share(thread, ANA.id))
    real = world.notebook.copy_shared

    def too_late(*given: str) -> str:
        getattr(world.notebook, ended)(thread, ANA.id)
        return real(*given)

    monkeypatch.setattr(world.notebook, "copy_shared", too_late)
    page.button[0].click().run()
    assert drawn(page)["welcome"]["title"] == thread_words.SHARED_GONE
    assert world.notebook.threads("") == ()


def test_a_shared_thread_that_cannot_be_read_is_not_said_to_be_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any) -> None:
        raise NotebookUnreadable("The disk is away.")

    monkeypatch.setattr(world.notebook, "shared", failing)
    page = at(shared="anything")
    assert not page.exception
    assert [unescape(e.value) for e in page.error] == ["This thread cannot be read now: The disk is away."]


def test_the_words_of_sharing_say_whether_one_has_to_sign_in(world: World) -> None:
    assert drawn(at(), "ssc_threads")["words"]["who"] == thread_words.WHO
    world.person = BEN
    assert drawn(at(), "ssc_threads")["words"]["who"] == thread_words.WHO_SIGNED_IN


def test_a_search_finds_the_readers_own_threads_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    thread, _ = thread_of(world, ANA), thread_of(world, BEN)
    world.person = ANA
    assert seeking.sought({"n": 3, "words": "COASTAL fund"}) == {"n": 3, "ids": [thread], "error": ""}
    assert seeking.sought({"n": 4, "words": "submarine"}) == {"n": 4, "ids": [], "error": ""}
    for wrong in (None, "x", {}, {"n": "1", "words": "x"}, {"n": 1, "words": ["x"]}):
        assert seeking.sought(wrong) is None

    def failing(*_: Any) -> None:
        raise NotebookUnreadable("The disk is away.")

    monkeypatch.setattr(world.notebook, "found_in", failing)
    found = seeking.sought({"n": 5, "words": "coastal"})
    assert found == {"n": 5, "ids": [], "error": "The threads cannot be searched now: The disk is away."}


def test_there_is_a_field_to_search_where_there_are_some_threads(world: World) -> None:
    for n in range(4):
        world.notebook.create_thread(f"Thread {n}")
    assert not drawn(at(), "ssc_threads")["seek"]
    world.notebook.create_thread("One more")
    assert drawn(at(), "ssc_threads")["seek"]


class Owned(Notebook):
    """A notebook that nobody may ask for everybody's things."""

    def _of(self, table: sa.Table, owner: str | None) -> tuple[sa.ColumnElement[bool], ...]:
        assert owner is not None, f"{table.name} were asked for without an owner"
        return super()._of(table, owner)


def test_every_page_asks_for_the_things_of_one_owner(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with Owned(world.notebook.file) as owned:
        monkeypatch.setattr(services, "notebook", lambda: owned)
        with pytest.raises(AssertionError):
            owned.threads()
        world.person = ANA
        page = at()
        thread = ask(page, SEED)["thread"]
        assert drawn(page)["turns"]
        for name in ("quotes", "library", "help"):
            page.switch_page(f"web/{name}.py").run()
            assert not page.exception
        page.switch_page("web/quotes.py")
        page.query_params["tab"] = "saved"
        page.run()
        assert not page.exception
        assert drawn(at(shared=owned.share(thread, ANA.id)))["turns"]
        seeking.sought({"n": 1, "words": "seed"})


def test_a_quote_saved_in_the_pane_is_the_readers_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    document, paged = world.library.held[0]
    start = paged.text.index(invented.BANK)
    end = start + len(invented.BANK)

    def quote_at(*_: Any) -> Quote:
        return Quote("key", invented.BANK, paged.locate(start, end), document, "The institute", author_says=True)

    for module in ("quote_search", "collection"):
        monkeypatch.setattr(f"assistant.{module}.quote_at", quote_at)
    asked = looking.Request("k", document.id, start, end)
    with Owned(world.notebook.file) as owned:
        monkeypatch.setattr(services, "notebook", lambda: owned)
        world.person = ANA
        assert [looking.keep(asked)["saved"], looking.keep(asked)["saved"]] == [True, True]
        assert [q.text for q in owned.quotes(ANA.id)] == [invented.BANK]
        world.person = BEN
        assert looking.looked(asked)["saved"] is False
        assert looking.keep(asked)["error"] == ""
        assert len(owned.quotes(BEN.id)) == 1
