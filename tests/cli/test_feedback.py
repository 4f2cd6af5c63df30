"""feedback: listed, filtered, written as cases for an evaluation."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from store.notebook import Feedback, Notebook
from tests.cli.conftest import Ssc

PUPILS = "How many pupils do the school boats of Perrimoor carry?"


@pytest.fixture
def own(island_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(island_folder, folder, ignore=shutil.ignore_patterns("notebook*"))
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    return folder


def test_feedback_is_written_as_cases(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    assert "No feedback" in ssc("feedback").out
    answer = ssc("ask", PUPILS, "--json").json
    key = answer["statements"][0]["citations"][0]
    with Notebook.open(own) as notebook:
        notebook.add_feedback(Feedback(answer["id"], "right", owner="ana"))
        notebook.add_feedback(Feedback(answer["id"], "wrong source", key, "Another\x1b year.", owner="ben"))
    out = ssc("feedback").out
    assert PUPILS in out
    assert "\x1b" not in out
    file = tmp_path / "cases.jsonl"
    assert ssc("feedback", "export", "--to", file, "--json").json == {"written": str(file), "cases": 2}
    right, wrong = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    assert right["question"] == wrong["question"] == PUPILS
    assert right["evidence"][0] == [answer["evidence"][0]["quote"]]
    assert wrong["about"]["kind"] == "citation"
    assert ssc("feedback", "--verdict", "right", "--json").json == [right]
    assert ssc("feedback", "--verdict", "right", "export", "--to", file, "--json").json["cases"] == 1
    assert ssc("feedback", "export", "--to", file, "--since", "2999-01-01", "--json").json["cases"] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "--to", "cases.txt"), ".jsonl"),
        (("export", "--to", "nowhere/cases.jsonl"), "cannot be written"),
        (("export", "--to", "cases.jsonl", "--since", "yesterday"), "no date"),
        (("--verdict", "splendid"), "none of right, wrong source"),
    ],
)
def test_wrong_use_is_a_line(ssc: Ssc, own: Path, arguments: tuple[str, ...], told: str) -> None:
    done = ssc("feedback", *arguments)
    assert done.code == 2
    assert told in done.err
