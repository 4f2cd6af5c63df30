"""What kind of thing a question asks for, and whether a sentence holds one.

A near-miss (same topic, but no year, number or name of the kind asked for) is the hard case of abstaining:
similarity cannot tell it from an answer, the kind of answer can. The patterns are applied to folded text
(`plain`) in English, Spanish, French, Portuguese, Arabic and Chinese; numbers and years need no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
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


@dataclass(frozen=True, slots=True)
class Want:
    """The kind of answer and what narrows it: for counts the folded words of the thing counted ("health workers"),
    for places "city" where one is asked for."""

    kind: Kind
    counted: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text folded for pattern matching: NFKC, case and accents folded, quotation marks and hyphens plain."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.translate(_MARKS)


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
    (Kind.PERCENT, r"\b(?:share|percent(?:age)?|per cent|proportion|portion|slice|fraction)\b"
                   r"|porcentaje|proporcion|que parte|pourcentage|quelle part\b|percentagem|porcentagem|parcela|نسبه|百分|比例|份额|占"),
    (Kind.COUNT, r"\bhow many\b|\b(?:what|total) (?:is |was )?(?:the )?(?:total )?(?:number|count) of\b|\bnumber of\b|\bcuant[oa]s\b|\bnumero de\b|\bcombien (?:de |d')"
                 r"|\bnombre de\b|\bquant[oa]s\b|كم عدد|عدد|\bكم\b|多少(?!钱)|几[个名位次]"),
    (Kind.AMOUNT, r"\bhow much (?:money|funding|debt|credit|capital)\b|\bhow much (?:did|do|does|will|would) .{0,60}\b(?:cost|pay|spend|lend|borrow|invest|give)\b|\bbudget\b|\bcosts?\b|\bworth\b(?! \w+ing)|\bprice\b|\bfee\b|\bsalary\b|\b(?:how (?:big|large)|size)\b.{0,90}\b(?:fund|loan|grant|budget|investment)\b|\bcuanto (?:dinero|costo|cuesta|pago)\b"
                  r"|\bpresupuesto|\bcuota\b|\bcoste?\b|\bcosto\b|\bcombien (?:d'argent|coute)\b|\bbudget|\bcout|\bquanto (?:dinheiro|custa|custou)\b|\borcamento|\bcusto\b|ميزانيه|تكلف|多少钱|预算|金额"),
    (Kind.EXTENT, r"\bhow (?:long|far|tall|high|old|wide|fast|heavy)\b|\bque longitud\b|\bquelle longueur\b|\bcuanto tiempo\b|\bcombien de temps\b|\bquanto tempo\b|多长|多久|多远"),
    (Kind.COUNT, r"\bhow much\b|\bcuant[oa]\b|\bcombien\b|\bquant[oa]\b"),
    (Kind.YEAR, r"\b(?:what|which) year\b|\bque ano\b|\bquelle annee\b|\bano em que\b|في (?:اي|اى) (?:عام|سنه)|(?:اي|اى) (?:عام|سنه)|哪一?年|何年"),
    (Kind.DATE, r"\bwhen\b|\b(?:what|which) (?:date|day|days|month|months)\b|\bcuando\b|\bque (?:dia|mes|fecha)\b|\bquand\b"
                r"|\bquelle date\b|\bquel (?:mois|jour)\b|\bquando\b|\bem que (?:dia|mes|data)\b|متى|متي|什么时候|何时|几月|哪天"),
    (Kind.OCCASION, r"\b(?:on|at) (?:what|which) (?:occasion|event|gathering|meeting)s?\b|\ben que (?:ocasion|circunstancias)\b|\ba quelle occasion\b|\bem que ocasiao\b|في اي مناسبه|什么场合"),
    (Kind.ROLE, r"\b(?:what|which) (?:post|position|office|role|job|title|function|rank|profession|occupation)s?\b.{0,40}\b(?:hold|held|holds|have|has|occupy|occupied|is|was)\b|\bfor a living\b|\bwhat (?:is|was) .{2,40}(?:'s|his|her) (?:post|position|job|profession|title|role)\b|\bque cargo\b|\bquel poste\b|\bque cargo\b|اي منصب|什么职务"),
    (Kind.REASON, r"\bwhy\b|\bwhat (?:caused|causes|led|explains|motivated)\b|\bfor what reasons?\b|\breasons?\b.{0,20}\b(?:for|behind|of)\b"
                  r"|\bpor que\b|\bpourquoi\b|\bporque\b|\brazon(?:es)? (?:de|por)|\bpour quelles? raisons?\b|لماذا|سبب|为什么|为何|原因"),
    (Kind.PERSON, r"\bwho\b|(?<!for )(?<!to )\bwhom\b|\bwhose\b|\b(?:what|which) (?:\w+[ -]){0,2}(?:person|president|minister|author|scholar|official|leader|director|professor|diplomat)s?\b"
                  r"|\bquien(?:es)?\b|\bqui\b(?! est-ce que)|\bquem\b|\bمن (?:هو|هي|هم|هما|كان|الذي|ترا|قال|كتب)|谁"),
    (Kind.COUNTRY, r"\b(?:what|which|name the)\b(?: (?!is\b|are\b|was\b)[\w'-]+){0,3}? (?:countr(?:y|ies)|states|state|nations?|governments?)\b(?! like)|\bque (?:paises|pais|estados|gobiernos)\b|\bcuales (?:\w+ )?paises\b"
                   r"|\bquels? (?:pays|etats|gouvernements?)\b|\b(?:que|quais) (?:paises|pais|estados)\b|(?:اي|ما) (?:دول|دوله|الدول|البلدان|بلد)|哪些国家|哪个国家|哪国"),
    (Kind.PLACE, r"\bwhere\b|\b(?:what|which)(?: (?!is\b|are\b|was\b)\w+)? (?:city|cities|town|place|capital|venue)\b|\bdonde\b|\bque (?:ciudad|lugar)\b|(?<!\w)ou(?= (?:se|a|est|sont|fut|s'|ont))"
                 r"|\bquelle ville\b|\bonde\b|\bque cidade\b|اين|في اي مدينه|哪里|哪儿|哪个城市|何处"),
    (Kind.NAME, r"\bwhat (?:is|was|were|are) the names?\b|\bthe name of\b|\bwhat .{2,60}\bcalled\b|\bname (?:two|three|four|five|the)\b"
                r"|\b(?:what|which) (?:\w+[ -]){0,2}(?:company|firm|bank|university|organi[sz]ations?|agency|agencies|ministry|network|bod(?:y|ies)|journal|newspaper|magazine|book|group|party|events?|conference|treaty|declaration|fund|institution|institute|foundation|ngos?)\b"
                r"|\bcomo se llama|\bque (?:empresa|red|organizacion|banco|universidad)\b|\bcomment s'appelle|\bquel(?:le)? (?:entreprise|organisation|banque|universite|reseau)\b|\bqual (?:e|era) o nome\b|ما اسم|什么名字|哪家|哪个组织"),
    (Kind.DEFINITION, r"\bdefin(?:e|ed|es|ition|itions)\b|\bmeaning of\b|\bwhat (?:is|are|was) meant\b|\bwhat does .{2,60} mean\b|\bhow (?:is|was|are|were|does|do|did) .{2,80}\b(?:understood|described|conceptuali[sz]ed|understand)\b"
                      r"|\bque (?:es|significa)\b|\bdefinicion|\bqu'est-ce que\b|\bdefinition\b|\bo que (?:e|designa|significa)\b|ما (?:هو|هي|معني|تعريف)|تعريف|什么是|定义|含义"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _QUESTIONS)

_COUNTED = re.compile(
    r"(?:how many|number of|cuant[oa]s|combien de|combien d'|nombre de|quant[oa]s|numero de)\s+((?:[\w'-]+\s*){1,4})"
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


def want(text: str) -> Want:
    """The kind of answer that a question, or one ask of it, wants."""
    folded = plain(text)
    asking = _ASKING.search(folded)
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(folded):
            if asking is not None and kind not in _BY_NOUN and not found.start() <= asking.start() < found.end():
                continue
            counted = _counted(folded) if kind is Kind.COUNT else ()
            if kind is Kind.PLACE and re.search(
                r"\b(?:city|cities|town|ciudad|ville|cidade)\b|مدينه|城市", found.group()
            ):
                return Want(kind, ("city",))
            return Want(Kind.AMOUNT) if _CURRENCIES & set(counted) else Want(kind, counted)
    return Want(Kind.OPEN)


_IRREGULAR = frozenset(
    """
    people persons men women children staff personas gente personnes gens pessoas hommes femmes
    """.split()
)


def _counted(folded: str) -> tuple[str, ...]:
    """The plural nouns behind "how many": the first, and those joined to it by "and" ("nations and colonies")."""
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


_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    )
    for number, name in enumerate(names.split(), 1)
}
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b|(?<!\d)(?:1[0-2]|[1-9])月")
_AMBIGUOUS = {
    "may": r"\bMay\b",
    "mars": r"\bmars \d|\d mars\b",
    "mai": r"\bmai \d|\d mai\b",
    "march": r"\bMarch\b",
    "marco": r"\bmarço\b",
}
_NUMERAL = re.compile(
    r"(?<![\w.])\d[\d,.]*\d|(?<![\w.])\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|both"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|cien|mil|millones|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|vingt|cent|mille"
    r"|dois|duas|quatro|sete|oito|nove|dez|doze|vinte|cem)\b|[一二三四五六七八九十百千万亿两]+(?=[个名位项国年])"
)
_PERCENT = re.compile(
    r"\d\s*(?:%|٪|per ?cents?\b|percentage|pour ?cent|por ?cien|por ?cento)|\b(?:half|one[- ]third|a third|two[- ]thirds|a quarter|three[- ]quarters|majority|la mitad|un tercio|la moitie|un tiers|metade)\b|百分之"
)
_MONEY = re.compile(
    r"(?:us\$|\$|€|£|¥|usd|eur)\s?\d|\d[\d,.]*\s*(?:(?:m|b|tr)n\b|(?:million|billion|trillion|thousand|millones|mil millones|millions|milliards|milhoes|bilhoes)?\s*(?:of |de )?(?:u\.?s\.? )?(?:dollars?|dolares|euros?|pounds?|yuan|rupees|reais|rand|usd|eur))|دولار|美元|欧元|人民币"
)
_EXTENT = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|several|many|half)\b|\ba\b)[\d,.]*[\s-]*(?:and a half )?(?:kilomet|km\b|met(?:er|re)s?\b|miles?\b|hectares?|days?|weeks?|months?|years?|decades?|centur|hours?|minutes?"
    r"|dias?|semanas?|mes(?:es)?|anos?|decadas?|jours?|semaines?|mois|ans\b|annees?|decennies)|公里|年|天|个月"
)
_REASON = re.compile(
    r"\bbecause\b|\bdue to\b|\bowing to\b|\bsince\b|\btherefore\b|\bthus\b|\bhence\b|\bthereby\b|\bas a (?:result|consequence)\b|\breasons?\b|\bwhy\b|\bcaus(?:e[sd]?|ing)\b"
    r"|\b(?:stem|stems|stemmed|stemming|result|results|resulted|arise|arises|arose|emanated?)\b|\bled? to\b|\blead(?:s|ing) to\b|\bdriv(?:en|es?|ing)\b|\bin (?:response|order|reaction|light) (?:to|of)\b|\bgiven\b|\bso that\b"
    r"|\bexplain|\bmotivat|\bmakes? it (?:hard|difficult|easy|possible)\b|\bprevent|\bhinder|\bundermin|\bdepends?\b|\bthanks to\b|\bfor (?:its|their|the lack)\b|\bbased on\b|\brequires?\b|\binstead\b"
    r"|\black(?:s|ing)? (?:of)?\b|\bwithout\b|\bas (?:it|they|the|this|these)\b|\bto (?:avoid|ensure|reduce|overcome|address|meet|secure|allow|enable|diversify|protect)\b|\bdissatisf|\boverlook|\bfail"
    r"|\bporque\b|\bdebido\b|\bpor lo que\b|\bya que\b|\ba causa\b|\bparce qu|\bcar\b|\ben raison\b|\bgrace a\b|\bafin\b|\bpois\b|\bdevido\b|بسبب|لان|因为|由于"
)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+\d[\d ()-]{6,}|\bp\.?o\.? box\b|\bwww\.|https?://")
_ROLE = re.compile(
    r"\b(?:head|chief|chair\w*|president|minister|secretary|director|professor|ambassador|expert|consultant|researcher|advocate|physician|diplomat|officer|official|spokes\w+|commissioner|governor|leader|employee|staff|member|manager|scholar|specialist|author|editor|economist|lawyer|founder|ministr[oa]|director[a]?|profesor[a]?|jefe|president[ea]|professeure?|directrice|directeur|chef)\b"
)
_OCCASION = re.compile(
    r"\b(?:conference|summit|meeting|forum|interview|speech|workshop|session|assembly|ceremony|visit|briefing|debate|event|congress|conferencia|cumbre|reunion|foro|entrevista|discurso|taller|sommet|entretien|discours|atelier|cupula|entrevista)\b"
)
_DEFINITION = re.compile(
    r"\b(?:is|are|was|were|be) (?:\w+ )?(?:defined|understood|described|conceptuali[sz]ed|perceived|referred|called|known|considered|seen)\b|\bdefin(?:e|es|ed|ition)\b|\brefer(?:s|red)? to\b|\bmeans?\b|\bdescribes?\b"
    r"|\bis (?:essentially |largely |basically )?(?:an?|the)\b|\bse define\b|\bse entiende\b|\bes un|\best (?:un|defini)|\bdesigne|\bentende|هو|هي|是指|定义"
)
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\w'])[A-ZÀ-ÞĀ-Ž][\w’'.&+-]*[\w+]")


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text in digits, thousands marks taken out ("1,860" and "1860" are the same)."""
    return frozenset(
        re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", n).rstrip(".,") for n in re.findall(r"\d[\d,.]*", plain(text))
    )


