"""What CLDR does not say of countries' names: other names in use, names of other things, names that are words too.

Only tables; `countries.py` reads them. Names stand as they are written, in the six languages, parted by semicolons.
"""

from __future__ import annotations

# Names in use beside those that CLDR gives: short and former ones, those of the United Nations, acronyms.
ALSO = {
    "AE": "UAE; EAU; Emirates; Emiratos Árabes; Emirados Árabes; Emirats; 阿联酋; الإمارات",
    "AG": "Antigua", "BA": "Bosnia; Bosnie; Bósnia; 波黑; البوسنة", "BD": "孟加拉; Bangladesh", "BF": "Burkina",
    "BN": "Brunei Darussalam; Brunéi Darussalam; Brunéi", "BY": "Bielorrusia; Belarús; Byelorussia",
    "CD": "DRC; DR Congo; D.R. Congo; Democratic Republic of the Congo; Democratic Republic of Congo; Congo, Democratic Republic of the; "
          "Zaire; Zaïre; RDC; RD Congo; RD del Congo; République démocratique du Congo; República Democrática do Congo; "
          "جمهورية الكونغو الديمقراطية; الكونغو الديمقراطية; 刚果民主共和国; 民主刚果; 扎伊尔",
    "CG": "Congo; Republic of the Congo; Republic of Congo; Congo Republic; República del Congo; République du Congo; "
          "جمهورية الكونغو; الكونغو; 刚果共和国; 刚果",
    "CI": "Ivory Coast; Costa de Marfil; كوت ديفوار", "CN": "PRC; RPC; 中华人民共和国", "CV": "Cabo Verde; Cape Verde; كابو فيردي",
    "CZ": "Czech Republic; República Checa; République tchèque; República Tcheca; الجمهورية التشيكية; تشيكيا; 捷克共和国",
    "DO": "الدومينيكان; 多米尼加", "FM": "Federated States of Micronesia; Estados Federados de Micronesia",
    "GB": "UK; U.K.; Britain; Great Britain; England; Scotland; Wales; Northern Ireland; Gran Bretaña; Inglaterra; Escocia; "
          "Irlanda del Norte; Grande-Bretagne; Angleterre; Écosse; Irlande du Nord; Grã-Bretanha; Escócia; Irlanda do Norte; "
          "بريطانيا; إنجلترا; إنكلترا; أيرلندا الشمالية; إيرلندا الشمالية; 英格兰; 苏格兰; 北爱尔兰; 大不列颠",
    "GM": "The Gambia", "GW": "Guinea Bissau", "HK": "Hong Kong; 香港; هونغ كونغ", "ID": "印尼",
    "IE": "Republic of Ireland; إيرلندا", "IR": "Irão; 伊朗伊斯兰共和国",
    "KP": "North Korea; DPRK; D.P.R. Korea; Democratic People's Republic of Korea; República Popular Democrática de Corea; "
          "République populaire démocratique de Corée; República Popular Democrática da Coreia; RPDC; RPD de Corea; "
          "جمهورية كوريا الشعبية الديمقراطية; جمهورية كوريا الديمقراطية الشعبية; 朝鲜民主主义人民共和国; 北朝鲜",
    "KR": "South Korea; Republic of Korea; ROK; República de Corea; République de Corée; República da Coreia; Coréia do Sul; "
          "جمهورية كوريا; 大韩民国; 南韩; 南朝鲜",
    "KN": "Saint Kitts and Nevis; Saint Kitts", "LA": "Lao PDR; Lao P.D.R.; Lao People's Democratic Republic; RDP Lao; Lao; "
          "República Democrática Popular Lao; République démocratique populaire lao; جمهورية لاو الديمقراطية الشعبية; 寮国",
    "MD": "Moldavia; Moldavie; Moldávia; مولدافيا", "MK": "Macedonia; Macédoine; Macedônia; مقدونيا; 马其顿",
    "MM": "Burma; Myanmar; Birmania; Birmanie; Birmânia; Mianmar; بورما", "MO": "Macao; Macau; 澳门; ماكاو",
    "MU": "Île Maurice; Ilha Maurícia", "NL": "Holland; Holanda; Hollande", "PS": "Palestine; Palestina; Gaza; فلسطين; غزة; 巴勒斯坦; 加沙",
    "RE": "La Réunion; Île de la Réunion", "RU": "Russian Federation; الاتحاد الروسي; 俄罗斯联邦",
    "SA": "Arabia Saudí; السعودية; 沙特", "SY": "Syrian Arab Republic; République arabe syrienne; سورية; الجمهورية العربية السورية",
    "SZ": "Swaziland; eSwatini; Suazilandia; Swazilandia; Suazilândia; سوازيلاند; 埃斯瓦蒂尼",
    "TL": "East Timor; Timor Oriental; Timor Leste; تيمور الشرقية", "TR": "Turkiye; Türkiye; Turkey", "TT": "Trinidad",
    "TZ": "Tanzanía; 坦桑尼亚联合共和国",
    "US": "USA; U.S.A.; US; U.S.; United States of America; EE. UU.; EE.UU.; EEUU; EUA; É.-U.; États-Unis d’Amérique; "
          "Estados Unidos de América; Estados Unidos da América; الولايات المتحدة الأمريكية; 美利坚合众国",
    "VA": "Vatican; Vaticano; Holy See; Santa Sede; Saint-Siège; الفاتيكان; الكرسي الرسولي; 梵蒂冈",
    "VC": "Saint Vincent and the Grenadines; Saint Vincent; San Vicente", "VE": "Venezuela, Bolivarian Republic of",
    "VN": "Viet Nam; Vietnam; Vietname; فييت نام", "XK": "Kosovo; Kósovo",
}  # fmt: skip

