"""A draft's quotations against the library: every altered one named, no true one accused."""

from __future__ import annotations

import io
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import docx
import pytest

from assistant.draft_check import Checked, CheckedDraft, check_draft
from assistant.quote_search import find_quotes
from assistant.quotes import QuoteSearch
from evals.alterations import lies
from ingest.drafts import read_draft_bytes
from ingest.job import ingest
from store.documents import Document
from store.errors import DocumentUnknown
from store.library import Library
from tests.fakes import HashingEncoder


def check(text: str, library: Library, name: str = "note.md") -> CheckedDraft:
    return check_draft(read_draft_bytes(text.encode(), name), library)


def only(text: str, library: Library) -> Checked:
    (checked,) = check(f"# A note\n\n{text}\n", library).checked
    return checked


@pytest.mark.parametrize(
    "text",
    [
        "They say “any member may borrow” there.",
        'They say "any member may borrow" there.',
        "They say “any member may borrow,” and more.",
        "A kelp bank is “a shared store […] from which any member may borrow”.",
        "A kelp bank is “a shared store … from which any member may borrow”.",
        "A kelp bank is “a shared store of living seaweed from which [a villager] may borrow”.",
        "They say “any member may borrow” (Okoro & Varga 2021).",
        "They say “any member may borrow” (Okoro 2021, p. 4).",
        "They say “[a]ny member may borrow”.",
        "They say “[A]ny member may borrow”.",
        "They say “Any member may borrow”.",
        "“a kelp bank is [a shared store] of living seaweed”",
        "> A kelp bank is a shared store of living seaweed from which any member may borrow",
    ],
)
def test_what_stands_so_is_exact(text: str, island_library: Library) -> None:
    checked = only(text, island_library)
    assert (checked.verdict, checked.why) == ("exact", "")
    assert checked.found[0].text.startswith("A kelp bank is")


@pytest.mark.parametrize(
    ("text", "draft", "library"),
    [
        ("They say “The government of Orlenna pays 4.3 million dollars a year”.", "4.3", "4.2"),
        ("They say “the sheds were not rebuilt in stone because wooden walls rotted”.", "not", ""),
        ("They say “The engineer Bakar Lindgren drew the plans for the drying sheds”.", "Lindgren", "Lindqvist"),
        ("They say “Today 37 towns take part in the exchange”.", "towns", "villages"),
    ],
)
def test_what_differs_is_shown_word_by_word(text: str, draft: str, library: str, island_library: Library) -> None:
    checked = only(text, island_library)
    assert checked.verdict == "differs"
    only_draft = " ".join(t for kind, t in checked.differences if kind == "draft")
    only_there = " ".join(t for kind, t in checked.differences if kind == "library")
    assert draft in only_draft
    assert library in only_there
    assert checked.found


def test_pieces_must_stand_in_order(island_library: Library) -> None:
    assert only("“any member may borrow […] a shared store of living seaweed”", island_library).verdict != "exact"


@pytest.mark.parametrize(
    "text",
    [
        "“kelp … borrow … villages”", "“A … seaweed … years”", "“Today [99] villages take part in the exchange”",
        "“A kelp bank is [not] a shared store of living seaweed”", "“is [no] shared store of living seaweed”",
    ],
)  # fmt: skip
def test_no_sense_of_ones_own_is_exact(text: str, island_library: Library) -> None:
    assert only(text, island_library).verdict in ("differs", "absent")


def test_a_denial_left_out_is_no_ellipsis(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Aid\n\nBy Ama Osei\n\nThe help of neighbours is certainly not a single thing.")
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        ingest([tmp_path / "a.txt"], library)
        assert only("“The help of neighbours is … a single thing”", library).verdict == "differs"
        assert only("“The help … is certainly not a single thing”", library).verdict != "absent"
        assert only("“The help of … certainly not a single thing”", library).verdict == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "It says “any member may borrow and never ends.", 'He said "any member may borrow and on it goes',
        "It says “any member may borrow.\n\n“And it goes on here”, they add.",
    ],
)  # fmt: skip
def test_what_cannot_be_read_as_a_quotation_is_named(text: str, island_library: Library) -> None:
    found = check(text, island_library, "note.txt")
    assert len(found.unread) == 1
    assert "any member may borrow" in found.unread[0]


@pytest.mark.parametrize("place", ["(Smith 2010)", "(Nobody, Elsewhere, 1999, p. 7)", "(The kelp report, 2020)"])
def test_a_year_that_is_not_the_works_is_told(place: str, island_library: Library) -> None:
    assert only(f"They say “any member may borrow” {place}.", island_library).verdict == "elsewhere"


