"""Who speaks in a span that the author quotes or reports, and after which work.

A speaker is named only where his words stand between quotation marks, a line leads into them, or a verb of saying
governs the whole sentence. A work is what the note or the mark behind the quoted or reported words names, as it is
named there; what only vouches for the author's own claim is no work quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.countries import is_country
from assistant.governed import governing
from assistant.sayings import ACRONYM, INTRODUCES, LEADS_IN, NAME, REPORTED, ROLE, SAYS
from assistant.wording import is_function_word
from store.documents import Block, PagedText
from store.works import Citation

# The share of a span's characters that must stand between quotation marks for its words to be those of the work cited.
_MOSTLY = 0.6
# "(for a critique, see Elder 1990)" names no source of what is reported; characters before the name.
_ELSEWHERE = re.compile(r"\b(?:see|cf|critiques?|but|contra)\b[^()]*$")
_BEFORE = 80
_QUOTE = r"[“‘«\"']"
_WITHIN = re.compile(r"“[^”]+”|«[^»]+»|\"[^\"]+\"|(?<!\w)‘.+’(?!\w)|(?<!\w)'.+'(?!\w)")
# "SSC describes…" names a thing, not who speaks.
_WHO = rf"(?P<who>{NAME}|{ACRONYM}(?! (?:describe|define|suggest|call)))"
_DESCRIBED = r"(?:,? et al\.?)?(?:, [^“‘«\"]{3,160}?,?)?"
_FEW_NAMES = NAME.removesuffix("+") + "{1,7}"
# Where the words stand between quotation marks.
_QUOTED_BY = (
    re.compile(rf"\b[Ii]n the words of {_WHO},? {_QUOTE}"),
    re.compile(rf"\b[Aa]ccording to {_WHO},? {_QUOTE}"),
    # The subject at the head of the sentence, a description between commas or not, and a verb of saying.
    re.compile(
        rf"^(?:Writing in [^,]+, |And |But )?(?:[\w’' -]{{0,80}}?(?<!citing)(?<!quoting)(?<! of)(?<! by)(?<! with)(?<! from),? )?{_WHO}{_DESCRIBED} {SAYS}\b"
    ),
    re.compile(rf"[”’\"'»],? {SAYS} {_WHO}"),
    re.compile(
        rf"\bwith (?:[a-z]+ ){{0,3}}(?:[A-Z][a-z]+ )?(?:diplomat |minister |economist |scholar )?{_WHO} {SAYS}\b"
    ),
)
# Where the sentence as a whole is another's, between marks or not.
_REPORTED_BY = (
    re.compile(rf"\b[Aa]s (?P<who>(?:one|an?|another|a senior) (?:[\w-]+ ){{0,4}}?[\w-]+) (?:{SAYS})\b"),
    re.compile(rf"\b[Ii]nterviews? with (?P<who>[^,]+?), (?:\w+ )?(?:most|many|some|several|one|all|they|he|she) {SAYS}\b"),
    re.compile(rf"^(?:[A-Z]\w+, )?(?P<who>(?:[Aa]n?|[Oo]ne|[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal) (?:[\w-]+ ){{0,3}}?{ROLE}) (?:\w+ )?{SAYS}\b"),
    re.compile(rf"^(?:(?:In|By) (?:\w+ )?\d{{4}},? |For (?:example|instance), |Writing [^,]+, )?(?:[Tt]he )?{_WHO}{_DESCRIBED} (?:also )?{SAYS}\b"),
    re.compile(rf"^[A-Z][^,“‘]{{3,60}}, {_WHO}, {SAYS}\b"),
    re.compile(rf", {_WHO} (?:argues?|argued|says|said|writes|wrote|notes|claims|contends|suggests|observes|maintains),"),
    re.compile(rf"^[Aa]ccording to (?:the )?{_WHO}"),
    re.compile(r", (?P<who>[A-Z][\w’'-]+) (?:argues?|argued|says|said|writes|wrote|claims|contends|suggests|observes|maintains),"),
)  # fmt: skip
# The subject at the head of the sentence, with what may stand before and behind it, and a verb that leads into words
# between quotation marks; a surname alone where the text names its bearer in full.
_SURNAME = r"(?P<surname>[A-ZÀ-Þ][a-zà-ÿ’'-]+[a-zà-ÿ])"
_AT_THE_HEAD = (
    r"^(?:(?:In|By) (?:\w+ )?\d{4},? )?(?P<before>(?![^,]{0,62}\b(?:who|whom|whose|which)\b)[A-Z][^,“‘«\"]{2,60}, (?!(?:who|whom|whose|which)\b))?(?:And |But |Later |Then )?(?:[Tt]he |[Aa]n? |El |La |Le |O |A )?"
    r"(?:(?!(?:of|by|with|that|which|who|whom|whose|for|from|to|and|or|de|por|para|y|e|et|\w+ing)\b)[A-Za-z]?[a-z-]+ ){0,5}?"
)
_HEAD = (
    rf"{_AT_THE_HEAD}(?:{_WHO}|{_SURNAME})(?:,? et al\.?)?(?:, [^“‘«\"]{{3,160}}?,|(?(before),))?"
    r" (?:(?:has|have|had|also|later|then|once|again|further|repeatedly|even) ){0,2}"
)
_INTRODUCED_BY = re.compile(rf"{_HEAD}(?:{SAYS}|{LEADS_IN})(?!\w)")
# What may be another's words is read more widely.
_HEADED_BY = re.compile(rf"{_HEAD}(?:{SAYS}|{INTRODUCES})(?!\w)")
# A word or two between marks are a term, not what someone said, unless the verb leads straight into them.
_SAID = 4
_STRAIGHT = re.compile(r"[,:]?(?: (?:it|this|that|them|these|him|her|as|for|an?|the))*[,:]? ?")
_TITLE = re.compile(
    r"[\W\d]*(?:[A-ZÀ-Þ][\w’'-]*|of|for|and|the|in|on|to|de|del|la|du|des|da|do|y|e|et)(?:\W+(?:[A-ZÀ-Þ\d][\w’'-]*|of|for|and|the|in|on|to|de|del|la|du|des|da|do|y|e|et))*\W*"
)
_UNDERTAKING = re.compile(r"[”’»\"']?,? (?:programmes?|programs?|funds?|initiatives?|projects?)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[”’»\"']? ([\w’'-]+)")
# Another subject with a verb of saying, later in the sentence.
_ALSO_BY = re.compile(
    rf"(?:[,;:]|\b(?:and|while|whereas|but|though|although|when|as)) (?:(?:that|the|then|an?|[a-z][a-z-]+) ){{0,4}}?(?P<who>{NAME}|{ACRONYM}(?! (?:describe|define|suggest|call)))(?:, [^,]{{3,80}},)? (?:has |had |have |also |later )?(?:{SAYS}|{INTRODUCES})(?!\w)"
    rf"|\b(?:according to|in the words of) (?:the )?(?P<other>{NAME}|{ACRONYM})"
    rf"|[”’\"'»],? {SAYS} (?:the (?:[a-z-]+ ){{0,2}})?(?P<behind>{NAME}|{ACRONYM})"
)
_OTHERS_WHO = re.compile(r"\b(?:who|which|whose)\b")
_SAYING = re.compile(rf"\b(?:{SAYS}|{INTRODUCES})(?!\w)|{_OTHERS_WHO.pattern}")
# "West Africa", "Latin America".
_QUARTER = re.compile(
    r"(?:(?:North|South|East|West|Central|Middle|Mid)(?:ern|[- ]?(?:east|west)(?:ern)?)?|Sub-Saharan|Latin|Greater)"
)
# Characters between the verb and the words quoted.
_NEAR = 160
# A name and what stands before the colon are bounded: a long row of capitalised words would be tried from each of them.
_LED_IN_BY = re.compile(
    rf"(?P<who>(?:An?|One|The|Another) (?:[\w-]+ ){{1,4}}?(?:employee|staff member|official|interviewee|refugee|delegate|minister|participant|expert)|(?>{_FEW_NAMES}))(?!\w)[^.]{{0,200}}?\b{SAYS}\b[^.]{{0,300}}:\s*$"
)
_NO_NAMES = frozenset(
    "however moreover furthermore although while when since the this these as in on global south north third fourth second first".split()
)
_HELD = re.compile(r"\b(former|late|then|acting|outgoing|incoming)[ -]$")
_PRONOUN = re.compile(rf"^(?:He|She) (?:also |further |then )?{SAYS}\b")
_OWN = re.compile(r"\b(?:[Ww]e|I|our|my)\b")
_BREAK = re.compile(r"(?<!U\.S)(?<!U\.N)(?<!Dr)(?<!Mr)(?<!Ms)(?<!Prof)[.!?][”’»\"')\]]*\s+(?=[A-ZÀ-Þ“‘«\"(])")
_DATE = re.compile(r"[,(]* ?\(?(?:(?:19|20)\d\d[a-z]?|n\.d\.|forthcoming).*$")
_PLACES = (
    re.compile(r"\b[Ww]riting in (?P<work>[^,“]{3,60}),"),
    re.compile(rf"\b{SAYS} in (?P<work>[A-Z][\w’' ]{{2,40}}?)(?: magazine| newspaper)?,"),
    re.compile(r"\b(?P<work>[Tt]he [A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{3,})(?: magazine| newspaper)\b"),
    re.compile(r"\bin (?P<work>(?:his|her|their|a|an) (?:\w+ )?(?:book|article|paper|report|speech|interview|essay|study|memoir))\b"),
    re.compile(r"\((?:from (?=[“\"‘])|quoted in |cited in )(?P<work>[^()]{3,80})\)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks (None: the author) and the works, as cited, after which the words are given (None: none named).

    `cited` are the places that name these works; none where the sentence itself names a place ("in The Guardian").
    """

    speaker: str | None
    original: str | None
    cited: tuple[Citation, ...] = ()


