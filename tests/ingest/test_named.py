"""Works, citations and quotations of invented texts in several languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.works import marks
from ingest.works.author_dates import author_dates
from ingest.works.entry import parse
from ingest.works.note_works import works_in
from store.documents import PagedText
from store.validation import check_reading
from tests.ingest.fakes import read

TITLE = "# The fund and its clinics in the north\n\n"
LIST = """
## References

Osei, A. (2014). Clinics of hope. World Development, 42(3), 12–34. https://doi.org/10.1016/j.wd.2014.01.001

Osei, A., & Banda, J. (2016a). Nurses in the north. Zed Books.

Osei, A., & Banda, J. (2016b). Nurses in the south. Zed Books.

Chaturvedi, S., Fues, T., & Moyo, E. (2012). Emerging powers. London: Zed Books.

United Nations Development Programme. (2013). Human Development Report. New York: UNDP.
"""


def notes(*texts: str) -> PagedText:
    """A document that calls notes of these texts, one after the other."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    body = " ".join(
        f"Claim number {i} is made in this sentence.{str(i).translate(raised)}" for i in range(1, len(texts) + 1)
    )
    below = "\n\n".join(f"{str(i).translate(raised)}{text}" for i, text in enumerate(texts, 1))
    return read(f"{TITLE}{body}\n\n{below}\n").paged


def told(p: PagedText) -> list[tuple[str, int | None, str]]:
    return [(c.rule, c.work, c.pages) for c in p.citations]


FULL = "Chris Alden, China in Africa (London: Zed Books, 2007), p. 45."
OTHER = "Ama Osei, 'Clinics of hope: The north', World Development, 42:3 (2014), pp. 12–34."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((FULL, "Alden, China in Africa, 12."), [("full", 0, "45"), ("short form", 0, "12")]),
        ((FULL, "Ibid., p. 5.", "Ibid."), [("full", 0, "45"), ("ibid.", 0, "5"), ("ibid.", 0, "")]),
        ((FULL, "Ibíd., p. 9."), [("full", 0, "45"), ("ibid.", 0, "9")]),
        ((FULL, OTHER, "Alden, op. cit., p. 30."), [("full", 0, "45"), ("full", 1, ""), ("short form", 0, "30")]),
        ((FULL, OTHER, "Alden, op. cit., note 1, p. 3."),
         [("full", 0, "45"), ("full", 1, ""), ("cross-reference", 0, "3")]),
        ((FULL, OTHER, "See supra note 1."), [("full", 0, "45"), ("full", 1, ""), ("cross-reference", 0, "")]),
        ((FULL, OTHER, "Véase nota 1 supra."), [("full", 0, "45"), ("full", 1, ""), ("cross-reference", 0, "")]),
        ((OTHER, "Osei, 'Clinics of hope', 14."), [("full", 0, ""), ("short form", 0, "14")]),
        ((OTHER, "Osei, “Clinics of hope,” 14."), [("full", 0, ""), ("short form", 0, "14")]),
        ((f"{FULL[:-1]}; {OTHER}", "Alden, p. 7; Osei, 'Clinics of hope'."),
         [("full", 0, "45"), ("full", 1, ""), ("short form", 0, "7"), ("short form", 1, "")]),
        (("CEPAL, Panorama social (Santiago: CEPAL, 2018), p. 44.", "CEPAL, op. cit., p. 4."),
         [("full", 0, "44"), ("short form", 0, "4")]),
        (("Voir Jean Dozon, «L'Afrique en commun», Revue Tiers Monde, n° 208 (2011), p. 12.",
          "Dozon, art. cit., p. 15."),
         [("full", 0, "12"), ("short form", 0, "15")]),
        ((FULL, FULL.replace("45", "46")), [("full", 0, "45"), ("full", 0, "46")]),
        (("J. Nyerere, 'The option', in A. Gauhar (ed.), The Third World (New York: Praeger, 1983), 10-15.",
          "Nyerere, 'The option', p. 11."), [("full", 0, ""), ("short form", 0, "11")]),
    ],
)  # fmt: skip
def test_what_notes_mean(texts: tuple[str, ...], expected: list[tuple[str, int | None, str]]) -> None:
    assert told(notes(*texts)) == expected


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("Ibid., p. 5.",), "no note stands before it"),
        ((f"{FULL[:-1]}; {OTHER}", "Ibid."), "the note before it names 2 works"),
        (("Interview, Accra, 12 May.", "Ibid."), "the note before it names no work that is known"),
        ((FULL, "Kragelund, 'Towards convergence', 58."), "the document holds no full reference"),
        ((FULL, "Alden, op. cit., note 9."), "there is no note 9 before it"),
        ((FULL, "Osei, op. cit., p. 9."), "the document holds no full reference"),
        ((FULL, OTHER, "Op. cit., p. 9.", "Kragelund, supra note 1."), "note 1 names no such work"),
        ((FULL, FULL.replace("China", "India"), f"{OTHER}", "Alden, op. cit., p. 3."), "2 works of the document fit"),
        ((f"{FULL[:-1]}; {OTHER}", "See supra note 1."), "note 1 names 2 works"),
        ((FULL, "Kragelund, 'Towards convergence', 58; ibid., p. 3."), "what stands before it is unresolved"),
    ],
)
def test_what_cannot_be_resolved_is_said(texts: tuple[str, ...], why: str) -> None:
    last = notes(*texts).citations[-1]
    assert (last.rule, last.work, last.why) == ("unresolved", None, why)


