"""A chat model as judge: asked twice for one word, and not believed where the two differ.

The two questions have the pieces of evidence and the answers in opposite orders. Two answers that differ are unclear,
which counts as unsupported. An answer that is no such word, a failure of the model, and what is too long to be asked
leave a statement unscored.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from assistant.errors import ModelError
from assistant.model import ChatModel, Message
from assistant.verifying.instructions import fenced
from evals.judges import prompt
from evals.judges.verdict import Grade, Verdict, unscored

# Characters of evidence and statement that it is given, and of its reply that are read.
_MOST, _REPLY = 24_000, 60
_WORD = re.compile(r"[\W_]*(full|partial|none)[\W_]*", re.I)
_GRADES: dict[str, Grade] = {"full": "full", "partial": "partial", "none": "none"}


class Chat:
    """Judges by a chat model. `name` holds the model's."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.name = f"chat ({model.name})"

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        if not any(piece.strip() for piece in evidence):
            return Verdict("none", "no evidence is cited")
        if len(statement) + len(about) + sum(map(len, evidence)) > _MOST:
            return unscored("too long to be put to the model")
        said: list[Grade] = []
        for turned in (False, True):
            try:
                reply = self._reply(messages(statement, evidence, about, turned=turned))
            except ModelError as error:
                return unscored(f"the model failed ({error.detail})")
            found = _WORD.fullmatch(reply)
            if not found:
                return unscored(f"the model gave no grade, but {reply.strip()[:30]!r}")
            said.append(_GRADES[found[1].lower()])
        if said[0] != said[1]:
            return Verdict("none", f"asked twice, it said {said[0]} and {said[1]}", unclear=True)
        return Verdict(said[0], "" if said[0] == "full" else "so the model judges")

    def _reply(self, asked: Sequence[Message]) -> str:
        reply = ""
        with closing(_closed(self._model.stream(asked))) as stream:
            for piece in stream:
                reply += piece
                if len(reply) > _REPLY:
                    break
        return reply


def messages(statement: str, evidence: Sequence[str], about: str, *, turned: bool) -> list[Message]:
    """The question as it is put; `turned` with evidence and answers in the opposite order."""
    pieces = list(enumerate(evidence, 1))
    options = list(prompt.OPTIONS)
    if turned:
        pieces, options = pieces[::-1], options[::-1]
    words = f"{', '.join(options[:-1])} or {options[-1]}"
    shown = "\n".join(prompt.EVIDENCE.format(number=n, text=fenced(text)) for n, text in pieces)
    return [
        Message("system", prompt.SYSTEM.format(options="\n".join(prompt.OPTIONS[o] for o in options), words=words)),
        Message(
            "user",
            prompt.ASKED.format(
                about=prompt.ABOUT.format(about=fenced(about)) if about.strip() else "",
                evidence=shown,
                statement=fenced(statement),
                words=words,
            ),
        ),
    ]


def _closed(stream: Iterator[str]) -> Generator[str, None, None]:
    """A stream as a generator, which can be closed."""
    yield from stream
