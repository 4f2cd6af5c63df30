"""What the store demands of a reading before it keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from store.documents import PagedText, Reading, Record
from store.errors import ReadingInvalid, TextUnclean
from store.works import Citation, Quotation, Work

RENAME = "the file name is not valid text, rename it"
_READER = "the reader must replace it (U+FFFD)"


def check_reading(reading: Reading) -> None:
    """Raise TextUnclean for NULs and lone surrogates, ReadingInvalid for a reading that contradicts itself."""
    source = ascii(reading.document.source)
    for name, text in _strings(reading):
        check_clean(text, f"the {name} of {source}", RENAME if name in ("name", "paths") else _READER)
    if problem := next(_contradictions(reading), None):
        raise ReadingInvalid(f"The reading of {source} contradicts itself: {problem}. Its reader needs mending.")


def check_clean(text: str, what: str, remedy: str = "take it out") -> None:
    """Raise TextUnclean when the text holds what SQLite and UTF-8 cannot; its message ends with the remedy."""
    if "\x00" in text:
        raise TextUnclean(f"There is a NUL character in {what}: {remedy}.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextUnclean(f"There is a lone surrogate at character {error.start} of {what}: {remedy}.") from error


def record_text(record: Record) -> str:
    """All strings of a record, one after another, to be checked together."""
    return "\n".join(_within(asdict(record)))


def _within(value: object) -> Iterator[str]:
    """The strings in a value made of dicts, tuples and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _within(inner)


def _strings(reading: Reading) -> Iterator[tuple[str, str]]:
    document, paged = reading.document, reading.paged
    yield "name", document.source
    yield "raw text", paged.raw
    yield "text", paged.text
    yield "record", record_text(document.record)
    yield "paths", "\n".join(document.paths)
    yield "warnings", "\n".join((*document.warnings, *paged.warnings))
    yield "page labels", "\n".join(label or "" for label in paged.labels)
    yield "blocks", "\n".join(f"{b.section} {b.note} {b.item}" for b in paged.blocks)
    yield "notes", "\n".join(n.mark for n in paged.notes)
    yield "works", "\n".join(_within([asdict(w) for w in paged.works]))
    yield "citations", "\n".join(f"{c.note} {c.pages} {c.why}" for c in paged.citations)
    yield "printed pages", "\n".join(p.label for p in paged.printed)


def _contradictions(reading: Reading) -> Iterator[str]:
    document, paged = reading.document, reading.paged
    length = len(paged.text)
    if paged.document_id != document.id:
        yield "its text belongs to another document"
    for run in paged.runs:
        ends = run.start + run.length, run.raw_start + run.length
        if paged.text[run.start : ends[0]] != paged.raw[run.raw_start : ends[1]] or ends[0] > length:
            yield f"the run at {run.start} differs from the raw text"
    for i, block in enumerate(paged.blocks):
        if not 0 <= block.start <= block.end <= length:
            yield f"block {i} lies outside the text"
    for note in paged.notes:
        if not 0 <= note.block < len(paged.blocks):
            yield f"note {note.mark!r} has no block"
    yield from _wrongly_named(paged)
    ids = {p.id for p in reading.passages}
    if len(ids) != len(reading.passages):
        yield "two passages have one id"
    for passage in reading.passages:
        place = passage.locator
        if place.document_id != document.id or paged.text[place.start : place.end] != passage.text:
            yield f"passage {passage.id} differs from the text at its place"
    for sentence in reading.sentences:
        if not 0 <= sentence.start < sentence.end <= length:
            yield f"the sentence at {sentence.start} lies outside the text"
        if not 0 <= sentence.block < len(paged.blocks):
            yield f"the sentence at {sentence.start} has no block"
        if sentence.passage and sentence.passage not in ids:
            yield f"the sentence at {sentence.start} lies in an unknown passage"


def _wrongly_named(paged: PagedText) -> Iterator[str]:
    """What is wrong with the works, citations and quotations."""
    length = len(paged.text)
    spans: tuple[tuple[str, Sequence[Work | Citation | Quotation]], ...] = (
        ("work", paged.works), ("citation", paged.citations), ("quotation", paged.quotations)
    )  # fmt: skip
    for name, named in spans:
        for i, span in enumerate(named):
            if not 0 <= span.start < span.end <= length:
                yield f"{name} {i} lies outside the text"
    for i, citation in enumerate(paged.citations):
        if citation.work is not None and not 0 <= citation.work < len(paged.works):
            yield f"citation {i} names a work that is not there"
        if (citation.work is None) != (citation.rule == "unresolved"):
            yield f"citation {i} is both resolved and not"
    for i, quotation in enumerate(paged.quotations):
        if any(not 0 <= c < len(paged.citations) for c in quotation.citations):
            yield f"quotation {i} carries a citation that is not there"
    if any(not 0 <= w < len(paged.works) for n in paged.notes for w in n.works):
        yield "a note names a work that is not there"
    if any(not 0 <= p.raw_start < p.raw_end <= len(paged.raw) for p in paged.printed):
        yield "a printed page lies outside the raw text"
