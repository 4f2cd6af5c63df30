"""A process of its own that writes to a library; told what to do on its standard input, one command a line.

    add TEXT        add a document
    remove TEXT     remove the document made of TEXT
    die-after STEP  be killed the next time that STEP is done: "vectors added" or "vectors removed"
    slowly N        add N documents, saying "begun" first

It answers "done" after each.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.library import Library
from store.vectors import ChromaVectors
from tests.fakes import HashingEncoder, Vectors, data_of, make_reading


class Dying(ChromaVectors):
    """An index that kills its process after a step."""

    step = ""

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        super().add(ids, vectors)
        self._die("vectors added")

    def remove(self, edition: str) -> None:
        self._die("about to remove vectors")
        super().remove(edition)
        self._die("vectors removed")

    def _die(self, step: str) -> None:
        if step == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    folder = Path(sys.argv[1])
    index = Dying(folder / "vectors")
    with Library.open(folder, create=True, embedder=HashingEncoder(), index=index) as library:
        for line in sys.stdin:
            command, _, text = line.rstrip("\n").partition(" ")
            reading = make_reading(text, f"{text[:8]}.txt")
            if command == "add":
                library.add(reading, data_of(reading), path=f"/{text[:8]}.txt")
            elif command == "remove":
                library.remove([reading.document.id])
            elif command == "die-after":
                index.step = text
            elif command == "slowly":
                print("begun", flush=True)
                for i in range(int(text)):
                    reading = make_reading(f"Paper {i} on clinics.\n\nPaper {i} on satellites and trade.", f"{i}.txt")
                    library.add(reading, data_of(reading), path=f"/{i}.txt")
            print("done", flush=True)


if __name__ == "__main__":
    main()
