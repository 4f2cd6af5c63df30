"""`ssc quotes`: verbatim quotes by topic, words or exact phrase, one search or a file of them; saved, exported."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.asking import bytes_of
from commands.door import DONE, SOME_FAILED, AddCommand, UsageError, open_library, write
from settings import Settings

if TYPE_CHECKING:
    from assistant.quotes import Quote, Quotes, QuoteSearch
    from assistant.references.exporting import Wishes
    from store.library import Library

STYLES = "apa, chicago-notes, chicago-author-date, harvard, abnt, iso690, or a file that ends in .csl"


def add(command: AddCommand) -> None:
    sub = command("quotes", _quotes, "Find quotes that can be printed: exact words, who says them, where.")
    sub.add_argument("query", nargs="?", default="", help="a topic; none lists all that passes the filters")
    how = sub.add_mutually_exclusive_group()
    how.add_argument("--exact", action="store_true", help="every place of the phrase as it is written")
    how.add_argument(
        "--words", action="store_true", help='every sentence with all the words; "words between marks" in a row'
    )
    sub.add_argument("--limit", type=_count, default=10, metavar="N", help="how many (10)")
    sub.add_argument("--skip", type=_count, default=0, metavar="N", help="how many of the first to pass over")
    sub.add_argument("--speaker", default="", metavar="NAME", help="who says it: the author, or whom he quotes")
    sub.add_argument("--section", default="", metavar="WORDS", help="words of the heading under which it stands")
    sub.add_argument(
        "--kind", action="append", default=[], metavar="KIND",
        help="body, quote (a quotation set apart), list, footnote, table, caption, heading, reference",
    )  # fmt: skip
    sub.add_argument(
        "--where", action="append", default=[], metavar="FIELD=VALUE",
        help="type, year=2015..2020, author, language, country or source",
    )  # fmt: skip
    add_style(sub)
    sub.add_argument("--save", action="append", default=[], metavar="KEY", help='keep a quote found, or "all"')
    sub.add_argument("--comment", default="", metavar="TEXT", help="a note of your own for what is saved")
    sub.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag for what is saved")
    sub.add_argument("--file", metavar="FILE", help='searches, one {"id","query","exact"} a line; - for stdin')


def add_style(sub: argparse.ArgumentParser) -> None:
    """The arguments that say how quotes are cited and written to a file."""
    sub.add_argument("--style", metavar="STYLE", help=f"how they are cited: {STYLES}; else a plain line")
    sub.add_argument("--language", default="en", metavar="CODE", help="language of citations: en, es, fr, pt or ar")
    sub.add_argument("--export", metavar="FILE", help="write them to a file: .bib, .ris, .json, .docx, .md or .csv")
    sub.add_argument("--template", metavar="FILE", help="a Word file whose styles the .docx takes")
    sub.add_argument("--sic", action="append", default=[], metavar="WORD", help="a misprint to be followed by [sic]")


def _count(text: str) -> int:
    if not text.isdigit() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 999999")
    return int(text)


def _quotes(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.filters import resolved

    if arguments.file is not None:
        if arguments.query or arguments.export or arguments.save:
            raise UsageError("--file goes without a query, --export and --save.")
        return _many(arguments, chosen)
    search = _search(arguments)
    if not search.query and not (search.where or search.speaker or search.section or search.kinds):
        raise UsageError("give a query, or a filter: --speaker, --section, --kind or --where.")
    wishes = wishes_of(arguments)
    with open_library(chosen) as library:
        found = _find(search, library)
        filtered_out = not found.total and not library.documents(resolved(search.where, library))
        _save(arguments, found.quotes, library, chosen)
    if arguments.export:
        export_to(arguments.export, found.quotes, wishes)
    _show(None, found, wishes, as_json=arguments.json)
    if filtered_out:
        print("No document of the library passes the filter.", file=sys.stderr)
    return DONE


def _search(arguments: argparse.Namespace) -> QuoteSearch:
    from assistant.filters import read_where
    from assistant.question import MAX_CHARACTERS
    from assistant.quotes import KINDS, QuoteSearch

    for kind in arguments.kind:
        if kind not in KINDS:
            raise UsageError(f"--kind {kind!r} is none of {', '.join(KINDS)}.")
    if len(arguments.query) > MAX_CHARACTERS:
        raise UsageError(f"the query has {len(arguments.query):,} characters; at most {MAX_CHARACTERS:,} are read.")
    return QuoteSearch(
        query=arguments.query.strip(), mode="exact" if arguments.exact else "words" if arguments.words else "topic",
        where=read_where(arguments.where), speaker=arguments.speaker.strip(), section=arguments.section.strip(),
        kinds=tuple(arguments.kind), limit=arguments.limit, offset=arguments.skip,
    )  # fmt: skip


def wishes_of(arguments: argparse.Namespace) -> Wishes:
    """How quotes are to be cited. Raises StyleUnknown, ReferencesMissing, UsageError."""
    from assistant.references.exporting import FORMATS, Wishes
    from assistant.references.styles import LANGUAGES, style_of

    if arguments.language not in LANGUAGES:
        raise UsageError(f"--language {arguments.language!r} is none of {', '.join(LANGUAGES)}.")
    if arguments.export and Path(arguments.export).suffix.lower() not in FORMATS:
        raise UsageError(f"--export: the file's name ends in {', '.join(FORMATS)}.")
    style = style_of(arguments.style, arguments.language) if arguments.style else None
    template = Path(arguments.template) if arguments.template else None
    return Wishes(style, arguments.language, tuple(arguments.sic), template)


def _find(search: QuoteSearch, library: Library) -> Quotes:
    from assistant.quote_search import find_quotes
    from assistant.second_opinion import reader_for

    return find_quotes(search, library, second=reader_for(search, library))


def _show(identity: Any, found: Quotes, wishes: Wishes, *, as_json: bool) -> None:
    from assistant.references.exporting import Kept, citations

    said = citations([Kept(quote) for quote in found.quotes], wishes)
    style = wishes.style.name if wishes.style else "plain"
    shown = [
        q.to_json() | {"citation": {"style": style, "text": c.citation, "reference": c.reference}}
        for q, c in zip(found.quotes, said, strict=True)
    ]
    if as_json:
        write({"id": identity, "quotes": shown, "total": found.total})
        return
    import terminal
    from commands.quote_lines import quote_lines

    print(terminal.harmless(quote_lines(shown, found.total)))


def _many(arguments: argparse.Namespace, chosen: Settings) -> int:
    from assistant.query_lines import AskedQuery, read_queries
    from store.errors import SscError

    wishes = wishes_of(arguments)
    shared = _search(arguments)
    failed = False
    with bytes_of(arguments.file) as lines, open_library(chosen) as library:
        for asked in read_queries(lines):
            try:
                if not isinstance(asked, AskedQuery):
                    failed = True
                    write({"id": asked.id, "error": {"kind": asked.kind, "message": asked.message}})
                    continue
                mode = asked.mode or shared.mode
                _show(asked.id, _find(replace(shared, query=asked.query, mode=mode), library), wishes, as_json=True)
            except SscError as error:
                failed = True
                write({"id": asked.id, "error": {"kind": "not_searched", "message": str(error)}})
            sys.stdout.flush()
    return SOME_FAILED if failed else DONE


def _save(arguments: argparse.Namespace, quotes: Sequence[Quote], library: Library, chosen: Settings) -> None:
    if not arguments.save:
        return
    from assistant.collection import save
    from store.notebook import Notebook

    by_key = {quote.key: quote for quote in quotes}
    wanted = list(by_key) if "all" in arguments.save else arguments.save
    if unknown := [key for key in wanted if key not in by_key]:
        raise UsageError(f"--save: no quote of this search has the key {unknown[0]!r}.")
    with Notebook.open(chosen.library) as notebook:
        for key in wanted:
            save(by_key[key], notebook, library, comment=arguments.comment, tags=arguments.tag)
    print(f"Saved: {len(wanted)}. `ssc collection` shows them.", file=sys.stderr)


def export_to(name: str, quotes: Sequence[Quote], wishes: Wishes) -> None:
    """Write quotes to a file. Raises UsageError where it cannot be written, ReferencesMissing, ReferencesFailed."""
    from assistant.references.exporting import Kept

    export_kept(name, [Kept(quote) for quote in quotes], wishes)


def export_kept(name: str, kept: Sequence[Any], wishes: Wishes) -> None:
    """The same with one's own notes and tags."""
    from assistant.references.exporting import export

    file = Path(name)
    written = export(kept, file.suffix.lower(), wishes)
    try:
        file.write_bytes(written)
    except OSError as error:
        raise UsageError(f"--export {name}: cannot be written ({error.strerror or error}).") from error
    print(f"Written to {name}: {len(kept)} quote{'' if len(kept) == 1 else 's'}.", file=sys.stderr)
