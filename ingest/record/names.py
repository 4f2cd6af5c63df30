"""Names of people and organisations in bylines: where one ends and the next begins, and what is no name."""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections import deque
from collections.abc import Sequence

from ingest.record import common_words, other_roles, places
from ingest.word_set import word_set
from ingest.wording import fold
from store.documents import Name

_BY = re.compile(
    r"(?:(?:written |prepared |posted |authored |interview(?:ed)? (?:conducted )?|story |text |words )?by"
    r"|por|par|escrito por|entrevista (?:de|por)|propos recueillis par|بقلم|إعداد)\s*[:\uff1a]?\s+"
    r"|(?:authors?|author\(s\)|autor(?:a|es|as)?|auteurs?)\s*[:\uff1a]\s*|作者\s*[:\uff1a]?\s*|文\s*[/|:\uff1a]\s*",
    re.IGNORECASE,
)
# What stands before a name and is no part of it; offices too, as "President X" signs what X says.
_TITLE = re.compile(
    r"(?:(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Mx|Sir|Dame|Amb(?:assador)?|H\.\s?E|S\.\s?E|Rev|Lic|Ing|Dra|Sra?|Mme|M|Hon|Eng)"
    r"\.?\s+|(?:H\.E\.|S\.E\.)\s*|(?:(?:His|Her) Excellency|(?:Su|Son|Sua) Excel+[eê]nc(?:ia|e)|the Honou?rable)\s+"
    r"|(?:(?:Vice|Deputy|Prime|Foreign|First) ?-?)?(?:President[ea]?|Minister|Premier|Secretary(?:-General)?|Ministr[oa]"
    r"|Président[e]?|Ministre|Chancellor|Canciller)\s+(?=[^\W\d_a-z][^\W\d_A-Z]))+"
)
_DEGREE = re.compile(
    r"(?:(?:,\s*|\s+)(?:Ph\.?\s?D|M\.?\s?D|LL\.?\s?[MBD]|M\.?\s?Sc|B\.?\s?Sc|MSc|MBBS|M\.?A|B\.?A|MPH|MBA|MPP|MPA|J\.?D"
    r"|D\.?Phil|Esq|Jr|Sr|I{2,3}|IV|OBE|CBE)\.?)+$"
)
_SEPARATOR = re.compile(
    r"\s*(?:,\s+(?:and|y|et|e|with)\s+|,|;|&|\band\b|\by\b|\bet\b|\bund\b|\be\b(?=\s+[A-Z])|\bwith\b|、|،|\|"
    r"|(?<=[^\W\d_a-zß-ÿ])\s(?:AND|ET|UND|WITH|[YE])\b(?=\s[^\W\d_a-zß-ÿ]{2}))\s*"
    # The Arabic "and" is written with the word behind it; these names begin with its letter.
    r"|\s+و(?=[ء-ي]{3})(?!(?:ليد|ائل|سام|سيم|فاء|جدي|داد|هبة|هيب|حيد|ضاح|صال|اصف|جيه|رقة)(?![ء-ي]))"
)
# Marks of affiliation behind a name: "Souza1,2", "Bello(a)", "Ruiz*", "Diop [1]".
_MARKS = re.compile(
    r"(?:\s?[(\[][a-h\d](?:,\s?[a-h\d]){0,4}[)\]])?[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ]{0,3}(?:,\d{1,2}){0,4}\*?$"
)
_MARKS_REACH = 24
_LONGEST = 80
_BRACKETS = re.compile(r"\s?\(([^()]{2,80})\)")
# What somebody is where they work: no name, though it has the shape of one.
_POST = word_set(
    "senior junior principal chief deputy assistant associate adjunct visiting executive acting former fellow research"
    " researcher officer director analyst adviser advisor programme program policy project manager coordinator"
    " specialist economist lecturer professor head lead consultant scholar scientist secretary editor member intern"
    " investigador investigadora asociado asociada chercheur chercheuse directeur directrice pesquisador pesquisadora"
)
_PARTICLES = word_set("de da do dos das del della di du van von der den la le el al bin ibn ben abu y e ter ten st")
_ORGANISATION = re.compile(
    r"\b(?:university|universidad|université|universidade|institute?|instituto|institut|cent(?:er|re|ro)|college"
    r"|school|department"
    r"|faculty|ministry|ministerio|agency|organi[sz]ations?|network|association|foundation|fundación|fundação|fondation|asociación|associação|council"
    r"|committee|commission|comisión|comissão|comité|consejo|conselho|conseil|agencia|agência|agence|observator(?:y|io)"
    r"|observatoire|ministère|ministério|academy|academia"
    r"|programme|program|fund|bank|group|office|society|federation|union|forum|think tank|studies|ngo|ltd|inc|llc"
    r"|press|project"
    r"|bureau|secretariat|nations|consortium|alliance|initiative|solutions|journal|review|policy|studio|team|staff"
    r"|editors?)\b",
    re.IGNORECASE,
)
_NO_NAME = word_set(
    "the a an of and in on for to with from at as is are this that these by our your their its south north east west"
    " global"
    " cooperation policy brief report study case opinion article introduction conclusion summary abstract chapter"
    " section part"
    " january february march april may june july august september october november december contents references"
    " executive"
    " task force working session volume issue series no vol number agenda summit conference declaration statement"
    " heading subtitle paragraph draft version annex appendix figure table borrador versión capítulo artículo"
    " artigo chapitre annexe anexo title final month year normal document text news speech"
    " guest author authors editor editors email new roadmap towards toward how why what when where who"
)
# Chinese names are told by their first character, of the hundred commonest of families, and by their length.
_HAN_FAMILIES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮許鄧蕭葉鍾陸蘇盧"
)
_HAN_NAME = re.compile(rf"(?:欧阳|司马|上官|诸葛|歐陽|司馬|諸葛|[{_HAN_FAMILIES}])\s?[\u4e00-\u9fff]{{1,2}}")
_HAN_DOUBLE = re.compile("欧阳|司马|上官|诸葛|歐陽|司馬|諸葛")
_HAN_LIST = re.compile(r"[、，,;；\s*\d¹²³]+")
_ARABIC_WORDS = word_set(
    "في من على بين إلى الى عن فيما التي الذي مع هذا هذه أن ان كان كما أو او ثم حول نحو ضد بعد قبل عبر دون لا ما"
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.‘-])*")

