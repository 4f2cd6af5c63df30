"""Follow-ups of a piece alone: "And India?", "et en 2020 ?", "¿Y la de México?", "那泰国呢？".

The piece takes the place of the like piece in the earlier question: a country that of a country, a year that of a year,
a name that of a name, "the second" that of "the first", "the pivotal partner" that of "the facilitating partner".
"""

from __future__ import annotations

import re

from assistant.pieces import CONTRACTED, Piece, is_lead, pieces
from assistant.wants import plain
from assistant.wording import is_function_word, language_of

_MAX_WORDS = 9
_OPENERS = {
    "en": r"(?:(?:and|but|or|so|then)\b,?\s*)?(?:(?:what|how) (?:about|of)\s+|(?:the )?same for\s+)?",
    "es": r"(?:[yeo]\b,?\s*|pero\s+)?(?:qué (?:hay|pasa|tal|ocurre|sucede) (?:de|con)\s+|en cuanto a\s+)?",
    "fr": r"(?:et\b,?\s*|mais\s+)?(?:qu['’]en est-il (?=d|pour)|quant (?=à|aux?)|pour ce qui est (?=d))?",
    "pt": r"(?:[eo]\b,?\s*|mas\s+)?(?:quanto (?=a|à)|que (?:tal|dizer) (?=d|o|a)|sobre\s+)?",
    "ar": r"(?:و?ماذا عن\s*|و(?=\S))?",
    "zh": r"(?:那么|那|而)?",
}
_THAT_OF = re.compile(
    r"^(?:that|those|the ones?|el|la|los|las|lo|o|a|os|as|celui|celle|ceux|celles)\s+(?=(?:of|in|from|for|de|del|du|des|da|do|dos|das|en|em)\b|d['’])",
    re.IGNORECASE,
)
_FILLING = re.compile(r"\b(?:one|ones|year|phase|then|instead|too|as well)\b", re.IGNORECASE)
_OF_ANY = re.compile(r"^(?:for|about|with|of|pour|para|con|com|por|de|d')$")
_CHINESE_TOPIC = re.compile(r"^[^，。？]{2,20}?(?=是|在|于|有|为|何时|什么|哪|多少|属于|由)")


def replaced(text: str, earlier: str) -> str | None:
    """The earlier question with the piece of the follow-up in its place; None where the follow-up is no piece alone or
    nothing in the earlier question is like it. What has no like but is a date is put to the end: "… in 2020?"."""
    language = language_of(earlier)
    opened, rest = _rest(text, language)
    if not rest or len(rest.split()) > _MAX_WORDS:
        return None
    if opened and (made := _another_work(rest, earlier) or _another_number(rest, earlier)):
        return made
    own = pieces(rest)
    if not _is_pieces_alone(rest, own, earlier):
        return _by_head(rest, earlier, language) if opened and not own else None
    if not opened and len(own) != 1:
        return None
    made = earlier
    for piece in own:
        like = _like(piece, rest, made)
        if like is None and piece.sort == "date":
            made = _appended(made, rest[piece.lead : piece.end], language)
        elif like is None:
            return None
        else:
            made = _put(made, like, rest, piece)
    return made[:1].upper() + made[1:] if made != earlier and earlier[:1].isupper() else made


_WORK = (
    r"(?:articles?|papers?|(?:policy )?briefs?|(?:blog )?posts?|blogs?|op-?eds?|reports?|commentary|essay|case stud(?:y|ies)|chapter"
    r"|artículo|informe|entrada|nota|billet|note|rapport|tribune|artigo|relatório|columna)"
)
_A_WORK = re.compile(
    rf"(?:(?:\b(?:the|this|that|el|la|le|o|a)\s|\bl['’])(?:(?!of\b|in\b|on\b|by\b|de\b|that\b|which\b|who\b)[\w'’-]+ ){{0,3}}?|\b[\w-]+['’]s (?:[\w-]+ ){{0,2}}?){_WORK}\b(?! (?:of|that|which|who)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<what>(?:foot-?|end-?)?notes?|notas?|fn|recommendations?|recomendación|recommandation|recomendação|principles?|goals?|points?|脚注|尾注|注释)\.? ?(?P<n>\d{1,3})(?![\w.,]\d|\w)",
    re.IGNORECASE,
)


def _another_work(rest: str, earlier: str) -> str | None:
    """The earlier question on another work: "Who wrote the brief?", "And the op-ed?"."""
    there = list(_A_WORK.finditer(earlier))
    if len(there) != 1 or not (own := _A_WORK.fullmatch(rest)):
        return None
    return f"{earlier[: there[0].start()]}{own.group()}{earlier[there[0].end() :]}"


def _another_number(rest: str, earlier: str) -> str | None:
    """The earlier question on another note or item: "What does footnote 26 say?", "And 27?"."""
    there = list(_NUMBERED.finditer(earlier))
    if len(there) != 1 or len(re.findall(r"\d+", earlier)) != 1 or not re.fullmatch(r"\d{1,3}", rest):
        return None
    return f"{earlier[: there[0].start('n')]}{rest}{earlier[there[0].end('n') :]}"


def _rest(text: str, language: str) -> tuple[bool, str]:
    """Whether a follow-up opens as one ("and…", "…呢"), and what it is without that and without its marks."""
    bare = text.strip(" \t¿¡?؟？.!。！…")
    for each in dict.fromkeys((language, language_of(text), "en")):
        found = re.match(_OPENERS[each], bare, re.IGNORECASE)
        if found and found.end():
            rest = bare[found.end() :]
            break
    else:
        rest = bare
    closed = re.sub(r"(?:呢|怎么样|如何)$", "", rest)
    rest = _THAT_OF.sub("", closed.strip())
    return len(rest) < len(bare), rest


