from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from store.errors import LibraryUnreadable
from store.vectors import ChromaVectors, VectorIndex
from tests.fakes import MemoryVectors
from tests.store_contract import EAST, NORTH, VectorIndexContract


class TestMemoryVectors(VectorIndexContract):
    @pytest.fixture
    def index(self) -> VectorIndex:
        return MemoryVectors()


class TestChromaVectors(VectorIndexContract):
    @pytest.fixture
    def index(self, tmp_path: Path) -> Iterator[VectorIndex]:
        index = ChromaVectors(tmp_path / "vectors")
        yield index
        index.close()


def test_two_handles_on_one_folder_share_one_client(tmp_path: Path) -> None:
    first, second = ChromaVectors(tmp_path / "v"), ChromaVectors(tmp_path / "v")
    first.add(["e1:a"], EAST[None])
    assert len(second.ids()) == 1
    first.close()
    first.close()
    assert len(second.ids()) == 1, "the client lives until the last handle is closed"
    second.close()


def test_what_was_added_is_there_after_closing(tmp_path: Path) -> None:
    index = ChromaVectors(tmp_path / "v")
    index.add(["e1:a"], EAST[None])
    index.close()
    index = ChromaVectors(tmp_path / "v")
    assert index.nearest(EAST, 1)[0][0] == "e1:a"
    index.close()


def test_reopening_waits_for_queries_in_flight(tmp_path: Path) -> None:
    index = ChromaVectors(tmp_path / "v")
    rng = np.random.default_rng(1)
    index.add([f"e1:{i}" for i in range(500)], rng.standard_normal((500, 8)).astype(np.float32))
    failures: list[BaseException] = []
    stop = threading.Event()

    def search() -> None:
        try:
            while not stop.is_set():
                assert len(index.nearest(rng.standard_normal(8).astype(np.float32), 5)) == 5
        except (LibraryUnreadable, AssertionError) as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for generation in range(15):
        index.refresh(generation, now=True)
    stop.set()
    for thread in threads:
        thread.join()
    index.close()
    assert not failures


def test_it_reopens_at_most_once_a_second(tmp_path: Path) -> None:
    index = ChromaVectors(tmp_path / "v")
    index.refresh(1)
    index.add(["e1:a"], EAST[None])
    index.refresh(2)
    assert index.seen == 1, "opened less than a second ago"
    index.refresh(2, now=True)
    assert index.seen == 2
    index.close()


def test_a_folder_that_is_no_index_gives_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "chroma.sqlite3").write_bytes(b"this is not a database, and never was one" * 50)
    index = ChromaVectors(tmp_path / "v")
    with pytest.raises(LibraryUnreadable, match="ssc doctor --rebuild"):
        index.ids()
    index.clear()
    index.add(["e1:a"], NORTH[None])
    assert len(index.ids()) == 1
    index.close()
