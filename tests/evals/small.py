"""A small set over the library of islands, with a plan for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evals.plan import Plan, SetGiven


def write_set(folder: Path, rows: list[dict[str, Any]], name: str = "small.jsonl") -> Path:
    file = folder / name
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def plan(library: Path, *files: Path, **fields: Any) -> Plan:
    given = {"name": "small", "made": "2026-01-01T00:00:00+00:00", "fingerprint": ""} | fields
    return Plan(library=str(library), sets=tuple(SetGiven(str(f)) for f in files), **given)
