"""What can be judged of an answer, and what a case for an evaluation holds of it."""

from __future__ import annotations

import json

from assistant import feedback
from assistant.feedback import cases, parts_of, statement_key
from store.notebook import Feedback
from tests.assistant.takeaway.samples import FEW, HELD, KELP, SEED, quoting

ANSWER = quoting(SEED, KELP, gaps=(FEW,), withheld=(HELD,)) | {
    "history": ["Who keeps seed?"],
    "record": {"filters": {"years": [2010, 2020]}, "around": {"seedseed": ["Before that. ", " After it."]}},
}


def given(verdict: str, key: str = "", **more: str) -> Feedback:
    return Feedback("a1", verdict, key, given="2026-03-04T05:06:07+00:00", **more)


def test_an_answer_its_statements_and_its_citations_can_be_judged() -> None:
    parts = parts_of(ANSWER)
    assert list(parts) == ["", "statement:1", "statement:2", "seedseed", "kelpkelp"]
    assert parts[statement_key(1)].text == SEED.quote
    assert parts[statement_key(2)].evidence == ("kelpkelp",)
    assert parts[""].evidence == ("seedseed", "kelpkelp")
    assert [p.kind for p in parts.values()] == ["answer", "statement", "statement", "citation", "citation"]


def test_a_case_holds_the_question_what_was_judged_and_the_answer() -> None:
    (case,) = cases([given("not supported", "statement:1", comment="It says less.", owner="ana")], {"a1": ANSWER})
    assert (case["question"], case["history"]) == ("Who lends seed?", ["Who keeps seed?"])
    assert (case["verdict"], case["note"]) == ("not supported", "It says less.")
    assert case["about"] == {"kind": "statement", "text": SEED.quote, "evidence": [1]}
    assert case["filters"] == {"years": [2010, 2020]}
    said = case["answer"]
    assert said["statements"][1]["evidence"] == [2]
    assert said["withheld"][0]["text"] == HELD.text
    first = said["evidence"][0]
    assert (first["source"], first["before"], first["after"]) == (SEED.document.source, "Before that. ", " After it.")
    assert first["place"]["pages"] == [9]
    assert (first["place"]["start"], first["place"]["section"]) == (10, "Findings")
    whole = json.dumps(case)
    assert "ana" not in whole.split()  # who judged
    assert '"ana"' not in whole
    assert "seedseed" not in whole  # nothing is named by what another reading of the documents would change
    assert "kelpkelp" not in whole


def test_only_of_what_is_right_a_case_says_what_to_expect() -> None:
    judged = [given("right"), given("right", "seedseed"), given("wrong source", "seedseed"), given("missing")]
    whole, citation, wrong, missing = cases(judged, {"a1": ANSWER})
    assert whole["evidence"] == [[SEED.quote], [KELP.quote]]
    assert whole["documents"] == [SEED.document.source, KELP.document.source]
    assert whole["abstain"] is False
    assert citation["evidence"] == [[SEED.quote]]
    assert citation["abstain"] is None
    for case in (wrong, missing):
        assert (case["evidence"], case["documents"], case["abstain"]) == ([], [], None)


def test_every_case_has_a_name_of_its_own_and_what_is_gone_has_none() -> None:
    judged = [given("right", owner="ana"), given("right", owner="ben"), given("right", "statement:2")]
    lost = [Feedback("a2", "right"), given("right", "statement:9"), given("right", "nosuchke")]
    assert [c["id"] for c in cases([*judged, *lost], {"a1": ANSWER})] == ["a1", "a1-2", "a1-statement-2"]


def test_the_verdicts_are_those_that_the_command_names() -> None:
    from commands.feedback import _VERDICTS

    assert ", ".join(feedback.VERDICTS) == _VERDICTS