def saying_of(paged: PagedText, block: Block, start: int, end: int) -> Saying:
    """Read from a span, its quotations and notes, and the words that lead in, who speaks and after what."""
    text = paged.text[start:end]
    quoted = quotations_in(paged, start, end)
    cited = _cited_with_quotations(paged, start, end)
    if block.kind == "quote":
        speaker = _led_in_by(paged, block) or authors_of(paged, cited)
        return Saying(speaker, as_cited(paged, cited), tuple(cited))
    speaker = _citing_subject(paged, start, end) if block.note is not None else None
    speaker = speaker or _speaker(paged, block, start, text, quoted)
    speaker = speaker or _introducing(paged, start, text, quoted) or governing(paged, block, start, text)
    if speaker is None and sum(b - a for a, b in quoted) >= _MOSTLY * (end - start):
        speaker = _only_authors(paged, cited)
    if speaker and (_OWN.search(_outside(text, start, quoted)) or _others_speak(text, start, quoted, speaker)):
        speaker = None
    if not cited and (speaker or REPORTED.search(text)):
        cited = _cited_behind(paged, block, start, end)
        # What is named behind the words quoted is their source, rather than what is named before.
        cited = [c for c in cited if quoted and c.start >= quoted[-1][1]] or cited
    return Saying(speaker, as_cited(paged, cited) or _place(text, speaker), tuple(cited))


