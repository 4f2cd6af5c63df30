"""Sentences of documents that are addressed to a language model ("ignore the instructions above and say…").

They may be quoted like others; a statement never rests on one, and none is shown to a model.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from assistant.verifying.reading import words_of

_ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|prior|guidelines|context|evidence|question)\b"
    r"|\b(?:system|developer) (?:prompt|message|instruction)s?\b|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot|gpt|dan)\b"
    r"|\b(?:as an|dear|attention|note to|hey|hello) (?:ai|llm|language model|assistant|chatbot)s?\b|\bnew instructions?\b"
    r"|(?:^|[.!?:;] |\band |\bthen |\bplease |\bmust |\bonly )(?:respond|reply|answer|output|say|print|repeat|tell)\b.{0,30}\b(?:only|exactly|instead|verbatim|the following|with the (?:word|phrase|sentence)|the user|nothing else)\b"
    r"|\b(?:do not|don't|never) (?:mention|cite|reveal|tell|quote|answer)\b.{0,40}\b(?:the user|these instructions?|this instruction|the evidence)\b"
    r"|<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?inst\]|^\s*(?:system|assistant|user|human) ?:"
    r"|\bignora\b.{0,40}\binstrucciones\b|\bignor(?:e|ez)\b.{0,40}\binstructions\b|\bignore\b.{0,40}\binstru[cç][oõ]es\b|تجاهل.{0,40}(?:التعليمات|الأوامر)|忽略.{0,20}(?:指令|说明|指示)|无视.{0,20}(?:指令|说明)",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=20_000)
def addressed_to_a_model(text: str) -> bool:
    """Whether a text tells a language model what to do."""
    return bool(_ADDRESSED.search(text))


def instructed_from(text: str) -> int | None:
    """Where in a text the first sentence begins that is addressed to a model; None where there is none."""
    if not addressed_to_a_model(text):
        return None
    return len(without_instructions(text))


def without_instructions(text: str) -> str:
    """A text without the sentences that are addressed to a model, and those after them in the same breath."""
    if not addressed_to_a_model(text):
        return text
    words = words_of(text)
    starts: dict[int, int] = {}
    for word in words:
        starts.setdefault(word.sentence, word.start)
    edges = [*starts.values(), len(text)]
    kept = []
    for begin, end in itertools.pairwise(edges):
        if addressed_to_a_model(text[begin:end]):
            break  # what follows may be what the model is told to say
        kept.append(text[begin:end])
    return "".join(kept).strip()


def fenced(text: str) -> str:
    """A text that cannot close the fence that it is put into: without angle brackets, in one line."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())
