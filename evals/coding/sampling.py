"""A simple random sample of the statements that a run showed, and the key that tells what each item is.

Statements are put in the order of a hash over seed, run and place, and the first n are taken: every set of n is as
likely as any other, none is drawn twice, the same seed gives the same sample on every machine, and a larger n holds the
smaller sample. What was withheld from the reader is not drawn. It does not know how the statements are judged.

key.json (the coders do not get it):
  form        1
  run         {"name", "made", "solver", "model", "judge", "sha256" (of results.json)}
  library     as the run has it
  sets        as the run has them
  seed, wanted (the n asked for), population (statements shown in the run), answers (cases that showed any)
  automatic   {"by" ("judge" or "assistant"), "faithful", "unfaithful", "unjudged"}: statements of the whole run
  items       {item: {"set", "case", "statement" (from 1), "automatic" (true: faithful; null: not judged)}}
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import results
from evals.coding.errors import KeyUnreadable, NothingToDraw
from evals.errors import ResultsUnreadable

FORM = 1
KEY = "key.json"
_LETTERS = "bcdfghjkmnpqrstvwxyz"  # no vowels, so no words; no digits, so that no spreadsheet takes it for a number
_SHORTEST = 7
# The judge's grades, and the assistant's own verdicts.
_FAITHFUL, _UNFAITHFUL = {"full", "supported", "quoted"}, {"partial", "none", "unsupported"}
_RUN = ("name", "made", "solver", "model", "judge")


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as a reader saw it. `number` counts the statements of the answer from 1; `evidence` is what it cites,
    as `ssc ask --json` gives it, or only {"key"} where a citation names nothing; `before` is the statement before it.
    `faithful` is the automatic verdict, None where there is none."""

    set: str
    case: str
    number: int
    question: str
    history: tuple[str, ...]
    text: str
    before: str
    evidence: tuple[Mapping[str, Any], ...]
    faithful: bool | None


@dataclass(frozen=True, slots=True)
class Item:
    """Where an item of a sample stands in its run, and the automatic verdict on it."""

    set: str
    case: str
    statement: int
    faithful: bool | None


@dataclass(frozen=True, slots=True)
class Key:
    """What a sample is of (told above)."""

    run: Mapping[str, Any]
    library: Mapping[str, Any]
    sets: Sequence[Mapping[str, Any]]
    seed: int
    wanted: int
    population: int
    answers: int
    by: str
    faithful: int
    unfaithful: int
    unjudged: int
    items: Mapping[str, Item]

    def to_json(self) -> dict[str, Any]:
        return {
            "form": FORM, "run": dict(self.run), "library": dict(self.library), "sets": [dict(s) for s in self.sets],
            "seed": self.seed, "wanted": self.wanted, "population": self.population, "answers": self.answers,
            "automatic": {
                "by": self.by, "faithful": self.faithful, "unfaithful": self.unfaithful, "unjudged": self.unjudged,
            },
            "items": {
                name: {"set": i.set, "case": i.case, "statement": i.statement, "automatic": i.faithful}
                for name, i in self.items.items()
            },
        }  # fmt: skip


def draw(path: Path, n: int, seed: int) -> tuple[Key, dict[str, Shown]]:
    """`n` statements of a run (its folder or its file), or all where there are fewer, by the names of their items; and
    their key. Raises NothingToDraw where the run showed none, ResultsUnreadable."""
    file = path / results.FILE if path.is_dir() else path
    run, sha256 = results.read(file), hashlib.sha256(file.read_bytes()).hexdigest()
    try:
        all_shown, by = population(run)
        kept = {name: run["run"].get(name) for name in _RUN} | {"sha256": sha256}
        library, sets = dict(run["library"]), [dict(one) for one in run["sets"]]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ResultsUnreadable(f"{file} has not the form of results ({type(error).__name__}: {error}).") from error
    if not all_shown:
        raise NothingToDraw(f"{file} shows no statement: there is nothing to judge.")
    ordered = sorted((_digest(seed, sha256, one.set, one.case, one.number), at) for at, one in enumerate(all_shown))
    drawn = ordered[:n]
    length = _SHORTEST
    while len({_name(digest, length) for digest, _ in drawn}) < len(drawn):
        length += 1
    items = {_name(digest, length): all_shown[at] for digest, at in drawn}
    counted = Counter(one.faithful for one in all_shown)
    key = Key(
        kept, library, sets, seed, n, len(all_shown), len({(one.set, one.case) for one in all_shown}),
        by, counted[True], counted[False], counted[None],
        {name: Item(one.set, one.case, one.number, one.faithful) for name, one in items.items()},
    )  # fmt: skip
    return key, items


