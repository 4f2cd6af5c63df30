from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.progress.estimate import Estimate
from ingest.progress.report import Progress, said_left
from ingest.progress.steps import Steps
from ingest.sources import SourceFile


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_said_before_anything_is_known() -> None:
    clock = Clock()
    estimate = Estimate([(".txt", 100)], clock)
    assert estimate.left() is None
    estimate.passed(".txt", 100)
    estimate.read(".txt", 100, 50)
    clock.now += 60
    assert estimate.left() is None, "nothing is embedded yet"


def test_files_take_as_long_as_what_they_are_expected_to_hold() -> None:
    """Two kinds: a byte of a text holds a tenth of a sentence, one of a PDF a hundredth."""
    clock = Clock()
    ahead = [(".txt", 1000), (".pdf", 10_000), (".txt", 2000), (".pdf", 30_000)]
    estimate = Estimate(ahead, clock)
    for kind, size in ahead[:2]:
        estimate.passed(kind, size)
        estimate.read(kind, size, 100)
        clock.now += 10
        estimate.embedded(100)
    assert estimate.left() == pytest.approx((200 + 300) * 0.1)
    estimate.passed(".txt", 2000)
    estimate.read(".txt", 2000, 400)  # holds more than expected
    clock.now += 20
    estimate.embedded(200)
    assert estimate.left() == pytest.approx((200 + 300) * 0.1)


def test_a_kind_not_met_yet_is_taken_for_the_average() -> None:
    clock = Clock()
    estimate = Estimate([(".txt", 1000), (".docx", 500)], clock)
    estimate.passed(".txt", 1000)
    estimate.read(".txt", 1000, 100)
    clock.now += 10
    estimate.embedded(100)
    assert estimate.left() == pytest.approx(5.0)


@given(st.lists(st.tuples(st.sampled_from([".txt", ".pdf"]), st.integers(0, 10**9), st.integers(0, 1000)), max_size=20))
def test_it_is_never_negative_and_ends_at_nothing(files: list[tuple[str, int, int]]) -> None:
    clock = Clock()
    estimate = Estimate([(k, s) for k, s, _ in files], clock)
    for kind, size, texts in files:
        estimate.passed(kind, size)
        estimate.read(kind, size, texts)
        clock.now += 3
        estimate.embedded(texts)
        assert (estimate.left() or 0.0) >= 0.0
    assert estimate.left() in (None, 0.0)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a minute left"), (44, "less than a minute left"), (50, "about 1 minute left"),
        (130, "about 2 minutes left"), (3600, "about 60 minutes left"), (7000, "about 2 hours left"),
    ],
)  # fmt: skip
def test_the_time_left_in_words(seconds: float, said: str) -> None:
    assert said_left(seconds) == said


def test_progress_in_words() -> None:
    assert str(Progress(7, 30, "x.pdf", left=125.0)) == "7 of 30 files, about 2 minutes left"
    assert str(Progress(0, 1, "x.pdf")) == "0 of 1 file"
    assert str(Progress(2, 2, "", left=0.0)) == "2 of 2 files"


def test_steps_tell_the_part_of_the_file_in_hand(tmp_path: Path) -> None:
    files = [SourceFile(tmp_path / name, name) for name in ("a.txt", "b.txt", "gone.txt")]
    for file in files[:2]:
        file.path.write_text("words " * 100)
    told: list[Progress] = []
    steps = Steps(files, {str(files[0].path)}, told.append)
    steps.read(3)  # of nothing
    for file in files:
        steps.begin(file)
        if file.source == "b.txt":
            steps.read(4)
            steps.embedded(1)
            steps.embedded(3)
    steps.end()
    assert [(p.done, p.source, p.part) for p in told] == [
        (0, "a.txt", 0.0), (1, "b.txt", 0.0), (1, "b.txt", 0.25), (1, "b.txt", 1.0), (2, "gone.txt", 0.0), (3, "", 0.0),
    ]  # fmt: skip
