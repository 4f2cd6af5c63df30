"""What documents speak of by name: bodies, plans and meetings, terms and topics, initials; each with a question.

Read from the words alone, capitals and "means" among them, of English texts. How well a library answers is not known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.wording import content_terms, is_function_word, is_light
from store.documents import PagedText
from store.words import fold, terms_of

# A name that stands in fewer passages is hardly spoken of, and one of more than this share of many documents tells
# none.
_LEAST, _MOST, _MANY = 3, 0.5, 4
_TOLD = frozenset({"body", "list", "quote"})
_LONGEST = 60
_WORKS = "Bank|Fund|Facility|Initiative|Programme|Program|Network|Alliance|Partnership|Centre|Center|Institute"
_MEETS = "Conference|Summit|Forum"
_SAYS = "Plan|Agenda|Declaration|Agreement|Arrangement|Framework|Charter|Consensus|Treaty|Pact|Accord|Goals|Roadmap"
_ACTS = "Organi[sz]ation|Office|Agency|Union|Community|Commission|Council|Ministry|Movement|Secretariat|Committee|Group"
# What is asked of a body by the word for what it is; {} is the name, with its article where the text has one.
_ASKED = (
    (re.compile(rf"\b(?:{_MEETS})$"), "What was agreed at {}?"),
    (re.compile(rf"\b(?:{_SAYS})\b"), "What does {} provide for?"),
    (re.compile(rf"\b(?:{_WORKS})$"), "How does {} work?"),
    (re.compile(r""), "What role does {} play in South-South cooperation?"),
)
_KINDS = f"{_WORKS}|{_MEETS}|{_SAYS}|{_ACTS}"
_WORD = r"[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?"
_NAME = re.compile(
    rf"(?<![\w’'-])(?P<the>[Tt]he )?(?P<name>(?:(?:UN|EU|AU) )?(?:{_WORD} (?:of (?:the )?|for |on |and )?){{0,5}}?"
    rf"(?:{_KINDS})(?: of \d{{1,3}}(?!\d)| (?:of|for|on) (?:the )?{_WORD}(?: {_WORD}){{0,2}})?)(?![\w-])(?! [A-Z])"
)
_ACRONYM = re.compile(r"(?<![\w&+’'/.-])(?P<the>[Tt]he )?(?P<name>[A-Z]{4,8}\+?)(?![\w&/’'.-]| ?\d)")
_OPENING = re.compile(
    r"^(?:The|A|An|In|On|At|By|For|From|With|This|These|Its|Their|Other|Both|Each|Under|As|While|When|After|Since|But|And)\s"
)
_EXPLAINED = re.compile(
    r"(?:^|[.!?]\s+)(?:The term |An? |“)?(?P<term>[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?(?: [a-z]+(?:-[a-z]+)?){1,2})”? "
    r"(?:is (?:an?|the)(?= \w+ (?:of|in|for|to|by|that|which|between)\b)"
    r"|means|refers to|is defined as|is understood as|can be defined as"
    r"|is commonly understood|describes)\b"
)
# Words of headings of which any text may have one: by themselves they name nothing.
GENERIC = terms_of(
    "problem problems issue issues lesson lessons learned introduction work works drawn cited consulted"
    " reading further conclusion conclusions concluding remark remarks background context overview summary"
    " chronology timeline history weak weakness weaknesses spot spots remain remains remaining strength"
    " strengths success successes failure failures challenge challenges challenging opportunity opportunities"
    " finding findings result results discussion analysis method methods methodology approach recommendation"
    " recommendations strategic policy step steps next way ways forward question questions answer answers point"
    " points key main general specific short brief early late later new old first second third one two three"
    " four five origin origins beginning beginnings initiative project projects programme programmes activity"
    " activities objective objectives aim aims purpose scope partner partners role roles experience experiences"
    " example examples case cases study studies figure figures table tables note notes source sources reference"
    " references link links heading headings text texts section chapter page part document documents"
    " understanding looking ahead change changed changes happened warning cost costs idea ideas story stories"
    " world south"
)


@dataclass(slots=True)
class _Held:
    """Where a name stands: the passages in all, those of each document, and how often an article stands before it."""

    passages: int = 0
    documents: dict[str, int] = field(default_factory=dict)
    articles: int = 0
    written: Counter[str] = field(default_factory=Counter)

    @property
    def mainly(self) -> str:
        """The document that has it in the most passages."""
        return max(self.documents, key=lambda id_: self.documents[id_])


@dataclass(frozen=True, slots=True)
class Named:
    """A question about what documents name; `document` (id) speaks of it most, `terms` are the words of the name."""

    question: str
    document: str
    terms: frozenset[str]


def passages_of(paged: PagedText) -> Iterator[str]:
    """The paragraphs, items and quotations of a text."""
    return (paged.text[b.start : b.end] for b in paged.blocks if b.kind in _TOLD and b.note is None)


def named_in(texts: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> list[list[Named]]:
    """Questions on what the passages and titles of some documents (by id) name, the most spoken of first: on terms that
    they explain, on bodies and plans, on what titles announce, and on what has initials; each sort apart."""
    within = {id_: f" {fold(title)} " for id_, title in titles.items()}
    return [_terms(texts), _bodies(texts, within), _topics(texts, titles), _initials(texts)]


def _terms(texts: Mapping[str, Sequence[str]]) -> list[Named]:
    explained: dict[str, str] = {}
    for id_, passages in texts.items():
        for found in (m for passage in passages for m in _EXPLAINED.finditer(passage)):
            term = found["term"] if "-" in found["term"].split()[0] else found["term"][0].lower() + found["term"][1:]
            if all(content_terms(word) and not is_light(word) for word in term.split()):
                explained.setdefault(term, id_)
    held = {term: _holding(term, texts) for term in explained}
    ranked = sorted((t for t in held if held[t].passages >= _LEAST), key=lambda t: (-held[t].passages, t))
    return [Named(f"What is {term}?", explained[term], terms_of(term)) for term in ranked]


def _bodies(texts: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> list[Named]:
    """What is called a bank, a plan, a conference…, where a title names it or a document has it in several passages."""
    found = _found(texts, _NAME)
    entitled = {
        name: [id_ for id_ in held.documents if f" {fold(name)} " in titles[id_]] for name, held in found.items()
    }
    ranked = sorted(found, key=lambda n: (not entitled[n], -found[n].passages, n))
    return [
        Named(_asked(name, found[name]), (entitled[name] or [found[name].mainly])[0], terms_of(name))
        for name in ranked
        if (entitled[name] or max(found[name].documents.values()) >= _LEAST)
        and _is_whole(name) and not _is_everywhere(found[name], len(texts))
    ]  # fmt: skip


def _topics(texts: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> list[Named]:
    """Two words of a title that stand together in several passages, as these write them ("technical cooperation")."""
    made: dict[frozenset[str], tuple[int, Named]] = {}
    for id_, title in titles.items():
        for found in re.finditer(r"(?=(?<![\w-])([^\W\d_][\w’'-]+ [^\W\d_][\w’'-]+)(?![\w-]))", title):
            words = found[1].split()
            own = [w for w in words if content_terms(w) and not is_light(w.lower()) and not terms_of(w) <= GENERIC]
            held = _holding(found[1], texts)
            if len(own) < 2 or held.passages < _LEAST or _is_everywhere(held, len(texts)):
                continue
            # A capital at the head of a sentence tells nothing.
            name = min(held.written, key=lambda w: (not w[0].islower(), -held.written[w], w))
            one = Named(f"What does the library say about {name}?", id_, terms_of(name))
            made.setdefault(one.terms, (held.passages, one))
    return [one for _, one in sorted(made.values(), key=lambda m: (-m[0], m[1].question))]


def _initials(texts: Mapping[str, Sequence[str]]) -> list[Named]:
    """Initials that are explained where they stand, or that several documents have without a word: these are known."""
    found = _found(texts, _ACRONYM)
    made = []
    for name in sorted(found, key=lambda n: (-found[n].passages, n)):
        long = _explained(name, texts)
        known = len(found[name].documents) > 1
        if found[name].passages < _LEAST or not (long or known) or _is_everywhere(found[name], len(texts)):
            continue
        shown = f"{long} ({name})" if long else _with_article(name, found[name])
        made.append(Named(f"What does the library say about {shown}?", found[name].mainly, terms_of(f"{name} {long}")))
    return made


def _explained(short: str, texts: Mapping[str, Sequence[str]]) -> str:
    """The words before initials in brackets of which they are made, "" where there are none."""
    letters = short.rstrip("+")
    before = re.compile(rf"((?:[\w’'–-]+ ){{{len(letters) // 2},{len(letters) + 3}}}?)\({re.escape(short)}\)")
    for found in (m for passages in texts.values() for p in passages if f"({short})" in p for m in before.finditer(p)):
        words = found[1].split()
        for at in (i for i, word in enumerate(words) if not is_function_word(word.lower())):
            parts = [p for w in words[at:] for p in re.split(r"[-–]", w) if p and not is_function_word(p.lower())]
            if "".join(p[0] for p in parts).upper() == letters:
                the = "the " if at and words[at - 1].lower() == "the" else ""
                return the + " ".join(words[at:])
    return ""


def _holding(name: str, texts: Mapping[str, Sequence[str]]) -> _Held:
    """Where words stand in a row, and how they are written there."""
    held, low = _Held(), name.lower()
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    for id_, passages in texts.items():
        for passage in passages:
            if low in passage.lower() and (found := pattern.search(passage)):
                held.passages += 1
                held.documents[id_] = held.documents.get(id_, 0) + 1
                held.written[found[0]] += 1
    return held


def _found(texts: Mapping[str, Sequence[str]], pattern: re.Pattern[str]) -> dict[str, _Held]:
    found: dict[str, _Held] = {}
    for id_, passages in texts.items():
        for passage in passages:
            seen: dict[str, bool] = {}
            for match in pattern.finditer(passage):
                name = _OPENING.sub("", match["name"])
                seen[name] = seen.get(name, False) or bool(match["the"]) or match["name"].startswith("The ")
            for name, article in seen.items():
                _note(found, name, id_, article=article)
    return found


def _note(found: dict[str, _Held], name: str, document_id: str, *, article: bool) -> None:
    held = found.setdefault(name, _Held())
    held.passages += 1
    held.documents[document_id] = held.documents.get(document_id, 0) + 1
    held.articles += article


def _is_everywhere(held: _Held, total: int) -> bool:
    """Whether most of several documents name it: it then tells none of them."""
    return total >= _MANY and len(held.documents) > _MOST * total


def _is_whole(name: str) -> bool:
    """Whether a name has words of its own before the word for what it is, and is not too long to be read."""
    own = content_terms(" ".join(re.split(rf"\b(?:{_KINDS})\b", name)))
    return len(name) <= _LONGEST and any(t.isdigit() or not is_light(t) for t in own)


def _asked(name: str, held: _Held) -> str:
    how = next(asked for pattern, asked in _ASKED if pattern.search(name))
    return how.format(_with_article(name, held))


def _with_article(name: str, held: _Held) -> str:
    return f"the {name}" if 2 * held.articles > held.passages else name
