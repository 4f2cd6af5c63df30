from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ingest.sources import find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "papers"
    for name in ("a.txt", "B.PDF", "sub/c.md", "sub/.hidden.md", ".git/d.txt", "e.tsv", "~$f.docx"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    (tmp_path / "outside.txt").write_text("words")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    return root


def test_below_a_folder(folder: Path) -> None:
    found = find([folder])
    assert [f.source for f in found.files] == ["B.PDF", "a.txt", "sub/c.md"]
    assert found.roots == (folder.resolve(),)
    assert not found.missing


def test_single_files_globs_and_what_is_not_there(folder: Path) -> None:
    found = find([folder / "e.tsv", f"{folder}/**/*.md", folder / "no.txt", f"{folder}/*.odt"])
    assert [f.source for f in found.files] == ["e.tsv", "sub/c.md"]
    assert [m.error for m in found.missing] == ["there is no such file or folder.", "no file matches."]


def test_what_cannot_be_a_path_fails_by_itself(folder: Path) -> None:
    given = ["~nobody-of-that-name/x", "x" * 5000, "a\x00b", "a\x00b*"]
    found = find([*given, folder])
    assert len(found.files) == 3
    assert [m.source for m in found.missing] == given
    assert all(m.error and m.error.count(".") == 1 for m in found.missing), found.missing
    assert "too long" in found.missing[1].error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_said(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    found = find([folder / "pipe.txt", ""])
    assert (found.files, found.roots) == ((), ())
    errors = [f.error for f in found.missing]
    assert errors == ["is neither a file nor a folder.", "an empty name is no file or folder."]
    below = find([folder])
    assert "pipe.txt" not in [f.source for f in below.files]
    assert [(f.source, f.error) for f in below.missing] == [("pipe.txt", "is neither a file nor a folder.")]


def test_links_in_a_circle_are_passed_over(folder: Path) -> None:
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "sub" / "gone.md").symlink_to(folder / "nothing.md")
    (folder / "gone.tsv").symlink_to(folder / "nothing.md")
    found = find([folder])
    assert len(found.files) == 3
    assert [(f.source, f.error) for f in found.missing] == [
        ("circle.txt", "is a link that leads nowhere."), ("sub/gone.md", "is a link that leads nowhere."),
    ]  # fmt: skip


def test_a_file_keeps_its_own_name_beside_links_to_it(folder: Path) -> None:
    (folder / "0.txt").symlink_to(folder / "a.txt")
    (folder / "sub" / "0.md").symlink_to(folder / "a.txt")
    (folder / "hidden.md").symlink_to(folder / "sub" / ".hidden.md")
    (folder / "table.txt").symlink_to(folder / "e.tsv")
    for given in ([folder], [folder / "0.txt", folder], [folder, folder / "0.txt"]):
        found = find(given)
        assert [f.source for f in found.files] == ["B.PDF", "a.txt", "hidden.md", "sub/c.md", "table.txt"]
        assert not found.missing


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_names_that_are_no_text_are_reported(folder: Path) -> None:
    bad = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    bad.write_text("words")
    found = find([folder, bad, f"{bad}x"])
    assert len(found.files) == 3
    assert [m.source.rsplit("/")[-1] for m in found.missing] == ["caf\ufffd.txtx", "caf\ufffd.txt"]
    assert "not valid text: rename it" in found.missing[1].error


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    assert len(find([folder, folder / "a.txt", folder]).files) == 3
