"""Those who judge whether a text supports a statement once the exact tests have found no fault.

`Packaged` works everywhere and is weak: it looks whether each word of the statement stands in the text, in some form,
or is near in meaning to one that does. It knows nothing of syntax. Better ones are named in the settings.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Support
from assistant.verifying.alignment import NEAR_COPY, align
from assistant.verifying.force import others_view
from assistant.verifying.grammar import available
from assistant.verifying.quantities import quantities
from assistant.verifying.reading import Source, Word, connects, of_one_root, words_of
from assistant.verifying.senses import says_the_same

Nearness = Callable[[str, frozenset[str]], float]

# So many strange words in one clause, more than half of it, are an invention.
_INVENTED = 3
# How near in meaning a word must be to one of the source to stand for it, and to stand for one in another language.
_NEAR, _NEAR_ABROAD = 0.4, 0.3
# The most words, as a share of a statement's own, that may be near only, and that may be neither.
_NEAR_SHARE, _STRANGE_SHARE = 0.4, 0.3
# The least share of a statement in another language than its source that must be near.
_ABROAD_SHARE = 0.7
# Words with which a statement speaks of its source or joins what it says.
_OWN = frozenset(
    """
    according state note highlight emphas emphasi describ mention explain document brief articl paper author text sourc evid report
    say exampl includ also howev moreov addit furthermor overal therefor thus specif relat regard concern term discuss refer
    indic show find point see describ present consid fact case form part way mean view show provid identifi outlin address
    """.split()
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a checker says of a statement, and why where it is not simply supported."""

    support: Support
    why: str = ""


class Checker(Protocol):
    """Judges whether texts support a statement. `name` is shown beside every verdict."""

    @property
    def name(self) -> str: ...

    def judge(self, statement: str, language: str, sources: Sequence[Source]) -> Judgement: ...


class Packaged:
    """The packaged checker: words by form, then by nearness of single words' vectors.

    `nearness(word, terms)` says how near a word lies to the nearest of some terms of the library, 0 to 1.
    """

    def __init__(self, nearness: Nearness) -> None:
        self._nearness = nearness

    @property
    def name(self) -> str:
        return "packaged lexical and semantic tests" + ("" if available() else ", without grammar")

    def judge(self, statement: str, language: str, sources: Sequence[Source]) -> Judgement:
        heavy = [w for w in words_of(statement, language) if not (w.light or connects(w))]
        if not heavy:
            return Judgement("unsupported", "says nothing that could be checked")
        figures = [(q.start, q.end) for q in quantities(statement)]
        # Names and numbers the exact tests have seen to.
        words = [w for w in heavy if not (w.names or any(a <= w.start < b for a, b in figures))]
        given = _Given(sources)
        own = [w for w in heavy if w.stem not in _OWN]
        if 3 * sum(given.quotes(w) for w in own) < max(1, len(own)) and any(s.language == language for s in sources):
            return Judgement("unsupported", "hardly a word of it stands in the quoted text")
        abroad = all(s.language != language for s in sources)
        unmet = [w for w in words if not given.meets(w)]
        if not unmet:
            return _as_given(statement, sources)
        limit = _NEAR_ABROAD if abroad else _NEAR
        near = [w for w in unmet if given.says(w) or self._nearness(w.term, given.terms) >= limit]
        strange = [w for w in unmet if w not in near and (abroad or w.stem not in _OWN)]
        if abroad:
            met = 1 - len(strange) / len(heavy)
            why = "said in another language than its source: only numbers, names and likeness were compared"
            return Judgement("partial", why) if met >= _ABROAD_SHARE else Judgement("unsupported", _not_in(strange))
        if clause := _empty_clause(words, given, near):
            return Judgement("unsupported", _not_in(clause))
        aligned = align(statement, language, sources)
        put_in = {w.start for w, _ in aligned.replaced} if aligned.share >= NEAR_COPY else set()
        if any(w.start in put_in for w in strange):
            return Judgement("unsupported", _not_in(strange))
        if len(strange) > _STRANGE_SHARE * len(heavy) or len(near) > _NEAR_SHARE * len(heavy):
            return Judgement("unsupported", _not_in([*strange, *near]))
        if strange or near:
            return Judgement("partial", _not_in([*near, *strange]))
        return _as_given(statement, sources)


def _as_given(statement: str, sources: Sequence[Source]) -> Judgement:
    if others_view(statement, sources):
        return Judgement("partial", "the source reports this as the view of others")
    return Judgement("supported")


def _not_in(words: Sequence[Word]) -> str:
    listed = ", ".join(f"“{w.text}”" for w in words[:5])
    return f"not in the source: {listed}"


class _Given:
    """The words of the sources, in every form in which a statement may take them up."""

    def __init__(self, sources: Sequence[Source]) -> None:
        around = [w for s in sources for w in (*words_of(s.about, s.language), *words_of(s.by, s.language))]
        own = [w for s in sources for w in s.words]
        self.terms = frozenset(w.term for w in own)
        self._own_stems = {w.stem for w in own}
        self.stems = self._own_stems | {w.stem for w in around}
        self._all = self.terms | {w.term for w in around}
        # In German and in many compounds a hyphen parts what another writes as one word.
        self._joined = {a.term + b.term for a, b in itertools.pairwise(own)}

    def quotes(self, word: Word) -> bool:
        """Whether a word stands in the quoted text itself, not in its heading or its document's record alone."""
        return (
            word.stem in self._own_stems
            or word.term in self.terms
            or any(of_one_root(word.term, t) for t in self.terms)
        )

    def says(self, word: Word) -> bool:
        """Whether another word of the sources says the same."""
        return any(says_the_same(word.term, t) for t in self.terms)

    def meets(self, word: Word) -> bool:
        if word.stem in self.stems or word.term in self._all or word.term in self._joined or word.text[0].isdigit():
            return True
        return any(of_one_root(word.term, t) for t in self._all)


def _empty_clause(words: Sequence[Word], given: _Given, near: Sequence[Word]) -> list[Word]:
    """The words of a clause that the sources do not hold, where these are most of it."""
    clauses: dict[int, list[Word]] = {}
    for word in words:
        clauses.setdefault(word.clause, []).append(word)
    for members in clauses.values():
        unmet = [w for w in members if not given.meets(w) and w.stem not in _OWN]
        strange = [w for w in unmet if w not in near]
        if (len(strange) >= _INVENTED and 2 * len(strange) > len(members)) or (
            len(unmet) > _INVENTED and 3 * len(unmet) > 2 * len(members)
        ):
            return unmet
    return []
