"""The connections of a request to a chat model, so that one that is left is really ended.

A thread that waits for a silent server cannot be ended from without, and to close what it reads from does not wake it.
To shut its socket down does: the server sees that nobody listens, and the thread gets an error. The sockets are those
of httpx, which tells of each connection that it makes (its extension `trace`). What another client connects to is not
known here.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")
_here = threading.local()


class Wire:
    """The sockets of the requests that one thread makes while this is `used`. `cut` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[Any] = []
        self._is_cut = False

    @contextmanager
    def used(self) -> Iterator[None]:
        """The requests of this thread within go by this wire."""
        _here.wire = self
        try:
            yield
        finally:
            _here.wire = None

    def cut(self) -> None:
        """Break off what is connected, and what will be."""
        with self._lock:
            self._is_cut = True
            for one in self._sockets:
                _shut(one)

    def heard(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of a connection that was made."""
        if event not in _CONNECTED:
            return
        connected = info["return_value"].get_extra_info("socket")
        with self._lock:
            self._sockets.append(connected)
            if self._is_cut:
                _shut(connected)


def _shut(connected: Any) -> None:
    with suppress(OSError):  # closed already
        connected.shutdown(socket.SHUT_RDWR)


def _watch(request: Any) -> None:
    """Have the connection of an httpx request told to the wire of this thread."""
    wire: Wire | None = getattr(_here, "wire", None)
    if wire is not None:
        request.extensions["trace"] = wire.heard


# What an httpx client takes as `event_hooks`. It must keep no connection open: one that is used again is not told.
HOOKS: dict[str, list[Callable[[Any], None]]] = {"request": [_watch]}
