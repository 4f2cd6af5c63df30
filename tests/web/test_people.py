"""Who is at the page, who is a curator, and that what is set up wrongly lets nobody in."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.conftest import ROOT
from tests.web.fake_services import World
from web import curating, people, services, sign_in, sign_in_words
from web.errors import NotAllowed, NotLetIn, NotSignedIn, SignInUnusable
from web.people import Person, Rules

NOW = 1_800_000_000
ANA: dict[str, Any] = {
    "is_logged_in": True, "iss": "https://login.example", "sub": "a-1", "iat": NOW - 60, "name": "Ana",
    "email": "ana@example.org", "email_verified": True,
}  # fmt: skip
AUTH = {
    "redirect_uri": "https://ssc.example/oauth2callback",
    "cookie_secret": "x" * sign_in.SHORTEST,
    "client_id": "page",
    "client_secret": "never-told-anybody",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}
Secrets = Callable[..., None]


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Secrets:
    """Puts other secrets in the place of Streamlit's file; None for a file that cannot be read."""
    monkeypatch.setattr(sign_in, "_seen", False)
    monkeypatch.setattr(sign_in, "_logged", set())

    def put(held: dict[str, Any] | None, *, there: bool = True) -> None:
        file = tmp_path / "secrets.toml"
        file.touch()
        if not there:
            file.unlink()

        class Held(dict[str, Any]):
            def load_if_toml_exists(self) -> bool:
                return held is not None

        monkeypatch.setattr(sign_in.st, "secrets", Held(held or {}))
        monkeypatch.setattr(sign_in.st, "get_option", lambda name: [str(file)])

    return put


# Who somebody is


def test_a_person_is_the_issuer_and_its_name_for_the_person() -> None:
    ana = people.signed_in(ANA, Rules(), NOW)
    assert ana == Person("https://login.example#a-1", "Ana", curator=False)
    renamed = ANA | {"email": "other@example.org", "name": "Anna"}
    assert people.signed_in(renamed, Rules(), NOW).id == ana.id
    for other in ({"sub": "a-2"}, {"iss": "https://other.example"}):
        assert people.signed_in(ANA | other, Rules(), NOW).id != ana.id


@pytest.mark.parametrize(
    "without",
    [
        {"is_logged_in": False}, {"is_logged_in": "true"}, {"sub": ""}, {"sub": None}, {"sub": 3}, {"iss": ""},
        {"iss": None}, {"iat": None}, {"iat": True}, {"iat": "soon"},
    ],
)  # fmt: skip
def test_who_is_not_wholly_named_is_nobody(without: dict[str, Any]) -> None:
    with pytest.raises(NotSignedIn):
        people.signed_in(ANA | without, Rules(), NOW)
    with pytest.raises(NotSignedIn):
        people.signed_in({}, Rules(), NOW)


def test_one_has_to_sign_in_again_after_some_hours() -> None:
    claims = ANA | {"iat": NOW - 3 * 3600}
    assert people.signed_in(claims, Rules(sign_in_hours=3.5), NOW)
    with pytest.raises(NotSignedIn):
        people.signed_in(claims, Rules(sign_in_hours=2.5), NOW)


def test_a_name_is_one_line_of_text() -> None:
    assert people.signed_in(ANA | {"name": "A\u202en\na"}, Rules(), NOW).name == "A n a"
    assert people.signed_in(ANA | {"name": " ", "preferred_username": "ana7"}, Rules(), NOW).name == "ana7"
    assert people.signed_in(ANA | {"name": ["x"]}, Rules(), NOW).name == "ana@example.org"
    assert people.signed_in(ANA | {"name": "", "email": ""}, Rules(), NOW).name == sign_in_words.SOMEBODY
    assert len(people.signed_in(ANA | {"name": "x" * 999}, Rules(), NOW).name) == 80


