"""Answers about invented works, as the notebook keeps them, and files read back by programs that are not ours."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt

from assistant.answer import Answer, Evidence, Gap, Statement
from assistant.takeaway.values import Asked, Thread
from store.documents import Document, Locator, Name, Record
from tests.assistant.works_to_cite import ARTICLE, FIRST

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = (
    "[x](http://evil.invalid) ![p](http://evil.invalid/p.png) <script>alert(1)</script> <b>&amp;</b> $x$ \\(y\\) @key "
    "[^1] [^1]: z ~~s~~ `c` *e* **f** _g_ | a | b \\ www.evil.invalid evil@evil.invalid http://evil.invalid -- ... "
    "{=html} #h :smile: ^[n] H~2~O"
)
ARABIC = "التعاون بين بلدان الجنوب ليس بديلاً عن UNDP في عام 2020."
ARABIC_RECORD = Record(
    title="خارطة الطريق", authors=(Name("الكحلوت", "غسان"),), issued=(2020,), type="report", language="ar"
)


def evidence(key: str, quote: str, record: Record = ARTICLE, *, source: str = "", **more: Any) -> Evidence:
    """Evidence on page 9 (printed 109) of a work, unless `more` says otherwise."""
    place = {"pages": (9,), "labels": ("109",), "section": "Findings", "paragraph": 2, "kind": "body"}
    place |= more.pop("place", {})
    id_ = hashlib.sha256(record.title.encode()).hexdigest()
    locator = Locator(id_, 10, 10 + len(quote), **place)  # type: ignore[arg-type]
    document = Document(id_, source or f"{record.type}.pdf", record)
    return Evidence(key, quote, locator, document, more.pop("speaker", str(record.authors[0])), **more)


def answer(
    statements: list[Statement], found: list[Evidence], gaps: tuple[Gap, ...] = (), withheld: tuple[Statement, ...] = ()
) -> dict[str, Any]:
    return Answer(
        id="a1", question="Who lends seed?", history=(), stand_alone="Who lends seed?", statements=tuple(statements),
        gaps=gaps, evidence=tuple(found), model="extractive", generation=1, withheld=withheld, searched=(5, 151),
    ).to_json()  # fmt: skip


def quoting(*found: Evidence, **more: Any) -> dict[str, Any]:
    """An answer that quotes each piece of evidence."""
    return answer([Statement(e.quote, (e.key,)) for e in found], list(found), **more)


def thread(*answers: dict[str, Any], title: str = "Seed") -> Thread:
    return Thread(title, tuple(Asked(a["question"], a, "2026-03-04T05:06:07+00:00") for a in answers))


SEED = evidence("seedseed", "Neighbours lend seed to whoever asks.")
KELP = evidence(
    "kelpkelp", "“We dry it first,” she says.", FIRST, speaker="Ada Merrow", author_says=False,
    original="Merrow 1990, p. 4", place={"pages": (), "labels": (), "kind": "footnote", "note": "14"},
)  # fmt: skip
FEW = Gap("what it costs", "No passage gives a sum.", ("kelpkelp",))
HELD = Statement("It costs a fortune.", ("seedseed",), "unsupported", "The source gives no sum.", "words")


class Docx:
    """A Word file read as XML."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            self.parts = {name: opened.read(name) for name in opened.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.notes = etree.fromstring(self.parts["word/footnotes.xml"])

    def paragraphs(self, style: str = "") -> list[Any]:
        return [p for p in self.body.iter(f"{W}p") if not style or _style(p) == style]

    def lines(self, style: str = "") -> list[str]:
        return [text_of(p) for p in self.paragraphs(style)]

    def quoted(self) -> list[str]:
        """The words set as a source's in each statement, with what has no style of its own (line breaks)."""
        found = ["".join(text_of(r) for r in p.iter(f"{W}r") if _is_quoted(r)) for p in self.paragraphs("Statement")]
        return [words for words in found if words]

    def footnotes(self) -> list[str]:
        """The text of each footnote in the order of the marks in the body."""
        by_id = {n.get(f"{W}id"): text_of(n).strip() for n in self.notes.iter(f"{W}footnote")}
        return [by_id[r.get(f"{W}id")] for r in self.body.iter(f"{W}footnoteReference")]

    def leads_out(self) -> list[str]:
        """Whatever would make a program look elsewhere: links, pictures, fields, relations to other places."""
        tags = {f"{W}{t}" for t in ("hyperlink", "instrText", "fldSimple", "drawing", "object", "altChunk")}
        found = [e.tag for root in (self.body, self.notes) for e in root.iter() if e.tag in tags]
        return found + [n for n, part in self.parts.items() if n.endswith(".rels") and b"External" in part]


def _is_quoted(run: Any) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    bare = any(run.find(f"{W}{tag}") is not None for tag in ("br", "softHyphen", "noBreakHyphen"))
    return bare or (style is not None and style.get(f"{W}val") == "QuotedWords")


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def text_of(element: Any) -> str:
    signs = {f"{W}br": "\n", f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
    return "".join(signs.get(e.tag, e.text or "") for e in element.iter(f"{W}t", *signs))


def drawn(markdown: str) -> tuple[list[str], set[str]]:
    """The paragraphs and headings of Markdown as CommonMark has them, a hard break as a new line; and all kinds of
    token that are neither text nor a plain block."""
    lines, kinds = [], set()
    for token in MarkdownIt().parse(markdown):
        if token.type == "html_block" and re.fullmatch(r'(<div dir="rtl">|</div>)\n?', token.content):
            continue
        kinds.add(token.type)
        if token.children is None:
            continue
        kinds |= {child.type for child in token.children}
        lines.append("".join("\n" if c.type == "hardbreak" else c.content for c in token.children))
    plain = {
        "inline", "text", "hardbreak", "softbreak", "strong_open", "strong_close", "em_open", "em_close",
        "paragraph_open", "paragraph_close", "heading_open", "heading_close", "blockquote_open", "blockquote_close",
        "text_special",
    }  # fmt: skip
    return lines, kinds - plain
