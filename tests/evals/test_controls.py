"""Each negative control fails the gate that is named for it, on a part of the packaged sets; the assistant passes.

A part is too small for the gates' own `n`: here the upper bound of a control's figure must lie under what the gate asks
for, so that no larger sample of the same could pass it, and the assistant's value must reach it. The whole of the sets
is run by `python -m benchmarks.controls LIBRARY`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from evals import controls, gates, packaged_sets, question_sets
from evals.asking import Response
from evals.bench import Bench
from evals.cases import Case
from evals.errors import PlanUnfit
from evals.marks import Figure, figure
from evals.measures import MEASURES
from store.library import Library
from tests.conftest import FIRST_BRIEFS
from tests.evals.small import plan, write_set

# Of each of the packaged sets so many, from those over the first briefs.
OF_EACH = {"answerable": 52, "unanswerable": 12, "half": 8, "traps": 12}


@pytest.fixture(scope="module")
def bench(starter: Library, starter_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    rows = []
    for name, n in OF_EACH.items():
        (file,) = [f for f in packaged_sets.files() if f.stem == name]
        over = [c for c in question_sets.read(file).cases if all(d.startswith(FIRST_BRIEFS) for d in c.documents)]
        rows += [c.to_json() for c in over if not name.startswith("un") or c.id.startswith(("EA", "EB"))][:n]
    made = Bench(plan(starter_folder, write_set(tmp_path_factory.mktemp("sets"), rows)), Assistant(starter))
    assert len(made.cases) == sum(OF_EACH.values())
    return made


@pytest.fixture(scope="module")
def truly(bench: Bench) -> Callable[[Case], Response]:
    """The assistant's answers, each asked for once."""
    shown = {case.id: bench.respond(case) for _, case in bench.cases}
    return lambda case: shown[case.id]


def figures(bench: Bench, bot: Callable[[Case], Response], measures: set[str]) -> dict[str, Figure]:
    marks: dict[str, list[Any]] = {name: [] for name in measures}
    for _, case in bench.cases:
        given = bench.given(case, bot(case))
        for name in measures:
            marks[name].append((bench.cluster(case), MEASURES[name].mark(given)))
    return {name: figure(name, MEASURES[name].kind, marks[name]) for name in measures}


GATES = {gate.name: gate for gate in gates.read(str(gates.PACKAGED)).gates}


@pytest.mark.parametrize("name", list(controls.CONTROLS))
def test_each_control_fails_the_gate_that_is_named_for_it(
    bench: Bench, truly: Callable[[Case], Response], name: str
) -> None:
    gate = GATES[controls.FAILS[name]]
    found = figures(bench, controls.bot(name, truly, bench.library), {gate.measure})[gate.measure]
    assert found.n >= 5
    assert found.unscored == 0
    assert found.high is not None
    assert found.high < gate.at_least, f"{name}: {gate.measure} {found}"


def test_the_assistant_reaches_what_the_gates_ask_for(bench: Bench, truly: Callable[[Case], Response]) -> None:
    wanted = {GATES[name].measure for name in controls.FAILS.values()}
    reached = figures(bench, truly, wanted)
    for name in controls.FAILS.values():
        value = reached[GATES[name].measure].value
        assert value is not None
        assert value >= GATES[name].at_least, name


def test_every_control_has_its_gate_and_does_the_same_twice(bench: Bench, truly: Callable[[Case], Response]) -> None:
    assert set(controls.FAILS) == set(controls.CONTROLS)
    assert len(set(controls.FAILS.values())) == len(controls.FAILS)
    for name in controls.CONTROLS:
        bot = controls.bot(name, truly, bench.library)
        for _, case in bench.cases[:6]:
            assert bot(case).shown == bot(case).shown


def test_a_control_that_there_is_not_is_refused(bench: Bench, truly: Callable[[Case], Response]) -> None:
    with pytest.raises(PlanUnfit, match="never-refuses"):
        controls.bot("honest", truly, bench.library)