@pytest.mark.parametrize(
    ("curators", "claims", "is_one"),
    [
        ("", {}, False),
        (" , ", {"email": ""}, False),
        ("ana@example.org", {}, True),
        ("bo@example.org, ANA@Example.org", {}, True),
        ("ana@example.org", {"email_verified": False}, False),
        ("ana@example.org", {"email_verified": None}, False),
        ("ana@example.org", {"email_verified": "false"}, False),
        ("ana@example.org", {"email_verified": "true"}, True),
        ("ana@example.org", {"email": None, "name": "ana@example.org"}, False),
        ("ana@example.org", {"email": "ana@example.org.evil.example"}, False),
        ("bok@example.org", {"email": "bo\u212a@example.org"}, False),  # the Kelvin sign
        ("claim:role=curator", {}, False),
        ("claim:role=curator", {"role": "curator", "email_verified": False}, True),
        ("claim:role=curator", {"role": "curators"}, False),
        ("claim:role=curator", {"role": ["reader", "curator"]}, True),
        ("claim:role=curator", {"role": {"curator": 1}}, False),
        ("claim:a.roles=curator", {"a": {"roles": ["curator"]}}, True),
        ("claim:https://x.example/r=curator", {"https://x.example/r": "curator"}, True),
        ("claim:librarian=true", {"librarian": True}, True),
        ("claim:librarian=true", {"librarian": 1}, False),
        ("claim:a.b=None", {"a": {}}, False),
    ],
)
def test_who_is_a_curator(curators: str, claims: dict[str, Any], *, is_one: bool) -> None:
    assert people.signed_in(ANA | claims, Rules(curators), NOW).curator is is_one


# What is set up


def test_where_nothing_is_set_up_nobody_signs_in(secrets: Secrets) -> None:
    secrets(None, there=False)
    assert sign_in.providers() == ()
    assert people.current() == Person()
    secrets({"other": 1})
    assert sign_in.providers() == ()


def test_with_whom_one_signs_in(secrets: Secrets) -> None:
    secrets({"auth": AUTH})
    assert sign_in.providers() == (sign_in.DEFAULT,)
    shared = {name: AUTH[name] for name in ("redirect_uri", "cookie_secret")}
    own = {name: AUTH[name] for name in ("client_id", "client_secret", "server_metadata_url")}
    secrets({"auth": {**shared, "north": own, "south": own}})
    assert sign_in.providers() == ("north", "south")
    with pytest.raises(NotSignedIn):
        people.current()  # no session of the page here


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (None, "cannot be read"),
        ({"auth": {}}, "lacks redirect_uri"),
        ({"auth": "x"}, "no section"),
        *(({"auth": {k: v for k, v in AUTH.items() if k != name}}, f"lacks {name}") for name in AUTH),
        ({"auth": AUTH | {"client_secret": " "}}, "lacks client_secret"),
        ({"auth": AUTH | {"cookie_secret": "short"}}, "fewer than 32"),
        ({"auth": AUTH | {"redirect_uri": "https://ssc.example/"}}, "oauth2callback"),
        ({"auth": {**{n: AUTH[n] for n in ("redirect_uri", "cookie_secret")}, "a_b": AUTH}}, "underscore"),
    ],
)
def test_what_is_set_up_wrongly_lets_nobody_in(
    held: dict[str, Any] | None, said: str, secrets: Secrets, caplog: pytest.LogCaptureFixture
) -> None:
    secrets(held)
    with pytest.raises(SignInUnusable, match=re.escape(sign_in_words.UNUSABLE)):
        people.current()
    with pytest.raises(SignInUnusable):
        people.current()
    assert said in caplog.text
    assert len(caplog.records) == 1  # it is asked at every run of every page
    assert "never-told-anybody" not in caplog.text


def test_a_sign_in_is_not_given_up_because_its_file_is_gone(secrets: Secrets) -> None:
    secrets({"auth": AUTH})
    assert sign_in.providers()
    for gone in ({}, None):
        secrets(gone, there=gone is not None)
        with pytest.raises(SignInUnusable):
            people.current()


# Where nobody has to sign in


