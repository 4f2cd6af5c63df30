"""With what force a text speaks: asserts, recommends, reports another's view or asks; and whether it gives examples only.

Read from modal verbs, verbs of saying and "such as", in English, Spanish, French and Portuguese; of Arabic and Chinese
only what says outright that something must be done. A modal verb in a
clause that is reported, doubted or expected is no recommendation of the author's. Of several sentences one that
recommends is enough, as a recommendation must not be told as a fact.
"""

from __future__ import annotations

import re

from assistant.answer import Force
from assistant.sayings import REPORTED
from store.documents import Block, PagedText

_SENTENCE_END = re.compile(r"(?<=[.!?؟])[”’»\"')\]]*\s+(?=[A-ZÀ-Þ“‘«\"(¿])|(?<=[。？！])")
_ASKED = re.compile(
    r"\brais\w+ (?:a|an|the)(?: \w+)? questions?(?: (?:for|about) [\w\s]{2,40})?(?:: | of (?:when|whether|how|why|what|who|where|which|to)\b| as to| whether)"
    r"|\bthe question (?:is|remains|arises)(?:,? (?:whether|how|why|what|who|where|which|when|to what)\b|:)"
    r"|\b(?:se plantea la|surge la) (?:pregunta|cuestión)|\bla question (?:est|reste) (?:de savoir|posée)|\bla question se pose\b|\bcoloca-se a questão",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(
    r"(?:^|[:;,] )(?:to what|what|which|who|whose|how|why|when|where|do|does|did|is|are|was|were|can|could|should|will|would)\b[^()]*$",
    re.IGNORECASE,
)
_SAID_ALONG = r"(?:noted|mentioned|said|stressed|emphasi[sz]ed|recalled|remembered|pointed out|added|clear|no surprise|mistaken|confused)"
_ADVERBS = r"(?:(?:not|also|therefore|thus|now|then|urgently|further|always|never|only|actively|more|at least|instead|immediately|rigorously|\w+ly) )*"
_RECALLED = "nota|señal|record|distin|destac|mencion|assinal|lembr|sublinh"
_EXPECTED = (
    r"(?:soon|eventually|normally|in theory|in principle|come as|suffice|prove|be (?:enough|sufficient|easier|easy|clear|possible|able|familiar)\b"
    r"|be (?:completed|ready|finished|available|over|operational) (?:by|in|within|before|next)\b"
    r"|(?:rise|fall|grow|reach|increase|decline|drop|double|arrive|last) (?:to|by|from|in|about|around|some|nearly|at|until)\b|rather be )"
)
_GOOD = r"(?:useful|helpful|revealing|worthwhile|worth|good|wise|desirable|valuable|interesting|prudent|important|beneficial|better|best|advisable|sensible|welcome)"
_NEEDFUL = (
    r"(?:essential|imperative|crucial|vital|necessary|important|critical|advisable|urgent|high time|time|indispensable)"
)
# What may stand between such a verb and the infinitive: an adverb, a pronoun, a phrase between commas.
_ASIDE = r"(?:, [^,;:.]{2,50},)?"
_BETWEEN = {
    "es": rf"{_ASIDE} (?:(?:\w+mente|también|además|primero|antes|siempre|por tanto|sobre todo|así|ahora|aún) )*",
    "fr": rf"{_ASIDE} (?:(?:\w+ment|pas|plus|jamais|donc|aussi|ainsi|alors|toujours|encore|mieux|davantage|beaucoup|ensuite|d[’']abord|avant tout|en outre|se|y|en|(?:les?|la|leur)(?= \w+(?:er|ir|oir)\b)) |s[’']|l[’'])*",
    "pt": rf"{_ASIDE} (?:(?:\w+mente|também|ainda|primeiro|antes|sempre|portanto|sobretudo|assim|agora) )*",
}  # fmt: skip
_SHOULD = re.compile(
    rf"\b(?:should|ought to|must)(?! (?:have|not have|surely)\b)(?! (?:(?:also|not|never) )*be {_SAID_ALONG}\b)(?! {_EXPECTED}){_ASIDE} {_ADVERBS}[a-z]+"
    rf"|(?<!what they )(?<!not )(?<!n't )(?<!n’t )\bneeds? to {_ADVERBS}[a-z]+|\bneeds? {_ADVERBS}to be\b"
    r"|\bhad better (?!have\b)[a-z]+"
    r"|\b(?:have|has) to be [a-z]+(?:ed|en)\b|\bthere (?:is|remains) (?:a|an)(?: \w+){0,2} need (?:to|for)\b"
    r"|\b(?:we|I|this (?:policy )?(?:brief|paper|article|report|note)) (?:therefore |strongly |also )?(?:recommends?|calls? (?:for|on)|urges?|proposes?|advises?|advocates?)\b"
    r"|\b(?:is|are) (?:strongly )?(?:recommended|advised|urged|encouraged)\b(?! by)"
    r"|\b(?:deserves?|merits?|warrants?) (?:\w+ )?(?:scrutiny|attention|study|consideration|support|analysis|research)\b"
    rf"|\bit (?:would|might|may) be (?:more )?{_GOOD} (?:to|for|if|that)\b|\bit is (?:therefore |thus |also )?{_NEEDFUL} (?:to|that|for)\b"
    rf"|\b(?:may|might|could|should) (?:also )?be (?:{_GOOD} to|considered\b)|\bwould be (?:a|an) (?:\w+ )?asset\b|\bwould be (?:very )?(?:useful|helpful|desirable|welcome)\b"
    r"|\bconsideration (?:might|should|could|may|must) be given\b|\bwhat is (?:now |urgently )?(?:needed|required)(?: now)? (?:is|are)\b"
    r"|\b(?:is|are) (?:urgently |badly |still |now |also )?needed(?=[.,;:]| to\b| for\b| in\b| if\b| now\b)"
    r"|\bnext step (?:is|would be) to\b|\bthe time has come (?:to|for)\b|\b(?:^|(?<=[.:] ))let us\b"
    rf"|^[A-Z]\w+ing\b.* (?:is|are) (?:essential|crucial|vital|imperative|key|necessary|indispensable) (?:to|for|if)\b"
    # Spanish, French, Portuguese.
    r"|\bdeber[ií]an?\b(?! (?:haber|crecer|caer|alcanzar|llegar a)\b)"
    rf"|\bdeben?{_BETWEEN['es']}(?!haber \w+[aeií]d[oa]\b|(?:{_RECALLED})\w*\b)\w+r(?:se)?\b|\b(?:hay|habrá|habría|tienen?|tendrían?) que \w+r(?:se)?\b"
    r"|\b(?:es|resulta|sería) (?:muy )?(?:necesario|preciso|imperativo|imprescindible|fundamental|recomendable|conveniente|importante|esencial|urgente|hora de) (?!(?:distinguir|destacar|señalar|recordar|mencionar|notar)\b)(?:que |\w+r\b)"
    r"|\bse recomienda\b|\brecomendamos\b|\binstamos\b|\bconviene (?!\w*(?:notar|señalar|recordar|distinguir|destacar))\w+r\b"
    r"|\bdevrai(?:en)?t\b(?! (?:avoir|croître|atteindre|baisser|chuter)\b)"
    rf"|\bdoi(?:t|vent){_BETWEEN['fr']}(?!avoir \w+(?:é|i|u|is|it)\b|(?:notre|votre|quatre|contre|entre|outre|hier)\b)\w+(?:er|ir|re|oir)\b"
    r"|\bse doi(?:t|vent) (?:de |d[’'])\w+|\bil (?:faut|faudrait)(?! (?:noter|souligner|rappeler))\b"
    r"|\bil convient (?:de|d[’'])\s?(?!noter|souligner|rappeler)|\bil (?:est|serait) (?:donc )?(?:nécessaire|essentiel|impératif|important|recommandé|souhaitable|indispensable|urgent|temps) (?:de|que|d[’'])"
    r"|\bnous (?:recommandons|appelons|préconisons)\b|\b(?:est|sont) recommandée?s?\b"
    r"|\bdeveriam?\b(?! (?:ter|crescer|cair|atingir|chegar a)\b)"
    rf"|\bdeve(?:m|rão|rá)?(?:-se)?{_BETWEEN['pt']}(?!ter \w+[ai]d[oa]\b|(?:{_RECALLED})\w*\b)\w+r(?:-se)?\b"
    r"|\bé (?:muito )?(?:necessário|preciso|essencial|fundamental|importante|recomendável|imprescindível|urgente|hora de) (?:que |\w+r\b)"
    r"|\brecomenda-se\b|\bt[eê]m (?:de|que) \w+r\b|\bhá que \w+r\b|\bconvém (?!\w*(?:notar|assinalar|lembrar|recordar|distinguir|destacar))\w+r\b"
    # Arabic, Chinese.
    r"|(?<!\w)[وف]?(?:يجب|ينبغي|يتعين|يُوصى|نوصي)(?!\w)|应当|应该|必须|(?<=[国府家行构员方们])应(?=[^对急用变该当])",
    re.MULTILINE | re.IGNORECASE,
)
# What stands between "if" or "whether" and the modal verb is one clause; "officials who must explain" advises nobody.
_DOUBTED = re.compile(
    r"\b(?:whether|if|unless|not clear|unclear|no obligation|si|se(?! $))\b[^,;.:]*$|(?:^|[.;] )Should\b[^,;]*$"
    r"|\b(?:who|whom|how|why|when|where) $|\bmeans? that [^,;]*$",
    re.IGNORECASE,
)
_UNDONE = re.compile(r", which (?:should|must)\b[^,]*, (?:is|are|was|were|has|have|had)\b")
# "Delegates insisted that … should", "the rule that … must": another's demand, whoever makes it.
_DEMANDED = re.compile(
    r"\b(?:insist(?:s|ed)?|propos(?:es|ed)|agreed?|decided|demand(?:s|ed)?|answer(?:s|ed)?|held|holds|ruled|required|said|says?|argue[sd]?"
    r"|claim(?:s|ed)?|stated?|stipulate[sd]?|recommended|urged|suggest(?:s|ed)|believe[sd]?|think|thought|asked|wanted)(?: \w+){0,2}? that\b"
    r"|\b[Tt]he (?:rule|principle|idea|view|argument|belief|claim|notion|demand|requirement|expectation|understanding) (?:was )?that\b"
)
_OURS = re.compile(
    r"\b(?:[Ww]e|I|[Tt]his (?:\w+ )?(?:paper|brief|article|report|note|post)|[Tt]he authors?) (?:\w+ )?$"
)
_ADVISING = re.compile(
    r"\b(?:recommend\w*|way forward|could be (?:further )?improved|should be done|next steps|policy implications"
    r"|suggestions?|advice|(?:what|how) [^.?!]{2,40} (?:can|could|should|must) do(?: better)?$"
    r"|recomendac\w+|recommandations?|recomenda[çc]\w+|sugerencias|sugest(?:ões|ão)|conseils)\b",
    re.IGNORECASE,
)
# An item of advice that opens with a bare verb tells to do it, whatever its clauses say. Of a word that is a noun as
# well what follows must be an object.
_BARE = (
    r"(?:Add|Adopt|Agree|Allow|Ask|Avoid|Be|Begin|Borrow|Bring|Buy|Choose|Clarify|Collect|Compare|Consult|Convene|Create|Decide|Define|Develop"
    r"|Distinguish|Do|Encourage|Enable|Ensure|Establish|Evaluate|Expand|Explain|Explore|Foster|Give|Hear|Hire|Hold|Identify|Improve|Include"
    r"|Increase|Introduce|Invest|Invite|Involve|Keep|Learn|Lend|Let|Listen|Maintain|Make|Measure|Negotiate|Pay|Prepare|Promote|Protect|Provide"
    r"|Publish|Put|Recogni[sz]e|Reduce|Refuse|Reserve|Respect|Retain|Reveal|Send|Set|Simplify|Speak|Spend|Start|Stop|Strengthen|Take|Teach"
    r"|Tell|Treat|Write)(?= )"
    r"|(?:Account|Aim|Allocate|Appoint|Balance|Budget|Build|Check|Commit|Count|Cut|Design|Document|End|Exchange|Finance|Focus|Fund|Grant|Host"
    r"|Lead|Limit|Link|List|Map|Mark|Name|Offer|Open|Plan|Pool|Post|Record|Release|Report|Request|Review|Schedule|Share|Show|Sign|Study"
    r"|Support|Target|Test|Track|Train|Use|Value|Visit|Work)(?= (?:the|an?|each|every|all|any|both|one|two|three|more|their|its|your|who|whom|what"
    r"|how|whether|which|where|why|when|only|also|first"
    r"|[a-z-]+s(?! (?:who|that|which)))\b)"
)
_TELLS_TO = re.compile(rf"^(?:Do not |Never |Always |[A-Z][\w -]{{2,40}}: )?{_BARE}", re.MULTILINE)
# Spanish, French and Portuguese advise in the infinitive.
_INFINITIVE = re.compile(
    r"^(?:Ne pas |No )?[A-ZÀ-Þ]\w+(?:er|ir|re|oir|ar)(?:se)? (?=[^.]*\b(?:los?|las?|les|des|une?|os?|aos?)\b)"
)
_CLAUSE = re.compile(
    r",? (?:and \w+ )?(?:who|whom|whose|which|that|what|where|when|while|why|how|whether|since|because|before|after|until|unless|if|once|as|so|for an?|for the"
    r"|que|qui|qu[’']\w+|quien(?:es)?|donde|où|onde|cuando|quand|quando|porque|comme|como|ce que|lo que|o que)(?= )"
)
# What is told of how a thing is called explains it.
_EXPLAINED = re.compile(
    r"\b(?:[Oo]n parle|[Ss]e habla|[Ff]ala-se|[Ss]peaks?|(?:is|are) (?:often )?called|known as|[Ss]e llaman?|(?:est|sont) appelée?s?|[Cc]hama-se)\b[^:]{3,160}: [^:]*$"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|does|did|do|can|cannot|may|might|remains?|continues?|shows?|es|son|fue|ha|han|est|sont|foi|é|são)\b"
)
_SUGGESTS = re.compile(r"\b(?:could|might)\b")
_EXAMPLES = re.compile(
    r"\b(?:such as(?! (?:it|this|they) (?:is|are)\b)|for instance|for example|e\.g\.|among others|to name a few|inter alia|including(?! all\b)"
    r"|por ejemplo|tal(?:es)? como|entre otr[oa]s|incluyendo|incluid[oa]s?|par exemple|tel(?:le)?s? que|entre autres|notamment|y compris"
    r"|por exemplo|tais como|entre outr[oa]s|incluindo|nomeadamente)(?!\w)|مثل|例如",
    re.IGNORECASE,
)
_LIKE = re.compile(r"\b[A-Za-z]+s like (?:the )?[A-Z]")


