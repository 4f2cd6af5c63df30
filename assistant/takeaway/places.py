"""How a file names what an answer rests on: who says it, where it stands, how the answer was made.

Pure, from the JSON of answers and evidence. Nothing is guessed: what a document does not prove is left out, but for
"n.d.", which says so. Citation styles are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from assistant.standing import State
from assistant.takeaway import words
from assistant.takeaway.direction import is_right_to_left, isolated

Json = dict[str, Any]

EXTRACTIVE = "extractive"  # the model of an answer in the sources' own words
UNCALIBRATED = "uncalibrated"  # of a checker whose errors were not measured
UNKNOWN = "author unknown"
RECORD = "record"  # the checker of statements made from a record, the kind of evidence that stands in no text
_LONGEST = 120
# An apostrophe within a word, or behind one ("the parties’ views"), is no quotation mark.
_QUOTED = re.compile(r"[“”„«»\"]|(?<!\w)[‘’'](?=\w)|(?<=[.,!?…])[’']")
_WITHIN = re.compile(r"[“„][^“”]+[”“]|«[^»]+»|\"[^\"]+\"|(?<!\w)[‘'][^‘]+[’'](?!\w)")
_MOSTLY = 0.5
_PLURAL = {"states": "state", "recommends": "recommend", "reports": "report", "asks": "ask"}
_VERBS = {"asserts": "states", "recommends": "recommends", "reports": "reports", "asks": "asks"}
_MARKS = "“”„«»\"‘’'"
_THIN = "\u202f"


def marks_for(text: str) -> tuple[str, str]:
    """The quotation marks around a text; a thin space parts them from marks that belong to the text itself."""
    opening, closing = ("«", "»") if is_right_to_left(text) else ("“", "”")
    before = _THIN if text[:1] in _MARKS else ""
    after = _THIN if text[-1:] in _MARKS else ""
    return opening + before, after + closing


def is_record(evidence: Json) -> bool:
    return bool(evidence["locator"]["kind"] == RECORD)


def is_imported(evidence: Json) -> bool:
    """Whether it came with a file and was not found in the library then: nobody here can vouch for any of it."""
    return evidence.get("imported") is True


def is_quoted(evidence: Json) -> bool:
    """Whether what another says is given in his words: set apart, or between marks."""
    return evidence["locator"]["kind"] == "quote" or _QUOTED.search(evidence["quote"]) is not None


def quoted(evidence: Json) -> Literal["spoken", "partly", "reported"]:
    """How much of what another says is given in his words: most of it, some, or none, the rest being the author's."""
    if not is_quoted(evidence):
        return "reported"
    text = str(evidence["quote"])
    within = sum(len(m.group()) for m in _WITHIN.finditer(text))
    # Words set apart are his as a whole, and so are those of a quotation of which one end stands outside the span.
    whole = evidence["locator"]["kind"] == "quote" or not within
    return "spoken" if whole or within >= _MOSTLY * len(text) else "partly"


def title(document: Json) -> str:
    return str(document.get("title") or document.get("source") or "Untitled")


def year(document: Json) -> str:
    return str(document.get("year") or "n.d.")


def place(locator: Json) -> str:
    """All that is known of where words stand: "p. 7 (PDF page 9), § Interviews, ¶ 2, n. 14"; "" for a record."""
    if locator["kind"] == RECORD:
        return ""
    parts = [pages(locator)] if has_pages(locator) else []
    if locator.get("section"):
        parts.append(f"§\u00a0{isolated(cut(locator['section'].rstrip(' :'), _LONGEST))}")
    if locator.get("paragraph") and locator["kind"] != "footnote":
        parts.append(f"¶\u00a0{locator['paragraph']}")
    if locator.get("note"):
        parts.append(f"n.\u00a0{locator['note']}")
    return ", ".join(parts)


def has_pages(locator: Json) -> bool:
    return bool(locator.get("pages") or locator.get("labels"))


def pages(locator: Json) -> str:
    """Printed pages where each page has its label, with the file's own beside them where they differ."""
    counted = [str(p) for p in locator.get("pages") or ()]
    printed = [str(label) for label in locator.get("labels") or ()]
    if not counted:
        return _run("p.", "pp.", printed)
    if len(printed) != len(counted):
        return f"PDF\u00a0{_run('page', 'pages', counted)}"
    shown = _run("p.", "pp.", printed)
    return shown if printed == counted else f"{shown} (PDF\u00a0{_run('page', 'pages', counted)})"


def _run(one: str, many: str, items: list[str]) -> str:
    return f"{one}\u00a0{items[0]}" if len(items) == 1 else f"{many}\u00a0{items[0]}–{items[-1]}"


