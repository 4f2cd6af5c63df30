"""How results look to a person at a terminal. Takes the JSON values of the commands; knows no engine."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from store import record_lines

_WIDEST = 96
# The last two turn the direction in which all that follows is shown.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


def harmless(text: str) -> str:
    """A text without the control characters by which a file name or a question could command the terminal."""
    return _CONTROLS.sub("\ufffd", text)


def _file(name: str) -> str:
    """A file's name on one line: a line end in it could forge a line of a list."""
    return re.sub(r"[\t\n\u2028\u2029]", "\ufffd", name)


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def report(said: dict[str, Any], *, whole: bool = True) -> str:
    """The report of `ssc ingest` in a few lines; of one that is not whole nothing is said that is not known yet."""
    lines = []
    for name in ("added", "changed", "renamed", "reread", "records", "removed"):
        if said[name]:
            lines.append(f"{'record changed' if name == 'records' else name}: {len(said[name])}")
            lines += [f"  {_file(source)}" for source in said[name]]
    if whole or said["unchanged"]:
        lines.append(f"unchanged: {len(said['unchanged'])}")
    lines += [f"same content: {_file(d['source'])} is {_file(d['same_as'])}" for d in said["duplicates"]]
    lines += [
        f"nearly the same: {_file(n['source'])} and {_file(n['like'])} ({n['similarity']:.0%})"
        for n in said["near_duplicates"]
    ]
    for failure in said["failed"]:
        lines.append(f"failed: {_file(failure['source'])}: {_file(failure['error'])}")
    for one in said.get("warnings", ()):
        lines.append(f"warning: {_file(one['source'])}: {_file(one['warning'])}")
    if given := said.get("references"):
        matched = len(given["matched"])
        items = _count(given["items"], "reference")
        lines.append(f"references: {_count(matched, 'document')} found in {_file(given['file'])} ({items})")
        lines += [f"  {_file(one['source'])}: {_file(one['error'])}" for one in given["ambiguous"]]
    if whole or said["seconds"]:
        lines.append(f"{_count(said['passages'], 'passage')} embedded in {said['seconds']:.1f} s")
    return "\n".join(lines)


def last_ingest(said: dict[str, Any], progress: str) -> str:
    """What `ssc ingest --last` shows: when it was and how it ended, and its report."""
    began = datetime.fromisoformat(said["began"]).astimezone()
    how = {
        "running": f"is running: {progress}".rstrip(": "),
        "done": "came to its end",
        "interrupted": "was broken off; what was finished is kept, and the same command goes on from there",
    }[said["state"]]
    paths = _file(" ".join(said["arguments"].get("paths", [])))
    known = report(said["report"], whole=said["state"] == "done")
    return f"The ingestion of {paths} that began {began:%Y-%m-%d %H:%M} {how}.\n{known}".rstrip()


def documents(listed: list[dict[str, Any]]) -> str:
    """One line for each document, or what to do with an empty library."""
    if not listed:
        return "The library is empty. Add documents with: ssc ingest PATH"
    lines = []
    for one in listed:
        record = one["record"]
        authors = ", ".join(record_lines.name(a) for a in record.get("author", []))
        year = record.get("issued", {}).get("date-parts", [["n.d."]])[0][0]
        pages = f", {_count(one['pages'], 'page')}" if one["pages"] else ""
        lines.append(f"{one['id'][:8]}  {record.get('title') or _file(one['source'])}")
        about = f"{authors or 'no author'} ({year}) · {record.get('genre', '')} · {one['words']:,} words{pages}"
        lines.append(f"          {about} · {_file(one['source'])}")
    return "\n".join(lines)


def removed(sources: list[str]) -> str:
    """What `ssc remove` took out."""
    return f"Removed: {', '.join(map(_file, sources))}"


_WHENCE = {
    "text": "found in the text", "meta": "from the file's own metadata", "sidecar": "from a reference manager",
    "corrected": "corrected by hand",
}  # fmt: skip


def record(said: dict[str, Any]) -> str:
    """A document's record, a field a line, each with where it comes from."""
    shown = [f"{_file(said['source'])} · {said['id'][:8]}"]
    for key, value, where in record_lines.lines(said["record"], said["whence"]):
        mark = f"  [{_WHENCE[where]}]" if where in _WHENCE else ""
        shown.append(wrapped(f"{key}: {value or '(empty)'}{mark}", "    ", first="  "))
    return "\n".join(shown)


_GONE = {"withdrawn": "withdrawn: the document has left the library", "changed": "withdrawn: these words have changed"}


