from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest import job
from ingest.ahead import Ahead, look
from ingest.progress import last_run
from ingest.progress.last_run import Recorder
from ingest.progress.report import Progress, Report
from ingest.reading import read_file
from ingest.sources import find
from ingest.worker.child import Task
from ingest.worker.limits import Limits
from store.errors import LibraryBusy, TextUnclean
from store.library import Library
from tests.fakes import HashingEncoder, MemoryVectors
from tests.ingest import bad_readers
from tests.ingest.conftest import ROOT
from tests.ingest.fakes import FakeLibrary, read

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
    report = lists(ingest(library, folder))
    assert "copy.txt" in report["unchanged"]
    assert report["duplicates"] == [{"source": "copy.txt", "same_as": "1.txt"}]
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


WORDS = "\n\n".join(f"Paragraph {i} tells of {w} in the port of {w}ville and of what it cost." for i, w in enumerate(
    "railways clinics seeds harbours dams schools roads wells looms mills ports fields".split()))  # fmt: skip


def test_a_file_of_the_same_name_in_another_folder_is_another_document(library: FakeLibrary, tmp_path: Path) -> None:
    """Though the folder of the first is gone: a disk that is not plugged in has lost nothing."""
    for name in ("usb1", "usb2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(TEXT.format(name))
    ingest(library, tmp_path / "usb1")
    away = (tmp_path / "usb1").rename(tmp_path / "unplugged")
    assert lists(ingest(library, tmp_path / "usb2")) == {"added": ["report.txt"]}
    assert sorted(d.source for d in library.documents()) == ["report.txt", "usb2/report.txt"]
    assert lists(ingest(library, tmp_path / "usb2")) == {"unchanged": ["report.txt"]}
    away.rename(tmp_path / "usb1")
    assert lists(ingest(library, tmp_path / "usb1", tmp_path / "usb2")) == {"unchanged": ["report.txt", "report.txt"]}


def test_a_known_content_under_a_name_that_is_anothers_takes_nobodys_place(
    library: FakeLibrary, tmp_path: Path
) -> None:
    for name, file in (("usb1", "report.txt"), ("usb2", "draft.txt")):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(TEXT.format(name))
    ingest(library, tmp_path / "usb1", tmp_path / "usb2")
    (tmp_path / "usb1").rename(tmp_path / "unplugged")
    (tmp_path / "usb2" / "draft.txt").rename(tmp_path / "usb2" / "report.txt")
    assert lists(ingest(library, tmp_path / "usb2")) == {"renamed": ["usb2/report.txt"]}
    assert sorted(d.source for d in library.documents()) == ["report.txt", "usb2/report.txt"]


def test_a_moved_folder_in_which_a_file_has_changed(library: FakeLibrary, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "report.txt").write_text(f"A report\n\n{WORDS}\n")
    ingest(library, tmp_path / "old")
    moved = (tmp_path / "old").rename(tmp_path / "new")
    (moved / "report.txt").write_text(f"A report\n\n{WORDS}\n\nAnd one paragraph more was added to it later.\n")
    assert lists(ingest(library, moved)) == {"changed": ["report.txt"]}
    assert [d.paths for d in library.documents()] == [(str(moved / "report.txt"),)]


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
    assert "1 of 3 files  1.txt" in capsys.readouterr().err


def test_copies_are_named_in_the_first_run_and_in_later_ones(library: FakeLibrary, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    named = [{"source": "copy.txt", "same_as": "1.txt"}]
    first = lists(ingest(library, folder))
    assert first == {"added": ["0.txt", "1.txt", "2.txt"], "unchanged": ["copy.txt"], "duplicates": named}
    assert lists(ingest(library, folder))["duplicates"] == named
    assert lists(ingest(library, folder / "copy.txt")) == {"unchanged": ["copy.txt"]}, "its original was not looked at"


def test_a_copy_of_what_cannot_be_read_is_not_read_again(library: FakeLibrary, folder: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.txt"):
        (folder / name).write_bytes(b"\x89PNG and so on")
    times: list[str] = []

    def counting(path: Path, *, source: str, **more: Any) -> Any:
        times.append(source)
        return read_file(path, source=source, **more)

    failed = {f["source"]: f["error"] for f in lists(ingest(library, folder, read=counting))["failed"]}
    assert set(failed) == {"a.pdf", "b.pdf", "c.txt"}
    assert failed["a.pdf"] == failed["b.pdf"]
    assert times == ["0.txt", "1.txt", "2.txt", "a.pdf", "c.txt"], "another suffix may need another reader"


def test_near_duplicates_are_named_once_with_their_similarity(folder: Path, tmp_path: Path) -> None:
    words = " ".join(f"{w}{i}" for i in range(40) for w in ("river", "harbour", "railway", "clinic", "seed"))
    (folder / "brief.md").write_text(f"# A brief\n\n{words}.\n")
    (folder / "brief.txt").write_text(f"A brief\n\n{words}.\n\nPrinted copies can be had from the secretariat.\n")
    near = [{"source": "brief.txt", "like": "brief.md", "similarity": 0.96}]
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors()) as library:
        report = lists(job.ingest([folder], library))
        assert report["near_duplicates"] == near
        assert len(report["added"]) == 5, "they stay two documents"
        assert "near_duplicates" not in lists(job.ingest([folder], library))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(job, "READ_BY", "next")
            again = lists(job.ingest([folder], library))["near_duplicates"]
        assert again == [{"source": "brief.md", "like": "brief.txt", "similarity": 0.96}], "the pair once"


def test_a_file_that_changes_while_it_is_read_is_not_stored(library: FakeLibrary, folder: Path) -> None:
    def changing(path: Path, *, source: str, **more: Any) -> Any:
        if source == "1.txt":
            path.write_text("Something else stands here now, and it is a sentence.")
        return read_file(path, source=source, **more)

    report = lists(ingest(library, folder, read=changing))
    assert report["failed"] == [{"source": "1.txt", "error": "changed while it was being read. Ingest it again."}]
    assert report["added"] == ["0.txt", "2.txt"]


def test_what_is_larger_than_memory_is_not_touched(library: FakeLibrary, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(3_000_000_000)  # takes no room on the disk
    report = lists(ingest(library, folder))
    said = "has 3.0 GB, more than the 1.5 GB of memory that reading may take."
    assert report["failed"] == [{"source": "huge.txt", "error": said}]
    assert len(report["added"]) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_processes_store_the_same_in_the_same_order_as_this_one(folder: Path, tmp_path: Path) -> None:
    """Bad files, copies, a name taken twice: however many read, the reports and the documents are the same."""
    for name in ("exit", "hang", "fail", "good"):
        (folder / f"{name}.txt").write_text(TEXT.format(name))
    (folder / "sub").mkdir()
    (folder / "sub" / "0.txt").write_text(TEXT.format("sub"))
    (folder / "copy.txt").write_bytes((folder / "2.txt").read_bytes())
    (folder / "leave.txt").write_bytes((folder / "hang.txt").read_bytes())
    outcomes = []
    for workers in (1, 3):
        here = Library.open(tmp_path / f"{workers}", create=True, embedder=HashingEncoder(), index=MemoryVectors())
        with here as library:
            limits = Limits(seconds=4.0)
            report = job.ingest([folder], library, workers=workers, limits=limits, read=bad_readers.read)
            documents = library.documents()
            order = [library.entry(d.id).generation for d in documents]
        assert sorted(report.added) == report.added
        outcomes.append((lists(report), documents, order))
    assert outcomes[0] == outcomes[1]
    assert [f["source"] for f in outcomes[0][0]["failed"]] == ["exit.txt", "fail.txt", "hang.txt", "leave.txt"]
    assert outcomes[0][0]["duplicates"] == [{"source": "copy.txt", "same_as": "2.txt"}]


def test_only_so_many_are_read_ahead(folder: Path) -> None:
    for i in range(20):
        (folder / f"{i:02}.txt").write_text(TEXT.format(f"more {i}"))
    files = find([folder]).files
    for size, most in ((0, 5), (200_000_000, 1)):  # what is large is stored before another is begun
        readers = Instant(size)
        ahead = Ahead(readers, 4, lambda _: True)
        looked = look(files, Limits())
        assert [ahead.reading(one).document.source for one in ahead.over(looked)] == [f.source for f in files]
        assert readers.most == most


class Instant:
    """Readers that are done at once, and keep what they read until it is asked for."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.begun = self.most = 0

    def begin(self, task: Task) -> Any:
        self.begun += 1
        self.most = max(self.most, self.begun)
        return InstantPending(self, task)

    def waiting(self) -> int:
        return self.size * self.begun


@dataclass
class InstantPending:
    readers: Instant
    task: Task

    def result(self) -> Any:
        self.readers.begun -= 1
        return read(self.task.path.read_bytes(), self.task.source)


def test_the_run_is_kept_in_a_file(library: FakeLibrary, folder: Path, tmp_path: Path) -> None:
    report = ingest(library, folder, recorder=Recorder(tmp_path, {"paths": ["papers"]}))
    run = last_run.read(tmp_path)
    assert run
    assert run.state() == "done"
    assert run.report == report.to_json()

    def interrupted(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(library, folder, progress=interrupted, recorder=Recorder(tmp_path, {}))
    run = last_run.read(tmp_path)
    assert run
    assert run.state() == "interrupted"


def test_a_name_cannot_command_the_terminal(
    library: FakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a\x1b[2Jb.txt").write_text(TEXT)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ingest(library, tmp_path)
    drawn = capsys.readouterr().err
    assert "a\ufffd[2Jb.txt" in drawn
    assert "\x1b[2J" not in drawn


def test_importing_the_job_is_light() -> None:
    heavy = ("torch", "chromadb", "trafilatura", "pypdf", "lxml", "numpy", "sqlalchemy", "py3langid", "tqdm")
    code = f"import sys, ingest.job; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
