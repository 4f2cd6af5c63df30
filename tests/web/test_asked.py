"""What a browser sends is taken for what it should be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from tests.web.fake_services import World
from web import asked, document_page, parts

STRANGE: list[Any] = [None, "", "x", 7, True, 1.5, [], ["id"], {}, {"id": {}}, {"field": [1]}, {"show": None, "at": {}}]


def test_only_texts_and_whole_numbers_are_texts() -> None:
    assert [asked.text(one) for one in STRANGE] == ["", "", "x", "7", *[""] * 8]
    assert asked.text_in({"at": 3}, "at") == "3"
    assert asked.mapping_in({"asked": {"year": "2020"}}, "asked") == {"year": "2020"}
    assert [asked.text_in(one, "id") + "".join(asked.mapping_in(one, "id")) for one in STRANGE] == [""] * len(STRANGE)


@pytest.mark.parametrize("sent", STRANGE)
@pytest.mark.parametrize("event", ["open", "go", "correct", "reset", "remove"])
def test_a_document_is_drawn_whatever_is_sent(
    event: str, sent: Any, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = SimpleNamespace(**dict.fromkeys(("close", "open", "go", "dismiss", "correct", "reset", "remove")))
    setattr(said, event, sent)
    monkeypatch.setattr(parts, "document", lambda data: said)
    monkeypatch.setattr(st, "rerun", lambda: None)
    monkeypatch.setattr(st, "query_params", type("Address", (dict,), {"to_dict": dict, "from_dict": dict.update})())
    shelf = {d.id: d for d in world.library.documents()}
    document_page.show(next(iter(shelf)), shelf)
