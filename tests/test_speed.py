"""Speed, as ratios within one run (`benchmarks/speed.py`). The two that take a minute are not in the default run:
`pytest -m slow`, on a machine with nothing else to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import speed
from store.library import Library
from tests.conftest import STARTER


def test_a_warm_answer_takes_a_few_encodings(starter: Library) -> None:
    assert speed.warm_ratio(starter, speed.questions()[:12]) <= speed.LIMITS["warm ask"]


@pytest.mark.slow
def test_ingestion_takes_little_longer_than_encoding_alone(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for file in sorted(STARTER.glob("0[1-5]*")):
        (folder / file.name).write_bytes(file.read_bytes())
    assert speed.ingest_ratio(folder, tmp_path / "library") <= speed.LIMITS["ingest"]


@pytest.mark.slow
def test_a_cold_answer_takes_little_longer_than_importing_the_model(starter_folder: Path) -> None:
    assert speed.cold_ratio(starter_folder) <= speed.LIMITS["cold ask"]
