"""How often the packaged checker is right on statements labelled by a person.

python -m benchmarks.checking LIBRARY       a library of starter_library/
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.assistant import Assistant
from evals.support import ROLES, pairs, rates


def main() -> None:
    """Print the shares of the true kept and the false withheld, of pairs looked at and held back."""
    with Assistant.open(Path(sys.argv[1])) as assistant:
        for what, roles in (("worded anew", False), ("roles exchanged", True)):
            for name, held in (("looked at", False), ("held back", True)):
                judged = [p for p in pairs() if p.held is held and (p.kind == ROLES) is roles]
                found = rates(judged, assistant.verifier, assistant.library.documents())
                print(
                    f"{what}, {name}: {found.pairs} pairs, "
                    f"true kept {found.kept:.2f}, false withheld {found.withheld:.2f}"
                )


if __name__ == "__main__":
    main()