def test_a_library_that_changes_meanwhile_is_read_again(island_library: Library) -> None:
    class Leaving:
        """A library of which a document has just gone, once."""

        def __init__(self) -> None:
            self.gone = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(island_library, name)

        def exactly(self, *given: Any, **how: Any) -> Any:
            self.gone += 1
            if self.gone == 1:
                raise DocumentUnknown("gone")
            return island_library.exactly(*given, **how)

    leaving = Leaving()
    draft = read_draft_bytes("# A note\n\nThey say “any member may borrow” here.".encode(), "n.md")
    assert [c.verdict for c in check_draft(draft, cast(Library, leaving)).checked] == ["exact"]
    leaving.gone = 0
    assert find_quotes(QuoteSearch("any member may borrow", "exact"), cast(Library, leaving)).total == 1


@pytest.mark.parametrize(
    "place",
    [
        "(Achterberg 2021)", "(Okoro and Varga 1999)", "(Quent 2019, p. 3)", "(Marisol Quent, 2019)",
        "(Hollingsworth, 2021)", "(see Hollingsworth and Lim 2021)", "[Achterberg 2019]",
    ],
)  # fmt: skip
def test_another_place_is_told_with_the_right_one(place: str, island_library: Library) -> None:
    checked = only(f"They say “any member may borrow” {place}.", island_library)
    assert checked.verdict == "elsewhere"
    assert place.strip("()[]") in checked.why
    assert checked.found[0].document.record.authors[0].family == "Okoro"


@pytest.mark.parametrize(
    "before",
    [
        "Achterberg (2019) writes that",
        "In another text, Marisol Quent (2019, p. 3) says:",
        "Okoro and Varga (1999) hold that",
        "Achterberg, 2019, claims:",
        "According to Achterberg (2019),",
    ],
)
def test_who_is_named_with_a_year_before_a_quotation_is_where_it_is_said_to_stand(
    before: str, island_library: Library
) -> None:
    assert only(f"{before} “any member may borrow” there.", island_library).verdict == "elsewhere"


@pytest.mark.parametrize(
    "sentence",
    [
        "Okoro and Varga (2021) write that “any member may borrow” there.",
        "Achterberg (2019) is one, but Okoro says that “any member may borrow” there.",
        "Achterberg (2019) writes. Here “any member may borrow” there.",
        "In Varosha (2019) it is said that “any member may borrow” there.",
        "Achterberg (2019) writes that “any member may borrow” (Okoro and Varga 2021).",
        "They say “any member may borrow” (NBKF 2021).",
        "They say “any member may borrow” (italics ours, 2021).",
        "They say “any member may borrow” (Section 2, 2021).",
        "They say “any member may borrow” (Emphasis added, 2021).",
        "They say “any member may borrow” (May 2021).",
        "They say “any member may borrow” (Interview with the author, Nairobi, March 2021).",
        "They say “any member may borrow” (Okoro 2021, 12 May).",
        "They say “any member may borrow” (Okoro, on the 2030 Agenda).",
        "Unlike Achterberg (2019), who doubted it, they say that “any member may borrow”.",
        "Achterberg (2019) disagrees with the claim that “any member may borrow”.",
    ],
)
def test_who_is_named_elsewhere_in_a_draft_accuses_nobody(sentence: str, island_library: Library) -> None:
    assert only(sentence, island_library).verdict == "exact"


def test_who_is_named_behind_a_quotation_is_where_it_is_said_to_stand(island_library: Library) -> None:
    assert only("“Any member may borrow,” argues Achterberg (2019).", island_library).verdict == "elsewhere"
    assert only("“Any member may borrow,” argues Okoro (2021).", island_library).verdict == "exact"


def test_headings_and_drafts_of_one_line_are_read_and_titles_are_not(island_library: Library) -> None:
    text = "# Of “any member may borrow”\n\nIt says « any member may borrow » and so on.\n"
    checked = check(text, island_library)
    assert ([c.verdict for c in checked.checked], checked.unread) == (["exact", "exact"], ())
    assert [c.verdict for c in check("“any member may burrow”", island_library).checked] == ["differs"]
    title = island_library.documents()[0].record.title
    assert check(f"# A note\n\nIn “{title.upper()},” they say so.", island_library).checked == ()


