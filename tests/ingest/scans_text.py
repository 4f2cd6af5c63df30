"""Invented paragraphs in five languages, for scans and for text layers."""

from __future__ import annotations

ENGLISH = (
    "Partners of the harbour scheme met twice in 2019 and agreed on a budget of 4.7 million dollars, of which a third "
    "was to come from the islands themselves (see Table 3, pp. 41–46).",
    "Four clinics share one laboratory. Samples travel by the evening ferry; results are sent back before noon, and "
    "nurses say that waiting times have fallen from nine days to two.",
    "“We did not want another pilot,” the director told us. “We wanted a road that holds in the rainy season.” Her "
    "office keeps the ledger of every bridge built since 1987.",
    "Evaluation remains weak: of the 62 projects listed, only 17 had a baseline, and fewer than half of these could be "
    "compared with a district that took no part.",
)
SPANISH = (
    "La cooperación técnica entre las dos regiones comenzó en 1998 con el envío de agrónomos; según el acuerdo, cada "
    "año viajarían doce especialistas y se compartirían los gastos.",
    "¿Quién decide qué se enseña? Los campesinos señalaron que los cursos debían darse en quechua y español, y que las "
    "niñas también tenían derecho a asistir.",
    "El presupuesto pasó de 3,2 a 5,9 millones de pesos. Sin embargo, la evaluación más reciente advierte que las "
    "pequeñas cooperativas aún no reciben crédito.",
)
FRENCH = (
    "La coopération décentralisée s’est développée à partir des années 1990 : des communes côtières ont créé ensemble "
    "une école de pêche où l’on forme près de deux cents élèves.",
    "Après dix ans, le bilan est inégal. Les ingénieurs dépêchés sur place ont réhabilité neuf barrages ; l’entretien, "
    "lui, n’a jamais été financé jusqu’au bout.",
    "« Nous avons reçu des tracteurs, mais pas de pièces », résume un maire, très sévère à l’égard des bailleurs.",
)
PORTUGUESE = (
    "A cooperação em saúde não se limitou à doação de remédios: técnicos das duas nações construíram, em três anos, "
    "uma fábrica cuja produção já abastece os municípios do litoral.",
    "As associações de mães pediram formação contínua, avaliação pública e transparência nas contas; a comissão "
    "respondeu que divulgaria os números até março.",
)
CHINESE = (
    "两国农业专家在岛上建立了三个示范农场，推广节水灌溉技术，并为当地培训了一百二十名技术员。",
    "二〇一九年以来，合作项目的资金由双方共同承担，每年六月公布账目，接受独立评估。",
    "有学者指出，南南合作不应只看金额，还要看经验能否被当地人真正掌握。",
)
