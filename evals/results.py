"""What a run of the suite found, as a value and as a file of JSON: what reports, comparisons and gates read.

A run lies in a folder of its own: `plan.json`, `logs/` (Inspect's), `results.json`, `report.html`. All but times and
names is the same whenever the same answers are judged.

results.json:
  form         1
  run          {"name", "made" (ISO), "seconds", "judge", "calibration" (how the judge did on what people have
               labelled, or "uncalibrated"), "solver", "model", "limit" (0 for none)}
  library      {"documents", "passages", "fingerprint"}
  sets         [{"file", "sha256", "cases"}]
  figures      [{"measure","kind","value","low","high","n","cases","unscored"}]
  kinds        {kind of question: [figure…]}
  risk_coverage [{"coverage","risk","threshold"}]
  gates        null, or {"file", "sha256", "gates": [{"name", "measure", "kinds", "at_least", "low", "value", "n",
               "passed", "by", "why", "cases"}]}; `by` is how far `low` lies under (negative) or over what is asked,
               `why` says in words why it was not passed, `cases` are those that lost points
  cases        [{"case" (as in its set), "set", "sealed", "cluster", "seconds", "confidence",
               "shown" (the answer as `ssc ask --json` gives it, or {"quotes"} of a search, or {"error"}),
               "marks": {measure: {"hits","of","why","unscored"}}, "support": [{"statement","verdict","why"}]}]
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evals.errors import ResultsUnreadable, RunBroken

FORM = 1
_PARTS = ("run", "library", "sets", "figures", "kinds", "risk_coverage", "gates", "cases")
FILE = "results.json"
Results = dict[str, Any]


def read(path: Path) -> Results:
    """The results of a run, from its folder or its file. Raises ResultsUnreadable."""
    file = path / FILE if path.is_dir() else path
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultsUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    except ValueError as error:
        raise ResultsUnreadable(f"{file} is no JSON ({error}).") from error
    if not isinstance(read, dict) or read.get("form") != FORM:
        raise ResultsUnreadable(f"{file} holds no results of a run, or those of another version.")
    if lacking := [part for part in _PARTS if part not in read]:
        raise ResultsUnreadable(f"{file} lacks {', '.join(lacking)}.")
    return read


def write(results: Results, folder: Path) -> Path:
    """Write them into a folder, whole or not at all. Raises RunBroken."""
    file, part = folder / FILE, folder / f".{FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(results, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise RunBroken(f"{file} cannot be written ({error.strerror or error}).") from error
    return file
