"""What people make: threads, answers, saved quotes, feedback, corrections; a SQLite file that no ingestion touches.

Answers are kept as the JSON they were shown as. The notebook does not know the library: what was saved about a document
names it by id and source and, for a quote, by its exact words and those around them, so that it is found again later.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from store.corrections import Correction
from store.errors import LibraryBusy, NotebookUnknown, NotebookUnreadable, SchemaTooNew
from store.notebook_tables import FROM_1, FROM_2, TO_NOW, VERSION
from store.notebook_tables import corrections as _corrections
from store.notebook_tables import feedback as _feedback
from store.notebook_tables import notebook as all_tables
from store.notebook_tables import quotes as _quotes
from store.notebook_tables import threads as _threads
from store.notebook_tables import turns as _turns
from store.notebook_tables import version as _version
from store.tables import copy_database, is_read_only, sqlite_engine
from store.validation import check_clean

FILE = "notebook.sqlite"


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation. `created` is ISO 8601 in UTC, as are all times here."""

    id: str
    title: str
    created: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as JSON was when it was shown."""

    question: str
    answer: dict[str, Any]
    asked: str


@dataclass(frozen=True, slots=True)
class SavedQuote:
    """Words of a document, with the 32 characters before and after them and where they began when they were saved.

    `shown` is the quote as it was shown then (its JSON), from which it can be cited when its document is gone.
    """

    document_id: str
    source: str
    text: str
    before: str
    after: str
    start: int
    comment: str = ""
    id: str = ""
    saved: str = ""
    tags: tuple[str, ...] = ()
    shown: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer, or of the statement or evidence `key` in it."""

    answer_id: str
    verdict: str
    key: str = ""
    comment: str = ""
    given: str = ""


