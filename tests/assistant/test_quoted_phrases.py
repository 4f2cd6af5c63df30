"""The quoted phrases of three real documents: who speaks and after which work, against what was read by hand.

A phrase is named by its place in the text; the documents stand beside the checkout or the test is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.quote_search import find_quotes
from assistant.quotes import Quote, QuoteSearch
from ingest.job import ingest
from store.library import Library
from store.where import Where
from tests.conftest import beside_the_checkout
from tests.fakes import HashingEncoder

AUTHOR = ""
# By document: where the sentence begins, a family name of who speaks (AUTHOR: a term, or the author's own), and a name
# in the work after which the words are given ("" where none is named), with whether the document holds its reference.
PHRASES = {
    "003": [
        (4854, "Berger", "Berger", True), (5777, "Berger", "Berger", True), (6372, "Berger", "Berger", True),
        (7277, "Fiddian", "Fiddian", True), (10890, AUTHOR, "OECD", True), (11074, AUTHOR, "Large", True),
        (15863, "Mawdsley", "Mawdsley", True), (16476, "Alencastro", "Alencastro", True),
        (17675, "Barrowclough", "Barrowclough", True), (19424, AUTHOR, "Berger", True),
        (20652, "Alonso", "Alonso", True),
        (21257, AUTHOR, "Alencastro", True), (22300, AUTHOR, "Berger", True), (28492, "Sandor", "Sandor", True),
        (30233, "Berger", "Berger", True),
    ],
    "001": [
        (2201, "High-level", "High-level", False), (5797, "UNDP", "", False), (8465, "UNHCR", "", False),
        (10885, "UNDP", "", False), (8592, AUTHOR, "Gottwald", False),
    ],
    "002": [
        (610, "Brown", "Guardian", False), (766, "Maçaes", "TIME", False), (1050, "Ntusi", "", False),
        (1370, "Fidan", "", False), (1827, "Puri", "", False), (3434, "Ntusi", "", False),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All documents that stand beside the checkout; their vectors mean nothing, only their texts are read."""
    folder = tmp_path_factory.mktemp("phrases") / "library"
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        assert not ingest(beside_the_checkout(), library).failed
        yield library


def looked_for(library: Library, document: str, at: int) -> Quote:
    """The quote that a search for the quoted words of a sentence brings."""
    (source,) = (d for d in library.documents() if d.source.startswith(document))
    paged = library.paged(source.id)
    words = next(q for q in paged.quotations if q.end > at)
    phrase = " ".join(paged.text[words.start : words.end].split()[:9])
    found = find_quotes(QuoteSearch(phrase, "exact", Where(document_ids=(source.id,))), library).quotes
    return next(q for q in found if (q.locator.start or 0) <= words.start < (q.locator.end or 0))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("document", PHRASES)
def test_speaker_and_original_of_quoted_phrases(document: str, documents: Library) -> None:
    wrong = []
    for at, speaker, original, resolved in PHRASES[document]:
        quote = looked_for(documents, document, at)
        who = quote.author_says if speaker == AUTHOR else not quote.author_says and speaker in quote.speaker
        named = quote.original.as_cited if quote.original else ""
        after = original in named if original else not named
        full = bool(quote.original and quote.original.reference) == resolved
        why = resolved or not original or bool(quote.original and quote.original.why)
        if not (who and after and full and why):
            wrong.append((at, quote.speaker, quote.author_says, quote.original))
    assert len(wrong) <= 0.1 * len(PHRASES[document]), wrong
