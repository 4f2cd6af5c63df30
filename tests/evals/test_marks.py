"""Marks, figures and intervals, by hand."""

from __future__ import annotations

import pytest

from evals import intervals
from evals.marks import SILENT, Mark, figure, unscored


def test_wilsons_interval_is_the_one_worked_by_hand() -> None:
    # z = 1.96: (0.8 + 3.8415/20 ± 1.96 √(0.8·0.2/10 + 3.8415/400)) / (1 + 3.8415/10)
    assert intervals.wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-4)
    assert intervals.wilson(0, 10)[0] == 0
    assert intervals.wilson(60, 60) == pytest.approx((60 / (60 + 3.8415), 1), abs=1e-4)


def test_the_exact_interval_of_none_is_the_rule_that_is_known() -> None:
    assert intervals.exact(0, 60) == pytest.approx((0, 1 - 0.025 ** (1 / 60)), abs=1e-9)
    assert intervals.exact(60, 60) == pytest.approx((0.025 ** (1 / 60), 1), abs=1e-9)


@pytest.mark.parametrize(("hits", "n"), [(-1, 5), (6, 5), (0, 0)])
def test_impossible_counts_are_refused(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="of"):
        intervals.wilson(hits, n)


def test_clusters_widen_the_interval_of_a_mean() -> None:
    values = [0.0] * 10 + [1.0] * 10
    apart = intervals.clustered_bootstrap(values, [str(i) for i in range(20)])
    together = intervals.clustered_bootstrap(values, [str(i // 5) for i in range(20)])
    assert together[1] - together[0] > apart[1] - apart[0]
    assert intervals.clustered_bootstrap(values, ["one"] * 20) == (0, 1)
    assert apart == intervals.clustered_bootstrap(values, [str(i) for i in range(20)])


def test_a_proportion_counts_units_and_a_mean_counts_cases() -> None:
    marks = [("a", Mark(1, 1)), ("b", Mark(0, 3)), ("b", Mark(1, 2))]
    assert figure("m", "proportion", marks).value == 2 / 6
    assert figure("m", "mean", marks).value == pytest.approx((1 + 0 + 0.5) / 3)
    assert figure("m", "proportion", marks).n == 6
    assert figure("m", "mean", marks).n == 3


def test_what_is_not_scored_is_counted_apart_and_in_no_mean() -> None:
    marks = [("a", Mark(1, 1)), ("b", unscored("the judge failed")), ("c", SILENT)]
    made = figure("m", "proportion", marks)
    assert (made.value, made.n, made.cases, made.unscored) == (1, 1, 1, 1)
    nothing = figure("m", "mean", [("b", unscored("the judge failed"))])
    assert (nothing.value, nothing.low, nothing.n, nothing.unscored) == (None, None, 0, 1)


def test_no_mark_is_a_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="a mark"):
        Mark(float("nan"), 1)
