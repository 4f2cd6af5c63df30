"""The Evaluation page with Streamlit's own test runner, and the plain data that it draws."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from evals import history, wording
from evals import results as files
from evals.history import Run
from store.errors import SscError
from tests.evals.invented_results import ARABIC, HOSTILE, results
from tests.web import evaluated
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from web import evaluation_view, evaluation_words, services

THIRD = "2026-03-01 third"


def run(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.switch_page("web/evaluation.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def drawn(at: AppTest) -> Any:
    found = [json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.component_name == "ssc_evaluation"]
    return found[0] if found else None


@pytest.fixture
def kept(world: World) -> Path:
    folder = services.evaluations()
    evaluated.put(folder.parent, world.library)
    return folder


def test_without_a_run_the_page_says_how_to_make_one(world: World) -> None:
    data = drawn(run())
    assert data["one"] is None
    assert data["runs"] == []
    assert data["command"].startswith("ssc eval run")


def test_the_newest_run_is_shown_and_any_other_by_its_address(kept: Path) -> None:
    data = drawn(run())
    assert data["one"]["run"] == THIRD
    assert [name for name, _ in data["runs"]] == [THIRD, "2026-02-20 second", "2026-02-01 first"]
    assert data["one"]["verdict"] == {"said": "1 of 2 gates failed", "good": False}
    (broken,) = data["broken"]
    assert broken.startswith("broken: broken/results.json is no JSON")  # and not where the library lies
    other = drawn(run(run="2026-02-01 first"))
    assert other["one"]["run"] == "2026-02-01 first"
    lost = drawn(run(run=f"gone {HOSTILE}"))
    assert lost["one"]["run"] == THIRD
    assert HOSTILE in lost["gone"]


def test_figures_are_those_of_the_run_with_what_gates_ask(kept: Path) -> None:
    data = drawn(run())["one"]
    told = files.read(kept / THIRD)
    for row, figure in zip(data["figures"], told["figures"], strict=True):
        assert row["value"] == wording.value(figure["value"], figure["kind"])
        assert (row["n"], row["cases"], row["unscored"]) == (figure["n"], figure["cases"], figure["unscored"])
        assert (row["at"] is None) == (figure["kind"] == "amount")
    assert [row["asked"] for row in data["figures"]][:3] == [[0.6], [0.95], []]
    (failed,) = [gate for gate in data["gates"] if not gate["passed"]]
    assert failed["by"].startswith("−")
    assert [id_ for id_, shown in failed["cases"] if shown]
    assert [row["name"] for row in data["kinds"]["rows"]] == ["Fact", "Figure", "Refusal", "Half"]


def test_evidence_leads_to_its_place_in_the_library(world: World, kept: Path) -> None:
    data = drawn(run())["one"]
    cited = [n for entry in data["worst"] for pair in entry["pairs"] for n in pair["cites"]]
    assert cited
    assert [one["n"] for one in data["citations"]] == list(range(1, max(cited) + 1))
    for one in data["citations"]:
        paged = world.library.paged(one["sight"]["document"])
        assert paged.text[one["sight"]["start"] : one["sight"]["end"]] == one["quote"]
    assert any(one["error"] for one in data["worst"])
    labels = {pair["label"] for entry in data["worst"] for pair in entry["pairs"]}
    assert labels == {"Said", "Said to be missing", "Withheld"}


def test_a_library_that_changed_since_is_told(world: World, kept: Path) -> None:
    assert drawn(run())["one"]["library"] == evaluation_words.SAME_LIBRARY
    gone = world.library.documents()[0]
    world.library.remove([gone.id])
    data = drawn(run())["one"]
    assert "has changed since" in data["library"]
    assert "5 documents" in data["library"]
    assert "4 documents" in data["library"]
    lost = [one for one in data["citations"] if one["withdrawn"]]
    assert lost
    assert all(one["sight"] is None and one["note"] for one in lost)


@pytest.mark.parametrize("lack", ["marks", "shown", "case"])
def test_a_run_that_is_not_as_it_should_be_is_told_and_another_shown(world: World, kept: Path, lack: str) -> None:
    mangled = files.read(kept / THIRD)
    for entry in mangled["cases"]:
        del entry[lack]
    files.write(mangled, kept / THIRD)
    data = drawn(run())
    assert data["one"]["run"] == "2026-02-20 second"
    assert any(line.startswith(THIRD) and lack in line for line in data["broken"])


def test_runs_that_cannot_be_listed_are_one_line(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> history.History:
        raise SscError(f"The disk is gone {HOSTILE}")

    monkeypatch.setattr(history, "read", broken)
    (error,) = run().error
    assert "The disk is gone" in error.value
    assert "<script>" not in error.value
    assert "http://evil" not in error.value


def test_nothing_of_a_run_is_drawn_by_streamlit_itself(world: World, kept: Path) -> None:
    """Only our component has the texts, and it knows text alone."""
    at = run(run=HOSTILE)
    named = re.compile(r"evil\.invalid|script>|What of matter")
    own = {"ssc_evaluation", "ssc_reading"}
    others = [e for e in at.main if not (e.type == "bidi_component" and e.proto.component_name in own)]
    assert not [e for e in others if named.search(str(getattr(e, "proto", "")))]
    assert named.search(json.dumps(drawn(at), ensure_ascii=False))


# The data


def runs(*made: Any) -> list[Run]:
    return [Run(one["run"]["name"], one) for one in made]


def test_the_trend_marks_what_cannot_be_compared() -> None:
    old, new, lone = results("old", skill=0.3), results("new", seed=2), results("lone")
    old["run"]["judge"] = "another"
    plots = evaluation_view.trend(runs(new, old), runs(new)[0])
    facts = next(plot for plot in plots if plot["name"] == "Facts held")
    assert [(p["run"], p["other"], p["chosen"]) for p in facts["points"]] == [
        ("old", True, False),
        ("new", False, True),
    ]
    assert all(0 <= share <= 1 for plot in plots for p in plot["points"] for share in p["at"])
    seconds = next(plot for plot in plots if plot["name"] == "Words")
    assert seconds["head"] != "100 %"
    assert evaluation_view.trend(runs(lone), runs(lone)[0]) == []
    unjudged = copy.deepcopy(old)
    for one in unjudged["figures"]:
        one["value"] = one["low"] = one["high"] = None
    assert evaluation_view.trend(runs(new, unjudged), runs(new)[0]) == []


def test_quotes_of_a_search_and_silence_have_their_place(world: World) -> None:
    made = evaluation_view.Cases(results(skill=0.0), {}, lambda: world.library)
    by = {entry["id"]: entry for entry in made.rows}
    found = evaluation_view.Cases(results(skill=0.0, cases=12), {}, lambda: world.library)
    (quoted,) = (e for e in found.rows if any(pair["label"] == "Found" for pair in e["pairs"]))
    assert quoted["pairs"][0]["cites"]
    assert any(ARABIC in pair["text"] for entry in by.values() for pair in entry["pairs"])
    assert all(one["withdrawn"] for one in made.citations)  # there is no such document
    assert made.said.startswith("36 of 36 cases lost something")
    assert evaluation_view.Cases(results(cases=0), {}, lambda: world.library).said == "None of 0 cases lost anything."


def test_every_word_of_the_page_is_used() -> None:
    drawn = (ROOT / "web" / "parts" / "evaluation.js").read_text(encoding="utf-8")
    assert [k for k in evaluation_words.UI if not re.search(rf"words\.{k}\b", drawn)] == []
    python = "".join(
        (ROOT / "web" / f"{name}.py").read_text(encoding="utf-8") for name in ("evaluation", "evaluation_view")
    )
    python += (ROOT / "app.py").read_text(encoding="utf-8").replace("evaluation_words.", "own.")
    constants = [name for name in vars(evaluation_words) if name.isupper()]
    assert [name for name in constants if not re.search(rf"\bown\.{name}\b", python)] == []
    assert [name for name in evaluation_words.ABOUT if f'names["{name}"]' not in python] == []
