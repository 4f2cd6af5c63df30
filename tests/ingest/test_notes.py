from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.fakes import blocks, read

TITLE = "A title of some words\n\n"
LONG = "This paragraph is long enough to be one that a page may break in the middle of a sentence, because it goes on"


def test_notes_leave_the_flow_and_know_their_sentence() -> None:
    r = read(
        f"{TITLE}The first claim.¹ The second,² which matters, is made here too.\n\n¹See one.\n\n²See two, p. 4.\n"
    )
    assert blocks(r, "footnote") == ["See one.", "See two, p. 4."]
    assert blocks(r, "body") == ["The first claim. The second, which matters, is made here too."]
    text = r.paged.text
    assert [text[: n.called_at].split()[-1] for n in r.paged.notes if n.called_at] == ["claim.", "second,"]
    assert [b.note for b in r.paged.blocks if b.note] == ["1", "2"]


def test_marks_written_as_mathematics() -> None:
    r = read(f"{TITLE}A claim that somebody made.$^{{40}}$\n\n $^{{^{{40}}}}$ Osei, 'A paper'.\n")
    assert blocks(r, "footnote") == ["Osei, 'A paper'."]
    assert r.paged.notes[0].mark == "40"
    assert r.paged.notes[0].called_at is not None


def test_a_sentence_cut_by_notes_goes_on_behind_them_even_with_a_capital() -> None:
    r = read(
        f"{TITLE}Claims.¹ {LONG} with the People's Solidarity\n\n¹Osei (2001).\n\nOrganisation, which was founded by"
        f" others "
        "in the same year and in the same city as the first.\n"
    )
    assert any("Solidarity Organisation, which" in b for b in blocks(r, "body"))


def test_a_lost_number_is_found_by_its_place() -> None:
    r = read(
        f"{TITLE}One.¹ Two.² Three.³ And the text goes on to its end here.\n\n¹First note.\n\nOsei, 'A paper', p."
        f" 3.\n\n³Third note.\n"
    )
    assert [(n.mark, blocks(r)[n.block]) for n in r.paged.notes] == [
        ("1", "First note."),
        ("2", "Osei, 'A paper', p. 3."),
        ("3", "Third note."),
    ]


def test_a_note_cut_by_a_page_is_made_whole() -> None:
    r = read(
        f"{TITLE}One.¹ Two.²\n\n¹Osei, 'A long\n\nThe body goes on with a sentence of its own.\n\npaper revisited',"
        f" A Review, 4 (2013).\n\n²Other.\n"
    )
    assert blocks(r, "footnote")[0] == "Osei, 'A long paper revisited', A Review, 4 (2013)."
    assert "The body goes on with a sentence of its own." in blocks(r, "body")


def test_units_and_powers_are_no_marks() -> None:
    r = read(f"{TITLE}A claim.¹ An area of 120 km² and 4 m³ was ceded.² It is gone.\n\n¹One.\n\n²Two.\n\n³Three.\n")
    assert any("120 km² and 4 m³ was ceded. It" in b for b in blocks(r, "body"))
    assert any("3" in w for w in r.document.warnings)


def test_bracketed_marks_without_notes_are_taken_out_and_said() -> None:
    r = read(f"{TITLE}One claim was made here.[i] Another one came later.[ii] And there it ends.\n")
    assert "[i]" not in r.paged.text
    assert "[i], [ii]" in r.document.warnings[0]


def test_a_text_without_notes_keeps_its_superscripts() -> None:
    assert "10⁶" in read(f"{TITLE}There are 10⁶ reasons for it, and they all count.\n").paged.text


MARKS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def called(text: str) -> list[tuple[str, str, str | None]]:
    """(mark, note, the words before its call) of every note."""
    p = read(text).paged
    return [
        (
            n.mark,
            p.text[(b := p.blocks[n.block]).start : b.end],
            n.called_at and re.split(r"\. |\n\n", p.text[: n.called_at])[-1],
        )
        for n in p.notes
    ]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.booleans())
def test_numbers_that_begin_anew_in_every_chapter(chapters: list[int], at_the_end: bool) -> None:
    body, notes, want = [], [], []
    for c, count in enumerate(chapters):
        claims = [f"Chapter {c} makes the claim {c}-{i} here.{str(i).translate(MARKS)}" for i in range(1, count + 1)]
        own = [f"{str(i).translate(MARKS)}Source {c}-{i}, p. {i}." for i in range(1, count + 1)]
        body.append(" ".join(claims))
        (notes if at_the_end else body).extend(own)
        want += [
            (str(i), f"Source {c}-{i}, p. {i}.", f"Chapter {c} makes the claim {c}-{i} here.")
            for i in range(1, count + 1)
        ]
    found = called(TITLE + "\n\n".join(body + notes))
    assert found == want


