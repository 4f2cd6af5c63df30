"""Abbreviations whose full stop need not end a sentence, in English, Spanish, French and Portuguese."""

from __future__ import annotations

from ingest.word_set import word_set

# A sentence never ends here: a name, a word or an example follows.
TITLES = word_set(
    "dr mr mrs ms prof rev hon sen rep gen col lt sgt capt amb st mt ft messrs sr sra srta dra lic ing mme mlle mm"
    " e.g eg i.e ie cf viz vs v ed eds trans approx ca c esp incl p.ej ej ex d.h z.b bzw resp al.g h.e p.s n.b"
)
# A sentence does not end here when a number follows.
NUMBERED = word_set(
    "no nos vol vols p pp pg fig figs tab ch chap sec sect art arts para paras pt nr n núm num pág págs pag cap t"
    " op ser bd jg anexo res doc rev ann jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic"
)
# A sentence ends here only where a word follows with which sentences begin.
MAYBE = word_set(
    "etc al inc ltd co corp bros jr ph.d phd m.d ll.m ll.b ll.d b.a m.a m.sc b.sc d.phil s.a s.a.s s.l a.m p.m u.s"
    " u.n u.k e.u u.s.a"
    " d.c ee.uu ibid id loc op.cit cit dept univ assn est seq et.al a.c d.c bce ad n.d s.f ss ff"
)
STARTERS = word_set(
    "the this that these those it in on at as a an and but however for from he she they we you i if when while where"
    " what who why how"
    " there here his her their its our my such some many most both each under over after before since with without"
    " by to of not no"
    " yet so thus then hence moreover furthermore indeed instead likewise similarly although though because despite"
    " among between"
    " during through finally first second third last also another other several more even only rather all any every"
    " few given once"
    " el la los las en un una unos unas este esta estos estas ese esa por para con se sin además según aunque cuando"
    " como también"
    " le les l' il elle ils elles ce cette ces dans une des pour par avec sans selon bien ainsi cependant"
    " o os as em na nos nas um uma uns umas isso isto com sem segundo embora quando também"
)
