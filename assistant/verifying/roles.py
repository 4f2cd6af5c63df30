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

from assistant.holding import months
from assistant.verifying.abroad import opposite_faults
from assistant.verifying.faults import Fault
from assistant.verifying.grammar import Clause, Node, Parse, parsed
from assistant.verifying.reading import Source
from assistant.verifying.senses import alike, figure, symmetric, turned

_LIGHT = frozenset(
    "be have do make take get go come give become remain include involve amount consist happen occur concern total".split()
)
_CONTENT = ("noun", "name", "number", "quality")
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
# With a capital these are names of half the world, tied to anything.
_WAYS = frozenset("south north global southern northern east west eastern western".split())
_ALL = frozenset("all every each entire whole".split())
_SOME = frozenset("most many some several few certain".split())
_LESS = frozenset("less fewer lower smaller lesser least worse".split())
_NO_LONGER = frozenset(
    "former ex future proposed planned potential would-be prospective alleged so-called possible".split()
)
_EACH = frozenset("each every respectively apiece".split())
_WEAK = ("in another order", "stand the other way round", "belongs to something else")


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
        return "denies this" in fault.why
    if fault.kind == "number":  # it may be the count of what the source lists
        return "does not stand" in fault.why and fault.said.isalpha()
    return fault.kind == "force" or (fault.kind == "direction" and fault.said[:1].isupper()) or fault.kind == "name"


def _no_name(fault: Fault, mine: Parse) -> bool:
    """Whether a name that the source lacks is the first word of the statement and none."""
    return (
        fault.kind == "name"
        and bool(mine.nodes)
        and any(n.start == 0 and n.text == fault.said and n.kind not in ("name", "noun") for n in mine.nodes)
    )


