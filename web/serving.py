"""Starting the page: Streamlit in the place of this process, on this machine alone unless another address is named."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

ADDRESS = "127.0.0.1"
_ROOT = Path(__file__).resolve().parents[1]


def unusable(port: int, address: str = ADDRESS) -> str:
    """Why nothing can be served on a port; "" where it can."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def is_loopback(host: str) -> bool:
    """Whether a host's name or address means this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def in_url(address: str) -> str:
    """An address as it stands in a URL."""
    return f"[{address}]" if ":" in address else address


def to_open(address: str) -> str:
    """The address at which a browser on this machine finds what is served at another: every address is this one, too,
    and is none to go to."""
    try:
        if ipaddress.ip_address(address).is_unspecified:
            return "::1" if ":" in address else ADDRESS
    except ValueError:
        pass  # a name
    return address


def people_sign_in() -> bool:
    """Whether a sign-in is set up. Looks where the page will: from here on this process is in the page's folder. Raises
    SignInUnusable."""
    os.chdir(_ROOT)
    from web import sign_in

    return bool(sign_in.providers())


def serve(environment: Mapping[str, str], port: int, *, browser: bool, address: str = ADDRESS) -> NoReturn:
    """Serve the page until it is stopped, with a browser opened on it or not; `environment` holds the settings. Flush
    before what was printed."""
    os.chdir(_ROOT)  # Streamlit reads its settings from .streamlit in the folder it is started in
    command = [
        sys.executable, "-m", "web.door", str(_ROOT / "app.py"), "--address", address, "--port", str(port),
        "--upload-mb", environment["SSC_UPLOAD_MB"],
        *(["--browser"] if browser else []),
    ]  # fmt: skip
    os.execve(sys.executable, command, os.environ | environment)