def years(text: str) -> frozenset[int]:
    """The years named in a text, 1500 to 2099."""
    return frozenset(int(y) for y in _YEAR.findall(plain(text)))


def months(text: str) -> frozenset[int]:
    """The months named in a text, 1 to 12; words that are also something else only where they are written as months."""
    return frozenset(
        _MONTHS[m] if m in _MONTHS else int(m[:-1])
        for m in _MONTH.findall(plain(text))
        if m not in _AMBIGUOUS or re.search(_AMBIGUOUS[m], text)
    )


# "(Author 2015)": the year of a work cited dates nothing.
_CITED = re.compile(
    r"\((?:see |cf\. )?(?:[A-ZÀ-Þ][\w’'-]+(?: (?:and|&|et al\.?|y|e) ?[\w’'-]*)?,? \d{4}[a-z]?(?:[;,] ?)?)+\)"
)


def holds(
    wanted: Want, sentence: str, known: Collection[str] = (), counts: Callable[[str, str], float] | None = None
) -> bool:
    """Whether the sentence holds something of the kind asked for that the question did not bring itself.

    `known` are the folded words of the question. `counts(counted, word)` says how near a word of the sentence is
    to the thing counted, from 0 to 1; without it the words must be equal up to their last letters.
    """
    if wanted.kind in (Kind.YEAR, Kind.DATE, Kind.COUNT):
        sentence = _CITED.sub("", sentence)
    folded = plain(sentence)
    match wanted.kind:
        case Kind.OPEN:
            return True
        case Kind.YEAR:
            return any(str(y) not in known for y in _YEAR.findall(folded))
        case Kind.DATE:
            return any(str(y) not in known for y in _YEAR.findall(folded)) or bool(
                months(sentence) - months(" ".join(known))
            )
        case Kind.COUNT:
            return _holds_count(folded, wanted.counted, known, counts)
        case Kind.AMOUNT:
            return bool(_MONEY.search(folded))
        case Kind.PERCENT:
            return bool(_PERCENT.search(folded))
        case Kind.EXTENT:
            return bool(_EXTENT.search(folded))
        case Kind.REASON:
            return bool(_REASON.search(folded))
        case Kind.CONTACT:
            return bool(_CONTACT.search(folded))
        case Kind.DEFINITION:
            return bool(_DEFINITION.search(folded))
        case Kind.ROLE:
            return bool(_ROLE.search(folded))
        case Kind.OCCASION:
            return bool(_OCCASION.search(folded))
        case Kind.COUNTRY:
            from assistant.countries import countries_in

            return bool(countries_in(sentence) - countries_in(" ".join(known)))
        case Kind.PERSON:
            return _holds_agent(sentence, known)
        case Kind.PLACE if wanted.counted:
            return _holds_city(sentence, known)
        case _:
            return bool(new_names(sentence, known))


