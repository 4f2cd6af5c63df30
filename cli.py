"""The terminal's door, `ssc`: reads the command line, calls the packages, writes JSON or text.

JSON goes to stdout alone, all else to stderr. Exit codes: 0 done (an abstention is done), 1 done with some failed,
2 wrong use or cannot run, with one clear line. Nothing heavy is imported before the command needs it.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import settings
from commands import asking, checking, collecting, dossiers, evaluating, feedback, quoting, replaying, threads
from commands.door import CANNOT, DONE, SOME_FAILED, UsageError, open_library, write
from settings import Settings, SettingsError

if TYPE_CHECKING:
    from store.catalog import Entry
    from store.documents import Document, PagedText
    from store.library import Library

_EDIT = """\
Correct the record of a document. What you say stays when it is read again, changed, moved or renamed.

  ssc documents edit brief.pdf title="A title" authors="Osei, Ama; {South Centre}" issued=2019-06-17
  ssc documents edit brief.pdf type="policy brief" doi= --reset title

authors are "Family, Given", parted by semicolons; an organisation may be put in {braces}."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    settings.keep_quiet()
    arguments = _parser().parse_args(argv)
    from store.errors import SscError

    try:
        given = {name: getattr(arguments, name, None) for name in settings.NAMES}
        chosen = settings.load(**given)
        code = int(arguments.run(arguments, chosen))
        sys.stdout.flush()  # here, where a full disk can be told
        return code
    except (SscError, SettingsError, UsageError) as error:
        import terminal

        print(terminal.harmless(f"ssc {arguments.command}: {error}"), file=sys.stderr)
        return CANNOT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader of our output has left
        return DONE
    except OSError as error:
        if error.filename is None and error.errno in (errno.ENOSPC, errno.EIO):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            print(f"ssc {arguments.command}: the output cannot be written ({error.strerror}).", file=sys.stderr)
            return CANNOT
        raise
    except KeyboardInterrupt:
        print("ssc: stopped; what was finished is kept", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    parser = argparse.ArgumentParser(
        prog="ssc", description="Cited answers from the literature of South-South cooperation."
    )
    for each, library, as_json in ((parser, None, False), (common, argparse.SUPPRESS, argparse.SUPPRESS)):
        # Before the command or after it; suppressed, or the command's default would overrule what stands before it.
        each.add_argument(
            "--library", metavar="DIR", default=library, help="the library's folder (else SSC_LIBRARY, else ./library)"
        )
        each.add_argument("--json", action="store_true", default=as_json, help="write JSON to stdout")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    sub = command("ingest", _ingest, "Read files and folders into the library.")
    what = sub.add_mutually_exclusive_group(required=True)
    what.add_argument("paths", nargs="*", metavar="PATH", default=[])
    what.add_argument("--last", action="store_true", help="show what the last ingestion did, or how far it is now")
    sub.add_argument("--sync", action="store_true", help="also remove documents that are gone from the given folders")
    sub.add_argument(
        "--references", metavar="FILE", help="take the records from an export of Zotero: CSL-JSON, BibTeX or RIS"
    )
    sub.add_argument("--seconds", metavar="N", help="how long the reading of one file may take (default 60)")
    sub.add_argument("--memory", metavar="GB", help="how much memory it may take (default 1.5)")
    sub.add_argument(
        "--workers", metavar="N", help="how many processes read; 0: this one, without limits (default: cores less one)"
    )
    sub = command("remove", _remove, "Take documents out of the library.")
    sub.add_argument("documents", nargs="+", metavar="DOCUMENT", help="an id, the beginning of one, or a source")
    sub = command("documents", _documents, "List the documents of the library, or correct the record of one.")
    edits = sub.add_subparsers(dest="action", metavar="edit")
    sub = edits.add_parser(
        "edit", parents=[common], help="correct a document's record: field=value …", description=_EDIT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    sub.set_defaults(run=_edit)
    sub.add_argument("document", metavar="DOCUMENT", help="an id, the beginning of one, or a source")
    sub.add_argument("values", nargs="*", metavar="FIELD=VALUE", help="an empty value empties the field")
    sub.add_argument("--reset", action="append", default=[], metavar="FIELD", help="take a correction back")
    for module in (asking, quoting, collecting, threads, dossiers, feedback, replaying, evaluating):
        module.add(command)
    checking.add(command, _read_draft)
    sub = command("show", _show, "Show a document: its record and its text.")
    sub.add_argument("document", metavar="DOCUMENT")
    sub.add_argument("--page", type=int, metavar="N", help="one page (1-based)")
    sub.add_argument("--start", type=int, metavar="A")
    sub.add_argument("--end", type=int, metavar="B")
    sub.add_argument("--notes", action="store_true", help="the notes, each with the words that call it")
    sub = command("doctor", _doctor, "Check the library and repair what can be repaired.")
    sub.add_argument(
        "--rebuild", action="store_true", help="make the search index anew (with another model: embed anew)"
    )
    sub = command("backup", _backup, "Write library and notebook into one file.")
    sub.add_argument("file", metavar="FILE")
    sub = command("app", _app, "Serve the page in the browser.")
    sub.add_argument("--port", type=int, default=8501)
    sub.add_argument("--address", default="127.0.0.1", help="where it is served (default: to this machine alone)")
    sub.add_argument(
        "--open-to",
        choices=("localhost", "network"),
        help="who is let in where no sign-in is set up (default: localhost)",
    )
    sub.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return parser


def _find(library: Library, wanted: str) -> Document:
    """The document of an id, the beginning of one (six characters or more), a source, its file name or its path."""
    documents = library.documents()
    path = str(Path(wanted).resolve())
    found = [d for d in documents if wanted in (d.id, d.source)] or [d for d in documents if path in d.paths]
    found = found or [d for d in documents if wanted == Path(d.source).name]
    if not found and len(wanted) >= 6:
        found = [d for d in documents if d.id.startswith(wanted)]
    if len(found) != 1:
        said = f"{len(found)} documents of the library answer" if found else "no document of the library answers"
        raise UsageError(f"{said} to {wanted!r}. `ssc documents` lists them.")
    return found[0]


def _ingest(arguments: argparse.Namespace, chosen: Settings) -> int:
    from ingest import sources
    from ingest.job import ingest
    from ingest.progress.last_run import Recorder
    from ingest.progress.report import Report
    from ingest.worker.limits import GB, Limits, default_workers

    if arguments.last:
        return _last_ingest(arguments, chosen)
    found = sources.find(arguments.paths)
    if not found.files and not found.roots and not chosen.library.exists():
        report = Report(failed=list(found.missing))  # a slip of the pen makes no library
    else:
        with open_library(chosen, create=True) as library:
            report = ingest(
                found,
                library,
                sync=arguments.sync,
                references=arguments.references,
                workers=default_workers() if chosen.workers is None else chosen.workers,
                limits=Limits(chosen.seconds, int(chosen.memory * GB)),
                recorder=Recorder(library.folder, {"paths": arguments.paths, "sync": arguments.sync}),
            )
    said = report.to_json()
    if arguments.json:
        write(said)
    else:
        import terminal

        print(terminal.harmless(terminal.report(said)))
    return SOME_FAILED if report.failed else DONE


def _last_ingest(arguments: argparse.Namespace, chosen: Settings) -> int:
    from ingest.progress import last_run
    from store import manifest

    manifest.read(chosen.library)  # whether there is a library
    run = last_run.read(chosen.library)
    if run is None:
        raise UsageError(f"nothing is known of an ingestion into {chosen.library}.")
    said = run.to_json() | {"state": run.state()}
    if arguments.json:
        write(said)
    else:
        import terminal

        print(terminal.harmless(terminal.last_ingest(said, str(run.progress or ""))))
    return SOME_FAILED if run.report["failed"] else DONE


def _remove(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_library(chosen) as library:
        wanted = [_find(library, d) for d in arguments.documents]
        library.remove([d.id for d in wanted])
    gone = [d.source for d in wanted]
    if arguments.json:
        write({"removed": gone})
    else:
        import terminal

        print(terminal.harmless(terminal.removed(gone)))
    return DONE


def _documents(arguments: argparse.Namespace, chosen: Settings) -> int:
    with open_library(chosen) as library:
        entries = [library.entry(d.id) for d in library.documents()]
    listed = [_listed(entry) for entry in entries]
    if arguments.json:
        write(listed)
    else:
        import terminal

        print(terminal.harmless(terminal.documents(listed)))
    return DONE


def _read_draft(file: Path) -> PagedText:
    from ingest.drafts import read_draft

    return read_draft(file)


def _edit(arguments: argparse.Namespace, chosen: Settings) -> int:
    from ingest.record import edits
    from store import records

    changes = edits.read(arguments.values, arguments.reset)
    with open_library(chosen) as library:
        document = _find(library, arguments.document)
        records.correct(library, document.id, changes)
        entry = library.entry(document.id)
    listed = _listed(entry) | {"whence": entry.document.record.whence()}
    if arguments.json:
        write(listed)
    else:
        import terminal

        print(terminal.harmless(terminal.record(listed)))
    return DONE


def _listed(entry: Entry) -> dict[str, Any]:
    document = entry.document
    return {
        "id": document.id,
        "source": document.source,
        "paths": list(document.paths),
        "record": document.record.to_csl(),
        "pages": entry.pages,
        "passages": entry.passages,
        "words": entry.words,
    }


def _show(arguments: argparse.Namespace, chosen: Settings) -> int:
    import terminal
    from commands import showing

    with open_library(chosen) as library:
        document = _find(library, arguments.document)
        paged = library.paged(document.id)
    if arguments.page is not None and not 1 <= arguments.page <= paged.pages:
        has = f"has {paged.pages} pages" if paged.pages else "has no pages"
        raise UsageError(f"{document.source} {has}; there is no page {arguments.page}.")
    if (arguments.start is None) != (arguments.end is None):
        raise UsageError("--start and --end go together.")
    if arguments.start is not None and not 0 <= arguments.start < arguments.end:
        raise UsageError("--start and --end are offsets in the text, the first below the second.")
    shown = showing.shown(
        document,
        paged,
        page=arguments.page,
        span=(arguments.start, arguments.end) if arguments.start is not None else None,
        notes=arguments.notes,
    )
    if arguments.json:
        write(shown)
    else:
        print(terminal.harmless(terminal.show(shown)))
        if arguments.notes and not shown["blocks"]:
            print("The document has no notes.", file=sys.stderr)
    return DONE


def _doctor(arguments: argparse.Namespace, chosen: Settings) -> int:
    from store.library import Library

    with Library.open(chosen.library, model=chosen.embedding, mismatch=arguments.rebuild) as library:
        again: tuple[str, ...] = ()
        if arguments.rebuild:
            again = library.embed_again()
            library.rebuild()
        swept = library.sweep()
        findings = library.check()
    said = {
        "findings": [{"message": f.message, "remedy": f.remedy, "harmless": f.harmless} for f in findings],
        "swept": swept, "rebuilt": bool(arguments.rebuild) or library.index_was_missing, "embedded": list(again),
    }  # fmt: skip
    if arguments.json:
        write(said)
    else:
        import terminal

        print(terminal.harmless(terminal.doctor(said)))
    return SOME_FAILED if any(not f.harmless for f in findings) else DONE


def _backup(arguments: argparse.Namespace, chosen: Settings) -> int:
    file = Path(arguments.file)
    if file.exists():
        raise UsageError(f"{file} exists already; name a new file.")
    with open_library(chosen) as library:
        try:
            library.backup(file)
        except OSError as error:
            raise UsageError(f"the backup cannot be written to {file} ({error.strerror}: {error.filename}).") from error
    size = file.stat().st_size
    if arguments.json:
        write({"file": str(file), "bytes": size})
    else:
        print(f"Wrote {file} ({size / 1e6:.1f} MB)")
    return DONE


def _app(arguments: argparse.Namespace, chosen: Settings) -> int:
    if not 0 < arguments.port < 65536:
        raise UsageError(f"--port {arguments.port}: a port is a number from 1 to 65535.")
    if chosen.library.exists() and not chosen.library.is_dir():
        raise UsageError(f"{chosen.library} is no folder. Name a library's folder with --library.")
    from web import serving

    address, environment = str(arguments.address), settings.environment(chosen)  # before the folder is left
    if why := serving.unusable(arguments.port, address):
        raise UsageError(f"--port {arguments.port} cannot be used on {address} ({why}). Name another.")
    if not serving.is_loopback(address) and not serving.people_sign_in():
        if chosen.open_to != "network":
            raise UsageError(
                f"--address {address} lets others reach the page, and no sign-in is set up. Set one up (README, "
                "“Signing in”), or let everybody in to read, and to see all that was asked, with --open-to network."
            )
        print(
            f"No sign-in is set up: whoever reaches {address} may read this library and what was asked of it, ask, and "
            "delete threads. Documents are added, removed and corrected from this machine alone.", file=sys.stderr,
        )  # fmt: skip
    print(f"Serving on http://{serving.in_url(address)}:{arguments.port} (stop with Ctrl+C)", file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    serving.serve(environment, arguments.port, browser=not arguments.no_browser, address=address)


if __name__ == "__main__":
    sys.exit(main())
