from __future__ import annotations

import pytest

from ingest.record import names
from tests.ingest.fakes import blocks, read
from tests.ingest.in_all_formats import FORMATS, file_of

TEXT = "In these years the ports were opened and the ships of the south came in, as all who were there have told us."
HEADINGS = (
    "Regional Trends",
    "Food Security",
    "Country Ghana",
    "Trade Patterns",
    "Rural Electrification",
    "Digital Public Infrastructure",
)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "first", ["Brazil signed the agreement with the Bank, and more was to come.", f"The Ministry was asked. {TEXT}"]
)
def test_a_heading_of_the_text_is_no_author(form: str, heading: str, first: str) -> None:
    parts = [(1, "A report on the countries of the south"), (2, heading), (0, first), (0, f"{heading} came up. {TEXT}")]
    r = read(file_of([*parts, (2, "What was found"), (0, TEXT)], form), f"x.{form}")
    assert r.document.record.authors == ()
    assert blocks(r, "heading") == [parts[0][1], heading, "What was found"]
    assert blocks(r, "caption") == []


@pytest.mark.parametrize("form", ["md", "html"])
def test_headings_one_over_the_other_are_no_authors(form: str) -> None:
    parts = [(1, "A report on the countries of the south"), (2, "Food Security"), (3, "Trade Patterns"), (0, TEXT)]
    assert read(file_of(parts, form), f"x.{form}").document.record.authors == ()
    parts[2] = (2, "Trade Patterns")
    assert read(file_of(parts, form), f"x.{form}").document.record.authors == ()


@pytest.mark.parametrize("form", FORMATS[:-1])
@pytest.mark.parametrize(
    ("under", "end"),
    [
        ("University of Accra, Department of History", ""),
        ("May 2021", ""),
        ("osei@example.org", ""),
        (f"Abstract. {TEXT}", ""),
        (TEXT, "Ama Osei is a senior lecturer in history and has written of ports."),
        (TEXT, "Ama Osei teaches history."),
    ],
)
@pytest.mark.parametrize("level", [0, 2])
def test_a_byline_without_by(form: str, under: str, end: str, level: int) -> None:
    parts = [(1, "A report on the countries of the south"), (level, "Ama Osei"), (0, under), (0, TEXT), (0, TEXT)]
    r = read(file_of([*parts, *([(0, end)] if end else [])], form), f"x.{form}")
    assert [str(a) for a in r.document.record.authors] == ["Ama Osei"]


# Lines under a title that have the shape of a name, or of names, and are none.
NO_BYLINES = (
    "Nairobi Kenya", "Cotonou Benin", "Praia Cabo Verde", "Accra Ghana", "Bogotá Colombia", "Dakar Sénégal",
    "Southeast Asia", "Afrique Australe", "Ouagadougou Burkina Faso", "Genève Suisse", "Maputo Moçambique",
    "Hotel Intercontinental", "Sala Bolívar", "Palácio do Planalto", "Plenary Hall",
    "Sustainable Development and Climate Finance", "Green Growth and Trade Finance", "Solar Energy, Wind Power",
    "Food Security", "Capacity Building", "Maritime Corridors", "Silk Road", "Care Work", "Emerging Powers",
    "Open Access", "Peer Reviewed", "Advance Copy", "Lessons Learned", "Frequently Asked Questions", "Quick Facts",
    "World Development", "Third World Quarterly", "Mundo Nuevo", "Cahiers Africains", "Nueva Sociedad", "Photo Essay",
    "Annual Meeting", "High-Level Panel", "Evaluation Unit", "Regional Hub", "Trade Desk", "Phase One", "Module Three",
    "Economic Affairs", "Many Voices", "Stronger Together", "Building Bridges", "Juntos Avanzamos",
    "Seguridad Alimentaria", "Salud Pública y Derechos Humanos", "Acceso Abierto", "Mensajes Clave", "Oficina Regional",
    "Dette Extérieure", "Santé Publique", "Bonnes Pratiques", "Libre Accès", "Bureau Régional",
    "Mudança Climática", "Boas Práticas", "Lições Aprendidas", "Escritório Regional", "Mesa Redonda", "Kisumu Uganda",
    "To Amina Yusuf", "For Amina Yusuf", "Para Ana Ruiz", "À Amina Yusuf", "In memory of Amina Yusuf",
    "Edited by Amina Yusuf and Tomás Rojas", "Translated by Tomás Rojas", "Foreword by Amina Yusuf",
    "Photos by Tomás Rojas", "With a foreword by Amina Yusuf", "Traducido por Tomás Rojas", "Prólogo de Ana Ruiz",
    "Préface de Jean Moreau",
    "Organizado por Rui Lopes", "Sous la direction de Jean Moreau", "Interview with Amina Yusuf",
    "Entrevista con Ana Ruiz", "Group interview with Amina Yusuf", "Editor: Amina Yusuf",
    "Editors: Amina Yusuf, Tomás Rojas", "Reviewers: Amina Yusuf, Tomás Rojas", "Amina Yusuf and Tomás Rojas (eds.)",
    "Amina Yusuf, Tomás Rojas, editors", "Lima Perú", "Caracas Venezuela",
)  # fmt: skip
# And lines that are bylines, with words in them that are places or subjects elsewhere.
BYLINES = {
    "Santiago Castro": ["Santiago Castro"],
    "Kenya Robinson and Chad Williams": ["Kenya Robinson", "Chad Williams"],
    "Georgia Kelly, Victoria Lagos": ["Georgia Kelly", "Victoria Lagos"],
    "Sarah Fields; Thomas Green": ["Sarah Fields", "Thomas Green"],
    "Renata Trindade & Paulo Nascimento": ["Renata Trindade", "Paulo Nascimento"],
    "Bea Haddad": ["Bea Haddad"],
    "Maria da Conceição Prates": ["Maria da Conceição Prates"],
    "Patience Akello": ["Patience Akello"],
    "Marco Palacios": ["Marco Palacios"],
    "Clément Montenegro": ["Clément Montenegro"],
    "Sofía Mendoza": ["Sofía Mendoza"],
    "By Chad Jordan": ["Chad Jordan"],
    "Dr. Faith Rivers": ["Faith Rivers"],
    "Bambang Wicaksono": ["Bambang Wicaksono"],
    "Jorge Ortega y Gámez": ["Jorge Ortega y Gámez"],
    "Luiz Pereira e Silva": ["Luiz Pereira e Silva"],
    "Grace Wanjala (University of Embu) and Rudo Moyo (Example Trust, Institute of Ports)": [
        "Grace Wanjala",
        "Rudo Moyo",
    ],
    "Patrick McAllister III": ["Patrick McAllister"],
    "V. Ramachandran, K.N. Raghavan and Md. Anwar Hossain": ["V. Ramachandran", "K.N. Raghavan", "Md. Anwar Hossain"],
    "I Gusti Ngurah Putra": ["I Gusti Ngurah Putra"],
    "Ahmed Abdel-Rahman, Nour al-Din Mansour": ["Ahmed Abdel-Rahman", "Nour al-Din Mansour"],
    "N'Guessan Koffi et Aya Konan": ["N'Guessan Koffi", "Aya Konan"],
    "Trần Thị Hồng Nhung": ["Trần Thị Hồng Nhung"],
    "Guðrún Helgadóttir": ["Guðrún Helgadóttir"],
    "Amina Yusuf, Nairobi Kenya": ["Amina Yusuf"],
}
PORTS = "Ports and ships on two oceans"


