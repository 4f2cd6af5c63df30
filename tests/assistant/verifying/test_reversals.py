"""What shares its words with the source and says something else: roles exchanged, conditions and questions dropped.

Each false statement stands beside true ones of the same words, which must be kept.
"""

from __future__ import annotations

import pytest

from tests.assistant.verifying.cited import evidence, verifier

SHOWN = ("quoted", "supported", "partial")

CONTRASTS = [
    ("The treaty was signed by Peru, not by Ghana.", "The treaty was signed by Ghana, not by Peru."),
    ("The bank lent more to Peru than to Ghana.", "The bank lent more to Ghana than to Peru."),
    ("Imports grew faster than exports.", "Exports grew faster than imports."),
    ("Peru, unlike Ghana, has paid.", "Ghana, unlike Peru, has paid."),
    ("Unlike Ghana, Peru has paid.", "Ghana, unlike Peru, has paid."),
    ("Peru has paid.", "Ghana, unlike Peru, has paid."),
    ("The office was moved to Lima instead of Accra.", "The office was moved to Accra instead of Lima."),
    ("The fund gives loans rather than grants.", "The fund gives grants rather than loans."),
    ("The fund gives not grants but loans to its members.", "The fund gives not loans but grants to its members."),
    ("El fondo presta a Perú, no a Ghana.", "El fondo presta a Ghana, no a Perú."),
    ("Le fonds prête au Pérou plutôt que au Ghana.", "Le fonds prête au Ghana plutôt que au Pérou."),
    ("O fundo empresta ao Peru em vez de Gana.", "O fundo empresta ao Gana em vez de Peru."),
]
AGENTS = [
    ("Ghana was founded by the bank.", "The bank was founded by Ghana."),
    ("Ghana was founded by the bank.", "Ghana founded the bank."),
    ("Ghana founded the bank.", "Ghana was founded by the bank in a year of drought."),
    ("The council is chosen by the ministry.", "The ministry is chosen by the council every year."),
    ("Ghana never recognised Peru.", "Peru never recognised Ghana."),
    ("El consejo fue elegido por el ministerio.", "El ministerio fue elegido por el consejo."),
    ("Le conseil a été élu par le ministère.", "Le ministère a été élu par le conseil."),
    ("O conselho foi eleito pelo ministério.", "O ministério foi eleito pelo conselho."),
]
TIMES = [
    ("Exports have risen since 2010.", "Exports rose until 2010 and have since fallen."),
    ("The office has been in Lima since 2015.", "The office was in Lima until 2015."),
    ("The office has been in Lima since 2010.", "The office was in Lima from 2010 to 2015."),
    ("The line was closed before independence.", "The line was closed after independence."),
    ("La oficina está en Lima desde 2015.", "La oficina estuvo en Lima hasta 2015."),
    ("O escritório fica em Lima desde 2015.", "O escritório ficou em Lima até 2015."),
]
NUMBERS = [
    ("The temperature was 5 degrees.", "The temperature was -5 degrees."),
    ("The balance was 5 million.", "The balance was −5 million in that year."),
    ("The temperature was 5 degrees.", "The temperature was 5 degrees below zero."),
    ("The fund spent 7 million.", "The fund spent 5 to 7 million."),
    ("The fund spent 5 million.", "The fund spent 5 to 7 million."),
    ("The fund spent 7 million.", "The fund spent between 5 and 7 million."),
    ("The share is 12 percent.", "The share is 8-12 percent."),
    ("The fund spent more than 7 million.", "The fund spent 5 to 7 million."),
    ("Exactly 5 million people came.", "About 5 million people came."),
    ("Precisely 40 boats were built.", "Some 40 boats were built."),
    ("El fondo gastó 7 millones.", "El fondo gastó entre 5 y 7 millones."),
    ("Le fonds a dépensé exactement 5 millions.", "Le fonds a dépensé environ 5 millions."),
]
CONDITIONS = [
    ("The bridge will be built.", "If Ghana pays, the bridge will be built."),
    ("The bridge will be built.", "The bridge will be built if Ghana pays."),
    ("The loan is repaid in yuan.", "Unless the council objects, the loan is repaid in yuan."),
    ("The members share the cost.", "The members share the cost, provided that all of them agree."),
    ("El puente será construido.", "Si Ghana paga, el puente será construido."),
    ("Le pont sera construit.", "Le pont sera construit à condition que le Ghana paie."),
    ("A ponte será construída.", "A ponte será construída, caso Gana pague."),
]
QUESTIONS = [
    ("The bank lent 5 million.", "Did the bank lend 5 million?"),
    ("The bank has failed its members.", "“Has the bank failed its members?” The answer is open."),
    ("El banco prestó 5 millones.", "¿Prestó el banco 5 millones?"),
]
DENIALS = [
    ("The bank lent 5 million.", "The minister denied that the bank had lent 5 million."),
    (
        "The bank lent 5 million.",
        "The minister denied reports that in that dry year the state bank had lent 5 million.",
    ),
    ("The bank lent 5 million.", "The bank lent 5 million, a claim that the minister denied."),
    ("The bank lent 5 million.", "That the bank lent 5 million was denied by the minister."),
    ("The bank is solvent.", "He said that the bank is solvent, but that was false."),
    ("The bank is solvent.", 'He said "the bank is solvent" but that was false.'),
    ("The bank of the islands is solvent.", "Many say the bank of the islands is solvent. This is not true."),
    ("The bank is solvent.", "It is a myth that the bank is solvent."),
    ("The bank is solvent.", "The claim that the bank is solvent has been refuted."),
    ("The bank is solvent.", "Contrary to claims that the bank is solvent, it has closed."),
    ("El banco es solvente.", "El ministro negó que en esos años difíciles el banco fuera solvente."),
    ("La banque est solvable.", "Il n'est pas vrai que la banque est solvable."),
    ("O banco é solvente.", "O ministro negou que o banco é solvente."),
]
NAMES = [
    (
        "The Fund for Hunger Alleviation and Poverty paid for nine wells in the north of Ghana.",
        "The Fund for Poverty Alleviation and Hunger paid for nine wells in the north of Ghana.",
    ),
    ("The Centre for Trade Policy pays.", "The Centre for Policy Trade pays for wells."),
]
REVERSED = [*CONTRASTS, *AGENTS, *TIMES, *NUMBERS, *CONDITIONS, *QUESTIONS, *DENIALS, *NAMES]