@pytest.mark.parametrize(
    "text",
    [
        "This was agreed in 2015 (SDG 17).", "Interview with a senior official, Accra, 12 May 2014.",
        "The figure is for 2014, in constant dollars; it excludes grants.", "Resolution A/RES/33/134 (1978).",
        "It rose by 17 per cent (in 2012) and fell after that.",
    ],
)  # fmt: skip
def test_comments_name_no_work(text: str) -> None:
    p = notes(text)
    assert (p.works, p.citations) == ((), ())


@pytest.mark.parametrize(
    ("text", "authors", "year", "title", "container", "publisher", "pages"),
    [
        ("Mawdsley, Emma. 2012. From Recipients to Donors. London: Zed Books.",
         "Emma Mawdsley", "2012", "From Recipients to Donors", "", "Zed Books", ""),
        ("SILVA, João da. Cooperação Sul-Sul: o caso. Revista Brasileira, v. 12, n. 3, p. 45-67, 2015.",
         "João da SILVA", "2015", "Cooperação Sul-Sul: o caso", "Revista Brasileira", "", "45–67"),
        ("Alden C, Large D. China Returns to Africa. London: Hurst; 2008.",
         "C Alden, D Large", "2008", "China Returns to Africa", "", "Hurst", ""),
        ("Osei, A. (2014), 'Clinics of hope', World Development, 42(3), pp. 12–34.",
         "A. Osei", "2014", "Clinics of hope", "World Development", "", "12–34"),
        ("García, M. (2018). Cooperación triangular. Madrid: SEGIB.",
         "M. García", "2018", "Cooperación triangular", "", "SEGIB", ""),
        ("Li, X. (2013) 'China in Africa', in Taylor, I. (ed.) The Handbook of Africa. Oxford: OUP, pp. 3-20.",
         "X. Li", "2013", "China in Africa", "The Handbook of Africa", "OUP", "3–20"),
        ("[3] Kragelund, P. (2008). The return of donors. Development Policy Review, 26(5), 555–584.",
         "P. Kragelund", "2008", "The return of donors", "Development Policy Review", "", "555–584"),
        ("UNDP, 2009. South Report: Perspectives. New York: UNDP.", "UNDP", "2009", "South Report: Perspectives", "",
         "UNDP", ""),
        ("Elkahlout, G. (2023). The Gulf states. Third World Quarterly, 2265-2246, (16-15)45.",
         "G. Elkahlout", "2023", "The Gulf states", "Third World Quarterly", "", ""),
        ("Osei, A. (2011). Clinics, Oxford: Routledge.", "A. Osei", "2011", "Clinics", "", "Routledge", ""),
        ("Osei, A. (2014). Good-bye Che? Scope and change. London: Zed.", "A. Osei", "2014",
         "Good-bye Che? Scope and change", "", "Zed", ""),
        ("Osei, A. (2014). Change or continuity? World Development, 34, 248–71.", "A. Osei", "2014",
         "Change or continuity?", "World Development", "", "248–71"),
        ("Osei, A. (2014). What led to the boom? Zed Books.", "A. Osei", "2014", "What led to the boom?", "",
         "Zed Books", ""),
        ("Ministerio de Agricultura (MAGyP, 2022). Informe de existencias.",
         "Ministerio de Agricultura (MAGyP)", "2022", "Informe de existencias", "", "", ""),
        ("American Enterprise Institute (AEI, 2022). Investment Tracker.",
         "American Enterprise Institute (AEI)", "2022", "Investment Tracker", "", "", ""),
    ],
)  # fmt: skip
def test_entries(text: str, authors: str, year: str, title: str, container: str, publisher: str, pages: str) -> None:
    e = parse(text)
    assert ", ".join(map(str, e.authors)) == authors
    assert (e.year, e.title, e.container, e.publisher, e.pages) == (year, title, container, publisher, pages)