def test_a_bracket_that_the_source_has_there_is_the_sources(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ferries\n\nThe ferries carry salt and seed between the islands (Modi 2011).\n")
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        ingest([tmp_path / "a.md"], library)
        assert only("It says “carry salt and seed between the islands” (Modi 2011).", library).verdict == "exact"


def test_a_name_within_a_longer_one_names_nobody(tmp_path: Path) -> None:
    for name, by, text in (
        ("a", "UNDP", "The ferries of UNDP carry salt and seed."),
        ("b", "United Nations", "Nothing else."),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\nauthor: {by}\ndate: 2019\n---\n\n# Work {name}\n\n{text}\n")
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        ingest([tmp_path / "a.md", tmp_path / "b.md"], library)
        said = "It says “carry salt and seed” ({})."
        longer = only(said.format("United Nations Development Programme 2019"), library)
        assert (longer.verdict, only(said.format("United Nations 2019"), library).verdict) == ("exact", "elsewhere")


@pytest.mark.timeout(20)
def test_a_row_of_initials_is_read_in_no_time(island_library: Library) -> None:
    row = "A. " * 60
    assert only(f"It says “any member may borrow” (Aa {row}2021 x).", island_library).verdict


def test_a_note_says_the_place_too(island_library: Library) -> None:
    text = "They say “any member may borrow”.[^1]\n\n[^1]: Quent 2019.\n"
    checked = only(text, island_library)
    assert (checked.verdict, checked.said) == ("elsewhere", "Quent 2019.")


def test_what_stands_nowhere_is_absent(island_library: Library) -> None:
    checked = only("“the moon lends nothing to the quiet mountains of salt”", island_library)
    assert (checked.verdict, checked.found) == ("absent", ())


def test_terms_of_a_word_or_two_are_not_checked(island_library: Library) -> None:
    found = check("A “kelp bank” is “good”. And “any member may borrow”.", island_library)
    assert found.short == ("kelp bank", "good")
    assert len(found.checked) == 1


def test_a_word_file_is_read_with_its_footnotes(island_library: Library) -> None:
    file = docx.Document()
    file.add_paragraph("The brief says that “any member may borrow” (Okoro 2021), and that “any member may lend” too.")
    data = io.BytesIO()
    file.save(data)
    checked = check_draft(read_draft_bytes(data.getvalue(), "note.docx"), island_library).checked
    assert [c.verdict for c in checked] == ["exact", "differs"]


@dataclass(frozen=True)
class _Sentence:
    document: Document
    text: str


def _sentences(library: Library) -> list[_Sentence]:
    found = []
    for document in library.documents():
        paged = library.paged(document.id)
        blocks = [
            (document.id, i) for i, b in enumerate(paged.blocks) if b.kind in ("body", "list", "quote", "footnote")
        ]
        for _, s in library.places_of(blocks):
            text = paged.text[s.start : s.end]
            if 6 <= len(text.split()) <= 60 and not set('“”"[]…') & set(text):
                found.append(_Sentence(document, text))
    return found


@pytest.mark.parametrize("name", ["starter", "corpus"])
def test_of_a_hundred_quotations_all_altered_ones_are_named_and_no_true_one(
    name: str, request: pytest.FixtureRequest
) -> None:
    library: Library = request.getfixturevalue(name)
    chance = random.Random(11)
    sentences = _sentences(library)
    chance.shuffle(sentences)
    texts = [s.text for s in sentences]
    titles = [d.record.title for d in library.documents() if d.record.title]
    expected: list[str] = []
    lines: list[str] = []
    for one in sentences:
        if len(expected) == 100:
            break
        title = one.document.record.title
        if not title:
            continue
        turn = len(expected) % 10
        text, cited, verdict = one.text, title, "exact"
        if turn == 9:
            cited, verdict = next(t for t in chance.sample(titles, len(titles)) if t != title), "elsewhere"
        elif turn % 2:
            made = [a.text for a in lies(text, texts, chance) if not a.true and a.kind in KINDS and a.text not in texts]
            if not made:
                continue
            text, verdict = chance.choice(made), "altered"
        expected.append(verdict)
        lines.append(f"It is said that “{text}” ({cited}, {one.document.record.year or 'n.d.'}).")
    checked = check("# A note\n\n" + "\n\n".join(lines), library).checked
    assert len(checked) == len(expected) == 100
    told = Counter((e, c.verdict) for e, c in zip(expected, checked, strict=True))
    wrong = [(e, c.verdict, c.text, c.said) for e, c in zip(expected, checked, strict=True) if not _right(e, c.verdict)]
    assert wrong == [], told


KINDS = ("number", "negated", "affirmed", "name", "place")


def _right(expected: str, verdict: str) -> bool:
    return verdict in ("differs", "absent") if expected == "altered" else verdict == expected
