"""eval compare, report and runs: what is told at a terminal and as JSON, and what is no run is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import history
from evals import results as files
from tests.cli.conftest import Ssc
from tests.evals.invented_results import results


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library's folder with two runs; the library itself is not looked at."""
    folder = tmp_path / "library"
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    files.write(results("before", skill=0.4), folder / history.FOLDER / "before")
    files.write(
        results("after", seed=2, skill=0.9, made="2026-03-02T10:00:00+00:00"), folder / history.FOLDER / "after"
    )
    return folder / history.FOLDER


def test_two_runs_are_compared_by_name_and_by_place(ssc: Ssc, kept: Path) -> None:
    done = ssc("eval", "compare", "before", kept / "after" / files.FILE)
    assert done.code == 0
    assert "A is before; B is after. 36 cases were asked of both." in done.out
    assert "Facts held" in done.out
    assert "questions turned" in done.out
    said = ssc("eval", "compare", "before", "after", "--json").json
    (facts,) = (one for one in said["differences"] if one["measure"] == "facts_held")
    assert facts["difference"] > 0.2
    assert said["turned"][0]["question"]
    again = ssc("eval", "compare", "before", "after", "--also-a", "before", "--also-b", "after")
    assert "The runs of A: mean, standard deviation, least and greatest" in again.out


def test_a_report_is_written_beside_the_run_or_where_it_is_wanted(ssc: Ssc, kept: Path, tmp_path: Path) -> None:
    assert ssc("eval", "report", "before").code == 0
    written = (kept / "before" / "report.html").read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    assert ssc("eval", "report", kept / "before", "--out", tmp_path / "r.html", "--json").json == {
        "report": str(tmp_path / "r.html")
    }
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == written
    done = ssc("eval", "report", "before", "--out", tmp_path / "nowhere" / "r.html")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_the_runs_are_listed_and_the_broken_told(ssc: Ssc, kept: Path) -> None:
    done = ssc("eval", "runs")
    assert done.code == 0
    assert done.out.index("after: 2026-03-02 10:00 UTC, 36 cases, extractive, ") < done.out.index("before: 2026-03-01")
    assert "4 not judged" in done.out
    (kept / "empty").mkdir()
    done = ssc("eval", "runs", "--json")
    assert done.code == 1
    assert [run["name"] for run in done.json["runs"]] == ["after", "before"]
    assert [one["name"] for one in done.json["broken"]] == ["empty"]


def test_a_library_without_runs_says_so(ssc: Ssc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSC_LIBRARY", str(tmp_path))
    assert "No run is kept" in ssc("eval", "runs").out


def test_what_is_no_run_is_one_line(ssc: Ssc, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    for arguments in (("compare", "before", "nowhere"), ("report", tmp_path / "x.json")):
        done = ssc("eval", *arguments)
        assert done.code == 2
        assert len(done.err.strip().splitlines()) == 1
