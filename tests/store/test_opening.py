from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.embedder import LIGHT_MODEL
from store.errors import (
    LibraryMissing,
    LibraryUnreadable,
    ModelMismatch,
    ModelMissing,
    SchemaTooNew,
    SchemaTooOld,
    StoreError,
)  # fmt: skip
from store.library import Library
from tests.fakes import HashingEncoder, data_of, make_reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        reading = make_reading("The fund paid for clinics.")
        library.add(reading, data_of(reading), path="/brief.txt")
    return folder


def reopen(folder: Path, encoder: HashingEncoder | None = None) -> Library:
    return Library.open(folder, embedder=encoder or HashingEncoder())


def test_opening_again_embeds_nothing(folder: Path) -> None:
    encoder = HashingEncoder()
    with Library.open(folder, create=True, embedder=encoder) as library:
        assert library.counts() == (1, 1)
        assert library.vocabulary().terms
        assert encoder.encoded == 0


def test_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="ssc ingest"):
        reopen(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(LibraryUnreadable, match="--library"):
        reopen(tmp_path / "file")
    with pytest.raises(LibraryUnreadable):
        Library.open(tmp_path / "file", create=True, embedder=HashingEncoder())


def test_a_folder_in_which_nothing_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(LibraryUnreadable):
        Library.open(tmp_path / "file" / "library", create=True, embedder=HashingEncoder())


def test_another_model(folder: Path) -> None:
    with pytest.raises(ModelMismatch, match=r"hashing.*other.*ssc doctor --rebuild"):
        reopen(folder, HashingEncoder("other"))
    with pytest.raises(ModelMismatch, match="doctor"):
        Library.open(folder, model=LIGHT_MODEL)


def test_the_same_name_with_other_weights(folder: Path) -> None:
    with pytest.raises(ModelMismatch):
        reopen(folder, HashingEncoder("hashing", dimension=32))


def test_a_model_that_is_not_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelMissing, match="neither a folder"):
        Library.open(folder, model="no-such/model")


def test_garbage_in_the_manifest(folder: Path) -> None:
    for text in ("not json", "[]", '{"model": "x"}', '{"model": "x", "fingerprint": "y", "schema": "z"}'):
        (folder / "manifest.json").write_text(text)
        with pytest.raises(LibraryUnreadable, match="manifest"):
            reopen(folder)


def test_other_versions(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"schema": 99}))
    with pytest.raises(SchemaTooNew, match="Install the later version"):
        reopen(folder)
    (folder / "manifest.json").write_text(json.dumps(manifest | {"schema": 0}))
    with pytest.raises(SchemaTooOld, match="ssc ingest"):
        reopen(folder)


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_garbage_in_the_catalogue(folder: Path, content: bytes) -> None:
    for path in folder.glob("catalog.sqlite*"):
        path.unlink()
    (folder / "catalog.sqlite").write_bytes(content)
    with pytest.raises(LibraryUnreadable, match=r"catalog\.sqlite"):
        reopen(folder)


def test_no_catalogue(folder: Path) -> None:
    (folder / "catalog.sqlite").unlink()
    with pytest.raises(LibraryUnreadable, match="missing"):
        reopen(folder)
    assert not (folder / "catalog.sqlite").exists()


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_read(folder: Path) -> None:
    folder.chmod(0)
    try:
        with pytest.raises(StoreError):
            reopen(folder)
    finally:
        folder.chmod(0o700)


def test_a_lock_that_cannot_be_opened(folder: Path) -> None:
    (folder / "write.lock").unlink(missing_ok=True)
    (folder / "write.lock").mkdir()
    with reopen(folder) as library:
        assert library.counts() == (1, 1), "reading needs no lock"
        for write in (library.sweep, library.check, lambda: library.remove(["x"])):
            with pytest.raises(LibraryUnreadable, match=r"library in .*write\.lock.*Allow writing") as error:
                write()
            assert str(folder) in str(error.value)
            assert "\n" not in str(error.value)


def test_half_made_libraries_are_made_again(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True, embedder=HashingEncoder()):
        pass
    (tmp_path / "manifest.json").unlink()
    with Library.open(tmp_path, create=True, embedder=HashingEncoder()) as library:
        assert library.counts() == (0, 0)


def test_nothing_heavy_is_imported_to_list_documents(folder: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from store.library import Library
from tests.fakes import HashingEncoder
with Library.open(Path({str(folder)!r}), embedder=HashingEncoder()) as library:
    assert library.documents()
heavy = ("torch", "transformers", "sentence_transformers", "chromadb", "tokenizers")
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"
