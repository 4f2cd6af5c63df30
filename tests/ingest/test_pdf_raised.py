"""Raised figures on a PDF page: powers, units and marks whose note is missing stay as they are printed; what calls a
note goes."""

from __future__ import annotations

import re

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from store.documents import Reading
from tests.ingest.drawn import HEIGHT, Drawn, pdf
from tests.ingest.fakes import blocks, read

SIZE = 11.0
_PART = re.compile(r"\^\{([^}]+)\}")


def line(text: str, y: float, size: float = SIZE, x: float = 60) -> list[Drawn]:
    """A line in which ^{…} is raised."""
    drawn: list[Drawn] = []
    for n, part in enumerate(_PART.split(text)):
        if part:
            own = 0.62 * size if n % 2 else size
            drawn.append(Drawn(x, y + (0.35 * size if n % 2 else 0), part, own))
            x += stringWidth(part, "Times-Roman", own)
    return drawn


def paper(lines: list[str], notes: list[str] = ()) -> Reading:  # type: ignore[assignment]
    drawn = [Drawn(60, HEIGHT - 80, "Forests and debts of the basin", 18, "Times-Bold")]
    for n, text in enumerate(lines):
        drawn += line(text, HEIGHT - 120 - 14 * n)
    for n, text in enumerate(notes):
        drawn += line(text, 110 - 11 * n, 8.5)
    return read(pdf([drawn]), "made.pdf")


def body(reading: Reading) -> str:
    return " ".join(blocks(reading, "body"))


def calls(reading: Reading) -> dict[str, str]:
    """The last words before each call, by the note's mark."""
    text = reading.paged.text
    return {n.mark: " ".join(text[: n.called_at].split()[-2:]) for n in reading.paged.notes if n.called_at is not None}


FILLING = "The ministry of the basin says so in the report that it gave to its parliament."


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("The debt of the fund was 5 × 10^{9} dollars in all,", "5 × 10⁹ dollars"),
        ("The debt of the fund was 5 x 10^{9} dollars in all,", "5 x 10⁹ dollars"),
        ("The forests held some 10^{6} trees and more in all,", "some 10⁶ trees"),
        ("The cost grows as x^{3} with the length of the road,", "as x³ with"),
        ("A dose of 10^{-6} gram was enough for the whole herd,", "of 10⁻⁶ gram"),
        ("The reserve covers 412 km^{2} in the north of the land,", "412 km² in"),
        ("It was large,^{12} and “it stayed so for years”.^{13} Yes,", "large,¹² and “it stayed so for years”.¹³ Yes"),
    ],
)
def test_what_calls_no_note_stays(printed: str, says: str) -> None:
    reading = paper([printed, FILLING])
    assert says in body(reading)
    assert reading.paged.notes == ()


def test_marks_whose_notes_are_missing_are_told_and_powers_are_not() -> None:
    said = paper(
        ["It was large,^{12} and “it stayed so”.^{13} The forests held 10^{6} trees.", FILLING]
    ).document.warnings
    assert "raised numbers that call no note of the document: 12, 13" in said
    assert not paper(["The debt was 5 × 10^{9} dollars and covered 412 km^{2}.", FILLING]).document.warnings


def test_a_power_beside_notes() -> None:
    lines = [
        "The debt of the fund was 5 × 10^{2} dollars, and so it stayed.^{1} The forests",
        "held 10^{2} trees.^{2} All is well.",
    ]
    reading = paper([*lines, FILLING], ["^{1} A. Osei, The Book of Funds, p. 4.", "^{2} W. Li, The Third, p. 9."])
    assert "5 × 10² dollars, and so it stayed. The forests held 10² trees. All is well." in body(reading)
    assert calls(reading) == {"1": "it stayed.", "2": "10² trees."}


def test_a_note_called_behind_a_number_or_a_letter() -> None:
    lines = ["It met with the group of 10^{1} in the year 2010^{2} and with party B^{3} after that day."]
    notes = ["^{1} A. Osei, The Book of Funds, p. 4.", "^{2} W. Li, The Third, p. 9.", "^{3} N. Sow, The Fourth, p. 2."]
    reading = paper([*lines, FILLING], notes)
    assert "the group of 10 in the year 2010 and with party B after that day." in body(reading)
    assert calls(reading) == {"1": "of 10", "2": "year 2010", "3": "party B"}


