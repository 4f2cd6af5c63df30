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
        ("issued", "before the end of 2021", None),
        ("issued", "on or before 31 December 2021", True),
        ("issued", "on or before 31 December 2020", False),
        ("issued", "in or after 2020", True),
        ("issued", "in or after 2022", False),
        ("issued", "in the years before 2022", None),
        ("issued", "in the year before 2023", None),
        ("issued", "in the year 2020", False),
        ("issued", "in 2019 or 2020", None),
        ("issued", "in response to the crisis of 2008", None),
        ("issued", "in the period 2019 to 2022", None),
        ("issued", "before mid 2021", None),
        ("issued", "after the start of 2021", None),
        ("issued", "in the decade after 2010", None),
        ("issued", "from after 2020", True),
        ("issued", "in the 2010s", None),
        ("issued", "on 4/2019", None),
        ("issued", "in March", True),
        ("issued", "in May", False),
        ("issued", "before March", None),
        ("issued", "on 3 March", None),
        ("issued", "avant la fin de 2021", None),
        ("issued", "antes de fines de 2021", None),
        ("issued", "antes de 2021", False),
        ("issued", "قبل عام 2023", True),
        ("issued", "是在2020年以后", True),
        ("issued", "是在2023年之前", True),
        ("issued", "是在2023年以后", False),
        ("issued", "是在2021年以后", None),
        ("issued", "是在2020年底", None),
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
        ("publisher", "IPC-SS", None),  # an acronym
        ("publisher", "iss press", None),
        ("publisher", "the Instituto de Mares", None),  # another language
        ("publisher", "the Institute for Shallow Seas in 2019", None),
        ("publisher", "Okoro", None),  # who wrote it
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


@pytest.mark.parametrize(
    ("own", "supposed", "verdict"),
    [
        ("UNOSSC", "the United Nations Office for South-South Cooperation", None),
        ("International Policy Centre for Inclusive Growth", "IPC-IG", None),
        ("South Centre", "the Centre Sud", None),
        ("South Centre", "the South African Centre", None),
        ("South Centre", "the South Centre", True),
        ("UNOSSC", "UNOSSC", True),
        ("Guild of Harbours", "the Network for Farming", False),
    ],
)
def test_a_body_may_have_other_names(own: str, supposed: str, verdict: bool | None) -> None:
    assert bears_out(Record(publisher=own), Claim("publisher", "the brief", supposed)) is verdict
    signed = Record(authors=(Name("", literal=own),))
    assert bears_out(signed, Claim("authors", "the brief", supposed)) is verdict


def test_a_month_alone_is_not_compared_with_a_year() -> None:
    assert bears_out(Record(issued=(2021,)), Claim("issued", "the brief", "in March")) is None
