"""Reading a question: its language, its asks, the kind of answer each wants, the names and numbers it insists on.

Rules of form only; nothing here knows what the library holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.holding import numbers, years
from assistant.wants import Kind, Want, plain, want
from store.words import tokens

MAX_CHARACTERS = 4000

# Words that carry no topic. Those of the five Latin-script languages are pooled: a question is short, and a
# function word of one language is hardly ever a topic in another.
STOPWORDS = frozenset(
    """
    a an the of in on at to for from by with and or nor but is are was were be been being am do does did done has
    have had having what which who whom whose when where why how many much it its this that these those their
    theirs them they he she his her hers him as i me my you your we our us please any there here about into onto
    than then so if not no can could should would will may might must shall also very just only both each every all
    some such between among during before after over under out up down off again more most other another same own
    too s t don tell show give me explain please kindly wants would'd describe say says said according list name know
    want like us let kindly piece text texts document documents sources source literature library read find
    mention mentions mentioned anything something think thinks write writes wrote written one ones get got way ways kind sort sorts come comes
    came actually really exactly ever still now nowadays el la los las un una unos unas de del y o u en por para
    con sin que qué cual cuál cuales cuáles quien quién cuando cuándo donde dónde como cómo cuanto cuánto cuantos
    cuántos cuanta cuánta cuantas cuántas es son fue fueron ser ha han hay se su sus lo le les al más pero si no
    esta este estos estas esa ese eso segun según sobre entre según le la les l un une des du de d et ou où à au
    aux en par pour avec sans que qui quoi quel quelle quels quelles quand comment pourquoi combien est sont était
    été être a ont il elle ils elles on ce cet cette ces son sa ses leur leurs se s qu ne pas plus dans sur selon
    entre c j n y t o os as um uma uns umas do da dos das no na nos nas e ou em por para com sem que qual quais
    quem quando onde como quanto quantos quanta quantas é são foi foram ser há se seu sua seus suas ao à mais mas
    sobre segundo pasó paso podría puede todos todas mediante tras hacia desde hasta contiene devenue devenu fait
    dame dime digame quisiera muéstrame donnez dites plaît voudrais diga gostaria quero mostre
    hello hi hey thanks thank greetings bye ok okay hola gracias adiós bonjour salut merci olá obrigado obrigada
    مرحبا شكرا
    من في على إلى عن ما ماذا متى أين لماذا كيف كم أي هل هو هي هم هما كان كانت التي الذي التى هذا هذه ذلك أو و مع
    """.split()
)
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
    Kind.PLACE: "city town place venue ciudad ville cidade lugar lieu مدينة 城市",
    Kind.COUNTRY: "country countries state states nation nations país países pays دول 国家",
    Kind.DEFINITION: "definition define defined meaning meant mean means understood definición definición significa",
}
_STOP = frozenset(t.term for word in STOPWORDS for t in tokens(word))
_KIND_TERMS = {kind: frozenset(t.term for t in tokens(words)) for kind, words in _KIND_WORDS.items()}

_ASKING = (
    r"(?:(?:in|on|at|for|from|to|by|with|of|under|since|until) )?(?:what|which|who|whom|whose|when|where|why|how)\b"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|should|will|would) (?:it|they|he|she|there|this|that|these|those|the|any)\b"
    r"|(?:(?:en|de|por|para|con|a|desde) )?(?:qu[eé]|cu[aá]l(?:es)?|qui[eé]n(?:es)?|cu[aá]ndo|d[oó]nde|c[oó]mo|cu[aá]nt[oa]s?)\b"
    r"|(?:(?:en|de|par|pour|avec|à|depuis) )?(?:quel(?:le)?s?|qui|quand|où|comment|pourquoi|combien|qu['’]est)\b"
    r"|(?:(?:em|de|por|para|com|a|desde) )?(?:qual|quais|quem|quando|onde|como|quant[oa]s?)\b"
)
_JOINT = re.compile(
    rf"\s*(?:[,;،；，]|—)?\s+(?:and|but|as well as|y|e|et|ainsi que|así como)\s+(?=(?:{_ASKING}))|[?؟？]\s*(?:(?:and|y|e|et)\s+)?(?=\S)|[;；]\s+(?=(?:{_ASKING}))"
    rf"|[،,]?\s+و(?=(?:ما|ماذا|متى|أين|لماذا|كيف|كم|من|في أي)\b)|[，,]\s*(?:以及|并且|又|其中)?(?=[^，,]{{0,6}}(?:什么|哪|谁|何时|多少|几|为什么|如何))|,\s+(?=(?:{_ASKING}))",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"\b(?:list|enumerate|name (?:all|the|them|each)|each(?! other)|every(?! other)|all (?:the|of|its|their|these|those|ten|\d+)\b|one after another|one by one|in order|in full|complete list|what are the|which are the"
    r"|enumer|liste[rz]?\b|toutes? les|tous les|todos|todas|liste|列出|所有|哪些)|اذكر|عدد جميع|جميع"
)
_PLURAL_LIST = re.compile(
    r"\b(?:what|which)\b(?: \w+){0,5}? (?:obstacles|barriers|challenges|recommendations|principles|conditions|reasons|causes|steps|stages|measures|mechanisms|ways|factors|benefits|outcomes|priorities|actions|proposals|circumstances|constraints|elements|criteria|sectors|areas|mecanismos|principios|obstaculos|recomendaciones|recommandations|principes|obstacles|etapas|condiciones)\b"
)
_ACROSS = re.compile(
    r"\b(?:which|what do the|how do the|according to the|do the|in the|across the|all the) (?:texts|documents|sources|authors|briefs|papers|articles|literature|library)\b|\b(?:texts|documents|sources|papers|authors) (?:say|agree|disagree|differ|warn|make|see|treat|discuss)"
    r"|\bcompare what\b|\bwhat does the (?:library|literature) (?:say|hold)\b|\bboth (?:texts|documents|papers|authors|the)\b|\brole of\b|\bevidence on\b"
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
    words are borrowed from an earlier question of the thread
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


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked, its asks in order, and its language (en, es, fr, pt, ar, zh)."""

    text: str
    stand_alone: str
    language: str
    asks: tuple[Ask, ...]
    across: bool
    history: tuple[str, ...] = ()


