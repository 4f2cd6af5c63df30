"""What is kept of a calibration, so that a run can say beside its judge's name whether it was found to be any good."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.errors import RecordUnreadable

# How the judges that need no model did on `evals/sets/support.jsonl`.
PACKAGED = Path(__file__).resolve().parent.parent / "calibrations.json"
FORM = 1
UNCALIBRATED = "uncalibrated"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a judge did on labelled statements: the SHA-256 (hex) of the files, what partial support counted as, how many
    statements were judged and how many it failed on, its balanced accuracy with the interval of 95 %, that of word
    overlap on the same statements, and Cohen's kappa. `calibrated` says that its lower bound lies above
    word overlap."""

    judge: str
    sha256s: tuple[str, ...]
    partial: str
    statements: int
    unscored: int
    balanced_accuracy: float
    low: float
    high: float
    overlap: float
    kappa: float | None
    calibrated: bool

    def __str__(self) -> str:
        """What is printed beside the judge's name."""
        said = "calibrated" if self.calibrated else UNCALIBRATED
        return (
            f"{said}: balanced accuracy {self.balanced_accuracy:.2f} [{self.low:.2f}, {self.high:.2f}] "
            f"on {self.statements} labelled statements, word overlap {self.overlap:.2f}"
            f"{'' if self.kappa is None else f', kappa {self.kappa:.2f}'}"
        )


def read(file: Path) -> dict[str, Calibration]:
    """The calibrations of a file by judge; {} where there is no file. Raises RecordUnreadable."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise RecordUnreadable(f"{file} cannot be read ({error}).") from error
    try:
        kept = json.loads(text)
        if kept["form"] != FORM:
            raise ValueError("another version")
        found = [_calibration(row) for row in kept["calibrations"]]
    except (ValueError, KeyError, TypeError) as error:
        raise RecordUnreadable(f"{file} holds no calibrations ({error}); keep them in another file.") from error
    return {c.judge: c for c in found}


def write(calibration: Calibration, file: Path) -> None:
    """Put it into a file, in the place of an earlier one of the same judge. Raises RecordUnreadable."""
    kept = read(file) | {calibration.judge: calibration}
    part = file.with_name(f".{file.name}.part")
    made = {"form": FORM, "calibrations": [asdict(kept[name]) for name in sorted(kept)]}
    try:
        part.write_text(json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise RecordUnreadable(f"{file} cannot be written ({error.strerror or error}).") from error


def said_of(judge: str, file: Path | None) -> str:
    """What is printed beside a judge's name: how it did, or that nobody knows. Raises RecordUnreadable."""
    found = read(file).get(judge) if file else None
    return str(found) if found else UNCALIBRATED


def _calibration(row: Any) -> Calibration:
    return Calibration(**(row | {"sha256s": tuple(row["sha256s"])}))
