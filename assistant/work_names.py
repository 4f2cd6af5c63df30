"""The name of a document in another language, said in English: "la hoja de ruta" is "the roadmap".

The kinds of works by a table, fixed terms by the glossary, adjectives of countries by their form. Other words are left
as they stand. It does not know the documents.
"""

from __future__ import annotations

import re
from functools import cache

from assistant import glossary
from assistant.countries import english_name, is_country, names
from assistant.demonyms import country_of
from assistant.wants import plain, plain_in_place

# In English, then in the other languages, without the article.
_KINDS = """
policy brief | note; nota; informe de política; relatório de política; nota de políticas; nota de política; notas de política; informe de políticas; informe sobre políticas; resumen de políticas; documento de políticas; nota de orientación; resumo de políticas; documento de política; note de politique; note politique; note d'orientation; note de synthèse; document d'orientation; موجز السياسات; موجز سياسات; موجز السياسة; موجز سياساتي; الموجز; موجز; ورقة السياسات; ورقة سياسات; 政策简报; 政策摘要; 简报
op-ed | artículo de opinión; columna de opinión; columna; tribuna; artigo de opinião; coluna de opinião; coluna; tribune libre; tribune; article d'opinion; مقال الرأي; مقالة الرأي; مقال رأي; 评论文章; 专栏文章; 专栏; 社论; 时评
blog post | entrada de blog; entrada del blog; entrada; publicación del blog; publicación de blog; post del blog; post do blog; postagem do blog; postagem; publicação do blog; billet de blog; billet; article de blog; post de blog; التدوينة; تدوينة; المدونة; مدونة; منشور المدونة; 博客文章; 博文; 博客
case study | estudio de caso; estudio del caso; estudo de caso; estudo do caso; étude de cas; دراسة الحالة; دراسة حالة; 案例研究; 个案研究; 案例
article | artículo; artigo; article; المقالة; المقال; مقالة; مقال; 期刊文章; 文章; 论文
report | informe; rapport; relatório; التقرير; تقرير; 报告
book chapter | capítulo de libro; capítulo del libro; capítulo; capítulo de livro; capítulo do livro; chapitre de livre; chapitre; الفصل; 书章; 章节
speech | discurso; discours; الخطاب; خطاب; 演讲; 讲话
handbook | manuel; manual; دليل; الدليل; 手册
document | documento; الوثيقة; وثيقة; 文件; 文档; 文献
text | texto; texte; النص; 文本
"""
_ARTICLE = re.compile(
    r"(?:(?:the|el|la|los|las|le|les|o|a|os|as|al|est[ea]|cet|cette|ce|es[ts][ea]|un|una|une|um|uma|هذا|هذه)\b ?|[lL]' ?)+",
    re.IGNORECASE,
)
_ON = r"(?:sobre|sur|acerca d[eoa]l?|a propos d(?:e|u|es)|عن|حول|بشان)"
_OF = r"(?:de la|de los|de las|de l'|del|des|de|du|dos|das|do|da|d')"
_ITS_ARTICLE = r"(?: (?:el|la|los|las|le|les|o|a|os|as)\b| l')?"


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words for kinds of works, the longest first, with the English one."""
    rows = [(other.strip(), english.strip()) for line in _KINDS.strip().splitlines()
            for english, others in [line.split("|")] for other in others.split(";")]  # fmt: skip
    rows.sort(key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(re.escape(w) if w[0] >= "\u3400" else rf"(?<!\w){re.escape(w)}(?!\w)"), english)
        for w, english in ((plain(word), english) for word, english in rows)
    )


def in_english(name: str) -> str:
    """A name with its words for a kind of work, its fixed terms and its adjectives of countries in English; as it is
    where it has none of them. A name in English is not for here."""
    name = name.strip(" \"'«»“”„‹›《》")
    folded = plain_in_place(name)
    found = min(
        (
            (at.start(), -len(at.group()), at, english)
            for pattern, english in _kinds()
            for at in pattern.finditer(folded)
        ),
        key=lambda one: one[:2],
        default=None,
    )
    if found is None:
        spoken = _terms(name)
        # A title is written with a capital; what is not is a common word, in English too ("o policy brief").
        bare = _ARTICLE.sub("", spoken, count=1)
        return name if spoken == name and not bare[:1].islower() else _with_article(bare)
    at, english = found[2], found[3]
    before, behind = name[: at.start()], name[at.end() :]
    if at.group()[0] >= "\u3400":
        # What tells it from others stands before: 关于债务的文章, 克拉格伦的文章.
        on, of = re.fullmatch(r"(?:那篇|这篇)?(?:关于|有关)(.+?)的?", before), re.fullmatch(r"(.+?)的", before)
        told = f" on {_terms(on[1])}" if on else f" of {_terms(of[1])}" if of else ""
        plainly = "" if on or of or not before else f"{_terms(before)} "
        return _with_article(f"{plainly}{english}{told}{_terms(behind)}")
    if before and not _ARTICLE.fullmatch(plain_in_place(before)):
        return _with_article(f"{before.strip()} {english}{behind}")
    return _with_article(f"{english}{_told(behind)}")


def _told(behind: str) -> str:
    """What stands behind the word for a work, led in by an English preposition."""
    folded = plain_in_place(behind)
    if led := re.match(rf"\s*{_ON}(?:{_ITS_ARTICLE} |(?<=') ?)", folded):
        return f" on {_terms(behind[led.end() :])}"
    if led := re.match(rf"\s*{_OF}(?:\s+|(?<='))", folded):
        return f" of {_terms(behind[led.end() :])}"
    word = re.match(r"\s*([^\W\d_]+)", behind)
    code = country_of(word[1]) if word else None
    if word and code:
        return f" on {english_name(code)}{_terms(behind[word.end() :])}"
    return _terms(behind)


def _with_article(name: str) -> str:
    return name if re.match(r"(?:the|this|that) ", name) else f"the {name.strip()}"


def _terms(text: str) -> str:
    """Fixed terms and countries in English; a capital is left what it is, for it need not stand for its government."""
    known = [
        m for m in glossary.mentions(text) if not is_country(m.english[0]) or plain(text[m.start : m.end]) in names()
    ]
    return glossary.in_english(text, known)
