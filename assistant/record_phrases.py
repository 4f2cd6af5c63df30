"""What we say of the library's documents and their records, in the six languages. Part of `phrases.py`'s table.

Each clause goes with one document ("…_one") or several ("2 of the 5 documents in the library hold …").
"""

from __future__ import annotations

RECORD_PHRASES: dict[str, dict[str, str]] = {
    "docs_in_library": {"en": "in the library", "es": "de la biblioteca", "fr": "de la bibliothèque", "pt": "da biblioteca", "ar": "وثائق المكتبة", "zh": "文献库"},
    "docs_in_filter": {"en": "that pass the filter", "es": "que pasan el filtro", "fr": "qui passent le filtre", "pt": "que passam pelo filtro", "ar": "الوثائق المطابقة للمرشّح", "zh": "符合筛选条件"},
    "docs_found": {
        "en": "{n} of the {total} documents {scope} {clauses}", "es": "{n} de los {total} documentos {scope} {clauses}",
        "fr": "{n} des {total} documents {scope} {clauses}", "pt": "{n} dos {total} documentos {scope} {clauses}",
        "ar": "{n} من أصل {total} من {scope} {clauses}", "zh": "{scope}的{total}篇文献中有{n}篇{clauses}",
    },
    "docs_all": {
        "en": "Documents {scope}: {n}", "es": "Documentos {scope}: {n}", "fr": "Documents {scope} : {n}",
        "pt": "Número de documentos {scope}: {n}", "ar": "عدد {scope}: {n}", "zh": "{scope}的文献数：{n}",
    },
    "docs_undated": {
        "en": " ({n} more without a date in their records)", "es": " (otros {n} sin fecha en su registro)",
        "fr": " ({n} autres sans date dans leur notice)", "pt": " (mais {n} sem data no registro)",
        "ar": " (و{n} أخرى بلا تاريخ في سجلها)", "zh": "（另有{n}篇的记录没有日期）",
    },
    "docs_more": {"en": "and {n} more", "es": "y {n} más", "fr": "et {n} autres", "pt": "e mais {n}", "ar": "و{n} غيرها", "zh": "以及另外{n}篇"},
    "docs_that": {"en": " that {clauses}", "es": " que {clauses}", "fr": " qui {clauses}", "pt": " os quais {clauses}", "ar": " التي {clauses}", "zh": "中{clauses}"},
    "docs_oldest": {
        "en": "The oldest by its date of the {n} dated documents {scope}{that}: {titles} ({value})",
        "es": "El más antiguo por su fecha de los {n} documentos fechados {scope}{that}: {titles} ({value})",
        "fr": "Le plus ancien par sa date des {n} documents datés {scope}{that} : {titles} ({value})",
        "pt": "O mais antigo pela data dos {n} documentos datados {scope}{that}: {titles} ({value})",
        "ar": "الأقدم تاريخًا بين {n} من {scope}{that}: {titles} ({value})",
        "zh": "{scope}{that}的{n}篇有日期的文献中，日期最早的是：{titles}（{value}）",
    },
    "docs_newest": {
        "en": "The newest by its date of the {n} dated documents {scope}{that}: {titles} ({value})",
        "es": "El más reciente por su fecha de los {n} documentos fechados {scope}{that}: {titles} ({value})",
        "fr": "Le plus récent par sa date des {n} documents datés {scope}{that} : {titles} ({value})",
        "pt": "O mais recente pela data dos {n} documentos datados {scope}{that}: {titles} ({value})",
        "ar": "الأحدث تاريخًا بين {n} من {scope}{that}: {titles} ({value})",
        "zh": "{scope}{that}的{n}篇有日期的文献中，日期最晚的是：{titles}（{value}）",
    },
    "docs_longest": {
        "en": "The longest of the {n} documents {scope}{that}: {titles} ({value} words)",
        "es": "El más largo de los {n} documentos {scope}{that}: {titles} ({value} palabras)",
        "fr": "Le plus long des {n} documents {scope}{that} : {titles} ({value} mots)",
        "pt": "O mais longo dos {n} documentos {scope}{that}: {titles} ({value} palavras)",
        "ar": "الأطول بين {n} من {scope}{that}: {titles} ({value} كلمة)",
        "zh": "{scope}{that}的{n}篇文献中，最长的是：{titles}（{value}词）",
    },
    "docs_shortest": {
        "en": "The shortest of the {n} documents {scope}{that}: {titles} ({value} words)",
        "es": "El más corto de los {n} documentos {scope}{that}: {titles} ({value} palabras)",
        "fr": "Le plus court des {n} documents {scope}{that} : {titles} ({value} mots)",
        "pt": "O mais curto dos {n} documentos {scope}{that}: {titles} ({value} palavras)",
        "ar": "الأقصر بين {n} من {scope}{that}: {titles} ({value} كلمة)",
        "zh": "{scope}{that}的{n}篇文献中，最短的是：{titles}（{value}词）",
    },
    "docs_group": {
        "en": "{field}: {label} ({n} of {total} documents): {titles}", "es": "{field}: {label} ({n} de {total} documentos): {titles}",
        "fr": "{field} : {label} ({n} documents sur {total}) : {titles}", "pt": "{field}: {label} ({n} dos {total} documentos): {titles}",
        "ar": "{field}: {label} ({n} من {total} من الوثائق): {titles}", "zh": "{field}：{label}（{total}篇中的{n}篇）：{titles}",
    },
    "docs_group_none": {
        "en": "{field}: none in the record ({n} of {total} documents): {titles}", "es": "{field}: ninguno en el registro ({n} de {total} documentos): {titles}",
        "fr": "{field} : rien dans la notice ({n} documents sur {total}) : {titles}", "pt": "{field}: nada no registro ({n} dos {total} documentos): {titles}",
        "ar": "{field}: لا شيء في السجل ({n} من {total} من الوثائق): {titles}", "zh": "{field}：记录中没有（{total}篇中的{n}篇）：{titles}",
    },
    "docs_none_compared": {
        "en": "No document of which this is asked can be compared: none is there, or none has a date in its record.",
        "es": "Ningún documento de los pedidos se puede comparar: no hay ninguno, o ninguno tiene fecha en su registro.",
        "fr": "Aucun des documents demandés ne peut être comparé : il n’y en a pas, ou aucun n’a de date dans sa notice.",
        "pt": "Nenhum dos documentos pedidos pode ser comparado: não há nenhum, ou nenhum tem data no registro.",
        "ar": "لا يمكن مقارنة أي من الوثائق المطلوبة: لا توجد، أو لا تاريخ في سجلاتها.",
        "zh": "所问的文献无法比较：没有这样的文献，或其记录都没有日期。",
    },
    "docs_not_read": {
        "en": "This asks for a number of documents in a way that is not understood; nothing was counted.",
        "es": "Se pide un número de documentos de un modo que no se entiende; no se ha contado nada.",
        "fr": "La question demande un nombre de documents d’une manière qui n’est pas comprise ; rien n’a été compté.",
        "pt": "Pede-se um número de documentos de um modo que não se entende; nada foi contado.",
        "ar": "يطلب السؤال عدد وثائق بصيغة غير مفهومة؛ لم يُحصَ شيء.",
        "zh": "这个问题要求统计文献数目，但其说法无法理解；没有进行统计。",
    },
    "imprint_lacks": {
        "en": "Neither the record nor the imprint of “{title}” gives: {field}.",
        "es": "Ni el registro ni los datos editoriales de «{title}» dan: {field}.",
        "fr": "Ni la notice ni les mentions de « {title} » ne donnent : {field}.",
        "pt": "Nem o registro nem os dados editoriais de “{title}” dão: {field}.",
        "ar": "لا يذكر سجل «{title}» ولا بيانات نشره: {field}.",
        "zh": "《{title}》的记录和版本说明都没有给出：{field}。",
    },
    "record_yes": {
        "en": "Yes, by its record. {said}", "es": "Sí, según su registro. {said}", "fr": "Oui, d’après sa notice. {said}",
        "pt": "Sim, segundo o seu registro. {said}", "ar": "نعم، بحسب سجلها. {said}", "zh": "是，据其记录。{said}",
    },
    "record_no": {
        "en": "No, by its record. {said}", "es": "No, según su registro. {said}", "fr": "Non, d’après sa notice. {said}",
        "pt": "Não, segundo o seu registro. {said}", "ar": "لا، بحسب سجلها. {said}", "zh": "不是，据其记录。{said}",
    },
    "record_either": {
        "en": "Which document is meant is not certain; the name fits each of these as well: {titles}.",
        "es": "No es seguro a qué documento se refiere; el nombre conviene igual a cada uno de estos: {titles}.",
        "fr": "On ne sait pas quel document est visé ; le nom convient également à chacun de ceux-ci : {titles}.",
        "pt": "Não é certo a que documento se refere; o nome serve igualmente a cada um destes: {titles}.",
        "ar": "ليس من المؤكد أي وثيقة هي المقصودة؛ فالاسم ينطبق بالقدر نفسه على كل من: {titles}.",
        "zh": "无法确定所指的是哪篇文献；这一名称同样适用于以下各篇：{titles}。",
    },
    "clause_words": {"en": "hold the words {value}", "es": "contienen las palabras {value}", "fr": "contiennent les mots {value}", "pt": "contêm as palavras {value}", "ar": "تحتوي على {value}", "zh": "含有{value}"},
    "clause_words_one": {"en": "holds the words {value}", "es": "contiene las palabras {value}", "fr": "contient les mots {value}", "pt": "contém as palavras {value}", "ar": "تحتوي على {value}", "zh": "含有{value}"},
    "clause_word": {"en": "hold the word {value}", "es": "contienen la palabra {value}", "fr": "contiennent le mot {value}", "pt": "contêm a palavra {value}", "ar": "تحتوي على كلمة {value}", "zh": "含有{value}一词"},
    "clause_word_one": {"en": "holds the word {value}", "es": "contiene la palabra {value}", "fr": "contient le mot {value}", "pt": "contém a palavra {value}", "ar": "تحتوي على كلمة {value}", "zh": "含有{value}一词"},
    "clause_cited": {"en": "name {value} in their references, notes or citations", "es": "nombran {value} en sus referencias, notas o citas", "fr": "nomment {value} dans leurs références, notes ou renvois", "pt": "nomeiam {value} nas suas referências, notas ou citações", "ar": "تذكر {value} في مراجعها أو حواشيها أو إحالاتها", "zh": "在参考文献、注释或引文标注中提到{value}"},
    "clause_cited_one": {"en": "names {value} in its references, notes or citations", "es": "nombra {value} en sus referencias, notas o citas", "fr": "nomme {value} dans ses références, notes ou renvois", "pt": "nomeia {value} nas suas referências, notas ou citações", "ar": "تذكر {value} في مراجعها أو حواشيها أو إحالاتها", "zh": "在参考文献、注释或引文标注中提到{value}"},
    "clause_country": {"en": "name {value} (the country, by any of its names)", "es": "nombran {value} (el país, por cualquiera de sus nombres)", "fr": "nomment {value} (le pays, sous l’un de ses noms)", "pt": "nomeiam {value} (o país, por qualquer dos seus nomes)", "ar": "تذكر {value} (البلد بأي من أسمائه)", "zh": "提到{value}（该国的任一名称）"},
    "clause_country_one": {"en": "names {value} (the country, by any of its names)", "es": "nombra {value} (el país, por cualquiera de sus nombres)", "fr": "nomme {value} (le pays, sous l’un de ses noms)", "pt": "nomeia {value} (o país, por qualquer dos seus nomes)", "ar": "تذكر {value} (البلد بأي من أسمائه)", "zh": "提到{value}（该国的任一名称）"},
    "clause_years": {"en": "are dated {value}", "es": "tienen fecha de {value}", "fr": "sont datés de {value}", "pt": "têm data de {value}", "ar": "مؤرخة {value}", "zh": "日期为{value}"},
    "clause_years_one": {"en": "is dated {value}", "es": "tiene fecha de {value}", "fr": "est daté de {value}", "pt": "tem data de {value}", "ar": "مؤرخة {value}", "zh": "日期为{value}"},
    "clause_author": {"en": "have as an author {value}", "es": "tienen por autor a {value}", "fr": "ont pour auteur {value}", "pt": "têm como autor {value}", "ar": "من تأليف {value}", "zh": "作者为{value}"},
    "clause_author_one": {"en": "has as an author {value}", "es": "tiene por autor a {value}", "fr": "a pour auteur {value}", "pt": "tem como autor {value}", "ar": "من تأليف {value}", "zh": "作者为{value}"},
    "clause_publisher": {"en": "have the publisher {value}", "es": "tienen como editorial {value}", "fr": "ont pour éditeur {value}", "pt": "têm como editora {value}", "ar": "ناشرها {value}", "zh": "出版者为{value}"},
    "clause_publisher_one": {"en": "has the publisher {value}", "es": "tiene como editorial {value}", "fr": "a pour éditeur {value}", "pt": "tem como editora {value}", "ar": "ناشرها {value}", "zh": "出版者为{value}"},
    "clause_container": {"en": "appeared in {value}", "es": "aparecieron en {value}", "fr": "ont paru dans {value}", "pt": "apareceram em {value}", "ar": "صدرت في {value}", "zh": "发表于{value}"},
    "clause_container_one": {"en": "appeared in {value}", "es": "apareció en {value}", "fr": "a paru dans {value}", "pt": "apareceu em {value}", "ar": "صدرت في {value}", "zh": "发表于{value}"},
    "clause_type": {"en": "are of the type “{value}”", "es": "son del tipo «{value}»", "fr": "sont du type « {value} »", "pt": "são do tipo “{value}”", "ar": "من نوع «{value}»", "zh": "类型为“{value}”"},
    "clause_type_one": {"en": "is of the type “{value}”", "es": "es del tipo «{value}»", "fr": "est du type « {value} »", "pt": "é do tipo “{value}”", "ar": "من نوع «{value}»", "zh": "类型为“{value}”"},
    "clause_language": {"en": "are in the language {value}", "es": "están en la lengua {value}", "fr": "sont dans la langue {value}", "pt": "estão na língua {value}", "ar": "بلغة: {value}", "zh": "语言为{value}"},
    "clause_language_one": {"en": "is in the language {value}", "es": "está en la lengua {value}", "fr": "est dans la langue {value}", "pt": "está na língua {value}", "ar": "بلغة: {value}", "zh": "语言为{value}"},
    "years_since": {"en": "{year} or later", "es": "{year} o después", "fr": "{year} ou après", "pt": "{year} ou depois", "ar": "{year} أو بعدها", "zh": "{year}年或以后"},
    "years_until": {"en": "{year} or earlier", "es": "{year} o antes", "fr": "{year} ou avant", "pt": "{year} ou antes", "ar": "{year} أو قبلها", "zh": "{year}年或以前"},
}  # fmt: skip
OR = {"en": " or ", "es": " o ", "fr": " ou ", "pt": " ou ", "ar": " أو ", "zh": "或"}
AND = {"en": " and ", "es": " y ", "fr": " et ", "pt": " e ", "ar": " و", "zh": "且"}
MARKS = {"en": "“”", "es": "«»", "fr": "« ; »", "pt": "“”", "ar": "«»", "zh": "“”"}
TYPES: dict[str, dict[str, str]] = {
    "policy brief": {"es": "nota de política", "fr": "note de politique", "pt": "nota de política", "ar": "موجز سياسات", "zh": "政策简报"},
    "article": {"es": "artículo", "fr": "article", "pt": "artigo", "ar": "مقال", "zh": "文章"},
    "blog post": {"es": "entrada de blog", "fr": "billet de blog", "pt": "post de blog", "ar": "مدونة", "zh": "博客文章"},
    "op-ed": {"es": "artículo de opinión", "fr": "tribune", "pt": "artigo de opinião", "ar": "مقال رأي", "zh": "评论文章"},
    "case study": {"es": "estudio de caso", "fr": "étude de cas", "pt": "estudo de caso", "ar": "دراسة حالة", "zh": "案例研究"},
    "report": {"es": "informe", "fr": "rapport", "pt": "relatório", "ar": "تقرير", "zh": "报告"},
    "book chapter": {"es": "capítulo de libro", "fr": "chapitre de livre", "pt": "capítulo de livro", "ar": "فصل من كتاب", "zh": "图书章节"},
    "speech": {"es": "discurso", "fr": "discours", "pt": "discurso", "ar": "خطاب", "zh": "演讲"},
    "document": {"es": "documento", "fr": "document", "pt": "documento", "ar": "وثيقة", "zh": "文献"},
}  # fmt: skip
FIELD_WORDS: dict[str, dict[str, str]] = {
    "received": {"en": "Date of receipt", "es": "Fecha de recepción", "fr": "Date de réception", "pt": "Data de recebimento", "ar": "تاريخ استلام", "zh": "收稿日期"},
    "accepted": {"en": "Date of acceptance", "es": "Fecha de aceptación", "fr": "Date d’acceptation", "pt": "Data de aceitação", "ar": "تاريخ قبول", "zh": "录用日期"},
    "affiliation": {"en": "Affiliation of the authors", "es": "Afiliación de los autores", "fr": "Rattachement des auteurs", "pt": "Filiação dos autores", "ar": "جهة عمل مؤلفي", "zh": "作者单位"},
    "citation": {"en": "Citation", "es": "Cita", "fr": "Référence", "pt": "Referência", "ar": "مرجع", "zh": "引用"},
    "volume": {"en": "Volume", "es": "Volumen", "fr": "Volume", "pt": "Volume", "ar": "مجلد", "zh": "卷"},
    "issue": {"en": "Issue", "es": "Número", "fr": "Numéro", "pt": "Número", "ar": "عدد", "zh": "期"},
    "page": {"en": "Pages", "es": "Páginas", "fr": "Pages", "pt": "Páginas", "ar": "صفحات", "zh": "页码"},
    "url": {"en": "Address", "es": "Dirección", "fr": "Adresse", "pt": "Endereço", "ar": "عنوان موقع", "zh": "网址"},
    "language": {"en": "Language", "es": "Lengua", "fr": "Langue", "pt": "Língua", "ar": "لغة", "zh": "语言"},
    "type": {"en": "Type", "es": "Tipo", "fr": "Type", "pt": "Tipo", "ar": "نوع", "zh": "类型"},
}  # fmt: skip
