"""Searching for quotes: by topic, by words, by exact phrase; by who speaks, where and in what.

A search by words or phrase is complete. One by topic ranks what is near: the same ranking as for an answer, without the
decision whether anything answers.
"""

from __future__ import annotations

import difflib
import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.attribution import Attribution, attribute
from assistant.filters import resolved
from assistant.originals import original_of
from assistant.question import MAX_CHARACTERS, read_question
from assistant.quoted_words import QuotedWords, attributed, matched_in
from assistant.quotes import Difference, Quote, Quotes, QuoteSearch
from assistant.retrieve import Reranker, retrieve
from assistant.second_opinion import SecondReader, with_second_opinion
from assistant.selection import distinct
from store.documents import PagedText, span_key
from store.errors import DocumentUnknown
from store.words import fold, terms_of

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from store.hits import PhraseHit
    from store.library import Library
    from store.where import Where

# Says whether a query is nearer to one text than to another.
Nearer = Callable[[str, str, str], bool]

_QUOTED = re.compile(r"[\"“”„‟]([^\"“”„‟]+)[\"“”„‟]")
_MARKED = re.compile(r"[“”„«»\"]|(?<!\w)[‘'](?=\w)")
# What nearness in meaning adds to the score of an answer's candidate, for each standard deviation.
_MEANING = 1.1
# So many passages are looked at: a sentence that words it otherwise lies deeper than one that answers. Of the sentences
# found so many are read closely; what lies further off in meaning was never among the first.
_PASSAGES, _SENTENCES = 60, 160
_NO_WORD = re.compile(r"\W*")
# Kinds of block that are not offered to one who asks for quotes on a topic.
_NO_PROSE = frozenset({"heading", "reference", "caption", "table"})


@dataclass(frozen=True, slots=True)
class _Span:
    """Whole sentences of a document, and the places in it that met the search."""

    document_id: str
    start: int
    end: int
    score: float = 1.0
    matches: tuple[tuple[int, int], ...] = ()


ATTEMPTS = 3


def find_quotes(
    search: QuoteSearch, library: Library, *, reranker: Reranker | None = None, second: SecondReader | None = None
) -> Quotes:
    """The quotes that a search asks for, and how many there are in all.

    In the order of sources and places; by topic, best first. Raises StoreError, FilterError.
    """
    given = bool(search.query.strip())
    search = replace(
        search, query=_readable(search.query)[:MAX_CHARACTERS], speaker=_readable(search.speaker)[:MAX_CHARACTERS]
    )
    if given and not search.query.strip():
        return Quotes((), 0)  # nothing was asked that can be looked for
    for attempt in range(ATTEMPTS):
        library.refresh()
        try:
            return _find(search, library, reranker, second)
        except DocumentUnknown:
            # Another process took a document out while it was being read; what is left is searched again.
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("not reached")


def _find(search: QuoteSearch, library: Library, reranker: Reranker | None, second: SecondReader | None) -> Quotes:
    spans = _narrowed(_spans(search, library, reranker, second), search, library)
    nearer = second.nearer if second and search.query and search.mode == "topic" else None
    if not search.speaker:
        found = list(spans)
        wanted = found[search.offset : search.offset + search.limit]
        return Quotes(tuple(_quote(s, _said(s, library, search, nearer), library) for s in wanted), len(found))
    said = [(s, a) for s in spans if _speaks(search.speaker, a := _said(s, library, search, nearer))]
    shown = said[search.offset : search.offset + search.limit]
    return Quotes(tuple(_quote(s, a, library) for s, a in shown), len(said))


def _spans(
    search: QuoteSearch, library: Library, reranker: Reranker | None, second: SecondReader | None
) -> Iterable[_Span]:
    where = resolved(search.where, library)
    query = search.query.strip()
    if not query:
        return _all_sentences(search, library)
    if search.mode == "exact":
        hits = [(h.document_id, h.block, (h.start, h.end)) for h in library.exactly(_unwrapped(query), where)]
        return _around(hits, library)
    if search.mode == "words":
        return _holding(_parts(query), search, library)
    ranked = _on_topic(query, search, library, where, reranker, second)
    # Log-odds only in form: what was added to them was fitted for the order alone.
    return [_Span(*c.place, score=1 / (1 + math.exp(-c.score))) for c in ranked]


