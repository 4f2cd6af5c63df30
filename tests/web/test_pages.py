"""The pages with Streamlit's own test runner: what reaches the component, what is kept, what is said when it fails."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import settings
from assistant.conversation import Earlier
from store.errors import DocumentUnknown, LibraryMissing, LibraryUnreadable, ModelMissing, NotebookUnreadable, SscError
from tests.web import invented
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from tests.web.fakes import FakeLibrary
from web import models, services, words


def run() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()


def drawn(at: AppTest, name: str = "ssc_answers") -> Any:
    assert not at.exception
    return next(json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.component_name == name)


def ask(at: AppTest, question: str) -> Any:
    at.chat_input[0].set_value(question).run()
    return drawn(at)


def test_an_empty_library_says_what_to_do(world: World) -> None:
    world.library = FakeLibrary()
    at = run()
    welcome = drawn(at)["welcome"]
    assert welcome["title"] == words.EMPTY_LIBRARY_TITLE
    assert "ssc ingest starter_library" in [command for _, command in welcome["steps"]]
    assert at.chat_input[0].disabled


def test_an_empty_library_asks_nobody_to_add_who_may_not(world: World) -> None:
    world.library = FakeLibrary()
    world.curating = False
    welcome = drawn(run())["welcome"]
    assert welcome["title"] == words.EMPTY_LIBRARY_TITLE
    assert welcome["text"] == words.EMPTY_LIBRARY_READER
    assert not welcome["steps"]


def test_an_empty_chat_suggests_questions(world: World) -> None:
    assert len(drawn(run())["welcome"]["suggestions"]) == 3


def test_an_answer_is_in_its_thread_and_stays(world: World) -> None:
    at = run()
    data = ask(at, "Who pays for the seed bank?")
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?"]
    assert data["pending"] == []
    thread = at.query_params["thread"]
    assert [t.id for t in world.notebook.threads()] == [data["thread"]]
    assert data["thread"] in thread
    at.run()
    assert drawn(at) == data
    second = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    second.query_params["thread"] = data["thread"]
    second.run()
    assert drawn(second) == data


def test_a_follow_up_knows_what_was_asked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Sequence[str | Earlier]] = []
    real = services.ask

    def listening(question: str, history: Sequence[str | Earlier], *told: Any, **how: Any) -> services.Json:
        seen.append(history)
        return real(question, history, *told, **how)

    monkeypatch.setattr(services, "ask", listening)
    at = run()
    ask(at, "Who pays for the seed bank?")
    data = ask(at, "And who phrased the rules?")
    assert not seen[0]
    (earlier,) = seen[1]
    assert isinstance(earlier, Earlier)
    assert earlier.question == "Who pays for the seed bank?"
    assert invented.BANK in earlier.items  # and what was answered
    assert len(data["turns"]) == 2


def test_questions_sent_while_one_is_answered_wait_for_their_turn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run that a new question ends leaves the one before it written down."""
    at = run()
    with monkeypatch.context() as ended:
        ended.setattr(services, "ask", lambda *_, **__: st.stop())
        at.chat_input[0].set_value("Who pays for the seed bank?").run()
        assert drawn(at)["pending"] == ["Who pays for the seed bank?"]
        assert world.notebook.threads() == ()
    data = ask(at, "And who phrased the rules?")
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?", "And who phrased the rules?"]
    assert data["pending"] == []
    assert len(world.notebook.threads()) == 1


def test_a_question_asked_in_a_page_that_outlived_its_server_is_answered_once(world: World) -> None:
    """The browser goes on with what it has drawn; the session is new and has drawn nothing yet."""
    at = run()
    at._session_state = AppTest.from_file(str(ROOT / "app.py"))._session_state
    data = ask(at, "Who pays for the seed bank?")
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?"]
    assert data["pending"] == []
    data = ask(at, "And who phrased the rules?")
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?", "And who phrased the rules?"]


