"""ask: one question, many from a file or a pipe, and what is wrong with them."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from tests.cli.conftest import Ssc
from tests.conftest import ROOT

ANSWER = {
    "id", "question", "history", "stand_alone", "model", "generation", "abstained", "statements", "withheld", "gaps",
    "evidence", "text", "raw", "unknown_keys", "seconds",
}  # fmt: skip
EVIDENCE = {
    "key", "quote", "score", "author_says", "speaker", "original", "force", "examples_only", "as_of", "gloss",
    "document", "locator",
}  # fmt: skip
DOCUMENT = {"id", "source", "title", "authors", "year", "type", "record"}
LOCATOR = {"start", "end", "pages", "labels", "section", "paragraph", "note", "kind"}
PUPILS = "How many pupils do the school boats carry?"


def test_an_answer_has_the_shape_of_the_design(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("ask", f"{PUPILS[:-1]}, and who pays the teachers?", "--json")
    assert done.code == 0
    answer = done.json
    assert set(answer) >= ANSWER
    assert answer["model"] == "extractive"
    assert answer["abstained"] is False
    assert isinstance(answer["generation"], int)
    assert answer["raw"] is None
    for statement in answer["statements"]:
        assert set(statement) == {"text", "citations", "support", "why", "checker"}
    for gap in answer["gaps"]:
        assert set(gap) == {"ask", "reason", "nearest"}
    for evidence in answer["evidence"]:
        assert set(evidence) >= EVIDENCE
        assert set(evidence["document"]) == DOCUMENT
        assert set(evidence["locator"]) == LOCATOR
        assert evidence["document"]["authors"]
        assert all(isinstance(name, str) for name in evidence["document"]["authors"])
    assert set(answer["seconds"]) == {"retrieve", "choose", "compose", "verify"}
    assert "1,450" in answer["text"]
    assert answer["text"].endswith("[1]")
    assert answer["gaps"][0]["ask"] == "who pays the teachers"


def test_an_abstention_is_done(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("ask", "What is the population of Gondwarra?", "--json")
    assert done.code == 0
    assert done.json["abstained"] is True
    assert done.json["statements"] == []
    assert done.json["gaps"][0]["reason"]


def test_an_answer_for_people(ssc: Ssc, islands_chosen: Path) -> None:
    out = ssc("ask", PUPILS).out
    assert "“The school boats of Perrimoor carry 1,450 pupils every morning.” [1]" in out
    assert "[1] Joran Achterberg (n.d.). The school boats of Perrimoor" in " ".join(out.split())
    out = ssc("ask", "What is the population of Gondwarra?").out
    assert "Not in the library: What is the population of Gondwarra" in out
    assert re.search(r"Searched: \d+ documents, \d+ passages\.", out)


def test_follow_ups_and_filters(ssc: Ssc, islands_chosen: Path) -> None:
    earlier = "What are the school boats of Perrimoor?"
    answer = ssc("ask", "And how many pupils do they carry?", "--after", earlier, "--json").json
    assert answer["history"] == [earlier]
    assert "1,450" in answer["text"]
    filtered = ssc("ask", PUPILS, "--where", "source=kelp.md", "--json").json
    shut_out = ssc("ask", "Who keeps the lamps of Velsund?", "--where", "source=kelp.md", "--json").json
    assert [("only 1 of" in gap["reason"]) for gap in shut_out["gaps"]] == [True]
    assert "Understood as:" in ssc("ask", "And how many pupils do they carry?", "--after", earlier).out
    assert filtered["searched"]["documents"] == 1 < answer["searched"]["documents"]
    assert 0 < filtered["searched"]["passages"] < answer["searched"]["passages"]
    assert {e["document"]["source"] for e in filtered["evidence"]} <= {"kelp.md"}
    assert ssc("ask", PUPILS, "--where", "type=case study", "--where", "language=en", "--json").json["statements"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("",), "empty"),
        (("  \n ",), "empty"),
        (("x" * 100_000,), "100,000 characters"),
        ((), "either a question or --file"),
        (("What?", "--file", "q.jsonl"), "either a question or --file"),
        (("--file", "nowhere.jsonl"), "nowhere.jsonl"),
        ((PUPILS, "--where", "colour=red"), "colour"),
        ((PUPILS, "--where", "year=soon"), "year"),
        ((PUPILS, "--model", "openai:gpt"), "openai:gpt"),
    ],
)
def test_wrong_use_is_said_in_one_line(ssc: Ssc, islands_chosen: Path, arguments: tuple[str, ...], said: str) -> None:
    done = ssc("ask", *arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert len(done.err) < 300


LINES = [
    json.dumps({"id": "q1", "question": PUPILS}),
    "",
    "this is not JSON",
    "[1, 2]",
    json.dumps({"id": "q3"}),
    json.dumps({"id": "q4", "question": 7}),
    json.dumps({"id": "q5", "question": "What is it?", "history": "no list"}),
    json.dumps({"id": "q6", "question": ""}),
    json.dumps({"id": "q7", "question": "y" * 100_000}),
    json.dumps({"question": "What is a kelp bank?", "history": []}),
    json.dumps({"id": "q8", "question": "¿Y cuántos alumnos llevan?", "history": [PUPILS]}, ensure_ascii=False),
]


def check(answers: list[dict[str, object]]) -> None:
    """What must come of LINES: an answer or an error for each line that is not empty, in order."""
    assert len(answers) == 10
    assert all(isinstance(one["id"], str) for one in answers)
    assert [one["id"] for one in answers if one["id"] in ("q1", "q3", "q4", "q5", "q6", "q7", "q8")] == [
        "q1", "q3", "q4", "q5", "q6", "q7", "q8",
    ]  # fmt: skip
    wrong = answers[1:6]
    for one in wrong:
        assert set(one) == {"id", "error"}
        error = one["error"]
        assert isinstance(error, dict)
        assert set(error) == {"kind", "message"}
        assert error["kind"]
        assert error["message"]
    right = [answers[0], *answers[6:]]
    assert all(set(one) >= ANSWER for one in right)
    assert "1,450" in str(answers[0]["text"])
    assert "living seaweed" in str(answers[8]["text"])
    assert answers[9]["history"] == [PUPILS]
    # A question that cannot be answered gets an answer that says so.
    assert [one["abstained"] for one in answers[6:8]] == [True, True]


def test_a_file_of_questions_with_bad_lines_in_the_middle(ssc: Ssc, islands_chosen: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(LINES), encoding="utf-8")
    done = ssc("ask", "--file", file, "--json")
    assert done.code == 1
    check(done.lines)
    good = tmp_path / "good.jsonl"
    good.write_text(LINES[0] + "\n", encoding="utf-8")
    done = ssc("ask", "--file", good, "--json")
    assert done.code == 0
    assert done.json["id"] == "q1"


def test_a_fault_in_one_line_is_told_in_its_place(
    ssc: Ssc, islands_chosen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = Assistant.ask

    def faulty(self: Assistant, question: str, **options: Any) -> Answer:
        if question == "Which?":
            raise KeyError("gone")
        return answered(self, question, **options)

    monkeypatch.setattr(Assistant, "ask", faulty)
    file = tmp_path / "questions.jsonl"
    lines = [{"id": "q1", "question": PUPILS}, {"id": "q2", "question": "Which?"}, {"id": "q3", "question": PUPILS}]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = ssc("ask", "--file", file, "--json")
    assert done.code == 1
    assert [one["id"] for one in done.lines] == ["q1", "q2", "q3"]
    assert done.lines[1]["error"]["kind"] == "fault"
    assert "KeyError: 'gone' (test_ask.py, line" in done.lines[1]["error"]["message"]
    assert all("1,450" in str(done.lines[i]["text"]) for i in (0, 2))


def test_questions_from_stdin(ssc: Ssc, islands_chosen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO("\n".join(LINES).encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    done = ssc("ask", "--file", "-", "--json")
    assert done.code == 1
    check(done.lines)


def test_bytes_that_are_no_utf_8(ssc: Ssc, islands_chosen: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'\xff\xfe\n{"id": "q1", "question": "What is a kelp bank\xff?"}\n')
    done = ssc("ask", "--file", file, "--json")
    assert done.code == 1
    assert "error" in done.lines[0]
    assert done.lines[1]["id"] == "q1"


@pytest.mark.timeout(100)
def test_each_line_is_answered_before_the_next_is_read(islands_chosen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own: a line in, a line out, while the pipe stays open."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    command = [sys.executable, str(ROOT / "cli.py"), "ask", "--file", "-", "--json", "--library", str(islands_chosen)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in (LINES[0], LINES[2], LINES[-1]):
            process.stdin.write(line + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert ("error" in answer) == (line == LINES[2])
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(timeout=60) == 1
