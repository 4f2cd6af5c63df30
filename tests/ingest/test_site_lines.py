from __future__ import annotations

import pytest

from store.documents import Reading
from tests.ingest.fakes import blocks, read
from tests.ingest.in_all_formats import FORMATS, Parts, file_of

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."
COUNTRIES = ("Ghana", "Kenya", "Peru", "Nepal")


def made(parts: Parts, form: str) -> Reading:
    return read(file_of(parts, form), f"x.{form}")


def chapters() -> list[tuple[int, str]]:
    parts = [(1, "A report on four of the countries"), (0, BODY)]
    for country in COUNTRIES:
        parts += [
            (2, f"The case of {country}"), (0, f"The government of {country} began early. {BODY}"),
            (3, "Challenges"), (0, f"In {country} money lacked for most of what had been planned. {BODY}"),
            (3, "Results"), (0, f"In {country} those who were asked found the results good. {BODY}"),
            (0, "Source: own interviews."),
        ]  # fmt: skip
    return parts


@pytest.mark.parametrize("form", FORMATS)
def test_headings_that_come_again_stay_over_their_text(form: str) -> None:
    r = made(chapters(), form)
    assert blocks(r, "heading") == [text for level, text in chapters() if level]
    sections = [b.section for b in r.paged.blocks if b.kind == "body" and b.paragraph == 1]
    assert sections[1:] == [text for level, text in chapters() if level > 1]
    assert r.paged.text.count("Source: own interviews.") == len(COUNTRIES)
    assert not any("left out" in w for w in r.document.warnings)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("answer", ["Not applicable.", "Yes", "None so far"])
def test_the_same_answer_to_several_questions(form: str, answer: str) -> None:
    asked = [(0, f"Question {i}: does the ministry of {c} have a unit for this?") for i, c in enumerate(COUNTRIES, 1)]
    parts = [(1, "A survey of the ministries"), (0, BODY), *(x for q in asked for x in (q, (0, answer))), (0, BODY)]
    assert made(parts, form).paged.text.count(answer) == len(COUNTRIES)


@pytest.mark.parametrize("form", FORMATS)
def test_headings_that_a_site_has_too(form: str) -> None:
    names = [
        "Related topics",
        "Home",
        "Search",
        "12 responses to the call",
        "Categories",
        "Privacy policy",
        "Other news",
    ]
    parts = [(1, "A report of the southern seas"), (0, BODY)]
    for name in names:
        parts += [(2, name), (0, f"Of {name.lower()} the ports say little. {BODY}")]
    r = made(parts, form)
    assert blocks(r, "heading")[1:] == names
    assert not any("left out" in w for w in r.document.warnings)


@pytest.mark.parametrize("form", ["txt", "md"])
def test_one_line_of_a_site_makes_no_extract_of_it(form: str) -> None:
    r = made([(1, "A title of some words"), (0, BODY), (0, "Home"), (0, "Recent posts"), (0, "Menu"), (0, BODY)], form)
    assert [t for t in ("Home", "Recent posts", "Menu") if t not in r.paged.text] == []


def test_an_extract_of_a_web_page_loses_the_sites_lines_and_keeps_its_headings() -> None:
    parts = [
        (0, "Skip to content"), (0, "A title of some words"), (0, BODY), (0, "Share this:"), (0, BODY + " More."),
        (0, "Search"), (0, f"The search for partners took two years. {BODY}"), (0, "Menu"), (0, "Comments are closed."),
        (0, "Tags"), (0, "Ports"), (0, "Seas"),
    ]  # fmt: skip
    r = made(parts, "txt")
    assert blocks(r) == [parts[1][1], BODY, f"{BODY} More.", "Search", parts[6][1]]
    said = [w for w in r.document.warnings if w.startswith("left out")]
    assert said == ["left out as lines of a web site: 7 (“Skip to content”, “Share this:”, …)"]


def test_short_lines_that_a_web_page_repeats() -> None:
    lines = "<p>Join the crew</p><p>Our ships</p>"
    said = f"{lines}<p>The minister</p><p>{BODY}</p>" * 3
    page = f"<html><body><article><h1>A title of some words</h1><p>{BODY}</p>{said}</article></body></html>"
    r = read(page, "x.html")
    assert r.paged.text.count("Join the crew") == r.paged.text.count("Our ships") == 1
    assert r.paged.text.count("The minister") == 3, "who speaks stands over what is said"
    told = [w for w in r.document.warnings if w.startswith("left out")]
    assert told == ["left out as repeated lines of a web site: 4 (“Join the crew”, “Our ships”)"]


def test_the_sign_of_the_publisher_on_covers() -> None:
    sign = "Centre for Sea Studies"
    text = f"Policy Brief\n\nRoads to the southern sea\n\nJune 2021\n\n{BODY}\n\n"
    text += (
        f"This brief was published by the {sign}.\n\nThe ports\n\n{BODY}\n\n{sign}\n\nThe seas\n\n{BODY}\n\n{sign}\n\n"
    )
    text += f"{BODY}\n\n{sign}\n\nHarbour Street 3\n"
    r = read(text)
    assert r.document.record.publisher == sign
    assert r.paged.text.count(f"{sign}\n\n") == 2, "over a paragraph it may be a heading"
    assert any("come again: 1 (" in w for w in r.document.warnings)


def test_a_date_of_the_record_that_heads_a_part_of_a_chronicle() -> None:
    years = "".join(
        f"{month} 2021\n\nIn {month} the ports were closed. {BODY}\n\n" for month in ("May", "June", "July")
    )
    r = read("Roads to the southern sea\n\nJune 2021\n\n" + f"{BODY}\n\n" * 8 + years)
    assert [r.paged.text.count(f"{month} 2021\n") for month in ("May", "June", "July")] == [1, 2, 1]


def test_a_list_of_contents_is_told() -> None:
    entries = [(0, f"{i}. {name}\t{i}") for i, name in enumerate(("The setting", "The findings", "The end"), 1)]
    parts = [(0, "A title of some words"), (0, "Contents"), *entries, *((0, t.split("\t")[0]) for _, t in entries)]
    r = made([*parts, (0, BODY)], "txt")
    assert any(w.startswith("left out as a list of contents: 4 (") for w in r.document.warnings)
