"""How questions about the library's documents are worded: patterns over folded text (`wants.plain_in_place`), six languages.

Only what one of these patterns takes is understood; `library_ask.py` counts nothing where a word is left over.
"""

from __future__ import annotations

import re

from assistant.library_criteria import Form

# Words for a document of any kind, and of one type.
_ANY = (
    r"documents?\b|papers?\b|texts?\b|sources?\b|works?\b|publications?\b|entries\b|titles?\b|files?\b"
    r"|documentos?\b|textos?\b|fuentes?\b|obras?\b|publicacion(?:es)?\b|textes?\b|ouvrages?\b|fontes?\b|publicac(?:ao|oes)\b"
    r"|(?:ال)?(?:وثائق|وثايق|وثيقه|نصوص|مصادر|منشورات)\b|文献|文件|文档|文本|资料"
)
NOUNS: dict[str, str] = {
    "policy brief": r"(?:policy )?briefs?\b|notas? de politicas?\b|notes? (?:de politique|de synthese|d'orientation)\b|موجزات? (?:ال)?سياسات\b|政策简报|简报",
    "blog post": r"blog posts?\b|blogs?\b|posts?\b|entradas? de blog\b|billets?(?: de blog)?\b|博客(?:文章)?",
    "article": r"(?:journal )?articles?\b|articulos?\b|artigos?\b|(?:ال)?مقال(?:ات|ه)?\b|文章|论文",
    "op-ed": r"op-?eds?\b|opinion pieces?\b|columnas?\b|tribunes?\b",
    "case study": r"case stud(?:y|ies)\b|estudios? de caso\b|etudes? de cas\b|estudos? de caso\b|دراسات? (?:ال)?حاله\b|案例研究|案例",
    "report": r"reports?\b|informes?\b|rapports?\b|relatorios?\b|(?:ال)?تق(?:ا)?ر?ير\b|تقارير\b|报告",
    "book chapter": r"(?:book )?chapters?\b|capitulos?(?: de livro| de libro)?\b|chapitres?\b",
    "speech": r"speech(?:es)?\b|discursos?\b|(?:ال)?خطاب(?:ات)?\b|演讲",
}  # fmt: skip
ANY_NOUN = "|".join((*(f"(?:{p})" for p in NOUNS.values()), _ANY))

