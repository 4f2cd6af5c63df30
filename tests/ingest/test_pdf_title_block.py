"""What stands under a title, line by line at the leading of a text; and what is a paragraph there."""

from __future__ import annotations

import pytest

from tests.ingest.drawn import HEIGHT, WIDTH, Drawn, column, pdf, stacked
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose

TITLE = "Ports and corridors on two oceans"


def page(lines: list[Drawn], under: float) -> bytes:
    body = column(Prose(60).paragraph(8), 60, under, 470)
    return pdf([[Drawn(60, HEIGHT - 80, TITLE, 18, "Times-Bold"), *lines, *body]])


@pytest.mark.parametrize("leading", [12, 13, 15])
@pytest.mark.parametrize("size", [10, 11])
@pytest.mark.parametrize(
    "lines",
    [
        ("Example Centre, Geneva", "By Amina Yusuf and Tomás Rojas", "12 May 2020", "Research Paper 110"),
        ("Amina Yusuf, Tomás Rojas and Graça van der Merwe", "Institute of Social Studies, Maputo", "12 May 2020",
         "https://doi.org/10.5555/made.2020.110"),
        ("Research Paper No. 110 | 12 May 2020 | Example Centre, Geneva", "By Amina Yusuf and Tomás Rojas"),
    ],
)  # fmt: skip
def test_short_lines_stay_lines(lines: tuple[str, ...], size: float, leading: float) -> None:
    data = page(stacked(lines, 60, HEIGHT - 105, leading, size), HEIGHT - 180)
    reading = read(data, "made.pdf")
    assert [b for b in blocks(reading) if b in lines] == list(lines)
    record = reading.document.record
    assert [str(a) for a in record.authors][:2] == ["Amina Yusuf", "Tomás Rojas"]
    assert (record.title, record.issued) == (TITLE, (2020, 5, 12))


def test_centred_lines_stay_lines() -> None:
    lines = ("Amina Yusuf and Tomás Rojas", "University of Beira", "Published online: 14 March 2021")
    drawn = [Drawn(WIDTH / 2, HEIGHT - 105 - 13 * n, t, align="mid") for n, t in enumerate(lines)]
    found = blocks(read(page(drawn, HEIGHT - 180), "made.pdf"))
    assert [b for b in found if b in lines] == list(lines)


@pytest.mark.parametrize(("x", "width"), [(60, 470), (90, 410), (60, 260)])
def test_an_abstract_stays_a_paragraph(x: float, width: float) -> None:
    text = Prose(61).paragraph(4)
    data = page(column(text, x, HEIGHT - 110, width, 10, leading=12), HEIGHT - 320)
    assert text in blocks(read(data, "made.pdf"))


def test_chinese_lines_stay_lines() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    text = ("中国自1996年起与联合国粮农组织开展南南合作。截至2017年，已派出一千多名专家，他们在二十多",
            "个国家工作，并帮助当地农民提高产量。")  # fmt: skip
    data = pdf(
        [
            [
                Drawn(60, HEIGHT - 80, "南南合作与粮食安全", 20, "STSong-Light"),
                *stacked(("作者：王伟、李娜", "2018年5月"), 60, HEIGHT - 110, 16, 11, "STSong-Light"),
                *stacked(text, 60, HEIGHT - 170, 16, 11, "STSong-Light"),
            ]
        ]
    )
    reading = read(data, "made.pdf")
    assert blocks(reading)[1:] == ["作者：王伟、李娜", "2018年5月", "".join(text)]
    assert reading.document.record.issued == (2018, 5)


@pytest.mark.parametrize(
    "lines",
    [
        ("Ports Reconsidered on Two Oceans:", "Evidence from Twelve Cities"),
        ("Evidence on Ports and Corridors", "in Africa"),
    ],
)
def test_centred_lines_of_a_title_are_one(lines: tuple[str, ...]) -> None:
    drawn = [Drawn(WIDTH / 2, HEIGHT - 90 - 22 * n, t, 18, "Times-Bold", "mid") for n, t in enumerate(lines)]
    body = column(Prose(62).paragraph(8), 60, HEIGHT - 160, 470, 10, leading=12)
    assert read(pdf([[*drawn, *body]]), "made.pdf").document.record.title == " ".join(lines)


def test_a_title_that_looks_like_a_name_and_an_address_that_is_none() -> None:
    lines = [
        Drawn(WIDTH / 2, 700, "Shared Harbour Registers", 24, "Times-Bold", "mid"),
        Drawn(WIDTH / 2, 640, "Thomas Okello", 16, "Times-Bold", "mid"),
        Drawn(WIDTH / 2, 615, "okello at harbours.example.org", 13, "Times-Bold", "mid"),
        Drawn(60, 560, "1. Introduction", 16, "Times-Bold"),
    ]
    record = read(pdf([[*lines, *column(Prose(63).paragraph(8), 60, 530, 470)]]), "made.pdf").document.record
    assert (record.title, [str(a) for a in record.authors]) == ("Shared Harbour Registers", ["Thomas Okello"])


