from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from store import care
from store.documents import Reading
from store.errors import LibraryBusy, ModelMismatch, StoreError
from store.library import Library
from store.notebook import Notebook
from tests.fakes import HashingEncoder, data_of, make_reading

READINGS = [
    make_reading(f"Clinic {i} was paid by the fund. It grew.\n\nTown {i} has trade.", f"{i}.txt") for i in range(4)
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        for reading in READINGS:
            library.add(reading, data_of(reading), path=f"/{reading.document.source}")
    return folder


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder, embedder=HashingEncoder()) as library:
        yield library


def best(library: Library, question: str) -> str:
    return library.by_meaning(library.embedder.encode_query([question])[0], 1)[0].passage.text


def test_rebuilding_embeds_nothing_and_changes_no_answer(library: Library) -> None:
    before, generation = best(library, "town 2 trade"), library.generation
    told: list[int] = []
    assert library.rebuild(told.append) == 8
    assert sum(told) == 8
    assert best(library, "town 2 trade") == before
    assert library.generation > generation
    assert library.check() == ()
    encoder = library.embedder
    assert isinstance(encoder, HashingEncoder)
    assert encoder.encoded == 2, "the two questions"


def test_a_missing_index_is_made_again_at_opening(folder: Path) -> None:
    shutil.rmtree(folder / "vectors")
    with Library.open(folder, embedder=HashingEncoder()) as library:
        assert library.check() == ()
        assert best(library, "town 2 trade") == "Town 2 has trade."


def test_findings_name_their_remedy(library: Library) -> None:
    edition = library.entry(READINGS[0].document.id).edition
    library._index.remove(edition)
    library._index.add(["stray:p"], np.ones((1, 64), np.float32) / 8)
    library.originals.path(READINGS[1].document.id).unlink()
    library.originals.put("2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", b"foo")
    findings = library.check()
    assert [(f.message.split()[0], f.remedy.split()[0:2], f.harmless) for f in findings] == [
        ("2", ["ssc", "doctor"], False),
        ("The", ["ssc", "doctor"], True),
        ("The", ["`ssc", "ingest"], False),
        ("1", ["`ssc", "doctor`"], True),
    ]
    library.rebuild()
    assert len(library.check()) == 2


def test_an_interrupted_rebuilding_is_finished_by_the_next_writer(library: Library) -> None:
    with library._catalog.noting() as connection:
        library._catalog.note_pending(connection, ["*"])
    library._index.clear()
    assert [f.harmless for f in library.check()] == [True, False]
    library.remove([READINGS[0].document.id])
    assert library.check() == ()
    assert library.counts() == (3, 6)


