"""Runs that were kept are listed, and one that is broken harms no other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals import history, library_state
from evals import results as files
from tests.evals.invented_results import results
from tests.web import invented


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files.write(results("older", made="2026-01-01T00:00:00+00:00"), tmp_path / "z-older")
    files.write(results("newer", made="2026-02-01T00:00:00+00:00"), tmp_path / "a-newer")
    (tmp_path / "broken").mkdir()
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / files.FILE).write_text('{"form": 1}')
    return tmp_path


def test_newest_first_and_the_broken_told(folder: Path) -> None:
    found = history.read(folder)
    assert [run.name for run in found.runs] == ["a-newer", "z-older"]
    assert "cases" not in found.runs[0].told
    assert found.runs[0].told["figures"] == results("newer")["figures"]
    assert [(one.name, "lacks run" in one.why) for one in found.broken] == [("broken", False), ("half", True)]
    assert history.read(folder / "nowhere") == history.History()


def test_what_is_summed_up_is_read_and_not_the_answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = history.read(folder)
    with monkeypatch.context() as patched:
        patched.setattr(
            files, "read", lambda path: pytest.fail("the answers were read") if "half" not in str(path) else {"run": {}}
        )
        assert history.read(folder).runs == before.runs
    files.write(results("changed", cases=8), folder / "a-newer")
    assert history.read(folder).runs[0].told["run"]["name"] == "changed"
    (folder / "a-newer" / history.SUMMARY).write_text("{")
    assert history.read(folder).runs[0].told["run"]["name"] == "changed"
    assert json.loads((folder / "a-newer" / history.SUMMARY).read_text())["run"]["name"] == "changed"


def test_a_library_that_changed_is_told_from_what_it_was() -> None:
    held = invented.library().entries()
    told = library_state.of(held)
    assert library_state.of(reversed(held)) == told
    assert told["documents"] == 5
    again = (replace(held[0], passages=held[0].passages + 1), *held[1:])
    assert library_state.of(held[1:])["fingerprint"] != told["fingerprint"]
    assert library_state.of(again) != told  # it was read anew, and cut otherwise
    assert library_state.of(again)["fingerprint"] == told["fingerprint"]
