"""Questions that may come after an answer, put together from the names and sections of its evidence and of documents
near by: our words around theirs, no sentence of a document.

English only: the words around are. Whether the library answers one, and with something new, is tried elsewhere
(`web.following`); what such an answer must have is said here.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.countries import country_spans
from assistant.wording import content_terms, is_light
from store.documents import Document, PagedText
from store.words import fold, terms_of
from web.suggest import Texts, sections

Json = dict[str, Any]
WANTED = 3
TRIED = 9  # of them at most so many are tried
_EACH = 3  # of one sort at most so many
_NEAR = 6  # documents near by whose sections are looked at
_TELLING = 4  # content words of a heading that is asked about without naming its document
_TITLE = 70  # characters of a title that is named in a question
# A run of capitalised words is a body, a plan or a programme by its own word for it; else it may be a person.
_BODY = (
    r"(?:Bank|Fund|Organi[sz]ation|Office|Programme|Program|Agency|Union|Community|Commission|Plan|Agenda|Conference|Initiative"
    r"|Forum|Council|Network|Agreement|Framework|Centre|Center|Institute|Ministry|Alliance|Partnership|Assembly|Nations|Goals"
    r"|Declaration|Facility|Summit|Movement|Charter|Secretariat|Consensus|Committee)"
)
_WORD = r"[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?"
_NAME = re.compile(
    rf"\b(?P<name>(?:(?:UN|EU|AU) )?(?:{_WORD} (?:of (?:the )?|for |on |and )?){{1,5}}?{_BODY}"
    rf"(?: (?:of|for|on) (?:the )?{_WORD}(?: {_WORD}){{0,2}})?)(?![\w-])(?! [A-Z])"
)
_ACRONYM = re.compile(r"(?<![\w&+’'/.-])(?P<name>[A-Z]{3,8}\+?)(?![\w&/’'.-]| ?\d)")
# Acronyms that have an article in a sentence, and bodies of which every document speaks.
_WITH_THE = frozenset({"OECD", "IMF", "WTO", "ILO", "ADB", "IDB", "DAC", "WFP", "FAO", "EAC", "GCC", "AIIB", "NDB"})
_EVERYWHERE = frozenset({"United Nations", "General Assembly", "UN General Assembly", "SDGS", "LDCS", "NGOS", "USD"})
_OPENING = re.compile(
    r"^(?:The|A|An|In|On|At|By|For|From|With|This|These|Its|Their|Other|Both|Each|Under|As|While|When)\s"
)
_PLAIN = re.compile(r"[^\W\d_][\w ,.'’:&()–—-]*")
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
# Headings that say that something comes, not what; that address the reader, or speak of the paper itself.
_EMPTY = terms_of(
    "implications discussion findings finding results ways way forward recommendations recommendation lessons learned "
    "conclusions concluding remarks introduction understanding overview next steps looking ahead key points policy "
    "timeline initiative rationale context project objectives partners activities scope purpose aim aims approach "
    "strategic main general specific further"
)
_UNFIT = re.compile(
    r"^(?:strengthen|promote|support|invest|build|ensure|enhance|foster|increase|create|develop|improve|establish|use"
    r"|encourage|leverage|expand|scale|adopt|make|take|address|engage|anchor|elevate|advance|align|facilitate|deepen"
    r"|share|set|provide|reform|bring|put|move|consider|keep|give|let|learn|design|define|identify|include|protect"
    r"|reduce|harness|unlock|tap|think|go|get|recalibrate|integrate|legitimate|(?!enterprise)\w+(?:[lnrt]i[sz]e|[tl]ify)"
    r"|an?|one|two|three|four|five|other|another|more|some|works?|also|not|for|in|on|at|to|by|with|of|the problem)\b"
    r"|:|\b(?:our|we|us|you|your|my|i|it|its|they|their|them|this|these|those|here|summary|case study|chapter|paper"
    r"|report|study)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question, and what an answer to it must cite: words (folded) in a quotation, or a document."""

    question: str
    words: str = ""
    document: str = ""

    def is_answered(self, found: Json, known: frozenset[str]) -> bool:
        """Whether an answer (JSON) answers all of it, speaks of what was asked, and cites what is not `known` yet."""
        if found["abstained"] or found["gaps"]:
            return False
        by_key = {e["key"]: e for e in found["evidence"]}
        keys = {key for s in found["statements"] for key in s["citations"] if key in by_key}
        return not keys <= known and any(self._is_about(by_key[key]) for key in keys)

    def _is_about(self, evidence: Json) -> bool:
        if self.words:
            return self.words in f" {fold(evidence['quote'])} "
        return bool(evidence["document"]["id"] == self.document)