def test_an_entry_in_chinese() -> None:
    e = parse("张三．2012．南南合作．北京：人民出版社．")
    assert ([str(a) for a in e.authors], e.year, e.title) == (["张三"], "2012", "南南合作")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Mawdsley, 2012; Chaturvedi et al., 2016: 45)", ["Mawdsley 2012", "Chaturvedi 2016 @45"]),
        ("(Kragelund 2015, 12)", ["Kragelund 2015 @12"]),
        ("(UNDP 2013a, 2013b)", ["UNDP 2013a", "UNDP 2013b"]),
        ("(UNDP 2013a, b)", ["UNDP 2013a", "UNDP 2013b"]),
        ("(Stanley, 2018, 2019)", ["Stanley 2018", "Stanley 2019"]),
        ("(for a critique, see Osei 2018)", ["Osei 2018"]),
        ("(UN General Assembly 2014, Task Team on Trade 2012b)",
         ["UN General Assembly 2014", "Task Team on Trade 2012b"]),
        ("(García y Pérez, 2014, pp. 4-5; OCDE, 2010)", ["García 2014 @4-5", "OCDE 2010"]),
        ("（张三，2012：45）", ["张三 2012 @45"]),
        ("(مودسلي، 2012)", ["مودسلي 2012"]),
        ("As Known (2012) and Known and Banda (2011: 45) say", ["Known 2012", "Known 2011 @45"]),
        ("Known's (2012, 2014) claim", ["Known 2012", "Known 2014"]),
        ("the Congo (1965), and Guinea Bissau (1966)", []),
        ("(London: Routledge, 2015)", []),
        ("(June 2015), (in 2003), (2012), (Resolution 1978), (Received 9 January 2025; accepted 3 February 2025)", []),
    ],
)  # fmt: skip
def test_author_date_marks(text: str, expected: list[str]) -> None:
    found = author_dates(text, lambda authors: str(authors[0]) == "Known")
    assert [f"{m.authors[0]} {m.year}" + (f" @{m.cited}" if m.cited else "") for m in found] == expected


def test_author_date_marks_lead_to_the_list() -> None:
    p = read(
        f"{TITLE}Osei (2014) began it (Osei and Banda 2016b, 7; Chaturvedi et al., 2012). The UNDP (2013) followed "
        f"(Osei & Banda, 2016; Kragelund, 2015). It is so.\n{LIST}"
    ).paged
    assert [(c.rule, p.works[c.work].title if c.work is not None else c.why, c.pages) for c in p.citations] == [
        ("author-date", "Clinics of hope", ""), ("author-date", "Nurses in the south", "7"),
        ("author-date", "Emerging powers", ""), ("author-date", "Human Development Report", ""),
        ("unresolved", "2 works of the document fit", ""), ("unresolved", "the document holds no full reference", ""),
    ]  # fmt: skip
    assert p.works[0].doi == "10.1016/j.wd.2014.01.001"


def test_a_surname_of_several_words() -> None:
    p = read(
        f"{TITLE}It began so (Romero Luna, 2009; De la Balze, 2019: 3).\n\n## Bibliografía\n\n"
        "• Romero Luna, I. (2009). Pymes globales. Revista ICE, 3, 12–34.\n\n"
        "• De la Balze, F. (2019). La lucha mundial. Estudios, 194, 195–205.\n"
    ).paged
    assert [(c.rule, c.work, c.pages) for c in p.citations] == [("author-date", 0, ""), ("author-date", 1, "3")]


def test_one_mark_alone_in_a_document_without_a_list_is_none() -> None:
    assert read(f"{TITLE}It was agreed upon at length (Doha 2015) and then forgotten by all.\n").paged.citations == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we are here" and left.', ["we are here"]),
        ("She said ‘we are here’ and the states’ money was gone.", ["we are here"]),
        ("They took 'the donors' money' and left.", ["the donors' money"]),
        ("Dijo «estamos aquí» y se fue; «ya no».", ["estamos aquí", "ya no"]),
        ("Er sagte „wir sind da“ und ging.", ["wir sind da"]),
        ("她说“我们在这里”，然后走了「再见」。", ["我们在这里", "再见"]),
        ("A 'phrase with an \"inner one\" in it', they said.", ["phrase with an \"inner one\" in it"]),
        ("The states' and the banks' money didn't come; it's 5' tall in the '90s.", []),
        ("It was called “hope,” no less.", ["hope"]),
        ("They met 'the donors' and then asked the others' envoys for 'more'.", ["the donors", "more"]),
    ],
)  # fmt: skip
def test_quotations(text: str, expected: list[str]) -> None:
    p = read(f"{TITLE}{text}\n").paged
    assert [p.text[q.start : q.end] for q in p.quotations] == expected


