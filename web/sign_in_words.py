"""What is said to whoever has to sign in, to whoever has, and to whoever is turned away."""

from __future__ import annotations

NOBODY = "Nobody is signed in here."
NO_CURATOR = "Only curators may change the library."
TURNED_OFF = "Changes to the library are turned off on this page."
NOT_FROM_ELSEWHERE = "A folder can be named only at the machine that has it."
ELSEWHERE = (
    "This page is open on the machine that serves it, and nowhere else. For others it needs a sign-in; the README says "
    "how one is set up."
)
UNUSABLE = "Signing in does not work: it is not set up correctly. The log of the server says what is missing."
SOMEBODY = "Signed in"  # for a person without a name

# What the components draw.
ENTRANCE: dict[str, str] = {
    "title": "Sign in to go on",
    "text": "This library is open to those who have an account here.",
    "button": "Sign in",
    "button_with": "Sign in with {name}",
    "going": "One moment…",
    "again": "The sign-in was not completed. Try once more; if it fails again, ask whoever looks after this page.",
}
ACCOUNT: dict[str, str] = {"account": "Your account", "out": "Sign out", "curator": "Curator"}
