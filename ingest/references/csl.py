"""CSL-JSON items to records (https://docs.citationstyles.org/en/stable/specification.html, appendix III and IV).

An item may say anything: what is no CSL is passed over, what the record has no field for is kept in its `extra`, and so
is what a field holds less of (a range of dates, a particle of a name, a type of item that is none of ours).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.decode import sound
from ingest.errors import EditError
from ingest.language import code_of
from ingest.record import doi, edits
from ingest.record.dates import on_the_calendar, whole_date
from ingest.record.kinds import label_of
from store.documents import DocumentType, Name, Record
from store.layers import TYPES

Item = Mapping[str, Any]

_PLAIN = {
    "title": "title", "publisher": "publisher", "container-title": "container", "volume": "volume", "issue": "issue",
    "page": "page", "DOI": "doi", "URL": "url", "license": "licence",
}  # fmt: skip
_TYPES: dict[str, DocumentType] = {
    "article-journal": "article", "article": "article", "article-newspaper": "article", "article-magazine": "article",
    "paper-conference": "article", "review": "article", "review-book": "article", "post-weblog": "blog post",
    "report": "report", "chapter": "book chapter", "entry-encyclopedia": "book chapter", "speech": "speech",
}  # fmt: skip
_OTHER_TYPES = ("book", "webpage", "thesis", "document", "manuscript", "pamphlet", "interview", "broadcast")
# What Record.to_csl writes for a type; another type of item is kept beside it.
_WRITTEN = {name: Record(type=name).to_csl()["type"] for name in TYPES}  # type: ignore[arg-type]
_NAMED = {*_PLAIN, "author", "issued", "type", "genre", "language"}
_PARTICLES = ("dropping-particle", "non-dropping-particle")
# The rich text that the format allows in titles.
_MARKUP = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_MOST = 20_000
_ADDRESS = re.compile(r"(?:https?|ftps?)://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_LAST_YEAR = 9999
# Months from 13 on are seasons: 13 to 16 in CSL, 21 to 24 in EDTF.
_SEASONS = (*range(13, 17), *range(21, 25))


def says_something(item: object) -> bool:
    """Whether a value of JSON is an item that gives at least one field of a record."""
    if not isinstance(item, dict):
        return False
    return any(item.get(key) for key in _NAMED - {"type"}) or item.get("type") in (*_TYPES, *_OTHER_TYPES)


def unread(item: Item) -> tuple[str, ...]:
    """The fields that hold something of which nothing can be understood, in the words of the format."""
    plain = [key for key in (*_PLAIN, "language") if _given(item.get(key)) and not _plain(key, item[key])]
    authors = ["author"] if _given(item.get("author")) and not _names(item["author"])[0] else []
    return (*plain, *authors, *(["issued"] if _is_no_date(item.get("issued")) else []))


def _names_it(identity: object) -> bool:
    """Whether an item's id is the name by which its program knows it (a key, an address), and no number of a list."""
    return isinstance(identity, str) and re.search(r"[^\W\d_]", identity) is not None


def _given(value: object) -> bool:
    return value not in (None, "", [], {})


def _is_no_date(value: object) -> bool:
    """Whether a value is no date, nor words in the place of one ("in press") as the format allows them."""
    if not _given(value):
        return False
    if any(not on_the_calendar(date) for date in _dates(value)):
        return True
    return not _date(value)[0] and (
        not isinstance(value, dict) or not any(_text(value.get(key)) for key in ("raw", "literal", "season"))
    )


def record_of(item: Item) -> Record:
    """The record that an item gives; empty where it gives nothing that can be understood. Never raises."""
    left_out = unread(item)
    fields: dict[str, Any] = {}
    for key, name in _PLAIN.items():
        if text := _plain(key, item.get(key)):
            fields[name] = text
    extra = {str(k): v for k, v in item.items() if k not in _NAMED and _given(v) and (k != "id" or _names_it(v))}
    authors, whole = _names(item.get("author"))
    if not whole and "author" not in left_out:
        extra["author"] = item["author"]
    issued, whole = _date(item.get("issued")) if "issued" not in left_out else ((), True)
    if not whole:
        extra["issued"] = item["issued"]
    language = _text(item.get("language"))
    if language and not (code := code_of(language)):
        extra["language"] = language
    elif language:
        fields["language"] = code
    return Record(
        **fields, authors=authors, issued=issued, type=_type(item, extra),
        extra=json.dumps(_clean(extra), ensure_ascii=False) if extra else "",
    )  # fmt: skip


