"""Six invented works with what styles stumble over, each with a quote of it."""

from __future__ import annotations

from assistant.quotes import Original, Quote
from store.documents import Document, Locator, Name, Record

ARTICLE = Record(
    title="Who lends seed to whom?", authors=(Name("Okoro", "Tamsin"), Name("Böhme", "Jörg")), issued=(2019, 4),
    type="article", container="Journal of Minor Straits", volume="12", issue="3", page="101-118",
    doi="10.5555/straits.2019.3", language="en",
)  # fmt: skip
FIRST = Record(
    title="Kelp banks", authors=(Name("Varga", "Ilse"),), issued=(2018, 5), type="policy brief",
    publisher="Institute for Shallow Seas", language="en",
)  # fmt: skip
SECOND = Record(
    title="Drying sheds", authors=(Name("Varga", "Ilse"),), issued=(2018, 9), type="policy brief",
    publisher="Institute for Shallow Seas", language="en",
)  # fmt: skip
UNDATED = Record(
    title="The boats stay", authors=(Name("Achterberg", "Joran"),), type="op-ed", container="The Lamp", language="en",
)  # fmt: skip
ORGANISATION = Record(
    title="Lights for all", authors=(Name(literal="League of Lamps"),), issued=(2021,), type="report",
    publisher="Tolvar Press", url="https://example.org/lights", language="en",
)  # fmt: skip
POST = Record(
    title="Los huertos de Sarimbo", authors=(Name("Parodi Ñúñez", "Lucinda"),), issued=(2015, 5, 4), type="blog post",
    container="Notas del Sur", url="https://example.org/huertos", language="es",
)  # fmt: skip

RECORDS = (ARTICLE, FIRST, SECOND, UNDATED, ORGANISATION, POST)


def quote_of(
    number: int,
    record: Record,
    *,
    text: str = "We lend what we can.",
    speaker: str = "",
    original: Original | None = None,
    **place: object,
) -> Quote:
    """A quote of a work, in its author's words unless a speaker is named."""
    id_ = f"{number:02x}" * 32
    locator = Locator(id_, 0, len(text), **{"section": "Findings", "paragraph": 2} | place)  # type: ignore[arg-type]
    return Quote(
        key=f"key{number:05}", text=text, locator=locator, document=Document(id_, f"work-{number}.pdf", record),
        speaker=speaker or str(record.authors[0]), author_says=not speaker, original=original,
    )  # fmt: skip


# The article has printed pages, the organisation's report those of its file, the others sections and paragraphs.
PLACES = ({"pages": (9,), "labels": ("109",)}, {}, {}, {}, {"pages": (3, 4)}, {})
QUOTES = tuple(quote_of(i, r, **p) for i, (r, p) in enumerate(zip(RECORDS, PLACES, strict=True)))  # type: ignore[arg-type]
