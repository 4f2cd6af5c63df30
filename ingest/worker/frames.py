"""Messages from one process to another through a pipe: a letter for the kind, the length, then the value, pickled."""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any, NamedTuple

_HEAD = struct.Struct(">cQ")


class Frame(NamedTuple):
    """A message that was received, its value still pickled."""

    kind: bytes
    data: bytes

    def value(self) -> Any:
        return pickle.loads(self.data)


def send(pipe: IO[bytes], kind: bytes, value: Any = None) -> None:
    """Send a message. Raises OSError where nobody reads any more."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_HEAD.pack(kind, len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Frame | None:
    """The next message; None where the other end was closed, be it in the middle of a message."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    data = pipe.read(length)
    return Frame(kind, data) if len(data) == length else None
