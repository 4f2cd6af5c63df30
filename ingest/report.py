"""What an ingestion did, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.sources import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the job is: `done` of `total` files, and the source of the one now in hand ("" at the end)."""

    done: int
    total: int
    source: str


@dataclass
class Report:
    """What a job did, as lists of sources; `passages` counts those written, `seconds` the whole run.

    records     whose content is unchanged and whose record a sidecar or a file of references changed
    references  what that file gave (`recording.Recorder.to_json`); None where none was used
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0
    references: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The report as the terminal prints it."""
        names = ("added", "changed", "renamed", "reread", "records", "unchanged", "removed")
        lists: dict[str, Any] = {n: list(getattr(self, n)) for n in names}
        failed = [{"source": f.source, "error": f.error} for f in self.failed]
        said = {**lists, "failed": failed, "passages": self.passages, "seconds": round(self.seconds, 3)}
        return said if self.references is None else said | {"references": self.references}
