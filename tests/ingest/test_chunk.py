from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.chunk import chunk
from store.documents import PagedText, passage_id
from tests.ingest.fakes import count_tokens, read

SENTENCE = "This is a sentence of some length that stands in a paragraph among others of its kind. "


def paged(text: str) -> PagedText:
    return read(text).paged


def test_passages_are_runs_of_whole_sentences_of_one_section() -> None:
    p = paged("A title of some words\n\nThe first part\n\n" + SENTENCE * 30 + "\n\nThe second part\n\n" + SENTENCE * 3)
    passages, sentences = chunk(p, count_tokens)
    assert all(x.tokens <= 256 for x in passages)
    assert {x.locator.section for x in passages} == {"The first part", "The second part"}
    assert passages[-1].text.startswith("The second part\n\nThis is")
    assert passages[-1].locator.kind == "body"
    assert passages[-1].locator.paragraph == 1
    for x in passages:
        assert x.locator.start is not None
        assert x.locator.end is not None
        assert p.text[x.locator.start : x.locator.end] == x.text
        assert x.id == passage_id(p.document_id, x.locator.start, x.locator.end)
        assert x.tokens == count_tokens([x.text])[0]
    assert {s.passage for s in sentences} == {x.id for x in passages}


def test_the_window_is_never_exceeded() -> None:
    long = "word, " * 800
    for text in (SENTENCE * 12, long, "x" * 4000, "，".join(["合作"] * 1200)):
        passages, sentences = chunk(paged(f"A title of some words\n\n{text}"), count_tokens, budget=60, window=64)
        assert all(x.tokens <= 64 for x in passages)
        assert len(sentences) >= len(passages)


def test_notes_and_references_stand_apart() -> None:
    p = paged(
        "A title of some words\n\nA claim.¹ Another.² " + SENTENCE + "\n\n¹One note.\n\n²Two notes.\n\nReferences\n\n"
        "Osei, A. (2001). A title.\n\nHaddad, B. (2002). A title.\n"
    )
    passages, _ = chunk(p, count_tokens)
    kinds = [x.locator.kind for x in passages]
    assert kinds.count("footnote") == 1
    assert kinds.count("reference") == 1
    notes = next(x for x in passages if x.locator.kind == "footnote")
    assert notes.locator.note is None
    assert "One note.\n\nTwo notes." in notes.text


def test_an_empty_text_has_no_passages() -> None:
    assert chunk(PagedText("", "", "", (), ()), count_tokens) == ((), ())


@given(
    st.lists(
        st.sampled_from(["Short one.", SENTENCE.strip(), "A heading", "- an item", "Word " * 90 + "end."]),
        min_size=1,
        max_size=12,
    )
)
def test_sentences_cover_every_block_once(parts: list[str]) -> None:
    p = paged("A title of some words\n\n" + "\n\n".join(parts))
    passages, sentences = chunk(p, count_tokens, budget=40, window=50)
    covered = [i for s in sentences for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    inside = set(covered)
    assert all(i in inside for b in p.blocks for i in range(b.start, b.end) if not p.text[i].isspace())
    by_id = {x.id: x.locator for x in passages}
    for s in sentences:
        place = by_id[s.passage]
        assert place.start is not None
        assert place.end is not None
        assert place.start <= s.start < s.end <= place.end
        assert p.blocks[s.block].start <= s.start < s.end <= p.blocks[s.block].end