Span = tuple[int, int]


def is_person(text: str, *, told: bool = False) -> bool:
    """Whether a text is one person's name, as far as its shape and its words tell.

    told  whether something beside it ("by", "Dr") says that it is: a place, or "Young Rivers", may then be one
    """
    if not has_shape(text):
        return False
    if told:
        return not common_words.holds_nothing_else(text)
    return not (common_words.holds_one(text) or is_place(text) or common_words.are_all(text))


def has_shape(text: str) -> bool:
    """Whether a text has the shape of one person's name: two to five capitalised words, initials, particles."""
    text = _DEGREE.sub("", _TITLE.sub("", text.strip(), count=1)).strip()
    if _HAN_NAME.fullmatch(text):
        return True
    tokens = text.split()
    if all(fold(token) in _POST for token in tokens):
        return False
    if not any(c.isupper() or c.islower() for c in text):
        return _is_arabic_name(tokens)
    if not 2 <= len(tokens) <= 6 or _ORGANISATION.search(text) or any(c in text for c in ':;/()@#?!"“”'):
        return False
    capitals = 0
    for token in tokens:
        if not _TOKEN.fullmatch(token) or (len(token) > 2 and token.lower() in _NO_NAME) or token in ("a", "an"):
            return False
        if token[0].isupper() or not token[0].islower():
            capitals += 1
        elif token.lower() not in _PARTICLES and not token.lower().startswith(("al-", "el-", "d'", "d’")):
            return False
    # Words in capitals throughout are headings far more often than names.
    return capitals >= 2 and not (text.isupper() and len(tokens) > 3)


def _is_arabic_name(tokens: list[str]) -> bool:
    """Whether words are as an Arabic name's: no preposition, no "that", and no article on the first.

    Other scripts without capitals give no sign by which a name could be told.
    """
    if not 2 <= len(tokens) <= 5 or tokens[0].startswith("ال") or set(tokens) & _ARABIC_WORDS:
        return False
    return all(re.fullmatch("[\u0621-\u064a\u0671-\u06d3\u064b-\u0652.-]+", t) for t in tokens)


