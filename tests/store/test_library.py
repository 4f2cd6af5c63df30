from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from store import word_index
from store.documents import FieldOrigin, Name, Record
from store.embedder import Vectors
from store.errors import DocumentUnknown, LibraryUnreadable, ReadingInvalid, StoreError, TextUnclean
from store.layers import Layers
from store.library import Library, Where
from store.vectors import ChromaVectors, VectorIndex
from tests.fakes import HashingEncoder, MemoryVectors, data_of, make_reading

BRIEF = make_reading(
    "# Funds\n\nThe IBSA fund paid for clinics. It grew.\n\n[^ See the fund's report.\n\n@ Silva, A., The fund (2015).",
    "2015/brief.txt",
    Record(title="A brief", authors=(Name("García", "Ana"),), issued=(2015, 3), type="policy brief", language="en"),
    pages=2,
)
POST = make_reading(
    "Trade among developing countries rose.\n\nSatellites were built together by two countries.",
    "post.html",
    Record(title="A post", authors=(Name(literal="Centro Sur"),), issued=(2020,), type="blog post", language="en-GB"),
)
ESSAY = make_reading(
    "La cooperación triangular crece. Los países cooperan.", "ensayo.txt", Record(title="Ensayo", language="es")
)


@pytest.fixture(params=["memory", "chroma"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "library"
    index: VectorIndex = MemoryVectors() if request.param == "memory" else ChromaVectors(folder / "vectors")
    with Library.open(folder, create=True, embedder=HashingEncoder(), index=index) as library:
        for reading in (BRIEF, POST, ESSAY):
            library.add(reading, data_of(reading), path=f"/in/{reading.document.source}")
        yield library


def ask(library: Library, question: str) -> Vectors:
    return library.embedder.encode_query([question])[0]


def found(library: Library, question: str, limit: int = 3, where: Where = Where()) -> list[str]:  # noqa: B008
    return [hit.passage.text for hit in library.by_meaning(ask(library, question), limit, where)]


def frequency(library: Library, *terms: str) -> dict[str, int]:
    with library._catalog.reading() as connection:
        return word_index.frequency(connection, terms)


def test_what_was_added_comes_back_whole(library: Library) -> None:
    for reading in (BRIEF, POST, ESSAY):
        id_ = reading.document.id
        assert library.paged(id_) == reading.paged
        assert library.original(id_) == data_of(reading)
        place = f"/in/{reading.document.source}"
        assert library.document(id_) == replace(reading.document, paths=(place,))
        for passage in reading.passages:
            assert library.passage(passage.id) == passage
    assert library.counts() == (3, 6)
    entry = library.entry(BRIEF.document.id)
    assert (entry.pages, entry.passages, entry.words) == (2, 3, 21)


def test_every_field_of_a_record_is_kept(library: Library) -> None:
    record = Record(
        "T", (Name("F", "G"), Name(literal="O")), (2020, 1, 2), "article", "P", "C", "1", "2", "3-4", "10.1/x", "http://x",
        "fr", "CC BY", '{"note": "n"}', (FieldOrigin("title", "text", 0, 3), FieldOrigin("issued", "corrected")),
    )  # fmt: skip
    library.edit(POST.document.id, lambda _: Layers(record))
    assert library.document(POST.document.id).record == record


def test_by_meaning_finds_the_nearest_passages(library: Library) -> None:
    hits = library.by_meaning(ask(library, "who built satellites together"), 2)
    assert hits[0].passage.text.startswith("Satellites")
    assert hits[0].score > hits[1].score
    assert library.by_meaning(ask(library, "satellites"), 0) == ()


@pytest.mark.parametrize(
    ("where", "sources"),
    [
        (Where(), ["2015/brief.txt", "ensayo.txt", "post.html"]),
        (Where(types=("policy brief", "blog post")), ["2015/brief.txt", "post.html"]),
        (Where(years=(2014, 2015)), ["2015/brief.txt"]),
        (Where(years=(2016, 2019)), []),
        (Where(authors=("garcia",)), ["2015/brief.txt"]),
        (Where(authors=("CENTRO",)), ["post.html"]),
        (Where(languages=("en",)), ["2015/brief.txt", "post.html"]),
        (Where(languages=("en-GB",)), ["post.html"]),
        (Where(sources=("brief.txt",)), ["2015/brief.txt"]),
        (Where(sources=("2015/brief.txt", "ensayo.txt")), ["2015/brief.txt", "ensayo.txt"]),
        (Where(document_ids=(POST.document.id,), languages=("es",)), []),
    ],
)
def test_filters(library: Library, where: Where, sources: list[str]) -> None:
    assert [d.source for d in library.documents(where)] == sources
    ids = {d.id for d in library.documents(where)}
    passages = sum(library.entry(id_).passages for id_ in ids)
    assert library.counts(where) == (len(sources), passages)
    hits = library.by_meaning(ask(library, "fund trade países"), 20, where)
    assert {h.passage.locator.document_id for h in hits} == ids
    assert {h.document_id for h in library.by_words(["fund", "countries", "paises"], 20, where)} <= ids


def test_by_words_meets_stems_and_accents(library: Library) -> None:
    def places(*terms: str) -> list[tuple[str, int]]:
        return [(h.document_id, h.block) for h in library.by_words(terms, 10)]

    assert places("satellite") == [(POST.document.id, 1)]
    assert places("pais") == [(ESSAY.document.id, 0)]
    assert places("cooperacion") == [(ESSAY.document.id, 0)]
    assert places("unheard") == places() == places("two words") == places('"') == []


def test_reference_lists_are_searched_by_phrase_only(library: Library) -> None:
    assert {h.block for h in library.by_words(["fund"], 10)} == {0, 1, 2}
    assert library.by_words(["silva"], 10) == ()
    hits = library.phrase("silva, a")
    assert [BRIEF.paged.text[h.start : h.end] for h in hits] == ["Silva, A"]


def test_better_matches_score_higher(library: Library) -> None:
    hits = library.by_words(["countries", "trade"], 10)
    assert [h.block for h in hits] == [0, 1]
    assert hits[0].score > hits[1].score > 0


def test_a_phrase_is_found_everywhere(library: Library) -> None:
    hits = library.phrase("THE FUND")
    texts = [library.paged(h.document_id).text[h.start : h.end] for h in hits]
    assert texts == ["The fund"]
    assert len(library.phrase("fund")) == 2
    assert library.phrase("fund", Where(languages=("es",))) == ()
    assert library.phrase("  ") == ()


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("在2015年", ["在2015年"]),
        ("南南合作", ["南南合作", "南 南合作"]),
        ("作", ["作", "作"]),
        ("الوزارة", ["الوزارة"]),
        ("وزارة", []),
        ("Brazil's", ["Brazil’s"]),
        ("brazil", []),
    ],
)
def test_phrases_in_other_scripts_are_found_everywhere(library: Library, phrase: str, found: list[str]) -> None:
    text = "是在2015年的南南合作。\n\n这是南 南合作\n\nقالت الوزارة ذلك\n\nBrazil’s role."
    reading = make_reading(text, "scripts.txt")
    library.add(reading, data_of(reading), path="/in/scripts.txt")
    assert [text[h.start : h.end] for h in library.phrase(phrase)] == found


