"""How PDF files write letters: tight lines, accents drawn over letters, writing from the right, fonts of all kinds."""

from __future__ import annotations

import pytest

from ingest.pdf import direction
from ingest.pdf.glyph_names import with_letters
from ingest.pdf.segments import gather, pieces_of
from ingest.pdf.stream import Span
from tests.ingest.test_pdf_drawing import COURIER, page

# Letters half an em wide, and no space: as TeX's fonts are.
SPACELESS = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Body /FirstChar 97 /LastChar 122 /Widths ["
    + "500 " * 26
    + "] /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Body /Flags 4 /MissingWidth 1100 >> >>"
)  # fmt: skip


def told(content: str, *, font: str = COURIER, **more: str) -> list[str]:
    """The lines of a page."""
    lines = gather(page(content, font=font, **more).spans)
    return ["".join(p.text for p in pieces_of(line.spans)) for line in lines]


def accented(*names: str) -> str:
    """A font as wide as Courier that has the named signs from code 1 on."""
    listed = " ".join(f"/{name}" for name in names)
    encoding = f"<< /Type /Encoding /Differences [1 {listed}] >>"
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding {encoding} >>"


def arabic(letters: str) -> str:
    """A font whose codes from 33 on are these letters, half an em wide."""
    pairs = "\n".join(f"<{33 + n:02X}> <{ord(c):04X}>" for n, c in enumerate(letters))
    table = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    )
    font = (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Naskh /FirstChar 32 /LastChar 126 /Widths [{'500 ' * 95}]"
        " /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >> endobj\n"
    )
    return f"{font}7 0 obj << /Length {len(table)} >> stream\n{table}\nendstream"


def drawn(text: str, x: float, *, size: float = 10.0) -> Span:
    """Letters six points wide, as they stand on the page."""
    return Span(text, x, x + 6 * len(text), 700.0, size, False, 2.5)


def test_words_of_a_tight_line_stand_apart_where_the_font_has_no_space() -> None:
    assert told("BT /F1 10 Tf 50 700 Td [(port) -210 (authority) -180 (agreed)] TJ ET", font=SPACELESS) == [
        "port authority agreed"
    ]


def test_short_words_kerned_letter_by_letter_are_no_spaced_letters() -> None:
    kerned = "[(is) -390 (i) -30 (m) 20 (p) -380 (to) -390 (a) -30 (sk) -380 (w) 3 (ho) -380 (is) -380 (t) -20 (he)]"
    assert told(f"BT /F1 10 Tf 50 700 Td {kerned} TJ ET", font=SPACELESS) == ["is imp to ask who is the"]


def test_what_stands_apart_inside_a_string_are_words() -> None:
    # All letters are set a long way apart, and those of a number drawn together again.
    content = "BT /F1 10 Tf 30 Tc 50 700 Td [(1) 2990 (2) 2990 (34) 2990 (5) 2990 (6)] TJ ET"
    assert told(content) == ["123", "456"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        # Before its letter, as TeX draws it; over a letter that is narrower than the accent; behind its letter.
        ("[(M\\001) 600 (alaga)] TJ", "Málaga"),
        ("[(Lema\\002) 395 (\\003tre)] TJ", "Lemaître"),
        ("[(informaco) 600 (\\004) (es)] TJ", "informacões"),
        ("[(M\\001) (alaga)] TJ", "M´alaga"),
    ],
)
def test_an_accent_drawn_over_a_letter_is_its_own(content: str, line: str) -> None:
    font = accented("acute", "circumflex", "dotlessi", "tilde")
    assert told(f"BT /F1 10 Tf 50 700 Td {content} ET", font=font) == [line]


def test_an_accent_drawn_by_itself_goes_to_its_letter() -> None:
    content = "(M) Tj 6 0 Td (\\001) Tj 0 0 Td (alaga) Tj"
    assert told(f"BT /F1 10 Tf 50 700 Td {content} ET", font=accented("acute")) == ["Málaga"]


