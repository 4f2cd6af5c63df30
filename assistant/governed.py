"""Who governs a whole sentence by a verb of saying or of finding ("Omata, who compared them, found that…"), by their
work ("according to a report by…"), or as the "she" of the sentence after.

A body or a country may say what a sentence gives; only a person, or the author of a work that the text names, finds or
shows it: "Bandung showed that…" is the author's own. English, Spanish, French and Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.countries import is_country
from assistant.sayings import ACRONYM, INTRODUCES, NAME, SAYS
from store.documents import Block, PagedText

_SURNAME = r"[A-ZÀ-Þ](?:[a-z]{1,3}[A-Z])?[a-zà-ÿ’'-]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?<![’'-])"
_ONE = rf"(?:{NAME}|{_SURNAME})"
_WHO = rf"(?P<who>(?:{_ONE}(?:(?:, {_ONE})* (?:and|y|e|et|&) (?:co-authors|colleagues|others|colegas|otros|{_ONE}))?(?:,? et al\.?)?)|{ACRONYM})"
# What is said, and what is found: the second is also what events and figures do.
_STRONG = (
    rf"(?:{SAYS}|{INTRODUCES}|defend(?:s|ed)|defiende|defienden|defendió|argumenta|argumentan|sostiene|sostienen|afirma|afirman|señala|señalan|advierte|advierten|opina|calcula|calculan"
    r"|soutient|soutiennent|affirme|affirment|estime|estiment|défend|avertit|note|rappelle|relève|defende|defendem|sustenta|sustentam|adverte|observa|calcula)"
)
_WEAK = (
    r"(?:finds?|found|shows?|showed|demonstrate[sd]?|reveal(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?|concludes?|concluded|confirm(?:s|ed)?"
    r"|encontró|encontraron|halló|hallaron|muestra|muestran|mostró|demuestra|concluye|concluyen|concluyó|montre|montrent|constate|conclut|concluent|mostra|mostram|mostrou|conclui|concluiu|constata)"
)
_VERB = rf"(?:(?:has|have|had|also|later|then|further|ha|han|a|ont|também|también|aussi) ){{0,2}}(?:(?P<weak>{_WEAK})|(?P<strong>{_STRONG}))(?!\w)"
# "in 2012", "en su libro de 2015"; "that" and what is as good, or the figure that is reported.
_WHERE = r"(?P<dated> (?:in|en|em) (?:\d{4})(?!\d))?(?: (?:in|en|em|dans) [^,;:.]{2,60}?)?"
_THAT = r"(?:,? (?:that|que|qu[’'])|: |(?<=report)(?:s|ed)? (?:between|some|about|around|\d)|(?<=reports) (?:between|some|about|around|\d)|(?<=reported) (?:between|some|about|around|\d))"
_ROLE = r"(?P<role>(?:[Tt]he|[Ee]l|[Ll]a|[Ll]e|[Oo]|[Aa]) (?:(?!(?:of|by|with|from|for|to|in|on|de|del|por|para|con|du|des|da|do|dos|das|par|pour)\b)[a-zà-ÿ-]+ ){1,3}|[Tt]he |L[’'])?"
_ASIDE = (
    r"(?:,(?P<person> (?:who|whose|writing|speaking|que|quien|qui|escribiendo|quem)\b)?(?P<aside>[^“«;:.]{3,160}?),)?"
)
_HEAD = (
    r"(?:(?:In|By|En|Em) (?:\w+ )?\d{4},? |(?:But|And|Yet|However|Moreover|Pero|Mais|Mas|Et|Y|E|For example|For instance|Por ejemplo|Par exemple),? )?"
    rf"{_ROLE}{_WHO}(?: of [A-Z][\w’'-]+)?(?P<year> \(\d{{4}}[a-z]?\))?{_ASIDE}"
)
_GOVERNS = re.compile(rf"^{_HEAD} {_VERB}{_WHERE}{_THAT}")
_AT_THE_HEAD = re.compile(rf"^{_HEAD}(?= [a-zà-ÿ])")
_A_WORK = (
    r"(?:reports?|stud(?:y|ies)|surveys?|papers?|analys[ie]s|articles?|briefs?|books?|reviews?|estimates?|informes?|estudios?|artículos?|libros?|encuestas?"
    r"|rapports?|études?|articles?|livres?|enquêtes?|relatórios?|estudos?|artigos?|livros?)"
)
_BY_THE_WORK = re.compile(
    rf"^(?:[Aa]ccording to|[Ss]egún|[Ss]elon|[Dd][’']après|[Ss]egundo|[Dd]e acordo com|[Dd]e acuerdo con) (?:an?|the|its|their|one|el|la|un|una|le|une|l[’']|o|os|um|uma)?\s?"
    rf"(?:\d{{4}} |(?!by )[a-zà-ÿ-]+ ){{0,3}}?{_A_WORK} (?:d[’'][a-zà-ÿ]+ )?(?:of \d{{4}} |de \d{{4}} |published in \d{{4}} )?(?:by|from|of|de la|de l[’']|del|des|du|de|da|do|dos|das) ?(?:the )?{_WHO}"
)
_PRONOUN = re.compile(
    rf"^(?P<pronoun>He|She|They|Él|Ella|Ellos|Ellas|Il|Elle|Ils|Elles|Ele|Ela|Eles|Elas) {_VERB}(?:{_WHERE}{_THAT}| [^,;:.]{{2,40}}: )"
)
_SEVERAL = frozenset("They Ellos Ellas Ils Elles Eles Elas".split())
_BREAK = re.compile(r"(?<!U\.S)(?<!U\.N)(?<!Dr)(?<!Mr)(?<!Ms)(?<!Prof)(?<! al)[.!?][”’»\"')\]]*\s+(?=[A-ZÀ-Þ“‘«\"(])")
_JOINED = re.compile(r", | (?:and|y|e|et|&) |,? et al\.?")
_SEVERAL_NAMES = re.compile(r" (?:and|y|e|et|&) | et al\b")
# So many sentences back whom "she" means is looked for.
_BACK = 4
_NO_NAMES = frozenset(
    "however moreover furthermore although while when since if the this these that those it its they there he she we in as on at for global south north third"
    " fourth second first finally lastly some many most several others one two three no not all both each such what who how why another critics el la los las"
    " este esta estos il elle ils elles ce cette ces le les o os as eles elas ele ela y e et según selon".split()
)


def governing(paged: PagedText, block: Block, start: int, text: str) -> str | None:
    """Who says or finds what a span of one sentence gives, as the text names them; None where it is not certain."""
    if _BREAK.search(text.strip()):
        return None
    bears = _bearer(paged)
    if found := _BY_THE_WORK.match(text):
        who = str(found["who"])
        return who if " " in who or who.isupper() or bears(who) else None
    if pronoun := _PRONOUN.match(text):
        before = _BREAK.split(paged.text[block.start : start].strip())
        return _meant(before[-_BACK:], several=pronoun["pronoun"] in _SEVERAL, bears=bears)
    found = _GOVERNS.match(text)
    return _certain(found, bears) if found else None


def _bearer(paged: PagedText) -> Callable[[str], bool]:
    """Tells whether a name is that of the author of a work that the text names."""
    families = {family for work in paged.works for family in work.families if family}
    return lambda name: any(name == family or name.endswith(f" {family}") for family in families)


def _certain(found: re.Match[str], bears: Callable[[str], bool]) -> str | None:
    who = str(found["who"])
    names = [name for name in _JOINED.split(who) if name[:1].isupper()]
    if not names or any(name.split()[0].lower() in _NO_NAMES for name in names):
        return None
    if _is_a_person(found, bears):
        return who
    if found.groupdict().get("strong") is None or found["role"]:
        return None
    # A surname alone may be a word at the head of a sentence; a pair of names that says something in a year is none.
    known = all(" " in name or name.isupper() for name in names)
    return who if known or (len(names) > 1 and (found["dated"] or all(map(is_country, names)))) else None


def _is_a_person(found: re.Match[str], bears: Callable[[str], bool]) -> bool:
    names = [name for name in _JOINED.split(found["who"]) if name[:1].isupper()]
    if any(map(is_country, names)):
        return False
    return all(map(bears, names)) or bool(found["person"]) or (bool(found["year"]) and bool(names))


def _meant(before: list[str], *, several: bool, bears: Callable[[str], bool]) -> str | None:
    """Whom a pronoun means: the person at the head of the nearest sentence before that has one, where no sentence
    between names another."""
    for sentence in reversed(before):
        head = _AT_THE_HEAD.match(sentence)
        if head and _is_a_person(head, bears) and bool(_SEVERAL_NAMES.search(head["who"])) == several:
            return str(head["who"])
        if any(bears(name) for name in re.findall(_ONE, sentence)):
            return None
    return None
