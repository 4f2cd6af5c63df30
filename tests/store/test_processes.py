"""Two real processes on one folder, and processes that are killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.fakes import HashingEncoder, make_reading

WORKER = Path(__file__).with_name("worker.py")


class Worker:
    """The other process."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def do(self, line: str) -> None:
        self.tell(line)
        assert self.hear() == "done"

    def dies(self, line: str) -> None:
        self.tell(line)
        assert self.process.wait(timeout=60) == -9

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
        self.process.kill()
        self.process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def worker(folder: Path) -> Iterator[Worker]:
    worker = Worker(folder)
    yield worker
    worker.close()


def open_library(folder: Path) -> Library:
    return Library.open(folder, create=True, embedder=HashingEncoder())


def nearest(library: Library, question: str) -> list[str]:
    vector = library.embedder.encode_query([question])[0]
    return [hit.passage.text for hit in library.by_meaning(vector, 3)]


def whole(library: Library) -> None:
    """Every document has all its parts in every place."""
    vector = library.embedder.encode_query(["clinics satellites trade"])[0]
    documents = library.documents()
    for document in documents:
        paged = library.paged(document.id)
        assert library.entry(document.id).passages == len(paged.blocks)
        rows = library.sentences_of(blocks=[(document.id, i) for i in range(len(paged.blocks))])
        assert len(rows.sentences) >= len(paged.blocks)
        assert library.original(document.id)
    hits = library.by_meaning(vector, 1000)
    assert len(hits) == library.counts()[1]
    assert {h.passage.locator.document_id for h in hits} == {d.id for d in documents}


def test_a_reader_finds_what_another_process_adds_and_never_what_it_removes(folder: Path, worker: Worker) -> None:
    worker.do("add The fund paid for clinics.")
    with open_library(folder) as reader:
        assert nearest(reader, "fund clinics") == ["The fund paid for clinics."]
        for round_ in range(3):  # faster than the index may be reopened
            text = f"Round {round_}: two countries built satellites."
            worker.do(f"add {text}")
            assert nearest(reader, text)[0] == text
            assert reader.by_words(["satellites"], 5)
            worker.do(f"remove {text}")
            assert all("satellites" not in t for t in nearest(reader, text))
            assert not reader.by_words(["satellites"], 5)
        assert reader.counts() == (1, 1)
        time.sleep(1.1)
        assert reader.refresh() == reader.generation
        assert nearest(reader, "fund clinics") == ["The fund paid for clinics."]
        assert reader.check() == ()


def test_two_processes_write_in_turns(folder: Path, worker: Worker) -> None:
    worker.do("add The fund paid for clinics.")
    with open_library(folder) as mine:
        for i in range(4):
            reading = make_reading(f"Mine {i} about trade.", f"mine{i}.txt")
            mine.add(reading, reading.paged.text.encode(), path=f"/mine{i}.txt")
            worker.do(f"add Theirs {i} about satellites.")
        assert mine.counts() == (9, 9)
        assert mine.check() == ()
        whole(mine)


@pytest.mark.parametrize("step", ["vectors added", "about to remove vectors", "vectors removed"])
def test_a_writer_killed_between_two_steps_leaves_whole_documents(folder: Path, worker: Worker, step: str) -> None:
    worker.do("add The fund paid for clinics.")
    worker.do("add Trade rose among countries.")
    worker.do(f"die-after {step}")
    worker.dies("add Satellites were built." if step == "vectors added" else "remove Trade rose among countries.")
    with open_library(folder) as library:
        expected = 2 if step == "vectors added" else 1
        assert library.counts() == (expected, expected)
        whole(library)
        assert all(f.harmless for f in library.check())
        assert library.sweep() == (2 if step == "vectors added" else 1), "what was not added had left its file too"
        assert library.sweep() == 0
        assert library.check() == ()
        whole(library)


@pytest.mark.parametrize("seconds", [0.02, 0.07, 0.15, 0.31])
def test_a_writer_killed_at_any_moment_leaves_whole_documents(folder: Path, worker: Worker, seconds: float) -> None:
    worker.do("add The fund paid for clinics.")
    worker.tell("slowly 60")
    assert worker.hear() == "begun"
    time.sleep(seconds)
    worker.process.kill()
    worker.process.wait()
    with open_library(folder) as library:
        whole(library)
        library.sweep()
        assert all(f.harmless for f in library.check())
        reading = make_reading("Written after the accident.", "after.txt")
        library.add(reading, reading.paged.text.encode(), path="/after.txt")
        whole(library)
