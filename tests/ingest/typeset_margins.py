"""Hard pages, each with its true text: what stands around the text, inside its lines and behind it.

Notices and stamps, side heads, raised and lowered signs that call no note, notes at the end of the document, printed
numbers that the file's own labels contradict, charts with lettering, tables with cells of several lines, axes that are
scaled or turned over, Chinese.
`MARGINS` are the functions that make them.
"""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.line_breaking import Look, plain
from tests.ingest.prose import Prose
from tests.ingest.truth import Made, Part
from tests.ingest.typeset_pages import FULL, LEFT, RIGHT, TOP, alternating, columns, heading, numbers
from tests.ingest.typesetter import HEIGHT, WIDTH, Box, Paper


def notices() -> Made:
    """A notice on its side along the margin, a stamp across the page in grey, and a web address at each foot."""
    prose = Prose(31)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Roads that cross three borders", 16)
    while paper.page < 4:
        paper.add("body", prose.paragraph(4))
    beside, stamp = "Downloaded from a library of loans on 4 May 2021", "ADVANCE COPY"

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 7)
        canvas.translate(24, 180)
        canvas.rotate(90)
        canvas.drawString(0, 0, beside)
        canvas.restoreState()
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont("Helvetica-Bold", 60)
        canvas.translate(110, 240)
        canvas.rotate(45)
        canvas.drawString(0, 0, stamp)
        canvas.restoreState()

    for page in paper.drawn:
        page.insert(0, draw)
    paper.gone += [beside, stamp] * len(paper.drawn)
    foot = "https://example.org/10.9999/roads.2021.7 Published online by the Press of Two Rivers"
    return paper.made("notices", lambda n: [(LEFT, 30, foot, "left"), (RIGHT, HEIGHT - 48, str(n + 40), "right")])


def side_heads() -> Made:
    """Headings in a narrow column at the left of the paragraphs that they head, drawn after all paragraphs."""
    prose = Prose(32)
    paper = Paper(lambda _: [Box(LEFT + 130, TOP, RIGHT - LEFT - 130)], Look("Helvetica", "Helvetica-Bold", 10))
    paper.set_in(Box(LEFT, HEIGHT - 60, RIGHT - LEFT), "What the fund has learnt", Look("Helvetica-Bold", size=17))
    paper.body.append(Part("heading", "What the fund has learnt", (1,)))
    late = []
    for name in ("Who asked and why", "Terms of the loans", "Signs of trouble", "A second chance", "Next steps"):
        if paper.room < 60:
            paper.turn()
        paper.skip(10)
        late.append((paper.page, paper.y, name))
        paper.body.append(Part("heading", name, (paper.page,)))
        for _ in range(3):
            paper.add("body", prose.paragraph(3))
    for page, y, name in late:
        paper.place(page, LEFT, y - 12.8, name, "Helvetica-Bold", 10)
    return paper.made("side_heads", numbers())


def raised_signs() -> Made:
    """Marks raised by their place, each word drawn by itself; raised and lowered signs between them call no note."""
    prose = Prose(33)
    paper = Paper(lambda _: [FULL], Look(size=11, apart=True))
    paper.notes = {str(n): Prose(700 + n).paragraph(1) for n in range(1, 6)}
    heading(paper, "Forests held in common", 16)
    signs = ("The reserve covers 412 km{^2} in the north and 38 km{^2} on the coast.",
             "Each hectare holds some 90 tonnes of CO{_2} and a little CH{_4}.",
             "It was founded in the 19{^th} century and enlarged in the 20{^th}.")  # fmt: skip
    for n in range(12):
        mark = f"[^{n // 2}]" if n % 2 == 0 and 1 <= n // 2 <= 5 else ""
        paper.add("body", f"{prose.paragraph(2)} {signs[n % 3]} {prose.paragraph(1)}{mark} {prose.paragraph(1)}")
    return paper.made("raised_signs", alternating("Forests", "Held in common"))


def endnotes() -> Made:
    """Marks in the text, and their notes in a numbered list under a heading at the end."""
    prose = Prose(34)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "The long debate on rules of origin", 16)
    notes = [Prose(800 + n).paragraph(1 + n % 2) for n in range(1, 9)]
    for n in range(10):
        first = prose.paragraph(2)
        paper.add("body", f"{first}{{^{n}}} {prose.paragraph(2)}" if 1 <= n <= 8 else prose.paragraph(4))
        last = paper.body[-1]
        if 1 <= n <= 8:
            paper.called.append(Part("footnote", notes[n - 1], (), str(n), " ".join(first.split()[-2:])))
            paper.body[-1] = Part("body", last.text.replace(f"{first}{plain(f'{{^{n}}}')} ", f"{first} "), last.pages)
    heading(paper, "Notes")
    for n, note in enumerate(notes, start=1):
        start = len(paper.body)
        paper.add("footnote", note, paper.look.but(size=9.5, hang=16.0, justify=False, above=2.0), f"{n}.")
        paper.set_on(str(n), paper.body[start].pages)
        del paper.body[start]
    return paper.made("endnotes", numbers())


def offprint() -> Made:
    """Printed pages 187 and on, two columns; the file's own labels begin at 1."""
    prose = Prose(35)
    paper = Paper(lambda page: columns(2, top=TOP - 60 if page == 1 else TOP), Look(size=10, hyphenate=True))
    title = "A market for seeds"
    paper.set_in(Box(LEFT, HEIGHT - 80, RIGHT - LEFT), title, Look(face="Times-Bold", size=18, justify=False))
    paper.body.append(Part("heading", title, (1,)))
    while paper.page < 5:
        paper.add("body", prose.paragraph(4), paper.look.but(indent=12.0, above=0.0))
    labels = tuple(str(186 + n) for n in range(1, paper.page + 1))
    heads = alternating("Journal of Common Goods 14(2)", "A market for seeds", first=187)
    return paper.made("offprint", heads, labels=labels, declared=((0, "ARABIC", 1),))


