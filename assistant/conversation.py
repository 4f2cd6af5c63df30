"""Conversation: a follow-up made to stand alone, from the earlier questions and, where they are known, their answers.

Three ways, tried in this order. "And India?" puts its piece in the place of the like piece of the earlier question.
"The second one", "the data one" names an item of the list that was the earlier answer. Any other question that leans on
what went before borrows the earlier words. A question that says enough by itself is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.earlier_items import (
    ITEM_CHARACTERS,
    Listed,
    asks_for_nothing_else,
    item_named,
    nouns_of,
    place_among,
    with_item,
)
from assistant.ellipsis import replaced
from assistant.list_nouns import names_in_a_row
from assistant.list_places import Place, place_at
from assistant.lists import LIST_ITEMS
from assistant.pieces import pieces
from assistant.reasons import asks_for_the_reason_alone
from assistant.wants import Kind, plain, plain_in_place, want
from assistant.wording import content_terms, language_of, names

MAX_CHARACTERS = 4000
# Earlier questions that may lend their words, the last of them first; those before are another matter by then.
_LENDING = 4
# And so many more where each of them asks for an item of one list by its place.
_WALKED = 20
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question asked before and what is known of its answer, which may be nothing.

    documents  ids of the documents that the answer cites, the most cited first
    items      the quotes of the answer, in order
    named      the names that the answer gave and the question did not hold, where it asked for one
    within     a quote that names several things in passing, where the answer is no list; "" for none
    """

    question: str
    documents: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    within: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "question": self.question, "documents": list(self.documents), "items": list(self.items),
            "named": list(self.named), **({"within": self.within} if self.within else {}),
        }  # fmt: skip

    @classmethod
    def from_json(cls, item: Mapping[str, Any]) -> Earlier:
        documents, items, named = (tuple(map(str, item.get(name, ()))) for name in ("documents", "items", "named"))
        return cls(str(item["question"]), documents, items, named, str(item.get("within", "")))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question as it is to be read.

    text       the question, with what stands for something earlier replaced where that is known
    lent       the earlier words that it borrows, "" for none
    documents  the documents of the answer that it leans on, the most cited first
    shown      what that answer quoted, where the question asks for another of the same, or for nothing but its reason:
               to be said again only if it holds a word of `piece`, which was put in the place of the earlier one
    taken      the quotes of the answer before of which it asks for some by their places
    place      the places that it asks for; None where one sentence names all the items
    walked     the turn whose answer is the list of which an item was asked for by its place; those asked for next are
               items of it too
    """

    text: str
    lent: str = ""
    documents: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    piece: str = ""
    taken: tuple[str, ...] = ()
    place: Place | None = None
    walked: Listed | None = None

    @property
    def stand_alone(self) -> str:
        """The question in words that say it all."""
        return f"{self.text} ({self.lent})" if self.lent else self.text


def earlier_of(answer: Mapping[str, Any]) -> Earlier:
    """What later questions may need of an answer (its JSON)."""
    cited = list(dict.fromkeys(key for s in answer["statements"] for key in s["citations"]))
    by_key = {e["key"]: e for e in answer["evidence"]}
    quotes = [by_key[key] for key in cited if key in by_key]
    ids = [e["document"]["id"] for e in quotes]
    items = [e["quote"] for e in quotes if e["found_by"] != "header" and not e["quote"].rstrip().endswith((":", "："))]
    listed = [e["quote"] for e in quotes if e["locator"]["kind"] == "list"]
    if len(listed) > 1 and len(listed) == len(items) - 1 and items[1:] == listed:
        items = listed  # what leads into a list is none of its items, whatever it ends in
    told = [e["quote"] for e in quotes if e["found_by"] == "record"]
    if len(listed) > 1 and items == [*listed, *(t for t in told if t not in listed)]:
        items = listed  # nor is a line that the record of the document was read from
    asked = str(answer.get("stand_alone") or answer["question"])
    named: list[str] = []
    if items and want(asked).kind in (Kind.PERSON, Kind.NAME, Kind.PLACE, Kind.COUNTRY):
        named = [
            items[0][p.start : p.end] for p in pieces(items[0])
            if p.sort in ("name", "country") and plain(items[0][p.start : p.end]) not in plain(asked)
        ]  # fmt: skip
    return Earlier(
        str(answer["question"]),
        tuple(sorted(dict.fromkeys(ids), key=lambda id_: -ids.count(id_))),
        tuple(items),
        tuple(named) if len(named) <= _NAMED else (),
        _within(quotes),
    )


def _within(quotes: Sequence[Mapping[str, Any]]) -> str:
    """The first quote of an answer, where it names several things in a row and the answer is no list of them."""
    lettered = sum(q["locator"]["kind"] != "heading" and "\n\n" in q["quote"] for q in quotes)
    listed = sum(q["locator"]["kind"] == "list" for q in quotes)
    first = quotes[0]["quote"] if quotes else ""
    return first if max(lettered, listed) < 2 and names_in_a_row(first) else ""


def resolve(text: str, history: Sequence[Earlier] = ()) -> Resolved:
    """Read a question after those before it, oldest first. The earlier ones are themselves read after those before."""
    before: Resolved | None = None
    known: Earlier | None = None
    for earlier in history[_first_lending(history) :]:
        question = " ".join(earlier.question.split())[:MAX_CHARACTERS]
        before, known = _resolve(question, before, known), earlier
    return _resolve(text, before, known)


def _first_lending(history: Sequence[Earlier]) -> int:
    """Where the questions begin that may lend: a list is still walked through when many of its items were asked for."""
    first = max(len(history) - _LENDING, 0)
    until = max(first - _WALKED, 0)
    nouns = frozenset(n for earlier in history[until:] for n in nouns_of(earlier.question[:ITEM_CHARACTERS]))
    while first > until and place_among(history[first].question[:ITEM_CHARACTERS], nouns) is not None:
        first -= 1
    return first


def _resolve(text: str, before: Resolved | None, known: Earlier | None) -> Resolved:
    if before is None or known is None:
        return Resolved(text)
    items = known.items if len(known.items) > 1 else ()
    if walked := _walked(text, before, known):
        return walked
    if whole := replaced(text, before.text):
        return Resolved(whole, before.lent, before.documents or known.documents, known.items, text)
    nouns = nouns_of(before.text)
    if items and (item := item_named(text, items, nouns)):
        return Resolved(with_item(text, item, nouns), _joined(before), known.documents)
    if not leans(text):
        return Resolved(text)
    lent = _joined(before)
    if known.named and not any(plain(name) in plain(text) for name in known.named):
        lent = f"{lent} {', '.join(known.named)}"
    shown = known.items if asks_for_the_reason_alone(text) else ()
    lent = _without_dates(lent) if _dated(text) else lent
    # What "Why?" was answered with, or not, is not what is spoken of.
    alone = asks_for_the_reason_alone(before.text)
    documents = (before.documents if alone else ()) or known.documents or before.documents
    return Resolved(text, lent, documents, shown, walked=before.walked)


def _walked(text: str, before: Resolved, known: Earlier) -> Resolved | None:
    """A question for an item of a list by its place: of the one that the question before asked for an item of, else of
    the answer before, unless the question there itself spoke of a first."""
    if place_at(plain_in_place(text)) is None:
        return None
    lists = [before.walked] if before.walked and (leans(text) or asks_for_nothing_else(text)) else []
    if (len(known.items) > 1 or known.within) and (
        before.walked or not any(p.sort == "ordinal" for p in pieces(before.text))
    ):
        lists.append(Listed(known.items, known.documents, _joined(before), nouns_of(before.text)))
    for listed in lists:
        place = place_among(text, listed.nouns)
        if place is None:
            continue
        if known.within and listed.items == known.items:
            # One sentence names them all: it is shown, for no rule tells where each begins and ends.
            return Resolved(text, listed.lent, listed.documents, taken=(known.within,), walked=listed)
        # How many items the list has its document says. Of one cut short the last that was shown is not the last.
        cut = place.start < 0 and len(listed.items) >= LIST_ITEMS
        among = None if cut else place.among(len(listed.items))
        said = with_item(text, listed.items[among[0]], listed.nouns) if among is not None and len(among) == 1 else text
        return Resolved(said, listed.lent, listed.documents, taken=listed.items, place=place, walked=listed)
    return None


def _joined(before: Resolved) -> str:
    """What an earlier question lends: what it borrowed itself, and its own words."""
    return f"{before.lent} {before.text}".strip()[-MAX_CHARACTERS:]


def _dated(text: str) -> bool:
    return any(p.sort == "date" for p in pieces(text))


def _without_dates(text: str) -> str:
    """A text without the dates in it and what leads to them: the follow-up brings its own."""
    for piece in reversed(pieces(text)):
        if piece.sort == "date":
            text = f"{text[: piece.lead].rstrip()}{text[piece.end :]}"
    return text


# Whether a question leans on what was asked before

# Words that stand for something said before, in any place; and those that do so only where little else is said.
_STANDING_FOR = re.compile(
    r"\b(?:(?<!is )it|it(?! (?:\w+ )?(?:that|worth|to|possible|true)\b)|its|they|them|their|theirs|he|him|his|she|her|hers|these|those(?! (?:who|at|of|in|from)\b)|such(?! as\b)|the same(?=\W*$)|the former|the latter|do so|did so)\b|\b(?:the|that|this|which) (?:[\w'’-]+ ){0,4}?ones?\b"
    r"|(?:^|\b(?:of|in|for|with|by|to|on|at|about|from|after|before|since|is|was|did|does|do|were|are|than|and) )(?:that|this)\b|\b(?:there|afterwards|thereafter|then)\W*$"
    r"|\b(?:ellos?|ellas?|sus?|eso|esto|est[ea]s?|es[ea]s?|allí|alli|lo mismo|(?<!-)ils?|(?<!-)elles?|leurs?|ses|cela|ça|(?<!est-)ces?|cette|y a-t-il eu|(?<!-)eles?|elas?|seus?|suas?|isso|isto|ali|dele[s]?|dela[s]?|nele|nela)\b"
    r"|\b(?:quem|quando|quanto|onde|como|qué|quién|cuándo) (?:o|os|as|lo|los) [\w]+|\bqui[eé]n(?:es)? las? [\w]+|\bquem as? (?:escreve|publico|redigi|assin)\w+|\bqui (?:l['’]|les )(?:a|ont|avait)\b|\ben (?:a|ont|est|sont|était|fut|faut|reste)\b"
    r"|他们?|她们?|它们?|其(?!他|中|它)|这|那(?!么)|هم(?!\w)|هي(?!\w)|هو(?!\w)|ذلك|هذه?|تلك|منه(?!\w)|فيه(?!\w)|عنه(?!\w)|هناك",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^[¿¡\s]*(?:(?:and|but|so|then|also|y|e|et|mais|pero|mas)\b|what about|how about|و|那|那么)|\bthere\b", re.I
)
# A pronoun behind a name of the same question may well mean that one; before a preposition's object it does not.
_BEHIND_A_NAME = re.compile(
    r"it|they|he|she|its|their|his|her|ils?|elles?|su|sus|ses|seu|seus|sua|suas|all[ií]|ali|est[ea]s?|es[ea]s?",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:in|on|at|for|from|to|by|with|of|about|after|before|since)\s+$", re.IGNORECASE)
# "Did the founders promise…", with nothing that says whose: those just spoken of.
_DEFINITE = re.compile(
    r"\b(?:did|do|does|must|should|can|could|will|would|has|have|had|is|are|was|were) the (?!briefs?\b|texts?\b|documents?\b|sources\b|library\b|literature\b|authors?\b|papers?\b|articles?\b|(?:[\w’'-]+ ){1,3}(?:of|for|in|on|to|between|from|that|which|who|at)\b|[\w-]+['’]s)[\w-]+ \w",
    re.IGNORECASE,
)
# "Son" is another word in Spanish.
_FRENCH = re.compile(
    r"\b(?:qui|quel(?:le)?s?|où|quand|comment|pourquoi|combien|est)\b.*\b(?:son|sa|lui)\b", re.IGNORECASE
)
_WHAT_IS = re.compile(
    r"^\W*(?:what|who|que|quien(?:es)?|quem|o que|qu'est-ce que?|qui)(?:'s| is| are| was| were| es| son| est| sont| e| sao)?\s(?!the\b|his\b|her\b|its\b)"
)
# Where a question goes on to ask another thing: "…, and who…", "… y por qué…".
_ASKS_ON = re.compile(
    r"(?:[,;]|[?؟？])?\s+(?:and|but|or|y|e|et|ou|o)\s+(?:(?:in|for|from|to|by|of|with|at|on|since|until|a|de|por|para|desde|en|por|à|pour|depuis) )?"
    r"(?:wh(?:o|om|ose|at|ich|en|ere|y)|how|did|does|do|is|are|was|were|has|have|can|could|should|will"
    r"|qu[eé]|qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]nd[o]|d[oó]nde|c[oó]mo|cu[aá]nt[oa]s?|qui|quels?|quelles?|quand|où|comment|pourquoi|combien"
    r"|quem|quais|qual|quando|onde|como|quant[oa]s?)\b|，(?=.*(?:谁|什么|哪|多少|几|为什么|如何|怎))",
    re.IGNORECASE,
)
# "Who are the partners?": of what, nobody says.
_OF_WHAT = re.compile(
    r"\W*(?:(?:what|who) (?:is|are|was|were) the|quien(?:es)? (?:es|son) (?:el|las?|los)|qui (?:est|sont) (?:les?|la)|quem (?:e|sao) (?:os?|as?)) [\w-]+\W*"
)
# Below so many words of topic, in Chinese pairs of characters, a question without a name says too little.
_FEW = {"en": 3, "ar": 4, "zh": 6}
_MANY = 5


def leans(text: str) -> bool:
    """Whether a question leans on what was asked before: by a word that stands for it, by an opening "and", or for want
    of words of its own. "Who wrote the brief on TAZARA?" stands alone, however short; so does "What is aid?"."""
    if (joint := _ASKS_ON.search(text)) and _says_of_what(text[: joint.start()]):
        return False
    language = language_of(text)
    terms = len(content_terms(text))
    named = bool(names(text) or pieces(text))
    first = re.split(r"[?؟？.!]\s|[,،，]", text, maxsplit=1)[0]
    if any(
        not _has_its_own(first, m) for m in _STANDING_FOR.finditer(first if len(content_terms(first)) > 1 else text)
    ):
        return True
    if (french := _FRENCH.search(first)) and not pieces(first[: french.end()]):
        return True
    if _OPENING.search(text):
        return terms < _MANY or not named
    if named:
        return terms < 2 and not _WHAT_IS.search(plain(text))
    if terms < _FEW.get(language, 4):
        folded = plain(text)
        whole = bool(_WHAT_IS.search(folded)) and not _OF_WHAT.fullmatch(folded)
        return terms == 0 or not whole or language in ("ar", "zh")
    return bool(_DEFINITE.search(text))


def _says_of_what(clause: str) -> bool:
    """Whether the first of two questions says by itself what it is about: the other then leans on that one ("What is
    tied aid, and who are the donors?")."""
    return bool(content_terms(clause)) and not leans(clause)


def _has_its_own(text: str, found: re.Match[str]) -> bool:
    """Whether a word that stands for something has it in its own question, before it: "When did Cuba say it left?"."""
    before = text[: found.start()]
    word = found.group().lower()
    if not _BEHIND_A_NAME.fullmatch(word):
        return False
    rest = text[found.end() :].strip(" ?؟？.")
    if word in ("it", "her") and (_OBJECT.search(before) or not rest):
        return False
    return any(p.sort in ("name", "country") for p in pieces(before))