def gives_examples(text: str) -> bool:
    """Whether a text names some of several things ("such as"), not all."""
    return bool(_EXAMPLES.search(text) or _LIKE.search(text))


def force_of(text: str, *, spoken: bool = False, advised: bool = False, note: bool = False) -> Force:
    """The force of a span; `spoken` where another speaks, `advised` where its place says that it recommends, `note` in
    a note, where a question mark may belong to a title."""
    forces: set[Force] = {
        _of_sentence(s, advised=advised, note=note) for s in _SENTENCE_END.split(text) if s.strip(" ”’»\"')")
    } or {"asserts"}
    if spoken:
        return "asks" if forces == {"asks"} else "reports"
    order: tuple[Force, ...] = ("recommends", "reports", "asserts")
    for force in order:
        if force in forces:
            return force
    return "asks"


def _of_sentence(text: str, *, advised: bool, note: bool) -> Force:
    marked = text.rstrip(" ”’\"')»").endswith(("?", "？", "؟")) and (not note or _INTERROGATIVE.search(text))
    if marked or _ASKED.search(text):
        return "asks"
    reported = min(filter(None, (REPORTED.search(text), _demanded(text))), key=lambda m: m.start(), default=None)
    for found in _SHOULD.finditer(text):
        before = text[: found.start()]
        if _UNDONE.search(text, max(found.start() - 8, 0)) or _EXPLAINED.search(before):
            continue
        if _DOUBTED.search(before) or (
            found.group().lower().startswith("should") and _DOUBTED.search(text[: found.start() + 6])
        ):
            continue
        if reported is None or reported.start() > found.start() or ";" in text[reported.start() : found.start()]:
            return "recommends"
    if reported is not None:
        return "reports"
    if advised and (not _FINITE.search(text) or _SUGGESTS.search(text) or _tells_to(text)):
        return "recommends"
    return "asserts"


def _tells_to(text: str) -> bool:
    """Whether a text opens with a bare verb that tells to do something, or in the infinitive."""
    if not (_TELLS_TO.search(text) or _INFINITIVE.search(text)):
        return False
    clause = _CLAUSE.search(text)
    return not _FINITE.search(text[: clause.start()] if clause else text)


def _demanded(text: str) -> re.Match[str] | None:
    found = _DEMANDED.search(text)
    return found if found and not _OURS.search(text[: found.start()]) else None


def is_advice(paged: PagedText, block: Block) -> bool:
    """Whether a list stands under a heading of recommendations, or a line that recommends leads into it."""
    if block.kind != "list":
        return False
    if _ADVISING.search(block.section):
        return True
    index = paged.block_at(block.start)
    while index > 0 and paged.blocks[index].kind == "list":
        index -= 1
    before = paged.blocks[index]
    if before.kind != "body" or before.section != block.section:
        return False
    lead = [s for s in _SENTENCE_END.split(paged.text[before.start : before.end]) if s.strip()][-1:]
    return bool(lead) and force_of(lead[0]) == "recommends"
