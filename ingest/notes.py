"""Footnotes of running text: the paragraphs that are notes, and the marks that call them.

An extractor leaves a page's notes between two halves of a sentence. A note is known by a superscript number at
its head (¹⁹, $^{40}$, ^7^, [^3]); its mark in the body by the same number. A note that lost its number, or was cut
in two by a page, is found by its place among the others. Numbers that are not raised are read by `note_styles.py`,
and only where no note has a raised one; signs ("*", "†") by `note_signs.py`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from ingest import wording
from ingest.affiliations import of_authors
from ingest.draft import Call, Para
from ingest.note_signs import sign_notes
from ingest.note_styles import CITATION, ROMANS, is_notes_heading, plain_notes
from ingest.raised import FIGURES, plain, raised
from ingest.strand import INSERTED, Strand
from ingest.tying import tie
from ingest.wording import fold, words

_SUPER = rf"(?P<super>[{FIGURES}]{{1,3}})"
# "$^{40}$" and what optical readers make of it: "$^{^{40}}$", "$ {}^{\text{40}}$".
_MATHS = r"\$\s*(?:\{\s*\}\s*)?\^[\s{^]*(?:\\(?:text|mathrm|rm)\s*\{\s*)?(?P<maths>\d{1,3}|[a-z*†‡])[\s}]*\$"
# "^7^" is Pandoc's superscript.
_CARETS = r"\^(?P<carets>\d{1,3})\^"
_TAGS = r"<sup[^<>\n]{0,200}>\s*(?P<tags>\d{1,3}|[*†‡]{1,3})\s*</sup>"
MARK = re.compile(rf"{_SUPER}|{_MATHS}|{_CARETS}|{_TAGS}|\[\^(?P<named>[\w-]{{1,20}})\](?!:)")
_HEAD = re.compile(rf"\s*(?:{_SUPER}|{_MATHS}|{_CARETS}|{_TAGS}|\[\^(?P<named>[\w-]{{1,20}})\]:)\s*(?=\S)")
_ROMAN = re.compile(r"\[(?P<roman>[ivxl]{1,6})\]")
# "120 km²" and "5 × 10⁹" are no notes; "10⁶ trees" and "x³" are none where the note is called elsewhere.
_UNIT = re.compile(r"(?:\d\s?(?:[kcmdµh]?m|ft|mi|in|yd|ha)|\b[kcmd]m|\bCO)$")
_POWER = re.compile(r"(?:[x×·∙⋅*]\s?|\d\s)10$")
_BASE = re.compile(r"(?<![\w.,])(?:10|[A-Za-z])$")
# Between two marks at one place: "¹,²".
_BETWEEN = re.compile(r"[,;˒]?\s?")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$|[)\]}]$|(?:https?://|www\.|doi\.org)\S+$")
_TAIL = 100


def mark_of(m: re.Match[str]) -> str:
    """The note's number or letter, as ASCII."""
    groups = m.groupdict()
    names = ("super", "maths", "carets", "tags", "named", "roman")
    return plain(next((found for n in names if (found := groups.get(n))), ""))


def take_out(
    paras: Sequence[Para], *, glued: bool = True, named: bool = True
) -> tuple[list[Para], list[Para], list[str]]:
    """(body, notes, warnings): the notes out of the flow in the order of their numbers, the marks out of the body.

    `glued` says whether a figure behind a word ("nurses3") may be a mark; it may not where the file tells what is
    raised. `named` says whether "[^1]" may call a note that the file's markup tells: else it is code that is quoted.

    A body paragraph before which notes were taken out is `bound`: it may go on with a sentence broken there.
    """
    paras, affiliations = of_authors(paras)
    front = {id(paras[i]) for i in affiliations}
    told = frozenset() if named else frozenset(p.note for p in paras if p.note)
    kinds = _found(sign_notes(paras), front)
    if not any(p.note is not None and p.note[:1].isalnum() for p in kinds):
        kinds = plain_notes(kinds, glued=glued)
    if not any(p.note is not None for p in kinds):
        body = [_unmarked(p, frozenset()) for p in paras]
        return body, [], _strangers(body)
    called = _called([p for p in kinds if id(p) not in front], least_sure=True)
    kinds = _numberless(kinds, called)
    kinds = _joined(kinds)
    numbers = frozenset(p.note for p in kinds if p.note)
    text = [p for p in kinds if p.note is None and id(p) not in front]
    sure = frozenset(_called(text, least_sure=False))
    body, bound = [], False
    for i, p in enumerate(kinds):
        if (
            p.kind is None
            and p.note is None
            and kinds[i + 1 : i + 2]
            and kinds[i + 1].note
            and is_notes_heading(p.text)
        ):
            p = p.with_(kind="heading", level=2)
        if p.note is None:
            held = frozenset() if id(p) in front else numbers
            body.append(_unmarked(p, held, sure, told).with_(bound=bound or p.bound))
        bound = p.note is not None
    notes = [_unmarked(p, frozenset()) for p in kinds if p.note]
    if len({p.note for p in notes}) == len(notes):  # else they begin anew, and only their places tell their order
        notes.sort(key=lambda p: _order(p.note or ""))
    return body, notes, _warnings(body, notes)


