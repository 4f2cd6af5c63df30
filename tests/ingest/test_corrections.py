"""Corrections stay with the work of which they were made, whatever becomes of the files."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import job
from store import records
from store.documents import Record
from store.library import Library
from tests.fakes import HashingEncoder, MemoryVectors

_NOUNS = "port clinic seed railway dam school well loom mill field bridge harbour road market canal".split()


def text(work: str, edits: int = 0, *, words: int = 160) -> str:
    """A text on its own, of which so many words are others."""
    chance = random.Random(work)
    said = [f"{chance.choice(_NOUNS)}{chance.randrange(1000)}" for _ in range(words)]
    for i in range(edits):
        said[(7 + 31 * i) % words] = f"changed{i}"
    return f"The paper of {work}\n\nIt tells of {' '.join(said)}.\n"


class Shelf:
    """A folder of files and a library."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "papers"
        self.folder.mkdir()
        self.library = Library.open(
            place / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors()
        )  # fmt: skip

    def write(self, **files: str) -> None:
        for name, content in files.items():
            (self.folder / f"{name}.txt").write_text(content)

    def move(self, **names: str) -> None:
        """Rename all at once, as a swap is."""
        for old in names:
            (self.folder / f"{old}.txt").rename(self.folder / f"{old}.moving")
        for old, new in names.items():
            (self.folder / f"{new}.txt").parent.mkdir(exist_ok=True)
            (self.folder / f"{old}.moving").rename(self.folder / f"{new}.txt")

    def delete(self, name: str) -> None:
        (self.folder / f"{name}.txt").unlink()

    def correct(self, *names: str) -> None:
        """Put the publisher of documents right: it is their own name."""
        for name in names:
            id_ = next(d.id for d in self.library.documents() if d.source == f"{name}.txt")
            records.correct(self.library, id_, {"publisher": f"of {name}"})

    def ingest(self, **options: Any) -> dict[str, Any]:
        report = job.ingest([self.folder], self.library, **options).to_json()
        return {k: v for k, v in report.items() if v and k not in ("seconds", "passages", "near_duplicates")}

    def records(self) -> dict[str, Record]:
        return {d.source.removesuffix(".txt"): d.record for d in self.library.documents()}

    def publishers(self) -> dict[str, str]:
        return {source: r.publisher for source, r in self.records().items()}


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    shelf.write(a=text("a"), b=text("b"), c=text("c"))
    shelf.ingest()
    shelf.correct("a", "b", "c")
    yield shelf
    shelf.library.close()


both = pytest.mark.parametrize("sync", [False, True])
UNCHANGED = {"a": "of a", "b": "of b", "c": "of c"}


@both
def test_two_files_change_their_names(shelf: Shelf, sync: bool) -> None:
    shelf.move(a="b", b="a")
    assert shelf.ingest(sync=sync) == {"renamed": ["a.txt", "b.txt"], "unchanged": ["c.txt"]}
    assert shelf.publishers() == {"a": "of b", "b": "of a", "c": "of c"}
    assert shelf.ingest(sync=sync) == {"unchanged": ["a.txt", "b.txt", "c.txt"]}


@both
def test_three_files_change_their_names_in_a_circle(shelf: Shelf, sync: bool) -> None:
    shelf.move(a="b", b="c", c="a")
    assert shelf.ingest(sync=sync) == {"renamed": ["a.txt", "b.txt", "c.txt"]}
    assert shelf.publishers() == {"a": "of c", "b": "of a", "c": "of b"}


@both
@pytest.mark.parametrize("way", [("a", "b", "c", "d"), ("c", "b", "a", "0")])
def test_numbered_files_move_up_and_a_new_one_comes_in(shelf: Shelf, sync: bool, way: tuple[str, ...]) -> None:
    first, second, third, last = way
    shelf.move(**{first: second, second: third, third: last})
    shelf.write(**{first: text("new")})
    report = shelf.ingest(sync=sync)
    assert report == {"changed": [f"{first}.txt"], "renamed": sorted(f"{n}.txt" for n in way[1:])}
    assert shelf.publishers() == {
        first: "", second: f"of {first}", third: f"of {second}", last: f"of {third}"
    }  # fmt: skip
    assert "renamed" not in shelf.ingest(sync=sync)


