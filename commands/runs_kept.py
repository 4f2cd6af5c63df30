"""Where a run of the evaluation suite lies that is named at the terminal."""

from __future__ import annotations

from pathlib import Path

from settings import Settings


def place_of(name: str, chosen: Settings) -> Path:
    """A path, else the name of a run kept in the library."""
    from evals.history import FOLDER

    kept = chosen.library / FOLDER / name
    return kept if not Path(name).exists() and kept.exists() else Path(name)
