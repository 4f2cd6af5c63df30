"""The worst cases of a run as HTML: question, what was said and its verdict, what it rests on, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.takeaway import places
from evals import wording
from evals.reporting.markup import Markup, tag, text
from evals.worst import Loss, expected, losses, verdicts

Json = dict[str, Any]
_MISSING = "Said to be missing"


def case(entry: Json, kinds: Mapping[str, str]) -> Markup:
    """One case; its element has the case's id as `case-ID`."""
    asked, shown = entry["case"], entry["shown"]
    earlier = [text("p", question, class_="soft") for question in asked.get("history", ())]
    return tag(
        "article",
        tag("p", f"{asked['id']} · {asked['kind']} · {entry['set']}", class_="id", dir="auto"),
        *earlier,
        text("h3", asked["question"]),
        tag("ul", *(_loss(one) for one in losses(entry, kinds)), class_="losses"),
        *_shown(entry, shown),
        tag("div", tag("p", "What was asked for", class_="label"), text("p", expected(asked)), class_="expected"),
        class_="case", id=f"case-{asked['id']}",
    )  # fmt: skip


def _loss(one: Loss) -> Markup:
    name = wording.measure(one.measure)
    if one.value is None:
        return tag("li", tag("span", f"{name}: not judged", class_="doubt"), ": ", text("span", one.why))
    why = [": ", text("bdi", one.why)] if one.why else []
    return tag("li", tag("span", f"{name} {wording.value(one.value, 'mean')}", class_="bad"), *why)


def _shown(entry: Json, shown: Json) -> Iterable[Markup]:
    if "error" in shown:
        yield text("p", wording.shown(shown), class_="bad")
        return
    if "quotes" in shown:
        found = [tag("div", _quoted(quote["text"], quote)) for quote in shown["quotes"]]
        yield tag("div", *(found or [tag("p", "No quote was found.", class_="soft")]), class_="side")
        return
    evidence = {one["key"]: one for one in shown["evidence"]}
    for statement, (verdict, why) in zip(shown["statements"], verdicts(entry), strict=True):
        judged = f"Judged {verdict}" if verdict else "Not judged"
        yield _pair(
            "Said", statement, evidence, tag("p", f"Shown as {statement.get('support') or 'it is'}. {judged}",
            ": " if why else ".", text("bdi", why) if why else None, class_="judged"),
        )  # fmt: skip
    for gap in shown["gaps"]:
        said = {"text": f"{gap['ask'].rstrip('.')}: {gap['reason']}", "citations": gap["nearest"]}
        yield _pair(_MISSING, said, evidence, None, held=True)
    for statement in shown.get("withheld", ()):
        why = text("p", statement.get("why", ""), class_="judged")
        yield _pair("Withheld", statement, evidence, why, held=True)


def _pair(name: str, said: Json, evidence: Mapping[str, Json], below: Markup | None, *, held: bool = False) -> Markup:
    cited = [evidence[key] for key in said["citations"] if key in evidence]
    lost = [key for key in said["citations"] if key not in evidence]
    return tag(
        "div",
        tag(
            "div",
            tag("p", name, class_="label"),
            text("p", said["text"], class_="said held" if held else "said"),
            below,
        ),
        tag(
            "div",
            tag("p", "Nearest" if name == _MISSING else "Resting on", class_="label"),
            *(_quoted(one["quote"], one) for one in cited),
            tag("p", f"Cited and not there: {', '.join(lost)}", class_="bad") if lost else None,
            tag("p", "Nothing.", class_="soft") if not (cited or lost) else None,
        ),
        class_="side pair",
    )


def _quoted(quote: str, found: Json) -> Markup:
    document, locator = found["document"], found["locator"]
    place = places.pages(locator) if places.has_pages(locator) else str(locator.get("section") or "")
    where = " · ".join(part for part in (places.title(document), document["source"], place) if part)
    return tag("div", text("blockquote", quote), text("p", where, class_="where"))
