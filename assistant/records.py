"""Questions about the documents themselves: who wrote it, when, in which journal, under what licence, how many there are.

They are answered from the records, never from a sentence that happens to look like an answer. A field that was
found in the text is cited to that span; one that came from elsewhere, and a count, is evidence of kind "record". What the
record lacks and the document's imprint says is quoted from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.imprint import lines_of
from assistant.library_ask import names_the_library, read_library_ask
from assistant.library_counts import LibraryAnswer, count
from assistant.library_criteria import Criterion, LibraryAsk
from assistant.loose_names import loose_names_in
from assistant.outlets import is_outlet
from assistant.own_addresses import own_addresses
from assistant.query_words import proofs_in
from assistant.question import Ask, Question, content_terms, names, read_question
from assistant.record_claims import Claim, claim_of
from assistant.record_fields import printed_date, value_of
from assistant.record_frames import PAGES, framed
from assistant.record_questions import IMPRINT, fields_asked, names_a_work, works_at
from assistant.record_verdicts import bears_out
from assistant.record_words import FIELD_WORDS, TYPE_WORDS
from assistant.steering import TYPES, Steering, speaks_of, steer
from assistant.summary import asks_for_a_summary
from assistant.wants import Kind, plain
from assistant.word_translation import in_its_words
from assistant.work_names import in_english
from assistant.works_named import is_of_a_work
from store.documents import Document, PagedText
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library, Where


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """A field of one document's record. `where` says whence it came (`FieldOrigin`); `claim` is what was supposed of it."""

    field: str
    document: Document
    value: str
    where: str = ""
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class ImprintLines:
    """Spans of a document that give what its record lacks."""

    field: str
    document: Document
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RecordGap:
    """A field that the record of the document meant does not give; with `imprint` no record has such a field."""

    field: str
    document: Document
    imprint: bool = False


@dataclass(frozen=True, slots=True)
class RecordDoubt:
    """Documents of which the name that a question gives fits each as well."""

    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class LibraryGap:
    """A number of the library's documents that is asked for in words that are not understood."""


FromRecords = RecordAnswer | ImprintLines | RecordGap | RecordDoubt | LibraryAnswer | LibraryGap


def answer_from_records(question: Question, ask: Ask, library: Library, where: Where) -> tuple[FromRecords, ...]:
    """What the records answer to an ask; empty when it is no question about a document or the document is not clear."""
    documents = library.documents(where)
    asked_of = framed(ask.text)
    if asked_of and (meant := _called(asked_of.name, question, documents, library)):
        return _framed(asked_of.field, meant, ask, library)
    # "What is the paper on X about?" counts no papers on X.
    of_library = None if asks_for_a_summary(ask) else _of_the_library(question, ask, documents, library, where)
    if of_library is not None:
        return (of_library, *_cited_at_least(of_library, library, where))
    if claim := claim_of(ask.text):
        return _claimed(claim, question, ask, documents, library)
    if own := own_addresses(ask, documents, library):
        return tuple(ImprintLines("email", *one) for one in own)
    asked = _asked(question, ask, documents)
    # An address alone is found by the search, which knows whose it is.
    alone = asked == ("email",) or (ask.want.kind is Kind.CONTACT and "email" not in asked)
    if not asked or alone or ask.want.kind in (Kind.COUNTRY, Kind.COUNT):
        return ()
    document = _document(question, ask, documents, library)
    if document is None:
        either = _either(question, ask, documents, library)
        doubt = (RecordDoubt(either),) if either else ()
        return (*(_field(n, d, library.paged(d.id), ask) for d in either for n in asked), *doubt)
    paged = library.paged(document.id)
    found = [_field(name, document, paged, ask) for name in asked if _is_of(name, document, ask)]
    return tuple(dict.fromkeys(found))


def _called(name: str, question: Question, documents: Sequence[Document], library: Library) -> Document | None:
    """The document that a name stands for: as it is, said in English, or with its words as the library has them. Without
    a name the one spoken of before."""
    if not name and len(documents) == 1:
        return documents[0]
    if not name:
        it = replace(question, stand_alone=question.stand_alone.replace(question.text, "Who wrote it?", 1))
        follows = question.stand_alone != question.text
        return _document(it, read_question("Who wrote it?").asks[0], documents, library) if follows else None
    said = [name]
    if question.language != "en":
        said = [in_english(name), in_its_words(in_english(name), question.language, library)]
    for one in said:
        if (found := _named_so(one, documents, library)) and is_of_a_work(name, one, found.record):
            return found
    return None


def _named_so(name: str, documents: Sequence[Document], library: Library) -> Document | None:
    read = read_question(f"Who wrote {name}?")
    return _document(read, read.asks[0], documents, library) if read.asks else None


def _framed(field: str, document: Document, ask: Ask, library: Library) -> tuple[FromRecords, ...]:
    """A field of a document that is asked for by name; how many pages it has from the record's range, else from its file."""
    paged = library.paged(document.id)
    if field != PAGES or document.record.page:
        return (_field("page" if field == PAGES else field, document, paged, ask),)
    count = library.entry(document.id).pages
    return (RecordAnswer(field, document, str(count)) if count else RecordGap(field, document),)


