"""What readers think of answers: what was given, kept, taken back.

A judgement comes from a browser and is checked like anything from outside: the answer must stand in the thread that is
shown, the thread must be this person's, and the answer must have the part that is judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.feedback import LONGEST, VERDICTS, parts_of
from store.errors import SscError
from store.notebook import Feedback
from web import desk_words, people, services

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader says of the part `part` of an answer ("" the whole); no verdict takes back what was said before."""

    answer: str
    part: str
    verdict: str
    comment: str


def judgement(value: Json) -> Judgement | None:
    """A judgement as it came; None where it is none."""
    said = [value.get(name) for name in ("answer", "part", "verdict", "comment")]
    if not all(isinstance(one, str) for one in said):
        return None
    made = Judgement(*map(str, said))
    return made if made.verdict in ("", *VERDICTS) and len(made.comment) <= LONGEST else None


def judge(said: Judgement, thread: str) -> str:
    """Keep a judgement of an answer in a thread of this person's, or take it back; what went wrong, "" for nothing."""
    try:
        owner = people.current().id
        notebook = services.notebook()
        turns = notebook.turns(thread, owner) if thread else ()
        answer = next((turn.answer for turn in turns if turn.answer["id"] == said.answer), None)
        if answer is None or said.part not in parts_of(answer):
            return desk_words.NOT_HERE
        if said.verdict:
            comment = said.comment.strip()
            notebook.add_feedback(Feedback(said.answer, said.verdict, said.part, comment, owner=owner))
        else:
            notebook.withdraw_feedback(said.answer, said.part, owner)
    except SscError as error:
        return desk_words.NOT_JUDGED.format(why=error)
    return ""


def given(answers: Iterable[str]) -> Json:
    """What this person said of answers: by their ids, then by their parts, the verdict and the comment."""
    wanted = set(answers)
    found: Json = {}
    try:
        for one in services.notebook().feedback(owner=people.current().id) if wanted else ():
            if one.answer_id in wanted:
                part = {"verdict": one.verdict, "comment": one.comment}
                found.setdefault(one.answer_id, {})[one.key] = part
    except SscError:
        return {}  # the page itself says what is wrong
    return found
