"""What a question wants to know of one document: the fields of its record, or a line of its imprint. Patterns only."""

from __future__ import annotations

import re

from assistant.wants import plain

_WORK = (
    r"\b(?:articles?|papers?|briefs?|(?:blog )?posts?|op-?eds?|pieces?|reports?|commentary|essay|case stud(?:y|ies))\b"
)
# A work as what is signed or put out: "the (roadmap) op-ed", not "the agreement that the brief describes".
_THE_WORK = rf"(?:(?:the|this|that|your|their) )?(?:(?!that|which|of|in|for|by|with\b)[\w'-]+ ){{0,3}}?{_WORK}"
_SIGNED = (
    rf"\b(?:who|those who|everybody who|everyone who) (?:\w+ )?(?:signed|put (?:his|her|their) names? to) {_THE_WORK}"
    rf"|\bwho (?:is|was|are|were) behind {_THE_WORK}"
)
_PUT_OUT = rf"\b(?:which|what) (?:body|organi[sz]ation|institution|institute|outfit|agency|network|group) (?:put out|brought out|published|publishes|issued|released) {_THE_WORK}"
_WENT_UP = (
    rf"\b(?:date|when)\b(?: \w+)? {_THE_WORK}.{{0,60}}\b(?:went up|go up|came out|come out|went online|go online)\b"
)
_REUSE = r"\b(?:may|can|could) (?:i|we|one) (?:freely )?(?:re-?use|reproduce|copy|republish|redistribute)\b|\b(?:puedo|podemos|se puede) (?:reutilizar|reproducir|copiar)\b|\b(?:puis-je|peut-on|pouvons-nous) (?:reutiliser|reproduire|copier)\b|\b(?:posso|podemos|pode-se) (?:reutilizar|reproduzir|copiar)\b"
FIELDS: tuple[tuple[str, str], ...] = (
    ("doi", r"\bdoi\b|معرف الكائن"),
    ("licence", r"\blicen[cs]es?\b|\blicencia\b|\blicenca\b|\bcopyright\b|ترخيص|许可|" + _REUSE),
    ("container", r"\b(?:which|what|in which|name of the) (?:journal|magazine|newspaper|periodical|outlet|revista|revue)\b|^journal\b|\bjournal and\b|\bjournal name\b|\bwhere (?:was|did|is) .{0,60}\b(?:published|appear)\b"
                  r"|\bdonde (?:se publico|fue publicad\w|aparecio)\b|\bou .{0,60}(?:publie\w*|paru\w*)\b|\bonde foi publicad\w\b"
                  r"|\b(?:que|en que|qual|em que) revista\b|\bquelle revue\b|اي مجله|哪[一本个份]*(?:期刊|杂志)"),
    ("volume", r"\b(?:which|what) volume\b(?! of)|\bvolume (?:and|or) (?:issue|pages?|number)\b|,? volume(?=,| and| number)|\bque volumen\b|\bquel volume\b|第几卷|哪一卷"),
    ("issue", r"\bissue number\b|\b(?:which|what) issue of the (?:journal|magazine)\b|\bvolume(?:,| and) issue\b|第几期|哪一期"),
    ("page", r"\b(?:which|what) pages\b|\bpage (?:numbers?|range)\b|(?:,| and) pages\b|\bque paginas\b|\bquelles pages\b|\bquais (?:as )?paginas\b|页码|哪几页|اي صفحات"),
    ("url", r"\burl\b|\b(?:web ?|internet )(?:address|link)\b"),
    ("language", r"\b(?:what|which) language\b.{0,80}\bwritten\b|\ben que (?:idioma|lengua)\b|\bdans quelle langue\b|\bem que (?:lingua|idioma)\b|باي لغه|(?:什么|哪种)语言"),
    ("citation", r"\bhow (?:do|should|can|would|to|shall)(?: i| we| one| you)?(?: best)? (?:cite|reference)\b|\b(?:suggested|recommended) citation\b|\bcitation (?:for|of) (?:the|this|it)\b|\bcomo (?:se |debo |puedo |devo |posso )?cit(?:o|a|ar)\b|\bcomment (?:dois-je |puis-je |doit-on )?cite[rz]?\b|(?:如何|怎么|怎样)引用|كيف (?:اقتبس|استشهد|يستشهد)"),
    ("publisher", r"\bpublishers?\b|\bwho (?:publishe[sd]|issued|released|brought out)\b|\bpublished by\b|" + _PUT_OUT + r"|\bquien (?:l[oa]s? )?(?:publico|publica|edito)\b|\beditorial\b|\bqui (?:l'|les )?a publie\b|\bediteur\b|\bquem (?:[oa]s? )?publicou\b|الناشر|من نشر|出版(?!日期)"),
    ("issued", r"\bwho (?:published|issued|released|wrote) .{2,120}\band when$|\bquien (?:publico|escribio) .{2,120}\by cuando$|\bqui a (?:publie|ecrit) .{2,120}\bet quand$|\bquem (?:publicou|escreveu) .{2,120}\be quando$|\bwhen (?:was|were|did) .{0,120}\b(?:publish\w*|issued|released|posted|written|appear\w*|come out)\b|\b(?:publication date|date of (?:publication|issue))\b|^(?:what (?:is|was) )?(?:the )?date of (?:the |this |that )?(?:[\w'-]+ ){0,3}?(?:articles?|papers?|briefs?|(?:blog )?posts?|op-?eds?|reports?|case stud(?:y|ies))\b|" + _WENT_UP + r"|\b(?:what|which) (?:year|month|date)\b.{0,120}\b(?:publish\w*|issued|released|posted|appear\w*|come out)\b"
               r"|\bcuando (?:se publico|fue publicad\w|aparecio)\b|\bfecha de publicacion\b|\bquand .{0,60}\b(?:publie\w*|paru\w*)\b|\bdate de publication\b|\bquando foi publicad\w\b|\bdata de publicacao\b|متي نشر|تاريخ نشر|何时发表|什么时候发表|出版日期|发表日期"),
    ("authors", r"\bwho (?:wrote|authored|is the author|are the authors|are the (?:\w+ )?authors|penned|co-?wrote)\b(?! that)|\b(?:who|name|names|list|which|what)\b.{0,30}\bauthors? of\b|^(?:the )?authors? of\b|\bwho (?:is|are|was|were) (?:the )?(?:\w+ )?authors?\b|\bwritten by\b|" + _SIGNED + r"|\bby whom (?:was|were|is) .{0,60}\bwritten\b"
                r"|\bquien(?:es)? (?:l[oa]s? )?escribi|\bautor(?:es|as?)? de\b|\bqui (?:l'|les )?a ecrit\b|\bauteurs?\b|\bquem (?:[oa]s? )?escreveu\b|مولف|من كتب|作者(?!单位)|谁写"),
    ("title", r"\b(?:full )?title of\b|\bwhat is .{0,60} titled\b|\btitulo (?:de|del|completo)\b|\btitre (?:de|du|complet)\b|عنوان (?:المقال|الموجز|الوثيقه|الدراسه)|标题"),
)  # fmt: skip
_A_WORK = (
    r"\b(?:articles?|papers?|manuscripts?|submission|briefs?|(?:blog )?posts?|op-?eds?|pieces?|reports?|commentary|essay|case stud(?:y|ies)|texts?|documents?"
    r"|articulos?|manuscrito|artigos?|informe|documento|texto|manuscrit|rapport|texte|relatorio)\b|مقال|المخطوط|الوثيقه|文章|论文|稿件|文献|报告"
)
_WORKS_AT = (
    r"\bwhere (?:do|does|did) (?:they|he|she|(?:the|its|their) authors?(?: of .{2,80}?)?) work\b|\baffiliations?\b|\baffiliated\b|\bwhere (?:is|are) (?:(?:the|its) authors?|each(?: of them| author)?|they|(?:he|she)) (?:based|from)\b"
    r"|\b(?:which|what) (?:university|institution|institute|organi[sz]ation) (?:do|does) (?:they|he|she|the authors?|its authors?) (?:work|belong)\b"
    r"|\bdonde trabajan?(?: el autor| la autora| los autores)?\b|\bafiliacion\b|\bou travaillent?(?:-t)?-?(?:il|elle|ils|elles|l'auteur|les auteurs)?\b|\bonde trabalham?\b|\bfiliacao\b|اين يعمل|جهه عمل|作者单位|作者.{0,4}(?:在哪里工作|任职)"
)
# What no record has and only the document's own lines say.
IMPRINT: tuple[tuple[str, str], ...] = (
    ("received", rf"(?=.*(?:{_A_WORK}))(?=.*(?:\bwhen\b|\bdate\b|\bcuando\b|\bfecha\b|\bquand\b|\bquando\b|\bdata\b|متي|تاريخ|何时|什么时候|日期)).*(?:\breceived?\b|\bsubmit(?:ted)?\b|\b(?:get|got|sent|arrived?|came?) in\b|\b(?:get|got|come to|came to|reach(?:ed)?)\b.{{0,40}}\b(?:manuscript|submission|journal|editors?)\b|\brecib\w+|\brecue?\b|\brecebid[oa]\b|استلم|استلام|收到|收稿|投稿)"),
    ("accepted", rf"(?=.*(?:{_A_WORK}))(?=.*(?:\bwhen\b|\bdate\b|\bcuando\b|\bfecha\b|\bquand\b|\bquando\b|\bdata\b|متي|تاريخ|何时|什么时候|日期)).*(?:\baccepted\b|\bacceptance\b|\bacept\w+|\baccepte\w*|\baceit[oa]\b|قبول|قبل|接受|录用)"),
    ("affiliation", _WORKS_AT),
    ("email", rf"(?=.*(?:{_A_WORK}|\bauthors?\b)).*(?:\be-?mail(?: address(?:es)?|s)?\b|\bcorreo electronico\b|\bcourriel\b|邮箱|البريد)"),
    ("keywords", r"\bkey ?words\b|\bpalabras clave\b|\bmots[- ]cles\b|\bpalavras[- ]chave\b|关键词|كلمات مفتاحيه|الكلمات المفتاحيه"),
    ("issn", r"\bissn\b"),
    ("isbn", r"\bisbn\b"),
    ("funding", rf"\b(?:who|what|which \w+) (?:funded|financed|sponsored|paid for|supported) (?:the (?:work|research) (?:for|behind|on) )?{_THE_WORK}$|\bhow (?:was|is) {_THE_WORK} (?:funded|financed|paid for)\b|\bfund(?:ing|ers?) (?:of|for|behind) {_THE_WORK}$"
                rf"|\bwho (?:were|was|are|is) {_THE_WORK} (?:funded|financed|sponsored) by\b|\bwas {_THE_WORK} (?:funded|financed|sponsored)\b"),
    ("cover", r"\b(?:on|of) (?:the |its )?(?:front )?cover\b(?! (?:note|letter))|\bon the front of\b|\bcover (?:image|photo(?:graph)?|picture|illustration)\b"),
    ("photo", r"\bwho (?:took|shot|made|is credited (?:for|with)) (?:the |its )?(?:cover |front )?(?:photo(?:graph)?s?|pictures?|images?)\b|\bphoto(?:graph)?s? credits?\b|\b(?:image|picture) credits?\b|\bphotographer\b|\bwhose (?:photo(?:graph)?|picture)\b|\b(?:photo(?:graph)?|picture|image) (?:was )?(?:taken )?by whom\b"),
    ("review", rf"(?=.*(?:{_A_WORK}))\b(?:is|was|were|are|has|have) .*\b(?:peer[- ]?review(?:ed)?|refereed)\b"),
)  # fmt: skip


