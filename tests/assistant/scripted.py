"""A chat model that says what a test makes of its evidence. Like a real one it reads the prompt and streams."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.errors import ModelError
from assistant.model import Message

# What is written of the evidence, by key, in the order given; an error is raised where it stands.
Says = Callable[[dict[str, str]], Sequence[str | ModelError]]
_PIECE = re.compile(r'<evidence key="(?P<key>\w+)"[^>]*>\n(?P<quote>.*?)\n</evidence>', re.DOTALL)


@dataclass
class ScriptedModel:
    """Says what `says` makes of the evidence of the prompt, a few characters at a time."""

    says: Says
    name: str = "scripted"
    size: int = 7

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        self.messages = list(messages)
        for said in self.says(evidence_in(messages[-1].text)):
            if isinstance(said, ModelError):
                raise said
            for i in range(0, len(said), self.size):
                yield said[i : i + self.size]

    def close(self) -> None:
        pass


def evidence_in(prompt: str) -> dict[str, str]:
    """The evidence of a prompt by its keys, the quotes as a model reads them."""
    return {m["key"]: m["quote"] for m in _PIECE.finditer(prompt)}
