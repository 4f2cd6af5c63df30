# ruff: noqa: N818 - an error's name says what is the case
"""What may go wrong with a human-coded sample."""

from __future__ import annotations

from evals.errors import EvalError


class NothingToDraw(EvalError):
    """No statement can be drawn; says why."""


class KeyUnreadable(EvalError):
    """It is no key of a sample; says which file, and what to do."""


class SheetUnreadable(EvalError):
    """It is no filled sheet of this sample; says which file, which row, and why."""


class NotWritten(EvalError):
    """A file of the sample is there already, or cannot be written."""
