"""Our own words on the Help page and in the tour. *Stars* stand around what is shown bold, `backticks` around what is
typed; nothing else in them is markup."""

from __future__ import annotations

from typing import Any

TITLE = "Help"
LEAD = (
    "You ask the documents of this library; they answer in their own words, each sentence with its place. What they do "
    "not say, the answer says so."
)

# The tour of the first visit: {title, text, lit}, the last a part of the page that is marked meanwhile.
TOUR: tuple[dict[str, str], ...] = (
    {
        "title": "Ask in your own words",
        "text": "In any of six languages, as you would ask a colleague: one thing at a time, with the country or the "
        "programme that you mean. What you ask next is understood from what you asked before.",
        "lit": "ask",
    },
    {
        "title": "A number opens the source",
        "text": "Each sentence of an answer carries one. It shows the page beside the answer, with the words marked. "
        "There you can copy the quotation with its reference, or save it.",
        "lit": "",
    },
    {
        "title": "The small word says how far to trust it",
        "text": "*quoted* means: letter by letter as in the source. *checked*: phrased by a chat model and compared with "
        "the source. A dashed box says what the library does not answer.",
        "lit": "",
    },
    {
        "title": "The pages beside this one",
        "text": "*Quotes* finds sentences to print, with who says them. *Dossier* holds what you gather for a text of your "
        "own. *Library* shows what there is to ask about, *Evaluation* how often the answers hold. *Help* explains the "
        "rest, and shows this tour again. Below stand your threads.",
        "lit": "pages",
    },
)
TOUR_UI: dict[str, str] = {
    "tour": "A short tour",
    "count": "A short tour, {n} of {all}",
    "go_on": "Go on",
    "back": "Back",
    "skip": "Skip the tour",
    "end": "Begin",
}

HELP_UI: dict[str, str] = {"contents": "On this page", "again": "Show the tour again"}

# Each part: its title and what stands in it: a text is a paragraph, a list is a list, `MARKS` the table of marks.
MARKS = "marks"
PARTS: tuple[tuple[str, tuple[str | list[str], ...]], ...] = (
    (
        "What it can do, and what not",
        (
            [
                "It finds the sentences that answer a question, a part of one, or a follow-up, and shows who says them, "
                "where, when, and with what force: stated, recommended, reported of others, or asked.",
                "It brings whole lists, rows of tables, the record of a document (who, when, where published) and what a "
                "document is about, always in the document’s words.",
                "It knows nothing beyond these documents. It does not calculate, does not weigh one source against "
                "another, and does not translate quotations.",
                "It can miss a passage that uses quite other words than you. Ask again as a specialist would, or name "
                "the country, organisation or programme.",
            ],
            "Whether a source is right, and whether it fits your case, is for you to judge.",
        ),
    ),
    (
        "How to read a citation",
        (
            "The number behind a sentence opens the reading pane: the printed page of a PDF with the words marked on it, "
            "or the text around them. *p. 12 (PDF page 14)* gives the page as printed and as the file counts; a file "
            "without pages has a section and a paragraph; *n.d.* means that no date stands in the document.",
            [
                "The line under a quotation names the speaker. That need not be the author: an author may quote an "
                "interviewee or another work, which is named then.",
                "*Figure for 2015*: the year for which a number holds. *Examples, not a full list*: the source names "
                "some of many.",
                "*[They = … — our note]*: words in square brackets are ours; they say what the sentence points back to.",
                "*withdrawn*: the document has left the library since; the quotation is shown as it was.",
            ],
        ),
    ),
    (
        "How support is checked",
        (
            "No sentence is shown without a source. The mark beside it says what was established, and by whom:",
            MARKS,
            "What a chat model writes is compared with the cited words for numbers, names, negation, direction, reach, "
            "force, and who does what to whom. A sentence that fails is held back and listed apart with the reason. The "
            "checks catch much, not everything: read the source of what you rest on.",
        ),
    ),
    (
        "When the library does not say",
        (
            "A part that is not answered stands in a dashed box, *Not in the library*, with the reason. Where nothing is "
            "answered, the passages that come nearest are shown; they are no answer. What was searched is told, so that "
            "you can see whether a filter left it out.",
        ),
    ),
    (
        "Asking well",
        (
            [
                "*Filter* keeps a question to some documents: by type, years, language, author, or by name.",
                "*Follow-ups* may be short (“And in Brazil?”): the answer says how it understood them.",
                "*Stop* ends an answer that takes too long; nothing of it is kept, and the question can be asked again.",
                "*Answers phrased by*: where chat models are set up you choose who phrases the answer. *Sources’ own words* "
                "is the safest.",
                "*Ask next* suggests questions that the library was found to answer; after questions in English only.",
                "*Threads* are kept in the side bar, to be searched, renamed, deleted or *shared*: whoever has the "
                "address of a shared one can read it, and what is asked in it later, until you stop sharing it.",
            ],
        ),
    ),
    (
        "Saving, quoting, handing over",
        (
            [
                "*Quotes* finds whole sentences by topic, by words or as an exact phrase, and cites them in the style you "
                "choose. What you save stays, with your notes and tags.",
                "*Dossier*: gather statements and quotes from any thread under headings of your own, with your own "
                "translations and notes. Its file has an annex that shows each passage with the text around it.",
                "*Take away*: an answer, a thread or a dossier as Word with footnotes (in your own template, in the style "
                "that you choose), Markdown, or the works cited as BibTeX or RIS for a reference manager. Printing the page "
                "gives the answers with their sources.",
                "*Check a draft* compares the quotations of a note of yours with the documents, word for word. The note "
                "is not kept.",
            ],
        ),
    ),
    (
        "When something is wrong",
        (
            "Say so under the answer: *right*, *wrong source*, *not supported by the source*, or *something is missing*, "
            "with a line of your own if you like. It is kept with the answer, in this library’s notebook, for those who "
            "look after the library. A wrong title, author or date is corrected on the document’s own page, by those who "
            "may.",
        ),
    ),
    (
        "What leaves the machine",
        (
            "Nothing leaves the machine that serves this page, unless a chat model that runs elsewhere was set up for it: "
            "then the question, what was asked before it in the thread and the passages chosen for it are sent there, and nothing "
            "else; the line under the choice of model names where. No tracking, no calls to "
            "other servers, no pictures or fonts from elsewhere. Documents, answers, threads and saved quotes stay in the "
            "library’s folder.",
            "Where one has to *sign in*, the service that one signs in with learns that you came here, and nothing else. Your "
            "threads, quotes and dossiers are yours alone, but for what you share. Where nobody signs in, all who can open "
            "this page see the same.",
        ),
    ),
    (
        "Adding documents",
        (
            "On the page *Library*, under *Add documents*, by those who may: upload files (PDF, Word, web pages, Markdown, "
            "text), or name a folder of the machine that serves this page. In a terminal: `ssc ingest PATH`. What is "
            "added can be asked about at once.",
        ),
    ),
    (
        "By keyboard",
        (
            "*Tab* goes from citation to citation and shows the quotation; *Enter* opens its source; *Escape* closes what "
            "is open and goes back. In the field to ask in, *Enter* sends and *Shift + Enter* begins a new line.",
        ),
    ),
)


def parts(marks: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """The parts as the component takes them: {title, blocks: [{text} or {items} or {rows: [[mark, meaning], …]}]}."""

    def block(one: str | list[str]) -> dict[str, Any]:
        if isinstance(one, list):
            return {"items": one}
        return {"rows": [list(pair) for pair in marks.values()]} if one == MARKS else {"text": one}

    return [{"title": title, "blocks": [block(one) for one in within]} for title, within in PARTS]