_LONGEST = 500


def fields_asked(text: str) -> tuple[str, ...]:
    """The fields of a record and the lines of an imprint that a text asks for, in the order of `FIELDS` and `IMPRINT`.

    "Affiliation" stands for where the authors work.
    """
    # What goes on for longer asks for no field, and would take long to look through.
    folded = plain(text[:_LONGEST]).strip(" ?؟")
    imprint = tuple(name for name, pattern in IMPRINT if re.search(pattern, folded))
    found = tuple(name for name, pattern in FIELDS if re.search(pattern, folded))
    if "received" in imprint:
        found = tuple(name for name in found if name != "container")  # "When did the journal get the manuscript?"
    if "affiliation" in imprint and len(found) == 1 and found[0] == "authors" and not re.search(r"\bwho\b", folded):
        found = ()  # "What is the affiliation of the author?"
    return (*found, *imprint)


def names_a_work(text: str) -> bool:
    """Whether a question has a word for a document."""
    return bool(re.search(_A_WORK, plain(text)))


def works_at(text: str) -> re.Match[str] | None:
    """ "Where does NAME work?": who may be an author (group "who")."""
    return re.search(
        r"^(?:and )?where (?:do|does|did) (?P<who>[\w' -]{2,60}?) work\b|^(?:y )?donde trabaja (?P<who_es>[\w' -]{2,60})|^(?:et )?ou travaille (?P<who_fr>[\w' -]{2,60})|^(?:e )?onde trabalha (?P<who_pt>[\w' -]{2,60})",
        plain(text).lstrip("¿ "),
    )