def _order(mark: str) -> tuple[int, str]:
    """Numbers first, then letters; signs stay in the order in which they stand."""
    return (int(mark), "") if mark.isdigit() else (10**6, mark if mark[:1].isalnum() else "")


def _found(paras: Sequence[Para], front: Container[int]) -> list[Para]:
    """Paragraphs that begin with a note's number become notes, without the number; those of `front`, by identity, tell
    where the authors work."""
    found = []
    for p in _parted(paras):
        if id(p) in front:
            found.append(p)
            continue
        m = _HEAD.match(p.text) if p.note is None and p.kind in (None, "footnote", "list") else None
        if m and p.kind == "list" and not m["named"]:
            m = None
        if m and len(p.text) > m.end() + 1:
            p = p.with_(strand=p.strand.cut(m.end()).folded(), kind="footnote", note=mark_of(m))
        found.append(p)
    return found


def _parted(paras: Iterable[Para]) -> Iterator[Para]:
    """Paragraphs that hold several raised notes, line under line, parted: "¹ One source. ² Another." """
    for p in paras:
        m = _HEAD.match(p.text) if p.kind is None and not p.sure else None
        while m and (mark := mark_of(m)).isdigit():
            marks = (n for n in MARK.finditer(p.text, m.end()) if mark_of(n) == str(int(mark) + 1))
            following = next((n for n in marks if _begins_line(p.text, n.start())), None)
            if following is None:
                break
            yield p.with_(strand=p.strand.cut(0, following.start()), calls=())
            p = p.with_(strand=p.strand.cut(following.start()))
            m = _HEAD.match(p.text)
        yield p


def _begins_line(text: str, at: int) -> bool:
    """Whether what stands at a place follows a space and the end of a sentence."""
    return text[at - 1].isspace() and bool(_ENDED.search(text[max(0, at - _TAIL) : at].rstrip()))


def _called(paras: Iterable[Para], *, least_sure: bool) -> set[str]:
    """The marks that stand in the text; `least_sure`: those that may be powers as well."""
    return {
        mark_of(m)
        for p in paras if p.note is None
        for m in MARK.finditer(p.text)
        if not _is_unit(p.text, m) and (least_sure or not _is_base(p.text, m.start()))
    }  # fmt: skip


def _numberless(paras: list[Para], called: set[str]) -> list[Para]:
    """A paragraph among notes whose number is called but held by no note, and follows on from the note before."""
    held = {p.note for p in paras if p.note is not None}
    missing = {m for m in called if m.isdigit()} - held
    for i in range(1, len(paras) - 1):
        before, p = paras[i - 1], paras[i]
        if p.note is not None or p.kind is not None or before.note is None or not before.note.isdigit():
            continue
        number = str(int(before.note) + 1)
        looks = bool(CITATION.search(p.text)) and not p.text[:1].islower()
        if number in missing and looks and _ENDED.search(before.text) and not MARK.search(p.text):
            paras[i] = p.with_(kind="footnote", note=number)
            missing.discard(number)
    return paras


def _joined(paras: list[Para]) -> list[Para]:
    """Notes cut in two by a page made whole; the rest's own paragraph is left as a note with an empty mark.

    The rest of a note stands before the note with the next number, on the page after.
    """
    following: dict[str | None, int] = {}
    for i in range(len(paras) - 1, -1, -1):
        mark = paras[i].note
        if mark is None:
            continue
        after = following.get(str(int(mark) + 1), 0) if mark.isdigit() else 0
        following[mark] = i
        if paras[i].sure or _ENDED.search(paras[i].text):
            continue
        rest = paras[after - 1]
        if after > i + 1 and rest.note is None and rest.kind is None and not rest.sure:
            paras[i] = paras[i].with_(strand=paras[i].strand + Strand.inserted(" ") + rest.strand)
            paras[after - 1] = rest.with_(note="", kind="footnote")
    return paras


def is_unit(before: str, mark: str) -> bool:
    """Whether a raised figure behind some words belongs to a unit or a number ("km²", "5 × 10⁹")."""
    return (mark in ("2", "3") and bool(_UNIT.search(before))) or bool(_POWER.search(before))


def _is_unit(text: str, m: re.Match[str]) -> bool:
    return is_unit(text[max(0, m.start() - 8) : m.start()], mark_of(m))


