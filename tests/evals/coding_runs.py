"""Invented runs of which a sample is drawn, and sheets filled as a test wants them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from evals import results
from evals.coding import sheets
from evals.coding.sampling import Shown

Verdict = Callable[[str], str]


def evidence(key: str, quote: str = "In 2031 the fund trained 40 nurses.", **more: Any) -> dict[str, Any]:
    document = {"id": "d", "source": "brief.pdf", "title": "Harbour brief", "authors": [], "year": 2031}
    locator = {"start": 0, "end": 9, "pages": [4], "labels": [], "section": "Training", "note": None, "kind": "body"}
    return {
        "key": key, "quote": quote, "author_says": True, "speaker": "Ama Osei", "original": None, "force": "asserts",
        "examples_only": False, "as_of": None, "gloss": "", "document": document, "locator": locator,
    } | more  # fmt: skip


def answer(*texts: str, cites: Mapping[int, list[dict[str, Any]]] | None = None, **more: Any) -> dict[str, Any]:
    """An answer with these statements, each citing a piece of evidence of its own, or those told by its number."""
    cited = [(cites or {}).get(at, [evidence(f"k{at}")]) for at in range(len(texts))]
    said = [
        {"text": text, "citations": [one["key"] for one in of], "support": "quoted", "why": "", "checker": None}
        for text, of in zip(texts, cited, strict=True)
    ]
    return {
        "question": "How many nurses?", "history": [], "statements": said, "withheld": [],
        "evidence": [one for of in cited for one in of if "quote" in one],
    } | more  # fmt: skip


def case(name: str, shown: dict[str, Any], verdicts: list[str] | None = None) -> dict[str, Any]:
    support = [
        {"statement": one["text"], "verdict": verdict, "why": ""}
        for one, verdict in zip(shown.get("statements", []), verdicts or [], strict=False)
    ]
    return {
        "case": {"id": name, "kind": "fact", "question": "How many nurses?"},
        "set": "own.jsonl",
        "cluster": "d",
        "seconds": 1,
        "shown": shown,
        "marks": {},
        "support": support,
    }


def run(folder: Path, cases: list[dict[str, Any]]) -> Path:
    """The folder of a run with these cases."""
    results.write(
        {
            "form": 1, "library": {"documents": 1, "passages": 3, "fingerprint": "ab12"}, "cases": cases,
            "run": {"name": "spring", "made": "2031-01-01", "seconds": 1, "judge": "j", "solver": "ask", "model": "m"},
            "sets": [{"file": "own.jsonl", "sha256": "f" * 64, "cases": len(cases)}], "figures": [], "kinds": {},
            "risk_coverage": [], "gates": None,
        },
        folder,
    )  # fmt: skip
    return folder


def plain_run(folder: Path, answers: int = 20, *, bad: int = 3) -> Path:
    """A run of as many answers of two statements each; of the first `bad` answers the judge rejects one statement."""
    return run(
        folder,
        [
            case(
                f"C{at}",
                answer(f"The fund trained {at} nurses.", f"It did so in {at}."),
                ["none" if at < bad else "full", "full"],
            )
            for at in range(answers)
        ],
    )


def sheet(file: Path, items: Mapping[str, Shown], verdict: Verdict, coder: str) -> Path:
    """A blind sheet, filled by a coder."""
    sheets.write_blind(file, items.items())
    return fill(file, file, verdict, coder)


def fill(blank: Path, file: Path, verdict: Verdict, coder: str, column: str = "verdict") -> Path:
    book = load_workbook(blank)
    book["codebook"]["B1"] = coder
    rows = book["statements"]
    at = [cell.value for cell in rows[1]].index(column)
    for row in rows.iter_rows(min_row=2):
        row[at].value = verdict(row[0].value) or None
    book.save(file)
    return file


def key_of(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
