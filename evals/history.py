"""The runs that were kept: a folder with a folder a run, newest first, with their figures.

All but the cases of a run is kept beside its results in `summary.json`, so that many runs are listed without reading
their answers; it is made when it is missing or older than the results. A folder that cannot be read is told and harms
no other.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import plan, results
from evals.errors import ResultsUnreadable

FOLDER = "evaluations"  # within a library's folder
SUMMARY = "summary.json"
Json = dict[str, Any]
_KEPT = ("run", "library", "sets", "figures", "kinds", "gates")


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was kept: the name of its folder, and its results without the cases (`told`, as `evals.results`)."""

    name: str
    told: Json

    @property
    def made(self) -> str:
        """When, as it says itself (ISO)."""
        return str(self.told["run"]["made"])


@dataclass(frozen=True, slots=True)
class Broken:
    """A folder that holds no results that can be read, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class History:
    """The runs, newest first, and the folders that could not be read."""

    runs: tuple[Run, ...] = ()
    broken: tuple[Broken, ...] = ()


def read(folder: Path) -> History:
    """The runs of a folder; none where there is no such folder. Raises ResultsUnreadable where it cannot be listed."""
    try:
        inside = sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    except FileNotFoundError:
        return History()
    except OSError as error:
        raise ResultsUnreadable(f"The runs in {folder} cannot be listed ({error.strerror or error}).") from error
    runs, broken = [], []
    for one in inside:
        try:
            runs.append(Run(one.name, _summary(one)))
        except ResultsUnreadable as error:
            broken.append(Broken(one.name, str(error)))
    return History(tuple(sorted(runs, key=lambda run: (run.made, run.name), reverse=True)), tuple(broken))


def _summary(folder: Path) -> Json:
    file, kept = folder / results.FILE, folder / SUMMARY
    try:
        now = file.stat()
    except OSError as error:
        if (folder / plan.FILE).exists():
            raise ResultsUnreadable(
                f"The run {folder.name} was broken off; go on with ssc eval run --resume {folder.name}."
            ) from error
        raise ResultsUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    of = [results.FORM, now.st_size, now.st_mtime_ns]
    with suppress(OSError, ValueError):  # it is made anew
        read = json.loads(kept.read_text(encoding="utf-8"))
        if isinstance(read, dict) and read.get("of") == of:
            return {name: read[name] for name in _KEPT if name in read}
    whole = results.read(file)
    if not isinstance(whole["run"], dict) or "made" not in whole["run"]:
        raise ResultsUnreadable(f"{file} does not say when the run was made.")
    told = {name: whole[name] for name in _KEPT}
    part = folder / f".{SUMMARY}.{os.getpid()}.part"
    with suppress(OSError):  # a folder that may only be read: it is summed up again the next time
        part.write_text(json.dumps({"of": of} | told, ensure_ascii=False), encoding="utf-8")
        part.replace(kept)
    return told
