"""A statement in another language than its source: no grammar compares them, but some verbs are known in both.

Whether the names, numbers and years of the statement stand in the source is for the tests of those. Here only whether
what the statement says was done is the opposite of what the source says.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verifying.faults import Fault
from assistant.verifying.reading import Source
from assistant.wants import plain

# The openings of folded verbs in English, Spanish, French and Portuguese; either side denies the other.
_OPPOSITES = tuple(
    tuple(tuple(side.split()) for side in line.split(" : "))
    for line in """
    join includ admit enter accede uni incorpor ingres adhir adher integr rejoi rejoind inclu admis aderi entrou entraron : left leav withdr quit expel exclu abandon retir salio salieron dej quitt saiu deixou sorti
    increas rose rise grew grow aument crec augment cresc subi hausse : decreas fell fall declin reduc disminu baj baiss dimin caiu cayo
    accept adopt approv acept aprob approuv adopt aprov aceit : reject refus veto rechaz rejet rejeit recus
    support back apoy soutenu soutien apoi : oppos opus opon
    began begin start launch comenz empez inici commenc debut lanc comec : ended cease stopp termin cess acab finaliz
    lent lend prest pret emprest : borrow emprunt
    export : import
    won gano ganaron gagn venc : lost lose perd
    opened abri ouver ouvr : closed clos cerr ferm fech
    creat found establish fund cre etabl estab : abol dissol suprim supprim extin
    """.strip().splitlines()
)


def opposite_faults(text: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """Verbs of a statement of which its sources, all in other languages, say the opposite and never the same."""
    if any(s.language == language for s in sources):
        return []
    said = plain(text).replace("’", " ").replace("'", " ").split()
    given = [w for s in sources for w in plain(s.text).replace("’", " ").replace("'", " ").split()]
    faults = []
    for one, other in _OPPOSITES:
        for mine, theirs in ((one, other), (other, one)):
            word = next((w for w in said if w.startswith(mine)), "")
            if word and any(w.startswith(theirs) for w in given) and not any(w.startswith(mine) for w in given):
                faults.append(Fault("direction", word, f"the source says the opposite of “{word}”"))
    return faults