def test_sentences_come_with_their_vectors_once_each(library: Library) -> None:
    passage = BRIEF.passages[0]
    rows = library.sentences_of([passage.id], [(BRIEF.document.id, 1), (POST.document.id, 0)])
    assert rows.document_ids == (BRIEF.document.id,) * 2 + (POST.document.id,)
    expected = [s for s in BRIEF.sentences if s.block == 1] + [s for s in POST.sentences if s.block == 0]
    assert list(rows.sentences) == expected
    texts = [library.paged(d).text[s.start : s.end] for d, s in zip(rows.document_ids, rows.sentences, strict=True)]
    assert np.allclose(rows.vectors, library.embedder.encode_passages(texts), atol=2e-3)
    assert np.allclose(np.linalg.norm(rows.vectors, axis=1), 1, atol=1e-5)
    none = library.sentences_of()
    assert none.sentences == ()
    assert none.vectors.shape == (0, 64)


def test_the_vocabulary_and_the_centroid(library: Library) -> None:
    vocabulary = library.vocabulary()
    assert vocabulary.blocks == 7
    at = vocabulary.index["fund"]
    assert vocabulary.frequency[at] == 3
    assert np.allclose(vocabulary.vectors[at], library.embedder.encode_query(["fund"])[0], atol=2e-3)
    assert not vocabulary.vectors[vocabulary.index["it"]].any(), "short words have no vector"
    assert frequency(library, "fund", "cooper", "no") == {"fund": 4, "cooper": 1, "no": 0}, "stems count too"
    assert vocabulary is library.vocabulary(), "read once a generation"
    texts = [r.paged.text[s.start : s.end] for r in (BRIEF, POST, ESSAY) for s in r.sentences]
    mean = library.embedder.encode_passages(texts).mean(axis=0)
    assert np.allclose(library.centroid(), mean, atol=2e-3)
    assert np.array_equal(library.centroid("xx"), library.centroid()), "no document is in this language"


