"""The server of the page: Streamlit's, told where it stands. Run by `ssc app` as `python -m web.door SCRIPT`.

A page of Streamlit's does not know at which address its server is: opened as /library it asks for
/library/_stcore/health first, and tries the address above when that is not found: two errors in the browser's console,
and two round trips before anything is drawn. It may be told, by a line in the page, and that line is added here.

Every answer also forbids the browser what nobody needs: to show the page within another's, where a click may be stolen,
to guess what a file is, and to tell other sites the address, which may be that of a shared thread.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import re
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from streamlit import file_util

from web.serving import in_url, to_open

# Behind a proxy the pages may lie deeper; they lie side by side there, too.
_TOLD = """<script>
      window.__streamlit = { BACKEND_BASE_URL: location.origin + location.pathname.replace(/[a-z]*$/, "") };
    </script>"""
_PAGE = re.compile(
    r"/[a-z]*"
)  # our pages lie at the root and have a name of one word; nothing else that is served does

# With every answer of the server. Both names for the first: old browsers know only the other one.
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

_OTHERS_MB = 10.0  # what the pages take besides documents: dossiers, templates, styles, drafts

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Served = Callable[[Message, Receive, Send], Awaitable[None]]


@cache
def page() -> str:
    """Streamlit's page with the line that tells it where its server is."""
    text = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    before, head, after = text.partition("<head>")
    return f"{before}{head}{_TOLD}{after}"


class Told:
    """Sends the page itself; hands all else on."""

    def __init__(self, app: Served) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and _PAGE.fullmatch(scope["path"]):
            response = HTMLResponse(page(), headers={"Cache-Control": "no-cache"})
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


class Guarded:
    """Adds `HEADERS` to every answer, whoever behind it makes it."""

    def __init__(self, app: Served) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def application(script: Path, lifespan: Callable[[Any], AbstractAsyncContextManager[None]] | None = None) -> st.App:
    """The server of a script, with what is added here before all that Streamlit does."""
    return st.App(script, middleware=[Middleware(Guarded), Middleware(Told)], lifespan=lifespan)


def configuration(address: str, port: int, upload_mb: float) -> dict[str, Any]:
    """What Streamlit's server is told for this run: where it listens, and how many MB a file may have that is sent to
    it. It holds files in memory before a page looks at them, and takes them from whoever was sent any page, also from
    somebody who has not signed in."""
    largest = math.ceil(max(upload_mb, _OTHERS_MB))
    return {
        "server.address": address, "server.port": port, "server.headless": True, "server.maxUploadSize": largest,
    }  # fmt: skip


def main() -> None:
    """Serve a script until the process is stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("script", type=Path)
    parser.add_argument("--address", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--upload-mb", type=float, default=100, help="how large a file may be that is uploaded")
    parser.add_argument("--browser", action="store_true", help="open the page in a browser")
    asked = parser.parse_args()

    @asynccontextmanager
    async def opening(app: object) -> AsyncIterator[None]:
        if asked.browser:  # shortly after: the server listens when this is through
            address = f"http://{in_url(to_open(asked.address))}:{asked.port}"
            asyncio.get_running_loop().call_later(0.5, webbrowser.open, address)
        yield

    application(asked.script.absolute(), opening).run(config=configuration(asked.address, asked.port, asked.upload_mb))


if __name__ == "__main__":
    main()
