"""Questions about the documents themselves: how often the records answer them rightly, and no others.

`sets/records.jsonl` holds questions over the starter library, `sets/records-held-back.jsonl` others that are looked at
only as figures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SETS = Path(__file__).resolve().parent / "sets"
RECORDS, HELD_BACK = SETS / "records.jsonl", SETS / "records-held-back.jsonl"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what is expected of its answer.

    `from_record` is whether the records are to answer it; a near miss must not be. `number` is the number of documents
    to be said, None where none is; `documents` are the beginnings of the names of the files to be cited; of each of
    `must_contain` one must stand in the answer.
    """

    id: str
    kind: str
    history: tuple[str, ...]
    question: str
    from_record: bool
    number: int | None
    documents: tuple[str, ...]
    must_contain: tuple[tuple[str, ...], ...]
    note: str = ""


def questions(file: Path = RECORDS) -> list[Asked]:
    """The questions of a file."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        row |= {name: tuple(row[name]) for name in ("history", "documents")}
        row["must_contain"] = tuple(map(tuple, row["must_contain"]))
        found.append(Asked(**row))
    return found


def faults(asked: Asked, answer: Mapping[str, Any]) -> list[str]:
    """What is wrong with an answer (its JSON); nothing where it is right."""
    statements: Sequence[Mapping[str, Any]] = answer["statements"]
    records = [s for s in statements if s["checker"] == "record"]
    if not asked.from_record:
        return ["answered from records"] if records else []
    found = [] if records or asked.kind == "field" else ["not answered from records"]
    text = " ".join(s["text"] for s in statements)
    if asked.number is not None:
        numbers = {int(n) for n in re.findall(r"\d+", records[0]["text"])[:2]} if records else set()
        if asked.number not in numbers:
            found.append(f"{asked.number} is not said")
    cited = {e["document"]["source"][:2] for e in answer["evidence"] if e["found_by"] != "count"}
    if asked.documents and cited != set(asked.documents):
        found.append(f"cited {sorted(cited)}")
    return found + [f"lacks {one[0]}" for one in asked.must_contain if not any(word in text for word in one)]


def share_right(answered: Sequence[tuple[Asked, Mapping[str, Any]]]) -> dict[str, float]:
    """By kind, and under "all", the share of answers without a fault."""
    by_kind: dict[str, list[bool]] = {}
    for asked, answer in answered:
        for kind in (asked.kind, "all"):
            by_kind.setdefault(kind, []).append(not faults(asked, answer))
    return {kind: sum(right) / len(right) for kind, right in by_kind.items()}
