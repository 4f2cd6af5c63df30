"""What lists are lists of: recommendations, obstacles, causes, lessons, by the nouns of questions and by headings.

"Which obstacles…" asks for what stands under "What holds them back", and "توصيات" for what stands under
"Recommendations". The words are those of texts of this kind in English, Spanish, French, Portuguese, Arabic and
Chinese, over folded text (`plain`); headings say the same in a few more turns of phrase.
"""

from __future__ import annotations

import re

from assistant.wants import plain, plain_in_place
from store.documents import PagedText
from store.words import tokens

# For each sort the nouns by which a question asks for it, Latin ones as stems of singular and plural.
_NOUNS = {
    "advice": "recommendations? proposals? suggestions? recomendacion(?:es)? propuestas? sugerencias? recommandations? propositions?"
    " recomendac(?:ao|oes) propostas? sugest(?:ao|oes) توصي(?:ات|ه) مقترحات? 建议 提议",
    "obstacle": "obstacles? barriers? bottlenecks? constraints? hurdles? impediments? challenges? difficult(?:y|ies) obstaculos? barreras? trabas?"
    " desafios? retos? dificultad(?:es)? freins? barrieres? defis? contraintes? difficultes? barreiras? entraves? dificuldades?"
    " عقب(?:ات|ه) عوايق عايق معوقات تحديات 障碍 挑战 瓶颈 困难",
    "weakness": "critiques? criticisms? objections? weakness(?:es)? shortcomings? drawbacks? flaws? defects? disadvantages? criticas? objecion(?:es)?"
    " debilidad(?:es)? defectos? faiblesses? defauts? objec(?:ao|oes) fraquezas? defeitos? انتقادات انتقاد 批评 缺点 弱点 不足",
    "cause": "causes? reasons? factors? causas? razon(?:es)? motivos? factor(?:es)? raisons? facteurs? razoes razao fator(?:es)?"
    " اسباب سبب عوامل عامل 原因 因素",
    "principle": "principles? principios? principes? مبادي مبدا 原则",
    "condition": "conditions? requirements? criteria criterion prerequisites? condicion(?:es)? requisitos? criterios? criteres? exigences?"
    " condic(?:ao|oes) شروط شرط معايير 条件",
    "lesson": "lessons? leccion(?:es)? ensenanzas? lecons? enseignements? lic(?:ao|oes) ensinamentos? دروس درس 教训 经验",
    "gain": "achievements? gains? benefits? advantages? merits? virtues? logros? beneficios? ventajas? acquis avantages? bienfaits? conquistas? vantagens? vantagem"
    " انجازات مزايا فوايد 成就 好处 优点 优势",
    "improvement": "improvements? mejoras? ameliorations? melhorias? تحسينات 改进",
    "difference": "differences? diferencias? diferencas? فروق فرق اختلافات 区别 差异 不同",
    "step": "steps? measures? actions? mechanisms? pathways? pasos? medidas? mecanismos? acciones accion etapes? mesures? mecanismes? passos? ac(?:ao|oes)"
    " خطوات خطوه تدابير اجراءات اليات 步骤 措施 机制",
    "implication": "implications? implicacion(?:es)? implicac(?:ao|oes) 启示",
    "pillar": "pillars? pilar(?:es)? piliers? ركاي?ز ركيزه 支柱",
    # Of any list.
    "point": "points? items? elements? puntos? elementos? pontos? itens نقاط نقطه بنود بند 要点",
}  # fmt: skip
# And the turns by which a heading, or a question without such a noun, says it.
_TURNS = {
    "advice": r"\bways? forward\b|\bwhat (?:should|must|needs? to|could|can) (?:be )?\w*(?:done|do|change)\b|\bque hacer\b|\bque faire\b|\bo que fazer\b",
    "obstacle": r"\b(?:holds?|holding|held|keeps?|keeping) (?:[\w'-]+ ){1,6}?back\b|\bstands? in the way\b|\bgets? in the way\b|^what (?:exactly |else )?(?:hinders?|hampers?|impedes?|obstructs?)\b",
    "weakness": r"\bfalls? short\b|\b(?:goes|go|went) wrong\b|\bweak spots?\b|\b(?:criticos|critics|opponents) (?:say|object)\b",
    "cause": r"^(?:\W|\d)*(?:why|por que|pourquoi|porque|لماذا|为什么|为何)(?!\w)",
    "condition": r"\bwhen to use\b|\bcuando (?:usar|conviene)\b|\bquand (?:l'|y )?(?:utiliser|recourir)\b|\bquando (?:usar|recorrer)\b",
    "lesson": r"\blearn(?:t|ed)?\b|\bque (?:se puede )?aprend|\bapprendre\b",
    "gain": r"\b(?:it|they|was|were|been) (?:obtained|achieved|gained)\b|\bpositive impacts?\b|^what (?:did|has|have) .* (?:obtain|achieve|gain)(?:ed)?\W*$",
    "improvement": r"\b(?:be |to )improved?\b",
    "difference": r"\bwhat (?:has )?changed\b|\bdiffers?\b",
}
_LATIN = re.compile(r"[a-z(]")


