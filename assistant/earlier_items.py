"""Items of the list that was an answer, as a follow-up names them: "the second one", "the last two", "the data one"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.list_places import Place, place_at
from assistant.pieces import ORDINAL, ordinal_of
from assistant.wants import plain, plain_in_place
from assistant.wording import content_terms, is_function_word
from store.words import stem

# Of an item so many characters stand in the place of the words that name it.
ITEM_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was an answer: its items, the documents of the answer, the words that its question lends and the stems
    of those by which the question calls the items."""

    items: tuple[str, ...]
    documents: tuple[str, ...]
    lent: str
    nouns: frozenset[str]


_ONE = re.compile(
    r"\b(?:the|that|this)\s+(?P<which>(?:[\w'’-]+\s+){1,4}?)ones?\b|\b(?:el|la|los|las|o|a|os|as)\s+(?P<es>de\s+(?:el|la|los|las|o|a)?\s*[\w-]+)\s*\??$"
    r"|\b(?:celui|celle|ceux|celles)\s+(?P<fr>(?:de|du|des|sur|d['’])\s*(?:la|le|les|l['’])?\s*[\w-]+)",
    re.IGNORECASE,
)
_ORDINAL_ONE = re.compile(
    r"\b(?:the|el|la|le|o|a)\s+(?:\w+)(?:\s+(?:one|item|point))?\b|\bl['’]\w+|(?:ال)?\w+|第[一二三四五六七八九十][个条点项]?|最后[一]?[个条点项]?",
    re.IGNORECASE,
)
# "The second", not "its first meeting" or "the first to sign": folded, what may stand before the place and behind it.
_THE = re.compile(r"(?:(?:^|[^\w'])(?:the|el|la|los|las|le|les|o|a|os|as)\s|\bl')$")
_BARE = re.compile(r"^\W*(?:(?:and|y|e|et)\s)?$")
_ALONE = re.compile(
    r"\W*$|\s*[,;:?.!]| (?:ones?|items?|points?|entry|puntos?|elementos?|element|itens|pontos?)\b(?! (?:to|who|that|which)\b)"
    r"| (?:of (?:them|these|those|the list)|de ell[oa]s|d'entre (?:eux|elles)|del[ae]s)\b"
)
_ARABIC_ALONE = re.compile(r"\W*(?:منها|منهم)?\W*$")
_CHINESE_ALONE = re.compile(r"[条點点项項]|[个個]?(?:呢|是|\W|$)")
_ASKS_FOR = re.compile(
    r"^\W*(?:(?:and|y|et|e) )?(?:which|what|name|list|que|cuales|quels?|quelles?|quais|o que)(?: (?:are|were|son|eran|sont|etaient|sao|eram))?"
    r"(?: (?:the|los|las|les|os|as))?(?P<nouns>(?: [\w'-]+){1,4})"
)


def nouns_of(question: str) -> frozenset[str]:
    """The stems of the words by which a question calls what it asks for: "which two laws…"."""
    found = _ASKS_FOR.search(plain(question))
    words: list[str] = []
    for word in found["nouns"].split() if found else ():
        if is_function_word(word):
            break
        words.append(stem(word))
    return frozenset(words)


def place_among(text: str, nouns: frozenset[str]) -> Place | None:
    """The place in a list by which a text names items: by an ordinal or a run ("the last two") alone, with "one" or the
    like behind it, or with one of the list's own nouns (stems)."""
    folded = plain_in_place(text)
    found = place_at(folded)
    if found is None:
        return None
    place, start, end = found
    before, after = folded[:start], folded[end:]
    if folded[start] in "第最前后":
        alone = _CHINESE_ALONE.match(after) is not None
    elif re.match(r"[\u0600-\u06ff]", folded[start]):
        alone = _ARABIC_ALONE.match(after) is not None
    elif _THE.search(before):
        noun = re.match(r" ([\w'-]+)", after)
        alone = _ALONE.match(after) is not None or (noun is not None and stem(noun[1]) in nouns)
    else:
        alone = _BARE.match(before) is not None and re.match(r"(?: ones?)?\W*$", after) is not None
    return place if alone else None


def item_named(text: str, items: Sequence[str], nouns: frozenset[str]) -> str | None:
    """The item of a list that a text names by words that only this one holds."""
    found = _ONE.search(text)
    if found is None:
        return None
    said = next((g for g in found.groups() if g), "")
    if ORDINAL.search(plain(said)):
        return None  # "the first one to sign it"
    wanted = {stem(t) for t in content_terms(said)}
    scores = [len(wanted & {stem(t) for t in content_terms(item)}) for item in items]
    best = max(scores, default=0)
    return items[scores.index(best)] if best and scores.count(best) == 1 else None


def with_item(text: str, item: str, nouns: frozenset[str]) -> str:
    """The question with the words of the item in the place of those that name it."""
    said = item if len(item) <= ITEM_CHARACTERS else item[:ITEM_CHARACTERS].rsplit(" ", 1)[0] + "…"
    span = _ONE.search(text)
    if span is None:
        span = next((m for m in _ORDINAL_ONE.finditer(text) if ordinal_of(m.group()) is not None), None)
    if span is None:
        return f"{text} “{said}”"
    noun = re.match(r"\s+([\w'’-]+)", text[span.end() :])
    end = span.end() + (noun.end() if noun and stem(plain(noun[1])) in nouns else 0)
    return f"{text[: span.start()]}“{said}”{text[end:]}"


def asks_for_nothing_else(text: str) -> bool:
    """Whether a question holds nothing but a place in a list: "And the second one?"."""
    found = place_at(plain_in_place(text))
    rest = f"{text[: found[1]]} {text[found[2] :]}" if found else text
    return len(set(content_terms(rest)) - {stem(w) for w in ("one", "ones", "item", "point")}) == 0
