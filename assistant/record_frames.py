"""Questions for a field of one document's record that are but a frame around the document's name, in six languages.

"¿Quién escribió la hoja de ruta?" asks for the authors of "la hoja de ruta". Patterns only: what the name is in English
is for `work_names.py` to say, which document is meant for `records.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.wants import plain_in_place

# What goes on for longer is no such question, and would take long to look through.
_LONGEST = 300
# How many wrote it, and how many pages it has: no fields of a record, but told from it.
AUTHOR_COUNT, PAGES = "author_count", "pages"

_OF = r"(?:de |d'|del |du |des |do |da |dos |das )"
_AUTHOR_EN = r"(?:co-?)?authors?"
_AUTHOR_ES = r"(?:el |la |los |las )?autor(?:a|es|as)?"
_AUTHOR_PT = r"(?:o |a |os |as )?autor(?:a|es|as)?"
_AUTHOR_FR = r"(?:l'|les? |la )?(?:auteure?s?|autrices?)"
_AUTHOR_AR = r"(?:مولفو|مولفي|مولفا|مولفه|مولفات|مولف|كاتبه|كاتبو|كاتبا|كاتب|كتاب|محررو|واضعو)"
_WROTE_AR = r"(?:الذي |الذين )?(?:كتب|كتبوا|الف|الفوا|اعد|صاغ|حرر)"
_WHO_ZH = r"(?:谁|哪些人|哪几位|哪位|什么人)"
_WROTE_ZH = r"(?:撰写|编写|起草|写)"
_OUT_FR = r"(?:publiee?s?|parue?s?|editee?s?)"
_HAS_FR = r"(?:a-t-(?:il|elle) ete|a ete|fut-(?:il|elle)|fut|est-(?:il|elle)|est|a-t-(?:il|elle)|a)"
_OUT_ZH = r"(?:发表|刊登|刊载|出版|发布)"
# What has a date of its own may be meant by "the date of" a work alone.
_WORK_FR = r"billet|note|article|rapport|tribune|etude de cas"
_WORK_ES = r"entrada|nota|articulo|informe|estudio de caso|columna"
_IN_ZH = r"(?:哪|什么)(?:一)?(?:本|个|份|种|家)?(?:期刊|杂志|刊物|报纸|媒体)(?:上|中|里)?"
_WHEN_ZH = r"(?:什么时候|什么时间|何时|几时|哪一?年)"

# One way to ask a line; "@" is where the name stands.
_FRAMES: dict[str, str] = {
    AUTHOR_COUNT: rf"""
