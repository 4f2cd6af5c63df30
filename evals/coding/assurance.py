"""What a human-coded sample shows and does not show, as a page of Markdown to lay before others, and as lines for a
terminal. Names come from sheets and sets from runs: they are put on one line, and their signs of Markdown are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$&])")
_MEASURES = {"cohen_kappa": "Cohen's κ", "krippendorff_alpha": "Krippendorff's α"}
_BY = {"judge": "the suite's judge", "assistant": "the assistant's own check"}


def statement(said: Mapping[str, Any]) -> str:
    """The page: what was tested, by whom, what was found, and what was not tested."""
    run, sample, library = said["run"], said["sample"], said["library"]
    sets = ", ".join(f"{_safe(s.get('file'))} (SHA-256 {_safe(s.get('sha256'))})" for s in said["sets"])
    lines = [
        "# Assurance statement: are statements supported by the evidence they cite?", "",
        "## What was tested", "",
        f"- Run: {_safe(run.get('name'))}, made {_safe(run.get('made'))}",
        f"- Its results: SHA-256 {_safe(run['sha256'])}",
        f"- Model: {_safe(run.get('model') or 'not told')}",
        f"- Library: {_safe(library.get('documents'))} documents, fingerprint {_safe(library.get('fingerprint'))}",
        f"- Questions: {sets or 'not told'}",
        f"- Statements: {_drawn(sample)}, drawn at random (seed {sample['seed']})",
        "", "## Who judged, and how", "",
        *(f"- {line}" for line in _judged(said)), "",
        "## What was found", "",
        *(f"- {line}" for line in _found(said)),
    ]  # fmt: skip
    if said["claim"]:
        lines += ["", "## The claim", "", *(f"- {line}" for line in _claimed(said))]
    lines += ["", "## What was not tested", "", *(f"- {line}" for line in _not_tested(said))]
    return "\n".join([*lines, ""])


def lines(said: Mapping[str, Any]) -> list[str]:
    """The findings in a few lines, without marks."""
    made = [_drawn(said["sample"]) + ".", *_judged(said, plain=True), *_found(said)]
    return [*made, *(_claimed(said) if said["claim"] else [])]


def _drawn(sample: Mapping[str, Any]) -> str:
    whole = ", all there are" if sample["n"] == sample["population"] else ""
    few = f"; {sample['wanted']} were asked for" if sample["n"] < sample["wanted"] else ""
    return f"{sample['n']} of {sample['population']:,} shown in {sample['answers']:,} answers{whole}{few}"


def _judged(said: Mapping[str, Any], *, plain: bool = False) -> list[str]:
    told = []
    for coder in said["coders"]:
        name = coder["name"] if plain else _safe(coder["name"])
        counts = ", ".join(f"{coder[v]} {v}" for v in said["verdicts"])
        told.append(f"{name}: {counts}; {coder['missing']} missing.")
    told += [
        _agreed(said["agreement"], "on the four verdicts"),
        _agreed(said["agreement_on_faithful"], "on supported or not"),
    ]
    settled = said["settled"]
    parts = [
        f"{settled['agreed']} by all who judged", f"{settled['settled']} by a third person",
        f"{settled['majority']} by a majority",
        f"{settled['conservative']} by nothing, and therefore counted as unsupported",
        f"{settled['alone']} judged by one coder alone",
    ]  # fmt: skip
    return [
        *told,
        f"Settled: {', '.join(parts)}; {said['sample']['uncoded']} judged by nobody and left out of the rates.",
    ]


def _agreed(said: Mapping[str, Any], what: str) -> str:
    if not said["items"]:
        return f"Agreement {what}: not known; no statement was judged by two."
    name = _MEASURES[said["measure"]]
    if said["value"] is None:
        value = f"{name} is not defined, for only one verdict was given"
    else:
        within = (
            f"{said['low']:.2f} to {said['high']:.2f}" if said["low"] is not None else "no interval: too few differ"
        )
        value = f"{name} {said['value']:.2f} ({within})"
    return f"Agreement {what}: {value}; the same verdict in {_percent(said['same'])} ({said['items']} statements)."


def _found(said: Mapping[str, Any]) -> list[str]:
    bad, worst = said["unfaithful"], said["unsupported"]
    told = [
        f"Not wholly supported: {bad['hits']} of {bad['n']}, {_interval(bad)} (exact, 95 %). Partly supported and "
        "undecided statements count as not supported.",
        f"Of these unsupported or undecided: {worst['hits']} of {worst['n']}, {_interval(worst)}.",
    ]
    if (missed := said["overlooked"]) is not None:
        told.append(
            f"Both coders probably passed {missed:.1f} further unfaithful statements, if they err independently; "
            "no interval here covers these."
        )
    automatic, corrected = said["automatic"], said["corrected"]
    if automatic["value"] is None:
        return [*told, "There is no automatic verdict to compare with."]
    left = f", {automatic['unjudged']:,} not judged" if automatic["unjudged"] else ""
    told.append(
        f"Automatic verdict over the whole run ({_BY.get(automatic['by'], 'unnamed')}; {automatic['n']:,} statements"
        f"{left}): {_percent(automatic['value'])}, uncorrected."
    )
    if corrected:
        how = (
            "too little was found for its own interval; this is the sample's, exact"
            if corrected["exact"]
            else f"95 %, prediction-powered inference, λ = {corrected['tuning']:.2f}"
        )
        told.append(f"The same corrected by the sample: {_interval(corrected)} ({how}).")
    return told


def _claimed(said: Mapping[str, Any]) -> list[str]:
    claim, sample = said["claim"], said["sample"]
    bad = said["unfaithful"]["hits"] + sample["uncoded"]
    met = "is shown by this sample" if claim["met"] else "is NOT shown by this sample"
    n = said["unfaithful"]["n"] + sample["uncoded"]
    at = _claim_percent(claim["at_most"])
    told = [
        f"“At most {at} are not wholly supported” {met}: {bad} of {n} still allows {_percent(claim['upper'])} "
        "(one-sided exact bound, 95 %: the claim is about one side only)."
    ]
    if sample["uncoded"]:
        told.append(f"The {sample['uncoded']} that nobody judged count as not supported here.")
    if claim["met"]:
        return told
    most = "more than a million" if claim["faultless_needed"] is None else f"{claim['faultless_needed']:,}"
    needs = f"{most} faultless statements would be needed"
    if bad:
        more = "more than a million" if claim["needed"] is None else f"{claim['needed']:,}"
        needs += f"; with {bad} at fault, {more} without another fault"
    if n < (claim["faultless_needed"] or n + 1):
        told.append(f"The sample is too small for the claim, whatever it shows: {needs}.")
    else:
        told.append(f"For the claim {needs}.")
    if claim["population"] < (claim["needed"] or claim["population"] + 1):
        told.append(f"The run shows only {claim['population']:,} statements: ask more questions.")
    return told


def _not_tested(said: Mapping[str, Any]) -> list[str]:
    told = [
        "Other questions, libraries and models than those named: the intervals cover the drawing of statements from "
        "this run, nothing else.",
        "Whether the evidence is true, whether better evidence was left out, and whether a refusal was right.",
        "Statements that the assistant withheld: the reader did not see them.",
        "What all coders took for supported by mistake: no interval covers errors that they share.",
    ]
    if said["settled"]["conservative"]:
        told.append("What a third person would have said where the coders differ: the rate may be too high there.")
    if said["settled"]["alone"] or len(said["coders"]) == 1:
        told.append("How far one coder's verdicts can be trusted where no other judged.")
    if said["sample"]["uncoded"]:
        told.append(f"{said['sample']['uncoded']} statements of the sample, which nobody judged.")
    if said["sample"]["n"] == said["sample"]["population"]:
        told.append("All statements of the run were in the sample; the intervals are as of a sample from many such.")
    return told


def _interval(rate: Mapping[str, Any]) -> str:
    return f"{_percent(rate['value'])} ({_percent(rate['low'])} to {_percent(rate['high'])})"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _claim_percent(share: float) -> str:
    return f"{100 * share:.4g} %"


def _safe(value: object) -> str:
    return _MARKS.sub(r"\\\1", " ".join(str(value if value is not None else "not told").split()))