def test_what_calls_a_note_is_not_guessed_where_numbers_begin_anew_and_one_is_missing() -> None:
    text = (
        f"{TITLE}The first chapter makes a claim.¹ The second one does not number it. The third one does.¹\n\n"
        "¹Source of one.\n\n¹Source of two.\n\n¹Source of three.\n"
    )
    assert [at for _, _, at in called(text)] == [None, None, None]
    assert any("stand more than once" in w and w.endswith(": 1") for w in read(text).document.warnings)


STREWN = "The text goes on for a while on this page, and then it comes to the end of it."


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # The mark of the first page is lost, and the note of the second is called twice.
        (["A claim.\n\n¹One.", "Another.¹ And again.¹\n\n¹Two."], [None, None]),
        (["A claim.\n\n¹One.", "Another.¹\n\n¹Two."], [None, "Another."]),
        (["A claim.¹\n\n¹One.", "Another.\n\n¹Two.", "A third.¹\n\n¹Three."], ["A claim.", None, "A third."]),
        # The note of the first page is lost, and so is the mark of the second.
        (["A claim.¹ More.²\n\n²One.", "Another.\n\n¹Two.", "A third.¹\n\n¹Three."], ["More.", None, "A third."]),
        (["A claim.¹ More.²\n\n¹One.", "Another.¹ So.²\n\n¹Two.\n\n²Three."], ["A claim.", "Another.", "So."]),
        (["A claim.¹ More.²\n\n¹One.\n\n²Two.", "Another.¹ Twice.¹\n\n¹Three.", "So.¹\n\n¹Four."],
         ["A claim.", "More.", None, "So."]),
    ],
)  # fmt: skip
def test_notes_strewn_through_the_text_are_called_on_their_own_pages(
    pages: list[str], expected: list[str | None]
) -> None:
    text = TITLE + "\n\n".join(f"{STREWN} {page}" for page in pages)
    said = [at and at.rsplit("it. ")[-1] for _, _, at in called(text)]
    assert said == expected
    assert any("not known what calls them" in w or "not found" in w for w in read(text).document.warnings) == (
        None in expected or len(expected) < text.count("\n\n¹") + text.count("\n\n²")
    )


def test_each_of_two_notes_with_one_number_names_its_own_works_and_carries_its_own_quotation() -> None:
    text = (
        f"{TITLE}They wrote that “the clinics of the north are open”.¹\n\n¹Ama Osei, ‘Clinics of the North’, A Review,"
        " 4:2 (2013), p. 7.\n\nOthers held that “the wells of the south are dry”.¹\n\n¹Kofi Banda,"
        " ‘Wells of the South’, A Review, 5:1 (2014), p. 9.\n"
    )
    p = read(text).paged
    assert [[p.works[w].title for w in n.works] for n in p.notes] == [["Clinics of the North"], ["Wells of the South"]]
    cited = [p.works[p.citations[q.citations[0]].work or 0].title for q in p.quotations]
    assert cited == ["Clinics of the North", "Wells of the South"]


@given(st.integers(1, 30), st.integers(1, 3))
def test_any_number_of_notes_is_tied(count: int, per: int) -> None:

    body = [f"Claim number {i} is made in this sentence.{str(i).translate(MARKS)}" for i in range(1, count + 1)]
    notes = [f"{str(i).translate(MARKS)}Source {i}, p. {i}." for i in range(1, count + 1)]
    groups = []
    for i in range(0, count, per):
        groups += [" ".join(body[i : i + per]), *notes[i : i + per]]
    r = read(TITLE + "\n\n".join(groups))
    assert [n.mark for n in r.paged.notes] == [str(i) for i in range(1, count + 1)]
    for n in r.paged.notes:
        assert n.called_at is not None
        assert r.paged.text[: n.called_at].endswith(f"Claim number {n.mark} is made in this sentence.")


def test_marks_of_affiliations_call_no_notes() -> None:
    long = " ".join([BODY_OF_AFFILIATIONS] * 3)
    reading = read(
        "A title of some words\n\nAma Osei¹ and Bea Haddad²\n\n¹ University of Accra; ² University of Tunis\n\n"
        f"{long} So says the first report.¹ And {long} So says the other.²\n\n"
        "¹ Kofi Addo, The First Report (Accra: Press, 2016), p. 4.\n\n² Ibid., p. 5.\n"
    )
    assert [str(a) for a in reading.document.record.authors] == ["Ama Osei", "Bea Haddad"]
    assert blocks(reading, "footnote") == ["Kofi Addo, The First Report (Accra: Press, 2016), p. 4.", "Ibid., p. 5."]
    text = reading.paged.text
    assert [text[: n.called_at].split()[-1] for n in reading.paged.notes] == ["report.", "other."]


BODY_OF_AFFILIATIONS = "The members met in the capital and agreed on most of the points that lay before them."
