"""Judges of whether evidence supports a statement."""

from evals.judges.exact import Exact
from evals.judges.verdict import Judge, Verdict


def judge_named(name: str, assistant: object) -> Judge:
    assert name == "exact"
    return Exact()


__all__ = ["Judge", "Verdict", "judge_named"]
