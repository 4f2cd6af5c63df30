"""Yes-or-no questions on a field of a record ("was the Okoro post published in 2018?"): which field, of which document.

They are met with what the record says, whatever the question supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.wants import plain, plain_in_place

_WORKS = (
    r"(?:articles?|papers?|(?:policy )?briefs?|(?:blog )?posts?|blogs?|op-?eds?|pieces?|reports?|commentary|essay|case stud(?:y|ies)|chapter"
    r"|articulo|informe|entrada|nota|texto|billet|note|texte|rapport|artigo|relatorio)"
)
_ARTICLE = r"(?:the |this |that |el |la |l'|le |o (?=artigo|texto|informe|relatorio)|a (?=nota|entrada)|este |esta |cet |cette |ce )"
# The work with what tells it from others, on either side: "the Okoro post", "the brief on kelp by Silva".
_ABOUT = rf"(?P<{{0}}>(?:{_ARTICLE}|[\w-]+(?:'s|s') )(?:(?!that|which|of|in|for|by|with\b)[\w'-]+ ){{{{0,3}}}}?{_WORKS}\b(?:(?! that | which ).){{{{0,80}}}}?)"
_DATED = r"(?:in|on|before|after|since|during|until|by|en|el|em|avant|apres|depuis|antes de|despues de|desde) [^?]{0,30}?(?:1[5-9]|20)\d\d"
_OUT = r"(?:published|posted|issued|released|written|printed|put (?:out|online)|brought out|publicad[oa]|publiee?|escrit[oa]|parue?|ecrit)"
_CLAIMS: tuple[tuple[str, str], ...] = tuple(
    (field, pattern)
    for field, pattern in (
        ("issued", rf"(?:was|were|is|has) {_ABOUT.format('a')} (?:first |really |already |been )*{_OUT} {_DATED}"),
        ("issued", rf"did {_ABOUT.format('b')} (?:first |really )?(?:appear|come out|go (?:up|online|out)) {_DATED}"),
        ("issued", rf"(?:se publico|fue publicad[oa]|foi publicad[oa]|salio) {_ABOUT.format('c')} {_DATED}"),
        ("issued", rf"(?:est-ce que )?{_ABOUT.format('d')} (?:se publico|fue publicad[oa]|foi publicad[oa]|salio|a(?:-t-(?:il|elle))? ete {_OUT}|(?:est|fut)(?:-(?:il|elle))? {_OUT}) {_DATED}"),
        ("issued", r"(?P<e>[^？?]*?(?:文章|论文|简报|博客|报告)[^？?]*?)(?:是|于|在)+(?:1[5-9]|20)\d\d年[^？?]*?(?:发表|出版|发布)的?吗?"),
        ("issued", r"هل (?:تم )?نشرت? (?P<f>[^؟?]+?) (?:في )?(?:عام|سنه) (?:1[5-9]|20)\d\d"),
        ("authors", rf"(?:was|were|is) {_ABOUT.format('g')} (?:really )?(?:written|authored|penned|co-?written|co-?authored) by [^?]+"),
        ("authors", rf"(?:did|has|have) [\w.,' -]{{2,60}}? (?:write|written|author|authored|pen|co-?write|co-?author) {_ABOUT.format('h')}"),
        ("authors", rf"(?:is|was|are|were) [\w.,' -]{{2,60}}? (?:the |an? |one of the )?(?:co-?)?authors? of {_ABOUT.format('i')}"),
        ("publisher", rf"(?:was|were|is) {_ABOUT.format('j')} (?:published|issued|released|put out|brought out) by [^?]+"),
        ("publisher", rf"(?:did|has) [\w.,' -]{{2,60}}? (?:publish|published|issue|issued|release|released|put out|bring out) {_ABOUT.format('k')}"),
    )
)  # fmt: skip
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _CLAIMS)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question supposes of a document: the field of its record, and the words that say which document."""

    field: str
    about: str


def claim_of(text: str) -> Claim | None:
    """The claim on a field of a record that a yes-or-no question makes; None where it makes none."""
    asked = re.sub(r"^(?:and|so|y|et|e) ", "", text.strip(" ¿?؟？.!"), flags=re.IGNORECASE)
    for form in (plain_in_place(asked), plain(asked)):
        for field, pattern in _COMPILED:
            if found := pattern.fullmatch(form):
                start, end = found.span(next(name for name, value in found.groupdict().items() if value))
                return Claim(field, (asked if len(form) == len(asked) else form)[start:end].strip())
    return None
