"""Which library and model are used, what is wrong with them, and how wrong use is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

import settings
import terminal
from commands.door import UsageError
from ingest.formats import LARGEST
from settings import Settings, SettingsError
from store.library import Library
from tests.cli.conftest import Ssc
from tests.conftest import ROOT
from tests.fakes import HashingEncoder, data_of, make_reading

COMMANDS = ("ingest", "remove", "documents", "ask", "show", "doctor", "backup", "app")


def test_precedence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.load() == Settings()
    (tmp_path / "ssc.toml").write_text('library = "from-toml"\nembedding = "all-MiniLM-L6-v2"\n')
    assert settings.load().library == Path("from-toml")
    monkeypatch.setenv("SSC_LIBRARY", "from-environment")
    assert settings.load().library == Path("from-environment")
    assert settings.load(library="from-flag").library == Path("from-flag")
    assert settings.load(library=None).library == Path("from-environment")
    assert settings.load().embedding == "all-MiniLM-L6-v2"
    monkeypatch.setenv("SSC_MODEL", "ollama:x")
    assert settings.load().model == "ollama:x"
    assert settings.load(folder=tmp_path / "elsewhere").embedding == Settings().embedding


def test_numbers_come_from_the_same_places(ssc: Ssc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ssc.toml").write_text("seconds = 90\nmemory = 2\nworkers = 0\n")
    chosen = settings.load()
    assert (chosen.seconds, chosen.memory, chosen.workers) == (90.0, 2.0, 0)
    monkeypatch.setenv("SSC_WORKERS", "3")
    assert settings.load().workers == 3
    assert settings.load(workers="5", memory=0.5).workers == 5
    done = ssc("ingest", ".", "--seconds", "soon")
    assert (done.code, done.err) == (2, "ssc ingest: --seconds: 'soon' is not a number above 0.\n")


def test_what_the_page_may_do_comes_from_the_same_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ssc.toml").write_text('curating = "off"\nupload_mb = 20.5\nupload_files = 3\n')
    chosen = settings.load()
    assert (chosen.curating, chosen.upload_mb, chosen.upload_total_mb, chosen.upload_files) == ("off", 20.5, 500.0, 3)
    monkeypatch.setenv("SSC_CURATING", "on")
    monkeypatch.setenv("SSC_UPLOAD_TOTAL_MB", "40")
    assert (settings.load().curating, settings.load().upload_total_mb) == ("on", 40.0)


def test_who_may_come_in_comes_from_the_same_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().curators, Settings().open_to, Settings().sign_in_hours) == ("", "localhost", 12.0)
    (tmp_path / "ssc.toml").write_text('curators = "ana@x.org, claim:realm.roles=a=b"\nsign_in_hours = 1\n')
    monkeypatch.setenv("SSC_OPEN_TO", "network")
    chosen = settings.load()
    assert (chosen.curators, chosen.open_to) == ("ana@x.org, claim:realm.roles=a=b", "network")
    assert (chosen.sign_in_hours, settings.load(open_to="localhost").open_to) == (1.0, "localhost")


@pytest.mark.parametrize(
    "said",
    [
        "",
        'curating = "off"\ncurators = "ana@x.org"\nopen_to = "network"\nupload_mb = 2\nworkers = 0\n',
        'models = ["gguf:a b.gguf", {name = "The \\"two\\" – é", model = "openai:x", url = "http://127.0.0.1:1/v1"}]\n',
    ],
)
def test_what_was_said_here_holds_for_a_process_in_another_folder(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ssc.toml").write_text(f'library = "here"\n{said}', encoding="utf-8")
    chosen = settings.load()
    environment = settings.environment(chosen)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "ssc.toml").write_text('curating = "on"\ncurators = "eve@x.org"\nmodel = "gguf:other"\n')
    monkeypatch.chdir(tmp_path / "elsewhere")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert settings.load() == replace(chosen, library=tmp_path / "here")


def test_what_may_be_uploaded_the_server_takes_and_the_readers_read() -> None:
    served = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert served["server"]["maxUploadSize"] >= settings.LARGEST_MB
    assert settings.LARGEST_MB * 1_000_000 <= LARGEST


def test_precedence_at_the_door(
    ssc: Ssc, island_folder: Path, starter_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ssc.toml").write_text(f'library = "{starter_folder}"\n')
    assert len(ssc("documents", "--json").json) == 14
    monkeypatch.setenv("SSC_LIBRARY", str(tmp_path / "nowhere"))
    assert ssc("documents").code == 2
    assert len(ssc("documents", "--library", island_folder, "--json").json) == 4
    assert len(ssc("--json", "--library", island_folder, "documents").json) == 4, "before the command, too"
    assert len(ssc("--library", "nowhere", "documents", "--library", island_folder, "--json").json) == 4


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Settings().model = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("library = ", "TOML"),
        ('libary = "x"', "'libary'"),
        ("library = 3", "string"),
        ("[library]\nfolder = 'x'", "string"),
        ("seconds = 0", "seconds: '0' is not a number above 0"),
        ("memory = 'much'", "memory: 'much' is not a number above 0"),
        ("workers = -1", "workers: '-1' is not a number of 0 or more"),
        ("workers = 1.5", "workers: 1.5 is no whole number"),
        ("seconds = inf", "not a number"),
        ("curating = 'maybe'", "curating: 'maybe' is neither 'on' nor 'off'"),
        ("open_to = 'all'", "open_to: 'all' is neither 'localhost' nor 'network'"),
        ("curators = 'ana'", "curators: 'ana' is neither an e-mail address nor claim:NAME=VALUE"),
        ("curators = 'ana@x.org, claim:=x'", "'claim:=x' is neither"),
        ("curators = 'claim:role='", "'claim:role=' is neither"),
        ("curators = 'claim:a@b.org'", "'claim:a@b.org' is neither"),
        ("sign_in_hours = 0", "sign_in_hours: '0' is not a number above 0"),
        ("upload_mb = 300", "upload_mb: 300 is too much; files of more than 256 MB are not read"),
        ("upload_total_mb = 0", "upload_total_mb: '0' is not a number above 0"),
        ("upload_files = 0", "upload_files: '0' is not a number above 0"),
        ("upload_files = 2.5", "upload_files: 2.5 is no whole number"),
        (b"\xff\xfe", "TOML"),
    ],
)
def test_a_bad_settings_file_is_said(ssc: Ssc, tmp_path: Path, text: str | bytes, said: str) -> None:
    (tmp_path / "ssc.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError, match=said):
        settings.load()
    done = ssc("documents", "--json")
    assert (done.code, done.out) == (2, "")
    assert "ssc.toml" in done.err
    assert done.err.count("\n") == 1


def test_telemetry_is_off_unless_somebody_chose_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings._QUIET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DO_NOT_TRACK", "0")
    settings.keep_quiet()
    assert os.environ["ANONYMIZED_TELEMETRY"] == "False"
    assert os.environ["DO_NOT_TRACK"] == "0"
    for name in settings._QUIET:
        monkeypatch.setenv(name, os.environ[name])  # taken back at the end of the test


# Libraries that cannot be used


@pytest.mark.parametrize(
    "command", [("documents",), ("ask", "What?"), ("show", "x"), ("remove", "x"), ("doctor",), ("backup", "b.zip")]
)
def test_no_library_there(ssc: Ssc, command: tuple[str, ...]) -> None:
    done = ssc(*command, "--json", "--library", "nowhere")
    assert (done.code, done.out) == (2, "")
    assert "nowhere" in done.err
    assert "ssc ingest" in done.err
    assert done.err.count("\n") == 1
    assert not Path("nowhere").exists()
    assert not Path("b.zip").exists()


@pytest.mark.parametrize("command", [("documents",), ("ask", "What?"), ("ingest", ".")])
def test_a_file_where_the_library_should_be(ssc: Ssc, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("text")
    done = ssc(*command, "--json", "--library", "file")
    assert (done.code, done.out) == (2, "")
    assert "file" in done.err
    assert done.err.count("\n") == 1
    assert (tmp_path / "file").read_text() == "text"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("catalog.sqlite", b"garbage" * 1000),
        ("catalog.sqlite", b""),
        ("manifest.json", b"{"),
        ("manifest.json", b"[]"),
        ("manifest.json", b"\xff"),
    ],
)
@pytest.mark.parametrize("command", [("documents",), ("ask", "What is a mill?")])
def test_a_library_of_garbage(ssc: Ssc, tmp_path: Path, name: str, content: bytes, command: tuple[str, ...]) -> None:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        reading = make_reading("The mill grinds.")
        library.add(reading, data_of(reading), path="/mill.txt")
    for left in tmp_path.glob("library/catalog.sqlite-*"):
        left.unlink()
    (tmp_path / "library" / name).write_bytes(content)
    done = ssc(*command, "--json")
    assert (done.code, done.out) == (2, "")
    assert "library" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", [("documents",), ("ask", "What is a mill?"), ("ingest", ".")])
def test_a_library_made_with_another_model(ssc: Ssc, tmp_path: Path, command: tuple[str, ...]) -> None:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder("another")) as library:
        reading = make_reading("The mill grinds.")
        library.add(reading, data_of(reading), path="/mill.txt")
    done = ssc(*command, "--json")
    assert (done.code, done.out) == (2, "")
    assert "another" in done.err
    assert "ssc doctor --rebuild" in done.err
    assert done.err.count("\n") == 1
    rebuilt = ssc("doctor", "--rebuild", "--json")
    assert rebuilt.code == 0
    assert ssc("documents", "--json").code == 0


# The parser


@pytest.mark.parametrize(
    "arguments", [(), ("fly",), ("ask", "What?", "--colour"), ("show",), ("show", "x", "--page", "two"), ("ingest",)]
)
def test_arguments_that_do_not_parse(ssc: Ssc, arguments: tuple[str, ...]) -> None:
    done = ssc(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "usage: ssc" in done.err


def test_help(ssc: Ssc) -> None:
    done = ssc("--help")
    assert done.code == 0
    assert all(command in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(ssc: Ssc, command: str) -> None:
    done = ssc(command, "--help")
    assert done.code == 0
    assert "--library DIR" in done.out
    assert "--json" in done.out


@pytest.mark.parametrize("port", ["0", "99999"])
def test_the_page_wants_a_port_that_there_is(ssc: Ssc, port: str) -> None:
    done = ssc("app", "--port", port)
    assert (done.code, done.out) == (2, "")
    assert port in done.err


def test_the_page_wants_a_free_port_and_a_folder(ssc: Ssc, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in ssc("app", "--port", port).err
    (tmp_path / "file").touch()
    assert "no folder" in ssc("app", "--library", tmp_path / "file").err


def test_others_are_let_in_by_a_sign_in_or_on_purpose(
    ssc: Ssc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web import serving

    served: list[str] = []

    def serve(environment: object, port: int, *, browser: bool, address: str) -> NoReturn:
        served.append(address)
        raise UsageError("served")  # as it would end: it takes the place of this process

    monkeypatch.setattr(serving, "unusable", lambda port, address: "")
    monkeypatch.setattr(serving, "serve", serve)
    monkeypatch.setattr(serving, "people_sign_in", lambda: False)
    done = ssc("app", "--address", "0.0.0.0")
    assert (done.code, done.out, served) == (2, "", [])
    assert "no sign-in is set up" in done.err
    assert done.err.count("\n") == 1
    done = ssc("app", "--address", "0.0.0.0", "--open-to", "network")
    assert served == ["0.0.0.0"]
    assert "whoever reaches 0.0.0.0 may read this library" in done.err
    for address in ("127.0.0.1", "localhost", "::1"):
        assert "sign-in" not in ssc("app", "--address", address).err
    monkeypatch.setattr(serving, "people_sign_in", lambda: True)
    assert "No sign-in" not in ssc("app", "--address", "192.0.2.1").err
    assert served == ["0.0.0.0", "127.0.0.1", "localhost", "::1", "192.0.2.1"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line(island_folder: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "cli", "documents", "--library", str(island_folder)]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr


def test_what_is_shown_commands_no_terminal() -> None:
    assert terminal.harmless("a\x1b[31mb\x9bc\u202ed\te\n") == "a\ufffd[31mb\ufffdc\ufffdd\te\n"


def test_a_line_end_in_a_name_forges_no_line() -> None:
    assert terminal.removed(["a.txt\nfailed: b.txt"]) == "Removed: a.txt\ufffdfailed: b.txt"
    listed = {"id": "0" * 64, "source": "a\nb.txt", "record": {}, "pages": 1, "words": 2}
    assert len(terminal.documents([listed]).splitlines()) == 2
    assert "1 page ·" in terminal.documents([listed])


def test_tracing_that_the_environment_turns_on_is_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")
    for name in names:
        monkeypatch.setenv(name, "true")
    settings.keep_quiet()
    assert {os.environ[name] for name in names} == {"false"}