def test_authors_beside_each_other_over_where_they_work() -> None:
    left = ("Amina Yusuf and Tomás Rojas", "Institute of Maritime and Commercial Studies", "University of Beira")
    right = ("Graça van der Merwe", "Institute of Harbour Technology", "Open University of Lobito")
    drawn = [
        Drawn(x, HEIGHT - 120 - 14 * n, text, 12, align="mid")
        for x, lines in ((180, left), (415, right)) for n, text in enumerate(lines)
    ]  # fmt: skip
    prose = Prose(64)
    text = column(prose.paragraph(4), 60, 640, 474, 10, leading=12)
    text += [line for x in (60, 307) for line in column(prose.paragraph(12), x, 540, 227, 10, leading=12)]
    title = Drawn(WIDTH / 2, HEIGHT - 80, TITLE, 18, "Times-Bold", "mid")
    reading = read(pdf([[title, *drawn, *text]]), "made.pdf")
    assert [b for b in blocks(reading) if b in (*left, *right)] == [*left, *right]
    assert [str(a) for a in reading.document.record.authors] == ["Amina Yusuf", "Tomás Rojas", "Graça van der Merwe"]


def test_items_in_a_narrow_box_stay_whole() -> None:
    items = [("• Cities, companies, universities and civil", "society appear as partners beside", "governments."),
             ("• Knowledge is shared among", "members.")]  # fmt: skip
    drawn = [
        Drawn(60 + (8 if k else 0), 700 - 50 * n - 14 * k, text)
        for n, lines in enumerate(items) for k, text in enumerate(lines)
    ]  # fmt: skip
    found = blocks(read(page(drawn, 560), "made.pdf"), "list")
    assert found == [" ".join(lines).removeprefix("• ") for lines in items]


AUTHORS = (
    ("Amina Yusuf", "Institute of Maritime Studies", "University of Beira", "a.yusuf@example.org"),
    ("Tomás Rojas", "Centre for Harbour Research", "Lobito"),
    ("Graça van der Merwe", "Open University of Lobito", "g.merwe@example.org"),
    ("Chen Wei-Ling", "Harbour Institute, Taipei", "c.wei@example.org"),
)


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("align", ["mid", "left"])
@pytest.mark.parametrize(("authors", "places"), [(2, (180, 415)), (3, (130, 297, 460))])
def test_authors_beside_each_other_over_a_text_of_one_column(
    authors: int, places: tuple[int, ...], align: str, across: bool
) -> None:
    named = AUTHORS[:authors]
    drawn = [
        Drawn(x - (50 if align == "left" else 0), HEIGHT - 120 - 14 * n, text, 11, align=align)
        for x, lines in zip(places, named, strict=True) for n, text in enumerate(lines)
    ]  # fmt: skip
    if across:
        drawn.sort(key=lambda line: -line.y)
    title = Drawn(WIDTH / 2, HEIGHT - 80, TITLE, 17, "Times-Bold", "mid")
    body = [Drawn(WIDTH / 2, 630, "Abstract", 11, "Times-Bold", "mid")]
    body += column(Prose(65).paragraph(4), 90, 610, 414, 10, leading=12)
    body += column(Prose(66).paragraph(9), 60, 500, 474, 11)
    reading = read(pdf([[title, *drawn, *body]]), "made.pdf")
    lines = [line for author in named for line in author]
    assert [b for b in blocks(reading) if b in lines] == lines
    assert [str(a) for a in reading.document.record.authors] == [author[0] for author in named]
    assert reading.document.record.title == TITLE


def test_authors_in_two_tiers() -> None:
    drawn = [
        Drawn(x, HEIGHT - top - 14 * n, text, 11, align="mid")
        for lines, x, top in zip(AUTHORS, (180, 415, 180, 415), (120, 120, 190, 190), strict=True)
        for n, text in enumerate(lines)
    ]  # fmt: skip
    title = Drawn(WIDTH / 2, HEIGHT - 80, TITLE, 17, "Times-Bold", "mid")
    body = column(Prose(67).paragraph(9), 60, 560, 474, 11)
    record = read(pdf([[title, *drawn, *body]]), "made.pdf").document.record
    assert [str(a) for a in record.authors] == [author[0] for author in AUTHORS]


@pytest.mark.parametrize(
    "rows",
    [
        (("Amina Yusuf", "Port of Beira"), ("Tomás Rojas", "Port of Lobito"), ("Chen Wei-Ling", "Port of Tema")),
        (("Amina Yusuf", "Tomás Rojas"), ("Chen Wei-Ling", "Graça van der Merwe"), ("Ama Osei", "Lin Mei")),
    ],
)
def test_a_table_of_names_stays_a_table(rows: tuple[tuple[str, str], ...]) -> None:
    drawn = [Drawn(x, 500 - 16 * n, cell) for n, row in enumerate(rows) for x, cell in zip((60, 300), row, strict=True)]
    body = column(Prose(68).paragraph(5), 60, HEIGHT - 130, 474, 11)
    title = Drawn(60, HEIGHT - 80, TITLE, 17, "Times-Bold")
    found = blocks(read(pdf([[title, *body, *drawn]]), "made.pdf"), "table")
    assert found == [" | ".join(row) for row in rows]


