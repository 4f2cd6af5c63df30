"""Gates: read strictly, refused where nothing can pass them, held against lower bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals import gates, intervals
from evals.errors import GatesUnfit
from evals.measures import MEASURES

ONE = '[[gate]]\nname = "words"\nmeasure = "verbatim"\nat_least = 0.9\nn = 40\n'


def written(folder: Path, text: str) -> str:
    file = folder / "gates.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def cases(right: int, wrong: int, *, unscored: int = 0, kind: str = "fact") -> list[dict[str, Any]]:
    marks = [{"hits": 1, "of": 1}] * right + [{"hits": 0, "of": 1}] * wrong
    marks += [{"hits": 0, "of": 0, "unscored": "the judge failed"}] * unscored
    return [
        {"case": {"id": f"{kind}{i}", "kind": kind}, "cluster": f"{i}", "marks": {"verbatim": mark}}
        for i, mark in enumerate(marks)
    ]


def judged(folder: Path, text: str, of: list[dict[str, Any]]) -> dict[str, Any]:
    (made,) = gates.judged(gates.read(written(folder, text)), of)["gates"]
    return made


def test_the_lower_bound_is_held_against_the_gate_and_not_the_value(tmp_path: Path) -> None:
    assert judged(tmp_path, ONE, cases(97, 3))["passed"]
    missed = judged(tmp_path, ONE, cases(93, 7))
    assert missed["value"] == 0.93
    assert not missed["passed"]
    assert missed["by"] == pytest.approx(intervals.wilson(93, 100)[0] - 0.9)
    assert missed["by"] < 0
    assert missed["cases"] == [f"fact{i}" for i in range(93, 100)]
    assert "under 0.9" in missed["why"]


def test_a_gate_is_not_passed_on_fewer_than_it_needs(tmp_path: Path) -> None:
    assert judged(tmp_path, ONE, cases(40, 0))["passed"]
    few = judged(tmp_path, ONE, cases(39, 0))
    assert not few["passed"]
    assert few["why"] == "judged on 39 of the 40 that it needs"
    assert not judged(tmp_path, ONE, [])["passed"]


def test_what_could_not_be_judged_misses_a_gate_unless_it_is_allowed(tmp_path: Path) -> None:
    assert not judged(tmp_path, ONE, cases(99, 0, unscored=1))["passed"]
    assert judged(tmp_path, ONE + "unscored = 1\n", cases(99, 0, unscored=1))["passed"]


def test_a_gate_may_be_of_some_kinds_of_questions(tmp_path: Path) -> None:
    of = cases(50, 0) + cases(0, 50, kind="list")
    assert judged(tmp_path, ONE + 'kinds = ["fact"]\n', of)["passed"]
    assert not judged(tmp_path, ONE, of)["passed"]


def test_a_gate_that_nothing_can_pass_is_refused_with_what_would_do(tmp_path: Path) -> None:
    text = ONE.replace("0.9", "0.95")
    with pytest.raises(GatesUnfit, match=r"words asks for 0\.95 on 40.*n ≥ 73 would do"):
        gates.read(written(tmp_path, text))
    assert gates.needed(0.95) == 73
    assert intervals.wilson(72, 72)[0] < 0.95 <= intervals.wilson(73, 73)[0]
    gates.read(written(tmp_path, text.replace("40", "73")))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("verbatim", "verbatimm"), "no measure"),
        (("verbatim", "seconds"), "no best value"),
        (("0.9", "1.0"), "between 0 and 1"),
        (("n = 40", "n = 0"), "at least 1"),
        (("n = 40", "n = true"), "n is True"),
        (("n = 40", ""), "n is missing"),
        (("n = 40", "n = 40\nat_most = 1"), "at_most"),
        (("[[gate]]", "[gate]"), "holds no"),
        (("0.9", "0,9"), "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_gate_is_refused(tmp_path: Path, change: tuple[str, str], why: str) -> None:
    with pytest.raises(GatesUnfit, match=why):
        gates.read(written(tmp_path, ONE.replace(*change)))


def test_gates_may_be_named_with_their_hash(tmp_path: Path) -> None:
    file = written(tmp_path, ONE)
    digest = gates.read(file).sha256
    assert gates.read(f"{file}@{digest[:12]}").sha256 == digest
    with pytest.raises(GatesUnfit, match="not the file that was asked for"):
        gates.read(f"{file}@{'0' * 64}")
    with pytest.raises(GatesUnfit, match="two gates"):
        gates.read(written(tmp_path, ONE + ONE))


def test_the_packaged_gates_can_be_passed_and_hold_what_matters() -> None:
    packaged = gates.read(str(gates.PACKAGED)).gates
    assert {g.measure for g in packaged} >= {
        name for name, m in MEASURES.items() if m.kind != "amount"
    } - {"supported", "nuggets", "recall@5", "nDCG@10", "reciprocal rank", "found@5"}  # fmt: skip
    assert all(g.why for g in packaged)