def is_place(text: str) -> bool:
    """Whether a text is a place whose name has the shape of a person's ("Buenos Aires", "Nairobi Kenya")."""
    return places.is_place(text)


def is_organisation(text: str) -> bool:
    """Whether a text names an organisation, by one of the words that such names hold."""
    return bool(_ORGANISATION.search(text)) and text[:1].isupper() and len(text.split()) <= 14


def byline(text: str) -> list[Span]:
    """The spans of the persons in "By A. Name & B. Other, University of C", or of a line of names alone.

    Empty where the line is anything else: a line of names may hold nothing but names, affiliations and marks.
    """
    m = _BY.match(text)
    if m is None and other_roles.is_other(text):
        return []
    start = m.end() if m else 0
    if han := _han_names(text, start):
        return han
    parts = _parts(text, start)
    told = m is not None or has_title(text)
    people = [s for s in parts if is_person(text[s[0] : s[1]], told=told)]
    people = _vouched(text, parts, people)
    if not people:
        return []
    if len({text[a:b] for a, b in people}) < len(people):
        return []  # nobody signs twice
    rest = [text[a:b] for a, b in parts if (a, b) not in people and not _DEGREE.fullmatch(f", {text[a:b]}")]
    if m:
        # Behind "by" the first must be a person; an affiliation may follow.
        return people if people[0] == parts[0] and len(text.split()) <= 60 else []
    # A place or an organisation is where somebody works only behind a name.
    fits = people[0] == parts[0] and all(is_organisation(r) or is_place(r) for r in rest)
    return people if fits and len(rest) <= len(people) else []


def _vouched(text: str, parts: Sequence[Span], people: Sequence[Span]) -> list[Span]:
    """The persons, and with them what "and" joins to one of them and has the shape of a name ("Carlos Malta and …")."""
    sound = set(people)
    for before, after in itertools.pairwise(parts):
        if (before in sound) != (after in sound) and _AND.fullmatch(text, before[1], after[0]):
            other = after if before in sound else before
            if has_shape(text[slice(*other)]):
                sound.add(other)
    return sorted(sound)


_AND = re.compile(r"[\W\d]*(?:and|y|e|et|und|with|&)\s+", re.IGNORECASE)


def looks_like_names(text: str) -> bool:
    """Whether each part of a text has the shape of a person's name, whatever its words mean."""
    return len(text) <= 3 * _LONGEST and all(has_shape(text[a:b]) for a, b in _parts(text, 0))


def has_by(text: str) -> bool:
    return bool(_BY.match(text))


def credits_other(text: str) -> bool:
    """Whether a line says who edited, translated, introduced … the text, and no more."""
    at = other_roles.behind_work(text)
    return bool(at) and bool(byline(f"By {text[at:]}"))


def has_title(text: str) -> bool:
    """Whether a line begins with a title or an office ("Dr", "Prime Minister") before a name."""
    return bool(_TITLE.match(text))


def _han_names(text: str, start: int) -> list[Span]:
    """The names of a line that holds Chinese names and nothing else."""
    spans, at = [], start
    for m in _HAN_LIST.finditer(text, start):
        spans.append((at, m.start()))
        at = m.end()
    spans = [(a, b) for a, b in [*spans, (at, len(text))] if a < b]
    return spans if spans and all(_HAN_NAME.fullmatch(text[a:b]) for a, b in spans) else []


def person_at(text: str, start: int = 0) -> Span | None:
    """The longest name of a person with which a text goes on from `start`, behind its titles."""
    if titled := _TITLE.match(text, start):
        start = titled.end()
    if han := _HAN_NAME.match(text, start):
        return han.span()
    ends = [m.end() for m in re.finditer(r"\S+", text[start : start + 80])][:5]
    for end in reversed(ends):
        a, b = _trimmed(text, start, start + end)
        if text[b - 1] != "." or re.search(r"\b[A-Z]\.$", text[a:b]):
            within = text[a:b]
            if is_person(within, told=bool(titled)) and not re.search(r"[,;]", within):
                return a, b
    return None


