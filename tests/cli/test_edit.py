"""documents edit, ingest --references, and where it is shown what comes from where."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Ssc

MILL = "# The mill of Tavish\n\nPolicy brief by Ana Ruiz, May 2019\n\nThe mill of Tavish grinds forty sacks a day.\n"


@pytest.fixture
def mill(tmp_path: Path, ssc: Ssc) -> Path:
    file = tmp_path / "texts" / "mill.md"
    file.parent.mkdir()
    file.write_text(MILL)
    assert ssc("ingest", file.parent).code == 0
    return file


def test_a_corrected_record_is_shown_asked_filtered_and_kept(ssc: Ssc, mill: Path, tmp_path: Path) -> None:
    values = ("title=The mill, put right", "authors=Osei, Ama; {Mill Board}", "issued=2021-03", "type=case study")
    done = ssc("documents", "edit", "mill.md", *values, "--json")
    assert done.code == 0
    assert done.json["record"]["title"] == "The mill, put right"
    assert done.json["record"]["author"] == [{"family": "Osei", "given": "Ama"}, {"literal": "Mill Board"}]
    assert done.json["whence"]["title"] == "corrected"
    (listed,) = ssc("documents", "--json").json
    assert listed["record"] == done.json["record"]
    assert "Ama Osei, Mill Board (2021) · case study" in ssc("documents").out

    answer = ssc("ask", "Who wrote the case study on the mill?", "--where", "year=2021", "--json").json
    assert "Ama Osei" in answer["text"]
    (evidence,) = answer["evidence"]
    assert (evidence["found_by"], evidence["locator"]["kind"]) == ("corrected", "record")
    assert "corrected" in answer["statements"][0]["why"]
    told = " ".join(ssc("ask", "Who wrote the case study on the mill?").out.split())
    assert "from the library's records, corrected by hand" in told

    mill.write_text(MILL.replace("forty", "fifty"))
    assert ssc("ingest", mill.parent, "--json").json["changed"] == ["mill.md"]
    mill.rename(mill.with_name("other.md"))
    assert ssc("ingest", mill.parent, "--json").json["renamed"] == ["other.md"]
    (listed,) = ssc("documents", "--json").json
    assert listed["record"]["title"] == "The mill, put right"

    assert ssc("backup", tmp_path / "copy.zip").code == 0
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        archive.extractall(tmp_path / "restored")
    restored = ssc("documents", "edit", "other.md", "--reset", "title", "--json", "--library", tmp_path / "restored")
    assert restored.json["record"]["title"] == "The mill of Tavish"
    assert restored.json["whence"] == {
        "title": "text", "author": "corrected", "issued": "corrected", "type": "corrected",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mill.md", "titel=x"), "the fields are title, authors, issued, type, publisher"),
        (("mill.md", "title"), "no FIELD=VALUE"),
        (("mill.md",), "at least one FIELD=VALUE"),
        (("mill.md", "issued=2019-13"), "a year, a month"),
        (("mill.md", "authors={South Centre"), "a brace without its other"),
        (("mill.md", "doi=10.1/abc"), "four to nine digits"),
        (("nowhere.md", "title=x"), "no document"),
    ],
)
def test_wrong_use(ssc: Ssc, mill: Path, arguments: tuple[str, ...], said: str) -> None:
    done = ssc("documents", "edit", *arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_correction_that_is_left_behind_is_told(ssc: Ssc, mill: Path) -> None:
    ssc("documents", "edit", "mill.md", "publisher=House", "issued=2021")
    mill.write_text("# Weaving in the north\n\nLooms came back with cooperatives, as last year's survey found.\n")
    done = ssc("ingest", mill.parent)
    assert done.code == 0
    assert "warning: mill.md: another text stands in its place" in done.out
    assert "(issued, publisher)" in done.out
    (listed,) = ssc("documents", "--json").json
    assert "publisher" not in listed["record"]


def test_where_each_field_comes_from_is_shown(ssc: Ssc, mill: Path) -> None:
    mill.with_name("mill.json").write_text(
        json.dumps({"publisher": "House", "editor": [{"family": "Doe", "given": "J"}]})
    )
    assert ssc("ingest", mill.parent, "--json").json["records"] == ["mill.md"]
    ssc("documents", "edit", "mill.md", "doi=10.1234/x", "issued=")
    shown = ssc("show", "mill.md")
    for line in (
        "title: The mill of Tavish  [found in the text]", "publisher: House  [from a reference manager]",
        "editor: J Doe  [from a reference manager]", "DOI: 10.1234/x  [corrected by hand]",
        "issued: (empty)  [corrected by hand]", "author: Ana Ruiz  [found in the text]",
    ):  # fmt: skip
        assert line in shown.out
    whence = ssc("show", "mill.md", "--json").json["whence"]
    assert (whence["publisher"], whence["DOI"], whence["title"]) == ("sidecar", "corrected", "text")


def test_references(ssc: Ssc, mill: Path, tmp_path: Path) -> None:
    (tmp_path / "zotero.ris").write_text("TY  - RPRT\nTI  - From Zotero\nL1  - file:///z/mill.md\nPY  - 2011\nER  - \n")
    done = ssc("ingest", mill.parent, "--references", tmp_path / "zotero.ris", "--json")
    assert done.code == 0
    assert done.json["records"] == ["mill.md"]
    assert done.json["references"]["matched"] == [{"source": "mill.md", "by": "attachment"}]
    assert ssc("documents", "--json").json[0]["record"]["title"] == "From Zotero"
    told = ssc("ingest", mill.parent, "--references", tmp_path / "zotero.ris").out
    assert "references: 1 document found in zotero.ris (1 reference)" in told
    missing = ssc("ingest", mill.parent, "--references", tmp_path / "none.bib")
    assert missing.code == 1
    assert "none.bib: cannot be opened" in missing.out
