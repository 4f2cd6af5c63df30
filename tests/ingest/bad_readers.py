"""A reader that does what the name of the file says: hangs, eats memory, dies; any other file is read, if simply."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.errors import ReadError
from ingest.version import READ_BY
from store.documents import Reading
from tests.fakes import make_reading

MB = 1_000_000


def read(path: Path, *, source: str, count_tokens: Any, window: int | None = None) -> Reading:
    behave = _BEHAVIOURS.get(path.stem)
    if behave:
        behave(path)
    return _simply(path, source, count_tokens)


def broken(path: Path, *, source: str, count_tokens: Any, window: int | None = None) -> Reading:
    raise ReadError(source, "is not what it seems.")


def slow(path: Path, *, source: str, count_tokens: Any, window: int | None = None) -> Reading:
    time.sleep(0.2)
    return _simply(path, source, count_tokens)


def _simply(path: Path, source: str, count_tokens: Any) -> Reading:
    reading = make_reading(path.read_text(encoding="utf-8"), source)
    assert count_tokens([p.text for p in reading.passages])
    return replace(reading, document=replace(reading.document, read_by=READ_BY))


def _spin(path: Path) -> None:
    """Within one call of C code, which hears no signal that Python would answer."""
    re.match(r"(a+)+$", "a" * 40 + "b")


def _eat(path: Path) -> None:
    kept = []
    while True:
        kept.append(bytearray(10 * MB))


def _eat_and_hide(path: Path) -> None:
    """As a reader does that goes on with the next page whatever happened on this one."""
    try:
        _eat(path)
    except MemoryError:
        raise ValueError("page 1") from None


def _eat_in_a_child(path: Path) -> None:
    for child in [subprocess.Popen([sys.executable, "-c", _EATING]) for _ in range(2)]:
        child.wait()


_EATING = "x = bytearray(200_000_000); import time; time.sleep(60)"


def _eat_in_grandchildren(path: Path) -> None:
    eat = f"{sys.executable} -c '{_EATING}'"
    subprocess.run(["sh", "-c", f"{eat} & {eat} & wait"])


def _eat_in_orphans(path: Path) -> None:
    eat = f"{sys.executable} -c '{_EATING}'"
    subprocess.run(["sh", "-c", f"{eat} & {eat} &"])
    time.sleep(60)


def _eat_in_children_of_a_thread(path: Path) -> None:
    thread = threading.Thread(target=_eat_in_a_child, args=(path,))
    thread.start()
    thread.join()


def _share(path: Path) -> None:
    """Memory that is shared is no data of the process."""
    import mmap

    kept = mmap.mmap(-1, 400 * MB)
    for at in range(0, 400 * MB, 4096):
        kept[at] = 1
    time.sleep(60)


def _hang_in_a_child(path: Path) -> None:
    child = subprocess.Popen(["sleep", "300"])
    path.with_suffix(".pid").write_text(str(child.pid))
    child.wait()


def _leak(path: Path) -> None:
    _leaked.append(bytearray(300 * MB))


def _talk(path: Path) -> None:
    print("something that a library says")
    os.write(1, b"and something from below")
    assert sys.stdin.read() == ""


def _fail(path: Path) -> None:
    raise LookupError("no such\nthing.")


_leaked: list[bytearray] = []
_BEHAVIOURS: dict[str, Any] = {
    "hang": lambda _: time.sleep(300),
    "spin": _spin,
    "eat": _eat,
    "eat-and-hide": _eat_and_hide,
    "eat-in-a-child": _eat_in_a_child,
    "eat-in-grandchildren": _eat_in_grandchildren,
    "eat-in-orphans": _eat_in_orphans,
    "eat-in-children-of-a-thread": _eat_in_children_of_a_thread,
    "share": _share,
    "hang-in-a-child": _hang_in_a_child,
    "leak": _leak,
    "leak-again": _leak,
    "exit": lambda _: os._exit(3),
    "leave": lambda _: sys.exit("by a library's whim"),
    "crash": lambda _: ctypes.string_at(0),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "rings": lambda _: os.kill(os.getpid(), signal.SIGALRM),
    "talk": _talk,
    "fail": _fail,
}
