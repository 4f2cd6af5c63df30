"""Two runs compared: pairs, differences, what turned; and that the figures are what other programs say."""

from __future__ import annotations

import copy
import json

import numpy as np
import pytest
from scipy import stats

from evals import comparing
from evals.comparing import Difference, compare
from evals.results import Results
from tests.evals.invented_results import results


def run(marks: list[tuple[str, float, int]], name: str = "a", kind: str = "proportion") -> Results:
    """A run of one measure: cluster, right and of how many of each case."""
    made = results(name, cases=0)
    made["figures"] = [{"measure": "facts", "kind": kind, "value": None}]
    made["cases"] = [
        {
            "case": {"id": f"C{i}", "kind": "fact", "question": f"What of {i}?"}, "cluster": cluster,
            "shown": {"text": f"{name} {i}"}, "marks": {"facts": {"hits": hits, "of": of}},
        }
        for i, (cluster, hits, of) in enumerate(marks)
    ]  # fmt: skip
    return made


def facts(a: Results, b: Results) -> Difference:
    return compare([a], [b]).differences[0]


def test_a_run_does_not_differ_from_itself() -> None:
    found = compare([results()], [results()])
    assert found.paired == 36
    assert found.turned == ()
    assert found.differs == ()
    assert {one.difference for one in found.differences} == {0}
    assert {(one.p, one.p_holm) for one in found.differences} == {(1, 1)}


def test_a_better_run_is_found_better_and_the_other_way_round() -> None:
    good, bad = results("good", skill=0.9), results("bad", skill=0.2, seed=2)
    one = {d.measure: d for d in compare([bad], [good]).differences}["facts_held"]
    other = {d.measure: d for d in compare([good], [bad]).differences}["facts_held"]
    assert one.low is not None
    assert 0 < one.low < one.difference < (one.high or 0)
    assert one.p < 0.05
    assert (one.difference, one.p) == pytest.approx((-other.difference, other.p))
    assert compare([bad], [good]) == compare([bad], [good])


def test_the_p_is_that_of_another_program() -> None:
    chance = np.random.default_rng(3)
    a, b = chance.random(10), chance.random(10) + 0.2
    one = facts(
        run([(str(i), x, 1) for i, x in enumerate(a)], kind="mean"), run([(str(i), x, 1) for i, x in enumerate(b)])
    )
    other = stats.permutation_test(
        (b - a,), lambda d, axis: d.mean(axis=axis), permutation_type="samples", n_resamples=np.inf, vectorized=True
    )
    assert one.exact
    assert one.p == pytest.approx(other.pvalue)
    more_a, more_b = [*a, *a], [*b, *(a + 0.1)]
    many = facts(
        run([(str(i), x, 1) for i, x in enumerate(more_a)]), run([(str(i), x, 1) for i, x in enumerate(more_b)])
    )
    assert not many.exact
    assert 0 < many.p < 0.01


def test_cases_of_one_document_count_together() -> None:
    alone = facts(run([(str(i), 0, 1) for i in range(8)]), run([(str(i), 1, 1) for i in range(8)]))
    together = facts(run([(str(i % 2), 0, 1) for i in range(8)]), run([(str(i % 2), 1, 1) for i in range(8)]))
    assert alone.p == pytest.approx(2 / 2**8)
    assert together.p == pytest.approx(2 / 2**2)
    one = facts(run([("x", 0, 1), ("x", 1, 1)]), run([("x", 1, 1), ("x", 1, 1)]))
    assert (one.low, one.high) == (None, None)


def test_mcnemar_is_told_of_right_and_wrong_alone() -> None:
    a, b = [1, 1, 0, 0, 0, 0, 0], [1, 0, 1, 1, 1, 1, 1]
    one = facts(run([(str(i), x, 1) for i, x in enumerate(a)]), run([(str(i), x, 1) for i, x in enumerate(b)]))
    assert (one.gained, one.lost) == (5, 1)
    assert one.mcnemar == pytest.approx(2 * (1 + 6) / 2**6)
    graded = facts(run([("x", 1, 2)]), run([("y", 2, 2)]))
    assert (graded.gained, graded.mcnemar) == (None, None)


def test_what_is_judged_on_one_side_only_is_left_out_and_told() -> None:
    one = facts(run([("x", 1, 1), ("y", 1, 1)]), run([("x", 0, 1), ("y", 0, 0)]))
    assert (one.cases, one.left_out, one.difference) == (1, 1, -1)


def test_a_correction_never_makes_a_p_smaller() -> None:
    found = compare([results(skill=0.9)], [results(skill=0.4, seed=2)])
    ordered = sorted(found.differences, key=lambda one: one.p)
    assert ordered[0].p_holm == pytest.approx(min(1, ordered[0].p * len(ordered)))
    assert all(one.p_holm >= one.p for one in ordered)
    assert [one.p_holm for one in ordered] == sorted(one.p_holm for one in ordered)
    assert set(found.kinds) == {"fact", "figure", "refusal", "half"}


def test_other_questions_and_other_sets_are_told() -> None:
    a, b = results("a"), copy.deepcopy(results("b"))
    b["cases"][3]["case"]["question"] = "Another question?"
    b["cases"][4]["case"]["history"] = ["Before?"]
    del b["cases"][5]
    b["sets"][0]["sha256"] = "c" * 64
    b["run"]["judge"] = "another"
    found = compare([a], [b])
    assert (found.only_a, found.only_b, found.paired) == (("IN003", "IN004", "IN005"), ("IN003", "IN004"), 33)
    assert any("SHA-256" in line for line in found.differs)
    assert any("judges differ: exact, another" in line for line in found.differs)


def test_what_turned_is_side_by_side() -> None:
    found = compare([run([("x", 1, 1), ("y", 1, 1)])], [run([("x", 0, 1), ("y", 1, 1)], "b")])
    (turn,) = found.turned
    assert (turn.id, turn.a, turn.b) == ("C0", "a 0", "b 0")
    assert [(t["measure"], t["a"], t["b"]) for t in turn.turned] == [("facts", 1, 0)]
    json.dumps(found.to_json(), allow_nan=False)


def test_runs_of_one_side_are_taken_together_and_their_spread_told() -> None:
    side = [run([("x", 1, 1), ("y", 0, 1)]), run([("x", 0, 1), ("y", 0, 1)])]
    for one, value in zip(side, (0.5, 0.0), strict=True):
        one["figures"][0]["value"] = value
    found = compare(side, [run([("x", 1, 1), ("y", 1, 1)], "b")])
    assert found.differences[0].a == 0.25
    (spread,) = found.spread_a
    assert (spread.runs, spread.mean, spread.least, spread.greatest) == (2, 0.25, 0, 0.5)
    assert spread.sd == pytest.approx(0.5 / 2**0.5)
    assert found.spread_b == ()
    assert comparing.spread(side[:1]) == []
