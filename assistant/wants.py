"""What kind of thing a question asks for: a year, a number of something, a sum, a person, a reason…

Patterns over folded text (`plain`) in English, Spanish, French, Portuguese, Arabic and Chinese, tried in order.
Whether a sentence holds such a thing is for `holding.py` to say.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """The kind of answer asked for. OPEN stands for everything that no pattern pins down."""

    YEAR = "year"
    DATE = "date"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    EXTENT = "extent"
    FIGURE = "figure"
    PERSON = "person"
    PLACE = "place"
    COUNTRY = "country"
    NAME = "name"
    REASON = "reason"
    CONTACT = "contact"
    DEFINITION = "definition"
    ROLE = "role"
    OCCASION = "occasion"
    OPEN = "open"


# A sentence without one of these cannot answer; for the other kinds the test only adds confidence.
STRICT = frozenset(Kind) - {Kind.OPEN, Kind.DEFINITION}
# Without a figure of the kind no list answers either.
MEASURED = frozenset({Kind.AMOUNT, Kind.PERCENT, Kind.EXTENT, Kind.FIGURE})


@dataclass(frozen=True, slots=True)
class Want:
    """The kind of answer and what narrows it: for counts the folded words of the thing counted ("health workers"),
    for places "city" where one is asked for, "seat" where it is asked where a body has its seat, for
    persons "states" where the act is one of states as well ("who lends…")."""

    kind: Kind
    counted: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text folded for pattern matching: NFKC, case and accents folded, quotation marks and hyphens plain."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(itertools.filterfalse(unicodedata.combining, text)).translate(_MARKS)


def plain_in_place(text: str) -> str:
    """The text folded character by character, so that places stay what they are."""
    return "".join(folded if len(folded := plain(c)) == 1 else c for c in text)


_MARKS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "ى": "ي",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ئ": "ي",
        "ؤ": "و",
    }
)

# Tried in order: the first that matches decides.
_QUESTIONS: tuple[tuple[Kind, str], ...] = (
    (Kind.CONTACT, r"\be-?mails?\b|\btelephone|\bphone number|\bpostal address|\bcorreo|\bcourriel|\btelefono|البريد|الهاتف|邮箱|电子邮件|电话"),
    (Kind.PERCENT, r"\b(?:(?<!to )(?<!should )(?<!must )(?<!can )(?<!could )(?<!will )(?<!would )(?<!may )(?<!might )(?<!they )(?<!do )(?<!did )share|percent(?:age)?|per cent|proportion|portion|slice|fraction)\b"
                   r"|porcentaje|proporcion|que parte|pourcentage|quelle part\b|percentagem|porcentagem|parcela|نسبه|百分|比例|份额|占"),
    (Kind.COUNT, r"\bhow many\b|\bdeath toll\b|\bwhat (?:was|were|is) the (?:\w+ )?(?:toll|turnout|attendance|head ?count)\b|^(?:head ?count|turnout|attendance)\b|\b(?:what|total) (?:is |was )?(?:the )?(?:total )?(?:number|count) of\b|\bnumber of\b|\bcuant[oa]s\b|\bnumero de\b|\bcombien (?:de |d')"
                 r"|\bnombre de\b|\bquant[oa]s\b|كم عدد|عدد|\bكم\b|多少(?!钱)|几[个名位次]"),
    (Kind.AMOUNT, r"\bhow much (?:money|funding|debt|credit|capital)\b|\bhow much (?:did|do|does|will|would) .{0,60}\b(?:cost|pay|spend|lend|borrow|invest|give)\b|\bwhat (?:did|do|does|will|would) .{0,60}\b(?:cost\b|spend (?:in \d|on \w))|\b(?:what|how (?:big|large)(?: an?| was the| is the)?) sums?\b|\bbudget\b|\bcosts?\b|\bworth\b(?! \w+ing)|\bprice\b|\bfee\b|\bsalary\b|\b(?:how (?:big|large)|size)\b.{0,90}\b(?:fund|loan|grant|budget|investment)\b|\bcuanto (?:dinero|costo|cuesta|pago)\b"
                  r"|\bpresupuesto|\bcuota\b|\bcoste?\b|\bcosto\b|\bcombien (?:d'argent|coute)\b|\bbudget|\bcout|\bquanto (?:dinheiro|custa|custou)\b|\borcamento|\bcusto\b|ميزانيه|تكلف|多少钱|预算|金额"),
    (Kind.EXTENT, r"\bhow (?:long|far|tall|high|old|wide|fast|heavy)\b|\bque longitud\b|\bquelle longueur\b|\bcuanto tiempo\b|\bcombien de temps\b|\bquanto tempo\b|多长|多久|多远"),
    (Kind.FIGURE, r"\b(?:what|which) (?:is|was|were|are) (?:the |its |their )?(?:[\w'-]+ ){0,6}?(?:scores?|rank(?:ing)?|rates?|ratios?|population|gdp|gross domestic product|life expectancy|average|median|density|debt stock|turnout)(?: (?:of|in|for|on)\b|\W*$)"
                  r"|\bque (?:puntuacion|puntaje|tasa|poblacion)\b|\bcual (?:es|era|fue) (?:la |el )?(?:puntuacion|puntaje|tasa|poblacion|promedio|pib)\b|\bquel(?:le)? (?:est|etait) (?:la |le |l')?(?:score|rang|taux|population|moyenne|pib)\b|\bqual (?:e|era|foi) (?:a |o )?(?:pontuacao|taxa|populacao|media|pib)\b"),
    (Kind.COUNT, r"\bhow much\b|\bcuant[oa]\b|\bcombien\b|\bquant[oa]\b"),
    (Kind.YEAR, r"\b(?:what|which) year\b|\bque ano\b|\bquelle annee\b|\bano em que\b|في (?:اي|اى) (?:عام|سنه)|(?:اي|اى) (?:عام|سنه)|哪一?年|何年"),
    (Kind.DATE, r"\bwhen\b|\b(?:what|which) (?:date|day|days|month|months)\b|\bcuando\b|\bque (?:dia|mes|fecha)\b|\bquand\b"
                r"|\bquelle date\b|\bquel (?:mois|jour)\b|\bquando\b|\bem que (?:dia|mes|data)\b|متى|متي|什么时候|何时|几月|哪天"),
    (Kind.OCCASION, r"\b(?:on|at) (?:what|which) (?:occasion|event|gathering|meeting)s?\b|\ben que (?:ocasion|circunstancias)\b|\ba quelle occasion\b|\bem que ocasiao\b|في اي مناسبه|什么场合"),
    (Kind.ROLE, r"\b(?:what|which) (?:post|position|office|role|job|title|function|rank|profession|occupation)s?\b.{0,40}\b(?:hold|held|holds|have|has|occupy|occupied|is|was)\b|\bfor a living\b|\bwhat (?:is|was) .{2,40}(?:'s|his|her) (?:post|position|job|profession|title|role)\b|\bque cargo\b|\bquel poste\b|\bque cargo\b|اي منصب|什么职务"),
    (Kind.REASON, r"\bwhy\b|\bwhat (?:caused|causes|led|explains|motivated)\b|\bwhat (?:makes?|made|keeps?|kept) .{3,80}\b(?:so|such)\b|\bfor what reasons?\b|\breasons?\b.{0,20}\b(?:for|behind|of)\b"
                  r"|\bpor que\b|\bpourquoi\b|\bporque\b|\brazon(?:es)? (?:de|por)|\bpour quelles? raisons?\b|لماذا|سبب|为什么|为何|原因"),
    (Kind.PERSON, r"\bwho\b|(?<!for )(?<!to )\bwhom\b|\bwhose\b|\b(?:what|which) (?:(?!do\b|does\b|did\b|is\b|are\b|was\b|were\b)\w+[ -]){0,2}(?:person|president|minister|author|scholar|official|leader|director|professor|diplomat)s?\b"
                  r"|\bquien(?:es)?\b|\bqui\b(?! est-ce que)|\bquem\b|\bمن (?:هو|هي|هم|هما|كان|الذي|ترا|قال|كتب)|^و?من (?!اين\b|اي\b|خلال\b|اجل\b|حيث\b|بين\b|ال)\w+|谁"),
    (Kind.COUNTRY, r"\b(?:what|which|name the)\b(?! (?:makes?|made|keeps?|leads?|led|drives?|drove|brings?|brought|lets?|causes?|caused|prevents?|stops?|holds?|helps?|enables?|allows?|do|does|did|has|have|had|can|could|should|will|would|must|may|might)\b)(?: (?!is\b|are\b|was\b)[\w'-]+){0,3}? (?:countr(?:y|ies)|states|state|nations?|governments?)\b(?! like)|\bque (?:paises|pais|estados|gobiernos)\b|\bcuales (?:\w+ )?paises\b"
                   r"|\bquels? (?:pays|etats|gouvernements?)\b|\b(?:que|quais) (?:paises|pais|estados)\b|(?:اي|ما) (?:دول|دوله|الدول|البلدان|بلد)|哪些国家|哪个国家|哪国"),
    (Kind.PLACE, r"\bwhere\b|\b(?:what|which)(?: (?!is\b|are\b|was\b)\w+)? (?:city|cities|town|place|capital|venue)\b|\bdonde\b|\bque (?:ciudad|lugar)\b|(?<!\w)ou(?= (?:se|a|est|sont|fut|s'|ont))"
                 r"|\bquelle ville\b|\bonde\b|\bque cidade\b|اين|في اي مدينه|哪里|哪儿|哪个城市|何处"),
    (Kind.NAME, r"\bwhat (?:is|was|were|are) the names?\b|\bthe name of\b|\bwhat .{2,60}\bcalled\b|\bname (?:two|three|four|five|the)\b"
                r"|\b(?:what|which) (?:(?!do\b|does\b|did\b|is\b|are\b|was\b|were\b)\w+[ -]){0,2}(?:company|firm|bank|university|organi[sz]ations?|agency|agencies|ministry|network|bod(?:y|ies)|journal|newspaper|magazine|book|group|party|events?|conference|treaty|declaration|fund|institution|institute|foundation|ngos?|(?:publishing )?house|publisher|press)\b"
                r"|\bcomo se llama|\bque (?:empresa|red|organizacion|banco|universidad)\b|\bcomment s'appelle|\bquel(?:le)? (?:entreprise|organisation|banque|universite|reseau)\b|\bqual (?:e|era) o nome\b|ما اسم|什么名字|哪家|哪个组织"),
    (Kind.DEFINITION, r"^(?:and )?what (?:is|are) (?:an? |the )?(?!your\b|their\b|its\b|there\b)(?!.* (?:of|for|in|on|to)\b)[\w'\"&+-]{1,40}(?: [\w'\"&+-]{1,40}){0,2}\W*$|\bstands? for\b|\bdefin(?:e|ed|es|ition|itions)\b|\bmeaning of\b|\bwhat (?:is|are|was) meant\b|\bwhat does .{2,60} mean\b|\bhow (?:is|was|are|were|does|do|did) .{2,80}\b(?:understood|described|conceptuali[sz]ed|understand)\b"
                      r"|\bque (?:es|significa)\b|\bdefinicion|\bqu'est-ce que\b|\bdefinition\b|\bo que (?:e|designa|significa)\b|ما (?:هو|هي|معني|تعريف)|تعريف|什么是|定义|含义"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _QUESTIONS)

_COUNTED = re.compile(
    r"(?:how many|number of|head ?count of|cuant[oa]s|combien de|combien d'|nombre de|quant[oa]s|numero de)\s+((?:[\w'-]+\s*){1,4})"
)
_COUNTED_STOP = frozenset(
    """
    are is was were do does did have has had will would can could may in of for to at on by from with there were
    hay son eran fueron tiene tenia contiene participaron y et sont ont etaient avait a contient e tem ha foram
    """.split()
)


_ASKING = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|que|cual(?:es)?|quien(?:es)?|cuando|donde|como|cuant[oa]s?"
    r"|qui|quel(?:le)?s?|quand|comment|pourquoi|combien|ou(?= est)|qual|quais|quem|quando|onde|quant[oa]s?)\b"
)
# These ask by their noun alone ("africa's share of…"); the rest need the question word that opens the question,
# or "how was it understood when…" would be taken for a question of date.
_BY_NOUN = frozenset({Kind.CONTACT, Kind.PERCENT, Kind.AMOUNT, Kind.DEFINITION, Kind.COUNT})
_CURRENCIES = frozenset(
    ["euros", "euro", "dollars", "dollar", "pounds", "yuan", "rupees", "dolares", "reais", "money", "dinero", "argent"]
)


# Who asks how a cost was paid asks for no sum.
_HOW_DONE = re.compile(
    r"\W*(?:(?:and|but) )?how (?:was|were|is|are|did|do|does|has|have|had|can|could|should|will) .*\b(?:costs?|budgets?|prices?|fees?)\b.* (?!\d)\w+(?:ed|id|en|et|rne|ne)\W*$"
)
# "Does it hear those who live there?" asks for nobody: the word belongs to those before it.
_OF_THOSE = frozenset({Kind.PERSON, Kind.PLACE, Kind.DATE})
_POLAR = re.compile(
    r"\W*(?:(?:and|but|so) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would)\b"
)
_THOSE = re.compile(r"\b(?:those|anyone|anybody|someone|people|persons?|women|men|children|all|one|ones|\w{4,}s) $")


def _is_relative(folded: str, found: re.Match[str]) -> bool:
    """Whether the word that asks belongs to a noun before it, in a question to be answered by yes or no."""
    return bool(_POLAR.match(folded) and _THOSE.search(folded[: found.start()]))


def want(text: str) -> Want:
    """The kind of answer that a question, or one ask of it, wants."""
    folded = plain(text)
    asking = _ASKING.search(folded)
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(folded):
            if asking is not None and kind not in _BY_NOUN and not found.start() <= asking.start() < found.end():
                continue
            if (kind is Kind.AMOUNT and _HOW_DONE.match(folded)) or (kind in _OF_THOSE and _is_relative(folded, found)):
                continue
            counted = _counted(folded) if kind is Kind.COUNT else ()
            if kind is Kind.PLACE and re.search(
                r"\b(?:city|cities|town|ciudad|ville|cidade)\b|مدينه|城市", found.group()
            ):
                return Want(kind, ("city",))
            if kind is Kind.PLACE and _SEAT.search(folded):
                return Want(kind, ("seat",))
            if kind is Kind.PERSON and _ACT_OF_STATES.search(folded):
                return Want(kind, ("states",))
            return Want(Kind.AMOUNT) if _CURRENCIES & set(counted) else Want(kind, counted)
    return Want(Kind.OPEN)


_ACT_OF_STATES = re.compile(
    r"\b(?:st(?:oo|an)ds? behind|support(?:s|ed|ing)?|back(?:s|ed|ing)?|lend(?:s|ing)?|lent|financ(?:es?|ed|ing)|fund(?:s|ed|ing)?|pa(?:ys?|id|ying)"
    r"|donat\w+|spen[dt]s?|invest(?:s|ed|ing)?|sign(?:s|ed)?|join(?:s|ed)?|left|leaves?|recogni[sz]e[sd]?|oppos\w+|counter\w*|balanc\w+|rival\w*|compet\w+"
    r"|host(?:s|ed)?|buys?|bought|sells?|sold|exports?|imports?|trades?|profits?|benefits?|receiv\w+|voted?|vetoed|threatens?|contain(?:s|ing)?)\b"
)
_SEAT = re.compile(
    r"\b(?:headquarter(?:s|ed)?|head office|based|located|situated|seat|sede|siege|sediad[ao]|ubicad[ao]|situe|sits?(?=\W*$))\b|مقر|总部|位于"
)


def is_of_a_seat(term: str) -> bool:
    """Whether a folded word says that something has its seat somewhere."""
    return bool(_SEAT.fullmatch(plain(term)))


_IRREGULAR = frozenset(
    """
    people persons men women children staff personas gente personnes gens pessoas hommes femmes
    """.split()
)


def _counted(folded: str) -> tuple[str, ...]:
    """The plural nouns behind "how many": the first, and those joined to it by "and" ("nations and colonies")."""
    if re.search(r"\bdeath toll\b|\bwhat (?:was|is) the toll\b", folded):
        return ("deaths", "lives", "people", "victims")
    if re.search(r"\bthe (?:\w+ )?(?:turnout|attendance)\b|^(?:turnout|attendance)\b", folded):
        return ("people", "participants", "representatives", "delegates", "experts")
    found = _COUNTED.search(folded)
    if not found:
        return ()
    words: list[str] = []
    joined = True
    for word in found.group(1).split():
        if word in ("and", "y", "et", "e", "or"):
            joined = True
        elif word in _COUNTED_STOP:
            break
        elif joined and ((word.endswith(("s", "x")) and not word.endswith(("ss", "us", "is"))) or word in _IRREGULAR):
            words.append(word)
            joined = False
    return tuple(words)
