"""Signing in and out in a real Chromium, with an issuer on this machine: who sees what, and who may do what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web import browsing, fake_issuer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not browsing.CHROMIUM.exists(), reason=f"no Chromium at {browsing.CHROMIUM}"),
    pytest.mark.timeout(180),
]

EVIL = "<b>Rita</b> ![x](http://evil.invalid/x.png)"
PEOPLE: dict[str, dict[str, Any]] = {
    "s-1": {"name": "Clara Curator", "email": "clara@example.org", "email_verified": True},
    "s-2": {"name": EVIL, "email": "rita@example.org", "email_verified": True},
    "s-3": {"name": "Ugo Unverified", "email": "clara@example.org", "email_verified": False},
    "s-4": {"name": "Rosa Role", "realm_access": {"roles": ["x", "librarian"]}},
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
        "SSC_CURATORS": "clara@example.org, claim:realm_access.roles=librarian",
    }
    with browsing.serving(folder, Path(__file__).parent / "served_signed_in.py", environment) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = browsing.launch(playwright)
        yield launched
        launched.close()


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


def settled(page: Page) -> None:
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)


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


@pytest.mark.parametrize("path", ["/", "/library", "/quotes?q=seeds", "/?thread=abc", "/help", "/library?tab=add"])
def test_who_has_not_signed_in_sees_nothing_of_the_library(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    frames: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda sent: frames.append(sent)))
    page.reload()
    expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)
    settled(page)
    assert page.get_by_role("button").count() == 1
    sent = b"".join(f.encode() if isinstance(f, str) else f for f in frames)
    assert b"Sign in to go on" in sent
    for word in (b"passages", b"documents", b"seed bank", b"ssc_threads", b"ssc_answers", b"ssc_shelf"):
        assert word not in sent


def test_one_comes_back_to_where_one_wanted_to_go(visit: Callable[..., Page], address: str) -> None:
    page = visit("/library?tab=figures")
    sign_in(page, EVIL)
    expect(page).to_have_url(f"{address}/library?tab=figures", timeout=30_000)
    expect(page.get_by_role("table", name="By file type")).to_be_visible(timeout=30_000)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_reader_reads_and_a_curator_curates(visit: Callable[..., Page]) -> None:
    pages = {}
    for name, may in (("Clara Curator", True), (EVIL, False), ("Ugo Unverified", False), ("Rosa Role", True)):
        page = pages[name] = visit("/library")
        sign_in(page, name)
        rows = page.locator("tbody tr")
        expect(rows.first).to_be_visible(timeout=30_000)
        settled(page)
        account = page.get_by_role("region", name="Your account")
        expect(account).to_contain_text(name)  # its characters: nothing of it is Markdown
        expect(account.get_by_text("Curator", exact=True)).to_have_count(int(may))
        expect(page.get_by_text("Add documents", exact=True)).to_have_count(int(may))
        if name in ("Clara Curator", EVIL):
            rows.first.get_by_role("button").first.click()
            expect(page.locator(".document h1")).to_be_visible(timeout=30_000)
            expect(page.get_by_role("button", name="Correct: Title")).to_have_count(int(may))
            expect(page.get_by_role("button", name="Remove from the library…")).to_have_count(int(may))
    browsing.picture(pages[EVIL], "sign-in-reader-wide-light")
    for page in pages.values():  # still themselves, all at once
        page.reload()
    for name, page in pages.items():
        expect(page.get_by_role("region", name="Your account")).to_contain_text(name, timeout=30_000)


def test_signing_out_ends_it_in_every_tab(visit: Callable[..., Page], issuer: fake_issuer.Issuer) -> None:
    page = visit("/help")
    sign_in(page, "Clara Curator")
    expect(page).to_have_url("**/help", timeout=30_000)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="Sign out")).to_be_visible(timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Sign out").click()
    for tab in (page, other):
        expect(tab.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)
        expect(tab.get_by_role("button", name="Sign out")).to_have_count(0)
    assert "/end" in issuer.asked
    assert [c["name"] for c in page.context.cookies() if c["name"].startswith("_streamlit_user")] == []


def test_a_sign_in_that_was_broken_off_is_told(visit: Callable[..., Page], address: str) -> None:
    page = visit("/library")
    enter(page)
    page.get_by_role("link", name="Nobody").click()
    expect(page.get_by_text("The sign-in was not completed.")).to_be_visible(timeout=30_000)
    sign_in(page, EVIL)
    expect(page).to_have_url(f"{address}/library", timeout=30_000)


def test_a_token_that_another_signed_signs_nobody_in(visit: Callable[..., Page], issuer: fake_issuer.Issuer) -> None:
    from joserfc.jwk import RSAKey

    page = visit("/")
    enter(page)
    issuer.published = RSAKey.generate_key(2048)
    try:
        page.get_by_role("link", name="Clara Curator").click()
        expect(page.get_by_text("The sign-in was not completed.")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    finally:
        issuer.published = None


def test_a_cookie_of_ones_own_making_signs_nobody_in(visit: Callable[..., Page], address: str) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)
    page.context.add_cookies([{"name": "_streamlit_user", "value": "eyJpc19sb2dnZWRfaW4iOnRydWV9.x.y", "url": address}])
    page.reload()
    expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_way_in_looks_calm(visit: Callable[..., Page], *, dark: bool) -> None:
    for size in (WIDE, NARROW):
        page = visit("/quotes", size, dark=dark)
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible(timeout=30_000)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        browsing.picture(page, f"sign-in-{'wide' if size is WIDE else 'narrow'}-{'dark' if dark else 'light'}")
    sign_in(page, "Clara Curator")  # the side bar is a drawer here
    expect(page).to_have_url("**/quotes", timeout=30_000)


def test_no_secret_is_in_the_log(folder: Path) -> None:
    told = (folder / "server.log").read_text(encoding="utf-8")
    assert not [word for word in (COOKIES, fake_issuer.SECRET, "clara@example.org", "id_token") if word in told]
