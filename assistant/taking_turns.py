"""Who works, where many ask at once: so many at a time, and in the order in which they came.

Finding is work for the processor, of which Python uses one core at a time: twenty that go on at once all end late, and
by chance some of them last. In turn, each ends when the work of those before it and its own is done. A few work
together so that their questions are encoded in one go (`store.together`).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.stopping import heed

_LOOK = 0.1  # seconds between two looks whether it is still wanted


class Turns:
    """Lets `at_once` threads in at a time; the others wait in line."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._line: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and have it within. Not to be asked for by who has one. Raises Stopped where the answer
        is not wanted any more (`assistant.stopping`)."""
        called = threading.Event()
        with self._lock:
            if self._free:
                self._free -= 1
                called.set()
            else:
                self._line.append(called)
        try:
            while not called.wait(_LOOK):
                heed()
            heed()
            yield
        finally:
            with self._lock:
                if not called.is_set():  # stopped while it waited
                    self._line.remove(called)
                elif self._line:  # handed on: whoever comes now comes after it
                    self._line.popleft().set()
                else:
                    self._free += 1
