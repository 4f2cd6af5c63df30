"""Question sets: files of cases, one a line, each file known by the hash of its bytes.

What was measured on a set holds for these bytes. A set may lie in any folder. It does not know any library.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from evals.cases import Case, case_of
from evals.errors import CaseUnreadable, SetUnreadable


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Cases in their order, the file that they stand in, and the SHA-256 (hex) of its bytes."""

    file: Path
    sha256: str
    cases: tuple[Case, ...]


def read(file: Path) -> QuestionSet:
    """Read a file of cases (UTF-8, JSON, one a line; empty lines part groups). Raises SetUnreadable for the first line
    that is no case, and where two cases have one id or one question with one history: they would count twice."""
    try:
        content = file.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise SetUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    except UnicodeDecodeError as error:
        raise SetUnreadable(f"{file} is not UTF-8 (byte {error.start}); save it as that.") from error
    cases: list[Case] = []
    lines: dict[object, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            case = case_of(json.loads(line))
        except json.JSONDecodeError as error:
            raise SetUnreadable(
                f"{file}, line {number}: it is no JSON ({error.msg}, character {error.pos})."
            ) from error
        except (CaseUnreadable, RecursionError) as error:
            why = str(error) if isinstance(error, CaseUnreadable) else "it is nested too deep"
            raise SetUnreadable(f"{file}, line {number}: {why}.") from error
        for what, same in (("id", case.id), ("question", (case.history, " ".join(case.question.split())))):
            if (before := lines.setdefault((what, same), number)) != number:
                raise SetUnreadable(f"{file}, line {number}: line {before} has the same {what}.")
        cases.append(case)
    if not cases:
        raise SetUnreadable(f"{file} holds no case.")
    return QuestionSet(file, hashlib.sha256(content).hexdigest(), tuple(cases))
