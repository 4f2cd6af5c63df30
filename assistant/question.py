"""Reading a question: its language, its asks, the kind of answer each wants, the names and numbers it insists on.

Rules of form only; nothing here knows what the library holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import glossary
from assistant.claim_words import claim_in
from assistant.conversation import MAX_CHARACTERS, Earlier, leans, resolve
from assistant.countries import is_country
from assistant.holding import numbers, years
from assistant.list_nouns import asks_for_many, asks_only
from assistant.list_places import Place, items_asked
from assistant.several import one_by_one, with_its_name
from assistant.wants import Kind, Want, plain, want
from assistant.wording import bodies, content_terms, is_light, language_of, names
from store.words import tokens

__all__ = [
    "MAX_CHARACTERS", "Ask", "Question", "asks_for_a_service", "asks_nothing", "bodies", "content_terms", "is_of_the_assistant", "language_of",
    "leans", "names", "read_question",
]  # fmt: skip

# The words by which a question names the kind of its answer: `wants` sees to them, a sentence need not hold them.
_KIND_WORDS: dict[Kind, str] = {
    Kind.PERCENT: "share percent percentage cent proportion portion fraction slice porcentaje proporción parte pourcentage part percentagem porcentagem parcela نسبة 比例 百分",
    Kind.COUNT: "number count total número cuántos nombre عدد 多少",
    Kind.YEAR: "year año annee année ano عام سنة 年",
    Kind.DATE: "date month day days year fecha mes día mois jour data mês dia",
    Kind.EXTENT: "long far big large tall old",
    Kind.AMOUNT: "money big large much",
    Kind.REASON: "reason reasons cause causes caused causa causas razón razones raison raisons razão سبب 原因",
    Kind.NAME: "name names named called nombre nom nome اسم",
    Kind.ROLE: "post position role job title office hold holds held living cargo poste",
    Kind.OCCASION: "occasion context circumstance circumstances ocasión",
    Kind.PLACE: "city town place venue ciudad ville cidade lugar lieu trouve situé située queda ubicado ubicada fica يقع تقع مدينة 城市",
    Kind.COUNTRY: "country countries state states nation nations país países pays دول 国家",
    Kind.DEFINITION: "definition define defined meaning meant mean means understood definición definición significa",
    Kind.CONTACT: "address addresses details dirección direcciones adresse adresses endereço endereços",
}
_KIND_TERMS = {kind: frozenset(t.term for t in tokens(words)) for kind, words in _KIND_WORDS.items()}

_ASKING = (
    r"(?:(?:in|on|at|for|from|to|by|with|of|under|since|until) )?(?:what|which|who|whom|whose|when|where|why|how)\b"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would) (?:it|they|he|she|there|this|that|these|those|the|any)\b"
    r"|(?:(?:en|em|de|por|para|con|com|a|desde|o) )?(?:qu[eé]|cu[aá]l(?:es)?|qui[eé]n(?:es)?|cu[aá]ndo|d[oó]nde|c[oó]mo|cu[aá]nt[oa]s?)\b"
    r"|(?:(?:en|de|par|pour|avec|à|depuis) )?(?:quel(?:le)?s?|qui|quand|où|comment|pourquoi|combien|qu['’]est)\b"
    r"|(?:(?:em|de|por|para|com|a|desde) )?(?:qual|quais|quem|quando|onde|como|quant[oa]s?)\b"
)
_JOINT = re.compile(
    rf"\s*(?:[,;،；，]|—)?\s+(?:and|but|as well as|y|e|et|ainsi que|así como)\s+(?=(?:{_ASKING}))|[?؟？]\s*(?:(?:and|y|e|et)\s+)?(?=\S)|[;；]\s+(?=(?:{_ASKING}))"
    rf"|[،,]?\s+و(?=(?:ما|ماذا|متى|أين|لماذا|كيف|كم|من|في أي)\b)|[，,]\s*(?:以及|并且|又|其中)?(?=[^，,]{{0,6}}(?:什么|哪|谁|何时|多少|几|为什么|如何))|,\s+(?=(?:{_ASKING}))",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"\b(?:list|enumerate|name (?:all|the|them|each)|each(?! (?:other|year|month|week|day|time))|every(?! (?:other|year|month|week|day|time|\d+|two|three|few))|all (?:the|of|its|their|these|those|ten|\d+|points|items)\b|every (?:one|point|item)\b|one after another|one by one|in order|in full|complete list|what are the|which are the"
    r"|enumer|liste[rz]?\b|toutes? les|tous les|todos|todas|liste)|列出|所有|哪些|اذكر|عدد جميع|جميع"
)
_PLURAL_LIST = re.compile(
    r"\b(?:what|which)\b(?: (?!do\b|does\b|did\b|is\b|are\b|was\b|were\b)\w+){0,5}? (?:obstacles|barriers|challenges|recommendations|principles|conditions|reasons|causes|steps|stages|measures|mechanisms|means|ways|respects|factors|virtues|merits|advantages|disadvantages|drawbacks|risks|lessons|implications|points|benefits|outcomes|priorities|actions|proposals|circumstances|constraints|elements|criteria|sectors|areas|mecanismos|principios|obstaculos|recomendaciones|recommandations|principes|obstacles|etapas|condiciones)\b"
)
_ACROSS = re.compile(
    r"\b(?:which|what do the|how do the|according to the|do the|in the|across the|all the) (?:texts|documents|sources|authors|briefs|papers|articles|literature|library)\b|\b(?:texts|documents|sources|papers|authors) (?:say|agree|disagree|differ|warn|make|see|treat|discuss)"
    r"|\bwhere is it said\b|\bmore than one (?:source|text|document|author)\b|\bcompare what\b|\bwhat does the (?:library|literature) (?:say|hold)\b|\bboth (?:texts|documents|papers|authors|the)\b|\brole of\b|\bevidence on\b"
)
_ANAPHORA = re.compile(
    r"^(?:and|but|so|then|what about|how about|also|y|e|et|mais|pero|mas|و|那|那么)\b|^و|\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those|there|such|the same|the former|the latter|do so|did so|the one|ones?)\b"
    r"|\b(?:ellos?|ellas?|sus?|eso|esto|est[ea]s?|es[ea]s?|all[ií]|lo mismo|ils?|elles?|leurs?|ses|cela|ça|ces?|cette|y|en|eles?|elas?|seus?|suas?|isso|ali|dele[s]?|dela[s]?)\b|他们?|她们?|它们?|其|这|那|هم|هي|هو|ذلك|هذه?|تلك|منه|فيه|عنه",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked.

    text      the reader's own words for it
    full      stands alone, and is what is searched for by meaning
    terms     the folded words of its topic; `lent` are those borrowed from the ask or the question before it
    surfaces  each term as the reader wrote it
    names, numbers and years are those the ask insists on; `listing` is true where every item is wanted, `follows` where
    words are borrowed from an earlier question of the thread; `place` says which items of a list are wanted ("the fifth
    recommendation"), of which the other fields then say nothing; `claim` is true where something is said and a nod is
    asked for ("…, right?")
    """

    text: str
    full: str
    want: Want
    terms: tuple[str, ...]
    lent: tuple[str, ...]
    surfaces: dict[str, str]
    names: tuple[str, ...]
    numbers: frozenset[str]
    years: frozenset[int]
    listing: bool
    follows: bool = False
    place: Place | None = None
    claim: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, its asks in order, and its language (en, es, fr, pt, ar, zh).

    `stand_alone` says it without those before it; `documents` are those of the earlier answer that it leans on;
    `shown` is what that one quoted, not to be said again without a word of `piece`, by which this question differs.
    `taken` are the quotes of the earlier answer of which it asks for some by their places, `place` those places; None
    where one sentence names all the items.
    """

    text: str
    stand_alone: str
    language: str
    asks: tuple[Ask, ...]
    across: bool
    history: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    piece: str = ""
    taken: tuple[str, ...] = ()
    place: Place | None = None


def read_question(text: str, history: Sequence[str | Earlier] = ()) -> Question:
    """Read a question after those before it. Without a single word in it (punctuation only), it has no asks."""
    text = " ".join(text.split())
    before = tuple(h if isinstance(h, Earlier) else Earlier(h) for h in history)
    claimed = claim_in(text)
    resolved = resolve(_CONTRACTED.sub(r"\1 is", claimed or text), before)
    asks: list[Ask] = []
    first: Ask | None = None
    for part in _split(resolved.text):
        several = one_by_one(part)
        asks += [_ask(one, first if several == [part] else None, resolved.lent) for one in several]
        # What follows "What are A and B?" leans on both.
        first = first or (asks[0] if len(several) == 1 else _ask(part, None, resolved.lent))
    if claimed:
        asks = [replace(one, claim=True) for one in asks]
    stand_alone = text if claimed and not resolved.lent else resolved.stand_alone
    return Question(
        text, stand_alone, language_of(text if resolved.lent else resolved.text), tuple(asks),
        bool(_ACROSS.search(plain(resolved.text))), tuple(h.question for h in before), resolved.documents,
        resolved.shown, resolved.piece, resolved.taken, resolved.place,
    )  # fmt: skip


_CONTRACTED = re.compile(r"\b(what|who|where|when|how)['’]s\b", re.IGNORECASE)
_ITSELF = (
    r"(?:(?:what(?:'s| is) )?your name|who (?:made|built|created|trained|are) you|are you (?:an? |the )?(?:human|person|robot|bot|ai|machine|model|chatgpt|real)|what can you do|how do you work|what are you|how (?:old )?are you"
    r"|como te llamas|cual es tu nombre|quien (?:te (?:hizo|creo)|eres)|que puedes hacer|comment t'appelles[- ]tu|quel est (?:ton|votre) nom|qui (?:es-tu|etes-vous|t'a (?:fait|cree))"
    r"|qual e (?:o )?(?:seu|teu) nome|quem (?:es tu|e voce|te (?:fez|criou))|ما اسمك|من انت|你叫什么(?:名字)?|你是谁)"
)
_OF_THE_ASSISTANT = re.compile(
    rf"(?:(?:hello|hi|hey|so|please|tell me|hola|bonjour)\W+)*(?:(?:and|y|e|et)\W+)?{_ITSELF}(?:\W+(?:(?:and|y|e|et)\W+)?{_ITSELF})*\W*"
)


def is_of_the_assistant(text: str) -> bool:
    """Whether a question is put to the assistant about itself, of which no document speaks."""
    return bool(_OF_THE_ASSISTANT.fullmatch(plain(text).lstrip("¿ ")))


_SERVICE = re.compile(
    r"\W*(?:(?:hello|hi|hey|please|so|now)\W+)*(?:(?:can|could|will|would) you (?:please )?|i(?:'d| would) like you to |i want you to )?(?:please )?"
    r"(?:(?:get|find) (?:me|us) (?:an? |the )?table\b(?! (?:of|with|on|about|that|which|from|in which|showing|listing|comparing)\b)"
    r"|(?:book|reserve|order|buy) (?:me|us) (?:an? |some )?table\b|(?:book|reserve|order|buy|get|find) (?:me|us) (?:an? |some )?(?:room|hotel|flights?|tickets?|taxi|seats?|pizza|food|dinner|lunch|appointment)\b"
    r"|(?:book|reserve) (?:an? |the )?(?:table|room|hotel|flights?|tickets?|taxi|seats?|appointment)\b"
    r"|(?:send|write) (?:an? |the |my )?(?:e-?mail|message|letter|sms|text message) to\b|(?:e-?mail|phone|ring) (?:him|her|them|my|mr|ms|dr|prof)\b"
    r"|translate .{2,120}\b(?:in)?to (?:english|german|french|spanish|portuguese|arabic|chinese|russian|italian|japanese)\b|remind me (?:to(?! wh(?:om|at|ich|ose)\b)|that)\b|set (?:an? )?(?:alarm|timer)\b"
    r"|play (?:me |some )?(?:a song|music)\b|tell me a joke\b)"
)


def asks_for_a_service(text: str) -> bool:
    """Whether something is to be done that is no answer: a table booked, a text translated, a letter sent."""
    return bool(_SERVICE.match(plain(text)))


def asks_nothing(ask: Ask) -> bool:
    """Whether an ask has no word of topic, its own or lent: "What is the…?" and "2 + 2?", which anything would answer."""
    return not (ask.years or ask.names or any(not t.isdigit() for t in (*ask.terms, *ask.lent)))


def _split(text: str) -> list[str]:
    """The spans of the text that each ask something, in the reader's own characters."""
    ends = [m.span() for m in _JOINT.finditer(text)]
    pieces = list(zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(text)], strict=True))
    asks: list[tuple[int, int]] = []
    for start, end in pieces:
        piece = text[start:end]
        if not tokens(piece):
            continue
        # "…and how?" or "All of them, please." asks nothing of its own, and a statement before a question is part of it.
        before = text[slice(*asks[-1])] if asks else ""
        if before and not content_terms(before) and len(tokens(before)) > 1:
            asks[-1] = (start, end)  # "How are you?" asks nothing; "When…" in "When and where…" does
        elif before and _counts_them(piece) and _asks(before):
            asks.append((start, end))
        elif before and not (content_terms(before) and content_terms(piece) and _asks(piece) and _asks(before)):
            asks[-1] = (asks[-1][0], end)
        else:
            asks.append((start, end))
    return [text[a:b].strip(" ,;?؟？。") for a, b in asks]


