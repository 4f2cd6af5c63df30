"""Beside each verdict stands how often its checker was right, or that nobody has measured it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.verifying.calibration import calibration_of
from tests.assistant.verifying.cited import evidence, verifier


def test_figures_are_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    file.write_text(json.dumps({"judge": {"kept": 0.5, "withheld": 0.75, "pairs": 40}}), encoding="utf-8")
    assert calibration_of("judge", file) == "of 40 labelled statements 50% of the true kept, 75% of the false withheld"
    assert calibration_of("another", file) == "uncalibrated"


@pytest.mark.parametrize(
    "written", ["", "[]", "{", '{"judge": {}}', '{"judge": {"kept": 7, "withheld": 0.5, "pairs": 3}}', '{"judge": 1}']
)
def test_what_is_no_figure_counts_as_none(tmp_path: Path, written: str) -> None:
    file = tmp_path / "figures.json"
    file.write_text(written, encoding="utf-8")
    assert calibration_of("judge", file) == "uncalibrated"
    assert calibration_of("judge", tmp_path / "missing.json") == "uncalibrated"


@pytest.mark.parametrize("statement", ["The ferry carried 9 people.", "The boat is fast and new.", "The ferry is new"])
def test_every_verdict_but_a_quotation_says_it(statement: str) -> None:
    e = evidence("The ferry is new and fast. It carried 8 people.")
    said = verifier().verify(statement, [e.key], [e])
    assert said.support != "quoted"
    assert said.checker is not None
    assert said.checker.endswith("uncalibrated")
