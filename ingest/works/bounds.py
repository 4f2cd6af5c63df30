"""Where in a note a reference may begin, and what stands between its parts."""

from __future__ import annotations

import re

from ingest.record import doi
from ingest.works import cited_names as who
from ingest.works.mention import URL, YEAR

_CAP = who.CAPITAL
# Words and signs behind which a reference may begin.
BOUNDARY = re.compile(
    r"(?:^|(?<=[.;:?!])\s+|(?<=[.;:?!][\"'”’)])\s+"
    r"|\b(?:[Ss]ee(?:\salso|,?\se\.g\.,?|,\sfor\s(?:instance|example),|\sfor\s(?:instance|example))?"
    r"|[Cc]f\.|[Cc]ompare(?:,\sfor\s(?:instance|example),)?|[Ff]ollowing|[Cc]iting|[Ww]ith|[Aa]nd|[Ii]n|[Ff]rom|[Bb]y"
    r"|[Qq]uoted\sin|[Cc]ited\sin|e\.g\.,?|[Ss]obre\s\w+|[Vv]éase(?:\stambién)?|[Vv]er|[Vv]oir(?:\saussi)?|[Vv]eja"
    r"|[Cc]itado\spor|[Cc]onfer)\s+)"
)
# Four figures that can be a year are one.
BARE_PAGE = rf"(?!{YEAR}(?![-–\d]))\d{{1,4}}(?:[-–]\d{{1,4}})?"
BEGINS = re.compile(rf"[{_CAP}\d¿¡]")
TO_TITLE = re.compile(r"\s*[,:]\s*(?:\((?:eds?|dirs?|coords?)\.?\),\s*)?")
MOST_TITLE = 300
_TO_LINK = re.compile(r"[,.]?\s*(?:available at:?|disponible en:?|doi:?|DOI:?)?\s*\{?")


def links(text: str, end: int) -> tuple[str, str, int]:
    """(DOI, URL, new end) where one stands straight behind a reference."""
    m = _TO_LINK.match(text, end)
    at = m.end() if m else end
    if url := URL.match(text, at):
        within = doi.find(url[0])
        return url[0][slice(*within)] if within else "", url[0], url.end()
    if span := doi.at(text, at):
        return text[slice(*span)], "", span[1]
    return "", "", end