def _counts_them(piece: str) -> bool:
    """Whether a piece asks for the number of what another piece is about ("and how many of them were there?")."""
    return want(piece).kind is Kind.COUNT and bool(_ANAPHORA.search(piece))


_SPLITTING = re.compile(
    rf"(?:{_ASKING})|و?(?:ما|ماذا|متى|أين|لماذا|كيف|كم|من|في أي)\b|.*(?:什么|哪|谁|何时|多少|几|为什么|如何|怎)",
    re.IGNORECASE,
)


def _named(part: str) -> tuple[str, ...]:
    """The names of an ask. Arabic and Chinese have no capitals: there the bodies that are known by name. Countries are
    seen to where sentences are chosen (`naming.names_places_of`), in every language."""
    known = (part[m.start : m.end] for m in glossary.mentions(part) if not is_country(m.english[0]))
    return tuple(dict.fromkeys((*names(part), *(name for name in known if _UNCASED.match(name)))))


def _is_of_those_named(own: Sequence[str], wanted: Want) -> bool:
    """Whether a follow-up is asked of whom the question before named alone: "Since when?", "Where is its seat?". Of all
    follow-ups with a pronoun this would ask too much: their subject is often meant and not named."""
    return wanted.counted == ("seat",) or all(is_light(t) for t in own)