def candidates(
    answers: Sequence[Json], shelf: Mapping[str, Document], texts: Texts, acronyms: Mapping[str, str]
) -> list[FollowUp]:
    """Questions to try after the last of a thread's `answers` (JSON, oldest first), of each sort in turn.

    `acronyms` are those that the library explains, with their long forms. Steady for one state of the library.
    """
    if not answers or answers[-1].get("language", "en") != "en":
        return []
    newest = answers[-1]
    asked = " ".join(str(a.get("stand_alone") or a["question"]) for a in answers)
    said = terms_of(asked) | terms_of(" ".join(long for short, long in acronyms.items() if _has(asked, short)))
    cited = cited_first(newest)
    quotes = [e["quote"] for e in cited if e["locator"]["kind"] in ("body", "quote", "list")]
    of_cited = _of_sections(newest, cited, [e["document"]["id"] for e in cited], said, shelf, texts)
    of_near = _of_sections(newest, cited, _near(newest, cited, shelf), said, shelf, texts)
    sorts = [_of_names(quotes, said, acronyms), of_cited, _of_countries(quotes, said), of_near]
    rows = itertools.zip_longest(*(list(itertools.islice(one, _EACH)) for one in sorts))
    before = {fold(a["question"]) for a in answers}
    made = {one.question: one for row in rows for one in row if one and fold(one.question) not in before}
    return list(made.values())[:TRIED]


def cited_first(answer: Json) -> list[Json]:
    """The evidence of an answer: what its statements cite, then the nearest that its gaps name."""
    by_key = {e["key"]: e for e in answer["evidence"]}
    keys = [key for s in answer["statements"] for key in s["citations"]]
    keys += [key for g in answer["gaps"] for key in g["nearest"]]
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _of_names(quotes: Iterable[str], said: frozenset[str], acronyms: Mapping[str, str]) -> Iterator[FollowUp]:
    """Bodies, plans and programmes that the quotations name."""
    seen: set[frozenset[str]] = set()
    for quote in quotes:
        found = sorted((m for p in (_NAME, _ACRONYM) for m in p.finditer(quote)), key=lambda m: m.start())
        for match in found:
            name = _OPENING.sub("", match["name"])
            long = acronyms.get(name, "")
            terms, of_long = terms_of(name), terms_of(long)
            alone = " " not in name and not name[1:2].isupper()
            if alone or len(country_spans(name)) > 1:
                continue
            if terms <= said or (long and of_long <= said) or terms in seen or len(name) > 60 or name in _EVERYWHERE:
                continue
            seen |= {terms, of_long} if long else {terms}
            yield FollowUp(f"What does the library say about {_named(name, long)}?", words=fold(name))


def _named(name: str, long: str) -> str:
    """A body as it stands within a sentence; an acronym that only this library explains, with its explanation."""
    if " " in name or name in _WITH_THE:
        return f"the {name}"
    if long and _PLAIN.fullmatch(long) and len(long) <= 60 and not re.search(_BODY, long):
        return f"{long} ({name})"
    return name


def _of_countries(quotes: Iterable[str], said: frozenset[str]) -> Iterator[FollowUp]:
    """Countries that the quotations name, and that were not asked about."""
    seen: set[str] = set()
    for quote in quotes:
        for start, end in country_spans(quote):
            name = quote[start:end]
            if name in seen or not name[:1].isupper() or terms_of(name) <= said or not _PLAIN.fullmatch(name):
                continue
            seen.add(name)
            the = "the " if _ARTICLE.search(quote[:start]) else ""
            verb = "do" if name.endswith("States") else "does"
            yield FollowUp(f"How {verb} {the}{name} take part in South-South cooperation?", words=fold(name))


def _of_sections(
    answer: Json, cited: Sequence[Json], ids: Iterable[str], said: frozenset[str], shelf: Mapping[str, Document],
    texts: Texts,
) -> Iterator[FollowUp]:  # fmt: skip
    """Sections of documents that name a subject, those first that have words in common with what was asked and cited,
    then those beside what was cited; of each document one, then the next of each. Not those that were cited."""
    read = {e["locator"]["section"] for e in cited}
    about = _topic(answer, cited, shelf)
    ranked: list[list[FollowUp]] = []
    for id_ in dict.fromkeys(ids):
        document = shelf.get(id_)
        if document is None or document.record.language[:2] not in {"en", ""}:
            continue
        paged = texts.paged(id_)
        all_ = sections(paged, document.record.title)
        begins = zlib.crc32(answer["question"].encode())  # of a document that was not cited, not always the same
        at = [i for i, name in enumerate(all_) if _is_read(name, read)]
        far = {name: min((abs(i - j) for j in at), default=(i + begins) % len(all_)) for i, name in enumerate(all_)}
        names = [n for n in all_ if not _is_read(n, read) and _says_what(n, said)]
        names.sort(key=lambda name: (-len(terms_of(name) & about), far[name]))
        alone = sum(d.record.authors == document.record.authors for d in shelf.values()) == 1
        small = _Small(paged)
        asked = [_asked_of(document, small.within(name), by_name=alone) for name in names[:_EACH]]
        ranked.append([FollowUp(question, document=id_) for question in asked if question])
    return (one for row in itertools.zip_longest(*ranked) for one in row if one)


