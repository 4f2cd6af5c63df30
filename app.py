"""The browser's door: reads the settings, declares the pages, draws what they share. Run by `ssc app`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import settings
from web import chrome, dossier_words, entrance, evaluation_words, models, services, words
from web.choice import Choice

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """One run of the page: settings, pages, side bar, and the page that was chosen."""
    st.set_page_config(page_title=words.APP, page_icon=str(ROOT / "static" / "icon.png"), layout="wide")
    chrome.style()
    try:
        chosen = settings.load()
    except settings.SettingsError as error:
        chrome.fail(str(error))
    offered = tuple(models.Named(one.name, one.model, one.url) for one in chosen.models)
    services.configure(
        Choice(
            folder=chosen.library,
            embedding=chosen.embedding,
            model=chosen.model,
            model_url=chosen.model_url,
            models=offered,
            model_seconds=chosen.model_seconds,
            checker=chosen.checker,
            reranker=chosen.reranker,
            curating=chosen.curating,
            upload_mb=chosen.upload_mb,
            upload_total_mb=chosen.upload_total_mb,
            upload_files=chosen.upload_files,
            curators=chosen.curators,
            open_to=chosen.open_to,
            sign_in_hours=chosen.sign_in_hours,
        )
    )
    ask = st.Page(ROOT / "web" / "ask.py", title=words.ASK_PAGE, url_path="ask", default=True)
    quotes = st.Page(ROOT / "web" / "quotes.py", title=words.QUOTES_PAGE, url_path="quotes")
    dossier = st.Page(ROOT / "web" / "dossier.py", title=dossier_words.PAGE, url_path="dossier")
    shelf = st.Page(ROOT / "web" / "library.py", title=words.LIBRARY_PAGE, url_path="library")
    measured = st.Page(ROOT / "web" / "evaluation.py", title=evaluation_words.PAGE, url_path="evaluation")
    about = st.Page(ROOT / "web" / "help.py", title=words.HELP_PAGE, url_path="help")
    page = st.navigation([ask, quotes, dossier, shelf, measured, about], position="hidden")
    person = entrance.guard()  # nothing of the library is drawn before
    chrome.sidebar(ask, quotes, dossier, shelf, measured, about, current=page)
    entrance.account(person)
    page.run()


if __name__ == "__main__":
    main()
