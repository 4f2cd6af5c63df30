"""What is drawn from a run: only what was shown, each once, the same for the same seed, every one as likely."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals.coding import sampling
from evals.coding.errors import KeyUnreadable, NothingToDraw
from evals.errors import ResultsUnreadable
from tests.evals.coding_runs import answer, case, plain_run, run


def test_the_same_seed_gives_the_same_sample_and_a_larger_one_holds_it(tmp_path: Path) -> None:
    folder = plain_run(tmp_path)
    key, items = sampling.draw(folder, 12, 4)
    again, _ = sampling.draw(folder / "results.json", 12, 4)
    assert (again, list(again.items)) == (key, list(key.items))
    assert len({(one.case, one.number) for one in items.values()}) == 12
    more, _ = sampling.draw(folder, 20, 4)
    assert key.items.items() <= more.items.items()
    other, _ = sampling.draw(folder, 12, 5)
    assert {(i.case, i.statement) for i in other.items.values()} != {(i.case, i.statement) for i in key.items.values()}
    assert not set(other.items) & set(key.items), "an item of another sample can be told"


def test_every_statement_is_as_likely(tmp_path: Path) -> None:
    folder = plain_run(tmp_path, answers=5)
    drawn = Counter(
        (i.case, i.statement) for seed in range(600) for i in sampling.draw(folder, 3, seed)[0].items.values()
    )
    assert len(drawn) == 10
    assert all(130 < times < 230 for times in drawn.values()), drawn  # 180 each; 4.5 standard deviations


def test_only_what_was_shown_is_drawn(tmp_path: Path) -> None:
    withheld = answer("Shown.") | {"withheld": [{"text": "Withheld.", "citations": []}]}
    refused = answer()
    folder = run(
        tmp_path,
        [case("A", withheld), case("R", refused), case("Q", {"quotes": [{}]}), case("E", {"error": {"kind": "x"}})],
    )
    key, items = sampling.draw(folder, 150, 1)
    assert [one.text for one in items.values()] == ["Shown."]
    assert (key.population, key.answers, key.wanted) == (1, 1, 150)


def test_the_judges_verdict_goes_before_the_assistants(tmp_path: Path) -> None:
    said = answer("One.", "Two.", "Three.")
    said["statements"][1]["support"] = "unchecked"
    key, _ = sampling.draw(run(tmp_path / "a", [case("A", said)]), 9, 1)
    assert (key.by, key.faithful, key.unfaithful, key.unjudged) == ("assistant", 2, 0, 1)
    judged = case("A", said, ["full", "partial", "none"])
    key, items = sampling.draw(run(tmp_path / "b", [judged]), 9, 1)
    assert (key.by, key.faithful, key.unfaithful, key.unjudged) == ("judge", 1, 2, 0)
    assert {one.text: one.faithful for one in items.values()} == {"One.": True, "Two.": False, "Three.": False}
    judged["support"] = judged["support"][1:]  # the first was not judged: the others keep theirs, told by their words
    key, items = sampling.draw(run(tmp_path / "c", [judged]), 9, 1)
    assert {one.text: one.faithful for one in items.values()} == {"One.": None, "Two.": False, "Three.": False}


def test_each_coder_has_an_order_of_his_own(tmp_path: Path) -> None:
    key, _ = sampling.draw(plain_run(tmp_path), 30, 1)
    orders = [sampling.order(key, coder) for coder in (1, 2, 3)]
    assert all(sorted(one) == sorted(key.items) for one in orders)
    assert len({tuple(one) for one in orders}) == 3


def test_no_spreadsheet_takes_an_item_for_something_else(tmp_path: Path) -> None:
    key, _ = sampling.draw(plain_run(tmp_path), 40, 1)
    assert all(name.isalpha() and name.islower() and not set(name) & set("aeiou") for name in key.items)


def test_a_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    key, _ = sampling.draw(plain_run(tmp_path), 10, 1)
    sampling.write_key(key, tmp_path / "key.json")
    assert sampling.read_key(tmp_path / "key.json") == key


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"form": 2}, "another version"),
        ({"items": {}}, "contradicts itself"),
        ({"population": 7}, "contradicts itself"),
        ({"automatic": {"by": "judge", "faithful": 0, "unfaithful": 40, "unjudged": 0}}, "contradicts itself"),
        ({"items": {"a": 1}}, "no key"),
        ({"run": {}}, "no key"),
    ],
)
def test_what_is_no_key_is_told(tmp_path: Path, change: dict[str, object], told: str) -> None:
    key, _ = sampling.draw(plain_run(tmp_path), 10, 1)
    file = tmp_path / "key.json"
    file.write_text(json.dumps(key.to_json() | change), encoding="utf-8")
    with pytest.raises(KeyUnreadable, match=told):
        sampling.read_key(file)


def test_what_cannot_be_drawn_from_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingToDraw, match=r"results\.json shows no statement"):
        sampling.draw(run(tmp_path / "a", [case("A", answer())]), 5, 1)
    with pytest.raises(ResultsUnreadable, match="has not the form"):
        sampling.draw(run(tmp_path / "b", [{"case": "A"}]), 5, 1)
    with pytest.raises(ResultsUnreadable, match="cannot be read"):
        sampling.draw(tmp_path / "none", 5, 1)