@pytest.mark.parametrize("between", [",", ", ", ";", " "])
def test_two_notes_called_at_one_place(between: str) -> None:
    notes = ["^{1} A. Osei, The Book of Funds, p. 4.", "^{2} W. Li, The Third, p. 9."]
    reading = paper([f"It was large.^{{1{between}2}} So it stayed for years.", FILLING], notes)
    assert body(reading).startswith("It was large. So it stayed for years.")
    assert calls(reading) == {"1": "was large.", "2": "was large."}


def test_endnotes_without_raised_numbers() -> None:
    notes = ["Notes", "1. Osei, The Book of Funds, p. 4.", "2. Li, The Third, p. 9."]
    reading = paper(["It was large.^{1} So it stayed for years.^{2} Nobody knew.", FILLING, "", *notes])
    assert "It was large. So it stayed for years. Nobody knew." in body(reading)
    assert calls(reading) == {"1": "was large.", "2": "for years."}


def test_a_sign_without_a_note_stays() -> None:
    assert "a gain of 0.45*** in all" in body(
        paper(["The model shows a gain of 0.45^{***} in all of the ten years,", FILLING])
    )


def test_raised_letters_behind_names_are_no_part_of_them() -> None:
    drawn = [Drawn(60, HEIGHT - 80, "Forests and debts of the basin", 18, "Times-Bold")]
    drawn += line("Leila Haddad^{a}, Tomás Echeverría^{b} and Amina Yusuf^{a,c}", HEIGHT - 110)
    drawn += line("^{a} University of Tunis ^{b} University of Lima ^{c} Institute of Ports", HEIGHT - 126, 9)
    drawn += [part for n in range(5) for part in line(FILLING, HEIGHT - 170 - 14 * n)]
    record = read(pdf([drawn]), "made.pdf").document.record
    assert [str(a) for a in record.authors] == ["Leila Haddad", "Tomás Echeverría", "Amina Yusuf"]


def test_paragraphs_with_raised_numbers_stay_where_they_are() -> None:
    lines = [f"^{{{n}}} {FILLING}" for n in (1, 2, 3)]
    reading = paper([line for pair in zip(lines, [FILLING, "", ""], strict=True) for line in pair])
    assert reading.paged.notes == ()
    assert body(reading).count(FILLING) == 4


def test_a_date_with_a_raised_number_at_its_head() -> None:
    assert "1st of May was the day." in body(paper(["^{1}st of May was the day.", "", FILLING]))


def test_a_list_of_references_with_raised_numbers() -> None:
    entries = [
        "Alvarado, R. (2000). The line and its workers. Lusaka: Press.",
        "Banda, P. (2001). The works. Lusaka: Press.",
    ]
    drawn = [Drawn(60, HEIGHT - 80, "Forests and debts of the basin", 18, "Times-Bold")]
    drawn += line("The line was built by hand.^{1} It was paid for by the works.^{2} Nobody minded.", HEIGHT - 120)
    drawn.append(Drawn(60, HEIGHT - 180, "References", 14, "Times-Bold"))
    for n, entry in enumerate(entries, 1):
        drawn += line(f"^{{{n}}} {entry}", HEIGHT - 190 - 24 * n)
    reading = read(pdf([drawn]), "made.pdf")
    assert blocks(reading, "reference") == entries
    assert reading.paged.notes == ()
    assert reading.document.warnings == ()


def test_a_power_calls_no_note_even_where_nothing_else_does() -> None:
    lines = ["The debt of the fund was 5 × 10^{2} dollars, and so it stayed.^{1} The forests were sold."]
    reading = paper([*lines, FILLING], ["^{1} A. Osei, The Book of Funds, p. 4.", "^{2} W. Li, The Third, p. 9."])
    assert "5 × 10² dollars" in body(reading)
    assert calls(reading) == {"1": "it stayed."}
