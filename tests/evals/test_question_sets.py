"""Question sets: what is read, what is refused, and that evidence has to stand where it is said to."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from evals import question_sets, standing
from evals.cases import Case, case_of
from evals.errors import CaseUnreadable, SetUnreadable
from store.library import Library
from tests.conftest import ROOT, SHARED

SETS = ROOT / "evals" / "sets"
WHOLE = {"id": "A", "kind": "fact", "question": "How long?", "documents": ["06"], "must_contain": [["1,860", "1860"]]}


def written(folder: Path, *cases: Any) -> Path:
    file = folder / "set.jsonl"
    file.write_text("\n".join(c if isinstance(c, str) else json.dumps(c) for c in cases), encoding="utf-8")
    return file


def test_a_set_is_known_by_its_bytes(tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE, "", WHOLE | {"id": "B", "question": "How wide?"})
    read = question_sets.read(file)
    assert [case.id for case in read.cases] == ["A", "B"]
    assert read.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes() + b"\n")
    assert question_sets.read(file).sha256 != read.sha256


@pytest.mark.parametrize(
    ("change", "expects"),
    [
        ({}, "answer"),
        ({"gap": ["stations"]}, "half"),
        ({"kind": "false_premise"}, "premise"),
        ({"abstain": True, "must_contain": [], "documents": []}, "refusal"),
    ],
)
def test_what_is_expected_of_an_answer(change: dict[str, Any], expects: str) -> None:
    assert case_of(WHOLE | change).expects == expects


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": ""}, "id is"),
        ({"question": 7}, "question is 7"),
        ({"evidence": "stands"}, "evidence is no list"),
        ({"evidence": [[]]}, "an item of evidence"),
        ({"must_contain": [["a", ""]]}, "a text of"),
        ({"abstain": "no"}, "abstain is 'no'"),
        ({"must_contian": [["a"]]}, "must_contian, which no case has"),
        ({"must_contain": []}, "no fact"),
        ({"abstain": True}, "to be refused"),
        ({"evidence": [["a"]], "documents": []}, "no document"),
    ],
)
def test_what_is_no_case_is_told(change: dict[str, Any], told: str) -> None:
    with pytest.raises(CaseUnreadable, match=told):
        case_of(WHOLE | change)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((WHOLE, "{"), "line 2: it is no JSON"),
        ((WHOLE, "[]"), "line 2: it is no object"),
        ((WHOLE, WHOLE), "line 2: line 1 has the same id"),
        ((WHOLE, "", WHOLE | {"id": "B"}), "line 3: line 1 has the same question"),
        (("[" * 100_000,), "line 1"),
        (("",), "holds no case"),
    ],
)
def test_what_is_no_set_is_told_with_its_line(tmp_path: Path, lines: tuple[Any, ...], told: str) -> None:
    with pytest.raises(SetUnreadable, match=told):
        question_sets.read(written(tmp_path, *lines))


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(SetUnreadable, match="UTF-8"):
        question_sets.read(tmp_path / "set.jsonl")
    with pytest.raises(SetUnreadable, match="cannot be read"):
        question_sets.read(tmp_path / "none.jsonl")


@pytest.mark.parametrize("name", ["starter", "followups", "followups-held-back"])
def test_the_evidence_of_our_sets_stands_where_they_say(name: str, starter: Library) -> None:
    assert standing.faults(question_sets.read(SETS / f"{name}.jsonl").cases, starter) == []


def test_the_evidence_of_the_questions_beside_the_checkout_stands_where_they_say(corpus: Library) -> None:
    read = question_sets.read(SHARED / "questions" / "dev.jsonl")
    here = {d.source for d in corpus.documents()}
    cases = [c for c in read.cases if all(any(s.startswith(b) for s in here) for b in c.documents)]
    assert len(cases) > 20
    assert standing.faults(cases, corpus) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"evidence": [["It runs for 1,861 kilometres"]]}, "it stands nowhere"),
        ({"documents": ["01"], "evidence": [["It runs for 1,860 kilometres"]]}, "it stands in 06-tazara-railway.pdf"),
        ({"documents": ["06", "01"], "evidence": [["It runs for 1,860 kilometres"]]}, "no piece of evidence stands"),
        ({"documents": ["0"]}, "begins the names of 9 documents"),
        ({"documents": ["77"]}, "begins the names of 0 documents"),
    ],
)
def test_evidence_that_does_not_stand_there_is_a_fault(change: dict[str, Any], told: str, starter: Library) -> None:
    (fault,) = standing.faults([case_of(WHOLE | change)], starter)
    assert fault.id == "A"
    assert told in fault.why


def test_evidence_is_found_by_its_words_and_its_place_told(starter: Library) -> None:
    (found,) = standing.standing("it runs for 1,860  Kilometres", starter)
    assert found.source == "06-tazara-railway.pdf"
    text = starter.paged(next(d.id for d in starter.documents() if d.source == found.source)).text
    assert " ".join(text[found.start : found.end].split()) == "It runs for 1,860 kilometres"


def test_a_case_needs_only_what_it_asks() -> None:
    assert case_of(WHOLE) == Case("A", "fact", "How long?", documents=("06",), must_contain=(("1,860", "1860"),))
