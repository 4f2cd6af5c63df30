"""What a question takes for granted, and the passage that denies it.

"Given that the gains are spread evenly, who profits most?" is not answered by who profits: where the library denies the
premise, the denial is what the reader must see. Only premises that are said as such are known ("given that", "since");
one that hides in the question ("why was X so convinced?") is met by the ordinary search or by a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.sentences import denies
from assistant.wants import plain

_PREMISE = re.compile(
    r"^\W*(?:given(?: the fact)? that|considering that|seeing that|since|dado que|puesto que|ya que"
    r"|teniendo en cuenta que"
    r"|etant donne que|puisque|sachant que|visto que|uma vez que|بما ان|既然|鉴于)\s+(?P<premise>[^,،，?]{12,})[,،，]"
)
# Among so many of the likeliest candidates a denial is looked for, and this likely it must be.
_LOOKED_AT, _LIKELY = 25, 0.5


def premise_of(question: str) -> str:
    """What a question says that it takes for granted, folded; "" where it says nothing of the kind."""
    found = _PREMISE.match(plain(question))
    return found["premise"] if found else ""


def denial(question: str, candidates: Sequence[Candidate]) -> Candidate | None:
    """The likeliest sentence that denies something of what a question takes for granted, or None."""
    if not premise_of(question):
        return None
    return next(
        (
            c for c in candidates[:_LOOKED_AT]
            if c.likelihood >= _LIKELY and not c.doubts.unnamed and not c.features.citing and denies(c.text)
        ),
        None,
    )  # fmt: skip
