"""Citations of quotes in a style: what stands in the text or the note, and the entry of the list of references.

Made by pandoc's own citation processor, all quotes in one run, so that two works of one author and year are told apart.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.quotes import Quote
from assistant.references import pandoc
from assistant.references.places import beside_page, pages_of
from assistant.references.styles import Style
from assistant.references.wording import genre, secondary, word
from store.documents import Document

API_VERSION = [1, 23]
# As what a blog post is cited whose blog is not named, where a style would leave the place of its name open.
_OF_NO_BLOG = {"abnt": "article-magazine", "chicago-notes": "webpage", "chicago-author-date": "webpage"}
# Kinds of work that every style tells from the form of the reference.
SAYS_NOTHING = frozenset({"article", "report", "document", "book chapter"})
# Pages that a style may write in its own way; every other label stands as it is printed.
_NUMBERS = re.compile(r"[0-9]+(?:–[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Cited:
    """How a quote is cited: `citation` in the text ("(Osei, 2019, p. 4)") or as a note, `reference` in the list."""

    citation: str
    reference: str


def cite(quotes: Sequence[Quote], style: Style) -> tuple[Cited, ...]:
    """Each quote's citation and reference. Raises ReferencesMissing, ReferencesFailed."""
    if not quotes:
        return ()
    # A style of notes gives a work in full at its first mention only; here each quote stands alone.
    works = as_works([q.document for q in quotes])
    names = [f"{identity(work)}{f'-{i}' if style.in_notes else ''}" for i, work in enumerate(works)]
    blocks = [{"t": "Para", "c": [citation_of(q, style, name)]} for q, name in zip(quotes, names, strict=True)]
    items = {name: item_of(work, name, style) for work, name in zip(works, names, strict=True)}
    made = processed(blocks, list(items.values()), style)
    entries: dict[str, str] = {}
    shown: list[str] = []
    for block in made["blocks"]:
        if block["t"] == "Para":
            shown.append(_without_note(block["c"]))
        elif block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                entries[entry["c"][0][0].removeprefix("ref-")] = pandoc.plain(entry["c"][1]).strip()
    return tuple(Cited(said, entries.get(name, "")) for name, said in zip(names, shown, strict=True))


def processed(blocks: Sequence[dict[str, Any]], items: Sequence[dict[str, Any]], style: Style) -> dict[str, Any]:
    """A document with citations of CSL-JSON items as pandoc's JSON, they and the list of references in a style."""
    document = {
        "pandoc-api-version": API_VERSION,
        "meta": {"lang": {"t": "MetaString", "c": style.locale}, "link-citations": {"t": "MetaBool", "c": False}},
        "blocks": list(blocks),
    }
    with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
        bibliography = Path(folder) / "references.json"
        bibliography.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
        csl = Path(folder) / "style.csl"
        csl.write_bytes(style.csl)
        made = pandoc.run(document, "json", ["--citeproc", f"--csl={csl}", f"--bibliography={bibliography}"])
    done: dict[str, Any] = json.loads(made)
    return done


def identity(document: Document) -> str:
    """By what a work is called within one run; of documents that are one work that of any of them (`as_works`)."""
    return f"d{document.id[:16]}"


def as_works(documents: Sequence[Document]) -> list[Document]:
    """For each of some documents the one that stands for its work: the last of them that is the same file, or has the
    same record and source. Two states of a file, or of its record, would else be cited as two works of one year."""
    of: dict[object, int] = {}
    work = list(range(len(documents)))

    def root(i: int) -> int:
        while work[i] != i:
            i = work[i]
        return i

    for i, document in enumerate(documents):
        described = json.dumps(document.record.to_csl(), sort_keys=True), document.source
        for mark in (document.id, described):
            work[root(of.setdefault(mark, i))] = i
            of[mark] = i
    return [documents[root(i)] for i in range(len(documents))]


def item_of(document: Document, name: str, style: Style) -> dict[str, Any]:
    """The CSL-JSON item of a document under a name of this run. One without a title is called by its file's name."""
    item = {"title": Path(document.source).stem} | document.record.to_csl() | {"id": name}
    if kind := item.pop("genre", ""):
        item |= {} if kind in SAYS_NOTHING else {"genre": genre(kind, style.name, style.language)}
    if item["type"] == "post-weblog" and "container-title" not in item:
        item["type"] = _OF_NO_BLOG.get(style.name, item["type"])
    if style.name == "abnt" and item["type"] == "report" and "publisher" not in item:
        item["type"] = _OF_NO_BLOG["abnt"]  # one without a publisher would lose its date
    authors = [a.get("literal") for a in item.get("author", ())]
    if style.name == "apa" and item.get("publisher") and authors == [item["publisher"]]:
        del item["publisher"]  # who is author and publisher is named once
    return item


def citation_of(quote: Quote, style: Style, name: str) -> dict[str, Any]:
    """The citation of a quote as pandoc's inline: who is quoted in it, the work by its name in this run, the place."""
    page = pages_of(quote.locator)
    beside = beside_page(quote.locator, style.language)
    if _NUMBERS.fullmatch(page):
        place = f", {page}"
    else:
        # Braces, or pandoc would read a page, or a range of pages, out of what stands here.
        called = word("pages" if len(quote.locator.labels) > 1 else "page", style.language)
        place = "{}" + (f", {called} {page}" if page else "")
    place += f", {beside}" if beside else ""
    citation = {
        "citationId": name,
        "citationPrefix": pandoc.words(at_second_hand(quote, secondary(style.name, style.language))),
        "citationSuffix": pandoc.words(place),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], [{"t": "Str", "c": "…"}]]}


def at_second_hand(quote: Quote, said: str) -> str:
    """Who is quoted, after which work, and what is `said` for "quoted in"; "" for the author's own words, in which he
    may report what another says."""
    if quote.author_says or quote.reported:
        return ""
    original = quote.original
    if original and original.authors and original.year and _names(" & ".join(original.authors), quote.speaker):
        names = f"{original.authors[0]} et al." if len(original.authors) > 2 else " & ".join(original.authors)
        page = f", p. {original.page}" if original.page else ""
        return f"{names}, {original.year}{page}, {said}"
    work = original.as_cited if original else ""
    named = work if work and _names(work, quote.speaker) else ", ".join(filter(None, [quote.speaker, work]))
    return f"{named}, {said}"


def _names(work: str, speaker: str) -> bool:
    """Whether a work as it is cited names who speaks."""
    family = speaker.split(" et al.")[0].split(" & ")[0].split()[-1:]
    return bool(family) and re.search(rf"(?<!\w){re.escape(family[0])}(?!\w)", work) is not None


def _without_note(inlines: Sequence[dict[str, Any]]) -> str:
    """What a citation says, in the text or in its note."""
    return pandoc.plain(inlines).strip()
