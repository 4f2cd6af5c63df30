"""What an answer was made with, and what has become of its evidence since."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.ask import ask
from assistant.assistant import Assistant
from assistant.conversation import Earlier
from assistant.record import Configured, Record, code, code_of_files, harmless_url, words_around
from assistant.replay import record_in
from assistant.standing import State, around_of, find, standing
from store import manifest
from store.documents import PagedText
from store.errors import DocumentUnknown
from store.library import Library
from store.where import Where

TUNNEL = "How long is the TAZARA railway?"


@pytest.fixture(scope="module")
def kept(starter: Library) -> dict[str, Any]:
    """An answer as the notebook gives it back."""
    found: dict[str, Any] = json.loads(json.dumps(ask(TUNNEL, starter).to_json()))
    return found


def test_the_record_says_what_the_answer_was_made_with(starter: Library) -> None:
    earlier = Earlier("What was built?", ("d",), ("It was built.",))
    where = Where(types=("case study",), years=(2020, 2030))
    answer = ask(TUNNEL, starter, history=(earlier,), where=where)
    record = answer.record
    assert record is not None
    made = manifest.read(starter.folder)
    assert (record.embedding, record.fingerprint) == (made.model, made.fingerprint)
    assert (record.generation, record.model, record.prompt) == (starter.generation, "extractive", None)
    assert (record.filters, record.earlier, record.code) == (where, (earlier,), code())
    assert set(record.around) == {e.key for e in answer.evidence}
    assert set(record.read_by) == {e.document.id for e in answer.evidence}
    assert all(record.read_by.values())
    for e in answer.evidence:
        text = starter.paged(e.document.id).text
        before, after = record.around[e.key]
        assert f"{before}{e.quote}{after}" in text
        assert (len(before), len(after)) == (32, 32)
    assert record_in(json.loads(json.dumps(answer.to_json()))) == record


def test_the_checkers_of_an_answer_are_named(starter: Library) -> None:
    answer = ask("Who wrote the brief on the New Development Bank?", starter)
    assert answer.record is not None
    assert answer.record.checkers == ("record",)


def test_a_record_of_an_earlier_version_is_read_as_far_as_it_goes() -> None:
    little = {"generation": 3, "model": "m", "embedding": "e", "fingerprint": "f", "code": "c"}
    assert Record.from_json(little) == Record(3, "m", "e", "f", "c")
    assert Record.from_json({**little, "filters": {"of_a_later_version": ["x"]}}).filters == Where()
    assert record_in({"record": {"generation": 3}}) is None
    assert record_in({}) is None


def test_what_was_configured_stands_in_the_record_whether_it_took_part_or_not(starter: Library) -> None:
    with_names = Assistant(
        starter,
        configured=Configured("openai:m", harmless_url("http://me:pw@127.0.0.1:1/v1?key=k#x"), 60, "judge", "r"),
    )
    record = with_names.ask(TUNNEL).record
    assert record is not None
    assert record.model == "extractive"
    said = json.dumps(record.to_json())
    assert json.loads(said)["configured"] == {
        "model": "openai:m", "model_url": "http://127.0.0.1:1/v1", "model_seconds": 60, "checker": "judge",
        "reranker": "r",
    }  # fmt: skip
    assert not any(secret in said for secret in ("me:", "pw", "key=k"))
    assert Record.from_json(json.loads(said)) == record
    plain = Assistant.over(starter).ask(TUNNEL).record
    assert plain is not None
    assert plain.configured == Configured("extractive", "", None, "packaged", "")
    differing = {name for name, value in record.settings().items() if plain.settings()[name] != value}
    assert differing == {
        "configured model", "address of the model", "seconds for the model", "configured checker", "reranker"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("", ""),
        ("https://api.example.org/v1", "https://api.example.org/v1"),
        ("https://u:p@api.example.org:8443/v1?token=1", "https://api.example.org:8443/v1"),
        ("http://u@[::1]:80/", "http://[::1]:80/"),
        ("http://host:port/", ""),
        ("no address", ""),
    ],
)
def test_an_address_is_kept_without_what_may_be_secret(url: str, kept: str) -> None:
    assert harmless_url(url) == kept


def test_the_code_is_known_by_every_file_of_it_also_in_folders(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    files = [tmp_path / "a.py", tmp_path / "inner" / "b.py"]
    for f in files:
        f.write_text("x = 1")
    before = code_of_files(tmp_path, files)
    assert code_of_files(tmp_path, files[::-1]) == before
    files[1].write_text("x = 2")
    assert code_of_files(tmp_path, files) != before


def test_the_code_takes_in_the_packages_below(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = Path.read_bytes

    def reading(path: Path) -> bytes:
        read.append(path.as_posix())
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    code.__wrapped__()
    assert any(name.endswith("assistant/verifying/verify.py") for name in read)
    assert any(name.endswith("store/matching.py") for name in read)


def test_words_around_stop_at_the_ends_of_the_text() -> None:
    assert words_around("abc", 1, 2) == ("a", "c")
    assert words_around("x" * 50 + "y" + "z" * 50, 50, 51) == ("x" * 32, "z" * 32)


# What has become of evidence


def stands(kept: dict[str, Any], library: Library, text: str | None = None, *, there: bool = True) -> State:
    (evidence,) = kept["evidence"]
    document = library.document(evidence["document"]["id"])
    paged = library.paged(document.id)
    now = paged if text is None else replace(paged, raw=text, text=text, runs=(), blocks=(), notes=())
    around = around_of(kept, evidence["key"])
    return standing(evidence, around, document if there else None, lambda: now).state


def test_words_that_stand_move_change_or_leave(kept: dict[str, Any], starter: Library) -> None:
    (evidence,) = kept["evidence"]
    text, quote = starter.paged(evidence["document"]["id"]).text, evidence["quote"]
    assert stands(kept, starter) is State.STANDS
    assert stands(kept, starter, f"A word before. {text}") is State.MOVED
    assert stands(kept, starter, text.replace("1,860", "1,870")) is State.CHANGED
    assert stands(kept, starter, there=False) is State.WITHDRAWN
    # Twice there: the place with the same words around it is meant.
    assert stands(kept, starter, f"{quote} Elsewhere. {text}") is State.MOVED
    assert stands(kept, starter, f"{quote} Here. And {quote} There.") is State.CHANGED


def test_a_document_that_leaves_between_two_looks_is_withdrawn(kept: dict[str, Any], starter: Library) -> None:
    def gone() -> PagedText:
        raise DocumentUnknown("gone")

    (evidence,) = kept["evidence"]
    document = starter.document(evidence["document"]["id"])
    assert standing(evidence, None, document, gone).state is State.WITHDRAWN


def test_the_place_of_words_is_the_one_with_the_same_words_around() -> None:
    text = "One fee is due. Two fees are due. One fee is due. No more."
    assert find(text, "fee is due") is None
    assert find(text, "One fee is due.", ("ees are due. ", " No more.")) is None  # what is around is compared whole
    assert find(text, "One fee is due.", words_around(text, 34, 49)) == (34, 49)
    assert find(text, "Two fees") == (16, 24)
    assert find(text, "") is None


def test_a_field_of_a_record_stands_until_it_reads_otherwise(starter: Library) -> None:
    answer = ask("What is the type and title of the brief on the New Development Bank?", starter).to_json()
    document = starter.documents()[0]
    csl = document.record.to_csl()
    said = {
        "quote": document.record.title, "found_by": "record", "locator": {"kind": "record"},
        "document": {"id": document.id, "record": csl},
    }  # fmt: skip

    def state(now: Any) -> State:
        return standing(said, None, now, lambda: starter.paged(document.id)).state

    assert answer["question"]
    assert state(document) is State.STANDS
    assert state(replace(document, record=replace(document.record, publisher="Another"))) is State.STANDS
    assert state(replace(document, record=replace(document.record, title="Another"))) is State.CHANGED
    assert state(None) is State.WITHDRAWN
    said["found_by"] = "count"
    assert state(None) is State.STANDS
