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

_TOLD = 10  # lines in a message


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Cases in their order, the file that they stand in, and the SHA-256 (hex) of its bytes."""

    file: Path
    sha256: str
    cases: tuple[Case, ...]


def read(file: Path) -> QuestionSet:
    """Read a file of cases (UTF-8, JSON, one a line; empty lines part groups). Raises SetUnreadable, which tells the
    lines that are no cases, and those whose id, or question with its history, another has: they would count twice."""
    try:
        content = file.read_bytes()
        text = content.decode("utf-8")
    except OSError as error:
        raise SetUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    except UnicodeDecodeError as error:
        raise SetUnreadable(f"{file} is not UTF-8 (byte {error.start}); save it as that.") from error
    cases: list[Case] = []
    lines: dict[object, int] = {}
    wrong: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            case = case_of(json.loads(line))
        except json.JSONDecodeError as error:
            wrong.append(f"line {number}: it is no JSON ({error.msg}, character {error.pos})")
        except (CaseUnreadable, RecursionError) as error:
            why = str(error) if isinstance(error, CaseUnreadable) else "it is nested too deep"
            wrong.append(f"line {number}: {why}")
        else:
            for what, same in (("id", case.id), ("question", (case.history, " ".join(case.question.split())))):
                if (before := lines.setdefault((what, same), number)) != number:
                    wrong.append(f"line {number}: line {before} has the same {what}")
            cases.append(case)
    if wrong:
        more = f"; and {len(wrong) - _TOLD} more" if len(wrong) > _TOLD else ""
        raise SetUnreadable(f"{file}, {'; '.join(wrong[:_TOLD])}{more}.")
    if not cases:
        raise SetUnreadable(f"{file} holds no case.")
    return QuestionSet(file, hashlib.sha256(content).hexdigest(), tuple(cases))
