"""A chat model as judge of statements: asked for one word, and not believed when it says anything else."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from assistant import prompts
from assistant.errors import ModelError
from assistant.model import SECONDS, ChatModel, Message
from assistant.verifying.checkers import Judgement
from assistant.verifying.instructions import fenced
from assistant.verifying.reading import Source

# How often the model is asked for one answer, and for how long in all, in seconds a question of it may be silent.
CALLS, TIMES = 24, 2.0
# Characters of the quoted text and of the statement that it is given, and of its reply that are read.
_TEXT, _STATEMENT, _REPLY = 6000, 1000, 60
_NO_VERDICT = "the judge gave no verdict"
# The whole of what it says: in "it is not fully supported" or "I would not say supported" no word is a verdict.
_VERDICT = re.compile(
    r"[\W_]*(?:(?P<no>unsupported|not[ _]supported)|(?P<part>partial|partially)|(?P<yes>supported))[\W_]*", re.I
)


class Judge:
    """Checks statements by asking a chat model. What it cannot say, or is not asked any more, is `unchecked`.

    One judge serves one answer: after `CALLS` questions, `TIMES` times `seconds`, or a failure of the model it asks no
    more. `anew` gives one for the next.
    """

    def __init__(self, model: ChatModel, *, seconds: float = SECONDS) -> None:
        self._model = model
        self._seconds = seconds
        self._calls = CALLS
        self._left = TIMES * seconds
        self.name = f"{model.name} as judge"

    def anew(self) -> Judge:
        """The same judge, who has not been asked yet."""
        return Judge(self._model, seconds=self._seconds)

    def judge(self, statement: str, language: str, sources: Sequence[Source]) -> Judgement:
        text = fenced(" ".join(s.text for s in sources))
        said = fenced(statement)
        if len(text) > _TEXT or len(said) > _STATEMENT:
            return Judgement("unchecked", "too long to be put to the judge")
        if not self._calls or self._left <= 0:
            return Judgement(
                "unchecked", "the judge was not asked: it had been asked as much as it may be for one answer"
            )
        self._calls -= 1
        began = time.monotonic()
        try:
            reply = self._reply(text, said, until=began + self._left)
        except ModelError as error:
            self._calls = 0
            return Judgement("unchecked", f"{_NO_VERDICT} ({error.detail})")
        finally:
            self._left -= time.monotonic() - began
        found = _VERDICT.fullmatch(reply)
        if not found:
            return Judgement("unchecked", _NO_VERDICT)
        if found["no"]:
            return Judgement("unsupported", "judged not to stand in its source")
        return Judgement("partial", "judged to stand there in part") if found["part"] else Judgement("supported")

    def _reply(self, text: str, statement: str, *, until: float) -> str:
        asked = [
            Message("system", prompts.JUDGE),
            Message("user", prompts.JUDGED.format(text=text, statement=statement)),
        ]
        reply = ""
        with closing(_closed(self._model.stream(asked))) as stream:
            for piece in stream:
                reply += piece
                if len(reply) > _REPLY or time.monotonic() > until:
                    break
        return reply


def _closed(stream: Iterator[str]) -> Generator[str, None, None]:
    """A stream as a generator, which can be closed."""
    yield from stream
