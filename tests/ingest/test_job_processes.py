"""The job as a process: killed or interrupted in the middle, begun again, run twice at the same time."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.progress import last_run
from store.library import Library
from tests.fakes import HashingEncoder
from tests.ingest.conftest import ROOT
from tests.ingest.test_pool import gone

WORKER = ROOT / "tests" / "ingest" / "job_worker.py"
FILES = 12

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc for the reading processes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for i in range(FILES):
        (folder / f"{i:02}.txt").write_text(f"Paper {i} on clinics.\n\nPaper {i} on satellites and trade.")
    return folder


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    jobs: list[subprocess.Popen[str]] = []
    yield jobs
    for job in jobs:
        job.kill()
        job.communicate()


def start(library: Path, folder: Path, workers: int = 2) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), str(library), str(folder), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def stored(library: Path) -> list[str]:
    if not (library / "manifest.json").exists():
        return []
    with closing(sqlite3.connect(library / "catalog.sqlite")) as catalog:
        return [source for (source,) in catalog.execute("SELECT source FROM documents ORDER BY source")]


def wait_until_some_are_stored(job: subprocess.Popen[str], library: Path) -> None:
    until = time.monotonic() + 60
    while len(stored(library)) < 3:
        assert job.poll() is None, job.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)


def readers_of(job: subprocess.Popen[str]) -> list[int]:
    """Its children, whichever of its threads started them."""
    found = []
    for children in Path(f"/proc/{job.pid}/task").glob("*/children"):
        found += [int(p) for p in children.read_text().split()]
    return found


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_broken_off_and_begun_again(
    how: signal.Signals, folder: Path, tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    library = tmp_path / "library"
    job = start(library, folder)
    started.append(job)
    wait_until_some_are_stored(job, library)
    run = last_run.read(library)
    assert run
    assert run.state() == "running"
    assert run.progress
    assert run.progress.total == FILES
    readers = readers_of(job)
    assert len(readers) == 2
    if how == signal.SIGINT:
        os.killpg(job.pid, how)  # as a terminal does
    else:
        job.send_signal(how)
    out, err = job.communicate(timeout=60)
    assert job.returncode == (130 if how == signal.SIGINT else -how), err
    assert out == ""
    assert err == ""
    assert all(gone(reader) for reader in readers), "a reading process outlived the job"
    run = last_run.read(library)
    assert run
    assert run.state() == "interrupted"
    before = stored(library)
    assert before == [f"{i:02}.txt" for i in range(len(before))], "in the order of their sources"
    assert 3 <= len(before) < FILES

    again = start(library, folder)
    started.append(again)
    report = json.loads(again.communicate(timeout=60)[0])
    assert report["unchanged"] == before
    assert before + report["added"] == [f"{i:02}.txt" for i in range(FILES)]
    run = last_run.read(library)
    assert run
    assert run.state() == "done"
    assert run.report["added"] == report["added"]
    with Library.open(library, embedder=HashingEncoder()) as opened:
        assert opened.counts() == (FILES, 2 * FILES)
        assert all(f.harmless for f in opened.check())


def test_two_jobs_at_the_same_time_store_each_document_once(
    folder: Path, tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    library = tmp_path / "library"
    Library.open(library, create=True, embedder=HashingEncoder()).close()
    started += [start(library, folder, 1), start(library, folder, 1)]
    for job in started:
        out, err = job.communicate(timeout=60)
        assert job.returncode == 0, err
        report = json.loads(out)
        assert not report["failed"]
        assert len(report["added"]) + len(report["unchanged"]) == FILES
    assert stored(library) == [f"{i:02}.txt" for i in range(FILES)]