def test_each_language_has_a_centroid_of_its_own(library: Library) -> None:
    """Drawn to the mean of all, which counts as fifty sentences of its own."""
    texts = [ESSAY.paged.text[s.start : s.end] for s in ESSAY.sentences]
    own = library.embedder.encode_passages(texts).sum(axis=0)
    expected = (own + 50 * library.centroid()) / (len(texts) + 50)
    assert np.allclose(library.centroid("es"), expected, atol=2e-3)
    assert not np.allclose(library.centroid("es"), library.centroid(), atol=2e-3)


def test_a_removed_document_is_gone_everywhere(library: Library) -> None:
    generation = library.generation
    vocabulary = library.vocabulary()
    assert library.remove([POST.document.id, "unknown"]) == (POST.document.id,)
    assert library.generation > generation
    assert all(POST.paged.text.find(t) < 0 for t in found(library, "satellites built together", 10))
    assert library.by_words(["satellites"], 5) == ()
    assert library.phrase("satellites") == ()
    assert library.passage(POST.passages[0].id) is None
    assert library.sentences_of([POST.passages[0].id], [(POST.document.id, 0)]).sentences == ()
    assert "satellites" not in library.vocabulary().index
    assert "satellites" in vocabulary.index
    with pytest.raises(DocumentUnknown, match="ssc documents"):
        library.document(POST.document.id)
    with pytest.raises(DocumentUnknown):
        library.paged(POST.document.id)
    with pytest.raises(DocumentUnknown):
        library.original(POST.document.id)
    assert library.check() == ()


def test_other_content_takes_the_place_of_the_old(library: Library) -> None:
    new = make_reading("Trade fell.", "post.html")
    library.add(new, data_of(new), path="/in/post.html", replaces=POST.document.id)
    assert [d.source for d in library.documents()] == ["2015/brief.txt", "ensayo.txt", "post.html"]
    assert library.document(new.document.id).paths == ("/in/post.html",)
    assert found(library, "trade rose among countries", 1) == ["Trade fell."]
    assert library.check() == ()


def test_reading_again_keeps_the_paths_and_replaces_the_text(library: Library) -> None:
    library.place([replace(POST.document, paths=("/in/post.html", "/copy/post.html"))])
    again = replace(
        POST,
        document=replace(POST.document, read_by="2"),
        passages=POST.passages[:1],
        sentences=tuple(s for s in POST.sentences if s.passage == POST.passages[0].id),
    )
    library.add(again, data_of(POST), path="/in/post.html")
    assert library.document(POST.document.id).read_by == "2"
    assert library.document(POST.document.id).paths == ("/copy/post.html", "/in/post.html")
    assert library.passage(POST.passages[1].id) is None
    assert all("Satellites" not in t for t in found(library, "satellites", 10))
    assert library.check() == ()


def test_places_and_sources(library: Library) -> None:
    library.place([replace(POST.document, source="moved/post.html", paths=("/in/moved/post.html",))])
    document = library.document(POST.document.id)
    assert (document.source, document.paths) == ("moved/post.html", ("/in/moved/post.html",))
    generation = library.generation
    with pytest.raises(DocumentUnknown):
        library.place([document, replace(document, id="unknown", source="x")])
    with pytest.raises(TextUnclean):
        library.place([document, replace(document, source="\ud800")])
    assert library.generation == generation, "all or nothing"


def test_two_documents_change_places_at_once(library: Library) -> None:
    one, two, *_ = library.documents()
    library.place([replace(one, source=two.source, paths=two.paths), replace(two, source=one.source, paths=one.paths)])
    assert (library.document(one.id).source, library.document(one.id).paths) == (two.source, two.paths)
    assert (library.document(two.id).source, library.document(two.id).paths) == (one.source, one.paths)


def test_another_language_stems_the_words_anew(library: Library) -> None:
    assert frequency(library, "trad") == {"trad": 0}
    record = library.document(POST.document.id).record
    library.edit(POST.document.id, lambda _: Layers(replace(record, language="fr")))
    assert frequency(library, "trad") == {"trad": 1}
    assert library.check() == ()


