"""The processes that read for the page: one after another, told when they fail, ended when that is wanted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from web.jobs import Jobs, Work

SLOW = "import time; time.sleep(30)"


def until(what: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


class Told:
    """What the jobs ran and told; `script` is what each process runs, with the paths behind it."""

    def __init__(self, script: str = "", others: Callable[[], bool] = lambda: False) -> None:
        self.script = script
        self.ended: list[list[str]] = []
        self.jobs = Jobs(self.command, others, lambda paths, process: self.ended.append(list(paths)))

    def command(self, paths: Sequence[str]) -> list[str]:
        return [sys.executable, "-S", "-c", self.script, *paths]


def test_what_is_asked_for_meanwhile_is_read_after(tmp_path: Path) -> None:
    flag = tmp_path / "go"
    told = Told(f"import os, time\nwhile not os.path.exists({str(flag)!r}): time.sleep(0.02)")
    told.jobs.add(["a"])
    until(lambda: told.jobs.look().process is not None)
    told.jobs.add(["b"])
    told.jobs.add(["c", "b"])
    assert told.jobs.look().waiting == 2
    assert told.ended == []
    flag.touch()
    until(lambda: not told.jobs.look().busy and len(told.ended) == 2)
    assert told.ended == [["a"], ["b", "c"]]
    assert told.jobs.look() == Work()


def test_another_process_is_waited_for() -> None:
    reads = [True]
    told = Told(others=lambda: reads[0])
    told.jobs.add(["a"])
    time.sleep(0.2)
    assert told.jobs.look() == Work(True, None, 1)
    reads.clear()
    reads.append(False)
    until(lambda: told.ended == [["a"]])


def test_why_nothing_could_be_read_is_told_once() -> None:
    told = Told("import sys; print('warning', file=sys.stderr); sys.exit('ssc ingest: no disk')")
    told.jobs.add(["a"])
    until(lambda: not told.jobs.look().busy and bool(told.ended))
    assert told.jobs.look().failed == "", "exit code 1 says that some files failed, which the report tells"
    told.script = "import sys; print('warning', file=sys.stderr); print('no disk', file=sys.stderr); sys.exit(2)"
    told.jobs.add(["b"])
    until(lambda: not told.jobs.look().busy and len(told.ended) == 2)
    assert told.jobs.look().failed == "no disk"
    told.script = ""
    told.jobs.add(["c"])
    until(lambda: not told.jobs.look().busy and len(told.ended) == 3)
    assert told.jobs.look().failed == ""


def test_it_can_be_stopped_and_what_waits_is_dropped() -> None:
    told = Told(SLOW)
    told.jobs.add(["a"])
    until(lambda: told.jobs.look().process is not None)
    told.jobs.add(["b"])
    told.jobs.stop()
    until(lambda: not told.jobs.look().busy)
    assert told.ended == [["a"]]
    assert told.jobs.look().failed == ""


def test_a_command_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    monkeypatch.setattr(told.jobs, "_command", lambda paths: ["/nowhere/at/all"])
    told.jobs.add(["a"])
    until(lambda: not told.jobs.look().busy)
    assert "FileNotFoundError" in told.jobs.look().failed
