"""Picks: spans chosen to answer, each with what it cannot be read without: a lead-in brings what it leads into, a
sentence that points back what it points to, a row of a table the row that heads it, quoted words whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.antecedents import WORDS, antecedent_of
from assistant.candidates import Candidate, Found
from assistant.lists import lead_in, sentence_at_end
from assistant.reasons import reason_behind
from assistant.sentences import asks_whether, asks_whose_words, header_of, quotes_asked, turns_on_the_one_before
from assistant.speakers import names_speaker
from assistant.wants import Kind

if TYPE_CHECKING:
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Pick:
    """A span chosen to answer: one sentence or several adjoining ones, and how likely it answers.

    `gloss` is ours: what the word means with which the span points back, where the span itself does not say it.
    """

    document_id: str
    start: int
    end: int
    score: float
    found_by: str
    gloss: str = ""


def pick_of(candidate: Candidate) -> Pick:
    """The sentence itself."""
    s = candidate.sentence
    return Pick(candidate.document_id, s.start, s.end, candidate.likelihood, candidate.found_by)


def complete(candidates: Sequence[Candidate], found: Found, library: Library) -> tuple[Pick, ...]:
    """Turn candidates into spans: a lead-in brings what it leads into, a row of a table the row that heads it, words
    quoted the line before them and the note that say whose."""
    picks: list[Pick] = []
    for c in candidates:
        paged = library.paged(c.document_id)
        *apart, pick = _with_antecedent(c, library)
        if asks_whether(found.ask):
            pick = _with_turn(pick, c, library)
        if found.ask.want.kind is Kind.REASON and c.features.kindless and (behind := reason_behind(c, library)):
            pick = replace(pick, end=behind.end)
        if header := header_of(paged, c.sentence.block):
            picks.append(Pick(c.document_id, header.start, header.end, pick.score, "header"))
        picks += [*apart, pick]
        if group := lead_in(paged, c.sentence):
            picks += [Pick(c.document_id, a, b, pick.score, pick.found_by) for a, b in group.spans[1:]]
    if asks_whose_words(found.ask) and quotes_asked(found.ask, candidates[0].text):
        picks = [*_leads_to(candidates[0], library), *picks, *_notes_of(candidates[0], library)]
    return _joined(picks, library)


def _with_antecedent(candidate: Candidate, library: Library) -> list[Pick]:
    """A sentence, with what it points back to: made one with it in its paragraph, before it where a paragraph or a
    list begins so."""
    paged = library.paged(candidate.document_id)
    pick = pick_of(candidate)
    before = antecedent_of(paged, candidate.sentence, library)
    pick = replace(pick, gloss=before.gloss)
    if before.start is None or before.end is None:
        return [pick]
    block = candidate.block
    if before.start >= block.start:
        return [replace(pick, start=before.start)]
    own = block.start if before.end > block.start else pick.start
    end = min(before.end, paged.blocks[paged.block_at(before.start)].end)
    apart = replace(pick, start=before.start, end=end, found_by="antecedent", gloss="")
    return [apart, replace(pick, start=own)]


def _with_turn(pick: Pick, candidate: Candidate, library: Library) -> Pick:
    """Where yes or no is asked for, a sentence is quoted with the next one of its paragraph if that takes it back: half
    of what a source says would be the wrong answer."""
    place = (candidate.document_id, candidate.sentence.block)
    after = [s for s in library.sentences_of(blocks=[place]).sentences if s.start >= pick.end]
    if not after:
        return pick
    text = library.paged(candidate.document_id).text
    following = text[after[0].start : after[0].end]
    if not turns_on_the_one_before(following, candidate.text):
        return pick
    return replace(pick, end=after[0].end) if _short(text[pick.start : after[0].end]) else pick


def _leads_to(candidate: Candidate, library: Library) -> list[Pick]:
    """The line that leads into words set apart from the text, and says whose they are, if it is not long."""
    paged, at = library.paged(candidate.document_id), candidate.sentence.block
    if candidate.block.kind != "quote" or at == 0 or paged.blocks[at - 1].kind != "body":
        return []
    start, end = sentence_at_end(paged, paged.blocks[at - 1])
    line = paged.text[start:end]
    tells = line.rstrip().endswith((":", "：")) or names_speaker(line)
    return [Pick(candidate.document_id, start, end, candidate.likelihood, "lead")] if tells and _short(line) else []


def _short(text: str) -> bool:
    return len(text.split()) <= WORDS


def _notes_of(candidate: Candidate, library: Library) -> list[Pick]:
    """The note called within a sentence that does not itself say whose words it quotes."""
    if names_speaker(candidate.text):
        return []
    paged = library.paged(candidate.document_id)
    s = candidate.sentence
    called = [n for n in paged.notes if n.called_at is not None and s.start < n.called_at <= s.end + 1]
    blocks = [paged.blocks[n.block] for n in called[:1]]
    return [Pick(candidate.document_id, b.start, b.end, candidate.likelihood, "note") for b in blocks]


def _joined(picks: Sequence[Pick], library: Library) -> tuple[Pick, ...]:
    """Picks in the order given, those that adjoin in one block made one, none twice."""
    kept: list[Pick] = []
    for pick in picks:
        for i, other in enumerate(kept):
            if other.document_id != pick.document_id:
                continue
            if other.start <= pick.start and pick.end <= other.end:
                break
            paged = library.paged(pick.document_id)
            gap = paged.text[min(other.end, pick.end) : max(other.start, pick.start)]
            if len(gap) <= 1 and paged.block_at(other.start) == paged.block_at(pick.start):
                start, end = min(other.start, pick.start), max(other.end, pick.end)
                gloss = other.gloss if other.start <= pick.start else pick.gloss
                kept[i] = Pick(other.document_id, start, end, max(other.score, pick.score), other.found_by, gloss)
                break
        else:
            kept.append(pick)
    return tuple(kept)
