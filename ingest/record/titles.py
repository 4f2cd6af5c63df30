"""Which line of the front matter is the title: by its shape, its place, and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest import wording
from ingest.draft import Para
from ingest.headings import has_text_under, is_text
from ingest.record import names
from ingest.record.dates import find_date, whole_date
from ingest.record.kinds import label_of
from ingest.record.raw import raw_span
from ingest.wording import fold, words

if TYPE_CHECKING:
    from ingest.record.front import Front

REACH = 30
LONG = 40
_ASKS = ("?", "？", "؟", ":", "：")
_NUMBERED = re.compile(r"(?:\d{1,2}|[ivxIVX]{1,4}|[a-z])[.)]\s|[一二三四五六七八九十]+、")
# "Task Force 3", "T20 India 2023", "Session II": what numbers a part of an event or of a series.
_OF_SERIES = re.compile(r"(?:[\w’'-]+[ .]+){1,3}(?:\d{1,4}|[IVX]{1,4})")


# On the cover and over the text.
_ON_COVER = 2


def find(paras: Sequence[Para], front: Front, shown: str = "") -> None:
    """Note the title in `front`, where a line can be one. `shown` as in `front.read_front`."""
    heads = _again(paras)
    best, best_score, text_begun = -1, -9.0, False
    for i, p in enumerate(paras[:REACH]):
        if words(p.text) >= LONG or p.kind in ("list", "quote") or _is_table(paras, i) or _leads_in(paras, i):
            text_begun = True
            continue
        # Behind the first paragraph of text only a line set as a title that comes again can be one.
        if not may_be(p, front, named=_stands_over_names(paras, i)) or (
            text_begun and not (p.level == 1 and fold(p.text) in heads)
        ):
            continue
        resort = -6 if p.strand.first() in front.last_resort else 0
        # What comes again under questions answers them.
        again = fold(p.text) in heads and not (i and paras[i - 1].text.endswith(_ASKS))
        score = _score(paras, i) + resort + (4 if again else 0)
        score += 8 if shown and words(p.text) > 1 and fold(p.text) in fold(shown) else 0
        if score > best_score:
            best, best_score = i, score
    if best >= 0 and not (shown and paras[best].level != 1 and not _alike(paras[best].text, shown)):
        p = paras[best]
        front.title, front.title_at = p.text, p.strand.first()
        front.spans["title"] = raw_span(p)
        front.lines.discard(front.title_at)


def _again(paras: Sequence[Para]) -> set[str]:
    """Lines that come again as a title does, on an inner page or at the heads of pages: with nothing of their own under
    them there. A heading of several parts, a question or a label of several forms has something. A title on a cover,
    where no text is under it, stands once more over the text."""
    first: dict[str, int] = {}
    times: Counter[str] = Counter()
    headed: dict[str, bool] = {}
    for i, p in enumerate(paras[: 2 * REACH]):
        text = fold(p.text)
        times[text] += 1
        if text in first:
            headed[text] = headed.get(text, False) or _heads_text(paras, i) or _labels(paras, first[text], i)
        first.setdefault(text, i)
    return {
        text for text, own in headed.items()
        if not own or (times[text] == _ON_COVER and _is_cover(paras, first[text]) and not text.endswith(_ASKS))
    }  # fmt: skip


def _is_cover(paras: Sequence[Para], i: int) -> bool:
    """Whether a line of two words or more has a byline or a date under it, and no text."""
    under = next((p for p in paras[i + 1 : i + 2]), None)
    if under is None or words(paras[i].text) < _ON_COVER or has_text_under(paras, i):
        return False
    return _is_byline(under.text) or bool(whole_date(under.text))


def _heads_text(paras: Sequence[Para], i: int) -> bool:
    after = paras[i + 1].text if i + 1 < len(paras) else ""
    if paras[i].text.endswith(_ASKS):
        return bool(after) and not _is_byline(after)
    return has_text_under(paras, i) and not after[0].islower()


def _labels(paras: Sequence[Para], first: int, later: int) -> bool:
    """Whether short lines stand under a line in both places, which are not the same and tell no more of the document:
    what a form or a list says."""
    under = [p for i in (first, later) for p in paras[i + 1 : i + 2]]
    if len(under) < 2 or fold(under[0].text) == fold(under[1].text):
        return False
    return not any(is_text(p) or _is_byline(p.text) or whole_date(p.text) for p in under)


def take(paras: Sequence[Para], front: Front, given: str) -> None:
    """Note a title that the maker of the file wrote before the text, and the heading that repeats it, if one does.

    Another heading may be a part's; where it alone is of the first level and begins the text, that is told.
    """
    front.title = given
    title = _bare(given)
    for p in paras[:REACH]:
        if not (p.level == 1 or p.kind in (None, "heading")) or not (line := _bare(p.text)):
            continue
        if line == title or (p.level == 1 and (title.startswith(f"{line} ") or line.startswith(f"{title} "))):
            front.title_at = p.strand.first()
            front.lines.discard(front.title_at)
            # "A title | The site": the page's own heading is the title.
            if (line == title and not p.text.isupper()) or fold(given).startswith(f"{fold(p.text)} |"):
                front.title, front.spans["title"] = p.text, raw_span(p)
            return
    first = paras[0] if paras else None
    if (
        first
        and first.level == 1
        and words(first.text) > 1
        and sum(p.level == 1 for p in paras) == 1
        and may_be(first, front)
    ):
        front.warnings.append(f"the title is {given!r} in the front matter and {first.text!r} on the page")


def _bare(text: str) -> str:
    """A title without its marks, for comparing."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _alike(line: str, shown: str) -> bool:
    """Whether a line has words of the title that the page gives itself."""
    return bool(set(re.findall(r"\w{3,}", fold(line))) & set(re.findall(r"\w{3,}", fold(shown))))