# "Who writes about X?" asks for the documents on X by their authors.
WRITERS = re.compile(
    r"(?:who|which authors?|what authors?) (?:writes?|wrote|(?:has|have) written|publish(?:es|ed)?) (?:about|on) (?!(?:it|them|this|that|these|those|him|her|time|behalf|page|pages|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
    r"|(?:quien(?:es)?|que autores|cuales autores) (?:escriben?|escribio|escribieron|(?:ha|han) escrito) (?:sobre|acerca de) "
    r"|(?:qui|quels auteurs) (?:ecrit|ecrivent|(?:a|ont) ecrit) (?:sur|a propos de) "
    r"|(?:quem|quais autores) (?:escrevem?|escreveu|escreveram) (?:sobre|acerca de) "
    r"|من (?:كتب|يكتب) (?:عن|حول) |(?:谁|哪些作者)写(?:(?:过|了|的)?(?:关于|有关)|过)"
)
# "Is there anything in French?" asks for documents by their language.
_ANYTHING = (
    r"(?:(?:is|are) there|do you (?:have|hold|know)|have you(?: got)?|does (?:the|this|your) (?:library|collection|corpus) (?:have|hold|contain|include)|(?:has|have) (?:the|this|your) library(?: got)?)"
    r" (?:anything|something|any ?one|any texts?|any works?|any material)(?: (?:at all|else|there|here|written|published|(?:in|of) (?:the|this|your) (?:library|collection)))*",
    r"(?:hay|tienes?|tienen|(?:contiene|tiene) (?:la|esta) biblioteca|(?:la|esta) biblioteca (?:contiene|tiene)) algo(?: (?:escrito|publicado|(?:en|de) la biblioteca))*",
    r"(?:y a-t-il|il y a|avez-vous|as-tu|existe-t-il|(?:est-ce que )?la bibliotheque (?:a|contient|possede)(?:-t-elle)?) quelque chose(?: (?:d'ecrit|de publie|dans la bibliotheque))*",
    r"(?:ha|existe|tens?|tem|(?:a|esta) biblioteca (?:tem|contem)) (?:alguma coisa|algo)(?: (?:escrit[oa]|publicad[oa]|na biblioteca))*",
)
# Questions about any of them, said as one for a list.
_ANY_OF_THEM = r"any(?:thing|one)?(?: of)?(?: (?:the|these|those|your))?(?: (?:documents?|papers?|texts?|sources?|works?|pieces?|them))?(?: (?:in|of) (?:the|this|your) (?:library|collection))?"
_ALL_THE = r"(?:the )?(?:documents|texts|papers)(?: (?:in|of) (?:the|this|your) (?:library|collection))?"
SAID_OTHERWISE = (
    (re.compile(rf"(?:{'|'.join(_ANYTHING)}) (?P<x>(?:in|en|em) [^\W\d_]+)(?: language)?(?: (?:here|in (?:the|this|your) (?:library|collection)))?"), "list the documents {x}"),
    (re.compile(r"(?:(?:and|or) )?(?:anything|something|any texts?|any works?|any material|algo|quelque chose|alguma coisa)(?: (?:written|published|escrito|publicado|d'ecrit|escrita))? (?P<x>(?:in|en|em) [^\W\d_]+)(?: (?:here|in (?:the|this|your) (?:library|collection)))?"), "list the documents {x}"),
    (re.compile(r"(?:and )?how many (?P<x>(?:are undated|(?:are|have|are there) (?:with)?(?:no|without(?: an?)?) (?:date|authors?|doi|publisher|journal)|(?:are )?(?:written )?in (?:english|spanish|french|portuguese|arabic|chinese|german|italian|russian)))(?: (?:are there|do you have))?"), "how many documents {x}"),
    (re.compile(rf"(?:which|what|who are the|which are the|what are the|list(?: all)? the) (?P<x>authors?|publishers?|journals?|languages?|types?)(?: of (?:the )?{_ALL_THE})?(?: (?:are|do you have|are there|are represented|are held|are the {_ALL_THE}))?(?: (?:in|of) (?:{_ALL_THE}|the library|the collection|your library|this library))?(?: (?:are there|do you have|written in|in))?"), "list the documents in the library by {x}"),
    (re.compile(r"هل (?:هناك|يوجد|توجد|لديك|لديكم|تحتوي المكتبه علي|في المكتبه) (?:اي )?(?:شيء|شي|شيي|نص|مادة)(?: مكتوب)?(?: في المكتبه)? (?P<x>ب(?:اللغه )?ال[^\W\d_]+)(?: في المكتبه)?"), "list the documents {x}"),
    (re.compile(r"(?:文献库|库)?(?:里|中|里面)?(?:你们?)?有(?:没有)?(?:什么)?(?P<x>[\u4e00-\u9fff]{1,5}[语文])(?:写)?的(?:东西|内容|资料|文献|文章)?(?:吗)?"), "列出{x}的文献"),
    (re.compile(rf"(?:did|has|have) (?P<x>[^?]{{2,60}}?) (?:write|written|co-?writ(?:e|ten)|(?:co-?)?author(?:ed)?) {_ANY_OF_THEM}(?: here)?"), "list the documents written by {x}"),
    (re.compile(rf"(?:is|are|was|were) {_ANY_OF_THEM}(?: here)? (?:written |authored )?by (?P<x>[^?]{{2,60}})"), "list the documents written by {x}"),
    (re.compile(rf"(?:do|does) {_ANY_OF_THEM}(?: here)? cite (?P<x>[^?]{{2,80}})"), "list the documents that cite {x}"),
    (re.compile(r"who (?:cites|is citing|has cited) (?P<x>(?!(?:.* )?as )(?:[^ ?]+ ){0,4}[^ ?]+)"), "list the documents that cite {x}"),
    (re.compile(rf"(?:is|are|was|were) (?P<x>[^?]{{2,60}}?) cited (?:anywhere|at all|by {_ANY_OF_THEM}|in {_ANY_OF_THEM})"), "list the documents that cite {x}"),
    (re.compile(r"which of (?:them|these) cite (?P<x>[^?]{2,80})"), "list the documents that cite {x}"),
)  # fmt: skip
DOCUMENTS_BY_AUTHOR = "list the documents about {subject} by author"

