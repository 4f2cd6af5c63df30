"""The report of a run: it holds what the results hold, runs nothing, asks nobody, and no text in it becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from evals import wording
from evals.reporting import plots
from evals.reporting.html import report
from evals.reporting.markup import tag
from evals.worst import losses, verdicts, worst
from tests.evals.invented_results import ARABIC, HOSTILE, results

VOID = {"meta", "br"}


class Read(HTMLParser):
    """The elements of a document, and its text; fails where one is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)


@pytest.fixture(scope="module")
def read() -> Read:
    return Read(report(results()))


def test_nothing_of_a_text_becomes_markup(read: Read) -> None:
    assert not {name for name, _ in read.found} & {"script", "img", "iframe", "object", "link", "form"}
    for _, given in read.found:
        assert not [name for name in given if name.startswith("on")]
        assert (given.get("href") or "#").startswith("#")
        assert "src" not in given
    assert any(HOSTILE in text for text in read.text)
    hostile = results()
    hostile["run"]["name"] = hostile["sets"][0]["file"] = hostile["gates"]["gates"][0]["name"] = HOSTILE
    hostile["kinds"] = {HOSTILE: hostile["figures"]}
    hostile["cases"][0]["case"]["id"] = f'"{HOSTILE}'
    assert "img" not in {name for name, _ in Read(report(hostile)).found}


def test_nothing_is_asked_of_elsewhere() -> None:
    source = report(results())
    style = source[source.index("<style>") : source.index("</style>")]
    assert not re.search(r"url\(|@import|@font-face|https?:", style)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source)
    assert policy
    assert "default-src &#x27;none&#x27;" in policy[1]


def test_all_figures_are_there_with_what_could_not_be_judged(read: Read) -> None:
    told = results()
    for one in told["figures"]:
        assert wording.measure(one["measure"]) in read.text
        assert wording.value(one["value"], one["kind"]) in read.text
        assert wording.interval(one["low"], one["high"], one["kind"]) in read.text
    assert "Not judged" in read.text
    assert [f["unscored"] for f in told["figures"] if f["measure"] == "statements_supported"] == [4]
    rows = "".join(read.text)
    assert "1 of 2 gates failed" in rows
    assert told["sets"][0]["sha256"] in rows
    assert told["library"]["fingerprint"] in rows


def test_a_case_that_lost_is_led_to_from_its_gate(read: Read) -> None:
    targets = {given["id"] for _, given in read.found if given.get("id")}
    links = {str(given["href"])[1:] for name, given in read.found if name == "a"}
    assert links
    assert links <= targets


def test_what_was_said_and_why_it_lost_stand_side_by_side(read: Read) -> None:
    text = "".join(read.text)
    entry = worst(results())[0]
    assert "error" in entry["shown"]
    assert "The model is gone." in text
    assert ARABIC in text
    assert any(name == "blockquote" and given.get("dir") == "auto" for name, given in read.found)
    assert "the judge gave no verdict" in text
    assert "is not held" in text
    assert "It holds “nine” or “9”." in text


def test_the_worst_come_first_and_those_that_lost_nothing_not() -> None:
    told = results(skill=0.5)
    kinds = {f["measure"]: f["kind"] for f in told["figures"]}
    shown = worst(told, 100)
    sums = [sum(1 - one.value for one in losses(e, kinds) if one.value is not None) for e in shown[1:]]
    assert sums == sorted(sums, reverse=True)
    assert len(shown) < len(told["cases"])
    assert all(losses(e, kinds) or "error" in e["shown"] for e in shown)
    assert "words" not in {one.measure for e in shown for one in losses(e, kinds)}


def test_a_verdict_is_found_by_number_and_by_text() -> None:
    entry = {
        "shown": {"statements": [{"text": "One."}, {"text": "Two."}, {"text": "Three."}, {"text": "Four."}]},
        "support": [
            {"statement": 0, "verdict": "supported"},
            {"statement": "Two.", "verdict": "partial", "why": "no"},
            {"statement": "Four.", "verdict": "unscored", "why": "silent"},
        ],
    }
    assert verdicts(entry) == [("supported", ""), ("partial", "no"), ("", ""), ("", "silent")]


def test_empty_runs_have_a_report() -> None:
    told = results(cases=0) | {"gates": None, "risk_coverage": [], "kinds": {}}
    text = "".join(Read(report(told)).text)
    assert "None of 0 cases lost anything." in text
    assert wording.NOTHING in text


def test_plots_keep_within_their_field() -> None:
    source = plots.whisker({"kind": "mean", "value": 1.0, "low": 0.9, "high": 1.0}, [0.95])
    assert source
    assert source.count('class="gate"') == 1
    assert all(0 <= float(x) <= 180 for x in re.findall(r'x\d?="([\d.-]+)"', source))
    assert plots.whisker({"kind": "amount", "value": 0.4, "low": 0, "high": 1}) is None
    assert [count for *_, count in plots.bins([0.05, 0.15, 1.2])] == [1, 1, *[0] * 9, 1]
    far = plots.bins([*(n / 100 for n in range(1, 100)), 60.0])
    assert far[0][2] < 15  # one that took a minute does not push all others into one bin
    assert far[-1][1] == 60
    assert sum(count for *_, count in far) == 100
    assert plots.bins([0, 0])[0][2] == 2
    drawn = plots.risk_coverage([{"coverage": 0.5, "risk": 0.02, "threshold": 0.4}, {"coverage": 1, "risk": 0.2}])
    assert drawn
    assert "25 %" in drawn


def test_an_element_escapes_what_it_is_given() -> None:
    assert tag("p", "<b>", tag("i", "&"), class_='"') == '<p class="&quot;">&lt;b&gt;<i>&amp;</i></p>'


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (wording.value(0.8212, "proportion"), "82.1 %"),
        (wording.value(1.0, "proportion"), "100 %"),
        (wording.interval(0.7, 0.95, "proportion"), "70.0–95.0 %"),
        (wording.change(-0.031, "proportion"), "−3.1"),
        (wording.p(0.0004), "< 0.001"),
        (wording.measure("facts_held"), "Facts held"),
        (wording.measure("ndcg@10"), "nDCG@10"),
        (wording.measure("nDCG@10"), "nDCG@10"),
    ],
)
def test_words_for_figures(said: str, expected: str) -> None:
    assert said == expected
