"""Which sentences open by pointing back: They, It, This, These, Such, He, She, Both, the former… with nothing to point to.

"It is argued that…" points to nothing before, "This brief" to the document itself, "This year" to its date. English,
and the plain pronouns of Spanish, French and Portuguese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.words import stem

_CONNECTIVE = (
    r"(?:(?:And|But|So|Yet|Also|Thus|Hence|Therefore|Still|Then|However|Moreover|Furthermore|In addition|Indeed|Instead|Rather|Similarly|Likewise"
    r"|Meanwhile|[A-Z][a-z]+ly|Nevertheless|Nonetheless|In turn|In particular|For instance|For example|In fact|Of course|As a result|Consequently"
    r"|Pero|Sin embargo|Además|Mais|Cependant|Toutefois|En outre|Mas|Porém|No entanto|Além disso),? )?"
)
_ITSELF = (
    r"(?:(?:policy|special|concluding|introductory|short|working|discussion|present|case|research|systematic|literature|briefing|first|second|final) )*"
    r"(?:brief|explainer|paper|article|report|issue|study|post|blog|essay|chapter|section|document|commentary|book|volume|handbook|guide|note|piece|thesis|page"
    r"|website|contribution|editorial|introduction|conclusion|annex|appendix|table|figure|box|map|publication|module|informe|documento|artículo|estudio"
    r"|capítulo|trabajo|rapport|document|étude|note|chapitre|relatório|artigo|estudo|trabalho|texto)\b"
)
_TIME = r"(?:year|century|week|month|decade|time|morning|evening|day|days|moment|season|spring|summer|autumn|fall|winter|año|siglo|vez|année|siècle|fois|ano|século)\b"
_AUX = (
    r"(?:is|was|are|were|has|have|had|can|could|may|might|will|would|should|must|does|did|do|means?|meant|includes?|included|led|leads|made|makes?|shows?|showed"
    r"|requires?|required|began|gave|gives?|took|takes?|brings?|brought|remains?|remained|continues?|seems?|need|needs|in turn|also|then|therefore|alone|too|often)\b"
)
_PERSONAL = r"(?:they|he|she|their|his|her|its|theirs)\b(?= ?[a-z])"
_OPENS = re.compile(
    rf"{_CONNECTIVE}(?P<words>(?i:{_PERSONAL})|(?i:it)(?= [a-z])"
    rf"|(?i:this|these|such)(?! as\b)(?! is not to (?:say|suggest|deny)\b)(?! is an? (?:[\w-]+ ){{0,3}}{_ITSELF})(?! (?:{_ITSELF}|{_TIME}))(?: an?)?(?= [a-zA-Z]|, [a-z])(?! that\b)|That(?= {_AUX})|(?i:those)(?= {_AUX})"
    r"|Those(?! (?:\w+ )?(?:who|that|which|whose|in|of|with|from|for|at|on)\b)(?= [a-z])|Both(?= [a-z])(?!.{0,40}\band\b)|The (?:former|latter)(?= (?:is|was|are|were|has|have|had|may|can|will|would|two|three|group|case)\b|,)"
    r"|(?:Ellos|Ellas|Esto|Eso|Aquello|Ils|Elles|Cela|Ceci|Celui-ci|Celle-ci|Ceux-ci|Celles-ci|Eles|Elas|Isso|Isto|Aquilo)(?= [a-zà-ž])"
    rf"|(?:[ÉE]st[aeo]s?|Es[aeo]s?|Dich[ao]s?|Tal|Tales|Tais|Essas?|Esses?|Cet(?:te)?|Ces)(?! (?:{_ITSELF}|{_TIME}))(?= [a-zà-ž])"
    rf"|(?:Elle|Il)(?= (?:est|était|a|avait|ont|fut|sera|peut|doit)\b)(?! (?:est|était|sera|peut être|a été) (?:\w+ ){{1,4}}?(?:que|de|d[’'])\b)(?! y a\b)|(?:Él|Ella|Ele|Ela)(?= [a-zà-ž]))"
)
_STOPS = frozenset(
    "is was are were has have had can could may might will would should must does did do of in for on at to from with by as that which who and or but not also often"
    " then therefore thus in turn makes made leads led shows means includes".split()
)
_NO_NOUNS = frozenset(
    "new first last same other many few early recent latter more such kind type lack number part form way".split()
)
_ROMANCE = re.compile(r"(?:[ÉE]st|Es[aeo]|Ess|Dich|Tal|Tais|Cet|Ces)\w*$")
# "It is clear that", "It is difficult to", "It remains to be seen": nothing is meant by "it".
_RAISED = (
    r"(?:expected|designed|intended|supposed|committed|meant|used|likely|unlikely|set|able|unable|bound|due|ready|willing|keen|eager|free|close|subject|linked"
    r"|related|tied|prone|similar|akin|open|said|believed|known|thought|reported|based|opposed|limited|important for|thanks)"
)
_IT_SAYS = re.compile(
    r"(?:also |then |thus |therefore |however, |still )*(?:"
    r"(?:is|was|has been|will be|would be|could be|may be|might be|can be|should be|must be|seems|appears|becomes|became|has become|remains|is becoming|feels)"
    rf"(?: (?!{_RAISED} to\b)(?!(?:a|an|one) )[\w’'-]+,?){{0,7}}? (?:that|whether|how|why|when|if|what)\b"
    r"|(?:is|was|has been|will be|would be|could be|may be|might be|seems|becomes|became|has become|remains)(?: (?:not|also|often|therefore|still|more|very|less|never|thus|only|always|now|equally|particularly|especially|increasingly|relatively|easy|hard))*"
    rf" (?!{_RAISED}\b)(?!an? )[\w-]+(?<!ed)(?: (?:for|of) [\w’' -]{{2,50}})? to (?:be |not )?[a-z]+"
    r"|(?:is|was) (?:no|of|only|here|not|worth|here)\b(?=.*)(?: (?:surprise|coincidence|accident|wonder|secret|use|longer|exaggeration|doubt|interest|significance|of late|late|after|clear|until|just|noting|\w+ing))"
    r"|(?:is|was) worth \w+ing|takes? \w+ to|helps? to|follows that|turns out|makes? (?:\w+ ){0,2}sense to|(?:provides|adds|has) (?:\w+ )?(?:value|sense) to|matters? (?:that|whether|how)|goes without"
    r"|needs? to be (?:noted|said|stressed)|should (?:also )?be (?:noted|stressed|said)|must (?:also )?be (?:noted|stressed|said)|remains to be)",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence points back: its opening word ("These"), the stems of the words named with it ("actors"), and
    whether a connective stands before it ("Furthermore, these…")."""

    words: str
    stems: frozenset[str] = frozenset()
    goes_on: bool = False

    @property
    def of_a_person(self) -> bool:
        return self.words.lower() in ("he", "she", "his", "her")


def opening_of(text: str) -> Opening | None:
    """How a sentence points back, None where it stands by itself."""
    found = _OPENS.match(text)
    if found is None:
        return None
    opener = found.group("words")
    rest = text[found.end() :].lstrip(" ,")
    goes_on = found.start("words") > 0
    if opener.lower() == "it":
        return None if _IT_SAYS.match(rest) else Opening(opener, goes_on=goes_on)
    if re.match(_PERSONAL + "|both|those|that", f"{opener.lower()} x") or opener.lower() in (
        "esto",
        "eso",
        "cela",
        "ceci",
    ):
        return Opening(opener, goes_on=goes_on)
    named: list[str] = []
    for word in re.findall(r"[\w’'-]+", rest[:80])[:3]:
        if word.lower() in _STOPS:
            break
        named.append(word)
    if _ROMANCE.match(opener):  # the adjective stands behind
        named = named[:1]
    stems = frozenset(stem(w.lower()) for w in named if w.lower() not in _NO_NOUNS and len(w) > 3)
    return Opening(opener, stems, goes_on)


def leans_on_the_one_before(text: str) -> bool:
    """Whether a sentence says of whom it speaks only by pointing back ("They began with…")."""
    return opening_of(text) is not None