# What asks for a number or a list, up to the word for the documents.
_BETWEEN = r"(?:[\w'-]+ ){0,2}?"
_COUNT = (
    r"\bhow many (?:of (?:the|your|these|those|its) )?|\b(?:(?:what is|what's) )?(?:the )?(?:total )?number of (?:the |your )?"
    r"|\bcuant[oa]s (?:de (?:los|las) )?|\bnumero de |\bcombien (?:y a-t-il )?(?:de |d'|des )|\bquant[oa]s (?:d[oa]s )?"
    r"|\bكم (?:عدد )?|(?:\bما )?(?:\bهو )?\bعدد "
)
_LIST = (
    r"\b(?:which|what) (?:are (?:the|your) )?(?:of (?:the|your) )?|\b(?:please )?(?:list|enumerate|show|name|give)(?: me)?(?: all)?(?: of)?(?: the| your)? "
    r"|\b(?:are|is) there (?:any|an?|some) |\bdo you (?:have|hold) (?:any|an?|some) |\bdoes the (?:library|collection) (?:have|hold|contain) (?:any|an?|some) |^any "
    r"|\b(?:que|cual(?:es)?)(?: son)?(?: de)?(?: los| las)? |\b(?:enumera|enumere|lista|liste|muestra(?:me)?|dame) (?:tod[oa]s )?(?:los |las )?|\bhay (?:algun[oa]?s? |una? )?"
    r"|\bquel(?:le)?s (?:sont )?(?:les )?|\b(?:lister?|listez|enumere[rz]?|donne[rz]?(?:-moi)?|montre[rz]?(?:-moi)?) (?:tou(?:s|tes) )?(?:les )?|\b(?:y a-t-il|existe-t-il|il y a) (?:des |une? )"
    r"|\bquais (?:sao )?(?:d?[oa]s )?|\b(?:liste|enumere|mostre) (?:tod[oa]s )?(?:[oa]s )?|\b(?:ha|existem?) (?:algu(?:m|ma|mas|ns) |uma? )?"
    r"|\b(?:ما (?:هي )?|اي |اذكر (?:جميع |كل )?|هل (?:هناك|توجد|يوجد|لديك|لديكم) (?:اي )?)"
)
COUNTS = re.compile(
    rf"(?P<ask>{_COUNT})(?P<between>{_BETWEEN})(?P<noun>{ANY_NOUN})"
    rf"|(?P<ask2>(?:有|共有|一共有)?(?:多少|几)(?:篇|份|个|种)?)(?P<between2>[^，,。?？]{{0,14}}?)(?P<noun2>{ANY_NOUN})"
    rf"|(?P<noun3>{ANY_NOUN})(?P<ask3>(?:一共|共)?有?(?:多少|几)(?:篇|份|个|种)?)"
)
LISTS = re.compile(
    rf"(?P<ask>{_LIST})(?P<between>{_BETWEEN})(?P<noun>{ANY_NOUN})"
    rf"|(?P<ask2>有?哪(?:些|几[篇份个]|[一]?[篇份个])|有没有|(?:请)?列出(?:所有|全部)?(?:的)?)(?P<between2>[^，,。?？]{{0,14}}?)(?P<noun2>{ANY_NOUN})"
    rf"|(?P<noun3>{ANY_NOUN})(?P<ask3>有哪些|有没有)"
)
# "…and how many mention India?" after an ask about documents.
GOES_ON = re.compile(
    r"^(?:and |y |et |e )?(?:(?P<count>how many|cuant[oa]s|combien|quant[oa]s)|which(?: ones)?|what ones|cuales|lesquels|quais)(?: of them| de ellos| d'entre eux| deles)? (?=\S)"
)