def answer(
    said: dict[str, Any],
    gone: Mapping[str, str] | None = None,
    *,
    told: Sequence[str] = (),
    numbers: Mapping[str, int] | None = None,
) -> str:
    """An answer with numbered citations and its sources; `gone` are the keys of those that no longer stand, each with
    what has become of it ("withdrawn", "changed"). Statements that were `told` already are left out, and the citations
    that got `numbers` keep them."""
    by_key = {e["key"]: e for e in said["evidence"]}
    given = dict(numbers or {})
    lines: list[str] = [wrapped(said["notice"]), ""] if said.get("notice") else []
    if said.get("history") and said["stand_alone"] != said["question"]:
        lines += [wrapped(f"Understood as: {said['stand_alone']}"), ""]
    statements = [s for s in said["statements"] if s["text"] not in told]
    for i, one in enumerate(statements):
        lines += [
            statement(one, given, by_key),
            *([] if _rows(statements[i : i + 2], by_key) else [""]),
        ]
    for gap in said["gaps"]:
        lines += [wrapped(f"Not in the library: {gap['ask']}", "  "), wrapped(gap["reason"], "  ")]
        for key in gap["nearest"]:
            if key in by_key:
                lines.append(wrapped(f"nearest: “{by_key[key]['quote']}” ({place(by_key[key])})", "    "))
        lines.append("")
    if said["gaps"] and (among := said.get("searched", {})).get("passages"):
        counts = f"{_count(among['documents'], 'document')}, {_count(among['passages'], 'passage')}"
        lines += [f"  Searched: {counts}.", ""]
    if said.get("withheld"):
        lines += ["Withheld, because it did not hold against the evidence:"]
        lines += [wrapped(f"{w['text']} — {w['why']} ({w['checker']})", "    ", first="  - ") for w in said["withheld"]]
        lines.append("")
    for key, number in given.items():
        mark = f" [{_GONE[gone[key]]}]" if gone and key in gone else ""
        # A note of ours belongs behind the statement, but was not known yet when that was told.
        ours = f" {_note(by_key[key])}" if numbers and key in numbers and by_key[key].get("gloss") else ""
        lines.append(wrapped(f"[{number}] {place(by_key[key])}{mark}{ours}", "    ", first=""))
    return "\n".join(lines).rstrip()


def statement(said: dict[str, Any], numbers: dict[str, int], by_key: Mapping[str, dict[str, Any]] | None = None) -> str:
    """A statement with the `numbers` of its citations, which it gives out in order, our notes and the verdict."""
    marks = "".join(f"[{numbers.setdefault(k, len(numbers) + 1)}]" for k in said["citations"])
    quoted = f"“{said['text']}”" if said["support"] == "quoted" else said["text"]
    cited = [by_key[k] for k in said["citations"] if k in by_key] if by_key else []
    return wrapped(" ".join([f"{quoted} {marks}", *(_note(e) for e in cited if e.get("gloss")), *_verdict(said)]))


def _note(evidence: dict[str, Any]) -> str:
    return f"[{evidence['gloss']} — our note]"


def _verdict(statement: dict[str, Any]) -> list[str]:
    """What a checker says of a statement that is no quotation."""
    if statement["support"] == "quoted" or statement.get("checker") in (None, "record"):
        return []
    why = f": {statement['why']}" if statement["why"] else ""
    return [f"[{statement['support']}, {statement['checker']}{why}]"]


def threads(listed: list[dict[str, Any]]) -> str:
    """One line for each conversation, the one last written in first."""
    if not listed:
        return "Nothing was asked yet."
    lines = [
        f"{t['id'][:8]}  {_day(t['created'])}  {_count(t['turns'], 'question')}  {_file(t['title'])}" for t in listed
    ]
    return "\n".join(lines)


def thread(said: dict[str, Any], gone: Sequence[Mapping[str, str]]) -> str:
    """A conversation with its answers as they were given; `gone[i]` is what no longer stands of the answer `i`."""
    lines = [f"{_file(said['title'])} ({said['id'][:8]})", ""]
    for turn, lost in zip(said["turns"], gone, strict=True):
        lines += [
            wrapped(f"> {_file(turn['question'])}", "  "),
            f"  {_day(turn['asked'])} · {turn['answer']['id']}",
            "",
        ]
        lines += [answer(turn["answer"], lost), ""]
    return "\n".join(lines).rstrip()


def replay(said: dict[str, Any], kept: dict[str, Any]) -> str:
    """What a repetition found: that it is the same answer, or what changed, with the answer that is given now."""
    lines = [wrapped(f"> {_file(kept['question'])}", "  "), ""]
    lines += ["The same answer." if said["same"] else "Not the same answer.", ""]
    for change in said["changes"]:
        lines.append(f"{change['what']}:")
        lines += [
            wrapped(f"{sign} {_said(change[side])}", "    ", first="  ")
            for sign, side in (("-", "before"), ("+", "after"))
            if change[side] is not None
        ]
    if not said["same"]:
        lines += ["", "The answer now:", "", answer(said["answer"])]
    return "\n".join(lines).rstrip()


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _day(time: str) -> str:
    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}" if time else ""