def cut(text: str, limit: int) -> str:
    """The text, cut at a space with an ellipsis where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:.–—-") + "…"


def authors(document: Json) -> str:
    """Family names, "et al." from the third on; "" where there are none."""
    record = document.get("record") or {}
    names = [str(a.get("literal") or a.get("family") or a.get("given") or "") for a in record.get("author", ())]
    names = [isolated(n) for n in names if n] or [isolated(str(n)) for n in document.get("authors", ())]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def attribution(evidence: Json, where: str = "") -> str:
    """Who says it, how, and when, with `where` behind it: "Example Institute states, 2021 · figure for 2019"."""
    line = _attribution(evidence, where)
    return words.IMPORTED_LINE.format(line=line) if is_imported(evidence) else line


def _attribution(evidence: Json, where: str) -> str:
    document = evidence["document"]
    if is_record(evidence):
        return words.FROM_RECORDS
    by = authors(document) or isolated(str((document.get("record") or {}).get("publisher") or ""))
    verb = _VERBS.get(evidence.get("force", ""), "states")
    if evidence.get("author_says", True):
        # Where nobody is named at all, the speaker of evidence is the title or the file: neither has said anything.
        nobody = evidence["speaker"] in ("", document.get("title"), document.get("source"))
        by = by or ("" if nobody else isolated(evidence["speaker"]))
        who = (
            f"{by} {_PLURAL[verb] if len(document.get('authors', ())) > 1 else verb}"
            if by
            else f"The document {verb}, {UNKNOWN}"
        )
    else:
        speaks = "" if evidence.get("force") in {"asserts", "reports"} else f" {verb}"
        how = "quoted" if is_quoted(evidence) else "reported"
        who = f"{isolated(evidence['speaker'])}{speaks}, as {how} by {by or f'the document, {UNKNOWN}'}"
    line = ", ".join(part for part in (who, year(document), where) if part)
    if evidence.get("original"):
        line += f", after {isolated(cut(str(evidence['original']), _LONGEST))}"
    remarks = [f"figure for {evidence['as_of']}"] if evidence.get("as_of") else []
    remarks += ["examples, not a full list"] if evidence.get("examples_only") else []
    return " · ".join([line, *remarks])


def gloss(evidence: Json) -> str:
    """What the quotation points back to, in brackets as ours; "" where it says so itself."""
    told = str(evidence.get("gloss") or "")
    return f"[{isolated(told)} — our note]" if told else ""


def mark_of(support: str, checker: str, evidence: list[Json] | tuple[Json, ...]) -> str:
    """The mark of a statement, one of `words.MARKS`."""
    if checker == RECORD:
        whence = {e.get("found_by") for e in evidence}
        return next((w for w in ("corrected", "sidecar") if w in whence), RECORD)
    if support == "supported" and UNCALIBRATED in checker:
        return "weak"
    return support if support in words.MARKS else "unchecked"


def withdrawn(evidence: Sequence[Json], states: Sequence[State | None]) -> list[str]:
    """What is said beside the mark of a statement that rests on evidence of which some no longer stands: a line for
    each way in which it went; none where all stands. `states` are those of the evidence, None where nobody can tell."""
    pairs = [(e, state) for e, state in zip(evidence, states, strict=True) if not is_imported(e)]
    lines = [
        words.LEFT if state is State.WITHDRAWN else words.RERECORDED if is_record(e) else words.REREAD
        for e, state in pairs
        if state in (State.WITHDRAWN, State.CHANGED)
    ]
    whole = len(lines) == len(evidence)
    return [line if whole else words.IN_PART.format(line=line) for line in dict.fromkeys(lines)]


def how(answer: Json, documents: int = 0, filtered: str = "") -> str:
    """The line that says how an answer was made, from how many documents (`documents` where it does not say itself);
    "" where nothing was searched. `filtered`: the filter that was on, in words."""
    searched: Json = answer.get("searched") or {}
    documents = (answer | searched).get("documents", documents)
    passages = searched.get("passages", 0)
    whole = "the one document" if documents == 1 else f"the {documents:,} documents" if documents else "the documents"
    if (answer.get("record") or {}).get("filters"):
        whole += " that passes the filter" if documents == 1 else " that pass the filter"
        whole += f" ({filtered})" if filtered else ""
    if answer["abstained"]:
        among = f", {'one passage' if passages == 1 else f'{passages:,} passages'}" if passages else ""
        return f"Looked through {whole} in the library{among}." if documents else ""
    said = answer["statements"]
    cited = {key for s in said if s["checker"] != RECORD for key in s["citations"]}
    count = len({e["document"]["id"] for e in answer["evidence"] if e["key"] in cited})
    source = f"{count} of {whole}" if count and documents > 1 else whole
    if any(s["support"] != "quoted" and s["checker"] != RECORD for s in said):
        model = cut(str(answer["model"]), 60)
        return f"Phrased by {model} from {source} in the library. Each sentence says whether it was checked."
    # A model that failed was used in vain; what went wrong is said in a line of its own.
    alone = "; no model was used." if answer["model"] == EXTRACTIVE else "."
    if not count:
        return f"From the library’s records about its documents{alone}"
    own = "These are the sources’ own words" if count > 1 else "These are the source’s own words"
    return f"Quoted from {source} in the library. {own}{alone}"


def understood(question: str, answer: Json) -> str:
    """How the question was read, where that differs from what was typed; else ""."""
    typed = " ".join(question.split())
    alone = " ".join(str(answer.get("stand_alone") or "").split())
    if not alone or alone.casefold() == typed.casefold():
        return ""
    if alone.startswith(f"{typed} (") and alone.endswith(")"):
        return words.TOGETHER.format(how=alone[len(typed) + 2 : -1])
    return words.UNDERSTOOD.format(how=alone)


def when(asked: str) -> str:
    """A time in ISO 8601 as a reader has it, in UTC; "" where it is none."""
    try:
        time = datetime.fromisoformat(asked)
    except ValueError:
        return ""
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return f"{time.astimezone(UTC):%Y-%m-%d at %H:%M} UTC"
