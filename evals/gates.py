"""Gates: what the figures of a run must reach, held against the lower bounds of their intervals.

A gate of TOML:

  [[gate]]
  name      by which it is told
  measure   a measure's name
  at_least  what the lower bound of the figure must reach, 0 to 1
  n         the least number of units (statements, citations, cases) on which it may be judged
  kinds     kinds of cases on which it is judged; all where none are named
  unscored  so many cases at most may be unscored, 0 where it is not said
  why       for people

A gate that `n` units without a fault could not pass is refused: it asks for more than can be shown.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals import intervals
from evals.errors import GatesUnfit
from evals.marks import figure
from evals.measures import MEASURES
from evals.plan import SetGiven
from evals.running import marks_of

PACKAGED = Path(__file__).resolve().parent / "gates.toml"
_FIELDS = {"name", "measure", "at_least", "n", "kinds", "unscored", "why"}


@dataclass(frozen=True, slots=True)
class Gate:
    """What a figure must reach (the fields are told above)."""

    name: str
    measure: str
    at_least: float
    n: int
    kinds: tuple[str, ...] = ()
    unscored: int = 0
    why: str = ""

    @property
    def passable(self) -> bool:
        """Whether n units without a fault pass it."""
        return intervals.wilson(self.n, self.n)[0] >= self.at_least


@dataclass(frozen=True, slots=True)
class Gates:
    file: Path
    sha256: str
    gates: tuple[Gate, ...]


def read(given: str) -> Gates:
    """Read a file of gates, FILE or FILE@HASH. Raises GatesUnfit: for what is no gate, for one that nothing can pass,
    and where the file has another hash."""
    wanted = SetGiven.parse(given)
    file = Path(wanted.file)
    try:
        content = file.read_bytes()
        read = tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GatesUnfit(f"{file} cannot be read as gates ({error}).") from error
    digest = hashlib.sha256(content).hexdigest()
    if not digest.startswith(wanted.sha256):
        raise GatesUnfit(f"{file} is not the file that was asked for: its SHA-256 is {digest}, not {wanted.sha256}.")
    entries = read.get("gate")
    if set(read) != {"gate"} or not isinstance(entries, list) or not entries:
        raise GatesUnfit(f"{file} holds no [[gate]], or something else beside them.")
    gates = tuple(_gate(entry, f"{file}, gate {n}") for n, entry in enumerate(entries, 1))
    if len({g.name for g in gates}) != len(gates):
        raise GatesUnfit(f"{file}: two gates have one name.")
    if hopeless := [g for g in gates if not g.passable]:
        told = "; ".join(
            f"{g.name} asks for {g.at_least} on {g.n}, and {g.n} without a fault reach "
            f"{intervals.wilson(g.n, g.n)[0]:.3f} (n ≥ {needed(g.at_least)} would do)"
            for g in hopeless
        )
        raise GatesUnfit(f"{file}: nothing can pass: {told}.")
    return Gates(file, digest, gates)


def needed(at_least: float) -> int:
    """The least n of which n without a fault have a lower bound (Wilson) of at least so much, for less than 1."""
    n = max(1, math.ceil(intervals.z() ** 2 * at_least / (1 - at_least)))  # n / (n + z²) ≥ at_least
    return n if intervals.wilson(n, n)[0] >= at_least else n + 1


def _gate(entry: Any, where: str) -> Gate:
    if not isinstance(entry, dict):
        raise GatesUnfit(f"{where}: it is no table.")
    if unknown := sorted(set(entry) - _FIELDS):
        raise GatesUnfit(f"{where}: no gate has {', '.join(unknown)}.")
    made = Gate(
        name=_of(entry, "name", str, where), measure=_of(entry, "measure", str, where),
        at_least=float(_of(entry, "at_least", (int, float), where)), n=_of(entry, "n", int, where),
        kinds=tuple(_of(entry, "kinds", list, where)) if "kinds" in entry else (),
        unscored=_of(entry, "unscored", int, where) if "unscored" in entry else 0, why=str(entry.get("why", "")),
    )  # fmt: skip
    if made.measure not in MEASURES:
        raise GatesUnfit(f"{where}: there is no measure {made.measure!r}; there are {', '.join(MEASURES)}.")
    if MEASURES[made.measure].kind == "amount":
        raise GatesUnfit(f"{where}: {made.measure} has no best value, and no gate.")
    if not 0 < made.at_least < 1 or made.n < 1 or made.unscored < 0:
        raise GatesUnfit(f"{where}: at_least lies between 0 and 1, n is at least 1, unscored at least 0.")
    return made


def _of(entry: dict[str, Any], name: str, kind: Any, where: str) -> Any:
    value = entry.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise GatesUnfit(f"{where}: {name} is {'missing' if value is None else repr(value)}.")
    return value


def judged(gates: Gates, cases: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What becomes of each gate on the cases of results, in the form of results.json."""
    return {
        "file": gates.file.name,
        "sha256": gates.sha256,
        "gates": [_judged(g, [c for c in cases if not g.kinds or c["case"]["kind"] in g.kinds]) for g in gates.gates],
    }  # fmt: skip


def _judged(gate: Gate, cases: list[dict[str, Any]]) -> dict[str, Any]:
    measure = MEASURES[gate.measure]
    found = figure(measure.name, measure.kind, marks_of(cases, gate.measure))
    few, lost = found.n < gate.n, found.unscored > gate.unscored
    by = None if found.low is None else found.low - gate.at_least
    why = []
    if by is not None and by < 0:
        why.append(f"the lower bound {found.low:.3f} lies {-by:.3f} under {gate.at_least}")
    if few:
        why.append(f"judged on {found.n} of the {gate.n} that it needs")
    if lost:
        why.append(f"{found.unscored} cases could not be judged, at most {gate.unscored} may")
    bad = [
        c["case"]["id"]
        for c in cases
        if not c.get("sealed")
        and (kept := c["marks"].get(gate.measure))
        and (kept.get("unscored") or kept["hits"] < kept["of"])
    ]
    return {
        "name": gate.name, "measure": gate.measure, "kinds": list(gate.kinds), "at_least": gate.at_least,
        "low": found.low, "value": found.value, "n": found.n, "passed": not why and by is not None, "by": by,
        "why": "; ".join(why), "cases": bad,
    }  # fmt: skip
