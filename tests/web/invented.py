"""An invented library for the page: seed banks, a night train, a school of nurses. Nobody wrote these documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Evidence, Gap, Statement
from store.documents import Record
from tests.web.fakes import FakeAssistant, FakeLibrary, answer, authors, document, evidence

BANK = "The bank is financed by its nine members in proportion to their harvest, with a one-time grant from the coastal fund."
DELEGATE = "“No condition was attached beyond publishing the accounts,” a delegate recalled."
ARREARS = "Members in arrears should lose their vote, not their seed."
NOTE = "Coastal fund, annual report, table 4, which counts only deposits made before the drought."
NURSES = "Of the 240 nurses trained at the island school in 2015, about two thirds now work in a country other than their own, among them Aruna, Belisse and Corvane."
LONG = (
    "What the three ministries called solidarity was, in the ledgers that survive, a patient exchange of seconded engineers, "
    "spare boilers, dining-car crockery and timetables, each entered at the price of the country that gave it, none of them "
    "ever invoiced, and all of them settled, when the line was closed in its eleventh year, by a dinner at which the two "
    "treasurers burned the book in front of their staff and asked the band to play the departure signal once more."
)
ARABIC = "يموّل الأعضاء التسعة البنك بحسب محاصيلهم، ولا يُطلب من أحد أن يشتري بذوره من الخارج."
HOSTILE = 'Plants like <script>window.hacked=1</script> and ![pixel](http://evil.invalid/pixel.png) grow [here](http://evil.invalid/).'


def library() -> FakeLibrary:
    """Five documents: with printed pages, with sections, long, right to left, hostile."""
    seed = document(
        1,
        Record(title="A seed bank of their own", authors=authors("Example Institute of Regional Studies, "), issued=(2021, 5),
               type="policy brief", publisher="Example Institute"),
        [
            ("heading", "Who pays", "Who pays"),
            ("body", "Who pays", "The nine members met twice before the first harvest was stored. At the second meeting they settled who would hold the keys."),
            ("body", "Who pays", f"{BANK} The grant bought the building and the cold room [12]; running costs have been the members’ own since the second year."),
            ("body", "Who pays", "Deposits are open to any grower in a member country, whether or not the government has paid its share."),
            ("heading", "Governing the regional seed bank", "Governing the regional seed bank"),
            ("body", "Governing the regional seed bank", f"Each member has one vote. {ARREARS} A treasurer is chosen by lot every third year."),
            ("list", "Governing the regional seed bank", "First, a shared catalogue of varieties; second, a reserve for two lost harvests."),
            ("footnote", "", f"12. {NOTE}"),
        ],
        pages=4,
    )  # fmt: skip
    drought = document(
        2,
        Record(title="After the drought: what the growers remember, what the ministries wrote down, and how a regional reserve of seed "
               "came to be trusted by people who had lost three harvests in a row", authors=authors("Author, Ana", "Writer, Bo", "Scribe, Cleo"),
               issued=(2023,), type="article", container="Journal of Invented Studies", volume="12", issue="3", page="1–20", doi="10.0000/invented"),
        [
            ("heading", "Interviews with delegates and growers", "Interviews with delegates and growers"),
            ("body", "Interviews with delegates and growers", "We spoke to forty people in six towns."),
            ("body", "Interviews with delegates and growers", f"The talks lasted a year. {DELEGATE} Others remembered it otherwise."),
            ("quote", "Interviews with delegates and growers", "They came with questions and left with seed."),
        ],
    )  # fmt: skip
    train = document(
        3,
        Record(title="The night train", authors=authors("Rail, Ivo", "Line, Una"), issued=(), type="case study"),
        [("heading", "Ledgers of the night train", "Ledgers of the night train"), ("body", "Ledgers of the night train", LONG),
         ("body", "Ledgers of the night train", f"The school came later. {NURSES} No list of all graduates was kept.")],
    )  # fmt: skip
    arabic = document(
        4,
        Record(title="بنك البذور في إقليم الساحل", authors=authors("المعهد"), issued=(2022,), type="report", language="ar"),
        [("heading", "تمويل بنك البذور المشترك", "تمويل بنك البذور المشترك"),
         ("body", "تمويل بنك البذور المشترك", f"اجتمع الأعضاء مرتين. {ARABIC} ثم اختاروا أمين الصندوق بالقرعة.")],
    )  # fmt: skip
    hostile = document(
        5,
        Record(title='![t](http://evil.invalid/title.png) <img src="http://evil.invalid/i.png" onerror="window.hacked=1">',
               authors=authors("[click](http://evil.invalid/author)"), issued=(2020,), type="blog post"),
        [("body", "**bold** `code` :material/home: $x$", HOSTILE)],
    )  # fmt: skip
    return FakeLibrary([seed, drought, train, arabic, hostile])


def seeds(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """Statements of several kinds, a note, a long quotation, right to left, and a gap."""
    bank = evidence(held, 0, BANK, as_of=2019)
    delegate = evidence(held, 1, DELEGATE, speaker="A delegate", author_says=False)
    arrears = evidence(held, 0, ARREARS, force="recommends")
    note = evidence(held, 0, NOTE)
    long = evidence(held, 2, LONG, force="reports")
    nurses = evidence(held, 2, NURSES, as_of=2015, examples_only=True)
    arabic = evidence(held, 3, ARABIC)
    found = [bank, delegate, arrears, long, nurses, arabic, note]
    said = [Statement(e.quote, (e.key,)) for e in found[:-1]]
    said[0] = Statement(bank.quote, (bank.key, note.key))
    gap = Gap("what the building cost", "The nearest passage speaks of the grant that bought it, without a sum.", (bank.key, note.key))
    return answer(question, history, said, (gap,), found)


def phrased(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """As a chat model would put it: checked, partly checked, and one held back."""
    bank, arrears = evidence(held, 0, BANK), evidence(held, 0, ARREARS, force="recommends")
    said = [
        Statement("The nine members pay for the bank according to what they harvest.", (bank.key,), "supported", "", "checker"),
        Statement("Members that do not pay lose their vote and keep their seed since 2020.", (arrears.key,), "partial", "The year does not stand there.", "checker"),
    ]
    held_back = Statement("The building cost four million.", (bank.key,), "unsupported", "No sum stands in the cited words.", "checker")
    made = answer(question, history, said, (), (bank, arrears), withheld=(held_back,), stand_alone="Who phrased the rules of the seed bank?")
    return replace(made, model="ollama:example")


def hostile(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    plants = evidence(held, 4, HOSTILE, speaker='<b onclick="window.hacked=1">x</b>')
    return answer(question, history, (Statement(plants.quote, (plants.key,)),), (), (plants,))


def records(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    """A count over the library: evidence without offsets."""
    whole = evidence(held, 0, BANK)
    count = Evidence("recordkey", "5 documents", replace(whole.locator, start=None, end=None, pages=(), labels=(), section="", paragraph=None, kind="record"), whole.document, "")
    return answer(question, history, (Statement("The library holds 5 documents.", ("recordkey",)),), (), (count,))


def nearly(held: FakeLibrary, question: str, history: Sequence[str]) -> Answer:
    near = (evidence(held, 0, ARREARS, force="recommends"), evidence(held, 1, DELEGATE, speaker="A delegate", author_says=False))
    gap = Gap("who built the bridge", "No passage of the library names a builder.", tuple(e.key for e in near))
    return answer(question, history, (), (gap,), near)


def assistant(held: FakeLibrary, pause: float = 0.0) -> FakeAssistant:
    return FakeAssistant(held, {"seed": seeds, "phras": phrased, "plants": hostile, "how many": records, "bridge": nearly}, pause)
