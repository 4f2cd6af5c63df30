"""A thread as a sheet: each question with its answer as it was given, its gaps, and how it was made.

What was withheld is counted and not shown: its words are not borne out by what they cite.
"""

from __future__ import annotations

from assistant.references.exporting import Wishes
from assistant.takeaway import places, words
from assistant.takeaway.annex import annex_of
from assistant.takeaway.neighbours import Around
from assistant.takeaway.sheet import Block, Heading, Paragraph, Sheet, Words, line
from assistant.takeaway.telling import Telling
from assistant.takeaway.values import Asked, Json, Thread


def thread_sheet(thread: Thread, wishes: Wishes, around: Around | None = None, *, annex: bool = False) -> Sheet:
    """The sheet of a thread. Raises ReferencesMissing, ReferencesFailed (with an annex and a style); StoreError."""
    telling = Telling(around, annex)
    blocks: list[Block] = [] if thread.turns else [line(words.NOTHING_ASKED)]
    title = thread.title or (thread.turns[0].question if thread.turns else "")
    for turn in thread.turns:
        alone = len(thread.turns) == 1 and turn.question == title
        blocks += [*([] if alone else [Heading(turn.question)]), *_turn(turn, telling)]
    blocks += telling.meanings()
    if annex:
        blocks += annex_of(telling, wishes)
    return Sheet(title, tuple(blocks))


def _turn(turn: Asked, telling: Telling) -> list[Block]:
    answer = turn.answer
    above = [
        words.ASKED.format(when=time) if (time := places.when(turn.asked)) else "",
        places.understood(turn.question, answer),
        places.how(answer),
        str(answer.get("notice") or ""),
    ]
    blocks: list[Block] = [line(text, "about") for text in above if text]
    by_key = {e["key"]: e for e in answer["evidence"]}
    for said in answer["statements"]:
        blocks += telling.statement(
            said["text"], [by_key[key] for key in said["citations"] if key in by_key], support=said["support"],
            checker=said["checker"] or "", verbatim=said["support"] == "quoted", why=str(said.get("why") or ""),
        )  # fmt: skip
    return [*blocks, *_gaps(answer), *_withheld(answer)]


def _gaps(answer: Json) -> list[Block]:
    """What the library does not say, a line each; the reason of an abstention once where it is the same for all."""
    gaps = answer["gaps"]
    reasons = list(dict.fromkeys(str(g["reason"]) for g in gaps))
    if answer["abstained"] and len(reasons) < 2:
        return [_gap(words.NO_ANSWER, *reasons)]
    missing = [_gap(words.NOT_IN_LIBRARY.format(ask=g["ask"].strip().rstrip(".?")) + ".", g["reason"]) for g in gaps]
    return [_gap(words.NO_ANSWER), *missing] if answer["abstained"] else list(missing)


def _gap(said: str, reason: str = "") -> Paragraph:
    return Paragraph((Words(said, "strong"), *([Words(f" {reason}")] if reason else [])), "gap")


def _withheld(answer: Json) -> list[Block]:
    return [line(words.withheld(count), "gap")] if (count := len(answer.get("withheld", ()))) else []
