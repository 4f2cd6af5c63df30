"""An answer shown to a person at a terminal: a chat model's statements while it is being made, then the rest."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import terminal

if TYPE_CHECKING:
    from assistant.answer import Statement

_VOID = "A document left the library meanwhile: what stands above is void, and the answer begins anew.\n"


class Telling:
    """Prints each statement as soon as it has held, numbers its citations, and prints nothing twice."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._numbers: dict[str, int] = {}

    def statement(self, statement: Statement) -> None:
        """Print a statement that has held."""
        print(terminal.harmless(terminal.statement(asdict(statement), self._numbers)), end="\n\n", flush=True)
        self._told.append(statement.text)

    def step(self, name: str, count: int) -> None:
        """Where the answer begins anew, say that what was printed is void."""
        from assistant.ask import AGAIN

        if name == AGAIN and self._told:
            print(_VOID, flush=True)
            self._told, self._numbers = [], {}

    def rest(self, answer: dict[str, Any]) -> None:
        """Print what is left of an answer (its JSON): other statements, gaps, what was withheld, the sources."""
        print(terminal.harmless(terminal.answer(answer, told=self._told, numbers=self._numbers)))