class Comparison:
    """One statement and its sources, parsed."""

    def __init__(self, text: str, mine: Parse, theirs: Sequence[Parse]) -> None:
        self._text, self._mine, self._theirs = text, mine, theirs
        self.counted: set[str] = set()
        self._held: dict[int, list[tuple[int, int]]] = {}

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
        faults += [*self._of_others(), *self._phrases_otherwise(), *self._dated_otherwise()]
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
        roles = self._roles(source, other)
        lone = not any(p.role == "patient" for p in clause.places)
        other_way = self._compares_otherwise(clause, source, other)
        for place in clause.places:
            node = self._mine.nodes[place.node]
            if (
                node.kind not in _CONTENT
                or place.node == clause.predicate
                or (node.kind == "number" and not _dates(node))
            ):
                continue
            if place.depth and not (
                place.depth == 1 and place.role not in ("agent", "patient", "what") and _distinct(node)
            ):
                continue
            role = turn.get(place.role, place.role)
            at = self._where(place.node)
            if node.kind == "number" and not _dates(node):
                laid.same += any(n == source and (role, 0) in roles.get(i, ()) for n, i in at)
                continue
            if not at:
                if not place.depth and (count := self._count(laid, place.node, role)):
                    laid.same += 1
                    self.counted.add(count)
                    continue
                laid.missing += not place.depth
                who = self._filled(laid, "agent") if role == "agent" and same_verb and node.kind == "name" else []
                if who:
                    laid.faults.append(Fault("swap", node.text, f"the source says this of “{who[0].text}”"))
                continue
            here = {r for n, i in at if n == source for r in roles.get(i, ())}
            if not here:
                self._outside(laid, node, role, at)
                continue
            fits = max((self._fit(role, r, laid, lone, other_way) for r, _ in here), default=0)
            if fits == 2:
                laid.same += not place.depth
            elif fits == 1:
                laid.nearly += not place.depth
            elif place.depth:
                continue
            elif same_verb or not {role, *(r for r, _ in here)} <= {"agent", "patient"}:
                laid.faults.append(Fault("swap", node.text, f"in the source “{node.text}” stands in another role"))
        return laid

    def _roles(self, source: int, clause: Clause) -> dict[int, set[tuple[str, int]]]:
        """The roles in which words stand in a clause of a source; what its governing clauses say of time and place too."""
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

    def _fit(self, role: str, theirs: str, laid: _Laid, lone: bool, other_way: bool) -> int:
        """2 for the same role, 1 for one that may stand for it, 0 for another."""
        predicate = self._mine.nodes[laid.clause.predicate]
        if "than" in (role, theirs) and "from" not in (role, theirs):  # "apart from" contrasts too
            return 2 if (role == theirs) != other_way else (1 if other_way else 0)
        pair = frozenset((role, theirs))
        if role == theirs:
            return 2
        if "agent" in pair and pair != {"agent", "patient"}:
            if role == "agent" and (theirs == "what" or (laid.same_verb and laid.other.fillers("agent"))):
                return 0
            if theirs == "agent" and laid.same_verb and any(self._where(i) for i in laid.clause.fillers("agent")):
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
        return [nodes[i] for i in laid.other.fillers(role) if nodes[i].kind in _CONTENT]

    def _outside(self, laid: _Laid, node: Node, role: str, at: Sequence[tuple[int, int]]) -> None:
        """A word that the source has, but not in this clause."""
        if not laid.same_verb and not (laid.same and _dates(node)):
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
        elif _dates(node):
            roles = self._roles(laid.source, laid.other)
            dated = any(_dates(parse.nodes[i]) for i in roles)
            later = all(n != laid.source or parse.nodes[i].sentence > sentence for n, i in at)
            elsewhere = beside or dated or later
            if elsewhere and not (laid.clause.is_copula and self._met(node, laid.clause)):
                laid.faults.append(Fault("swap", node.text, f"in the source {node.text} belongs to another event"))
        elif role != "than" and (
            (filled and role not in _NEUTRAL and beside) or (beside and (node.kind == "name" or role in _BOUND))
        ):
            laid.faults.append(Fault("swap", node.text, f"in the source “{node.text}” belongs to something else"))

    def _met(self, node: Node, clause: Clause) -> bool:
        """Whether a clause of the sources has a word together with whom the statement's clause is about."""
        who = [one for i in clause.fillers("agent") for one in self._where(i)]
        at = self._where(node.at)
        return any(
            any(m == n and i in roles for m, i in who) and any(m == n and i in roles for m, i in at)
            for n, parse in enumerate(self._theirs) for other in parse.clauses for roles in (self._roles(n, other),)
        )  # fmt: skip

    def _count(self, laid: _Laid, at: int, role: str) -> str:
        """The number that a phrase of the statement has, where the source lists so many in its place; else ""."""
        parse = self._theirs[laid.source]
        fillers = laid.other.fillers(role)
        sizes = {
            len(g) - (parse.nodes[g[1]].head == g[0] and g[0] not in fillers)
            for g in parse.groups
            if set(g) & set(fillers)
        }
        for i in self._mine.phrases[at]:
            node = self._mine.nodes[i]
            if node.kind == "number" and figure(node) in {str(n) for n in sizes}:
                return node.text
        return ""

    def _several(self, clause: Clause, role: str) -> bool:
        return len(clause.fillers(role)) > 1

    def _compares_otherwise(self, clause: Clause, source: int, other: Clause) -> bool:
        """Whether one says "less" where the other says "more"."""
        mine = {self._mine.nodes[p.node].lemma for p in clause.places}
        theirs = {self._theirs[source].nodes[p.node].lemma for p in other.places}
        return bool(mine & _LESS) != bool(theirs & _LESS)

    # Where a word stands in the sources

    def _where(self, at: int) -> list[tuple[int, int]]:
        """The words of the sources that a word of the statement may be, those with most of its phrase."""
        if at not in self._held:
            mine = self._mine.nodes[at]
            found = [
                (n, other.at) for n, parse in enumerate(self._theirs) for other in parse.nodes
                if other.kind in (*_CONTENT, "verb") and alike(mine, other)
            ]  # fmt: skip
            phrase = [self._mine.nodes[i] for i in self._mine.phrases[at] if self._mine.nodes[i].kind in _CONTENT]
            shared = [self._shared(phrase, n, i) for n, i in found]
            most = max(shared, default=0)
            self._held[at] = [one for one, share in zip(found, shared, strict=True) if share == most]
        return self._held[at]

    def _shared(self, phrase: Sequence[Node], source: int, at: int) -> int:
        parse = self._theirs[source]
        theirs = [parse.nodes[i] for i in parse.phrases[at]]
        return sum(any(alike(one, other) for other in theirs) for one in phrase)

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
                for n, i in self._where(m) if n == laid.source
            }  # fmt: skip
            inside = {p.node for p in laid.other.places if p.role == role and p.depth < 2}
            for group in parse.groups:
                if not inside & set(group) or not mine & set(group) or set(group) <= mine:
                    continue
                if parse.nodes[group[0]].kind == "quality" and not parse.nodes[group[0]].text[0].isupper():
                    continue
                whole = {figure(parse.nodes[p.node]) for p in laid.other.places if p.role != role and p.depth < 2}
                head = parse.nodes[group[0]].head
                beside = {figure(parse.nodes[i]) for i in parse.phrases[head]} if parse.nodes[group[0]].kind == "quality" else set()  # fmt: skip
                if group[0] in mine and len(group) > 2 and parse.nodes[group[1]].head == group[0]:
                    continue
                if said & (whole | beside) and not words & _EACH:
                    return [Fault("scope", "", "the source gives the figure for more than these together")]
        return []

    def _of_others(self) -> list[Fault]:
        """What a word of the statement's phrases is in the source: of something else, or no longer so."""
        faults = []
        said = {n.lemma for n in self._mine.nodes}
        for clause in self._mine.clauses:
            if not clause.is_copula:
                continue
            what = set(self._where(clause.predicate))
            for agent in clause.fillers("agent"):
                who = set(self._where(agent))
                for n, parse in enumerate(self._theirs):
                    for group in parse.groups:
                        both = {(n, i) for i in group[:2] if len(group) == 2}
                        if both & what and both & who and what != who and not (what & who):
                            faults.append(Fault("swap", self._mine.nodes[agent].text, "the source names these as two"))
        for node in self._mine.nodes:
            if node.kind not in ("noun", "name"):
                continue
            places = self._where(node.at)
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
            heads = self._where(node.at)
            if not heads:
                continue
            for i in self._mine.phrases[node.at]:
                inner = self._mine.nodes[i]
                if not _distinct(inner) or _dates(inner):
                    continue
                at = self._where(i)
                if not at:
                    continue
                if inner.kind == "number":
                    if inner.head == node.at and self._counted_otherwise(inner, heads):
                        faults.append(Fault("swap", inner.text, f"the source gives {inner.text} for something else"))
                elif inner.kind != "number" and not any(self._tied(n, h, j) for n, h in heads for m, j in at if n == m):
                    if self._direct(inner, node) and any(
                        self._beside(n, h, j) for n, h in heads for m, j in at if n == m
                    ):
                        faults.append(
                            Fault("swap", inner.text, f"the source does not tie “{inner.text}” to “{node.text}”")
                        )
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
            dates = [p.node for p in clause.places if p.depth < 2 and _dates(self._mine.nodes[p.node])]
            doers = [i for r in ("agent", "patient") for i in clause.fillers(r) if self._mine.nodes[i].kind in _CONTENT]
            for date in dates:
                at, who = self._where(date), [one for i in doers for one in self._where(i)]
                if not at or not who:
                    continue
                together = beside = False
                for n, parse in enumerate(self._theirs):
                    for other in parse.clauses:
                        roles = self._roles(n, other)
                        met = any(m == n and i in roles for m, i in who)
                        together = together or (met and any(m == n and i in roles for m, i in at))
                        sentence = parse.nodes[other.predicate].sentence
                        beside = beside or (met and any(m == n and parse.nodes[i].sentence == sentence for m, i in at))
                if beside and not together:
                    word = self._mine.nodes[date].text
                    faults.append(Fault("swap", word, f"in the source {word} belongs to another event"))
        return faults


def _climbs(parse: Parse, low: int, high: int) -> bool:
    """Whether a word stands below another with no verb between them."""
    while parse.nodes[low].head != low:
        low = parse.nodes[low].head
        if low == high:
            return True
        if parse.nodes[low].kind == "verb":
            return False
    return False


def _distinct(node: Node) -> bool:
    """Whether a word names or counts one thing and no other."""
    if node.lemma in _WAYS:
        return False
    return node.kind in ("name", "number") or (node.kind == "quality" and node.text[:1].isupper())


def _dates(node: Node) -> bool:
    """Whether a word is a year or a month."""
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d(?:[-–]\d{2,4})?", node.text)) or bool(months(node.text))
