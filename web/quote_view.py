"""From quotes, saved quotes and a checked draft to the plain data that the Quotes page draws. Pure; text only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from web import places, quote_words, view

if TYPE_CHECKING:
    from assistant.collection import Collected
    from assistant.draft_check import CheckedDraft
    from assistant.quotes import Quote
    from assistant.references.cite import Cited
    from store.notebook import SavedQuote

Json = dict[str, Any]


def quote(found: Quote, cited: Cited, saved: Mapping[str, SavedQuote]) -> Json:
    """A quote as a card; `saved` are the saved quotes by their keys, each with one's own note and tags."""
    mine = saved.get(found.key)
    said = found.to_json()
    text = places.quoted(found.text)
    return {
        "key": found.key,
        "text": found.text,
        "marks": [list(span) for span in found.matches],
        "before": found.before,
        "after": found.after,
        "speaker": "" if found.author_says else places.isolated(found.speaker),
        "reported": found.reported,
        "original": original(found),
        "title": places.title(said["document"]),
        "about": places.about(said["document"]),
        "place": places.place(said["locator"], limit=120),
        "differences": [{"raw": d.raw, "shown": d.shown} for d in found.differences if (d.raw + d.shown).strip()],
        "citation": cited.citation,
        "reference": cited.reference,
        "copies": {
            "quote": text,
            "reference": cited.reference,
            "both": f"{text} {cited.citation}\n\n{cited.reference}",
        },
        "sight": view.sight(found.document, (found.locator.start, found.locator.end), found.locator.pages),
        "saved": mine.id if mine else "",
        "comment": mine.comment if mine else "",
        "tags": list(mine.tags) if mine else [],
    }


def original(found: Quote) -> Json | None:
    """The work after which another's words are given."""
    if found.original is None:
        return None
    return {"as_cited": found.original.as_cited, "reference": found.original.reference, "why": found.original.why}


def saved(one: Collected, shown: Quote, cited: Cited) -> Json:
    """A saved quote as a card, with what has become of it."""
    return quote(shown, cited, {shown.key: one.saved}) | {
        "standing": quote_words.STANDING.get(one.standing, ""),
        "gone": one.quote is None,
        **({} if one.quote else {"sight": None}),
    }


def draft(checked: CheckedDraft) -> Json:
    """The quotations of a draft with their verdicts, and how many there are of each."""
    counts = {v: sum(c.verdict == v for c in checked.checked) for v in quote_words.VERDICTS}
    return {
        "counts": [{"name": quote_words.VERDICTS[v], "n": n, "verdict": v} for v, n in counts.items() if n],
        "quotations": [
            {
                "text": one.text,
                "verdict": one.verdict,
                "name": quote_words.VERDICTS[one.verdict],
                "said": one.said,
                "pieces": [list(piece) for piece in one.differences],
                "stands": [_stands(q) for q in one.found[:1]],
            }
            for one in checked.checked
        ],
        "short": list(checked.short),
        "unread": list(checked.unread),
    }


def _stands(found: Quote) -> Json:
    said = found.to_json()
    place = f"{places.about(said['document'])} · {places.place(said['locator'], limit=120)}"
    return {"text": found.text, "title": places.title(said["document"]), "place": place}