def new_names(sentence: str, known: Collection[str]) -> tuple[str, ...]:
    """The capitalised words inside a sentence (not its first) that the question does not hold."""
    return tuple(n for n in _NAME.findall(sentence) if plain(n).rstrip(".") not in known and not n.isdigit())


_NAMES_IN_A_ROW = re.compile(
    r"(?<![\w’'-])(?:(?P<before>\w+)\s+)?(?P<names>(?:[A-ZÀ-ÞĀ-Ž](?:\.|[\w’'-]+))(?:\s+(?:(?:de|da|do|van|von|bin|al|of|for|the|and)\s+)*[A-ZÀ-ÞĀ-Ž](?:\.|[\w’'-]+))*)"
)


def _holds_agent(sentence: str, known: Collection[str]) -> bool:
    """Whether a person or a body new to the question acts in the sentence.

    Two capitalised words in a row do, or one beside the word of an office; countries, places ("in New York"), months
    and bare acronyms do not.
    """
    from assistant.countries import is_country

    office = bool(_ROLE.search(plain(sentence)))
    if any(plain(author) not in known for author in _CITED_AUTHOR.findall(sentence)):
        return True
    for found in _NAMES_IN_A_ROW.finditer(sentence):
        names = found.group("names")
        words = [w for w in names.split() if w[0].isupper()]
        new = [w for w in words if plain(w).rstrip(".'s") not in known and plain(w) not in known]
        if not new or is_country(names) or months(names) or (found.group("before") or "").lower() in _OF_PLACE:
            continue
        if all(w.isupper() and len(w) > 1 for w in new):
            if office:
                return True  # "one UNHCR staff"
            continue
        if len(words) > 1 and len(new) >= min(2, len(words)):
            return True
        if office and not any(is_country(w) for w in new):
            return True
    return False