def _is_of(field: str, document: Document, ask: Ask) -> bool:
    """Whether it is of a document that a field is asked for: others have keywords as well."""
    if field not in ("keywords", "issn", "isbn") or names_a_work(ask.text):
        return True
    return _own_words(ask) <= terms_of(" ".join(map(str, document.record.to_csl().values())))


def _steering(question: Question, ask: Ask, documents: Sequence[Document], library: Library) -> Steering:
    return steer(question, ask, documents, proofs_in(library), loose_names_in(library, documents))


def _either(question: Question, ask: Ask, documents: Sequence[Document], library: Library) -> tuple[Document, ...]:
    """The two documents that the name in an ask fits as well."""
    named = _steering(question, ask, documents, library).named
    return tuple(d for d in documents if d.id in named) if len(named) > 1 else ()


def _claimed(
    claim: Claim, question: Question, ask: Ask, documents: Sequence[Document], library: Library
) -> tuple[FromRecords, ...]:
    """The field of which something is supposed. What is claimed of a document says nothing about which one is meant."""
    about = replace(read_question(claim.about), documents=question.documents)
    if not about.asks:
        return ()
    meant = _document(about, about.asks[0], documents, library)
    either = (meant,) if meant else _either(about, about.asks[0], documents, library)
    steering = _steering(about, about.asks[0], documents, library)
    if meant and not _is_called(meant, claim.about, steering):
        return ()
    if steering.loose and any(speaks_of(library.paged(d.id).text, steering.loose) for d in either):
        return ()  # it may be that other work of which something is supposed
    if claim.field == "container" and not is_outlet(claim.supposed, library):
        # "Published in Mexico?" asks for no journal.
        either = tuple(d for d in either if bears_out(d.record, claim))
    said: list[FromRecords] = []
    for document in either:
        of = claim
        if claim.field == "by":
            published = bears_out(document.record, replace(claim, field="publisher"))
            of = replace(claim, field="publisher" if published else "authors")
        found = _field(of.field, document, library.paged(document.id), ask)
        said.append(replace(found, claim=of) if isinstance(found, RecordAnswer) and found.field == of.field else found)
    return (*said, *([RecordDoubt(either)] if len(either) > 1 else []))


def _is_called(document: Document, about: str, steering: Steering) -> bool:
    """Whether a document's record holds every name by which a claim speaks of it, or is called so for its text."""
    called = {t for name in names(about) for t in terms_of(name)} - TYPE_WORDS
    if document.id in steering.named:
        called -= steering.terms
    return called <= terms_of(" ".join(map(str, document.record.to_csl().values())))


def _document(question: Question, ask: Ask, documents: Sequence[Document], library: Library) -> Document | None:
    """The document that an ask is about, by its own words or, where it has none, by those of the first ask or of the
    earlier answer ("…and where do they work?")."""
    found = _meant(question, ask, documents, library) or _only_one_so_called(question, ask, documents, library)
    first = question.asks[0]
    if found is None and first is not ask and not _own_words(ask):
        found = _only_one_so_called(question, first, documents, library)
    return found or _of_the_answer_before(question, ask, documents, library)


def _own_words(ask: Ask) -> set[str]:
    return set(content_terms(ask.text)) - FIELD_WORDS - TYPE_WORDS


def _of_the_library(
    question: Question, ask: Ask, documents: Sequence[Document], library: Library, where: Where
) -> LibraryAnswer | LibraryGap | None:
    first = question.asks[0]
    goes_on = first is not ask and read_library_ask(first.text, documents) is not None
    asked = read_library_ask(ask.text, documents, goes_on=goes_on)
    if asked is None:
        return LibraryGap() if names_the_library(ask.text) else None
    return count(asked, library, where)


def _cited_at_least(found: LibraryAnswer | LibraryGap, library: Library, where: Where) -> tuple[LibraryAnswer, ...]:
    """Where nothing is by the author asked for, the documents that cite him; where none cites him, those whose text
    has the name."""
    if isinstance(found, LibraryGap) or found.documents or len(found.asked.criteria) != 1:
        return ()
    (criterion,) = found.asked.criteria
    if criterion.kind not in ("author", "cited"):
        return ()
    other = Criterion("cited" if criterion.kind == "author" else "words", criterion.values)
    less = count(LibraryAsk("list", (other,)), library, where)
    return (less,) if less and less.documents else ()


