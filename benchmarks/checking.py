"""How often the packaged checker is right on statements labelled by a person.

python -m benchmarks.checking LIBRARY       a library of starter_library/
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.assistant import Assistant
from evals.support import pairs, rates


def main() -> None:
    """Print the share of the true kept and of the false withheld, for the pairs looked at and those held back."""
    with Assistant.open(Path(sys.argv[1])) as assistant:
        for name, held in (("looked at", False), ("held back", True)):
            judged = [p for p in pairs() if p.held is held]
            found = rates(judged, assistant.verifier, assistant.library.documents())
            print(f"{name}: {found.pairs} pairs, true kept {found.kept:.2f}, false withheld {found.withheld:.2f}")


if __name__ == "__main__":
    main()
