"""ssc eval sample and ssc eval agree, from a run to the page that is laid before others."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commands import evaluating_coding
from commands.door import UsageError
from evals.coding.errors import KeyUnreadable, NotWritten, SheetUnreadable
from settings import Settings
from tests.evals.coding_runs import fill, key_of, plain_run


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Ssc = Callable[..., Done]


@pytest.fixture
def ssc(capsys: pytest.CaptureFixture[str]) -> Ssc:
    """`ssc("sample", RUN, …)` runs an action of `ssc eval`."""

    def run(*arguments: object) -> Done:
        parser = argparse.ArgumentParser()
        parser.set_defaults(json=False)
        evaluating_coding.add(parser.add_subparsers(required=True))
        given = parser.parse_args([str(one) for one in arguments])
        capsys.readouterr()
        code = given.act(given, Settings())
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def drawn(ssc: Ssc, tmp_path: Path) -> Path:
    """The folder of a sample of 30 of 60 statements."""
    ssc("sample", plain_run(tmp_path / "run", 30), "--n", 30)
    return tmp_path / "run" / "coding"


def coded(folder: Path, *bad: set[str], names: str = "AB") -> list[Path]:
    """Both sheets, filled: each coder rejects some items."""
    return [
        fill(
            folder / "for-coders" / f"coder-{at}.xlsx", folder / f"{name}.xlsx",
            lambda item, wrong=wrong: "unsupported" if item in wrong else "Supported", name,
        )
        for at, (name, wrong) in enumerate(zip(names, bad, strict=True), 1)
    ]  # fmt: skip


def test_a_sample_is_drawn_and_the_key_is_not_with_the_sheets(drawn: Path) -> None:
    blind = sorted(file.name for file in (drawn / "for-coders").iterdir())
    assert blind == ["codebook.md", "coder-1.xlsx", "coder-2.xlsx"]
    assert len(key_of(drawn / "key.json")["items"]) == 30
    assert "cannot tell" in (drawn / "for-coders" / "codebook.md").read_text(encoding="utf-8")


def test_fewer_statements_than_asked_for_are_said(ssc: Ssc, tmp_path: Path) -> None:
    done = ssc("sample", plain_run(tmp_path / "run", 3), "--coders", 1, "--out", tmp_path / "out", "--json")
    assert "only 6 statements" in done.err
    said = json.loads(done.out)
    assert (said["n"], said["wanted"], said["population"], len(said["sheets"])) == (6, 150, 6, 1)


def test_sheets_are_never_overwritten(ssc: Ssc, drawn: Path) -> None:
    with pytest.raises(NotWritten, match="holds a sample already"):
        ssc("sample", drawn.parent)


def test_from_sheets_to_the_statement(ssc: Ssc, drawn: Path, tmp_path: Path) -> None:
    items = list(key_of(drawn / "key.json")["items"])
    sheets = coded(drawn, {items[0], items[1]}, {items[0]}, names="A*")
    said = json.loads(ssc("agree", drawn / "key.json", *sheets, "--json").out)
    assert [coder["name"] for coder in said["coders"]] == ["A", "*"]
    assert (said["unfaithful"]["hits"], said["settled"]["conservative"]) == (2, 1)
    settle = tmp_path / "settle.xlsx"
    done = ssc("agree", drawn / "key.json", *sheets, "--to-settle", settle, "--run", drawn.parent)
    assert "To be settled by a third person: 1" in done.out
    third = fill(settle, tmp_path / "third.xlsx", lambda _: "supported", "C", "settled")
    page = tmp_path / "page.md"
    done = ssc("agree", drawn / "key.json", *sheets, third, "--claim", "0.05", "--statement", page)
    assert done.code == 1, "the claim is not shown"
    text = page.read_text(encoding="utf-8")
    for part in (
        "Run: spring", "own.jsonl (SHA-256 ffff", "fingerprint ab12", "30 of 60 shown in 30 answers",
        "- A: ", "- \\*: ",
        "Cohen's κ", "1 of 30, 3.3 % (0.1 % to 17.2 %)", "29 by all who judged, 1 by a third person",
        "5.0 %, uncorrected",
        "“At most 5 % are not wholly supported” is NOT shown", "still allows 14.9 %",
        "59 faultless statements",
        "with 1 at fault, 93", "The run shows only 60 statements", "## What was not tested",
    ):  # fmt: skip
        assert part in text, part
    assert len(text.splitlines()) < 60, "one page"
    assert ssc("agree", drawn / "key.json", *sheets, third, "--claim", "0.2").code == 0


def test_the_order_of_the_sheets_is_of_no_account(ssc: Ssc, drawn: Path) -> None:
    items = list(key_of(drawn / "key.json")["items"])
    sheets = coded(drawn, set(items[:4]), set(items[2:5]))
    one, other = (json.loads(ssc("agree", drawn / "key.json", *s, "--json").out) for s in (sheets, sheets[::-1]))
    assert one["unfaithful"] == other["unfaithful"]
    assert one["agreement"]["value"] == pytest.approx(other["agreement"]["value"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sample", "x", "--n", "0"], "--n 0"),
        (["sample", "x", "--coders", "0"], "--coders 0"),
        (["agree", "k", "s", "--claim", "5"], "between 0 and 1"),
        (["agree", "k", "s", "--claim", "nan"], "between 0 and 1"),
        (["agree", "k", "s", "--to-settle", "x"], "--run go together"),
    ],
)
def test_wrong_use_is_told(ssc: Ssc, arguments: list[Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ssc(*arguments)


def test_what_belongs_to_another_sample_is_told(ssc: Ssc, drawn: Path, tmp_path: Path) -> None:
    ssc("sample", drawn.parent, "--seed", 2, "--n", 30, "--out", tmp_path / "other")
    sheets = coded(drawn, set(), set())
    with pytest.raises(SheetUnreadable, match="belongs to another key"):
        ssc("agree", tmp_path / "other" / "key.json", *sheets)
    other = plain_run(tmp_path / "run2", 31)
    with pytest.raises(KeyUnreadable, match="of another run"):
        ssc("agree", drawn / "key.json", *sheets, "--to-settle", tmp_path / "s.xlsx", "--run", other)
