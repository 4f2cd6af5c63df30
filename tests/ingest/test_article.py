"""The journal article among the documents beside the checkout: what its notes name, what it quotes, where it stands.

The tables were made by hand, from the text itself: numbers, years, surnames, lengths and hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from store.documents import PagedText, Reading
from tests.ingest.fakes import read_once

# The works that a note names, in order: "Family year" in full, "~Family year" by a short form, "@" the page cited.
NAMED = {
    1: "Fiddian-Qasmiyeh 2019, Fiddian-Qasmiyeh 2015, Amar 2012",
    2: "Berger this issue",
    3: "Muhr 2023 @349, Berger 2021, Sud 2022",
    4: "Hochmüller, Campbell, Sandor, Yaşar this issue",
    5: "Mawdsley 2019, Kragelund 2019, McEwan 2012",
    6: "Milhorance 2017",
    7: "~Berger this issue",
    8: "Gong this issue, ~Hochmüller, ~Yaşar this issue",
    9: "Cezne 2022",
    10: "Morvaridi 2018",
    11: "~Berger 2021 @2002",
    12: "~Berger this issue",
    13: "~Fiddian-Qasmiyeh 2015 @11",
    14: "~Kragelund 2019, ~Mawdsley 2019, Banik 2023, ~Fiddian-Qasmiyeh 2015, Haug 2022",
    15: "Folke 1993, ~Kragelund 2019",
    16: "Monson 2009",
    17: "Kirk 2015, Benzi 2017",
    18: "OECD 2010",
    19: "Large 2011",
    20: "UNDP 2013, UNCTAD 2010, nobody 2005",
    21: "~Mawdsley 2019, Shankland 2016, Cezne 2019",
    22: "~Kragelund 2019, Stuenkel 2015, nobody 2015, Muhr 2011, Carmody 2013, Kragelund 2011, Jütten 2024",
    23: "Sun 2017, Taylor 2014",
    24: "Cezne 2024",
    25: "O'Hagan 2014, Richey 2021, Maxwell 2019",
    26: "Gort 2023, nobody 2024",
    27: "Barrowclough 2020, ~Gort 2023, ~nobody 2024",
    28: "~Mawdsley 2019 @262",
    29: "UNCTAD 2023 @49",
    30: "Alencastro 2023 @8",
    31: "Fejerskov 2017",
    32: "Mawdsley 2018, Kragelund 2015, ~Barrowclough 2020, Insebayeva 2020",
    33: "~UNCTAD 2023",
    34: "Barrowclough 2020, ~Barrowclough 2020 @5",
    35: "~Sandor",
    36: "Haug 2023",
    37: "~Berger this issue",
    38: "Lancaster 2008",
    39: "~Fiddian-Qasmiyeh 2019",
    40: "~Sandor",
    41: "Alonso 2022 @249",
    42: "~Alencastro 2023",
    43: "~Berger this issue",
    44: "Gelpern 2022, Jansson 2013",
    45: "Service",
    46: "Fechter 2021, Grill 2023, ~Richey 2021, Fiddian-Qasmiyeh 2019",
    47: "De 2009",
    48: "~Sandor",
    49: "~Gong this issue",
    50: "~Campbell",
    51: "Carmody 2022",
    52: "~Kragelund 2019",
    53: "~Sandor",
    54: "Carmody 2016, Phillips 2018",
    55: "~Kragelund 2019",
    56: "~Yaşar this issue",
    57: "~Berger this issue",
}
# The first three hexadecimal figures of the SHA-256 of the twelve characters before each note's mark.
CALLED_AFTER = (
    "dcd20a55ca1529c5f2aa585629584613349b25098e49b52bdffd80bb7dca87c2f7d0c7eafca29c0eb1f76fe2b07da46edfcf382e329c383e15"
    "03a7845bc071c7a29c49b62676fb0af17cd149bc0135ab747781b09f1"
)
# note, length, how it ends, the beginning of the hash of the words, whether its note has a short form only
QUOTED = [
    ("7", 53, "note", "f2d894", True), ("11", 92, "mark", "111da8", True), ("12", 39, "note", "ce039c", True),
    ("13", 152, "mark", "cb95ce", True), ("18", 15, "mark", "5e7206", False), ("19", 12, "mark", "d19223", False),
    ("28", 111, "mark", "d42d67", True), ("30", 45, "mark", "1e5ef1", False), ("34", 47, "mark", "65ec4d", False),
    ("37", 23, "mark", "713892", True), ("41", 104, "mark", "0b2b8c", False), ("42", 22, "mark", "c4935e", True),
    ("43", 19, "mark", "763a4f", True), ("53", 103, "note", "cebdd1", True), ("57", 80, "mark", "4c15ed", True),
]  # fmt: skip
# Every sentence that a page or its notes break in the body: words on both sides of the break, length, hash.
BROKEN = [
    ("shown to be often", 133, "f4964a6e5d18"), ("Solidarity Organisation, the", 232, "7a3a29996efa"),
    ("programmes, and grand", 154, "fbc474b13606"), ("based on cultural", 189, "68a51be4e37a"),
    ("domestic political", 214, "fb6df9532771"), ("cooperation, and there", 189, "18ce50493c9e"),
]  # fmt: skip


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def article(shared: Callable[[str], Path]) -> Reading:
    path = next(shared("corpus").glob("003_*"))
    return read_once(path)


def said(p: PagedText, mark: int) -> list[str]:
    """What our reading says that a note names, in the table's own words."""
    found = []
    for c in p.citations:
        if c.note != str(mark):
            continue
        assert c.work is not None, (mark, c.why)
        work = p.works[c.work]
        name = (*work.families, "nobody")[0]
        tilde = "" if c.rule == "full" else "~"
        found.append(f"{tilde}{name} {work.year}".strip() + (f" @{c.pages}" if c.pages else ""))
    return found


