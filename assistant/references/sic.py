"""Where [sic] stands in a quote that is printed: behind words that its reader named. The quote itself stays whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

SIC = "[sic]"


def with_sic(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is ours (`SIC`): one stands behind each place of the words."""
    wanted = [w for w in words if w.strip()]
    if not wanted:
        return [(text, False)]
    either = "|".join(re.escape(w) for w in sorted(wanted, key=len, reverse=True))
    pieces: list[tuple[str, bool]] = []
    done = 0
    for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
        pieces += [(f"{text[done : found.end()]} ", False), (SIC, True)]
        done = found.end()
    return [*pieces, (text[done:], False)]
