from __future__ import annotations

import pytest

from ingest.record.dates import find_date, whole_date
from ingest.record.imprint import parse
from ingest.record.kinds import label_of
from ingest.record.names import byline, is_organisation, is_person, name_of
from tests.ingest.fakes import blocks, read


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17th June 2019", (2019, 6, 17)),
        ("Le 1er juillet 2017", (2017, 7, 1)),
        ("on 4 May 2019", (2019, 5, 4)),
        ("آذار/مارس 2020", (2020, 3)),
        ("١٢ تشرين الثاني/نوفمبر ٢٠١٨م", (2018, 11, 12)),
        ("June 17, 2019", (2019, 6, 17)),
        ("June 2025", (2025, 6)),
        ("2019-06-17", (2019, 6, 17)),
        ("2023-04-05T10:00:00Z", (2023, 4, 5)),
        ("17 de junio de 2019", (2019, 6, 17)),
        ("1er mars 2020", (2020, 3, 1)),
        ("2025年6月17日", (2025, 6, 17)),
        ("12 يونيو 2020", (2020, 6, 12)),
        ("(2024)", (2024,)),
        ("ven 31/01/2020 - 12:00", (2020, 1, 31)),
        ("Fri, 01/31/2020 - 12:00", (2020, 1, 31)),
        # The 6th of February was a Thursday, the 2nd of June a Tuesday.
        ("Jue, 06/02/2020", (2020, 2, 6)),
        ("Ter, 06.02.2020", (2020, 6, 2)),
        ("06/02/2020", (2020,)),
        ("05/05/2020", (2020, 5, 5)),
        ("Fri, 06/02/2020", None),
        ("32/13/2020", None),
        ("No. 31/01/2020", None),
        ("May", None),
        ("32 May 2020", None),
        ("signed in June 2019", None),
    ],
)
def test_whole_dates(text: str, date: tuple[int, ...] | None) -> None:
    assert whole_date(text) == date


def test_the_first_and_most_exact_date_is_found() -> None:
    assert find_date("It was posted on 3 May 2020 and changed in June 2021.") == ((2020, 5, 3), 17, 27)
    assert find_date("no date at all") is None


@pytest.mark.parametrize(
    "name", ["Ama Osei", "J. K. Osei", "Ana de la Cruz", "Elena Fiddian-Qasmiyeh", "O. O'Hara", "李 明"]
)
def test_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    ["Osei", "The South", "Policy Brief", "Institute of Peace", "Ama Osei writes", "South Africa in 2020", "Ama: Osei"],
)
def test_no_persons(text: str) -> None:
    assert not is_person(text)


def test_organisations() -> None:
    assert is_organisation("Center for Peace Studies")
    assert not is_organisation("Ama Osei")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ama Osei & Bea Haddad", ["Ama Osei", "Bea Haddad"]),
        ("بقلم: أحمد علي ومريم حسن", ["أحمد علي", "مريم حسن"]),
        ("بقلم: منى وليد", ["منى وليد"]),
        ("By Ama Osei, University of the South", ["Ama Osei"]),
        ("Por Ana Ruiz y Luis Paz", ["Ana Ruiz", "Luis Paz"]),
        ("Ama Osei, Ph.D., and Prof. Bea Haddad", ["Ama Osei", "Bea Haddad"]),
        ("Ama Osei 厄", ["Ama Osei"]),
        ("By the sea", []),
        ("A Heading Of Words, Ama Osei wrote", []),
    ],
)
def test_bylines(line: str, people: list[str]) -> None:
    assert [line[a:b] for a, b in byline(line)] == people


