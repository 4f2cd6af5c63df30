"""The Help page: what the assistant can and cannot do, how to read what it shows, what leaves the machine."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from web import chrome, help_words, parts, people, words


def main() -> None:
    said = parts.guide(
        {
            "title": help_words.TITLE,
            "lead": help_words.LEAD,
            "parts": help_words.parts(words.MARKS),
            "person": people.current().id,
            "words": help_words.HELP_UI,
        }
    )
    if said.again:
        st.session_state[chrome.THREAD] = ""  # the tour stands where no question was asked yet
        st.switch_page(str(Path(__file__).with_name("ask.py")))


main()
