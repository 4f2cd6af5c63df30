"""Judges held against labels: figures worked by hand, what is counted apart, and when a judge is calibrated."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from evals.calibrating import baselines, figures, record
from evals.calibrating.calibrate import COSINE, OVERLAP, calibrate, lines
from evals.calibrating.figures import Judged
from evals.calibrating.labelled import Data, Label, Labelled
from evals.calibrating.page import html
from evals.coding.agreement import kappa
from evals.errors import LabelsUnreadable, RecordUnreadable
from evals.judges import Verdict, unscored
from store.embedder import Vectors


def judged(true: bool, said: bool, score: float = 0.5, cluster: str = "c") -> Judged:
    return Judged(true, said, score, cluster, "supported" if true else "unsupported", "full" if said else "none")


# 4 supported of which 3 kept, 6 unsupported of which 3 withheld.
TEN = [
    judged(true, said, cluster=str(i))
    for i, (true, said) in enumerate(
        [(True, True)] * 3 + [(True, False)] + [(False, False)] * 3 + [(False, True)] * 3
    )
]  # fmt: skip


def test_the_figures_by_hand() -> None:
    found = figures.agreement(TEN)
    assert (found.kept.value, found.withheld.value) == (0.75, 0.5)
    assert found.balanced == 0.625
    assert found.f1 == pytest.approx(2 * (3 / 6) * (3 / 4) / (3 / 6 + 3 / 4))  # precision 3 of 6, recall 3 of 4
    # They agree on 6 of 10; by chance on .4 × .6 + .6 × .4 = .48.
    assert found.kappa == pytest.approx((0.6 - 0.48) / (1 - 0.48))
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.625 < found.high


def test_an_interval_is_the_same_each_time_and_wider_where_statements_hang_together() -> None:
    alone = [replace(j, cluster=str(i)) for i, j in enumerate(TEN * 10)]
    together = [replace(j, cluster=str(i % 10)) for i, j in enumerate(TEN * 10)]
    a, b = figures.agreement(alone), figures.agreement(together)
    assert a == figures.agreement(alone)
    assert None not in (a.low, a.high, b.low, b.high)
    assert b.high - b.low > 2 * (a.high - a.low)  # type: ignore[operator]
    single = figures.agreement([replace(j, cluster="one") for j in TEN])
    assert (single.low, single.high) == (0, 1)


def test_with_one_kind_of_label_there_is_no_figure() -> None:
    found = figures.agreement([judged(True, True), judged(True, False)])
    assert (found.balanced, found.low, found.f1, found.kappa) == (None, None, None, None)
    assert found.kept.value == 0.5
    assert kappa([(True, True)]) is None


def test_scores_are_held_against_shares_by_bins() -> None:
    rows = [judged(False, False, 0.0), judged(True, False, 0.05), judged(True, True, 1.0), judged(True, True, 0.96)]
    low, high = figures.reliability(rows)
    assert (low["from"], low["score"], low["supported"]["hits"], low["supported"]["of"]) == (0.0, 0.025, 1, 2)
    assert (high["to"], high["score"], high["supported"]["value"]) == (1.0, 0.98, 1.0)
    assert low["supported"]["low"] < 0.5 < low["supported"]["high"]
    assert figures.calibration_error(rows) == pytest.approx((2 * 0.475 + 2 * 0.02) / 4)
    assert figures.calibration_error([]) is None


@pytest.mark.parametrize(
    ("scores", "true", "at"),
    [
        ([0.1, 0.2, 0.8, 0.9], [False, False, True, True], 0.5),
        ([0.1, 0.8, 0.2, 0.9], [False, False, True, True], 0.15),  # ¾ at .15 as at .85: the lower
        ([0.3, 0.3], [True, False], 0.3),
        ([], [], 0.5),
    ],
)
def test_the_threshold_of_the_best_balanced_accuracy(scores: list[float], true: list[bool], at: float) -> None:
    assert baselines.threshold(scores, true) == pytest.approx(at)


def labelled(id: str, label: Label = "supported", statement: str = "It is.", cluster: str = "") -> Labelled:
    return Labelled(id, statement, ("It is so.",), label, cluster or id)


def test_no_statement_is_judged_by_a_threshold_that_it_chose() -> None:
    """In one cluster high scores are false, in all others true: its own threshold would have been another."""
    strange = [labelled(f"s{i}", cluster="strange") for i in range(60)]
    usual = [labelled(f"u{i}", cluster=f"u{i}") for i in range(40)]
    scores = [0.9] * 30 + [0.1] * 30 + [0.9] * 20 + [0.1] * 20
    true = [False] * 30 + [True] * 30 + [True] * 20 + [False] * 20
    found = baselines.judged_by("x", scores, [*strange, *usual], true)
    assert len(found.thresholds) == baselines.FOLDS
    assert not any(j.said is j.true for j in found.judged[:60])


def test_overlap_is_the_share_of_words() -> None:
    assert baselines.overlap("The ferries crossed the strait.", ["A ferry", "is crossing"]) == pytest.approx(2 / 3)
    assert baselines.overlap("It is.", ["It is."]) == 0


class Letters:
    """An embedding model that sees nothing but the first letter."""

    name, fingerprint, dimension, window = "letters", "f", 2, 512

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return np.array([[1, 0] if t.startswith("A") else [0, 1] for t in texts], dtype=np.float32)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        return self.encode_query(texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(t) for t in texts]


def test_cosine_is_that_of_the_nearest_piece() -> None:
    rows = [Labelled("1", "A", ("B", "A"), "supported", "1"), Labelled("2", "B", ("A",), "supported", "2")]
    assert baselines.cosines(rows, Letters()) == [1.0, 0.0]
    long = Labelled("3", "A", ("B " * baselines._WORDS + "A",), "supported", "3")
    assert baselines.cosines([long], Letters()) == [1.0]


class Knowing:
    """A judge that gives each statement the verdict that the test has written into it."""

    name = "knowing"

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        if "fail" in statement:
            return unscored("it broke")
        if "unclear" in statement:
            return Verdict("full", unclear=True)
        return Verdict("full" if "yes" in statement else "partial" if "half" in statement else "none")


def data(*rows: tuple[Label, str], times: int = 1) -> Data:
    return Data(
        ("0" * 64,), ("jsonl",),
        tuple(labelled(f"{i}-{n}", label, said) for n in range(times) for i, (label, said) in enumerate(rows)), (),
    )  # fmt: skip


FIVE: tuple[tuple[Label, str], ...] = (
    ("supported", "yes"),
    ("partial", "half"),
    ("unsupported", "no"),
    ("supported", "unclear"),
    ("unsupported", "fail"),
)


def test_partial_counts_as_none_or_as_support_and_failures_not_at_all() -> None:
    found = calibrate(data(*FIVE), Knowing())
    (judge, overlap) = found.rows
    assert (judge.name, overlap.name) == ("knowing", OVERLAP)
    assert (judge.agreement.kept.hits, judge.agreement.kept.of) == (1, 2)
    assert (judge.agreement.withheld.hits, judge.agreement.withheld.of) == (2, 2)
    assert len(overlap.judged) == 4
    assert found.failed == (("4-0", "it broke"),)
    assert (found.unclear, found.labels) == (1, {"supported": 2, "partial": 1, "unsupported": 2})
    other = calibrate(data(*FIVE), Knowing(), partial_supports=True).rows[0].agreement
    assert (other.kept.hits, other.kept.of, other.withheld.of) == (2, 3, 1)
    assert figures.table(judge.judged)["partial"] == {"full": 0, "partial": 1, "none": 0}


def test_a_judge_is_calibrated_where_its_lower_bound_beats_word_overlap() -> None:
    good = calibrate(data(("supported", "yes"), ("unsupported", "no"), times=30), Knowing(), encoder=Letters())
    assert good.calibration.calibrated
    assert (good.calibration.balanced_accuracy, good.calibration.low, good.calibration.kappa) == (1, 1, 1)
    assert good.calibration.overlap <= 0.5
    assert [row.name for row in good.rows] == ["knowing", OVERLAP, COSINE]
    told = "\n".join(lines(good))
    assert "uncalibrated" not in told
    assert "Calibrated: its lower bound, 1.00" in told
    bad = calibrate(data(("supported", "no"), ("unsupported", "no"), times=30), Knowing())
    assert not bad.calibration.calibrated
    assert "knowing (uncalibrated)" in "\n".join(lines(bad))


def test_what_cannot_be_calibrated_is_told() -> None:
    with pytest.raises(LabelsUnreadable, match="one kind of label"):
        calibrate(data(("supported", "yes")), Knowing())
    with pytest.raises(LabelsUnreadable, match="failed on every statement"):
        calibrate(data(("supported", "fail")), Knowing())


def test_an_outcome_is_kept_beside_those_of_other_judges(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    assert record.read(file) == {}
    assert record.said_of("knowing", file) == record.said_of("knowing", None) == "uncalibrated"
    one = calibrate(data(("supported", "yes"), ("unsupported", "no"), times=30), Knowing()).calibration
    record.write(one, file)
    record.write(replace(one, judge="other", calibrated=False), file)
    record.write(replace(one, unscored=3), file)
    assert record.read(file) == {
        "knowing": replace(one, unscored=3),
        "other": replace(one, judge="other", calibrated=False),
    }
    assert record.said_of("knowing", file).startswith("calibrated: balanced accuracy 1.00 [1.00, 1.00] on 60 labelled")
    assert record.said_of("other", file).startswith("uncalibrated: ")
    assert [p.name for p in tmp_path.iterdir()] == ["kept.json"]


@pytest.mark.parametrize("content", ["{", "[]", '{"form": 9}', '{"form": 1, "calibrations": [{"judge": "x"}]}'])
def test_a_file_of_something_else_is_told_and_left(tmp_path: Path, content: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RecordUnreadable, match="holds no calibrations"):
        record.read(file)
    assert file.read_text(encoding="utf-8") == content


class Tags(HTMLParser):
    """The tags of a page, and what is fetched by it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [v or "" for k, v in attrs if k in ("src", "href", "data")]


def test_the_page_loads_nothing_and_marks_up_no_name(tmp_path: Path) -> None:
    outcome = calibrate(data(*FIVE, times=3), Knowing())
    rows = tuple(replace(row, name=f"<img src=x>{row.name}") for row in outcome.rows)
    page = html(replace(outcome, rows=rows, calibration=replace(outcome.calibration, judge="<b>x")))
    tags = Tags()
    tags.feed(page)
    assert tags.fetched == []
    assert {"svg", "table", "circle"} <= set(tags.tags)
    assert not {"img", "script", "b"} & set(tags.tags)
    assert "&lt;img src=x&gt;knowing" in page
    marks = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', page)
    assert ("160.0", "276.0") in marks  # half sure, and none of it supported: below the middle, on the floor


def test_an_outcome_is_json(tmp_path: Path) -> None:
    made = json.loads(json.dumps(calibrate(data(*FIVE), Knowing()).to_json(), allow_nan=False))
    assert made["judge"] == "knowing"
    assert made["calibrated"] is False
    assert made["unscored"] == [{"id": "4-0", "why": "it broke"}]
    assert [row["name"] for row in made["rows"]] == ["knowing", OVERLAP]
    assert made["rows"][0]["kept"]["hits"] == 1