KEPT = [
    ("The treaty was signed by Ghana and not by Peru.", "The treaty was signed by Ghana, not by Peru."),
    ("The treaty was signed by Ghana.", "The treaty was signed by Ghana, not by Peru."),
    ("More was lent to Ghana than to Peru.", "The bank lent more to Ghana than to Peru."),
    ("Unlike Peru, Ghana has paid.", "Ghana, unlike Peru, has paid."),
    ("Ghana has paid.", "Ghana, unlike Peru, has paid."),
    ("Rather than loans, the fund gives grants.", "The fund gives grants rather than loans."),
    ("Exports grew faster than imports.", "Exports grew faster than imports did in that year."),
    ("The bank was founded by Ghana.", "Ghana founded the bank in a year of drought."),
    ("Ghana founded the bank.", "The bank was founded by Ghana in a year of drought."),
    ("Ghana paid for the bank that Peru founded.", "The bank was founded by Peru, and Ghana paid for the bank."),
    ("Exports rose until 2010.", "Exports rose until 2010 and have since fallen."),
    ("The office has been in Lima since 2015.", "The office has been in Lima ever since 2015."),
    ("The office opened in 2010.", "The office was open from 2010 to 2015."),
    ("The fund spent 5 to 7 million.", "The fund spent 5 to 7 million in that year."),
    ("The fund spent between 5 and 7 million.", "The fund spent 5 to 7 million in that year."),
    ("The fund spent up to 7 million.", "The fund spent 5 to 7 million in that year."),
    ("The share rose to 7 million.", "The share rose from 5 to 7 million in that year."),
    ("The temperature was -5 degrees.", "The temperature was -5 degrees that day."),
    ("The fund spent about 5 million.", "The fund spent approximately 5 million."),
    ("Exactly 40 boats were built.", "Exactly 40 boats were built there."),
    ("If Ghana pays, the bridge will be built.", "The bridge will be built if Ghana pays."),
    ("The bridge has 9 arches.", "The bridge has 9 arches; if Ghana pays, it will be mended."),
    ("The report asks whether the bank lent 5 million.", "Did the bank lend 5 million?"),
    ("The minister denied that the bank had lent 5 million.", "The minister denied that the bank lent 5 million."),
    ("The claim that the bank is solvent is false.", "The claim that the bank is solvent has proved false."),
    ("The minister denied nothing.", "The minister denied nothing. The bank is solvent."),
    ("The bank is solvent.", "The minister denied nothing. The bank is solvent."),
    ("The bank is solvent.", "It is not true that the fund is rich. The bank is solvent in every respect."),
    (
        "The Fund for Poverty and Hunger Alleviation pays.",
        "The Fund for Poverty and Hunger Alleviation pays for wells.",
    ),
    ("The form is short.", "The form is short. It was made to inform the members."),
    ("The letters inform the members.", "The letters, in a new form, tell the members what they ask: they inform."),
    ("The members inform the press.", "A form was made. It lets members tell the press: they inform and impress it."),
    ("The port grew.", "The port grew while imports fell."),
    ("Ghana, South Africa and Peru met.", "Peru, Ghana and South Africa met in the spring."),
]


@pytest.mark.parametrize(("statement", "text"), REVERSED)
def test_a_reversal_is_not_shown(statement: str, text: str) -> None:
    e = evidence(text, title="A survey", language=language(statement))
    assert verifier().verify(statement, [e.key], [e]).support == "unsupported"


@pytest.mark.parametrize(("statement", "text"), KEPT)
def test_what_says_the_same_in_other_words_is_shown(statement: str, text: str) -> None:
    e = evidence(text, title="A survey")
    said = verifier().verify(statement, [e.key], [e])
    assert said.support in SHOWN, said.why


def language(statement: str) -> str:
    opening = statement.split()[0]
    return {"El": "es", "La": "es", "Le": "fr", "O": "pt", "A": "pt"}.get(opening, "en")
