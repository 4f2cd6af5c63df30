from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decode import decode, sound
from ingest.errors import ReadError

SPANISH = "La cooperación técnica de los países creció «mucho» en el año 2020. " * 20
CHINESE = "南南合作是发展中国家之间的技术、知识与资源交流，补充而不取代南北合作。" * 20


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding), "x.txt") == (SPANISH, ())


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_utf16_without_a_mark(encoding: str) -> None:
    text, warnings = decode(("Plain words. " * 20).encode(encoding), "x.txt")
    assert text == "Plain words. " * 20
    assert encoding in warnings[0]


@pytest.mark.parametrize(("text", "encoding"), [(SPANISH, "cp1252"), (CHINESE, "gb18030")])
def test_undeclared_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    found, warnings = decode(text.encode(encoding), "x.txt")
    assert found == text
    assert warnings


def test_a_few_bad_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    text, warnings = decode((SPANISH + "aún más").encode() + b"\xff", "x.txt")
    assert "cooperación" in text
    assert text.endswith("\ufffd")
    assert "not valid UTF-8" in warnings[0]


def test_overlong_forms_are_no_windows_1252() -> None:
    text, _ = decode(b"South\xc0\xaf/South " + b"plain words and more of them. " * 9, "x.txt")
    assert "À" not in text


def test_bytes_that_are_no_text_are_refused_or_said() -> None:
    said: tuple[str, ...] = ()
    try:
        text, said = decode(bytes(range(128, 256)) * 3 + b"\x00\x01\x02" * 40, "x.bin")
        assert "\0" not in text
    except ReadError as error:
        said = (str(error),)
    assert said


def test_a_truncated_utf16_is_read_with_a_replacement() -> None:
    text, _ = decode(codecs.BOM_UTF16_LE + "word".encode("utf-16-le") + b"\x41", "x.txt")
    assert text.startswith("word")


@given(st.text())
def test_sound_text_has_the_same_length_and_can_be_stored(text: str) -> None:
    mended = sound(text + "\ud800\0")
    assert len(mended) == len(text) + 2
    assert "\0" not in mended
    mended.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_without_a_mark(encoding: str) -> None:
    assert decode(("Plain words. " * 20).encode(encoding), "x.txt")[0] == "Plain words. " * 20


@pytest.mark.parametrize(("declared", "read_as"), [("x-gbk", "gb18030"), ("GB2312", "gb18030"), ("latin1", "gb18030")])
def test_what_a_file_declares_is_believed_where_its_bytes_bear_it_out(declared: str, read_as: str) -> None:
    assert decode(CHINESE.encode("gb18030"), "x.html", declared=declared)[0] == CHINESE


def test_markup_does_not_hide_which_letters_a_page_is_written_in() -> None:
    page = "<div class='some long name of a class'>" * 50 + CHINESE[:60] + "</div>" * 50
    assert CHINESE[:60] in decode(page.encode("gb18030"), "x.html")[0]


def test_text_encoded_twice_is_mended_and_said() -> None:
    text, warnings = decode("La cooperaciÃ³n tÃ©cnica creciÃ³.\nPlain line.".encode(), "x.txt")
    assert text == "La cooperación técnica creció.\nPlain line."
    assert "encoded twice" in warnings[0]


@pytest.mark.parametrize("text", ["Ã is a letter", "São Tomé à l’été, «â»", "the naïve “Ö” of 1950–60"])
def test_rare_letters_are_no_double_encoding(text: str) -> None:
    assert decode(text.encode(), "x.txt") == (text, ())


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "x.txt")
    except ReadError:
        return
    text.encode("utf-8")
    assert "\0" not in text


RUSSIAN = "Сотрудничество Юг-Юг развивается быстро. Эксперты отмечают рост инвестиций.\n" * 4
ARABIC = "التعاون بين بلدان الجنوب ينمو بسرعة. ويشير الخبراء إلى زيادة الاستثمارات.\n" * 4
JAPANESE = "南南協力は急速に発展している。専門家は投資が増えていると指摘した。\n" * 4


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, CHINESE, JAPANESE])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_in_other_scripts(text: str, encoding: str) -> None:
    found, warnings = decode(text.encode(encoding), "x.txt")
    assert found == text
    assert encoding in warnings[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "hz"), (JAPANESE, "iso2022_jp"), ("남남협력은 빠르게 발전하고 있다.\n" * 4, "iso2022_kr")],
)
def test_east_asian_text_in_ascii_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt")[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Güney-Güney işbirliği hızla gelişiyor. Uzmanlar yatırımların arttığını söylüyor. ", "cp1254"),
        ("Współpraca Południe-Południe szybko się rozwija. Eksperci wskazują na wzrost. ", "cp1250"),
        ("La cooperación técnica de los países creció el año pasado. ¿Y después? ", "mac_roman"),
        ("La coopération a été renforcée, et elle a porté ses fruits à Genève. ", "mac_roman"),
        ("La cooperación técnica de los países creció el año pasado. ¿Y después? ", "cp850"),
        ("Die Länder möchten über die Straße größer werden – “so” heißt es. ", "cp1252"),
    ],
)
def test_single_byte_encodings_are_told_by_the_words_that_they_make(text: str, encoding: str) -> None:
    assert decode((text * 5).encode(encoding), "x.txt")[0] == text * 5


def test_plain_text_with_braces_and_tildes_is_no_chinese() -> None:
    text = "A set ~{a, b~} of words, and ~{no more~} than that. " * 5
    assert decode(text.encode(), "x.txt") == (text, ())