def _on_topic(
    query: str,
    search: QuoteSearch,
    library: Library,
    where: Where,
    reranker: Reranker | None,
    second: SecondReader | None,
) -> list[Candidate]:
    """The sentences nearest to a topic, best first. Nearness in meaning counts for more than in an answer: who looks
    for a quote words the thought, not the fact."""
    asked = read_question(query)
    picked = bool(search.speaker or search.section or search.kinds)  # of all that there is, after the ranking
    found = retrieve(asked, library, where, reranker, passages=_PASSAGES, sentences=None if picked else _SENTENCES)
    weighed = [replace(c, score=c.score + _MEANING * c.features.meaning) for f in found for c in f.candidates]
    ranked = sorted(weighed, key=lambda c: (-c.score, c.place))
    ranked = list({c.place: c for c in distinct(ranked, library)}.values())
    if not search.kinds:
        ranked = [c for c in ranked if c.block.kind not in _NO_PROSE]
    if second is None or asked.language != "en":
        return ranked
    english = {d.id: d.record.language[:2] in ("", "en") for d in library.documents(where)}
    return with_second_opinion(query, ranked, [english.get(c.document_id, False) for c in ranked], second)


def _readable(text: str) -> str:
    """A text without NULs and lone surrogates, which neither the tokenizer nor SQLite takes."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode()


def _unwrapped(query: str) -> str:
    """A phrase without the quotation marks in which it was given."""
    whole = _QUOTED.fullmatch(query)
    return whole.group(1) if whole else query


def _parts(query: str) -> list[str]:
    """The words of a query and its phrases between quotation marks."""
    return [*_QUOTED.findall(query), *_QUOTED.sub(" ", query).split()]


def _holding(parts: Sequence[str], search: QuoteSearch, library: Library) -> Iterator[_Span]:
    """Every sentence that holds all of the parts."""
    parts = [part for part in parts if terms_of(part)]
    blocks = library.together(parts, resolved(search.where, library)) if parts else ()
    sentences = _by_block(library, {(b[0][0].document_id, b[0][0].block) for b in blocks})
    for hits in blocks:
        place = hits[0][0].document_id, hits[0][0].block
        for start, end in sentences.get(place, ()):
            within = [[(h.start, h.end) for h in own if start <= h.start and h.end <= end] for own in hits]
            if all(within):
                matches = sorted(set(itertools.chain.from_iterable(within)))
                yield _Span(place[0], start, end, matches=tuple(matches))


def _around(hits: Sequence[tuple[str, int, tuple[int, int]]], library: Library) -> list[_Span]:
    """The whole sentences in which hits stand, each once, with what was met in it."""
    sentences = _by_block(library, {(document_id, block) for document_id, block, _ in hits})
    found: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    for document_id, block, (first, last) in hits:
        own = [(a, b) for a, b in sentences.get((document_id, block), ()) if a < last and b > first]
        if own:
            found.setdefault((document_id, own[0][0], own[-1][1]), []).append((first, last))
    return [_Span(*place, matches=tuple(matches)) for place, matches in found.items()]


def _by_block(library: Library, blocks: set[tuple[str, int]]) -> dict[tuple[str, int], list[tuple[int, int]]]:
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for document_id, sentence in library.places_of(blocks):
        found.setdefault((document_id, sentence.block), []).append((sentence.start, sentence.end))
    return found


def _all_sentences(search: QuoteSearch, library: Library) -> Iterator[_Span]:
    """Every sentence of the documents that pass the filter; of a speaker, of those that are his or name him."""
    for document in library.documents(resolved(search.where, library)):
        if search.speaker and not _may_speak(search.speaker, document.id, library):
            continue
        paged = library.paged(document.id)
        blocks = {(document.id, i) for i, b in enumerate(paged.blocks) if search.kinds or b.kind not in _NO_PROSE}
        for _, sentence in library.places_of(blocks):
            yield _Span(document.id, sentence.start, sentence.end)


def _may_speak(speaker: str, document_id: str, library: Library) -> bool:
    document = library.document(document_id)
    record = " ".join([*(str(a) for a in document.record.authors), document.record.publisher, document.record.title])
    return terms_of(speaker) <= terms_of(record) or terms_of(speaker) <= terms_of(library.paged(document_id).text)


def _narrowed(spans: Iterable[_Span], search: QuoteSearch, library: Library) -> Iterator[_Span]:
    """The spans under the section and in the kinds of block that are wanted."""
    for span in spans:
        if search.section or search.kinds:
            paged = library.paged(span.document_id)
            block = paged.blocks[paged.block_of(span.start, span.end)]
            if search.kinds and block.kind not in search.kinds:
                continue
            if fold(search.section) not in fold(block.section):
                continue
        yield span


def _said(
    span: _Span, library: Library, search: QuoteSearch | None = None, nearer: Nearer | None = None
) -> Attribution:
    """Who says a span, or the words in it that a search is about."""
    paged = library.paged(span.document_id)
    said = attribute(library.document(span.document_id), paged, span.start, span.end)
    about = matched_in(span.matches)
    if search and nearer:

        def about(words: QuotedWords, speaker: str) -> bool:
            beside = f"{paged.text[span.start : words.start]} {paged.text[words.end : span.end]}"
            return nearer(search.query, paged.text[words.start : words.end], beside)

    if search and search.speaker and not search.query:
        wanted = terms_of(search.speaker)
        about = lambda words, speaker: wanted <= terms_of(speaker)  # noqa: E731
    return attributed(said, paged, span.start, span.end, about)


def _speaks(asked: str, said: Attribution) -> bool:
    """Whether the name asked for is that of who speaks, or of whom the work is after which he is quoted."""
    wanted = terms_of(asked)
    if not wanted:
        return False  # no name at all
    return wanted <= terms_of(said.speaker) or (not said.author_says and wanted <= terms_of(said.original or ""))


def whole_sentences(library: Library, document_id: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole sentences in which a span stands."""
    paged = library.paged(document_id)
    blocks = [(document_id, i) for i in range(paged.block_at(start), paged.block_at(max(end - 1, start)) + 1)]
    touched = [s for _, s in library.places_of(blocks) if s.start < end and s.end > start]
    return (touched[0].start, touched[-1].end) if touched else (start, end)