def read_question(text: str, history: tuple[str, ...] = ()) -> Question:
    """Read a question. Without a single word in it (punctuation only), it has no asks."""
    text = " ".join(text.split())
    earlier = " ".join(" ".join(h.split())[:MAX_CHARACTERS] for h in history[-2:]) if history and leans(text) else ""
    parts = _split(text)
    asks: list[Ask] = []
    for part in parts:
        asks.append(_ask(part, asks[0] if asks else None, earlier))
    folded = plain(text)
    stand_alone = f"{text} ({earlier})" if earlier else text
    return Question(text, stand_alone, language_of(text), tuple(asks), bool(_ACROSS.search(folded)), history)


# Below so many words, in Chinese pairs of characters, a question says too little to stand alone.
_FEW = {"ar": 4, "zh": 6}


def leans(text: str) -> bool:
    """Whether a follow-up leans on what was asked before: by a pronoun, an opening "and…", or for want of a name of its
    own. "Who wrote the brief on TAZARA?" stands alone, however short. Where names have no capitals, a question of
    more than a few words stands alone."""
    if few := _FEW.get(language_of(text)):
        return bool(_ANAPHORA.search(text)) or len(content_terms(text)) < few
    return bool(_ANAPHORA.search(text)) or not (names(text) or numbers(text)) or len(content_terms(text)) < 2


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


def content_terms(text: str) -> tuple[str, ...]:
    """The folded words of a text that carry its topic, each once, in order."""
    return tuple(dict.fromkeys(t.term for t in tokens(_COURTESY.sub(" ", text)) if t.term not in _STOP))


_COURTESY = re.compile(r"\bpor favor\b|\bs['’]il (?:vous|te) pla[iî]t\b|من فضلك", re.IGNORECASE)


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
        elif before and not (content_terms(before) and content_terms(piece) and _asks(piece) and _asks(before)):
            asks[-1] = (asks[-1][0], end)
        else:
            asks.append((start, end))
    return [text[a:b].strip(" ,;?؟？。") for a, b in asks]


_SPLITTING = re.compile(
    rf"(?:{_ASKING})|و?(?:ما|ماذا|متى|أين|لماذا|كيف|كم|من|في أي)\b|.*(?:什么|哪|谁|何时|多少|几|为什么|如何|怎)",
    re.IGNORECASE,
)


