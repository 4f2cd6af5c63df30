"""What comes from the browser to judge an answer or to take it away is checked, done, and told."""

from __future__ import annotations

import base64
import io
from typing import Any

import docx
import pytest
import streamlit as st

from assistant.references.errors import ReferencesMissing
from assistant.takeaway.values import Asked, Thread
from store.errors import NotebookUnreadable
from tests.assistant.takeaway.samples import Docx
from tests.web import invented
from tests.web.fake_services import World
from web import desk, desk_words
from web.desk import judging, taking

QUESTION = "Who pays for the seed bank?"


@pytest.fixture
def answer() -> dict[str, Any]:
    return invented.seeds(invented.library(), QUESTION, ()).to_json()


@pytest.fixture
def thread(world: World, answer: dict[str, Any]) -> str:
    made = world.notebook.create_thread("Seeds")
    world.notebook.add_turn(made, QUESTION, answer)
    return made


def judge(answer: dict[str, Any], thread: str, part: str, verdict: str, comment: str = "") -> str:
    said = judging.judgement({"answer": answer["id"], "part": part, "verdict": verdict, "comment": comment})
    assert said is not None
    return judging.judge(said, thread)


def test_what_is_judged_is_kept_changed_and_taken_back(world: World, thread: str, answer: dict[str, Any]) -> None:
    key = answer["evidence"][0]["key"]
    for part in ("", "statement:2", key):
        assert judge(answer, thread, part, "missing", " The year. ") == ""
    assert judge(answer, thread, key, "right") == ""
    assert judge(answer, thread, "statement:2", "") == ""
    said = judging.given([answer["id"]])[answer["id"]]
    assert said == {
        "": {"verdict": "missing", "comment": "The year."},
        key: {"verdict": "right", "comment": ""},
    }
    assert judging.given(["another"]) == judging.given([]) == {}
    assert {f.owner for f in world.notebook.feedback()} == {""}


@pytest.mark.parametrize("part", ["statement:0", "statement:7", "statement:x", "nosuchke", "answer"])
def test_only_what_the_answer_has_can_be_judged(world: World, thread: str, answer: dict[str, Any], part: str) -> None:
    assert judge(answer, thread, part, "right") == desk_words.NOT_HERE
    assert world.notebook.feedback() == ()


def test_an_answer_of_another_thread_or_of_none_cannot_be_judged(
    world: World, thread: str, answer: dict[str, Any]
) -> None:
    other = world.notebook.create_thread("Other")
    for where in (other, ""):
        assert judge(answer, where, "", "right") == desk_words.NOT_HERE
    assert judge(answer, "gone", "", "right").startswith("This was not kept")
    assert world.notebook.feedback() == ()


def test_a_notebook_that_cannot_be_written_is_told(
    world: World, thread: str, answer: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any) -> None:
        raise NotebookUnreadable("The disk is away.")

    monkeypatch.setattr(world.notebook, "add_feedback", failing)
    assert judge(answer, thread, "", "right") == "This was not kept: The disk is away."


@pytest.mark.parametrize(
    "value",
    [
        {}, {"answer": "a", "part": "", "verdict": "splendid", "comment": ""},
        {"answer": "a", "part": "", "verdict": "right", "comment": "x" * 2001},
        {"answer": 1, "part": "", "verdict": "right", "comment": ""},
        {"answer": "a", "part": None, "verdict": "right", "comment": ""},
    ],
)  # fmt: skip
def test_what_is_no_judgement_is_none(value: dict[str, Any]) -> None:
    assert judging.judgement(value) is None


# Taking away


def take(thread: Thread, **wanted: Any) -> dict[str, Any]:
    asked = taking.request({"answer": "", "form": ".docx"} | wanted)
    assert asked is not None
    return taking.taken(asked, lambda: thread)


@pytest.fixture
def whole(world: World, answer: dict[str, Any]) -> Thread:
    other = invented.phrased(world.library, "And who phrased the rules?", ()).to_json()
    return Thread("Seeds", (Asked(QUESTION, answer), Asked("And who phrased the rules?", other)))


def data(told: dict[str, Any]) -> bytes:
    assert "error" not in told, told
    return base64.b64decode(told["data"])