@pytest.mark.parametrize("under", ["12 June 2019", "Institute of Harbours, Velmora"])
@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_has_only_the_shape_of_a_name_is_no_author(line: str, under: str) -> None:
    record = read("\n\n".join([PORTS, line, under, TEXT, TEXT]), "x.txt").document.record
    assert [a for a in record.authors if a.given] == []
    assert record.title == PORTS


@pytest.mark.parametrize("form", FORMATS[:-1])
@pytest.mark.parametrize(
    "line", ["Nairobi Kenya", "Peer Reviewed", "Green Growth and Trade Finance", "Edited by Ana Ruiz"]
)
def test_nor_is_it_in_any_format(line: str, form: str) -> None:
    parts = [(1, PORTS), (0, line), (0, "12 June 2019"), (0, TEXT), (0, TEXT)]
    record = read(file_of(parts, form), f"x.{form}").document.record
    assert (record.title, record.authors, record.issued) == (PORTS, (), (2019, 6, 12))


@pytest.mark.parametrize("under", ["12 June 2019", "Institute of Harbours, Velmora"])
@pytest.mark.parametrize(("line", "people"), BYLINES.items())
def test_names_that_hold_words_of_places_and_subjects(line: str, people: list[str], under: str) -> None:
    record = read("\n\n".join([PORTS, line, under, TEXT, TEXT]), "x.txt").document.record
    assert [str(a) for a in record.authors] == people


def test_a_title_of_two_words_over_a_name() -> None:
    record = read(f"A Tribute\n\nAmina Yusuf\n\nAbstract\n\n{TEXT}\n\n{TEXT}\n", "x.txt").document.record
    assert (record.title, [str(a) for a in record.authors]) == ("A Tribute", ["Amina Yusuf"])


@pytest.mark.parametrize("first", ["Open Access", "Nairobi Kenya", "Green Growth and Trade Finance"])
def test_a_line_over_the_title_with_the_shape_of_a_name_is_not_the_title(first: str) -> None:
    record = read(f"{first}\n\n{PORTS}\n\nAmina Yusuf\n\n12 June 2019\n\n{TEXT}\n\n{TEXT}\n", "x.txt").document.record
    assert (record.title, [str(a) for a in record.authors]) == (PORTS, ["Amina Yusuf"])


@pytest.mark.parametrize(
    "line", ["Translated by John Smith", "Foreword by Amina Yusuf", "Traduit par Jean Moreau", "Received 3 May 2018"]
)
def test_a_line_on_another_part_in_the_work_is_no_title(line: str) -> None:
    assert read(f"Ports\n\n{line}\n\n2014\n\n{TEXT}\n\n{TEXT}\n", "x.txt").document.record.title != line


