"""Notes whose marks are not raised: "[3]", "(3)", "3/", "[c]", "[iii]", "year.3", and lists of endnotes numbered "3.".

A number alone proves nothing (a year, a unit, "SDG 17", an item of a list). So a paragraph is a note only if it is one
of a row 1, 2, 3 … and its mark stands before it, behind the mark with the number before; entries under a heading such
as "References" are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.draft import Call, Para
from ingest.raised import ARABIC, FIGURES, PERSIAN, plain
from ingest.strand import INSERTED
from ingest.wording import fold, words

_LONG_WORD = 60
CITATION = re.compile(
    r"\bpp?\.\s?\d|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d\)|\bibid\b|\bop\. cit|['‘“\"«].*['’”\"»]", re.IGNORECASE
)
# The figures of Arabic and of Persian, and their letters.
_FIGURES = (ARABIC, PERSIAN)
_ARABIC_FIGURE = "[٠-٩۰-۹]"
_ARABIC_LETTER = "[\u0621-\u064a\u0671-\u06d3]"
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
           "xvii", "xviii", "xix", "xx")  # fmt: skip


def _number(mark: str) -> int:
    return int(plain(mark))


def _letter(mark: str) -> int:
    return ord(mark) - ord("a") + 1


def _roman(mark: str) -> int:
    return ROMANS.index(mark) + 1 if mark in ROMANS else 0


@dataclass(frozen=True, slots=True)
class _Style:
    """How a note begins and how it is called; `least` notes must agree before any is believed.

    place   a mark's place in the row, from 1
    around  the mark is taken out with what stands around its number
    """

    head: re.Pattern[str]
    mark: re.Pattern[str]
    least: int
    place: Callable[[str], int] = _number
    around: bool = True


_NUMBERED = re.compile(r"\s*\(?(?P<n>\d{1,3})[.)]?\s+(?=[A-ZÀ-Þ“\"'‘«¿¡])")
_RAISED_MARKS = _Style(_NUMBERED, re.compile(rf"(?<![\d(])(?P<n>[{FIGURES}]{{1,3}})"), 2)
# "year.3 The", "nurses3 and", "nurses3.": behind a word in lower case, so that "G77" and "CO2" are none.
_GLUED_MARKS = _Style(
    _NUMBERED,
    re.compile(r"(?<=[a-zß-ÿ]{2})[.,;:!?)\"'”’»]{0,2}(?P<n>\d{1,3})(?=[\s,;:)\"”’—–]|\.(?:\s|$)|$)"),
    2,
    around=False,
)
# "١٩٦٣.١ وكان": glued to a word, a sign or a year; a figure behind another and a stop is a decimal.
_ARABIC = _Style(
    re.compile(rf"\s*(?P<n>{_ARABIC_FIGURE}{{1,3}})(?:\s?[.)–-])?\s+(?=[«“\"(]?{_ARABIC_LETTER})"),
    re.compile(
        rf"(?:(?<={_ARABIC_LETTER})|(?<=[^\d\s][.،؛؟!:»”\")])|(?<={_ARABIC_FIGURE}{{4}}[.،؛]))"
        rf"(?P<n>{_ARABIC_FIGURE}{{1,3}})(?=[\s،؛؟!:)»”]|\.(?:\s|$)|$)"
    ),
    1,
    around=False,
)
_STYLES = (
    _Style(re.compile(r"\s*\[(?P<n>\d{1,3})\]:?\s*(?=\S)"), re.compile(r"\s?\[(?P<n>\d{1,3})\](?!\()"), 1),
    # Behind a space "(1)" more often begins a part of the sentence.
    _Style(
        re.compile(r"\s*\((?P<n>\d{1,3})\)\s*(?=\S)"),
        re.compile(
            r"(?:(?<=[^\s(\d])|(?<=\b(?:19|20)\d\d))\((?P<n>\d{1,3})\)(?![\w(])|\s\((?P<m>\d{1,3})\)(?=[.,;:،؛؟]|$)"
        ),
        2,
    ),
    _Style(re.compile(r"\s*\[(?P<n>[a-z])\]\s*(?=\S)"), re.compile(r"\s?\[(?P<n>[a-z])\](?!\()"), 2, _letter),
    _Style(re.compile(r"\s*\[(?P<n>[ivx]{1,5})\]\s*(?=\S)"), re.compile(r"\s?\[(?P<n>[ivx]{1,5})\](?!\()"), 2, _roman),
    # As the United Nations print them: "the Plan of Action 1/ and …".
    _Style(re.compile(r"\s*(?P<n>\d{1,3})/\s+(?=\S)"), re.compile(r"\s?(?<![\d/])(?P<n>\d{1,3})/(?=[\s.,;:)]|$)"), 2),
    _RAISED_MARKS,
    _ARABIC,
    _GLUED_MARKS,
)


def plain_notes(paras: Sequence[Para], *, glued: bool = True) -> list[Para]:
    """The paragraphs, those that are notes marked as such and their marks taken out of the others as calls; `glued`
    says whether a figure right behind a word may be a mark."""
    parted = [piece for p in paras for piece in _parted(p)]
    best: dict[int, _Note] = {}
    chosen = None
    for style in _STYLES if glued else _STYLES[:-1]:
        found = _notes(parted, style)
        if style is _GLUED_MARKS and not _borne_out(parted, found):
            continue
        if style is _ARABIC and len(found) == 1 and max(found) < len(parted) - 1:
            continue  # one alone is a note where nothing stands behind it
        if len(found) > len(best) and len(found) >= style.least:
            best, chosen = found, style
    if chosen is None:
        return list(paras)
    places = {note.called for note in best.values()}
    held = Counter(note.mark for note in best.values())
    # A note that alone has its mark may be called again; a figure glued to a word is only taken for a call once.
    again = {mark for mark, n in held.items() if n == 1} if chosen.around else set()
    out = []
    for i, p in enumerate(parted):
        if i in best:
            m = chosen.head.match(p.text)
            strand = p.strand.cut(m.end() if m else 0).folded()
            out.append(p.with_(strand=strand, kind="footnote", note=best[i].mark, item=""))
        else:
            out.append(_unmarked(p, i, chosen, places, again))
    return out


@dataclass(frozen=True, slots=True)
class _Note:
    """A note found: its mark, and in which paragraph and up to where the mark stands that calls it."""

    mark: str
    called: tuple[int, int]


def _borne_out(paras: Sequence[Para], notes: Mapping[int, _Note]) -> bool:
    """Whether figures glued to words are surely marks: the notes stand under a heading that says so, or half of them
    cite, or the figures stand behind stops and commas and these behind several words (not as in "annex.1", "annex.2").
    """
    if not notes:
        return False
    before = [p.text for p in paras[max(min(notes) - 1, 0) : min(notes)]]
    cite = sum(bool(CITATION.search(paras[i].text)) for i in notes)
    if any(map(is_notes_heading, before)) or 2 * cite >= len(notes):
        return True
    stopped: Counter[str] = Counter()
    for note in notes.values():
        place, end = note.called
        before_it = paras[place].text[max(end - _LONG_WORD, 0) : end].rstrip("0123456789")
        if not before_it[-1:].isalpha():
            stopped[before_it.split()[-1]] += 1
    return 2 * stopped.total() >= len(notes) and 2 * max(stopped.values()) <= len(notes)


_NOTES = re.compile(
    r"(?:end|foot)?notes?|notas?(?: (?:al pie|finales|de (?:fim|rodapé)))?|notes (?:de (?:bas de page|fin)|finales)"
    r"|注释|注釋|脚注|الهوامش|الحواشي"
)


def is_notes_heading(text: str) -> bool:
    """Whether a line is the heading of a list of notes."""
    return len(text) < 40 and bool(_NOTES.fullmatch(fold(text).strip(" :.")))


_LEAD = re.compile(r"\s*(?P<open>[\[(]?)(?P<n>\d{1,3})(?P<close>[\])]?)(?P<stop>[./]?)\s+(?=\S)")


def _parted(p: Para) -> Iterator[Para]:
    """Paragraphs that hold several notes, line under line, parted: "1 One source. 2 Another." """
    m = _LEAD.match(p.text) if p.kind is None and not p.sure else None
    while m and len(m["open"]) == len(m["close"]):
        after = re.escape(
            f"{m['open']}{_following(m['n'])}{m['close']}{m['stop'] if m['open'] or m['stop'] == '/' else ''}"
        )
        capital = "" if m["open"] else rf"(?:[A-ZÀ-Þ“\"'‘«]|{_ARABIC_LETTER})"
        following = re.compile(rf"(?<=[.)\]”\"»])\s+(?={after}\s+{capital})").search(p.text, m.end())
        if following is None:
            break
        yield p.with_(strand=p.strand.cut(0, following.start()))
        p = p.with_(strand=p.strand.cut(following.end()))
        m = _LEAD.match(p.text)
    yield p


def _following(mark: str) -> str:
    """The number behind a mark's, in its figures."""
    number = str(int(mark) + 1)
    figures = next((f for f in _FIGURES if mark[0] in f), None)
    return "".join(figures[int(c)] for c in number) if figures else number


