"""Our own words for judging answers and for taking them away."""

from __future__ import annotations

from assistant.feedback import MISSING, NOT_SUPPORTED, RIGHT, WRONG_SOURCE

VERDICTS = {
    RIGHT: "Right",
    WRONG_SOURCE: "Wrong source",
    NOT_SUPPORTED: "Not supported by the source",
    MISSING: "Something is missing",
}

NOT_JUDGED = "This was not kept: {why}"
NOT_HERE = "This answer is not in this thread any more; load the page again."
NOT_YOURS = "Only whoever asked can judge the answers of this thread."
NOT_TAKEN = "The file could not be made: {why}"
NO_REQUEST = "The page asked for something that is not known here; load it again."
NO_PANDOC = "Word files and citation styles are not to be had: {why}"
UNNAMED, UNNAMED_DOSSIER = "answer", "dossier"

FORMS = {".docx": "Word", ".md": "Markdown", ".bib": "BibTeX", ".ris": "RIS"}
DOSSIER_FORMS = FORMS | {".json": "Dossier (.json)"}

# What the components draw on their own.
UI: dict[str, str] = {
    "ask_answer": "Was this answer right?",
    "ask_statement": "Was this sentence right?",
    "ask_citation": "Is this the right source?",
    "yes": "Yes",
    "not_quite": "Not quite…",
    "comment": "Comment (optional)",
    "send": "Send",
    "cancel": "Cancel",
    "withdraw": "Take back",
    "said": "You said: {verdict}",
    "change": "Change",
    "late": "There was no reply in time. Try again.",
    "style": "Citation style",
    "language": "Language of citations",
    "own_style": "Your style (.csl)",
    "template": "Word template (.docx), if you like",
    "remove_file": "Remove {name}",
    "annex": "With the passages around the quotations, as an annex",
    "copy_so": "Copy",
    "as_file": "As a file",
    "making": "Making the file…",
    "made": "Saved as {name}",
    "too_large": "{name} is too large: at most {n} MB.",
}
