"""Texts as an extractor leaves them: pages one after the other, each with a running head, the body broken anywhere,
the page's notes between the halves. Whatever they are, the body is whole, and every note is tied to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from store.documents import Reading
from tests.ingest.fakes import blocks, read

MARKS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TITLE, AUTHOR = "How the southern funds were made", "Ama Osei"
HEADS = ("{n} Ama Osei", "How the southern funds were made {n}")
_WORDS = (
    "council members agreed that new roads between the northern ports would open trade and bring help to farmers who"
    " had waited for many years while other plans were drawn up again by people far away from any field or harbour"
).split()


@dataclass(frozen=True)
class Made:
    text: str
    sentences: tuple[str, ...]
    notes: dict[str, tuple[str, str]]  # by mark: the note, and the words before its call


@st.composite
def extracted(draw: st.DrawFn) -> Made:
    count = draw(st.integers(6, 24))
    sentences, marked, notes = [], [], {}
    for i in range(count):
        start = draw(st.integers(0, len(_WORDS) - 18))
        words = [f"In case {i + 1} the", *_WORDS[start : start + draw(st.integers(12, 17))]]
        sentences.append(" ".join(words) + ".")
        mark = str(len(notes) + 1)
        if draw(st.booleans()):
            at = draw(st.sampled_from([len(words) - 1, len(words) // 2]))
            raised = mark.translate(MARKS)
            end = "." if at == len(words) - 1 else ","
            before = " ".join(words[: at + 1]) + end
            after = " ".join(words[at + 1 :])
            sentences[-1] = f"{before} {after}." if after else before
            marked.append(f"{before}{raised} {after}." if after else f"{before}{raised}")
            notes[mark] = (f"Kofi Banda, ‘Paper number {i + 1}’, A Review, {i + 1}:2 (2014), p. {i + 3}.", before)
        else:
            marked.append(sentences[-1])
    words = " ".join(marked).split()
    pages, at = [], 0
    while at < len(words):
        size = draw(st.integers(60, 140))
        cut = min(at + size, len(words))
        # A page may end anywhere but where the next would begin with a capital or a number: nobody could tell.
        while cut < len(words) and not (words[cut][:1].islower() and words[cut - 1][-1:].islower()):
            cut += 1
        pages.append(words[at:cut])
        at = cut
    parts, lines = [TITLE, AUTHOR], 0
    for n, page in enumerate(pages):
        if n:
            parts.append(HEADS[n % 2].format(n=n + 11))
            lines += 1
        parts.append(" ".join(page))
        held = [m for m in notes if any(w.endswith(m.translate(MARKS)) and w[: -len(m)][-1:] in ".," for w in page)]
        parts += [f"{m.translate(MARKS)} {notes[m][0]}" for m in held]
    return Made("\n\n".join(parts) + "\n", tuple(sentences), notes)


def body(r: Reading) -> str:
    return " ".join(t for t in blocks(r, "body", "list", "quote", "heading", "caption") if t not in (TITLE, AUTHOR))


@settings(max_examples=80)
@given(extracted())
def test_the_body_is_whole_and_every_note_is_tied(made: Made) -> None:
    r = read(made.text)
    paged = r.paged
    said = {n.mark: n for n in paged.notes}
    assert {m: paged.text[b.start : b.end] for m, n in said.items() for b in [paged.blocks[n.block]]} == {
        m: note for m, (note, _) in made.notes.items()
    }
    text = body(r)
    assert [s for s in made.sentences if s not in text] == []
    assert text.split() == " ".join(made.sentences).split()
    for mark, (_, before) in made.notes.items():
        called = said[mark].called_at
        assert called is not None
        assert " ".join(paged.text[:called].split()).endswith(before)
    for run in paged.runs:
        assert paged.text[run.start : run.start + run.length] == paged.raw[run.raw_start : run.raw_start + run.length]
