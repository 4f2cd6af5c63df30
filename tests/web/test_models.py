"""Who may phrase the answers, and what leaves the machine then."""

from __future__ import annotations

import pytest

from web import models, models_words
from web.models import NOBODY, Named

FAR = Named("Far", "openai:x", "https://me:secret@far.example/key/v1?token=1")
NEAR = Named("Near", "openai:x", "http://127.0.0.1:8080/v1")


def test_nobody_may_always_be_chosen_and_the_usual_one_comes_first() -> None:
    assert models.choices("extractive", "", ()) == (NOBODY,)
    assert models.choices("extractive", "", (FAR,)) == (NOBODY, FAR)
    assert models.choices("openai:y", "", (FAR,)) == (Named("openai:y", "openai:y"), FAR, NOBODY)
    assert models.choices(NEAR.model, NEAR.url, (FAR, NEAR)) == (NEAR, FAR, NOBODY)  # under the name that it was given


def test_names_are_told_apart() -> None:
    names = [one.name for one in models.choices("extractive", "", (Named(NOBODY.name, "openai:x"), FAR))]
    assert len(set(names)) == len(names) == 3
    assert models.named("gone", (NEAR, FAR)) == NEAR


def test_no_model_is_called_as_nobody_is() -> None:
    """Whoever chooses the sources' own words sends nothing anywhere, whatever a model is called."""
    twin, other = Named(NOBODY.name, "openai:x"), Named(f"{NOBODY.name} (2)", "openai:y")
    for usual, more in ((twin, (twin, other)), (NOBODY, (twin, other)), (other, (twin, other)), (FAR, (twin, twin))):
        among = models.choices(usual.model, usual.url, more)
        assert models.named(NOBODY.name, among) == NOBODY
        assert len({one.name for one in among}) == len(among)


@pytest.mark.parametrize(
    ("model", "url", "host"),
    [
        ("extractive", "", ""),
        ("gguf:/a/b.gguf", "", ""),
        ("openai:x", "http://127.0.0.1:8080/v1", ""),
        ("openai:x", "http://localhost/v1", ""),
        ("openai:x", "http://[::1]:1/v1", ""),
        ("openai:x", "http://127.0.0.1.example/v1", "127.0.0.1.example"),
        ("openai:x", "http://localhost@far.example/v1", "far.example"),
        ("openai:x", "http://10.0.0.5:8080/v1", "10.0.0.5"),
        ("openai:x", FAR.url, "far.example"),
        ("openai:x", "", "api.openai.com"),
        ("anthropic:x", "", "api.anthropic.com"),
        ("ollama:x", "", ""),
        ("strange:x", "", "the servers of strange"),
    ],
)
def test_what_leaves_the_machine_is_said_with_the_host_alone(
    monkeypatch: pytest.MonkeyPatch, model: str, url: str, host: str
) -> None:
    for variable in ("OPENAI_API_BASE", "OPENAI_BASE_URL", "ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL", "OLLAMA_HOST"):
        monkeypatch.delenv(variable, raising=False)
    line = models.leaves(Named("n", model, url))
    assert line == (models_words.LEAVES.format(host=host) if host else models_words.NOTHING_LEAVES)


def test_the_environment_may_lead_a_provider_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "far.example:11434")
    assert "far.example" in models.leaves(Named("n", "ollama:x"))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    assert models.leaves(Named("n", "openai:x")) == models_words.NOTHING_LEAVES


def test_a_thread_goes_on_with_whom_its_answer_was_made() -> None:
    told = {"model": "openai:x", "model_url": "https://far.example/key/v1"}
    assert models.of_answer({"model": "extractive", "record": {"configured": told}}, (NEAR, FAR)) == FAR
    assert models.of_answer({"model": "extractive"}, (FAR, NOBODY)) == NOBODY
    assert models.of_answer({"model": "gone:x"}, (FAR, NOBODY)) is None
