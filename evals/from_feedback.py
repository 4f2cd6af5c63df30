"""Cases from what readers thought of answers (`ssc feedback export`).

Only what a reader has judged becomes an expectation: of what was right, that its evidence be cited again (or that it be
refused again); of a statement that was found wrong, that it be not said again. What is missing nobody has said; such
feedback becomes a case once somebody names the facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.cases import Case, case_of
from evals.errors import CaseUnreadable

KIND = "feedback"
RIGHT, WRONG = "right", ("wrong source", "not supported")


def case_from(row: Mapping[str, Any]) -> Case:
    """The case of a piece of feedback. Raises CaseUnreadable where it is none, or says too little to expect a thing."""
    try:
        verdict, judged = str(row["verdict"]), row["about"]
        note = f"{verdict}: {row.get('note') or ''}".rstrip(": ")
        made: dict[str, Any] = {
            "id": row["id"], "kind": KIND, "question": row["question"], "history": row["history"], "note": note,
        }  # fmt: skip
        if row.get("filters"):
            raise CaseUnreadable("it was asked of a part of the library, which a case cannot say")
        if verdict == RIGHT and row.get("abstain"):
            made["abstain"] = True
        elif verdict == RIGHT and row["evidence"]:
            made |= {"documents": row["documents"], "evidence": row["evidence"]}
        elif verdict in WRONG and judged["kind"] == "statement":
            made["must_not"] = [judged["text"].strip("“”")]
        else:
            raise CaseUnreadable(f"“{verdict}” of the {judged['kind']} does not say what would be right")
    except (KeyError, TypeError, AttributeError) as error:
        raise CaseUnreadable("it is no feedback as `ssc feedback export` writes it") from error
    return case_of(made)
