from __future__ import annotations

from tests.ingest.fakes import read

TITLE = "The fund and its clinics in the north\n\nAma Osei\n\n"
SAID = "The members of the fund met in the capital and agreed on the clinics of the north at last."
CITE = "Cite this article: Ama Osei, 'The fund and its clinics in the north', World Review (2014), pp. {}–{}. "
CITE += "https://doi.org/10.1017/wr.2014.4"


def labels(text: str) -> list[tuple[str, ...]]:
    """The labels of the paragraphs that begin with a numeral word."""
    p = read(text).paged
    began = [(b, p.text[b.start : b.end].split(".")[0]) for b in p.blocks]
    return [p.locate(b.start, b.end).labels for b, word in began if word in ("One", "Two", "Three")]


def paper(*, first: int = 1, note: str = "²", heads: tuple[int, int] = (2, 4)) -> str:
    """An article whose even pages have a running head; the note called under the first one is `note`."""
    return (
        f"{TITLE}One. {SAID}¹\n\n¹ A source, p. 3.\n\n{heads[0]} Ama Osei\n\nTwo. {SAID}{note} {SAID}\n\n"
        f"² Another source, p. 4.\n\nThree. {SAID}³\n\n³ A third source, p. 5.\n\n{heads[1]} Ama Osei\n\n"
        f"It ends. {SAID}\n\n" + CITE.format(first, first + 9)
    )


def test_a_head_whose_place_the_imprint_proves_gives_its_page() -> None:
    assert labels(paper()) == [(), ("2",), ()]
    p = read(paper()).paged
    assert [(x.label, p.raw[x.proof_start : x.proof_end]) for x in p.printed] == [("2", "2 Ama Osei")]
    assert p.locate(p.blocks[p.notes[1].block].start, p.blocks[p.notes[1].block].end).labels == ("2",)


def test_a_page_that_calls_no_note_of_its_own_is_not_known_to_end() -> None:
    assert labels(paper(note="")) == [(), (), ()]


def test_a_line_that_may_be_the_foot_of_the_page_before_proves_nothing() -> None:
    assert labels(paper(first=2)) == [(), (), ()]
    assert labels(paper().replace("Cite this", "Read this")) == [(), (), ()]


def test_numbers_that_do_not_rise_prove_nothing() -> None:
    assert labels(paper(heads=(2, 2)).replace("2 Ama Osei\n\nIt", "1 Ama Osei\n\nIt")) == [(), (), ()]


OPEN, REST = f"{SAID} When it was late they", f"went home to their own towns, as the minutes say. {SAID}"


def test_from_head_to_head_where_the_text_begins_with_one() -> None:
    text = f"World Review 5\n\n{TITLE}One. {SAID}\n\n{OPEN}\n\nWorld Review 6\n\n{REST}\n\nTwo. {SAID}\n\n{OPEN}\n\n"
    text += f"World Review 8\n\n{REST}\n\nThree. {SAID}\n"
    assert labels(text) == [("5",), (), ()]


def test_from_foot_to_foot_where_the_text_ends_with_one() -> None:
    text = f"{TITLE}One. {SAID}\n\n{OPEN}\n\nWorld Review 5\n\n{REST}\n\nTwo. {SAID}\n\n{OPEN}\n\nWorld Review 6\n\n"
    text += f"{REST}\n\nThree. {SAID}\n\nWorld Review 8\n"
    assert labels(text) == [(), ("6",), ()]


def test_a_sentence_that_a_page_breaks_has_both_labels() -> None:
    text = f"World Review 5\n\n{TITLE}One. {SAID[:60]}\n\nWorld Review 6\n\n{SAID[61:].lower()} Two.\n\n{OPEN}\n\n"
    text += f"World Review 7\n\n{REST} It ends. {SAID}\n"
    p = read(text).paged
    at = p.text.index("One.")
    assert p.locate(at, at + 20).labels == ("5",)
    assert p.locate(at, p.text.index("Two.")).labels == ("5", "6")


def test_a_text_with_form_feeds_has_pages_and_needs_no_proof() -> None:
    p = read(f"{TITLE}One. {SAID}\n\n2 Ama Osei\f\n\nTwo. {SAID}\n\n3 Ama Osei\n").paged
    assert (p.pages, p.printed) == (2, ())
