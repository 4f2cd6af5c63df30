"""eval check: what stands is said, what does not ends with 1, what is no set is one line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from commands import evaluating
from tests.assistant.islands import FILES
from tests.cli.conftest import Ssc


@pytest.fixture
def cases(tmp_path: Path, island_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSC_LIBRARY", str(island_folder))
    name, text = next(iter(FILES.items()))
    words = max((line for line in text.splitlines() if not line.startswith("#")), key=len).split(". ")[0]
    file = tmp_path / "own.jsonl"
    case = {"id": "A", "kind": "fact", "question": "What?", "documents": [name], "evidence": [[words]],
            "must_contain": [["x"]]}  # fmt: skip
    file.write_text(json.dumps(case) + "\n", encoding="utf-8")
    return file


def test_what_stands_is_said(ssc: Ssc, cases: Path) -> None:
    done = ssc("eval", "check", cases)
    assert done.code == 0
    assert "One case (1 to be answered); all evidence stands where it says." in done.out
    (said,) = ssc("eval", "check", cases, "--json").json["sets"]
    assert said["set"] == str(cases)
    assert (said["cases"], said["expect"], said["kinds"], said["faults"]) == (1, {"answer": 1}, {"fact": 1}, [])
    assert len(said["sha256"]) == 64


def test_what_does_not_stand_is_a_failure_and_told_without_control_characters(ssc: Ssc, cases: Path) -> None:
    case = json.loads(cases.read_text(encoding="utf-8"))
    case["evidence"] = [["These words\x1b[31m stand nowhere"]]
    cases.write_text(json.dumps(case), encoding="utf-8")
    done = ssc("eval", "check", cases)
    assert done.code == 1
    assert "A: “These words" in done.out
    assert "\x1b" not in done.out
    assert ssc("eval", "check", cases, "--json").code == 1


def test_what_is_no_set_is_one_line(ssc: Ssc, cases: Path) -> None:
    cases.write_text("{", encoding="utf-8")
    done = ssc("eval", "check", cases)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "line 1" in done.err


def test_no_action_hides_what_the_door_itself_has_noted() -> None:
    """`arguments.run` is the command to be run: an argument of that name would be called in its place."""
    for name, action in _actions().items():
        dests = {argument.dest for argument in action._actions}
        assert not dests & {"run", "command", "action"}, name
        assert {"library", "json"} <= dests, name


def _actions() -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        made = argparse.ArgumentParser(name)
        found["eval"] = made
        return made

    evaluating.add(command)
    (parts,) = [a for a in found["eval"]._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(parts.choices)