@both
def test_a_chain_in_which_every_text_is_edited_too(shelf: Shelf, sync: bool) -> None:
    shelf.write(a=text("new"), b=text("a", 2), c=text("b", 2), d=text("c", 2))
    report = shelf.ingest(sync=sync)
    assert (report["changed"], "warnings" in report, "removed" in report) == (
        ["a.txt", "b.txt", "c.txt", "d.txt"], False, False
    )  # fmt: skip
    assert shelf.publishers() == {"a": "", "b": "of a", "c": "of b", "d": "of c"}


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (text("a"), text("a", 1), True),
        (text("a"), text("a", 20), True),
        (text("a"), text("a") + text("more", words=400), True),
        (text("a", words=900), text("a", words=900)[:5000], True),
        (text("a", words=900), text("a", 120, words=900), True),
        ("A note on wells\n\nThe wells of Lusaka were dug in 1974.\n",
         "A note on wells\n\nThe wells of Lusaka were dug in 1975.\n", True),
        ("一份关于铁路的说明\n\n坦赞铁路于一九七五年建成通车。\n",
         "一份关于铁路的说明\n\n坦赞铁路于一九七六年建成通车。\n", True),
        ("A short start.\n", "A short start.\n\n" + text("a"), True),
        (text("a"), text("z"), False),
        (text("a", words=900), text("z", words=900), False),
        (text("a", words=900), "A short start.\n", False),
        ("A note on wells\n\nThe wells of Lusaka were dug in 1974.\n",
         "Looms in the north\n\nWeaving came back with the cooperatives, as the survey of last year found.\n", False),
        ("一份关于铁路的说明\n\n坦赞铁路于一九七五年建成通车。\n",
         "农业合作中心的年度报告\n\n今年水稻产量比去年增加了百分之十。\n", False),
        ("ملاحظة عن الآبار\n\nحفرت الآبار في لوساكا سنة 1974.\n",
         "تقرير المدارس\n\nافتتحت ثلاث مدارس جديدة هذا العام.\n", False),
    ],
)  # fmt: skip
def test_at_the_same_place_the_text_decides(tmp_path: Path, before: str, after: str, kept: bool) -> None:
    shelf = Shelf(tmp_path)
    shelf.write(x=before)
    shelf.ingest()
    shelf.correct("x")
    shelf.write(x=after)
    report = shelf.ingest()
    assert report["changed"] == ["x.txt"]
    assert shelf.publishers() == {"x": "of x" if kept else ""}
    if kept:
        assert "warnings" not in report
        return
    (warning,) = report["warnings"]
    assert warning["source"] == "x.txt"
    assert "(publisher)" in warning["warning"]
    shelf.write(x=before)
    assert "warnings" not in shelf.ingest(), "nobody corrected the other"
    assert shelf.publishers() == {"x": "of x"}, "it comes back with the text"


@both
@pytest.mark.parametrize("new", ["sub/a", "other", "sub/other", "0"])
def test_moved_and_edited_in_one_step(shelf: Shelf, sync: bool, new: str) -> None:
    shelf.delete("a")
    (shelf.folder / "sub").mkdir()
    shelf.write(**{new: text("a", 3)})
    report = shelf.ingest(sync=sync)
    assert (report["changed"], "removed" in report) == ([f"{new}.txt"], False)
    assert shelf.publishers() == {"b": "of b", "c": "of c", new: "of a"}


def test_moved_edited_and_its_place_taken_by_a_new_work(shelf: Shelf) -> None:
    shelf.write(a=text("new"), z=text("a", 3))
    assert shelf.ingest() == {"changed": ["a.txt", "z.txt"], "unchanged": ["b.txt", "c.txt"]}
    assert shelf.publishers() == {"a": "", "b": "of b", "c": "of c", "z": "of a"}


def test_moved_edited_and_its_place_taken_by_another_document(shelf: Shelf) -> None:
    shelf.delete("a")
    shelf.move(b="a")
    shelf.write(z=text("a", 3))
    assert shelf.ingest() == {"changed": ["z.txt"], "renamed": ["a.txt"], "unchanged": ["c.txt"]}
    assert shelf.publishers() == {"a": "of b", "c": "of c", "z": "of a"}