def _pattern(words: str) -> str:
    latin = [w for w in words.split() if _LATIN.match(w)]
    other = [w for w in words.split() if not _LATIN.match(w)]
    # Arabic writes its article and some prepositions on the word.
    arabic = [w for w in other if re.match(r"[\u0600-\u06ff]", w)]
    chinese = [w for w in other if w not in arabic]
    parts = [rf"\b(?:{'|'.join(latin)})\b"]
    parts += [rf"(?<!\w)[وفبكل]?(?:ال|ل)?(?:{'|'.join(arabic)})(?!\w)"] if arabic else []
    parts += ["|".join(chinese)] if chinese else []
    return "|".join(parts)


_BY_NOUN = {sort: re.compile(_pattern(words)) for sort, words in _NOUNS.items()}
_BY_TURN = {sort: re.compile(turns) for sort, turns in _TURNS.items()}
# One of all such nouns, for patterns of others; over folded text.
NOUN = "|".join(_pattern(words) for words in _NOUNS.values())


def sort_asked(text: str) -> tuple[str, frozenset[int]] | None:
    """The sort of list that a question names first, with the places of the characters that name it in its folded
    text (`plain_in_place`); None where it names none."""
    folded = plain_in_place(text)
    found = [(*m.span(), sort) for sort, p in _BY_NOUN.items() for m in [p.search(folded)] if m]
    if found:
        start, end, sort = min(found)
        return sort, frozenset(range(start, end))
    turn = next((sort for sort, p in _BY_TURN.items() if sort != "cause" and p.search(folded)), None)
    return (turn, frozenset()) if turn else None


def sorts_of(heading: str) -> frozenset[str]:
    """The sorts of list that a heading, or a line that leads into a list, announces."""
    return frozenset(sort for sort in _NOUNS if sort != "point" and says_sort(heading, sort))


# What is advised is also said as steps to take, or as principles to follow.
_KIN = (frozenset({"advice", "step", "improvement", "principle"}), frozenset({"obstacle", "weakness", "cause"}))


def is_of_another_sort(text: str, *announcing: str) -> bool:
    """Whether what announces a list says that it is of another sort than the one that a question asks for."""
    told = sort_asked(text)
    if told is None or told[0] == "point":
        return False
    said = sorts_of(announcing[0]).union(*map(sorts_of, announcing[1:]))
    fits = {told[0]}.union(*(kin for kin in _KIN if told[0] in kin))
    return bool(said) and not said & fits


def says_sort(heading: str, sort: str) -> bool:
    """Whether a heading, or a line that leads into a list, announces a list of a sort."""
    folded = plain(heading)
    if sort == "point":
        return False
    turn = _BY_TURN.get(sort)
    return bool(_BY_NOUN[sort].search(folded) or (turn and turn.search(folded)))


def is_one_of_causes(paged: PagedText, index: int) -> bool:
    """Whether a block (by its index) is an item of a list that its heading, or the line before it, announces as causes
    ("Why traffic fell"): each gives a reason without a word for it."""
    blocks = paged.blocks
    if blocks[index].kind != "list":
        return False
    if says_sort(blocks[index].section, "cause"):
        return True
    first = next(i for i in range(index, -1, -1) if i == 0 or blocks[i - 1].kind != "list")
    before = blocks[first - 1] if first else blocks[index]
    led_in = before.kind == "body" and before.section == blocks[index].section
    return led_in and says_sort(paged.text[before.start : before.end], "cause")


# Words by which a question says no more than that it asks for a list, or that a text gives it.
FRAME = frozenset(
    t.term
    for t in tokens("""
    draw draws drawn give gives given make makes made name names named offer offers offered propose proposes proposed list lists
    face faces faced set sets say says mention mentions stand stands hold holds held keep keeps back way meet meets put puts
    identify identifies describe describes contain contains include includes find finds found text brief paper article document
    according author authors against about made concerning regarding exactly please
    texto documento artículo informe autor autores menciona propone hace da plantea señala presenta según sobre
    texte auteur auteurs propose donne fait présente mentionne selon article
    artigo apresenta propõe dá faz menciona segundo
    النص الوثيقة الموجز الورقة التي يقدمها تقدمها يذكرها تذكرها 文件 文章 简报 提出 哪些 什么
    """)
)