def test_the_notes_name_what_they_name(article: Reading) -> None:
    p = article.paged
    right = named = held = 0
    wrong = []
    for mark, line in NAMED.items():
        true, ours = line.split(", "), said(p, mark)
        held, named = held + len(true), named + len(ours)
        right += len(set(true) & set(ours))
        if true != ours:
            wrong.append((mark, ours))
    assert (held, named, right, wrong) == (99, 99, 99, [])
    assert len(p.works) == 66


def test_each_note_knows_its_works(article: Reading) -> None:
    p = article.paged
    assert [len(n.works) for n in p.notes] == [len(NAMED[int(n.mark)].split(", ")) for n in p.notes]


def test_every_mark_stood_where_the_note_is_called(article: Reading) -> None:
    p = article.paged
    ours = [digest(p.text[(n.called_at or 0) - 12 : n.called_at])[:3] for n in p.notes]
    assert ours == [CALLED_AFTER[i : i + 3] for i in range(0, len(CALLED_AFTER), 3)]


def test_the_quoted_phrases_with_a_note_lead_to_the_full_work(article: Reading) -> None:
    p = article.paged
    ours = [q for q in p.quotations if q.note is not None]
    found = [(q.note, q.end - q.start, q.ended, digest(p.text[q.start : q.end])[:6]) for q in ours]
    assert found == [q[:4] for q in QUOTED]
    for q, (*_, short) in zip(ours, QUOTED, strict=True):
        cited = [p.citations[c] for c in q.citations]
        assert all(c.work is not None and c.note == q.note for c in cited)
        assert all(c.rule == "short form" for c in cited) == short
    assert sum(short for *_, short in QUOTED) == 10
    assert sum(q.ended == "note" for q in ours) == 3


def test_words_in_quotation_marks_that_carry_no_note(article: Reading) -> None:
    p = article.paged
    body = [q for q in p.quotations if p.blocks[p.block_at(q.start)].note is None and q.note is None]
    assert [(q.end - q.start, q.citations) for q in body] == [(5, ()), (13, ()), (3, ())]


@pytest.mark.parametrize(("words", "length", "hashed"), BROKEN)
def test_broken_sentences_are_whole_to_the_letter(article: Reading, words: str, length: int, hashed: str) -> None:
    sentences = [article.paged.text[s.start : s.end] for s in article.sentences]
    (found,) = [s for s in sentences if words in s]
    assert (len(found), digest(found)[:12]) == (length, hashed)


def test_the_text_proves_two_printed_pages_and_gives_no_other(article: Reading) -> None:
    p = article.paged
    assert [x.label for x in p.printed] == ["2", "8"]
    for x in p.printed:
        assert p.raw[x.proof_start : x.proof_end].split()[0] == x.label
    labels = {n.mark: p.locate(p.blocks[n.block].start, p.blocks[n.block].end).labels for n in p.notes}
    assert {m for m, found in labels.items() if found == ("2",)} == {"2", "3", "4", "5", "6", "7"}
    assert {m for m, found in labels.items() if found == ("8",)} == {"38", "39", "40", "41", "42", "43"}
    assert all(p.locate(s.start, s.end).pages == () for s in article.sentences)
    at = p.text.index("shown to be often")
    assert p.locate(at, at + 11).labels == ("2",)
    assert p.locate(at, at + 17).labels == ()  # the sentence goes on where no page is proved
    assert {label for s in article.sentences for label in p.locate(s.start, s.end).labels} == {"2", "8"}


@pytest.mark.parametrize(
    ("number", "works", "years", "families"),
    [
        ("000", 8, "2023 2010 2015 2025 2024 2012 2023", "Elkahlout Feinsilver Fiddian-Qasmiyeh Fiddian-Qasmiyeh"),
        ("001", 12, "2018 2018 2019 2018 2019 2018 2018 2018 2015 2018 2009 2013", "Carpi Fiddian-Qasmiyeh Ould"),
    ],
)
def test_reference_lists_of_the_others(
    shared: Callable[[str], Path], number: str, works: int, years: str, families: str
) -> None:
    path = next(shared("corpus").glob(f"{number}_*"))
    p = read_once(path).paged
    assert len(p.works) == works
    assert all(w.listed for w in p.works)
    assert [w.year for w in p.works if w.year] == years.split()
    assert [w.families[0].split()[0] for w in p.works if w.families][: len(families.split())] == families.split()
    assert "2265-2246, (16-15)45" in p.text or number != "000"


def test_author_date_marks_of_the_blog_post(shared: Callable[[str], Path]) -> None:
    path = next(shared("corpus").glob("001_*"))
    p = read_once(path).paged
    assert len(p.citations) == 29
    resolved = [(p.works[c.work].families[0][:9], p.works[c.work].year) for c in p.citations if c.work is not None]
    assert resolved == [("Fiddian-Q", "2015"), ("UN System", "2013")]
    assert [c.why for c in p.citations if c.why.startswith("3 works")] == ["3 works of the document fit"] * 2
    assert sum(c.why == "the document holds no full reference" for c in p.citations) == 25
