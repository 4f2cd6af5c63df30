"""The Help page: what the assistant can and cannot do, and what leaves the machine. Our own words only."""

from __future__ import annotations

import streamlit as st

from web import words


def main() -> None:
    st.markdown(words.HELP)


main()
