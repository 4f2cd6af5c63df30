# ruff: noqa: E501 - a line of a first page is one, however long
"""First pages of the kinds that the literature has, in six languages, all invented: what the record must say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

EN = (
    "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop. "
    "It goes on for a second sentence too."
)
ES = (
    "La cooperación Sur-Sur es un mecanismo importante para el desarrollo de los países de la región, y este párrafo "
    "es lo bastante largo para serlo."
)
PT = (
    "A cooperação Sul-Sul é um mecanismo importante para o desenvolvimento dos países da região, e este parágrafo é "
    "longo o bastante para o ser."
)
FR = (
    "La coopération Sud-Sud est un mécanisme important pour le développement des pays de la région, et ce paragraphe "
    "est assez long pour en être un."
)
AR = "التعاون بين بلدان الجنوب آلية مهمة للتنمية في بلدان المنطقة، وهذه فقرة طويلة بما يكفي لتكون فقرة من النص."
ZH = "南南合作是发展中国家之间的重要合作机制，对本地区各国的发展具有重要意义。这一段文字足够长，可以作为正文段落来处理，并且以句号结尾。"


@dataclass(frozen=True)
class Page:
    """The paragraphs of a first page (BODY stands for two of text), and what must be found."""

    text: str
    body: str = EN
    name: str = "x.txt"
    title: str = ""
    type: str = ""
    issued: tuple[int, ...] = ()
    authors: list[str] | None = None
    more: dict[str, Any] = field(default_factory=dict)


PAGES = {
    "un_brief": Page(
        """UNITED NATIONS

DEPARTMENT OF ECONOMIC AND SOCIAL AFFAIRS

POLICY BRIEF NO. 157

June 2023

Scaling up South-South climate finance: what works

Summary

BODY

The state of play

BODY

BODY

This policy brief was prepared by Marta Quispe and Tomas Oyelaran in the Financing Office of UN DESA. For further information contact undesa@un.org.
""",
        title="Scaling up South-South climate finance: what works",
        type="policy brief",
        issued=(2023, 6),
        authors=["Marta Quispe", "Tomas Oyelaran"],
    ),
    "t20": Page(
        """T20 India 2023

Task Force 3
LiFE, Resilience, and Values for Wellbeing

POLICY BRIEF

TRIANGULAR COOPERATION FOR DIGITAL PUBLIC GOODS

June 2023

Anita Deshmukh, Senior Fellow, Observer Research Institute

Lucas Ferraz, Professor, University of Brasilia

Noor Siddiqui, Researcher, Centre for Policy Dialogue

Abstract

BODY

1. The Challenge

BODY

BODY
""",
        title="TRIANGULAR COOPERATION FOR DIGITAL PUBLIC GOODS",
        type="policy brief",
        issued=(2023, 6),
        authors=["Anita Deshmukh", "Lucas Ferraz", "Noor Siddiqui"],
    ),
    "journal_en": Page(
        """Journal of Southern Studies, 2019
Vol. 40, No. 12, 2113–2131, https://doi.org/10.1080/01436597.2019.1655555

ARTICLE

Emerging donors and the politics of solidarity

Amina Bello(a) and Ruth K. Mwangi(b)

(a) Department of Politics, University of Lagos, Lagos, Nigeria; (b) Institute of Development Studies, University of Nairobi, Kenya

ABSTRACT
BODY

ARTICLE HISTORY
Received 14 March 2018
Accepted 9 August 2019

KEYWORDS
South–South cooperation; donors

Introduction

BODY

BODY

CONTACT Amina Bello amina@unilag.edu

© 2019 Southern Studies Group
""",
        title="Emerging donors and the politics of solidarity",
        type="article",
        issued=(2019,),
        authors=["Amina Bello", "Ruth K. Mwangi"],
        more={
            "doi": "10.1080/01436597.2019.1655555",
            "container": "Journal of Southern Studies",
            "volume": "40",
            "issue": "12",
            "page": "2113–2131",
        },
    ),
    "scielo_pt": Page(
        """ISSN 1983-3121 (online)
http://dx.doi.org/10.1590/0034-7329202000110

ARTIGO

A cooperação Sul-Sul brasileira na saúde: avanços e limites

Brazilian South-South cooperation in health: advances and limits

Carolina Milhorance de Souza1
João Paulo Lima2

1 Universidade de Brasília, Instituto de Relações Internacionais, Brasília, Brasil. E-mail: c@unb.br
2 Universidade Federal da Bahia, Salvador, Brasil.

Recebido: 12 de março de 2020
Aceito: 3 de junho de 2020

Resumo
BODY

Palavras-chave: cooperação Sul-Sul; saúde.

Introdução

BODY

