from __future__ import annotations

import threading
from pathlib import Path

from store.documents import Reading
from store.errors import SscError
from store.library import Library
from tests.fakes import HashingEncoder, data_of, make_reading


def test_searches_go_on_while_documents_come_and_go(tmp_path: Path) -> None:
    kept = [make_reading(f"Clinic {i} was paid by the fund.\n\nIt serves town {i}.", f"{i}.txt") for i in range(5)]
    failures: list[BaseException] = []
    gone: set[str] = set()
    stop = threading.Event()

    with Library.open(tmp_path, create=True, embedder=HashingEncoder()) as library:

        def add(reading: Reading) -> None:
            library.add(reading, data_of(reading), path=f"/{reading.document.source}")

        for reading in kept:
            add(reading)
        vector = library.embedder.encode_query(["the fund paid a clinic"])[0]

        def search() -> None:
            try:
                while not stop.is_set():
                    before = set(gone)
                    hits = library.by_meaning(vector, 5)
                    assert len(hits) == 5
                    assert not before & {h.passage.locator.document_id for h in hits}
                    rows = library.sentences_of([h.passage.id for h in hits])
                    assert len(rows.sentences) == len(rows.vectors)
                    assert len(library.by_words(["clinic"], 10)) >= 5
                    assert library.phrase("clinic 3 was paid by the fund")
                    library.vocabulary()
            except (SscError, AssertionError) as error:
                failures.append(error)

        threads = [threading.Thread(target=search) for _ in range(6)]
        for thread in threads:
            thread.start()
        for i in range(12):
            passing = make_reading(f"Clinic of round {i} was paid by the fund.", f"passing{i}.txt")
            add(passing)
            library.remove([passing.document.id])
            gone.add(passing.document.id)
        stop.set()
        for thread in threads:
            thread.join()
        assert not failures
        assert library.check() == ()


def test_two_threads_write_at_once(tmp_path: Path) -> None:
    failures: list[BaseException] = []
    with Library.open(tmp_path, create=True, embedder=HashingEncoder()) as library:

        def write(name: str) -> None:
            try:
                for i in range(5):
                    reading = make_reading(f"Paper {i} of {name}.", f"{name}{i}.txt")
                    library.add(reading, data_of(reading), path=f"/{name}{i}.txt")
            except SscError as error:
                failures.append(error)

        threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        assert library.counts() == (10, 10)
        assert library.check() == ()
