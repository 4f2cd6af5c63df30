"""The clauses of a statement laid beside those of its sources: does the same content stand in the same roles?

A statement made of its source's words may exchange who did it and to whom, tie a date to another event, tell a plan as
a deed or others' view as a fact. For each clause the clause of a source that bears it is looked for, and what stands
there otherwise is a fault. Where every clause is borne, what was guessed from the order of the words alone yields.
Works on plain parses; where there is none, nothing is found and nothing yields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.verifying.abroad import opposite_faults
from assistant.verifying.attachments import CONTENT, Attachments, is_date, is_distinct
from assistant.verifying.faults import Fault
from assistant.verifying.grammar import Clause, Node, Parse, parsed
from assistant.verifying.reading import Source
from assistant.verifying.senses import alike, figure, symmetric, turned

_LIGHT = frozenset(
    "be have do make take get go come give become remain include involve amount consist happen occur concern total".split()
)
_NEUTRAL = frozenset({"at", "with", "as", "what", "while", "if"})
_UNREAL = frozenset({"planned", "may", "ought", "if", "asked"})
# Role pairs that may stand for each other: a loan from somebody is his, what is given to somebody is given him.
_NEARLY = frozenset(
    frozenset(pair)
    for pair in (("patient", "to"), ("agent", "from"), ("agent", "because"), ("before", "until"), ("after", "because"),
                 ("after", "from"), ("to", "until"), ("than", "from"))
)  # fmt: skip
_TELLS = re.compile(
    r"\b(?:accord\w+|critics?|observers?|view\w*|opinion|sa(?:y|ys|id)|argu\w+|claim\w*|believ\w+|th(?:ink|inks|ought)|suspect\w*|stat(?:e|es|ed)|call\w*|describ\w+|report\w*|warn\w*|hold(?:s|ing)? that|told|tell\w*|not(?:e|es|ed)|suggest\w*|consider\w*|regard\w*|see[ns]?|saw|express\w+|doubt\w*|contend\w*|maintain\w*|declar\w+|insist\w*|conclud\w+|find|found|feel|felt|explain\w*|recall\w*)\b",
    re.IGNORECASE,
)
_BOUND = frozenset({"before", "after", "until", "because", "despite", "without"})
_LESS = frozenset("less fewer lower smaller lesser least worse".split())
_EACH = frozenset("each every respectively apiece".split())
_WEAK = ("has these words in another order", "stand the other way round", "belongs to something else")


@dataclass
class _Laid:
    """A clause of the statement beside one of a source: how many words stand alike, and what does not."""

    clause: Clause
    other: Clause
    source: int
    same_verb: bool
    same: int = 0
    missing: int = 0
    nearly: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def rank(self) -> float:
        return self.same + 0.5 * self.nearly + self.same_verb - 1.5 * len(self.faults)


def settled(text: str, language: str, sources: Sequence[Source], faults: Sequence[Fault]) -> list[Fault]:
    """The faults of a statement, with those that its grammar shows, and without those that it shows to be none."""
    if language != "en" or any(s.language != "en" for s in sources):
        return [*faults, *opposite_faults(text, language, sources)]
    if any(not _may_yield(f) for f in faults):
        return list(faults)
    mine = parsed(text)
    theirs = [parse for s in sources if (parse := parsed(s.text)) is not None]
    if mine is None or len(theirs) < len(sources):
        return list(faults)
    compared = Comparison(text, mine, theirs)
    found, borne = compared.result()
    if found:
        return [*faults, *found]
    return [
        f for f in faults
        if not _no_name(f, mine)
        and not (borne and (f.said in compared.counted if f.kind == "number" else f.kind != "name"))
    ]  # fmt: skip


def _may_yield(fault: Fault) -> bool:
    """Whether a fault is a guess that grammar may overrule."""
    if fault.kind == "swap":
        return any(why in fault.why for why in _WEAK)
    if fault.kind == "negation":
        return fault.why.startswith("the source denies this (")
    if fault.kind == "number":  # it may be the count of what the source lists
        return "does not stand" in fault.why and fault.said.isalpha()
    if fault.kind == "force":  # whether it is asked, ordered or supposed is no guess
        return fault.why.startswith("the source says “")
    return fault.kind == "name" or (fault.kind == "direction" and fault.said[:1].isupper())


def _no_name(fault: Fault, mine: Parse) -> bool:
    """Whether a name that the source lacks is the first word of the statement and none."""
    return (
        fault.kind == "name"
        and bool(mine.nodes)
        and any(
            n.start == 0 and n.text == fault.said and n.text[1:].islower() and n.kind not in ("name", "noun")
            for n in mine.nodes
        )
    )


class Comparison(Attachments):
    """One statement laid beside its sources."""

    def __init__(self, text: str, mine: Parse, theirs: Sequence[Parse]) -> None:
        super().__init__(mine, theirs)
        self._text = text
        self.counted: set[str] = set()

    def result(self) -> tuple[list[Fault], bool]:
        """What stands otherwise in the sources, and whether every clause of the statement is borne by one of theirs."""
        faults: list[Fault] = []
        borne = True
        checked = 0
        for clause in self._mine.clauses:
            predicate = self._mine.nodes[clause.predicate]
            best = self._best(clause)
            if best is None:
                borne = borne and predicate.lemma in _LIGHT
                continue
            checked += 1
            faults += best.faults
            if best.same_verb or best.same + best.nearly >= 2:
                faults += self._told_otherwise(best)
                faults += self._part_of_whole(best)
            borne = (
                borne
                and not best.faults
                and not best.missing
                and best.same + best.nearly >= (1 if best.same_verb else 2)
            )
        faults += self.otherwise()
        return list(dict.fromkeys(faults))[:3], borne and bool(checked) and not faults

    # The clause of a source that bears a clause

    def _best(self, clause: Clause) -> _Laid | None:
        predicate = self._mine.nodes[clause.predicate]
        laid = []
        for n, parse in enumerate(self._theirs):
            for other in parse.clauses:
                said = parse.nodes[other.predicate]
                # A verb is not borne by what somebody is called ("called", "is a call").
                same = (
                    alike(predicate, said) and (predicate.kind == said.kind or predicate.lemma != said.lemma)
                ) or bool(turned(predicate, said))
                laid.append(self._lay(clause, other, n, same))
        exact = [one for one in laid if one.same_verb]
        if exact:
            return max(exact, key=lambda one: one.rank)
        loose = [one for one in laid if one.same + one.nearly >= 2]
        return max(loose, key=lambda one: one.rank, default=None)

    def _lay(self, clause: Clause, other: Clause, source: int, same_verb: bool) -> _Laid:
        laid = _Laid(clause, other, source, same_verb)
        parse = self._theirs[source]
        predicate, theirs = self._mine.nodes[clause.predicate], parse.nodes[other.predicate]
        turn = turned(predicate, theirs) if same_verb and predicate.lemma != theirs.lemma else {}
        roles = self.roles_in(source, other)
        lone = not any(p.role == "patient" for p in clause.places)
        other_way = self._compares_otherwise(clause, source, other)
        for place in clause.places:
            node = self._mine.nodes[place.node]
            if (
                node.kind not in CONTENT
                or place.node == clause.predicate
                or (node.kind == "number" and not is_date(node))
            ):
                continue
            if place.depth and not (
                place.depth == 1 and place.role not in ("agent", "patient", "what") and is_distinct(node)
            ):
                continue
            role = turn.get(place.role, place.role)
            at = self.where(place.node)
            if node.kind == "number" and not is_date(node):
                laid.same += any(n == source and (role, 0) in roles.get(i, ()) for n, i in at)
                continue
            if not at:
                if not place.depth and (count := self._count(laid, place.node, role)):
                    laid.same += 1
                    self.counted.add(count)
                    continue
                laid.missing += not place.depth
                who = (
                    self._filled(laid, "agent")
                    if role == "agent" and same_verb and node.kind == "name" and not node.text.isupper()
                    else []
                )
                if who:
                    laid.faults.append(Fault("swap", node.text, f"the source says this of “{who[0].text}”"))
                continue
            here = {r for n, i in at if n == source for r in roles.get(i, ())}
            if not here:
                self._outside(laid, node, role, at)
                continue
            theirs_in = {r for r, _ in here}
            if self._compared(place.node, clause) != ("than" in theirs_in) and not other_way:
                if "from" not in theirs_in and not place.depth:
                    laid.faults.append(Fault("swap", node.text, f"the source compares with “{node.text}” otherwise"))
                continue
            inner = any((p.depth < 2 or p.role == "what") and (source, p.node) in at for p in other.places)
            fits = max((self._fit(role, r, laid, lone, other_way, inner) for r, _ in here), default=0)
            if fits == 2:
                laid.same += not place.depth
            elif fits == 1:
                laid.nearly += not place.depth
            elif place.depth:
                continue
            elif same_verb or not {role, *(r for r, _ in here)} <= {"agent", "patient"}:
                laid.faults.append(Fault("swap", node.text, f"in the source “{node.text}” stands in another role"))
        return laid

    @staticmethod
    def _compared(node: int, clause: Clause) -> bool:
        """Whether a word is what others are compared with in a clause."""
        return any(p.role == "than" for p in clause.places if p.node == node and p.depth < 2)

    def _fit(self, role: str, theirs: str, laid: _Laid, lone: bool, other_way: bool, inner: bool) -> int:
        """2 for the same role, 1 for one that may stand for it, 0 for another."""
        predicate = self._mine.nodes[laid.clause.predicate]
        if "than" in (role, theirs) and "from" not in (role, theirs):  # "apart from" contrasts too
            return 2 if (role == theirs) != other_way else (1 if other_way else 0)
        pair = frozenset((role, theirs))
        if role == theirs:
            return 2
        if "agent" in pair and pair != {"agent", "patient"}:
            done = self._filled(laid, "agent") or (inner and laid.other.fillers("agent"))
            if role == "agent" and laid.same_verb and (done or (inner and theirs == "what")):
                return 0
            if theirs == "agent" and laid.same_verb and any(self.where(i) for i in laid.clause.fillers("agent")):
                return 0 if role not in _NEUTRAL else 1
        if pair in _NEARLY or (symmetric(predicate) and pair <= {"agent", "patient", "with", "to", "at"}):
            return 1
        if pair == {"agent", "patient"}:
            return 1 if lone and not self._filled(laid, "agent") else 0
        if theirs == "agent" and role == "patient":
            return 0
        return 1 if pair & _NEUTRAL else 0

    def _filled(self, laid: _Laid, role: str) -> list[Node]:
        """The words that fill a role of the source's clause and stand for nothing else."""
        nodes = self._theirs[laid.source].nodes
        return [nodes[i] for i in laid.other.fillers(role) if nodes[i].kind in CONTENT]

    def _outside(self, laid: _Laid, node: Node, role: str, at: Sequence[tuple[int, int]]) -> None:
        """A word that the source has, but not in this clause."""
        if not laid.same_verb and not (laid.same and is_date(node)):
            return
        parse = self._theirs[laid.source]
        filled = self._filled(laid, role)
        sentence = parse.nodes[laid.other.predicate].sentence
        beside = any(n == laid.source and parse.nodes[i].sentence == sentence for n, i in at)
        laid.missing += 1
        if role in ("agent", "patient"):
            pronouns = [parse.nodes[i] for i in laid.other.fillers(role) if parse.nodes[i].kind == "pronoun"]
            does = any(i in c.fillers("agent") for n, i in at for c in self._theirs[n].clauses if c is not laid.other)
            alone = role == "agent" and not pronouns and (does or node.kind == "name")
            several = pronouns and pronouns[0].lemma == "it" and self._several(laid.clause, role)
            if (filled or alone or several) and (beside or node.kind == "name"):
                laid.faults.append(Fault("swap", node.text, f"the source does not say this of “{node.text}”"))
        elif is_date(node):
            roles = self.roles_in(laid.source, laid.other)
            dated = any(is_date(parse.nodes[i]) for i in roles)
            later = all(n != laid.source or parse.nodes[i].sentence > sentence for n, i in at)
            elsewhere = beside or dated or later
            if elsewhere and not (laid.clause.is_copula and self.met(node, laid.clause)):
                laid.faults.append(Fault("swap", node.text, f"in the source {node.text} belongs to another event"))
        elif role != "than" and (
            (filled and role not in _NEUTRAL and beside) or (beside and (node.kind == "name" or role in _BOUND))
        ):
            laid.faults.append(Fault("swap", node.text, f"in the source “{node.text}” belongs to something else"))

    def _count(self, laid: _Laid, at: int, role: str) -> str:
        """The number that a phrase of the statement has, where the source lists so many in its place; else ""."""
        parse = self._theirs[laid.source]
        fillers = laid.other.fillers(role)
        sizes = {str(len(g)) for g in parse.groups if set(g) & set(fillers)}
        for i in self._mine.phrases[at]:
            node = self._mine.nodes[i]
            if node.kind == "number" and figure(node) in sizes:
                return node.text
        return ""

    def _several(self, clause: Clause, role: str) -> bool:
        return len(clause.fillers(role)) > 1

    def _compares_otherwise(self, clause: Clause, source: int, other: Clause) -> bool:
        """Whether one says "less" where the other says "more"."""
        mine = {self._mine.nodes[p.node].lemma for p in clause.places}
        theirs = {self._theirs[source].nodes[p.node].lemma for p in other.places}
        return bool(mine & _LESS) != bool(theirs & _LESS)

    # What the source says otherwise than in its roles

    def _told_otherwise(self, laid: _Laid) -> list[Fault]:
        faults = []
        mine, other = laid.clause, laid.other
        word = self._mine.nodes[mine.predicate].text
        if laid.same_verb and ("denied" in mine.force) != ("denied" in other.force):
            which = "denies this" if "denied" in other.force else "does not deny this"
            faults.append(Fault("negation", word, f"the source {which} (“{word}”)"))
        if other.force & _UNREAL and not mine.force & _UNREAL and laid.same_verb:
            faults.append(Fault("force", word, f"the source does not say “{word}” as a fact"))
        if other.reporter and not mine.reporter and not _TELLS.search(self._text):
            faults.append(Fault("attribution", word, "the source reports this as the view of others"))
        return faults

    def _part_of_whole(self, laid: _Laid) -> list[Fault]:
        """A figure that the source gives for several together, told of some of them."""
        parse = self._theirs[laid.source]
        said = {figure(n) for n in self._mine.nodes if n.kind == "number"}
        words = {n.lemma for n in parse.nodes if n.sentence == parse.nodes[laid.other.predicate].sentence}
        for role in ("agent", "patient"):
            mine = {
                i for m in (p.node for p in laid.clause.places if p.role == role and p.depth < 2)
                for n, i in self.where(m) if n == laid.source
            }  # fmt: skip
            inside = {p.node for p in laid.other.places if p.role == role and p.depth < 2}
            for group, whole in zip(parse.groups, parse.wholes, strict=True):
                members, first = set(group), parse.nodes[group[0]]
                if not members <= inside or not mine & members or members <= mine or whole in mine:
                    continue
                if first.kind == "quality" and not first.text[0].isupper():
                    continue
                if first.kind != "quality" and len(laid.clause.fillers(role)) >= len(group):
                    continue  # all of them, some by other names
                given = {p.node for p in laid.other.places if p.role != role and p.depth < 2}
                if first.kind == "quality":  # "80,000 Peruvian and Ghanaian masons"
                    given |= set(parse.phrases[first.head])
                figures = {figure(n) for i in given if not is_date(n := parse.nodes[i])}
                if said & figures and not words & _EACH:
                    return [Fault("scope", "", "the source gives the figure for more than these together")]
        return []