@pytest.mark.parametrize(
    ("address", "headers", "home"),
    [
        (None, {}, True),
        (None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        ("127.0.0.5", {"Host": "127.0.0.1:8501"}, True),
        (None, {"Host": "[::1]:8501"}, True),
        ("192.0.2.7", {"Host": "localhost"}, False),
        (None, {"Host": "ssc.example"}, False),
        (None, {"Host": "localhost:8501", "Origin": "http://ssc.example"}, False),
        (None, {"Host": "localhost:8501", "X-Forwarded-For": "192.0.2.7"}, False),
        (None, {"Host": "localhost.evil.example"}, False),
        (None, {"Host": "[", "Origin": "null"}, False),
    ],
)
def test_who_comes_from_elsewhere(
    address: str | None, headers: dict[str, str], *, home: bool, secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets(None, there=False)
    monkeypatch.setattr(people, "get_script_run_ctx", lambda **_: object())
    monkeypatch.setattr(people, "st", SimpleNamespace(context=SimpleNamespace(ip_address=address, headers=headers)))
    monkeypatch.setattr(people, "_rules", Rules())
    if home:
        assert people.current() == Person()
    else:
        with pytest.raises(NotLetIn):
            people.current()
    people.configure(Rules(open_to="network"))
    assert people.current() == Person(curator=home)


# What only curators may do


@pytest.mark.parametrize("who", ["a reader", "nobody", "curating is off"])
def test_the_services_ask_who_it_is_themselves(who: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def nobody() -> Person:
        raise NotSignedIn(sign_in_words.NOBODY)

    here = {"a reader": lambda: Person("x#1", "Ana", curator=False), "nobody": nobody, "curating is off": Person}[who]
    monkeypatch.setattr(people, "current", here)
    setting = "off" if who == "curating is off" else "on"
    monkeypatch.setattr(services, "_choice", services.Choice(folder=tmp_path / "none", curating=setting))
    done: list[str] = []
    monkeypatch.setattr(curating, "_jobs", SimpleNamespace(add=done.append, stop=lambda: done.append("stop")))
    monkeypatch.setattr(services, "library", lambda: done.append("library"))
    for act in (
        lambda: curating.remove("d"), lambda: curating.correct("d", "title", "x"), lambda: curating.take([]),
        lambda: curating.correct("d", "title", None), lambda: curating.ingest([tmp_path]), curating.stop,
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    assert done == []
    assert list(tmp_path.iterdir()) == []


# The page


def run(page: str = "") -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    if page:
        at.query_params["thread"] = page
    return at.run()


def components(at: AppTest) -> list[str]:
    assert not at.exception
    return [e.proto.component_name for e in at.get("bidi_component")]


def test_nothing_is_looked_up_for_whoever_has_not_signed_in(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Person:
        raise NotSignedIn(sign_in_words.NOBODY)

    looked: list[str] = []
    for module, functions in ((services, world.functions()), (curating, world.acts())):
        for name in functions:
            monkeypatch.setattr(module, name, lambda *arguments, name=name: looked.append(name))
    monkeypatch.setattr(people, "current", nobody)
    monkeypatch.setattr(sign_in, "providers", lambda: (sign_in.DEFAULT,))
    assert components(run("some-thread")) == ["ssc_entrance"]
    assert looked == []


def test_who_is_turned_away_is_told_why(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere() -> Person:
        raise NotLetIn(sign_in_words.ELSEWHERE)

    monkeypatch.setattr(people, "current", elsewhere)
    at = run()
    assert components(at) == []
    assert "open on the machine" in at.error[0].value


def test_whoever_has_signed_in_has_a_way_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ssc_account" not in components(run())
    monkeypatch.setattr(people, "current", lambda: Person("x#1", "![x](http://evil.invalid)", curator=False))
    at = run()
    assert "ssc_account" in components(at)
    markdown = [e.value for e in [*at.markdown, *at.sidebar.markdown, *at.caption]]
    assert not [text for text in markdown if "evil.invalid" in text]


def test_every_word_of_the_way_in_is_used() -> None:
    files = [p for p in (ROOT / "web").rglob("*.py") if p.name != "sign_in_words.py"]
    python = "".join(path.read_text(encoding="utf-8") for path in files)
    constants = [name for name in vars(sign_in_words) if name.isupper()]
    assert [name for name in constants if not re.search(rf"\b(own|words|sign_in_words)\.{name}\b", python)] == []
    for table, script in (("ENTRANCE", "entrance"), ("ACCOUNT", "account")):
        drawn = (ROOT / "web" / "parts" / f"{script}.js").read_text(encoding="utf-8")
        assert [k for k in getattr(sign_in_words, table) if not re.search(rf"words\.{k}\b", drawn)] == []


def test_secrets_are_kept_out_of_the_repository() -> None:
    assert ".streamlit/secrets.toml" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_what_the_server_does_by_itself_says_nothing_in_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    """Every look into the library from a thread of ours was a line."""
    done: list[bool] = []

    def work() -> None:
        people.let_in()
        done.append(people.at_home() and people.current().curator)

    logging.getLogger("streamlit").propagate = True
    with caplog.at_level(logging.WARNING):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert done == [True]
    assert "ScriptRunContext" not in caplog.text
