"""The way in: where people have to sign in, nobody sees a page before. And the way out, at the foot of the side bar.

Where somebody wanted to go, a thread or a search, is kept by the browser while he signs in (`parts/account.js`).
"""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from store.errors import SscError
from web import chrome, parts, people, sign_in, words
from web import sign_in_words as own
from web.errors import NotSignedIn


def guard() -> people.Person:
    """Who is here. Whoever is not let in is shown why, or where to sign in, and the run ends: to be called before
    anything of the library is drawn."""
    try:
        return people.current()
    except NotSignedIn:
        _ask_in()
    except SscError as error:
        chrome.fail(str(error))


def _ask_in() -> NoReturn:
    with st.container(key="entrance"):
        said = parts.entrance({"app": words.APP, "providers": list(sign_in.providers()), "words": own.ENTRANCE})
    if said.enter is not None and said.enter in sign_in.providers():
        st.login(said.enter or None)
    st.stop()


def account(person: people.Person) -> None:
    """The person's name and the way out; nothing where nobody has to sign in."""
    if not person.id:
        return
    with st.sidebar, st.container(key="account"):
        said = parts.account({"name": person.name, "curator": person.curator, "words": own.ACCOUNT})
    if said.out:
        st.logout()
        st.stop()
