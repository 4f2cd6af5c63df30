"""What holds for every document that can be read here: the starter library and, where they stand beside it, the
others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ingest.draft import Para
from ingest.formats import draft_of
from ingest.sources import find
from store.documents import Reading
from tests.ingest.conftest import ROOT, SHARED
from tests.ingest.fakes import read, read_once
from tests.ingest.in_all_formats import FORMATS, Parts, file_of

FOLDERS = [f for f in (ROOT / "starter_library", SHARED / "corpus", SHARED / "files") if f.is_dir()]
FILES = [f.path for f in find(FOLDERS).files if "build" not in f.path.parts and f.path.name != "README.md"]
_READ: dict[Path, Reading] = {}


_TOLD = re.compile(r"left out as .*?: ([\d,]+) \(")
_WORD = re.compile(r"\w+")


@pytest.fixture(params=FILES, ids=lambda p: p.name)
def path_of(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def reading(path_of: Path) -> Reading:
    _READ[path_of] = read_once(path_of)
    return _READ[path_of]


def kept(reading: Reading) -> set[int]:
    """The offsets of the raw text that stand in the text."""
    return {i for r in reading.paged.runs for i in range(r.raw_start, r.raw_start + r.length)}


def words_lost(reading: Reading) -> Iterator[re.Match[str]]:
    """The words of the raw text of which nothing stands in the text."""
    inside = kept(reading)
    return (m for m in _WORD.finditer(reading.paged.raw) if inside.isdisjoint(range(*m.span())))


def unread(paras: Sequence[Para], reading: Reading) -> list[Para]:
    """The paragraphs with letters or digits of which nothing stands in the text."""
    inside = kept(reading)
    return [p for p in paras if any(c.isalnum() for c in p.text) and inside.isdisjoint(p.strand.origin)]


def test_runs_name_the_raw_characters(reading: Reading) -> None:
    p = reading.paged
    assert all(a.start + a.length <= b.start for a, b in zip(p.runs, p.runs[1:], strict=False))
    for r in p.runs:
        assert p.text[r.start : r.start + r.length] == p.raw[r.raw_start : r.raw_start + r.length]
    covered = sum(r.length for r in p.runs)
    assert covered > 0.9 * len(p.text)


def test_blocks_are_parted_by_a_blank_line_and_hold_no_wild_space(reading: Reading) -> None:
    p = reading.paged
    assert p.blocks[0].start == 0
    assert p.blocks[-1].end == len(p.text)
    for a, b in zip(p.blocks, p.blocks[1:], strict=False):
        assert p.text[a.end : b.start] == "\n\n"
    for b in p.blocks:
        block = p.text[b.start : b.end]
        assert block == " ".join(block.split())
        assert block


def test_sections_are_the_nearest_headings(reading: Reading) -> None:
    p = reading.paged
    section, count = "", 0
    for b in p.blocks:
        if b.kind == "footnote":
            assert b.paragraph == 0
            assert b.note
        elif b.kind == "heading":
            title = p.text[b.start : b.end] == reading.document.record.title and b.level == 1
            section, count = ("" if title and not b.section else b.section), 0
            assert b.section in ("", p.text[b.start : b.end])
            assert b.level > 0
        else:
            count += 1
            assert (b.section, b.paragraph) == (section, count)
    assert [i for i, b in enumerate(p.blocks) if b.kind == "footnote"] == [n.block for n in p.notes]


def test_pages_come_from_the_runs(reading: Reading) -> None:
    p = reading.paged
    for b in p.blocks:
        pages = p.pages_of(b.start, b.end)
        assert all(1 <= n <= p.pages for n in pages) if p.pages else pages == ()
        for n in pages:
            for start, _ in p.raw_spans(b.start, b.end):
                assert p.raw.count("\f", 0, start) + 1 in pages
            assert n <= p.raw.count("\f") + 1
    assert len(p.labels) in (0, p.pages)


def test_sentences_cover_the_blocks_and_lie_in_their_passages(reading: Reading) -> None:
    p = reading.paged
    places = {x.id: x.locator for x in reading.passages}
    inside: set[int] = set()
    for s in reading.sentences:
        place, block = places[s.passage], p.blocks[s.block]
        assert place.start is not None
        assert place.end is not None
        assert max(block.start, place.start) <= s.start < s.end <= min(block.end, place.end)
        span = set(range(s.start, s.end))
        assert not span & inside
        inside |= span
    assert all(p.text[i].isspace() or i in inside for b in p.blocks for i in range(b.start, b.end))


def test_passages_are_exact(reading: Reading) -> None:
    p = reading.paged
    assert len({x.id for x in reading.passages}) == len(reading.passages)
    for x in reading.passages:
        assert p.text[x.locator.start : x.locator.end] == x.text
        assert x.tokens <= 256


def test_a_field_found_in_the_text_names_a_span_of_it(reading: Reading) -> None:
    for origin in reading.document.record.origins:
        assert getattr(reading.document.record, origin.field)
        if origin.start is not None and origin.end is not None:
            assert 0 <= origin.start < origin.end <= len(reading.paged.text)


def test_reading_twice_gives_the_same(reading: Reading) -> None:
    path = next(p for p, r in _READ.items() if r is reading)
    assert read(path.read_bytes(), path.name) == reading


def test_every_paragraph_is_in_the_text_or_told(reading: Reading, path_of: Path) -> None:
    """What a reader has found is kept, or counted in a warning."""
    draft = draft_of(path_of.read_bytes(), path_of.name)
    told = sum(int(m[1].replace(",", "")) for w in reading.document.warnings if (m := _TOLD.match(w)))
    lost = [p.text for p in unread(draft.paras, reading)]
    assert len(lost) <= told, lost


def test_few_words_of_the_raw_text_are_lost(reading: Reading) -> None:
    """Heads and numbers of pages, marks of notes, a page of contents: no more than one word in fifteen."""
    raw = reading.paged.raw
    lost = [m[0] for m in words_lost(reading)]
    assert len(lost) <= len(_WORD.findall(raw)) / 15, lost


CALLED = ("Challenges", "Results", "Search", "Related topics", "2019", "2020", "Results of the ports 2021", "3 Results")
_SAID = "The ports of the south were many and small, and most of them had no quay at which a ship could be unloaded."


def repeated() -> Parts:
    """A report whose chapters have the same parts, and a few of whose paragraphs are the same."""
    parts = [(1, "A report on the ports of four countries"), (0, _SAID)]
    for country in ("Ghana", "Kenya", "Peru", "Nepal"):
        parts += [(2, f"The case of {country}"), (0, f"Of {country} much is told. {_SAID}")]
        for name in CALLED:
            parts += [(3, name), (0, f"In {country} it was otherwise. {_SAID}"), (0, "Not applicable.")]
        parts += [(0, f"Number of ports {len(parts)}"), (0, "Ministry of Ports"), (0, "Source: own count.")]
    return parts


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_a_report_that_repeats_itself_is_lost(form: str) -> None:
    r = read(file_of(repeated(), form), f"x.{form}")
    lost = [m[0] for m in words_lost(r)]
    assert lost == []
    assert "".join(r.paged.text.split()) == "".join("".join(text for _, text in repeated()).split())
    assert not r.document.warnings
