"""What a record says to what a question supposes of it."""

from __future__ import annotations

import pytest

from assistant.record_claims import Claim
from assistant.record_verdicts import bears_out
from store.documents import Name, Record

RECORD = Record(
    title="The kelp banks", authors=(Name("Okoro", "Tamsin J."), Name("Brandt", "Odalys")), issued=(2021, 3),
    publisher="Institute for Shallow Seas", container="Journal of Minor Straits", language="en",
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "supposed", "verdict"),
    [
        ("issued", "in 2021", True),
        ("issued", "in March 2021", True),
        ("issued", "in May 2021", False),
        ("issued", "in 2020", False),
        ("issued", "on 4 March 2021", None),
        ("issued", "on 4 March 2019", False),
        ("issued", "in early 2021", None),
        ("issued", "in early 2019", False),
        ("issued", "before 2022", True),
        ("issued", "before March 2021", False),
        ("issued", "before 20 March 2021", None),
        ("issued", "after 2021", False),
        ("issued", "after 2020", True),
        ("issued", "since 2021", True),
        ("issued", "by 2021", True),
        ("issued", "by 2020", False),
        ("issued", "en marzo de 2021", True),
        ("issued", "avant 2020", False),
        ("issued", "是2021年", True),
        ("issued", "في عام 2020", False),
        ("authors", "Okoro", True),
        ("authors", "Tamsin Okoro", True),
        ("authors", "T. J. Okoro", True),
        ("authors", "Dr Okoro and Odalys Brandt", True),
        ("authors", "Silva", False),
        ("authors", "Peter Silva", False),
        ("authors", "Okoro and Silva", None),
        ("authors", "Okorro", None),  # spelt amiss, or another
        ("authors", "a woman", None),
        ("authors", "the same team", None),
        ("publisher", "the Institute for Shallow Seas", True),
        ("publisher", "ISS", True),
        ("publisher", "the Guild of Harbours", False),
        ("publisher", "the Institute for Deep Seas", None),
        ("publisher", "the Institute for Farming", False),
        ("container", "the Journal of Minor Straits", True),
        ("container", "Velmont", None),  # a place
        ("language", "English", True),
        ("language", "Spanish", False),
    ],
)
def test_what_a_record_bears_out(field: str, supposed: str, verdict: bool | None) -> None:
    assert bears_out(RECORD, Claim(field, "the brief", supposed)) is verdict


@pytest.mark.parametrize("field", ["issued", "authors", "publisher", "container", "language"])
def test_an_empty_record_decides_nothing(field: str) -> None:
    assert bears_out(Record(), Claim(field, "the brief", "English 2020")) is None
