"""An invented library for the page: seed banks, a night train, a school of nurses. Nobody wrote these documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Evidence, Gap, Statement
from store.documents import Name, Record
from tests.web.fakes import FakeAssistant, FakeLibrary, answer, authors, document, evidence

BANK = (
    "The bank is financed by its nine members in proportion to their harvest, with a one-time grant from the "
    "coastal fund."
)
DELEGATE = "“No condition was attached beyond publishing the accounts,” a delegate recalled."
ARREARS = "Members in arrears should lose their vote, not their seed."
NOTE = "Coastal fund, annual report, table 4, which counts only deposits made before the drought."
NURSES = (
    "Of the 240 nurses trained at the island school in 2015, about two thirds now work in a country other than "
    "their own, among them Aruna, Belisse and Corvane."
)
LONG = (
    "What the three ministries called solidarity was, in the ledgers that survive, a patient exchange of seconded "
    "engineers, spare boilers, dining-car crockery and timetables, each entered at the price of the country that "
    "gave it, none of them ever invoiced, and all of them settled, when the line was closed in its eleventh year, "
    "by a dinner at which the two treasurers burned the book in front of their staff and asked the band to play "
    "the departure signal once more."
)
ARABIC = "يموّل الأعضاء التسعة البنك بحسب محاصيلهم، ولا يُطلب من أحد أن يشتري بذوره من الخارج."
HOSTILE = (
    "Plants like <script>window.hacked=1</script> and ![pixel](http://evil.invalid/pixel.png) grow "
    "[here](http://evil.invalid/)."
)

_SEED = f"""
# Who pays

The nine members met twice before the first harvest was stored. At the second meeting they settled who would hold
the keys.

{BANK} The grant bought the building and the cold room [12]; running costs have been the members’ own since the
second year.

Deposits are open to any grower in a member country, whether or not the government has paid its share.

# Governing the regional seed bank

Each member has one vote. {ARREARS} A treasurer is chosen by lot every third year.

- First, a shared catalogue of varieties; second, a reserve for two lost harvests.

[^12] {NOTE}
"""
_DROUGHT = f"""
# Interviews with delegates and growers

We spoke to forty people in six towns.

The talks lasted a year. {DELEGATE} Others remembered it otherwise.

> They came with questions and left with seed.
"""
_TRAIN = f"""
# Ledgers of the night train

{LONG}

The school came later. {NURSES} No list of all graduates was kept.
"""
_ARABIC = f"""
# تمويل بنك البذور المشترك

اجتمع الأعضاء مرتين. {ARABIC} ثم اختاروا أمين الصندوق بالقرعة.
"""
_HOSTILE = f"""
# **bold** `code` :material/home: $x$

{HOSTILE}
"""


def library() -> FakeLibrary:
    """Five documents: with printed pages, with sections, long, right to left, hostile."""
    institute = Name(literal="Example Institute of Regional Studies")
    seed = Record("A seed bank of their own", (institute,), (2021, 5), "policy brief", "Example Institute")
    drought = Record(
        "After the drought: what the growers remember, what the ministries wrote down, and how a regional reserve of "
        "seed came to be trusted by people who had lost three harvests in a row",
        authors("Author, Ana", "Writer, Bo", "Scribe, Cleo"),
        (2023,),
        "article",
        container="Journal of Invented Studies",
        volume="12",
        issue="3",
        page="1–20",
        doi="10.0000/invented",
    )
    train = Record("The night train", authors("Rail, Ivo", "Line, Una"), type="case study")
    arabic = Record("بنك البذور في إقليم الساحل", authors("المعهد"), (2022,), "report", language="ar")
    hostile = Record(
        '![t](http://evil.invalid/title.png) <img src="http://evil.invalid/i.png" onerror="window.hacked=1">',
        authors("[click](http://evil.invalid/author)"),
        (2020,),
        "blog post",
    )
    return FakeLibrary(
        [
            document(1, seed, _SEED, pages=4),
            document(2, drought, _DROUGHT),
            document(3, train, _TRAIN),
            document(4, arabic, _ARABIC),
            document(5, hostile, _HOSTILE),
        ]
    )


def seeds(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """Statements of several kinds, a note, a long quotation, right to left, and a gap."""
    bank = evidence(held, 0, BANK, as_of=2019)
    note = evidence(held, 0, NOTE)
    others = [
        evidence(held, 1, DELEGATE, speaker="A delegate", author_says=False),
        evidence(held, 0, ARREARS, force="recommends"),
        evidence(held, 2, LONG, force="reports"),
        evidence(held, 2, NURSES, as_of=2015, examples_only=True),
        evidence(held, 3, ARABIC),
    ]
    said = [Statement(bank.quote, (bank.key, note.key)), *(Statement(e.quote, (e.key,)) for e in others)]
    reason = "The nearest passage speaks of the grant that bought it, without a sum."
    gap = Gap("what the building cost", reason, (bank.key, note.key))
    return answer(question, history, said, (gap,), (bank, note, *others))


def phrased(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """As a chat model would put it: checked, partly checked, and one held back."""
    bank, arrears = evidence(held, 0, BANK), evidence(held, 0, ARREARS, force="recommends")
    good = "The nine members pay for the bank according to what they harvest."
    half = "Members that do not pay lose their vote and keep their seed since 2020."
    said = (
        Statement(good, (bank.key,), "supported", "", "checker"),
        Statement(half, (arrears.key,), "partial", "The year does not stand there.", "checker"),
    )
    why = "No sum stands in the cited words."
    back = Statement("The building cost four million.", (bank.key,), "unsupported", why, "checker")
    alone = "Who phrased the rules of the seed bank?"
    made = answer(question, history, said, (), (bank, arrears), withheld=(back,), stand_alone=alone)
    return replace(made, model="ollama:example")


def hostile(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    plants = evidence(held, 4, HOSTILE, speaker='<b onclick="window.hacked=1">x</b>', author_says=False)
    return answer(question, history, (Statement(plants.quote, (plants.key,)),), (), (plants,))


def records(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """A count over the library: evidence without offsets."""
    whole = evidence(held, 0, BANK)
    nowhere = replace(
        whole.locator, start=None, end=None, pages=(), labels=(), section="", paragraph=None, kind="record"
    )
    said = Statement("The library holds 5 documents.", ("recordkey",), "supported", "as told", "record")
    count = Evidence("recordkey", "5 documents", nowhere, whole.document, "")
    return answer(question, history, (said,), (), (count,))


def nearly(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    arrears = evidence(held, 0, ARREARS, force="recommends")
    delegate = evidence(held, 1, DELEGATE, speaker="A delegate", author_says=False)
    gap = Gap("who built the bridge", "No passage of the library names a builder.", (arrears.key, delegate.key))
    return answer(question, history, (), (gap,), (arrears, delegate))


def assistant(held: FakeLibrary, pause: float = 0.0) -> FakeAssistant:
    """Answers by a word of the question; everything else is an abstention."""
    words = {"seed": seeds, "phras": phrased, "plants": hostile, "how many": records, "bridge": nearly}
    return FakeAssistant(held, words, pause)