def _leads_in(paras: Sequence[Para], i: int) -> bool:
    """Whether a line ends in a colon and a list begins behind it."""
    after = paras[i + 1 : i + 2]
    return paras[i].text.endswith((":", "：")) and bool(after) and (after[0].kind == "list" or bool(after[0].item))


def _is_table(paras: Sequence[Para], i: int) -> bool:
    """Whether a row has another next to it: one alone may be what stands beside a logo."""
    near = (j for j in (i - 1, i + 1) if 0 <= j < len(paras))
    return paras[i].kind == "table" and any(paras[j].kind == "table" for j in near)


def _score(paras: Sequence[Para], i: int) -> float:
    p, after = paras[i], paras[i + 1].text if i + 1 < len(paras) else ""
    score = min(words(p.text), 8) / 4 - i * 0.6 + 4
    score += 5 if p.level == 1 else 0
    # A subject or a place of a few capitalised words is the title where nothing else can be.
    score -= 6 if p.level != 1 and names.looks_like_names(p.text) else 0
    score -= 3 if p.text[0].islower() and p.level != 1 else 0
    score += 2 if _is_byline(after) else 0
    if i + 2 < len(paras) and words(p.text) > 4 and not _is_byline(after) and _is_byline(paras[i + 2].text):
        score += 1.5  # a subtitle or a translation stands between
    if p.level != 1 and i + 1 < len(paras):
        # Above a title stand the issuing body and the event or series; the kind of document right above it, mostly.
        score -= 3 if is_body(p.text) else 0
        score -= 1.5 if _OF_SERIES.fullmatch(p.text) and words(p.text) <= 4 else 0
        score += 2 if i and (label := label_of(paras[i - 1].text)) and not label[1] else 0
    return score


def _stands_over_names(paras: Sequence[Para], i: int) -> bool:
    """Whether a line is set largest, it alone, over a byline in smaller type: three capitalised words may be either."""
    if paras[i].level != 1 or names.has_by(paras[i].text) or sum(p.level == 1 for p in paras[:REACH]) > 1:
        return False
    return any(_is_byline(p.text) for p in paras[i + 1 : i + 5] if words(p.text) < LONG)


def _is_byline(text: str) -> bool:
    return bool(text) and (names.has_by(text) or bool(names.byline(text)))


def is_body(text: str) -> bool:
    """Whether a line is the name of an organisation and no more: every word of it capitalised, no colon, no verb."""
    large = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
    named = names.is_organisation(text.title() if text.isupper() else text) or text.upper() == "UNITED NATIONS"
    return named and words(text) <= 9 and ":" not in text and all(not w[0].islower() for w in large)


# An address of mail written out: "name at house.org".
ADDRESS = re.compile(
    r"[\w.+-]+\s*(?:\bat\b|[(\[]\s*at\s*[)\]])\s*[\w-]+(?:(?:\.|\s+dot\s+|\s*[(\[]dot[)\]]\s*)[\w-]+)+", re.IGNORECASE
)
# "Brasil 2024" is a meeting, no title.
_PLACE_AND_YEAR = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? (?:19|20)\d\d")

# "Received 3 May 2018"
_STATE = re.compile(
    r"\(?(?:received|accepted|revised|submitted|recibido|aceptado|reçu|accepté|recebido|aceito|aprovado)\b"
    r"(?: in revised form)?[:,]?(?: on| el| le| em)? ",
    re.IGNORECASE,
)
# A document's symbol in the United Nations ("A/RES/73/291", "CRC/C/GC/20").
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9().-]{0,15}){1,7}")


def _is_state(text: str) -> bool:
    """Whether a line says when an article was received, or accepted."""
    m = _STATE.match(text)
    dated = find_date(text) if m else None
    return bool(m and dated and dated[1] == m.end())


def may_be(p: Para, front: Front, *, named: bool = False) -> bool:
    """Whether a line can be the title; `named` says that it is one though it looks like a person's name."""
    text = p.text
    if p.kind == "table":
        return False
    if words(text) <= 3 and (_PLACE_AND_YEAR.fullmatch(text) or _SYMBOL.fullmatch(text)):
        return False
    if p.level != 1 and words(text) > 12 and wording.has_verb(text) and not text.endswith("?"):
        return False
    if words(text) == 1 and (p.level != 1 or text.isupper()):
        return False
    if (
        p.strand.first() in front.lines - front.maybe_title - front.last_resort
        or not 1 <= words(text) <= 35
        or len(text) > 300
        or len(text) < 4
    ):
        return False
    if _NUMBERED.match(text):
        return False
    if text[-1] in ".,;。．，；" and p.level != 1 and not re.search(r"\b[A-Z]\.$", text):
        return False
    if (
        whole_date(text)
        or _is_state(text)
        or names.has_by(text)
        or "@" in text
        or "://" in text
        or ADDRESS.fullmatch(text)
    ):
        return False
    if (names.byline(text) and not named) or names.credits_other(text):
        return False
    folded = fold(text)
    if text[0] in "{<[|" or wording.PARTS.fullmatch(folded.rstrip(":")) or wording.REFERENCES.fullmatch(folded):
        return False
    if wording.FURNITURE.fullmatch(folded) or wording.CONTENTS.fullmatch(folded) or wording.RUN_IN.match(text + ". x"):
        return False
    return not (
        folded.startswith(("www.", "issn", "isbn", "doi", "("))
        or wording.CAPTION.match(folded)
        or wording.KEYWORDS.match(folded)
    )
