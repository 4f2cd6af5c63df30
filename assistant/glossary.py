"""What the same thing is called elsewhere: countries by their capitals and in other languages, organisations by their
acronyms in other languages ("PNUD", "联合国"), and the fixed terms of this field.

Word vectors translate ordinary words; an acronym or a capital that stands for its government ("Ankara") means nothing
to them. Each entry gives the English names by which the library's documents are likely to say it. Country names come
from CLDR (`countries.py`), the rest are the two tables below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.countries import english_name, names
from assistant.wants import plain, plain_in_place

# English names (";" between), then what else it is called, in any language (";" between). An acronym stands as its
# readers write it; it is matched in capitals only, or "oms" and "pma" would be found in ordinary words.
_TERMS = """
United Nations; UN | ONU; Naciones Unidas; Nations Unies; Nações Unidas; الأمم المتحدة; 联合国
United Nations Development Programme; UNDP | PNUD; برنامج الأمم المتحدة الإنمائي; 开发计划署; 联合国开发计划署
UNHCR; UN Refugee Agency; High Commissioner for Refugees | ACNUR; HCR; المفوضية السامية; مفوضية اللاجئين; 难民署; 联合国难民署
UNOSSC; United Nations Office for South-South Cooperation | UNOSSC; OCSS; Oficina de las Naciones Unidas para la Cooperación Sur-Sur; مكتب الأمم المتحدة للتعاون فيما بين بلدان الجنوب; 南南合作办公室
UNCTAD | CNUCED; الأونكتاد; 贸发会议
OCHA; humanitarian affairs | OCAH; BCAH; أوتشا; 人道协调厅
UNICEF | 儿基会; اليونيسف
UNESCO | 教科文组织; اليونسكو
FAO; Food and Agriculture Organization | الفاو; 粮农组织
World Food Programme; WFP | PAM; برنامج الأغذية العالمي; 粮食计划署
World Health Organization; WHO | OMS; منظمة الصحة العالمية; 世卫组织; 世界卫生组织
International Labour Organization; ILO | OIT; منظمة العمل الدولية; 劳工组织
International Organization for Migration; IOM | OIM; المنظمة الدولية للهجرة; 移民组织
ECLAC | CEPAL; CEPALC; اللجنة الاقتصادية لأمريكا اللاتينية; 拉加经委会
General Assembly | AGNU; Asamblea General; Assemblée générale; Assembleia Geral; الجمعية العامة; 联合国大会
Security Council | Consejo de Seguridad; Conseil de sécurité; Conselho de Segurança; مجلس الأمن; 安理会; 安全理事会
International Monetary Fund; IMF | FMI; صندوق النقد الدولي; 国际货币基金组织
World Bank | Banco Mundial; Banque mondiale; البنك الدولي; 世界银行; 世行
World Trade Organization; WTO | OMC; منظمة التجارة العالمية; 世贸组织
OECD; Organisation for Economic Co-operation and Development | OCDE; منظمة التعاون الاقتصادي والتنمية; 经合组织
DAC; Development Assistance Committee | لجنة المساعدة الإنمائية; 发援会
official development assistance; ODA; aid | AOD; APD; ayuda oficial al desarrollo; aide publique au développement; المساعدة الإنمائية الرسمية; 官方发展援助
European Union; EU | UE; Unión Europea; Union européenne; União Europeia; الاتحاد الأوروبي; 欧盟; 欧洲联盟
African Union; AU | UA; Unión Africana; Union africaine; União Africana; الاتحاد الأفريقي; 非盟; 非洲联盟
African Continental Free Trade Area; AfCFTA | ZLECAf; ZLECAF; ZLEC; TLCAC; ZLCCA; ACLCA; Zone de libre-échange continentale africaine; Zona de Libre Comercio Continental Africana; Área Continental Africana de Libre Comercio; Zona de Livre-Comércio Continental Africana; Zona de Comércio Livre Continental Africana; Área de Livre Comércio Continental Africana; منطقة التجارة الحرة القارية الأفريقية; منطقة التجارة الحرة القارية; 非洲大陆自由贸易区; 非洲大陆自贸区
ECOWAS; Economic Community of West African States | CEDEAO; Communauté économique des États de l'Afrique de l'Ouest; Comunidad Económica de Estados de África Occidental; Comunidad Económica de los Estados de África Occidental; Comunidade Econômica dos Estados da África Ocidental; Comunidade Económica dos Estados da África Ocidental; الجماعة الاقتصادية لدول غرب أفريقيا; إيكواس; 西非国家经济共同体; 西非经共体
Islamic Development Bank; IsDB | BID islamique; البنك الإسلامي للتنمية; 伊斯兰开发银行
African Development Bank; AfDB | BAD; البنك الأفريقي للتنمية; 非洲开发银行
Asian Development Bank; ADB | BAsD; البنك الآسيوي للتنمية; 亚洲开发银行
Buenos Aires Plan of Action; BAPA | PABA; خطة عمل بوينس آيرس; 布宜诺斯艾利斯行动计划
India-Brazil-South Africa; IBSA | IBAS; منتدى إيبسا; 印度巴西南非
NATO | OTAN; الناتو; حلف شمال الأطلسي; 北约
ASEAN; Association of Southeast Asian Nations; Association of South-East Asian Nations | ANASE; ANSEA; Asociación de Naciones de Asia Sudoriental; Asociación de Naciones del Sudeste Asiático; Association des nations de l'Asie du Sud-Est; Associação de Nações do Sudeste Asiático; رابطة أمم جنوب شرق آسيا; الآسيان; 东盟; 东南亚国家联盟
Arab League; League of Arab States | Liga Árabe; Liga de los Estados Árabes; Ligue arabe; Ligue des États arabes; Liga dos Estados Árabes; جامعة الدول العربية; الجامعة العربية; 阿拉伯国家联盟; 阿盟
Organisation of Islamic Cooperation; Organization of Islamic Cooperation; OIC | Organización de Cooperación Islámica; Organisation de la coopération islamique; Organização para a Cooperação Islâmica; منظمة التعاون الإسلامي; 伊斯兰合作组织
Gulf Cooperation Council; GCC | Consejo de Cooperación del Golfo; Conseil de coopération du Golfe; Conselho de Cooperação do Golfo; مجلس التعاون الخليجي; 海湾合作委员会; 海合会
European Commission | Comisión Europea; Commission européenne; Comissão Europeia; المفوضية الأوروبية; 欧盟委员会; 欧洲委员会
East African Community; EAC | Communauté d'Afrique de l'Est; Communauté de l'Afrique de l'Est; Communauté est-africaine; Comunidad de África Oriental; Comunidad del África Oriental; Comunidade da África Oriental; جماعة شرق أفريقيا; 东非共同体
Southern African Development Community; SADC | Communauté de développement de l'Afrique australe; Comunidad de Desarrollo del África Meridional; Comunidade de Desenvolvimento da África Austral; 南部非洲发展共同体
Common Market for Eastern and Southern Africa; COMESA | Marché commun de l'Afrique orientale et australe; Mercado Común de África Oriental y Meridional; Mercado Comum da África Oriental e Austral; 东部和南部非洲共同市场
BRICS | BRICS; بريكس; 金砖国家; 金砖四国; 金砖
roadmap | hoja de ruta; feuille de route; roteiro; mapa do caminho; خارطة الطريق; خارطة طريق; خريطة الطريق; خريطة طريق; 路线图
Group of 77; G77 | Grupo de los 77; Groupe des 77; Grupo dos 77; مجموعة الـ77; مجموعة ال 77; 七十七国集团; 77国集团
Non-Aligned Movement; NAM | NOAL; Movimiento de Países No Alineados; Mouvement des non-alignés; Movimento dos Não Alinhados; حركة عدم الانحياز; 不结盟运动
New Development Bank; NDB | NBD; Nuevo Banco de Desarrollo; Nouvelle banque de développement; Novo Banco de Desenvolvimento; بنك التنمية الجديد; 新开发银行
Asian Infrastructure Investment Bank; AIIB | BAII; البنك الآسيوي للاستثمار في البنية التحتية; 亚投行; 亚洲基础设施投资银行
Belt and Road Initiative; BRI | Franja y la Ruta; Nouvelles routes de la soie; Cinturão e Rota; الحزام والطريق; 一带一路
Red Cross; ICRC | CICR; Cruz Roja; Croix-Rouge; Cruz Vermelha; الصليب الأحمر; 红十字
NGO; NGOs; non-governmental organisations | ONG; ONGs; المنظمات غير الحكومية; 非政府组织
South-South cooperation; SSC | CSS; cooperación Sur-Sur; coopération Sud-Sud; cooperação Sul-Sul; التعاون فيما بين بلدان الجنوب; التعاون بين بلدان الجنوب; التعاون بين دول الجنوب; 南南合作
triangular cooperation | cooperación triangular; coopération triangulaire; cooperação triangular; التعاون الثلاثي; 三方合作
global South | Sur Global; Sud global; Sul Global; الجنوب العالمي; 全球南方
global North | Norte Global; Nord global; الشمال العالمي; 全球北方
least developed countries; LDCs | PMA; PMD; pays les moins avancés; países menos adelantados; países menos avançados; أقل البلدان نموا; 最不发达国家
Sustainable Development Goals; SDGs | ODS; ODD; Objetivos de Desarrollo Sostenible; Objectifs de développement durable; أهداف التنمية المستدامة; 可持续发展目标
gross domestic product; GDP | PIB; الناتج المحلي الإجمالي; 国内生产总值
"""

# Capitals, as they are used for their governments, with the forms that other languages give the best known.
# Those that are also words or people's names in everyday use are left out ("Lima", "Roma", "Praia", "Salvador").
_CAPITALS = """
AE Abu Dhabi; AF Kabul; AM Yerevan; AO Luanda; AR Buenos Aires; AU Canberra; AZ Baku; BD Dhaka; BF Ouagadougou; BI Gitega
BJ Cotonou, Porto-Novo; BO La Paz; BR Brasilia, Brasília, برازيليا, 巴西利亚; BW Gaborone; BY Minsk; CA Ottawa; CD Kinshasa
CF Bangui; CG Brazzaville; CI Abidjan, Yamoussoukro; CL Santiago de Chile; CM Yaounde, Yaoundé; CN Beijing, Peking, Pekín, Pékin, Pequim, بكين, 北京
CO Bogotá, Bogota; CR San José; CU Havana, La Habana, La Havane, هافانا, 哈瓦那; DE Berlin, Berlín, Berlim; DK Copenhagen
DO Santo Domingo; DZ Algiers, Argel, Alger, الجزائر العاصمة; EC Quito; EG Cairo, El Cairo, Le Caire, القاهرة, 开罗; ER Asmara; ET Addis Ababa, Addis Abeba
FJ Suva; FR Paris; GB London, Londres, لندن, 伦敦; GE Tbilisi; GH Accra; GN Conakry; GQ Malabo; GT Ciudad de Guatemala; GW Bissau
HN Tegucigalpa; HT Port-au-Prince; ID Jakarta, Yakarta, 雅加达, جاكرتا; IN New Delhi, Delhi, Nueva Delhi, Nova Délhi, نيودلهي, 新德里
IQ Baghdad, Bagdad; IR Tehran, Teherán, Téhéran, طهران, 德黑兰; IT Rome; JO Amman; JP Tokyo, Tokio, Tóquio, 东京
KE Nairobi; KG Bishkek; KH Phnom Penh; KP Pyongyang; KR Seoul, Séoul, 首尔; KW Kuwait City; KZ Astana; LA Vientiane; LB Beirut, Beyrouth
LR Monrovia; LS Maseru; LY Tripoli, Trípoli; MA Rabat; MD Chisinau; MG Antananarivo; ML Bamako; MM Naypyidaw, Rangoon; MN Ulaanbaatar
MR Nouakchott; MW Lilongwe; MX Mexico City, Ciudad de México; MY Kuala Lumpur; MZ Maputo; NA Windhoek; NE Niamey; NG Abuja; NI Managua; NL The Hague, La Haya, La Haye
NP Kathmandu, Katmandú; NO Oslo; NZ Wellington; OM Muscat; PH Manila; PK Islamabad; PL Warsaw; PS Ramallah; PT Lisbon, Lisboa, Lisbonne
PY Asunción; QA Doha; RU Moscow, Moscú, Moscou, موسكو, 莫斯科, Kremlin; RW Kigali; SA Riyadh, Riad, الرياض, 利雅得; SD Khartoum, Jartum; SE Stockholm
SG Singapore City; SL Freetown; SN Dakar; SO Mogadishu, Mogadiscio; SS Juba; SV San Salvador; SY Damascus, Damasco; SZ Mbabane; TD Ndjamena, N'Djamena
TG Lomé; TH Bangkok; TJ Dushanbe; TL Dili; TM Ashgabat; TN Tunis, Túnez; TR Ankara, أنقرة, 安卡拉; TZ Dodoma, Dar es Salaam; UA Kyiv, Kiev; UG Kampala
US Washington, 华盛顿, واشنطن, White House; UY Montevideo; UZ Tashkent; VE Caracas; VN Hanoi; YE Sanaa; ZA Pretoria; ZM Lusaka; ZW Harare
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that a text calls by another name: the span of the mention and its names in English, the fullest first."""

    start: int
    end: int
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abroad:
    """A thing that a text names in any language: the span of the name and the thing's names in others than English."""

    start: int
    end: int
    names: tuple[str, ...]


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions of a text, the longest first where they overlap, in order.

    In Latin script a place is written with a capital ("La Paz", not "la paz"), and one that opens the name of
    something else ("Buenos Aires Plan of Action") is not meant. In Arabic a particle may stand before it.
    """
    found: list[Mention] = []

    def add(start: int, end: int, english: tuple[str, ...]) -> None:
        if not any(start < m.end and m.start < end for m in found):
            found.append(Mention(start, end, english))

    for match in _acronyms_pattern().finditer(text):
        add(*match.span(), _acronyms()[match.group()])
    folded = plain_in_place(text)
    for match in _terms_pattern().finditer(folded):
        add(*match.span(), _things()[_name(match)])
    for match in _places_pattern().finditer(folded):
        latin = match["name"] is not None
        if not latin or (text[match.start()].isupper() and not _OF_SOMETHING_ELSE.match(text, match.end())):
            add(*match.span(), _places()[_name(match)])
    return tuple(sorted(found, key=lambda m: m.start))


def in_english(text: str, found: Sequence[Mention]) -> str:
    """The text with its mentions by their English names, as a sentence to be searched for by meaning."""
    for mention in reversed(found):
        text = f"{text[: mention.start]}{mention.english[0]}{text[mention.end :]}"
    return text


def things(text: str) -> tuple[Mention, ...]:
    """The bodies and terms of the field that a text names, in English or another language, each with all its names."""
    folded = plain_in_place(text)
    found = [(*m.span(), _all_names()[_name(m)]) for m in _all_names_pattern().finditer(folded)]
    found += [(*m.span(), _all_acronyms()[m.group()]) for m in _all_acronyms_pattern().finditer(text)]
    return tuple(Mention(*one) for one in sorted(found))


def abroad(text: str) -> tuple[Abroad, ...]:
    """The bodies and terms of the field that a text names, each with its names in other languages than English."""
    others = {english + names: names for english, names in _terms()}
    return tuple(Abroad(t.start, t.end, others[t.english]) for t in things(text))


def _name(match: re.Match[str]) -> str:
    return match["name"] or match["arabic"] or match["rest"]


@cache
def _terms() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = (line.split(" | ") for line in _TERMS.strip().splitlines())
    return tuple((tuple(english.split("; ")), tuple(others.split("; "))) for english, others in rows)


def is_acronym(name: str) -> bool:
    """Whether a name is one of capitals in one word, which says nothing in small letters."""
    return name.isascii() and sum(c.isupper() for c in name) > 1 and " " not in name


@cache
def _acronyms() -> Mapping[str, tuple[str, ...]]:
    found = {o: english for english, others in _terms() for o in others if is_acronym(o) and o not in english}
    for english, _ in _terms():
        for short in filter(is_acronym, english):  # "NDB" in a library that writes it out
            found.setdefault(short, tuple(name for name in english if name != short))
    return {short: english for short, english in found.items() if english}


@cache
def _every_name() -> Mapping[str, tuple[str, ...]]:
    """Each name of a body or term with all names of it; of one that two things have, the first thing's."""
    found: dict[str, tuple[str, ...]] = {}
    for english, others in _terms():
        for name in (*english, *others):
            found.setdefault(name, (*english, *others))
    return found