def _asked(question: Question, ask: Ask, documents: Sequence[Document]) -> tuple[str, ...]:
    """The fields that an ask is after. Where "they" work is one only after a question about a document."""
    found = fields_asked(ask.text)
    named = works_at(ask.text)
    if named and not found:
        who = terms_of(next(filter(None, named.groups()), ""))
        authors = [a for d in documents for a in d.record.authors]
        if any((own := terms_of(a.family or a.literal)) and own <= who <= own | terms_of(str(a)) for a in authors):
            return ("affiliation",)
    before = [*(a.text for a in question.asks if a is not ask), *question.history[-1:]]
    of_a_document = bool(question.documents) or any(fields_asked(text) for text in before)
    if found == ("affiliation",) and re.search(_PRONOUN, plain(ask.text)):
        return found if of_a_document else ()
    if not found and of_a_document and not _own_words(ask):
        # "…and when was it accepted?"
        return tuple(name for name in fields_asked(f"{ask.text} article") if name in ("received", "accepted"))
    return found


_PRONOUN = r"\b(?:they|he|she|ils?|elles?)\b|^(?:and |y |e |et )?\w+ \w+$"


def _of_the_answer_before(
    question: Question, ask: Ask, documents: Sequence[Document], library: Library
) -> Document | None:
    """The one document of the earlier answer, where the ask says nothing of another ("how do I cite it?"), nor the
    question before: after "What is the Cartagena Declaration?" "it" is no brief that names it."""
    before = [d for d in documents if d.id in question.documents]
    if len(before) != 1 or _own_words(ask):
        return None
    steering = _steering(question, ask, documents, library)
    spoken = {t for name in names(question.stand_alone.replace(question.text, "", 1)) for t in terms_of(name)}
    named = not spoken or bool(spoken & terms_of(" ".join(map(str, before[0].record.to_csl().values()))))
    return before[0] if named or steering.weight(before[0].id) or _asks_of_a_record(question) else None


def _asks_of_a_record(question: Question) -> bool:
    """Whether the question before was itself one about a document."""
    return any(fields_asked(text) or framed(text) for text in question.history[-1:])


def _meant(question: Question, ask: Ask, documents: Sequence[Document], library: Library) -> Document | None:
    """The one document that the question points to, by its record; None where two fit as well or none does."""
    steering = _steering(question, ask, documents, library)
    asking = set(content_terms(question.stand_alone)) - FIELD_WORDS - TYPE_WORDS
    if len(documents) == 1:
        # The only document is meant, unless it is of something else that the question speaks.
        (only,) = documents
        meant = not _own_words(ask) or asking & steering.terms_of(only.id) or steering.weight(only.id)
        return only if meant else None
    if not asking:
        # "When was the brief published?": the type alone points, where there is one of it.
        return next((d for d in documents if steering.weight(d.id)), None) if len(steering.weights) == 1 else None
    scored = []
    for document in documents:
        covered = len(asking & steering.terms_of(document.id)) / len(asking)
        scored.append((steering.weight(document.id) / 2 + covered, document))
    scored.sort(key=lambda pair: -pair[0])
    best, second = scored[0][0], scored[1][0] if len(scored) > 1 else 0.0
    return scored[0][1] if best >= 0.6 and best - second >= 0.2 else None


def _only_one_so_called(
    question: Question, ask: Ask, documents: Sequence[Document], library: Library
) -> Document | None:
    """The document that is called so ("the Belgrade brief"), or whose type alone the question names ("the brief from
    Doha"), if it holds every other word of it."""
    named = [name for name, pattern in TYPES.items() if re.search(pattern, plain(ask.text))]
    of_type = [d for d in documents if d.record.type in named]
    steering = _steering(question, ask, documents, library)
    called = [d for d in documents if d.id in steering.named]
    if len(called) != 1 and (len(named) != 1 or len(of_type) != 1 or called):
        return None
    (document,) = called or of_type
    asking = set(content_terms(ask.text)) - FIELD_WORDS - TYPE_WORDS - steering.terms
    held = {t.term for t in tokens(library.paged(document.id).text)} | steering.terms_of(document.id)
    return document if {_spelt(t) for t in asking} <= {_spelt(t) for t in held} else None


def _spelt(term: str) -> str:
    """A folded word as Americans spell it ("centre": "center")."""
    term = re.sub(r"(?<=[a-z]{2})our", "or", re.sub(r"is(?=e[ds]?$|ation)", "iz", term))
    return re.sub(r"(?<=[a-z]{3})re$", "er", term)


def _field(name: str, document: Document, paged: PagedText, ask: Ask) -> FromRecords:
    if name == "container" and not document.record.container and re.search(_WHERE, plain(ask.text)):
        name = "publisher"  # "Where was the brief published?"
    if name in {n for n, _ in IMPRINT}:
        spans = lines_of(document, paged, name)
        return ImprintLines(name, document, spans) if spans else RecordGap(name, document, imprint=True)
    if name == "citation" and (spans := lines_of(document, paged, name)):
        return ImprintLines(name, document, spans)
    value = value_of(document.record, name)
    if not value:
        spans = lines_of(document, paged, name)
        return ImprintLines(name, document, spans) if spans else RecordGap(name, document)
    printed = printed_date(document, paged) if name == "issued" else ""
    origin = document.record.origin(name)
    return RecordAnswer(name, document, printed or value, where=origin.where if origin else "")


_WHERE = r"\bwhere\b|\bdonde\b|\bou\b|\bonde\b"
