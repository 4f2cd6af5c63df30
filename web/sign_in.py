"""Whether people have to sign in, and with whom: the section [auth] of Streamlit's file of secrets.

What was set up wrongly never opens the page: it is said in the log, by the names of what is missing, never by values,
and nobody comes in. Knows nothing of who somebody is.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from web import sign_in_words as words
from web.errors import SignInUnusable

log = logging.getLogger(__name__)
DEFAULT = ""  # the provider that has no name: its keys stand in [auth] itself
SHORTEST = 32  # characters of the secret that signs cookies: whoever guesses it is whom he likes
_SHARED = ("redirect_uri", "cookie_secret")
_OWN = ("client_id", "client_secret", "server_metadata_url")
_logged: set[str] = set()  # what was said in the log
_seen = False  # whether this process has known of a sign-in: it is not given up because a file is gone


def providers() -> tuple[str, ...]:
    """The names of those with whom one can sign in, `DEFAULT` for the one without a name; none where nobody has to.

    Raises SignInUnusable.
    """
    global _seen
    section = _section()
    if section is None:
        if _seen:
            raise _unusable("the section [auth] was there when the page began, and is gone")
        return ()
    _seen = True
    for name in _SHARED:
        if not _text(section, name):
            raise _unusable(f"[auth] lacks {name}")
    if not _text(section, "redirect_uri").endswith("/oauth2callback"):
        raise _unusable("redirect_uri in [auth] does not end with /oauth2callback")
    if len(_text(section, "cookie_secret")) < SHORTEST:
        raise _unusable(f"cookie_secret in [auth] has fewer than {SHORTEST} characters")
    named = [name for name, value in section.items() if isinstance(value, Mapping) and name != "client_kwargs"]
    found = tuple([DEFAULT] if any(name in section for name in _OWN) or not named else named)
    for provider in found:
        own = section[provider] if provider else section
        if missing := [name for name in _OWN if not _text(own, name)]:
            raise _unusable(f"[{f'auth.{provider}' if provider else 'auth'}] lacks {', '.join(missing)}")
        if "_" in provider:
            raise _unusable(f"Streamlit takes no name with an underscore: [auth.{provider}]")
    return found


def _section() -> Mapping[str, Any] | None:
    if st.secrets.load_if_toml_exists():
        if "auth" not in st.secrets:
            return None
        section = st.secrets["auth"]
        if not isinstance(section, Mapping):
            raise _unusable("auth is no section")
        return section
    if there := [path for path in st.get_option("secrets.files") if Path(path).exists()]:
        raise _unusable(f"this cannot be read: {', '.join(there)}")  # it may hold a section [auth]
    return None


def _text(section: Mapping[str, Any], name: str) -> str:
    value = section.get(name)
    return value.strip() if isinstance(value, str) else ""


def _unusable(why: str) -> SignInUnusable:
    if why not in _logged:  # this is asked at every run of every page
        _logged.add(why)
        log.error("Signing in does not work: %s.", why)
    return SignInUnusable(words.UNUSABLE)