_MOST: dict[Form, str] = {
    "oldest": r"oldest|earliest|mas (?:antigu[oa]|viej[oa])|plus ancien(?:ne)?|plus vieux|mais (?:antig[oa]|velh[oa])|اقدم|最早|最旧|最老",
    "newest": r"newest|latest|most recent|mas (?:recientes?|nuev[oa])|plus recente?|plus nouveau|mais (?:recentes?|nov[oa])|احدث|最新|最近",
    "longest": r"longest|mas (?:larg[oa]|extens[oa])|plus longu?e?|mais (?:long[oa]|extens[oa])|اطول|最长",
    "shortest": r"shortest|mas (?:cort[oa]|breve)|plus courte?|mais (?:curt[oa]|breve)|اقصر|最短",
}
SUPERLATIVES = {
    name: re.compile(
        rf"(?:\b(?:is|es|est|e) )?(?:\b(?:the|el|la|le|o|a) )?(?<![^\W_])(?:{'|'.join(p for p in words.split('|') if p.isascii() or p[0] < chr(0x4E00))})(?![^\W_])|(?:{'|'.join(p for p in words.split('|') if p[0] >= chr(0x4E00))})的?"
    )
    for name, words in _MOST.items()
}
NOUN = re.compile(
    rf"(?<![^\W_])(?:{ANY_NOUN})|{'|'.join(p for p in ('政策简报', '案例研究', '文献', '文件', '文档', '文本', '资料', '文章', '论文', '报告', '简报', '案例', '演讲'))}"
)
GROUPS = {
    name: re.compile(
        rf"\b(?:(?:grouped|sorted|ordered|arranged|listed|agrupad[oa]s|ordenad[oa]s|classes|groupes) )?(?:by|per|for each|of each|in each|por|par) (?:the )?(?:{latin})s?\b(?! [A-Z])|\bحسب (?:ال)?(?:{arabic})\b|按(?:{chinese})(?:排列|分类|列出)?"
    )
    for name, latin, arabic, chinese in (
        ("authors", "author|autor|auteur", "مولف|مولفين", "作者"),
        ("issued", "year|date|ano|fecha|annee|data", "سنه|تاريخ|عام", "年份|年|日期"),
        ("type", "type|kind|tipo", "نوع", "类型|种类"),
        ("language", "language|idioma|lengua|langue|lingua", "لغه", "语言|语种"),
        ("publisher", "publisher|editorial|editeur|editora", "ناشر", "出版者|出版社"),
        ("container", "journal|revista|revue", "مجله", "期刊"),
    )
}  # fmt: skip

# The library as the place that is meant.
SCOPE = re.compile(
    r"\b(?:(?:are |is |do you (?:have |hold )?)?(?:in|of|from|within) (?:the|this|your|our|my) (?:whole |entire )?(?:library|collection|corpus|holdings)|do you (?:have|hold|know)(?: of)?|does the (?:library|collection|corpus) (?:have|hold|contain|include)|(?:are|is) there|you (?:have|hold)|(?:the|this) (?:library|collection) (?:has|holds|contains)|we have"
    r"|(?:en|de|tiene|contiene) (?:la|esta|su|tu) (?:biblioteca|coleccion)|hay|tienes?|(?:dans|de) (?:la|cette|votre) bibliotheque|(?:la bibliotheque )?(?:contient|compte)-t-elle|la bibliotheque (?:contient|compte|possede)|y a-t-il|avez-vous|(?:n|d)(?:a|essa|esta) biblioteca|na biblioteca|existem|ha|(?:a|la) biblioteca (?:tem|tiene|contem|contiene))\b"
    r"|\b(?:في|ب)(?: هذه)? ?(?:ال)?مكتبه\b|\bالتي في المكتبه\b|\bتوجد\b|\bهناك\b|\bلديك(?:م)?\b|\bفي المكتبه\b|(?:在)?(?:本|这个|你的)?(?:文献)?(?:资料)?库(?:中|里|内)?(?:的)?(?:一共|共)?(?:有|收有|收录了?)?"
)
# The documents themselves are asked about, as no text says it: what they lack or are not, and which has most of something.
ASKED_APART = re.compile(
    r"^(?:and )?(?:(?:how many|which|what)(?: of)?(?: the| your| these)? (?:documents|document|texts)(?: (?:in|of) (?:the|this|your) (?:library|collection))?"
    r"|(?:cuant[oa]s|que|cuales) (?:de los )?documentos|(?:combien de|quels|lesquels des) documents|(?:quant[oa]s|quais)(?: dos)? documentos)"
    r" (?:(?:that )?(?:do|does|are|is|were|was|have|has) (?:not|n't|no)\b|(?:don't|doesn't|aren't|isn't|weren't|wasn't|haven't)\b|(?:no|nao) (?:mencionan?|mencionam|estan?|estao|hablan?|falam|citan?|citam)\b|ne (?:mentionnent|sont|parlent|citent)\b"
    r"|(?:has|have) the (?:most|fewest|least) (?:authors|pages|references|notes|footnotes|citations|words)\b|(?:mention|cite|name)s? .{1,60}\b(?:but not|without|except)\b)"
)
LIBRARY_NAMED = re.compile(
    r"\b(?:library|collection|corpus|holdings|do you (?:have|hold)|you hold|biblioteca|coleccion|bibliotheque)\b|المكتبه|文献库|资料库|库"
)

