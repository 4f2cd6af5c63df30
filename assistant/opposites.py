"""Asks for a deed and sentences that tell the opposite one: who asks when a country left a group is not answered by when
it joined, but should see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.question import Ask
from assistant.sentences import asks_whether
from assistant.terms import QueryTerm
from assistant.wants import Kind, plain

if TYPE_CHECKING:
    from store.vocabulary import Vocabulary

# Deeds of a kind, by the forms of their words in six languages, folded; those of Chinese, which has no spaces, apart.
_JOIN = (
    r"join(?:s|ed|ing)?(?! by\b)|acced(?:e|es|ed|ing)|accession|admi(?:ts?|tted|tting|ssion)|enter(?:s|ed|ing)?(?! into (?:force|effect))"
    r"|took part for the first time|bec(?:ame|omes?|oming) (?:an? |the )?(?:[\w+-]+ ){0,2}?(?:members?|party|parties|shareholders?)"
    r"|ingres(?:o|aron|ar)|se (?:unio|unieron|sumo|sumaron|incorporo)|adhes(?:ion|ao)|adher\w+|rejoint|rejoign\w+"
    r"|rejoindre|entr(?:ee|o|aron|ou|aram)(?! e[nm] vig)|aderi\w+|ingressou|انضم\w*|加入"
)
_LEAVE = (
    r"lea(?:ve|ves|ving)|left|withdr(?:aw|aws|ew|awn|awing|awal)|quit(?:s|ting)?|exit(?:s|ed|ing)?|depart(?:s|ed|ing|ure)?"
    r"|pull(?:s|ed|ing)? out|seced\w+|expelled|went home|no longer (?:an? )?members?|ceased to be"
    r"|retir(?:o|aron|arse|ada|er|e|ee|es|ent|ou|aram)|retrait|salida|salio|salieron|abandon\w+|dej(?:o|aron|ar)"
    r"|quitt\w+|sort(?:ie|i|is|ir)|saida|saiu|sairam|deix\w+|انسحب\w*|غادر\w*|خرج\w*|退出|离开"
)
_OPEN = r"open(?:s|ed|ing)?|inaugur\w+|abri(?:o|eron|r|u|ram)|ouvr\w+|ouvert\w*|apertura|abertura|افتتح\w*|开幕|开业"
_CLOSE = r"clos(?:es|ed|ing|ure)|shut(?:s|ting)?(?: down)?|cerr\w+|cierre|ferm(?:e|ee|a|ent|eture)|fech(?:ou|ado|ada)|اغلق\w*|关闭"
_FOUND = (
    r"found(?:s|ed|ing)|establish\w*|creat(?:e|es|ed|ing|ion)|set up|fund(?:o|aron|ado|ada)|cre(?:o|aron|ado|ada|acion)"
    r"|cree|creee|fondee?|fondat(?:eur|rice)s?|fundou|criou|criad[oa]|اسس\w*|成立|创立|建立"
)
_DISSOLVE = (
    r"dissol(?:v\w+|ution)|disband\w*|abolish\w*|abolition|wound up|disolv\w+|disuel\w+|dissou\w+|suprim\w+|supprim\w+"
    r"|解散|撤销"
)
_STOP = (
    r"stop(?:s|ped|ping)?|ceas(?:e|es|ed|ing)|halt(?:s|ed|ing)?|discontinu\w+|suspen(?:d|ds|ded|ding|sion)|abandon\w*"
    r"|g(?:ive|ave|iven|iving) up|dej(?:o|aron|ar) de|ces(?:o|aron|ar|se|ser|sa|sou|saram)|interrump\w+|suspend\w+|arret\w+"
    r"|parou|pararam|deix(?:ou|aram) de|توقف\w*|اوقف\w*|停止"
)
_GO_ON = r"continu\w+|still|went on|goes on|resum(?:es|ed)|kept|keeps|sigue\w*|siguio|toujours|ainda"
_IN_FORCE = (
    r"(?:in)?to force|into effect|takes? effect|took effect|in force|en vigueur|en vigor|em vigor|حيز التنفيذ|حيز النفاذ"
    r"|سريان|生效"
)
_LAPSED = r"expir\w+|laps(?:e|es|ed)|terminat\w+|denounc\w+|repeal\w*|caduc\w+|derog\w+|abrog\w+|revog\w+|失效"
# What also answers who asks for the deed, though it is no word for it.
_GONE = (
    r"evacuat\w+|fled|return(?:s|ed|ing)?|went (?:back|home)|stood down|broke (?:off|with|away)|recall\w*|suspend\w*"
    r"|pull\w* back|end(?:s|ed)?|(?:is|was) over"
)
# What tells the opposite too, where nothing is asked by it.
# Who is invited to a meeting is no member for that.
_TOOK_IN = (
    r"includ(?:es|ed)|(?<!was )(?<!were )(?<!been )invited(?! by\b)(?!(?: \w+){0,8} (?:panel\w*|speak\w*|present|webinars?|workshops?|conferences?|meetings?|talks?|events?|attend|observers?))"
    r"|bec(?:ame|omes) (?:an? )?(?:[\w+-]+ ){0,2}?members?|belongs? to|is (?:still )?an? (?:[\w+-]+ ){0,2}?member"
)
_THERE = r"since|bec(?:ame|ome)|new members?|enlarg\w+|expan\w+|grew|signed"
_BEGAN = (
    r"beg[au]n(?! \w+ing\b)|beginning|start(?:s|ed)?|dat(?:es|ing) (?:from|back)|launch\w*|since|went into (?:service|operation)|came into"
    r"|set up|born|goes back|established|founded|created"
)
_ENDS = r"close|until|till|end(?:s|ed)?|ceased|hasta|jusqu\w*|ate|حتي|直到"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(one) for one in re.split(r"\|(?![^(]*\))", pattern)))


def _bounded(one: str) -> str:
    return one if "\u4e00" <= one[0] <= "\u9fff" else rf"(?<!\w)(?:{one})(?!\w)"


@dataclass(frozen=True, slots=True)
class Deed:
    """What an ask wants to know of: `asked` is found in such an ask, `answered` in what may answer it too, `opposite`
    in what tells the contrary; `strict` where nothing else than `answered` can tell when or whether it was done, and
    the opposite is worth telling; then the ask in English must name what was joined or left. `fixed` is found in the
    words of a phrase that has no other sense, if it is one."""

    asked: re.Pattern[str]
    answered: re.Pattern[str]
    opposite: re.Pattern[str]
    strict: bool
    fixed: re.Pattern[str] | None = None


_PAIRS = tuple(
    Deed(_words(asked), _words(f"{asked}|{also}" if also else asked), _words(opposite), strict)
    for asked, also, opposite, strict in (
        (_LEAVE, _GONE, f"{_JOIN}|{_TOOK_IN}", True),
        (rf"{_JOIN}|invited", _THERE, _LEAVE, False),
        (rf"close|{_CLOSE}", _ENDS, _OPEN, False),
        (_OPEN, _BEGAN, _CLOSE, False),
        (_DISSOLVE, rf"{_ENDS}|{_CLOSE}|merged|replaced|lapsed", _FOUND, True),
        (_FOUND, _BEGAN, _DISSOLVE, False),
        (
            r"end(?:ed|s)?(?=\W*$)|finish(?:ed|es)?|expir(?:e|ed|es)|terminated",
            rf"{_ENDS}|{_CLOSE}|{_DISSOLVE}|finish\w*|expir\w*|terminat\w*|over",
            rf"{_OPEN}|{_FOUND}|{_BEGAN}|announc\w+",
            False,
        ),
        (_STOP, rf"{_GONE}|{_ENDS}|{_CLOSE}|{_LEAVE}|no longer|cut (?:off|short)|cancel\w*|lapsed", _GO_ON, True),
    )
)
_OF_FORCE = re.compile(r"force|effect|vigueur|vigor|حيز|تنفيذ|نفاذ|سريان|生效")
_COMING_INTO_FORCE = Deed(
    _words(_IN_FORCE), _words(rf"{_IN_FORCE}|effective|appli(?:es|ed)"), _words(_LAPSED), False, fixed=_OF_FORCE
)  # fmt: skip
_DEEDS = (*_PAIRS, _COMING_INTO_FORCE)
_ASKED_OF = frozenset({Kind.DATE, Kind.YEAR, Kind.COUNT, Kind.COUNTRY, Kind.PERSON})


def deed_of(ask: Ask) -> Deed | None:
    """The one deed of which an ask wants to know when, by whom or whether it was done; None where it has an opposite
    in the same ask ("who joined and who left?")."""
    folded = plain(ask.text)
    if ask.want.kind not in _ASKED_OF and not asks_whether(ask) and not _WHICH.match(folded):
        return None
    folded = _LEFT_SO.sub("", folded)
    found = [deed for deed in _DEEDS if deed.asked.search(folded)]
    if len(found) != 1 or (not found[0].fixed and _ENGLISH.search(folded) and not _OF_NAMED.search(ask.text)):
        return None
    return found[0]


def undoing_behind(ask: Ask) -> Deed | None:
    """The deed that ends something and of which an ask wants the reason ("why did it stop lending?"): where no text
    says that it was done, what stands near would be read as the reason of it."""
    folded = plain(ask.text)
    if ask.want.kind is not Kind.REASON or not _OF_NAMED.search(ask.text):
        return None
    folded = _LEFT_SO.sub("", folded)
    deed = next((deed for deed in _DEEDS if deed.strict and deed.asked.search(folded)), None)
    return None if deed is not None and _LEFT.search(ask.text) and not _LEFT_ITSELF.search(ask.text) else deed


# What leaves another without something, or poor, departs from nowhere.
_LEFT_SO = re.compile(
    r"\b(?:leave|leaves|leaving|left)(?= (?:(?!(?:when|after|before|because|and|or|in|for)\b)[\w'’.+-]+ ){0,6}?"
    r"(?:without|with|behind|alone|poor(?:er)?|homeless|unable|dependent|indebted|vulnerable|exposed|isolated|stranded|short of|in (?:debt|ruins|need|poverty|doubt|limbo))\b)"
    r"|\b(?:dej(?:o|aron|ar|e)|laiss\w+|deix\w+)(?= (?:[\w'’.+-]+ ){0,6}?(?:sin|sans|sem)\b)"
)
# Who asks why a body or a country was left asks for a departing; "why did it leave them poor?" does not.
_LEFT = re.compile(r"\b(?:leave|leaves|leaving|left)\b")
_LEFT_ITSELF = re.compile(
    r"\b(?:leave|leaves|leaving|left)(?:\W*$| (?:the )?[A-ZÀ-Þ][\w’'.+-]*(?:(?: (?:of|and|for|the|de|del|la))* [A-ZÀ-Þ][\w’'.+-]*)*"
    r"(?=\W*$|,| (?:in (?:\d|[A-Z])|on|after|before|at|when|while|during|so|early|again|and|or|for good|then|last)\b| in \d))"
)
_WHICH = re.compile(r"(?:and )?(?:which|what) \w+ (?:has|have|had|did|was|were)? ?\w+")


# "Seats left", "the left wing" and "close ties" are no deeds: in English the verb stands before a name, or after "did".
_ENGLISH = re.compile(r"\b(?:the|did|does|is|was|were|who|when|which|how|has|have)\b")
_OF_NAMED = re.compile(
    r"\b(?:(?:[Jj]oin|[Ll]ea?[vf]|[Qq]uit|[Ee]xit|[Dd]epart|[Ww]ithdr|[Ee]nter|[Pp]ull|[Aa]dmi|[Aa]cce|[Ii]nvit|[Ss]ece|[Ee]xpel)\w*|members?|party)"
    r"(?: \w+)?(?: (?:from|out of|of|to|into|in))?(?: the)? [A-ZÀ-Þ]"
    r"|\b(?:did|does|do|has|have|had|will|was|were|is) (?:[\w’'.-]+ ){1,6}?(?:join|leave|left(?!\W*$)|quit|exit|withdraw|withdrawn|open|opened|close|closed|founded|established"
    r"|created|dissolved|disbanded|abolished|set up|inaugurated|shut|wound up|admitted|expelled|invited|stop|stopped|cease|ceased|halt|halted|suspend|suspended|discontinued?|abandon|abandoned|give up|end|ended|finish|finished|expired?|terminated)\b(?! (?:wing|behind|ties|links|relations|support|to\b))"
)


def with_its_words(terms: Sequence[QueryTerm], ask: Ask, vocabulary: Vocabulary) -> tuple[QueryTerm, ...]:
    """The terms of an ask, that of its deed met by all words for the deed ("withdrew" for "left")."""
    deed = deed_of(ask) or undoing_behind(ask)
    if deed is None or not (deed.strict or deed.fixed):
        return tuple(terms)
    one = deed.fixed or deed.asked
    words = {other: _ITS_WORD for other in vocabulary.terms if one.fullmatch(other)}
    found = []
    for term in terms:
        verb = deed.fixed is not None and _VERB.fullmatch(term.term) is not None
        surely = {other: max(strength, term.near.get(other, 0.0)) for other, strength in words.items()}
        met = replace(term, near={**term.near, **surely}) if verb or one.fullmatch(term.term) else term
        found.append(replace(met, weight=met.weight * _VERB_ALONE) if verb else met)
    return tuple(found)


# The verb of "enter into force", which says nothing without the rest; what takes effect enters nothing.
_VERB, _VERB_ALONE = re.compile(r"enter\w*|c[ao]m(?:e|es|ing)|t[ao]ken?|entr\w+|دخل\w*"), 0.25
# How surely a word for a deed means it.
_ITS_WORD = 0.9


def tells_the_opposite(text: str, deed: Deed) -> bool:
    """Whether a sentence tells the opposite of a deed and not the deed."""
    folded = plain(text)
    return bool(deed.opposite.search(folded)) and not deed.answered.search(folded)


def says_it(text: str, deed: Deed) -> bool:
    """Whether a sentence has a word for a deed."""
    return bool(deed.answered.search(plain(text)))


# What tells the deed of a kind in other words than those by which it is asked for; of some the name stands right behind.
_TOLD_AS = (
    (_words(_JOIN), _words(rf"{_JOIN}|{_TOOK_IN}")),
    (_words(_FOUND), _words(rf"{_FOUND}|born|launched|came into being|dat(?:es|ing) (?:from|back to)|goes back to|became the|renamed")),
    (_words(_OPEN), _words(rf"{_OPEN}|went into (?:service|operation)")),
    (_words(_IN_FORCE), _words(_IN_FORCE)),
    *((deed.asked, deed.asked) for deed in _PAIRS if deed.strict),
)  # fmt: skip


def names_a_deed(text: str) -> bool:
    """Whether a text, such as the row that heads a table, has a word for a deed."""
    folded = plain(text)
    return any(deed.asked.search(folded) for deed in _DEEDS)


def does_the_same(term: str, text: str) -> bool:
    """Whether a sentence tells, in whatever word, the deed for which a folded word stands ("took part for the first
    time" for "joined"). What has only to do with it ("since", "was invited as an observer") does not tell it."""
    folded = plain(text)
    if _COMING_INTO_FORCE.asked.search(folded) and (_VERB.fullmatch(term) or _OF_FORCE.fullmatch(term)):
        return True
    return any(asked.fullmatch(term) and told.search(folded) for asked, told in _TOLD_AS)


def is_a_deed(term: str) -> bool:
    """Whether a folded word stands for a deed of which other words tell as well."""
    return any(asked.fullmatch(term) for asked, _ in _TOLD_AS)


def may_tell(text: str, deed: Deed) -> bool:
    """Whether a sentence may tell of a deed, not of the opposite alone."""
    if deed.strict:
        return says_it(text, deed)
    return not tells_the_opposite(text, deed)