@pytest.mark.parametrize("title", ["Introducción de la agricultura en las islas", "For a new order of the seas"])
def test_a_title_that_begins_as_such_lines_do(title: str) -> None:
    record = read(f"{title}\n\nAmina Yusuf\n\n12 June 2019\n\n{TEXT}\n\n{TEXT}\n", "x.txt").document.record
    assert record.title == title


def test_words_that_the_text_writes_small_are_no_name_and_those_of_its_addresses_may_be() -> None:
    lines = [PORTS, "Lagoon Dredgers", "12 June 2019", f"{TEXT} The dredger was in the lagoon.", TEXT]
    assert read("\n\n".join(lines), "x.txt").document.record.authors == ()
    lines[1:3] = ["Amina Yusuf", "amina.yusuf@example.org"]
    assert [str(a) for a in read("\n\n".join(lines), "x.txt").document.record.authors] == ["Amina Yusuf"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("PAR ÉLODIE NGUEMA ET JEAN-BAPTISTE SAWADOGO", ["ÉLODIE NGUEMA", "JEAN-BAPTISTE SAWADOGO"]),
        ("BY AMA OSEI AND BEA HADDAD", ["AMA OSEI", "BEA HADDAD"]),
        ("By Dr. Priya Raman, Senior Fellow, and Samuel Otieno, Research Associate", ["Priya Raman", "Samuel Otieno"]),
        ("By María López, Investigadora, and John Abebe, Programme Officer, UNDP", ["María López", "John Abebe"]),
        ("By Ama Osei, MA, and Bea Haddad, PhD", ["Ama Osei", "Bea Haddad"]),
        ("BY SAMUEL OBAMA", ["SAMUEL OBAMA"]),
    ],
)
def test_posts_and_degrees_are_no_names_and_no_ends_of_names(line: str, authors: list[str]) -> None:
    assert [line[a:b] for a, b in names.byline(line)] == authors


def test_the_number_and_date_of_a_series_are_no_title() -> None:
    head = "UNITED NATIONS\n\nWORKING PAPER\n\nNo. 14 | September 2016\n\n"
    text = f"{head}Solar irrigation on two rivers\n\nMariama Jallow\n\n"
    record = read(
        f"{text}{'The pumps were bought by the ministry and paid for by its partners. ' * 4}\n"
    ).document.record
    assert (record.title, record.issued) == ("Solar irrigation on two rivers", (2016, 9))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Carlos Malta and Lungile Mthembu", ["Carlos Malta", "Lungile Mthembu"]),
        ("Rosa Alvarado & John Nation", ["Rosa Alvarado", "John Nation"]),
        ("By Mariangela Hungria", ["Mariangela Hungria"]),
        ("By Carlos Malta and Joy Justice", ["Carlos Malta", "Joy Justice"]),
        ("To Minh Thu", ["To Minh Thu"]),
        ("To Thi Hong Nhung", ["To Thi Hong Nhung"]),
        ("To Thandika Mkandawire", []),
        ("Nairobi Kenya", []),
        ("Green Growth and Trade Finance", []),
        ("By Special Invitation", []),
    ],
)
def test_a_name_that_is_also_a_word_or_a_place(line: str, authors: list[str]) -> None:
    assert [line[a:b] for a, b in names.byline(line)] == authors


def test_authors_whose_names_the_text_also_has_as_words() -> None:
    text = "A study of ports\n\nGrace Banks and Lungile Mthembu\n\n12 May 2016\n\n"
    prose = "The bank gave the port a year of grace, and the port paid the bank when the year of grace was over. "
    assert [str(a) for a in read(text + prose * 5 + "\n").document.record.authors] == ["Grace Banks", "Lungile Mthembu"]


def test_the_names_in_a_page_s_own_metadata_are_taken_as_they_are() -> None:
    page = '<html><head><title>A study of ports</title><meta name="author" content="John Nation, Rosa Alvarado"></head>'
    prose = "<p>The bank gave the port a year and the port paid the bank when the year was over at last.</p>" * 4
    record = read(
        f"{page}<body><article><h1>A study of ports</h1>{prose}</article></body></html>", "a.html"
    ).document.record
    assert [str(a) for a in record.authors] == ["John Nation", "Rosa Alvarado"]


@pytest.mark.parametrize(
    ("given", "authors"),
    [
        ("John Nation, Rosa Alvarado", ["John Nation", "Rosa Alvarado"]),
        ("By Mariangela Hungria", ["Mariangela Hungria"]),
        ("Ama Osei", ["Ama Osei"]),
        ("Osei, Ama", ["Ama Osei"]),
        ("Osei, Ama; Mensah, Kofi", ["Ama Osei", "Kofi Mensah"]),
    ],
)
def test_the_names_in_front_matter_are_taken_as_they_are(given: str, authors: list[str]) -> None:
    prose = "The bank gave the port a year and the port paid the bank when the year was over at last. " * 4
    text = f"---\ntitle: A study of ports\nauthor: {given}\n---\n\n# A study of ports\n\n{prose}\n"
    assert [str(a) for a in read(text, "a.md").document.record.authors] == authors