def order(key: Key, coder: int) -> list[str]:
    """The items in an order of this coder's own."""
    return sorted(key.items, key=lambda name: _digest(key.seed, key.run["sha256"], f"coder {coder}", name))


def population(run: results.Results) -> tuple[list[Shown], str]:
    """All statements that a run showed, in its order, and whose automatic verdicts they bear: the judge's ("judge"), or
    the assistant's own ("assistant") where no judge was asked."""
    judged = any(case.get("support") for case in run["cases"])
    made = []
    for case in run["cases"]:
        shown = case["shown"]
        said = shown.get("statements") or []  # none in a search, in an error, in a refusal
        by_key = {one["key"]: one for one in shown.get("evidence") or []}
        verdicts = _verdicts(case.get("support") or [], said) if judged else [one.get("support") for one in said]
        for at, (one, verdict) in enumerate(zip(said, verdicts, strict=True)):
            made.append(
                Shown(
                    str(case.get("set", "")), str(case["case"]["id"]), at + 1, shown["question"],
                    tuple(shown.get("history") or ()), one["text"], said[at - 1]["text"] if at else "",
                    tuple(by_key.get(name, {"key": name}) for name in one["citations"]), _faithful(verdict),
                )
            )  # fmt: skip
    return made, "judge" if judged else "assistant"


def _verdicts(support: Sequence[Mapping[str, Any]], said: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The judge's verdict on each statement: by its words, or in order where statements are told by number."""
    if len(support) == len(said):
        return [one["verdict"] for one in support]
    by_text = {one["statement"]: one["verdict"] for one in support}
    return [by_text.get(one["text"]) for one in said]


def _faithful(verdict: object) -> bool | None:
    name = str(verdict).strip().casefold() if verdict is not None else ""
    return True if name in _FAITHFUL else False if name in _UNFAITHFUL else None


def _digest(*parts: object) -> bytes:
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()


def _name(digest: bytes, length: int) -> str:
    number, made = int.from_bytes(digest, "big"), ""
    for _ in range(length):
        number, letter = divmod(number, len(_LETTERS))
        made += _LETTERS[letter]
    return made


def write_key(key: Key, file: Path) -> None:
    file.write_text(json.dumps(key.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_key(file: Path) -> Key:
    """The key of a sample. Raises KeyUnreadable."""
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise KeyUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    except (ValueError, RecursionError) as error:
        raise KeyUnreadable(f"{file} is no key of a sample; name the {KEY} that `ssc eval sample` wrote.") from error
    try:
        if read["form"] != FORM:
            raise KeyUnreadable(f"{file} is a key of another version; draw the sample anew.")
        items = {
            str(name): Item(str(one["set"]), str(one["case"]), int(one["statement"]), one["automatic"])
            for name, one in read["items"].items()
        }
        automatic = read["automatic"]
        faithful, unfaithful, unjudged = (int(automatic[name]) for name in ("faithful", "unfaithful", "unjudged"))
        read["run"]["sha256"]
        key = Key(
            dict(read["run"]), dict(read["library"]), [dict(one) for one in read["sets"]], int(read["seed"]),
            int(read["wanted"]), int(read["population"]), int(read["answers"]),
            str(automatic["by"]), faithful, unfaithful, unjudged, items,
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise KeyUnreadable(f"{file} is no key of a sample; name the {KEY} that `ssc eval sample` wrote.") from error
    drawn = Counter(one.faithful for one in items.values())
    counts = {True: faithful, False: unfaithful, None: unjudged}
    if not items or sum(counts.values()) != key.population or any(drawn[v] > count for v, count in counts.items()):
        raise KeyUnreadable(f"{file} contradicts itself: its items are not among the statements that it counts.")
    return key
