"""What each paragraph is: heading, list item, quotation, caption, reference or body.

The rules use a paragraph's own words and its neighbours, never its place in a particular document.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest import headings, wording
from ingest.draft import Para
from ingest.record import names
from ingest.strand import Strand
from ingest.text import ORDERED
from ingest.wording import fold, has_verb, words

_SPEECH = re.compile(
    r"(?:\b(?:said|says|commented|comments|stated|states|noted|notes|explained|explains|told|described|describes"
    r"|wrote|writes|recalled"
    r"|recounted|remarked|added|put it|observed|defined as|defines? .{1,60} as|reads?|as follows|in the words of"
    r"|according to|declared"
    r"|afirmó|señaló|dijo|define como|a déclaré|affirmait|définie? comme|afirmou|disse)\b.{0,60}):\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[\"“‘«„'].{20,}[\"”’»“'](?:\s*[.,;]?\s*\([^()]{3,120}\))?[.,]?$", re.DOTALL)
_CONTACT = re.compile(
    r"(?:\b(?:tel|telephone|phone|fax|e-?mail|mailto|p\.? ?o\.? box|teléfono|correo)\b\.?\s*:?|^www\.|^https?://\S+$"
    r"|\+\d{1,3}[\s(]\d)",
    re.IGNORECASE,
)
_PERSONS = r"[A-ZÀ-ÞØ-Ý][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,3},? (?:[A-ZÀ-Þ]\.[ -]?){1,4}"
_REFERENCE = re.compile(
    # Family, G. (2015) …; Family, G., & Other, H. (Eds) (2018) …
    rf"(?:[•·▪–-] )?(?:{_PERSONS}.{{0,200}}?\(?(?:1[89]|20)\d\d[a-z]?\b"
    # Organisation. (2024). …; Organisation (ORG, 2024). …
    r"|[A-ZÀ-Þ][^.()]{2,120}\.? ?\((?:[A-Z]{2,10}, )?(?:1[89]|20)\d\d[a-z]?(?:, [^()]{1,30})?\)\. "
    # ORG, 2009. Title …
    r"|[A-ZÀ-Þ][\w’',() -]{1,120}, (?:1[89]|20)\d\d[a-z]?\. [A-ZÀ-Þ“\"'‘*]"
    # [12] Family …
    r"|\[\d{1,3}\] ?[A-ZÀ-Þ“\"])"
)
# An entry whose first names are written out: told from other text only inside a list.
_ENTRY = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}(?:, |\. | and )[A-ZÀ-Þ“\"‘]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_IMPRINT = re.compile(r"(?:licen[cs]e|licencia|licen[çc]a|copyright|©|\(c\))\s*[:©\d(]?.{0,200}$")
_CREDITS = re.compile(
    r"(?:sources?|fuentes?|fontes?|notes?|notas?|elaboraci[oó]n propia|来源|资料来源|المصدر)\s*[:：.]"
)
# Where one entry of a reference list ends and the next begins, on one line.
_NEXT_ENTRY = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\. (?=[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][\w’'-]+[,.] )")
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\)\s*(?:19|20)\d\d)|copyright \d{4}")
_SENTENCE = 12


def assign(paras: Sequence[Para], lines: frozenset[int], title_at: int, *, marked_up: bool = False) -> list[Para]:
    """The paragraphs with their kinds.

    lines      the raw offsets of record lines (bylines, dates); they are captions
    title_at   the raw offset of the title
    marked_up  the file's own markup (or its type sizes) tells headings, so that none is guessed from its words
    """
    out = [_split_run_in(p) for p in paras]
    flat = [p for group in out for p in group]
    flat = [_own_kind(p, lines, title_at) for p in flat]
    flat = _captions(flat)
    flat = _lists(flat)
    told = marked_up and sum(p.kind == "heading" for p in flat) > 1
    flat = _figure_titles(flat)
    flat = _references(flat, to_heading=told)
    flat = _contacts(flat)
    flat = headings.find(flat, guess=not told)
    flat = _quotes(flat)
    return [p if p.kind is not None else p.with_(kind="body") for p in flat]


def _split_run_in(p: Para) -> list[Para]:
    """ "Acknowledgements. The author is …" is a heading and its text."""
    m = wording.RUN_IN.match(p.text) if p.kind in (None, "body") else None
    if m is None or words(p.text) < 8:
        return [p]
    head = Para(p.strand.cut(0, m.end("name")), kind="heading", level=2)
    return [head, p.with_(strand=p.strand.cut(m.end()), sure=p.sure)]


def _own_kind(p: Para, lines: frozenset[int], title_at: int) -> Para:
    """The kinds that a paragraph shows by itself."""
    first = p.strand.first()
    if first == title_at:
        return p.with_(kind="heading", level=1, item="")
    if p.kind not in (None, "heading"):
        return p
    if first in lines:
        return p.with_(kind="caption", level=0)
    folded = fold(p.text)
    if p.kind == "heading":
        return p.with_(kind="caption", level=0) if wording.FIGURE.fullmatch(folded) else p
    if wording.KEYWORDS.match(folded) or (wording.CAPTION.match(folded) and words(folded) <= 80):
        return p.with_(kind="caption")
    if _COPYRIGHT.match(folded) and words(p.text) <= 90:
        return p.with_(kind="caption")
    if words(p.text) <= 20 and re.fullmatch(r"\((?:received|recibido|reçu|accepted)\b.*\)", folded):
        return p.with_(kind="caption")
    return p


def _captions(paras: list[Para]) -> list[Para]:
    """A paragraph straight before a credit line is what the picture shows."""
    for i in range(1, len(paras)):
        p, before = paras[i], paras[i - 1]
        if (
            p.kind == "caption"
            and wording.CREDIT.fullmatch(fold(p.text))
            and before.kind is None
            and words(before.text) <= 60
        ):
            paras[i - 1] = before.with_(kind="caption", item="")
    return paras


def _lists(paras: list[Para]) -> list[Para]:
    """Numbered paragraphs next to one with the number before or after are list items, and lose the number."""
    order = [_number(p) for p in paras]
    for i, p in enumerate(paras):
        if order[i] is None or p.kind is not None or p.sure:
            continue
        near = [order[j] for j in (i - 1, i + 1) if 0 <= j < len(paras)]
        style, n = order[i] or ("", 0)
        if any(o is not None and o[0] == style and abs(o[1] - n) == 1 for o in near):
            m = ORDERED.match(p.text)
            paras[i] = p.with_(kind="list", strand=p.strand.cut(m.end() if m else 0), item=m[1] if m else p.item)
    return paras


def _number(p: Para) -> tuple[str, int] | None:
    m = ORDERED.match(p.text) if p.kind in (None, "list") else None
    if m is None:
        return None
    mark = m[1].strip("().")
    if mark.isdigit():
        return "1", int(mark)
    if len(mark) == 1:
        return "a" if mark.islower() else "A", ord(mark.lower()) - 96
    roman = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
    return ("i", roman[mark.lower()]) if mark.lower() in roman else None


def _figure_titles(paras: list[Para]) -> list[Para]:
    """A heading over a figure or a table is its title: nothing but lettering, rows and captions stands between it and
    the line that names the source."""
    for i, p in enumerate(paras):
        if p.kind != "heading" or p.level == 1:
            continue
        for q in paras[i + 1 : i + 60]:
            if q.kind == "caption" and _CREDITS.match(fold(q.text)):
                paras[i] = p.with_(kind="caption", level=0)
                break
            lettering = q.kind is None and (words(q.text) <= 6 or wording.BRACKETED.match(q.text))
            if q.kind not in ("caption", "table") and not lettering:
                break
    return [_pulled_out(p) for p in paras]


def _pulled_out(p: Para) -> Para:
    """A sentence set large to be seen is no heading."""
    if p.kind == "heading" and p.level > 1 and words(p.text) >= _SENTENCE and p.text[-1] == ".":
        return p.with_(kind="body", level=0, sure=True)
    return p


def _references(paras: list[Para], *, to_heading: bool) -> list[Para]:
    """Everything under a heading such as "References" up to the next heading, and runs of two or more entries
    elsewhere.

    to_heading  headings are sure, so that the list goes on until the next whatever a paragraph looks like
    """
    inside = False
    shaped = [
        p.kind in (None, "list", "body") and bool(_REFERENCE.match(p.text)) and words(p.text) <= 90 for p in paras
    ]
    for i, p in enumerate(paras):
        folded = fold(p.text)
        if wording.REFERENCES.fullmatch(folded) and words(p.text) <= 6:
            inside = True
            if p.kind is None:
                paras[i] = p.with_(kind="heading", level=p.level or 2)
            continue
        if inside and (
            p.kind == "heading"
            or (wording.CORRESPONDENCE.fullmatch(folded) and not shaped[i])
            or (not to_heading and _ends_list(p, shaped[i:]))
            or (
                to_heading
                and not shaped[i]
                and (words(p.text) <= 3 or (words(p.text) <= 6 and not _YEAR.search(p.text)))
            )
        ):
            inside = False
        near = any(shaped[j] for j in (i - 1, i + 1) if 0 <= j < len(paras))
        if _IMPRINT.match(folded):
            if p.kind in (None, "list", "body"):
                paras[i] = p.with_(kind="caption")
            continue
        if p.kind in (None, "list", "body") and (inside or (shaped[i] and near)):
            paras[i] = p.with_(kind="reference")
    return [part for p in paras for part in (_entries(p) if p.kind == "reference" else (p,))]


def _entries(p: Para) -> list[Para]:
    """Entries that run on in one paragraph, parted: a year and a stop, then a family name, a comma and a given name."""
    cuts = [0, *(m.end() for m in _NEXT_ENTRY.finditer(p.text)), len(p.text)]
    parts = [(a, b) for a, b in itertools.pairwise(cuts)]
    if len(parts) < 2 or not all(_YEAR.search(p.text[a:b]) for a, b in parts):
        return [p]
    return [p.with_(strand=p.strand.cut(a, b).folded(), calls=() if a else p.calls) for a, b in parts]


def _ends_list(p: Para, shaped: Sequence[bool]) -> bool:
    """A paragraph of several sentences, or a short heading, behind which no entry follows, ends the list."""
    if any(shaped[:6]) or (_ENTRY.match(p.text) and _YEAR.search(p.text)):
        return False
    return words(p.text) > 45 or (words(p.text) <= 8 and p.text[-1:] not in ".)")


def _contacts(paras: list[Para]) -> list[Para]:
    """Addresses are captions; "Prof. A. Name:" and the e-mail under it are one paragraph."""
    out: list[Para] = []
    for p in paras:
        if (
            p.kind is None
            and out
            and wording.EMAIL.fullmatch(p.text)
            and out[-1].kind is None
            and out[-1].text.endswith(":")
        ):
            before = out[-1]
            out[-1] = before.with_(strand=before.strand + Strand.inserted(" ") + p.strand, kind="body")
        elif (
            p.kind is None
            and words(p.text) <= 25
            and (_CONTACT.search(p.text) or (wording.EMAIL.search(p.text) and not has_verb(p.text)))
        ):
            out.append(p.with_(kind="caption"))
        else:
            out.append(p)
    return _address_lines(out)


def _address_lines(paras: list[Para]) -> list[Para]:
    """Short lines next to a telephone number, an e-mail address or a line of the record belong to it."""
    near = {
        i
        for i, p in enumerate(paras)
        if p.kind == "caption" and (_CONTACT.search(p.text) or names.is_organisation(p.text))
    }
    for order in (range(len(paras) - 1, -1, -1), range(len(paras))):
        for i in order:
            p = paras[i]
            if p.kind is None and {i - 1, i + 1} & near and _address_shape(p.text):
                paras[i] = p.with_(kind="caption")
                near.add(i)
    return paras


def _address_shape(text: str) -> bool:
    """A line such as an address has: short, no sentence, an organisation or words set apart by commas or numbers."""
    if words(text) > 12 or text[-1] in ".:?!" or has_verb(text) or headings.NUMBERED.fullmatch(text):
        return False
    return names.is_organisation(text) or "," in text or any(c.isdigit() for c in text)


def _quotes(paras: list[Para]) -> list[Para]:
    """A paragraph after a lead-in that ends in a colon and tells of speech, or one wholly in quotation marks."""
    out: list[Para] = []
    for p in paras:
        before = out[-1] if out else None
        if p.kind is None and before is not None and before.kind in (None, "body") and before.text.endswith(":"):
            spoken = bool(_SPEECH.search(before.text))
            if (spoken and words(p.text) >= 8) or (_QUOTED.match(p.text) and words(p.text) >= 8):
                out.append(p.with_(kind="quote"))
                continue
        if (
            p.kind is None
            and wording.BRACKETED.match(p.text)
            and before is not None
            and before.kind == "quote"
            and not before.sure
        ):
            joined = before.strand + Strand.inserted(" ") + p.strand
            out[-1] = before.with_(strand=joined, calls=before.calls + p.calls)
            continue
        out.append(p)
    return out
