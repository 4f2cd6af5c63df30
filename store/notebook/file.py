"""The notebook's file: opening it, bringing an older one up to this version, reading and writing it.

It knows the tables and no values.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.schema import CreateColumn

from store.errors import LibraryBusy, NotebookUnknown, NotebookUnreadable, SchemaTooNew
from store.notebook.tables import ADDED, FROM_1, TO_NOW, VERSION
from store.notebook.tables import notebook as all_tables
from store.notebook.tables import version as _version
from store.tables import copy_database, is_read_only, sqlite_engine

FILE = "notebook.sqlite"


class NotebookFile:
    """The notebook of a library's folder. Safe to share between threads and processes."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine = sqlite_engine(file)
        sealed = is_read_only(file)
        self._lacking: frozenset[sa.Column[Any]] = frozenset()
        with self._reading() if sealed else self._writing() as connection:
            if not sealed:
                all_tables.create_all(connection)
            found = connection.scalar(sa.select(sa.func.max(_version.c.number)))
            if found is None and not sealed:
                connection.execute(sa.insert(_version).values(number=VERSION))
            elif found is not None and found < VERSION:
                lacking = _lacking(connection)
                if sealed:  # one that may not be written stays as it is: what it lacks is empty
                    self._lacking = lacking
                else:
                    added = (f"ALTER TABLE {c.table.name} ADD COLUMN {_defined(c)}" for c in lacking)
                    for statement in (*(FROM_1 if found == 1 else ()), *added, TO_NOW):
                        connection.exec_driver_sql(statement)
        if found is not None and found > VERSION:
            raise SchemaTooNew(f"The notebook {file} was written by a later version; install that one to read it.")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the notebook in a library's folder, or begin one. Raises NotebookUnreadable, SchemaTooNew."""
        file = Path(folder) / FILE
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotebookUnreadable(f"No notebook can be kept in {folder} ({error.strerror}).") from error
        return cls(file)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        with self._reading() as connection:
            return [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(10)") if row[0] != "ok"]

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy of the notebook into a new file."""
        with self._reading() as connection:
            copy_database(connection, file)

    def _has(self, table: sa.Table) -> bool:
        """Whether the file has this table; only one of an earlier version that may not be written lacks any."""
        return not self._lacking.issuperset(table.c)

    def _column(self, column: sa.Column[Any]) -> sa.ColumnElement[Any]:
        """A column, or what it holds where the file lacks it."""
        if column not in self._lacking:
            return column
        return sa.literal_column(f"'{_default(column)}'", column.type).label(column.name)

    def _of(self, table: sa.Table, owner: str | None) -> tuple[sa.ColumnElement[bool], ...]:
        """The condition that a row is an owner's; none where it is asked for nobody's sake."""
        return () if owner is None else (self._column(table.c.owner) == owner,)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._errors(), self._engine.connect().execution_options(write=True) as connection, connection.begin():
            yield connection

    def _forget_for_good(self) -> None:
        """Empty the log of what was deleted, so that nothing of it stays on the disk."""
        with self._reading() as connection:
            connection.exec_driver_sql("COMMIT")  # the log cannot be emptied within a transaction
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")

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


def now() -> str:
    """The time now, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def next_touch(connection: sa.Connection, table: sa.Table) -> int:
    """A number above those of all rows: clocks are too coarse to order two changes."""
    return int(connection.scalar(sa.select(sa.func.max(table.c.touched))) or 0) + 1


def must_exist(result: sa.CursorResult[Any], identity: str) -> None:
    if result.rowcount == 0:
        raise no_such(identity)


def no_such(identity: str) -> NotebookUnknown:
    return NotebookUnknown(f"The notebook has nothing of the id {identity!r}; it may have been deleted.")


def _lacking(connection: sa.Connection) -> frozenset[sa.Column[Any]]:
    """What a file of an earlier version lacks: columns that were added, and all those of tables that were."""
    there = {
        table: {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        for table in all_tables.sorted_tables
    }
    new = (c for table, columns in there.items() if not columns for c in table.c)
    return frozenset((*new, *(c for c in ADDED if c.name not in there[c.table])))


def _defined(column: sa.Column[Any]) -> str:
    return str(CreateColumn(column).compile(dialect=sqlite.dialect()))


def _default(column: sa.Column[Any]) -> str:
    default = column.server_default
    return str(default.arg) if isinstance(default, sa.DefaultClause) else ""