def test_a_quotation_carries_the_mark_behind_it_and_not_the_next() -> None:
    p = read(
        f"{TITLE}It spoke of ‘hope in the north’ (Osei 2014) and of ‘no hope’ (Osei and Banda 2016a).\n{LIST}"
    ).paged
    assert [[p.works[p.citations[c].work or 0].title for c in q.citations] for q in p.quotations] == [
        ["Clinics of hope"], ["Nurses in the north"],
    ]  # fmt: skip


def test_a_quotation_set_apart_carries_its_source() -> None:
    p = read(f"{TITLE}It is defined as:\n\n> a fund that pays for clinics in the north (Osei 2014)\n{LIST}").paged
    (q,) = p.quotations
    assert (p.text[q.start : q.end], q.ended) == ("a fund that pays for clinics in the north", "block")
    assert [p.citations[c].rule for c in q.citations] == ["author-date"]


def test_a_quotation_that_is_never_closed_ends_at_its_note() -> None:
    p = read(f"{TITLE}They spoke of 'hope for the clinics of the north.¹ It was the states' own.\n\n¹{FULL}\n").paged
    (q,) = p.quotations
    assert (p.text[q.start : q.end], q.ended, q.note) == ("hope for the clinics of the north", "note", "1")
    assert [p.works[p.citations[c].work or 0].title for c in q.citations] == ["China in Africa"]


NOTED = f"{TITLE}{{}}\n\n¹ {FULL}\n\n² {OTHER}\n"


@pytest.mark.parametrize("signs", ["“”", "‘’", "«»", '""', "„“", "「」"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They held that {a}the fund was poor.¹ It went on. Li said {a}it was closed{b}.²",
         [("the fund was poor", "note", "1"), ("it was closed", "mark", "2")]),
        ("They held that {a}the fund was poor¹ and Li said {a}it was closed{b}.²",
         [("the fund was poor", "note", "1"), ("it was closed", "mark", "2")]),
        ("They held that {a}the fund was poor. Li said {a}it was closed{b}.¹ It was {a}not so{b}.²",
         [("it was closed", "mark", "1"), ("not so", "mark", "2")]),
        ("They held that {a}the fund was poor.¹\n\nIt went on. Li said {a}it was closed{b}.²",
         [("the fund was poor", "note", "1"), ("it was closed", "mark", "2")]),
        ("They held that {a}the fund was poor.¹ Li said {a}it was closed.² So it was.",
         [("the fund was poor", "note", "1"), ("it was closed", "note", "2")]),
        ("It is {a}an effort of all the {a}South{b}.¹ It was {a}closed{b}.²",
         [("an effort of all the {a}South", "mark", "1"), ("closed", "mark", "2")]),
        ("It is {a}an effort of {a}all{b} the South{b}.¹ It was {a}closed{b}.²",
         [("an effort of {a}all{b} the South", "mark", "1"), ("closed", "mark", "2")]),
    ],
)  # fmt: skip
def test_a_quotation_left_open_does_not_take_in_the_next(
    signs: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    a, b = signs
    p = read(NOTED.format(text.format(a=a, b=b))).paged
    body = [q for q in p.quotations if p.blocks[p.block_at(q.start)].note is None]
    told = [(p.text[q.start : q.end], q.ended, q.note) for q in body]
    assert told == [(words.format(a=a, b=b), ended, note) for words, ended, note in expected]


def test_a_long_note_is_read_to_its_end() -> None:
    said = "It was said there that all of this is so, and more. " * 500
    p = notes(f"{FULL} {said}{OTHER} {said}Alden, China in Africa, 12.")
    assert [(c.rule, c.work) for c in p.citations] == [("full", 0), ("full", 1), ("short form", 0)]
    for c in p.citations:
        assert p.text[c.start : c.end].startswith(("Chris Alden", "Ama Osei", "Alden"))


def test_where_quotations_are_no_longer_looked_for_is_said() -> None:
    storm = "They said “so. " * 120
    p = read(f"{TITLE}{storm}\n\nShe said “we are here” and left.\n").paged
    assert [p.text[q.start : q.end] for q in p.quotations] == ["we are here"]
    assert any("quotations were not looked for" in w and w.endswith(": 1") for w in p.warnings)


_PIECES = st.sampled_from(
    "Osei Ama Banda and et al. , ; : . ( ) ' \" “ ” ‘ ’ « » 2014 2012a p. 12 pp. 3–4 Ibid. op. cit. in eds note [1] ¹ "
    "² London: Zed https://x.org/y 10.1000/x 张三 ، 2012) (2015 Clinics of hope UNDP &".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join))


