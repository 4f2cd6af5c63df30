"""Files that hang, eat memory or kill the process that reads them cost themselves alone."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import NoReaders, ReadError
from ingest.reading import read_file
from ingest.worker.child import Task, attempt, clock_stopped, ran_out_of_memory
from ingest.worker.limits import Limits, default_workers
from ingest.worker.pool import Here, Pool, counted_by_parts
from ingest.worker.process import ReadingProcess
from store.errors import ModelMissing
from tests.ingest import bad_readers
from tests.ingest.fakes import FakeEmbedder, count_tokens

TEXT = "A title of some words\n\nThis is the only paragraph of the text number {}, and it ends here.\n"
LIMITS = Limits(seconds=3.0, memory=300_000_000)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX systems")
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")


@pytest.fixture
def files(tmp_path: Path) -> Any:
    def make(*names: str) -> list[Task]:
        for name in names:
            (tmp_path / f"{name}.txt").write_text(TEXT.format(name))
        return [Task(tmp_path / f"{name}.txt", f"{name}.txt") for name in names]

    return make


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1, FakeEmbedder(), LIMITS, bad_readers.read) as pool:
        yield pool


def refusal(pool: Pool | Here, task: Task) -> str:
    with pytest.raises(ReadError) as caught:
        pool.begin(task).result()
    assert caught.value.source == task.source
    return caught.value.reason


def test_what_a_process_reads_is_what_this_one_reads(files: Any) -> None:
    tasks = files(*(f"plain {i}" for i in range(5)))
    embedder = FakeEmbedder()
    here = [Here(embedder).begin(task).result() for task in tasks]
    with Pool(2, embedder, Limits()) as pool:
        begun = [pool.begin(task) for task in tasks]
        assert [one.result() for one in begun] == here
        assert pool.waiting() == 0
        assert sys.platform != "linux" or pool.memory() > 10_000_000
    alone = read_file(tasks[0].path, source=tasks[0].source, count_tokens=count_tokens, window=embedder.window)
    assert here[0] == alone


def test_what_waits_is_counted(files: Any) -> None:
    with Pool(1, FakeEmbedder(), Limits()) as pool:
        first, second = (pool.begin(task) for task in files("one", "two"))
        second.future.result()  # type: ignore[attr-defined]
        assert pool.waiting() > 1000
        first.result()
        second.result()
        assert pool.waiting() == 0


@posix
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hang", LIMITS.too_slow),
        ("spin", LIMITS.too_slow),
        ("rings", LIMITS.too_slow),
        ("exit", "broke off the process that read it (exit code 3)."),
        ("leave", "broke off the process that read it (exit code 1)."),
        ("crash", "broke off the process that read it (signal SIGSEGV)."),
        ("killed", "broke off the process that read it (signal SIGKILL)."),
        ("fail", "could not be read, by a fault of the reader (LookupError: no such thing)."),
        pytest.param("eat", LIMITS.too_large, marks=linux),
        pytest.param("eat-and-hide", LIMITS.too_large, marks=linux),
        pytest.param("eat-in-a-child", LIMITS.too_large, marks=linux),
        pytest.param("eat-in-grandchildren", LIMITS.too_large, marks=linux),
        pytest.param("eat-in-orphans", LIMITS.too_large, marks=linux),
        pytest.param("eat-in-children-of-a-thread", LIMITS.too_large, marks=linux),
        pytest.param("share", LIMITS.too_large, marks=linux),
    ],
)
def test_a_bad_file_is_refused_and_the_next_is_read(name: str, said: str, files: Any) -> None:
    bad, good = files(name, "good")
    limits = LIMITS if said == LIMITS.too_slow else replace(LIMITS, seconds=60.0)
    with Pool(1, FakeEmbedder(), limits, bad_readers.read) as pool:
        assert refusal(pool, bad) == said
        assert pool.begin(good).result().document.source == "good.txt"


@linux
def test_what_a_reader_started_ends_with_it(pool: Pool, files: Any) -> None:
    (task,) = files("hang-in-a-child")
    assert "took longer" in refusal(pool, task)
    assert gone(int(task.path.with_suffix(".pid").read_text()))


@linux
def test_a_process_that_keeps_memory_makes_room_for_another(files: Any) -> None:
    """Two files that take 300 MB each and give nothing back are read under a limit of 500 MB."""
    with Pool(1, FakeEmbedder(), Limits(memory=500_000_000), bad_readers.read) as pool:
        for task in files("leak", "leak-again", "good"):
            assert pool.begin(task).result().document.source == task.source


def test_what_a_library_prints_or_asks_for_disturbs_nothing(
    pool: Pool, files: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    (task,) = files("talk")
    assert pool.begin(task).result().document.source == "talk.txt"
    assert capfd.readouterr() == ("", "")


class Slow(FakeEmbedder):
    """Counts more slowly than a file may take."""

    limits = Limits(seconds=1.5)

    def count_tokens(self, texts: list[str]) -> list[int]:
        time.sleep(1.2 * self.limits.seconds)
        return count_tokens(texts)


def test_the_time_of_a_file_is_not_spent_on_counting(files: Any) -> None:
    """Nor on waiting until the texts of another are counted."""
    with Pool(2, Slow(), Slow.limits, bad_readers.read) as pool:
        begun = [pool.begin(task) for task in files("one", "two")]
        assert [one.result().document.source for one in begun] == ["one.txt", "two.txt"]


@posix
def test_the_alarm_of_a_process_stands_still_while_it_waits_for_counts() -> None:
    before, _ = signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        with clock_stopped():
            assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
        assert 99 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
    finally:
        signal.setitimer(signal.ITIMER_REAL, before)


@posix
def test_nobody_learns_that_a_process_has_ended_while_it_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number, and with it that of its group, could be another's then."""
    process = ReadingProcess(bad_readers.read, LIMITS)
    asking = threading.Thread(target=process.ended_by)
    kill = os.killpg
    known: list[int | None] = []

    def killpg(group: int, number: int) -> None:
        kill(group, number)
        asking.start()
        asking.join(0.3)
        known.append(process._process.returncode)

    monkeypatch.setattr(os, "killpg", killpg)
    process.kill()
    assert known == [None]
    asking.join()
    assert process.ended_by() == "signal SIGKILL"
    process.close()


