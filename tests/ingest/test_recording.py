"""Sidecars and files of references in the job: what covers what, what is noticed, what goes on without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import job
from ingest.progress.report import Report
from store.documents import Record
from store.library import Library
from tests.fakes import HashingEncoder, MemoryVectors

TEXT = "# A title of some words\n\nBy Ama Osei\n\nThis is the only paragraph of the text number {}, and it ends here.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.md").write_text(TEXT.format(1))
    (folder / "two.md").write_text(TEXT.replace("A title", "Another title").format(2))
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors()) as library:
        yield library


def record(library: Library, source: str) -> Record:
    return next(d.record for d in library.documents() if d.source == source)


def said(report: Report) -> dict[str, Any]:
    return {k: v for k, v in report.to_json().items() if v and k not in ("seconds", "passages")}


def write(path: Path, **item: Any) -> None:
    path.write_text(json.dumps(item))


def test_a_sidecar_covers_what_the_text_says(library: Library, folder: Path) -> None:
    write(folder / "one.md.json", title="From the sidecar", editor=[{"family": "Doe"}])
    assert said(job.ingest([folder], library)) == {"added": ["one.md", "two.md"]}
    one = record(library, "one.md")
    assert (one.title, str(one.authors[0])) == ("From the sidecar", "Ama Osei")
    assert one.whence() == {"title": "sidecar", "author": "text", "language": "text", "editor": "sidecar"}
    assert record(library, "two.md").title == "Another title of some words"


def test_a_changed_sidecar_of_an_unchanged_document_is_noticed(library: Library, folder: Path) -> None:
    job.ingest([folder], library)
    encoder = library.embedder
    assert isinstance(encoder, HashingEncoder)
    before = encoder.encoded
    (folder / "one.bib").write_text("@misc{a, title={First}}")
    assert said(job.ingest([folder], library)) == {"records": ["one.md"], "unchanged": ["two.md"]}
    (folder / "one.bib").write_text("@misc{a, title={Second}}")
    assert said(job.ingest([folder], library))["records"] == ["one.md"]
    assert record(library, "one.md").title == "Second"
    assert said(job.ingest([folder], library)) == {"unchanged": ["one.md", "two.md"]}
    (folder / "one.bib").unlink()
    assert said(job.ingest([folder], library))["records"] == ["one.md"]
    assert record(library, "one.md").title == "A title of some words"
    assert encoder.encoded == before


def test_the_sidecar_of_the_whole_name_comes_first(library: Library, folder: Path) -> None:
    (folder / "one.ris").write_text("TY  - RPRT\nTI  - By the stem\nER  - \n")
    write(folder / "one.md.json", title="By the whole name")
    job.ingest([folder], library)
    assert record(library, "one.md").title == "By the whole name"
    (folder / "one.md.json").unlink()
    job.ingest([folder], library)
    assert (record(library, "one.md").title, record(library, "one.md").type) == ("By the stem", "report")


def test_it_moves_with_its_document(library: Library, folder: Path) -> None:
    write(folder / "one.json", title="From the sidecar")
    job.ingest([folder], library)
    (folder / "one.md").rename(folder / "new.md")
    (folder / "one.json").rename(folder / "new.json")
    assert said(job.ingest([folder], library))["renamed"] == ["new.md"]
    assert record(library, "new.md").title == "From the sidecar"


@pytest.mark.parametrize("data", [b"{broken", b"\x00\xff\xfe\x01", b"", b'{"unrelated": 1}'])
def test_a_broken_one_is_told_and_left_out(library: Library, folder: Path, data: bytes) -> None:
    (folder / "one.json").write_bytes(data)
    report = said(job.ingest([folder], library))
    assert report["added"] == ["one.md", "two.md"]
    (failure,) = report["failed"]
    assert failure["source"] == "one.json"
    assert "kept without it" in failure["error"]
    assert "\n" not in failure["error"]
    assert record(library, "one.md").title == "A title of some words"


def test_fields_that_cannot_be_understood_are_told_and_cover_nothing(library: Library, folder: Path) -> None:
    write(folder / "one.json", title="From the sidecar", author=[1, {}], issued="bogus", DOI=["x"])
    (failure,) = said(job.ingest([folder], library))["failed"]
    assert failure == {"source": "one.json", "error": "DOI, author, issued: cannot be understood and is passed over."}
    one = record(library, "one.md")
    assert one.to_csl() == {"type": "document", "genre": "document", "title": "From the sidecar",
                            "author": [{"family": "Osei", "given": "Ama"}], "language": "en"}  # fmt: skip
    assert one.whence() == {"title": "sidecar", "author": "text", "language": "text"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("issued", {"date-parts": [[2019, 2, 30]]}),
        ("issued", {"date-parts": [["2019", "06", "31"]]}),
        ("issued", {"date-parts": [[2019, 13, 45]]}),
        ("issued", {"date-parts": [[2019, 33]]}),
        ("issued", {"date-parts": [[2019], [2021, 2, 29]]}),
        ("issued", {"raw": "2019-02-30"}),
        ("issued", "31 June 2019"),
        ("URL", "javascript:alert(1)"),
        ("URL", "JavaScript://x.org/%0aalert(1)"),
        ("URL", "data:text/html,x"),
        ("URL", "file:///etc/passwd"),
        ("URL", "https://"),
        ("URL", "to come"),
        ("DOI", "javascript:alert(1)"),
        ("DOI", "10.1234"),
        ("DOI", "https://example.org/paper"),
    ],
)
def test_a_date_an_address_or_a_doi_that_is_none_is_told_and_left_out(
    library: Library, folder: Path, key: str, value: object
) -> None:
    write(folder / "one.json", title="From the sidecar", **{key: value})
    (failure,) = said(job.ingest([folder], library))["failed"]
    assert failure == {"source": "one.json", "error": f"{key}: cannot be understood and is passed over."}
    item = record(library, "one.md").to_csl()
    assert item["title"] == "From the sidecar"
    assert key not in item


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one.bib", "@misc{a, title={T}, date={2019-02-30}}"),
        ("one.bib", "@misc{a, title={T}, year=2021, month=feb, day=29}"),
        ("one.ris", "TY  - RPRT\nTI  - T\nDA  - 2019/04/31/\nER  - \n"),
    ],
)
def test_so_it_is_in_the_other_formats(library: Library, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (failure,) = said(job.ingest([folder], library))["failed"]
    assert failure == {"source": name, "error": "issued: cannot be understood and is passed over."}
    assert record(library, "one.md").issued == ()


def test_an_address_in_a_command_of_latex_is_one(library: Library, folder: Path) -> None:
    (folder / "one.bib").write_text("@misc{a, title={T}, url={\\url{https://example.org/a}}}")
    assert "failed" not in said(job.ingest([folder], library))
    assert record(library, "one.md").url == "https://example.org/a"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("issued", {"date-parts": [[2020, 2, 29]]}),
        ("issued", {"date-parts": [["2019", "06", "0"]]}),
        ("issued", {"date-parts": [[2019, 21]]}),
        ("issued", {"date-parts": [[2019, 6], [2020]]}),
        ("issued", {"literal": "forthcoming"}),
        ("URL", "https://example.org/a_b?c=d#e"),
        ("URL", "HTTP://example.org"),
        ("URL", "ftp://example.org/a.pdf"),
        ("DOI", "https://doi.org/10.1234/x"),
    ],
)
def test_those_that_are_some_are_taken(library: Library, folder: Path, key: str, value: object) -> None:
    write(folder / "one.json", title="From the sidecar", **{key: value})
    assert "failed" not in said(job.ingest([folder], library))
    assert key in record(library, "one.md").to_csl()


def test_what_a_sidecar_says_more_of_a_field_is_the_sidecars(library: Library, folder: Path) -> None:
    write(folder / "one.json", issued={"literal": "in press"}, author="Banda, Kofi; {South Centre}")
    assert "failed" not in said(job.ingest([folder], library))
    one = record(library, "one.md")
    assert [str(a) for a in one.authors] == ["Kofi Banda", "South Centre"]
    assert one.to_csl()["issued"] == {"literal": "in press"}
    assert one.whence()["issued"] == "sidecar"


def test_of_several_in_a_sidecar_the_fitting_one_is_taken(library: Library, folder: Path) -> None:
    several = "@misc{a, title={Else}}\n@misc{b, title={A title of some words}, author={Osei, A.}, year=2020}\n"
    (folder / "one.bib").write_text(several)
    (folder / "two.bib").write_text(several)
    report = said(job.ingest([folder], library))
    assert record(library, "one.md").year == 2020
    assert [f["source"] for f in report["failed"]] == ["two.bib"]
    assert "none of them of this document" in report["failed"][0]["error"]


def test_broken_entries_in_a_sidecar_are_told(library: Library, folder: Path) -> None:
    (folder / "one.bib").write_text("@misc{a, title={open\n@misc{b, title={Read}}\n")
    (failure,) = said(job.ingest([folder], library))["failed"]
    assert "1 entries that cannot be read" in failure["error"]
    assert record(library, "one.md").title == "Read"


def test_a_link_out_of_the_folder_is_no_sidecar(library: Library, folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.json", title="Secret")
    (folder / "one.json").symlink_to(tmp_path / "secret.json")
    assert said(job.ingest([folder], library)) == {"added": ["one.md", "two.md"]}
    assert record(library, "one.md").title == "A title of some words"


def test_a_file_of_references(library: Library, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "zotero.bib"
    file.write_text(
        "@misc{a, title={By its file}, file={:C\\:/z/ONE.md:MD}}\n@misc{b, title={Another title of some words},"
        " author={Osei, Ama}, year=1999}\n@misc{c, title={Of nothing here}}\n"
    )
    report = said(job.ingest([folder], library, references=file))
    assert report["references"] == {
        "file": "zotero.bib", "items": 3, "unused": 1, "ambiguous": [],
        "matched": [{"source": "one.md", "by": "attachment"}, {"source": "two.md", "by": "title"}],
    }  # fmt: skip
    assert (record(library, "one.md").title, record(library, "two.md").year) == ("By its file", 1999)
    assert record(library, "one.md").whence()["title"] == "sidecar"
    assert said(job.ingest([folder], library)) == {"unchanged": ["one.md", "two.md"]}, "it is kept without the file"
    write(folder / "one.json", title="From the sidecar")
    job.ingest([folder], library)
    assert record(library, "one.md").title == "From the sidecar"
    (folder / "one.json").unlink()
    job.ingest([folder], library)
    assert record(library, "one.md").title == "By its file"


def test_a_reference_attached_to_one_document_is_no_others(library: Library, folder: Path, tmp_path: Path) -> None:
    """A brief and the report that it sums up may have one title."""
    (folder / "two.md").write_text(TEXT.replace("By Ama Osei", "May 2020").format("two"))
    file = tmp_path / "z.json"
    item = {"title": "A title of some words", "author": [{"family": "Osei", "given": "A."}], "publisher": "House"}
    file.write_text(json.dumps(item | {"file": "/z/two.md"}))
    report = said(job.ingest([folder], library, references=file))
    assert report["references"]["matched"] == [{"source": "two.md", "by": "attachment"}]
    assert record(library, "one.md").publisher == ""
    file.write_text(json.dumps(item))
    given = said(job.ingest([folder], library, references=file))["references"]
    assert [m["by"] for m in given["matched"]] == ["title", "title"]
    assert given["ambiguous"] == [
        {"source": "two.md", "error": "has the title of one.md too; both were given the same reference."}
    ]


def test_what_is_not_clear_is_said(library: Library, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "z.json"
    file.write_text(json.dumps([{"title": "A", "file": "/1/one.md"}, {"title": "B", "file": "/2/one.md"}]))
    report = said(job.ingest([folder], library, references=file))
    assert report["references"]["matched"] == []
    (unclear,) = report["references"]["ambiguous"]
    assert unclear["source"] == "one.md"
    assert record(library, "one.md").title == "A title of some words"


@pytest.mark.parametrize("data", [None, b"nothing of the kind", b"@misc{a, title={Fine}}\n@misc{b, title={open"])
def test_a_broken_file_of_references_stops_nothing(
    library: Library, folder: Path, tmp_path: Path, data: bytes | None
) -> None:
    file = tmp_path / "z.bib"
    if data is not None:
        file.write_bytes(data)
    report = said(job.ingest([folder], library, references=file))
    assert report["added"] == ["one.md", "two.md"]
    assert [f["source"] for f in report["failed"]] == ["z.bib"]
    assert ("references" in report) is (data is not None and b"Fine" in data)


def test_ingestion_writes_nothing_into_the_notebook(library: Library, folder: Path) -> None:
    from store import records
    from store.notebook import Notebook

    job.ingest([folder], library)
    assert not (library.folder / "notebook.sqlite").exists()
    one = next(d.id for d in library.documents() if d.source == "one.md")
    records.correct(library, one, {"title": "By hand"})
    with Notebook.open(library.folder) as book:
        before = book.corrections()
    (folder / "one.md").write_text(TEXT.format("one, changed"))
    write(folder / "one.json", title="From the sidecar", publisher="House")
    assert said(job.ingest([folder], library)) == {"changed": ["one.md"], "unchanged": ["two.md"]}
    assert (record(library, "one.md").title, record(library, "one.md").publisher) == ("By hand", "House")
    (folder / "one.md").rename(folder / "other.md")
    job.ingest([folder], library)
    assert record(library, "other.md").title == "By hand"
    with Notebook.open(library.folder) as book:
        assert book.corrections() == before