@settings(max_examples=150)
@given(TEXTS)
def test_nothing_raises_and_spans_lie_within(text: str) -> None:
    for m in (*works_in(text), *author_dates(text, lambda _: True)):
        assert 0 <= m.start < m.end <= len(text)
        for field in (m.title, m.publisher, m.cited, m.doi, m.url):
            assert field in text
    parse(text)
    for opened, closed in marks.quoted(text):
        assert text[opened] in "“«„‘‚‹「『'\"»"
        assert closed is None or opened < closed < len(text)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_whatever_the_notes_say_the_reading_agrees_with_itself(texts: list[str]) -> None:
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    body = " ".join(f"Claim {i} “is made” here.{str(i).translate(raised)}" for i in range(1, len(texts) + 1))
    below = "\n\n".join(f"{str(i).translate(raised)}{' '.join(t.split())}" for i, t in enumerate(texts, 1))
    r = read(f"{TITLE}{body}\n\n{below}\n")
    check_reading(r)
    assert list(r.paged.citations) == sorted(r.paged.citations, key=lambda c: (c.start, c.end))
    assert list(r.paged.works) == sorted(r.paged.works, key=lambda w: w.start)
    for c in r.paged.citations:
        assert (c.work is None) == bool(c.why)


BRAZILIAN = """A COOPERAÇÃO NA SAÚDE

{}

REFERÊNCIAS

ALMEIDA, C. et al. A concepção brasileira de cooperação. Revista Tempo, v. 4, n. 1, p. 25-35, 2012.

BUSS, P. M.; FERREIRA, J. R. Diplomacia da saúde. RECIIS, Rio de Janeiro, v. 4, n. 1, p. 93-105, 2010.

FERREIRA, J. R. Outra coisa. São Paulo: Hucitec, 2010.
"""


@pytest.mark.parametrize(
    ("mark", "works"),
    [
        ("O memorando foi assinado ali (BUSS; FERREIRA, 2010).", [1]),
        ("O memorando foi assinado ali (Buss; Ferreira, 2010, p. 94).", [1]),
        ("O memorando foi assinado ali (FERREIRA, 2010).", [2]),
        ("Segundo Almeida et al. (2012), o custo foi alto.", [0]),
        ("O custo foi alto (ALMEIDA et al., 2012; BUSS; FERREIRA, 2010).", [0, 1]),
        ("O custo foi alto (ALMEIDA; CAMPOS, 2012).", [0]),
        ("O custo foi alto (BUSS; ALMEIDA, 2010; FERREIRA, 2010).", [None, 2]),
        ("O custo foi alto (BUSS; FERREIRA, 2010). Segundo Ferreira et al. (2010), não.", [1, None]),
    ],
)
def test_marks_of_abnt(mark: str, works: list[int | None]) -> None:
    assert [c.work for c in read(BRAZILIAN.format(mark)).paged.citations] == works


@pytest.mark.parametrize(
    ("text", "kind", "title", "cited"),
    [
        ("Diallo, Aïcha. The granary. Paris: Karthala, 1999.", "full", "The granary", ""),
        ("DIALLO, A. Celeiros do povo. São Paulo: Hucitec, 2013, p. 12.", "full", "Celeiros do povo", "12"),
        ("Belize, Ministry of Finance, 2021.", "short", "Ministry of Finance, 2021", ""),
        ("Osei, Title of it, 201.", "short", "Title of it", "201"),
        ("Osei, Title of it, pp. 1990-2.", "short", "Title of it", "1990-2"),
        ("Osei and Banda, The title of it, 5.", "short", "The title of it", "5"),
        ("Minutes of Laos and Uruguay, 20 June 2001.", "", "", ""),
        ("Agreement between the United Kingdom and France, Fonds 12, 3.", "", "", ""),
        ("Letter of Banda, 12 May 1966.", "", "", ""),
        ("Osei, 2001.", "", "", ""),
        ("Paris: Karthala, 1999.", "", "", ""),
    ],
)
def test_a_year_is_no_page_and_a_day_no_title(text: str, kind: str, title: str, cited: str) -> None:
    found = works_in(text)
    assert [(m.kind, m.title, m.cited) for m in found] == ([(kind, title, cited)] if kind else [])