BODY
""",
        body=PT,
        title="A cooperação Sul-Sul brasileira na saúde: avanços e limites",
        type="article",
        authors=["Carolina Milhorance de Souza", "João Paulo Lima"],
        more={"doi": "10.1590/0034-7329202000110", "language": "pt"},
    ),
    "rev_es": Page(
        """Revista Española de Desarrollo y Cooperación n.º 46 (2020), pp. 25-41

Artículo

La cooperación triangular en América Latina: balance de una década

María José Pérez Gómez* y Andrés Felipe Rojas**

Resumen: BODY

Palabras clave: cooperación triangular, América Latina

* Profesora de la Universidad de Antioquia.
** Investigador del Instituto de Estudios Sociales.

Introducción

BODY

BODY

Cómo citar: Pérez Gómez, M. J. y Rojas, A. F. (2020). La cooperación triangular en América Latina: balance de una década. Revista Española de Desarrollo y Cooperación, 46, 25-41.
""",
        body=ES,
        title="La cooperación triangular en América Latina: balance de una década",
        type="article",
        issued=(2020,),
        authors=["María José Pérez Gómez", "Andrés Felipe Rojas"],
        more={"container": "Revista Española de Desarrollo y Cooperación", "language": "es", "page": "25–41"},
    ),
    "rev_fr": Page(
        """Revue d'économie du Sud, vol. 12, n° 3, septembre 2018

La coopération Sud-Sud à l'épreuve des crises

par Fatou Diop et Jean-Marc N'Guessan

Résumé. BODY

Mots-clés : coopération, crises

Introduction

BODY

BODY

Pour citer cet article : Fatou Diop et Jean-Marc N'Guessan, « La coopération Sud-Sud à l'épreuve des crises », Revue d'économie du Sud, vol. 12, n° 3, 2018, p. 45-62.
""",
        body=FR,
        title="La coopération Sud-Sud à l'épreuve des crises",
        type="article",
        issued=(2018, 9),
        authors=["Fatou Diop", "Jean-Marc N'Guessan"],
        more={"container": "Revue d'économie du Sud", "language": "fr", "volume": "12", "issue": "3"},
    ),
    "oped": Page(
        """Opinion

Africa should set the terms of its partnerships

Chidi Okonkwo
March 4, 2022

BODY

BODY

Chidi Okonkwo is a senior fellow at the Lagos Institute of Policy. The views expressed are his own.
""",
        title="Africa should set the terms of its partnerships",
        type="op-ed",
        issued=(2022, 3, 4),
        authors=["Chidi Okonkwo"],
    ),
    "speech": Page(
        """Statement by H.E. Mr. Rodrigo Malmierca, Minister of Foreign Trade of Cuba, at the Second High-level United Nations Conference on South-South Cooperation

Buenos Aires, 20 March 2019

Mr. President,
Excellencies,

BODY

BODY

Thank you.
""",
        title="Statement by H.E. Mr. Rodrigo Malmierca, Minister of Foreign Trade of Cuba, at the Second High-level United Nations Conference on South-South Cooperation",
        type="speech",
        issued=(2019, 3, 20),
        authors=["Rodrigo Malmierca"],
    ),
    "speech2": Page(
        """Keynote address by Dr. Amara Conteh, Executive Secretary of the Economic Commission

Opening of the Forum on Cooperation, Accra, 12 May 2021

BODY

BODY
""",
        type="speech",
        issued=(2021, 5, 12),
        authors=["Amara Conteh"],
    ),
    "discurso": Page(
        """Discurso del Presidente Evo Quiroga en la apertura de la Cumbre del Grupo de los 77

Santa Cruz de la Sierra, 14 de junio de 2014

BODY

BODY
""",
        body=ES,
        type="speech",
        issued=(2014, 6, 14),
        authors=["Evo Quiroga"],
    ),
    "chapter": Page(
        """Chapter 7

Brazil as a development partner in Lusophone Africa

Paulo Esteves and Lara Weisz

BODY

Introduction

BODY

BODY

In: Mendes, A. and Roy, S. (eds.) The Palgrave Handbook of Southern Development Cooperation. London: Palgrave Macmillan, 2020, pp. 133–156.
""",
        title="Brazil as a development partner in Lusophone Africa",
        type="book chapter",
        issued=(2020,),
        authors=["Paulo Esteves", "Lara Weisz"],
        more={
            "container": "The Palgrave Handbook of Southern Development Cooperation",
            "page": "133–156",
            "publisher": "Palgrave Macmillan",
        },
    ),
    "report_isbn": Page(
        """Global Report on Southern Trade 2022

United Nations Conference on Southern Trade

Geneva, 2022

© 2022, United Nations

ISBN: 978-92-1-113000-0
eISBN: 978-92-1-001000-1
ISSN: 2225-1146
Sales No. E.22.II.D.5