@pytest.mark.parametrize("top", [HEIGHT - 120, HEIGHT - 420])
@pytest.mark.parametrize(
    "head",
    [
        ("Green Growth", "Trade Finance"), ("Nairobi Kenya", "Kampala Uganda"), ("Nairobi", "Kampala"),
        ("Country Office", "Regional Hub"), ("Phase One", "Phase Two"), ("South Africa", "Sri Lanka"),
        ("Burkina Faso", "Costa Rica"), ("Seguridad Alimentaria", "Salud Pública"),
        ("Santé Publique", "Dette Extérieure"), ("Direitos Humanos", "Saúde Pública"),
        ("Development Goals", "Climate Action"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "under",
    [
        (("Seven ships", "Nine ships"), ("Two docks", "Three docks")),
        (("7", "9"), ("2", "3")),
        (("Ministry of Ports", "Harbour Agency"), ("Two docks", "Three docks")),
    ],
)
def test_heads_of_columns_are_no_authors(head: tuple[str, str], under: tuple[tuple[str, str], ...], top: float) -> None:
    rows = (head, *under)
    drawn = [Drawn(x, top - 16 * n, cell) for n, row in enumerate(rows) for x, cell in zip((60, 300), row, strict=True)]
    title = Drawn(60, HEIGHT - 80, TITLE, 17, "Times-Bold")
    body = column(Prose(68).paragraph(5), 60, top - 90 if top > 700 else HEIGHT - 130, 474, 11)
    reading = read(pdf([[title, *body, *drawn]]), "made.pdf")
    assert [b for b in blocks(reading) if " | " in b] == [" | ".join(row) for row in rows]
    assert [a for a in reading.document.record.authors if a.given] == []


def test_names_over_figures_are_a_table_on_a_title_page() -> None:
    rows = (("Amina Yusuf", "Tomás Rojas"), ("7 ships", "9 ships"), ("Two docks", "Three docks"))
    drawn = [
        Drawn(x, HEIGHT - 120 - 16 * n, cell)
        for n, row in enumerate(rows) for x, cell in zip((60, 300), row, strict=True)
    ]  # fmt: skip
    title = Drawn(60, HEIGHT - 80, TITLE, 17, "Times-Bold")
    found = blocks(read(pdf([[title, *drawn, *column(Prose(68).paragraph(5), 60, 620, 474, 11)]]), "made.pdf"))
    assert [b for b in found if " | " in b] == [" | ".join(row) for row in rows]


@pytest.mark.parametrize(
    "line",
    ["Nairobi Kenya", "Green Growth and Trade Finance", "Peer Reviewed", "Edited by Amina Yusuf", "To Amina Yusuf"],
)
def test_what_has_only_the_shape_of_a_name_is_no_author(line: str) -> None:
    data = page(stacked((line, "12 May 2020"), 60, HEIGHT - 105, 15, 11), HEIGHT - 180)
    record = read(data, "made.pdf").document.record
    assert (record.title, record.authors, record.issued) == (TITLE, (), (2020, 5, 12))


PAIRS = (("Lungile Mthembu", "Rosa Alvarado"), ("Railway Institute", "Ministry of Works"),
         ("Peter Banda", "Ana Quispe"), ("University of Dodoma", "Open University of Cuyo"))  # fmt: skip


def _rows(y: float, rows: tuple[tuple[str, str], ...] = PAIRS) -> list[Drawn]:
    return [Drawn(x, y - 14 * n, text) for n, row in enumerate(rows) for x, text in zip((60, 320), row, strict=True)]


@pytest.mark.parametrize(
    "over",
    [
        [Drawn(60, 700, "Table 1. Trainees and mentors"), *_rows(680, (("Trainee", "Mentor"),))],
        _rows(680, (("Trainee", "Mentor"),)),
        [Drawn(60, 690, "Table 1. Trainees and mentors")],
        column(Prose(69).paragraph(2), 60, 738, 474),
    ],
)
def test_names_under_a_text_or_in_a_table_are_no_authors(over: list[Drawn]) -> None:
    title = Drawn(60, HEIGHT - 80, TITLE, 17, "Times-Bold")
    body = column(Prose(70).paragraph(5), 60, 580, 474)
    reading = read(pdf([[title, *over, *_rows(660), *body]]), "made.pdf")
    assert reading.document.record.authors == ()
    assert " ".join(blocks(reading, "table")).count("Lungile Mthembu") == 1
