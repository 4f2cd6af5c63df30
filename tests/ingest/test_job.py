from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest import job
from ingest.report import Progress, Report
from store.errors import LibraryBusy, TextUnclean
from store.library import Library
from tests.fakes import HashingEncoder, MemoryVectors
from tests.ingest.conftest import ROOT
from tests.ingest.fakes import FakeLibrary

TEXT = "A title of some words\n\nThis is the only paragraph of the text number {}, and it ends here.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "papers"
    root.mkdir()
    for i in range(3):
        (root / f"{i}.txt").write_text(TEXT.format(i))
    return root


def ingest(library: FakeLibrary, *paths: Path, **options: Any) -> Report:
    return job.ingest(paths, library, **options)  # type: ignore[arg-type]


def lists(report: Report) -> dict[str, Any]:
    return {k: v for k, v in report.to_json().items() if v and k not in ("seconds", "passages")}


def test_a_second_run_reads_and_writes_nothing(
    library: FakeLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lists(ingest(library, folder)) == {"added": ["0.txt", "1.txt", "2.txt"]}
    monkeypatch.setattr("ingest.reading.read_bytes", None)
    report = ingest(library, folder)
    assert lists(report) == {"unchanged": ["0.txt", "1.txt", "2.txt"]}
    assert report.passages == 0
    assert library.writes == 3


def test_other_content_at_the_same_place_replaces(library: FakeLibrary, folder: Path) -> None:
    ingest(library, folder)
    (folder / "1.txt").write_text(TEXT.format("one, changed"))
    assert lists(ingest(library, folder)) == {"changed": ["1.txt"], "unchanged": ["0.txt", "2.txt"]}
    assert sorted(d.source for d in library.documents()) == ["0.txt", "1.txt", "2.txt"]


def test_a_moved_file_is_renamed(library: FakeLibrary, folder: Path) -> None:
    ingest(library, folder)
    (folder / "sub").mkdir()
    (folder / "1.txt").rename(folder / "sub" / "one.txt")
    assert lists(ingest(library, folder))["renamed"] == ["sub/one.txt"]
    moved = next(d for d in library.documents() if d.source == "sub/one.txt")
    assert moved.paths == (str(folder / "sub" / "one.txt"),)
    assert library.writes == 3


def test_a_copy_is_one_document_with_two_places(library: FakeLibrary, folder: Path) -> None:
    ingest(library, folder)
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    assert "copy.txt" in lists(ingest(library, folder))["unchanged"]
    assert [len(d.paths) for d in library.documents()] == [1, 2, 1]
    (folder / "1.txt").write_text(TEXT.format("one, changed"))
    ingest(library, folder)
    assert sorted(d.source for d in library.documents()) == ["0.txt", "1.txt", "2.txt", "copy.txt"]


def test_a_place_taken_over_by_another_documents_content(library: FakeLibrary, folder: Path) -> None:
    ingest(library, folder)
    (folder / "1.txt").write_bytes((folder / "0.txt").read_bytes())
    report = lists(ingest(library, folder))
    assert report["removed"] == ["1.txt"]
    assert sorted(d.source for d in library.documents()) == ["0.txt", "2.txt"]


def test_sync_removes_what_is_gone_below_the_given_folders_only(
    library: FakeLibrary, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text(TEXT.format("x"))
    ingest(library, folder, other)
    (folder / "0.txt").unlink()
    (other / "x.txt").unlink()
    assert "removed" not in lists(ingest(library, folder))
    assert lists(ingest(library, folder, sync=True))["removed"] == ["0.txt"]
    assert "x.txt" in {d.source for d in library.documents()}


def test_the_same_name_in_two_folders_is_two_documents(library: FakeLibrary, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "0.txt").write_text(TEXT.format("another"))
    ingest(library, folder, other)
    assert lists(ingest(library, folder, other))["unchanged"]
    assert sorted(d.source for d in library.documents()) == ["0.txt", "1.txt", "2.txt", "papers/0.txt"]


def test_what_an_older_reader_read_is_read_again(
    library: FakeLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(library, folder)
    monkeypatch.setattr(job, "READ_BY", "next")
    assert lists(ingest(library, folder)) == {"reread": ["0.txt", "1.txt", "2.txt"]}


def test_a_bad_file_does_not_stop_the_others(library: FakeLibrary, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"\x89PNG and so on")
    (folder / "empty.txt").touch()
    report = lists(ingest(library, folder, folder / "none.txt"))
    assert report["added"] == ["0.txt", "1.txt", "2.txt"]
    assert {f["source"].rsplit("/")[-1] for f in report["failed"]} == {"bad.pdf", "empty.txt", "none.txt"}


def test_errors_of_the_store_concern_a_file_or_end_the_job(
    library: FakeLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unclean(*_: object, **__: object) -> None:
        raise TextUnclean("unclean")

    def busy(*_: object, **__: object) -> None:
        raise LibraryBusy("busy")

    monkeypatch.setattr(library, "add", unclean)
    assert len(ingest(library, folder).failed) == 3
    monkeypatch.setattr(library, "add", busy)
    with pytest.raises(LibraryBusy):
        ingest(library, folder)


def test_a_missing_original_is_put_back(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors()) as library:
        assert len(job.ingest([folder], library).added) == 3
        first, second, _ = (library.originals.path(d.id) for d in library.documents())
        first.unlink()
        second.write_bytes(bytes(second.stat().st_size))
        assert len(library.check()) == 2
        assert len(job.ingest([folder], library).unchanged) == 3
        assert library.check() == ()


def test_progress_is_told_and_a_bar_drawn_only_on_a_terminal(
    library: FakeLibrary, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Progress] = []
    ingest(library, folder, progress=told.append)
    assert [(p.done, p.source) for p in told] == [(0, "0.txt"), (1, "1.txt"), (2, "2.txt"), (3, "")]
    ingest(library, folder)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ingest(library, folder)
    assert "/3 [" in capsys.readouterr().err


def test_importing_the_job_is_light() -> None:
    heavy = ("torch", "chromadb", "trafilatura", "pypdf", "lxml", "numpy", "sqlalchemy", "py3langid", "tqdm")
    code = f"import sys, ingest.job; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
