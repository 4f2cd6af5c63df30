"""Footnotes of running text: the paragraphs that are notes, and the marks that call them.

An extractor leaves a page's notes between two halves of a sentence. A note is known by a superscript number at
its head (¹⁹, $^{40}$, ^7^, [^3]); its mark in the body by the same number. A note that lost its number, or was cut
in two by a page, is found by its place among the others. Numbers that are not raised are read by `note_styles.py`,
and only where no note has a raised one; signs ("*", "†") by `note_signs.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from ingest.affiliations import of_authors
from ingest.draft import Call, Para
from ingest.note_signs import sign_notes
from ingest.note_styles import ROMANS, plain_notes
from ingest.strand import INSERTED, Strand
from ingest.tying import tie
from ingest.wording import fold

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 3)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUPER = r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
# "$^{40}$" and what optical readers make of it: "$^{^{40}}$", "$ {}^{\text{40}}$".
_MATHS = r"\$\s*(?:\{\s*\}\s*)?\^[\s{^]*(?:\\(?:text|mathrm|rm)\s*\{\s*)?(?P<maths>\d{1,3}|[a-z*†‡])[\s}]*\$"
# "^7^" is Pandoc's superscript.
_CARETS = r"\^(?P<carets>\d{1,3})\^"
_TAGS = r"<sup[^<>\n]{0,200}>\s*(?P<tags>\d{1,3}|[*†‡]{1,3})\s*</sup>"
MARK = re.compile(rf"{_SUPER}|{_MATHS}|{_CARETS}|{_TAGS}|\[\^(?P<named>[\w-]{{1,20}})\](?!:)")
_HEAD = re.compile(rf"\s*(?:{_SUPER}|{_MATHS}|{_CARETS}|{_TAGS}|\[\^(?P<named>[\w-]{{1,20}})\]:)\s*(?=\S)")
_ROMAN = re.compile(r"\[(?P<roman>[ivxl]{1,6})\]")
# "120 km²" and "10⁶" are no notes.
UNIT = re.compile(r"(?:\d\s?(?:[kcmdµh]?m|ft|mi|in|yd|ha)|\b[kcmd]m|\d\s?10|\bCO)$")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$|[)\]}]$|(?:https?://|www\.|doi\.org)\S+$")
_TAIL = 100
_CITATION = re.compile(
    r"\bpp?\.\s?\d|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d\)|\bibid\b|\bop\. cit|['‘“\"«].*['’”\"»]", re.IGNORECASE
)


def mark_of(m: re.Match[str]) -> str:
    """The note's number or letter, as ASCII."""
    groups = m.groupdict()
    names = ("super", "maths", "carets", "tags", "named", "roman")
    return next((found for n in names if (found := groups.get(n))), "").translate(_DIGITS)


def take_out(paras: Sequence[Para], *, glued: bool = True) -> tuple[list[Para], list[Para], list[str]]:
    """(body, notes, warnings): the notes out of the flow in the order of their numbers, the marks out of the body.

    `glued` says whether a figure behind a word ("nurses3") may be a mark; it may not where the file tells what is
    raised.

    A body paragraph before which notes were taken out is `bound`: it may go on with a sentence broken there.
    """
    paras, affiliations = of_authors(paras)
    front = {id(paras[i]) for i in affiliations}
    kinds = _found(sign_notes(paras), front)
    if not any(p.note is not None and p.note[:1].isalnum() for p in kinds):
        kinds = plain_notes(kinds, glued=glued)
    if not any(p.note is not None for p in kinds):
        return [_unmarked(p, frozenset()) for p in paras], [], []
    called = _called(p for p in kinds if id(p) not in front)
    kinds = _numberless(kinds, called)
    kinds = _joined(kinds)
    numbers = frozenset(p.note for p in kinds if p.note)
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
            body.append(_unmarked(p, frozenset() if id(p) in front else numbers).with_(bound=bound or p.bound))
        bound = p.note is not None
    notes = [_unmarked(p, frozenset()) for p in kinds if p.note]
    if len({p.note for p in notes}) == len(notes):  # else they begin anew, and only their places tell their order
        notes.sort(key=lambda p: _order(p.note or ""))
    return body, notes, _warnings(body, notes)


_NOTES = re.compile(
    r"(?:end|foot)?notes?|notas?(?: (?:al pie|finales|de (?:fim|rodapé)))?|notes (?:de (?:bas de page|fin)|finales)"
    r"|注释|注釋|脚注|الهوامش|الحواشي"
)


def is_notes_heading(text: str) -> bool:
    """Whether a line is the heading of a list of notes."""
    return len(text) < 40 and bool(_NOTES.fullmatch(fold(text).strip(" :.")))


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


def _called(paras: Iterable[Para]) -> set[str]:
    return {mark_of(m) for p in paras if p.note is None for m in MARK.finditer(p.text) if not _is_unit(p.text, m)}


def _numberless(paras: list[Para], called: set[str]) -> list[Para]:
    """A paragraph among notes whose number is called but held by no note, and follows on from the note before."""
    held = {p.note for p in paras if p.note is not None}
    missing = {m for m in called if m.isdigit()} - held
    for i in range(1, len(paras) - 1):
        before, p = paras[i - 1], paras[i]
        if p.note is not None or p.kind is not None or before.note is None or not before.note.isdigit():
            continue
        number = str(int(before.note) + 1)
        looks = bool(_CITATION.search(p.text)) and not p.text[:1].islower()
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
    """Whether a raised 2 or 3 behind some words belongs to a unit or a number ("km²", "10³")."""
    return mark in ("2", "3") and bool(UNIT.search(before))


def _is_unit(text: str, m: re.Match[str]) -> bool:
    return mark_of(m) in {"2", "3"} and bool(UNIT.search(text[max(0, m.start() - 8) : m.start()]))


def _unmarked(p: Para, numbers: frozenset[str]) -> Para:
    """The paragraph without its note marks, which are kept as calls. With no numbers given, nothing is a call."""
    spans: list[tuple[int, int]] = []
    calls = list(p.calls)
    for m in MARK.finditer(p.text):
        if mark_of(m) not in numbers or _is_unit(p.text, m):
            continue
        spans.append((m.start(), m.end()))
        at = max(p.strand.origin[m.start() : m.end()])
        if at != INSERTED:
            calls.append(Call(mark_of(m), at))
    strand = p.strand.without(spans).folded() if spans else p.strand
    return p.with_(strand=_raised(strand), calls=tuple(calls))


def _raised(strand: Strand) -> Strand:
    """Raised numbers that call no note ("10^6^", "km<sup>2</sup>") as figures."""
    if "^" not in strand.text and "<sup" not in strand.text:
        return strand
    return strand.edited(
        (m.start(), m.end(), raised.translate(_SUPERSCRIPTS))
        for m in MARK.finditer(strand.text) if (raised := m["carets"] or m["tags"])
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
    said = []
    if uncalled := [m for m in untied if held[m] == 1]:
        said.append(f"notes whose mark was not found in the text: {', '.join(uncalled)}")
    if double := sorted({m for m in untied if held[m] > 1}, key=_order):
        said.append(
            f"note numbers that stand more than once, so that it is not known what calls them: {', '.join(double)}"
        )
    return said