def _notes(paras: Sequence[Para], style: _Style) -> dict[int, _Note]:
    """The paragraphs that are notes in this style. A row may begin anew, on the next page or in the
    next chapter: where a 1 is called behind the last note."""
    found: dict[int, _Note] = {}
    row, last = 0, -1
    at = (0, 0)
    # Up to which paragraph the next mark, and a new first one, were looked for in vain.
    searched = anew = 0
    listed = False
    for i, p in enumerate(paras):
        if words(p.text) <= 6 and wording.REFERENCES.fullmatch(fold(p.text)):
            listed = True
        m = style.head.match(p.text) if p.note is None and p.kind in (None, "list") and not listed else None
        if m is None or len(p.text) <= m.end() + 1:
            continue
        place = style.place(m["n"])
        called = None
        if place == row + 1:
            called = _called(paras, style, place, max(at, (searched, 0)), i, found)
            searched = i
        elif place == 1 and row:
            called = _called(paras, style, 1, (max(anew, last + 1), 0), i, found)
            anew = i
        if called:
            found[i] = _Note(plain(m["n"]), called)
            row, last, at, searched = place, i, called, 0
    return found


def _called(
    paras: Sequence[Para], style: _Style, number: int, begin: tuple[int, int], end: int, notes: Container[int]
) -> tuple[int, int] | None:
    """Behind where in the running text the first mark with the number stands, between two places."""
    for i in range(begin[0], end):
        p = paras[i]
        if i in notes or p.note is not None or p.kind in ("heading", "table", "footnote"):
            continue
        for m in style.mark.finditer(p.text, begin[1] if i == begin[0] else 0):
            if style.place(_said(m)) == number and m.start() > 0:
                return i, m.end()
    return None


def _said(m: re.Match[str]) -> str:
    return plain(m["n"] or m.groupdict().get("m") or "")


def _unmarked(p: Para, i: int, style: _Style, places: Container[tuple[int, int]], again: Container[str]) -> Para:
    """A paragraph without the marks that stand at some places, or are among those that may be called again. A raised
    mark is left for `notes.take_out`."""
    if p.note is not None or style is _RAISED_MARKS:
        return p
    spans, calls = [], list(p.calls)
    for m in style.mark.finditer(p.text):
        if ((i, m.end()) not in places and _said(m) not in again) or m.start() == 0:
            continue
        group = "n" if m["n"] else "m"
        at = p.strand.origin[m.start(group)]
        if at == INSERTED:
            continue
        spans.append(m.span() if style.around else m.span(group))
        calls.append(Call(_said(m), at))
    return p.with_(strand=p.strand.without(spans).folded(), calls=tuple(calls)) if spans else p
