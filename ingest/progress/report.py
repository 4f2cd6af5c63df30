"""What an ingestion did, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.sources import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    done, total   files
    source        of the file now in hand, "" at the end
    part          how much of it is embedded, 0 to 1
    left          seconds to the end, about; None while nothing is known
    """

    done: int
    total: int
    source: str
    part: float = 0.0
    left: float | None = None

    def __str__(self) -> str:
        left = f", {said_left(self.left)}" if self.left is not None and self.done < self.total else ""
        return f"{self.done} of {self.total} file{'s' * (self.total != 1)}{left}"


def said_left(seconds: float) -> str:
    """A time as people say it who know it only about."""
    if seconds < 45:
        return "less than a minute left"
    minutes = round(seconds / 60)
    if minutes >= 90:
        hours = round(minutes / 60)
        return f"about {hours} hours left"
    return f"about {minutes} minute{'s' * (minutes != 1)} left"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the content of another; `same_as` is the source of the document that both are."""

    source: str
    same_as: str


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A document whose text is nearly that of the document `like`; the share of runs of three words in common."""

    source: str
    like: str
    similarity: float


@dataclass
class Report:
    """What a job did, as lists of sources; `passages` counts those written, `seconds` the whole run.

    records     whose content is unchanged and whose record a sidecar or a file of references changed
    warnings    what became of documents that people should know
    references  what that file gave (`recording.Recorder.to_json`); None where none was used

    A duplicate is among the unchanged, too: its document is one that the library has.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    near_duplicates: list[NearDuplicate] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0
    references: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """The report as the terminal prints it."""
        names = ("added", "changed", "renamed", "reread", "records", "unchanged", "removed")
        lists: dict[str, Any] = {n: list(getattr(self, n)) for n in names}
        said = {
            **lists,
            "duplicates": [{"source": d.source, "same_as": d.same_as} for d in self.duplicates],
            "near_duplicates": [
                {"source": n.source, "like": n.like, "similarity": round(n.similarity, 2)} for n in self.near_duplicates
            ],
            "failed": [{"source": f.source, "error": f.error} for f in self.failed],
            "warnings": [{"source": w.source, "warning": w.error} for w in self.warnings],
            "passages": self.passages,
            "seconds": round(self.seconds, 3),
        }
        return said if self.references is None else said | {"references": self.references}
