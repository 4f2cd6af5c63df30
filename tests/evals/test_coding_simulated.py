"""Simulated coders who err in a known way, over a run whose true rate is known: which figures hold the truth.

The truth is the share of statements of the run that are unfaithful. Coders err independently, a third person settles
rightly what they differ on, and the automatic verdict rejects far too much. Everything is drawn with fixed seeds.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evals import intervals
from evals.coding import agreement, findings
from evals.coding.sampling import Item, Key
from evals.coding.sheets import Sheet

RUNS, POPULATION, SAMPLE, RATE = 100, 1500, 200, 0.12
GOOD, BAD = "supported", "unsupported"


@dataclass(frozen=True)
class Judge:
    """Of the unfaithful statements he finds this share, of the faithful he rejects that one."""

    finds: float
    rejects: float

    def says(self, bad: bool, drawn: random.Random) -> bool:
        return drawn.random() < (self.finds if bad else self.rejects)


AUTOMATIC = Judge(0.75, 0.12)
CODERS = (Judge(0.85, 0.05), Judge(0.80, 0.03))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


@pytest.fixture(autouse=True)
def _no_time_for_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "_DRAWS", 20)  # its interval is not what is looked at here


def simulated(seed: int, coders: Sequence[Judge], folder: Path, *, third: bool = True, hard: float = 0.0) -> Any:
    """The true rate, and what is found. Of the unfaithful statements the share `hard` looks faithful to every coder."""
    drawn = random.Random(seed)
    truth = [drawn.random() < RATE for _ in range(POPULATION)]
    rejected = [AUTOMATIC.says(bad, drawn) for bad in truth]
    here = drawn.sample(range(POPULATION), SAMPLE)
    looks = {at: truth[at] and drawn.random() >= hard for at in here}
    items = {f"i{at}": Item("s", "c", at, not rejected[at]) for at in here}
    bad = sum(rejected)
    key = Key({"sha256": "f"}, {}, [], 1, SAMPLE, POPULATION, 1, "judge", POPULATION - bad, bad, 0, items)
    sheets = []
    for number, coder in enumerate(coders):
        file = folder / str(number)
        file.write_text(str(number), encoding="utf-8")
        said = {f"i{at}": BAD if coder.says(looks[at], drawn) else GOOD for at in here}
        sheets.append(Sheet(file, str(number), True, said, {}, {}))
    if third:
        right = {f"i{at}": BAD if truth[at] else GOOD for at in here}
        settled = {name: right[name] for name in findings.disputed(key, sheets)}
        (folder / "third").write_text("third", encoding="utf-8")
        sheets.append(Sheet(folder / "third", "third", False, {}, settled, {}))
    return sum(truth) / POPULATION, findings.found(key, sheets)


def covered(told: Sequence[tuple[float, Any]], figure: str) -> int:
    return sum(said[figure]["low"] <= truth <= said[figure]["high"] for truth, said in told)


@pytest.fixture(scope="module")
def settled(folder: Path) -> list[tuple[float, Any]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreement, "_DRAWS", 20)
        return [simulated(seed, CODERS, folder) for seed in range(RUNS)]


def test_the_rate_that_was_settled_and_the_corrected_one_hold_the_truth(settled: list[tuple[float, Any]]) -> None:
    assert covered(settled, "unfaithful") >= 93
    assert covered(settled, "corrected") >= 93
    tuned = [said["corrected"] for _, said in settled if not said["corrected"]["exact"]]
    assert len(tuned) >= 90
    assert sum(
        one["high"] - one["low"] < said["unfaithful"]["high"] - said["unfaithful"]["low"]
        for one, (_, said) in zip(tuned, settled, strict=False)
    ) >= 90, "the automatic verdict is worth something"  # fmt: skip
    bias = [said["corrected"]["value"] - truth for truth, said in settled]
    assert abs(sum(bias) / RUNS) < 0.01


def test_the_uncorrected_automatic_rate_does_not(settled: list[tuple[float, Any]]) -> None:
    held = 0
    for truth, said in settled:
        low, high = intervals.wilson(said["automatic"]["value"] * POPULATION, POPULATION)
        held += low <= truth <= high
    assert held == 0


def test_without_a_third_person_the_rate_errs_on_the_safe_side(folder: Path) -> None:
    told = [simulated(seed, CODERS, folder, third=False) for seed in range(RUNS)]
    assert covered(told, "unfaithful") < 60
    assert sum(said["unfaithful"]["high"] < truth for truth, said in told) == 0, "never too low"
    assert all(said["overlooked"] is None for _, said in told)


def test_what_weak_coders_both_overlook_biases_the_rate_and_is_guessed_at(folder: Path) -> None:
    """Both find 60 %: 16 % of the unfaithful statements are found by neither."""
    told = [simulated(seed, (Judge(0.6, 0.02), Judge(0.6, 0.02)), folder) for seed in range(RUNS)]
    short = sum(truth - said["unfaithful"]["value"] for truth, said in told) / RUNS
    assert 0.010 < short < 0.025
    guessed = sum(said["overlooked"] / SAMPLE for _, said in told) / RUNS
    assert guessed == pytest.approx(0.4 * 0.4 * RATE, abs=0.006)


def test_errors_that_coders_share_are_in_no_interval(folder: Path) -> None:
    """The page says so; this is why it must."""
    told = [simulated(seed, CODERS, folder, hard=0.5) for seed in range(RUNS)]
    assert covered(told, "unfaithful") < 60
    assert covered(told, "corrected") < 60
    assert sum(said["overlooked"] / SAMPLE for _, said in told) / RUNS < 0.01, "nor does the guess find them"