def test_searches_go_on_without_an_index(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Library.open(folder, embedder=HashingEncoder()) as library:
        expected = best(library, "town 2 trade")
    (folder / "vectors" / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    with Library.open(folder, embedder=HashingEncoder()) as library:
        assert best(library, "town 2 trade") == expected
        assert "ssc doctor --rebuild" in caplog.text
        assert [f.remedy for f in library.check()] == ["ssc doctor --rebuild"]
        library.rebuild()
        assert library.check() == ()


def test_removing_succeeds_without_an_index_and_leaves_the_rest_to_a_sweep(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "vectors" / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    first, second = (r.document.id for r in READINGS[:2])
    with Library.open(folder, embedder=HashingEncoder()) as library:
        assert library.remove([first]) == (first,)
        assert "tries again" in caplog.text
        assert library.remove([second]) == (second,), "work left undone does not stand in the way"
        assert not library.originals.path(first).exists()
        assert not library.originals.path(second).exists()
        assert library.sweep() == 0
        assert [f.harmless for f in library.check()] == [True, False]
        library.rebuild()
        assert library.check() == ()
        assert library.counts() == (2, 4)


def test_originals_of_no_document_are_swept(library: Library) -> None:
    id_ = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
    library.originals.put(id_, b"foo")
    half_written = library.originals.path(id_).with_name("unfinished-x")
    half_written.write_bytes(b"fo")
    strange = half_written.with_name("README")
    strange.write_text("a person's file")
    assert [f.harmless for f in library.check()] == [True]
    assert library.sweep() == 2
    assert library.sweep() == 0
    assert not library.originals.path(id_).exists()
    assert strange.exists()
    assert library.check() == ()
    assert all(library.original(r.document.id) == data_of(r) for r in READINGS)


def test_an_original_that_cannot_be_deleted_is_deleted_later(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    id_ = READINGS[0].document.id
    original = library.originals.path(id_)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert library.remove([id_]) == (id_,)
    assert "Permission denied" in caplog.text
    assert original.exists()
    library.place([library.document(READINGS[1].document.id)])
    assert not original.exists()
    assert library.check() == ()


JUNK = [b"garbage" * 1000, b"SQLite format 3\x00" + b"\xff" * 8000]


@pytest.mark.parametrize("junk", JUNK)
def test_a_damaged_notebook_is_found_and_left_out_of_a_backup(
    folder: Path, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture, junk: bytes
) -> None:
    (folder / "notebook.sqlite").write_bytes(junk)
    (finding,) = library.check()
    assert "notebook.sqlite" in finding.message
    assert "from a backup" in finding.remedy
    assert not finding.harmless
    (left_out,) = library.backup(tmp_path / "backup.zip")
    assert "left out" in left_out.message
    assert left_out.message in caplog.text
    care.restore(tmp_path / "backup.zip", tmp_path / "new")
    assert not (tmp_path / "new" / "notebook.sqlite").exists()
    with Library.open(tmp_path / "new", embedder=HashingEncoder()) as restored:
        assert restored.documents() == library.documents()


def test_damage_within_the_notebook_is_found(folder: Path, library: Library) -> None:
    with Notebook.open(folder) as book:
        for i in range(200):
            book.add_turn(None, f"Question {i}?", {"id": str(i), "text": "words " * 50})
    assert library.check() == ()
    file = folder / "notebook.sqlite"
    data = bytearray(file.read_bytes())
    at = len(data) // 2 // 4096 * 4096
    data[at : at + 4096] = bytes(4096)
    file.write_bytes(bytes(data))
    assert any("notebook" in f.message for f in library.check())


def test_a_notebook_that_is_busy_is_not_left_out(
    folder: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Notebook.open(folder) as book:
        book.create_thread("Clinics")
    prepare = sqlite3.connect
    for module in (sqlite3, sqlite3.dbapi2):  # SQLAlchemy takes it from the second
        monkeypatch.setattr(module, "connect", lambda *a, **k: prepare(*a, **(k | {"timeout": 0.1})))
    with closing(prepare(folder / "notebook.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy, match=r"notebook\.sqlite"):
            library.backup(tmp_path / "backup.zip")
    assert not (tmp_path / "backup.zip").exists()


def test_embedding_again_with_another_model(folder: Path) -> None:
    other = HashingEncoder("other", dimension=32, window=5)
    with pytest.raises(ModelMismatch):
        Library.open(folder, embedder=other)
    with Library.open(folder, embedder=other, mismatch=True) as library:
        too_long = library.embed_again()
        assert set(too_long) == {r.document.id for r in READINGS}
        assert all(d.read_by == "" for d in library.documents())
        assert best(library, "town 2 trade") == "Town 2 has trade."
        assert library.check() == ()
        rows = library.sentences_of([READINGS[0].passages[0].id])
        assert rows.vectors.shape == (2, 32)
        assert np.allclose(rows.vectors[1], other.encode_passages(["It grew."])[0], atol=2e-3)
        assert library.vocabulary().vectors.shape[1] == 32
        assert library.centroid().shape == (32,)
    with Library.open(folder, embedder=HashingEncoder("other", dimension=32)) as library:
        assert best(library, "town 1 trade") == "Town 1 has trade."
    with pytest.raises(ModelMismatch):
        Library.open(folder, embedder=HashingEncoder())


def test_a_manifest_behind_its_catalogue_is_put_right(folder: Path) -> None:
    stale = (folder / "manifest.json").read_bytes()
    with Library.open(folder, embedder=HashingEncoder("other"), mismatch=True) as library:
        library.embed_again()
    (folder / "manifest.json").write_bytes(stale)
    with Library.open(folder, embedder=HashingEncoder("other")) as library:
        assert library.counts() == (4, 8)
    assert b'"other"' in (folder / "manifest.json").read_bytes()


def test_a_backup_brings_everything_back(folder: Path, library: Library, tmp_path: Path) -> None:
    with Notebook.open(folder) as notebook:
        thread = notebook.create_thread("Clinics")
        notebook.add_turn(thread, "Who paid?", {"id": "a1"})
    library.backup(tmp_path / "backup.zip")
    care.restore(tmp_path / "backup.zip", tmp_path / "new")
    with Library.open(tmp_path / "new", embedder=HashingEncoder()) as restored:
        assert restored.documents() == library.documents()
        assert best(restored, "town 2 trade") == "Town 2 has trade."
        assert restored.original(READINGS[0].document.id) == data_of(READINGS[0])
        assert restored.check() == ()
    with Notebook.open(tmp_path / "new") as notebook:
        assert [t.title for t in notebook.threads()] == ["Clinics"]
        assert notebook.turns(thread)[0].question == "Who paid?"


def test_a_backup_that_cannot_be_written_or_read(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        library.backup(tmp_path / "no" / "such" / "backup.zip")
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    with pytest.raises(StoreError, match="cannot be read"):
        care.restore(tmp_path / "broken.zip", tmp_path / "new")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(StoreError, match="not a backup"):
        care.restore(tmp_path / "other.zip", tmp_path / "new")
    library.backup(tmp_path / "backup.zip")
    with pytest.raises(StoreError, match="not empty"):
        care.restore(tmp_path / "backup.zip", library.folder)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_two_paths_lead_to_one_document(library: Library) -> None:
    reading: Reading = READINGS[0]
    library.place([replace(reading.document, paths=("/0.txt", "/copy.txt"))])
    assert library.document(reading.document.id).paths == ("/0.txt", "/copy.txt")
    library.place([replace(READINGS[1].document, paths=("/1.txt", "/copy.txt"))])
    assert library.document(reading.document.id).paths == ("/0.txt",), "a place holds one document at a time"
