"""Dossiers: what people gather from answers and quotes. The content is JSON that the assistant gives and takes; here it
is kept, nothing of it is known."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from store.notebook.file import NotebookFile, must_exist, next_touch, no_such, now, of_owner
from store.notebook.tables import dossiers as _dossiers
from store.validation import check_clean

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """A dossier as it is kept."""

    id: str
    title: str
    owner: str
    content: Json
    created: str


class Dossiers(NotebookFile):
    """The notebook's dossiers. `owner` None asks for everybody's."""

    def create_dossier(self, title: str, content: Json, owner: str = "") -> str:
        """Begin a dossier; its id."""
        check_clean(title, "the title")
        identity = secrets.token_hex(16)
        with self._writing() as connection:
            row = {"id": identity, "title": title, "owner": owner, "content": content, "created": now()}
            connection.execute(sa.insert(_dossiers).values(**row, touched=next_touch(connection, _dossiers)))
        return identity

    def dossiers(self, owner: str | None = None) -> tuple[KeptDossier, ...]:
        """The dossiers, the one last changed first."""
        if not self._has(_dossiers):
            return ()
        with self._reading() as connection:
            query = _SELECT.where(*of_owner(_dossiers, owner)).order_by(_dossiers.c.touched.desc())
            return tuple(KeptDossier(*row) for row in connection.execute(query))

    def dossier(self, dossier: str, owner: str | None = None) -> KeptDossier:
        """Raises NotebookUnknown."""
        found = next((d for d in self.dossiers(owner) if d.id == dossier), None)
        if found is None:
            raise no_such(dossier)
        return found

    def change_dossier(
        self, dossier: str, change: Callable[[Json], Json], owner: str | None = None, *, title: str | None = None
    ) -> None:
        """Put what `change` makes of the content in its place, in one transaction: of two changes at once, made in two
        tabs, none is lost. Raises NotebookUnknown."""
        if title is not None:
            check_clean(title, "the title")
        where = (_dossiers.c.id == dossier, *of_owner(_dossiers, owner))
        with self._writing() as connection:
            row = connection.execute(_SELECT.where(*where)).first()
            if row is None:
                raise no_such(dossier)
            found = KeptDossier(*row)
            values: Json = {"content": change(found.content), "title": found.title if title is None else title}
            touched = next_touch(connection, _dossiers)
            connection.execute(sa.update(_dossiers).where(*where).values(**values, touched=touched))

    def delete_dossier(self, dossier: str, owner: str | None = None) -> None:
        """Nothing of it stays in the file. Raises NotebookUnknown."""
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            where = (_dossiers.c.id == dossier, *of_owner(_dossiers, owner))
            must_exist(connection.execute(sa.delete(_dossiers).where(*where)), dossier)
        self._forget_for_good()


_SELECT = sa.select(
    _dossiers.c.id, _dossiers.c.title, _dossiers.c.owner, _dossiers.c.content, _dossiers.c.created
)  # fmt: skip
