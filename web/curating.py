"""What only curators do: adding documents, taking them out, putting their records right.

The pages call these functions through the module (`curating.take()`), so that a test can put another in place. Each
looks itself at who is at the page.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from web import people, services, sign_in_words
from web.errors import NotAllowed
from web.intake import Given, Limits, Taken, discard
from web.intake import take as take_files
from web.jobs import Jobs, Work

_DOOR = Path(__file__).resolve().parents[1] / "cli.py"


def may() -> bool:
    """Whether whoever is at the page may add, remove and correct documents."""
    return services.choice().curating == "on" and people.current().curator


def _curators_only() -> None:
    """Raises NotAllowed. Where it is done, not only where it is offered: whoever is not shown a button can still send
    what it sends."""
    if not may():
        raise NotAllowed(sign_in_words.NO_CURATOR if services.choice().curating == "on" else sign_in_words.TURNED_OFF)


def limits() -> Limits:
    """How much may be uploaded at once."""
    chosen = services.choice()
    return Limits(each_mb=chosen.upload_mb, total_mb=chosen.upload_total_mb, files=chosen.upload_files)


def take(given: Sequence[Given]) -> Taken:
    """Keep uploaded files in the library's folder and have them read. Raises NotAllowed, OSError."""
    _curators_only()
    taken = take_files(given, services.choice().folder.resolve(), limits())
    ingest(taken.files)
    return taken


def ingest(paths: Sequence[Path]) -> None:
    """Have files and folders read by a process of its own, after those that are being read. Raises NotAllowed."""
    _curators_only()
    _jobs.add(paths)


def work() -> Work:
    """What is being read at the behest of the page, and what waits for it."""
    return _jobs.look()


def stop() -> None:
    """End the reading that the page began. Raises NotAllowed."""
    _curators_only()
    _jobs.stop()


def remove(document_id: str) -> bool:
    """Take a document out of the library, with its file if it was uploaded; whether it was there.

    Raises NotAllowed, SscError."""
    _curators_only()
    here = services.library()
    document = services.shelf().get(document_id)
    gone = bool(here.remove([document_id]))
    if document is not None:
        discard(services.choice().folder, document.paths)
    return gone


def correct(document_id: str, field: str, value: str | None) -> None:
    """Put a field of a document's record right, as it is typed; None takes a correction back.

    Raises NotAllowed, SscError."""
    _curators_only()
    from ingest.record import edits
    from store import records

    changes = edits.read([], [field]) if value is None else edits.read([f"{field}={value}"])
    records.correct(services.library(), document_id, changes)


def _command(paths: Sequence[str]) -> list[str]:
    return [sys.executable, str(_DOOR), "ingest", "--json", "--library", str(services.choice().folder), *paths]


def _others_read() -> bool:
    run = services.last_run()
    return run is not None and run.state() == "running"


def _has_ended(paths: Sequence[str], process: int) -> None:
    """Drop the uploads that could not be read: they are told, and would be tried again with every reading."""
    run = services.last_run()
    if run is None or run.process != process or run.state() != "done":
        return
    failed = {one["source"] for one in run.report["failed"]}
    kept = {path for document in services.shelf().values() for path in document.paths}
    discard(services.choice().folder, (path for path in paths if Path(path).name in failed), kept)


_jobs = Jobs(_command, _others_read, _has_ended)
