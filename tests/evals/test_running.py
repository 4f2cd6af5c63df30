"""Runs: the same twice, gone on with after a break, and told apart from what was not judged."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from evals import bench as benches
from evals import results, running
from evals.bench import Bench
from evals.cases import Case
from evals.coding import sampling
from evals.errors import PlanUnfit, RunBroken
from evals.measures import MEASURES
from evals.plan import Plan, SetGiven
from store.embedder import Embedder
from store.library import Library
from tests.evals.small import plan, write_set

_BANK = "How many villages founded the kelp bank of Orlenna?"
_BOATS = "What does the government of Orlenna pay for the boats?"
_FLEET = "How many boats has the fleet of Perrimoor?"
ROWS: list[dict[str, Any]] = [
    {"id": "I1", "kind": "fact", "question": _BANK, "documents": ["kelp"], "evidence": [["Nine villages founded it"]]}
    | {"must_contain": [["Nine"]]},
    {"id": "I2", "kind": "fact", "question": _BOATS, "documents": ["kelp"], "must_contain": [["4.2 million"]]}
    | {"evidence": [["pays 4.2 million dollars a year for the boats"]]},
    {"id": "I3", "kind": "off_domain", "question": "Which team won the football cup of 1998?", "abstain": True},
    {"id": "I4", "kind": "followup", "history": [_FLEET], "question": "And in 2007?", "documents": ["boats"]}
    | {"evidence": [["In 2007 the fleet had 15 boats"]], "must_contain": [["15"]]},
    {"id": "I5", "kind": "quote_exact", "search": "exact", "question": "shared store of living seaweed"}
    | {"documents": ["kelp"], "evidence": [["shared store of living seaweed"]]},
]


@pytest.fixture
def islands(island_folder: Path, embedder: Embedder) -> Iterator[Library]:
    with Library.open(island_folder, embedder=embedder) as library:
        yield library


def without_times(found: results.Results) -> dict[str, Any]:
    """Results without what differs from run to run: the run's own name and times, and the figures of time."""
    made: dict[str, Any] = json.loads(json.dumps(found))
    del made["run"]
    for figures in (made["figures"], *made["kinds"].values()):
        figures[:] = [f for f in figures if f["measure"] != "seconds"]
    for case in made["cases"]:
        del case["seconds"], case["marks"]["seconds"]
        case["shown"].pop("seconds", None)
        case["shown"].pop("record", None)
    return made


def value(found: results.Results, measure: str) -> Any:
    return next((f["value"] for f in found["figures"] if f["measure"] == measure), None)


def test_a_run_gives_the_same_twice_and_lies_in_its_folder(
    tmp_path: Path, islands: Library, island_folder: Path
) -> None:
    file = write_set(tmp_path, ROWS)
    made = []
    for name in ("one", "two"):
        bench = Bench(plan(island_folder, file), Assistant(islands))
        made.append(running.run(bench.plan, tmp_path / name, bench))
    one, two = made
    assert json.dumps(without_times(one)) == json.dumps(without_times(two))
    assert results.read(tmp_path / "one") == one
    assert value(one, "facts") == 1
    assert value(one, "refused") == 1
    assert value(one, "found@5") == 1
    assert value(one, "verbatim") == 1
    assert all(f["unscored"] == 0 for f in one["figures"])
    assert [c["cluster"] for c in one["cases"]] == ["kelp.md", "kelp.md", "I3", "boats.txt", "kelp.md"]
    assert one["library"]["fingerprint"] == benches.fingerprint(islands)


def test_a_sample_for_people_is_drawn_from_what_a_run_writes(
    tmp_path: Path, islands: Library, island_folder: Path
) -> None:
    bench = Bench(plan(island_folder, write_set(tmp_path, ROWS)), Assistant(islands))
    found = running.run(bench.plan, tmp_path / "run", bench)
    said = sum(len(case["shown"].get("statements", ())) for case in found["cases"])
    key, items = sampling.draw(tmp_path / "run", 100, 1)
    assert (key.by, key.population, key.faithful, key.unfaithful, key.unjudged) == ("judge", said, said, 0, 0)
    assert {item.case for item in key.items.values()} <= {row["id"] for row in ROWS}
    assert all(one.evidence[0]["quote"] for one in items.values())


class Failing:
    """A bench on which some cases fall over, as a fault of ours would."""

    def __init__(self, bench: Bench, ids: set[str]) -> None:
        self.bench, self.ids = bench, ids

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bench, name)

    def respond(self, case: Case) -> Any:
        if case.id in self.ids:
            raise RuntimeError("a fault")
        return self.bench.respond(case)


def test_a_case_that_falls_over_is_unscored_throughout(tmp_path: Path, islands: Library, island_folder: Path) -> None:
    bench = Failing(Bench(plan(island_folder, write_set(tmp_path, ROWS)), Assistant(islands)), {"I1"})
    found = running.run(bench.plan, tmp_path / "run", bench)  # type: ignore[arg-type]
    (first,) = [c for c in found["cases"] if c["case"]["id"] == "I1"]
    assert "a fault" in first["shown"]["error"]["message"]
    facts = next(f for f in found["figures"] if f["measure"] == "facts")
    assert (facts["value"], facts["n"], facts["unscored"]) == (1, 2, 1)
    refused = next(f for f in found["figures"] if f["measure"] == "refused")
    assert (refused["n"], refused["unscored"]) == (1, 0)  # it does not apply to the one that fell over


