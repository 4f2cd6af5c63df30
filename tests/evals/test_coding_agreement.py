"""Agreement and figures against what was worked by hand, and how differences are settled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals import intervals
from evals.coding import agreement, findings, ppi
from evals.coding.agreement import Settled, settle
from evals.coding.errors import SheetUnreadable
from evals.coding.sampling import Item, Key
from evals.coding.sheets import Sheet

GOOD, PART, BAD, NONE = "supported", "partly", "unsupported", "cannot tell"


def test_kappa_by_hand() -> None:
    """Of 50, 20 are good to both, 15 bad to both: p_o = 0.7; the first says good 25 times, the second 30 times: p_e =
    (25 · 30 + 25 · 20) / 2500 = 0.5; κ = 0.2 / 0.5."""
    units = [(GOOD, GOOD)] * 20 + [(GOOD, BAD)] * 5 + [(BAD, GOOD)] * 10 + [(BAD, BAD)] * 15
    said = agreement.agreement(units, 2)
    assert (said.measure, said.items) == ("cohen_kappa", 50)
    assert said.value == pytest.approx(0.4)
    assert said.same == pytest.approx(0.7)
    assert said.low is not None
    assert said.high is not None
    # The standard error by the formula of large samples is 0.13.
    assert 0.08 < said.low < 0.22
    assert 0.58 < said.high < 0.70
    assert agreement.agreement(units, 2) == said, "the interval is the same each time"


def test_kappa_where_all_is_one_verdict_is_not_defined() -> None:
    said = agreement.agreement([(GOOD, GOOD)] * 30, 2)
    assert (said.value, said.low, said.high, said.same) == (None, None, None, 1.0)
    assert agreement.kappa([(GOOD, GOOD)] * 9 + [(GOOD, BAD)]) == 0
    rare = agreement.agreement([(GOOD, GOOD)] * 40 + [(BAD, BAD)], 2)
    assert (rare.value, rare.low) == (1.0, None), "most draws hold one verdict alone"


def columns(*coders: str) -> list[list[str]]:
    return [[v for v in unit if v != "."] for unit in zip(*(c.split() for c in coders), strict=True)]


@pytest.mark.parametrize(
    ("coders", "value"),
    [  # the examples of Krippendorff, Computing Krippendorff's alpha-reliability (2011), sections A and C, nominal
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)  # fmt: skip
def test_alpha_as_published(coders: Sequence[str], value: float) -> None:
    judged = [unit for unit in columns(*coders) if len(unit) > 1]
    assert agreement.alpha(judged) == pytest.approx(value, abs=0.0006)
    if len(coders) > 2:
        said = agreement.agreement(columns(*coders), len(coders))
        assert (said.measure, said.items, said.value) == ("krippendorff_alpha", len(judged), agreement.alpha(judged))
    assert agreement.alpha([["a", "a"]]) is None


@pytest.mark.parametrize(
    ("verdicts", "third", "stands"),
    [
        ((GOOD, GOOD), "", (GOOD, "agreed")),
        ((GOOD, BAD), "", (BAD, "conservative")),
        ((GOOD, PART), "", (BAD, "conservative")),
        ((GOOD, BAD), GOOD, (GOOD, "settled")),
        ((GOOD, GOOD), PART, (PART, "settled")),
        ((GOOD, GOOD, BAD), "", (GOOD, "majority")),
        ((GOOD, PART, BAD), "", (BAD, "conservative")),
        ((GOOD, GOOD, BAD, BAD), "", (BAD, "conservative")),
        ((NONE,), "", (NONE, "alone")),
        ((), GOOD, (GOOD, "settled")),
    ],
)
def test_how_differences_are_settled(verdicts: Sequence[str], third: str, stands: tuple[str, str]) -> None:
    said = settle(verdicts, third)
    assert said is not None
    assert (said.verdict, said.how) == stands
    assert settle((), "") is None


def test_what_both_overlooked_is_guessed_as_captures_are() -> None:
    """Both found 5, one 4 more, the other 3 more: 4 · 3 / (5 + 1) = 2 were found by neither."""
    found = [(BAD, PART)] * 5 + [(BAD, GOOD)] * 4 + [(GOOD, NONE)] * 3
    right = found + [(GOOD, BAD)] * 6  # the third says that these are good: they are none of the found
    pairs = {str(at): pair for at, pair in enumerate([*right, *[(GOOD, GOOD)] * 20])}
    settled = {
        name: settle(pair, "" if len(set(pair)) == 1 else BAD if int(name) < 12 else GOOD)
        for name, pair in pairs.items()
    }
    stands = {name: one for name, one in settled.items() if one}
    assert agreement.overlooked(pairs, stands) == pytest.approx(2.0)
    stands["5"] = Settled(BAD, "conservative")
    assert agreement.overlooked(pairs, stands) is None, "who was right is not known"


def test_exact_intervals_by_hand() -> None:
    """Of 1 hit in 2: P(≥ 1) = 1 - (1 - p)² = 0.025 below, P(≤ 1) = 1 - p² = 0.025 above."""
    low, high = intervals.exact(1, 2)
    assert (low, high) == (pytest.approx(1 - math.sqrt(0.975)), pytest.approx(math.sqrt(0.975)))
    assert intervals.exact(0, 60) == (0.0, pytest.approx(1 - 0.025 ** (1 / 60)))
    assert intervals.exact_upper(0, 60) == pytest.approx(1 - 0.05 ** (1 / 60))
    assert intervals.exact_upper(1, 2) == pytest.approx(math.sqrt(0.95))
    assert intervals.exact_upper(3, 3) == 1.0


def test_prediction_powered_inference_by_hand() -> None:
    """λ = 1: 1/3 + mean(0, 0, 1, 0). Tuned: cov = 0.5 / 3, var of all ten = 0.7 / 3, λ = (0.5 / 3) / (5/3 · 0.7 / 3) =
    3/7, so that 3/7 · 1/3 + 1/2 - 3/7 · 1/4 = 15/28."""
    people, same, others = [True, False, True, False], [1.0, 0, 0, 0], [1.0, 0, 0, 0, 1, 0]
    assert ppi.corrected(people, same, others, tuning=1.0).value == pytest.approx(7 / 12)
    tuned = ppi.corrected(people, same, others)
    assert tuned.tuning == pytest.approx(3 / 7)
    assert tuned.value == pytest.approx(15 / 28)
    assert tuned.exact
    assert (tuned.low, tuned.high) == intervals.exact(2, 4)


def test_the_interval_of_prediction_powered_inference_by_hand() -> None:
    """Of 40, five are missed and five wrongly rejected: var(y - f) = 10/39; of 100 others half are rejected: var =
    25/99."""
    people, same = [True] * 20 + [False] * 20, [1.0] * 15 + [0.0] * 5 + [1.0] * 5 + [0.0] * 15
    said = ppi.corrected(people, same, [1.0, 0.0] * 50, tuning=1.0)
    half = 1.959964 * math.sqrt(25 / 99 / 100 + 10 / 39 / 40)
    assert not said.exact
    assert (said.value, said.low, said.high) == (
        pytest.approx(0.5), pytest.approx(0.5 - half), pytest.approx(0.5 + half),
    )  # fmt: skip


def test_where_too_little_was_found_the_exact_interval_stands() -> None:
    none = ppi.corrected([False] * 60, [0.0] * 60, [0.0] * 500)
    assert (none.value, none.low, none.high, none.exact) == (0.0, *intervals.exact(0, 60), True)
    perfect = [True] * 20 + [False] * 20
    assert ppi.corrected(perfect, [float(y) for y in perfect], [1.0, 0.0] * 50).exact, "that it never errs is luck"
    useless = ppi.corrected(perfect, [1.0] * 40, [1.0] * 100)
    assert (useless.tuning, useless.value, useless.exact) == (0.0, 0.5, False)
    whole = ppi.corrected(perfect, [1.0, 0.0] * 20, [])
    assert (whole.tuning, whole.value) == (0.0, 0.5)
    with pytest.raises(ValueError, match="1 verdicts"):
        ppi.corrected([True], [1.0], [])


@pytest.mark.parametrize(("claim", "bad", "needs"), [(0.05, 0, 59), (0.1, 0, 29), (0.01, 0, 299), (0.05, 1, 93)])
def test_how_many_a_claim_needs(claim: float, bad: int, needs: int) -> None:
    assert findings.needed(claim, bad) == needs
    assert intervals.exact_upper(bad, needs) <= claim < intervals.exact_upper(bad, needs - 1)


def test_no_number_of_statements_shows_what_is_too_small() -> None:
    assert findings.needed(1e-9, 0) is None
    assert findings.needed(1e-6, 3) is None


def filled(folder: Path, name: str, verdicts: dict[str, str], *, settles: bool = False) -> Sheet:
    file = folder / f"{name}.xlsx"
    file.write_text(name, encoding="utf-8")
    return Sheet(file, name, not settles, {} if settles else verdicts, verdicts if settles else {}, {})


def key_of(n: int, population: int = 1000, rejected: int = 0) -> Key:
    items = {f"i{at}": Item("own.jsonl", "C", at, True) for at in range(n)}
    return Key({"sha256": "f"}, {}, [], 1, n, population, n, "judge", population - rejected, rejected, 0, items)


def test_the_claim_is_about_one_side(tmp_path: Path) -> None:
    key = key_of(60)
    both = [filled(tmp_path, name, dict.fromkeys(key.items, GOOD)) for name in ("A", "B")]
    said = findings.found(key, both, 0.05)
    assert said["unfaithful"]["high"] == pytest.approx(0.0596, abs=1e-4)
    assert said["claim"]["upper"] == pytest.approx(0.0487, abs=1e-4)
    assert said["claim"]["met"]
    few = key_of(58)
    both = [filled(tmp_path, name, dict.fromkeys(few.items, GOOD)) for name in ("A", "B")]
    said = findings.found(few, both, 0.05)["claim"]
    assert (said["met"], said["faultless_needed"], said["needed"]) == (False, 59, 59)


def test_missing_verdicts_are_a_column_of_their_own_and_count_against_the_claim(tmp_path: Path) -> None:
    key = key_of(62)
    one = filled(tmp_path, "A", {name: GOOD for name in key.items if name not in ("i0", "i1")})
    two = filled(tmp_path, "B", {name: GOOD for name in key.items if name != "i0"})
    said = findings.found(key, [one, two], 0.05)
    assert [coder["missing"] for coder in said["coders"]] == [2, 1]
    assert said["agreement"]["items"] == 60
    assert (said["settled"]["alone"], said["sample"]["uncoded"], said["unfaithful"]["n"]) == (1, 1, 61)
    assert not said["claim"]["met"], "the one that nobody judged may be at fault"


def test_what_is_not_wholly_supported_counts(tmp_path: Path) -> None:
    key = key_of(40)
    verdicts = dict.fromkeys(key.items, GOOD) | {"i0": PART, "i1": NONE, "i2": BAD}
    said = findings.found(key, [filled(tmp_path, name, verdicts) for name in ("A", "B")])
    assert (said["unfaithful"]["hits"], said["unsupported"]["hits"]) == (3, 2)
    assert said["verdicts"] == {GOOD: 37, PART: 1, BAD: 1, NONE: 1}


def test_sheets_that_are_one_or_contradict_each_other_are_told(tmp_path: Path) -> None:
    key = key_of(5)
    one, two = (filled(tmp_path, name, dict.fromkeys(key.items, GOOD)) for name in "AB")
    with pytest.raises(SheetUnreadable, match="given twice"):
        findings.found(key, [one, one])
    two.file.write_bytes(one.file.read_bytes())
    with pytest.raises(SheetUnreadable, match="given twice"):
        findings.found(key, [one, two])
    third = [filled(tmp_path, name, {"i0": verdict}, settles=True) for name, verdict in (("C", GOOD), ("D", BAD))]
    with pytest.raises(SheetUnreadable, match="settles item “i0” as unsupported, another as supported"):
        findings.found(key, [one, *third])
    with pytest.raises(SheetUnreadable, match="no sheet has a verdict"):
        findings.found(key, third[:1])


def test_coders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    key = key_of(5)
    one, two = (filled(tmp_path, name, dict.fromkeys(key.items, GOOD)) for name in "AB")
    same = Sheet(two.file, "A", True, two.verdicts, {}, {})
    assert [coder["name"] for coder in findings.found(key, [one, same])["coders"]] == ["A", "A (2)"]
