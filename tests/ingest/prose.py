"""Sentences of our own making, as many as a test wants, no two alike: the same seed gives the same text."""

from __future__ import annotations

import random
from collections.abc import Iterator

_EN = (
    """the planning ministry|a network of municipal water utilities|the regional development bank|the farmers'
    federation of the northern valleys|a group of visiting epidemiologists|the triangular programme on seed
    certification|the South-South unit of the secretariat|an alliance of island governments|the technical committee on
    statistics|a well-known institute of public administration|the working party on customs and transit|the former head
    of the agency""",
    """has agreed to finance|reported the difficulties of|asked the neighbouring countries to recognise|evaluated,
    with some delay,|described at length|refused to underwrite|learned a great deal from|published the terms of|carried
    out|coordinated""",
    """a cross-border fisheries inspectorate|the exchange of hydrological engineers|joint purchases of vaccines and
    laboratory equipment|an apprenticeship scheme for railway technicians|the comparison of budget classifications|a
    low-cost method of soil analysis|the interconnection of two electricity grids|an observatory of commodity
    prices|training courses in plant breeding|the archive of bilateral agreements""",
    """without attaching conditions to it|although the first evaluation found little evidence|because the beneficiaries
    themselves had demanded it|in spite of persistent institutional fragmentation|under an arrangement that both sides
    called provisional|while keeping the administrative costs below a tenth of the total|after consultations in the
    capital|with the assistance of an intergovernmental panel""",
)
_ES = (
    """el ministerio de planificación|una red de empresas municipales de agua|el banco regional de desarrollo|la
    federación de agricultores del norte|un grupo de epidemiólogas visitantes|el programa triangular de certificación
    de semillas|la unidad Sur-Sur de la secretaría|el comité técnico de estadística""",
    """acordó financiar|describió las dificultades de|pidió a los países vecinos que reconocieran|evaluó con
    demora|rechazó respaldar|aprendió mucho de|publicó las condiciones de|coordinó""",
    """una inspección pesquera transfronteriza|el intercambio de ingenieros hidrológicos|las compras conjuntas de
    vacunas|la interconexión de dos redes eléctricas|un método económico de análisis de suelos|el archivo de acuerdos
    bilaterales|la formación de técnicos ferroviarios""",
    """sin imponer condicionalidades|aunque la primera evaluación encontró poca evidencia|porque las propias
    comunidades lo habían solicitado|pese a la persistente fragmentación institucional|después de las consultas en la
    capital|con una contribución no reembolsable de la contraparte""",
)
_ZH = (
    "计划部|一个市政供水网络|区域开发银行|北部谷地的农民联合会|来访的流行病学家小组|种子认证三方方案|秘书处南南合作股|统计技术委员会",
    "同意资助|报告了|请邻国承认|评价了|详细说明了|从中学习了|公布了|协调了",
    "跨境渔业检查机构|水利工程师交流|疫苗和实验室设备联合采购|铁路技术人员学徒计划|低成本土壤分析方法|两个电网的互联|双边协定档案",
    "没有附加任何条件|尽管首次评价几乎没有找到证据|因为受益者自己提出了要求|虽然机构长期分散|在首都进行了磋商之后",
)
_PLACES = "Accra Lusaka Maputo Nairobi Quito Montevideo Dhaka Jakarta Dakar Kigali Suva Asunción Rabat Lima".split()
_FORMS = {
    "en": ("{s} {v} {o} {t}.", "In {y}, {s} {v} {o} {t}.", "At the meeting in {p}, {s} {v} {o}; {t}, it spent {n}.",
           "{s} {v} {o}, and {s2} {v2} {o2} {t}."),
    "es": ("{s} {v} {o} {t}.", "En {y}, {s} {v} {o} {t}.", "En la reunión de {p}, {s} {v} {o}; {t}, gastó {n}.",
           "{s} {v} {o}, y {s2} {v2} {o2} {t}."),
    "zh": ("{s}{v}{o}，{t}。", "{y}年，{s}{v}{o}，{t}。", "{s}{v}{o}，费用为{n}。", "{s}{v}{o}，{s2}{v2}{o2}，{t}。"),
}  # fmt: skip
_SUMS = {"en": "US${m}.{k} million", "es": "{m},{k} millones de dólares", "zh": "{m}万美元"}
_PARTS = {"en": _EN, "es": _ES, "zh": _ZH}


class Prose:
    """A source of sentences in one language (en, es, zh)."""

    def __init__(self, seed: int, language: str = "en") -> None:
        self._language = language
        self._sentences = self._made(random.Random(seed))

    def sentence(self) -> str:
        return next(self._sentences)

    def paragraph(self, sentences: int = 4) -> str:
        return ("" if self._language == "zh" else " ").join(self.sentence() for _ in range(sentences))

    def _made(self, chance: random.Random) -> Iterator[str]:
        lists = [[" ".join(i.split()) for i in part.split("|")] for part in _PARTS[self._language]]
        seen = set()
        while True:
            subjects, verbs, objects, tails = (chance.sample(part, 2) for part in lists)
            amount = _SUMS[self._language].format(m=chance.randint(2, 980), k=chance.randint(1, 9))
            made = chance.choice(_FORMS[self._language]).format(
                s=subjects[0], s2=subjects[1], v=verbs[0], v2=verbs[1], o=objects[0], o2=objects[1], t=tails[0],
                y=chance.randint(1955, 2024), p=chance.choice(_PLACES), n=amount,
            )  # fmt: skip
            made = made[0].upper() + made[1:]
            if made not in seen:
                seen.add(made)
                yield made
