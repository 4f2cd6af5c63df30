"""Starting the page: Streamlit in the place of this process, on this machine alone."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ADDRESS = "127.0.0.1"
_ROOT = Path(__file__).resolve().parents[1]


def unusable(port: int) -> str:
    """Why nothing can be served on a port; "" where it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def serve(library: Path, embedding: str, port: int, *, browser: bool) -> NoReturn:
    """Serve the page until it is stopped, with a browser opened on it or not. Flush before what was printed."""
    environment = os.environ | {"SSC_LIBRARY": str(library.resolve()), "SSC_EMBEDDING": embedding}
    os.chdir(_ROOT)  # Streamlit reads its settings from .streamlit in the folder it is started in
    command = [sys.executable, "-m", "web.door", str(_ROOT / "app.py"), "--address", ADDRESS, "--port", str(port)]
    os.execve(sys.executable, [*command, "--browser"] if browser else command, environment)
