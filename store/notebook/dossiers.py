"""Dossiers: what people gather from answers and quotes. The content is JSON that the assistant gives and takes; here it
is kept; nothing of it is known but that it may have parts, with an id, a heading and items."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import sqlalchemy as sa

from store.notebook.file import NotebookFile, must_exist, next_touch, no_such, now
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


@dataclass(frozen=True, slots=True)
class Outline:
    """What a dossier is called by, without what stands in it: its headings, each with the id of its part, in their
    order, and how many items it holds."""

    id: str
    title: str
    created: str
    headings: tuple[tuple[str, str], ...]
    items: int


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
            query = _SELECT.where(*self._of(_dossiers, owner)).order_by(_dossiers.c.touched.desc())
            return tuple(KeptDossier(*row) for row in connection.execute(query))

    def outlines(self, owner: str | None = None) -> tuple[Outline, ...]:
        """The dossiers as `dossiers` has them, without their content, which may be large: it is not read from JSON."""
        if not self._has(_dossiers):
            return ()
        found: dict[str, Outline] = {}
        with self._reading() as connection:
            query = _PARTS.where(*self._of(_dossiers, owner)).order_by(_dossiers.c.touched.desc(), _part.c.key)
            for id_, title, created, part, heading, items in connection.execute(query):
                one = found.get(id_) or Outline(id_, title, created, (), 0)
                headings = (*one.headings, (part, heading)) if part and heading else one.headings
                found[id_] = replace(one, headings=headings, items=one.items + (items or 0))
        return tuple(found.values())

    def dossier(self, dossier: str, owner: str | None = None) -> KeptDossier:
        """Raises NotebookUnknown."""
        with self._reading() as connection:
            return self._one_dossier(connection, dossier, owner)

    def change_dossier(
        self, dossier: str, change: Callable[[Json], Json], owner: str | None = None, *, title: str | None = None
    ) -> None:
        """Put what `change` makes of the content in its place, in one transaction: of two changes at once, made in two
        tabs, none is lost. Raises NotebookUnknown."""
        if title is not None:
            check_clean(title, "the title")
        with self._writing() as connection:
            found = self._one_dossier(connection, dossier, owner)
            values: Json = {"content": change(found.content), "title": found.title if title is None else title}
            touched = next_touch(connection, _dossiers)
            changed = sa.update(_dossiers).where(_dossiers.c.id == dossier)
            connection.execute(changed.values(**values, touched=touched))

    def delete_dossier(self, dossier: str, owner: str | None = None) -> None:
        """Nothing of it stays in the file. Raises NotebookUnknown."""
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            where = (_dossiers.c.id == dossier, *self._of(_dossiers, owner))
            must_exist(connection.execute(sa.delete(_dossiers).where(*where)), dossier)
        self._forget_for_good()

    def _one_dossier(self, connection: sa.Connection, dossier: str, owner: str | None) -> KeptDossier:
        where = (_dossiers.c.id == dossier, *self._of(_dossiers, owner))
        row = connection.execute(_SELECT.where(*where)).first() if self._has(_dossiers) else None
        if row is None:
            raise no_such(dossier)
        return KeptDossier(*row)


_part = sa.func.json_each(_dossiers.c.content, "$.parts").table_valued("key", "value", "type", name="part")
_PARTS = sa.select(
    _dossiers.c.id, _dossiers.c.title, _dossiers.c.created,
    sa.func.json_extract(_part.c.value, "$.id"), sa.func.json_extract(_part.c.value, "$.heading"),
    sa.func.json_array_length(_part.c.value, "$.items"),
).select_from(_dossiers.outerjoin(_part, _part.c.type == "object"))  # fmt: skip
_SELECT = sa.select(*(_dossiers.c[f.name] for f in fields(KeptDossier)))
