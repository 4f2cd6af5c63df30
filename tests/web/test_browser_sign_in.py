"""Signing in and out in a real Chromium, with an issuer on this machine: who sees what, and who may do what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing, fake_issuer
from tests.web.browsing import settled

pytestmark = browsing.marks(180)

EVIL = "<b>Rita</b> ![x](http://evil.invalid/x.png)"
PEOPLE: dict[str, dict[str, Any]] = {
    "s-1": {"name": "Clara Curator", "email": "clara@example.org", "email_verified": True},
    "s-2": {"name": EVIL, "email": "rita@example.org", "email_verified": True},
}
WIDE, NARROW = {"width": 1600, "height": 900}, {"width": 380, "height": 800}
COOKIES = "a long secret of cookies, invented for the tests"


@pytest.fixture(scope="module")
def issuer() -> Iterator[fake_issuer.Issuer]:
    with fake_issuer.running(PEOPLE) as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("signed")


@pytest.fixture(scope="module")
def address(folder: Path, issuer: fake_issuer.Issuer) -> Iterator[str]:
    (folder / "home" / ".streamlit").mkdir(parents=True)
    (folder / "home" / ".streamlit" / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"\ncookie_secret = "{COOKIES}"\n'
        f'client_id = "{fake_issuer.CLIENT}"\nclient_secret = "{fake_issuer.SECRET}"\n'
        f'server_metadata_url = "{issuer.address}/.well-known/openid-configuration"\n'
    )
    environment = {
        "HOME": str(folder / "home"),
        "SSC_CURATORS": "clara@example.org",
    }
    with browsing.serving(folder, Path(__file__).parent / "served_signed_in.py", environment) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str, issuer: fake_issuer.Issuer) -> Iterator[Callable[..., Page]]:
    """A page of a browser of its own: it shares no cookies with the others."""
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(path: str, size: dict[str, int] = WIDE, *, dark: bool = False) -> Page:
        scheme: Any = "dark" if dark else "light"
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(address + path)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.strangers = [url for url in ear.strangers if not url.startswith(f"{issuer.address}/")]
    ear.heard_nothing()


def sign_in(page: Page, name: str) -> None:
    enter(page)
    page.get_by_role("link", name=name, exact=True).click(timeout=20_000)
    expect(page.get_by_role("button", name="Sign out")).to_be_attached(timeout=30_000)


def enter(page: Page) -> None:
    button = page.get_by_role("button", name="Sign in", exact=True)
    expect(button).to_be_visible(timeout=30_000)
    settled(page)
    button.click()
    expect(page).to_have_title("Issuer", timeout=20_000)


def test_who_has_not_signed_in_sees_nothing_of_the_library(visit: Callable[..., Page], address: str) -> None:
    page = visit("/")
    frames: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda sent: frames.append(sent)))
    for path in ("/", "/library?tab=add", "/quotes?q=seeds", "/?thread=abc"):
        page.goto(address + path)
        expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)
        settled(page)
        assert page.get_by_role("button").count() == 1
    sent = b"".join(f.encode() if isinstance(f, str) else f for f in frames)
    assert b"Sign in to go on" in sent
    for word in (b"passages", b"documents", b"seed bank", b"ssc_threads", b"ssc_answers", b"ssc_shelf"):
        assert word not in sent
    page.context.add_cookies([{"name": "_streamlit_user", "value": "eyJpc19sb2dnZWRfaW4iOnRydWV9.x.y", "url": address}])
    page.reload()
    expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)


def test_the_way_in_looks_calm(visit: Callable[..., Page]) -> None:
    page = visit("/quotes")
    for name, size, scheme in (
        ("wide-light", WIDE, "light"), ("wide-dark", WIDE, "dark"), ("narrow-dark", NARROW, "dark"),
        ("narrow-light", NARROW, "light"),
    ):  # fmt: skip
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible(timeout=30_000)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        browsing.picture(page, f"sign-in-{name}")


def test_two_people_at_once(visit: Callable[..., Page], address: str, issuer: fake_issuer.Issuer) -> None:
    """One reads, one curates, each comes to where he wanted to go; then one signs out, in all his tabs."""
    reader = visit("/library?tab=figures", NARROW, dark=True)  # the side bar is a drawer here
    sign_in(reader, EVIL)
    expect(reader).to_have_url(f"{address}/library?tab=figures", timeout=30_000)
    expect(reader.get_by_role("table", name="By file type")).to_be_visible(timeout=30_000)
    assert reader.evaluate("sessionStorage.length") == 0
    reader.set_viewport_size(WIDE)  # type: ignore[arg-type]
    curator = visit("/library")
    sign_in(curator, "Clara Curator")
    for page, name, may in ((reader, EVIL, False), (curator, "Clara Curator", True)):
        page.goto(f"{address}/library")
        rows = page.locator("tbody tr")
        expect(rows.first).to_be_visible(timeout=30_000)
        settled(page)
        account = page.get_by_role("region", name="Your account")
        expect(account).to_contain_text(name)  # its characters: nothing of it is Markdown
        expect(account.get_by_text("Curator", exact=True)).to_have_count(int(may))
        expect(page.get_by_text("Add documents", exact=True)).to_have_count(int(may))
        rows.first.get_by_role("button").first.click()
        expect(page.locator(".document h1")).to_be_visible(timeout=30_000)
        settled(page)
        expect(page.get_by_role("button", name="Correct: Title")).to_have_count(int(may))
        expect(page.get_by_role("button", name="Remove from the library…")).to_have_count(int(may))
    browsing.picture(reader, "sign-in-reader-wide-dark")
    browsing.picture(curator, "sign-in-curator-wide-light")
    other = curator.context.new_page()
    other.goto(f"{address}/help")
    expect(other.get_by_role("button", name="Sign out")).to_be_visible(timeout=30_000)
    curator.get_by_role("button", name="Sign out").click()
    for tab in (curator, other):
        expect(tab.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)
        expect(tab.get_by_role("button", name="Sign out")).to_have_count(0)
    assert "/end" in issuer.asked
    assert [c["name"] for c in curator.context.cookies() if c["name"].startswith("_streamlit_user")] == []
    reader.reload()
    expect(reader.get_by_role("region", name="Your account")).to_contain_text(EVIL, timeout=30_000)


@pytest.mark.slow
def test_what_was_not_completed_is_told_and_no_secret_is_in_the_log(
    visit: Callable[..., Page], address: str, issuer: fake_issuer.Issuer, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = visit("/library?q=drought")
    enter(page)
    page.get_by_role("link", name="Nobody").click()
    broken_off = page.get_by_text("The sign-in was not completed.")
    expect(broken_off).to_be_visible(timeout=30_000)
    with monkeypatch.context() as patch:
        patch.setattr(issuer, "forged", True)
        enter(page)
        page.get_by_role("link", name="Clara Curator").click()
        expect(broken_off).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    sign_in(page, "Clara Curator")
    expect(page).to_have_url(f"{address}/library?q=drought", timeout=30_000)
    told = (folder / "server.log").read_text(encoding="utf-8")
    assert "token exchange failed" in told
    assert not [word for word in (COOKIES, fake_issuer.SECRET, "clara@example.org", "eyJ") if word in told]
