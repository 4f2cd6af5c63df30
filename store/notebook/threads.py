"""Conversations: threads with their turns, each kept as the JSON that its answer was shown as.

A thread is its owner's alone; `owner` None asks for everybody's, as the terminal does. Shared, it can also be read
under a second name that cannot be guessed, until that is taken back.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from store.errors import NotebookUnknown
from store.notebook.file import NotebookFile, must_exist, next_touch, no_such, now
from store.notebook.tables import feedback as _feedback
from store.notebook.tables import threads as _threads
from store.notebook.tables import turns as _turns
from store.validation import check_clean


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation. `created` is ISO 8601 in UTC, as are all times here; `shared` is the name that it is shared
    under, "" where it is not."""

    id: str
    title: str
    created: str
    owner: str = ""
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer, as JSON was when it was shown."""

    question: str
    answer: dict[str, Any]
    asked: str


class Threads(NotebookFile):
    """The notebook's conversations."""

    def create_thread(self, title: str, owner: str = "") -> str:
        """Begin a thread; its id, which cannot be guessed."""
        check_clean(title, "the title")
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            row = {"id": identity, "title": title, "created": now(), "owner": owner}
            connection.execute(sa.insert(_threads).values(**row, touched=next_touch(connection, _threads)))
        return identity

    def threads(self, owner: str | None = None) -> tuple[Thread, ...]:
        """The threads of an owner, or all, the one last written in first."""
        with self._reading() as connection:
            query = self._select().where(*self._of(_threads, owner)).order_by(_threads.c.touched.desc())
            return tuple(Thread(*row) for row in connection.execute(query))

    def thread(self, thread: str, owner: str | None = None) -> Thread:
        """Raises NotebookUnknown, also where it is not the owner's."""
        with self._reading() as connection:
            return self._one(connection, thread, owner)

    def found_in(self, words: str, owner: str | None = None) -> tuple[Thread, ...]:
        """The threads of which the title, or a question or answer in them, holds all the words; the last written in
        first. Upper and lower case are the same, and letters with and without accents."""
        threads = self.threads(owner)
        said = {thread.id: [thread.title] for thread in threads}
        text = _turns.c.answer["text"].as_string()  # taken out by the database: whole answers are long
        with self._reading() as connection:
            turns = sa.select(_turns.c.thread, _turns.c.question, text).join(_threads)
            for thread, question, answer in connection.execute(turns.where(*self._of(_threads, owner))):
                if thread in said:  # and was not begun since
                    said[thread] += [question, answer or ""]
        wanted = _plain(words).split()
        texts = {thread: _plain("\n".join(lines)) for thread, lines in said.items()}
        return tuple(thread for thread in threads if all(word in texts[thread.id] for word in wanted))

    def rename(self, thread: str, title: str, owner: str | None = None) -> None:
        """Raises NotebookUnknown."""
        check_clean(title, "the title")
        self._change(thread, owner, title=title)

    def share(self, thread: str, owner: str | None = None) -> str:
        """Let a thread be read by whoever has the name that is returned; the same one until it is taken back. Raises
        NotebookUnknown."""
        with self._writing() as connection:  # looked up within: of two that share it at once, both get the same name
            shared = self._one(connection, thread, owner).shared or secrets.token_urlsafe(24)
            connection.execute(sa.update(_threads).where(_threads.c.id == thread).values(shared=shared))
        return shared

    def unshare(self, thread: str, owner: str | None = None) -> None:
        """Take the name back: nothing is found under it from now on. Raises NotebookUnknown."""
        self._change(thread, owner, shared="")

    def shared(self, name: str) -> Thread:
        """The thread that is shared under a name. Raises NotebookUnknown."""
        with self._reading() as connection:
            return self._shared(connection, name)

    def copy_shared(self, name: str, title: str, owner: str = "") -> str:
        """Put what stands in the thread that is shared under a name into a new one of an owner; its id. Raises
        NotebookUnknown."""
        check_clean(title, "the title")
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            original = self._shared(connection, name)
            row = {"id": identity, "title": title, "created": now(), "owner": owner}
            connection.execute(sa.insert(_threads).values(**row, touched=next_touch(connection, _threads)))
            copied = (_turns.c.answer_id, _turns.c.question, _turns.c.answer, _turns.c.asked)
            turns = sa.select(sa.literal(identity), *copied).where(_turns.c.thread == original.id)
            names = ["thread", *(column.name for column in copied)]
            connection.execute(sa.insert(_turns).from_select(names, turns.order_by(_turns.c.number)))
        return identity

    def delete(self, thread: str | None, owner: str | None = None) -> None:
        """Delete a thread with its turns and what was said of their answers: nothing of it stays in the file. Where
        somebody has a copy of it, what he said of its answers stays, and what the owner said does not.

        None: the answers that stand in no thread. Raises NotebookUnknown.
        """
        with self._writing() as connection:
            whose = self._one(connection, thread, owner).owner if thread is not None else ""
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # or the words stay in pages that are free
            own = sa.select(_turns.c.answer_id).where(_turns.c.thread.is_not_distinct_from(thread))
            others = sa.select(_turns.c.answer_id).where(_turns.c.thread.is_distinct_from(thread))
            his = others.join(_threads, _turns.c.thread == _threads.c.id).where(_threads.c.owner == whose)
            owners = sa.and_(_feedback.c.owner == whose, _feedback.c.answer_id.not_in(his))
            kept_nowhere = _feedback.c.answer_id.not_in(others)
            connection.execute(sa.delete(_feedback).where(_feedback.c.answer_id.in_(own), sa.or_(kept_nowhere, owners)))
            if thread is None:
                connection.execute(sa.delete(_turns).where(_turns.c.thread.is_(None)))
            else:
                connection.execute(sa.delete(_threads).where(_threads.c.id == thread))
        self._forget_for_good()

    def add_turn(self, thread: str | None, question: str, answer: dict[str, Any]) -> None:
        """Keep an answer (`answer["id"]` names it), in a thread or, with None, in none. Raises NotebookUnknown."""
        check_clean(question, "the question")
        with self._writing() as connection:
            if thread is not None:
                moved = sa.update(_threads).where(_threads.c.id == thread)
                must_exist(connection.execute(moved.values(touched=next_touch(connection, _threads))), thread)
            connection.execute(
                sa.insert(_turns).values(
                    thread=thread, answer_id=str(answer.get("id", "")), question=question, answer=answer, asked=now()
                )
            )

    def turns(self, thread: str | None, owner: str | None = None) -> tuple[Turn, ...]:
        """The turns of a thread, or with None those that stand in none, in order. Raises NotebookUnknown."""
        with self._reading() as connection:
            if thread is not None:
                self._one(connection, thread, owner)
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

    def _select(self) -> sa.Select[Any]:
        return sa.select(*(self._column(_threads.c[f.name]) for f in fields(Thread))).select_from(_threads)

    def _one(self, connection: sa.Connection, thread: str, owner: str | None) -> Thread:
        row = connection.execute(self._select().where(_threads.c.id == thread, *self._of(_threads, owner))).first()
        if row is None:
            raise no_such(thread)
        return Thread(*row)

    def _shared(self, connection: sa.Connection, name: str) -> Thread:
        where = self._column(_threads.c.shared) == name
        row = connection.execute(self._select().where(where)).first() if name else None
        if row is None:
            raise no_such(name)
        return Thread(*row)

    def _change(self, thread: str, owner: str | None, **values: Any) -> None:
        with self._writing() as connection:
            where = (_threads.c.id == thread, *self._of(_threads, owner))
            must_exist(connection.execute(sa.update(_threads).where(*where).values(**values)), thread)


def _plain(text: str) -> str:
    """In lower case and without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


_SELECT_TURN = sa.select(_turns.c.question, _turns.c.answer, _turns.c.asked)
