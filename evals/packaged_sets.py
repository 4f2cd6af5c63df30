"""The sets that come with the project, over its starter library.

A third of the cases of each is sealed in a file of its own: it is run as figures only, and nobody who works on the
assistant reads what it did there.
"""

from __future__ import annotations

from pathlib import Path

SETS = Path(__file__).resolve().parent / "sets"
NAMES = ("answerable", "unanswerable", "half", "premises", "traps", "quotes", "injections")


def files(*, sealed: bool = False) -> list[Path]:
    """The files of the sets, those of the sealed thirds too where they are wanted."""
    return [SETS / f"{name}{part}.jsonl" for name in NAMES for part in ("", "-sealed")[: 1 + sealed]]


def is_sealed(name: str) -> bool:
    """Whether a set of this file name is sealed: its cases are told as figures only."""
    return Path(name).stem.endswith("-sealed")
