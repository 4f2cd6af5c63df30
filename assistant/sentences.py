"""What one sentence of a document holds of an ask: its terms and those around it, the kind, the years, a mere reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.holding import holds, months, years, years_within
from assistant.leaning import leans_on_the_one_before
from assistant.question import Ask, content_terms
from assistant.steering import Steering
from assistant.terms import QueryTerm
from assistant.wants import STRICT, Kind, plain
from store.documents import Block, Document, PagedText, Sentence
from store.words import terms_of

# From this share of its words on, a sentence says of somebody what the question asks; from the second on where it
# names in the passive by whom it is done.
_ALL_BUT_SAID, _HALF_SAID = 0.75, 0.4
_DONE_BY = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:\w+,? ){1,6}?by (?:the|a|an|some|its|their|two|three|several) \w+"
)
# Up to this share of words with a small letter a note is a list of names and titles.
_SMALL = 0.1
# From so many such words outside its titles on, a note that names works says something too.
_SAYS = 12
# Characters before a year in which its month stands.
_AROUND_YEAR = 30

# "Author, 'Title', Journal, 45:2 (2019), pp. 1–9": a reference, not a sentence.
_REFERENCE = re.compile(
    r"\bpp?\. ?\d|\(\d{4}\)[,.:]|\d+:\d+ \(\d{4}\)|\b(?:19|20)\d\d\)[.,;]?$|[A-Z][\w-]+: [A-Z][\w &]+(?:Press|Routledge|Publishers|Books)?, (?:19|20)\d\d|\(\d{4}\)\. |^[A-Z][\w’'-]+, [A-Z]\.|^See (?:also|e\.g\.)|^[\w–-]+(?: and [\w–-]+)?, ['‘“]"
)
_AUTHOR_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]+,? (?:[A-ZÀ-Þ]\.|&|and|\(\d{4}\)|[A-ZÀ-Þ][\w’'-]+, ['‘“])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|can|could|should|must|may|might|will|would|do|does|did|led|made|define[sd]?|portrays?|links?|reminds?|refer|distinguish|typif\w+|influenced|picks|es|son|fue|est|sont)\b"
)


@lru_cache(maxsize=20_000)
def _is_citation(text: str, kind: str) -> bool:
    if kind not in ("footnote", "body", "list", "caption"):
        return False
    marks = len(_REFERENCE.findall(text))
    if kind != "footnote":
        return marks >= 3 or (marks > 0 and bool(_AUTHOR_FIRST.match(text)))
    rest = re.sub(r"['‘“\"].*?['’”\"](?!\w)|\{[^}]*\}|https?://\S+", "", text)
    return (marks > 0 and (not _VERB.search(rest) or marks >= 3) and len(_small(rest)) < _SAYS) or _only_names(rest)


# What stands between the names and titles of a reference.
_OF_REFERENCES = frozenset(
    "and of the in for on to a an by de del la le y e et al pp p vol no ed eds this issue available at see also cf ibid op"
    " cit from with edited".split()
)


def _only_names(text: str) -> bool:
    """Whether hardly a word of a note, titles in quotation marks aside, begins with a small letter: names of authors,
    books and journals."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return sum(w[0].isupper() for w in words) > 1 and len(_small(text)) <= _SMALL * len(words)


def _small(text: str) -> list[str]:
    """The words of a note that begin with a small letter and are none of those that join the parts of a reference."""
    return [w for w in re.findall(r"[^\W\d_][\w’'-]*", text) if w[0].islower() and w not in _OF_REFERENCES]


def is_citation(text: str, block: Block) -> bool:
    """Whether a sentence (of a note, mostly) is a bare reference to a work."""
    return _is_citation(text, block.kind)


_KEYWORDS = re.compile(
    r"^(?:key ?words?|index terms|palabras? claves?|mots?[- ]cl[eé]s?|palavras?-chaves?|الكلمات المفتاحية|关键词|關鍵詞|licen[cs]e|licencia|licença|ترخيص|许可)(?:\s*[:：—]|\s+[-–])",
    re.IGNORECASE,
)
_OF_KEYWORDS = re.compile(
    r"\b(?:key ?words?|index terms|palabras? claves?|mots?[- ]cles?|palavras?-chaves?|licen[cs]e|licencia|licenca)\b|关键词|الكلمات المفتاحيه|ترخيص"
)
# A caption longer than this says more than who and when.
_IMPRINT_WORDS = 14