def _text(value: object) -> str:
    """A value as one line of text; "" for what is no text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = _MARKUP.sub("", sound(str(value)).replace("\u200b", ""))
    return " ".join(text.split())[:_MOST]


def _plain(key: str, value: object) -> str:
    """What a field of plain text gives; "" for what its kind of field cannot hold."""
    text = _text(value)
    if key == "DOI":
        return doi.given(text)
    return text if key != "URL" or _ADDRESS.fullmatch(text) else ""


def _clean(value: Any) -> Any:
    """A value of JSON without what no catalogue can keep: NULs and lone surrogates in its strings."""
    if isinstance(value, str):
        return sound(value).replace("\u200b", "")
    if isinstance(value, dict):
        return {_clean(k): _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, list) else value


def _type(item: Item, extra: dict[str, Any]) -> DocumentType:
    """Our word for what an item is, by its genre before its type; what the word does not say stays in `extra`."""
    written, genre = _text(item.get("type")), _text(item.get("genre"))
    kind = next((t for t in TYPES if t == genre.lower()), None)
    if kind is None:
        if genre:
            extra["genre"] = genre
        label = label_of(genre) if genre else None
        kind = label[0] if label and label[0] != "document" else _TYPES.get(written, "document")
    if written and written != _WRITTEN[kind]:
        extra["type"] = written
    return kind  # type: ignore[return-value]


def _names(value: object) -> tuple[tuple[Name, ...], bool]:
    """The names of a list, and whether they hold all that the list says."""
    if value is None:
        return (), True
    if isinstance(value, str):  # as people write it who make a sidecar by hand
        return tuple(_written(value)), True
    if not isinstance(value, list):
        return (), False
    found: list[Name] = []
    whole = True
    for one in value:
        if isinstance(one, str):
            found += _written(one)
            continue
        name = _name(one) if isinstance(one, dict) else None
        if name is None:
            whole = False
        else:
            found.append(name)
            whole = whole and {k: v for k, v in one.items() if v} == name.to_csl()
    return tuple(found), whole


def _written(text: str) -> list[Name]:
    """The names in a text as `ssc documents edit` takes them; none where it is not of that form."""
    try:
        return list(edits.value_of("authors", text))
    except EditError:
        return []


def _name(item: Mapping[str, Any]) -> Name | None:
    """A name; its particles go with the family name, as in bylines."""
    part = {k: _text(item.get(k)) for k in ("family", "given", "literal", "suffix", *_PARTICLES)}
    if part["literal"]:
        return Name(literal=part["literal"])
    if not part["family"]:
        return Name(literal=part["given"]) if part["given"] else None
    family = " ".join(filter(None, (*(part[p] for p in _PARTICLES), part["family"])))
    return Name(family=family, given=part["given"], suffix=part["suffix"])


def _date(value: object) -> tuple[tuple[int, ...], bool]:
    """The (first) date of a CSL date, and whether it holds all that the date says."""
    if value is None:
        return (), True
    if not isinstance(value, dict):
        return whole_date(_text(value)) or (), False
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        date = date_of(parts[0])
        return date, value == {"date-parts": [list(date)]}
    for key in ("raw", "literal"):
        if date := whole_date(_text(value.get(key))) or ():
            return date, False
    return (), False


def _dates(value: object) -> Iterator[tuple[int, ...]]:
    """The dates that a CSL date says in numbers or in one form of words, such as no calendar has among them."""
    if isinstance(value, dict):
        listed = value.get("date-parts")
        for parts in listed if isinstance(listed, list) else []:
            if isinstance(parts, list) and (numbers := numbers_of(parts)):
                yield numbers
    for text in [value.get("raw"), value.get("literal")] if isinstance(value, dict) else [value]:
        if date := whole_date(_text(text)):
            yield date


def date_of(parts: list[Any]) -> tuple[int, ...]:
    """(year), (year, month) or (year, month, day) as far as the parts are numbers that a date can have."""
    numbers = numbers_of(parts)
    return numbers if on_the_calendar(numbers) else ()


def numbers_of(parts: list[Any]) -> tuple[int, ...]:
    """The year, month and day among the parts, up to the first that is no number or 0; a season is no month."""
    numbers: list[int] = []
    for part in parts[:3]:
        text = _text(part)
        if not (text.isascii() and text.isdigit()) or not (number := int(text[:5])):
            break
        numbers.append(number)
    if not numbers or numbers[0] > _LAST_YEAR:
        return ()
    return tuple(numbers[:1] if len(numbers) == 2 and numbers[1] in _SEASONS else numbers)
