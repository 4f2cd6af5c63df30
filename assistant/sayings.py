"""The words by which a text says that another speaks: verbs of saying, those who say, and what is held in general.

Patterns for English, and what is common in Spanish, French and Portuguese. Nothing here decides who speaks.
"""

from __future__ import annotations

import re

NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|[A-Z]\.)(?: (?:(?:de|da|do|al|von|van|bin) )?(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+|[A-Z]\.))+"
ACRONYM = r"[A-Z]{3,}[A-Za-z]*"
# "states", "reports" and "claims" are nouns too ("Latin American states have…").
SAYS = (
    r"(?:said|says|stated|wrote|writes|argue[sd]?|claimed|claims?(?= that)|noted|notes(?= that)|described|describes|called for"
    r"|calls? for|commented|comments that|observed|told|warned|warns?|explains?|explained|puts it|put it|recalled|recalls?"
    r"|reported|reports?(?= (?:that|between|some|about|around|\d))|suspect(?:s|ed)?|believe[sd]?|suggest(?:s|ed)? that|contend(?:s|ed)?|maintain(?:s|ed)? that|insist(?:s|ed)?"
    r"|complain(?:s|ed)?|express(?:es|ed)|echo(?:es|ed)|recount(?:s|ed)|allege[sd]?|assert(?:s|ed)?|stress(?:es|ed)|urged?|reminds? us"
    r"|(?:has |have |had )(?:argued|said|claimed|noted|warned|projected|estimated|suggested that|reported|predicted|observed|described|called for|applauded|praised|critici[sz]ed)"
    r"|predicts?|predicted|estimates?(?= that)|estimated|describing|arguing|writing that|define[sd]?"
    r"|afirm[aóo]n?(?= que)|sostien(?:e|en)(?= que)|argument[aóo]n?(?= que)|señal[aó]n?(?= que)|dijo|declaró|affirm(?:e|ent)(?= que)|soutien(?:t|nent)(?= que)"
    r"|estim(?:e|ent)(?= que)|déclar(?:e|ent|é)|afirmam?(?= que)|argumentam?(?= que)|sustentam?(?= que)|disse)"
)  # fmt: skip
# Verbs that lead into words between quotation marks, of whoever is their subject; without the marks they may tell of an
# act and not of words ("urged on", "called the meeting").
INTRODUCES = (
    r"(?:urge[sd]?|call(?:s|ed) (?:for|on|upon|it|this|that|them|these|him|her|the)|describe[sd]|characteri[sz]e[sd]|portray(?:s|ed)|depict(?:s|ed)|label(?:s|led|ed)|dub(?:s|bed)"
    r"|term(?:s|ed)|defin(?:es|ed)|hail(?:s|ed)|prais(?:es|ed)|condemn(?:s|ed)|denounc(?:es|ed)|dismiss(?:es|ed)|critici[sz]e[sd]|demand(?:s|ed)|appeal(?:s|ed)|plead(?:s|ed)"
    r"|conclud(?:es|ed)|declar(?:es|ed)|announc(?:es|ed)|remark(?:s|ed)|add(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|lament(?:s|ed)|point(?:s|ed) out|emphasi[sz]e[sd]|underlin(?:es|ed)"
    r"|underscor(?:es|ed)|highlight(?:s|ed)|acknowledg(?:es|ed)|conced(?:es|ed)|admit(?:s|ted)|caution(?:s|ed)|advis(?:es|ed)|advocat(?:es|ed)|propos(?:es|ed)|recommend(?:s|ed)|pledg(?:es|ed)"
    r"|promis(?:es|ed)|vow(?:s|ed)|refer(?:s|red) to|(?:speaks|spoke) of|(?:writes|wrote) of|suggest(?:s|ed)|claim(?:s|ed)|affirm(?:s|ed)|reiterat(?:es|ed)|ask(?:s|ed)|quipped|joked"
    r"|llam[óa]|calific[óa](?: de)?|describi[óo]|describe|habl[óa](?: \w+ \d{4})? de|pidi[óo]|exhort[óa]|instó|qualifi(?:e|a) de|décri(?:t|vit)|appel(?:le|a) à|exhort(?:e|a)|descreveu|apelou)"
)  # fmt: skip
# Of those the verbs that tell of an act more often than of words ("announced “green” bonds").
_ACTS = r"(?:add|announc|pledg|promis|propos|term|defin)"
# Those that lead into words for certain, acts only where what follows is said outright.
LEADS_IN = rf"(?:(?!{_ACTS}){INTRODUCES}|{INTRODUCES}(?=:| that\b))"
ROLE = (
    r"(?:employees?|staff(?: members?)?|officials?|interviewees?|refugees?|delegates?|ministers?|critics?|critiques|observers?|analysts?|scholars?"
    r"|commentators?|participants?|panellists?|panelists?|respondents?|informants?|experts?|researchers?|authors?|proponents?|opponents?|s[ck]eptics?|diplomats?"
    r"|supporters|workshop|survey|studies|críticos|autores|analistas|observateurs|critiques|auteurs|especialistas)"
)  # fmt: skip
_HELD = r"(?:argued|claimed|said|believed|assumed|held|portrayed|suggested|alleged|contended|thought|feared|maintained|considered|hoped)"
_VIEWED = (
    r"(?:said|believed|claimed|argued|alleged|thought|held|considered|perceived|seen|viewed|regarded|characteri[sz]ed(?! by)(?: by [\w ]{{3,40}}?)?(?= as)|portrayed|described|depicted"
    r"|praised|critici[sz]ed|celebrated|applauded|hailed|lauded|credited|accused|blamed|traced(?: back)?)"
)  # fmt: skip