def is_matter(ask: Ask, text: str, block: Block) -> bool:
    """Whether a sentence says nothing: a line of keywords or of the licence, or beside the text an address, a name or a logo's words.

    An address is kept for those who ask for one, and for a place or a post; keywords for those who ask for them.
    """
    if _KEYWORDS.match(text):
        return not _OF_KEYWORDS.search(plain(ask.text))
    # Verbs are known in Latin script only, and a figure may be what is asked for.
    beside = block.kind == "caption" and len(text.split()) <= _IMPRINT_WORDS and bool(re.match(r"\W*[A-Za-zÀ-ž]", text))
    beside = beside and not _VERB.search(text) and not any(c.isdigit() for c in text)
    return beside and ask.want.kind not in (Kind.CONTACT, Kind.PLACE, Kind.ROLE)


_GOES_ON = re.compile(
    r"(?:This|These|Such|Yet|However|But|It|They|He|She|Thus|Hence|Moreover|Indeed|For (?:example|instance)|In (?:turn|particular)"
    r"|Est[aeo]s?|Ello|Cela|Ce(?:la|ci|tte|s|t)?|Ainsi|Iss?t?o|Est[ea]s?|Ess[ea]s?)\b"
)


def goes_on(text: str) -> bool:
    """Whether a sentence goes on about what the one before it said, by its opening word."""
    return bool(_GOES_ON.match(text))


_ADVISES = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommends?|we (?:call|urge)|is (?:advised|urged)|deben?|deberian?|debe(?:ria)?|hay que"
    r"|doit|doivent|devraient|devrait|il faut|devem|deveriam?|deve)\b|ينبغي|يجب|应当?|应该|必须"
)


def advises(text: str) -> bool:
    """Whether a sentence says what should be done."""
    return bool(_ADVISES.search(plain(text)))


_TURNS = re.compile(
    r"(?:But|However|Yet|Still|Nor|Neither|Instead|In (?:fact|truth|practice)|Even so|Nevertheless|Nonetheless|On the contrary|Only later"
    r"|Pero|Sin embargo|No obstante|Tampoco|Mais|Cependant|Toutefois|Pourtant|Mas|Porém|Contudo|No entanto|Todavia)\b"
    r"|و?لكن|غير أن|但|然而|不过"
)
_DENIES = re.compile(
    r"\b(?:not(?! only)|by no means|never|nor|neither|none|cannot|without|(?:no|não)(?! (?:only|sólo|solo|só|apenas)\b)|nunca|jamás|tampoco|jamais|aucune?|nem)\b"
    r"|n[’']t\b|\bn(?:e |[’'])(?:l[’'])?\w+(?: \w+)? pas\b|(?<!\w)(?:ليس|ليست|لم|لا)(?!\w)|没有|不(?:是|属|被|能|会|再|认|算)",
    re.IGNORECASE,
)


def denies(text: str) -> bool:
    """Whether a sentence denies something."""
    return bool(_DENIES.search(text))


def turns_on_the_one_before(text: str, before: str) -> bool:
    """Whether a sentence takes back or limits the one before it: by its opening word, or by denying something of what
    they both speak of."""
    if _TURNS.match(text):
        return True
    shares = bool(set(content_terms(text)) & set(content_terms(before))) or leans_on_the_one_before(text)
    return shares and denies(text)


