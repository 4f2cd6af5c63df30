"""What stands before the text of a Markdown file and speaks of it: YAML (`---`), TOML (`+++`) or JSON, pandoc's lines
that begin with "%", and the keys with which a MultiMarkdown file begins.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from ingest import plain_yaml
from ingest.draft import Meta
from ingest.record import names
from ingest.word_set import word_set

_FRONT = re.compile(
    r"\A(?:\ufeff)?(?:---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?P<toml>.*?)\r?\n\+\+\+)"
    r"[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
_JSON = re.compile(r"\ufeff?(?=\{\s*(?:\"|\}))")
_PERCENT = re.compile(r"\A\ufeff?(?:%(?!%)[^\n]*\n(?:[ \t]+\S[^\n]*\n){0,20}){1,3}")
_PERCENT_PART = re.compile(r"(?m)^%")
_HEAD_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>.*)")
_MOST_HEAD_LINES = 60
# The keys of MultiMarkdown and of the site makers that read such a head. A line with another may be text.
_HEAD_KEYS = word_set(
    "title subtitle author authors affiliation date modified keywords tags category slug summary language lang"
    " copyright licence license publisher email comment revision version status url doi bibliography css quoteslanguage"
    " baseheaderlevel htmlheader latexmode latexinput latexfooter latexleader latexbegin bibliostyle css odfheader"
    " xhtmlheader web template journal type genre save_as"
)
# A longer head is no head but a text or a table that begins as one.
_LONGEST = 200_000
_PEOPLE = ("authors", "author", "creator", "creators")
# Obsidian's link: "[[Ama Osei]]", "[[people/osei|Ama Osei]]"; and that of Markdown.
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]\]")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()]{0,500}\)")
# A mark of a note, an address, what is in brackets behind a name, emphasis.
_NO_NAME = re.compile(r"\[\^[^\[\]]{0,40}\]|\^[^^]{0,40}\^|\\?[*_]+|<[^<>]{0,200}>|\([^()]{0,300}\)")


def front_matter(raw: str) -> tuple[Meta, int]:
    """What the front matter says, and where the text begins; nothing and 0 where there is none."""
    for read in (_marked, _json, _percent, _head):
        if found := read(raw):
            return _meta(found[0]), found[1]
    return Meta(), 0


def _meta(said: Mapping[str, object]) -> Meta:
    values = {re.sub(r"[ -]", "_", k.strip().lower()): v for k, v in reversed([*said.items()])}

    def one(*keys: str) -> str:
        return next((v for k in keys if (v := _text(values.get(k)))), "")

    people = next((found for k in _PEOPLE if (found := [*_people(values.get(k))])), [])
    source = one("source")
    return Meta(
        title=_LINK.sub(r"\1", _WIKI.sub(r"\1", one("title"))), authors=tuple(dict.fromkeys(people)),
        date=one("date", "published", "issued"), publisher=one("publisher"),
        container=one("journal", "container", "container_title"),
        url=one("url") or (source if source.startswith(("http://", "https://")) else ""), doi=one("doi"),
        language=one("lang", "language"), licence=one("licence", "license"), kind=one("type", "genre"),
    )  # fmt: skip


def _text(value: object) -> str:
    """The text of a value; of a list that of its first member."""
    if isinstance(value, list):
        value = next((v for v in value if not isinstance(v, list)), None)
    if isinstance(value, Mapping):
        value = value.get("text")
    return " ".join(str(value).split()) if value is not None and not isinstance(value, list | Mapping | bool) else ""


def _people(value: object, depth: int = 0) -> Iterator[str]:
    """The names of authors, given names first, however they are written: in one text, in a list, with their fields."""
    if isinstance(value, str):
        yield from _named(value)
    elif isinstance(value, list) and not depth:
        for v in value:
            yield from _people(v, 1)
    elif isinstance(value, Mapping):
        found = next((v for k in ("name", "literal", "text") if (v := value.get(k))), None)
        if isinstance(found, Mapping):
            value, found = found, found.get("literal") or found.get("name")
        parts = (
            _text(value.get("given") or value.get("first_name")),
            _text(value.get("family") or value.get("last_name")),
        )
        if isinstance(found, str):
            yield from _named(found)
        elif any(parts):
            yield " ".join(p for p in parts if p)
        elif len(value) == 1 and isinstance(next(iter(value.values())), Mapping | list):
            # "- Ama Osei:" with what is said of her below.
            yield from _named(next(iter(value)))


def _named(text: str) -> Iterator[str]:
    """The names in a text: "Ama Osei, Kofi Mensah and Li Wei", "Osei, Ama; Mensah, Kofi", "Osei, Ama"."""
    text = _NO_NAME.sub("", _LINK.sub(r"\1", _WIKI.sub(r"\1", text)))
    for part in text.split(";"):
        part = " ".join(part.split()).strip(" ,")
        # The field says that they are names, as "by" does on a page.
        by = names.has_by(part)
        told = part if by else f"By {part}"
        people = names.byline(told)
        if len(people) > 1 or (by and people):
            yield from (told[a:b] for a, b in people)
        elif part:
            yield names.given_first(part)


def _marked(raw: str) -> tuple[Mapping[str, object], int] | None:
    """YAML, or TOML."""
    m = _FRONT.match(raw)
    if m is None:
        return None
    if m["yaml"] is not None:
        return plain_yaml.read(m["yaml"][:_LONGEST]), m.end()
    return _toml(m["toml"]), m.end()


def _toml(text: str) -> Mapping[str, object]:
    """TOML's keys, and those of the tables in which site makers keep what they do not know themselves."""
    try:
        found = tomllib.loads(text[:_LONGEST].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        # One slip of the pen leaves the other lines as they are.
        lines = (line.partition("=") for line in text.splitlines())
        return {
            k.strip(): v for k, sign, rest in lines if sign and (v := plain_yaml.read(f"x: {rest.strip()}").get("x"))
        }
    within = [t for k in ("params", "extra") if isinstance(t := found.get(k), dict)]
    return {k: v for table in (*within, found) for k, v in table.items()}


def _json(raw: str) -> tuple[Mapping[str, object], int] | None:
    m = _JSON.match(raw)
    if m is None:
        return None
    try:
        found, end = json.JSONDecoder().raw_decode(raw[:_LONGEST], m.end())
    except (ValueError, RecursionError):
        return None
    behind = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(raw, end)
    return (found, behind.end()) if behind and "title" in found else None


def _percent(raw: str) -> tuple[Mapping[str, object], int] | None:
    """Pandoc's "% title", "% authors", "% date", each of which may go on in lines that are indented."""
    m = _PERCENT.match(raw) if raw.lstrip("\ufeff").startswith("%") else None
    if m is None:
        return None
    parts = _PERCENT_PART.split(m[0])[1:]
    # "% of GDP spent on training rose" is the text's first line.
    if len(parts) == 1 and (parts[0].lstrip()[:1].islower() or raw[m.end() :].partition("\n")[0].strip()):
        return None
    title, people, date = [*parts, "", ""][:3]
    if not (title + people).strip():
        return None
    authors = [name for line in people.splitlines() for name in line.split(";") if name.strip()]
    return {"title": title, "author": authors, "date": date}, m.end()


def _head(raw: str) -> tuple[Mapping[str, object], int] | None:
    """MultiMarkdown's "Title: …", "Author: …", down to an empty line.

    One line of it must give the title. Where another has a key that is not known, all are text as well.
    """
    if raw[:6].lstrip("\ufeff").lower()[:5] not in ("title", "autho", "date:"):
        return None
    found: dict[str, object] = {}
    key, end, known = "", 0, True
    for n, line in enumerate(_lines(raw)):
        m = _HEAD_LINE.match(line)
        if not line.strip() or n > _MOST_HEAD_LINES:
            break
        if m and not line[0].isspace():
            key = m["key"].strip().lower().replace(" ", "")
            found.setdefault(key, m["value"].strip())
            known = known and key in _HEAD_KEYS
        elif line[0].isspace() and key:
            found[key] = f"{found[key]} {line.strip()}"
        else:
            return None
        end += len(line)
    return (found, end if known else 0) if found.get("title") else None


def _lines(raw: str) -> Sequence[str]:
    return raw[:_LONGEST].splitlines(keepends=True)[: _MOST_HEAD_LINES + 2]
