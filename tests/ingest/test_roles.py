from __future__ import annotations

import pytest

from tests.ingest.fakes import blocks, read

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."


def kinds(text: str) -> list[tuple[str, str]]:
    r = read(f"A title of some words\n\n{text}")
    return [(b.kind, r.paged.text[b.start : b.end]) for b in r.paged.blocks][1:]


def test_headings_without_marks_and_with_numbers() -> None:
    r = read(
        f"A title of some words\n\nThe first part\n\nA nearer look\n\n{BODY}\n\nWhat can be done?\n\n{BODY}\n\n2.1"
        f" The money\n\n{BODY}\n\n"
        f"a. Pay early\n\n{BODY}\n\nHow the work has changed the field:\n\n- one\n- two\n"
    )
    levels = [(b.level, r.paged.text[b.start : b.end]) for b in r.paged.blocks if b.kind == "heading"]
    assert levels == [
        (1, "A title of some words"),
        (2, "The first part"),
        (3, "A nearer look"),
        (2, "What can be done?"),
        (3, "2.1 The money"),
        (3, "a. Pay early"),
        (2, "How the work has changed the field:"),
    ]
    sections = {r.paged.text[b.start : b.end]: b.section for b in r.paged.blocks if b.kind != "heading"}
    assert sections["one"] == "How the work has changed the field:"


def test_lead_ins_are_no_headings() -> None:
    found = kinds(
        f"{BODY}\n\nDespite all this, the members face several barriers:\n\n- one thing\n- another thing\n\n{BODY}\n"
    )
    assert ("body", "Despite all this, the members face several barriers:") in found
    assert ("list", "one thing") in found


def test_list_items_lose_their_marks_and_keep_lead_in_words() -> None:
    found = kinds(
        "Some things matter.\n\n  1. Autonomy: let them decide.\n  2. Money: pay early. Pay well.\n\n* **Trust**"
        " comes first.\n"
    )
    assert [t for k, t in found if k == "list"] == [
        "Autonomy: let them decide.",
        "Money: pay early. Pay well.",
        "Trust comes first.",
    ]


def test_a_quotation_after_a_lead_in_and_its_source() -> None:
    found = kinds(
        f"{BODY}\n\nCooperation is defined as:\n\n‘a process in which several countries work together on something"
        f" that they share.’\n\n"
        f"(Committee on Cooperation 2012a)\n\nA member of staff said in our interview:\n\nWe never had the money for"
        f" it, and we never will have it.\n\n{BODY}\n"
    )
    quotes = [t for k, t in found if k == "quote"]
    assert quotes[0].endswith("share.’ (Committee on Cooperation 2012a)")
    assert quotes[1].startswith("We never had")


def test_captions_keywords_and_contacts() -> None:
    found = kinds(
        f"An exhibition of paintings of many hands in Lima, Peru, August 3, 2020.\n\nCredit: A"
        f" Photographer\n\n{BODY}\n\n"
        f"Keywords: aid; trade\n\n{BODY}\n\nFigure 1: The flows\n\n{BODY}\n\nProf. Ama"
        f" Osei:\n\nama@example.org\n\nHouse of Peace\nOld Street, New Town\nTel: +1 234 567\nwww.example.org\n"
    )
    captions = [t for k, t in found if k == "caption"]
    assert captions[:4] == [
        "An exhibition of paintings of many hands in Lima, Peru, August 3, 2020.",
        "Credit: A Photographer",
        "Keywords: aid; trade",
        "Figure 1: The flows",
    ]
    assert "Old Street, New Town" in captions
    assert ("body", "Prof. Ama Osei: ama@example.org") in found


def test_references_end_where_something_else_begins() -> None:
    found = kinds(
        f"{BODY}\n\nReferences\n\nOsei, A. (2001). A title. A press.\n\nBank of the South. (2010). A report.\n\nA"
        f" dataset without a year.\n\n"
        f"For correspondence:\n\n{BODY}\n"
    )
    assert [t for k, t in found if k == "reference"] == [
        "Osei, A. (2001). A title. A press.",
        "Bank of the South. (2010). A report.",
        "A dataset without a year.",
    ]
    assert found[-1] == ("body", BODY)


def test_reading_lists_outside_a_reference_section() -> None:
    found = kinds(
        f"{BODY}\n\nYou can read more here:\n\nOsei, A. (2018) A first title\n\nHaddad, B. & Osei, A. (2019) A"
        f" second title\n\nUNIT, 2009. A third title. New York: UNIT.\n"
    )
    assert sum(k == "reference" for k, _ in found) == 3


def test_a_run_in_heading_is_parted_from_its_text() -> None:
    found = kinds(f"{BODY}\n\nAcknowledgements. The author is grateful to several people for their help.\n")
    assert found[-2:] == [
        ("heading", "Acknowledgements"),
        ("body", "The author is grateful to several people for their help."),
    ]


def test_sections_count_their_paragraphs() -> None:
    r = read(f"A title of some words\n\nThe first part\n\n{BODY}\n\n{BODY} Two.\n\nThe second part\n\n{BODY} Three.\n")
    assert [(b.section, b.paragraph) for b in r.paged.blocks] == [
        ("", 0),
        ("The first part", 0),
        ("The first part", 1),
        ("The first part", 2),
        ("The second part", 0),
        ("The second part", 1),
    ]
    assert blocks(r, "body")[2].endswith("Three.")


@pytest.mark.parametrize("end", [".txt", ".md"])
def test_items_keep_their_marks_and_a_sentence_that_leads_into_them_is_no_heading(end: str) -> None:
    r = read(
        "Findings of the review\n\nThe panel made three recommendations to the members:\n\n1. Pay the fees on time.\n"
        "2. Publish the accounts.\n3. Let the partners choose.\n\nIt also named:\n\n- ships that are late\n"
        "- ports that are closed\n\nKey lessons:\n\n(a) One case came up in the south.\n(b) Another came up later.\n",
        f"review{end}",
    )
    items = [(b.item, r.paged.text[b.start : b.end]) for b in r.paged.blocks if b.kind == "list"]
    assert [mark for mark, _ in items[:3]] == ["1.", "2.", "3."]
    assert items[0][1] == "Pay the fees on time."
    assert [mark for mark, _ in items[3:5]] == ["-", "-"]
    assert [b.item for b in r.paged.blocks if b.kind != "list"] == [""] * (len(r.paged.blocks) - len(items))
    assert blocks(r, "heading") == ["Findings of the review", "Key lessons:"]