def quote_at(library: Library, document_id: str, start: int, end: int) -> Quote:
    """The quote of a span of a document, as it stands. Raises DocumentUnknown."""
    span = _Span(document_id, start, end)
    return _quote(span, _said(span, library), library)


def quote_around(library: Library, hit: PhraseHit) -> Quote:
    """The quote of the whole sentences in which a hit stands. Raises DocumentUnknown."""
    return quote_at(library, hit.document_id, *whole_sentences(library, hit.document_id, hit.start, hit.end))


def _quote(span: _Span, said: Attribution, library: Library) -> Quote:
    paged = library.paged(span.document_id)
    text = paged.text[span.start : span.end]
    raw, differences = raw_of(paged, span.start, span.end)
    before, after = _neighbours(span, paged, library)
    return Quote(
        key=span_key(span.document_id, span.start, span.end), text=text, locator=paged.locate(span.start, span.end),
        document=library.document(span.document_id), speaker=said.speaker, author_says=said.author_says,
        original=original_of(paged, said.original, said.cited), raw=raw, differences=differences, before=before,
        after=after, matches=tuple((a - span.start, b - span.start) for a, b in span.matches), score=span.score,
        reported=not said.author_says and not _is_quoted(paged, span.start, span.end),
    )  # fmt: skip


def _is_quoted(paged: PagedText, start: int, end: int) -> bool:
    """Whether any words of a span stand between quotation marks or set apart."""
    if paged.blocks[paged.block_of(start, end)].kind == "quote":
        return True
    return any(q.start < end and q.end > start for q in paged.quotations) or bool(_MARKED.search(paged.text[start:end]))


def raw_of(paged: PagedText, start: int, end: int) -> tuple[tuple[str, ...], tuple[Difference, ...]]:
    """The pieces of the file's own text from which a span was made, and where they differ from it.

    A piece goes as far as what stands between the words of the span: the hyphen and the line end in a word that is
    broken. What else stands there (a running head, a note) parts two pieces. Nothing where the file has the same words
    in one piece, line ends aside.
    """
    text = paged.text[start:end]
    pieces: list[str] = []
    last = None
    for first, after in paged.raw_spans(start, end):
        gap = "" if last is None else paged.raw[last:first]
        if last is None or re.search(r"\w", gap):
            if pieces:
                pieces[-1] += _NO_WORD.match(gap)[0]  # type: ignore[index]
            pieces.append(paged.raw[first:after])
        else:
            pieces[-1] += gap + paged.raw[first:after]
        last = after
    raw = "".join(pieces)
    if " ".join(raw.split()) == " ".join(text.split()) and len(pieces) <= 1:
        return (), ()
    matched = difflib.SequenceMatcher(None, raw, text, autojunk=False)
    changed = ((raw[a:b], text[c:d]) for tag, a, b, c, d in matched.get_opcodes() if tag != "equal")
    return tuple(pieces), tuple(Difference(was, is_) for was, is_ in changed if (was + is_).strip())


def _neighbours(span: _Span, paged: PagedText, library: Library) -> tuple[str, str]:
    """The sentences before and behind a span in its paragraph."""
    block = paged.block_of(span.start, span.end)
    own = [s for _, s in library.places_of([(span.document_id, block)])]
    before = next((s for s in reversed(own) if s.end <= span.start), None)
    after = next((s for s in own if s.start >= span.end), None)
    return (
        paged.text[before.start : before.end] if before else "",
        paged.text[after.start : after.end] if after else "",
    )
