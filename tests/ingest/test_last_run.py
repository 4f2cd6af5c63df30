from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ingest.progress import last_run
from ingest.progress.last_run import Recorder
from ingest.progress.report import Progress, Report
from ingest.sources import Failure

ARGUMENTS = {"paths": ["papers", "caf\udce9.pdf"], "sync": False}


@pytest.fixture
def report() -> Report:
    return Report(added=["a.txt", "b\n.txt"], failed=[Failure("c.pdf", "is empty.")], passages=7, seconds=1.23456)


def read(folder: Path) -> last_run.LastRun:
    found = last_run.read(folder)
    assert found
    return found


def test_a_run_from_beginning_to_end(tmp_path: Path, report: Report) -> None:
    recorder = Recorder(tmp_path, ARGUMENTS)
    assert last_run.read(tmp_path) is None
    recorder.tell(Progress(7, 30, "x.pdf", 0.5, 125.0), Report())
    run = read(tmp_path)
    assert run.state() == "running"
    assert str(run.progress) == "7 of 30 files, about 2 minutes left"
    recorder.tell(Progress(8, 30, "y.pdf"), Report())
    assert read(tmp_path).progress == run.progress, "once a second is enough"
    recorder.end(report, interrupted=False)
    run = read(tmp_path)
    assert run.state() == "done"
    assert run.progress is None
    assert run.report == report.to_json()
    assert run.arguments == ARGUMENTS
    assert run.ended
    assert timedelta(0) <= run.ended - run.began < timedelta(minutes=1)
    assert [p.name for p in tmp_path.iterdir()] == [last_run.FILE]
    recorder.end(report, interrupted=True)
    assert read(tmp_path).state() == "interrupted"


def test_a_process_that_is_gone_or_silent_was_broken_off(tmp_path: Path) -> None:
    Recorder(tmp_path, ARGUMENTS).tell(Progress(0, 1, "x"), Report())
    run = read(tmp_path)
    assert run.process == os.getpid()
    assert run.state(datetime.now(UTC) + timedelta(minutes=5)) == "running"
    assert run.state(datetime.now(UTC) + timedelta(minutes=15)) == "interrupted"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    text = (tmp_path / last_run.FILE).read_text()
    (tmp_path / last_run.FILE).write_text(text.replace(f'"process": {os.getpid()}', f'"process": {dead.pid}'))
    assert read(tmp_path).state() == "interrupted"


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="asks for a process of another person")
def test_another_persons_process_is_alive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(process: int, signal: int) -> None:
        raise PermissionError

    Recorder(tmp_path, {}).tell(Progress(0, 1, "x"), Report())
    monkeypatch.setattr(os, "kill", refused)
    assert read(tmp_path).state() == "running"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"began": 3}', '{"began": "yesterday"}', "\xff"])
def test_a_file_that_makes_no_sense_is_no_run(text: str, tmp_path: Path) -> None:
    (tmp_path / last_run.FILE).write_bytes(text.encode("latin-1"))
    assert last_run.read(tmp_path) is None


def test_a_report_of_an_earlier_version_lacks_nothing(tmp_path: Path) -> None:
    Recorder(tmp_path, {}).end(Report(), interrupted=False)
    path = tmp_path / last_run.FILE
    path.write_text(path.read_text().replace('"near_duplicates": [],', ""))
    assert read(tmp_path).report["near_duplicates"] == []


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    Recorder(tmp_path / "nowhere", {}).end(Report(), interrupted=False)
    assert "cannot be written" in caplog.text


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    recorder: Any = Recorder(tmp_path, {})
    recorder.end(Report(), interrupted=False)
    assert len(list(tmp_path.iterdir())) == 1