def _parts(text: str, start: int) -> list[Span]:
    spans, at = [], start
    brackets = deque(m.span() for m in _BRACKETS.finditer(text, start))
    for m in _SEPARATOR.finditer(text, start):
        while brackets and brackets[0][1] <= m.start():
            brackets.popleft()
        within = bool(brackets) and brackets[0][0] < m.start()
        if within or (m[0].strip().lower() in ("y", "e") and _is_double(text, at, m)):
            continue
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, len(text)))
    return [s for a, b in spans if (s := _trimmed(text, a, b))[0] < s[1]]


def _is_double(text: str, start: int, link: re.Match[str]) -> bool:
    """Whether "y" or "e" stands within a family name of two parts ("Ortega y Gasset"): one word and no more behind."""
    behind = _SEPARATOR.split(text[link.end() : link.end() + _LONGEST], maxsplit=1)[0].split()
    one = len(behind) == 1 and behind[0][0].isupper() and link.start() - start < _LONGEST
    return one and is_person(text[start : link.start()])


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without marks of affiliation, degrees, titles, and signs of another script (an icon read as a
    letter)."""
    piece = text[start:end]
    if t := _TITLE.match(piece.lstrip()):
        start += len(piece) - len(piece.lstrip()) + t.end()
        piece = text[start:end]
    if (brackets := _BRACKETS.search(piece)) and not piece[brackets.end() :].strip() and _is_where(brackets[1]):
        piece = piece[: brackets.start()].rstrip()
        end = start + len(piece)
    if d := _DEGREE.search(piece):
        end = start + d.start()
    tail = text[max(start, end - _MARKS_REACH) : end].rstrip()
    if marks := _MARKS.search(tail):
        end = max(start, end - _MARKS_REACH) + marks.start()
    tokens = list(re.finditer(r"\S+", text[start:end]))
    scripts = [_script(t[0]) for t in tokens]
    while len(tokens) > 2 and scripts[-1] != scripts[0]:
        tokens.pop()
        scripts.pop()
    if not tokens:
        return start, start
    a, b = start + tokens[0].start(), start + tokens[-1].end()
    while b > a and (
        text[b - 1] in "*†‡§,;.¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ" and not re.search(r"\b[A-Z]\.$", text[max(a, b - 3) : b])
    ):
        b -= 1
    return a, b


def _is_where(text: str) -> bool:
    """Whether what stands in brackets behind a name is an organisation, an acronym or a place."""
    acronym = text.isupper() and text.replace("-", "").replace(" ", "").isalpha()
    return is_organisation(text) or acronym or all(is_place(f"{part} {part}") for part in re.split(r",\s*", text))


def _script(token: str) -> str:
    for c in token:
        if c.isalpha():
            return unicodedata.name(c, "").split(" ")[0]
    return ""


def name_of(text: str) -> Name:
    """A person's name in parts; particles go with the family name ("van der Berg")."""
    tokens = " ".join(text.split()).split(" ")
    if len(tokens) == 1 and _HAN_NAME.fullmatch(tokens[0]):
        at = 2 if _HAN_DOUBLE.match(tokens[0]) else 1
        return Name(family=tokens[0][:at], given=tokens[0][at:])
    cut = len(tokens) - 1
    while cut > 1 and tokens[cut - 1].lower() in _PARTICLES - {"y", "e"}:
        cut -= 1
    if len(tokens) == 1:
        return Name(literal=tokens[0])
    return Name(family=" ".join(tokens[cut:]), given=" ".join(tokens[:cut]))


def given_first(name: str) -> str:
    """ "Osei, Ama B." as it would stand in a byline."""
    family, comma, given = name.partition(",")
    whole = comma and "," not in given and given.strip() and len(family.split()) < 3 and len(given.split()) < 4
    return f"{given.strip()} {family.strip()}" if whole else name


def other_spelling(name: str, text: str) -> str:
    """The name with which a text begins, where it is nearly but not quite the one given."""
    head = " ".join(text.split()[: len(name.split())]).rstrip(",.;:")
    if head == name or fold(head) == fold(name):
        return ""
    return head if difflib.SequenceMatcher(None, head, name).ratio() > 0.85 else ""
