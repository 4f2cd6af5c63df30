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
PL polish | IE irish | CH swiss | FI finnish | NO norwegian | PT portuguese portugais portugaise portugues portuguesa | TH thai
PH filipino filipina philippine | AR argentine argentin argentino argentina | MG malagasy malgache | CI ivorian ivoirien ivoirienne
SA saudi | AE emirati | TR turkish turc turque turco turca | US american americain americaine estadounidense | PE peruvian
CO colombian | DO dominican | SV salvadoran | NE nigerien nigerienne nigerino | NG nigerian nigeriano | GN guinean
CN chinese chinois chinoise chino china chines chinesa | IN indian indien indienne indio india indiano indiana | JP japanese
CD congolese congolais congolaise | EG egyptian | MX mexican | BE belgian belge belga | AF afghan | IL israeli | IQ iraqi | RU russian russe ruso rusa
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


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """The countries' names in Latin script with their codes, the longest first: of "Nigeria" and "Niger" the former."""
    found = {name: code for name, code in names().items() if re.fullmatch(r"[a-z][a-z -]{3,}", name)}
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1000)
def country_of(word: str) -> str | None:
    """The code (two letters) of the country that a word is an adjective of, in the singular or the plural."""
    folded = plain(word).strip()
    for form in dict.fromkeys((folded, folded.removesuffix("s"), folded.removesuffix("es"))):
        if code := _irregular().get(form):
            return code
        for behind, stem in ((_BEHIND, False), (_BEHIND_STEM, True)):
            for name, code in _names():
                root = name.rstrip(_VOWELS) if stem else name
                if len(root) >= _LEAST_STEM and form.startswith(root) and form[len(root) :] in behind and form != name:
                    return code
    return None