# Names of other things in which a country's name stands: regions, rivers, seas, states, animals.
OTHERS = """
New Guinea; Nueva Guinea; Nouvelle-Guinée; Nova Guiné; غينيا الجديدة; 新几内亚
Gulf of Guinea; golfo de Guinea; golfe de Guinée; golfo da Guiné; خليج غينيا; 几内亚湾; Guinea pig; Guinea pigs; Guinea fowl; Guinea worm
New Mexico; Nuevo México; Nouveau-Mexique; Novo México; نيو مكسيكو; 新墨西哥; Gulf of Mexico; golfo de México; golfe du Mexique; golfo do México; خليج المكسيك; 墨西哥湾
Lake Chad; lago Chad; lac Tchad; lago Chade; بحيرة تشاد; 乍得湖; Lake Malawi; lago Malawi; lac Malawi; بحيرة ملاوي; 马拉维湖
Niger Delta; Niger State; Niger River; River Niger; delta del Níger; río Níger; delta du Niger; fleuve Niger; delta do Níger; rio Níger; نهر النيجر; دلتا النيجر; 尼日尔河; 尼日尔三角洲
River Jordan; Jordan River; Jordan Valley; río Jordán; fleuve Jourdain; rio Jordão; نهر الأردن; غور الأردن; 约旦河
Congo Basin; Congo River; River Congo; cuenca del Congo; río Congo; bassin du Congo; fleuve Congo; bacia do Congo; rio Congo; حوض الكونغو; نهر الكونغو; 刚果河; 刚果盆地
State of Georgia; University of Georgia; Georgia State; Georgia Tech; Atlanta, Georgia; Savannah, Georgia; Augusta, Georgia; ولاية جورجيا
New Jersey; Nueva Jersey; Nouveau Jersey; Nova Jersey; Jersey City; نيو جيرسي; 新泽西; New England; Nueva Inglaterra; Nouvelle-Angleterre; Nova Inglaterra; New South Wales; Prince of Wales
South China Sea; East China Sea; mar de China; mer de Chine; mar da China; بحر الصين; 南中国海; Sea of Japan; mar del Japón; mer du Japon; mar do Japão; بحر اليابان; 日本海; Gulf of Oman; خليج عمان; 阿曼湾
Inner Mongolia; Mongolia Interior; Mongolie-Intérieure; Mongólia Interior; منغوليا الداخلية; 内蒙古; 外蒙古
British India; French India; East India Company; Compañía de las Indias; Dutch Guiana; Indo-China; الهند الصينية; 印度洋; 印度支那; 印度河
المغرب العربي; المغرب الكبير; نصف قطر; العاصمة عمان; العاصمة الأردنية عمان; عمان عاصمة الأردن; Western Samoa Islands
发展中国家; 其中国家; 集中国家; 欧美国家; 拉美国家; 南美国家; 中美国家; 北美国家; 亚美国家; 完美国家; 道德国家; 宪法国家; 立法国家; 司法国家; 以南非洲; 东南非洲; 南非洲; 朝鲜半岛; 索马里兰; 马里兰; 马里亚纳
沿海地; 近海地; 临海地; 滨海地; 公海地; 上海地; 北海地; 东海地; 南海地; 珠海地; 渤海地; 黄海地; 青海地; 内海地; 深海地
"""

# People are called so too: with another name right beside it, it is a person's (or a street's, or a university's).
ALSO_PERSONS = frozenset(
    name.strip()
    for name in """
    jordan; chad; georgia; israel; dominique; maurice; san martin; saint martin; santa elena; santa helena
    sainte helene; santa lucia; sainte lucie; st martin; st helena; san bartolome; saint barthelemy; san vicente
    san marino; saint marin; jersey; guernsey; martinica; trinidad; antigua; kenya; gana; lao
    """.replace("\n", ";").split(";")
) - {""}
# Ordinary words in one of the languages: no country where a sentence begins, nor in lower case.
ALSO_WORDS = frozenset(["gana", "reunion", "reuniao", "grenade", "granada", "emirats", "lao"])
# Beside these a capitalised word says nothing of a person.
BESIDE = frozenset(
    """
    in from to with for and but both while when as after before since by at of the between unlike like under if
    northern southern eastern western north south east west central president king kingdom minister government republic
    en de desde con para y el la los las entre según dans avec pour et le les du des au aux selon em do da com e o os as
    """.split()
)