REPORTED = re.compile(
    rf"\b(?:[Ii]t|as) (?:is|was|has been|had been|can be|could be|may be|might be) (?:\w+ ){{0,2}}?{_HELD}\b(?! to be noted)"
    rf"|(?<!which )(?<!who )(?<!that )\b(?:is|are|was|were|been|tend(?:s|ed)? to be) (?:\w+ ){{0,2}}?{_VIEWED}(?: \w+ly)?(?: (?:back )?(?:to|as|for|by|that|not just as|in terms of)\b|(?<=ly)[.,;]| positively| negatively)"
    r"|\bpraised for\b|\bconcerns? (?:has |have |was |were |is |are )?(?:been )?(?:also )?(?:voiced|raised|expressed)|\b(?:growing|widespread|mounting|increasing) (?:concern|consensus|fear)s? (?:that|about|over)\b"
    r"|\bthere (?:is|are|have been) (?:\w+ )?(?:concerns?|fears|claims|allegations) (?:that|about|over)\b"
    r"|\b(?:prevailing|dominant|common|widespread|conventional|received) (?:notion|view|belief|wisdom|assumption|opinion|perception)s?(?: \w+)? (?:is|are|holds|hold|has it)\b"
    r"|\bpoints? of criticism\b|\bcome (?:in for|under) criticism\b|\b(?:reportedly|allegedly|purportedly|supposedly)\b"
    rf"|\b(?:[Aa]ccording to|[Ii]n the (?:words|view|eyes|opinion) of)\b|\b[Aa]s (?:\w+ ){{1,8}}(?:put it|puts it)\b"
    rf"|\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ne|[Aa]n?|[Tt]he|[Oo]thers?)? ?(?:\w[\w-]* ){{0,3}}?{ROLE}(?: (?:themselves|also|often|have|has|had|generally|frequently|in this field))* {SAYS}\b"
    rf"|\b{ROLE} (?:highlighted|highlights|concluded|concludes|found|view|viewed|saw|see|have applauded|have, for instance, applauded) "
    rf"|\bobservers have\b|\b[Ii]nterviews? with [^,]+, (?:\w+ )?(?:most|many|some|several|one|all|they|he|she) {SAYS}\b"
    rf"|(?:^|, |\bthe |\b[Ii]n \d{{4}},? |\b[Ff]or example, (?:the )?)(?:{NAME}|{ACRONYM})(?: et al\.?)?,? (?:{SAYS})\b|\b(?:He|She|They) (?:also )?{SAYS}\b"
    r"|\bdocuments(?: produced by [\w ]+)? (?:place|put|lay|stress|emphasi[sz]e|underline|highlight|state)\b|\((?:from [“\"‘]|(?:quoted|cited) in )"
    r"|(?<!Si )(?<!si )\b[Ss]e (?:argumenta|afirma|dice|considera|cree|sostiene|suele decir)\b|\b[Ss]egún\b|\b[Dd]e acuerdo con (?!lo\b)|\bha(?:n)? sido (?:elogiad|criticad|celebrad|alabad)\w+"
    rf"|\b(?:[Ss]elon|[Dd][’']après)\b|\b[Ii]l est (?:souvent |parfois )?(?:dit|affirmé|avancé|soutenu|admis)\b|\bon (?:dit|affirme|considère|estime) (?:souvent )?que\b|\ba(?:ont)? (?:souvent )?été (?:salué|critiqué|loué)e?s?\b"
    r"|\b(?i:argumenta|afirma|diz|acredita|considera)-se\b|\b[Ss]egundo (?:o|a|os|as|[A-ZÀ-Þ])\b|\b[Dd]e acordo com\b|\btem sido (?:elogiad|criticad|celebrad)\w+"
    rf"|\b(?:afirma|sostiene|argumenta|señala|soutient|affirme|estime|sustenta)n?m?(?:ent)? que?\b"
)
