"""The Quotes page: searching for quotes, the saved ones, and a draft to be checked. What was searched stands in the
address, what was saved in the notebook: a reload, a second tab or a restart shows the same."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from store.documents import Document
from store.errors import SscError
from store.where import Where
from web import chrome, filters, gathering, parts, people, plain, quote_view, quote_words, reading, services, words
from web.asked import text, text_in

Json = dict[str, Any]
PAGE = 10
ASKED = ("q", "how", "speaker", "section", "kind", "skip")
HOW = ("topic", "words", "exact")


def main() -> None:
    try:
        shelf = services.shelf()
    except SscError as error:
        chrome.fail(words.NO_LIBRARY.format(why=error))
    st.title(quote_words.TITLE, anchor=False)
    if not shelf:
        st.write(words.EMPTY_LIBRARY_TEXT)
        return
    at = st.query_params.get("tab", "find")
    tab = st.segmented_control(
        quote_words.TITLE, list(quote_words.TABS), format_func=quote_words.TABS.__getitem__, key="tab",
        default=at if at in quote_words.TABS else "find", label_visibility="collapsed",
    )  # fmt: skip
    st.query_params["tab"] = tab or "find"
    if tab == "check":
        check()
        return
    wishes = citing()
    try:
        if tab == "saved":
            collection(wishes)
        else:
            find(shelf, wishes)
    except SscError as error:
        st.error(plain.markdown(quote_words.CANNOT_DO.format(why=error)))


def citing() -> Any:
    """The style and language in which quotes are cited, chosen here; plain lines where styles are not installed."""
    from assistant.references.errors import ReferencesMissing, StyleUnknown
    from assistant.references.exporting import Wishes
    from assistant.references.styles import style_of
    from web.citing import style_of_file

    left, right, _ = st.columns([2, 2, 3])
    style = left.selectbox(
        quote_words.STYLE_LABEL, list(quote_words.STYLES), format_func=quote_words.STYLES.__getitem__, key="style"
    )
    language = right.selectbox(
        quote_words.LANGUAGE_LABEL, list(quote_words.LANGUAGES), format_func=quote_words.LANGUAGES.__getitem__,
        key="citing",
    )  # fmt: skip
    if style == "plain":
        return Wishes(None, language)
    try:
        if style == "own":
            given = st.file_uploader(quote_words.OWN_STYLE, type=["csl"], key="own_style")
            return Wishes(style_of_file(given.getvalue(), given.name, language) if given else None, language)
        return Wishes(style_of(style, language), language)
    except StyleUnknown as error:
        st.error(plain.markdown(quote_words.CANNOT_CITE.format(why=error)))
        return Wishes(None, language)
    except ReferencesMissing as error:
        st.warning(plain.markdown(quote_words.NO_STYLES.format(why=error)))
        return Wishes(None, language)


def cited(kept: list[Any], wishes: Any) -> tuple[tuple[Any, ...], Any]:
    """The citations of quotes, and the wishes that could be met: a style that passed as one may still be refused when
    it is used, which is told, and plain lines take its place; the search and the quotes do not hang on it."""
    from assistant.references.errors import ReferencesFailed, ReferencesMissing
    from assistant.references.exporting import citations

    try:
        return citations(kept, wishes), wishes
    except ReferencesFailed as error:
        st.error(plain.markdown(quote_words.CANNOT_CITE.format(why=error)))
    except ReferencesMissing as error:
        st.warning(plain.markdown(quote_words.NO_STYLES.format(why=error)))
    wishes = replace(wishes, style=None)
    return citations(kept, wishes), wishes


def find(shelf: Mapping[str, Document], wishes: Any) -> None:
    from assistant.collection import collected, save
    from assistant.references.exporting import Kept

    asked = {name: st.query_params[name] for name in ASKED if name in st.query_params}
    where = filters.current(shelf).where(shelf)
    filters.bar()
    found, cards = None, []
    if where or any(name != "skip" for name in asked):
        found = services.quotes(search_of(asked, where))
        # By where they stand now, which is not where they were saved if their document was read anew since; the latest
        # of two in one place, which is the one that `save` takes too.
        saved = collected(services.notebook(), services.library(), owner=people.current().id)
        kept = {one.quote.key: one.saved for one in reversed(saved) if one.quote}
        lines, wishes = cited([Kept(q) for q in found.quotes], wishes)
        cards = [quote_view.quote(q, c, kept) for q, c in zip(found.quotes, lines, strict=True)]
    skip = _number(asked.get("skip", ""))
    said = parts.quotes(
        {
            "mode": "find",
            "asked": asked,
            "kinds": list(quote_words.KINDS.items()),
            "quotes": cards,
            "total": found.total if found else None,
            "skip": skip,
            "page": PAGE,
            "gather": gathering.offer(),
            "words": quote_words.UI,
        }
    )
    reading.draw(refresh=True)
    if said.search is not None:
        searched = {k: [v] for k in ASKED if (v := text_in(said.search, k)).strip()}
        others = {k: st.query_params.get_all(k) for k in st.query_params if k not in ASKED}
        st.query_params.from_dict(others | searched)
        st.rerun()
    if said.save and found:
        chosen = next((q for q in found.quotes if q.key == said.save), None)
        if chosen is not None:
            save(chosen, services.notebook(), services.library(), owner=people.current().id)
        st.rerun()
    gathering.visit(said.visit)
    gather(said, [(q.key, q, None) for q in found.quotes] if found else [])
    change(said)
    if found and found.quotes:
        export([Kept(q) for q in found.quotes], wishes)


def collection(wishes: Any) -> None:
    from assistant.collection import as_it_was, collected, kept

    tag = st.query_params.get("tag", "")
    everything = collected(services.notebook(), services.library(), owner=people.current().id)
    found = [one for one in everything if not tag or tag in one.saved.tags]
    exported = kept(found)
    lines, wishes = cited(exported, wishes)
    cards = [quote_view.saved(o, o.quote or as_it_was(o.saved), c) for o, c in zip(found, lines, strict=True)]
    tags = sorted({t for one in everything for t in one.saved.tags}, key=str.casefold)
    said = parts.quotes(
        {"mode": "saved", "quotes": cards, "tags": tags, "tag": tag, "total": len(found), "words": quote_words.UI}
        | {"gather": gathering.offer()}
    )
    reading.draw(refresh=True)
    if said.tag is not None:
        st.query_params["tag"] = text(said.tag)
        st.rerun()
    gathering.visit(said.visit)
    gather(said, [(o.saved.id, o.quote or as_it_was(o.saved), (o.saved.before, o.saved.after)) for o in found])
    change(said)
    if exported:
        export(exported, wishes)


def gather(said: Any, quotes: list[Any]) -> None:
    """Add one of the quotes that are shown to a dossier: (its name, the quote, the words around it where known)."""
    from assistant.takeaway.gathering import from_library, from_quote

    wanted = said.gather
    if not isinstance(wanted, dict):
        return

    def items(*_: Any) -> list[Any]:
        chosen = [(q, around) for name, q, around in quotes if name == wanted.get("quote")]
        return [from_quote(q, around) if around else from_library(services.library(), q) for q, around in chosen[:1]]

    gathering.add(wanted, items)
    st.rerun()


def change(said: Any) -> None:
    """Take a saved quote out, or keep what was written beside it."""
    if quote := text(said.remove):
        services.notebook().delete_quote(quote, people.current().id)
        st.rerun()
    if quote := text_in(said.annotate, "id"):
        tags = dict.fromkeys(t.strip() for t in text_in(said.annotate, "tags").split(",") if t.strip())
        comment = text_in(said.annotate, "comment").strip()
        services.notebook().annotate(quote, comment, tags, people.current().id)
        st.rerun()


def check() -> None:
    from assistant.draft_check import check_draft
    from ingest.drafts import read_draft_bytes

    st.caption(quote_words.DRAFT_HINT)
    given = st.file_uploader(quote_words.DRAFT_LABEL, type=["docx", "md", "txt"], key="draft")
    if given is None:
        return
    try:
        checked = check_draft(read_draft_bytes(given.getvalue(), plain.line(given.name)), services.library())
    except SscError as error:
        st.error(plain.markdown(quote_words.CANNOT_READ.format(why=error)))
        return
    if not (checked.checked or checked.unread):
        st.info(quote_words.NO_QUOTATIONS)
        return
    parts.quotes({"mode": "draft", "draft": quote_view.draft(checked), "words": quote_words.UI})


def export(kept: list[Any], wishes: Any) -> None:
    """A format and the button that hands the quotes over in it."""
    from assistant.references import pandoc
    from assistant.references.errors import ReferencesFailed, ReferencesMissing
    from assistant.references.exporting import PRINTED
    from assistant.references.word import check_template

    left, middle, right = st.columns([2, 3, 2], vertical_alignment="bottom")
    suffix = left.selectbox(
        quote_words.FORMAT_LABEL, list(quote_words.FORMATS), format_func=quote_words.FORMATS.__getitem__, key="format"
    )
    if suffix in PRINTED:
        given = middle.text_input(quote_words.SIC_LABEL, placeholder=quote_words.SIC_HINT, key="sic")
        wishes = replace(wishes, sic=tuple(word.strip() for word in given.split(",") if word.strip()))
    template = None
    if suffix == ".docx":
        try:
            pandoc.program()
        except ReferencesMissing as error:
            st.warning(plain.markdown(quote_words.CANNOT_EXPORT.format(why=error)))
            return
        template = st.file_uploader(quote_words.TEMPLATE, type=["docx"], key="template")
        try:
            if template:
                check_template(template, plain.line(template.name))
        except ReferencesFailed as error:  # told here: an error while the file is made would be seen by nobody
            st.error(plain.markdown(quote_words.NO_TEMPLATE.format(why=error)))
            template = None
    right.download_button(
        quote_words.DOWNLOAD.format(n=len(kept)),
        lambda: _written(kept, suffix, wishes, template.getvalue() if template else b""),
        key="export", file_name=f"quotes{suffix}", on_click="ignore",
    )  # fmt: skip


def _written(kept: list[Any], suffix: str, wishes: Any, template: bytes) -> bytes:
    """The quotes as a file, in Word with the styles of a template, if one was given."""
    from assistant.references.exporting import export as written

    with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
        if template:
            wishes = replace(wishes, template=Path(folder) / "template.docx")
            wishes.template.write_bytes(template)
        return written(kept, suffix, wishes)


def search_of(asked: Json, where: Where) -> Any:
    """The search that an address describes, in the documents that pass a filter."""
    from assistant.quotes import KINDS, QuoteSearch

    kind = asked.get("kind", "")
    how = asked.get("how", HOW[0])
    return QuoteSearch(
        query=asked.get("q", "")[:2000],
        mode=how if how in HOW else HOW[0],  # type: ignore[arg-type]
        where=where,
        speaker=asked.get("speaker", ""),
        section=asked.get("section", ""),
        kinds=(kind,) if kind in KINDS else (),
        limit=PAGE,
        offset=_number(asked.get("skip", "")),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


main()
