from __future__ import annotations

import pytest

from assistant.leaning import leans_on_the_one_before, opening_of

LEANS = """
They began with two mills.
Its seat is in Velsund.
It runs for forty miles.
This was due to the storm.
But these are small.
This trend is new.
Such mills are rare.
Such a mill is rare.
Both were burnt.
The former is older.
He argued that mills fail.
In particular, this is seen in the north.
It is expected to grow.
It points to the sea.
It is a mill that failed.
Unfortunately, these mills fail.
Ellos empezaron con dos molinos.
Esto se debe a la tormenta.
Estas medidas son caras.
Ils ont commencé avec deux moulins.
Cela est dû à la tempête.
Ces moulins sont rares.
Elle est rare.
Eles começaram com dois moinhos.
Isso mostra o problema.
Esses moinhos são raros.
"""
STANDS = """
It is argued that mills fail.
It could be argued that mills fail.
It also makes sense to wait.
It is often forgotten that mills fail.
It has become clear that mills fail.
It is difficult to build mills.
It is no surprise that mills fail.
It remains to be seen whether mills fail.
It takes courage to build.
This brief asks why.
This policy brief asks why.
This special issue asks why.
This year was wet.
This is an open access article.
Those who build mills are few.
Such as it is, the mill runs.
However, this is not to say that mills fail.
Both the mill and the barn were burnt.
Italy lent the stones.
The mill runs.
These days mills are rare.
The former minister spoke.
That mills fail is known.
Este informe explica por qué.
Ce rapport explique pourquoi.
Este relatório explica por quê.
Il est clair que les moulins tombent.
Il est difficile de construire.
Il y a deux moulins.
"""


@pytest.mark.parametrize("text", LEANS.strip().splitlines())
def test_what_points_back(text: str) -> None:
    assert leans_on_the_one_before(text)


@pytest.mark.parametrize("text", STANDS.strip().splitlines())
def test_what_stands_by_itself(text: str) -> None:
    assert not leans_on_the_one_before(text), opening_of(text)
