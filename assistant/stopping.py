"""Whether an answer is still wanted: looked at between its steps, and while a model is waited for.

It is known to all that works on one answer in one thread, not handed from function to function. What cannot be
interrupted (one search, one statement being checked) is finished first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Stop = Callable[[], bool]


class Stopped(Exception):  # noqa: N818  what was asked for is no error
    """The one who asked does not want the answer any more."""


_stop: ContextVar[Stop | None] = ContextVar("stop", default=None)


@contextmanager
def until(stop: Stop | None) -> Iterator[None]:
    """What is done within raises Stopped soon after `stop` says True; None: it is never stopped."""
    before = _stop.set(stop)
    try:
        yield
    finally:
        _stop.reset(before)


def heed() -> None:
    """Raises Stopped where the answer that is being made is not wanted any more."""
    stop = _stop.get()
    if stop is not None and stop():
        raise Stopped
