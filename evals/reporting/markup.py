"""Elements of HTML and SVG whose text is always escaped: nothing becomes markup but what `tag` makes."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"meta", "br"})


class Markup(str):
    """What `tag` or `raw` made; any other text is escaped."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: object) -> Markup:
    """An element. Children that `tag` or `raw` made are put in as they are, other text is escaped, None is left out. A
    trailing _ of an attribute's name is dropped, another _ is a hyphen; None and False leave an attribute out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape("" if value is True else str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    inner = "".join(one if isinstance(one, Markup) else escape(one) for one in children if one is not None)
    return Markup(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{inner}</{name}>")


def raw(constant: str) -> Markup:
    """A constant of ours as it is: a style sheet. Never for what comes from a document or a person."""
    return Markup(constant)


def text(name: str, given: str, /, **attributes: object) -> Markup:
    """An element with text of somebody else: in its own direction."""
    return tag(name, given, dir="auto", **attributes)