@pytest.mark.parametrize("copy", ["0", "z"])
def test_an_edited_copy_is_another_document(shelf: Shelf, copy: str) -> None:
    """Also where the original is edited too, whichever comes first."""
    shelf.write(**{copy: text("a", 3)})
    assert shelf.ingest()["added"] == [f"{copy}.txt"]
    assert shelf.publishers() == UNCHANGED | {copy: ""}
    shelf.write(b=text("b", 1), **{f"{copy}b": text("b", 3)})
    assert shelf.ingest()["added"] == [f"{copy}b.txt"]
    assert shelf.publishers() == UNCHANGED | {copy: "", f"{copy}b": ""}


@pytest.mark.parametrize("old", ["0", "z"])
def test_an_original_that_is_edited_while_its_old_text_is_kept_elsewhere(shelf: Shelf, old: str) -> None:
    shelf.move(a=old)
    shelf.write(a=text("a", 2))
    assert shelf.ingest() == {"changed": ["a.txt"], "renamed": [f"{old}.txt"], "unchanged": ["b.txt", "c.txt"]}
    assert shelf.publishers() == UNCHANGED | {old: "of a"}
    shelf.write(a=text("a", 4))
    shelf.ingest()
    assert shelf.publishers() == UNCHANGED | {old: "of a"}
    id_ = next(d.id for d in shelf.library.documents() if d.source == "a.txt")
    records.correct(shelf.library, id_, {"publisher": None})
    assert shelf.publishers() == UNCHANGED | {old: "of a", "a": ""}, "the two are two"


def test_one_content_under_several_names(shelf: Shelf) -> None:
    shelf.write(a=text("a", 2), **{"0": text("a", 2), "z": text("a", 2)})
    report = shelf.ingest()
    assert (report["changed"], [d["source"] for d in report["duplicates"]]) == (["a.txt"], ["0.txt", "z.txt"])
    assert {d["same_as"] for d in report["duplicates"]} == {"a.txt"}
    assert shelf.publishers() == UNCHANGED
    assert shelf.ingest()["unchanged"] == ["0.txt", "a.txt", "b.txt", "c.txt", "z.txt"]


@both
def test_of_two_copies_one_is_removed(shelf: Shelf, sync: bool) -> None:
    shelf.write(z=text("a"))
    shelf.ingest()
    shelf.delete("a")
    assert shelf.ingest(sync=sync) == {"unchanged": ["b.txt", "c.txt", "z.txt"]}
    assert sorted(shelf.publishers().values()) == ["of a", "of b", "of c"]


@both
def test_another_document_in_the_place_of_one(shelf: Shelf, sync: bool) -> None:
    shelf.write(a=text("b"))
    report = shelf.ingest(sync=sync)
    assert report["removed"] == ["a.txt"]
    assert report["duplicates"] == [{"source": "a.txt", "same_as": "b.txt"}]
    assert [w["source"] for w in report["warnings"]] == ["a.txt"]
    assert shelf.publishers() == {"b": "of b", "c": "of c"}


def test_what_cannot_be_read_takes_no_place(shelf: Shelf) -> None:
    """Nor is an edited copy of what stood there that document moved."""
    shelf.write(a="", z=text("a", 3))
    report = shelf.ingest(sync=True)
    assert ([f["source"] for f in report["failed"]], report["added"]) == (["a.txt"], ["z.txt"])
    assert shelf.publishers() == UNCHANGED | {"z": ""}


def test_sidecars_go_with_their_documents_and_stay_with_their_names(shelf: Shelf) -> None:
    for name in "ab":
        (shelf.folder / f"{name}.json").write_text(json.dumps({"volume": name}))
    shelf.ingest()
    shelf.move(a="b", b="a")
    assert shelf.ingest()["renamed"] == ["a.txt", "b.txt"]
    assert [(r.publisher, r.volume) for r in shelf.records().values()] == [("of b", "a"), ("of a", "b"), ("of c", "")]
    shelf.move(b="z")
    (shelf.folder / "b.json").rename(shelf.folder / "z.json")
    shelf.ingest()
    assert (shelf.records()["z"].publisher, shelf.records()["z"].volume) == ("of a", "b")


