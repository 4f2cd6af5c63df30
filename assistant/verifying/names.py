"""Exact test of names: each name of a statement stands in its sources, in the place that they give it, and nobody is
said to say what the sources do not lay to him."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.countries import countries_in, names
from assistant.holding import months
from assistant.verifying.alignment import copy_faults
from assistant.verifying.faults import Fault
from assistant.verifying.reading import Source, Word, connects, words_of
from assistant.wants import plain
from store.words import fold, terms_of, tokens

_DEMONYM = re.compile(
    r"(?:ern(?:ers?)?|ians?|ans?|ns?|ese|is?|ish|ics?|ois|aise?s?|ien(?:ne)?s?|no|na|nos|nas|o|a|es)$"
)
_ATTRIBUTED = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]eg[uú]n|[Ss]elon|[Ss]egundo|[Aa]s (?:noted|stated|argued) by|in the words of) (?P<a>(?:the )?[A-ZÀ-Þ][^,.;:]{1,80})"
    r"|(?P<b>[A-ZÀ-Þ][\w’'-]+(?: (?:and|&|et al\.?|de|da|van|von|of|the|for) [\w’'-]+| [A-ZÀ-Þ][\w’'-]+){0,9})(?: \(\d{4}\))? (?:says?|said|argue[sd]?|notes?|noted|states?|stated|claim(?:s|ed)|warn(?:s|ed)|write[s]?|wrote|explain(?:s|ed)|maintain(?:s|ed)|contend(?:s|ed)|reports?|observe[sd]?|suggest(?:s|ed)?|emphasi[sz]e[sd]?|highlight(?:s|ed)?|underline[sd]?)\b"
)
_SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id)|argu|not(?:e|es|ed|ing)\b|stat(?:e|es|ed|ing)\b|claim|warn|writ|wrote|explain|maintain|contend|report|observ|suggest|emphasi|highlight|underlin|according|words of|told|tell|remark|call|describ|declar|defin|propos|recommend|announc|conclud|ask|urg|believ|think|see[sn]?\b|seg[uú]n|selon|segundo|[“\"«])",
    re.IGNORECASE,
)
_NEAR_SAYING = 60
# Words of documents that a statement may use for the work it cites.
_WORKS = frozenset(
    t.term
    for t in tokens(
        "author authors brief article paper report study post op-ed opinion document text source case policy blog journal speech piece writer researchers chapter"
    )
)


def name_faults(statement: str, language: str, sources: Sequence[Source], acronyms: Mapping[str, str]) -> list[Fault]:
    """The names of a statement that its sources do not bear out. `acronyms` gives long forms, as they are written."""
    words = words_of(statement, language)
    known = _Known(sources, acronyms)
    faults: list[Fault] = []
    for i, word in enumerate(words):
        of_money = word.text in ("US", "R") and statement[word.end : word.end + 1] == "$"
        if of_money or months(word.text) or not _is_name(word, words, i, known) or known.holds(word, statement):
            continue
        if not any(f.said == word.text for f in faults):
            faults.append(Fault("name", word.text, f"the source does not name {word.text}"))
    faults += _broken_pairs(statement, words, known)
    faults += _reordered(statement, words, known)
    faults += copy_faults(statement, language, sources, known.same)
    faults += _attribution_faults(statement, sources, known)
    return faults


class _Known:
    """What the sources name."""

    def __init__(self, sources: Sequence[Source], acronyms: Mapping[str, str]) -> None:
        self.text = " \n ".join(s.text for s in sources)
        around = " \n ".join(f"{s.about}. {s.by}" for s in sources)
        self.all = f"{self.text} \n {around}"
        self.words = tuple(w for s in sources for w in (*s.words, *words_of(s.about), *words_of(s.by)))
        self.terms = {w.term for w in self.words}
        self.stems = {w.stem for w in self.words}
        self.lower = {w.term for w in self.words if not w.capital}
        self.capitals = {w.term for w in self.words if w.capital}
        self.written = {w.text.rstrip("s") for w in self.words if not self._is_currency(w)}
        self.countries = countries_in(self.all) | ({"US"} if _AMERICAN.search(self.all) else frozenset())
        self._acronyms = acronyms
        self._initials = _initials(self.all)

    @staticmethod
    def _is_currency(word: Word) -> bool:
        return word.text in ("US", "R")

    def same(self, name: Word, others: Sequence[Word]) -> bool:
        """Whether a name is a name of what some words of the source name together."""
        for other in others:
            if name.term == other.term or name.stem == other.stem or same_people(name.term, other.term):
                return True
            codes = countries_in(name.text)
            if codes and codes & countries_in(other.text):
                return True
        terms = {o.term for o in others}
        if any(
            (name.term in terms_of(short) and terms_of(long) <= terms)
            or (terms & terms_of(short) and name.term in terms_of(long))
            for short, long in self._acronyms.items()
        ):
            return True
        return _is_acronym(name.text) and name.text == "".join(o.text[0] for o in others if o.capital)

    def holds(self, word: Word, statement: str) -> bool:
        """Whether a name of a statement stands in the sources, in one of its forms."""
        if _is_acronym(word.text):
            if word.text.rstrip("s") in self.written:
                return True
        elif word.term in self.terms or word.stem in self.stems:
            return True
        parts = [p for p in re.split(r"[-'’/]", word.term) if p]
        if len(parts) > 1 and all(p in self.terms for p in parts):
            return True
        long_form = self._acronyms.get(word.text)
        if word.text.rstrip("s") in self._initials or (long_form and fold(long_form) in fold(self.all)):
            return True
        if any(
            word.term in terms_of(long) and terms_of(long) <= terms_of(statement) and short in self.all
            for short, long in self._acronyms.items()
        ):
            return True
        codes = countries_in(statement) & self.countries
        if codes and any(word.term in terms_of(form) for code in codes for form in _forms(code)):
            return True
        return any(same_people(word.term, term) for term in self.capitals)


_AMERICAN = re.compile(r"\bUS\b(?!\$)|\bU\.S\.|\bAmericans?\b|\bWashington\b")


def _is_acronym(text: str) -> bool:
    return len(text) <= 6 and text.isalpha() and sum(c.isupper() for c in text) >= len(text.rstrip("s")) > 1


@lru_cache(maxsize=400)
def _forms(code: str) -> tuple[str, ...]:
    """The names of a country in the six languages."""
    return tuple(name for name, other in names().items() if other == code)


@lru_cache(maxsize=2_000)
def _initials(text: str) -> frozenset[str]:
    """The initials of the runs of capitalised words of a text, light words between them left out or not."""
    found = set()
    for run in re.findall(
        r"(?:[A-ZÀ-Þ][\w’']*(?:-[a-zß-ÿ][\w’']*)*[\s-]+(?:(?:of|for|and|the|on|in|de|del|des|du|da|do|y|e|et|la|las|los)\s+)*){2,8}[A-ZÀ-Þ][\w’'-]*",
        text,
    ):
        parts = re.split(r"[\s-]+", run)
        capitals = [p[0] for p in parts if p and p[0].isupper()]
        for i in range(len(capitals)):
            for j in range(i + 2, len(capitals) + 1):
                found.add("".join(capitals[i:j]))
    return frozenset(found)


def _is_name(word: Word, words: Sequence[Word], i: int, known: _Known) -> bool:
    if word.text[0].isdigit() or (word.term in _WORKS and word.term not in ("case",)):
        return False
    if word.names:
        return len(word.text) > 1 or not word.opens
    if (
        not (word.capital and word.opens)
        or connects(word)
        or word.term.endswith(("ing", "ed"))
        or word.term in known.lower
        or word.term in known.terms
    ):
        return False
    # The first word of a sentence is written with a capital whatever it is: a country is a name, one that another
    # name follows, and one before a verb of which the sources know no form.
    follows = i + 1 < len(words) and words[i + 1].sentence == word.sentence and words[i + 1].names
    return follows or bool(countries_in(word.text)) or (word.stem not in known.stems and _unheard(word, known))


def _unheard(word: Word, known: _Known) -> bool:
    """Whether the sources hold no word that shares the opening of this one."""
    opening = word.term[: max(4, len(word.term) - 4)]
    return not any(t.startswith(opening) for t in known.terms)


def same_people(a: str, b: str) -> bool:
    """Whether two names are those of a place and its people ("Brazil", "Brazilian"; "Türkiye", "Turkish"; "Africa",
    "African")."""
    if a in names() and b in names():
        return names()[a] == names()[b]
    short, long = sorted((a, b), key=len)
    if short in ("west", "east", "north", "south") and long.startswith(f"{short}ern"):
        return True
    if (
        len(short) >= 5
        and long.startswith(short[:-1])
        and _DEMONYM.fullmatch(long[len(short) - 1 :].lstrip(short[-1]) or "n")
    ):
        return True
    return _people_of(a, b) or _people_of(b, a)


@lru_cache(maxsize=20_000)
def _people_of(people: str, country: str) -> bool:
    root = _DEMONYM.sub("", people)
    if len(root) < 3 or people in names():
        return False
    forms = _forms(names()[country]) if country in names() else (country,) if _is_people(country) else ()
    # "Mozambique", "Mozambican": the last letter may be written otherwise.
    roots = (root, root[:-1]) if len(root) >= 6 else (root,)
    return any(form.startswith(r) and len(form) - len(r) <= 4 for form in forms for r in roots)


@lru_cache(maxsize=20_000)
def _is_people(term: str) -> bool:
    """Whether a word is formed of the name of a country."""
    root = _DEMONYM.sub("", term)
    return len(root) >= 4 and root != term and any(n.startswith(root) and len(n) - len(root) <= 3 for n in names())


def _broken_pairs(statement: str, words: Sequence[Word], known: _Known) -> list[Fault]:
    """Two names in a row of which the sources give the first another second, always ("Gordon Smith" for "Gordon Brown")."""
    faults = []
    follows: dict[str, set[str]] = {}
    for a, b in zip(known.words, known.words[1:], strict=False):
        follows.setdefault(a.term, set()).add(b.term if b.capital and b.start - a.end == 1 else "")
    for a, b in itertools.pairwise(words):
        if not (a.capital and b.names and b.start - a.end == 1) or a.light or a.sentence != b.sentence:
            continue
        after = follows.get(a.term, {""})
        if "" not in after and b.term not in after and b.term in known.terms:
            faults.append(Fault("name", f"{a.text} {b.text}", f"the source does not name {a.text} {b.text}"))
    return faults


def _reordered(statement: str, words: Sequence[Word], known: _Known) -> list[Fault]:
    """The words of one long name in another order ("for Trade Policy" for "for Policy Trade"); lists of names may be."""
    theirs = _long_names(known.words)
    for name in _long_names(words):
        mine = [w.term for w in name if w.capital]
        text = statement[name[0].start : name[-1].end]
        if not any(w.light and w.term in _OF for w in name) or countries_in(text):
            continue
        holding = [own for other in theirs if set(mine) <= set(own := [w.term for w in other if w.capital])]
        if holding and not any(_in_order(mine, own) for own in holding):
            return [Fault("name", text, f"the source has the words of {text} in another order")]
    return []


_OF = frozenset("for of on de para pour por sur sobre to des du do da".split())
_LONG_NAME = 3


def _long_names(words: Sequence[Word]) -> list[list[Word]]:
    """The runs of capitalised words of a text, light words between them included."""
    found: list[list[Word]] = []
    run: list[Word] = []
    for word in words:
        near = bool(run) and word.sentence == run[-1].sentence and word.start - run[-1].end == 1
        if not near or not (word.capital or word.light):
            found.append(run)
            run = []
        if (word.capital and not (word.light and not run)) or run:
            run.append(word)
    found.append(run)
    for own in found:
        while own and not own[-1].capital:
            own.pop()
    return [own for own in found if sum(w.capital for w in own) >= _LONG_NAME]


def _in_order(some: Sequence[str], all_of: Sequence[str]) -> bool:
    rest = iter(all_of)
    return all(term in rest for term in some)


def _attribution_faults(statement: str, sources: Sequence[Source], known: _Known) -> list[Fault]:
    """Those to whom a statement lays its words though they are neither their authors nor said to say anything."""
    by = terms_of(" ".join(f"{s.by} {s.about}" for s in sources)) | _WORKS
    faults = []
    for found in _ATTRIBUTED.finditer(statement):
        who = (found.group("a") or found.group("b")).strip()
        named = {w.term for w in words_of(who) if not connects(w) and w.capital}
        if not named or named <= by:
            continue
        spoken = [m for t in named for m in re.finditer(rf"(?<!\w){re.escape(t)}(?!\w)", plain(known.text))]
        text = plain(known.text)
        if not any(_SAYING.search(text[max(0, m.start() - _NEAR_SAYING) : m.end() + _NEAR_SAYING]) for m in spoken):
            faults.append(Fault("attribution", who, f"the source does not lay this to {who}"))
    return faults