# Where a year, a language or a name comes from.
_Y = r"(?:1[5-9]|20)\d\d"
_PUB = (
    r"(?:(?:that |which )?(?:(?:were|was|are|is|have been|has been) )?(?:published|issued|dated|written|released|posted|appeared)(?: online)?"
    r"|(?:que )?(?:(?:fueron|fue|son|se|foram|foi|sao) )?(?:publicad[oa]s?|publicaron|fechad[oa]s?|escrit[oa]s?|aparecid[oa]s?|datan|data)"
    r"|(?:qui )?(?:(?:ont ete|sont|a ete|est|ete) )?(?:publie(?:e?s?)|parue?s?|datee?s?|ecrite?s?|datent)"
    r"|(?:que )?(?:(?:foram|foi|sao) )?(?:datad[oa]s?)"
    r"|(?:التي )?(?:نشرت|صدرت|المنشوره|الصادره|كتبت))"
)
# Each names the first and the last year, either of which may be missing.
_SPANS = (
    rf"(?:between|entre|from|de|desde|del|du)(?: the years?)? (?P<a1>{_Y}) (?:and|to|until|till|through|y|et|e|a|hasta|ate|au) (?P<b1>{_Y})",
    rf"(?:in |en |em |from |dated )?(?P<a2>{_Y}) ?(?:-|to|to) ?(?P<b2>{_Y})",
    rf"(?:since|desde|depuis|a partir (?:de|d'))(?: el| o| l'an| a)?(?: ano)? ?(?P<a3>{_Y})(?: on(?:wards?)?| en adelante)?|from (?P<a11>{_Y}) on(?:wards?)?|(?P<a4>{_Y}) (?:or later|and later|onwards?|and after|o despues|et apres)",
    rf"(?:after|despues de|apres|depois de|apos)(?: el| l'an)? ?(?P<after>{_Y})",
    rf"(?:before|prior to|antes de|avant)(?: el| l'an)? ?(?P<before>{_Y})",
    rf"(?:until|till|up to|hasta|jusqu'en|jusqu'a|ate)(?: el| l'an)? ?(?P<b3>{_Y})|(?P<b4>{_Y}) (?:or earlier|and earlier|o antes|ou avant)",
    rf"(?:in|from|of|for|dated|during|en|de|del|du|em|durante)(?: the year| el ano| l'an(?:nee)?| o ano)? ?(?P<y1>{_Y})",
    rf"بين (?:عامي |سنتي )?(?P<a5>{_Y}) و ?(?P<b5>{_Y})|من (?:عام |سنه )?(?P<a6>{_Y}) (?:الي|حتي) (?:عام |سنه )?(?P<b6>{_Y})",
    rf"منذ (?:عام |سنه )?(?P<a7>{_Y})|بعد (?:عام |سنه )?(?P<after2>{_Y})|قبل (?:عام |سنه )?(?P<before2>{_Y})|حتي (?:عام |سنه )?(?P<b7>{_Y})|(?:في )?(?:عام |سنه )(?P<y2>{_Y})|في (?P<y3>{_Y})",
    rf"(?:在)?(?P<a8>{_Y})年?(?:至|到|-|和|与)(?P<b8>{_Y})年?(?:之间)?|(?:自|从)(?P<a9>{_Y})年?(?:以来|以后|起|开始)?|(?P<a10>{_Y})年(?:以来|起)|(?P<after3>{_Y})年(?:以后|之后|后)|(?P<before3>{_Y})年(?:以前|之前|前)|(?:在|于)?(?P<y4>{_Y})年",
)
_ZH_PUB = r"(?:发表|出版|发布)(?:的)?"
YEARS_BY_PUBLICATION = tuple(
    re.compile(rf"(?<!\w)(?:{_PUB})\s+(?:{s})(?!\d)|(?:{s}){_ZH_PUB}") if i < 9 else re.compile(rf"(?:{s}){_ZH_PUB}")
    for i, s in enumerate(re.sub(r"\?P<\w+>", "", s) for s in _SPANS)
)
YEARS_ALONE = tuple(
    re.compile(rf"(?<![\w])(?:{s})(?!\d)" if i < 9 else rf"(?:{s})") for i, s in enumerate(_SPANS)
)  # fmt: skip
# The fields of a record that documents may have or lack, in six languages.
_FIELD_NAMES = {
    "authors": r"(?:named |known )?authors?|autor(?:es|as?)?(?: conocid[oa]s?)?|auteurs?|مولف(?:ين|ون)?|作者",
    "issued": r"(?:publication )?dates?(?: of publication)?|years?(?: of publication)?|fechas?(?: de publicacion)?|dates?(?: de publication)?|datas?(?: de publicacao)?|ano(?: de publicacion| de publicacao)?|annee(?: de publication)?|تاريخ(?: نشر)?|(?:出版|发表)?日期|年份",
    "doi": r"dois?",
    "publisher": r"publishers?|editorial|editeur|editora|ناشر|出版者|出版社",
    "container": r"journals?|revista|revue|مجله|期刊",
    "licence": r"licen[cs]es?|licencia|licenca|ترخيص|许可",
    "url": r"urls?|web address(?:es)?",
}
_LACKING = (
    r"(?:that |which |who |que |qui )?(?:have|has|with|there is|bear|give|name|carry) no |(?:that |which )?(?:lacks?|lacking|missing) (?:an? |any |the |their )?|(?:that |which )?(?:are |is )?without (?:an? |any |the )?|(?:that |which )?(?:do|does) not (?:have|give|bear|name) (?:an? |any |the |their )?|(?:that |which )?(?:don't|doesn't) (?:have|give|bear|name) (?:an? |any |the |their )?"
    r"|(?:que )?(?:no (?:tienen?|llevan?|indican?)|carecen? de|estan? sin|sin) (?:un |una |ningun |ninguna |la |el )?"
    r"|(?:qui )?(?:n'(?:ont|a) (?:pas|aucun|aucune)|(?:sont |est )?sans|ne portent? (?:pas|aucun|aucune)) ?(?:d'|de |un |une )?"
    r"|(?:que )?(?:nao (?:tem|indicam?|trazem)|(?:estao |esta )?sem) (?:um |uma |nenhum |nenhuma |a |o )?"
    r"|(?:التي |الذي )?(?:بلا|بدون|ليس ل[هد][اي] ?|لا تحمل|لا تذكر) ?|(?:没有|缺少|无|不带|未注明)"
)
_HAVING = (
    r"(?:that |which )?(?:have|has|with|give|bear) (?:an? |the |their own |any )?|(?:que )?(?:tienen?|llevan?|indican?|tem|indicam|trazem|con|com) (?:un |una |um |uma )?"
    r"|(?:qui )?(?:ont|avec) (?:un |une )|(?:التي )?لها |(?:带|标)?有"
)
LACKS = {
    name: re.compile(rf"(?<!\w)(?:{_LACKING})(?:{words})(?![^\W\u4e00-\u9fff])(?:的)?") if name != "issued"
    else re.compile(rf"(?<!\w)(?:(?:{_LACKING})(?:{words})(?![^\W\u4e00-\u9fff])(?:的)?|(?:that |which )?(?:are |is )?undated\b|(?:que )?(?:estan? |estao )?sin fechar\b|(?:qui )?(?:sont |est )?non datee?s?\b|(?:que )?(?:nao )(?:estao |sao )?datad[oa]s?\b)")
    for name, words in _FIELD_NAMES.items()
}  # fmt: skip
HAS = {
    name: re.compile(rf"(?<!\w)(?:{_HAVING})(?:{words})(?![^\W\u4e00-\u9fff])(?:的)?")
    for name, words in _FIELD_NAMES.items() if name not in ("authors", "issued")
}  # fmt: skip
PUBLISHED = re.compile(rf"(?<!\w){_PUB}(?!\w)|{_ZH_PUB}")
LANGUAGE = re.compile(
    r"\b(?:(?:that |which |que |qui )?(?:are |is |were |estan |son |sont |estao |sao )?(?:written|available|published|escrit[oa]s?|publicad[oa]s?|redigee?s?|ecrite?s?|disponibles?)? ?(?:in|en|em) )(?:the )?(?P<name>[^\W\d_]+)(?: language)?\b"
    r"|\b(?P<adjective>[^\W\d_]+)(?:-| )language\b|\b(?:المكتوبه )?ب(?:اللغه )?(?P<arabic>ال\w+)\b"
    r"|(?:用|以)?(?P<chinese>[\u4e00-\u9fff]{1,5}[语文])(?:写成|撰写|写|发表|出版)?的?"
)
AUTHOR = re.compile(
    r"\b(?:(?:that |which )?(?:are |were |was |is )?(?:written|authored|co-?authored|penned) )?by (?P<en>(?:[\w'.-]+ ?){1,6})"
    r"|\b(?:that |which )?(?:did |has |have )(?P<did>(?:[\w'.-]+ ){1,4}?)(?:write|written|author|authored)\b"
    r"|\b(?:que )?(?:(?:fueron|fue|son) )?(?:escrit[oa]s? )(?:por |pel[oa] )(?P<es>(?:[\w'.-]+ ?){1,6})|\b(?:ecrite?s?|rediges?) par (?P<fr>(?:[\w'.-]+ ?){1,6})"
    r"|\b(?:por|par|de) (?P<loose>(?:[\w'.-]+ ?){1,6})"
    r"|(?:\bبقلم|\bمن تاليف|\bالتي كتبها|\bكتبها) (?P<ar>(?:[\w'.-]+ ?){1,4})"
    r"|(?:由|作者(?:是|为))?(?P<zh>[\w·. -]{2,24}?)(?:写|撰写|所写|所著|著)的"
)  # fmt: skip
PUBLISHER = re.compile(
    rf"\b(?:{_PUB} (?:by|in|por|pel[oa]|par|en|em|dans|na|no) |(?:appeared|in|from|of|en|dans|em|na|no|de) )(?:the |la |el |l'|o |a )?(?P<name>(?:[\w'.&-]+ ?){{1,10}})"
)
# What opens a subject. The first are exact about words, the others ask more loosely.
MENTIONS = re.compile(
    r"\b(?:that |which )?(?:(?:do|does|did|have|has) (?:they |it )?)?(?:mention(?:s|ing|ed)?|refer(?:s|ring)? to|names?|hold(?:s|ing)? the (?:words?|phrase|term)|contain(?:s|ing)?(?: the (?:words?|phrase|term))?|use(?:s|ing)? the (?:words?|phrase|term))\b"
    r"|\b(?:que )?(?:mencion(?:an?|en|am|a)|se refieren? a|referem-se a|contienen?(?: las? palabras?)?|conte?m(?: as? palavras?)?|nombran)\b"
    r"|\b(?:qui )?(?:mentionnent|mentionne|font mention de|contiennent(?: les? mots?)?|evoquent)\b"
    r"|\b(?:التي )?(?:تذكر|يذكر|تشير الي|تحتوي علي|ورد فيها|ترد فيها)\b|(?:提到|提及|含有|包含)了?"
)
# What opens whom or what is cited; the words "mention" and "name" do with "in their references" behind it.
CITES = re.compile(
    r"\b(?:that |which )?(?:(?:do|does) (?:they |it )?)?(?:cite|cites|citing|(?:have|has) cited)(?: (?:(?:the |any )?(?:works?|writings?|anything|something|texts?|papers?|articles?) (?:by|of)))?\b"
    r"|\b(?:que )?citan?(?: (?:a|obras de|trabajos de))?\b|\b(?:qui )?citent\b|\b(?:que )?citam?\b|\b(?:التي )?تستشهد ب|引用了?"
)
IN_REFERENCES = re.compile(
    r",? (?:in|among|en|dans|em|nas|aux) (?:their|its|the|sus|leurs?|ses|suas|las|les|as)? ?(?:references?|reference lists?|lists? of references|bibliograph(?:y|ies)|(?:foot|end)?notes?(?: (?:and|or) references)?|works cited|referencias|bibliografias?|notas|references|bibliographies?)$"
)
ABOUT = re.compile(
    r"\b(?:that |which |who )?(?:are |is |have anything |say anything |speaks? |talks? |writ(?:e|es|ing) )?(?:about|on|regarding|concerning)\b"
    r"|\b(?:that |which )?(?:discuss(?:es|ing)?|deal(?:s|ing)? with|treats?|covers?|address(?:es)?|speaks? of|examines?)\b"
    r"|\b(?:que )?(?:hablan? (?:de|del|sobre)|tratan? (?:de|del|sobre)|falam? (?:de|do|da|sobre)|tratam? (?:de|do|da|sobre)|abordan?|abordam)\b|\b(?:que |qui )?(?:sobre|acerca de|acerca del)\b"
    r"|\b(?:qui )?(?:parlent? (?:de|du|des|d')|traitent? (?:de|du|des|d')|portent? sur|abordent?|sur|au sujet de|a propos de|concernant)(?:\b|(?<='))"
    r"|\b(?:التي )?(?:تتحدث عن|تتناول|تناقش|تبحث في|عن|حول|بشان)\b|(?:谈到|谈及|讨论|论述|涉及|关于|有关)了?"
)
# A subject is a name of something, not a clause: with one of these in it the question is not understood.
CLAUSE = re.compile(
    r"\b(?:do|does|did|is|are|was|were|be|been|has|have|had|can|could|should|would|will|may|must|that|which|who|whom|whose|when|where|why|how|if|whether|because|what|not|no|more|most|than|other|except|without|only|but|by|since|before|after|until|between"
    r"|que|qui|quien|quienes|cuando|donde|como|cual|porque|son|fue|fueron|es|hay|ne|pas|sont|est|quand|comment|quem|onde|foi|foram|sao|sin|sans|sem|nao|menos|mas|plus|mais|avant|depuis|desde|entre|antes)\b"
    r"|\b(?:التي|الذي|هل|كيف|متي|لماذا|ليس|غير|لا|لم|منذ|قبل|بعد)\b|不|没|如何|为什么|除"
)  # fmt: skip
# Words that add nothing; whatever else is left over is not understood.
FILLER = re.compile(
    r"\b(?:the|a|an|of|in|all|please|that|which|are|is|there|you|have|do|does|here|exist|exists|any|your|this|and|it|them|held|kept|available|altogether|in total|total|so far|currently|now|can|tell|me|show|list|what|how|many"
    r"|el|la|los|las|un|una|de|del|en|que|hay|son|es|por favor|todos|todas|y|cual|cuales|esta|estan|tiene|tienes|existen|existe|dime"
    r"|le|les|l'|un|une|des|du|dans|qui|sont|est|il y a|y a-t-il|s'il vous plait|et|tous|toutes|quel|quelle|c'"
    r"|o|os|as|um|uma|do|da|dos|das|na|nas|em|ha|sao|e|qual|quais|todos|estao|existem"
    r"|في|من|هي|هو|ما|التي|هناك|توجد|يوجد|لديك|لديكم|جميع|كل|هل|و|المتاحه)\b|\b[dl]'|[的了有是在中里内呢吗请个篇份些些共一您你们我这本哪]|文献库|所有|全部|其中|当中|以及|列出"
)  # fmt: skip
