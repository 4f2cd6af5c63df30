"""Reading a question about the library's documents: how many or which, by the fields of their records or on a subject.

Piece after piece is taken out of the question; what is left over was not understood, and then nothing is read at all.
It does not know the documents' texts: what is on a subject is for `library_counts.py` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from assistant import library_patterns as patterns
from assistant.languages import code_of
from assistant.library_criteria import TAKEN, Criterion, Form, LibraryAsk, Reading
from assistant.library_names import take_people_and_houses
from assistant.wants import plain_in_place
from store.documents import Document

# A subject of more words is a clause.
_LONGEST_SUBJECT = 7
# Others have names that are also those of countries or peoples ("Tonga", "Kongo").
_LANGUAGES = frozenset("en es fr pt ar zh de it ru ja ko hi id tr vi nl pl uk sv fa he sw ur bn th".split())


def read_library_ask(text: str, documents: Sequence[Document], *, goes_on: bool = False) -> LibraryAsk | None:
    """What a question asks of the library; None where it asks something else, or is not understood to the last word.

    `documents` are those whose authors, publishers and journals may be named; with `goes_on` an ask about documents
    went before this one ("…and how many mention India?").
    """
    text = unicodedata.normalize("NFC", " ".join(text.split())).strip(" ?؟？.。!¿¡")
    if writers := patterns.WRITERS.match(plain_in_place(text)):
        text = patterns.DOCUMENTS_BY_AUTHOR.format(subject=re.sub(r"的(?:文章|文献)?$", "", text[writers.end() :]))
    text = _said_plainly(text.replace("图书馆", "文献库"))
    reading = Reading(text, plain_in_place(text))
    form = _form(reading, goes_on=goes_on)
    if form is None:
        return None
    _fields(reading)
    quoted = _quoted_subject(reading)
    by = _groups(reading)
    scope = patterns.SCOPE.search(reading.rest)
    while found := patterns.SCOPE.search(reading.rest):
        if not found.group():
            break
        reading.take_all(found)
    cited = _cited(reading)
    opening = _opening(reading)
    if opening and _dates_the_subject(reading, opening.end()):
        return None
    _years(reading, patterns.YEARS_BY_PUBLICATION)
    take_people_and_houses(reading, documents)
    _language(reading)
    subject = _opening(reading)
    _years(reading, patterns.YEARS_ALONE, before=subject.start() if subject else None)
    _types(reading)
    if cited is not None and not _subject(reading, cited, kind="cited"):
        return None
    if cited is None and quoted is None and subject is not None and not _subject(reading, subject):
        return None
    if _left(reading.rest):
        return None
    criteria = tuple(_merged(reading.criteria))
    bidden = re.match(
        r"(?:please )?(?:list|show|enumer|muestra|dame|liste|montre|mostre)|(?:请)?列出|اذكر", plain_in_place(text)
    )
    if form in ("count", "list") and not (criteria or scope or by or bidden):
        return None  # "Which texts?" asks for nothing yet
    return LibraryAsk("groups" if by else form, criteria, by, scope is not None)


def names_the_library(text: str) -> bool:
    """Whether a question about a number of documents names the library itself, or asks of the documents what no text
    says of them ("Which documents do not mention tides?")."""
    folded = plain_in_place(text)
    return bool(patterns.ASKED_APART.match(folded.replace("’", "'").strip(" ¿"))) or bool(
        patterns.LIBRARY_NAMED.search(folded) and patterns.COUNTS.search(folded)
    )


def _form(reading: Reading, *, goes_on: bool) -> Form | None:
    for name, pattern in patterns.SUPERLATIVES.items():
        if found := pattern.search(reading.rest):
            reading.take_all(found)
            noun = patterns.NOUN.search(reading.rest)
            if noun is None:
                return None
            _take_noun(reading, noun.start(), noun.group())
            for which in re.finditer(
                r"\b(?:which|what|cual|quel(?:le)?|qual|que)\b|ما هي|\b(?:ما|اي)\b|哪", reading.rest
            ):
                reading.take_all(which)
            return name
    forms: tuple[tuple[Form, re.Pattern[str]], ...] = (("count", patterns.COUNTS), ("list", patterns.LISTS))
    for form, pattern in forms:
        if found := pattern.search(reading.rest):
            for part in ("ask", "ask2", "ask3"):
                if found.groupdict().get(part):
                    reading.take(*found.span(part))
            noun_name = next(n for n in ("noun", "noun2", "noun3") if found.groupdict().get(n))
            _take_noun(reading, found.start(noun_name), found[noun_name])
            return form
    if goes_on and (found := patterns.GOES_ON.search(reading.rest)):
        reading.take_all(found)
        return "count" if found["count"] else "list"
    return None


def _take_noun(reading: Reading, start: int, noun: str) -> None:
    """Take the word for the documents, which may say of what type they are."""
    if kind := _type_of(noun):
        reading.criteria.append(Criterion("type", (kind,)))
    reading.take(start, start + len(noun))


def _type_of(noun: str) -> str | None:
    return next((name for name, pattern in patterns.NOUNS.items() if re.fullmatch(pattern, noun)), None)


def _types(reading: Reading) -> None:
    """ "…are case studies", "of the type report"."""
    names = "|".join(f"(?:{p})" for p in patterns.NOUNS.values())
    pattern = rf"(?:\b(?:are|is|as|son|sont|sao|e|es|est) |\bof (?:the )?type |\b(?:de|du|do) (?:tipo|type) |\bهي |是)(?:an? |una? |des |une )?(?P<noun>{names})"
    while found := re.search(pattern, reading.rest):
        kind = _type_of(found["noun"])
        reading.take_all(found)
        if kind:
            reading.criteria.append(Criterion("type", (kind,)))


def _fields(reading: Reading) -> None:
    """The fields of a record that the documents have or lack, in whole: nothing may follow that belongs to them."""
    kinds: tuple[tuple[Literal["lacks", "has"], dict[str, re.Pattern[str]]], ...] = (
        ("lacks", patterns.LACKS), ("has", patterns.HAS),
    )  # fmt: skip
    for kind, named in kinds:
        for name, pattern in named.items():
            if found := pattern.search(reading.rest):
                reading.take_all(found)
                reading.criteria.append(Criterion(kind, (name,)))


def _groups(reading: Reading) -> str:
    for name, pattern in patterns.GROUPS.items():
        if found := pattern.search(reading.rest):
            reading.take_all(found)
            return name
    return ""


def _years(reading: Reading, spans: Iterable[re.Pattern[str]], before: int | None = None) -> None:
    """Years of publication; `before` is where the subject opens, behind which a lone year may belong to it."""
    for pattern in spans:
        for found in pattern.finditer(reading.rest):
            if before is not None and found.start() > before and not _is_open(found.group()):
                continue
            years = _span(found.group())
            if years is not None and not (
                before is not None and found.start() > before and found.end() < len(reading.rest)
            ):
                reading.take_all(found)
                reading.criteria.append(Criterion("years", years=years))
                return


def _dates_the_subject(reading: Reading, start: int) -> bool:
    """Whether it is the subject that was published in a year ("mention the plan published in 1978"), or may be."""
    behind = reading.rest[start:]
    found = next((m for p in patterns.YEARS_BY_PUBLICATION if (m := p.search(behind))), None)
    if found is None or not found.group().isascii():
        return False
    singular = re.match(
        r"(?:que )?(?:fue |foi )?(?:publicad|escrit)[oa]\b|(?:qui )?(?:a ete )?(?:publie|paru|ecrit)e?\b", found.group()
    )
    return bool(singular or re.match(r"\s*(?:the|an?) ", behind))


def _is_open(span: str) -> bool:
    """Whether a span of years begins or ends with the year named, which a subject hardly does ("debt since 2020")."""
    return len(re.findall(r"\d{4}", span)) == 2 or bool(
        re.match(
            r"(?:since|after|before|until|up to|desde|despues|antes|hasta|depuis|apres|avant|jusqu|depois|ate)\b", span
        )
    )


def _span(words: str) -> tuple[int, int] | None:
    for pattern in patterns.YEARS_ALONE:
        found = pattern.search(words)
        if not found or not found.group():
            continue
        named = {re.sub(r"\d+$", "", k): int(v) for k, v in found.groupdict().items() if v}
        if "y" in named:
            return named["y"], named["y"]
        if "after" in named:
            return named["after"] + 1, 9999
        if "before" in named:
            return 0, named["before"] - 1
        first, last = named.get("a", 0), named.get("b", 9999)
        return (first, last) if first <= last else None
    return None


def _language(reading: Reading) -> None:
    for found in patterns.LANGUAGE.finditer(reading.rest):
        named = next(v for v in found.groupdict().values() if v)
        code = code_of(named) if len(named) > 2 or named[0] >= "\u4e00" else None
        code = code or (code_of(named.removeprefix("ال")) if found["arabic"] else None)
        code = code or (code_of(f"{named[:-1]}语") if named.endswith("文") else None)  # 法文
        if code and code[:2] in _LANGUAGES and (len(code) == 2 or code[2] == "-"):
            reading.take_all(found)
            reading.criteria.append(Criterion("language", (code[:2],)))
            return
    # "Which Spanish documents": the word right before the one for the documents.
    for found in re.finditer(rf"(?P<name>[^\W\d_]{{4,}}|[\u4e00-\u9fff]{{1,4}}[语文]) ?的?(?={TAKEN})", reading.rest):
        code = code_of(found["name"])
        if code and code[:2] in _LANGUAGES and len(code) == 2:
            reading.take_all(found)
            reading.criteria.append(Criterion("language", (code,)))
            return


def _opening(reading: Reading) -> re.Match[str] | None:
    """What opens the subject: the first words for "mention" or "about" that something stands behind."""
    found = [m for p in (patterns.MENTIONS, patterns.ABOUT) for m in p.finditer(reading.rest)]
    return min(found, key=lambda m: (m.start(), -m.end()), default=None)


def _said_plainly(text: str) -> str:
    """A question about any of the documents as one for a list of them ("Did Silva write any of these?")."""
    folded = plain_in_place(text)
    for pattern, template in patterns.SAID_OTHERWISE:
        if found := pattern.fullmatch(folded):
            return template.format(x=text[slice(*found.span("x"))])
    return text


def _cited(reading: Reading) -> re.Match[str] | None:
    """What opens whom or what is cited; "in their references" is taken."""
    if behind := patterns.IN_REFERENCES.search(reading.rest):
        found = patterns.CITES.search(reading.rest) or patterns.MENTIONS.search(reading.rest)
        if found:
            reading.take_all(behind)
        return found
    return patterns.CITES.search(reading.rest)


def _subject(reading: Reading, opening: re.Match[str], kind: Literal["words", "cited"] = "words") -> bool:
    """Take the subject; whether it is one that can be looked for."""
    start = opening.end()
    if opening.re is patterns.ABOUT and (exact := patterns.MENTIONS.match(reading.rest, start)):
        start = exact.end()
    end = reading.rest.find(TAKEN, start)
    end = len(reading.rest) if end < 0 else end
    if not reading.rest[start:end].strip(" ,:\"'的"):
        # In Chinese the subject may stand before what is taken already: 关于X的文献.
        return False
    given = reading.text[start:end].strip(" ,:;，：的" if not reading.text.isascii() else " ,:;")
    folded = plain_in_place(given)
    # The article behind a Portuguese "and" is no Spanish "or".
    given = re.sub(r"(?<= e) (?:o|os|as?)(?= )", "", _bare(given))
    folded = plain_in_place(given)
    parts = re.split(r"(?:,? (?:or|o|ou|u) | أو |或者|或)", given)
    both = re.split(r"(?:,? (?:and|y|e|et|as well as) |以及|、)", given)
    words = given.split()
    if (
        not given
        or len(words) > _LONGEST_SUBJECT
        or patterns.CLAUSE.search(folded)
        or re.search(r"\b(?:in|of|from|en|em|de|في|عام) \d{4}$", folded)
        or re.search(rf"\b{patterns.ANY_NOUN}", folded)
    ):
        return False
    if len(parts) > 1 and len(both) > 1:
        return False
    if len(parts) > 1 and kind == "cited" and re.search(r"(?<!\d)(?:1[5-9]|20)\d\d", given):
        return False  # "Silva or Okoro (2012)": the year may belong to one of them or to both
    loose = opening.re is patterns.ABOUT
    if kind == "cited" and len(both) > 1:
        # "Silva and Okoro" may have written together, "Growth and Change" is a journal: what is cited says which.
        reading.criteria.append(Criterion(kind, (given,)))
    elif len(both) > 1:
        reading.criteria += [Criterion(kind, (_bare(one),), loose=loose) for one in both]
    else:
        reading.criteria.append(Criterion(kind, tuple(_bare(one) for one in parts), loose=loose))
    reading.take(opening.start(), end)
    return all(value for c in reading.criteria if c.kind == kind for value in c.values)


def _quoted_subject(reading: Reading) -> str | None:
    """A subject in quotation marks, taken with what opens it."""
    opened = r"(?:\s*(?:the |an? |las? |les? |as? )?(?:words?|phrase|term|palabras?|mots?|palavras?|expression)?\s*)"
    found = re.search(
        rf"(?:{patterns.MENTIONS.pattern}|{patterns.ABOUT.pattern}){opened}[\"«「《“](?P<q>[^\"»」》”]+)[\"»」》”](?:一词|这个词)?",
        reading.rest,
    )
    if not found:
        return None
    value = reading.text[slice(*found.span("q"))].strip()
    reading.criteria.append(Criterion("words", (value,)))
    reading.take_all(found)
    return value


def _bare(words: str) -> str:
    """A subject without quotation marks and the article that opens it; one with a capital belongs to a name ("UN", "El
    Salvador")."""
    words = words.strip(" ,\"'“”‘’«»")
    return re.sub(
        r"^(?:(?:the|an?|el|la|los|las|un|una|les?|une|des|os?|as?|uma?|both) (?=\S)|l['’])+", "", words
    ).strip()


def _left(rest: str) -> str:
    """What of a question was not understood."""
    while (less := patterns.FILLER.sub(" ", rest)) != rest:
        rest = less
    return re.sub(r"[\W_]+", "", rest.replace(TAKEN, ""))


def _merged(criteria: Sequence[Criterion]) -> list[Criterion]:
    return list(dict.fromkeys(criteria))