def test_answers_that_were_given_before_are_scored_alike(tmp_path: Path, islands: Library, island_folder: Path) -> None:
    file = write_set(tmp_path, ROWS)
    asked = Bench(plan(island_folder, file), Assistant(islands))
    truly = running.run(asked.plan, tmp_path / "run", asked)
    answers = tmp_path / "answers.jsonl"
    shown = [c["shown"] | {"id": c["case"]["id"]} for c in truly["cases"]][:3]
    answers.write_text("".join(json.dumps(one) + "\n" for one in shown), encoding="utf-8")
    given = Bench(plan(island_folder, file, solver="answers", answers=str(answers)), Assistant(islands))
    found = running.run(given.plan, tmp_path / "given", given)
    assert value(found, "facts") == 1
    assert value(found, "recall@5") is None  # how others found it is not known
    facts = next(f for f in found["figures"] if f["measure"] == "facts")
    assert facts["unscored"] == 1  # of the case to which there is no answer; the search has no facts
    assert "no answer to it" in found["cases"][3]["shown"]["error"]["message"]


_RUN = """
import sys, time
from pathlib import Path
from evals import bench as benches, running
from evals.plan import Plan
folder = Path(sys.argv[1])
with benches.open_bench(Plan.read(folder)) as bench:
    truly = bench.respond
    def slowly(case):
        found = truly(case)
        (folder / "asked").open("a").write(case.id + "\\n")
        time.sleep(0.5)
        return found
    bench.respond = slowly
    running.run(bench.plan, folder, bench)
"""


def test_a_run_that_was_killed_goes_on_and_ends_with_the_same_figures(
    tmp_path: Path, islands: Library, island_folder: Path
) -> None:
    rows = [
        row | {"id": f"{row['id']}-{n}", "question": f"{row['question']}{' ' * n}?"}
        for n in range(8)
        for row in ROWS[:2]
    ]
    for n, row in enumerate(rows):
        row["question"] = (
            row["question"].rstrip("? ") + ("?" if n < 2 else f", in {1900 + n}?" if n % 2 else "? Please.") + "!" * n
        )
    file = write_set(tmp_path, rows)
    whole = Bench(plan(island_folder, file, fingerprint=benches.fingerprint(islands)), Assistant(islands))
    meant = running.run(whole.plan, tmp_path / "whole", whole)

    folder = tmp_path / "broken"
    whole.plan.write(folder)
    process = subprocess.Popen([sys.executable, "-c", _RUN, str(folder)], env=os.environ | {"PYTHONPATH": os.getcwd()})
    asked = folder / "asked"
    waited = time.monotonic() + 90
    while time.monotonic() < waited and process.poll() is None:
        if asked.exists() and len(asked.read_text().split()) >= 12:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = len(asked.read_text().split())
    assert 12 <= before < len(rows)
    assert not (folder / results.FILE).exists()

    again: list[str] = []
    bench = Bench(Plan.read(folder), Assistant(islands))
    truly = bench.respond
    bench.respond = lambda case: (again.append(case.id), truly(case))[1]  # type: ignore[method-assign]
    resumed = running.resume(folder, bench)
    assert 0 < len(again) < len(rows)
    assert json.dumps(without_times(resumed)) == json.dumps(without_times(meant))


def test_a_run_is_not_gone_on_with_over_another_library(tmp_path: Path, islands: Library, island_folder: Path) -> None:
    bench = Bench(plan(island_folder, write_set(tmp_path, ROWS), fingerprint="0" * 64), Assistant(islands))
    running.run(bench.plan, tmp_path / "run", bench)
    with pytest.raises(RunBroken, match="has changed"):
        running.resume(tmp_path / "run", bench)
    (tmp_path / "empty").mkdir()
    bench.plan.write(tmp_path / "empty")
    with pytest.raises(RunBroken, match="no log"):
        running.resume(tmp_path / "empty", bench)
    with pytest.raises(PlanUnfit):
        running.resume(tmp_path, bench)


def test_a_run_is_not_gone_on_with_after_its_set_was_changed(tmp_path: Path, island_folder: Path) -> None:
    file = write_set(tmp_path, ROWS[:2])
    with benches.open_bench(plan(island_folder, file)) as bench:
        running.run(bench.plan, tmp_path / "run", bench)
    write_set(tmp_path, [ROWS[0], ROWS[1] | {"question": "What does it pay?"}])
    with pytest.raises(PlanUnfit, match="not the set"):
        running.resume(tmp_path / "run")


def test_a_set_may_be_named_with_its_hash(tmp_path: Path) -> None:
    file = write_set(tmp_path, ROWS)
    digest = SetGiven(str(file)).read().sha256
    assert SetGiven.parse(f"{file}@{digest[:10]}").read().sha256 == digest
    with pytest.raises(PlanUnfit, match="not the set"):
        SetGiven.parse(f"{file}@{'0' * 10}").read()
    odd = write_set(tmp_path, ROWS, "a@b.jsonl")
    assert SetGiven.parse(str(odd)).read().sha256 == digest


def test_two_sets_with_one_case_are_refused(tmp_path: Path, islands: Library, island_folder: Path) -> None:
    files = write_set(tmp_path, ROWS), write_set(tmp_path, ROWS[:1], "other.jsonl")
    with pytest.raises(PlanUnfit, match="both have a case I1"):
        Bench(plan(island_folder, *files), Assistant(islands))


def test_every_measure_is_a_scorer_of_inspect(tmp_path: Path, islands: Library, island_folder: Path) -> None:
    from inspect_ai.log import read_eval_log

    bench = Bench(plan(island_folder, write_set(tmp_path, ROWS)), Assistant(islands))
    running.run(bench.plan, tmp_path / "run", bench)
    log = read_eval_log(str(running.newest_log(tmp_path / "run")))
    assert log.results is not None
    assert {score.name for score in log.results.scores} == set(MEASURES)
    facts = next(score for score in log.results.scores if score.name == "facts")
    assert (facts.metrics["mean"].value, facts.scored_samples, facts.unscored_samples) == (1, 3, 2)
