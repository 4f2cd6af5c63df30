"""Our own words about filters, on the Ask page and the Quotes page."""

from __future__ import annotations

# What the component draws on its own.
UI: dict[str, str] = {
    "filter": "Filter",
    "filters": "Filters",
    "type": "Type",
    "years": "Years",
    "from": "From",
    "to": "To",
    "language": "Language",
    "author": "Authors",
    "document": "Documents",
    "find_author": "Find an author",
    "find_document": "Find a title",
    "any_author": "Every author with “{text}” in the name",
    "none_found": "None has that in it.",
    "more": "{n} more. Type a part of the name to find one.",
    "loading": "Looking them up…",
    "since": "from {first}",
    "until": "until {last}",
    "undated": "Documents without a year ({n}) do not pass.",
    "off": "Take off the filter: {name}, {value}",
    "clear": "Clear",
    "done": "Done",
    "pass_some": "{n} of {all} documents",
    "pass_one": "1 of {all} documents",
    "pass_none": "No document passes these filters. A question would find nothing.",
}

IGNORED_TYPE = "There is no type “{value}”: this filter is left out."
IGNORED_YEAR = "“{value}” is no year: this filter is left out."
IGNORED_LANGUAGE = "There is no language “{value}”: this filter is left out."
IGNORED_AUTHOR = "No document here has an author “{value}”: this filter is left out."
IGNORED_DOCUMENT = "The document “{value}” is not in the library (any more): this filter is left out."
IGNORED_REST = "Only {n} values of one filter are read; the others are left out."

OR = " or "
MORE = "{n} more"
SINCE, UNTIL = "from {year}", "until {year}"
IN_LANGUAGE, BY_AUTHOR, NAMING_COUNTRY = "in {names}", "by {names}", "naming {names}"
ON = "The filter that was on: {filters}."
GONE = "a document that has left"

AGAIN = "Ask again without the filter"