def test_a_line_from_the_right_drawn_in_kerned_pieces_is_read_as_one() -> None:
    # "عام بين" from left to right on the page, cut inside its words.
    font = arabic("نيبماع")
    assert told('BT /F1 10 Tf 50 700 Td [(!") 4 (# $) -3 (%&)] TJ ET', font=font) == ["عام بين"]


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        ([("ماع", 86), ("50", 72), ("%", 66)], "عام 50%"),
        ([("ماع", 86), ("5", 70), ("0", 76), ("نم", 50)], "عام 50 من"),
        ([("ماع", 121), ("Bank", 94), ("South", 60)], "عام South Bank"),
        ([("ماع", 97), ("South ", 60), ("نم", 48)], "عام South من"),
        ([("ماع", 110), (")", 101), ("2024", 77)], "عام (2024"),
        ([("ماع", 110), ("(", 101), ("2024", 77)], "عام (2024"),
        ([("ماع", 110), ("٢٠١٥", 80)], "عام ٢٠١٥"),
        ([("ماع", 120), ("A bank of the South", 4)], "A bank of the South عام"),
        ([("see", 40), ("م", 64), ("ا", 70), ("ع", 76), ("there", 90)], "see عام there"),
    ],
)
def test_the_pieces_of_a_line_from_the_right_are_read_in_order(spans: list[tuple[str, float]], line: str) -> None:
    placed = [drawn(direction.logical(text) if direction.is_rtl(text) else text, x) for text, x in spans]
    (segment,) = gather(placed)
    rtl_page = not line.startswith("see")  # of mostly such lines; one with many more Latin letters is none
    assert " ".join("".join(p.text for p in pieces_of(segment.spans, rtl_page)).split()) == line


def test_digits_of_arabic_are_written_from_the_left() -> None:
    assert direction.logical("٢٠١٥ ماع") == "عام ٢٠١٥"


def type3(matrix: str, box: str, widths: str, names: str) -> str:
    """A font of drawn shapes, with a name for each code from 65 on."""
    listed = " ".join(f"/{name}" for name in names.split())
    procs = " ".join(f"/{name} 8 0 R" for name in names.split())
    return (
        f"<< /Type /Font /Subtype /Type3 /FontMatrix [{matrix}] /FontBBox [{box}] /FirstChar 65 /LastChar 68"
        f" /Widths [{widths}] /CharProcs << {procs} >> /Encoding << /Type /Encoding /Differences [65 {listed}] >> >>"
        " endobj\n8 0 obj << /Length 6 >> stream\n40 0 d0\nendstream"
    )


@pytest.mark.parametrize("box", ["0 0 1000 1000", "0 -19 60 61", "0 0 0 0"])
def test_shapes_drawn_in_the_dots_of_a_printer_are_as_large_as_their_box_or_their_widths(box: str) -> None:
    font = type3("1 0 0 -1 0 0", box, "40 40 40 40", "A B C D")
    (span,) = page("BT /F1 0.12 Tf 1 0 0 1 50 700 Tm (ABCD) Tj ET", font=font).spans
    assert span.text == "ABCD"
    assert (span.x0, span.x1) == pytest.approx((50, 69.2))
    assert span.size == pytest.approx(9.6)


@pytest.mark.parametrize("names", ["65 66 67 68", "G41 G42 G43 G44", "BT BU BV BW", "A B C a68"])
def test_names_that_number_the_codes_are_letters(names: str) -> None:
    font = type3("0.001 0 0 0.001 0 0", "0 0 9 9", "600 600 600 600", names)
    (span,) = page("BT /F1 10 Tf 50 700 Td (ABCD) Tj ET", font=font).spans
    assert (span.text, span.readable) == ("ABCD", True)


def test_names_that_say_nothing_are_no_letters() -> None:
    font = type3("0.001 0 0 0.001 0 0", "0 0 9 9", "600 600 600 600", "g7 g12 g3 g9")
    (span,) = page("BT /F1 10 Tf 50 700 Td (ABCD) Tj ET", font=font).spans
    assert not span.readable