def _rows(two: list[dict[str, Any]], by_key: dict[str, Any]) -> bool:
    """Whether two statements quote rows of one table, which stand one below the other."""
    cited = [by_key[s["citations"][0]] for s in two if s["citations"]]
    tables = {(e["document"]["id"], e["locator"]["section"]) for e in cited if e["locator"]["kind"] == "table"}
    one = len(cited) == 2 and len(tables) == 1 and all(e["locator"]["kind"] == "table" for e in cited)
    return one and cited[1]["found_by"] != "header"


def place(evidence: dict[str, Any]) -> str:
    """Who, what, when and where, in one line."""
    document, locator = evidence["document"], evidence["locator"]
    if locator["kind"] == "record" and evidence["found_by"] == "count":
        return "The library's records"
    authors = document["authors"]
    who = f"{authors[0]} et al." if len(authors) > 3 else " & ".join(authors)
    parts = [f"{who or 'no author'} ({document['year'] or 'n.d.'})", document["title"] or _file(document["source"])]
    if locator["kind"] == "record":
        whence = _WHENCE.get(evidence["found_by"], "")
        parts.append("from the library's records" + (f", {whence}" if whence else ""))
    elif locator["pages"]:
        pages = ", ".join(map(str, locator["pages"]))
        parts.append(f"p. {', '.join(locator['labels'])} (PDF {pages})" if locator["labels"] else f"PDF page {pages}")
    elif locator["labels"]:
        parts.append(f"p. {', '.join(locator['labels'])}")
    if locator["note"]:
        parts.append(f"n. {locator['note']}")
    elif locator["section"]:
        parts.append(
            f"§ {locator['section'].rstrip(':')}" + (f", ¶ {locator['paragraph']}" if locator["paragraph"] else "")
        )
    elif locator["paragraph"]:
        parts.append(f"¶ {locator['paragraph']}")
    return ". ".join([*parts, *_whose(evidence)])


_FORCE = {"recommends": "a recommendation", "reports": "reported, not asserted", "asks": "a question"}


def _whose(evidence: dict[str, Any]) -> list[str]:
    """Whose words they are, after which work, and what they are but plain assertions."""
    said = []
    if not evidence["author_says"]:
        said.append(f"words of {evidence['speaker']}")
    elif evidence.get("force") in _FORCE:
        said.append(_FORCE[evidence["force"]])
    if evidence.get("original"):
        said.append(f"after {textwrap.shorten(evidence['original'], 120, placeholder='…')}")
    if evidence.get("as_of"):
        said.append(f"figure for {evidence['as_of']}")
    if evidence.get("examples_only"):
        said.append("examples, not a full list")
    return said


def _told(named: dict[str, Any]) -> str:
    """A citation in a line: "short form, p. 12: Osei, Clinics of hope (2014)"."""
    cited = f", p. {named['pages']}" if named["pages"] else ""
    if named["work"] is None:
        return f"unresolved{cited}: {named['as_cited']} ({named['why']})"
    work = named["work"]
    whole = ", ".join([*work["authors"], work["title"] or work["reference"]])
    return f"{named['rule']}{cited}: {whole}" + (f" ({work['year']})" if work["year"] else "")


def show(said: dict[str, Any]) -> str:
    """A document as text, its headings marked and its places at the side."""
    title = said["record"].get("title") or _file(said["source"])
    whole = record(said)
    lines = [whole, ""] if said["whole"] else [title, f"{_file(said['source'])} · {said['id'][:8]}", ""]
    lines += [f"note: {w}" for w in said["warnings"]]
    for block in said["blocks"]:
        mark = {"heading": "# ", "list": "- ", "quote": "> "}.get(block["kind"], "")
        if any(c.isalnum() for c in block["item"]):
            mark = f"{block['item']} "
        if block["note"]:
            mark = f"[{block['note']}] "
        lines += [wrapped(f"{mark}{block['text']}"), ""]
        if block.get("called_after"):
            lines += [wrapped(f"called after: …{block['called_after']}", "    "), ""]
        for quoted in block.get("quotations", ()):
            lines += [wrapped(f"quotes: {quoted}", "    "), ""]
        for named in block.get("works", ()):
            lines += [wrapped(_told(named), "    "), ""]
    return "\n".join(lines).rstrip()


def doctor(said: dict[str, Any]) -> str:
    """Findings, each with what to do."""
    lines = ["Made the search index anew."] if said["rebuilt"] else []
    if said["swept"]:
        lines.append(f"Swept {said['swept']} strays.")
    lines += [f"{f['message']} {f['remedy']}".rstrip() for f in said["findings"]]
    return "\n".join(lines) or "The library is sound."


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A text in lines of the terminal's width, indented; the first one otherwise where that is given."""
    return textwrap.fill(
        text,
        min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
