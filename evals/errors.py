# ruff: noqa: N818 - an error's name says what is the case
"""What may go wrong with an evaluation."""

from __future__ import annotations

from store.errors import SscError


class EvalError(SscError):
    """An evaluation cannot do what was asked."""


class CaseUnreadable(EvalError):
    """It is no case; says why, and not where."""


class SetUnreadable(EvalError):
    """It is no set; says which file, which line, and why."""


class ResultsUnreadable(EvalError):
    """There are no results of a run where they were looked for; says which file."""


class PlanUnfit(EvalError):
    """A run cannot be made as it was asked for; says what does not fit."""


class RunBroken(EvalError):
    """A run could not be brought to an end, or cannot be gone on with."""


class GatesUnfit(EvalError):
    """A file of gates cannot be used; says which gate and why."""


class JudgeUnknown(EvalError):
    """There is no judge of that name, or what it needs is missing; says which and what would do."""


class LabelsUnreadable(EvalError):
    """A file of labelled statements cannot be read at all, or holds none; says which file."""


class RecordUnreadable(EvalError):
    """A file of calibrations is none; says which file."""


class ExtraMissing(EvalError):
    """What the suite needs is not installed; says how to install it."""
