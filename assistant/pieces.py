"""The pieces of a question that a follow-up can put another in the place of: countries, names, dates, "the first".

Each piece knows the little words before it ("in", "of the"), which decide whether two pieces do the same work in their
sentences. English, Spanish, French, Portuguese, Arabic and Chinese; Arabic and Chinese know no capitals, so that of
names only countries are seen in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.countries import country_spans
from assistant.holding import MONTHS
from assistant.wants import plain, plain_in_place
from assistant.wording import is_function_word

Sort = Literal["country", "name", "date", "ordinal"]

_DAY = r"(?:\d{1,2}(?:er|st|nd|rd|th)? (?:de |of )?)?"
_IN_YEAR = (
    rf"(?:{_DAY}(?:{'|'.join(MONTHS)}) (?:de |of )?)?(?:1[5-9]|20)\d\d(?:[/-]\d\d(?!\d))?(?:年(?:1[0-2]|[1-9])月)?"
)
_DATE = re.compile(
    rf"(?<![\w,.-]){_IN_YEAR}(?:\s?(?:-|to|and|until|a|y|hasta|et|e|ate|到|至)\s?{_IN_YEAR})?(?![\d-])|(?<!\d)(?:1[89]|20)\d0s\b"
)
# Where the words stand for a place in a list; the last is counted from its end; the latest
# need not stand there. Folded stems (`plain`).
_PLACES = (
    "first primer premier primeir اول 第一", "second segund deuxieme seconde ثاني 第二",
    "third tercer troisieme terceir ثالث 第三", "fourth cuart quatrieme quart رابع 第四",
    "fifth quint cinquieme خامس 第五", "sixth sext sixieme سادس 第六", "seventh septim setim septieme سابع 第七",
    "eighth octav oitav huitieme ثامن 第八", "ninth noven nono nona neuvieme تاسع 第九", "tenth decim dixieme عاشر 第十",
    "eleventh undecim onzieme 第十一", "twelfth duodecim douzieme 第十二", "thirteenth treizieme 第十三",
    "fourteenth quatorzieme 第十四", "fifteenth quinzieme 第十五", "sixteenth 第十六", "seventeenth 第十七",
    "eighteenth 第十八", "nineteenth 第十九", "twentieth vingtieme 第二十",
)  # fmt: skip
_LAST = ("last", "ultim", "dernier", "اخير", "最后")
_ORDINALS = (
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|last|latest"
    r"|\d{1,2}(?:st|nd|rd|th)|primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|septim[ao]|setim[ao]|octav[ao]|oitav[ao]|noven[ao]|non[ao]|(?:un|duo)?decim[ao]|ultim[ao]"
    r"|premiere?|seconde?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|vingt)ieme|derniere?|primeir[ao]|terceir[ao]|quart[ao])\b)"
    r"|(?:ال)?(?:اولي?|ثاني[هه]?|ثالث[هه]?|رابع[هه]?|خامس[هه]?|سادس[هه]?|سابع[هه]?|ثامن[هه]?|تاسع[هه]?|عاشر[هه]?|اخير[هه]?)(?! عشر)(?!\w)"
    r"|第(?:二?十[一二三四五六七八九]?|[一二三四五六七八九]|\d{1,2})|最后"
)
# Over folded text (`plain`).
ORDINAL = re.compile(_ORDINALS)

_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\w’'.&+-]*[\w+]"
_NAME = re.compile(
    rf"(?<![\w-]){_CAPITAL}(?: (?:(?:of|for|on|the|and the|de|del|de la|du|des|da|do|dos) )*{_CAPITAL}| (?:of(?: the)?|de los|des|dos) \d{{1,3}}(?=[^\w,.]|[,.]?\W*$)|-\d+| \d(?=\W|$))*"
)
_COORDINATED = re.compile(
    r"\s*(?:[,،、]|,?\s(?:and|or|y|et|e|o|ou)\s|和|与|\sو)\s*(?:the |la |le |el |l'|a |o |los |les )?"
)
_PREPOSITIONS = (
    "in on at for from to by with of under since until about between during after before en de del a al por para con desde hasta sobre"
    " du des d' au aux à par pour avec depuis chez sur dans em do da dos das no na nos nas ao à às aos com desde até"
).split()
_ARTICLES = "the a an el la los las lo le les l' un une un una o os as um uma".split()
_LEAD = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[¿(]))(?P<prep>(?:{'|'.join(map(re.escape, sorted(_PREPOSITIONS, key=len, reverse=True)))})(?:\s+|(?<=')))?"
    rf"(?P<article>(?:{'|'.join(map(re.escape, sorted(_ARTICLES, key=len, reverse=True)))})(?:\s+|(?<=')))?$",
    re.IGNORECASE,
)
_ARABIC_LEAD = re.compile(r"(?:(?<=\s)|^)و?(?P<prep>في|من|عن|على|الى|ب|ل)?\s*$")
_LEAD_CHARACTERS = 40
# "du Brésil" and "la Chine": "de la Chine".
CONTRACTED = {
    "du": "de", "des": "de", "au": "à", "aux": "à", "do": "de", "da": "de", "dos": "de", "das": "de", "no": "em", "na": "em",
    "nos": "em", "nas": "em", "del": "de", "al": "a", "ao": "a", "aos": "a", "às": "a",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of a question, several joined by "and" as one; `lead` is where the little words before it begin,
    `preposition` and `article` are those, "" where there is none."""

    start: int
    end: int
    sort: Sort
    lead: int
    preposition: str = ""
    article: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a question, in order; none overlaps another."""
    folded = plain_in_place(text)
    spans: list[tuple[int, int, Sort]] = [(*m.span(), "date") for m in _DATE.finditer(folded)]
    countries = [span for span in country_spans(text) if not _taken(span, spans)]
    for start, end in _names(text):
        if (start, end) not in countries and not _taken((start, end), spans):
            spans.append((start, end, "name"))
    spans += [(*span, "country") for span in countries if not _taken(span, spans)]
    spans += [(*m.span(), "ordinal") for m in ORDINAL.finditer(folded) if not _taken(m.span(), spans)]
    found: list[Piece] = []
    for start, end, sort in sorted(spans):
        if found and found[-1].sort == sort and _COORDINATED.fullmatch(text, found[-1].end, start):
            before = found.pop()
            found.append(Piece(before.start, end, sort, before.lead, before.preposition, before.article))
        else:
            found.append(_led(text, start, end, sort))
    return tuple(found)


def ordinal_of(text: str) -> int | None:
    """The place in a list that the first ordinal of a text names, from 0; -1 for the last; None without one."""
    found = ORDINAL.search(plain(text))
    return place_of_ordinal(found.group()) if found else None


def place_of_ordinal(ordinal: str) -> int | None:
    """The place in a list that a folded ordinal names, from 0; -1 for the last."""
    word = ordinal.removeprefix("ال")
    if word.startswith(_LAST):
        return -1
    if figures := re.search(r"\d+", word):
        return int(figures.group()) - 1 if int(figures.group()) else None
    if word.startswith("第"):
        return next((i for i, stems in enumerate(_PLACES) if word in stems.split()), None)
    # The longest stem decides: "quart" is the fourth, "quatorzieme" is not.
    fitting = [(len(stem), i) for i, stems in enumerate(_PLACES) for stem in stems.split() if word.startswith(stem)]
    return max(fitting)[1] if fitting else None


def is_lead(text: str) -> bool:
    """Whether a text holds nothing but prepositions and articles, or nothing at all."""
    return all(w in _PREPOSITIONS or w in _ARTICLES for w in re.findall(r"\w+'|\w+", plain(text)))


def _names(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        # "When did", "The", "In": the first word of a question is capitalised, whatever it is.
        while start < end and (word := re.match(r"[\w’'-]+", text[start:end])) and _opens(text, start, word.group()):
            start += word.end()
            start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(re.search(r"(?:['’]s?)?$", text[start:end]).group())  # type: ignore[union-attr]
        if start < end and text[start].isupper():
            found.append((start, end))
    return found


def _opens(text: str, start: int, word: str) -> bool:
    if len(word) > 1 and word.isupper():
        return False
    return is_function_word(re.sub(r"['’]\w*$", "", word)) or word.lower() in _PREPOSITIONS


def _taken(span: tuple[int, int], spans: list[tuple[int, int, Sort]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end, _ in spans)


def _led(text: str, start: int, end: int, sort: Sort) -> Piece:
    near = max(0, start - _LEAD_CHARACTERS)
    arabic = re.match(r"[؀-ۿ]", text[start : start + 1])
    before = text[near:start]
    found = _ARABIC_LEAD.search(plain_in_place(before)) if arabic else _LEAD.search(before.lower())
    if found is None:
        return Piece(start, end, sort, start)
    parts = found.groupdict()
    return Piece(
        start, end, sort, near + found.start(), (parts["prep"] or "").strip(), (parts.get("article") or "").strip()
    )
