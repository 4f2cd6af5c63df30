"""What the pages share: who is asked by what name, and who is never asked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.web.fake_services import World
from web import answering, models, services
from web.models import NOBODY, Named


def test_what_is_tried_in_the_background_never_goes_to_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to one that was given the very label of the sources' own words."""
    world, opened = World(), []

    def opening(wishes: answering.Wishes, library: Any) -> Any:
        opened.append((wishes.model, wishes.model_url))
        found = SimpleNamespace(to_json=lambda: {"statements": [], "notice": ""})
        return answering.Held(SimpleNamespace(ask=lambda *_, **__: found))  # type: ignore[arg-type]

    twin = Named(NOBODY.name, "openai:x", "https://far.example/v1")
    monkeypatch.setattr(services, "_choice", services.Choice(model=twin.model, model_url=twin.url, models=(twin,)))
    monkeypatch.setattr(models, "choices", lambda *_: (twin, NOBODY))  # if names were not told apart
    monkeypatch.setattr(services, "library", lambda: world.library)
    monkeypatch.setattr(answering, "_open", opening)
    services._answers("Who pays?")
    assert opened == [(NOBODY.model, "")]
    services.ask("Who pays?", (), lambda *_: None)
    assert opened[-1] == (twin.model, twin.url)
    world.close()
