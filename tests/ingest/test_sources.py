from __future__ import annotations

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


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    assert len(find([folder, folder / "a.txt", folder]).files) == 3
