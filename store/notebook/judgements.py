"""What people hold of what they were shown: feedback on answers, corrections of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

import sqlalchemy as sa

from store.corrections import Correction
from store.notebook.file import NotebookFile, now
from store.notebook.tables import corrections as _corrections
from store.notebook.tables import feedback as _feedback
from store.validation import check_clean


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer, or of the statement or evidence `key` in it."""

    answer_id: str
    verdict: str
    key: str = ""
    comment: str = ""
    given: str = ""
    owner: str = ""


class Judgements(NotebookFile):
    """The notebook's feedback and corrections."""

    def add_feedback(self, feedback: Feedback) -> None:
        """Keep what a reader thought, in the place of what the same one said before of the same thing."""
        check_clean(feedback.comment, "the comment")
        with self._writing() as connection:
            _withdraw(connection, feedback.answer_id, feedback.key, feedback.owner)
            connection.execute(sa.insert(_feedback).values(**asdict(feedback) | {"given": now()}))

    def withdraw_feedback(self, answer_id: str, key: str = "", owner: str = "") -> None:
        """Forget what an owner said of an answer, or of `key` in it; nothing of it stays in the file."""
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            _withdraw(connection, answer_id, key, owner)
        self._forget_for_good()

    def feedback(self, answer_id: str | None = None, owner: str | None = None) -> tuple[Feedback, ...]:
        """The feedback on an answer, or all, in order; with `owner` that of one reader."""
        with self._reading() as connection:
            columns = (self._column(_feedback.c[f.name]) for f in fields(Feedback))
            query = sa.select(*columns).select_from(_feedback).where(*self._of(_feedback, owner))
            if answer_id is not None:
                query = query.where(_feedback.c.answer_id == answer_id)
            return tuple(Feedback(*row) for row in connection.execute(query.order_by(_feedback.c.number)))

    def correct(self, correction: Correction) -> None:
        """Keep a correction, in the place of earlier ones of the same field."""
        check_clean(correction.value, "the correction")
        with self._writing() as connection:
            _forget(connection, correction)
            connection.execute(sa.insert(_corrections).values(**asdict(correction) | {"made": now()}))

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


def _withdraw(connection: sa.Connection, answer_id: str, key: str, owner: str) -> None:
    same = (_feedback.c.answer_id == answer_id, _feedback.c.key == key, _feedback.c.owner == owner)
    connection.execute(sa.delete(_feedback).where(*same))


def _forget(connection: sa.Connection, correction: Correction) -> None:
    names = ("field", "identity") if correction.identity else ("field", "identity", "source")
    same = (_corrections.c[name] == getattr(correction, name) for name in names)
    connection.execute(sa.delete(_corrections).where(*same))
