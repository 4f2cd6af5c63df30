"""What an exact test finds wrong with a statement: a value, shared by the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["number", "name", "negation", "direction", "force", "scope", "attribution", "swap", "cut"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a statement says otherwise than its sources: of what kind, which words of it, and why."""

    kind: FaultKind
    said: str
    why: str
