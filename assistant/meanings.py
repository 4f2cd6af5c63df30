"""Questions for what a term means, and sentences that explain a term, in passing too ("zakat, the obligatory alms").

A sentence that only uses a term ("zakat-based funds") does not say what it is. Of something with a name of its own ("the
Lamp Fund") a sentence whose subject it is counts as well.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question import Ask, content_terms
from assistant.wants import Kind, plain
from store.words import fold

_TERM = r"[\"'«]?\s*(?P<{0}>[^\s?؟？\"'«»](?:[^?؟？\"«»,;:]{{0,58}}[^\s?؟？\"'«»,;:.])?)\s*[\"'»]?"
_ARTICLE = r"(?:(?:an?|un|une|uma|um) |(?P<the>the |el |la |los |las |le |les |l'|o |os |as ))?"
_ASKS = re.compile(
    rf"(?:and |so |y |et |e )?(?:what (?:do|does|did) (?:the (?:term|word|acronym|abbreviation|expression) )?{_TERM.format('mean')} (?:actually |really )?mean"
    rf"|what (?:is|was) meant by (?:the (?:term|word|expression) )?{_TERM.format('meant')}"
    rf"|(?:(?:what is )?the )?(?:meaning|definition) of (?:the (?:term|word) )?{_TERM.format('of')}"
    rf"|define {_TERM.format('define')}|how (?:is|are) {_TERM.format('how')} defined"
    rf"|que (?:es|son|significa) (?:(?:el|la|los|las|un|una) )?{_TERM.format('es')}"
    rf"|(?:qu'est-ce que|c'est quoi|que signifie) (?:(?:le|la|les|un|une) |l')?{_TERM.format('fr')}"
    rf"|o que (?:e|sao|significa) (?:(?:o|a|os|as|um|uma) )?{_TERM.format('pt')}"
    rf"|ما (?:هو|هي|معني|تعريف) {_TERM.format('ar')}|什么是{_TERM.format('zh')}|{_TERM.format('zhis')}(?:是什么(?:意思)?|的(?:定义|含义)是什么)"
    rf"|what(?:'s| is| are| was| were) {_ARTICLE}{_TERM.format('is')})"
)
_WORDS = 4
# What such a question may end in without asking for a term.
_NO_TERM = re.compile(
    r"\b(?:of|for|in|on|to|about|with|by|from|that|which|who|when|as|and|or|it|this|that|these|those|they|he|she|you|we|their|its|his|her|your|our"
    r"|new|different|wrong|missing|needed|next|known|left|special|important|common|possible|de|del|du|des|da|do|en|para|pour|em)\b"
)


def term_asked(ask: Ask) -> str:
    """The term whose meaning an ask wants, as it was written; "" where it wants none, or more than a meaning."""
    if ask.want.kind is not Kind.DEFINITION or ask.follows or ask.lent:
        return ""
    text = ask.text.strip(" ¿?؟？.!")
    found = _ASKS.fullmatch(plain(text))
    if not found:
        return ""
    term = next(value for key, value in found.groupdict().items() if value and key != "the")
    if len(term.split()) > _WORDS or _NO_TERM.search(term) or not content_terms(term):
        return ""
    at = plain(text).rfind(term)
    written = text[at : at + len(term)] if len(plain(text)) == len(text) else term
    # "What is the main finding?" asks for no term.
    return "" if found["the"] and not is_name(written) else written


def is_name(term: str) -> bool:
    """Whether a term is written as the name of one thing."""
    return any(c.isupper() for c in term)


def must_be_explained(term: str, ask: Ask) -> bool:
    """Whether only an explanation answers an ask for what a term is: where a meaning is asked for, and of a single
    word. Of what has a name of its own, and of what several words describe, much may be told."""
    return bool(_MEANS.search(plain(ask.text))) or not (is_name(term) or " " in term)


def is_the_subject(text: str, term: str) -> bool:
    """Whether a sentence has a term as its subject, or opens with it ("under a debt swap, creditors…")."""
    folded = plain(text)
    return any(
        _is_subject(folded, found) or _UNDER.fullmatch(folded[: found.start()]) for found in _of(term).finditer(folded)
    )


_UNDER = re.compile(r"(?:under|in|with|by|through) (?:an? |the )?[\"']?")


_MEANS = re.compile(r"\b(?:mean(?:s|t|ing)?|defin\w+|significa|signifie)\b|معني|含义|意思|定义")


def holds_term(text: str, term: str) -> bool:
    """Whether a text has a term, in the singular or plural, or as part of a compound."""
    return fold(term) in fold(text)


def explains(text: str, term: str, heading: str = "", before: str = "") -> bool:
    """Whether a sentence explains a term, or goes on from the words `before` it in its paragraph to do so ("It is…");
    under a heading that is the term every sentence does."""
    bare = re.sub(r"^(?:[\d ]+|[a-z] )", "", fold(heading)).removeprefix("what is ").removeprefix("the ")
    if _of(term).fullmatch(bare.strip()):
        return True
    folded = plain(text)
    for found in _saying(term).finditer(folded):
        # "It is a kind of zakat, which is understood as…" speaks of zakat.
        if _WHICH.search(found.group()) or not _OF_IT.search(folded[: found.start()]):
            return True
    if any(pattern.search(folded) for pattern in _explaining(term)):
        return True
    if is_name(term) and any(_is_subject(folded, found) for found in _of(term).finditer(folded)):
        return True
    return bool(_IT_IS.match(folded) and _of(term).search(plain(before)))


_IT_IS = re.compile(
    r"(?:it|this|they|these|the (?:term|word|concept|notion)) (?:\w+ )?(?:is|are|was|were|means?|refers?|denotes?|describes?|stands?)\b"
    r"|(?:se trata de|c'est|il s'agit|trata-se)\b"
)


@lru_cache(maxsize=256)
def _of(term: str) -> re.Pattern[str]:
    written = re.escape(plain(term)).replace(r"\-", "[- ]?").replace(r"\ ", r"[\s-]+")
    if not written.isascii():
        return re.compile(written)
    plural = "" if is_name(term) else "(?:s|es)?"
    return re.compile(rf"(?<![\w-]){written}{plural}(?![\w-])")


# A verb that says what its subject is, has or does; "zakat is paid", "funds of zakat are used" only use the word.
_USED = r"(?!(?:\w+ly |also |often |not |still |now |being |been )*(?:\w+ed|\w+ing|paid|given|made|held|taken|kept|sent|spent|put|built|used|here|there|in|at|on|for|from|by|to|likely|important|necessary|needed)\b(?! (?:as|to be|that|the term)\b))"
_DEFINED = r"(?:defined|understood|described|known|called|termed|conceived|conceptuali[sz]ed|seen|regarded|considered|characteri[sz]ed|meant|intended|composed|made up)"
_SAYS = rf"(?:(?:is|are|was|were) (?:(?:\w+ )?{_DEFINED}\b|{_USED})|(?:can|may|should) be (?:\w+ )?{_DEFINED}\b|has been {_DEFINED}\b|means?\b(?! of)|meant\b|refers? to|referred to|denotes?|designates?|describes?|comprises?|consists? of|covers?|encompass\w*|involves?|stands? for|es\b|son\b|fue\b|significa|est\b|sont\b|designe|e (?:um|uma|o|a)\b|se (?:define|entiende|refiere))"


_WHICH = re.compile(r", ?(?:which|that) ")
# "Money of the fund was lost": what is said is said of something else.
_OF_IT = re.compile(
    r"\b(?:of|for|in|by|to|with|from|about|on|de|del|du|des|da|do)(?: (?:the|an?|this|la|las|los|el|le))? [\"'«]?$"
)


@lru_cache(maxsize=256)
def _saying(term: str) -> re.Pattern[str]:
    t = _of(term).pattern
    if not plain(term).isascii():
        return re.compile(rf"{t}[”》」\"]?(?:是|指|意为|即|[：:，,]?是指|\s*(?:هو|هي|تعني|يعني|يقصد))")
    return re.compile(rf"{_quoted(t)},? (?:which |that )?{_SAYS}")


def _quoted(pattern: str) -> str:
    return rf"[\"'«(]*{pattern}[\"'»)]*(?: \([^()]{{1,80}}\))?"


@lru_cache(maxsize=256)
def _explaining(term: str) -> tuple[re.Pattern[str], ...]:
    t = _of(term).pattern
    quoted = _quoted(t)
    if not plain(term).isascii():
        return ()
    return tuple(
        re.compile(pattern)
        for pattern in (
            # "zakat, the obligatory alms", "TOSSD, or total official support", "zakat (obligatory alms)"
            rf"{quoted}[\"']?,[\"']? (?:an?|the|or|i\.?e\.?|that is|meaning|namely|literally|in other words|also (?:known|called)|known|defined|understood|un|una|une|uma|um|o sea|es decir|c'est-a-dire|ou seja|le|la|el)\b",
            rf"{quoted} [-–] (?:an?|the|or|i\.?e\.?|that is|meaning|which (?:is|are|means))\b",
            rf"[\"'«]?{t}[\"'»]? \((?!(?:19|20)\d\d)[^()\d]{{8,}}\)",
            rf"^\W*{t}[\"'»]?\s?(?::| \|) ?\w",
            rf"\b(?:known as|called|termed|named|dubbed|labell?ed|refer(?:s|red)? to as|described as|defined as|i\.e\.|llamad[oa]s?|conocid[oa]s? como|denominad[oa]s?|appelee?s?|dite?s?|connue?s? sous le nom de|chamad[oa]s?|conhecid[oa]s? como) (?:the |an? |el |la |le |o )?[\"'«]?{t}",
            rf"\bgive (?:the )?[\"'«]?{t}[\"'»]? (?:its|their) (?:full|long|official|proper) (?:name|title)",
            rf"\| ?{t} ?\|",
            rf"\b(?:or|that is),? (?:the )?[\"'«]?{t}[\"'»]?,",
            rf"\b(?:define[sd]?|defining|definition of|meaning of|by) [\"'«]?(?:the |an? )?(?:term )?{t}\b.{{0,40}}(?:\bas\b|\bto mean\b|\bis\b|\bwe mean\b|\bis meant\b|:)",
            rf"\b(?:understand|describe|conceive|view|see)s?(?:ing)? (?:of )?[\"'«]?(?:the )?{t}[\"'»]? as\b",
            rf"\b(?:term|notion|concept|idea|expression|word|label) (?:of )?(?:the )?[\"'«]?{t}\b",
        )
    )


def _is_subject(folded: str, found: re.Match[str]) -> bool:
    """Whether a name at a place of a sentence is what the sentence speaks of: it stands at the beginning, or after a
    clause of time or place, and a verb or a clause follows it."""
    before = re.sub(r"\b(?:the|a|an|el|la|los|las|le|les|l'|o|os|as)\s*$", "", folded[: found.start()].rstrip("\"'«( "))
    opens = not before.strip(" \"'«") or bool(re.fullmatch(r"[^,.;:]{1,60},\s*", before.rstrip() + " "))
    after = folded[found.end() :].lstrip("\"'»)")
    return opens and bool(re.match(r"(?:,| \(| [|–-]| (?!(?:and|or|of|for|in|at|y|et|e|de|du|da)\b)[a-z])", after))
