"""The server sends the page with the line that tells it where it stands, and hands everything else on."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from streamlit.runtime import Runtime

from web import door


def sent(path: str, method: str = "GET") -> list[MutableMapping[str, Any]]:
    """What comes back for a path; nothing where it was handed on."""
    messages: list[MutableMapping[str, Any]] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        """Streamlit's own server, which says nothing here."""

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        messages.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": []}
    asyncio.run(door.Told(behind)(scope, receive, send))
    return messages


@pytest.mark.parametrize("path", ["/", "/ask", "/library", "/dossier"])
def test_a_page_is_told_where_its_server_is(path: str) -> None:
    start, body = sent(path)
    assert start["status"] == 200
    html = body["body"].decode()
    assert html.index("BACKEND_BASE_URL") < html.index('type="module"')  # before anything runs that wants to know


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/static/js/index.js", "/media/a.pdf", "/oauth2callback", "/app/static/icon.png"]
)
def test_all_else_is_handed_on(path: str) -> None:
    assert sent(path) == []
    assert sent("/library", "POST") == []


def test_no_other_site_may_show_a_page_or_learn_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Runtime, "_instance", None)  # one a process: given back afterwards
    server = TestClient(door.application(Path("app.py").absolute()))
    for path in ("/", "/ask?shared=abc", "/_stcore/health", "/static/nothing.js", "/media/nothing", "/../secret"):
        answered = server.get(path)
        assert answered.headers["x-frame-options"] == "DENY", path
        assert "frame-ancestors 'none'" in answered.headers["content-security-policy"], path
        assert answered.headers["x-content-type-options"] == "nosniff", path
        assert answered.headers["referrer-policy"] == "no-referrer", path