def test_several_bad_ones_at_once(files: Any) -> None:
    tasks = files("exit", "good 1", "hang", "good 2", "crash", "good 3")
    outcome = []
    with Pool(3, FakeEmbedder(), Limits(seconds=6.0), bad_readers.read) as pool:
        for begun in [pool.begin(task) for task in tasks]:
            try:
                outcome.append(begun.result().document.source)
            except ReadError as error:
                outcome.append(error.reason[:11])
    assert outcome == ["broke off t", "good 1.txt", "took longer", "good 2.txt", "broke off t", "good 3.txt"]


def test_closing_ends_what_is_being_read_at_once(files: Any) -> None:
    limits = Limits()
    began = time.monotonic()
    with Pool(1, FakeEmbedder(), limits, bad_readers.read) as pool:
        for task in files("hang", "good"):
            pool.begin(task)
        while not pool.memory() and time.monotonic() - began < limits.seconds and sys.platform == "linux":
            time.sleep(0.01)
        began = time.monotonic()
    assert time.monotonic() - began < limits.seconds / 2
    assert not [t for t in threading.enumerate() if t.name.startswith("reading")]


def test_a_model_that_is_missing_concerns_all_files(files: Any) -> None:
    class Missing(FakeEmbedder):
        def count_tokens(self, texts: Sequence[str]) -> list[int]:
            raise ModelMissing("no model")

    (task,) = files("good")
    with Pool(1, Missing(), Limits()) as pool, pytest.raises(ModelMissing):
        pool.begin(task).result()
    with pytest.raises(ModelMissing):
        Here(Missing()).begin(task).result()


def test_processes_that_do_not_start_are_told_with_a_way_out(files: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.worker.process._CODE", "raise SystemExit(9)")
    with Pool(1, FakeEmbedder(), Limits()) as pool, pytest.raises(NoReaders, match=r"exit code 9.*--workers 0"):
        pool.begin(files("good")[0]).result()


def test_in_this_process_a_fault_of_the_reader_concerns_one_file(files: Any) -> None:
    fail, good = files("fail", "good")
    here = Here(FakeEmbedder(), bad_readers.read)
    assert refusal(here, fail).startswith("could not be read, by a fault of the reader (LookupError")
    assert here.begin(good).result().document.source == "good.txt"
    assert here.waiting() == 0
    assert refusal(Here(FakeEmbedder(), bad_readers.broken), good) == "is not what it seems."


def test_memory_that_ran_out_is_found_behind_other_errors(files: Any) -> None:
    def greedy(*_: Any, **__: Any) -> Any:
        raise MemoryError

    with pytest.raises(ReadError) as caught:
        attempt(greedy, files("x")[0], count_tokens, 100)
    assert ran_out_of_memory(caught.value)
    assert not ran_out_of_memory(ReadError("x", "is empty."))
    assert not ran_out_of_memory(None)


@given(st.lists(st.text(max_size=30)), st.integers(1, 12))
def test_counting_by_parts_counts_everything_once(texts: list[str], at_once: int) -> None:
    asked: list[str] = []

    def characters(batch: list[str]) -> list[int]:
        assert batch
        assert sum(map(len, batch)) <= at_once or len(batch) == 1
        asked.extend(batch)
        return [len(t) for t in batch]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.worker.pool._COUNTED_AT_ONCE", at_once)
        assert counted_by_parts(characters, texts) == [len(t) for t in texts]
    assert "".join(asked) == "".join(texts)


def test_limits_in_words() -> None:
    assert Limits().too_slow == "took longer than 60 seconds to read (`--seconds` allows more)."
    assert Limits(seconds=1).too_slow.startswith("took longer than 1 second to read")
    assert Limits().too_large == "needed more than 1.5 GB of memory to read (`--memory` allows more)."
    assert default_workers() >= 1


def gone(process: int, seconds: float = 5.0) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
