"""What the browser tests share: Debian's Chromium, the app as a child process on a free port, an ear for requests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, Response, expect

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
PICTURES = ROOT / "test-results"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--force-prefers-reduced-motion",
)  # fmt: skip
START_SECONDS = 60


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))


@contextmanager
def serving(folder: Path, entry: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The app, run from a folder of its own with the project's theme and fonts; its address."""
    for name in ("static", ".streamlit"):
        (folder / name).symlink_to(ROOT / name)
    script = folder / "served.py"
    script.symlink_to(entry)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "server.log").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "web.door", str(script), "--address", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)} | environment, stdout=log, stderr=log
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health", server, folder / "server.log")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            raise
        finally:
            log.close()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"The app did not start:\n{log.read_text(encoding='utf-8')}")


@dataclass
class Ear:
    """What a page asked of other hosts, and what went wrong in it."""

    host: str
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("request", self._heard)
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("popup", self.listen)
        page.on("response", self._answered)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _heard(self, request: Request) -> None:
        self._asked(request.url)

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.strangers.append(url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def heard_nothing(self) -> None:
        assert self.strangers == []
        assert self.errors == []


def marks(seconds: int) -> list[pytest.MarkDecorator]:
    """What the tests of a file in a browser have in common; each may take so many seconds."""
    return [
        pytest.mark.browser,
        pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
        pytest.mark.timeout(seconds),
    ]


def settled(page: Page) -> None:
    """Wait until the page is drawn: in one that is being drawn anew a click may come to nothing."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=60_000)


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait until its answer is drawn."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached(timeout=60_000)
    turns = page.locator(".turn:not(.pending)")
    before = turns.count()
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.fill(question)
    field.press("Enter")
    expect(page.locator(".turn:not(.pending)").last.get_by_role("heading", level=2)).to_have_text(
        question, timeout=60_000
    )
    expect(turns).to_have_count(before + 1)
    settled(page)


def shown(page: Page) -> str:
    """What the answers say, once it is known what was said of them: until then they cannot be judged."""
    expect(page.get_by_text("Was this answer right?").or_(page.get_by_text("You said:")).last).to_be_visible()
    return page.locator(".answers").inner_text()


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.wait_for_timeout(200)  # fonts and the way to the question
    page.screenshot(path=PICTURES / f"{name}.png")
