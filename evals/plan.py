"""What a run is to do: which questions, on which library, answered by whom and judged by whom.

It is kept beside the run's results, so that a run that was broken off goes on with the same.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import question_sets
from evals.errors import PlanUnfit, RunBroken
from evals.question_sets import QuestionSet

FILE = "plan.json"
ASSISTANT, ANSWERS = "assistant", "answers"


@dataclass(frozen=True, slots=True)
class SetGiven:
    """A set by its file, and by its hash (SHA-256, hex) where it is to be these bytes and no others."""

    file: str
    sha256: str = ""

    @classmethod
    def parse(cls, text: str) -> SetGiven:
        """FILE, or FILE@HASH (at least 8 digits of it)."""
        file, at, digest = text.rpartition("@")
        if at and len(digest) >= 8 and set(digest.lower()) <= set("0123456789abcdef"):
            return cls(file, digest.lower())
        return cls(text)

    def read(self) -> QuestionSet:
        """Raises SetUnreadable, and PlanUnfit where the file has another hash."""
        found = question_sets.read(Path(self.file))
        if not found.sha256.startswith(self.sha256):
            raise PlanUnfit(
                f"{self.file} is not the set that was asked for: its SHA-256 is {found.sha256}, not {self.sha256}."
            )
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """`solver` is "assistant", the name of a control, or "answers" (then `answers` is a file of them); `library` a
    folder; `judge` a name (`evals.judges.judge_named`), which asks `judge_model`, or the model that answers where that
    is "". `calibrations` is a file that says how far judges are to be believed. The rest is how the assistant was
    configured."""

    name: str
    made: str
    library: str
    sets: tuple[SetGiven, ...]
    solver: str = ASSISTANT
    answers: str = ""
    answers_sha256: str = ""
    judge: str = "exact"
    judge_model: str = ""
    judge_model_url: str = ""
    model: str = "extractive"
    model_url: str = ""
    checker: str = ""
    reranker: str = ""
    embedding: str = ""
    model_seconds: float = 60.0
    price_in: float = 0.0
    price_out: float = 0.0
    limit: int = 0
    fingerprint: str = ""
    calibrations: str = ""

    def write(self, folder: Path) -> Path:
        """Keep it in the folder of its run. Raises RunBroken where that cannot be written."""
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise RunBroken(f"{folder} cannot be written ({error.strerror or error}).") from error
        return file

    @classmethod
    def read(cls, folder: Path) -> Plan:
        """Raises PlanUnfit."""
        try:
            read: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
            return cls(**read | {"sets": tuple(SetGiven(**one) for one in read["sets"])})
        except OSError as error:
            raise PlanUnfit(f"There is no run in {folder} ({error.strerror or error}).") from error
        except (ValueError, TypeError, KeyError) as error:
            raise PlanUnfit(f"{folder / FILE} is not the plan of a run ({error}).") from error