def _unmarked(
    p: Para, numbers: frozenset[str], sure: frozenset[str] = frozenset(), told: frozenset[str] = frozenset()
) -> Para:
    """The paragraph without the marks of notes, which are kept as calls; `numbers` are the notes' marks, and `sure`
    those of them that are called where no power can stand. What calls no note stays in the text; so does a mark such as
    "[^1]" that has one of the numbers told."""
    spans: list[tuple[int, int]] = []
    calls = [c for c in p.calls if c.mark in numbers]
    for m in MARK.finditer(p.text):
        mark = mark_of(m)
        if (
            mark not in numbers
            or _is_unit(p.text, m)
            or m["named"] in told
            or (mark in sure and _is_base(p.text, m.start()))
        ):
            continue
        if spans and _BETWEEN.fullmatch(p.text, spans[-1][1], m.start()):
            spans.append((spans[-1][1], m.start()))
        spans.append((m.start(), m.end()))
        calls.append(Call(mark, _raw_place(p.strand, m.start(), m.end())))
    spans = sorted({*spans, *_signs(p.strand, calls)})
    strand = p.strand.without(spans).folded() if spans else p.strand
    return p.with_(strand=_with_raised(strand), calls=tuple(calls))


def _is_base(text: str, at: int) -> bool:
    return bool(_BASE.search(text, max(0, at - 3), at))


def _raw_place(strand: Strand, start: int, end: int) -> int:
    """Where in the raw text a mark stands, or behind what; the figures of a PDF are raised by us."""
    own = max(strand.origin[start:end])
    if own != INSERTED:
        return own
    return next((o + 1 for o in reversed(strand.origin[:start]) if o != INSERTED), 0)


def _signs(strand: Strand, calls: Iterable[Call]) -> Iterator[tuple[int, int]]:
    """Where the signs still stand that were found to call notes."""
    signs = {c.at: c.mark for c in calls if not c.mark[:1].isalnum()}
    for i, o in enumerate(strand.origin) if signs else ():
        if (mark := signs.get(o)) and strand.text.startswith(mark, i):
            yield i, i + len(mark)


def _with_raised(strand: Strand) -> Strand:
    """Raised numbers that call no note ("10^6^", "km<sup>2</sup>") as figures."""
    if "^" not in strand.text and "<sup" not in strand.text:
        return strand
    return strand.edited(
        (m.start(), m.end(), raised(figures))
        for m in MARK.finditer(strand.text) if (figures := m["carets"] or m["tags"])
    )  # fmt: skip


def orphans(paras: Sequence[Para]) -> tuple[list[Para], list[str]]:
    """Marks such as [i] that end a sentence and number on through the document, though it holds no such notes."""
    marks = [mark_of(m) for p in paras for m in _ROMAN.finditer(p.text)]
    if not marks or marks != list(ROMANS[: len(marks)]):
        return list(paras), []
    out = [p.with_(strand=p.strand.sub(_ROMAN).folded()) for p in paras]
    listed = ", ".join(f"[{m}]" for m in marks)
    return out, [f"note marks without a note in the document: {listed}"]


def _warnings(body: Sequence[Para], notes: Sequence[Para]) -> list[str]:
    called = tie(notes, (c for p in body for c in p.calls))
    held = Counter(n.note or "" for n in notes)
    untied = [n.note or "" for n, call in zip(notes, called, strict=True) if call is None]
    said = _strangers(body)
    if uncalled := [m for m in untied if held[m] == 1]:
        said.append(f"notes whose mark was not found in the text: {', '.join(uncalled)}")
    if double := sorted({m for m in untied if held[m] > 1}, key=_order):
        said.append(
            f"note numbers that stand more than once, so that it is not known what calls them: {', '.join(double)}"
        )
    return said


# Behind a word or a sentence's end, where a note is called.
_CALLING = re.compile(r"(?:[^\W\d_]{2}|[.,;:!?”’\"'»)])$")


def _strangers(body: Sequence[Para]) -> list[str]:
    """What is said of raised numbers in the text that look like the marks of notes which the document does not hold.

    Where it has a list of references they may be the numbers of these.
    """
    if any(words(p.text) <= _HEADING and wording.REFERENCES.fullmatch(fold(p.text)) for p in body):
        return []
    marks = dict.fromkeys(
        mark
        for p in body if p.kind not in ("heading", "table")
        for m in MARK.finditer(p.text)
        if (mark := mark_of(m)).isdigit() and not _is_unit(p.text, m)
        and _CALLING.search(p.text, max(0, m.start() - 2), m.start())
    )  # fmt: skip
    if not marks:
        return []
    some = ", ".join(itertools.islice(marks, _MOST_TOLD)) + (", …" if len(marks) > _MOST_TOLD else "")
    return [f"raised numbers that call no note of the document: {some}"]


_MOST_TOLD = 20
_HEADING = 6
