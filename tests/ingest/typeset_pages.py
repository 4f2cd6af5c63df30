"""Pages that are hard to read, each with its true text: columns, notes, boxes, capitals, turned pages, odd orders.

`PAGES` are the functions that make them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from tests.ingest.line_breaking import Look
from tests.ingest.prose import Prose
from tests.ingest.truth import Made, Part
from tests.ingest.typesetter import HEIGHT, WIDTH, Box, Paper

LEFT, RIGHT, TOP = 64.0, WIDTH - 64.0, HEIGHT - 84.0
FULL = Box(LEFT, TOP, RIGHT - LEFT)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
Heads = Callable[[int], Sequence[tuple[float, float, str, str]]]


def columns(n: int, gutter: float = 20.0, top: float = TOP, bottom: float = 70.0) -> list[Box]:
    width = (RIGHT - LEFT - gutter * (n - 1)) / n
    return [Box(LEFT + i * (width + gutter), top, width, bottom) for i in range(n)]


def alternating(left: str, right: str, first: int = 1, skip: int = 0) -> Heads:
    """Left pages: number and one head; right pages: another head and number; none on the first `skip` pages."""

    def heads(page: int) -> list[tuple[float, float, str, str]]:
        number = str(page + first - 1)
        if page <= skip:
            return [(WIDTH / 2, 40, number, "mid")]
        y = HEIGHT - 48
        if page % 2:
            return [(LEFT, y, right, "left"), (RIGHT, y, number, "right")]
        return [(LEFT, y, number, "left"), (RIGHT, y, left, "right")]

    return heads


def numbers(first: int = 1) -> Heads:
    return lambda page: [(WIDTH / 2, 40, str(page + first - 1), "mid")]


def heading(paper: Paper, text: str, size: float = 12.5, shown: str = "", **changes: object) -> None:
    look = paper.look.but(face=paper.look.bold, size=size, justify=False, above=12.0, indent=0.0, hyphenate=False)
    paper.add("heading", text, look.but(capital=0, **changes), shown=shown)


def two_columns() -> Made:
    """Two justified columns, words parted, notes at the foot of each column, heads that change sides."""
    prose = Prose(11)
    paper = Paper(lambda page: columns(2, top=TOP - 90 if page == 1 else TOP), Look(size=10, hyphenate=True))
    paper.notes = {str(n): Prose(100 + n).paragraph(1) for n in range(1, 7)}
    title = Look(face="Times-Bold", size=17, justify=False)
    paper.set_in(Box(LEFT, HEIGHT - 70, RIGHT - LEFT), "Borrowed water: how neighbours learn to share a river", title)
    paper.body.append(Part("heading", "Borrowed water: how neighbours learn to share a river", (1,)))
    for n, text in enumerate(["An old agreement", "What the engineers found", "Who pays", "What is left to do"]):
        heading(paper, text)
        for k in range(3):
            body = prose.paragraph(4)
            mark = f"[^{2 * n + k}]" if k and 2 * n + k <= 6 else ""
            paper.add("body", body + mark, paper.look.but(indent=0.0 if k == 0 else 12.0, above=1.0))
    heads = alternating("Review of Shared Rivers", "Borrowed water", first=211, skip=0)
    labels = tuple(str(210 + n) for n in range(1, len(paper.drawn) + 1))
    return paper.made("two_columns", heads, labels=labels)


def narrow_gutter() -> Made:
    """Two columns only ten points apart, ragged, each word drawn by itself, no space between them drawn."""
    prose = Prose(12)
    paper = Paper(lambda _: columns(2, gutter=10.0), Look("Helvetica", "Helvetica-Bold", 9, justify=False, apart=True))
    for n in range(14):
        if n % 4 == 0:
            heading(paper, ("The setting", "The bargain", "The results", "The doubts")[n // 4])
        paper.add("body", prose.paragraph(3))
    return paper.made("narrow_gutter", numbers())


def three_columns() -> Made:
    prose = Prose(13)
    paper = Paper(lambda _: columns(3, gutter=16.0), Look(size=9, hyphenate=True))
    for n in range(18):
        if n % 6 == 0:
            heading(paper, ("Harvests", "Storage", "Carriage")[n // 6])
        paper.add("body", prose.paragraph(3), paper.look.but(indent=10.0, above=0.0))
    return paper.made("three_columns", lambda page: [(LEFT, 40, f"Bulletin {page}", "left")])


def mixed_columns() -> Made:
    """An abstract over the whole width, then two columns; a table and a figure with captions across both."""
    prose = Prose(14)

    def boxes(page: int) -> list[Box]:
        if page == 1:
            return [Box(LEFT, TOP, RIGHT - LEFT, TOP - 170), *columns(2, top=TOP - 200)]
        return columns(2, top=TOP - 170) if page == 2 else columns(2, bottom=260)

    paper = Paper(boxes, Look(size=10, hyphenate=True))
    heading(paper, "Counting what is shared: a comparison of three registers", 16)
    paper.add("body", prose.paragraph(5), paper.look.but(left=24.0, right=24.0))
    paper.turn()
    page_two = page_three = False
    while not (page_three and paper.page == 4):
        if paper.page == 2 and not page_two:
            page_two = True
            table_across(paper, 2)
        if paper.page == 3 and not page_three:
            page_three = True
            words = "Figure 1. Requests by quarter, as the three registers give them"
            paper.place(3, LEFT, 232, words, "Helvetica", 8.5)
            paper.drawn[2].append(lambda c: c.rect(LEFT, 80, RIGHT - LEFT, 140))
            paper.floats.append((Part("caption", words, (3,)),))
        if prose.sentence().startswith("In"):
            heading(paper, "On " + prose.sentence().split(",")[0].lower()[:30].rstrip(" ."))
        paper.add("body", prose.paragraph(4), paper.look.but(indent=12.0, above=0.0))
    return paper.made("mixed_columns", alternating("Three registers", "Working Paper 9"))


def table_across(paper: Paper, page: int) -> None:
    caption = "Table 1. Entries and requests in the three registers"
    rows = (("Register", "Kept by", "Entries", "Requests"), ("First", "Ministry of works", "412", "57"),
            ("Second", "Port authority", "1,208", "301"), ("Third", "Chamber of trade", "96", "12"))  # fmt: skip
    paper.place(page, LEFT, TOP - 12, caption, "Helvetica-Bold", 9)
    paper.rows(LEFT, TOP - 22, [110, 150, 100, 100], rows, Look("Helvetica", "Helvetica-Bold", 9))
    paper.floats.append((Part("caption", caption, (page,)), *(Part("table", " | ".join(r), (page,)) for r in rows)))


def long_notes() -> Made:
    """One column; notes of many lines, some going on at the foot of the next page; two marks in one sentence."""
    prose = Prose(15)
    paper = Paper(lambda _: [FULL], Look(size=11), split_notes=True)
    paper.notes = {str(n): Prose(200 + n).paragraph(1 + n % 4 * 2) for n in range(1, 10)}
    heading(paper, "A treaty and its afterlife", 16)
    mark = 1
    for n in range(14):
        if n % 5 == 0:
            heading(paper, ("Origins", "Practice", "Afterlife")[n // 5])
        first, second, third = prose.sentence(), prose.sentence(), prose.sentence()
        if mark <= 9 and n % 2:
            words = second.split()
            cut = len(words) // 2
            second = " ".join([*words[:cut], f"{words[cut]}[^{mark}]", *words[cut + 1 :]])
            mark += 1
        if mark <= 9 and n % 3 == 0:
            third += f"[^{mark}]"
            mark += 1
        paper.add("body", f"{first} {second} {third} {prose.paragraph(2)}")
    return paper.made("long_notes", alternating("A. Njoroge and P. Lindo", "A treaty and its afterlife", skip=1))


def notes_anew() -> Made:
    """Notes numbered anew on every page, and on one page marked by signs; one mark of two notes."""
    prose = Prose(16)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Who keeps the harbour open", 16)
    for page in range(1, 6):
        marks = ["*", "†"] if page == 3 else [str(n) for n in range(1, 4 if page % 2 else 3)]
        for n, mark in enumerate(marks):
            key = f"{mark}@{page}"
            paper.notes[key] = Prose(300 + 10 * page + n).paragraph(1 + n % 2)
            paper.add("body", f"{prose.paragraph(2)}[^{key}] {prose.paragraph(3)}")
        while paper.page == page and paper.room > 90:
            paper.add("body", prose.paragraph(2))
        if paper.page == page:
            paper.turn()
    return paper.made("notes_anew", numbers())


def lists() -> Made:
    """Bulleted, dashed, numbered and lettered items of several lines, over the end of a page."""
    prose = Prose(16)
    paper = Paper(lambda _: [FULL], Look(size=11, justify=False))
    heading(paper, "Steps towards a common register", 16)
    for name, bullets in (("What to keep", ["•"] * 9), ("What to leave", ["–"] * 6), ("In what order", ["1.", "2."])):
        heading(paper, name)
        paper.add("body", prose.paragraph(3))
        for n, bullet in enumerate(bullets if bullets[0] in "•–" else [f"{i}." for i in range(1, 13)]):
            look = paper.look.but(indent=12.0, hang=26.0, above=3.0)
            paper.add("list", prose.paragraph(1 + n % 3), look, bullet)
    paper.add("body", prose.paragraph(3))
    return paper.made("lists", numbers(5), labels=tuple(str(n + 4) for n in range(1, paper.page + 1)))


def fine_setting() -> Made:
    """A drop capital, ligatures, headings with spaced letters (by width, and by spaces typed between them)."""
    prose = Prose(17)
    look = Look("Vera", "VeraBd", 9.5, hyphenate=True, ligatures=True, justify=False)
    paper = Paper(lambda _: [FULL], look)
    paper.add("heading", "FISHERIES AND THE OFFICE OF THE COAST", look.but(face="VeraBd", size=15, spaced=5.0))
    first = "Fifteen fishing offices fulfilled the official classification, efficiently and without conflict. "
    paper.add("body", first + prose.paragraph(6), look.but(capital=3))
    paper.add("body", prose.paragraph(3), look.but(indent=14.0, above=0.0))
    heading(paper, "A SHARED COAST", 12, shown="A  S H A R E D  C O A S T")
    for _ in range(8):
        paper.add("body", "Affluent fleets differ. " + prose.paragraph(4), look.but(indent=14.0, above=0.0))
    heading(paper, "WORKFLOW", 12, shown="W O R K F L O W")
    for _ in range(6):
        paper.add("body", prose.paragraph(4), look.but(indent=14.0, above=0.0))
    return paper.made("fine_setting", numbers())


def turned_page() -> Made:
    """The second of three pages is drawn on its side and shown upright by /Rotate; it holds text and a table."""
    prose = Prose(18)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Ports on two oceans", 16)
    while paper.page == 1:
        paper.add("body", prose.paragraph(4))
    while paper.y > 330:
        paper.add("body", prose.paragraph(4))
    caption = "Table 2. Depth of the ports and ships a year"
    rows = (("Port", "Depth in metres", "Ships a year"), ("Beira", "12", "514"), ("Lobito", "15", "388"),
            ("Walvis Bay", "16", "901"))  # fmt: skip
    paper.place(2, LEFT, paper.y - 22, caption, "Times-Bold", 10)
    paper.rows(LEFT, paper.y - 30, [150, 150, 150], rows, Look(size=10))
    paper.floats.append((Part("caption", caption, (2,)), *(Part("table", " | ".join(r), (2,)) for r in rows)))
    paper.turn()
    for _ in range(6):
        paper.add("body", prose.paragraph(4))
    return paper.made("turned_page", alternating("Ports", "Two oceans"), turned=(2,))


def out_of_order() -> Made:
    """One column whose lines, head and number are drawn in no order at all."""
    prose = Prose(19)
    paper = Paper(lambda _: [FULL], Look(size=11, hyphenate=True))
    heading(paper, "What the archive keeps", 16)
    for n in range(16):
        if n % 6 == 3:
            heading(paper, f"Shelf {n}")
        paper.add("body", prose.paragraph(4))
    return paper.made("out_of_order", alternating("The archive", "What it keeps"), shuffle=7)


def columns_out_of_order() -> Made:
    """Two columns with notes, drawn in no order."""
    prose = Prose(20)
    paper = Paper(lambda _: columns(2), Look(size=10))
    paper.notes = {"1": Prose(301).paragraph(1), "2": Prose(302).paragraph(2), "3": Prose(303).paragraph(1)}
    for n in range(18):
        if n % 5 == 0:
            heading(paper, ("Ledgers", "Letters", "Maps", "Minutes")[n // 5])
        paper.add("body", prose.paragraph(3) + {2: "[^1]", 7: "[^2]", 13: "[^3]"}.get(n, ""))
    return paper.made("columns_out_of_order", numbers(33), shuffle=3)


def quotes() -> Made:
    """Block quotes, set in from both sides and smaller; the paragraph goes on after them."""
    prose = Prose(21)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Voices from the committee", 16)
    for n in range(9):
        paper.add("body", prose.paragraph(3) + " The minutes put it in these words:", paper.look.but(indent=14.0))
        paper.add("quote", prose.paragraph(3), paper.look.but(size=9.5, left=30.0, right=30.0, above=9.0))
        paper.add("body", prose.paragraph(2), paper.look.but(above=9.0))
        if n % 3 == 2:
            heading(paper, f"Session {n}")
            paper.add("body", prose.paragraph(2))
    return paper.made("quotes", alternating("Voices", "The committee"))


def box_beside() -> Made:
    """A shaded box in smaller type stands at the right of the text, whose lines are shorter beside it."""
    prose = Prose(22)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "A clinic on the border", 16)
    text, x = Prose(401).paragraph(5), LEFT + 320

    def shade(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(x - 8, 430, 155, 332, stroke=0, fill=1)
        canvas.setFillGray(0)

    paper.drawn[0].append(shade)
    paper.place(1, x, 742, "Box 1. The border in figures", "Helvetica-Bold", 9)
    paper.set_in(Box(x, 736, 140), text, Look("Helvetica", "Helvetica-Bold", 8.5, justify=False))
    paper.floats.append((Part("heading", "Box 1. The border in figures", (1,)), Part("body", text, (1,))))
    for _ in range(10):
        paper.add("body", prose.paragraph(4), paper.look.but(right=167.0 if paper.page == 1 and paper.y > 430 else 0.0))
    return paper.made("box_beside", numbers())


def roman_front() -> Made:
    """A preface on pages i and ii, then pages from 1, printed at the foot; the file declares nothing."""
    prose = Prose(23)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Preface", 16)
    while paper.page < 3:
        paper.add("body", prose.paragraph(4))
        if paper.page == 2 and paper.y < 300:
            paper.turn()
    heading(paper, "Introduction", 16)
    while paper.page < 6:
        paper.add("body", prose.paragraph(4))
    labels = (*ROMAN[:2], *(str(n) for n in range(1, paper.page - 1)))
    return paper.made("roman_front", lambda page: [(WIDTH / 2, 40, labels[page - 1], "mid")], labels=labels)


def spanish() -> Made:
    """Spanish, words parted, notes with a bracket after the mark's number, headings in capitals."""
    prose = Prose(24, "es")
    paper = Paper(lambda _: [FULL], Look(size=11, hyphenate=True))
    paper.notes = {str(n): "Véase " + Prose(500 + n, "es").paragraph(1) for n in range(1, 6)}
    heading(paper, "Aprender del vecino: cooperación técnica entre municipios", 16)
    for n in range(16):
        if n % 5 == 0:
            heading(paper, ("INTRODUCCIÓN", "¿QUÉ SE COMPARTE?", "LA EVALUACIÓN", "CONCLUSIONES")[n // 5], 11)
        paper.add("body", prose.paragraph(4) + (f"[^{n // 3 + 1}]" if n % 3 == 1 and n // 3 < 5 else ""))
    return paper.made("spanish", alternating("Aprender del vecino", "Documento de trabajo 12", first=7, skip=1))


def references() -> Made:
    """A reference list with hanging lines."""
    prose = Prose(25)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Seeds that travelled", 16)
    for _ in range(12):
        paper.add("body", prose.paragraph(4), paper.look.but(indent=14.0, above=0.0))
    heading(paper, "References")
    for n in range(14):
        name = ("Abara", "Bello", "Castro", "Diallo", "Ekwueme", "Farah", "Gupta", "Haile", "Ibarra", "Juma", "Kamau",
                "Lopes", "Mbeki", "Noor")[n]  # fmt: skip
        words = Prose(600 + n).sentence().rstrip(".").split()
        work = (
            f"{name}, {'ABCDEFG'[n % 7]}. ({1990 + 2 * n}). {' '.join(words[:9])}: a study of {' '.join(words[-5:])}."
        )
        paper.add("reference", f"{work} Journal of Shared Work {n + 3}(2): {n * 7 + 11}–{n * 7 + 29}.",
                  paper.look.but(size=10, hang=20.0, above=2.0))  # fmt: skip
    return paper.made("references", numbers())


def chapters() -> Made:
    """A running head that is the chapter's title and changes with it, a line of it at the foot too."""
    prose = Prose(26)
    paper = Paper(lambda _: [FULL], Look(size=11))
    at = {}
    for n, name in enumerate(("The first loan", "The second loan", "The debt that stayed")):
        if n:
            paper.turn()
        heading(paper, name, 16)
        start = paper.page
        while paper.page < start + 2:
            at[paper.page] = name
            paper.add("body", prose.paragraph(4))
        at[paper.page] = name

    def heads(page: int) -> list[tuple[float, float, str, str]]:
        foot = [(LEFT, 40, "Institute of Lending, Occasional Paper 4", "left"), (RIGHT, 40, f"page {page}", "right")]
        return [*foot, (LEFT, HEIGHT - 48, at[page], "left")] if at.get(page - 1) == at[page] else foot

    return paper.made("chapters", heads, labels=tuple(str(n) for n in range(1, paper.page + 1)))


PAGES: tuple[Callable[[], Made], ...] = (
    two_columns, narrow_gutter, three_columns, mixed_columns, long_notes, notes_anew, lists, fine_setting, turned_page,
    out_of_order, columns_out_of_order, quotes, box_beside, roman_front, spanish, references, chapters,
)  # fmt: skip
