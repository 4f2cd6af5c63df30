"""The words by which documents name their own kind: "Policy brief", "ICVA CASE STUDY #2", "Documento de trabajo"."""

from __future__ import annotations

import re

from ingest.record import names
from ingest.wording import fold, words
from store.documents import DocumentType

_LABELS: tuple[tuple[DocumentType, str], ...] = (
    ("policy brief", r"policy (?:briefs?|notes?|papers?|memos?)|briefing(?: (?:notes?|papers?))?|briefs?"
     r"|(?:research|issue) briefs?"
     r"|(?:resumen|nota|informe|documento|resumo) de pol[ií]ticas?(?: p[uú]blicas?)?|note (?:d'orientation"
     r"|de politique|de synth[eè]se)|موجز سياسات|政策简报"),
    ("case study", r"case stud(?:y|ies)|estudios? de caso|[eé]tudes? de cas|estudos? de caso|دراسة حالة|案例研究"),
    ("op-ed", r"opinion|op-?ed|commentary|viewpoint|opinion piece|opini[oó]n|columna|tribune|رأي|评论"),
    ("blog post", r"(?:guest )?blog(?: ?posts?)?|guest posts?|entrada de blog|billet de blog|مدونة|博客"),
    ("speech", r"speech(?:es)?|remarks|keynote(?: (?:speech|address))?|lecture|discurso|discours|كلمة|讲话"),
    ("report", r"(?:working|discussion|research|occasional|white|technical|background|position) papers?"
     r"|(?:annual |final |research |evaluation |technical |synthesis )?reports?"
     r"|documentos? de trabajo|informes?|rapports?|relat[oó]rios?|تقرير|报告"),
    ("article", r"(?:research |original |journal |review )?articles?|art[ií]culos?(?: de investigaci[oó]n)?|artigos?"),
    ("book chapter", r"(?:book )?chapter"),
    ("document", r"explainers?|fact ?sheets?|backgrounders?|press release|newsletter"),
)  # fmt: skip
_LABEL = {
    kind: re.compile(
        rf"(?P<before>(?:[\w&.'-]+ ){{0,6}}?)(?:{words_})(?: series)?(?: (?:no\.?|number|n[°º]|#)? ?#?"
        rf" ?\d{{1,4}}(?:[/.-]\d{{1,4}})?| #\d+)?"
    )
    for kind, words_ in _LABELS
}


def label_of(text: str) -> tuple[DocumentType, str] | None:
    """The kind of document that a line names, and what stands before the name ("ICVA CASE STUDY #2" gives "ICVA")."""
    if words(text) > 9:
        return None
    folded = fold(text)
    for kind, pattern in _LABEL.items():
        if m := pattern.fullmatch(folded):
            return kind, text[: len(m["before"])].strip()
    return None


def names_body(text: str) -> bool:
    """Whether the words before a label name who issues the series: an acronym, or an organisation."""
    tokens = text.split()
    return names.is_organisation(text) or (len(tokens) == 1 and tokens[0].isupper() and 2 <= len(tokens[0]) <= 8)
