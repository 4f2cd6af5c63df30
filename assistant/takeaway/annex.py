"""The annex: each passage cited with its place and the text around it, so that no tool is needed.

Numbers lead both ways: from a sentence by its footnote to the passage, from the passage to its sentences.
"""

from __future__ import annotations

from assistant.references.exporting import Wishes
from assistant.takeaway import places, words
from assistant.takeaway.cited import citations_of, of_record
from assistant.takeaway.neighbours import Neighbour
from assistant.takeaway.sheet import Block, Heading, Json, Look, Paragraph, Piece, Words, line
from assistant.takeaway.telling import Telling, gone, language_of


def annex_of(telling: Telling, wishes: Wishes) -> list[Block]:
    """The annex to what was told; nothing where nothing is cited.

    Raises ReferencesMissing, ReferencesFailed, and what looking up the surroundings raises.
    """
    if not telling.passages:
        return []
    said = citations_of(telling.passages.values(), wishes)
    blocks: list[Block] = [Heading(words.ANNEX), line(words.ANNEX_ABOUT)]
    for n, (key, evidence) in enumerate(telling.passages.items(), start=1):
        labels = ", ".join(dict.fromkeys(telling.cited_by[key]))
        about = [words.CITED_BY.format(items=labels)]
        about.append(words.DOCUMENT.format(reference=said[key].reference or of_record(evidence)))
        if where := places.place(evidence["locator"]):
            about.append(words.PLACE.format(place=where))
        if source := evidence["document"].get("source") if not places.is_record(evidence) else "":
            about.append(words.FILE.format(source=source))
        blocks += [Heading(words.PASSAGE.format(n=n), 2), *(line(text, "about") for text in about)]
        blocks += _passage(evidence, telling)
    return blocks


def _passage(evidence: Json, telling: Telling) -> list[Block]:
    found, language = telling.surroundings(evidence), language_of(evidence)
    if found is None or not found.blocks:
        alone = Paragraph(_cited(evidence["quote"], language), "passage")
        if places.is_imported(evidence):
            return [line(words.IMPORTED, "about"), line(evidence["quote"], "passage")]  # no document says it
        if places.is_record(evidence):
            alone = line(evidence["quote"], "passage")  # no document says it in these words
            return [line(gone(found.state, evidence), "about"), alone] if found and found.gone else [alone]
        why = gone(found.state, evidence) if found and found.gone else words.KEPT_ALONE
        return [line(why, "about"), alone]
    blocks: list[Block] = []
    if found.section:
        blocks.append(line(words.SECTION.format(section=found.section), "about"))
    blocks += [_block(block, language) for block in found.blocks]
    blocks += [line(words.NOTE_CALLED.format(mark=mark, text=text), "about") for mark, text in found.notes]
    return blocks


def _block(block: Neighbour, language: str) -> Paragraph:
    pieces: list[Piece] = [Words(f"{block.item} ")] if block.item else []
    look: Look = "strong" if block.kind == "heading" and not block.cited else ""
    pieces += [Words(block.before, look, verbatim=True, language=language)] if block.before else []
    pieces += _cited(block.cited, language) if block.cited else ()
    pieces += [Words(block.after, verbatim=True, language=language)] if block.after else []
    return Paragraph(tuple(pieces), "passage" if block.cited else "beside")


def _cited(text: str, language: str) -> tuple[Words, ...]:
    return (Words(text, "cited", verbatim=True, language=language),)
