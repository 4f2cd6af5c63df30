"""threads: begun, gone on with, listed, shown as they were, deleted."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Ssc

PUPILS = "How many pupils do the school boats of Perrimoor carry?"


@pytest.fixture(autouse=True)
def own(island_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(island_folder, folder, ignore=shutil.ignore_patterns("notebook*"))
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    return folder


def begin(ssc: Ssc) -> str:
    thread = ssc("ask", "What are the school boats of Perrimoor?", "--thread", "new", "--json").json["thread"]
    assert isinstance(thread, str)
    return thread


def test_a_thread_goes_on_with_what_was_asked_in_it(ssc: Ssc) -> None:
    thread = begin(ssc)
    answer = ssc("ask", "And how many pupils do they carry?", "--thread", thread[:8], "--json").json
    assert "1,450" in answer["text"]
    assert answer["thread"] == thread
    assert answer["history"] == ["What are the school boats of Perrimoor?"]
    # The thread knew the answer too, and the record keeps what it knew.
    (earlier,) = answer["record"]["earlier"]
    assert earlier["documents"]
    assert ssc("replay", answer["id"]).code == 0


def test_threads_are_listed_and_shown_as_they_were(ssc: Ssc) -> None:
    assert ssc("threads", "--json").json == []
    assert "Nothing was asked" in ssc("threads").out
    thread = begin(ssc)
    ssc("ask", "And how many pupils do they carry?", "--thread", thread)
    ssc("ask", PUPILS)
    listed = ssc("threads", "--json").json
    assert [(t["id"], t["turns"]) for t in listed] == [(thread, 2), ("terminal", 1)]
    assert listed[0]["title"] == "What are the school boats of Perrimoor?"
    out = ssc("threads").out
    assert thread[:8] in out
    assert "2 questions" in out
    shown = ssc("threads", "show", thread, "--json").json
    assert [t["question"] for t in shown["turns"]] == [
        "What are the school boats of Perrimoor?", "And how many pupils do they carry?",
    ]  # fmt: skip
    assert all(t["withdrawn"] == [] for t in shown["turns"])
    out = ssc("threads", "show", thread[:8]).out
    assert "> And how many pupils do they carry?" in out
    assert shown["turns"][1]["answer"]["id"] in out
    assert "withdrawn" not in out
    assert PUPILS in ssc("threads", "show", "terminal").out


def test_a_citation_whose_document_left_is_marked(ssc: Ssc) -> None:
    thread = begin(ssc)
    answer = ssc("ask", PUPILS, "--thread", thread, "--json").json
    ssc("remove", answer["evidence"][0]["document"]["source"])
    shown = ssc("threads", "show", thread, "--json").json
    assert answer["evidence"][0]["key"] in shown["turns"][1]["withdrawn"]
    assert shown["turns"][1]["answer"]["statements"] == answer["statements"]
    out = " ".join(ssc("threads", "show", thread).out.split())
    assert answer["statements"][0]["text"] in out
    assert "[withdrawn: the document has left the library]" in out


@pytest.mark.parametrize("suffix", [".md", ".docx", ".bib", ".ris"])
def test_a_thread_is_written_to_a_file(ssc: Ssc, tmp_path: Path, suffix: str) -> None:
    thread = begin(ssc)
    answer = ssc("ask", PUPILS, "--thread", thread, "--json").json
    file = tmp_path / f"thread{suffix}"
    done = ssc("threads", "export", thread[:8], "--to", file, "--json")
    assert done.json == {"written": str(file), "thread": thread, "questions": 2}
    if suffix == ".docx":
        with zipfile.ZipFile(file) as opened:
            said = opened.read("word/document.xml").decode()
            assert "footnoteReference" in said
    else:
        said = file.read_text(encoding="utf-8")
    if suffix in (".md", ".docx"):
        assert answer["statements"][0]["text"] in said
        assert "The school boats of Perrimoor" in said or "school boats" in said
    else:
        assert answer["evidence"][0]["document"]["title"] in said
    assert f"Written to {file}: 2 questions." in ssc("threads", "export", thread, "--to", file).out


def test_an_annex_shows_the_passages_and_what_left(ssc: Ssc, tmp_path: Path) -> None:
    thread = begin(ssc)
    answer = ssc("ask", PUPILS, "--thread", thread, "--json").json
    file = tmp_path / "thread.md"
    assert ssc("threads", "export", thread, "--to", file, "--annex", "--style", "apa").code == 0
    assert "### Passage 1" in file.read_text()
    ssc("remove", answer["evidence"][0]["document"]["source"])
    ssc("threads", "export", thread, "--to", file, "--annex")
    assert "The document has left the library since" in file.read_text()
    assert answer["statements"][0]["text"] in file.read_text()


def test_where_the_library_cannot_be_opened_the_thread_is_written(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    thread = begin(ssc)
    (own / "catalog.sqlite").unlink()
    done = ssc("threads", "export", thread, "--to", tmp_path / "thread.md", "--annex")
    assert done.code == 0
    assert done.err.count("\n") == 1
    assert "school boats" in (tmp_path / "thread.md").read_text()


@pytest.mark.parametrize(
    "wishes",
    [
        ("--to", "thread.odt"), ("--to", "thread"), ("--to", "nowhere/thread.md"), (),
        ("--to", "thread.docx", "--style", "nobody"), ("--to", "thread.docx", "--template", "nobody.docx"),
        ("--to", "thread.md", "--language", "xx"), ("--to", "thread.json"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said(ssc: Ssc, wishes: tuple[str, ...]) -> None:
    done = ssc("threads", "export", begin(ssc), *wishes)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert done.err.count("\n") == 1 or not wishes  # argparse shows the usage too


def test_deleting(ssc: Ssc, own: Path) -> None:
    thread = begin(ssc)
    kept = ssc("ask", PUPILS, "--json").json["id"]
    assert ssc("threads", "delete", thread[:8], "--json").json == {"deleted": thread}
    assert [t["id"] for t in ssc("threads", "--json").json] == ["terminal"]
    assert ssc("replay", kept).code == 0
    assert ssc("threads", "delete", "terminal").code == 0
    assert ssc("threads", "--json").json == []
    assert ssc("replay", kept).code == 2
    for file in own.glob("notebook.sqlite*"):
        assert b"school boats" not in file.read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ("threads", "show", "nobody"), ("threads", "export", "nobody", "--to", "x.md"),
        ("threads", "delete", "nobody"), ("threads", "delete", ""),
        ("ask", PUPILS, "--thread", "nobody"), ("ask", PUPILS, "--thread", ""),
        ("ask", PUPILS, "--thread", "new", "--after", "Why?"), ("ask", "--file", "-", "--thread", "new"),
    ],
)  # fmt: skip
def test_wrong_use_is_said_in_one_line(ssc: Ssc, command: tuple[str, ...]) -> None:
    begin(ssc)
    done = ssc(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_where_the_library_cannot_be_opened_the_thread_is_shown(ssc: Ssc, own: Path) -> None:
    thread = begin(ssc)
    (own / "catalog.sqlite").unlink()
    done = ssc("threads", "show", thread)
    assert done.code == 0
    assert "What are the school boats of Perrimoor?" in done.out
    assert done.err.count("\n") == 1
