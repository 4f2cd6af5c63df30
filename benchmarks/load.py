"""Many at once over 10,000 passages: twenty threads that ask, then two browsers. Exit code 1 beyond a limit.

    python -m benchmarks.load [PASSAGES]

The library is that of `benchmarks.answering`. Every thread asks its questions one after another, without a pause; each
answer is compared with the one that the same question gets alone. Milliseconds are printed beside the time of one query
encoding on the same machine at rest. Limits: no error, no answer that is another's, and the 95th percentile of the time
to a complete answer. The browsers are left out where there is no Chromium.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.assistant import Assistant
from benchmarks.answering import Remembering, fill, sentences_of_the_starter_library
from benchmarks.speed import questions
from store.embedder import Embedder
from store.library import Library

THREADS, EACH = 20, 4
SECONDS = 3.0  # the 95th percentile at most

Asked = list[tuple[str, list[str]]]


def main() -> int:
    """Make the library, measure, print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "library", wanted)
        late = threads(folder / "library")
        late |= browsers(folder)
    return int(late)


def make(folder: Path, passages: int) -> None:
    """A library of so many passages, with vectors from a seeded generator."""
    embedder = Embedder.load()
    sentences = sentences_of_the_starter_library(embedder)
    with Library.open(folder, create=True, embedder=Remembering(embedder, sentences)) as library:
        fill(library, sentences, passages)
        print(f"{library.counts()[0]} documents, {library.counts()[1]:,} passages")


def threads(folder: Path) -> bool:
    """Whether twenty threads that ask at once get something wrong or wait too long."""
    with Library.open(folder) as library:
        assistant = Assistant(library)
        asked: Asked = [(q["question"], list(q["history"])) for q in questions()]
        for question, history in asked[:5]:
            assistant.ask(question, history=history)
        encoding = [_seconds(lambda: library.embedder.encode_query(["Who pays for it?"])) for _ in range(9)]
        alone = [answered(assistant, one) for one in asked]
        print(f"one query encoding {1000 * float(np.median(encoding)):.0f} ms")
        print(f"alone: {_told([seconds for _, seconds in alone])}")
        mixed, took = at_once(assistant, asked, [answer for answer, _ in alone], THREADS, EACH)
    print(f"{THREADS} threads: {_told(took)}, {len(mixed)} wrong")
    for line in mixed[:5]:
        print(f"  {line}")
    return bool(mixed) or _late(took)


def at_once(
    assistant: Assistant, asked: Asked, alone: Sequence[Any], threads: int, each: int
) -> tuple[list[str], list[float]]:
    """Ask from so many threads at once, each its own questions in its own order; what went wrong, a line each, and the
    seconds of every answer. `alone` holds what `told` gives of the answers that the questions get alone."""
    wrong: list[str] = []
    took: list[float] = []
    ready = threading.Barrier(threads)

    def one(number: int) -> None:
        ready.wait()
        for turn in range(each):
            at = (number * 7 + turn * 3) % len(asked)
            try:
                found, seconds = answered(assistant, asked[at])
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                wrong.append(f"{asked[at][0]}: {error!r}")
                continue
            took.append(seconds)
            if found != alone[at]:
                wrong.append(f"{asked[at][0]}: another answer than alone")

    running = [threading.Thread(target=one, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return wrong, took


def answered(assistant: Assistant, asked: tuple[str, list[str]]) -> tuple[Any, float]:
    """What an answer says and rests on, without what every answer has of its own; and how long it took."""
    question, history = asked
    began = time.perf_counter()
    answer = assistant.ask(question, history=history)
    return told(answer.to_json()), time.perf_counter() - began


def told(answer: dict[str, Any]) -> Any:
    """An answer as it can be compared: without its own id, times and scores in their last digits."""
    said = [(s["text"], s["citations"], s["support"]) for s in answer["statements"]]
    gaps = [(g["ask"], g["reason"], g["nearest"]) for g in answer["gaps"]]
    return (
        answer["question"],
        answer["history"],
        answer["stand_alone"],
        said,
        gaps,
        [e["key"] for e in answer["evidence"]],
    )


def browsers(folder: Path) -> bool:
    """Whether two browsers that ask at once see something wrong or wait too long."""
    from benchmarks import opening

    if not opening.browsing.CHROMIUM.exists():
        print("two browsers: left out, there is no Chromium")
        return False
    asked = [q["question"] for q in questions() if not q["history"]]
    took, wrong = opening.two_at_once(folder, [asked[:8], asked[8:16]])
    print(f"two browsers: {_told(took)} from key to answer, {len(wrong)} wrong")
    for line in wrong:
        print(f"  {line}")
    return bool(wrong) or _late(took)


def _late(took: Sequence[float]) -> bool:
    return not took or float(np.percentile(took, 95)) > SECONDS


def _told(took: Sequence[float]) -> str:
    if not took:
        return "no answer"
    median, most = 1000 * np.percentile(took, (50, 95))
    middle = f"{median:.0f} ms at the median, {most:.0f} at the 95th percentile"
    return f"{middle}, {1000 * max(took):.0f} at most of {len(took)}"


def _seconds(call: Any) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
