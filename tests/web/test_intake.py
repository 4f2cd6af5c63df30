"""Files handed over on the page: what they may be called, what they are, how much is taken, where they come to lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources import find
from web import library_words as words
from web.intake import FOLDER, Limits, discard, safe_name, take, with_suffix

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@dataclass
class Given:
    name: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def getvalue(self) -> bytes:
        return self.data


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\brief.pdf", "brief.pdf"),
        ("..", "document"),
        ("", "document"),
        (".bashrc", "bashrc"),
        ("~$brief.docx", "$brief.docx"),
        ("a\0b\nc\u202egnp.exe", "ab c gnp.exe"),
        ("نص عربي.txt", "نص عربي.txt"),
        ("<script>alert(1)<!--script>.md", "<script>alert(1)<!--script>.md"),
        ("con.txt", "_con.txt"),
    ],
)
def test_names_lead_nowhere(told: str, kept: str) -> None:
    assert safe_name(told) == kept


@given(st.text(max_size=400))
def test_any_name_is_a_file_in_the_folder(told: str) -> None:
    name = safe_name(told)
    assert name == PurePosixPath(name).name == safe_name(name)
    assert name not in (".", "..")
    assert not name.startswith((".", "~"))
    assert len(name.encode()) <= 200
    assert name.isprintable()


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("report", "pdf", "report.pdf"),
        ("report.exe", "text", "report.exe.txt"),
        ("report.md", "pdf", "report.md.pdf"),
        ("report.PDF", "pdf", "report.PDF"),
        ("page.htm", "html", "page.htm"),
        ("page.txt", "html", "page.txt"),
    ],
)
def test_the_ending_says_what_the_content_is(name: str, kind: str, kept: str) -> None:
    assert with_suffix(name, kind) == kept


def test_what_is_taken_lies_in_the_folder_of_uploads(tmp_path: Path) -> None:
    taken = take([Given("../a.md", b"# One\n\nText."), Given("b", b"Plain words.")], tmp_path, Limits())
    assert [p.name for p in taken.files] == ["a.md", "b.txt"]
    assert {p.parent for p in taken.files} == {tmp_path / FOLDER}
    assert sorted(f.source for f in find([tmp_path / FOLDER]).files) == ["a.md", "b.txt"], "as ssc ingest finds them"


def test_two_files_of_one_name_are_both_kept_and_one_is_not_kept_twice(tmp_path: Path) -> None:
    first = take([Given("a.md", b"one")], tmp_path, Limits()).files
    second = take([Given("A.md", b"two")], tmp_path, Limits()).files
    third = take([Given("a.md", b"one"), Given("A.MD", b"two")], tmp_path, Limits()).files
    assert [p.name for p in second] == ["A (2).md"]
    assert third == first + second
    assert {p.name: p.read_bytes() for p in (tmp_path / FOLDER).iterdir()} == {"a.md": b"one", "A (2).md": b"two"}


def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    (tmp_path / FOLDER / "a.md").symlink_to(outside)
    (path,) = take([Given("a.md", b"theirs")], tmp_path, Limits()).files
    assert path.name == "a (2).md"
    assert outside.read_text() == "mine"
    (path,) = take([Given("a.md", b"mine")], tmp_path, Limits()).files
    assert not path.is_symlink(), "nor taken for the same file"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("picture.pdf", PNG, "is a PNG picture, not a document that can be read here."),
        ("x.txt", PNG, "is a PNG picture, not a document that can be read here."),
        ("fake.pdf", b"only text", "is named .pdf but is no PDF."),
        ("fake.docx", b"only text", "is named .docx but is no Word document."),
        ("script.svg", b"<svg><script>1</script></svg>", "is an SVG picture"),
        ("x.zip", b"PK\x05\x06" + b"\0" * 18, "is a zip file but no Word document."),
        ("empty.txt", b"", "is empty."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an encrypted Office file or an old .doc."),
    ],
)
def test_the_content_tells_what_a_file_is(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    taken = take([Given(name, data), Given("good.txt", b"Good words.")], tmp_path, Limits())
    ((refused, said),) = taken.refused
    assert refused == name
    assert said.startswith(why)
    assert [p.name for p in taken.files] == ["good.txt"]


def test_too_much_is_not_taken(tmp_path: Path) -> None:
    large, small = Given("large.txt", b"x" * 2_000), Given("small.txt", b"x" * 500)
    taken = take([large, small], tmp_path, Limits(each_mb=0.001))
    assert taken.refused == [("large.txt", words.TOO_LARGE.format(most=0.001))]
    assert [p.name for p in taken.files] == ["small.txt"]
    for limits in (Limits(total_mb=0.002), Limits(files=1)):
        taken = take([large, small], tmp_path / "other", limits)
        assert not taken.files
        assert taken.too_much
        assert "None was taken" in taken.refused[0][1]
    assert not (tmp_path / "other").exists()


def test_only_uploads_are_discarded(tmp_path: Path) -> None:
    one, two = take([Given("a.md", b"one"), Given("b.md", b"two")], tmp_path, Limits()).files
    other = tmp_path / "own.md"
    other.write_text("mine")
    discard(tmp_path, [str(one), str(two), str(other), str(tmp_path / FOLDER / ".." / "own.md")], but=[str(two)])
    assert not one.exists()
    assert two.exists()
    assert other.exists()