def test_a_term_that_has_a_vector_is_not_encoded_again(library: Library) -> None:
    encoder = library.embedder
    assert isinstance(encoder, HashingEncoder)
    again = make_reading("Trade rose among developing countries.", "again.txt")
    before = encoder.encoded
    library.add(again, data_of(again), path="/in/again.txt")
    assert encoder.encoded - before == len(again.passages) + len(again.sentences)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: replace(r, paged=replace(r.paged, raw="a\x00b", text="a\x00b", runs=())),
        lambda r: replace(r, document=replace(r.document, source="bad\udcff.txt")),
        lambda r: replace(r, document=replace(r.document, record=Record(title="a\x00b"))),
        lambda r: replace(r, document=replace(r.document, record=Record(authors=(Name("\ud800", "A"),)))),
    ],
)
def test_text_that_sqlite_cannot_keep_is_refused(library: Library, spoil: Callable) -> None:
    reading = make_reading("Clean text here.")
    with pytest.raises(TextUnclean, match=r"NUL|surrogate"):
        library.add(spoil(reading), data_of(reading), path="/in/x.txt")
    with pytest.raises(TextUnclean, match="file name is not valid text, rename it"):
        library.add(reading, data_of(reading), path="/in/\udcff.txt")
    assert library.counts()[0] == 3


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: replace(r, passages=(replace(r.passages[0], text="other"),)),
        lambda r: replace(r, passages=r.passages * 2),
        lambda r: replace(r, sentences=(replace(r.sentences[0], block=9),)),
        lambda r: replace(r, sentences=(replace(r.sentences[0], end=999),)),
        lambda r: replace(r, sentences=(replace(r.sentences[0], passage="unknown"),)),
        lambda r: replace(r, paged=replace(r.paged, raw="Clean text hire.")),
        lambda r: replace(r, paged=replace(r.paged, document_id="x")),
    ],
)
def test_a_reading_that_contradicts_itself_is_refused(library: Library, spoil: Callable) -> None:
    reading = make_reading("Clean text here.")
    with pytest.raises(ReadingInvalid, match=r"brief\.txt"):
        library.add(spoil(reading), data_of(reading), path="/in/x.txt")
    assert library.counts()[0] == 3


def test_the_id_must_be_the_hash_of_the_file(library: Library) -> None:
    reading = make_reading("Some text.")
    with pytest.raises(ReadingInvalid, match="SHA-256"):
        library.add(reading, b"another file", path="/in/x.txt")
    assert library.counts()[0] == 3
    assert library.check() == ()


def test_a_document_without_text_can_be_kept(library: Library) -> None:
    empty = make_reading("", "empty.txt")
    empty = replace(empty, paged=replace(empty.paged, blocks=(), runs=()), passages=(), sentences=())
    library.add(empty, b"", path="/in/empty.txt")
    assert library.paged(empty.document.id) == empty.paged
    assert library.counts() == (4, 6)


def test_an_empty_library_answers_everything_with_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True, embedder=HashingEncoder(), index=MemoryVectors()) as library:
        assert library.documents() == ()
        assert library.counts() == (0, 0)
        assert library.by_meaning(ask(library, "anything"), 5) == ()
        assert library.by_words(["anything"], 5) == ()
        assert library.phrase("anything") == ()
        assert library.vocabulary().terms == ()
        assert library.centroid().shape == (64,)
        assert library.check() == ()


@pytest.mark.parametrize("spoil", ["missing", "shorter", "as long"])
def test_a_damaged_original_is_reported_and_put_back(library: Library, spoil: str) -> None:
    id_, data = POST.document.id, data_of(POST)
    assert not library.restore_original(id_, data)
    path = library.originals.path(id_)
    if spoil == "missing":
        path.unlink()
    else:
        path.write_bytes(b"spoilt" if spoil == "shorter" else bytes(len(data)))
    with pytest.raises(LibraryUnreadable, match=r"damaged|cannot be read"):
        library.original(id_)
    with pytest.raises(LibraryUnreadable, match=r"damaged|cannot be read"):
        library.originals.whole(id_)
    assert [f.remedy for f in library.check()] == ["`ssc ingest …/post.html` puts it back."]
    with pytest.raises(ReadingInvalid):
        library.restore_original(id_, b"another file")
    assert library.restore_original(id_, data)
    assert library.original(id_) == data
    assert library.originals.whole(id_) == path
    assert library.check() == ()


def test_no_original_is_put_where_no_document_is(library: Library) -> None:
    with pytest.raises(DocumentUnknown):
        library.restore_original("0" * 64, b"")


def test_an_original_that_cannot_be_written(library: Library) -> None:
    reading = make_reading("Some text.")
    library.originals.path(reading.document.id).parent.write_text("in the way")
    with pytest.raises(StoreError, match=r"original file .* cannot be written .*Check"):
        library.add(reading, data_of(reading), path="/in/x.txt")
    assert library.counts()[0] == 3
