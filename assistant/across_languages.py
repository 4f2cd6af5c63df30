"""Questions across languages: where a question would lie among the documents of another language.

A multilingual model sets texts of one language beside each other whatever they say: the mean of Spanish sentences lies
0.3 from that of their English translations, about as far as a question from its answer. So the difference of two
languages' means is added to a vector that goes from one to the other. The means are those of the sentences and words
below, which say the same in each language (after Libovický, Rosa and Fraser, "On the Language Neutrality of
Pre-trained Multilingual Representations", Findings of EMNLP 2020, who centre each language on its mean).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from store.embedder import Encoder

# How much of the difference is added, to sentences and to single words. Measured in NOTES.md, "Other languages".
_OF_SENTENCES, _OF_WORDS = 0.45, 1.0
# Languages whose means lie further apart than this the model does not know both: all-MiniLM-L6-v2 has Spanish at 0.72
# and Chinese at 0.85 from English, where e5 has 0.30 and 0.39. Moving helps nothing then.
_STRANGERS = 0.55

_SENTENCES = {
    "en": """
        Which countries signed the agreement?
        How many people took part in the meeting?
        When was the organisation founded?
        Who wrote the report on trade?
        Why did the project fail?
        What does the author say about aid?
        How much money was given for health?
        Where was the conference held?
        How is the term defined?
        What are the recommendations for governments?
        What problems do the workers meet?
        Who pays for the programme?
        What part of world trade is it?
        How do the two regions differ?
        What was built with the loan?
        Who said that cooperation is important?""",
    "es": """
        ¿Qué países firmaron el acuerdo?
        ¿Cuántas personas participaron en la reunión?
        ¿Cuándo se fundó la organización?
        ¿Quién escribió el informe sobre el comercio?
        ¿Por qué fracasó el proyecto?
        ¿Qué dice el autor sobre la ayuda?
        ¿Cuánto dinero se dio para la salud?
        ¿Dónde se celebró la conferencia?
        ¿Cómo se define el término?
        ¿Cuáles son las recomendaciones para los gobiernos?
        ¿Qué problemas encuentran los trabajadores?
        ¿Quién paga el programa?
        ¿Qué parte del comercio mundial es?
        ¿En qué se diferencian las dos regiones?
        ¿Qué se construyó con el préstamo?
        ¿Quién dijo que la cooperación es importante?""",
    "fr": """
        Quels pays ont signé l'accord ?
        Combien de personnes ont participé à la réunion ?
        Quand l'organisation a-t-elle été fondée ?
        Qui a écrit le rapport sur le commerce ?
        Pourquoi le projet a-t-il échoué ?
        Que dit l'auteur de l'aide ?
        Combien d'argent a été donné pour la santé ?
        Où s'est tenue la conférence ?
        Comment le terme est-il défini ?
        Quelles sont les recommandations aux gouvernements ?
        Quels problèmes rencontrent les travailleurs ?
        Qui paie le programme ?
        Quelle part du commerce mondial est-ce ?
        En quoi les deux régions diffèrent-elles ?
        Qu'a-t-on construit avec le prêt ?
        Qui a dit que la coopération est importante ?""",
    "pt": """
        Quais países assinaram o acordo?
        Quantas pessoas participaram da reunião?
        Quando foi fundada a organização?
        Quem escreveu o relatório sobre o comércio?
        Por que o projeto fracassou?
        O que diz o autor sobre a ajuda?
        Quanto dinheiro foi dado para a saúde?
        Onde foi realizada a conferência?
        Como é definido o termo?
        Quais são as recomendações para os governos?
        Que problemas encontram os trabalhadores?
        Quem paga o programa?
        Que parte do comércio mundial é?
        Em que diferem as duas regiões?
        O que foi construído com o empréstimo?
        Quem disse que a cooperação é importante?""",
    "ar": """
        ما الدول التي وقعت الاتفاق؟
        كم عدد الأشخاص الذين شاركوا في الاجتماع؟
        متى تأسست المنظمة؟
        من كتب التقرير عن التجارة؟
        لماذا فشل المشروع؟
        ماذا يقول المؤلف عن المساعدات؟
        كم من المال قدم للصحة؟
        أين عقد المؤتمر؟
        كيف يعرف المصطلح؟
        ما التوصيات للحكومات؟
        ما المشاكل التي يواجهها العمال؟
        من يدفع تكاليف البرنامج؟
        ما حصته من التجارة العالمية؟
        كيف تختلف المنطقتان؟
        ماذا بني بالقرض؟
        من قال إن التعاون مهم؟""",
    "zh": """
        哪些国家签署了协议？
        有多少人参加了会议？
        该组织是何时成立的？
        谁写了关于贸易的报告？
        项目为什么失败了？
        作者对援助有什么看法？
        为卫生提供了多少资金？
        会议在哪里举行？
        这个术语是如何定义的？
        对各国政府有哪些建议？
        工人遇到什么问题？
        谁为该计划付费？
        它占世界贸易的多大部分？
        这两个地区有何不同？
        用贷款建造了什么？
        谁说合作很重要？""",
}
_WORDS = {
    "en": """country agreement meeting organisation report trade project failure author aid funds health region loan
        cooperation worker plan recommendation government term""",
    "es": """país acuerdo reunión organización informe comercio proyecto fracaso autor ayuda fondos salud región
        préstamo cooperación trabajador plan recomendación gobierno término""",
    "fr": """pays accord réunion organisation rapport commerce projet échec auteur aide fonds santé région prêt
        coopération travailleur plan recommandation gouvernement terme""",
    "pt": """país acordo reunião organização relatório comércio projeto fracasso autor ajuda fundos saúde região
        empréstimo cooperação trabalhador plano recomendação governo termo""",
    "ar": """دولة اتفاق اجتماع منظمة تقرير تجارة مشروع فشل مؤلف مساعدات أموال صحة منطقة قرض
        تعاون عامل خطة توصية حكومة مصطلح""",
    "zh": "国家 协议 会议 组织 报告 贸易 项目 失败 作者 援助 资金 卫生 地区 贷款 合作 工人 计划 建议 政府 术语",
}

# (fingerprint of the model, language) to the means of its sentences and of its words.
_means: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]] = {}


def among(vector: np.ndarray, language: str, others: Collection[str], embedder: Encoder) -> Mapping[str, np.ndarray]:
    """A question's vector [dimension], of unit length, as it lies among the documents of each of the other languages.

    Languages are codes of two letters; one that is not known here leaves the vector as it is.
    """
    return {other: _moved(vector, language, other, 0, _OF_SENTENCES, embedder) for other in others}


def words_among(vectors: np.ndarray, language: str, other: str, embedder: Encoder) -> np.ndarray:
    """The vectors of single words [words, dimension] as they lie among the words of another language."""
    return np.stack([_moved(v, language, other, 1, _OF_WORDS, embedder) for v in vectors]) if len(vectors) else vectors


def _moved(vector: np.ndarray, language: str, other: str, part: int, by: float, embedder: Encoder) -> np.ndarray:
    if other == language or not {language, other} <= _SENTENCES.keys() or not vector.any():
        return vector
    there, here = _means_of(other, embedder)[part], _means_of(language, embedder)[part]
    if float(np.linalg.norm(there - here)) > _STRANGERS:
        return vector
    moved = vector + by * (there - here)
    return np.asarray(moved / max(float(np.linalg.norm(moved)), 1e-6), np.float32)


def _means_of(language: str, embedder: Encoder) -> tuple[np.ndarray, np.ndarray]:
    key = (embedder.fingerprint, language)
    if key not in _means:
        sentences = [s.strip() for s in _SENTENCES[language].strip().splitlines()]
        words = _WORDS[language].split()
        _means[key] = embedder.encode_query(sentences).mean(axis=0), embedder.encode_query(words).mean(axis=0)
    return _means[key]
