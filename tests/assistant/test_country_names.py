"""Every country of CLDR is known by its name in six languages, and what only looks like one is not.

What no rule here can tell, and which way it is decided:

America, América       the continent as often as the country: never taken for the United States
Congo                  without more, the Republic (CG), as CLDR and the United Nations' short names have it
Korea, Corea, كوريا     either of two: not taken
Georgia                taken but for the state's capital, university and "State of"; "Georgia" alone in a text on the
                       United States is still read as the country
Jordan, Chad, Israel,  people's names too: not taken with another capitalised word right beside them; a first name
Dominique, Maurice     alone is still read as the country
Saint-Martin, San Martín, Santa Lucía, Jersey: the same
Gana (pt), Reunião     ordinary words: not taken where a sentence begins
Granada (es, pt)       the Spanish city is read as Grenada
مالي                   "financial": taken behind a preposition, "Republic of" and the like, or joined to a country
عمان                   Oman and Amman, written alike without vowels: taken for Oman, but for "the capital عمان" and عمّان
قطر, مصر, سورية         "diameter", "insisting", "Syrian" (f.): taken for the country
苏丹                    "sultan": taken for Sudan
黑山                    "black mountain": taken for Montenegro
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.countries import code_of, countries_in, documents_naming, named, places, territories
from assistant.filters import read_where, resolved
from assistant.wants import plain
from store.library import Library
from store.where import Where
from tests.fakes import HashingEncoder, data_of, make_reading

SENTENCES = {
    "en": "He wrote of {} at length.",
    "es": "Habló de {} en detalle.",
    "fr": "Il parla de {} longuement.",
    "pt": "Falou de {} em detalhe.",
    "ar": "كتب عن {} كثيرا.",
    "zh": "他谈到{}的历史。",
}
NAMES = [(language, code, name) for language in SENTENCES for code, name in territories()[language].items()]


def test_all_territories_are_tested() -> None:
    assert all(len(territories()[language]) >= 256 for language in SENTENCES)


@pytest.mark.parametrize("language", SENTENCES)
def test_every_name_in_every_language_is_known(language: str) -> None:
    own = [(code, name) for spoken, code, name in NAMES if spoken == language]
    sentences = {code: SENTENCES[language].format(name) for code, name in own}
    assert {c: s for c, s in sentences.items() if countries_in(s) != {c}} == {}
    assert {name: code_of(name) for code, name in own if code_of(name) != code} == {}


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_names_in_capitals_and_without_accents_are_known(language: str) -> None:
    for spoken, code, name in NAMES:
        if spoken == language:
            assert countries_in(SENTENCES[language].format(name.upper())) == {code}
            assert countries_in(SENTENCES[language].format(plain(name).title())) == {code}


# Found in a text by the shorter name that stands in them.
WHOLE_ONLY_IN_PART = (
    "Bolivia (Plurinational State of)", "Iran (Islamic Republic of)", "United Republic of Tanzania", "State of Palestine",
)  # fmt: skip


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("TR", "Turkey; Türkiye; Turkiye; Turquía; Turquie; Turquia; تركيا; 土耳其"),
        ("CI", "Ivory Coast; Côte d’Ivoire; Cote d'Ivoire; Costa de Marfil; Costa do Marfim; ساحل العاج; كوت ديفوار; 科特迪瓦; 象牙海岸"),
        ("CD", "Democratic Republic of the Congo; DR Congo; DRC; Congo-Kinshasa; Congo (Democratic Republic of the); RDC; "
               "République démocratique du Congo; جمهورية الكونغو الديمقراطية; 刚果（金）; 刚果民主共和国; 剛果民主共和國"),
        ("CG", "Congo; Republic of the Congo; Congo-Brazzaville; République du Congo; جمهورية الكونغو; 刚果（布）; 刚果共和国"),
        ("VN", "Viet Nam; Vietnam; Viêt Nam; Vietnã; Vietname; فيتنام; فييت نام; 越南"),
        ("SZ", "Eswatini; eSwatini; Swaziland; Esuatini; Essuatíni; Suazilandia; إسواتيني; سوازيلاند; 斯威士兰"),
        ("CV", "Cabo Verde; Cape Verde; Cap-Vert; الرأس الأخضر; 佛得角"),
        ("CZ", "Czechia; Czech Republic; Chequia; República Checa; Tchéquie; Tchéquia; التشيك; 捷克"),
        ("MM", "Myanmar; Burma; Birmania; Birmanie; Mianmar; ميانمار; بورما; 缅甸; 緬甸"),
        ("BO", "Bolivia (Plurinational State of); Bolivia; Bolivie; Bolívia; بوليفيا; 玻利维亚"),
        ("IR", "Iran (Islamic Republic of); Iran; Irán; Irã; Irão; إيران; ايران; 伊朗"),
        ("SY", "Syria; Syrian Arab Republic; Siria; Syrie; Síria; سوريا; سورية; 叙利亚"),
        ("LA", "Lao PDR; Lao People's Democratic Republic; Lao People’s Democratic Republic; Laos; لاوس; 老挝; 寮國"),
        ("TZ", "Tanzania; United Republic of Tanzania; Tanzanie; Tanzânia; تنزانيا; 坦桑尼亚"),
        ("KR", "South Korea; Republic of Korea; ROK; Corea del Sur; Corée du Sud; Coreia do Sul; كوريا الجنوبية; جمهورية كوريا; 韩国; 大韩民国"),
        ("KP", "North Korea; Democratic People's Republic of Korea; DPRK; Corea del Norte; Corée du Nord; كوريا الشمالية; 朝鲜; 北韓"),
        ("US", "United States; United States of America; USA; U.S.; EE. UU.; EEUU; Estados Unidos; États-Unis; EUA; الولايات المتحدة; 美国; 美國"),
        ("GB", "United Kingdom; UK; U.K.; Great Britain; Northern Ireland; Irlande du Nord; المملكة المتحدة; أيرلندا الشمالية; 英国; 北爱尔兰"),
        ("RU", "Russia; Russian Federation; Rusia; Russie; Rússia; روسيا; الاتحاد الروسي; 俄罗斯"),
        ("PS", "Palestine; Palestina; State of Palestine; فلسطين; 巴勒斯坦"),
        ("GW", "Guinea-Bissau; Guinea Bissau; Guinea-Bisáu; Guinée-Bissau; Guiné-Bissau; غينيا بيساو; 几内亚比绍"),
        ("PG", "Papua New Guinea; Papúa Nueva Guinea; Papouasie-Nouvelle-Guinée; Papua-Nova Guiné; بابوا غينيا الجديدة; 巴布亚新几内亚"),
    ],
)  # fmt: skip
def test_forms_in_use(code: str, forms: str) -> None:
    for form in forms.split("; "):
        for sentence in (f"the case of {form} here", f"({form})", f"和{form}"):
            assert countries_in(sentence) == {code}, sentence
        if form not in WHOLE_ONLY_IN_PART:
            assert code_of(form) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in Jordan and in Chad", "JO TD"),
        ("Michael Jordan met Chad Smith", ""),
        ("Northern Jordan, East Timor and South Sudan", "JO TL SS"),
        ("the Jordan River and Lake Chad", ""),
        ("Georgia and Armenia", "GE AM"),
        ("Atlanta, Georgia, and the University of Georgia", ""),
        ("the Niger and Nigeria; the Niger Delta", "NE NG"),
        ("Guinea, Equatorial Guinea, and the Gulf of Guinea", "GN GQ"),
        ("Papua New Guinea; western New Guinea; guinea pigs", "PG"),
        ("Sudan and South Sudan", "SD SS"),
        ("Sudán y Sudán del Sur", "SD SS"),
        ("Ireland, not Northern Ireland", "IE GB"),
        ("Samoa, not American Samoa", "WS AS"),
        ("Dominica, not the Dominican Republic", "DM DO"),
        ("Dominique de Villepin; Dominique Strauss", "DM"),
        ("Latin America, South America, América Latina, Amérique", ""),
        ("New Mexico and New Jersey", ""),
        ("tell us; CONTACT US TODAY", ""),
        ("Gana más quien ayuda. Reunión de ministros.", ""),
        ("o comércio do Gana", "GH"),
        ("Brasil gana menos", "BR"),
        ("the turkey was cooked in China", "CN"),
        ("Turkish, Brazilian and Congolese firms", ""),
        ("Guinea\n\nBissau", "GN"),
        ("Guinea. Bissau", "GN"),
        ("Timor\nLeste", "TL"),
        ("what did turkey promise peru?", "TR PE"),
        ("ومالي", ""),
        ("تعاون فني ومالي وإداري", ""),
        ("دعم مالي للبلدان", ""),
        ("بوركينا فاسو ومالي والنيجر", "BF ML NE"),
        ("في مالي وفي غانا", "ML GH"),
        ("النيجر ونيجيريا", "NE NG"),
        ("السودان وجنوب السودان", "SD SS"),
        ("عُمان، لا العاصمة عمان ولا عمّان", "OM"),
        ("للصين وبالهند فلبنان", "CN IN LB"),
        ("المغرب العربي ثم المغرب", "MA"),
        ("جزائر بعيدة ثم الجزائر", "DZ"),
        ("غينيا وغينيا بيساو وخليج غينيا", "GN GW"),
        ("مصرف مصر", "EG"),
        ("发展中国家与中国", "CN"),
        ("撒哈拉以南非洲与南非", "ZA"),
        ("拉美国家、欧美国家与美国", "US"),
        ("沿海地区和海地", "HT"),
        ("索马里、马里和马里兰州", "SO ML"),
        ("印度尼西亚、印度洋与印度", "ID IN"),
        ("刚果（金）、刚果（布）与刚果河", "CD CG"),
        ("南苏丹与苏丹", "SS SD"),
        ("法属圭亚那与圭亚那", "GF GY"),
        ("多米尼克与多米尼加共和国", "DM DO"),
        ("", ""),
    ],
)
def test_what_only_looks_like_a_country(text: str, codes: str) -> None:
    assert " ".join(dict.fromkeys(n.code for n in named(text))) == codes


TEXTS = {
    "en.txt": "Turkey lent to Türkiye's neighbours. A turkey is a bird; Turkish firms built it.\n\n# Turkiye\n\n[^1] TURKEY 2019.",
    "es.txt": "Turquía y el Perú. Los turcos vendieron a Turquia.",
    "ar.txt": "تركيا وبتركيا ولتركيا. الشركات التركية.",
    "zh.txt": "土耳其和中国；发展中国家。",
    "none.txt": "Nothing of the kind; developing countries, Turkmenistan.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        for name, text in TEXTS.items():
            reading = make_reading(text, name)
            library.add(reading, data_of(reading), path=f"/{name}")
        yield library


@pytest.mark.parametrize("asked", ["Turkey", "Türkiye", "turquia", "تركيا", "土耳其", "TR"])
def test_a_country_is_found_at_every_place(library: Library, asked: str) -> None:
    code = code_of(asked)
    assert code == "TR"
    sources = {d.id: d.source for d in library.documents()}
    counts = dict.fromkeys(TEXTS, 0)
    for hit in places(code, library):
        counts[sources[hit.document_id]] += 1
    assert counts == {"en.txt": 4, "es.txt": 2, "ar.txt": 3, "zh.txt": 1, "none.txt": 0}
    assert {sources[i] for i in documents_naming(code, library)} == {n for n, c in counts.items() if c}


def test_a_country_as_a_filter(library: Library) -> None:
    def found(country: str) -> set[str]:
        return {d.source for d in library.documents(resolved(read_where([f"country={country}"]), library))}

    assert found("Turquie") == {"en.txt", "es.txt", "ar.txt", "zh.txt"}
    assert found("China") == {"zh.txt"}
    assert found("Turkmenistan") == {"none.txt"}
    assert found("Chile") == set()
    where = Where(sources=("es.txt",))
    assert len(places("TR", library, where)) == 2