def speaker_of_words(paged: PagedText, start: int, end: int, words: tuple[int, int]) -> str | None:
    """Who is named as the speaker of quoted words [words) in a sentence [start, end), whatever else it says."""
    block, text = paged.blocks[paged.block_of(start, end)], paged.text[start:end]
    return _speaker(paged, block, start, text, [words]) or _introducing(paged, start, text, [words])


def names_speaker(text: str) -> bool:
    """Whether a span says whose words it quotes."""
    return bool(_WITHIN.search(text)) and _named(text, quoted=True) is not None


def _speaker(paged: PagedText, block: Block, start: int, text: str, quoted: list[tuple[int, int]]) -> str | None:
    if quoted and quoted[0][0] < start - 1:
        # The quotation began in a sentence before: whose it is stands there.
        at = _sentence_start(paged.text, block.start, quoted[0][0] - 1)
        return _named(paged.text[at : quoted[0][1]], quoted=True)
    if _PRONOUN.match(text):
        before = _BREAK.split(paged.text[block.start : start].strip())
        for sentence in reversed(before[-2:]):
            if name := _named(sentence, quoted=True):
                return name
        return None
    return _named(text, quoted=bool(quoted))


def _named(text: str, *, quoted: bool) -> str | None:
    for pattern in (*(_QUOTED_BY if quoted else ()), *_REPORTED_BY):
        found = pattern.search(text)
        if found and found.group("who").split()[0].lower() not in _NO_NAMES:
            # An office that is held no more, or not yet, is not the speaker's.
            held = _HELD.search(text, 0, found.start("who"))
            return f"{held.group(1)} {found.group('who')}" if held else str(found.group("who"))
    return None