def _is_read(name: str, read: Iterable[str]) -> bool:
    return any(name.casefold() in section.casefold() for section in read)


def _says_what(name: str, said: frozenset[str]) -> bool:
    """Whether a heading has a subject that was not asked about."""
    terms = {t for t in content_terms(name) if not is_light(t)} - _EMPTY
    return bool(terms - said) and bool(_PLAIN.fullmatch(name)) and not _UNFIT.search(name)


def _topic(answer: Json, cited: Sequence[Json], shelf: Mapping[str, Document]) -> frozenset[str]:
    """The words of what was asked and of the sections cited, without those that half of all titles have."""
    titles = Counter(term for d in shelf.values() for term in terms_of(d.record.title))
    own = content_terms(" ".join([answer["question"], *(e["locator"]["section"] for e in cited)]))
    return frozenset(term for term in own if titles[term] * 2 < max(len(shelf), 2))


def _near(answer: Json, cited: Sequence[Json], shelf: Mapping[str, Document]) -> list[str]:
    """Documents that were not cited, those first whose titles have words in common with what was asked and cited."""
    used = {e["document"]["id"] for e in cited}
    about = _topic(answer, cited, shelf)
    others = sorted((d for d in shelf.values() if d.id not in used), key=lambda d: d.id)
    others.sort(key=lambda d: -len(terms_of(d.record.title) & about))
    return [d.id for d in others[:_NEAR]]


def _asked_of(document: Document, subject: str, *, by_name: bool) -> str:
    """What somebody says about a subject: its author where there is one, of this work alone (`by_name`), else the work
    by its title; "" where neither can be named and the subject says little."""
    authors, title = document.record.authors, " ".join(document.record.title.split())
    author = str(authors[0]) if by_name and len(authors) == 1 else ""
    if _PLAIN.fullmatch(author) and len(author) <= 40 and not terms_of(author) & terms_of(subject):
        return f"What does {author} say about {subject}?"
    short = title if len(title) <= _TITLE else re.split(r": | [–—] ", title, maxsplit=1)[0]
    if 0 < len(short) <= _TITLE and _PLAIN.fullmatch(short) and not short.isupper():
        return f"What does “{short}” say about {subject}?"
    # Nobody to be named: a heading that says little by itself asks nothing.
    return f"What does the library say about {subject}?" if len(content_terms(subject)) >= _TELLING else ""


class _Small:
    """Which words a document writes with a small letter, and which with a capital within its sentences."""

    def __init__(self, paged: PagedText) -> None:
        body = "\n".join(paged.text[b.start : b.end] for b in paged.blocks if b.kind in ("body", "quote", "list"))
        self._small = Counter(re.findall(r"(?<![\w’'-])[a-z][\w’'-]*", body))
        self._capital = Counter(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]*", body))

    def within(self, heading: str) -> str:
        """A heading as it stands within a sentence. Where each of its words has a capital, a capital tells nothing."""
        later = re.findall(r"(?<=[ (])[A-Za-z][\w’'-]{3,}", heading)
        titled = bool(later) and all(word[0].isupper() for word in later)
        first = re.match(r"(?:(?:The|A|An) )?", heading)
        tells_from = len(heading) if titled or first is None else first.end() + 1
        return re.sub(
            r"(?<![\w’'-])[A-Z][\w’'-]*",
            lambda m: self._lowered(m[0], told=m.start() >= tells_from),
            heading,
        )

    def _lowered(self, word: str, *, told: bool) -> str:
        """A word without its capital, where the document writes it so more often; where the capital tells nothing,
        also where it is not met with one."""
        small = word[0].lower() + word[1:]
        if not (word[1:].islower() or word == "A") or country_spans(word):
            return word
        return small if self._small[small] > self._capital[word] or not (told or self._capital[word]) else word
