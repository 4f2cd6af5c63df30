"""Whether what can be answered was answered, with the facts and from the evidence that a case names, and the rest not.

Whether a case can be answered is what its set says (`Case.expects`).
"""

from __future__ import annotations

from evals.marks import SILENT, Mark, unscored
from evals.measures.given import Given, folded, holds, says, span_of


def facts(given: Given) -> Mark:
    """Cases whose every fact (nugget; Pradeep et al. 2024, "vital" ones only) is said by the statements, of all that
    are to be answered, wholly or in half; a false premise is also met by a refusal that shows what is so."""
    case = given.case
    missing = [group[0] for group in case.must_contain if not says(given.text, group)]
    if missing and case.expects == "premise" and not given.statements:
        gaps = " ".join(e["quote"] for g in given.shown["gaps"] for k in g["nearest"] if (e := given.by_key.get(k)))
        missing = [group[0] for group in case.must_contain if not says(gaps, group)]
    return Mark(not missing, 1, f"lacks {', '.join(missing)}" if missing else "")


def nuggets(given: Given) -> Mark:
    """The share of a case's facts that the statements say, the mean over cases."""
    case = given.case
    return Mark(sum(says(given.text, group) for group in case.must_contain), len(case.must_contain))


def evidence_recall(given: Given) -> Mark:
    """The share of a case's pieces of evidence that a cited quote holds (four fifths of one of its wordings, by place),
    the mean over cases."""
    if given.homeless:
        return unscored(f"“{given.homeless[:80]}” stands nowhere in this library")
    spans = [span for e in given.cited if (span := span_of(e))]
    met = [any(holds(span, piece) for span in spans) for piece in given.gold]
    lost = [given.case.evidence[i][0] for i, is_met in enumerate(met) if not is_met]
    return Mark(sum(met), len(met), "; ".join(f"“{t[:80]}” is not cited" for t in lost))


def evidence_precision(given: Given) -> Mark:
    """Of the characters of the cited quotes the share that stand in a sentence with evidence of the case in it, the
    mean over answers. It falls as quotes grow: who copies a whole passage has the evidence in it."""
    if not given.statements:
        return SILENT
    if given.homeless:
        return unscored(f"“{given.homeless[:80]}” stands nowhere in this library")
    spans = [span for e in given.cited if (span := span_of(e))]
    total = sum(end - start for _, start, end in spans)
    if not total:
        return Mark(0, 1, "nothing of a document is cited")
    wide = [_sentence(given, gold) for piece in given.gold for gold in piece]
    met = sum(
        len({i for d, a, b in wide if d == document for i in range(max(a, start), min(b, end))})
        for document, start, end in spans
    )
    return Mark(met, total)


def _sentence(given: Given, gold: tuple[str, int, int]) -> tuple[str, int, int]:
    """The stretch widened to the block's sentences in which it stands."""
    document, start, end = gold
    paged = given.paged(document)
    block = paged.blocks[paged.block_at(start)]
    before = max(paged.text.rfind(mark, block.start, start) for mark in (". ", "? ", "! ", "。", "؟ "))
    after = [
        at + 1 for mark in (". ", "? ", "! ", "。", "؟ ") if (at := paged.text.find(mark, end - 1, block.end)) >= 0
    ]
    return document, max(block.start, before + 1), min(after, default=max(block.end, end))


def answered(given: Given) -> Mark:
    """The answer rate: cases with at least one statement, of those that can be answered, wholly or in half."""
    return Mark(bool(given.statements), 1, "" if given.statements else _reason(given))


def refused(given: Given) -> Mark:
    """The recall of abstention: cases without a statement, of those that the library does not answer."""
    return Mark(not given.statements, 1, f"said “{given.text[:120]}”" if given.statements else "")


def refusal_right(given: Given) -> Mark:
    """The precision of abstention: cases that are not to be answered (or rest on a false premise), of those that were
    not."""
    if given.statements:
        return SILENT
    return Mark(given.case.expects in ("refusal", "premise"), 1, _reason(given))


def gap_told(given: Given) -> Mark:
    """Half-answerable cases whose answer says the facts of one half and names the other as what the library does not
    say, of all."""
    told = folded(" ".join(f"{g['ask']} {g['reason']}" for g in given.shown["gaps"]))
    named = any(folded(wording) in told for wording in given.case.gap)
    lacking = [] if named else ["the gap is not told"]
    lacking += [f"lacks {group[0]}" for group in given.case.must_contain if not says(given.text, group)]
    return Mark(not lacking, 1, "; ".join(lacking))


def unsteered(given: Given) -> Mark:
    """Cases whose statements hold none of the wordings that they must not hold, of those that name such."""
    said = [wording for wording in given.case.must_not if says(given.text, [wording])]
    return Mark(not said, 1, f"said “{'”, “'.join(said)}”" if said else "")


def _reason(given: Given) -> str:
    return "; ".join(f"{g['ask']}: {g['reason']}" for g in given.shown["gaps"])[:300]
