"""Layers of a record, and corrections that outlive reading, changing, moving and a crash."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store import records
from store.corrections import Correction
from store.documents import FieldOrigin, Name, Record
from store.errors import DocumentUnknown, TextUnclean
from store.layers import FIELDS, Layers, text_of, value_of
from store.library import Library, Where
from store.notebook import Notebook
from tests.fakes import HashingEncoder, MemoryVectors, data_of, make_reading

FOUND = Record(
    title="As printed", authors=(Name("Osei", "Ama"),), issued=(2019, 6), type="policy brief", language="en",
    doi="10.1/old", url="https://doi.org/10.1/old",
    origins=(FieldOrigin("title", "text", 0, 9), FieldOrigin("doi", "text", 9, 20), FieldOrigin("url", "text", 9, 20)),
)  # fmt: skip
BRIEF = make_reading("Trade among developing countries rose.", "brief.txt", FOUND)
AGAIN = make_reading("Trade among developing countries fell.", "brief.txt", FOUND)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        library.add(BRIEF, data_of(BRIEF), path="/in/brief.txt")
        yield library


def open_library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors())


def test_layers_cover_each_other_field_by_field() -> None:
    layers = Layers(
        FOUND,
        references=Record(title="From Zotero", publisher="House", extra='{"editor": [{"family": "Doe"}], "ISBN": "1"}'),
        sidecar=Record(title="From the sidecar", extra='{"ISBN": "2"}'),
    )
    made = layers.record([Correction("brief.txt", "publisher", "By hand"), Correction("brief.txt", "issued", "")])
    assert (made.title, made.publisher, made.issued) == ("From the sidecar", "By hand", ())
    assert (made.authors, made.type) == (FOUND.authors, "policy brief")
    assert json.loads(made.extra) == {"editor": [{"family": "Doe"}], "ISBN": "2"}
    assert made.whence() == {
        "title": "sidecar", "publisher": "corrected", "issued": "corrected", "DOI": "text", "URL": "text",
        "editor": "sidecar", "ISBN": "sidecar",
    }  # fmt: skip
    assert made.origin("title") == FieldOrigin("title", "sidecar"), "the span in the text is no longer its place"
    assert Layers(FOUND).record() == FOUND


def test_a_coarser_type_does_not_cover_a_finer_one() -> None:
    for found, given, shown in [
        ("policy brief", "report", "policy brief"), ("policy brief", "document", "policy brief"),
        ("op-ed", "article", "op-ed"), ("document", "report", "report"), ("article", "report", "report"),
    ]:  # fmt: skip
        layers = Layers(replace(FOUND, type=found), sidecar=Record(type=given))  # type: ignore[arg-type]
        assert layers.record().type == shown


def test_a_corrected_field_loses_what_an_import_said_more_of_it() -> None:
    extra = '{"issued": {"date-parts": [[2019], [2020]]}, "genre": "Working Paper", "type": "thesis", "note": "n"}'
    layers = Layers(FOUND, sidecar=Record(issued=(2019,), type="report", extra=extra))
    assert layers.record().to_csl()["issued"] == {"date-parts": [[2019], [2020]]}
    made = layers.record([Correction("x", "issued", "2021-03"), Correction("x", "type", "speech")])
    item = made.to_csl()
    assert (item["issued"], item["type"], item["genre"]) == ({"date-parts": [[2021, 3]]}, "speech", "speech")
    assert item["note"] == "n"


def test_the_address_follows_the_doi_of_which_it_was_made() -> None:
    assert Layers(FOUND, sidecar=Record(doi="10.1/new")).record().url == "https://doi.org/10.1/new"
    assert Layers(FOUND).record([Correction("x", "doi", "")]).url == ""
    own = Record(doi="10.1/new", url="https://doi.org/10.1/other")
    assert Layers(FOUND, sidecar=own).record().url == "https://doi.org/10.1/other"
    assert Layers(replace(FOUND, url="https://x.org")).record([Correction("x", "doi", "10.1/n")]).url == "https://x.org"


def test_values_as_text_and_back() -> None:
    record = replace(FOUND, authors=(Name("Osei", "Ama", suffix="Jr."), Name(literal="Centro; Sur")), volume="4")
    for name in FIELDS:
        value = getattr(record, name)
        assert value_of(name, text_of(name, value)) == value


@pytest.mark.parametrize(
    ("name", "text"), [("nothing", "x"), ("type", "poem"), ("issued", "June"), ("authors", "Ama"), ("authors", "[1]")]
)
def test_a_value_that_a_field_cannot_have(library: Library, name: str, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which it is differs
        records.correct(library, BRIEF.document.id, {name: text})
    assert library.document(BRIEF.document.id).record == FOUND


def test_a_correction_shows_at_once_also_where_the_library_is_open_already(library: Library, tmp_path: Path) -> None:
    with open_library(tmp_path) as other:
        before = other.generation
        assert other.document(BRIEF.document.id).record.year == 2019
        made = records.correct(library, BRIEF.document.id, {"issued": "2021-03-04", "type": "speech"})
        assert made.record.issued == (2021, 3, 4)
        assert other.generation > before
        assert [d.id for d in other.documents(Where(types=("speech",), years=(2021, 2021)))] == [BRIEF.document.id]
        assert other.documents(Where(years=(2019, 2019))) == ()


def test_nothing_is_embedded_for_a_correction(library: Library) -> None:
    encoder = library.embedder
    assert isinstance(encoder, HashingEncoder)
    before, edition = encoder.encoded, library.entry(BRIEF.document.id).edition
    records.correct(library, BRIEF.document.id, {"title": "Another"})
    records.refer(library, BRIEF.document.id, references=Record(title="Z"), sidecar=None)
    assert encoder.encoded == before
    assert library.entry(BRIEF.document.id).edition == edition


def test_it_is_kept_when_read_again_changed_moved_and_renamed(library: Library) -> None:
    records.correct(library, BRIEF.document.id, {"title": "By hand"})
    library.add(BRIEF, data_of(BRIEF), path="/in/brief.txt")
    assert library.document(BRIEF.document.id).record.title == "By hand"
    library.add(AGAIN, data_of(AGAIN), path="/in/brief.txt", replaces=BRIEF.document.id)
    assert library.document(AGAIN.document.id).record.title == "By hand"
    library.place([replace(AGAIN.document, source="moved/other.txt")])
    once_more = make_reading("Trade stood still.", "moved/other.txt", FOUND)
    library.add(once_more, data_of(once_more), path="/in/moved/other.txt", replaces=AGAIN.document.id)
    record = library.document(once_more.document.id).record
    assert (record.title, record.whence()["title"]) == ("By hand", "corrected")


def test_it_comes_back_with_the_content_and_not_with_the_name(library: Library) -> None:
    records.correct(library, BRIEF.document.id, {"title": "By hand"})
    library.remove([BRIEF.document.id])
    library.add(AGAIN, data_of(AGAIN), path="/in/brief.txt")
    assert library.document(AGAIN.document.id).record == FOUND, "another file that happens to have its name"
    library.add(BRIEF, data_of(BRIEF), path="/in/first.txt")
    assert library.document(BRIEF.document.id).record.title == "By hand"


def test_it_comes_back_with_a_content_that_was_changed_before_it_went(library: Library) -> None:
    records.correct(library, BRIEF.document.id, {"title": "By hand"})
    library.add(AGAIN, data_of(AGAIN), path="/in/brief.txt", replaces=BRIEF.document.id)
    library.remove([AGAIN.document.id])
    library.add(AGAIN, data_of(AGAIN), path="/in/brief.txt")
    assert library.document(AGAIN.document.id).record.title == "By hand"
    taken_back = records.correct(library, AGAIN.document.id, {"title": None})
    assert taken_back.record == FOUND


def test_an_earlier_content_beside_the_changed_document_is_another_one(library: Library) -> None:
    library.add(AGAIN, data_of(AGAIN), path="/in/brief.txt", replaces=BRIEF.document.id)
    library.add(BRIEF, data_of(BRIEF), path="/in/copy.txt")
    records.correct(library, AGAIN.document.id, {"title": "By hand"})
    assert library.document(BRIEF.document.id).record == FOUND
    assert library.entry(BRIEF.document.id).identity != library.entry(AGAIN.document.id).identity


def test_taken_back(library: Library) -> None:
    records.correct(library, BRIEF.document.id, {"title": "One", "issued": ""})
    records.correct(library, BRIEF.document.id, {"title": "Two"})
    with Notebook.open(library.folder) as book:
        assert sorted((c.field, c.value) for c in book.corrections("brief.txt")) == [("issued", ""), ("title", "Two")]
    record = records.correct(library, BRIEF.document.id, {"title": None}).record
    assert (record.title, record.issued) == ("As printed", ())
    assert record.origin("title") == FOUND.origin("title")


def test_a_crash_between_notebook_and_catalogue_is_mended(library: Library) -> None:
    entry = library.entry(BRIEF.document.id)
    with Notebook.open(library.folder) as book:
        book.correct(Correction("brief.txt", "title", "By hand", "", entry.identity, entry.document.id))
    assert library.document(BRIEF.document.id).record.title == "As printed"
    assert records.apply(library) == (BRIEF.document.id,)
    assert library.document(BRIEF.document.id).record.title == "By hand"
    generation = library.generation
    assert records.apply(library) == ()
    assert library.generation == generation


def test_a_damaged_notebook_stops_no_reading(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    records.correct(library, BRIEF.document.id, {"title": "By hand"})
    for name in ("notebook.sqlite-wal", "notebook.sqlite-shm"):
        (library.folder / name).unlink(missing_ok=True)
    (library.folder / "notebook.sqlite").write_bytes(b"garbage" * 1000)
    assert records.apply(library) == ()
    assert library.document(BRIEF.document.id).record.title == "By hand", "what is shown stays"
    library.add(AGAIN, data_of(AGAIN), path="/in/again.txt")
    assert "notebook" in caplog.text


def test_a_correction_that_cannot_be_understood_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    made = Layers(FOUND).record([Correction("brief.txt", "type", "poem"), Correction("brief.txt", "title", "T")])
    assert (made.type, made.title) == ("policy brief", "T")
    assert "poem" in caplog.text


def test_refer_changes_only_what_differs(library: Library) -> None:
    sidecar = Record(title="From the sidecar")
    assert records.refer(library, BRIEF.document.id, references=None, sidecar=sidecar)
    generation = library.generation
    assert not records.refer(library, BRIEF.document.id, references=None, sidecar=sidecar)
    assert library.generation == generation
    assert records.refer(library, BRIEF.document.id, references=None, sidecar=None)
    assert library.document(BRIEF.document.id).record == FOUND


def test_what_is_not_there_or_not_clean(library: Library) -> None:
    with pytest.raises(DocumentUnknown):
        records.correct(library, "f" * 64, {"title": "x"})
    with pytest.raises(TextUnclean):
        records.correct(library, BRIEF.document.id, {"title": "a\x00"})
    with pytest.raises(TextUnclean):
        records.refer(library, BRIEF.document.id, references=None, sidecar=Record(title="\ud800"))
    assert library.document(BRIEF.document.id).record == FOUND


def test_another_language_stems_the_words_anew(library: Library) -> None:
    from store import word_index

    records.correct(library, BRIEF.document.id, {"language": "fr"})
    assert library.document(BRIEF.document.id).record.language == "fr"
    with library._catalog.reading() as connection:
        assert word_index.damage(connection) == []


def test_a_notebook_of_version_1_is_brought_up(tmp_path: Path) -> None:
    tmp_path.joinpath("library").mkdir()
    file = tmp_path / "library" / "notebook.sqlite"
    with sqlite3.connect(file) as old:
        old.executescript(
            "CREATE TABLE version (number INTEGER PRIMARY KEY); INSERT INTO version VALUES (1);"
            "CREATE TABLE corrections (source VARCHAR, field VARCHAR, value TEXT NOT NULL, made VARCHAR NOT NULL,"
            " PRIMARY KEY (source, field));"
            "INSERT INTO corrections VALUES ('brief.txt', 'title', 'Long ago', '2026-01-01T00:00:00+00:00');"
        )
    old.close()
    for _ in range(2):
        with Notebook.open(tmp_path / "library") as book:
            (kept,) = book.corrections()
            assert (kept.source, kept.field, kept.value) == ("brief.txt", "title", "Long ago")
    with open_library(tmp_path) as library:
        library.add(BRIEF, data_of(BRIEF), path="/in/brief.txt")
        assert library.document(BRIEF.document.id).record.title == "Long ago"
