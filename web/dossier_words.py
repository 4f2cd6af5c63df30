"""Our own words on the Dossier page, and where something is added to a dossier."""

from __future__ import annotations

PAGE = "Dossier"
GONE = "There is no such dossier here. It was deleted, or the address is incomplete."
CANNOT_READ = "The dossiers cannot be opened: {why}"
CANNOT = "This could not be done: {why}"
REMOVED = "Removed: {what}"
DELETED = "The dossier was deleted."
IMPORTED = (
    "Imported. What stands in the library was taken anew from it; what does not is marked as not found here. Verdicts "
    "of another checker were not taken over."
)
NEW_TITLE = "New dossier"

IMPORT_LABEL = "A dossier (.json), as it was exported"
IMPORT = "Import a dossier"
CANNOT_IMPORT = "This file was not imported: {why}"
NO_JSON = "it is no dossier’s file (.json, in UTF-8)."
TOO_LARGE = "it is larger than {limit} MB."


def count(items: int) -> str:
    """How much stands in a dossier."""
    return "nothing in it yet" if not items else "1 item" if items == 1 else f"{items:,} items"


# The languages of a translation, by their codes.
INTO = {
    "": "Language", "ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "pt": "Português",
    "ru": "Русский", "zh": "中文",
}  # fmt: skip

# What the page's component draws on its own.
UI: dict[str, str] = {
    "title": PAGE,
    "lead": "Statements and quotes from any thread, under your own headings. Each keeps its source.",
    "none": "No dossier yet. Begin one here, or choose “Add to dossier” beside an answer or a quote.",
    "create": "Begin a dossier",
    "name": "Title of the dossier",
    "all": "All dossiers",
    "rename": "Rename",
    "remove_dossier": "Delete",
    "sure": "Delete this dossier for good?",
    "keep": "Keep it",
    "save": "Save",
    "cancel": "Cancel",
    "heading": "Heading",
    "add_heading": "Add a heading",
    "add_note": "Add a note",
    "note": "Your note",
    "own_note": "Your own note",
    "edit": "Edit",
    "without": "Without a heading",
    "empty_part": "Nothing stands here yet. Add from an answer or a quote, or move something here.",
    "up": "Move up: {what}",
    "down": "Move down: {what}",
    "up_part": "Move the heading up: {what}",
    "down_part": "Move the heading down: {what}",
    "remove": "Remove: {what}",
    "remove_part": "Remove the heading with all that stands under it: {what}",
    "to": "Move under another heading: {what}",
    "move_to": "Move to…",
    "undo": "Undo",
    "dismiss": "Close this message",
    "whence": "Where from",
    "whence_of": "Where from: {place}",
    "withdrawn": "withdrawn",
    "answer_to": "In answer to:",
    "translation": "Your translation",
    "translate": "Add a translation",
    "into": "Language of the translation",
    "comment": "Your comment",
    "add_comment": "Add a comment",
    "take_dossier": "Take away",
    "copied": "Copied",
    "copy_failed": "The browser did not allow copying",
}

# What is drawn where something can be added to a dossier.
GATHER: dict[str, str] = {
    "add": "Add to dossier",
    "add_all": "Add all to dossier",
    "which": "Dossier",
    "new": "New dossier…",
    "title": "Title of the new dossier",
    "heading": "Heading",
    "none": "Without a heading",
    "new_heading": "New heading…",
    "heading_title": "The new heading",
    "do": "Add",
    "cancel": "Cancel",
    "added": "Added to",
    "open": "Open the dossier",
    "failed": "Not added:",
}