def test_a_variant_is_its_letter_and_a_sign_among_letters_none() -> None:
    names = ["one.lf", "a.sc", *"bcdefghijklmnop", "arrowleftornament"]
    encoding = {n: f"/{name}" if len(name) > 1 else name for n, name in enumerate(names, 40)}
    found, known = with_letters(encoding, [40, *(f"/{name}" for name in names)])
    assert ("".join(found.values()), known) == ("1abcdefghijklmnop", True)


def cff(codes: bytes, names: list[str | int], *, ranges: bool = False) -> bytes:
    """A CFF font of empty glyphs: for each code the name of its glyph, or the number of a standard one."""

    def index(*items: bytes) -> bytes:
        ends = [1]
        for item in items:
            ends.append(ends[-1] + len(item))
        return len(items).to_bytes(2, "big") + b"\x02" + b"".join(e.to_bytes(2, "big") for e in ends) + b"".join(items)

    own = [name.encode() for name in names if isinstance(name, str)]
    sids = [391 + own.index(name.encode()) if isinstance(name, str) else name for name in names]
    encoding = bytes([0, len(codes)]) + codes
    charset = b"\x00" + b"".join(sid.to_bytes(2, "big") for sid in sids)
    if ranges:
        encoding = bytes([1, len(codes)]) + b"".join(bytes([code, 0]) for code in codes)
        charset = b"\x01" + b"".join(sid.to_bytes(2, "big") + b"\x00" for sid in sids)
    head, after = b"\x01\x00\x04\x02" + index(b"Body"), index(*own) + (b"\x00\x00")
    at = len(head) + len(index(b"\x1d0000" * 3 + b"000")) + len(after)
    places = (at, 16), (at + len(encoding), 15), (at + len(encoding) + len(charset), 17)
    top = b"".join(b"\x1d" + place.to_bytes(4, "big") + bytes([operator]) for place, operator in places)
    return head + index(top) + after + encoding + charset + index(*[b"\x0e"] * (len(names) + 1))


def embedded(program: bytes) -> tuple[str, str]:
    """A font whose codes are left to its program, and the objects that hold it."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Body /FirstChar 2 /LastChar 3 /Widths [600 600]"
    font += " /FontDescriptor 6 0 R >>"
    held = (
        "6 0 obj << /Type /FontDescriptor /FontName /Body /Flags 4 /FontFile3 7 0 R >> endobj\n"
        f"7 0 obj << /Subtype /Type1C /Length {len(program)} >> stream\n{program.decode('latin-1')}\nendstream endobj\n"
    )
    return font, held


@pytest.mark.parametrize("ranges", [False, True])
def test_codes_that_a_font_keeps_to_itself_are_its_letters(ranges: bool) -> None:
    font, held = embedded(cff(b"\x02\x03\x41\x42", [109, "eacute", "Delta", 34], ranges=ranges))
    (span,) = page("BT /F1 10 Tf 50 700 Td (\\002\\003AB) Tj ET", font=font, objects=held).spans
    assert span.text == "\ufb01é\u2206A"


@pytest.mark.parametrize("cut", [1, 20, 40, 60])
def test_a_damaged_font_program_leaves_the_usual_letters(cut: int) -> None:
    font, held = embedded(cff(b"\x02\x41", [109, 35])[:cut])
    (span,) = page("BT /F1 10 Tf 50 700 Td (AB) Tj ET", font=font, objects=held).spans
    assert span.text in ("AB", "BB")


@pytest.mark.parametrize(
    ("table", "codec", "text"),
    [
        ("KSCms-UHC-H", "cp949", "협력"),
        ("GBKp-EUC-H", "gbk", "合作"),
        ("EUC-H", "euc_jp", "協力"),
        ("B5pc-H", "big5", "合作"),
    ],
)
def test_predefined_tables_of_east_asian_codes_are_read(table: str, codec: str, text: str) -> None:
    font = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /{table} /DescendantFonts [<< /Type /Font /Subtype"
        " /CIDFontType2 /BaseFont /Song /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Asia1) /Supplement 0 >> >>] >>"
    )
    (span,) = page(f"BT /F1 10 Tf 50 700 Td <{text.encode(codec).hex()}> Tj ET", font=font).spans
    assert (span.text, span.x1) == (text, 70.0)
