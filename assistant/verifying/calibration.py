"""How often a checker was right on labelled statements: read from figures that were measured, never assumed.

`benchmarks/checking.py` measures the shares. They are kept in `calibrations.json` beside this module, an object of
checkers by name: {"NAME": {"kept": 0.44, "withheld": 0.80, "pairs": 108}}.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

FIGURES = Path(__file__).with_name("calibrations.json")
UNCALIBRATED = "uncalibrated"


def calibration_of(checker: str, file: Path = FIGURES) -> str:
    """What is said beside a checker's verdicts: its shares of true kept and false withheld, or that it has none.

    A file that is missing or cannot be read, and figures that are no shares, count as none.
    """
    found = _figures(file).get(checker)
    if found is None:
        return UNCALIBRATED
    kept, withheld, pairs = found
    return f"of {pairs} labelled statements {kept:.0%} of the true kept, {withheld:.0%} of the false withheld"


@lru_cache(maxsize=4)
def _figures(file: Path) -> dict[str, tuple[float, float, int]]:
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        found = {name: (float(f["kept"]), float(f["withheld"]), int(f["pairs"])) for name, f in written.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: f for name, f in found.items() if 0 <= f[0] <= 1 and 0 <= f[1] <= 1 and f[2] > 0}
