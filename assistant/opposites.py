"""Asks for a deed and sentences that tell the opposite one: who asks when a country left a group is not answered by when
it joined, but should see it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.question import Ask
from assistant.sentences import asks_whether
from assistant.wants import Kind, plain

# Deeds of a kind, by the forms of their words in six languages, folded; those of Chinese, which has no spaces, apart.
_JOIN = (
    r"join(?:s|ed|ing)?|acced(?:e|es|ed|ing)|accession|admi(?:ts?|tted|tting|ssion)|enter(?:s|ed|ing)?|invited"
    r"|took part for the first time|bec(?:ame|omes?|oming) (?:an? )?(?:full |founding |new )?(?:members?|party|parties)"
    r"|ingres(?:o|aron|ar)|se (?:unio|unieron|sumo|sumaron|incorporo)|adhes(?:ion|ao)|adher\w+|rejoint|rejoign\w+"
    r"|rejoindre|entr(?:ee|o|aron|ou|aram)|aderi\w+|ingressou|انضم\w*|加入"
)
_LEAVE = (
    r"lea(?:ve|ves|ving)|left|withdr(?:aw|aws|ew|awn|awing|awal)|quit(?:s|ting)?|exit(?:s|ed|ing)?|depart(?:s|ed|ing|ure)?"
    r"|pull(?:s|ed|ing)? out|seced\w+|expelled|went home|no longer (?:an? )?members?|ceased to be"
    r"|retir(?:o|aron|arse|ada|er|e|ee|es|ent|ou|aram)|retrait|salida|salio|salieron|abandon\w+|dej(?:o|aron|ar)"
    r"|quitt\w+|sort(?:ie|i|is|ir)|saida|saiu|sairam|deix\w+|انسحب\w*|غادر\w*|خرج\w*|退出|离开"
)
_OPEN = r"open(?:s|ed|ing)?|inaugurat\w+|abri(?:o|eron|r|u|ram)|ouvr\w+|ouvert\w*|apertura|abertura|افتتح\w*|开幕|开业"
_CLOSE = r"clos(?:es|ed|ing|ure)|shut(?:s|ting)?(?: down)?|cerr\w+|cierre|ferm(?:e|ee|a|ent|eture)|fech(?:ou|ado|ada)|اغلق\w*|关闭"
_FOUND = (
    r"found(?:s|ed|ing)|establish\w*|creat(?:e|es|ed|ing|ion)|set up|fund(?:o|aron|ado|ada)|cre(?:o|aron|ado|ada|acion)"
    r"|cree|creee|fondee?|fundou|criou|criad[oa]|اسس\w*|成立|创立|建立"
)
_DISSOLVE = (
    r"dissol(?:v\w+|ution)|disband\w*|abolish\w*|abolition|wound up|disolv\w+|disuel\w+|dissou\w+|suprim\w+|supprim\w+"
    r"|解散|撤销"
)
# What also answers who asks for the deed, though it is no word for it.
_ENDS = r"close|until|till|end(?:s|ed)?|ceased|hasta|jusqu\w*|ate|حتي|直到"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(one) for one in re.split(r"\|(?![^(]*\))", pattern)))


def _bounded(one: str) -> str:
    return one if "\u4e00" <= one[0] <= "\u9fff" else rf"(?<!\w)(?:{one})(?!\w)"


@dataclass(frozen=True, slots=True)
class Deed:
    """What an ask wants to know of: `asked` is found in such an ask, `answered` in what may answer it too, `opposite`
    in what tells the contrary; `strict` where nothing else than `answered` can tell when or whether it was done."""

    asked: re.Pattern[str]
    answered: re.Pattern[str]
    opposite: re.Pattern[str]
    strict: bool


_DEEDS = tuple(
    Deed(_words(asked), _words(f"{asked}|{also}" if also else asked), _words(opposite), strict)
    for asked, also, opposite, strict in (
        (_LEAVE, "", _JOIN, True),
        (_JOIN, "", _LEAVE, False),
        (rf"close|{_CLOSE}", _ENDS, _OPEN, False),
        (_OPEN, "", _CLOSE, False),
        (_DISSOLVE, _ENDS, _FOUND, True),
        (_FOUND, "", _DISSOLVE, False),
    )
)
_ASKED_OF = frozenset({Kind.DATE, Kind.YEAR, Kind.COUNT, Kind.COUNTRY, Kind.PERSON})


def deed_of(ask: Ask) -> Deed | None:
    """The one deed of which an ask wants to know when, by whom or whether it was done; None where it has an opposite
    in the same ask ("who joined and who left?")."""
    if ask.want.kind not in _ASKED_OF and not asks_whether(ask):
        return None
    folded = plain(ask.text)
    found = [deed for deed in _DEEDS if deed.asked.search(folded)]
    return found[0] if len(found) == 1 else None


def tells_the_opposite(text: str, deed: Deed) -> bool:
    """Whether a sentence tells the opposite of a deed and not the deed."""
    folded = plain(text)
    return bool(deed.opposite.search(folded)) and not deed.answered.search(folded)


def may_tell(text: str, deed: Deed, ask: Ask) -> bool:
    """Whether a sentence may tell of a deed, not of the opposite alone."""
    if deed.strict and (ask.want.kind in (Kind.DATE, Kind.YEAR) or asks_whether(ask)):
        return bool(deed.answered.search(plain(text)))
    return not tells_the_opposite(text, deed)
