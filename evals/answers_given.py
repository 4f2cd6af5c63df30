"""Answers that were given before, or by another system: a file as `ssc ask --file … --json` writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evals.asking import Bot, Response
from evals.cases import Case
from evals.errors import PlanUnfit

_NEEDED = ("statements", "gaps", "evidence")


def answering_from(file: Path) -> Bot:
    """One who gives the answers of a file, by the ids of cases. A case without an answer there has an error. Raises
    PlanUnfit where the file is none of answers."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")  # answers may hold other ends of lines
    except (OSError, UnicodeDecodeError) as error:
        raise PlanUnfit(f"{file} cannot be read ({error}).") from error
    answers: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(lines, 1):
        try:
            answer = json.loads(line) if line.strip() else None
        except ValueError as error:
            raise PlanUnfit(f"{file}, line {number}: it is no JSON ({error}).") from error
        if isinstance(answer, dict) and isinstance(answer.get("id"), str):
            if answer["id"] in answers:
                raise PlanUnfit(f"{file}, line {number}: a second answer to {answer['id']}.")
            answers[answer["id"]] = answer
        elif answer is not None:
            raise PlanUnfit(f"{file}, line {number}: it is no answer with an id.")

    def answer_of(case: Case) -> Response:
        given = answers.get(case.id)
        if given is None:
            return Response({"error": {"kind": "missing", "message": f"{file.name} holds no answer to it"}})
        if (asked := given.get("question")) is not None and _plain(str(asked)) != _plain(case.question):
            return Response({"error": {"kind": "missing", "message": f"{file.name} answers another question there"}})
        wanted = ("quotes",) if case.search else _NEEDED
        if "error" not in given and (lacking := [name for name in wanted if not isinstance(given.get(name), list)]):
            return Response({"error": {"kind": "unreadable", "message": f"it has no list of {', '.join(lacking)}"}})
        seconds = given.get("seconds")
        spent = {"seconds": float(sum(seconds.values()))} if isinstance(seconds, dict) and seconds else {}
        told = {"withheld": [], "gaps": []} | given if not case.search else given
        return Response(told, spent=spent)

    return answer_of


def _plain(question: str) -> str:
    return " ".join(question.split()).casefold()
