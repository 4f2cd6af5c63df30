"""What an answer costs: seconds, words to be read, tokens and money of a chat model. None of them has a best value."""

from __future__ import annotations

from collections.abc import Callable

from evals.marks import SILENT, Mark
from evals.measures.given import Given


def spent(name: str) -> Callable[[Given], Mark]:
    """What the solver noted under a name ("seconds", "tokens_in", "tokens_out", "cost")."""

    def measure(given: Given) -> Mark:
        return Mark(given.spent[name], 1) if name in given.spent else SILENT

    measure.__doc__ = spent.__doc__
    return measure


def words(given: Given) -> Mark:
    """How many words the statements of an answer have, the mean over answers."""
    if not given.statements:
        return SILENT
    return Mark(len(given.text.split()), 1)