def _introducing(paged: PagedText, start: int, text: str, quoted: list[tuple[int, int]]) -> str | None:
    """The subject at the head of a sentence whose verb leads into the words quoted in it."""
    for sentence, at in sentences_in(text, start, quoted):
        found = _INTRODUCED_BY.match(_without_quotations(sentence, at, quoted))
        between = _up_to_quotation(sentence, at, quoted, found.end()) if found else None
        if found is None or between is None or len(between) > _NEAR or _SAYING.search(between):
            continue  # "urged a friend of Varga, who called it “…”": another's words, for all that is certain
        if _is_a_term(paged.text, between, *next(q for q in quoted if q[0] > at + found.end())):
            continue
        name = found.group("who") or found.group("surname")
        if name.split()[0].lower() not in _NO_NAMES and (found.group("who") or _bears(paged, name, at)):
            return str(name)
    return None


def _up_to_quotation(sentence: str, at: int, quoted: list[tuple[int, int]], verb: int) -> str | None:
    """What stands between a verb and the words quoted after it; None where none are."""
    first = next((a - at for a, _ in quoted if verb < a - at <= len(sentence)), None)
    return None if first is None else sentence[verb:first]


def _is_a_term(text: str, between: str, start: int, end: int) -> bool:
    """Whether the words quoted at [start, end) may be a name or a word held at arm's length rather than what was said;
    `between` leads from the verb to them."""
    lead = between.rstrip("“‘«\"' ")
    if re.search(r"\bso[- ]called$", lead):
        return True
    if _UNDERTAKING.match(text, end) and _TITLE.fullmatch(text[start:end]):
        return True
    if len(text[start:end].split()) >= _SAID:
        return False
    after = _NEXT_WORD.match(text, end)
    return not _STRAIGHT.fullmatch(lead) or (after is not None and not is_function_word(after.group(1)))


def _bears(paged: PagedText, surname: str, before: int) -> bool:
    """Whether a text names the bearer of a surname in full, before a place in it or as the author of a work. Countries,
    regions and bodies ("the Government", "in Africa") bear none."""
    name = re.escape(surname)
    if is_country(surname) or re.search(
        rf"\b(?:[Tt]he|[Ii]n|[Aa]cross|[Tt]hroughout) {name}(?!\w)(?! [A-ZÀ-Þ])|(?<!\w){name.lower()}(?!\w)", paged.text
    ):
        return False
    if any(surname in work.families for work in paged.works):
        return True
    full = rf"(?<!\w)([A-ZÀ-Þ][\w’'-]+)(?: [A-Z]\.)? {name}(?!\w)"
    first = [m.group(1) for m in re.finditer(full, paged.text[:before])]
    return any(not is_function_word(word) and not _QUARTER.fullmatch(word) for word in first)


def _others_speak(text: str, start: int, quoted: list[tuple[int, int]], speaker: str) -> bool:
    """Whether a span gives the words of another beside the speaker's: under one name they would all be his."""
    for sentence, at in sentences_in(text, start, quoted):
        bare = _without_quotations(sentence, at, quoted)
        heads = [_named(sentence, quoted=any(at <= a < at + len(sentence) for a, _ in quoted))]
        if head := _HEADED_BY.match(bare):
            heads.append(head.group("who"))
            if _OTHERS_WHO.search(_up_to_quotation(sentence, at, quoted, head.end()) or ""):
                return True
        heads += [next(filter(None, found.groups())) for found in _ALSO_BY.finditer(bare)]
        if any(name and not same_person(name, speaker) for name in heads):
            return True
    return False


def same_person(one: str, other: str) -> bool:
    mine, theirs = one.lower().split(), other.lower().split()
    return mine[-1] == theirs[-1] or set(mine) <= set(theirs) or set(theirs) <= set(mine)


