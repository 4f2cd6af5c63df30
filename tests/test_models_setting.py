"""The chat models that may be chosen on the page, as they are set."""

from __future__ import annotations

from pathlib import Path

import pytest

import settings
from settings import NamedModel, SettingsError

TOML = """
models = ["gguf:/a.gguf", {name = "Far", model = "openai:x", url = "https://far.example/v1"}]
"""
BOTH = (NamedModel("gguf:/a.gguf", "gguf:/a.gguf"), NamedModel("Far", "openai:x", "https://far.example/v1"))


def test_models_are_read_from_the_file_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSC_MODELS", raising=False)
    assert settings.load(tmp_path).models == ()
    (tmp_path / "ssc.toml").write_text(TOML, encoding="utf-8")
    assert settings.load(tmp_path).models == BOTH
    (tmp_path / "ssc.toml").write_text('[[models]]\nmodel = "ollama:y"\n', encoding="utf-8")
    assert settings.load(tmp_path).models == (NamedModel("ollama:y", "ollama:y"),)
    monkeypatch.setenv("SSC_MODELS", TOML.partition("=")[2].strip())
    assert settings.load(tmp_path).models == BOTH


@pytest.mark.parametrize(
    "value", ['"gguf:a"', "[1]", '[{name = "x"}]', '[{model = "a", key = "b"}]', "[", '["a", "a"]', '[{model = ""}]']
)
def test_what_is_no_array_of_models_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SSC_MODELS", value)
    with pytest.raises(SettingsError, match="SSC_MODELS"):
        settings.load(tmp_path)
