"""Who speaks in a span, with what force, and for which year: only what the words themselves make certain.

A span is given to another speaker only where his words, between quotation marks, are most of it or where it is a block
quotation that a line leads into; a name is given only where it stands there. What is not certain stays with the author
of the document, who then `reports`. A year is given to a figure only where both stand in one clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Force
from store.documents import Block, Document, PagedText

# The share of a span's characters that must stand between quotation marks for its words to be the speaker's.
_MOSTLY = 0.4
_NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|[A-Z]\.)(?: (?:(?:de|da|do|al|von|van|bin) )?(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|[A-Z]\.))+"
_SAYS = (
    r"(?:said|says|stated|states|wrote|writes|argue[sd]?|claim(?:s|ed)|noted|notes|described|describes|called for"
    r"|calls? for|commented|observed|told|warned|warns|explains?|explained|puts it|put it|recalled|recalls)"
)
_QUOTE = r"[“‘«\"']"
_WITHIN = re.compile(r"“[^”]+”|«[^»]+»|\"[^\"]+\"|(?<!\w)‘.+’(?!\w)|(?<!\w)'.+'(?!\w)")
_SPEAKERS = (
    re.compile(rf"\b[Ii]n the words of (?P<who>{_NAME}),? {_QUOTE}"),
    re.compile(rf"\b[Aa]ccording to (?P<who>{_NAME}),? {_QUOTE}"),
    # The subject at the head of the sentence, a description between commas or not, and a verb of saying.
    re.compile(
        rf"^(?:Writing in [^,]+, |And |But )?(?:[\w’' -]{{0,80}}? )?(?P<who>{_NAME})(?:, [^“‘«\"]{{3,160}}?,?)? {_SAYS}\b"
    ),
    re.compile(rf"^(?:[\w’' -]+, )?(?P<who>{_NAME}) {_SAYS}\b"),
    re.compile(rf"[”’\"'»],? {_SAYS} (?P<who>{_NAME})"),
    re.compile(rf"\b[Aa]s (?P<who>(?:one|an?|another|a senior) (?:[\w-]+ ){{0,4}}?[\w-]+) (?:{_SAYS})\b"),
)  # fmt: skip
_LED_IN_BY = re.compile(
    rf"(?P<who>(?:An?|One|The) (?:[\w-]+ ){{1,4}}?(?:employee|staff member|official|interviewee|refugee|delegate|minister)|{_NAME})\b[^.]*?\b{_SAYS}\b[^.]*:\s*$"
)
_NO_NAMES = frozenset(
    "however moreover furthermore although while when since the this these as in on global south north".split()
)
_ACTOR_MUST = re.compile(
    r"(?<!if )(?<!whether )\b(?:should|ought to|must)(?! (?:have|not have)\b) (?:not )?(?:also |therefore |now |urgently )?[a-z]+"
    r"|\b(?:needs?|have|has) to be [a-z]+(?:ed|en)\b|\b(?:we|this (?:paper|brief|article|report)) (?:recommends?|calls? for|urges?)\b|\bwe call for\b"
    r"|\bdeben? [a-z]+r\b|\bdeber[ií]an?\b|\bdevrai(?:en)?t\b|\bdeveriam?\b"
)
_DOUBTED = re.compile(r"\b(?:whether|if|not clear|unclear|no obligation|must have)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:it is (?:argued|claimed|often (?:said|argued|claimed|portrayed)|said|believed|assumed|widely (?:believed|held))"
    r"|(?:is|are) (?:said|believed|claimed|argued|praised|criticised|criticized) (?:to|as|for|by)"
    r"|ha(?:s|ve) been (?:celebrated|praised|criticised|criticized|applauded)"
    r"|(?:some |many )?(?:critics|critiques|observers|analysts) (?:claim|argue|say|have)|according to)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:such as|for instance|for example|e\.g\.|among others|por ejemplo|tales como|par exemple|tels? que|telles? que"
    r"|por exemplo|tais como)(?!\w)|مثل|例如"
)
_FIGURE = r"(?<![\d/-])\d[\d,.]*(?:\s*%| [a-z]{3,})"
_DATED_FIGURE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t the end of|[Bb]y the end of|[Ff]or|[Dd]uring|[Ee]n|[Ee]m) (?P<a>(?:19|20)\d\d)\b[^.;,:]{{0,60}}[,]?[^.;:]{{0,60}}?{_FIGURE}"
    rf"|{_FIGURE}[^.;:]{{0,60}} (?:in|at the end of|for|during|en|em) (?P<b>(?:19|20)\d\d)\b"
)
_EVENT = re.compile(
    r"\b(?:founded|created|established|signed|joined|born|by|until|since|projected|will|target)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a span and how. `speaker` is always a name or a description; `author_says` is true for the author."""

    speaker: str
    author_says: bool
    force: Force
    examples_only: bool
    as_of: int | None


def attribute(document: Document, paged: PagedText, block: Block, text: str) -> Attribution:
    """Read the attribution of a span from its words, its block and, for a block quotation, the line that leads in."""
    named = _named(text)
    speaker = _led_in_by(paged, block) if block.kind == "quote" else named if _mostly_quoted(text) else None
    return Attribution(
        speaker=speaker or author_of(document),
        author_says=speaker is None,
        force=_force(text, named),
        examples_only=bool(_EXAMPLES.search(text)),
        as_of=_as_of(document, block, text),
    )


def author_of(document: Document) -> str:
    """The authors of a document in one line, its publisher where it names none, else its title."""
    authors = [str(a) for a in document.record.authors]
    if len(authors) > 3:
        return f"{authors[0]} et al."
    return " & ".join(authors) or document.record.publisher or document.record.title or document.source


def names_speaker(text: str) -> bool:
    """Whether a span says whose words it quotes."""
    return _named(text) is not None


def _named(text: str) -> str | None:
    if not _WITHIN.search(text):
        return None
    for pattern in _SPEAKERS:
        found = pattern.search(text)
        if found and found.group("who").split()[0].lower() not in _NO_NAMES:
            return found.group("who")
    return None


def _mostly_quoted(text: str) -> bool:
    return sum(len(found.group()) for found in _WITHIN.finditer(text)) >= _MOSTLY * len(text)


def _led_in_by(paged: PagedText, block: Block) -> str | None:
    index = paged.block_at(block.start)
    if not index:
        return None
    before = paged.blocks[index - 1]
    found = _LED_IN_BY.search(paged.text[before.start : before.end].strip())
    return found.group("who") if found else None


def _force(text: str, named: str | None) -> Force:
    if text.rstrip(" ”’\"')").endswith(("?", "？", "؟")):
        return "asks"
    if named or _REPORTS.search(text):
        return "reports"
    if _ACTOR_MUST.search(text) and not _DOUBTED.search(text):
        return "recommends"
    return "asserts"


def _as_of(document: Document, block: Block, text: str) -> int | None:
    """The year of a sentence's figure where both stand in one clause and the year is not the document's own."""
    if block.kind in ("footnote", "reference") or _EVENT.search(text):
        return None
    found = {int(m.group("a") or m.group("b")) for m in _DATED_FIGURE.finditer(text)}
    if len(found) != 1:
        return None
    year = next(iter(found))
    return year if year != document.record.year else None
