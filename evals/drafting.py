"""A set of one's own: begun from a library, cases put to it one by one.

A draft holds sentences of the library, spread over its documents and drawn by lot, as evidence for questions that a
person is to write: whoever reads the sentence first writes better than a machine what one would ask. A draft is no set
until its questions are written; `ssc eval check` says which are missing.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.cases import Case
from evals.errors import SetUnreadable

if TYPE_CHECKING:
    from store.library import Library

_SHORT, _LONG = 60, 320


def draft(library: Library, n: int, seed: int = 7) -> list[dict[str, Any]]:
    """`n` drafts of cases (fewer where the library has fewer sentences), by turns from each document."""
    chance = random.Random(seed)
    piles = []
    for document in library.documents():
        paged = library.paged(document.id)
        blocks = [(document.id, i) for i, b in enumerate(paged.blocks) if b.kind in ("body", "footnote", "list")]
        whole = [
            paged.text[s.start : s.end] for _, s in library.places_of(blocks) if _SHORT <= s.end - s.start <= _LONG
        ]
        piles.append((document.source, chance.sample(whole, len(whole))))
    chance.shuffle(piles)
    made: list[dict[str, Any]] = []
    while len(made) < n and any(pile for _, pile in piles):
        for source, pile in piles:
            if pile and len(made) < n:
                text = pile.pop()
                made.append(
                    {
                        "id": f"C{len(made) + 1:03}", "kind": "fact", "question": "", "documents": [source],
                        "evidence": [[text]], "must_contain": [],
                        "note": "write a question that this answers, and the facts it must hold",
                    }
                )  # fmt: skip
    return made


def begin(file: Path, drafts: list[dict[str, Any]]) -> None:
    """Write a draft; a file that is there is never written over. Raises SetUnreadable."""
    try:
        with file.open("x", encoding="utf-8") as out:
            out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in drafts)
    except FileExistsError as error:
        raise SetUnreadable(f"{file} is there already; it is not written over.") from error
    except OSError as error:
        raise SetUnreadable(f"{file} cannot be written ({error.strerror or error}).") from error


def put(case: Case, file: Path) -> None:
    """Put a case at the end of a set, which may be new. Raises SetUnreadable where the set cannot be read, or has a
    case of this id or this question."""
    for one in _lines(file):
        if one.get("id") == case.id:
            raise SetUnreadable(f"{file} has a case {case.id} already.")
        if (tuple(one.get("history") or ()), one.get("question")) == (case.history, case.question):
            raise SetUnreadable(f"{file} asks this already.")
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        whole = before if not before or before.endswith("\n") else before + "\n"
        part = file.with_name(f".{file.name}.part")
        part.write_text(whole + json.dumps(case.to_json(), ensure_ascii=False) + "\n", encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise SetUnreadable(f"{file} cannot be written ({error.strerror or error}).") from error


def free_id(file: Path) -> str:
    """An id that no line of a set has. Raises SetUnreadable."""
    taken = {one.get("id") for one in _lines(file)}
    return next(name for n in range(len(taken) + 1, 10**6) if (name := f"C{n:03}") not in taken)


def _lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a set, drafts without a question too; [] of a file that is not there. Raises SetUnreadable."""
    if not file.exists():
        return []
    try:
        read = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise SetUnreadable(f"{file} cannot be read as a set ({error}); nothing is put to it.") from error
    return [one for one in read if isinstance(one, dict)]
