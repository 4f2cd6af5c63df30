from __future__ import annotations

import pytest

from assistant.force import force_of, gives_examples

RECOMMENDS = """
The guilds should keep a register.
The guilds should not lend seed in autumn.
A register must be kept by every guild.
If seed is to last, the guilds must lend it early.
More divers need to be trained.
There is a need to train divers.
The guilds' accounts deserve careful scrutiny.
It would be useful to compare the ports.
What is needed now is a common register.
We call for a common register.
The next step is to train divers.
Consideration might be given to a second shed.
Los gremios deben llevar un registro.
Los gremios deberían llevar un registro.
Es necesario que los gremios lleven un registro.
Hay que formar a más buzos.
Se recomienda un registro común.
Si se considera la tormenta, resulta imperativo llevar un registro.
Les guildes devraient tenir un registre.
Les guildes doivent tenir un registre.
Il faut former des plongeurs.
Il est nécessaire de former des plongeurs.
As guildas deveriam manter um registro.
As guildas devem manter um registro.
É preciso formar mergulhadores.
Recomenda-se um registro comum.
The guilds must, above all, keep a register.
The guilds had better keep a register.
Los gremios deben, ante todo, llevar un registro.
Los gremios no deben jamás prestar en otoño; se debe llevar un registro.
Se debe llevar un registro.
Debe haber un registro común.
Los gremios deben notificar sus préstamos.
Le registre doit porter sur les prêts.
La guilde ne doit pas tarder.
Les règles doivent d’abord être simples.
Les guildes doivent, avant tout, tenir un registre.
Les prêts doivent se faire tôt.
Les guildes se doivent de tenir un registre.
As guildas devem, antes de tudo, manter um registro.
Deve-se manter um registro.
Convém manter um registro.
يجب على النقابات أن تمسك سجلا.
各行会应当设立登记册。
"""
REPORTS = """
In the ports it is often argued that the guilds are slow.
It could be argued that the guilds are slow.
The guilds are seen as slow.
The guilds have been praised for their speed.
Critics claim that the guilds should be dissolved.
Delegates insisted that the guilds should pay.
The divers interviewed said that seed must be lent early.
According to Odalys Brandt, the guilds should pay.
There is growing concern that seed is short.
The prevailing view is that the guilds are slow.
Some observers have argued that the guilds must pay.
The rule that members must pay is old.
Se afirma que los gremios son lentos.
Según Odalys Brandt, los gremios deben pagar.
De acuerdo con la directora, los gremios deberían pagar.
Selon Odalys Brandt, les guildes doivent payer.
Il est souvent affirmé que les guildes sont lentes.
Segundo a diretora, as guildas devem pagar.
Afirma-se que as guildas são lentas.
"""
ASSERTS = """
The guilds keep a register.
The harvest should be ready by June.
Prices should fall to nine crowns by spring.
It should be noted that the guilds are old.
The Harbour Bank should not be mistaken for the Guild Bank.
The two guilds must never be confused.
On parle d'un « panier de crabes » : les quais se croisent, et une barque doit porter deux papiers.
This is called a “crab basket”: the quays cross, and a boat must carry two papers.
It is unclear whether the guilds should pay.
Should the harvest fail, the guilds close.
The mill must have burnt in winter.
Officials who must explain their rules write them down.
Seed can be lent in autumn.
The need of seed is great.
The guild may be viewed as a bank.
The register will require two clerks.
Esto se debe a la tormenta.
La demanda debería crecer en los próximos años.
Les prix devraient baisser au printemps.
Conviene recordar que los gremios son viejos.
O registro é antigo.
La guilde tient un registre.
La guilde doit son nom à la ville.
La guilde doit quatre millions à la ville.
La guilde doit plus à la ville.
Il doit avoir plu.
Debe recordarse que los gremios son viejos.
El gremio debe mil coronas.
A guilda deve mil coroas.
Deve ter chovido.
这些行会对应不同的港口。
"""
ASKS = """
Who pays for the oil?
This raises the question of whether the guilds should pay.
The survey raises an important question: to what extent do the guilds pay.
谁来付油钱？
¿Quién paga el aceite?
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


CASES = {"recommends": RECOMMENDS, "reports": REPORTS, "asserts": ASSERTS, "asks": ASKS}


@pytest.mark.parametrize(("sentence", "force"), [(s, force) for force, text in CASES.items() for s in lines(text)])
def test_force(sentence: str, force: str) -> None:
    assert force_of(sentence) == force


def test_of_several_sentences_one_that_recommends_is_enough() -> None:
    assert force_of("The guilds are old. They should keep a register.") == "recommends"
    assert force_of("The guilds are old. They are seen as slow.") == "reports"
    assert force_of("The guilds are old. Who pays?") == "asserts"


def test_a_speaker_never_makes_the_author_recommend() -> None:
    assert force_of("The guilds should pay.", spoken=True) == "reports"


@pytest.mark.parametrize(
    ("item", "force"),
    [
        ("Visit one in nine divers after a year, and print what is found.", "recommends"),
        ("Report each spring what share of the seed was lent.", "recommends"),
        ("Record who asked for the seed, since that is the test.", "recommends"),
        ("Ask the partner port to confirm each entry before it is printed.", "recommends"),
        ("Lend in shells where a port has them.", "recommends"),
        ("Prêter tôt les semences, ce qui est moins cher.", "recommends"),
        ("Exchange divers with the ports that have been through a storm.", "recommends"),
        ("Exchange rates that are fixed fall.", "asserts"),
        ("Report of the guild that is often read.", "asserts"),
        ("Support that is given late is lost.", "asserts"),
        ("Divers who were trained are few.", "asserts"),
        ("The guild, which lends seed, is old.", "asserts"),
    ],
)
def test_an_item_of_advice_that_opens_with_a_bare_verb_recommends(item: str, force: str) -> None:
    assert force_of(item, advised=True) == force
    assert force_of(item) == "asserts"


def test_an_item_of_advice_without_a_verb_recommends() -> None:
    assert force_of("A common register, kept by every guild", advised=True) == "recommends"
    assert force_of("The register is kept by every guild", advised=True) == "asserts"
    assert force_of("A common register, kept by every guild") == "asserts"


EXAMPLES = """
Crops such as kelp are grown.
For instance, kelp is grown.
Ports like Velsund lend.
Crops are grown, including kelp.
Se cultivan algas, por ejemplo.
Des ports, tels que Velsund.
Portos, tais como Velsund.
"""
NO_EXAMPLES = """
Kelp and samphire are grown.
Such is life.
The ports were like Velsund.
Such as it is, the mill runs.
"""


@pytest.mark.parametrize(
    ("text", "examples"), [(s, True) for s in lines(EXAMPLES)] + [(s, False) for s in lines(NO_EXAMPLES)]
)
def test_examples(text: str, examples: bool) -> None:
    assert gives_examples(text) is examples
