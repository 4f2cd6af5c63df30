from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import likeness
from store.library import Library
from tests.fakes import HashingEncoder, MemoryVectors, data_of, make_reading

WORDS = [
    f"{a}{b}{c}" for a in ("ka", "lo", "mi", "tu", "re") for b in ("na", "so", "vi", "du") for c in ("r", "l", "s")
]


def prose(seed: int, count: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def text_of(terms: list[str]) -> str:
    return " ".join(terms)


def both(one: str, other: str) -> tuple[float, float]:
    """The similarity of two texts and its estimate."""
    a, b = likeness.of_text(one), likeness.of_text(other)
    signatures = [likeness.signature(t.split()) for t in (one, other)]
    return likeness.similarity(a, b), float(likeness.estimates(signatures[0], signatures[1:])[0])


def test_case_accents_and_punctuation_count_for_nothing() -> None:
    words = prose(1, 300)
    one = text_of(words)
    other = ", ".join(w.upper().replace("A", "Á") for w in words)
    assert likeness.similarity(likeness.of_text(one), likeness.of_text(other)) == 1.0


@pytest.mark.parametrize("changed", [0, 20, 60, 150, 400])
def test_the_estimate_is_near_the_similarity(changed: int) -> None:
    words = prose(2, 1000)
    other = words[: 1000 - changed] + prose(3, changed)
    exact, estimate = both(text_of(words), text_of(other))
    assert abs(exact - estimate) < 0.14
    assert (exact == 1.0) == (changed == 0)


@given(st.lists(st.sampled_from(WORDS), max_size=400), st.lists(st.sampled_from(WORDS), max_size=400))
def test_similarity_is_symmetric_and_of_itself_one(one: list[str], other: list[str]) -> None:
    a, b = likeness.shingles(one), likeness.shingles(other)
    assert 0.0 <= likeness.similarity(a, b) == likeness.similarity(b, a) <= 1.0
    assert likeness.similarity(a, a) == (1.0 if len(a) >= likeness.FEWEST else 0.0)
    exact = {tuple(one[i : i + 3]) for i in range(len(one) - 2)}
    assert len(a) == len(exact)


def test_signatures_stay_as_they_are() -> None:
    """They are kept in libraries: another way to make them would compare with nothing."""
    made = np.frombuffer(likeness.signature(prose(4, 200)), np.uint32)
    assert made.shape == (likeness.PLACES,)
    assert made[:3].tolist() == [89258749, 34694862, 415066]


def test_short_texts_have_none() -> None:
    assert likeness.signature(prose(5, 60)) == b""
    assert likeness.signature([]) == b""
    assert likeness.estimates(b"", [b"", b"\0" * 512]).tolist() == [0.0, 0.0]
    assert likeness.candidates(b"", {"a": b"\0" * 512}) == []
    assert likeness.candidates(likeness.signature(prose(5, 200)), {}) == []


def test_scripts_without_spaces() -> None:
    characters = [chr(0x4E00 + random.Random(6).randrange(2000) + i % 50) for i in range(600)]
    random.Random(7).shuffle(characters)
    text = "".join(characters)
    assert likeness.similarity(likeness.of_text(text), likeness.of_text(text[:500])) > 0.75
    assert likeness.similarity(likeness.of_text(text), likeness.of_text(text[::-1])) < 0.1


# In a library

FOOTER = "This brief may be shared under the licence named above. Write to the secretariat for printed copies of it."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", create=True, embedder=HashingEncoder(), index=MemoryVectors())


def add(library: Library, text: str, source: str) -> str:
    reading = make_reading(text, source)
    library.add(reading, data_of(reading), path=f"/{source}")
    return reading.document.id


def paragraphs(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[i : i + 50]).capitalize() + "." for i in range(0, len(words), 50))


def test_an_added_footer_and_another_extraction_are_found(library: Library) -> None:
    words = prose(10, 900)
    first = add(library, paragraphs(words), "brief.pdf")
    for i in range(8):
        add(library, paragraphs(prose(20 + i, 900)), f"{i}.txt")
    assert library.alike(first) is None
    footed = add(library, f"{paragraphs(words)}\n\n{FOOTER}", "brief.docx")
    like, similarity = library.alike(footed) or (None, 0.0)
    assert like
    assert like.source == "brief.pdf"
    assert 0.95 < similarity < 1.0
    # Running heads within the sentences, hyphens left at the ends of lines, the notes elsewhere.
    other = [part for i, w in enumerate(words) for part in ([w[:2], w[2:]] if i % 40 == 39 else [w])]
    other = other[100:] + other[:100]
    extracted = add(library, f"A running head\n\n{paragraphs(other)}", "brief.txt")
    like, similarity = library.alike(extracted) or (None, 0.0)
    assert like
    assert like.source in ("brief.pdf", "brief.docx")
    assert similarity > 0.75


def test_forms_and_notices_are_not_alarmed_about(library: Library) -> None:
    """The same licence under short texts, and forms of which only the fields differ."""
    licence = paragraphs(prose(30, 150))
    ids = [add(library, f"{paragraphs(prose(40 + i, 80))}\n\n{licence}", f"note {i}.txt") for i in range(4)]
    form = prose(50, 160)
    for i in range(4):
        filled = [w if j % 12 else WORDS[(j * 7 + i * 13) % len(WORDS)] for j, w in enumerate(form)]
        ids.append(add(library, paragraphs(filled), f"form {i}.txt"))
    ids += [add(library, f"Access denied. Reference {i}.\n\nEnable scripts.", f"denied {i}.html") for i in range(2)]
    assert [library.alike(id_) for id_ in ids] == [None] * len(ids)


def test_what_leaves_the_library_is_like_nothing(library: Library) -> None:
    words = prose(60, 600)
    first, second = add(library, paragraphs(words), "a.txt"), add(library, paragraphs(words[5:]), "b.txt")
    assert library.alike(second)
    library.remove([first])
    assert library.alike(second) is None


def test_of_several_documents_those_are_copies_that_are_nearly_one_named_before(library: Library) -> None:
    words = prose(70, 600)
    first, second = add(library, paragraphs(words), "a.txt"), add(library, paragraphs(words[5:]), "b.txt")
    third = add(library, f"{paragraphs(words)}\n\n{FOOTER}", "c.txt")
    other = add(library, paragraphs(prose(71, 600)), "d.txt")
    assert library.copies([first, other, second, third]) == {second: first, third: first}
    assert library.copies([second, first]) == {first: second}
    assert library.copies([first, other]) == library.copies([first]) == library.copies([]) == {}
