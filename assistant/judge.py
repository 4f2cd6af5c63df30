"""A chat model as judge of statements: asked for one word, and not believed when it says another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import prompts
from assistant.errors import ModelError
from assistant.model import ChatModel, Message
from assistant.verifying.checkers import Judgement
from assistant.verifying.instructions import fenced
from assistant.verifying.reading import Source

_VERDICT = re.compile(r"\b(unsupported|not supported|partial(?:ly)?|supported)\b", re.IGNORECASE)


class Judge:
    """Checks statements by asking a chat model. What it cannot say is `unchecked`."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.name = f"{model.name} as judge"

    def judge(self, statement: str, language: str, sources: Sequence[Source]) -> Judgement:
        text = fenced(" ".join(s.text for s in sources))
        asked = [
            Message("system", prompts.JUDGE),
            Message("user", prompts.JUDGED.format(text=text, statement=fenced(statement))),
        ]
        try:
            said = "".join(self._model.stream(asked))
        except ModelError as error:
            return Judgement("unchecked", f"the judge gave no verdict ({error})")
        found = _VERDICT.search(said)
        if not found:
            return Judgement("unchecked", "the judge gave no verdict")
        word = found.group(1).lower()
        if word in ("unsupported", "not supported"):
            return Judgement("unsupported", "judged not to stand in its source")
        return (
            Judgement("partial", "judged to stand there in part")
            if word.startswith("partial")
            else Judgement("supported")
        )
