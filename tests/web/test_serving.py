from __future__ import annotations

import socket

from web import serving


def test_a_port_that_is_taken_cannot_be_used() -> None:
    with socket.socket() as taken:
        taken.bind((serving.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serving.unusable(port)
    assert not serving.unusable(port)