_UNCASED = re.compile(r"[\u0600-\u06ff\u3400-\u9fff]")


def _asks(piece: str) -> bool:
    return bool(
        _SPLITTING.match(piece.lstrip("¿ "))
        or re.search(r"\b(?:who|what|which|when|where|why|how|whose)\b", piece, re.I)
    )


# The capital of a bank is money, that of a country a city.
_CAPITAL = re.compile(
    r"\bwhat (?:is|was|are|were) (?:[\w'’-]+ ){0,6}?capital\b(?! (?:city|of (?:the )?(?:country|state)))"
)
_HAS_CAPITAL = re.compile(r"\b(?:bank|fund|company|corporation|facility|enterprise|firm|insurer|lender)\b")


def _is_money(part: str, around: str) -> bool:
    """Whether a part asks for the capital of what has money as its capital, named in it or `around` it."""
    return bool(_CAPITAL.search(plain(part)) and _HAS_CAPITAL.search(plain(around)))


# Asks of these kinds want something said of an item, not the item ("Who made the third recommendation?").
_THE_ITEM_ITSELF = frozenset({Kind.OPEN, Kind.REASON, Kind.NAME, Kind.DEFINITION})


def _without_place(part: str) -> tuple[Place | None, str]:
    """The place in a list by which a part asks for items and for nothing else of them, and the part without it."""
    found = items_asked(part)
    if found is None or want(part).kind not in _THE_ITEM_ITSELF:
        return None, part
    place, start, end = found
    if not (_UNCASED.search(part) or asks_only(part[:start])):
        return None, part
    return place, " ".join(f"{part[:start]} {part[end:]}".split())