how many {_AUTHOR_EN} (?:does|do|did|has|have) @ (?:have|list|name)
how many {_AUTHOR_EN} (?:has|had) @
how many {_AUTHOR_EN} (?:are there )?(?:of|on|behind|for) @
how many (?:people|persons|{_AUTHOR_EN}) (?:wrote|co-?wrote|authored|signed) @
(?:what is |what's )?the number of {_AUTHOR_EN} of @
by how many (?:people|persons|{_AUTHOR_EN}) (?:was|is) @ written
cuant[oa]s autor[ae]s (?:tiene|hay en|firman) @
cuant[oa]s (?:autor[ae]s|personas) (?:escribieron|firmaron) @
combien d'auteur[ae]?s (?:a|compte|ont ecrit|ont signe) @
combien d'auteur[ae]?s @ (?:a-t-(?:il|elle)|compte-t-(?:il|elle))
combien de personnes ont (?:ecrit|redige|signe) @
combien @ (?:a-t-(?:il|elle)|compte-t-(?:il|elle)) d'auteurs
quant[oa]s autor[ae]s (?:tem|assinam) @
quant[oa]s (?:autor[ae]s|pessoas) (?:escreveram|assinaram) @
كم (?:مولفا|كاتبا) (?:لل|ل|كتب |كتبوا )@
كم عدد (?:مولفي|كتاب|المولفين في) @
كم شخصا (?:كتب|كتبوا|الف) @
ما (?:هو )?عدد (?:مولفي|كتاب) @
@(?:一共|共)?有(?:几|多少)(?:位|个|名)?作者
@的?作者(?:一共|共)?有?(?:几|多少)(?:位|个|名|人)?
有?(?:几|多少)(?:位|个|名)?(?:人|作者){_WROTE_ZH}了?@""",
    "authors": rf"""
{_WHO_ZH}是@的(?:作者|撰稿人|执笔人)
(?:quien(?:es)?|que (?:autor(?:es)?|personas?)) (?:escribio|escribieron|(?:ha|han) escrito|redacto|redactaron|firm(?:a|an|o|aron)|elaboro|elaboraron) @
(?:quien(?:es)?|cual(?:es)?) (?:es|son|fue|fueron|eran?) {_AUTHOR_ES} {_OF}@
{_AUTHOR_ES} {_OF}@
por quien(?:es)? (?:esta|fue) escrit[oa] @
de quien(?:es)? es @
quem (?:foi que )?(?:escreveu|escreveram|redigiu|redigiram|assin(?:a|am|ou|aram)|elaborou) @
(?:quem|qual|quais) (?:e|sao|foi|foram) {_AUTHOR_PT} {_OF}@
{_AUTHOR_PT} {_OF}@
por quem foi escrit[oa] @
de quem e @
qui (?:est-ce qui )?(?:a|ont) (?:ecrit|redige|signe|coecrit) @
par qui (?:est|a ete|fut) (?:ecrite?|redigee?|signee?) @
par qui @ {_HAS_FR} (?:ecrite?|redigee?|signee?)
de qui est @
(?:qui|quels?|quelles?) (?:est|sont|etait|etaient|fut|furent) {_AUTHOR_FR} {_OF}@
{_AUTHOR_FR} {_OF}@
من (?:هو |هم |هي |هما |هن |كان |كانوا )?{_AUTHOR_AR} @
(?:ما )?(?:هو |هي )?(?:اسم|اسماء) {_AUTHOR_AR} @
من (?:هو |هم )?{_WROTE_AR} (?!عن |حول )@
(?:是)?{_WHO_ZH}{_WROTE_ZH}(?:了|的|出了|出)?(?!过|了|的)@
@的?(?:作者|撰稿人|执笔人)(?:们)?(?:都)?(?:是|有)?(?:谁|哪些人|哪些|哪几位|哪位|什么人)?
@(?:是由|是|由){_WHO_ZH}{_WROTE_ZH}的?""",
    "issued": rf"""
(?:en que (?:ano|fecha|mes)|cuando) (?:se publico|fue publicad[oa]|se edito|salio|aparecio) @
(?:cual es )?la fecha de publicacion {_OF}@
de (?:cuando|que (?:ano|fecha)) es @
(?:em que (?:ano|data|mes)|quando) (?:se publicou|foi publicad[oa]|saiu|apareceu|foi lancad[oa]) @
(?:qual e )?a data de publicacao {_OF}@
de (?:quando|que (?:ano|data)) e @
(?:quand|en quelle annee|a quelle date) (?:est-ce que )?@ {_HAS_FR} {_OUT_FR}
(?:quand|en quelle annee) {_HAS_FR} {_OUT_FR} @
(?:quelle est )?la date de (?:publication|parution) {_OF}@
de (?:quand|quelle annee) date @
(?:quelle est )?la date {_OF}(?=(?:{_WORK_FR})\b)@
(?:cual es )?la fecha {_OF}(?:la |el )?(?=(?:{_WORK_ES})\b)@
(?:متي|في اي (?:عام|سنه|تاريخ)) (?:تم )?(?:نشرت|نشر|صدرت|صدر|كتبت) @
(?:ما )?(?:هو )?تاريخ (?:نشر|صدور) @
@(?:是)?(?:在)?{_WHEN_ZH}{_OUT_ZH}的?
@的?{_OUT_ZH}(?:日期|时间|年份)(?:是)?(?:{_WHEN_ZH}|哪天|哪一天|什么|多少)?
{_WHEN_ZH}{_OUT_ZH}(?:了|的)?@""",
    "container": rf"""
e[nm] (?:que|cual|qual) (?:revista|medio|periodico|diario|jornal|veiculo) (?:se publico|fue publicad[oa]|aparecio|salio|se publicou|foi publicad[oa]|apareceu|saiu) @
(?:dans|en) (?:quelle revue|quel (?:journal|magazine|media)) (?:est-ce que )?@ {_HAS_FR} {_OUT_FR}
(?:dans|en) (?:quelle revue|quel (?:journal|magazine|media)) {_HAS_FR} {_OUT_FR} @
في (?:ايه |اي )(?:مجله|صحيفه|دوريه|جريده) (?:تم )?(?:نشرت|نشر|صدرت|صدر) @
@(?:是)?{_OUT_ZH}(?:在|于){_IN_ZH}的?
@(?:是)?(?:在|于){_IN_ZH}{_OUT_ZH}的?""",
    "language": rf"""
(?:what|which) language (?:is|was) @ (?:written in|in)
in (?:what|which) language (?:is|was) @(?: written)?
e[nm] que (?:idioma|lengua|lingua) (?:esta|fue|es|foi|e) (?:escrit[oa]|redactad[oa]|redigid[oa]) @
e[nm] que (?:idioma|lengua|lingua) (?:esta|es|e) @
(?:dans|en) quelle langue {_HAS_FR} (?:ecrite?|redigee?) @
(?:dans|en) quelle langue @ {_HAS_FR} (?:ecrite?|redigee?)
باي(?:ه)? لغه (?:كتبت|كتب|نشرت|نشر) @
ما (?:هي )?لغه @
@(?:是)?(?:用|以)(?:什么|哪种|哪一种|哪国)(?:语言|文字|语)(?:写成|撰写|写|发表)的?
@(?:是)?(?:什么|哪种|哪一种)(?:语言|语)的?""",
    "doi": rf"""
(?:cual es |qual e |quel est )(?:el |o |le )doi {_OF}@
(?:ما )?(?:هو )?(?:المعرف الرقمي |معرف الكائن الرقمي |رقم )?(?:ال)?doi (?:الخاص بال|الخاص ب|لل|ل)@
(?=.*[\u3400-\u9fff])@的?doi(?:号|编号|号码)?(?:是)?(?:什么|多少)?""",
    PAGES: r"""
how many pages (?:does|do|has|have|is|are) @ (?:have|contain|run to|long)
how many pages (?:are (?:there )?)?in @
how many pages long is @
cuantas paginas tiene @
quantas paginas tem @
combien de pages (?:a|compte|fait|comporte|contient) @
combien @ (?:a-t-(?:il|elle)|compte-t-(?:il|elle)|fait-(?:il|elle)) de pages
(?:ما |كم )(?:هو )?عدد صفحات @
كم صفحه (?:في |يضم |تضم |يتضمن )?@
@(?:一共|共)?有(?:多少|几)页
@的?页数(?:是)?(?:多少)?""",
}
_LEAD = re.compile(
    r"^\W*(?:(?:and|so|y|e|et) )?(?:(?:please )?tell me |do you know |dime |sabes |dites-moi |savez-vous |diga-me |voce sabe |请问|هل تعرف )?"
)
# Marks of Arabic vowels, and the stroke that lengthens a word.
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_COMPILED = tuple(
    (field, re.compile(line.replace("@", r"(?P<name>[^?؟？]*?)")))
    for field, lines in _FRAMES.items()
    for line in lines.strip("\n").split("\n")
)


@dataclass(frozen=True, slots=True)
class Framed:
    """What a question asks for, and the words by which it names the document, as they are written.

    `field` is one of `Record`, or `AUTHOR_COUNT` or `PAGES`. `name` is "" where a word stands for the document, or
    none does.
    """

    field: str
    name: str


def framed(text: str) -> Framed | None:
    """The field and the name of a question that is nothing but a frame around a name; None for any other."""
    if len(text) > _LONGEST:
        return None
    text = _MARKS.sub("", text)
    folded = plain_in_place(text)
    start = _LEAD.match(folded)
    text = text[start.end() if start else 0 :].strip(" ?؟？.。!！")
    folded = plain_in_place(text)
    for field, pattern in _COMPILED:
        if found := pattern.fullmatch(folded) or pattern.fullmatch(f"{folded} "):
            name = text[slice(*found.span("name"))].strip(" ,،，：:的《》")
            return Framed(field, "" if _PRONOUN.fullmatch(plain_in_place(name)) else name)
    return None


_PRONOUN = re.compile(
    r"it|this|that|they|he|she|lo|la|el|ella|esto|eso|este|ese|il|elle|cela|ca|ele|ela|isto|isso|هو|هي|هذا|هذه|它|这|那|其|(?:这|那)(?:篇|份|本)?"
)