@cache
def _all_names() -> Mapping[str, tuple[str, ...]]:
    return {plain_in_place(name): names for name, names in _every_name().items() if not is_acronym(name)}


@cache
def _all_acronyms() -> Mapping[str, tuple[str, ...]]:
    return {name: names for name, names in _every_name().items() if is_acronym(name)}


@cache
def _things() -> Mapping[str, tuple[str, ...]]:
    return {plain_in_place(o): english for english, others in _terms() for o in others if not is_acronym(o)}


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """Capitals, and countries in other languages than English."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in re.split(r";\s*|\n", _CAPITALS.strip()):
        code, _, cities = entry.strip().partition(" ")
        for city in cities.split(", "):
            found.setdefault(plain_in_place(city), (english_name(code),))
    for name, code in names().items():
        english = english_name(code)
        if (len(name) > 3 or not name.isascii()) and plain(english) != name and name not in _OTHER_WORDS:
            found.setdefault(name, (english,))
    return found


# Names of countries that are also ordinary words, people or parts of other names in one of the languages.
_OTHER_WORDS = frozenset(
    "america reunion maurice mauricio dominique salvador gana servia franca grenade guernesey mali مالي 海地".split()
)
_OF_SOMETHING_ELSE = re.compile(r"[ -](?:[A-Z]|(?:Plan|Declara|Conf|Consens|Acuerdo|Accord|Agreement|Summit|Cumbre))")


def _alternatives(table: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    ordered = sorted(table, key=len, reverse=True)
    latin = "|".join(re.escape(n) for n in ordered if n[0].isascii())
    arabic = "|".join(re.escape(n) for n in ordered if "\u0600" <= n[0] <= "\u06ff")
    rest = "|".join(re.escape(n) for n in ordered if not n[0].isascii() and not "\u0600" <= n[0] <= "\u06ff")
    return re.compile(
        rf"(?<![\w-])(?P<name>{latin})(?![\w-])|(?<!\w)[وبلفك]?(?P<arabic>{arabic})(?!\w)|(?P<rest>{rest})(?![洋区])"
    )


@cache
def _terms_pattern() -> re.Pattern[str]:
    return _alternatives(_things())


@cache
def _places_pattern() -> re.Pattern[str]:
    return _alternatives(_places())


@cache
def _acronyms_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_acronyms(), key=len, reverse=True))})\b")


@cache
def _all_names_pattern() -> re.Pattern[str]:
    return _alternatives(_all_names())


@cache
def _all_acronyms_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_all_acronyms(), key=len, reverse=True))})\b")
