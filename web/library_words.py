"""Our own words on the Library page, in one place."""

from __future__ import annotations

TITLE = "Library"
TABS = {"documents": "Documents", "figures": "Figures", "add": "Add documents"}

COLUMNS: tuple[dict[str, str | bool], ...] = (
    {"key": "title", "name": "Title", "number": False},
    {"key": "authors", "name": "Authors", "number": False},
    {"key": "year", "name": "Year", "number": False},
    {"key": "type", "name": "Type", "number": False},
    {"key": "pages", "name": "Pages", "number": True},
    {"key": "passages", "name": "Passages", "number": True},
)
# What shelf.js draws.
SHELF: dict[str, str] = {
    "find": "Find by title, author, type, year or file name",
    "open": "Open the document",
    "all": "{n} documents",
    "one": "One document",
    "some": "{n} of {all} documents",
    "more": "Show {n} more",
    "none": "No document passes these filters.",
    "filters": "Filters",
    "type": "Type",
    "language": "Language",
    "format": "File type",
    "from": "From year",
    "to": "To year",
    "any": "any",
    "undated": "no date",
    "nothing_said": "not told",
    "clear": "Clear filters",
    "on": "{name}: {value}",
    "take_off": "Take off the filter {name}: {value}",
    "close": "Close this message",
}
FORMATS = {"pdf": "PDF", "docx": "Word", "html": "Web page", "markdown": "Markdown", "text": "Text"}

# What document.js draws.
DOCUMENT: dict[str, str] = {
    "back": "All documents",
    "views": "What is shown of the document",
    "record": "Record",
    "text": "Text",
    "notes": "Notes",
    "works": "References",
    "known": "What is known of it, and from where",
    "file": "The file",
    "remarks": "Remarks",
    "near": "Nearly the same text:",
    "near_share": "{share} in common",
    "correct": "Correct",
    "correct_what": "Correct: {name}",
    "take_back": "Take back",
    "take_back_what": "Take back the correction: {name}",
    "was": "before: {value}",
    "save": "Save",
    "cancel": "Cancel",
    "empty": "left empty",
    "remove": "Remove from the library…",
    "remove_sure": "Remove this document from the library?",
    "remove_yes": "Remove",
    "remove_kept": (
        "Nothing new will be answered from it. Answers that quote it stay as they are, with the quotation marked "
        "as withdrawn. Corrections are kept for the case that the document comes back."
    ),
    "remove_upload": "The uploaded file is deleted, too.",
    "remove_file": "The file from which it was read stays where it is; whoever reads that again has the document back.",
    "previous": "Previous",
    "next": "Next",
    "part": "Part {n} of {all}",
    "page": "Page {n} of {all}",
    "printed": "printed page {label}",
    "go_to": "Go to",
    "section": "Section",
    "blank": "No text was found here.",
    "note": "Note {mark}",
    "called": "called after “{words}”",
    "uncalled": "the place that calls it was not found",
    "see": "Show in the text",
    "no_notes": "No notes were found in it.",
    "no_works": "No references were found in it.",
    "cited_times": "cited {n} times",
    "cited_once": "cited once",
    "shown": "{first}–{last} of {all}",
    "close": "Close this message",
}
HINTS = {
    "authors": "Family, Given; several separated by semicolons; an organisation in {braces}",
    "issued": "A year, a month (2019-06) or a day (2019-06-17)",
    "language": "A code: en, es, fr, pt, ar, zh…",
    "doi": "10.1017/eis.2025.4",
    "url": "https://…",
}
FIELDS: dict[str, str] = {
    "title": "Title", "authors": "Authors", "issued": "Date", "type": "Type", "publisher": "Publisher",
    "container": "Published in", "volume": "Volume", "issue": "Issue", "page": "Pages", "doi": "DOI",
    "url": "Web address", "language": "Language", "licence": "Licence",
}  # fmt: skip
# Fields that came in with a reference manager, by their names in CSL-JSON.
OTHER_FIELDS: dict[str, str] = {
    "editor": "Editors", "translator": "Translators", "collection-title": "Series", "number": "Number",
    "event-title": "Event", "publisher-place": "Place", "note": "Note", "abstract": "Abstract", "keyword": "Keywords",
    "ISBN": "ISBN", "ISSN": "ISSN", "genre": "Kind",
}  # fmt: skip
WHENCE: dict[str, str] = {
    "text": "found in the text", "meta": "from the file’s own metadata", "sidecar": "from a reference manager",
    "corrected": "corrected by hand", "": "",
}  # fmt: skip
FACTS: dict[str, str] = {
    "source": "File name", "format": "File type", "added": "In the library since", "pages": "Pages",
    "words": "Words", "passages": "Passages", "notes": "Notes", "works": "References", "quotations": "Quotations in it",
    "paths": "Seen at",
}  # fmt: skip
CORRECTED = "Saved."
TAKEN_BACK = "The correction was taken back."
REMOVED = "Removed from the library:"
GONE = "This document is not in the library."
CANNOT = "This could not be done: {why}"

# Figures
BY = {"year": "By year", "type": "By type", "language": "By language", "format": "By file type",
      "passages": "By number of passages"}  # fmt: skip
COUNTED = "Documents"
UNDATED = "no date"
UNDATED_SHORT = "n.d."
UNTOLD = "not told"
UNREAD_TITLE = "What could not be read at the last reading"
UNREAD_NOTHING = "Everything could be read."
UNREAD_UNKNOWN = "Nothing is known of a reading."
REMARKED_TITLE = "Documents with remarks"
FIGURES: dict[str, str] = {
    "file": "File", "why": "Why", "show": "{name}: {n}. Show these documents", "remark": "Remark",
    "more": "and {n} more",
}  # fmt: skip

# Adding
UPLOAD = "Files to upload"
UPLOAD_HINT = (
    "PDF, Word (.docx), web pages, Markdown and text; told by what they hold, not by their names. At most {files} "
    "files of {each:g} MB, {total:g} MB together."
)
UPLOAD_DO = "Add to the library"
FOLDER = "A file or folder on the machine that serves this page"
FOLDER_HINT = "Its documents are read where they lie; nothing is copied there or changed."
FOLDER_DO = "Read it"
NO_SUCH_FOLDER = "There is no file or folder {path} on the machine that serves this page."
BEGUN = "{n} files were taken and will be read. You can go on asking meanwhile."
BEGUN_ONE = "One file was taken and will be read. You can go on asking meanwhile."
BEGUN_FOLDER = "It will be read. You can go on asking meanwhile."
REFUSED = "Not taken:"
SAID_CLOSE = "Close this message"
TOO_MANY = (
    "{n} files are more than the {most} that are taken at once. None was taken; take some out of the choice below."
)
TOO_MUCH = (
    "{mb:.0f} MB are more than the {most:g} MB that are taken at once. None was taken; take some out of the choice "
    "below."
)
TOO_LARGE = "is larger than {most:g} MB."
CANNOT_STORE = "The files cannot be stored: {why}"
NAMELESS = "document"
