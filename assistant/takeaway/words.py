"""Our own words in the files that are taken away, in English like those of the page."""

from __future__ import annotations

ASKED = "Asked on {when}."
UNDERSTOOD = "Understood as: {how}"
TOGETHER = "Read together with: {how}"
NOT_IN_LIBRARY = "Not in the library: {ask}"
NO_ANSWER = "The library does not answer this."
WITHHELD_ONE = "One sentence was held back, because its source does not bear it out. It is not shown here."
WITHHELD_MANY = "{n} sentences were held back, because their sources do not bear them out. They are not shown here."
NOTHING_ASKED = "Nothing was asked in this thread."
NO_ITEMS = "Nothing was gathered here yet."

MARKS_TITLE = "What the marks mean"
MARKS: dict[str, tuple[str, str]] = {
    "quoted": ("quoted", "These characters stand in the source. Nothing more is claimed."),
    "supported": ("checked", "Phrased by the model; a checker found it borne out by the cited words."),
    "weak": (
        "weakly checked",
        "Phrased by the model; a checker whose errors were never measured found nothing against it.",
    ),
    "record": ("from the record", "Put together from the library’s records about its documents."),
    "corrected": ("corrected by hand", "From the library’s records, where a person has corrected this field."),
    "sidecar": ("from a reference manager", "From the library’s records, as a reference manager gave this field."),
    "partial": ("partly checked", "A checker found only part of it borne out by the cited words."),
    "unchecked": ("not checked", "Not checked against the cited words."),
    "imported": (
        "not found in this library: imported, not checked",
        "It came with a file. When that was imported, the words it rests on stood in no document of this library.",
    ),
}
OWN_TRANSLATION = "Own translation: "
CHECKER = "Checker: {name}."
NOBODY = "none"
IN_ANSWER_TO = "In answer to: {question}"
OWN_COMMENT = "Own comment: "
OWN_NOTE = "Own note: "
OWN_MEANING = (
    "own translation, comment, note",
    "The words of whoever put this dossier together. They stand in no source, and nothing checked them.",
)

# In front of what a file says of words that were not found here.
IMPORTED_LINE = "According to the imported file: {line}"
IMPORTED = "Not found in this library when it was imported, and not checked."

RECORDS = "The library’s records."
RECORD_OF = "The library’s record of “{title}”."
FROM_RECORDS = "From the library’s records"
PLACE = "Place: {place}."
ORIGINAL = "The original work: {work}."
SPOKEN = "Words of {who}."
PARTLY_SPOKEN = "Words of {who} where they stand between quotation marks."
REPORTED = "What {who} says, told in the words of the document’s author."
IN_ANNEX = "See passage {n} in the annex."
WITHDRAWN = "The document has left the library since; the words are those that were kept."
CHANGED = "The document has changed since, and these words were not found in it as they stood."
RECORD_CHANGED = "The document’s record has changed since; this is what it said."

# Beside the mark of a statement, of which a citation no longer stands; the last one where only some do not.
LEFT = "withdrawn: its document has left the library"
REREAD = "withdrawn: its document was read again, and these words were not found in it as they stood"
RERECORDED = "withdrawn: its document’s record says otherwise now"
IN_PART = "in part {line}"

ANNEX = "Annex: the passages cited"
ANNEX_ABOUT = (
    "Each passage that is cited stands here with the text around it; the words cited are set off. The number of a "
    "sentence (S1, S2…) leads from a passage to the sentences that rest on it, the footnote of a sentence to its "
    "passage."
)
PASSAGE = "Passage {n}"
CITED_BY = "Cited by: {items}."
DOCUMENT = "Document: {reference}"
FILE = "File: {source}"
KEPT_ALONE = "The text around these words cannot be shown."
SECTION = "Under the heading: {section}"
NOTE_CALLED = "Note {mark} called here: {text}"
NOTES = "Notes"
REFERENCES = "References"


def withheld(count: int) -> str:
    """The line that says how many sentences were held back."""
    return WITHHELD_ONE if count == 1 else WITHHELD_MANY.format(n=count)