def around(paged: PagedText, index: int) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of a block (by its index) and of the headings it stands under, and those of its heading alone."""
    block = paged.blocks[index]
    heading = headings_over(paged, index)
    before = paged.blocks[index - 1] if index else block
    near = terms_of(paged.text[block.start : block.end])
    # A list item is read with the line that leads into its list.
    if block.kind in ("list", "quote") and before.kind == "body" and before.section == block.section:
        near |= terms_of(paged.text[before.start : before.end])
    if header := header_of(paged, index):
        near |= terms_of(paged.text[header.start : header.end])
    return near | heading, heading


def headings_over(paged: PagedText, index: int) -> frozenset[str]:
    """The terms of the heading that a block stands under and of the one over it ("4. Recommendations" over "a. Lend…"),
    if that is no title."""
    return terms_of(paged.blocks[index].section) | _over(paged, index)


def _over(paged: PagedText, index: int) -> frozenset[str]:
    under: int | None = None
    for block in reversed(paged.blocks[:index]):
        if block.kind != "heading":
            continue
        if under is not None and block.level < under:
            return terms_of(paged.text[block.start : block.end]) if block.level > 1 else frozenset()
        under = block.level if under is None else under
    return frozenset()


def header_of(paged: PagedText, index: int) -> Block | None:
    """The row that heads the table of which a block is another row: the first of the run with two cells or more."""
    blocks = paged.blocks
    if blocks[index].kind != "table":
        return None
    first = index
    while first > 0 and blocks[first - 1].kind == "table" and blocks[first - 1].section == blocks[index].section:
        first -= 1
    for block in blocks[first:index]:
        if _cells(paged, block) > 1:
            # A row of figures heads nothing: the table has no header. Years head columns.
            row = _YEARS.sub("", paged.text[block.start : block.end])
            return None if any(c.isdigit() for c in row) else block
    return None


_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _cells(paged: PagedText, block: Block) -> int:
    return sum(bool(cell.strip()) for cell in paged.text[block.start : block.end].split("|"))


def heads_a_table(paged: PagedText, index: int) -> bool:
    """Whether a block is the row that heads the next row of its table: it answers nothing alone."""
    return index + 1 < len(paged.blocks) and header_of(paged, index + 1) is paged.blocks[index]


def with_header(paged: PagedText, sentence: Sentence) -> str:
    """A sentence, or a row of a table after the row that heads it and before its figures, each with what its column is
    called ("140 Sacks given"): so a figure stands beside the thing counted, as in a sentence."""
    text = paged.text[sentence.start : sentence.end]
    header = header_of(paged, sentence.block)
    if header is None:
        return text
    heads = paged.text[header.start : header.end]
    columns = zip(heads.split("|"), text.split("|"), strict=False)
    figures = [f"{cell.strip()} {head.strip()}" for head, cell in columns if any(c.isdigit() for c in cell)]
    return " . ".join([f"{heads} {text}", *figures])


def holds_kind(
    ask: Ask, text: str, known: frozenset[str], terms: Sequence[QueryTerm], *, citing: bool, met: float, whole: float
) -> bool:
    """Whether a sentence holds the kind of thing asked for; `met` is the share of the ask's own words that it meets
    itself, `whole` that which it meets with what stands around it."""
    if citing and ask.want.kind in (Kind.YEAR, Kind.DATE, Kind.COUNT):
        return False  # the year or the pages of a work cited
    done = met >= _ALL_BUT_SAID or (met >= _HALF_SAID and bool(_DONE_BY.search(text)))
    if (ask.want.kind is Kind.PERSON and done) or (asks_whose_words(ask) and quotes_asked(ask, text)):
        # Who acts need not have a name ("eleven villages tend…"), and whose words they are the note may say.
        return True
    if ask.want.kind is Kind.REASON and met >= _HALF_TOLD and whole >= _ALL_TOLD and _UPON.search(plain(text)):
        return True
    near = {t.term: t for t in terms}

    def counts(counted: str, word: str) -> float:
        term = near.get(counted)
        return term.strength(terms_of(word)) if term else 0.0

    return holds(ask.want, text, known, counts)


# What tells of the very thing whose reason is asked for, and upon what it came ("It withdrew in 2018, when the new
# president demanded…"), gives the reason without a word for it: so much it meets itself, and so much with its paragraph.
_HALF_TOLD, _ALL_TOLD = 0.5, 0.9
_UPON = re.compile(
    r"\b(?:when|after|once|following|cuando|tras|despues de|lorsqu\w*|quand|apres|a la suite d\w*|quando|apos|depois d\w+)\b"
    r"|عندما|حين|(?<!\w)بعد(?!\w)|之后|后|当.{2,30}时"
)

# "What is the population of…": one attribute of one thing, which near words do not answer.
_ATTRIBUTE = re.compile(
    r"^(?:and )?(?:what|which) (?:is|was|are|were) (?:the |its |their )?(?:[\w-]+ ){1,3}(?:of|in|for)\b|^(?:cual|quel(?:le)?|qual) (?:es|est|era|etait|e) (?:la|le|el|o|a) [\w-]+ (?:de|du|des|da|do|del)\b"
)


# Works, and those who write, are named by bare references; these words ask for either.
_OF_WORKS = re.compile(
    r"\b(?:cit(?:e|es|ed|ing|ations?|a|as|an|ado|er|ent)\b|refer(?:ences?|encias?)\b|bibliogra|works?\b|stud(?:y|ies)|literature|publi|books?\b|articles?\b"
    r"|papers?\b|authors?\b|wrote|written|notes?\b|footnotes?|sources?\b|reading|chapters?|titles?\b|journals?\b"
    r"|libros?\b|articulos?|autor(?:es)?\b|estudios?|fuentes?\b|notas?\b|livres?\b|auteurs?|etudes?|ouvrages?|livros?\b|artigos?|estudos?)"
    r"|المراجع|كتاب|مقال|دراس|文献|文章|著作|论文|书|作者|研究"
)


def asks_for_works(ask: Ask) -> bool:
    """Whether a bare reference to a work can answer: works, authors or sources are asked for, or a person or an address."""
    return ask.want.kind in (Kind.PERSON, Kind.CONTACT) or bool(_OF_WORKS.search(plain(ask.text)))


def asks_for_a_fact(ask: Ask) -> bool:
    """Whether an ask wants a fact of a kind (a year, a name) or an attribute of one thing, not an account or a reason."""
    if ask.want.kind is Kind.OPEN:
        return bool(_ATTRIBUTE.search(plain(ask.text))) and not ask.listing
    return ask.want.kind in STRICT and ask.want.kind is not Kind.REASON


_POLAR = re.compile(
    r"^(?:(?:and|so|but) )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might)(?:n't)? "
    r"|^(?:y )?(?:es|son|fue|fueron|era|ha|han|hay|puede|pueden|tiene|tienen|esta(?! \w+,)|estan)\b|\best-ce que\b(?<!qu'est-ce que)|^(?:\w+ )*\w+-(?:t-)?(?:il|elle|ils|elles|on)\b"
    r"|^(?:e )?(?:sao (?!paulo|tome)|(?:foi|foram|pode|podem|tem)\b)|^(?:و)?هل\b|吗|是不是|有没有|是否"
)


def asks_whether(ask: Ask) -> bool:
    """Whether an ask is answered by yes or no."""
    return ask.want.kind is Kind.OPEN and bool(_POLAR.search(plain(ask.text).lstrip("¿ ")))


_QUOTED = re.compile(r"['‘“\"«]([^'’”\"»]{12,}?)['’”\"»]")


def quotes_asked(ask: Ask, text: str) -> bool:
    """Whether a text holds the words that the ask puts in quotation marks."""
    return any(terms_of(quoted) <= terms_of(text) for quoted in _QUOTED.findall(ask.text))


_ORIGIN = re.compile(
    r"\bwhere (?:does|do|did|is|are|was|were)\b.{0,160}\b(?:come|came|taken|quoted|borrowed|drawn|originate[sd]?|stem) ?(?:from)?\b"
    r"|\b(?:source|origin|author) of\b|\bwhich (?:work|text|study|author|book|article|source)s?\b"
    r"|\bde donde (?:viene|procede|es|sale)\b|\bd'ou (?:vient|provient)\b|\bde onde (?:vem|e)\b|من اين|出自|来自哪"
)


def asks_whose_words(ask: Ask) -> bool:
    """Whether an ask is for the person, the work or the place from which quoted words come."""
    return ask.want.kind is Kind.PERSON or bool(_QUOTED.search(ask.text) and _ORIGIN.search(plain(ask.text)))


def share_of_years(ask: Ask, paged: PagedText, sentence: Sentence, steering: Steering, document: Document) -> float:
    """The share of the ask's years, each with the ask's month, that stand in the sentence, the one before it or the
    heading; 1 where the ask names none.

    The year of the document itself counts where the question names the document by it ("the 2025 brief").
    """
    if not ask.years:
        return 1.0
    block = paged.blocks[sentence.block]
    near = _dating(paged.text[block.start : sentence.start], paged.text[sentence.start : sentence.end])
    if not months(ask.text) <= months(near) | months(block.section):
        return 0.0
    named = years(near) | years(block.section) | years_within(near, ask.years)
    own = document.record.year if steering.weight(document.id) and str(document.record.year) in steering.terms else None
    return sum(y in named or y == own for y in ask.years) / len(ask.years)


def _dating(before: str, text: str) -> str:
    """What dates a sentence: itself, or where it names no year the words around the last year before it in its paragraph."""
    if years(text):
        return text
    at = max((before.rfind(str(y)) for y in years(before)), default=-1)
    return before[max(0, at - _AROUND_YEAR) :] + text if at >= 0 else text


def imprint_blocks(document: Document, paged: PagedText) -> frozenset[int]:
    """Where the captions begin that hold nothing but fields of the record ("Author | Policy brief | June 2025").

    They answer questions about the document, which `records.py` sees to, and none about what it says.
    """
    found = set()
    for origin in document.record.origins:
        if origin.start is not None and origin.field in ("authors", "issued", "type", "title"):
            block = paged.blocks[paged.block_at(origin.start)]
            if block.kind == "caption" and len(paged.text[block.start : block.end].split()) <= _IMPRINT_WORDS:
                found.add(block.start)
    return frozenset(found)
