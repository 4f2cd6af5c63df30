"""What a document says of itself in short: its summary, or else its opening, and how it concludes.

Nothing is summed up here: the document's own sentences are quoted. A document without a heading that announces a
summary or a conclusion is told by its opening alone. Sentences that adjoin are quoted as one only where all of them are
said by the same one with the same force: of a paragraph quoted whole, one sentence that recommends would make all the
others recommendations, and none that does may be told as a fact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.attribution import attribute
from assistant.candidates import Found
from assistant.picks import Pick
from assistant.question import Ask
from assistant.wants import plain
from assistant.wording import is_light
from store.documents import PagedText
from store.words import tokens

if TYPE_CHECKING:
    from store.library import Library

# Words quoted of the summary or the opening, and of the conclusion.
_OPENING_WORDS, _ENDING_WORDS = 150, 60
# A paragraph of fewer words opens nothing.
_PARAGRAPH = 20
_SURE = 0.9

# What stands behind the text itself.
_AFTER = re.compile(
    r"^\W*\d*\W*(?:authors?|about the authors?|references|bibliography|notes|acknowledge?ments?|works (?:cited|drawn on)|sources|further reading"
    r"|other recommended reading|for correspondence|contact|referencias|bibliografia|obras consultadas|autores|references|ouvrages consultes|remerciements)\b|المراجع|参考文献"
)

_ASKS = re.compile(
    r"^(?:please |can you |could you |tell me )*(?:summari[sz]e|sum up|outline)\b|\b(?:summary|synopsis|overview|abstract|gist) of (?:the|this|that|\w+'s)\b"
    r"|^(?:tell me )?what(?:(?:'s| is| are) .{2,90} about|.{2,90} (?:is|are) about| (?:does|do) .{2,90} (?:deal with|say in (?:short|brief|a nutshell)))\W*$"
    r"|\bmain (?:argument|point|message|idea|thesis|claim|theme)s? (?:of|in) \w|\bwhat (?:is|are) .{2,60} main (?:argument|point|message|idea|thesis|claim)s?\W*$"
    r"|\b(?:resumen (?:de|del)|resume (?:el|la)|resum(?:a|ir) (?:o|a|el|la)|resumo d[eoa]) |\bde que (?:trata|habla|fala)\b|^(?:peux-tu |pouvez-vous )?resume[rz]?\b|\bun resume d|\bde quoi (?:parle|traite)\b"
    r"|\bidea (?:principal|central) de|(?:لخص|ملخص|عم يتحدث|عما يتحدث)|总结|概括|概述|摘要|主要(?:内容|观点)|讲(?:的是|了)?什么"
)
_CONCLUDES = re.compile(
    r"\b(?:concludes?|concluded|conclusions?|conclusion(?:es)?|concluye|concluyen|conclut|concluent|conclu[io]|conclusao|conclusoes)\b"
    r"|خلاصه|结论"
)
# Words by which a document as a whole is asked for.
_ASKED_OF = frozenset(
    t.term
    for word in (
        "summary summarise summarize summarised sum up synopsis overview outline abstract gist about deal deals short brief"
        " nutshell main argument arguments point points message messages idea ideas thesis claim claims theme themes central"
        " conclude concludes concluded conclusion conclusions end"
        " document documents text texts paper article post blog study note piece report essay case policy op-ed"
        " resumen resumir resume resumo faça faz trata tratan habla fala conclusión conclusiones concluye texto documento"
        " artículo artigo conclusão conclusões conclui resumer résumer résumé parle traite texte conclusion conclut principal"
        " principale principales ملخص لخص يتحدث المقال النص خلاصة 总结 概括 概述 摘要 主要 内容 观点 文章 论文 讲 结论"
    ).split()
    for t in tokens(word)
)
# In a script without spaces a pair of signs may be the end of one word and a particle.
_SMALL_SIGNS = frozenset("的了是在")
_SUMMARY = re.compile(
    r"\b(?:abstract|summary|synopsis|key messages|in brief|resumen|resume|resumo|sintesis|sintese|synthese)\b|ملخص|摘要|概要"
)
_CONCLUSION = re.compile(
    r"^[\W\divx]*(?:(?:summary|discussion) and )?(?:conclu[a-z]+|conclusion(?:es|s)?|outlook|what remains|way forward|ways forward"
    r"|the way forward|implications(?: and discussion)?|final remarks|consideraciones finales|reflexiones finales|consideracoes finais|perspectives)\b|خاتمه|خلاصه|结论|结语"
)


def summary_of(found: Found, library: Library) -> tuple[Pick, ...]:
    """The sentences by which the document that the ask points to says what it is about; none where no summary is asked
    for, or of no one document."""
    if not asks_for_a_summary(found.ask) or _asks_more(found):
        return ()
    weights = found.steering.weights
    top = [d for d, weight in weights.items() if weight == max(weights.values())]
    if len(top) != 1:
        return ()
    paged = library.paged(top[0])
    if _CONCLUDES.search(plain(found.ask.text)):
        parts = [_first(paged, _CONCLUSION, _OPENING_WORDS, library) or _ending(paged, library)]
    else:
        parts = [_first(paged, _SUMMARY, _OPENING_WORDS, library) or _opening(paged, library)]
        parts.append(_first(paged, _CONCLUSION, _ENDING_WORDS, library))
    return tuple(Pick(top[0], a, b, _SURE, "summary") for part in parts for a, b in part)


def _asks_more(found: Found) -> bool:
    """Whether an ask names anything beside the document and what it wants of it ("what he says about debt")."""
    own = set(found.ask.terms) - found.steering.terms - _ASKED_OF
    return any(not is_light(term) and not set(term) & _SMALL_SIGNS for term in own)


def asks_for_a_summary(ask: Ask) -> bool:
    """Whether an ask wants to know what a document is about as a whole."""
    return bool(_ASKS.search(plain(ask.text)) or _CONCLUDES.search(plain(ask.text)))


def _first(paged: PagedText, heading: re.Pattern[str], words: int, library: Library) -> list[tuple[int, int]]:
    """The first sentences of the text under the first heading of a kind."""
    under = [i for i, b in enumerate(paged.blocks) if b.kind in ("body", "list") and heading.search(plain(b.section))]
    section = paged.blocks[under[0]].section if under else ""
    return _sentences(paged, [i for i in under if paged.blocks[i].section == section], words, library)


def _opening(paged: PagedText, library: Library) -> list[tuple[int, int]]:
    """The first sentences of the first paragraph, and of those after it up to the next heading."""
    body = [i for i, b in enumerate(paged.blocks) if b.kind == "body"]
    first = next((i for i in body if len(_words(paged, i)) >= _PARAGRAPH), None)
    if first is None:
        return []
    section = paged.blocks[first].section
    return _sentences(
        paged, [i for i in body if i >= first and paged.blocks[i].section == section], _OPENING_WORDS, library
    )


def _ending(paged: PagedText, library: Library) -> list[tuple[int, int]]:
    """The last paragraph of the text itself, before notes, references and what is said of the authors."""
    last = next((i for i, b in enumerate(paged.blocks) if _AFTER.search(plain(b.section))), len(paged.blocks))
    body = [i for i in range(last) if paged.blocks[i].kind == "body" and len(_words(paged, i)) >= _PARAGRAPH]
    return _sentences(paged, body[-1:], _OPENING_WORDS, library)


def _words(paged: PagedText, index: int) -> list[str]:
    return paged.text[paged.blocks[index].start : paged.blocks[index].end].split()


def _sentences(paged: PagedText, blocks: list[int], words: int, library: Library) -> list[tuple[int, int]]:
    """The first sentences of some blocks, so many words at most but one sentence at least; those of one block that are
    said by one with one force in one span."""
    document = library.document(paged.document_id)
    spans: list[tuple[int, int]] = []
    voice: tuple[int, str, str] | None = None
    left = words
    for i in blocks:
        for sentence in library.sentences_of(blocks=[(paged.document_id, i)]).sentences:
            length = len(paged.text[sentence.start : sentence.end].split())
            if spans and length > left:
                return spans
            left -= length
            said = attribute(document, paged, sentence.start, sentence.end)
            before, voice = voice, (i, said.speaker, said.force)
            joins = voice == before
            spans[-1:] = [(spans[-1][0], sentence.end)] if joins else [*spans[-1:], (sentence.start, sentence.end)]
    return spans