def sentences_in(text: str, start: int, quoted: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """The sentences of a span that begin outside its quotations, each with where it begins in the document's text."""
    breaks = [m.end() for m in _BREAK.finditer(text) if not any(a < start + m.end() < b for a, b in quoted)]
    begins = [0, *breaks]
    return [(text[a:b], start + a) for a, b in zip(begins, [*breaks, len(text)], strict=True)]


def _without_quotations(sentence: str, at: int, quoted: list[tuple[int, int]]) -> str:
    """A sentence with spaces in the place of the words quoted, so that places stay what they are."""
    for a, b in quoted:
        low, high = max(a - at, 0), min(b - at, len(sentence))
        if low < high:
            sentence = f"{sentence[:low]}{' ' * (high - low)}{sentence[high:]}"
    return sentence


def _led_in_by(paged: PagedText, block: Block) -> str | None:
    index = paged.block_at(block.start)
    while index and paged.blocks[index - 1].kind == "quote":
        index -= 1
    if not index:
        return None
    before = paged.blocks[index - 1]
    found = _LED_IN_BY.search(paged.text[before.start : before.end].strip())
    return found.group("who") if found else None


def quotations_in(paged: PagedText, start: int, end: int) -> list[tuple[int, int]]:
    """The quoted words that touch a span, in order; those that began before it with the whole of theirs."""
    known = [(q.start, q.end) for q in paged.quotations if q.start < end and q.end > start and q.ended != "block"]
    found = [(start + m.start() + 1, start + m.end() - 1) for m in _WITHIN.finditer(paged.text[start:end])]
    found = [span for span in found if not any(a < span[1] and span[0] < b for a, b in known)]
    return sorted(known + found)


def _cited_with_quotations(paged: PagedText, start: int, end: int) -> list[Citation]:
    touching = [q for q in paged.quotations if q.start < end and q.end > start]
    return [paged.citations[c] for q in touching for c in q.citations]


def _cited_behind(paged: PagedText, block: Block, start: int, end: int) -> list[Citation]:
    """What is named behind reported words: the marks in the text after the word that reports, and the note at the end."""
    told = REPORTED.search(paged.text, start, end)
    after = start if block.note is not None or told is None else told.start()
    found = [c for c in paged.citations if after <= c.start < end]
    found = [c for c in found if not _ELSEWHERE.search(paged.text[max(start, c.start - _BEFORE) : c.start])]
    for note in paged.notes:
        if note.called_at is not None and max(start, end - 2) <= note.called_at <= end + 1 and block.note is None:
            own = paged.blocks[note.block]
            found += [c for c in paged.citations if own.start <= c.start < own.end]
    return found


def _citing_subject(paged: PagedText, start: int, end: int) -> str | None:
    """The authors of the work with which a sentence of a note begins, where a verb of saying follows it."""
    for c in paged.citations:
        if start <= c.start <= start + 2 and re.match(rf"[^a-z]{{0,20}}{SAYS}\b", paged.text[c.end : end]):
            return authors_of(paged, [c])
    return None


def authors_of(paged: PagedText, cited: Sequence[Citation]) -> str | None:
    """The authors of the first work cited, as its entry names them, else as the mark does."""
    for c in cited:
        if c.work is not None and paged.works[c.work].authors:
            names = [str(n) for n in paged.works[c.work].authors]
            return f"{names[0]} et al." if len(names) > 3 else " & ".join(names)
        name = _DATE.sub("", paged.text[c.start : c.end]).strip(" ,.;:")
        if name and not re.match(r"['‘“\"]", name) and len(name) <= 120:
            return name
    return None


def _only_authors(paged: PagedText, cited: list[Citation]) -> str | None:
    """The authors of the works cited with the words quoted, where all are of the same ones."""
    named = {authors_of(paged, [c]) for c in cited}
    return authors_of(paged, cited) if len(named) == 1 else None


def as_cited(paged: PagedText, cited: Sequence[Citation]) -> str | None:
    """The works cited, as they are named there."""
    works = dict.fromkeys(" ".join(paged.text[c.start : c.end].split()).rstrip(" .,;") for c in cited)
    return "; ".join(works) or None


def _place(text: str, speaker: str | None) -> str | None:
    """Where the words were said, as the sentence names it ("Writing in The Guardian, …")."""
    for pattern in _PLACES if speaker else _PLACES[-1:]:
        if found := pattern.search(text):
            return found.group("work")
    return None


def _outside(text: str, start: int, quoted: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for a, b in quoted:
        kept.append(text[at : max(a - start, at)])
        at = max(at, b - start)
    return " ".join([*kept, text[at:]])


def _sentence_start(text: str, at: int, before: int) -> int:
    ends = [m.end() for m in _BREAK.finditer(text, at, before)]
    return ends[-1] if ends else at