def test_a_question_whose_run_ends_before_it_came_to_ask_is_not_lost(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where something else that the browser sends takes the place of that run."""
    at = run()
    with monkeypatch.context() as ended:
        ended.setattr(services, "shelf", lambda: st.stop())
        at.chat_input[0].set_value("Who pays for the seed bank?").run()
        assert world.notebook.threads() == ()
    at.run()
    assert [t["question"] for t in drawn(at)["turns"]] == ["Who pays for the seed bank?"]


def test_a_question_that_fails_does_not_hold_up_those_behind_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at = run()
    with monkeypatch.context() as ended:
        ended.setattr(services, "ask", lambda *_, **__: st.stop())
        for question in ("explode", "Who pays for the seed bank?"):
            at.chat_input[0].set_value(question).run()
    at.run()
    assert [t["question"] for t in drawn(at)["turns"]] == ["Who pays for the seed bank?"]
    assert "cannot be read" in unescape(at.error[0].value)
    assert not ask(at, "And who phrased the rules?")["pending"]
    assert not at.error


def test_after_a_fault_of_ours_other_questions_are_answered(world: World) -> None:
    at = run()
    at.chat_input[0].set_value("break").run()
    assert at.exception
    assert len(ask(at, "Who pays for the seed bank?")["turns"]) == 1


def test_a_question_that_is_too_long_is_told_and_not_kept(world: World) -> None:
    at = run()
    at.chat_input[0].set_value("seeds " * 2000).run()
    assert "11,999 characters" in unescape(at.error[0].value)
    assert drawn(at)["pending"] == []
    assert world.notebook.threads() == ()


def test_an_abstention_is_drawn_as_one(world: World) -> None:
    turn = ask(run(), "Who built the bridge?")["turns"][0]
    assert turn["abstention"]["title"] == words.ABSTAIN_TITLE
    assert turn["abstention"]["nearest"] == [1, 2]


def test_what_the_library_lost_is_marked_in_a_stored_answer(world: World) -> None:
    at = run()
    assert not any(c["withdrawn"] for c in ask(at, "seed bank")["turns"][0]["citations"])
    world.library.remove([world.library.held[0][0].id])
    at.run()
    assert [c["n"] for c in drawn(at)["turns"][0]["citations"] if c["withdrawn"]] == [1, 2, 4]


def test_a_question_that_fails_is_one_line_and_leaves_no_thread(world: World) -> None:
    at = run()
    at.chat_input[0].set_value("explode").run()
    assert not at.exception
    assert len(at.error) == 1
    assert "cannot be read" in at.error[0].value.replace("&#32;", " ")
    assert "](" not in at.error[0].value
    assert world.notebook.threads() == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ask", DocumentUnknown),
        ("ask", LibraryMissing),
        ("ask", SscError),
        ("warm", ModelMissing),
        ("notebook", NotebookUnreadable),
    ],
)
def test_after_a_question_that_failed_the_page_is_usable(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[SscError]
) -> None:
    """Each thing that the page needs for an answer fails in the middle of a thread, then works again."""
    at = run()
    first = ask(at, "Who pays for the seed bank?")
    real, asking = services.ask, False

    def failing(*args: Any, **how: Any) -> Any:
        raise kind("The document was removed.")

    def starts_failing(question: str, history: Sequence[str], *told: Any, **how: Any) -> services.Json:
        nonlocal asking
        asking = True
        return real(question, history, *told, **how) if name != "ask" else failing()

    with monkeypatch.context() as broken:
        broken.setattr(services, "ask", starts_failing)
        if name == "warm":
            broken.setattr(services, "warm", failing)
        if name == "notebook":
            broken.setattr(world.notebook, "add_turn", failing)
        at.chat_input[0].set_value("And who phrased the rules?").run()
        assert not at.exception
        assert asking == (name != "warm")
        assert [unescape(e.value) for e in at.main if e.type == "error"] == [
            "The question could not be answered: The document was removed."
        ]
        assert drawn(at)["turns"] == first["turns"]
        assert not at.chat_input[0].disabled
    data = ask(at, "And who phrased the rules?")
    assert not at.error
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?", "And who phrased the rules?"]
    assert len(world.notebook.threads()) == 1


def test_suggestions_that_cannot_be_read_are_left_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> None:
        raise LibraryUnreadable("gone at this moment")

    monkeypatch.setattr(services, "suggestions", failing)
    at = run()
    assert drawn(at)["welcome"]["suggestions"] == []
    assert ask(at, "seed bank")["turns"]


def test_an_unreadable_library_is_one_line(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise LibraryUnreadable("/library holds no catalogue that can be read")

    for name in ("library", "shelf", "counts", "warm", "suggestions"):
        monkeypatch.setattr(services, name, broken)
    at = run()
    assert not at.exception
    assert len(at.error) == 1
    at.switch_page("web/library.py").run()
    assert not at.exception
    assert len(at.error) == 1


def test_a_thread_that_is_gone_is_said_to_be(world: World) -> None:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["thread"] = "nosuchthread"
    at.run()
    assert drawn(at)["welcome"]["title"] == words.THREAD_GONE
    assert ask(at, "seed bank")["turns"][0]["question"] == "seed bank"


def test_a_thread_that_cannot_be_read_is_not_said_to_be_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at = run()
    data = ask(at, "seed bank")

    def failing(*_: object) -> None:
        raise NotebookUnreadable("The disk is away.")

    with monkeypatch.context() as broken:
        broken.setattr(world.notebook, "turns", failing)
        at.run()
        assert not at.exception
        assert [unescape(e.value) for e in at.error] == ["This thread cannot be read now: The disk is away."]
        assert not [e for e in at.get("bidi_component") if e.proto.component_name == "ssc_answers"]
    at.run()
    assert drawn(at) == data


def test_the_library_page_lists_the_documents_as_plain_data(world: World) -> None:
    at = run()
    at.switch_page("web/library.py").run()
    rows = drawn(at, "ssc_shelf")["documents"]
    assert len(rows) == 5
    assert {r["title"] for r in rows} >= {"The night train", "A seed bank of their own"}
    assert not any("evil" in str(getattr(e, "value", "")) for e in at.main)


def test_the_help_page_is_our_own_words(world: World) -> None:
    at = run()
    at.switch_page("web/help.py").run()
    assert not at.exception
    data = drawn(at, "ssc_help")
    assert "What leaves the machine" in [part["title"] for part in data["parts"]]
    marks = next(b["rows"] for part in data["parts"] for b in part["blocks"] if "rows" in b)
    assert {m for m, _ in marks} == {m for m, _ in words.MARKS.values()}


def test_nothing_from_a_document_reaches_a_label(world: World) -> None:
    at = run()
    ask(at, "Which plants grow here?")
    ours = {e.type for e in at.main} | {e.type for e in at.sidebar}
    for kind in ours - {"bidi_component"}:
        for element in at.get(kind):
            assert "evil" not in str(getattr(element, "proto", ""))


def test_only_the_settings_of_the_door_are_used(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSC_LIBRARY", str(tmp_path / "elsewhere"))
    seen: list[services.Choice] = []
    monkeypatch.setattr(services, "configure", seen.append)
    run()
    assert seen[0].folder == tmp_path / "elsewhere"


def test_each_value_is_handed_on_under_its_own_name(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_as: dict[str, Any] = {
        "library": tmp_path, "model": "openai:a", "model_url": "http://127.0.0.1:1/b", "model_seconds": 2.0,
        "checker": "c", "reranker": "d", "embedding": "e", "curating": "off", "upload_mb": 3.0,
        "upload_total_mb": 4.0, "upload_files": 5, "curators": "f@example.org", "open_to": "network",
        "sign_in_hours": 6.0,
    }  # fmt: skip
    for name, value in set_as.items():
        monkeypatch.setenv(f"SSC_{name.upper()}", str(value))
    monkeypatch.setenv("SSC_MODELS", '["gguf:/g"]')
    seen: list[services.Choice] = []
    monkeypatch.setattr(services, "configure", seen.append)
    run()
    handed = asdict(seen[0])
    assert [m["model"] for m in handed.pop("models")] == ["gguf:/g"]
    assert handed | {"library": handed["folder"]} == set_as | {"folder": tmp_path}


def test_the_door_hands_on_what_was_set() -> None:
    handed = {"folder" if name == "library" else name for name in settings.NAMES} - {"seconds", "memory", "workers"}
    assert {f.name for f in fields(services.Choice)} == handed


def test_the_choice_of_a_model_is_shown_where_there_is_one_and_told_to_the_assistant(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    real = services.ask
    monkeypatch.setattr(services, "ask", lambda *told, **how: asked.append(how["model"]) or real(*told, **how))
    at = run()
    assert not [e for e in at.get("bidi_component") if e.proto.component_name == "ssc_models"]
    world.models = (
        models.NOBODY,
        models.Named("![x](http://evil.invalid/m.png)", "openai:x", "https://far.example/v1"),
    )
    at.run()
    shown = drawn(at, "ssc_models")
    assert [o["name"] for o in shown["options"]] == [one.name for one in world.models]
    assert shown["chosen"] == models.NOBODY.name
    at.session_state["phrased by"] = world.models[1].name
    assert ask(at, "Who pays for the seed bank?")["turns"]
    assert asked == [world.models[1].name]
    assert drawn(at, "ssc_models")["chosen"] == world.models[1].name


def test_a_question_that_is_stopped_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both where the assistant notices and where the answer was there already."""
    at = run()
    real = invented.assistant(world.library)
    for notices in (True, False):

        def stopped(*told: Any, notices: bool = notices, **how: Any) -> services.Json:
            at.session_state["waiting"].stop("")
            assert how["stop"]()
            return real(*told, **how | ({} if notices else {"stop": None}))

        monkeypatch.setattr(services, "ask", stopped)
        data = ask(at, "Who pays for the seed bank?")
        assert data["pending"] == []
        assert data["stopped"] == ["Who pays for the seed bank?"]
        assert world.notebook.threads() == ()
        assert not at.error


def test_what_may_be_asked_next_stands_after_the_newest_answer_alone(world: World) -> None:
    at = run()
    assert drawn(at)["follow_ups"] == []
    world.offered = ["Who built the mill?"]
    assert ask(at, "Who pays for the seed bank?")["follow_ups"] == ["Who built the mill?"]
    world.offered = None
    at.run()
    assert drawn(at)["follow_ups"] == []  # while they are tried


def test_a_question_that_is_too_long_stands_in_the_field_again(world: World) -> None:
    at = run()
    ask(at, "Who pays for the seed bank?")
    long = "Who pays\nfor it? " * 400
    at.chat_input[0].set_value(long).run()
    assert not at.exception
    (told,) = at.error
    assert "characters" in told.value
    assert at.chat_input[0].proto.value == long
    assert at.chat_input[0].proto.set_value
    assert drawn(at)["notice"]
    at.run()
    assert not at.chat_input[0].proto.set_value  # once: what is typed meanwhile stays
    data = ask(at, "And who phrased the rules?")
    assert [t["question"] for t in data["turns"]] == ["Who pays for the seed bank?", "And who phrased the rules?"]
    assert not data["notice"]
    assert not at.error