def chart() -> Made:
    """A chart whose axes and legend are lettered, with a caption below, between two paragraphs of a page."""
    prose = Prose(36)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Ten years of requests", 16)
    for _ in range(3):
        paper.add("body", prose.paragraph(4))
    top = paper.y - 20
    lettering = [*(str(v) for v in range(0, 600, 100)), *(str(y) for y in range(2011, 2021)), "Requests", "Replies"]
    for n in range(6):
        paper.place(1, LEFT, top - 150 + 28 * n, lettering[n], "Helvetica", 7)
    for n in range(10):
        paper.place(1, LEFT + 30 + 42 * n, top - 162, lettering[6 + n], "Helvetica", 7)
    paper.place(1, LEFT + 60, top - 178, "Requests", "Helvetica", 7)
    paper.place(1, LEFT + 140, top - 178, "Replies", "Helvetica", 7)
    caption = "Figure 2. Requests and replies by year, as the unit counted them"
    paper.place(1, LEFT, top - 196, caption, "Times-Italic", 9.5)
    paper.floats.append((Part("caption", caption, (1,)),))
    paper.loose.append(tuple(Part("lettering", text, (1,)) for text in lettering))
    paper.skip(226)
    for _ in range(8):
        paper.add("body", prose.paragraph(4))
    return paper.made("chart", alternating("The unit at work", "Ten years"))


def wrapped_table() -> Made:
    """A table in the flow whose cells take several lines; its caption above, its source below in small type."""
    prose = Prose(37)
    paper = Paper(lambda _: [FULL], Look(size=11))
    heading(paper, "Four ways to lend", 16)
    for _ in range(2):
        paper.add("body", prose.paragraph(4))
    caption, source = "Table 3. Lenders, terms and sums", "Source: the unit's own count of contracts."
    rows = (("Lender", "Purpose of the loan", "Terms", "Sum"),
            ("Bank of the Two Rivers", "Bridges, and roads that lead to the bridges on both banks", "Twelve years, "
             "of which three of grace", "412.5"),
            ("Fund for the Coast", "Harbours", "Eight years at a rate fixed by the council", "96.0"),
            ("Union of Savings Banks of the North", "Small loans to members", "Two years", "7.2"))  # fmt: skip
    paper.place(1, LEFT, paper.y - 24, caption, "Times-Bold", 10)
    end = paper.rows(LEFT, paper.y - 32, [110, 160, 120, 60], rows, Look(size=9.5))
    paper.place(1, LEFT, end - 8, source, "Times-Roman", 8)
    table = tuple(Part("table", " | ".join(row), (1,)) for row in rows)
    paper.floats.append((Part("caption", caption, (1,)), *table, Part("caption", source, (1,))))
    paper.y = end - 22
    for _ in range(6):
        paper.add("body", prose.paragraph(4))
    return paper.made("wrapped_table", numbers())


def chinese() -> Made:
    """Chinese, set in a font that the file does not hold; notes, a running head; no spaces between words or lines."""
    face = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(face))
    prose = Prose(38, "zh")
    look = Look(face, face, 11, leading=1.5, justify=False, dense=True)
    paper = Paper(lambda _: [FULL], look)
    paper.notes = {str(n): Prose(900 + n, "zh").paragraph(1) for n in range(1, 4)}
    heading(paper, "南南合作筹资问题简报", 16)
    for n in range(12):
        if n % 4 == 0:
            heading(paper, ("一、背景", "二、做法", "三、结论")[n // 4], 13)
        paper.add("body", prose.paragraph(6) + {2: "[^1]", 5: "[^2]", 9: "[^3]"}.get(n, ""), look.but(indent=22.0))
    return paper.made("chinese", lambda page: [(WIDTH / 2, 40, str(page), "mid")])


def scaled() -> Made:
    """A font of one point enlarged by the text's matrix, as many layout programs write it; two columns with notes."""
    prose = Prose(39)
    paper = Paper(lambda _: columns(2), Look(size=10, hyphenate=True, axes="scaled"))
    paper.notes = {"1": Prose(1001).paragraph(1), "2": Prose(1002).paragraph(1)}
    for n in range(27):
        if n % 9 == 0:
            heading(paper, ("Wells", "Pumps", "Pipes")[n // 9], 13)
        paper.add("body", prose.paragraph(4) + {3: "[^1]", 17: "[^2]"}.get(n, ""))
    return paper.made("scaled", alternating("Water", "Wells, pumps, pipes", first=11))


def flipped() -> Made:
    """The page's axes turned upside down and every text turned back, as browsers print pages; a list and notes."""
    prose = Prose(40)
    paper = Paper(lambda _: [FULL], Look("Helvetica", "Helvetica-Bold", 10, justify=False, axes="flipped"))
    paper.notes = {"1": Prose(1003).paragraph(2), "2": Prose(1004).paragraph(1)}
    heading(paper, "What the teachers brought home", 18)
    for n in range(8):
        if n % 3 == 0:
            heading(paper, ("First year", "Second year", "Third year")[n // 3], 13)
        paper.add("body", prose.paragraph(4) + {1: "[^1]", 6: "[^2]"}.get(n, ""))
        if n % 3 == 1:
            for _ in range(3):
                paper.add("list", prose.sentence(), paper.look.but(indent=12.0, hang=24.0, above=3.0), "•")
    return paper.made("flipped", numbers())


MARGINS: tuple[Callable[[], Made], ...] = (
    notices, side_heads, raised_signs, endnotes, offprint, chart, wrapped_table, chinese, scaled,
    flipped,
)  # fmt: skip
