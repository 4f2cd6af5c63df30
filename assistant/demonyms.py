"""Adjectives of countries ("Cuban", "cubano", "zambienne") and the country that each is of.

Told by their form from the country names of CLDR (`countries.py`) in Latin script, the irregular ones by a table. It
does not know whether a word is meant as such: "polish" and "Polish" are one to it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.countries import names
from assistant.wants import plain

# Two letters of the country, then its adjectives, folded, in the singular.
_IRREGULAR = """
FR french francais francaise frances francesa | GB british english britannique anglais anglaise britanico britanica ingles inglesa
NL dutch neerlandais neerlandaise neerlandes holandes holandesa | ES spanish espagnol espagnole espanol espanola espanhol espanhola
DE german allemand allemande aleman alemana alemao alema | GR greek grec grecque griego griega grego grega | DK danish | SE swedish
PL polish polonais polonaise polaco polaca polones polonesa | IE irish | CH swiss | FI finnish | NO norwegian | PT portuguese portugais portugaise portugues portuguesa | TH thai
PH filipino filipina philippine | AR argentine argentin argentino argentina | MG malagasy malgache | CI ivorian ivoirien ivoirienne
SA saudi saoudien saoudienne saudita | AE emirati | TR turkish turc turque turco turca | US american americain americaine estadounidense | PE peruvian
CO colombian | DO dominican | SV salvadoran | NE nigerien nigerienne nigerino | NG nigerian nigeriano | GN guinean
CN chinese chinois chinoise chino china chines chinesa | IN indian indien indienne indio india indiano indiana | JP japanese
CD congolese congolais congolaise | EG egyptian | MX mexican | BE belgian belge belga | AF afghan | IL israeli | IQ iraqi irakien irakienne iraki iraqui | RU russian russe ruso rusa
KR korean coreen coreenne coreano coreana | CZ czech tcheque checo checa tcheco tcheca | LB lebanese libanais libanaise libanes libanesa
MZ mozambican mozambicain mozambicaine mocambicano mocambicana | MA moroccan marocain marocaine marroqui marroquino marroquina
VN vietnamese vietnamien vietnamienne vietnamita | CY cypriot chypriote chipriota | BS bahamian
"""
# What stands behind a country's name to make the adjective, and behind the name without its last vowels.
_BEHIND = frozenset("n an ian ese i ish vian lese no na ien ienne in ine ano ana eno ena ense ais aise".split())
_BEHIND_STEM = frozenset(
    "an ian ean ese ish ic yan ano ana eno ena ino ina iano iana es esa ense ain aine ien ienne ais aise ois oise een eenne o a".split()
)
_VOWELS = "aeiouy"
_LEAST_STEM = 4


@cache
def _irregular() -> dict[str, str]:
    return {
        word: line.split()[0] for line in re.split(r"[|\n]", _IRREGULAR) if line.strip() for word in line.split()[1:]
    }


# Words that only look like one: "reuniones" and Réunion, "franco" and France.
_NO_COUNTRY = frozenset(
    "reunion reunione reuniones reuniao reunioes italic italico franc franco francos malto malta tongo georgina austral australes germanic guinea guineo romanic romano romana indic indico dominica palau chado chada turco gabon".split()
)


@cache
def _adjectives() -> dict[str, str]:
    """The adjectives made of the countries' names in Latin script with the codes of these; of "Nigeria" and "Niger"
    the former has its own."""
    named = {name: code for name, code in names().items() if re.fullmatch(r"[a-z][a-z -]{3,}", name)}
    found: dict[str, str] = {}
    for name, code in sorted(named.items(), key=lambda pair: (-len(pair[0]), pair)):
        for root, endings in ((name, _BEHIND), (name.rstrip(_VOWELS), _BEHIND_STEM)):
            if len(root) >= _LEAST_STEM:
                for behind in endings:
                    if (form := root + behind) not in named:
                        found.setdefault(form, code)
    return {form: code for form, code in found.items() if form not in _NO_COUNTRY} | _irregular()


@lru_cache(maxsize=1000)
def country_of(word: str) -> str | None:
    """The code (two letters) of the country that a word is an adjective of, in the singular or the plural."""
    folded = plain(word).strip()
    known = _adjectives()
    forms = (folded, folded.removesuffix("s"), folded.removesuffix("es"))
    return next((known[form] for form in forms if form in known and form not in _NO_COUNTRY), None)