def _ask(part: str, first: Ask | None, earlier: str) -> Ask:
    """One ask. A later one that leans on the first ("and what post does he hold?") has the first's name in the place of
    its pronoun, or else borrows the first's words as `lent`."""
    text = part
    place, part = _without_place(part)
    bare = part
    part = with_its_name(part, first.text) if first is not None else part
    folded = plain(part)
    surfaces = {t.term: part[t.start : t.end] for t in tokens(part)}
    # An item of a list is no term that a text would have to explain.
    wanted = Want(Kind.OPEN) if place and want(part).kind is Kind.DEFINITION else want(part)
    own = content_terms(part)
    if wanted.kind in (Kind.OPEN, Kind.DEFINITION) and _is_money(
        part, f"{first.full if first else ''} {earlier} {part}"
    ):
        wanted = Want(Kind.AMOUNT)
    elif first is not None and wanted.kind is Kind.OPEN and len([t for t in own if not t.isdigit()]) < 2:
        wanted = first.want  # "…and what was it in 2023?"
    own = tuple(t for t in own if t not in _KIND_TERMS.get(wanted.kind, ()))
    lent: tuple[str, ...] = ()
    full = part
    if first is not None and part == bare and (len(own) < 4 or _ANAPHORA.search(part)):
        full = f"{first.full} {part}"
        lent = tuple(t for t in (*first.terms, *first.lent) if t not in own)
        surfaces = first.surfaces | surfaces
    if earlier:
        full = f"{earlier} {full}"
        lent = tuple(dict.fromkeys((*lent, *(t for t in content_terms(earlier) if t not in own))))
        surfaces = {t.term: earlier[t.start : t.end] for t in tokens(earlier)} | surfaces
    return Ask(
        text=text, full=full, want=wanted, terms=own, lent=lent, surfaces=surfaces,
        names=_named(part) or (_named(earlier) if earlier and _is_of_those_named(own, wanted) else ()),
        numbers=numbers(part), years=years(part),
        listing=place is not None or bool(_LISTING.search(folded) or _PLURAL_LIST.search(folded)) or asks_for_many(part),
        follows=bool(earlier), place=place,
    )  # fmt: skip
