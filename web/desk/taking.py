"""What is taken away from the page: an answer, a thread or a dossier for the clipboard or as a file, made when it is
asked for.

What a browser asks for is checked like anything from outside; what goes wrong is told in a line.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.references import pandoc
from assistant.references.errors import ReferencesMissing
from assistant.references.exporting import Wishes
from assistant.references.styles import LANGUAGES, NAMES, style_of
from assistant.references.word import check_template
from assistant.takeaway import keeping, writing
from assistant.takeaway.values import Dossier, Taken, Thread
from store.errors import SscError
from web import desk_words, people, plain, services
from web.citing import style_of_file

Json = dict[str, Any]
COPY = "copy"
PLAIN, OWN = "plain", "own"
MOST_MB = 5  # of a template or a style of one's own
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".md": "text/markdown",
    ".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems", ".json": "application/json",
}  # fmt: skip
# Names that some systems keep for devices, whatever stands behind the dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted. `answer`: its id, "" for the whole thread or dossier; `form`: a suffix, or `COPY`; `style`: one
    of the names of styles, `PLAIN` or `OWN`, which is what `csl` holds."""

    answer: str
    form: str
    style: str = PLAIN
    language: str = "en"
    annex: bool = False
    template: bytes = b""
    csl: bytes = b""


def request(value: Json) -> Request | None:
    """A request as it came; None where it is none."""
    answer, form = value.get("answer"), value.get("form")
    style, language = value.get("style", PLAIN), value.get("language", "en")
    files = [_file(value.get(name)) for name in ("template", "csl")]
    if not isinstance(answer, str) or form not in (COPY, *_TYPES) or language not in LANGUAGES:
        return None
    template, csl = files
    if style not in (PLAIN, OWN, *NAMES) or template is None or csl is None:
        return None
    return Request(answer, str(form), str(style), str(language), value.get("annex") is True, template, csl)


def _file(value: Any) -> bytes | None:
    """A file as it came; empty for none, None for what is no file or too large."""
    if value is None:
        return b""
    if not isinstance(value, str) or len(value) > MOST_MB * 1_400_000:
        return None
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None


def taken(asked: Request, find: Callable[[], Taken]) -> Json:
    """What `find` gives, or the answer of it that is asked for: for the clipboard {text, html}, else a file {name,
    type, data (base64)}; or {error}. `find` may raise SscError; this never does."""
    try:
        found = find()
        if isinstance(found, Thread):
            found = _answer(found, asked.answer) if asked.answer else found
            if not found.turns:
                return {"error": desk_words.NOT_HERE}
        with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
            wishes = _wishes(asked, Path(folder))
            around = services.around() if asked.form in (COPY, ".docx", ".md") else None
            if asked.form == COPY:
                return {"text": writing.plain(found, wishes, around), "html": writing.rich(found, wishes, around)}
            data = writing.written(found, asked.form, wishes, around, annex=asked.annex)
    except SscError as error:
        return {"error": desk_words.NOT_TAKEN.format(why=error)}
    if isinstance(found, Thread):
        name = file_name(found.title or found.turns[0].question, asked.form)
    else:
        name = file_name(found.title, asked.form, desk_words.UNNAMED_DOSSIER)
    return {"name": name, "type": _TYPES[asked.form], "data": base64.b64encode(data).decode("ascii")}


def kept_dossier(id_: str) -> Dossier:
    """A dossier of this person's, as it is by now. Raises SscError."""
    kept = services.notebook().dossier(id_, people.current().id)
    return replace(keeping.read(kept.content), title=kept.title)


def _answer(thread: Thread, id_: str) -> Thread:
    turns = tuple(turn for turn in thread.turns if turn.answer["id"] == id_)[-1:]
    return Thread(turns[0].question if turns else "", turns)


def _wishes(asked: Request, folder: Path) -> Wishes:
    wishes = Wishes(None, asked.language)
    if asked.style == OWN and asked.csl:
        wishes = replace(wishes, style=style_of_file(asked.csl, desk_words.UI["own_style"], asked.language))
    elif asked.style in NAMES:
        wishes = replace(wishes, style=style_of(asked.style, asked.language))
    if asked.template and asked.form == ".docx":
        check_template(io.BytesIO(asked.template), "that was given")
        wishes = replace(wishes, template=folder / "template.docx")
        (folder / "template.docx").write_bytes(asked.template)
    return wishes


def file_name(title: str, suffix: str, unnamed: str = desk_words.UNNAMED) -> str:
    """A file's name from a title: letters and digits of any script, nothing that a system or a shell could take for
    more than a name. `unnamed` stands for a title that has none."""
    line = plain.line(unicodedata.normalize("NFC", title), 200)
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in line)
    name = "-".join(kept.split())[:60].strip("-")
    if not name or _DEVICE.fullmatch(name):
        name = f"{unnamed}-{name}".strip("-")
    return f"{name}{suffix}"


def missing() -> str:
    """What keeps Word files and styles from being made, in a line; "" for nothing."""
    try:
        pandoc.program()
        style_of(NAMES[0])
    except ReferencesMissing as error:
        return desk_words.NO_PANDOC.format(why=error)
    return ""