_CITED_AUTHOR = re.compile(r"[(;] ?([A-ZÀ-Þ][\w’'-]+)(?: (?:and|&|et al\.?)[^();]*)?,? (?:1[89]|20)\d\d")
_OF_PLACE = frozenset("in at near from to en à em".split())


def _holds_city(sentence: str, known: Collection[str]) -> bool:
    """Whether a name new to the question stands after a preposition of place and is no country or month."""
    from assistant.countries import is_country

    for found in _IN_PLACE.finditer(sentence):
        name = found.group(1)
        folded = plain(name)
        if not (
            is_country(name) or _MONTH.search(folded) or set(folded.split()) & set(known) or _NO_CITY.search(folded)
        ):
            return True
    return False


_IN_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|en|à|em|de)\s+((?:[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?: (?:(?:of|and|for|the|de|del|la) )*[A-ZÀ-ÞĀ-Ž][\w’'-]+)*)"
)
_NO_CITY = re.compile(
    r"\b(?:africa|asia|europe|america|americas|oceania|caribbean|pacific|sahel|middle|east|south|north|west|southeast|latin|global|conference|week|university|network|council|committee|development|union|nations|bank|foundation|project|workshop|programme?|office)\b"
)


# From this nearness on, one word counts what the other does ("posts", "positions").
_SAME_THING = 0.3


def _holds_count(
    folded: str, counted: tuple[str, ...], known: Collection[str], near: Callable[[str, str], float] | None
) -> bool:
    """Whether a numeral, new to the question and no year, counts the thing asked for: it stands at most four words before it."""
    for found in _NUMERAL.finditer(folded):
        numeral = found.group()
        if _YEAR.fullmatch(numeral) or numeral in known:
            continue
        if not counted:
            return True
        after = re.findall(r"[^\W\d_][\w'-]*", folded[found.end() : found.end() + 70])[:5]
        for word in after:
            for head in counted:
                stem = head[: max(4, len(head) - 2)]
                if word[: len(stem)] == stem or (near and near(head, word) >= _SAME_THING):
                    return True
    return False
