from __future__ import annotations

from store.documents import FieldOrigin, Name, Record
from store.record_lines import in_words, lines


def test_a_record_field_by_field() -> None:
    record = Record(
        title="T", authors=(Name("King", "Martin", suffix="Jr."), Name("王", "晓明"), Name(literal="UNDP")),
        issued=(2019, 6), type="policy brief", extra='{"editor": [{"family": "Doe", "given": "J"}], "volume": "3"}',
        origins=(FieldOrigin("title", "text", 0, 1), FieldOrigin("publisher", "corrected")),
    )  # fmt: skip
    assert lines(record.to_csl(), record.whence()) == [
        ("title", "T", "text"), ("author", "Martin King Jr.; 王晓明; UNDP", ""), ("issued", "2019-06", ""),
        ("type", "policy brief", ""), ("volume", "3", "sidecar"), ("publisher", "", "corrected"),
        ("editor", "J Doe", "sidecar"),
    ]  # fmt: skip


def test_values_in_words() -> None:
    assert in_words({"date-parts": [[2019, 6], [2020]]}) == "2019-06 to 2020"
    assert in_words({"family": "Berg", "given": "Jan", "non-dropping-particle": "van"}) == "Jan van Berg"
    assert in_words({"raw": "in press", "circa": 1}) == "raw in press, circa 1"
    assert in_words(["a", 1]) == "a; 1"
