"""The verdicts that a coder may give, what each means, and how they are told to him. The examples are invented."""

from __future__ import annotations

from dataclasses import dataclass

SUPPORTED, PARTLY, UNSUPPORTED, CANNOT_TELL = VERDICTS = ("supported", "partly", "unsupported", "cannot tell")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a verdict means, with an example: the evidence, the statement, and why the verdict is given."""

    verdict: str
    means: str
    evidence: str
    statement: str
    because: str


_EVIDENCE = "In 2031 the Harbour Fund trained 40 nurses from Tavira, and proposed to train as many in 2032."

MEANINGS = (
    Meaning(
        SUPPORTED,
        "Whoever reads nothing but the evidence must grant all that the statement says. Other words for the same "
        "thing do no harm, nor does saying less than the evidence.",
        _EVIDENCE,
        "The Harbour Fund trained forty nurses from Tavira in 2031.",
        "All of it stands in the evidence.",
    ),
    Meaning(
        PARTLY,
        "Some of the statement stands in the evidence, and some does not: a detail is added, a reservation is lost, "
        "more is claimed than is said. Nothing in it is contradicted.",
        _EVIDENCE,
        "The Harbour Fund trained 40 nurses and ten midwives from Tavira in 2031.",
        "The nurses are there; no midwives are.",
    ),
    Meaning(
        UNSUPPORTED,
        "What the statement chiefly says does not stand in the evidence, or the evidence says otherwise: another "
        "figure, year, place or actor; a plan told as a fact; “not” lost or added. True but not in the evidence is "
        "unsupported too.",
        _EVIDENCE,
        "In 2032 the Harbour Fund trained 40 nurses from Tavira.",
        "That was only proposed.",
    ),
    Meaning(
        CANNOT_TELL,
        "You cannot decide: the evidence cannot be understood without what is around it, or it is in a language that "
        "you do not read. Say why in the comment. It counts as unsupported.",
        "It trained 40 of them, as in the year before.",
        "The Harbour Fund trained 40 nurses from Tavira.",
        "Neither who nor whom can be known from the evidence and its context.",
    ),
)

RULES = (
    "Judge each statement by the evidence and the context in its row alone. What you know yourself, what is likely and "
    "what the whole document may say do not count.",
    "The context tells the document's section, whose words the evidence is, and what the answer said before. It helps "
    "to understand; what stands only there supports nothing, except who speaks and what a pronoun means.",
    "Where several pieces of evidence are cited, take them together.",
    "Choose one verdict for each row from the list; leave none empty. Comments are free.",
    "Work alone. Do not speak about the statements with the other coders before all sheets are handed in.",
    "Write your name, as it shall stand in the report, into the field beside “Coder” on the sheet “codebook”.",
)


def markdown() -> str:
    """The codebook as a file to read beside the sheet."""
    lines = ["# Codebook", "", "Does the evidence support the statement?", ""]
    lines += [f"{number}. {rule}" for number, rule in enumerate(RULES, 1)]
    for one in MEANINGS:
        lines += ["", f"## {one.verdict}", "", one.means, ""]
        lines += [f"- Evidence: “{one.evidence}”", f"- Statement: “{one.statement}”", f"- Why: {one.because}"]
    return "\n".join([*lines, ""])
