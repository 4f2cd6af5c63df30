"""The words of the threads in the side bar, of sharing one, and of reading one that was shared."""

from __future__ import annotations

# What the list in the side bar draws on its own.
THREADS: dict[str, str] = {
    "threads": "Threads",
    "create": "New question",
    "more": "More about “{title}”",
    "rename": "Rename",
    "remove": "Delete",
    "save": "Save",
    "keep": "Cancel",
    "sure": "Delete this thread?",
    "new_name": "New name",
    "seek": "Search threads",
    "seeking": "Searching…",
    "found_none": "Nothing found",
    "found_one": "One thread found",
    "found_many": "{n} threads found",
    "share": "Share",
    "share_title": "Share this thread?",
    "share_make": "Make an address",
    "shared": "shared",
    "shared_title": "This thread is shared:",
    "shared_address": "Address of the shared thread",
    "share_stop": "Stop sharing",
    "share_stopped": "No longer shared. The address leads nowhere now.",
    "close": "Close",
    "copy": "Copy address",
    "copied": "Copied",
    "copy_failed": "The browser did not allow copying",
}
# Who can read a shared thread: where one has to sign in, and where nobody does.
WHO_SIGNED_IN = (
    "Whoever has the address and can sign in here can read this thread, and what you ask in it later. Nobody else can "
    "change it. Your name is not shown."
)
WHO = (
    "Whoever has the address and reaches this page can read this thread, and what is asked in it later. The address "
    "shows this thread alone, to be read."
)
NOT_SOUGHT = "The threads cannot be searched now: {why}"

SHARED_GONE = "Nothing is shared here (any more)"
SHARED_GONE_HINT = "The thread was deleted, is not shared any more, or the address is incomplete."
SHARED_NOTE = (
    "A thread that was shared, to be read. The answers are shown as they were given; what has left the library since "
    "is marked as withdrawn."
)
TAKE_ON = "Continue in a thread of my own"
TAKE_ON_HINT = "To ask on, take a copy of it. The shared thread stays as it is."
NOT_TAKEN_ON = "The copy could not be made: {why}"
