"""Our own words on the Quotes page."""

from __future__ import annotations

TITLE = "Quotes"
FIND, SAVED, CHECK = "Find", "Saved", "Check a draft"
TABS = {"find": FIND, "saved": SAVED, "check": CHECK}

STYLE_LABEL, LANGUAGE_LABEL, FORMAT_LABEL = "Citation style", "Language of citations", "Format"
STYLES = {
    "plain": "Plain line", "apa": "APA", "chicago-notes": "Chicago, notes",
    "chicago-author-date": "Chicago, author-date", "harvard": "Harvard", "abnt": "ABNT", "iso690": "ISO 690",
    "own": "A style of your own (.csl)",
}  # fmt: skip
LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "pt": "Português", "ar": "العربية"}
FORMATS = {
    ".docx": "Word (.docx)", ".md": "Markdown (.md)", ".bib": "BibTeX (.bib)", ".ris": "RIS (.ris)",
    ".json": "CSL-JSON (.json)", ".csv": "Table (.csv)",
}  # fmt: skip
DOWNLOAD = "Export {n}"
SIC_LABEL, SIC_HINT = "Misprints, to be followed by [sic]", "words, separated by commas"
OWN_STYLE, TEMPLATE = "A citation style (.csl)", "A Word file whose styles and margins are taken, if you like"
CANNOT_CITE = "This style cannot be used: {why}"
NO_TEMPLATE = "This template is not used: {why}"
NO_STYLES = "Citations in styles and Word files need an extra that is not installed; plain lines are shown. {why}"
CANNOT_DO = "This could not be done: {why}"
CANNOT_EXPORT = "The quotes could not be exported: {why}"

DRAFT_LABEL = "A draft: .docx, .md or .txt"
DRAFT_HINT = "Every quotation in it is compared with the library, word for word. The draft is not kept."
CANNOT_READ = "The draft cannot be read: {why}"
NO_QUOTATIONS = "No quotation of three words or more was found in this draft."
VERDICTS = {
    "exact": "Exact", "differs": "Differs", "elsewhere": "Stands elsewhere", "absent": "Not in the library",
}  # fmt: skip

STANDING = {
    "moved": "It stands in another place of its document now.",
    "changed": "The document has changed, and these words no longer stand in it. The quote is shown as it was saved.",
    "withdrawn": "The document has left the library. The quote is shown as it was saved.",
}

# What the component draws on its own.
UI: dict[str, str] = {
    "query": "A topic, words or a phrase",
    "search": "Search",
    "topic": "Topic",
    "words": "All the words",
    "exact": "Exact phrase",
    "how": "How to search",
    "closer": "Who says it, and where it stands",
    "speaker": "Who says it",
    "section": "Words of the section’s heading",
    "kind": "Kind of text",
    "any": "Any",
    "copy_quote": "Copy quote",
    "copy_reference": "Copy reference",
    "copy_both": "Copy both",
    "copied": "Copied",
    "copy_failed": "The browser did not allow copying",
    "save": "Save",
    "saved": "Saved",
    "remove": "Remove",
    "read": "Read in the source",
    "context": "Show the sentences around it",
    "no_context": "Hide the sentences around it",
    "original": "after",
    "reported": "told in the author’s words",
    "unresolved": "no full reference:",
    "differs": "In the file: “{raw}” for “{shown}”",
    "none": "nothing",
    "previous": "Previous",
    "next": "Next",
    "count": "{first}–{last} of {total}",
    "one": "One quote",
    "nothing": "Nothing found.",
    "nothing_exact": "Nothing found. An exact phrase is met with its capitals, accents and signs; try “All the words”.",
    "start": "Search by topic, by words, or for a phrase as it is written. Every quote stands so in its document.",
    "none_saved": "No quote was saved yet. One that you save stays here, also when the library is read anew.",
    "tags": "Tags, separated by commas",
    "comment": "A note of your own",
    "keep": "Keep",
    "tagged": "Tag",
    "all": "All",
    "draft_has": "In the draft",
    "library_has": "In the library",
    "said_place": "The draft says:",
    "stands_in": "It stands in",
    "unread": "Not checked, because it could not be read as a quotation:",
    "shown": "{first}–{last}",
}
KINDS = {
    "body": "Running text", "quote": "Quotation set apart", "list": "List", "footnote": "Note", "table": "Table",
    "caption": "Caption", "heading": "Heading", "reference": "Reference list",
}  # fmt: skip
