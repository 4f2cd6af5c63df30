"""`benchmarks/reading_speed.py`. Its limits are for a machine with nothing else to do: `pytest -m slow`."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import reading_speed
from benchmarks.reading_speed import LEAST_OF_TWO, MOST_OF_PYPDF, Race, verdict
from tests.conftest import SHARED, STARTER


def files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: this test reads documents that are no part of the project")
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def test_both_read_the_same_pages() -> None:
    for name, data in files(STARTER).items():
        assert reading_speed.read(data, name) == reading_speed.pypdf_pages(data) > 0
    race = reading_speed.one_process(dict(list(files(STARTER).items())[:1]), 2)
    assert len(race.ours) == len(race.pypdf) == 2
    assert min(race.ours + race.pypdf) > 0


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    assert Race((1.0, 2.0, 9.0), (1.0, 1.0, 1.0)).ratio == 2.0


def test_a_ratio_beyond_its_limit_fails() -> None:
    assert verdict(MOST_OF_PYPDF, LEAST_OF_TWO) == (
        "one process    1.30  limit 1.30  ok\ntwo processes  1.70  least 1.70  ok",
        False,
    )
    for ratio, gain, word in ((1.31, 1.9, "BEYOND"), (1.0, 1.69, "BELOW")):
        said, failed = verdict(ratio, gain)
        assert word in said
        assert failed


def test_a_folder_without_pdfs_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reading_speed.main([str(tmp_path)]) == 2
    assert "no PDFs" in capsys.readouterr().err


def test_it_says_what_it_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, data = next(iter(files(STARTER).items()))
    (tmp_path / name).write_bytes(data)
    assert reading_speed.main([str(tmp_path), "1"]) in (0, 1)
    said = capsys.readouterr().out
    for words in ("reading", "pypdf", "calibration", "one working process", "one process", "two processes"):
        assert f"\n{words}" in f"\n{said}"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_reading_keeps_up_with_pypdf() -> None:
    assert reading_speed.one_process(files(SHARED / "files"), 5).ratio <= MOST_OF_PYPDF


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_processes_read_nearly_twice_as_much() -> None:
    alone, together = reading_speed.processes(files(SHARED / "files"), 6)
    assert alone / together >= LEAST_OF_TWO
