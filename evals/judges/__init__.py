"""Judges of whether evidence supports a statement, by name: what decides how an answer's statements are counted.

None of them is the assistant's own check, but `packaged`, which is there to be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evals.errors import JudgeUnknown
from evals.judges.verdict import Grade, Judge, Verdict, unscored

if TYPE_CHECKING:
    from assistant.model import ChatModel
    from store.library import Library

__all__ = ["CHAT", "EXACT", "PACKAGED", "Grade", "Judge", "JudgeUnknown", "Verdict", "judge_named", "unscored"]

EXACT, PACKAGED, CHAT = "exact", "packaged", "chat"


def judge_named(
    name: str = EXACT, *, model: Callable[[], ChatModel | None] | None = None, library: Library | None = None
) -> Judge:
    """The judge of a name: "exact", "packaged" (needs a library), "chat" (needs a chat model), else a cross-encoder's
    name or folder, which is loaded and tried. `model` opens the chat model that is configured, or gives None.

    Raises JudgeUnknown; and ModelMissing where `model` does.
    """
    if name == EXACT:
        from evals.judges.exact import Exact

        return Exact()
    if name == PACKAGED:
        if library is None:
            raise JudgeUnknown("The judge packaged needs a library: name one with --library.")
        from assistant.assistant import Assistant
        from evals.judges.packaged import OfTheAssistant

        return OfTheAssistant(Assistant(library).verifier)
    if name == CHAT:
        chat = model() if model else None
        if chat is None:
            raise JudgeUnknown("The judge chat asks a chat model, and none is configured: name one with --model.")
        from evals.judges.chat import Chat

        return Chat(chat)
    return _cross_encoder(name)


def _cross_encoder(name: str) -> Judge:
    from assistant.cross_encoder import CrossEncoderModel
    from evals.judges.encoder import Encoder

    model = CrossEncoderModel(name)
    try:
        if not name.strip():
            raise ValueError("it has no name")
        model.scores([("It is.", "It is.")])
    except Exception as error:  # each sort of broken file has an error of its own
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise JudgeUnknown(
            f"There is no judge {name!r}: it is none of exact, packaged, chat, and no cross-encoder that can be loaded "
            f"({first[:200]})."
        ) from error
    return Encoder(model)
