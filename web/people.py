"""Who is at the page, and what that person may do.

Where a sign-in is set up, the person is whom the issuer's signed token names, and a curator by the setting `curators`.
Where none is, everybody at the machine itself is the same person, who may do everything; whoever comes from elsewhere
is let in only by the setting `open_to`, and is no curator.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from web import plain, sign_in
from web import sign_in_words as words
from web.errors import NotLetIn, NotSignedIn
from web.serving import is_loopback

_CLAIM = "claim:"
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the page. `id` is "" where nobody has to sign in; `curator`: may add, remove and correct documents."""

    id: str = ""
    name: str = ""
    curator: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """Who may do what; the names and forms are those of the settings."""

    curators: str = ""
    open_to: str = "localhost"
    sign_in_hours: float = 12.0


_rules = Rules()


def configure(rules: Rules) -> None:
    """Take the settings; done at every run, before any page."""
    global _rules
    _rules = rules


def current() -> Person:
    """The person of this session.

    Raises NotSignedIn where people have to sign in and this one has not, NotLetIn where nobody has to and this one
    comes from another machine, SignInUnusable where what was set up for signing in cannot be used.
    """
    if sign_in.providers():
        return signed_in(st.user.to_dict() if get_script_run_ctx(suppress_warning=True) else {}, _rules)
    home = at_home()
    if not home and _rules.open_to != "network":
        raise NotLetIn(words.ELSEWHERE)
    return Person(curator=home)


def let_in() -> None:
    """Raises as `current` does, but not for what the server does by itself: a part of a page that is drawn alone does
    not pass the entrance, and a sign-in may have run out since."""
    if get_script_run_ctx(suppress_warning=True) is not None:
        current()


def signed_in(claims: Mapping[str, Any], rules: Rules, now: float | None = None) -> Person:
    """Whom the claims of an issuer's token name. The id is the issuer and its name for the person: an e-mail address
    passes from one person to the next, and two issuers may use one name. Raises NotSignedIn."""
    issuer, subject, issued = claims.get("iss"), claims.get("sub"), claims.get("iat")
    if claims.get("is_logged_in") is not True or not (isinstance(issuer, str) and isinstance(subject, str)):
        raise NotSignedIn(words.NOBODY)
    if not issuer or not subject or isinstance(issued, bool) or not isinstance(issued, int | float):
        raise NotSignedIn(words.NOBODY)
    if (time.time() if now is None else now) - issued > rules.sign_in_hours * 3600:
        raise NotSignedIn(words.NOBODY)  # the cookie is good for a month, which is long for a role
    named = (claims.get(name) for name in ("name", "preferred_username", "email"))
    name = next((line for one in named if isinstance(one, str) and (line := plain.line(one, 80))), words.SOMEBODY)
    return Person(f"{issuer}#{subject}", name, is_curator(claims, rules.curators))  # an issuer's address has no "#"


def is_curator(claims: Mapping[str, Any], curators: str) -> bool:
    """Whether the claims fit one entry of the setting: an e-mail address that the issuer has verified, or
    `claim:NAME=VALUE`, where the claim is the value or a list that holds it. NAME may be a way through nested claims,
    as in `realm_access.roles`."""
    verified = claims.get("email_verified") in (True, "true")  # some issuers send it as text
    email = claims.get("email")
    mine = _small(email) if verified and isinstance(email, str) else ""
    for entry in filter(None, (one.strip() for one in curators.split(","))):
        if entry.startswith(_CLAIM):
            name, _, value = entry.removeprefix(_CLAIM).partition("=")
            found = _claim(claims, name.strip())
            if value.strip() in (found if isinstance(found, list) else [_told(found)]):
                return True
        elif mine and _small(entry) == mine:
            return True
    return False


def _claim(claims: Mapping[str, Any], name: str) -> Any:
    if name in claims:
        return claims[name]
    found: Any = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _told(value: Any) -> Any:
    """A claim as one would write it in the setting."""
    return str(value).lower() if isinstance(value, bool) else value


def _small(email: str) -> bytes:
    """An address for comparing: of ASCII letters alone the case is passed over, or a look-alike would be taken for it
    (the Kelvin sign is a "k" to `str.lower`)."""
    return email.strip().encode("utf-8", "replace").lower()


def at_home() -> bool:
    """Whether this session's browser runs on the machine that serves the page, as far as can be told: by the address it
    comes from and the one it asked for, and nobody has passed the request on."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return True
    address, headers = st.context.ip_address, st.context.headers
    if isinstance(address, str) and not is_loopback(address):
        return False
    if any(headers.get(name) for name in _FORWARDED):
        return False
    host, origin = headers.get("Host"), headers.get("Origin")
    return all(is_loopback(_host(url)) for url in (f"//{host}" if host else "", origin) if isinstance(url, str) and url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