def test_an_answer_and_a_thread_are_taken_away_as_word_files(whole: Thread) -> None:
    told = take(whole, answer=whole.turns[0].answer["id"])
    assert told["name"] == "Who-pays-for-the-seed-bank.docx"
    file = Docx(data(told))
    assert file.lines("Statement")[0] == f"“{invented.BANK}”"
    assert any(invented.ARABIC in line for line in file.lines("Statement"))
    assert "Example Institute of Regional Studies" in file.footnotes()[0]
    assert not any("phrased" in line for line in file.lines())
    told = take(whole)
    assert told["name"] == "Seeds.docx"
    assert "And who phrased the rules?" in Docx(data(told)).lines()


def test_a_template_of_ones_own_lends_its_styles(whole: Thread) -> None:
    template = docx.Document()
    template.sections[0].left_margin = 1_234_000
    buffer = io.BytesIO()
    template.save(buffer)
    told = take(whole, template=base64.b64encode(buffer.getvalue()).decode())
    assert abs(int(docx.Document(io.BytesIO(data(told))).sections[0].left_margin or 0) - 1_234_000) < 1000
    told = take(whole, template=base64.b64encode(b"no Word file").decode())
    assert "no Word file" in told["error"]
    assert "/tmp" not in told["error"]


def test_styles_and_languages_are_those_of_the_references(whole: Thread) -> None:
    one = whole.turns[0].answer["id"]
    plain = data(take(whole, answer=one, form=".md")).decode()
    styled = data(take(whole, answer=one, form=".md", style="apa", language="es")).decode()
    assert "párr." in styled
    assert "párr." not in plain
    assert "@" in data(take(whole, form=".bib")).decode()
    assert "TY  - " in data(take(whole, form=".ris")).decode()
    told = take(whole, style="own", csl=base64.b64encode(b"<x/>").decode())
    assert "no citation style" in told["error"]


def test_for_the_clipboard_there_is_text_and_html(whole: Thread) -> None:
    told = take(whole, answer=whole.turns[0].answer["id"], form="copy")
    assert f"“{invented.BANK}”[1][2]" in told["text"]
    assert told["text"].count(QUESTION) == 1
    assert '<p dir="rtl">' in told["html"]
    assert "<a " not in told["html"]


def test_what_has_arrived_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {"desk": {"got": "other"}, "desk_told": {"key": "k", "error": "", "data": "AAAA"}}
    monkeypatch.setattr(st, "session_state", state)
    desk._let_go()
    assert "desk_told" in state
    state["desk"] = {"got": "k"}
    desk._let_go()
    desk._let_go()
    assert "desk_told" not in state


def test_what_is_not_there_is_told(whole: Thread) -> None:
    assert take(whole, answer="another") == {"error": desk_words.NOT_HERE}
    assert take(Thread("", ())) == {"error": desk_words.NOT_HERE}
    nothing = invented.assistant(invented.library())("Who?", (), lambda *_: None)
    assert "No work is cited" in take(Thread("", (Asked("Who?", nothing),)), form=".bib")["error"]


@pytest.mark.parametrize(
    "value",
    [
        {"form": ".exe"}, {"answer": None}, {"style": "../../etc/passwd"}, {"style": "x.csl"}, {"language": "xx"},
        {"template": "no base64!"}, {"template": 7}, {"csl": "A" * 8_000_000},
    ],
)  # fmt: skip
def test_what_is_no_request_is_none(value: dict[str, Any]) -> None:
    assert taking.request({"answer": "", "form": ".docx"}) is not None
    assert taking.request({"answer": "", "form": ".docx"} | value) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Who pays, and for what?", "Who-pays-and-for-what.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("![x](http://evil.invalid/\u202egnp.x) <b>", "x-http-evil-invalid-gnp-x-b.md"),
        ("تمويل بنك البذور", "تمويل-بنك-البذور.md"),
        ("con", "answer-con.md"),
        ("…", "answer.md"),
        ("a" * 300, "a" * 60 + ".md"),
    ],
)
def test_a_file_is_named_by_its_title_and_harmlessly(title: str, name: str) -> None:
    assert taking.file_name(title, ".md") == name


def test_without_pandoc_that_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taking.missing() == ""

    def none() -> str:
        raise ReferencesMissing("pandoc is not installed.")

    monkeypatch.setattr(taking.pandoc, "program", none)
    assert taking.missing() == "Word files and citation styles are not to be had: pandoc is not installed."


def test_what_was_installed_meanwhile_is_there_without_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter(["Install it.", "Install it.", ""])
    monkeypatch.setattr(desk.taking, "missing", lambda: next(found))
    desk._looked_for.cache_clear()
    assert [desk._missing() for _ in range(5)] == ["Install it.", "Install it.", "", "", ""]
    desk._looked_for.cache_clear()
