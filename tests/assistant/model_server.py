"""An OpenAI-compatible server on the loopback address whose answers are scripted: it streams, stalls, breaks off or
answers nonsense, as a test asks. It keeps what it was sent."""

from __future__ import annotations

import json
import select
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What is sent of an answer: pieces of text, "BREAK" to cut the connection, a number of seconds to wait.
Script = Callable[[list[dict[str, str]]], Sequence[str | float]]
BREAK = "\0break"
LENGTH = "\0length"


class Server:
    """The address of a running server, what it was sent, and how it answers next."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.script: Script = lambda messages: ["Nothing."]
        self.status = 200
        self.body = ""
        self.left = threading.Event()  # a client hung up while it was made to wait


class _Patient(ThreadingHTTPServer):
    """Takes it that a client leaves while it is written to: one that waited long enough does."""

    def finish_request(self, request: Any, client_address: Any) -> None:
        with suppress(ConnectionError):
            super().finish_request(request, client_address)


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the length of a test."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.requests.append(asked)
            server.keys.append(self.headers.get("Authorization", ""))
            if server.status != 200 or server.body:
                self._send(server.status, server.body.encode())
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            reason = "stop"
            for piece in server.script(asked["messages"]):
                if isinstance(piece, float):
                    if self._is_left_within(piece):
                        server.left.set()
                        return
                elif piece == BREAK:
                    self.close_connection = True
                    self.connection.shutdown(2)
                    return
                elif piece == LENGTH:
                    reason = "length"
                else:
                    self._event({"content": piece}, None)
            self._event({}, reason)
            self.wfile.write(b"data: [DONE]\n\n")
            self.close_connection = True

        def _is_left_within(self, seconds: float) -> bool:
            """Wait; whether the client has hung up meanwhile."""
            readable, _, _ = select.select([self.connection], [], [], seconds)
            return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""

        def _event(self, delta: dict[str, str], reason: str | None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": reason}
            said = {
                "id": "x",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "scripted",
                "choices": [choice],
            }
            self.wfile.write(f"data: {json.dumps(said)}\n\n".encode())
            self.wfile.flush()

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    http = _Patient(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}/v1")
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join(5)
