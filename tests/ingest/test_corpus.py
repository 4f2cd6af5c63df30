"""Facts of the five documents that stand beside the checkout, told by numbers, hashes and a few words at most."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.documents import Reading
from tests.ingest.fakes import blocks, read, read_once

Open = Callable[[str], Reading]


@pytest.fixture(scope="session")
def opened(shared: Callable[[str], Path]) -> Open:
    kept: dict[str, Reading] = {}

    def find(number: str) -> Reading:
        if number not in kept:
            path = next(shared("corpus").glob(f"{number}_*"))
            kept[number] = read_once(path)
        return kept[number]

    return find


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("number", "title", "people", "issued", "kind", "publisher", "container"),
    [
        ("000", 93, ["Ghassan Elkahlout", "Elena Fiddian-Qasmiyeh"], (2025, 6), "policy brief",
         "Center for Conflict and Humanitarian Studies", ""),
        ("001", 118, ["Naohiko Omata"], (2019, 6, 17), "blog post", "", ""),
        ("002", 37, ["Fifa A. Rahman", "Benjamin Djoudalbaye", "J. Carolyn Gomes", "Nagham Kharlil", "J. Carlos Lara",
                     "Munira Mustaffa"], (), "op-ed", "", "The Diplomat"),
        ("003", 81, ["Peter Kragelund"], (2025,), "article", "Cambridge University Press",
         "European Journal of International Security"),
        ("004", 46, ["ICVA"], (), "case study", "ICVA", ""),
    ],
)  # fmt: skip
def test_records(
    opened: Open,
    number: str,
    title: int,
    people: list[str],
    issued: tuple[int, ...],
    kind: str,
    publisher: str,
    container: str,
) -> None:
    found = opened(number).document.record
    assert len(found.title) == title
    assert [str(a) for a in found.authors] == people
    assert (found.issued, found.type, found.publisher, found.container) == (issued, kind, publisher, container)
    assert found.language == "en"


def test_the_articles_imprint(opened: Open) -> None:
    found = opened("003").document.record
    assert (found.doi, found.page, found.licence) == ("10.1017/eis.2025.4", "1–11", "CC BY 4.0")
    for field in ("title", "authors", "container", "doi", "page", "licence", "publisher", "issued"):
        origin = found.origin(field)
        assert origin is not None
        assert origin.start is not None


def test_every_note_of_the_article_is_out_of_the_body_and_tied_to_its_sentence(opened: Open) -> None:
    r = opened("003")
    p = r.paged
    assert [n.mark for n in p.notes] == [str(i) for i in range(1, 58)]
    assert all(n.called_at is not None for n in p.notes)
    assert not re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹]|\\$\\^", p.text)
    body = " ".join(blocks(r, "body", "quote", "list"))
    assert "pp." not in body.replace("pp. 1–11", "")
    calls = [n.called_at or 0 for n in p.notes]
    assert calls == sorted(calls)
    lengths = {n.mark: p.blocks[n.block].end - p.blocks[n.block].start for n in p.notes}
    assert (lengths["7"], lengths["44"], lengths["40"]) == (94, 379, 104)
    assert digest(p.text[p.blocks[p.notes[43].block].start : p.blocks[p.notes[43].block].end]) == "6c510d2ed2d0"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", "multiplicity of response"), ("000", "in finding people"),
        ("003", "shown to be often"), ("003", "Solidarity Organisation, the"), ("003", "programmes, and grand"),
        ("003", "based on cultural"), ("003", "domestic political"), ("003", "cooperation, and there"),
        ("004", "Workshop: Experience and"), ("004", "placed a significant"), ("004", "the anticipated work"),
    ],
)  # fmt: skip
def test_broken_sentences_are_whole(opened: Open, number: str, words: str) -> None:
    r = opened(number)
    assert any(words in r.paged.text[s.start : s.end] for s in r.sentences)


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("000", {"heading": 18, "list": 4, "reference": 8}),
        ("001", {"heading": 13, "quote": 2, "reference": 12}),
        ("002", {"heading": 6, "list": 8}),
        ("003", {"heading": 9, "footnote": 57}),
        ("004", {"heading": 9, "list": 31}),
    ],
)
def test_kinds(opened: Open, number: str, kinds: dict[str, int]) -> None:
    r = opened(number)
    assert {k: len(blocks(r, k)) for k in kinds} == kinds


@pytest.mark.parametrize(
    ("number", "gone"),
    [
        ("000", ["Contents"]),
        ("001", ["Comments are", "WordPress", "bloggers", "[i]", "visit our recommended"]),
        ("002", ["Tags", "Guest Author", "jobs board", "Recent Features"]),
        ("003", ["2 Peter", "8 Peter", "look-ing", "no- strings"]),
        ("004", ["**"]),
    ],
)
def test_furniture_is_gone(opened: Open, number: str, gone: list[str]) -> None:
    text = opened(number).paged.text
    assert [g for g in gone if g in text] == []


def test_titles_stand_once(opened: Open) -> None:
    for number in ("000", "001", "002", "003", "004"):
        r = opened(number)
        titles = [b for b in blocks(r) if b.casefold() == r.document.record.title.casefold()]
        assert len(titles) == 1


def test_a_name_spelt_in_two_ways_is_said(opened: Open) -> None:
    assert any("two ways" in w and "Kharlil" in w for w in opened("002").document.warnings)


def test_definitions_keep_their_source_and_interviews_are_quotes(opened: Open) -> None:
    quotes = blocks(opened("001"), "quote")
    assert [len(q) for q in quotes] == [371, 410]
    assert quotes[0].endswith("2012a)")


def test_list_items_keep_their_run_in_titles(opened: Open) -> None:
    items = blocks(opened("002"), "list")
    assert [i.split(":")[0].count(" ") for i in items] == [1, 1, 2, 1, 1, 1, 2, 2]


def test_the_time_grows_as_the_text_does(shared: Callable[[str], Path], opened: Open) -> None:
    opened("003")  # the language statistics are loaded once
    article = next(shared("corpus").glob("003_*")).read_bytes()

    def seconds(copies: int) -> float:
        began = time.process_time()
        read(article * copies, "article.txt")
        return time.process_time() - began

    assert seconds(8) < 8 * min(seconds(2) for _ in range(2))  # four times, were it exact