def _is_pieces_alone(rest: str, own: tuple[Piece, ...], earlier: str) -> bool:
    """Whether a text is nothing but pieces with the little words before them; a noun may stand with an ordinal if the
    earlier question has it ("the second phase")."""
    left = rest
    for piece in reversed(own):
        left = f"{left[: piece.start]} {left[piece.end :]}"
    said = set(re.findall(r"\w+", plain(earlier)))
    if any(p.sort == "ordinal" for p in own):
        left = " ".join(w for w in left.split() if plain(w) not in said or is_function_word(w))
    left = _FILLING.sub(" ", left)
    # Arabic particles that are written alone.
    return bool(own) and is_lead(re.sub(r"(?<!\w)(?:في|من|عن|على|إلى|عام|سنة)(?!\w)", " ", left))


def _like(piece: Piece, rest: str, earlier: str) -> Piece | None:
    """The piece of the earlier question whose place the follow-up's takes."""
    there = pieces(earlier)
    sorts: tuple[tuple[str, ...], ...] = {
        "country": (("country",), ("name",)), "name": (("name",), ("country",)), "date": (("date",),),
        "ordinal": (("ordinal",),),
    }[piece.sort]  # fmt: skip
    words = set(re.findall(r"\w+", plain(rest[piece.start : piece.end])))
    for allowed in sorts:
        found = [p for p in there if p.sort in allowed]
        # What is of another sort takes the place only of what is led by the same word, or stands alone.
        if allowed != sorts[0]:
            found = [p for p in found if p.preposition == piece.preposition and (piece.preposition or len(found) == 1)]
        if found:
            return max(found, key=lambda p: _likeness(p, piece, rest, words, earlier))
    return None


def _likeness(there: Piece, piece: Piece, rest: str, words: set[str], earlier: str) -> tuple[int, int]:
    here, theirs = rest[piece.start : piece.end], earlier[there.start : there.end]
    shared = len(words & {w for w in re.findall(r"\w+", plain(theirs)) if not is_function_word(w)})
    led = 2 * (there.preposition == piece.preposition) + (bool(there.article) == bool(piece.article))
    # An organisation's initials take the place of another's, rather of one that begins alike, than of a person.
    acronyms = 3 * (here.isupper() and theirs.isupper()) + (here.isupper() == theirs.isupper())
    kin = here[:2] == theirs[:2] if here.isupper() else False
    # Of several alike, one that opens the question is asked about; behind a preposition the last one is.
    last = bool(piece.preposition) or bool(there.preposition)
    return led + 2 * shared + acronyms + kin, there.start if last else -there.start


def _put(earlier: str, there: Piece, rest: str, piece: Piece) -> str:
    """The earlier question with the follow-up's piece in the place of one of its own, and the little words it needs."""
    new = rest[piece.start : piece.end]
    lead = earlier[there.lead : there.start]
    if piece.sort == "ordinal":
        return f"{earlier[: there.start]}{new}{earlier[there.end :]}"
    own = piece.preposition
    if own in ("a", "o") and there.article and not there.preposition:
        lead = f"{own} "  # an article of Portuguese, which is a preposition elsewhere
    elif own and there.preposition and not (_OF_ANY.match(own) and own != there.preposition and not _same(own, there)):
        lead = rest[piece.lead : piece.start]
    elif piece.article:
        base = CONTRACTED.get(there.preposition, there.preposition)
        lead = f"{base} {piece.article} " if base else f"{piece.article} "
    elif there.article and there.preposition:
        lead = f"{there.preposition} "
    elif there.article:
        lead = ""
    return f"{earlier[: there.lead]}{lead}{new}{earlier[there.end :]}"


def _same(preposition: str, there: Piece) -> bool:
    return CONTRACTED.get(preposition, preposition) == CONTRACTED.get(there.preposition, there.preposition)


def _appended(earlier: str, words: str, language: str) -> str:
    """The earlier question with a date at its end; in Chinese at its beginning."""
    if language == "zh":
        return f"{words.strip()}{earlier}"
    found = re.search(r"\s*[?؟？.!]*$", earlier)
    at = found.start() if found else len(earlier)
    return f"{earlier[:at]} {words.strip()}{earlier[at:]}"


def _by_head(rest: str, earlier: str, language: str) -> str | None:
    """The earlier question with a noun phrase that shares its head with the follow-up's replaced by that one."""
    if language == "zh":
        # What stands before the verb is what is asked about.
        topic = _CHINESE_TOPIC.match(earlier)
        return f"{rest}{earlier[topic.end() :]}" if topic and len(rest) <= 12 else None
    words = re.findall(r"[\w’'-]+", rest)
    while words and is_lead(words[0]):
        words.pop(0)
    if not 2 <= len(words) <= 4:
        return None
    head = words[-1] if language == "en" else words[0]
    if head.lower() in ("one", "ones") or any(is_function_word(w) for w in words):
        return None
    for more in (len(words) - 1, 1, 2):
        other = rf"(?:[\w’'-]+ ){{{more}}}" if language == "en" else rf"(?: [\w’'-]+){{{more}}}"
        pattern = f"{other}{re.escape(head)}" if language == "en" else f"{re.escape(head)}{other}"
        for found in re.finditer(rf"\b{pattern}\b", earlier, re.IGNORECASE):
            others = [w for w in found.group().split() if w.lower() != head.lower()]
            if not any(is_function_word(w) for w in others):
                return f"{earlier[: found.start()]}{' '.join(words)}{earlier[found.end() :]}"
    return None