def test_a_disk_that_is_not_plugged_in_loses_nothing_to_a_text_like_its_own(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "draft.txt").write_text(text("a"))
    job.ingest([tmp_path / "usb"], shelf.library)
    shelf.correct("draft")
    (tmp_path / "usb").rename(tmp_path / "away")
    shelf.write(final=text("a", 3))
    assert shelf.ingest() == {"added": ["final.txt"]}
    assert shelf.publishers() == {"draft": "of draft", "final": ""}


def test_broken_off_between_a_place_taken_and_the_end(shelf: Shelf) -> None:
    """The document whose place is taken is whole until another goes on with it, also in the next run."""
    shelf.delete("a")
    shelf.move(b="a")
    shelf.write(z=text("a", 3))

    def stop(progress: Any) -> None:
        if progress.source == "z.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.ingest(progress=stop)
    assert sorted(shelf.publishers().values()) == ["of b", "of c"] or len(shelf.library.documents()) == 3
    assert shelf.library.check() == ()
    assert shelf.ingest() == {"changed": ["z.txt"], "unchanged": ["a.txt", "c.txt"]}
    assert shelf.publishers() == {"a": "of b", "c": "of c", "z": "of a"}


NAMES = st.sampled_from("0abcz")
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, st.sampled_from("pqr"), st.integers(0, 3)),
    st.tuples(st.just("edit"), NAMES, st.integers(1, 4)),
    st.tuples(st.just("move"), NAMES, NAMES),
    st.tuples(st.just("copy"), NAMES, NAMES),
    st.tuples(st.just("swap"), NAMES, NAMES),
    st.tuples(st.just("delete"), NAMES),
    st.tuples(st.just("ingest"), st.booleans()),
    st.tuples(st.just("correct"), NAMES),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_a_correction_is_never_found_on_another_work(steps: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as place:
        shelf = Shelf(Path(place))
        for step in steps:
            _take(shelf, *step)
        shelf.ingest()
        written = {f.name: f.read_text() for f in shelf.folder.iterdir()}
        for document in shelf.library.documents():
            said = document.record.publisher
            assert said in ("", _work(shelf.library.paged(document.id).text))
        standing = [p for d in shelf.library.documents() for p in d.paths if Path(p).is_file()]
        assert sorted(Path(p).name for p in standing) == sorted(written), "each file is one document's"
        for document in shelf.library.documents():
            for path in document.paths:
                if Path(path).name in written:
                    assert _work(written[Path(path).name]) == _work(shelf.library.paged(document.id).text)
        sources = [d.source for d in shelf.library.documents()]
        assert len(set(sources)) == len(sources)
        again = shelf.ingest()
        assert set(again) <= {"unchanged", "duplicates"}, "a second run finds nothing to do"
        assert shelf.library.check() == ()
        shelf.library.close()


def _work(text_: str) -> str:
    return text_.splitlines()[0].removeprefix("The paper of ")


def _take(shelf: Shelf, what: str, *given_: Any) -> None:
    """Do one thing to the files or the library, where it can be done."""
    if what == "ingest":
        shelf.ingest(sync=given_[0])
        return
    file = shelf.folder / f"{given_[0]}.txt"
    other = shelf.folder / f"{given_[1]}.txt" if what in ("move", "copy", "swap") else file
    if what == "write":
        file.write_text(text(given_[1], given_[2]))
    elif not file.exists() or (other == file and what in ("move", "copy", "swap")):
        return
    elif what == "edit":
        file.write_text(text(_work(file.read_text()), given_[1]))
    elif what == "move":
        file.replace(other)
    elif what == "copy":
        shutil.copy(file, other)
    elif what == "swap" and other.exists():
        mine, theirs = file.read_bytes(), other.read_bytes()
        file.write_bytes(theirs)
        other.write_bytes(mine)
    elif what == "delete":
        file.unlink()
    elif what == "correct":
        for document in shelf.library.documents():
            if document.source == file.name:
                work = _work(shelf.library.paged(document.id).text)
                records.correct(shelf.library, document.id, {"publisher": work})