class Notebook:
    """The notebook of a library's folder. Safe to share between threads and processes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine = sqlite_engine(file)
        sealed = is_read_only(file)
        with self._reading() if sealed else self._writing() as connection:
            if not sealed:
                all_tables.create_all(connection)
            found = connection.scalar(sa.select(sa.func.max(_version.c.number)))
            if sealed:
                pass  # what is there can be read
            elif found is None:
                connection.execute(sa.insert(_version).values(number=VERSION))
            elif found < VERSION:
                there = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(quotes)")}
                added = [statement for column, statement in FROM_2.items() if column not in there]
                for statement in (*(FROM_1 if found == 1 else ()), *added, TO_NOW):
                    connection.exec_driver_sql(statement)
        # One that may not be written stays as it is: what it lacks is empty.
        self._lacking = ("tags", "shown") if sealed and found is not None and found < VERSION else ()
        if found is not None and found > VERSION:
            raise SchemaTooNew(f"The notebook {file} was written by a later version; install that one to read it.")

    @classmethod
    def open(cls, folder: Path) -> Notebook:
        """Open the notebook in a library's folder, or begin one. Raises NotebookUnreadable, SchemaTooNew."""
        file = Path(folder) / FILE
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotebookUnreadable(f"No notebook can be kept in {folder} ({error.strerror}).") from error
        return cls(file)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # threads

    def create_thread(self, title: str) -> str:
        """Begin a thread; its id, which cannot be guessed."""
        check_clean(title, "the title")
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            connection.execute(
                sa.insert(_threads).values(id=identity, title=title, created=_now(), touched=_next_touch(connection))
            )
        return identity

    def threads(self) -> tuple[Thread, ...]:
        """All threads, the one last written in first."""
        with self._reading() as connection:
            rows = connection.execute(
                sa.select(_threads.c.id, _threads.c.title, _threads.c.created).order_by(_threads.c.touched.desc())
            )
            return tuple(Thread(*row) for row in rows)

    def rename(self, thread: str, title: str) -> None:
        """Raises NotebookUnknown."""
        check_clean(title, "the title")
        with self._writing() as connection:
            changed = connection.execute(sa.update(_threads).where(_threads.c.id == thread).values(title=title))
            _must_exist(changed, thread)

    def delete(self, thread: str | None) -> None:
        """Delete a thread with its turns and what was said of their answers: nothing of it stays in the file.

        None: the answers that stand in no thread. Raises NotebookUnknown.
        """
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # or the words stay in pages that are free
            own = sa.select(_turns.c.answer_id).where(_turns.c.thread.is_not_distinct_from(thread))
            others = sa.select(_turns.c.answer_id).where(_turns.c.thread.is_distinct_from(thread))
            connection.execute(
                sa.delete(_feedback).where(_feedback.c.answer_id.in_(own), _feedback.c.answer_id.not_in(others))
            )
            if thread is None:
                connection.execute(sa.delete(_turns).where(_turns.c.thread.is_(None)))
            else:
                _must_exist(connection.execute(sa.delete(_threads).where(_threads.c.id == thread)), thread)
        with self._reading() as connection:
            connection.exec_driver_sql("COMMIT")  # the log cannot be emptied within a transaction
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")

    def add_turn(self, thread: str | None, question: str, answer: dict[str, Any]) -> None:
        """Keep an answer (`answer["id"]` names it), in a thread or, with None, in none. Raises NotebookUnknown."""
        check_clean(question, "the question")
        with self._writing() as connection:
            if thread is not None:
                touched = sa.update(_threads).where(_threads.c.id == thread).values(touched=_next_touch(connection))
                _must_exist(connection.execute(touched), thread)
            connection.execute(
                sa.insert(_turns).values(
                    thread=thread, answer_id=str(answer.get("id", "")), question=question, answer=answer, asked=_now()
                )
            )

    def turns(self, thread: str | None) -> tuple[Turn, ...]:
        """The turns of a thread, or with None those that stand in none, in order. Raises NotebookUnknown."""
        with self._reading() as connection:
            if thread is not None and connection.scalar(sa.select(sa.func.count()).where(_threads.c.id == thread)) == 0:
                raise _no(thread)
            rows = connection.execute(
                _SELECT_TURN.where(_turns.c.thread.is_not_distinct_from(thread)).order_by(_turns.c.number)
            )
            return tuple(Turn(*row) for row in rows)

    def answer(self, answer_id: str) -> dict[str, Any]:
        """The answer of this id as it was shown, the latest if there are several. Raises NotebookUnknown."""
        with self._reading() as connection:
            query = _SELECT_TURN.where(_turns.c.answer_id == answer_id).order_by(_turns.c.number.desc())
            row = connection.execute(query).first()
        if row is None:
            raise NotebookUnknown(f"The notebook {self.file} has no answer {answer_id!r}.")
        return Turn(*row).answer

    # quotes

    def save_quote(self, quote: SavedQuote) -> str:
        """Keep a quote; its id."""
        identity = secrets.token_hex(8)
        values = asdict(quote) | {"id": identity, "saved": _now(), "tags": list(quote.tags)}
        for name in ("source", "text", "before", "after", "comment"):
            check_clean(values[name], f"the quote's {name}")
        check_clean("\n".join(quote.tags), "the quote's tags")
        with self._writing() as connection:
            connection.execute(sa.insert(_quotes).values(**values))
        return identity

    def quotes(self) -> tuple[SavedQuote, ...]:
        """All saved quotes, the latest first."""
        with self._reading() as connection:
            columns = [_quotes.c[f.name] for f in fields(SavedQuote) if f.name not in self._lacking]
            rows = connection.execute(sa.select(*columns).order_by(sa.literal_column("rowid").desc()))
            return tuple(replace(q, tags=tuple(q.tags)) for q in (SavedQuote(*row) for row in rows))

    def annotate(self, quote: str, comment: str, tags: Iterable[str]) -> None:
        """Put another note and other tags in the place of a saved quote's. Raises NotebookUnknown."""
        tags = list(tags)
        check_clean("\n".join([comment, *tags]), "the note and tags")
        with self._writing() as connection:
            changed = sa.update(_quotes).where(_quotes.c.id == quote).values(comment=comment, tags=tags)
            _must_exist(connection.execute(changed), quote)

    def delete_quote(self, quote: str) -> None:
        """Raises NotebookUnknown."""
        with self._writing() as connection:
            _must_exist(connection.execute(sa.delete(_quotes).where(_quotes.c.id == quote)), quote)

    # feedback and corrections

    def add_feedback(self, feedback: Feedback) -> None:
        check_clean(feedback.comment, "the comment")
        with self._writing() as connection:
            connection.execute(sa.insert(_feedback).values(**asdict(feedback) | {"given": _now()}))

    def feedback(self, answer_id: str | None = None) -> tuple[Feedback, ...]:
        """The feedback on an answer, or all, in order."""
        with self._reading() as connection:
            query = sa.select(*(_feedback.c[f.name] for f in fields(Feedback))).order_by(_feedback.c.number)
            if answer_id is not None:
                query = query.where(_feedback.c.answer_id == answer_id)
            return tuple(Feedback(*row) for row in connection.execute(query))

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in the place of earlier ones of the same field."""
        check_clean(correction.value, "the correction")
        with self._writing() as connection:
            _forget(connection, correction)
            connection.execute(sa.insert(_corrections).values(**asdict(correction) | {"made": _now()}))

    def take_back(self, corrections: Iterable[Correction]) -> None:
        """Forget corrections that were kept."""
        with self._writing() as connection:
            for correction in corrections:
                _forget(connection, correction)

    def corrections(self, source: str | None = None) -> tuple[Correction, ...]:
        """The corrections made of the document of a source, or all, in the order in which they were made."""
        with self._reading() as connection:
            query = sa.select(*(_corrections.c[f.name] for f in fields(Correction))).order_by(_corrections.c.number)
            if source is not None:
                query = query.where(_corrections.c.source == source)
            return tuple(Correction(*row) for row in connection.execute(query))

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        with self._reading() as connection:
            return [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(10)") if row[0] != "ok"]

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy of the notebook into a new file."""
        with self._reading() as connection:
            copy_database(connection, file)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._errors(), self._engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, SQLAlchemyError, UnicodeDecodeError) as error:
            cause = str(error.__cause__ or error).splitlines()[0]
            if "locked" in cause:
                raise LibraryBusy(f"Another process is writing to {self.file}. Try again when it is done.") from error
            raise NotebookUnreadable(
                f"The notebook {self.file} cannot be used ({cause}). Check that it may be read and written, or restore "
                "it from a backup."
            ) from error


_SELECT_TURN = sa.select(_turns.c.question, _turns.c.answer, _turns.c.asked)


def _forget(connection: sa.Connection, correction: Correction) -> None:
    names = ("field", "identity") if correction.identity else ("field", "identity", "source")
    same = (_corrections.c[name] == getattr(correction, name) for name in names)
    connection.execute(sa.delete(_corrections).where(*same))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _next_touch(connection: sa.Connection) -> int:
    """A number above those of all threads: clocks are too coarse to order two turns."""
    return int(connection.scalar(sa.select(sa.func.max(_threads.c.touched))) or 0) + 1


def _must_exist(result: sa.CursorResult[Any], identity: str) -> None:
    if result.rowcount == 0:
        raise _no(identity)


def _no(identity: str) -> NotebookUnknown:
    return NotebookUnknown(f"The notebook has nothing of the id {identity!r}; it may have been deleted.")
