"""Questions in other languages than the documents': their vectors moved, and what is found so."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.across_languages import among, words_among
from assistant.ask import ask
from store.embedder import Embedder
from store.library import Library

# None of them among the sentences from which the means are taken.
_SAME = [
    ("¿Quién construyó el ferrocarril?", "es", "Who built the railway?"),
    ("Combien de médecins ont été envoyés ?", "fr", "How many doctors were sent?"),
    ("Quando foi criado o banco?", "pt", "When was the bank created?"),
    ("لماذا غادرت الدولة المجموعة؟", "ar", "Why did the country leave the group?"),
    ("谁主持了峰会？", "zh", "Who chaired the summit?"),
]


@pytest.mark.parametrize(("question", "language", "english"), _SAME)
def test_a_question_moved_to_english_lies_nearer_to_its_translation(
    question: str, language: str, english: str, embedder: Embedder
) -> None:
    vector, there = embedder.encode_query([question, english])
    moved = among(vector, language, ["en", language], embedder)
    assert moved["en"] @ there > vector @ there + 0.01
    assert float(np.linalg.norm(moved["en"])) == pytest.approx(1, abs=1e-5)
    assert (moved[language] == vector).all()


def test_a_language_that_is_not_known_leaves_vectors_as_they_are(embedder: Embedder) -> None:
    vectors = embedder.encode_query(["Wer baute die Bahn?"])
    assert (among(vectors[0], "de", ["en"], embedder)["en"] == vectors[0]).all()
    assert (words_among(vectors, "de", "en", embedder) == vectors).all()
    assert words_among(vectors[:0], "es", "en", embedder).shape == (0, vectors.shape[1])


def test_words_moved_to_english_find_their_translations(embedder: Embedder) -> None:
    english = ["doctor", "railway", "debt", "water", "school", "fishing"]
    spanish = ["médico", "ferrocarril", "deuda", "agua", "escuela", "pesca"]
    there = embedder.encode_query(english)
    moved = words_among(embedder.encode_query(spanish), "es", "en", embedder)
    assert (moved @ there.T).argmax(axis=1).tolist() == list(range(len(english)))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("كم عدد العمال الذين بنوا سكة حديد تازارا؟", "80,000"),
        ("Quantas pessoas vieram ao workshop de outubro de 2019?", "More than fifty people"),
        ("新开发银行的总部设在哪里？", "Shanghai"),
        ("¿Por qué las agencias brasileñas dependen de otras instituciones?", "borrows staff"),
        ("¿Por qué se retiró Cuba de Brasil?", "exigió nuevas condiciones"),
        ("Quand la ZLECAf est-elle entrée en vigueur ?", "30 mai 2019"),
        ("¿Cuándo entró en vigor la Zona de Libre Comercio Continental Africana?", "30 mai 2019"),
        ("متى دخلت منطقة التجارة الحرة القارية الأفريقية حيز التنفيذ؟", "30 mai 2019"),
        ("Pourquoi les échanges entre pays africains restent-ils faibles ?", "produits bruts"),
        ("When did the AfCFTA enter into force?", "30 mai 2019"),
        ("Why did Cuba withdraw from Brazil?", "exigió nuevas condiciones"),
        ("How many countries signed the African Continental Free Trade Area agreement in Kigali?", "quarante-quatre"),
    ],
)
def test_the_starter_library_answers_in_other_languages(question: str, words: str, starter: Library) -> None:
    answer = ask(question, starter)
    assert any(words in s.text for s in answer.statements), [s.text for s in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "¿Dónde está la sede de la Agencia Brasileña de Cooperación?",
        "不结盟运动的总部设在哪里？",
        "Quantos trabalhadores chineses construíram ferrovias na Ásia?",
    ],
)
def test_near_misses_stay_gaps_in_other_languages(question: str, starter: Library) -> None:
    answer = ask(question, starter)
    assert answer.gaps, [s.text for s in answer.statements]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Que parcela dos gastos militares mundiais cabe à África?", "2.1 percent"),
        ("哪些国家推动南南贸易增长并从中受益？", "Indonesia, and Thailand"),
        ("ما الغرضان اللذان أنشئت من أجلهما مفوضية اللاجئين؟", "two core purposes"),
        ("Em que ano foi o terremoto no Nepal?", "2015"),
    ],
)
def test_the_documents_beside_answer_in_other_languages(question: str, words: str, whole_corpus: Library) -> None:
    answer = ask(question, whole_corpus)
    assert any(words in s.text for s in answer.statements), [s.text for s in answer.statements]
