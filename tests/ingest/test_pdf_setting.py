"""How a brief is set: bold words inside sentences, headings in small capitals, signs for bullets, columns."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingest.drawn import Drawn, column, pdf
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


def run(y: float, *parts: tuple[str, str], size: float = 12) -> list[Drawn]:
    """One line of parts in several faces."""
    x, out = 60.0, []
    for text, face in parts:
        out.append(Drawn(x, y, text, size, face))
        x += stringWidth(text, face, size)
    return out


def test_bold_words_inside_a_sentence_begin_no_heading() -> None:
    lead = column("We look at what the members say of the data, and at how far they tell upon what is done. We then "
                  "give our", 60, 720, 470, 12, PLAIN, 15)  # fmt: skip
    last = run(
        lead[-1].y - 15, ("advice for ", PLAIN), ("how the members should collect and use such data in future.", BOLD)
    )
    body = column(Prose(70).paragraph(12), 60, 640, 470, 10, PLAIN, 13)
    found = blocks(read(pdf([[*lead, *last, *body]]), "made.pdf"))
    assert any(
        b.endswith("We then give our advice for how the members should collect and use such data in future.")
        for b in found
    )


def test_small_bold_capitals_over_a_text_are_a_heading_and_a_large_sign_is_none() -> None:
    prose = Prose(71)
    drawn = []
    y = 760.0
    for name in ("SUMMARY", "WHAT IS COUNTED", "WHO COUNTS?"):
        drawn.append(Drawn(60, y, name, 9, BOLD))
        lines = column(prose.paragraph(4), 60, y - 15, 470, 10, PLAIN, 15)
        drawn += lines
        y = lines[-1].y - 33
    drawn.append(Drawn(45, 60, "“", 200, BOLD))
    drawn.append(Drawn(60, 40, "SEE THE ANNEX", 8, BOLD))
    assert blocks(read(pdf([drawn]), "made.pdf"), "heading") == ["SUMMARY", "WHAT IS COUNTED", "WHO COUNTS?"]


def test_a_heading_under_the_first_column_belongs_to_the_text_across() -> None:
    prose = Prose(72)
    left = column(prose.paragraph(7), 60, 740, 227, 10, PLAIN, 14)
    right = column(prose.paragraph(5), 307, 740, 227, 10, PLAIN, 14)
    right = [line for line in right if line.y >= left[-1].y]
    y = left[-1].y - 33
    across = column(prose.paragraph(6), 60, y - 15, 474, 10, PLAIN, 14)
    found = blocks(read(pdf([[*left, Drawn(60, y, "What is said", 10, BOLD), *right, *across]]), "made.pdf"))
    at = found.index("What is said")
    first = " ".join(line.text for line in right)
    assert any(first[-40:] in b for b in found[:at])
    assert found[at + 1].startswith(across[0].text[:40])


def test_signs_before_several_hanging_items_are_bullets() -> None:
    prose = Prose(73)
    items = [prose.paragraph(2) for _ in range(3)]
    items[1] = f"They weigh what was achieved vs. {items[1]}"
    drawn, y = column(prose.paragraph(4), 60, 760, 470), 620.0
    for item in items:
        lines = column(item, 100, y, 400)
        drawn += [Drawn(84, y, "’ ", 11), *lines]
        y = lines[-1].y - 22
    assert blocks(read(pdf([drawn]), "made.pdf"), "list") == items


def test_a_figure_that_is_not_raised_calls_no_note() -> None:
    body = column(f"The register harbour1 is kept by harbour2 and harbour1. {Prose(74).paragraph(6)}", 60, 760, 470)
    heads = [
        Drawn(60, 500 - 60 * n, f"{n + 1}. {text}", 11, BOLD) for n, text in enumerate(("Aims and Scope", "Copies"))
    ]
    under = [line for n in range(2) for line in column(Prose(75 + n).paragraph(2), 60, 484 - 60 * n, 470)]
    reading = read(pdf([[*body, *heads[:1], *under[:3], *heads[1:], *under[3:]]]), "made.pdf")
    assert "The register harbour1 is kept by harbour2 and harbour1." in reading.paged.text
    assert reading.paged.notes == ()


def test_a_list_of_contents_whose_lines_have_leaders_goes() -> None:
    names = ("Schema functions", "Field functions", "Errors", "Other functions", "Licences")
    entries = [f"{n}.1 {name} {'. ' * 40}{n * 3}" for n, name in enumerate(names, start=4)]
    drawn = [Drawn(60, 760, "Contents", 16, BOLD), *(Drawn(60, 720 - 14 * n, e, 11) for n, e in enumerate(entries))]
    text = read(pdf([drawn, column(Prose(78).paragraph(10), 60, 760, 470)]), "made.pdf").paged.text
    assert [name for name in ("functions", "Errors", ". . .") if name in text] == []


def test_names_of_a_program_are_no_sign_of_poor_ocr() -> None:
    code = [f'value{n}="YYMMDDhhmm{n}ssZ", x{n}y{n} = asn{n}w_val{n}e(c{n}rt, "s{n}bject.r{n}dn");' for n in range(40)]
    drawn = [Drawn(60, 780 - 14 * n, line, 10) for n, line in enumerate(code)]
    assert read(pdf([drawn, column(Prose(79).paragraph(10), 60, 760, 470)]), "made.pdf").document.warnings == ()


def test_the_number_of_a_figure_in_the_margin_stands_before_its_title() -> None:
    prose = Prose(80)
    above = column(prose.paragraph(6), 110, 780, 420, 10, PLAIN, 13)
    y = above[-1].y - 50
    title = Drawn(110, y, "Exports of the members by destination, 2017 to 2021", 12, PLAIN)
    axis = [Drawn(112, y - 40 - 22 * n, f"{14 - 2 * n},000", 7, PLAIN) for n in range(7)]
    years = [Drawn(160 + 70 * n, y - 200, str(2017 + n), 7, PLAIN) for n in range(5)]
    below = column(prose.paragraph(6), 110, y - 250, 420, 10, PLAIN, 13)
    label = Drawn(40, y - 110, "Figure 3", 8, PLAIN)
    found = blocks(read(pdf([[*above, title, *axis, *years, *below, label]]), "made.pdf"))
    assert found.index("Figure 3") + 1 == found.index(title.text)


def test_the_last_line_of_a_list_of_references_goes_with_its_entry() -> None:
    entries = (
        ["Haddad, L., & Lima, R. (2015). Paying for the South: Training budgets compared across the regions",
         "of three continents. Development Policy Review, 33(4), 411–430."],
        ["Echeverría, T. (2009). La triangulación de hoy. In P. Ayala (Ed.), Cooperar en el Sur (pp. 33–58). "
         "Montevideo:",
         "Trilce."],
    )  # fmt: skip
    drawn = [*column(Prose(79).paragraph(6), 60, 760, 470, 10), Drawn(60, 600, "References", 14, BOLD)]
    y = 580.0
    for first, second in entries:
        drawn += [Drawn(60, y, first, 10), Drawn(78, y - 12, second, 10)]
        y -= 24
    assert blocks(read(pdf([drawn]), "made.pdf"), "reference") == [" ".join(e) for e in entries]
