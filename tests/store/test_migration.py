"""A library that the first version of the tables wrote (`version_1.zip`, its own backup) opens with this one's."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from store.errors import LibraryUnreadable, SchemaTooOld
from store.library import Library
from store.notebook import Notebook
from store.tables import SCHEMA_VERSION
from store.works import Citation, PrintedPage, Quotation, Work
from tests.fakes import HashingEncoder, data_of, make_reading

WRITTEN = Path(__file__).with_name("version_1.zip")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with zipfile.ZipFile(WRITTEN) as file:
        file.extractall(folder)
    assert json.loads((folder / "manifest.json").read_text())["schema"] == 1
    return folder


def reopen(folder: Path) -> Library:
    return Library.open(folder, embedder=HashingEncoder())


def schema_of(folder: Path) -> tuple[int, str]:
    connection = sqlite3.connect(folder / "catalog.sqlite")
    (kept,) = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    connection.close()
    return json.loads((folder / "manifest.json").read_text())["schema"], kept


def test_an_older_library_opens_with_all_it_held(folder: Path) -> None:
    with reopen(folder) as library:
        assert library.counts() == (1, 1)
        (document,) = library.documents()
        paged = library.paged(document.id)
        assert paged.text == "The fund paid for clinics."
        assert (paged.works, paged.citations, paged.quotations, paged.printed) == ((), (), (), ())
        assert [b.confidence for b in paged.blocks] == [None]
        assert library.by_meaning(HashingEncoder().encode_query(["clinics"])[0], 1)
        assert library.check() == ()
    assert schema_of(folder) == (SCHEMA_VERSION, str(SCHEMA_VERSION))


def test_its_notebook_is_kept(folder: Path) -> None:
    before = (folder / "notebook.sqlite").read_bytes()
    with reopen(folder):
        assert (folder / "notebook.sqlite").read_bytes() == before
    with Notebook.open(folder) as notebook:
        assert [t.title for t in notebook.threads()] == ["Clinics"]
        assert [q.text for q in notebook.quotes()] == ["paid for clinics"]


def test_it_takes_what_only_the_new_tables_hold(folder: Path) -> None:
    reading = make_reading("A fund “paid for clinics” (Osei 2014, 12). Osei, A. (2014). Clinics.", source="new.txt")
    blocks = tuple(replace(b, confidence=0.5) for b in reading.paged.blocks)
    paged = replace(
        reading.paged,
        blocks=blocks,
        works=(Work(43, 68, year="2014", title="Clinics", listed=True),),
        citations=(Citation(27, 41, None, "12", 0, "author-date"),),
        quotations=(Quotation(8, 24, "mark", None, (0,)),),
        printed=(PrintedPage(0, 20, "3", 20, 24),),
    )
    reading = replace(reading, paged=paged)
    with reopen(folder) as library:
        library.add(reading, data_of(reading), path="/new.txt")
    with reopen(folder) as library:
        kept = library.paged(reading.document.id)
        assert kept == paged
        assert (kept.locate(0, 6).labels, kept.locate(0, 30).labels) == (("3",), ())
        assert kept.locate(0, 6).confidence == 0.5
        library.remove([reading.document.id])
        library.add(reading, data_of(reading), path="/new.txt")


def test_its_documents_are_known_again_when_they_come_back(folder: Path) -> None:
    with reopen(folder) as library:
        (entry,) = library.entries()
        library.remove([entry.document.id])
        with library._catalog.reading() as connection:
            assert library._catalog.identity_of(connection, entry.document.id) == entry.identity


def test_words_that_were_folded_otherwise_are_read_again(tmp_path: Path) -> None:
    folder, encoder = tmp_path / "library", HashingEncoder()
    reading = make_reading("聯合國促進發展。 Programa de Tecnología Marina (PTM). والوكالات", source="old.txt")
    with Library.open(folder, create=True, embedder=encoder) as library:
        library.add(reading, data_of(reading), path="/old.txt")
    made_older(folder)
    with Library.open(folder, embedder=encoder) as library:
        assert [len(library.occurrences(asked)) for asked in ("发展", "tecnologia", "وكالات")] == [1, 1, 1]
        assert library.by_words(["发展"], 5)
        assert library.acronyms() == (("PTM", "Programa de Tecnología Marina"),)
        assert library.check() == ()
        assert library.vocabulary().vectors[library.vocabulary().index["tecnologia"]].any() == 0
        another = make_reading("One more.", source="new.txt")
        library.add(another, data_of(another), path="/new.txt")
        assert library.vocabulary().vectors[library.vocabulary().index["tecnologia"]].any()
        encoded = encoder.encoded
        library.remove([another.document.id])
        library.add(another, data_of(another), path="/new.txt")
        assert encoder.encoded == encoded + 2, "only its passage and its sentence"
    assert schema_of(folder) == (SCHEMA_VERSION, str(SCHEMA_VERSION))


def made_older(folder: Path) -> None:
    """Put a library back to version 3: no acronyms, words folded as then, their vectors under their old names."""
    connection = sqlite3.connect(folder / "catalog.sqlite")
    connection.execute("DROP TABLE acronyms")
    connection.execute("DELETE FROM block_words")
    connection.execute("INSERT INTO block_words (rowid, terms, stems, units) SELECT id, 'x', 'x', 'x' FROM blocks")
    connection.execute("UPDATE terms SET term = 'x' || term")
    connection.execute("UPDATE meta SET value = '3' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"schema": 3}))


def test_a_migration_that_was_interrupted_goes_on(folder: Path) -> None:
    manifest = (folder / "manifest.json").read_text()
    with reopen(folder):
        pass
    (folder / "manifest.json").write_text(manifest)  # the catalogue was brought up, its manifest was not
    with reopen(folder) as library:
        assert library.counts() == (1, 1)
    assert schema_of(folder) == (SCHEMA_VERSION, str(SCHEMA_VERSION))


def test_what_cannot_be_brought_up_says_what_to_do(folder: Path) -> None:
    (folder / "catalog.sqlite").write_bytes(b"garbage" * 1000)
    with pytest.raises(SchemaTooOld, match=r"ssc ingest --library NEW_FOLDER.*notebook is kept"):
        reopen(folder)
    (folder / "catalog.sqlite").unlink()
    with pytest.raises(LibraryUnreadable, match="missing"):
        reopen(folder)
    assert not (folder / "catalog.sqlite").exists()


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    for path in (folder / "catalog.sqlite", folder):
        path.chmod(0o500)
    try:
        with pytest.raises(SchemaTooOld, match="Allow writing"):
            reopen(folder)
    finally:
        folder.chmod(0o700)