Foreword

BODY

Introduction

BODY
""",
        title="Global Report on Southern Trade 2022",
        type="report",
        issued=(2022,),
        authors=["United Nations Conference on Southern Trade"],
    ),
    "wp": Page(
        """SOUTH CENTRE

RESEARCH PAPER 178

FINANCING FOR DEVELOPMENT AND THE SOUTH: OPTIONS AFTER THE CRISIS

Nimal Perera and Zola Mabuza

RESEARCH PAPER
178
28 APRIL 2023

ABSTRACT

BODY

BODY
""",
        title="FINANCING FOR DEVELOPMENT AND THE SOUTH: OPTIONS AFTER THE CRISIS",
        type="report",
        issued=(2023, 4, 28),
        authors=["Nimal Perera", "Zola Mabuza"],
        more={"publisher": "SOUTH CENTRE"},
    ),
    "ar": Page(
        """موجز سياسات

التعاون بين بلدان الجنوب في مجال الصحة

بقلم: أحمد الخطيب

مارس 2021

BODY

مقدمة

BODY

BODY
""",
        body=AR,
        title="التعاون بين بلدان الجنوب في مجال الصحة",
        type="policy brief",
        issued=(2021, 3),
        authors=["أحمد الخطيب"],
        more={"language": "ar"},
    ),
    "zh": Page(
        """南南合作与全球发展治理

作者：王晓明、李华

2021年5月

摘要：BODY

关键词：南南合作；发展治理

一、引言

BODY

BODY
""",
        body=ZH,
        title="南南合作与全球发展治理",
        issued=(2021, 5),
        authors=["王晓明", "李华"],
        more={"language": "zh"},
    ),
    "zh2": Page(
        """《国际观察》2020年第3期

中国与非洲的三方合作研究

张伟 刘洋

[摘要] BODY

[作者简介] 张伟，北京大学国际关系学院教授；刘洋，博士研究生。

BODY

BODY
""",
        body=ZH,
        title="中国与非洲的三方合作研究",
        type="article",
        issued=(2020,),
        authors=["张伟", "刘洋"],
        more={"language": "zh", "container": "国际观察"},
    ),
    "blog": Page(
        """How Kigali learned from Medellín

Posted on 3 September 2020 by Ines Uwase

BODY

BODY

Ines Uwase is an urban planner.
""",
        title="How Kigali learned from Medellín",
        type="blog post",
        issued=(2020, 9, 3),
        authors=["Ines Uwase"],
    ),
    "case": Page(
        """Case study

Rice value chains between Viet Nam and Benin

Country: Benin
Sector: Agriculture
Period: 2015-2019
Published: November 2021

Partners

BODY

Results

BODY
""",
        title="Rice value chains between Viet Nam and Benin",
        type="case study",
        issued=(2021, 11),
        authors=[],
    ),
    "ibsa_doi": Page(
        """Working Paper Series No. 12/2021

Debt swaps and the South: a primer

Kwame Asante, Leila Ben Youssef and Tarun Mehta

October 2021

Suggested citation: Asante, K., Ben Youssef, L. and Mehta, T. (2021) 'Debt swaps and the South: a primer', Working Paper 12/2021, Centre for Southern Finance, Accra. DOI: 10.5555/csf.2021.12

BODY

BODY
""",
        title="Debt swaps and the South: a primer",
        type="report",
        issued=(2021, 10),
        authors=["Kwame Asante", "Leila Ben Youssef", "Tarun Mehta"],
        more={"doi": "10.5555/csf.2021.12"},
    ),
    "apa": Page(
        """Learning alliances in the Pacific

BODY

BODY

Recommended citation: Tuilagi, M., & O'Brien, S. (2020). Learning alliances in the Pacific. Policy Brief No. 4. Suva: Pacific Policy Centre.
""",
        title="Learning alliances in the Pacific",
        type="policy brief",
        issued=(2020,),
        authors=["M. Tuilagi", "S. O'Brien"],
    ),
    "interview": Page(
        """“We share what we have”: an interview with Dr Ester Nakamura

Interview by Paul Adeyemi
Published on July 8, 2021

BODY

BODY
""",
        title="“We share what we have”: an interview with Dr Ester Nakamura",
        issued=(2021, 7, 8),
        authors=["Paul Adeyemi"],
    ),
    "remarks_nocap": Page(
        """# Remarks at the Summit of the South

**Prime Minister Mia Carrington**

Bridgetown, 15 January 2020

BODY

BODY
""",
        name="x.md",
        title="Remarks at the Summit of the South",
        type="speech",
        issued=(2020, 1, 15),
        authors=["Mia Carrington"],
    ),
}
