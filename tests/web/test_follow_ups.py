"""What may be asked after an answer: how it is put together, and how it is tried."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

from assistant.answer import Statement
from store.documents import Record
from tests.web import invented
from tests.web.fakes import FakeLibrary, answer, authors, document, evidence
from web import follow_ups
from web.follow_ups import FollowUp
from web.following import Following, Quiet, tried

Json = dict[str, Any]


def answered(library: FakeLibrary, question: str) -> Json:
    return invented.assistant(library)(question, (), lambda step, count: None)


def made(library: FakeLibrary, *answers: Json, acronyms: dict[str, str] | None = None) -> list[str]:
    shelf = {d.id: d for d in library.documents()}
    return [one.question for one in follow_ups.candidates(answers, shelf, library, acronyms or {})]


DRAFT = """# The Harvest and Its Drying

The harvest of the orchard was dried for the winter.

# The Wardens of the Mill

Wardens keep tools and the harvest in the mill of Velmora.

# ![x](http://evil.invalid/x.png) of the mill

A line.

# Our way forward

Another line."""


def test_questions_name_sections_beside_what_was_cited_and_nothing_that_is_odd() -> None:
    library = invented.library()
    library.held.append(
        document(9, Record("The orchard", authors("Ada Pell"), (2020,), "report", language="en"), DRAFT)
    )
    cited = evidence(library, 5, "The harvest of the orchard was dried for the winter.")
    first = answer("How was the fruit dried?", (), (Statement(cited.quote, (cited.key,)),), (), (cited,)).to_json()
    questions = made(library, first)
    assert questions == made(library, first)  # steady
    assert questions[0] == "What does Ada Pell say about the wardens of the mill?"
    assert not any("evil" in q or "Our" in q or "harvest" in q for q in questions)
    assert questions[0] not in made(library, first | {"question": questions[0]}, first)


def test_names_and_countries_of_the_quotations_that_were_not_asked_about() -> None:
    library = invented.library()
    found = answered(library, "Who pays for the seed bank?")
    found["evidence"][0]["quote"] = "In Kenya and Peru the High Commission and UNDP work with the Paula Smith Bank."
    found["evidence"][0]["locator"]["kind"] = "body"
    questions = made(library, found | {"question": "Who works in Peru?", "stand_alone": "Who works in Peru?"})
    assert "How does Kenya take part in South-South cooperation?" in questions
    assert "What does the library say about the High Commission?" in questions
    assert not any("Peru" in q for q in questions)
    explained = made(library, found, acronyms={"UNDP": "united seed pool"})
    assert "What does the library say about united seed pool (UNDP)?" in explained


def test_only_english_is_followed() -> None:
    library = invented.library()
    found = answered(library, "Who pays for the seed bank?")
    found["evidence"][0]["quote"] = "In Kenya they pay."
    assert made(library, found)
    assert made(library, found | {"language": "es"}) == []
    assert made(library) == []


def test_an_answer_must_be_whole_and_new_and_about_it() -> None:
    held = {"key": "k", "quote": "Kenya leads.", "document": {"id": "d"}}
    found = {"abstained": False, "gaps": [], "evidence": [held], "statements": [{"citations": ["k"]}]}
    kenya = FollowUp("?", words="kenya")
    assert kenya.is_answered(found, frozenset())
    assert not kenya.is_answered(found, frozenset({"k"}))
    assert not kenya.is_answered(found | {"abstained": True}, frozenset())
    assert not kenya.is_answered(found | {"gaps": [{}]}, frozenset())
    assert not FollowUp("?", words="peru").is_answered(found, frozenset())
    assert FollowUp("?", document="d").is_answered(found, frozenset())
    assert not FollowUp("?", document="e").is_answered(found, frozenset())


def test_those_that_abstain_are_left_out_and_each_brings_something_new() -> None:
    asked: list[str] = []

    def ask(question: str, history: Sequence[object]) -> Json:
        asked.append(question)
        key = {"one": "k1", "two": "k1", "three": "k3"}.get(question)
        held = [{"key": key, "quote": "x", "document": {"id": "d"}}] if key else []
        said = [{"citations": [key]}] if key else []
        return {"abstained": not key, "gaps": [], "evidence": held, "statements": said}

    candidates = [FollowUp(q, document="d") for q in ("none", "one", "two", "three", "four")]
    assert tried(candidates, (), ask, lambda: True, Quiet()) == ["one", "three"]
    assert asked == ["none", "one", "two", "three", "four"]
    assert tried(candidates, (), ask, lambda: False, Quiet()) == []


def test_nothing_is_tried_while_an_answer_is_made() -> None:
    quiet = Quiet()
    done = threading.Event()
    with quiet.broken():
        threading.Thread(target=lambda: (quiet.wait(), done.set()), daemon=True).start()
        assert not done.wait(0.2)
    assert done.wait(5)


def test_what_is_found_is_kept_and_what_fails_is_nothing() -> None:
    def find(given: str, wanted: object) -> list[str]:
        if given == "bad":
            raise KeyError(given)
        return [given]

    following: Following[str, str] = Following(find)
    until = time.monotonic() + 10
    while None in (found := [following.look(key, key) for key in ("good", "bad")]) and time.monotonic() < until:
        time.sleep(0.02)
    assert found == [("good",), ()]