# A question in another language than English that asks for the plural of such a noun; English has patterns of its own.
_PLURALS = re.compile(
    rf"\b(?:cuales (?:son|eran|fueron|serian)|que|quels? (?:sont|etaient|furent)|quelles? (?:sont|etaient|furent)|quels|quelles|quais (?:sao|eram|foram|as|os)|quais|enumer\w+|list\w+|citez?|cita\w*|nombr\w+|dame|donne\w*)"
    rf"(?: (?:[\w'-]+ ){{0,3}}?)(?P<noun>{_pattern(' '.join(_NOUNS.values()))})"
    rf"|(?:ما|ماذا|اذكر|عدد|اعطني)(?: \S+){{0,2}}? (?P<arabic>{'|'.join(w for words in _NOUNS.values() for w in [_pattern(words)])})"
)
_SEVERAL = re.compile(r"s$|\w(?:ات|يق|يل)$|اسباب|عوامل|مبادي|شروط|معايير|دروس|فروق|فوايد|مزايا|تدابير|نقاط|بنود|عوايق")
_BY_TURN_ASKED = re.compile(r"^(?:and |so |but )?(?:what|which|where) (?:exactly |else |still )?(?:(?!.*\bhow\b).*)$")


def asks_by_turn(text: str) -> bool:
    """Whether a question asks for a sort of list without its noun: "What holds them back?", "What did it obtain?"."""
    folded = plain(text).lstrip("¿ ").rstrip("?. ")
    asked = any(p.search(folded) for sort, p in _BY_TURN.items() if sort != "cause")
    return asked and bool(_BY_TURN_ASKED.search(folded)) and not any(p.search(folded) for p in _BY_NOUN.values())


def asks_for_many(text: str) -> bool:
    """Whether a question asks for several of such things, in a way that the patterns of English nouns do not see."""
    folded = plain(text).lstrip("¿ ")
    return any(_SEVERAL.search(m["noun"] or m["arabic"]) is not None for m in _PLURALS.finditer(folded))


_ONLY_ASKS = frozenset(
    "and so but what which is are was were does do did the its their tell show give list name me us can could you please according to say says"
    " y cual cuales dice dicen es son era eran fue fueron la las el los su sus dime que"
    " et quel quelle quels quelles dit disent est sont etait etaient le les leur leurs ses"
    " e qual quais diz dizem sao foi foram a as o os seu seus sua suas diga".split()
)


def asks_only(text: str) -> bool:
    """Whether the words of a question before what it asks for do nothing but ask ("What are the…")."""
    # "Recommendations 2 and 4", "the brief's".
    folded = re.sub(rf"(?:{NOUN})\W*$", "", plain(text))
    folded = re.sub(r"(?<=\s)[\w -]+'s?\s*$", "", folded)
    return all(word in _ONLY_ASKS for word in re.findall(r"\w+", folded))


def enumerates(text: str) -> bool:
    """Whether a sentence lists three things or more in passing."""
    return text.count(",") + text.count("،") + text.count("、") >= 3 or text.count(";") >= 2


_IN_A_ROW = re.compile(
    r"(?:[^,;.]{1,60}[,;] ){2,}(?:[^,;.]{1,60} )?(?:and|or|y|e|et|o|ou|as well as) \w|[^،.]{2,60}(?:، ?و?|؛ )[^،.]{2,60}، ?و?\w|[^、。]{1,20}、[^、。]{1,20}(?:、|和|以及)"
    r"|\bfirst\b.*\bsecond(?:ly)?\b|\bprimer[oa]?\b.*\bsegund[oa]\b|\bpremi(?:er|ere)\b.*\b(?:deuxieme|second)|\bprimeir[oa]\b.*\bsegund[oa]\b",
    re.DOTALL,
)


def names_in_a_row(text: str) -> bool:
    """Whether a sentence names three things or more one after another, the last after "and", or counts them."""
    return bool(_IN_A_ROW.search(plain(text)))


_COUNTED = "two three four five six seven eight nine ten dos tres cuatro cinco seis siete ocho deux trois quatre cinq sept huit dois duas quatro sete oito".split()


_A_AND_B = re.compile(r"[^,;.:]{1,80}(?:, [^,;.:]{1,80})+,? (?:and|y|e|et|o|ou) \w|[^،.]{2,60}، ?و?\w|、")


def names_all(text: str, sort: str) -> bool:
    """Whether a sentence counts the items of a sort, or leads into them, and names them in a row behind that ("three
    pillars: a, b and c")."""
    folded = plain(text)
    counted = rf"\b(?:{'|'.join(_COUNTED)}|\d{{1,2}}) (?:[\w-]+ ){{0,2}}?(?:{_BY_NOUN[sort].pattern})"
    leads = rf"(?:{_BY_NOUN[sort].pattern})(?: [\w' -]{{0,40}})?(?::| (?:are|were|include|son|eran|sont|etaient|sao|eram)\b)"
    found = re.search(f"{counted}|{leads}", folded)
    return found is not None and _A_AND_B.search(folded, found.end()) is not None
