"""How a statement with its evidence is told in a file: its words, its mark in words, who says it, what it rests on.

One `Telling` serves one sheet. It numbers the sentences where an annex leads back to them, and remembers what is cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.standing import State
from assistant.takeaway import places, words
from assistant.takeaway.neighbours import Around, Surroundings
from assistant.takeaway.sheet import Block, Cite, Heading, Paragraph, Piece, Words, line
from assistant.takeaway.values import is_verbatim

Json = dict[str, Any]
_OF_RECORDS = frozenset({"record", "corrected", "sidecar"})


@dataclass
class Telling:
    """What is told so far.

    around    looks up what stands around evidence; without it nothing is said of what has become of it
    annex     whether sentences are numbered and footnotes lead to passages
    passages  the evidence cited, by key, in the order of first citation
    cited_by  the labels of the sentences that cite each of them
    marks     the marks used, of which the meaning is said once
    """

    around: Around | None = None
    annex: bool = False
    passages: dict[str, Json] = field(default_factory=dict)
    cited_by: dict[str, list[str]] = field(default_factory=dict)
    found: dict[str, Surroundings | None] = field(default_factory=dict)
    marks: dict[str, None] = field(default_factory=dict)
    _sentences: int = 0
    _question: str = ""  # told last: of several sentences in a row it is said once

    def statement(
        self, text: str, evidence: Sequence[Json], *, support: str, checker: str, verbatim: bool, question: str = "",
        why: str = "",
    ) -> list[Block]:  # fmt: skip
        """A statement with its citations, and a line on whose words they are and what their mark says; for one that is
        phrased also who checked it, and `why` it is borne out or not.

        Quotation marks stand only around what is letter by letter the words of the evidence.
        """
        self._sentences += 1
        label = f"S{self._sentences}" if self.annex else ""
        evidence = list({e["key"]: e for e in evidence}.values())
        exact = verbatim and is_verbatim(text, evidence)
        if support == "quoted" and not exact:
            support = "unchecked"  # it does not say what its evidence says
        mark = places.mark_of("quoted" if exact else support, checker, evidence)
        self.marks.setdefault(mark)
        pieces: list[Piece] = [Words(label, "strong"), Words("\u2002")] if label else []
        pieces += self._quoted(text, evidence) if exact else [Words(text)]
        pieces += [self._cite(one, label) for one in evidence]
        glosses = dict.fromkeys(g for e in evidence if (g := places.gloss(e)))
        pieces += [Words(f" {g}") for g in glosses]
        checked = words.CHECKER.format(name=checker or words.NOBODY)
        phrased = mark != "quoted" and mark not in _OF_RECORDS
        reasons = [line(f"{why} {checked}".strip(), "about")] if phrased else []
        return [Paragraph(tuple(pieces), "statement"), *self._about(mark, evidence, question), *reasons]

    def meanings(self, *, own: bool = False) -> list[Block]:
        """What the marks used mean, and what one's own words are where there are any."""
        said = [words.MARKS[mark] for mark in self.marks] + ([words.OWN_MEANING] if own else [])
        told = [Paragraph((Words(f"{mark}: ", "emphasis"), Words(means))) for mark, means in said]
        return [Heading(words.MARKS_TITLE), *told] if told else []

    def surroundings(self, evidence: Json) -> Surroundings | None:
        """What stands around evidence, None where nobody can tell; looked up once."""
        key = evidence["key"]
        if key not in self.found:
            self.found[key] = self.around(evidence) if self.around else None
        return self.found[key]

    def _quoted(self, text: str, evidence: Sequence[Json]) -> list[Piece]:
        source = next(e for e in evidence if e["quote"] == text)
        opening, closing = places.marks_for(text)
        return [Words(opening), Words(text, verbatim=True, language=language_of(source)), Words(closing)]

    def _about(self, mark: str, evidence: Sequence[Json], question: str) -> list[Block]:
        # Of what comes from a record the mark says whence: no author says it of himself.
        spoken = [] if mark in _OF_RECORDS else evidence
        who = list(dict.fromkeys(places.attribution(e) for e in spoken))
        states = [found.state if (found := self.surroundings(e)) else None for e in evidence]
        pieces = [Words(words.MARKS[mark][0], "emphasis")]
        for line_ in places.withdrawn(evidence, states):
            pieces += [Words(" · "), Words(line_, "strong")]
        pieces += [Words(f" · {'; '.join(who)}")] if who else []
        shown: list[Block] = [Paragraph(tuple(pieces), "about")]
        if not question or question == self._question:
            return shown
        self._question = question
        return [*shown, line(words.IN_ANSWER_TO.format(question=question), "about")]

    def _cite(self, evidence: Json, label: str) -> Cite:
        key = evidence["key"]
        self.passages.setdefault(key, evidence)
        self.cited_by.setdefault(key, []).append(label)
        found = self.surroundings(evidence)
        # Where there are pages the citation has them alone, and else all that is known of the place.
        where = places.place(evidence["locator"]) if places.has_pages(evidence["locator"]) else ""
        said = [words.PLACE.format(place=where)] if where else []
        if not evidence.get("author_says", True):
            told = {"spoken": words.SPOKEN, "partly": words.PARTLY_SPOKEN}.get(places.quoted(evidence), words.REPORTED)
            said.append(told.format(who=evidence["speaker"]))
        if original := (found and found.original) or evidence.get("original"):
            said.append(words.ORIGINAL.format(work=str(original).rstrip(".")))
        if places.is_imported(evidence):
            said.append(words.IMPORTED)
        elif found and found.gone:
            said.append(gone(found.state, evidence))
        if self.annex:
            said.append(words.IN_ANNEX.format(n=list(self.passages).index(key) + 1))
        return Cite(evidence, " ".join(said))


def gone(state: State, evidence: Json) -> str:
    """What is said of evidence that no longer stands, or never did here."""
    if places.is_imported(evidence):
        return words.IMPORTED
    if state is State.WITHDRAWN:
        return words.WITHDRAWN
    return words.RECORD_CHANGED if places.is_record(evidence) else words.CHANGED


def language_of(evidence: Json) -> str:
    """The language of a document as its record has it, "" where it has none."""
    return str((evidence["document"].get("record") or {}).get("language") or "")
