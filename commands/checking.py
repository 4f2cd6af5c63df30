"""`ssc check`: the quotations of a draft against the library."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, SOME_FAILED, AddCommand, open_library, write
from settings import Settings

if TYPE_CHECKING:
    from store.documents import PagedText

ReadDraft = Callable[[Path], "PagedText"]
_SAID = {"exact": "exact", "differs": "DIFFERS", "elsewhere": "ELSEWHERE", "absent": "ABSENT"}


def add(command: AddCommand, read_draft: ReadDraft) -> None:
    """Put the command on the command line; `read_draft` reads a file as ingestion does."""
    text = "Check the quotations of a draft against the library."
    sub = command("check", lambda arguments, chosen: _check(arguments, chosen, read_draft), text)
    sub.add_argument("draft", metavar="NOTE", help="a .docx, .md, .txt, .html or .pdf")


def _check(arguments: argparse.Namespace, chosen: Settings, read_draft: ReadDraft) -> int:
    from assistant.draft_check import check_draft

    draft = read_draft(Path(arguments.draft))
    with open_library(chosen) as library:
        found = check_draft(draft, library)
    said = {
        "draft": arguments.draft,
        "quotations": [c.to_json() for c in found.checked],
        "short": list(found.short),
        "unread": list(found.unread),
    }
    if arguments.json:
        write(said)
    else:
        import terminal

        print(terminal.harmless("\n".join(_lines(said))))
    return SOME_FAILED if found.unread or any(c.verdict != "exact" for c in found.checked) else DONE


def _lines(said: Mapping[str, Any]) -> list[str]:
    from terminal import place, wrapped

    lines: list[str] = []
    for one in said["quotations"]:
        lines.append(wrapped(f"{_SAID[one['verdict']]}: “{one['text']}”", "  ", first=""))
        if one["why"]:
            lines.append(wrapped(one["why"], "  "))
        if one["verdict"] == "differs":
            shown = " ".join(_marked(d["kind"], d["text"].rstrip()) for d in one["differences"])
            lines.append(wrapped(f"the draft's {{-words-}}, the library's {{+words+}}: {shown}", "  "))
        for quote in one["found"][:1]:
            lines.append(wrapped(place({**quote, "found_by": "", "original": None, "author_says": True}), "  "))
        lines.append("")
    counts = {v: sum(c["verdict"] == v for c in said["quotations"]) for v in _SAID}
    lines.append(", ".join(f"{n} {v}" for v, n in counts.items()) + ".")
    for begun in said["unread"]:
        lines.append(wrapped(f"NOT CHECKED, because it could not be read as a quotation: {begun}…", "  ", first=""))
    if said["short"]:
        short = ", ".join(f"“{words}”" for words in said["short"])
        lines.append(wrapped(f"Not checked, under three words: {short}", "  ", first=""))
    return lines


def _marked(kind: str, text: str) -> str:
    marks = {"same": ("", ""), "library": ("{+", "+}"), "draft": ("{-", "-}")}
    return f"{marks[kind][0]}{text}{marks[kind][1]}"
