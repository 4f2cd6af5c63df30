"""The report file of the last ingestion, `last_ingest.json` in the library's folder: written while the job runs, too.

It tells other processes (the page) how far a job is, and people what the last one did and whether it came to its end.
Of two jobs at the same time it tells the one that wrote last. It is no part of the library: nothing depends on it.
"""

from __future__ import annotations

import json
import logging
import os
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from ingest.progress.report import Progress, Report

log = logging.getLogger(__name__)
FILE = "last_ingest.json"
_WRITE_EVERY = 1.0  # seconds
# A job tells of itself every few seconds; one that has not for so long is gone, and its number may be another's.
_SILENT = timedelta(minutes=10)

State = Literal["running", "done", "interrupted"]


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the file says. Times are in UTC; `report` is as `Report.to_json` gives it, also of a job that runs."""

    began: datetime
    seen: datetime
    ended: datetime | None
    interrupted: bool
    process: int
    arguments: dict[str, Any]
    progress: Progress | None
    report: dict[str, Any]

    def state(self, now: datetime | None = None) -> State:
        """Whether it runs now, came to its end, or was broken off (by Ctrl-C, an error, a kill)."""
        if self.ended is not None:
            return "interrupted" if self.interrupted else "done"
        recent = (now or _now()) - self.seen < _SILENT
        return "running" if recent and _is_alive(self.process) else "interrupted"

    def to_json(self) -> dict[str, Any]:
        item = asdict(self)
        for name in ("began", "seen", "ended"):
            item[name] = item[name] and item[name].isoformat(timespec="seconds")
        return item


def read(folder: Path) -> LastRun | None:
    """The last run of a library; None when there was none, or the file cannot be read."""
    try:
        item = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return LastRun(
            began=datetime.fromisoformat(item["began"]),
            seen=datetime.fromisoformat(item["seen"]),
            ended=datetime.fromisoformat(item["ended"]) if item["ended"] else None,
            interrupted=bool(item["interrupted"]),
            process=int(item["process"]),
            arguments=dict(item["arguments"]),
            progress=Progress(**item["progress"]) if item["progress"] else None,
            report=Report().to_json() | dict(item["report"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.info("%s cannot be read: %s", folder / FILE, error)
        return None


@dataclass
class Recorder:
    """Writes the file of a job. That it cannot be written is logged and stops nothing."""

    folder: Path
    arguments: dict[str, Any]
    began: datetime = field(default_factory=lambda: _now())
    _next: float = 0.0

    def tell(self, progress: Progress, report: Report) -> None:
        """How far the job is; written once a second at most."""
        if time.monotonic() >= self._next:
            self._write(progress, report, ended=None, interrupted=False)
            self._next = time.monotonic() + _WRITE_EVERY

    def end(self, report: Report, *, interrupted: bool) -> None:
        """The job is at its end, or is broken off."""
        self._write(None, report, ended=_now(), interrupted=interrupted)

    def _write(self, progress: Progress | None, report: Report, *, ended: datetime | None, interrupted: bool) -> None:
        run = LastRun(
            self.began, _now(), ended, interrupted, os.getpid(), self.arguments, progress, report.to_json()
        )  # fmt: skip
        temporary = self.folder / f"{FILE}.{os.getpid()}"
        try:
            temporary.write_text(json.dumps(run.to_json(), indent=1), encoding="utf-8")
            os.replace(temporary, self.folder / FILE)
        except OSError as error:
            log.warning("%s cannot be written: %s", self.folder / FILE, error)


def _now() -> datetime:
    return datetime.now(UTC)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # asking would end it on Windows; its silence tells
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another person's
    return True
