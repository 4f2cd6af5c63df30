"""Whether a sentence holds something of the kind that a question asks for, and the numbers and dates of a text.

A near-miss (same topic, but no year, number or name of the kind asked for) is the hard case of abstaining: likeness
cannot tell it from an answer, the kind of answer can. The patterns are applied to folded text (`plain`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from assistant.countries import countries_in, is_country
from assistant.wants import Kind, Want, plain

_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
MONTHS = {
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
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|(?<!\d)(?:1[0-2]|[1-9])月")
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
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|place[sd]?|came|comes) (?:\w+ )?(?:first|second|third|last)\b")
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
    r"|\black(?:s|ing)? (?:of)?\b|\bwithout\b|\bas (?:it|they|the|this|these)\b|\bafter (?:an?|the|its|their) (?:\w+ )?(?:change|coup|war|crisis|dispute|scandal|attack|invasion|defeat|election|fall|collapse|failure|death|revolution|protests?)\b|\bto (?:avoid|ensure|reduce|overcome|address|meet|secure|allow|enable|diversify|protect|balance|counter|offset|gain|win|attract|escape|preserve)\b|\bdissatisf|\boverlook|\bfail"
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


_SPAN = re.compile(
    r"\b(?:(?:from|between|desde|de|entre) (?:\w+ )?)?((?:1[5-9]|20)\d\d)\s?(?:-|–| (?:to|until|till|through|and|a|hasta|y|et|ate|e) (?:\w+ )?)\s?((?:1[5-9]|20)\d\d)\b"
)
_OPENS_A_SPAN = re.compile(r"(?:from|between|desde|de|entre) |\d\s?[-–]")
_SUCCESSION = re.compile(
    r"\b(?:followed (?:him|her)|succeeded(?: (?:him|her))?|took (?:it )?over|takes over|replaced (?:him|her)|le sucedio|lui a succede|sucedeu)\b"
)


def years_within(text: str, wanted: Collection[int]) -> frozenset[int]:
    """Those of some years that lie within a span of years that a text names ("from 2015 to 2020"), or among the years
    of a succession in an office, which is never empty ("held it to 2020, her deputy followed her until 2023")."""
    folded = plain(text)
    spans = [
        (int(found[1]), int(found[2])) for found in _SPAN.finditer(folded) if _OPENS_A_SPAN.search(found.group())
    ]  # fmt: skip
    if _SUCCESSION.search(folded) and (told := years(text)):
        spans.append((min(told), max(told)))
    return frozenset(y for y in wanted if any(a <= y <= b for a, b in spans))


def months(text: str) -> frozenset[int]:
    """The months named in a text, 1 to 12; words that are also something else only where they are written as months."""
    return frozenset(
        MONTHS[m] if m in MONTHS else int(m[:-1])
        for m in _MONTH.findall(plain(text))
        if m not in _AMBIGUOUS or re.search(_AMBIGUOUS[m], text)
    )


_BRACKETS = re.compile(r"\(([^()]{4,200})\)")
_CITED_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?$")
_IN_NAMES = frozenset("and et al y e of on for the de del du & see cf eg".split())


def _without_citations(sentence: str) -> str:
    """A sentence without the works it cites in brackets, "(Author 2015)", "(Ministry of Health 2014, Ruiz et al. 2012b)":
    their years date nothing."""
    return _BRACKETS.sub(lambda found: "" if _cites(found[1]) else found.group(), sentence)


def _cites(text: str) -> bool:
    """Whether a text is names and years of works: each part ends in a year, no month is named."""
    parts = [
        p.split() for p in re.split(r"(?<=\d);|(?<=\d[a-z]);|(?<=\d),(?= ?\D)|(?<=\d[a-z]),(?= ?\D)", text) if p.strip()
    ]
    for words in parts:
        names = [w.strip(".,;") for w in words[:-1]]
        named = [n for n in names if n.replace(".", "").lower() not in _IN_NAMES]
        if not named or not all(n[:1].isupper() for n in named) or not _CITED_YEAR.fullmatch(words[-1]):
            return False
    return bool(parts) and not months(text)


def holds(
    wanted: Want, sentence: str, known: Collection[str] = (), counts: Callable[[str, str], float] | None = None
) -> bool:
    """Whether the sentence holds something of the kind asked for that the question did not bring itself.

    `known` are the folded words of the question. `counts(counted, word)` says how near a word of the sentence is
    to the thing counted, from 0 to 1; without it the words must be equal up to their last letters.
    """
    if wanted.kind in (Kind.YEAR, Kind.DATE, Kind.COUNT, Kind.FIGURE):
        sentence = _without_citations(sentence)
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
        case Kind.FIGURE:
            return _holds_count(folded, (), known, None) or bool(_PERCENT.search(folded) or _RANKED.search(folded))
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
            return bool(countries_in(sentence) - countries_in(" ".join(known)))
        case Kind.PERSON:
            states = wanted.counted == ("states",) and countries_in(sentence) - countries_in(" ".join(known))
            return bool(states) or _holds_agent(sentence, known)
        case Kind.PLACE if wanted.counted == ("seat",):
            return bool(_IS_AT.search(folded) and new_names(sentence, known))
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
    office = bool(_ROLE.search(plain(sentence)))
    if _UNNAMED_AGENT.search(sentence):
        return True
    subject = _SUBJECT.match(sentence)
    if subject and is_country(subject.group(1)) and plain(subject.group(1)) not in known:
        return True  # "India lends…"
    if any(plain(author) not in known for author in _CITED_AUTHOR.findall(sentence)):
        return True
    for found in _NAMES_IN_A_ROW.finditer(_QUOTED_TITLE.sub(" ", sentence)):
        names = found.group("names")
        words = [w for w in names.split() if w[0].isupper()]
        new = [w for w in words if plain(w).rstrip(".'s") not in known and plain(w) not in known]
        new = [w for w in new if not _ROLE.fullmatch(plain(w)) and plain(w) not in _RANKS]
        if not new or is_country(names) or months(names) or (found.group("before") or "").lower() in _OF_PLACE:
            continue
        if all(w.isupper() and len(w) > 1 for w in new):
            if office:
                return True  # "one UNHCR staff"
            continue
        if len(words) > 1 and len(new) > 1:
            return True
        if office and not any(is_country(w) for w in new):
            return True
    return False


# What stands before the word of an office, and names nobody either ("the Executive Director").
_RANKS = frozenset(
    "executive prime vice deputy general assistant senior foreign former acting regional national".split()
)
# Words in quotation marks of which all but the small ones have a capital: a title names nobody who acts.
_QUOTED_TITLE = re.compile(
    r"[“\"‘«](?:[A-ZÀ-Þ][\w’'-]*[,:?]?|of|and|the|in|on|for|to|a|an|with|from|at|by)(?: (?:[A-ZÀ-Þ][\w’'-]*[,:?]?|of|and|the|in|on|for|to|a|an|with|from|at|by))+[.,]?[”\"’»]"
)
_SUBJECT = re.compile(r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*) (?:and |is |has |was |[a-z]+(?:s|ed)\b)")
# "As one Syrian refugee described": somebody who acts without a name.
_UNNAMED_AGENT = re.compile(
    r"\b(?:[Aa]s )?(?:one|an?|another) (?:[\w-]+ ){0,3}?(?:refugee|resident|villager|worker|employee|interviewee|participant|staff member|delegate|official|diplomat|farmer|teacher|nurse|student)s?\b(?: (?:in|from|of|at) [\w' -]{2,40}?)? (?:described|recalled|put it|remarked|complained)"
)
_CITED_AUTHOR = re.compile(r"[(;] ?([A-ZÀ-Þ][\w’'-]+)(?: (?:and|&|et al\.?)[^();]*)?,? (?:1[89]|20)\d\d")
_OF_PLACE = frozenset("in at near from to en à em".split())


def _holds_city(sentence: str, known: Collection[str]) -> bool:
    """Whether a name new to the question stands after a preposition of place and is no country or month."""
    for found in _IN_PLACE.finditer(_QUOTED_TITLE.sub(" ", sentence)):
        name = found.group(1)
        folded = plain(name)
        if not (
            is_country(name) or _MONTH.search(folded) or set(folded.split()) & set(known) or _NO_CITY.search(folded)
        ):
            return True
    return False


# What a sentence says that tells where something has its seat.
_IS_AT = re.compile(
    r"\b(?:headquarter(?:s|ed)?|head office|(?:is|are|was|were|be|been) (?:now )?(?:based|located|situated|housed)|based in|seat|seated|sits in|offices? (?:in|at)|moved to"
    r"|sede|siege|sediad[ao]|ubicad[ao]|situe)\b|مقر|总部|位于"
)
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|en|à|em|de)\s+(?:(?:the|la|a|o) (?:\w+ )?(?:city|town|capital|port|village|ciudad|ville|cidade|capitale) (?:of|de|d')\s*)?((?:[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?: (?:(?:of|and|for|the|de|del|la) )*[A-ZÀ-ÞĀ-Ž][\w’'-]+)*)"
)
_NO_CITY = re.compile(
    r"\b(?:africa|asia|europe|america|americas|oceania|caribbean|pacific|sahel|middle|east|south|north|west|southeast|latin|global|conference|week|university|network|council|committee|development|union|nations|bank|foundation|project|workshop|programme?|office)\b"
)


_ENDS_A_COUNT = frozenset(
    "from of in for at to with by on among between de del des du da do en dans em para por".split()
)
# Who is counted as people.
_PEOPLE = frozenset("people persons person personas gente personnes gens pessoas".split())
_PERSONS = frozenset(
    """
    people persons men women children participants representatives delegates experts officials workers staff employees
    doctors nurses teachers students pupils trainees farmers refugees residents villagers volunteers guests visitors
    attendees speakers researchers scholars diplomats engineers technicians soldiers victims deaths lives inhabitants
    citizens migrants interviewees respondents personas participantes representantes delegados expertos trabajadores
    medicos personnes participants delegues travailleurs medecins pessoas trabalhadores especialistas
    """.split()
)
# A conference counts countries by any of these.
_STATES = frozenset(
    "countries states nations governments delegations paises estados naciones nacoes delegaciones delegacoes gobiernos governos pays etats nations delegations gouvernements".split()
)
# From this nearness on, one word counts what the other does ("posts", "positions").
_SAME_THING = 0.12


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
        for i, word in enumerate(after):
            if i and word in _ENDS_A_COUNT:
                break  # "50 representatives from ministries" counts no ministries
            for head in counted:
                stem = head[: max(4, len(head) - 2)]
                if (head in _PEOPLE and word in _PERSONS) or (head in _STATES and word in _STATES):
                    return True
                if word[: len(stem)] == stem or (near and near(head, word) >= _SAME_THING):
                    return True
    return False
