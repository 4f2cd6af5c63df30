"""The words of a question: which carry its topic, which are names, and in which language they are.

Rules of form only; nothing here knows what the library holds.
"""

from __future__ import annotations

import re

from assistant.wants import plain
from store.words import tokens

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
_STOP = frozenset(t.term for word in STOPWORDS for t in tokens(word))

# Words that carry little: prepositions, verbs that lean on their object, nouns and adjectives that fit anything. In a
# small library they are rare and would weigh like names ("the meeting *behind* the brief", "who *stood* trial").
LIGHT_WORDS = frozenset(
    """
    behind around without within along across against toward towards upon via per since until beyond beside besides
    despite amid amidst amongst throughout inside outside near away back together apart instead rather else already yet
    once often usually sometimes perhaps mostly mainly largely
    take takes took taken taking make makes made making give gives gave given giving put puts set sets go goes went gone
    going bring brings brought keep keeps kept hold holds held turn turned turns stand stands stood become became
    becomes seem seems seemed appear appears appeared use used uses using happen happens happened need needs needed
    involve involved involves concern concerns concerned include includes included including regard regarding concerning relate related based see
    sees seen look looks looked exist exists existed
    thing things place places part parts side sides point points example examples instance instances matter matters
    aspect aspects lot lots little few several various different certain particular particularly main major big large
    small great good well better best true real whole usual
    hasta durante contra cerca dentro fuera junto hacer hace hizo hecho dar dio tomar tener tiene tuvo poner partes lado
    cosa cosas ejemplo ejemplos depuis pendant contre près dedans faire fait font donner prendre pris mettre avoir partie
    côté chose choses exemple exemples até perto fazer faz fez feito deu ter tem teve pôr coisa coisas exemplo exemplos
    """.split()
)
_LIGHT = frozenset(t.term for word in LIGHT_WORDS for t in tokens(word))


def content_terms(text: str) -> tuple[str, ...]:
    """The folded words of a text that carry its topic, each once, in order."""
    return tuple(dict.fromkeys(t.term for t in tokens(_COURTESY.sub(" ", text)) if t.term not in _STOP))


# Courtesies, and what only says that somebody says something.
_COURTESY = re.compile(
    r"\bpor favor\b|\bs['’]il (?:vous|te) pla[iî]t\b|من فضلك"
    r"|^(?:(?:please|can you|could you|would you) )*(?:go|run|walk|take|talk|lead) (?:me |us )?through\b|^(?:(?:please|can you|could you|would you) )*(?:enumerate|recite|spell out)\b"
    r"|\b(?:do|does|did) (?:the |these )?(?:authors?|writers?) (?:say|write|think|argue|mention|tell us)\b"
    r"|\b(?:dicen?|opinan?) (?:el|la|los|las) autor(?:a|es|as)?\b|\bdisent les auteurs\b|\bdizem os autores\b",
    re.IGNORECASE,
)


def is_light(term: str) -> bool:
    """Whether a folded word carries little of a question's topic."""
    return term in _LIGHT


# Words for what a text advises, which it does more often with "should" than with any of them.
_ADVICE = frozenset(
    t.term
    for word in (
        "recommend recommends recommended recommendation recommendations advise advises advised advice recomienda recomendación"
        " recomendaciones recommande recommandation recommandations recomenda recomendação recomendações توصيات توصية 建议"
    ).split()
    for t in tokens(word)
)


def is_advice(term: str) -> bool:
    """Whether a folded word of a question asks for what a text advises."""
    return term in _ADVICE


def is_function_word(word: str) -> bool:
    """Whether a word carries no topic in any of the languages."""
    return plain(word) in _STOP


_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-ÞĀ-Ž][a-zA-Z0-9À-ž’'&+.-]*[a-zA-Z0-9À-ž]\+?")


def names(text: str) -> tuple[str, ...]:
    """The capitalised words of a question that are names: not its first word, unless that is an acronym, and no function word."""
    found = []
    for match in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        before = text[: match.start()].rstrip(" \"'“‘«(¿¡")
        opens = not before or before[-1] in ".?!:"
        acronym = sum(c.isupper() for c in word) > 1
        if (opens and not acronym) or is_function_word(word) or re.match(r"I['’]", word):
            continue
        found.append(word)
    return tuple(dict.fromkeys(found))


_LAID_DOWN = (
    r"Programme|Program|Agreement|Treaty|Convention|Declaration|Protocol|Charter|Framework|Plan|Partnership|Pact|Agenda"
    r"|Compact|Roadmap"
)
_OF_STATES = r"Ministry|Department|Office"
_HEAD = (
    r"Bank|Fund|Union|Organi[sz]ation|Commission|Council|Agency|Forum|Institute|University|Initiative|Facility|Arrangement"
    r"|Area|Court|Cent(?:er|re)|Network|Alliance|Community|Association|Conference|Summit|Mechanism|Company|Corporation"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_NAMES = rf"(?:{_NAME} (?:(?:of|for|on|the|de|del|du|des|da|do) )*){{1,6}}"
# "Asian Development Bank", "Pact for the Future", "Ministry of Health", "University of Nairobi".
_BODY = re.compile(
    rf"{_NAMES}(?:(?:{_LAID_DOWN})\b(?! (?:of|for|on) (?:the )?[A-ZÀ-Þ])|(?:{_HEAD})\b(?! of (?:the )?[A-ZÀ-Þ]))"
    rf"|\b(?:[A-ZÀ-Þ][a-zà-ÿ]+ ){{0,4}}(?:{_LAID_DOWN}) (?:of|for|on) (?:the )?{_NAME}(?: (?:(?:of|for|on|the|and) )*{_NAME})*"
    rf"|\b(?:{_OF_STATES}) (?:of|for) (?:the )?{_NAME}(?: (?:and )?{_NAME})*"
    rf"|\b(?:{_HEAD}) of (?:the )?{_NAME}(?: {_NAME})*"
)
_OPENING = re.compile(
    r"^(?:(?:The|the|In|At|Did|Does|Do|do|does|did|Is|Was|Has|Which|What|Who|When|Where|Why|How|And|But) )+"
)


def bodies(text: str) -> tuple[str, ...]:
    """The organisations that a text names by several ordinary words ("Asian Development Bank")."""
    return tuple(dict.fromkeys(_OPENING.sub("", found.group()) for found in _BODY.finditer(text)))


_FUNCTION_WORDS = {
    "es": "el la los las del y en qué que cuál cuáles quién cuándo dónde cómo cuántos cuántas cuánto fue según es son una un por para con se su de al",
    "fr": "le la les des du et est où quel quelle quels quelles quand comment pourquoi combien qui une un dans sur selon avec pour par de au aux en il elle l d qu est ce cette été sont",
    "pt": "o os as do da dos das no na nos nas e em qual quais quem quando onde como quantos quantas foi segundo uma um por para com que é são de ao há algum alguma",
    "en": "the of and in is are was were what which who when where why how did does do to for a an by with on from that has have",
}
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_TELLING = {"es": "¿¡ñ", "pt": "ãõ", "fr": "èùœ", "en": ""}

# Where other words are as much Spanish ("Por que a ferrovia perdeu…?"): articles, and endings of verbs.
_ONLY_PORTUGUESE = re.compile(r"\bpor que [ao]s? |\w{3}(?:eu|iu|[^e\W]ou)\b|\w(?:lh|nh)[ao]s?\b")


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
    portuguese = bool(_ONLY_PORTUGUESE.search(text.lower()))
    best = max(scores, key=lambda code: (scores[code], code == "en", code == "pt" and portuguese))
    return best if scores[best] > 0 else "en"
