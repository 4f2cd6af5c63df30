"""Our own words in the reading pane."""

from __future__ import annotations

BEGINNING = "Before the first heading"
NOT_READ = "This cannot be read now: {why}"
NOT_KEPT = "The quote could not be saved: {why}"

# What the component draws on its own.
UI: dict[str, str] = {
    "pane": "Reading pane",
    "close": "Close the reading pane",
    "of": "Citation {n} of {all}",
    "of_quotes": "Quote {n} of {all}",
    "previous": "Previous",
    "next": "Next",
    "copy_quote": "Copy quote",
    "copy_reference": "Copy reference",
    "copied": "Copied",
    "copy_failed": "The browser did not allow copying",
    "save_quote": "Save quote",
    "saved": "Saved",
    "look": "How to look at the source",
    "as_page": "Page",
    "as_text": "Text",
    "sections": "Sections",
    "back": "Back to the quotation",
    "cut_short": "The section goes on; only its beginning is shown.",
    "notes": "Notes called here",
    "page_before": "Page before",
    "page_after": "Page after",
    "larger": "Larger",
    "fit": "Fit width",
    "of_pages": "{place}, of {all}",
    "page_number": "Page {n} of the file",
    "alt": "{place}, as printed.",
    "alt_marked": "{place}, as printed. The quotation is marked on it.",
    "marked_words": "Marked on this page: {quote}",
    "several": "The quotation runs over these pages:",
    "fetching": "Fetching the page…",
    "late": "The page did not come. These are the words in the text.",
    "no_letters": "This page is a picture: it holds no letters among which to find the words. The text has them.",
    "not_found": "The words were not found in the print of this page. The text has them.",
    "elsewhere": "The quotation is not on this page.",
}
