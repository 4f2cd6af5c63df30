"""The tests cannot reach the network, and neither can the Python processes that they start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.offline.sitecustomize import NetworkBlocked

# Set aside for documentation (RFC 5737, RFC 3849, RFC 6761): nothing answers there.
ADDRESS, ADDRESS_6, NAME = "192.0.2.1", "2001:db8::1", "nowhere.invalid"


def tcp(family: int = socket.AF_INET) -> socket.socket:
    return socket.socket(family, socket.SOCK_STREAM)


@pytest.mark.parametrize(
    "reach",
    [
        lambda: tcp().connect((ADDRESS, 443)),
        lambda: tcp().connect_ex((ADDRESS, 443)),
        lambda: tcp(socket.AF_INET6).connect((ADDRESS_6, 443, 0, 0)),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", (ADDRESS, 53)),
        lambda: socket.create_connection((NAME, 443), timeout=1),
        lambda: socket.getaddrinfo(NAME, 443),
        lambda: socket.getaddrinfo(NAME.encode(), 443),
        lambda: socket.gethostbyname(NAME),
    ],
    ids=["connect", "connect_ex", "ipv6", "udp", "create_connection", "getaddrinfo", "bytes", "gethostbyname"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_everything_beyond_this_machine_is_refused_and_noted(reach: Callable[[], object], network: Path) -> None:
    with pytest.raises(NetworkBlocked, match="beyond this machine"):
        reach()
    assert network.read_text(encoding="utf-8").strip() in (ADDRESS, ADDRESS_6, NAME)
    network.write_text("", encoding="utf-8")


def test_loopback_and_unix_sockets_work(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answer = threading.Thread(target=lambda: server.accept()[0].close())
        answer.start()
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5).close()
        answer.join()
    path = os.path.relpath(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as unix, socket.socket(socket.AF_UNIX) as client:
        unix.bind(path)
        unix.listen(1)
        client.connect(path)


def test_child_processes_are_refused_too(network: Path) -> None:
    code = f"import urllib.request; urllib.request.urlopen('http://{NAME}/', timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert f"tests do not reach beyond this machine: {NAME}" in done.stderr
    assert network.read_text(encoding="utf-8").strip() == NAME
    network.write_text("", encoding="utf-8")
