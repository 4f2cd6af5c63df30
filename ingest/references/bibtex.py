"""BibTeX and BibLaTeX files to CSL-JSON items, by bibtexparser; LaTeX in their values is decoded by `latex`.

Fields follow the mapping of Zotero's translators (https://github.com/zotero/translators, BibTeX.js). Attachments are
read as Zotero, Better BibTeX, JabRef and Mendeley write them. No file that a value names is opened.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ingest.record.dates import month_of
from ingest.references.entries import Broken, Entries, Entry, period
from ingest.references.latex import Latex

if TYPE_CHECKING:
    from bibtexparser.model import Block

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter",
    "bookinbook": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "techreport": "report", "report": "report",
    "manual": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "inreference": "entry-encyclopedia",
    "dataset": "dataset", "software": "software", "video": "motion_picture", "movie": "motion_picture",
    "periodical": "periodical",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "editora": "collection-editor",
}  # fmt: skip
# The first that an entry has of several fields for one.
_FIELDS: dict[str, tuple[str, ...]] = {
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle", "blogtitle", "websitetitle"),
    "container-title-short": ("shortjournal",), "title-short": ("shorttitle",), "collection-title": ("series",),
    "publisher": ("publisher", "institution", "school", "organization"), "publisher-place": ("location", "address"),
    "volume": ("volume",), "number-of-volumes": ("volumes",), "issue": ("issue",), "edition": ("edition",),
    "chapter-number": ("chapter",), "number-of-pages": ("pagetotal",), "ISBN": ("isbn",), "ISSN": ("issn",),
    "DOI": ("doi",), "URL": ("url",), "language": ("language", "langid"), "license": ("copyright", "rights", "license"),
    "abstract": ("abstract",), "keyword": ("keywords",), "note": ("note", "annotation"), "genre": ("type",),
    "event-title": ("eventtitle",), "event-place": ("venue",), "version": ("version",),
}  # fmt: skip
_VERBATIM = {"DOI", "URL", "ISBN", "ISSN"}
_COMMAND = re.compile(r"^\\(?:url|href|nolinkurl|doi)\s*\{([^{}]*)\}?$")
_ESCAPED = re.compile(r"\\([_%&#$~{}\\])")
_DATE = re.compile(r"(?P<first>[\d-]*)[~?%]*(?:/(?P<last>[\d-]*)[~?%]*)?")
# Characters for which abbreviations may stand, in a value and in all of them.
_MOST_IN_ONE, _MOST_WRITTEN_OUT = 20_000, 5_000_000
_UNSPLIT = re.compile(r"(?<!\\);")
_UNSPLIT_PART = re.compile(r"(?<!\\):")


def read(text: str) -> Entries:
    """The entries of a file. Never raises; what cannot be read is counted in `broken`, with its line."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry as BibEntry
    from bibtexparser.model import ExplicitComment, ImplicitComment, Preamble, String

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would say is said by `broken`
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    found: list[Entry] = []
    broken: list[Broken] = []
    library = parse_string(text, parse_stack=[])
    abbreviations, latex = _Abbreviations(), Latex()
    for one in library.strings:
        abbreviations.take(one.key, one.value)
    for block in library.blocks:
        entry = _entry_in(block)
        if isinstance(entry, BibEntry):
            values = {f.key.lower(): abbreviations.joined(str(f.value)) for f in entry.fields}
            whole = {k: v for k, v in values.items() if v is not None}
            if len(whole) == len(values):
                found.append(_entry(entry.entry_type.lower(), entry.key, whole, latex))
            else:
                broken.append(Broken(_line(block), "its abbreviations stand for too much"))
        elif not isinstance(block, (ExplicitComment, ImplicitComment, Preamble, String)):
            broken.append(Broken(_line(block)))
    return Entries(tuple(found), tuple(broken))


def _line(block: Block) -> int:
    return block.start_line + 1 if block.start_line is not None else 0


def _entry_in(block: Block) -> Any:
    """The entry of a block, also of one whose key or field comes twice: it can be read all the same."""
    return getattr(block, "ignore_error_block", None) or block


class _Abbreviations:
    """What a file's @string entries stand for. A few that name each other can stand for more than any memory holds."""

    def __init__(self) -> None:
        self._texts: dict[str, str | None] = {}
        self._left = _MOST_WRITTEN_OUT

    def take(self, key: str, value: str) -> None:
        self._texts[key.lower()] = self.joined(value)

    def joined(self, value: str) -> str | None:
        """A value without its outer braces or marks; pieces joined by # put together, abbreviations written out.

        None where that is too long.
        """
        parts, long = [], 0
        for piece in _pieces(value):
            if not _is_word(piece):
                parts.append(_unclosed(piece))
                continue
            text = self._texts.get(piece.lower(), piece)
            long += len(text or "")
            if text is None or long > _MOST_IN_ONE:
                return None
            parts.append(text)
        self._left -= long
        return "".join(parts).strip() if self._left >= 0 else None


