"""Only whole sentences are quoted, and a piece that breaks off inside one is not taken for what it seems to say."""

from __future__ import annotations

import itertools

import pytest

from assistant.answer import Evidence
from assistant.assistant import Assistant
from assistant.compose import evidence_of
from assistant.picks import Pick
from assistant.verifying.bounds import Bounds, breaks
from assistant.verifying.checkers import Packaged
from assistant.verifying.verify import Verifier
from ingest.sentences import split
from store.library import Library
from tests.assistant.verifying.cited import evidence, verifier

PIECES = [
    ("The share rose by 3.", "The share rose by 3.5 percent in that year."),
    ("The bank lent $1.", "The bank lent $1.5 billion to Peru."),
    ("The region has a shortage of 6.", "The region has a shortage of 6.1 million nurses."),
    ("Treasury lends money.", "It is not true that the U.S. Treasury lends money."),
    ("Brown, that the fund grew.", "It is false, according to Mr. Brown, that the fund grew."),
    ("The mission was led by Dr.", "The mission was led by Dr. Osei, who left early."),
    ("The rule stands in Art.", "The rule stands in Art. 5 of the treaty."),
    ("It calls the fund “sound.”", "It calls the fund “sound.” in jest and elsewhere a fraud."),
]
WHOLE = [
    ("The share rose.", "The share rose. It fell later.", "quoted"),
    ("It fell later", "The share rose. It fell later.", "quoted"),
    ("“The share rose.”", "The share rose. It fell later.", "quoted"),
    ("The share rose to 3.5 percent.", "It began low. The share rose to 3.5 percent. It fell later.", "quoted"),
    ('He said "the bank is solvent."', 'He said "the bank is solvent." He was right.', "quoted"),
    ('He said "the bank is solvent".', 'He said "the bank is solvent". He was right.', "quoted"),
    ("The fund is sound.", "She wrote it down. “The fund is sound. It will last.”", "quoted"),
    ("The fund is sound.", "The fund is sound.³ It will last.", "quoted"),
    # What the rule cannot tell for sure is checked, not refused.
    ("The fund is sound.", "The fund is sound. 12 countries pay.", "supported"),
]


@pytest.mark.parametrize(("statement", "text"), PIECES)
def test_a_piece_of_a_sentence_is_neither_quoted_nor_shown(statement: str, text: str) -> None:
    e = evidence(text)
    assert verifier().verify(statement, [e.key], [e]).support == "unsupported"


def test_a_quotation_mark_alone_ends_no_sentence() -> None:
    e = evidence('He said "the bank is solvent" but that was false.')
    assert verifier().verify('He said "the bank is solvent"', [e.key], [e]).support != "quoted"


@pytest.mark.parametrize(("statement", "text", "support"), WHOLE)
def test_whole_sentences_are_quoted(statement: str, text: str, support: str) -> None:
    e = evidence(text)
    assert verifier().verify(statement, [e.key], [e]).support == support


def test_the_sentences_of_the_library_decide_where_they_are_known() -> None:
    text = "He works for the U.S. The office is in Lima. 12 people work there."
    e = evidence(text)
    starts = {0, text.index("The office"), text.index("12 people")}
    known = Bounds(frozenset(starts), frozenset({*(s - 1 for s in starts if s), len(text)}))

    def bounds(asked: Evidence) -> Bounds | None:
        return known if asked is e else None

    by_rule, by_library = verifier(), Verifier(Packaged(lambda word, terms: 0.0), bounds=bounds)
    for statement in ("He works for the U.S.", "The office is in Lima."):
        assert by_rule.verify(statement, [e.key], [e]).support != "quoted"
        assert by_library.verify(statement, [e.key], [e]).support == "quoted"
    assert by_library.verify("The office is in Lima. 12 people", [e.key], [e]).support != "quoted"


def test_the_verifier_of_a_library_asks_it_for_its_sentences(starter: Library) -> None:
    verifying = Assistant(starter).verifier
    document = next(d for d in starter.documents() if d.record.language[:2] == "en")
    body = [(document.id, i) for i, b in enumerate(starter.paged(document.id).blocks) if b.kind == "body"]
    found = starter.sentences_of(blocks=body).sentences
    first, second = next((a, b) for a, b in itertools.pairwise(found) if a.block == b.block)
    e = evidence_of(Pick(document.id, first.start, second.end, 1.0, "words"), starter)
    bounds = verifying.bounds(e)
    assert bounds is not None
    assert {0, second.start - first.start} <= bounds.starts
    assert {first.end - first.start, second.end - first.start} <= bounds.ends
    assert verifying.bounds(evidence("The ferry sank.")) is None


@pytest.mark.parametrize("text", [t for _, t, *_ in WHOLE] + [t for _, t in PIECES])
def test_the_rule_ends_no_sentence_where_the_reader_does_not(text: str) -> None:
    assert {end for end, _ in breaks(text)} <= {end for _, end in split(text)}
