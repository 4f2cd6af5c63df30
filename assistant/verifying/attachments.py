"""Where the words of a statement stand in its sources, and what the sources tie them to otherwise: a name to another
noun, a date to another event, "former" to an office.

Works on plain parses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.holding import months
from assistant.verifying.faults import Fault
from assistant.verifying.grammar import Clause, Node, Parse
from assistant.verifying.senses import alike, figure

CONTENT = ("noun", "name", "number", "quality")
# With a capital these are names of half the world, tied to anything.
_WAYS = frozenset("south north global southern northern east west eastern western".split())
_ALL = frozenset("all every each entire whole".split())
_SOME = frozenset("most many some several few certain".split())
_NO_LONGER = frozenset(
    "former ex future proposed planned potential would-be prospective alleged so-called possible".split()
)


class Attachments:
    """One statement and its sources, parsed."""

    def __init__(self, mine: Parse, theirs: Sequence[Parse]) -> None:
        self._mine, self._theirs = mine, theirs
        self._held: dict[int, list[tuple[int, int]]] = {}

    def otherwise(self) -> list[Fault]:
        """What the sources tie to something else than the statement does."""
        return [*self._of_others(), *self._phrases_otherwise(), *self._dated_otherwise()]

    def roles_in(self, source: int, clause: Clause) -> dict[int, set[tuple[str, int]]]:
        """The roles of the words of a source's clause, with what its governing clauses say of time and place."""
        found: dict[int, set[tuple[str, int]]] = {}
        for p in clause.places:
            if p.depth < 3:
                found.setdefault(p.node, set()).add((p.role if p.depth < 2 else "what", p.depth))
        up, steps = clause.parent, 0
        aside = clause.aside
        while up >= 0 and steps < 4 and not aside:
            above = self._theirs[source].clauses[up]
            aside = above.aside
            for p in above.places:
                if p.depth < 2 and p.role not in ("agent", "patient"):
                    found.setdefault(p.node, set()).add((p.role, p.depth))
            up, steps = above.parent, steps + 1
        return found

    def where(self, at: int) -> list[tuple[int, int]]:
        """The words of the sources that a word of the statement may be, those with most of its phrase."""
        if at not in self._held:
            mine = self._mine.nodes[at]
            found = [
                (n, other.at) for n, parse in enumerate(self._theirs) for other in parse.nodes
                if other.kind in (*CONTENT, "verb") and alike(mine, other)
            ]  # fmt: skip
            phrase = [self._mine.nodes[i] for i in self._mine.phrases[at] if self._mine.nodes[i].kind in CONTENT]
            shared = [self._shared(phrase, n, i) for n, i in found]
            most = max(shared, default=0)
            self._held[at] = [one for one, share in zip(found, shared, strict=True) if share == most]
        return self._held[at]

    def _shared(self, phrase: Sequence[Node], source: int, at: int) -> int:
        parse = self._theirs[source]
        theirs = [parse.nodes[i] for i in parse.phrases[at]]
        return sum(any(alike(one, other) for other in theirs) for one in phrase)

    def _of_others(self) -> list[Fault]:
        """What a word of the statement's phrases is in the source: of something else, or no longer so."""
        faults = []
        said = {n.lemma for n in self._mine.nodes}
        for clause in self._mine.clauses:
            if not clause.is_copula:
                continue
            what = set(self.where(clause.predicate))
            for agent in clause.fillers("agent"):
                who = set(self.where(agent))
                for n, parse in enumerate(self._theirs):
                    for group in parse.groups:
                        both = {(n, i) for i in group[:2] if len(group) == 2}
                        if both & what and both & who and what != who and not (what & who):
                            faults.append(Fault("swap", self._mine.nodes[agent].text, "the source names these as two"))
        for node in self._mine.nodes:
            if node.kind not in ("noun", "name"):
                continue
            places = self.where(node.at)
            reach = {
                self._mine.nodes[i].lemma for i in self._mine.phrases[node.at] if self._mine.nodes[i].head == node.at
            }
            given = [
                {p.nodes[j].lemma for j in p.phrases[i] if p.nodes[j].head == i}
                for n, i in places
                for p in (self._theirs[n],)
            ]
            if reach & _ALL and given and all(words & _SOME for words in given):
                faults.append(Fault("scope", node.text, f"the source does not say this of all “{node.text}”"))
            marked = [
                self._theirs[n].nodes[j].lemma for n, i in places for j in self._theirs[n].phrases[i]
                if self._theirs[n].nodes[j].lemma in _NO_LONGER and self._theirs[n].nodes[j].head == i
            ]  # fmt: skip
            if marked and len(marked) == len(places) and not said & {*_NO_LONGER, "once", "formerly", "previously"}:
                faults.append(Fault("scope", node.text, f"the source says “{marked[0]}”"))
        return faults

    def _phrases_otherwise(self) -> list[Fault]:
        """Names and numbers in a phrase of the statement that the source has with another noun."""
        faults = []
        for node in self._mine.nodes:
            if node.kind not in ("noun", "name"):
                continue
            heads = self.where(node.at)
            if not heads:
                continue
            for i in self._mine.phrases[node.at]:
                inner = self._mine.nodes[i]
                if not is_distinct(inner) or is_date(inner):
                    continue
                at = self.where(i)
                if not at:
                    continue
                if inner.kind == "number":
                    if inner.head == node.at and self._counted_otherwise(inner, heads):
                        faults.append(Fault("swap", inner.text, f"the source gives {inner.text} for something else"))
                    continue
                pairs = [(n, h, j) for n, h in heads for m, j in at if n == m]
                beside = self._direct(inner, node) and any(self._beside(n, h, j) for n, h, j in pairs)
                if beside and not any(self._tied(n, h, j) for n, h, j in pairs):
                    faults.append(Fault("swap", inner.text, f"the source does not tie “{inner.text}” to “{node.text}”"))
        return faults

    def _direct(self, inner: Node, node: Node) -> bool:
        """Whether a word hangs on another itself, or by a preposition."""
        head = self._mine.nodes[inner.head]
        return inner.head == node.at or (head.kind == "other" and head.head == node.at)

    def _beside(self, source: int, one: int, other: int) -> bool:
        nodes = self._theirs[source].nodes
        return nodes[one].sentence == nodes[other].sentence

    def _counted_otherwise(self, number: Node, heads: Sequence[tuple[int, int]]) -> bool:
        """Whether the source gives each noun that is meant another number."""
        given = [
            [x for j in self._theirs[n].phrases[h] if (x := self._theirs[n].nodes[j]).kind == "number"]
            for n, h in heads
        ]  # fmt: skip
        return all(given) and not any(figure(number) == figure(x) for xs in given for x in xs)

    def _tied(self, source: int, head: int, inner: int) -> bool:
        """Whether two words stand in one phrase of a source, or each in a role of one clause."""
        parse = self._theirs[source]
        if head == inner or inner in parse.phrases[head] or head in parse.phrases[inner]:
            return True
        if (_climbs(parse, inner, head) or _climbs(parse, head, inner)) and not self._siblings(parse, head, inner):
            return True
        for clause in parse.clauses:
            fills = {p.node for p in clause.places if p.depth == 0} | {clause.predicate}
            if inner in fills and (head in fills or any(p.node == head and p.depth < 2 for p in clause.places)):
                return True
            if (
                head in fills
                and any(inner in parse.phrases[f] for f in fills)
                and not self._siblings(parse, head, inner)
            ):
                return True
        return False

    def _siblings(self, parse: Parse, head: int, inner: int) -> bool:
        """Whether a word stands in the phrase of something coordinated with another."""
        return any(head in g and any(inner in parse.phrases[x] for x in g if x != head) for g in parse.groups)

    def _dated_otherwise(self) -> list[Fault]:
        """Dates that the source has in the same sentence as what the statement says, but of another event."""
        faults = []
        for clause in self._mine.clauses:
            dates = [p.node for p in clause.places if p.depth < 2 and is_date(self._mine.nodes[p.node])]
            doers = [i for r in ("agent", "patient") for i in clause.fillers(r) if self._mine.nodes[i].kind in CONTENT]
            for date in dates:
                at, who = self.where(date), [one for i in doers for one in self.where(i)]
                if not at or not who:
                    continue
                together = beside = False
                for n, parse in enumerate(self._theirs):
                    for other in parse.clauses:
                        roles = self.roles_in(n, other)
                        met = any(m == n and i in roles for m, i in who)
                        together = together or (met and any(m == n and i in roles for m, i in at))
                        sentence = parse.nodes[other.predicate].sentence
                        beside = beside or (met and any(m == n and parse.nodes[i].sentence == sentence for m, i in at))
                if beside and not together:
                    word = self._mine.nodes[date].text
                    faults.append(Fault("swap", word, f"in the source {word} belongs to another event"))
        return faults

    def met(self, node: Node, clause: Clause) -> bool:
        """Whether a clause of the sources has a word together with whom the statement's clause is about."""
        who = [one for i in clause.fillers("agent") for one in self.where(i)]
        at = self.where(node.at)
        return any(
            any(m == n and i in roles for m, i in who) and any(m == n and i in roles for m, i in at)
            for n, parse in enumerate(self._theirs) for other in parse.clauses for roles in (self.roles_in(n, other),)
        )  # fmt: skip


def _climbs(parse: Parse, low: int, high: int) -> bool:
    """Whether a word stands below another with no verb between them."""
    while parse.nodes[low].head != low:
        low = parse.nodes[low].head
        if low == high:
            return True
        if parse.nodes[low].kind == "verb":
            return False
    return False


def is_distinct(node: Node) -> bool:
    """Whether a word names or counts one thing and no other."""
    if node.lemma in _WAYS:
        return False
    return node.kind in ("name", "number") or (node.kind == "quality" and node.text[:1].isupper())


def is_date(node: Node) -> bool:
    """Whether a word is a year or a month."""
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?", node.text)) or bool(months(node.text))
