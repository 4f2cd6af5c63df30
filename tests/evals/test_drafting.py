"""A set of one's own: drafts from a library, cases put to it, and cases of what readers judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals import drafting, question_sets
from evals.cases import case_of
from evals.errors import CaseUnreadable, SetUnreadable
from evals.from_feedback import case_from
from store.embedder import Embedder
from store.library import Library


@pytest.fixture
def islands(island_folder: Path, embedder: Embedder) -> Iterator[Library]:
    with Library.open(island_folder, embedder=embedder) as library:
        yield library


def test_a_draft_takes_sentences_by_turns_from_each_document(islands: Library) -> None:
    drafts = drafting.draft(islands, 8)
    assert len(drafts) == 8
    sources = [d["documents"][0] for d in drafts]
    assert len(set(sources[:3])) == 3  # the fourth has no sentence of that length
    texts = {d.source: islands.paged(d.id).text for d in islands.documents()}
    assert all(d["evidence"][0][0] in texts[d["documents"][0]] for d in drafts)
    assert drafts == drafting.draft(islands, 8)
    assert drafts != drafting.draft(islands, 8, seed=8)
    assert len(drafting.draft(islands, 10_000)) < 1000


def test_a_draft_is_no_set_until_its_questions_are_written(tmp_path: Path, islands: Library) -> None:
    file = tmp_path / "mine.jsonl"
    drafts = drafting.draft(islands, 2)
    drafting.begin(file, drafts)
    with pytest.raises(SetUnreadable, match="line 1: question"):
        question_sets.read(file)
    with pytest.raises(SetUnreadable, match="not written over"):
        drafting.begin(file, drafts)
    rows = [row | {"question": f"What is told, {n}?"} for n, row in enumerate(drafts)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert len(question_sets.read(file).cases) == 2


CASE = {"id": "A", "kind": "fact", "question": "How many?", "documents": ["kelp"], "must_contain": [["nine"]]}


def test_a_case_is_put_at_the_end_and_none_twice(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    drafting.put(case_of(CASE), file)
    drafting.put(case_of(CASE | {"id": "B", "question": "How few?"}), file)
    assert [c.id for c in question_sets.read(file).cases] == ["A", "B"]
    with pytest.raises(SetUnreadable, match="a case A already"):
        drafting.put(case_of(CASE | {"question": "Another?"}), file)
    with pytest.raises(SetUnreadable, match="asks this already"):
        drafting.put(case_of(CASE | {"id": "C"}), file)
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")  # as an editor may leave it
    drafting.put(case_of(CASE | {"id": "C", "question": "How else?"}), file)
    assert question_sets.read(file).cases[0].to_json() == CASE


def judged(verdict: str, kind: str, **changed: Any) -> dict[str, Any]:
    right = verdict == "right"
    made = {
        "id": "a1-statement-1", "kind": "feedback", "history": [], "question": "How many?", "stand_alone": "How many?",
        "filters": {}, "documents": ["kelp.md"] if right else [],
        "evidence": [["Nine villages founded it."]] if right else [],
        "must_contain": [], "abstain": None, "verdict": verdict, "given": "2026-01-01",
        "about": {"kind": kind, "text": "“Nine villages founded it.”", "evidence": [1]}, "note": "", "answer": {},
    }  # fmt: skip
    return made | changed


def test_what_readers_found_right_is_expected_and_what_they_found_wrong_is_not() -> None:
    right = case_from(judged("right", "statement"))
    assert right.evidence == (("Nine villages founded it.",),)
    assert case_from(judged("right", "answer", abstain=True, evidence=[], documents=[])).abstain
    wrong = case_from(judged("not supported", "statement", note="it were ten"))
    assert wrong.must_not == ("Nine villages founded it.",)
    assert wrong.note == "not supported: it were ten"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (judged("missing", "answer"), "does not say what would be right"),
        (judged("wrong source", "citation"), "does not say what would be right"),
        (judged("right", "statement", filters={"year": "2020"}), "part of the library"),
        ({"id": "x"}, "no feedback"),
        ("x", "no feedback"),
    ],
)
def test_feedback_that_says_too_little_is_told(row: Any, why: str) -> None:
    with pytest.raises(CaseUnreadable, match=why):
        case_from(row)


def test_what_the_assistants_feedback_exports_is_read() -> None:
    from assistant.feedback import cases
    from store.notebook import Feedback
    from tests.evals.examples import HOLDS_ANSWER

    given = [Feedback("a1", "right", "statement:1", ""), Feedback("a1", "not supported", "statement:1", "no")]
    right, wrong = cases(given, {"a1": HOLDS_ANSWER})
    assert case_from(right).evidence == (("It holds 412 varieties.",),)
    assert case_from(wrong).must_not == ("It holds 412 varieties.",)