def _asks(piece: str) -> bool:
    return bool(
        _SPLITTING.match(piece.lstrip("¿ "))
        or re.search(r"\b(?:who|what|which|when|where|why|how|whose)\b", piece, re.I)
    )


def _ask(part: str, first: Ask | None, earlier: str) -> Ask:
    """One ask. A later one that leans on the first ("and what post does he hold?") borrows its words as `lent`."""
    folded = plain(part)
    surfaces = {t.term: part[t.start : t.end] for t in tokens(part)}
    wanted = want(part)
    own = content_terms(part)
    if first is not None and wanted.kind is Kind.OPEN and len([t for t in own if not t.isdigit()]) < 2:
        wanted = first.want  # "…and what was it in 2023?"
    own = tuple(t for t in own if t not in _KIND_TERMS.get(wanted.kind, ()))
    lent: tuple[str, ...] = ()
    full = part
    if first is not None and (len(own) < 4 or _ANAPHORA.search(part)):
        full = f"{first.full} {part}"
        lent = tuple(t for t in (*first.terms, *first.lent) if t not in own)
        surfaces = first.surfaces | surfaces
    if earlier:
        full = f"{earlier} {full}"
        lent = tuple(dict.fromkeys((*lent, *(t for t in content_terms(earlier) if t not in own))))
        surfaces = {t.term: earlier[t.start : t.end] for t in tokens(earlier)} | surfaces
    return Ask(
        text=part, full=full, want=wanted, terms=own, lent=lent, surfaces=surfaces,
        names=names(part),
        numbers=numbers(part), years=years(part),
        listing=bool(_LISTING.search(folded) or _PLURAL_LIST.search(folded)), follows=bool(earlier),
    )  # fmt: skip


_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-ÞĀ-Ž][a-zA-Z0-9À-ž’'&+.-]*[a-zA-Z0-9À-ž]\+?")


def names(text: str) -> tuple[str, ...]:
    """The capitalised words of a question that are names: not its first word, unless that is an acronym, and no function word."""
    found = []
    for match in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        before = text[: match.start()].rstrip(" \"'“‘«(¿¡")
        opens = not before or before[-1] in ".?!:"
        acronym = sum(c.isupper() for c in word) > 1
        if (opens and not acronym) or plain(word) in _STOP or re.match(r"I['’]", word):
            continue
        found.append(word)
    return tuple(dict.fromkeys(found))


_BODY = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+ (?:(?:of|for|on|the|de|del|du|des|da|do) )*){1,6}"
    r"(?:Bank|Fund|Union|Organi[sz]ation|Commission|Council|Agency|Forum|Institute|University|Initiative|Facility|Arrangement|Programme|Program)\b"
)
_OPENING = re.compile(r"^(?:The|In|At|Did|Does|Do|Is|Was|Has|Which|What|Who|When|Where|Why|How|And|But) ")


def bodies(text: str) -> tuple[str, ...]:
    """The organisations that a text names by several ordinary words ("Asian Development Bank")."""
    return tuple(dict.fromkeys(_OPENING.sub("", found.group()) for found in _BODY.finditer(text)))


_FUNCTION_WORDS = {
    "es": "el la los las del y en qué que cuál cuáles quién cuándo dónde cómo cuántos cuántas cuánto fue según es son una un por para con se su de al",
    "fr": "le la les des du et est où quel quelle quels quelles quand comment pourquoi combien qui une un dans sur selon avec pour par de au aux en il elle l d qu",
    "pt": "o os as do da dos das no na nos nas e em qual quais quem quando onde como quantos quantas foi segundo uma um por para com que é são de ao",
    "en": "the of and in is are was were what which who when where why how did does do to for a an by with on from that has have",
}
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_TELLING = {"es": "¿¡ñ", "pt": "ãõ", "fr": "êèùœ", "en": ""}


def language_of(text: str) -> str:
    """The language of a question, by its script and its function words; English where nothing tells.

    A question has a dozen words: too few for trained identifiers, enough for these.
    """
    if re.search(r"[؀-ۿ]", text):
        return "ar"
    if re.search(r"[一-鿿]", text):
        return "zh"
    words = re.findall(r"[^\W\d_]+", text.lower())
    scores = {
        language: sum(w in known for w in words) + 2 * any(c in text.lower() for c in _TELLING[language])
        for language, known in _SETS.items()
    }
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    return best if scores[best] > 0 else "en"
