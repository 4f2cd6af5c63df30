"""Who speaks in a span, with what force, and for which year: only what the words themselves make certain.

A sentence that quotes or reports somebody is told from the author's own by reporting verbs and quotation marks; a
name is given only where it stands in the sentence. What is not certain stays with the author of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Force
from assistant.holding import years
from store.documents import Block, Document, PagedText

_NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+(?:,? (?:(?:and|&|de|da|al|von|van|bin) )?[A-ZÀ-ÞĀ-Ž][\w.’'-]+){0,4}"
_SAYS = r"(?:said|says|stated|states|wrote|writes|argue[sd]?|claim(?:s|ed)|noted|notes|described|describes|called for|commented|observed|told|warned|explains?|explained|put it)"
_OPEN, _CLOSE = "“‘«\"'", "”’»\"'"
_SPEAKERS = (
    re.compile(rf"(?:[Ii]n the words of|[Aa]ccording to|[Aa]s) (?P<who>{_NAME})(?: (?:{_SAYS}|puts it))?,? ?[{_OPEN}]"),
    re.compile(rf"(?P<who>{_NAME}),? (?:\([^)]*\),? )?(?:\w+ ){{0,2}}{_SAYS}(?: [^.“‘«\"]{{0,60}})?[,:]? (?:that )?[{_OPEN}]"),
    re.compile(rf"(?P<who>{_NAME}), [^.“‘«\"]{{3,120}},? (?:\w+ )?{_SAYS}(?: [^.“‘«\"]{{0,60}})?[,:]? (?:that )?[{_OPEN}]"),
    re.compile(rf"what (?P<who>{_NAME}(?: and {_NAME})?) (?:refer|call|describe|term)\w* (?:to )?(?:as )?(?:the )?[{_OPEN}]"),
    re.compile(rf"[Aa]s (?P<who>(?:one|an?|a senior|another) (?:\w+ ){{1,4}}?(?:staff|employee|official|refugee|delegate|interviewee|member)(?: in \w+)?) (?:{_SAYS}|to me)"),
    re.compile(rf"[Aa]s (?P<who>(?:one|an?|another) (?:\w+ ){{1,5}}?)(?:{_SAYS})(?: to me| in \w+)?, [{_OPEN}]"),
)  # fmt: skip
_LEAD_SPEAKER = re.compile(
    rf"(?P<who>(?:An?|One|The) (?:\w+ ){{1,4}}?(?:employee|staff member|official|interviewee|refugee|delegate)|{_NAME})\b[^.]*\b{_SAYS}\b[^.]*:?\s*$"
)
_RECOMMENDS = re.compile(
    r"\b(?:should|must|ought to|needs? to be|need to|has to be|have to be|recommends?|we call for|is to be|it is (?:essential|important|necessary) (?:to|that)|debe(?:n|r[ií]an?)?|doit|doivent|devrai(?:t|ent)|deve(?:m|riam?)?)\b"
)
_REPORTS = re.compile(
    r"\b(?:it is (?:argued|claimed|often (?:said|argued|claimed|portrayed)|said|believed|assumed|widely (?:believed|held))|is (?:said|believed|claimed|argued|considered|seen|perceived|praised|criticised|criticized) (?:to|as|for|by)"
    r"|has been (?:celebrated|praised|criticised|criticized|applauded)|have been (?:celebrated|praised|criticised|criticized|applauded)|some (?:critics|critiques|observers|analysts|authors) (?:claim|argue|say|have)|observers have|critics (?:claim|argue|say)|(?:claimed|alleged)\b)"
)
_EXAMPLES = re.compile(
    r"\b(?:such as|for instance|for example|e\.g\.|including|among others|like (?:[A-Z]\w+,)|por ejemplo|tales como|par exemple|tels? que|telles? que|por exemplo|tais como)\b|مثل|例如"
)
_FIGURE = re.compile(r"\d\s*(?:%|per ?cent|million|billion|thousand)|\b\d[\d,.]*\d\b")


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
    speaker = _speaker(paged, block, text)
    return Attribution(
        speaker=speaker or author_of(document),
        author_says=speaker is None,
        force=_force(text),
        examples_only=bool(_EXAMPLES.search(text)),
        as_of=_as_of(text, document),
    )


def author_of(document: Document) -> str:
    """The authors of a document in one line, its publisher where it names none, else its title."""
    authors = [str(a) for a in document.record.authors]
    if len(authors) > 3:
        return f"{authors[0]} et al."
    return " & ".join(authors) or document.record.publisher or document.record.title or document.source


def _speaker(paged: PagedText, block: Block, text: str) -> str | None:
    for pattern in _SPEAKERS:
        if found := pattern.search(text):
            return re.sub(r"^(?:The|As|In) ", "", found.group("who")).strip(" ,")
    if block.kind == "quote":
        index = paged.block_at(block.start)
        if index:
            before = paged.blocks[index - 1]
            if found := _LEAD_SPEAKER.search(paged.text[before.start : before.end].strip()):
                return found.group("who")
        return None
    return None


def _force(text: str) -> Force:
    stripped = text.rstrip(" ”’\"')")
    if stripped.endswith(("?", "？", "؟")):
        return "asks"
    if _RECOMMENDS.search(text):
        return "recommends"
    if _REPORTS.search(text):
        return "reports"
    return "asserts"


def _as_of(text: str, document: Document) -> int | None:
    """The one year that a sentence with a figure names, where it is not the document's own."""
    named = years(text)
    rest = text
    for year in named:
        rest = rest.replace(str(year), "")
    if len(named) != 1 or not _FIGURE.search(rest):
        return None
    year = next(iter(named))
    return year if year != document.record.year else None
