"""What a question takes for granted, and the passage that denies it.

"Given that the gains are spread evenly, who profits most?" is not answered by who profits: where the library denies the
premise, the denial is what the reader must see. Premises that are said as such are known ("given that", "since"), and
that of a question for a reason ("why was X so convinced?"), which the best sentence may deny instead of giving one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.question import Ask
from assistant.sentences import denies
from assistant.wants import Kind, plain

_PREMISE = re.compile(
    r"^\W*(?:given(?: the fact)? that|considering that|seeing that|since|dado que|puesto que|ya que"
    r"|teniendo en cuenta que"
    r"|etant donne que|puisque|sachant que|visto que|uma vez que|بما ان|既然|鉴于)\s+(?P<premise>[^,،，?]{12,})[,،，]"
)
# Among so many of the likeliest candidates a denial is looked for, and this likely it must be.
_LOOKED_AT, _LIKELY = 25, 0.5
# This likely where the question does not say what it takes for granted.
_SURE = 0.9


def premise_of(question: str) -> str:
    """What a question says that it takes for granted, folded; "" where it says nothing of the kind."""
    found = _PREMISE.match(plain(question))
    return found["premise"] if found else ""


def denial(ask: Ask, candidates: Sequence[Candidate]) -> Candidate | None:
    """The sentence that denies something of what an ask takes for granted, or None: the likeliest where the ask says
    so; where it asks for a reason, the best of all alone."""
    if premise_of(ask.full):
        looked_at, likely = _LOOKED_AT, _LIKELY
    elif ask.want.kind is Kind.REASON and not denies(ask.text):
        looked_at, likely = 1, _SURE
    else:
        return None
    return next(
        (
            c for c in candidates[:looked_at]
            if c.likelihood >= likely and not c.doubts.unnamed and not c.features.citing and denies(c.text)
        ),
        None,
    )  # fmt: skip
