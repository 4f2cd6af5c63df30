"""No way out to the network: connections and name look-ups beyond this machine are noted and refused.

`tests/conftest.py` calls `block` for the test process. Its folder stands on the PYTHONPATH of child processes, whose
interpreter imports a module of this name when it starts; they note attempts in the file that `VARIABLE` names.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

VARIABLE = "SSC_TEST_NETWORK_LOG"


class NetworkBlocked(OSError):  # noqa: N818 - the name says what is the case
    """Somebody reached for the network in a test."""


def block(note: Callable[[str], None]) -> Callable[[], None]:
    """Refuse everything but loopback and Unix sockets; `note` is told of each attempt. Returns what undoes it."""

    def guard_address(function: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(self: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1] if arguments else None  # `sendto` has flags before it
            if self.family != getattr(socket, "AF_UNIX", None) and isinstance(address, tuple):
                _check(address[0], note)
            return function(self, *arguments)

        return guarded

    def guard_name(function: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
            _check(host, note)
            return function(host, *arguments, **options)

        return guarded

    def create_connection(address: tuple[Any, int], *arguments: Any, **options: Any) -> socket.socket:
        _check(address[0], note)
        return plain(address, *arguments, **options)

    plain = socket.create_connection
    methods = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    functions = {name: getattr(socket, name) for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex")}
    for name, method in methods.items():
        setattr(socket.socket, name, guard_address(method))
    for name, function in functions.items():
        setattr(socket, name, guard_name(function))
    setattr(socket, "create_connection", create_connection)  # noqa: B010 - an assignment is an error to mypy

    def undo() -> None:
        for name, method in methods.items():
            setattr(socket.socket, name, method)
        for name, function in (functions | {"create_connection": plain}).items():
            setattr(socket, name, function)

    return undo


def _check(host: Any, note: Callable[[str], None]) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if not _is_here(name):
        note(str(name))
        raise NetworkBlocked(f"tests do not reach beyond this machine: {name}")


def _is_here(host: str | None) -> bool:
    if not host or host in ("localhost", "<broadcast>") or host == socket.gethostname():
        return host != "<broadcast>"
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _append(host: str) -> None:
    with Path(os.environ[VARIABLE]).open("a", encoding="utf-8") as log:
        log.write(f"{host}\n")


if os.environ.get(VARIABLE) and __name__ == "sitecustomize":
    block(_append)
