"""Yes-or-no questions on a field of a record ("was the Okoro post published in 2018?"): which field, of which document.

They are met with what the record says, and with yes or no where that is certain (`record_verdicts.py`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.holding import MONTHS
from assistant.languages import code_of
from assistant.wants import plain, plain_in_place

_WORKS = (
    r"(?:articles?|papers?|(?:policy )?briefs?|(?:blog )?posts?|blogs?|op-?eds?|pieces?|reports?|commentary|essay|case stud(?:y|ies)|chapter"
    r"|articulo|informe|entrada|nota|texto|billet|note|texte|rapport|artigo|relatorio)"
)
_ARTICLE = r"(?:the |this |that |el |la |l'|le |o (?=artigo|texto|informe|relatorio)|a (?=nota|entrada)|este |esta |cet |cette |ce )"
# The work with what tells it from others, on either side: "the Okoro post", "the brief on kelp by Silva".
_ABOUT = rf"(?P<{{0}}>(?:{_ARTICLE}|[\w-]+(?:'s|s') )(?:(?!that|which|of|in|for|by|with\b)[\w'-]+ ){{{{0,3}}}}?{_WORKS}\b(?:(?! that | which | not | never ).){{{{0,80}}}}?)"
# With nothing behind it but what it is on: "the brief based on talks by Silva" is not by her.
_ONLY = rf"(?P<{{0}}>(?:{_ARTICLE}|[\w-]+(?:'s|s') )(?:(?!that|which|of|in|for|by|with\b)[\w'-]+ ){{{{0,3}}}}?{_WORKS}(?: (?:on|about) [\w -]{{{{1,60}}}}?)?)"
# Where the date stands right behind it: nothing but what it is of or on, so that no "at the latest" is taken for it.
_OF = rf"(?P<{{0}}>{_ARTICLE}(?:[\w'-]+ ){{{{0,2}}}}?{_WORKS}(?: (?:de|del|d[oa]s?|sobre|acerca de) (?:(?! antes | despues | depois | desde | hasta | ate | a ).){{{{1,60}}}}?)?)"
_DATED = r"(?P<{0}>(?:in|on|before|after|since|during|until|by|en|el|em|avant|apres|depuis|antes de|despues de|depois de|desde) [^?]{{0,30}}?(?:1[5-9]|20)\d\d)"
_OUT = r"(?:published|posted|issued|released|written|printed|put (?:out|online)|brought out|publicad[oa]|publiee?|escrit[oa]|parue?|ecrit)"
_WHO = r"(?P<{0}>[\w.,' -]{{2,60}}?)"
# Whom a work is said to be by, up to the end of the question.
_BY = r"(?P<{0}>[^?]+)"
_HAD_OUT = r"(?:publish|published|issue|issued|release|released|put out|bring out)"
# The group of a small letter says of which work, that of the capital what is supposed of it.
_CLAIMS: tuple[tuple[str, str], ...] = (
    ("issued", rf"(?:was|were|is|has) {_ABOUT.format('a')} (?:first |really |already |been )*{_OUT} {_DATED.format('A')}"),
    ("issued", rf"(?:was|were|is) {_ONLY.format('p')} (?:really )?(?P<P>(?:from|dated)(?: [a-z]+)? (?:1[5-9]|20)\d\d)"),
    ("issued", rf"did {_ABOUT.format('b')} (?:first |really )?(?:appear|come out|go (?:up|online|out)) {_DATED.format('B')}"),
    ("issued", rf"(?:se publico|fue publicad[oa]|foi publicad[oa]|salio) {_OF.format('c')} {_DATED.format('C')}"),
    ("issued", rf"(?:est-ce que )?{_ABOUT.format('d')} (?:se publico|fue publicad[oa]|foi publicad[oa]|salio|a(?:-t-(?:il|elle))? ete {_OUT}|(?:est|fut)(?:-(?:il|elle))? {_OUT}) {_DATED.format('D')}"),
    ("issued", r"(?P<e>[^？?]*?(?:文章|论文|简报|博客|报告)[^？?]*?)(?P<E>(?:是|于|在)+(?:1[5-9]|20)\d\d年[^？?]*?)(?:发表|出版|发布)的?吗?"),
    ("issued", r"هل (?:تم )?نشرت? (?P<f>(?:(?! (?:قبل|بعد|منذ|حتي|خلال) )[^؟?])+?) (?P<F>(?:(?:في|قبل|بعد|منذ|حتي) )?(?:(?:عام|سنه) )?(?:1[5-9]|20)\d\d)"),
    ("language", rf"(?:was|were|is|are) {_ABOUT.format('l')} (?:really |originally )?(?:written |published |available )?in (?P<L>[a-z]{{4,12}})"),
    ("publisher", rf"(?:was|were|is) {_ABOUT.format('j')} (?:published|issued|released|put out|brought out) by {_BY.format('J')}"),
    ("authors", rf"(?:was|were|is) {_ABOUT.format('g')} (?:really )?(?:written|authored|penned|co-?written|co-?authored) by {_BY.format('G')}"),
    ("by", rf"(?:was|were|is|are) {_ONLY.format('o')} (?:really )?by {_BY.format('O')}"),
    ("authors", rf"(?:did|has|have) {_WHO.format('H')} (?:write|written|author|authored|pen|co-?write|co-?author) {_ABOUT.format('h')}"),
    ("authors", rf"(?:is|was|are|were) {_WHO.format('I')} (?:the |an? |one of the )?(?:co-?)?authors? of {_ABOUT.format('i')}"),
    ("authors", rf"(?:est-ce que )?{_ABOUT.format('m')} (?:fue|foi|es|e|est|a(?:-t-(?:il|elle))? ete) (?:escrit[oa] por|escrit[oa] pel[oa]|ecrite? par|de) {_BY.format('M')}"),
    ("publisher", rf"(?:did|has) {_WHO.format('K')} {_HAD_OUT} {_ABOUT.format('k')}"),
    ("issued", rf"(?:was|were) {_ABOUT.format('q')} (?:really )?{_OUT} (?P<Q>in (?:{'|'.join(MONTHS)}))"),
    ("container", rf"(?:was|were|is) {_ABOUT.format('n')} (?:published|printed|carried) in (?P<N>(?!19|20)[^?]+)"),
)  # fmt: skip
_DATED_TOO = re.compile(
    r"\b(?:in|before|after|since|during|until|by|en|em|avant|apres|depuis|antes de|despues de|depois de|desde) (?:\w+ ){0,3}?(?:1[5-9]|20)\d\d(?: \.|$)"
)
# A longer one is no question on one field, and would take long to look through.
_LONGEST = 400
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _CLAIMS)


_SAID = re.compile(
    rf"(?P<about>(?:the |this |that )?(?:[\w'’.-]+ ){{0,4}}?{_WORKS}(?: (?:on|about|by|from) [\w'’ -]{{1,60}}?)?) "
    r"(?:(?P<verb>was|were|is|are) |(?P<out>appeared|came out|went (?:up|online)) )(?P<rest>.+)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",? (?:right|correct|isn['’]t it|wasn['’]t it|isn['’]t that so|didn['’]t it|is that (?:right|correct))$",
    re.IGNORECASE,
)


def _as_a_question(text: str) -> str:
    """What is said of a work, with or without a nod asked for, as a question ("The post was put out in 2018, right?")."""
    text = _TAG.sub("", text)
    found = _SAID.fullmatch(text)
    if not found or re.match(r"(?:who|what|which|when|where|why|how|was|were|is|are|did)\b", text, re.IGNORECASE):
        return text
    return (
        f"{found['verb']} {found['about']} {found['rest']}"
        if found["verb"] else f"was {found['about']} published {found['rest']}"
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question supposes of a document: the field of its record ("by" for authors or publisher), the words that say which document, and what the
    field is supposed to be ("before June 2018", "Okoro")."""

    field: str
    about: str
    supposed: str = ""


def claim_of(text: str) -> Claim | None:
    """The claim on a field of a record that a yes-or-no question makes; None where it makes none, or goes on for long."""
    if len(text) > _LONGEST:
        return None
    asked = re.sub(r"^(?:and|so|y|et|e) ", "", text.strip(" ¿?؟？.!"), flags=re.IGNORECASE)
    asked = _as_a_question(asked)
    for form in (plain_in_place(asked), plain(asked)):
        for field, pattern in _COMPILED:
            if found := pattern.fullmatch(form):
                said = asked if len(form) == len(asked) else form
                of = next(name for name, value in found.groupdict().items() if value and name.islower())
                supposed = said[slice(*found.span(of.upper()))].strip()
                about = said[slice(*found.span(of))].strip()
                if field == "language" and not code_of(supposed):
                    continue
                if field != "issued" and _DATED_TOO.search(plain(f"{about} . {supposed}")):
                    return None  # "Did Silva write the brief in 2019?" supposes two things
                return Claim(field, about, supposed)
    return None
