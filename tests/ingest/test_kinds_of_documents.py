"""The record of each kind of document, from its first page alone."""

from __future__ import annotations

import pytest

from tests.ingest.fakes import read
from tests.ingest.first_pages import PAGES


@pytest.mark.parametrize("kind", PAGES)
def test_the_record_of(kind: str) -> None:
    page = PAGES[kind]
    found = read(page.text.replace("BODY", page.body), page.name)
    record = found.document.record
    if page.title:
        assert record.title == page.title
    if page.type:
        assert record.type == page.type
    if page.issued:
        assert record.issued == page.issued
    if page.authors is not None:
        assert [str(a) for a in record.authors] == page.authors
    assert {name: getattr(record, name) for name in page.more} == page.more
    assert [w for w in found.document.warnings if "two ways" in w or " and " in w] == [], "nothing here disagrees"


@pytest.mark.parametrize("kind", PAGES)
def test_every_origin_is_a_span_that_holds_the_field(kind: str) -> None:
    page = PAGES[kind]
    found = read(page.text.replace("BODY", page.body), page.name)
    text, record = found.paged.text, found.document.record
    for origin in record.origins:
        if origin.where != "text" or origin.start is None:
            continue
        words = text[origin.start : origin.end]
        if origin.field in ("container", "volume", "issue", "doi", "publisher"):
            assert getattr(record, origin.field) in words
        if origin.field == "issued":
            assert str(record.issued[0]) in words
        if origin.field == "authors" and record.authors[0].family:
            assert record.authors[0].family in words