def _pieces(value: str) -> list[str]:
    """A value cut at each # that stands outside braces and quotation marks."""
    pieces, depth, quoted, at = [], 0, False, 0
    for i, c in enumerate(value):
        if c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
        elif c == '"' and depth == 0:
            quoted = not quoted
        elif c == "#" and depth == 0 and not quoted:
            pieces.append(value[at:i].strip())
            at = i + 1
    return [*pieces, value[at:].strip()]


def _is_word(piece: str) -> bool:
    return bool(piece) and piece[0] not in '{"' and not piece.isdigit()


def _unclosed(piece: str) -> str:
    piece = piece.strip()
    if len(piece) >= 2 and piece[0] + piece[-1] in ("{}", '""'):
        return piece[1:-1]
    return piece


def _entry(kind: str, cited_as: str, values: Mapping[str, str], latex: Latex) -> Entry:
    plain = latex.plain
    kind = _TYPES.get(kind, "document")
    if kind == "article-journal":
        kind = _SUBTYPES.get(values.get("entrysubtype", "").lower(), kind)
    item: dict[str, Any] = {"type": kind} | ({"citation-key": cited_as.strip()} if cited_as.strip() else {})
    for key, names in _FIELDS.items():
        raw = next((values[n] for n in names if values.get(n)), "")
        if raw:
            item[key] = _ESCAPED.sub(r"\1", _COMMAND.sub(r"\1", raw.strip("{}"))) if key in _VERBATIM else plain(raw)
    if title := plain(values.get("title", "")):
        subtitle = plain(values.get("subtitle", ""))
        item["title"] = f"{title}: {subtitle}" if subtitle else title
    if number := plain(values.get("number", "")):
        item["issue" if kind.startswith("article") and "issue" not in item else "number"] = number
    if pages := plain(values.get("pages", "")):
        item["page"] = re.sub(r"\s*[-–—]+\s*", "–", pages)
    for field, key in _NAMES.items():
        if people := _people(values.get(field, ""), plain):
            item[key] = people
    if date := _date(values, plain):
        item["issued"] = date
    for field, key in (("urldate", "accessed"), ("eventdate", "event-date"), ("origdate", "original-date")):
        if date := period(*_span(values.get(field, ""))):
            item[key] = date
    return Entry(item, _attachments(values.get("file", "")))


def _people(value: str, plain: Callable[[str], str]) -> list[dict[str, str]]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    people = []
    for one in split_multiple_persons_names(value) if value.strip() else []:
        one = one.strip()
        if one.lower() == "others":
            continue
        if _is_group(one):
            people.append({"literal": plain(one)})
            continue
        name = parse_single_name_into_parts(one, strict=False)
        family = plain(" ".join((*name.von, *name.last)))
        given, suffix = plain(" ".join(name.first)), plain(" ".join(name.jr))
        if not given and not suffix and not name.von:
            people.append({"literal": family})
        elif family or given:
            parts = (("family", family), ("given", given), ("suffix", suffix))
            people.append({k: v for k, v in parts if v})
    return people


def _is_group(name: str) -> bool:
    """Whether a name is in braces as a whole: a name that is not to be taken apart."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for i, c in enumerate(name):
        depth += (c == "{") - (c == "}")
        if depth == 0:
            return i == len(name) - 1
    return False


def _date(values: Mapping[str, str], plain: Callable[[str], str]) -> dict[str, Any] | None:
    if date := period(*_span(values.get("date", ""))):
        return date
    year = re.search(r"\d{4}", plain(values.get("year", "")))
    if year is None:
        return None
    month_text = plain(values.get("month", ""))
    words = re.findall(r"\d+|[^\W\d_]+", month_text)
    numbers = [w for w in words if w.isdigit()]
    month = next((m for w in words if (m := month_of(w))), 0) or (int(numbers[0]) if numbers else 0)
    days = numbers if month and not (numbers and int(numbers[0]) == month) else numbers[1:]
    day = plain(values.get("day", "")) or (days[0] if days else "")
    return period([year[0], *([month] if month else []), *([day] if month and day else [])], [])


def _span(value: str) -> tuple[list[str], list[str]]:
    """The first and the last day of an ISO date or a range of two."""
    m = _DATE.fullmatch(value.strip("{} "))
    if m is None:
        return [], []
    return (m["first"] or "").split("-"), (m["last"] or "").split("-")


def _attachments(value: str) -> tuple[str, ...]:
    """The paths of "name:path:type;…" (Zotero, JabRef, Mendeley) or "path;path" (Better BibTeX)."""
    paths = []
    value = value.replace("$\\backslash$", "\\").replace("{\\_}", "_")
    for one in _UNSPLIT.split(value):
        parts = _UNSPLIT_PART.split(one)
        path = ":".join(parts[1:-1]) if len(parts) >= 3 else one
        path = re.sub(r"\\([:;_&%#$ ])", r"\1", path.strip().strip("{}"))
        if path:
            paths.append(re.sub(r"\\\\", r"\\", path))
    return tuple(paths)
