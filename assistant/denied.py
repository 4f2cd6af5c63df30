"""Which words of a text are said and which are denied: "SSC is not uniform" denies "uniform" and says "SSC".

Scopes are read from the words of a sentence alone, in English, and roughly in Spanish, French and Portuguese. A denial
within a denial says again ("does not mean that they have no agency").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.wants import plain_in_place
from store.words import tokens


class Sense(StrEnum):
    """Meanings that premises and their denials turn on, whatever the word for them."""

    ALL = "all"
    ALWAYS = "always"
    FULLY = "fully"
    UNIFORM = "uniform"
    EVEN = "even"
    MERE = "mere"
    RADICAL = "radical"


_SENSES = {
    Sense.ALL: r"(?:(?<!after )(?<!at )(?<!above )(?<!of )all|every(?:one|thing|where|body)?|universal(?:ly)?|without exception|tod[oa]s|tous|toutes)",
    Sense.ALWAYS: r"(?:always|invariably|siempre|toujours|sempre)",
    Sense.FULLY: r"(?:entirely|fully|wholly|totally|completely|altogether|in full|enteramente|plenamente|totalmente|completamente|entierement|pleinement|completement|inteiramente)",
    Sense.UNIFORM: r"(?:(?:one|a) (?:single )?(?:\w+ )?(?:block|bloc)|uniform(?:ly|ity)?|monolith(?:s|ic)?|homogen(?:eous|ous|eity|eously)|identical(?:ly)?|(?:all|exactly|much|just) (?:the same|alike)"
                   r"|uniformes?|monolitic[oa]s?|homogene[oa]s?|monolithiques?|homogenes?)",
    Sense.EVEN: r"(?:even(?=[.,;:?!]|$)|evenly|equal(?:ly|s|ity)?|symmetric(?:al|ally)?|balanced|to the same (?:extent|degree)|iguale?s?|igualmente|egale?s?|egalement|egaux|igual)",
    Sense.MERE: r"(?:merely|only|just(?! as\b)|simply|purely|solely|exclusively|nothing (?:but|more than)|no more than|auxiliary|(?:limited|confined|restricted) to|solo|solamente|meramente|seulement|simplement|purement|apenas|somente)",
    Sense.RADICAL: r"(?:radical(?:ly)?|fundamental(?:ly)?|profound(?:ly)?|drastic(?:ally)?|radicalmente|fundamentalmente|radicalement|fondamentalement)",
}  # fmt: skip
_SENSE = {sense: re.compile(rf"(?<![\w'-]){pattern}(?![\w'-])") for sense, pattern in _SENSES.items()}
# What says the contrary of a sense without a word of denial.
_CONTRARY = {
    Sense.FULLY: r"(?:partly|partially|in part|half-heartedly|parcialmente|en parte|partiellement|em parte)",
    Sense.UNIFORM: r"(?:heterogen(?:eous|ous|eity)|diverse|mixed|manifold|heterogene[oa]s?|divers[oa]s)",
    Sense.EVEN: r"(?:uneven(?:ly)?|unequal(?:ly)?|inequal(?:ity|ities)|asymmetr(?:ic|ical|ies|y)|lopsided|desigual(?:es)?|inegal(?:e|es|ement)?|inegaux|desiguais)",
}
_CONTRARIES = {sense: re.compile(rf"(?<![\w'-]){pattern}(?![\w'-])") for sense, pattern in _CONTRARY.items()}

# What denies all that follows it, up to the end of its clause.
_DENIES = re.compile(
    r"(?<![\w'-])(?:not|never|nor|neither|no(?! longer than\b| less than\b| more than\b| doubt\b)|none of|cannot|nothing|by no means|far from"
    r"|yet to|fail(?:s|ed|ing)? to|unable to|(?:less|least) (?:likely|inclined|willing|able|ready) to|hardly|scarcely|rarely|seldom|refus(?:es|ed|ing) to|bypass(?:es|ed|ing)?"
    r"|no(?= (?:se|es|son|ha|han|hay|esta|estan|fue|fueron|puede|tiene|tienen)\b)|nunca|jamas|ne(?= \w+ (?:pas|plus|jamais)\b)|n'\w+ (?:pas|plus|jamais)|jamais|aucune?|nao|nem)(?![\w'-])|n't(?!\w)"
)
# What denies only that somebody knows or says it.
_OPEN = re.compile(
    r"\b(?:(?:do|does|did|can|could|may|might)(?: \w+)? not|cannot|never)(?: \w+)? (?:know|say|tell|mean to say)\b|\b(?:is|are|was|were) not (?:\w+ )?(?:clear|certain|known|sure|to say)\b|\bnot to say\b"
)
# What denies no more than the phrase behind it.
_DENIES_A_PHRASE = re.compile(
    r"(?<![\w'-])(?:without|lack(?:s|ed|ing)?(?: of)?|absence of|missing|free (?:of|from)|sin|sans|sem)(?![\w'-])"
)
# What sets one thing in the place of another, up to what both share ("lent rather than sold by the guild").
_SETS_ASIDE = re.compile(r"(?<![\w'-])(?:rather than|instead of)(?![\w'-])")
# What denies all that stands before it in its clause.
_DENIES_BEFORE = re.compile(
    r"\b(?:(?:makes?|made|making) (?:little|no) sense|(?:is|are|was|were|remains?) (?:still )?(?:absent|lacking|missing)|(?:is|are|was|were) of (?:little|no) (?:use|value|relevance|importance))\b"
)
# Who asks so supposes the contrary of the words that follow ("why is it hard to find?").
_TURNED = re.compile(
    r"(?<![\w'-])(?:not|never|nor|neither|cannot|fail(?:s|ed|ing)?|unable|yet to|hard|harder|difficult|impossible|reluctan(?:t|ce)|slow(?:ly|er)?|late|poorly|badly|scarce(?:ly)?|few(?:er)?|less|little|stop(?:ped|ping)?|ceased?|end(?:ed)?|los[et]|doubts?|doubtful"
    r"|uncertain|weak(?:ened)?|exclud(?:ed|es|ing)|reject(?:s|ed)?|resist(?:s|ed)?|prevent(?:s|ed)?|undermin(?:es|ed|ing)|oppos(?:es|ed|ing)|rather than|instead of|rarely|seldom|hardly"
    r"|no(?= (?:se|es|son|ha|han|hay|esta|estan|fue|fueron|puede|tiene|tienen)\b)|nunca|jamas|pas|jamais|nao|dificil|difficile|(?:lea(?:ve|ves|ving)|left|dej\w+|laiss\w+|deix\w+) (?:[\w'.+-]+ ){0,6}?(?:without|with (?:no|few|little)|sin|sans|sem)|lent[oa]s?|lentamente|despacio|lente(?:ment|s)?|tarde?|tard|poco|peu|pouco)(?![\w'-])|n't(?!\w)|没|不"
)
# These turn what follows in a denial: "does not diminish the importance".
_LESSENS = re.compile(
    r"(?<![\w'-])(?:diminish(?:es|ed)?|reduc(?:e[sd]?|ing)|undermin(?:e[sd]?|ing)|weaken(?:s|ed)?|den(?:y|ies|ied)|preclud(?:e[sd]?)|rul(?:e[sd]?) out|exclud(?:e[sd]?)|prevent(?:s|ed)?)(?![\w'-])"
)
_GRADED = (Sense.ALL, Sense.ALWAYS, Sense.FULLY, Sense.MERE, Sense.RADICAL)
# "Not only", "not always", "did not rely only on": what follows is not denied, but that it is only or always so.
_PARTLY = re.compile(
    rf"(?<![\w'-])(?:not|n't|never|nor|no|nao|pas)\s+(?:(?:a|an|be|been|yet|so|to|in|necessarily) )?(?:{'|'.join(_SENSES[s] for s in _GRADED)}|equally)(?![\w'-])"
    r"|(?<![\w'-])(?:not|never|no|nao|ne) (?:\w+ ){1,3}?(?:only|solely|exclusively|merely|solo|solamente|unicamente|seulement|uniquement|apenas|somente)(?![\w'-])"
)
# What a denial stops at: "not until 2015" says that it was so then, "not without gifts" that it was so with them.
_UNTIL = re.compile(
    r"\b(?:until|till|hasta|jusqu\w*|ate|without|sin|sans|sem)\b"
    r"|\b(?:before|avant|antes)\b(?! (?:the |a )?(?:court|council|assembly|committee|parliament|board|tribunal)\b)"
)
# "No island trained faster than Tolvar" says that Tolvar did.
_NO_OTHER = re.compile(r"(?:no|none of|neither|aucune?|nenhum\w*|ningun\w*)")
_THAN = re.compile(r"\bthan\b|\b(?:plus|mas|mais|moins|menos) \w+ que\b")
# "Not by tax but by gifts" denies the tax alone. What begins with its own subject is a clause of its own.
_BUT = re.compile(
    r",? ?(?:but|sino|mais|mas|senao) (?:rather )?(?!(?:it|its|they|he|she|we|there|this|that|these|those|que|ils?|elles?|ell[ao]s?|el[ea]s?) )(?P<first>\w+)"
)
_BEFORE_A_PHRASE = frozenset(
    "by in on from to for with through out at of as after under con por en de desde para a par avec dans pour depuis com em".split()
)
_ENDS = re.compile(
    r"[;:.!?()—？]|\s-\s|, (?:but|rather|because|since|although|though|while|whereas|which|who|instead|despite|even|with|however|and (?:it|they|this|these|that|there|he|she)\b)"
    r"|\b(?:but|because|although|whereas|unless|until|despite|pero|porque|sino|mais|mas|senao)\b"
)
_ENDS_A_PHRASE = re.compile(
    rf"{_ENDS.pattern}|,|\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|makes?|made|means?|leads?)\b"
)
_ENDS_ASIDE = re.compile(
    rf"{_ENDS_A_PHRASE.pattern}|(?<=[a-z])(?<!than)(?<!instead of) (?:by|of|in|on|for|to|with|from|at|among|between)\b"
)
# So many characters a denial reaches where no sign ends it.
_REACH = 160


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and whether it is denied."""

    term: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words of a text, and the senses that stand in it: said, denied, or told the contrary of ("uneven")."""

    words: tuple[Word, ...]
    said: frozenset[Sense]
    denied: frozenset[Sense]
    contrary: frozenset[Sense]


@lru_cache(maxsize=4096)
def polarity_of(text: str) -> Polarity:
    """Which words and senses of a text are said, and which are denied."""
    folded = _folded(text)
    partly = [found.span() for found in _PARTLY.finditer(folded)]
    passed_over = partly + [found.span() for found in _OPEN.finditer(folded)]

    def scopes_of(pattern: re.Pattern[str], ends: re.Pattern[str]) -> list[tuple[int, int]]:
        spans = (found.span() for found in pattern.finditer(folded))
        return [(end, _end(folded, end, ends)) for start, end in spans if not _within(start, passed_over)]

    scopes = []
    for scope in scopes_of(_DENIES, _ENDS):
        if narrowed := _narrowed(folded, *scope):
            scopes.append(narrowed)
        else:
            passed_over.append(scope)
    scopes += scopes_of(_DENIES_A_PHRASE, _ENDS_A_PHRASE)
    scopes += scopes_of(_SETS_ASIDE, _ENDS_ASIDE)
    for found in _DENIES_BEFORE.finditer(folded):
        ends = [one.end() for one in re.finditer(rf"{_ENDS.pattern}|,", folded[: found.start()])]
        scopes.append((max(ends, default=0), found.start()))
    for found in _LESSENS.finditer(folded):
        if _within(found.start(), scopes):
            scopes.append((found.end(), _end(folded, found.end(), _ENDS)))
    only = [(start, _end(folded, end, _ENDS)) for start, end in partly]

    def is_denied(at: int) -> bool:
        return sum(a <= at < b for a, b in scopes) % 2 == 1

    said: set[Sense] = set()
    denied: set[Sense] = set()
    contrary: set[Sense] = set()
    spans = []
    for sense, pattern in _SENSE.items():
        for found in pattern.finditer(folded):
            spans.append(found.span())
            turned = is_denied(found.start()) or _within(found.start(), only)
            (denied if turned else said).add(sense)
    for sense, pattern in _CONTRARIES.items():
        for found in pattern.finditer(folded):
            (said if _NOT.search(folded[: found.start()]) else contrary).add(sense)
    words = tuple(Word(t.term, is_denied(t.start)) for t in tokens(text) if not _within(t.start, spans))
    return Polarity(words, frozenset(said), frozenset(denied), frozenset(contrary))


def _narrowed(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """So much of a clause as the denial before it denies; None where it says in the end that something is so."""
    scope, behind = folded[start:end], folded[end : end + _REACH]
    until = _UNTIL.match(behind) or _UNTIL.search(scope)
    no_other = _NO_OTHER.search(folded[max(0, start - 8) : start]) and _THAN.search(scope)
    if until or no_other:
        return None
    if not (but := _BUT.match(behind)):
        return start, end
    if but["first"] in _BEFORE_A_PHRASE:
        same = [found.start() for found in re.finditer(rf"\b{but['first']}\b", scope)]
        return (start + same[-1], end) if same else None
    # The verb, where something else stands behind it.
    verb = re.match(r"\s*\w+(?: pas)?\s+(?=\w)", scope)
    return (start + verb.end() if verb else start), end


_NOT = re.compile(r"\b(?:not|no|by no means) (?:\w+ )?$")


def turns_its_premise(text: str) -> bool:
    """Whether a question supposes that something is not so, or hardly ("why is it hard to find?")."""
    return bool(_TURNED.search(_folded(text)))


def _folded(text: str) -> str:
    """A text folded in its places; a dash that parts clauses stays one."""
    return "".join("—" if c == "—" else f for c, f in zip(text, plain_in_place(text), strict=True))


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _end(folded: str, start: int, ends: re.Pattern[str]) -> int:
    reach = min(len(folded), start + _REACH)
    found = ends.search(folded, start, reach)
    return found.start() if found else reach
