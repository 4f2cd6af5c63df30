"""The words by which documents name their parts, in the languages of this library's literature.

Patterns only; what follows from a match is decided where they are used. All are matched on folded text (`fold`).
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_QUOTES = str.maketrans("‘’‚‛“”„‟«»", '\'\'\'\'""""""')
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# A source in brackets on a line of its own: "(Osei 2014, p. 3)".
BRACKETED = re.compile(r"^\((?:[^()]|\([^()]*\)){3,150}\)\.?$")


def fold(text: str) -> str:
    """Text for comparison: NFKC, one dash, straight quotation marks, single spaces, lower case."""
    if not text.isascii():
        text = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).translate(_QUOTES)
    if "-" in text:
        text = re.sub(r"\s*-\s*", "-", text)
    return " ".join(text.split()).lower()


def words(text: str) -> int:
    """Words, or for scripts without spaces about as many as there would be in English."""
    spaced = len(text.split())
    return spaced if text.isascii() else max(spaced, len(_DENSE.findall(text)) // 2)


CONTENTS = re.compile(
    r"(?:table of )?contents|(?:tabla de )?contenidos?|[ií]ndice(?: de contenidos)?|sum[aá]rio|sommaire"
    r"|table des mati[eè]res|المحتويات|فهرس(?: المحتويات)?|目录|目錄"
)
REFERENCES = re.compile(
    r"(?:[\divx]{1,4}[.)]? )?(?:(?:list of |selected |further |other |recommended |suggested )*"
    r"(?:references|bibliography|works (?:cited|consulted|drawn (?:up)?on)|literature(?: cited)?|sources|reading"
    r"|readings|recommended reading)"
    r"(?: and (?:notes|further reading))?|referencias(?: bibliogr[aá]ficas)?|bibliograf[ií]a|(?:obras|fuentes"
    r"|ouvrages|sources|textes) consult[ea]d?[aoée]?s|para seguir leyendo|r[eé]f[eé]rences"
    r"(?: bibliographiques)?|bibliographie|refer[eê]ncias(?: bibliogr[aá]ficas)?|المراجع|参考文献)\s*:?"
)
AUTHORS = re.compile(
    r"(?:about the |the )?(?:authors?|contributors?|writers?)|author (?:bio(?:graph(?:y|ies))?s?|information|notes?)"
    r"|(?:sobre )?(?:el autor|la autora|los autores|las autoras|autores)|[aà] propos d(?:e l'auteur|es auteurs)"
    r"|sobre os autores|عن المؤلف|作者简介"
)
ABSTRACT = re.compile(r"\[?(?:abstract|summary|resumen|r[eé]sum[eé]|resumo|ملخص|الملخص|摘\s?要)\b\]?\s*[.:—–\uff1a]?")
KEYWORDS = re.compile(
    r"(?:key ?words?|palabras clave|mots[- ]cl[eé]s|palavras-chave|الكلمات المفتاحية|关键词)\s*[:.—-]"
)
CORRESPONDENCE = re.compile(
    r"(?:for )?(?:correspondence|contacts?|contact (?:us|details|information)|further information|contacto"
    r"|contato)\s*:?"
)
# Names of parts that are headings wherever they stand alone, and no document's title.
PARTS = re.compile(
    r"(?:abstract|(?:executive )?summary|introduction|background|conclusions?|recommendations?|discussion|methods?"
    r"|methodology|results|findings"
    r"|acknowledge?ments?|appendix|annex(?: \w+)?|key (?:messages|points|findings)|resumen(?: ejecutivo)?"
    r"|introducción|conclusiones|recomendaciones"
    r"|résumé|conclusion|introdução|conclusões|resumo)"
)
# Parts whose name often stands at the head of its paragraph: "Acknowledgements. The author is …".
RUN_IN = re.compile(
    r"(?P<name>Abstract|Summary|Acknowledge?ments?|Funding(?: statement)?|Competing interests|Conflicts? of interest"
    r"|Data availability(?: statement)?|Disclosure statement|Ethic(?:s|al) (?:statement|approval)|Author contributions"
    r"|Resumen|Résumé|Resumo|Agradecimientos|Remerciements|Agradecimentos)(?P<mark>\s*[.:—–]\s+)(?=\S)"
)
CAPTION = re.compile(
    r"(?:(?:figure|fig\.?|table|box|map|chart|graph|photo|image|plate|exhibit|figura|tabla|cuadro|gr[aá]fico|tableau"
    r"|tabela"
    r"|quadro|mapa|carte|الشكل|الجدول|图|表)\s*(?:no\.?\s*)?\d+(?:\.\d+)?[a-z]?\s*[.:—–-]\s*\S"
    r"|(?:(?:cover |banner |header |featured? )?(?:photo(?:graph)?|image|picture|illustration)(?: credits?| by)?"
    r"|credits?|photo credits?"
    r"|fotos?|cr[eé]dits? photo|fotograf[ií]a)\s*(?::|©)\s*\S|©\s*(?:photo|image)|caption\s*:)"
)
# The bare number of a figure or table.
FIGURE = re.compile(
    r"(?:figure|fig\.?|table|box|map|chart|graph|figura|tabla|cuadro|gr[aá]fico|tableau|mapa"
    r"|carte)\s*(?:no\.?\s*)?\d+[a-z]?\.?"
)
CREDIT = re.compile(r"(?:(?:photo|image|picture|photograph)\s+)?(?:credits?|courtesy|source|by|©)\s*[:©]?\s*\S.{0,80}")
# What web sites alone write, around an article or within it.
SITE_ONLY = re.compile(
    r"comments? (?:are|is) closed\.?|leave a (?:comment|reply).{0,40}|create a (?:free )?(?:website|blog).{0,60}"
    r"|(?:blog|website|site) at wordpress\.com\.?|up ↑|↑.{0,20}|back to top|%d bloggers? like this:?"
    r"|proudly powered.{0,40}|theme:? .{1,40}by.{1,40}"
    r"|share (?:this|on .{1,30}|via .{0,30})(?: (?:article|post|page|story|on .{1,30}))?:?|like this:?"
    r"|like loading\.*|loading\.*|tweet|print this|email this|(?:follow|like|find|join) us(?: on .{1,40})?:?"
    r"|(?:sign up|subscribe|register)(?: (?:now|here|today|for|to|free|with)\b.{0,70})?|log ?in"
    r"|skip to (?:main )?content"
    r"|(?:recent|related|latest|popular|trending|featured|more|most (?:read|popular|viewed)|other)"
    r" (?:features?|posts?|articles?|stories)|you (?:may|might) also (?:like|be interested in).{0,20}"
    r"|read more.{0,40}|continue reading.{0,40}|(?:previous|next) (?:post|article|page|story).{0,80}|← .{1,80}"
    r"|.{1,80} →"
    r"|(?:this (?:site|website) uses|we use) cookies.{0,200}|accept(?: all)? cookies|search for:?|advertisement"
    r"|guest author|staff writer|filed under.{0,80}|tagged:.{0,80}"
    r"|if you (?:have )?(?:found|enjoyed|liked?) th(?:is|ese) .{0,120}"
)
# These, and words that a site writes too.
FURNITURE = re.compile(
    SITE_ONLY.pattern + r"|(?:\d+|no) comments?|\d+ responses?.{0,60}|top|powered by .{1,40}"
    r"|share(?: (?:article|post|page|story))?:?|print"
    r"|(?:recent|related|latest|popular|trending|featured|more|most (?:read|popular|viewed)|other)"
    r" (?:news|content|topics?|from .{1,40})"
    r"|accept(?: all)?|privacy (?:policy|notice)|terms (?:of use|and conditions)"
    r"|menu|search|home|sponsored|posted in .{1,80}|tags(?::.{0,120})?|categories(?::.{0,80})?"
    r"|compartir|partager|compartilhar"
)
# After such a line at a page's end only short lines of the site follow.
TAIL = re.compile(
    r"tags:?|related(?: (?:posts?|articles?|stories|content))?:?|recent (?:posts?|features?)|most (?:read|popular)"
    r"|share(?: this)?:?"
    r"|topics:?|categories:?|more from .{1,60}|recommended for you|etiquetas:?|comments? (?:are|is) closed\.?"
    r"|navigation"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|must|may|might|shall|be|been"
    r"|include[sd]?|face[sd]?|follows?|say|says|said|write|writes|wrote|argue[sd]?|note[sd]?|state[sd]?|find|finds"
    r"|found|read|show|shows"
    r"|comment(?:s|ed)|explain(?:s|ed)|describe[sd]?|need|needs|es|son|fue|fueron|est|sont|ha|han|era|são|foi)\b",
    re.IGNORECASE,
)


def has_verb(text: str) -> bool:
    """Whether a line holds a common finite verb, so that it is rather a sentence than a heading."""
    return bool(_FINITE.search(text))