def test_particles_belong_to_the_family_name() -> None:
    assert (name_of("Ana van der Berg").family, name_of("Ana van der Berg").given) == ("van der Berg", "Ana")
    assert name_of("UNDP").literal == "UNDP"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Policy Brief", ("policy brief", "")),
        ("ICVA CASE STUDY #2", ("case study", "ICVA")),
        ("Working Paper No. 12", ("report", "")),
        ("Documento de trabajo", ("report", "")),
        ("A brief history of time", None),
    ],
)
def test_labels(line: str, found: tuple[str, str] | None) -> None:
    assert label_of(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Policy brief by the Velmora Institute, March 2021",
         "type:Policy brief author:Velmora Institute date:March 2021"),
        ("Blog post by Ruan Helder, 4 May 2019", "type:Blog post author:Ruan Helder date:4 May 2019"),
        ("Blog post by Ruan Helder on 4 May 2019", "type:Blog post author:Ruan Helder date:4 May 2019"),
        ("By Ruan Helder · Blog post · 4 May 2019", "author:Ruan Helder type:Blog post date:4 May 2019"),
        ("By the Velmora project · 4 May 2019 · Article", "author:Velmora project date:4 May 2019 type:Article"),
        ("Ruan Helder, 4 May 2019", "author:Ruan Helder date:4 May 2019"),
        ("The Velmora Institute, 2021", "organisation:Velmora Institute date:2021"),
        ("Case study · June 2020", "type:Case study date:June 2020"),
        ("An article by A. B. Helder and C. Osei (2018)", "type:article author:A. B. Helder author:C. Osei date:2018"),
        ("A report by the Centre for Peace, Trade and Aid, 2021",
         "type:report author:Centre for Peace, Trade and Aid date:2021"),
        ("Report by the Velmora Institute and the Sahel Centre",
         "type:Report author:Velmora Institute author:Sahel Centre"),
        ("Velmora Institute Policy Brief No. 12, May 2021",
         "organisation:Velmora Institute type:Policy Brief No. 12 date:May 2021"),
        ("By Ruan Helder, University of Peace, May 2019",
         "author:Ruan Helder affiliation:University of Peace date:May 2019"),
        ("Informe de política de la Fundación Velmora, marzo de 2021",
         "type:Informe de política author:Fundación Velmora date:marzo de 2021"),
        ("Artículo de Ana Ruiz y Luis Paz (2018)", "type:Artículo author:Ana Ruiz author:Luis Paz date:2018"),
        ("Note de synthèse · mars 2021", "type:Note de synthèse date:mars 2021"),
        ("Note de synthèse de l’Institut Velmora, mars 2021",
         "type:Note de synthèse author:Institut Velmora date:mars 2021"),
        ("Estudo de caso do Instituto Velmora, junho de 2020",
         "type:Estudo de caso author:Instituto Velmora date:junho de 2020"),
        ("Buenos Aires, May 2020", "affiliation:Buenos Aires date:May 2020"),
        ("Reports by Region, 2020", ""),
        ("Report by the people who were there in 2019", ""),
        ("Case study by case study", ""),
        ("Report of the Workshop, March 2021", ""),
        ("The report by the Bank, published in 2019, found little", ""),
        ("ICVA CASE STUDY #2", ""),
    ],
)  # fmt: skip
def test_credits(line: str, found: str) -> None:
    assert " ".join(f"{p.kind}:{line[p.start : p.end]}" for p in parse(line)) == found


def test_an_imprint_is_believed_as_a_whole() -> None:
    line = "Example Institute | Policy brief | 22 May 2024"
    assert [(p.kind, line[p.start : p.end]) for p in parse(line)] == [
        ("organisation", "Example Institute"),
        ("type", "Policy brief"),
        ("date", "22 May 2024"),
    ]
    assert parse("Example Institute, May 2024. Case study. Licence: CC BY 4.0.")[-1].kind == "licence"
    assert parse("Author: Ama Osei")[0].kind == "author"
    assert parse("Date: 3 May 2020")[0].date == (2020, 5, 3)
    assert parse("A scene at the market, Lima, August 3, 2021") == []
    assert parse("Ama Osei") == []


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Dakar, le 3 avril 2019", (2019, 4, 3)),
        ("Brasília, 3 de abril de 2019", (2019, 4, 3)),
        ("القاهرة، 3 نيسان/أبريل 2019", (2019, 4, 3)),
        ("Le 1er juillet 2017", (2017, 7, 1)),
    ],
)
def test_a_line_with_place_and_date_dates_the_document_and_is_no_heading(line: str, issued: tuple[int, ...]) -> None:
    r = read(f"La coopération au Sahel\n\n{line}\n\nLes échanges ont grandi dans toute la région depuis dix ans.\n")
    assert r.document.record.issued == issued
    assert line not in blocks(r, "heading")
