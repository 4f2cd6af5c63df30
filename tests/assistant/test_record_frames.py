"""Questions that are only a frame around a document's name: what they ask for, and the name in English."""

from __future__ import annotations

import time

import pytest

from assistant.demonyms import country_of
from assistant.record_frames import framed
from assistant.work_names import in_english


@pytest.mark.parametrize(
    ("question", "field", "name"),
    [
        ("¿Quién escribió la hoja de ruta?", "authors", "la hoja de ruta"),
        ("¿Quiénes son los autores del informe de Okoro?", "authors", "informe de Okoro"),
        ("Quem escreveu o artigo de Okoro?", "authors", "o artigo de Okoro"),
        ("Quem são os autores da nota de políticas?", "authors", "nota de políticas"),
        ("Qui a écrit le billet de blog ?", "authors", "le billet de blog"),
        ("Quels sont les auteurs de la feuille de route ?", "authors", "la feuille de route"),
        ("Par qui la note a-t-elle été rédigée ?", "authors", "la note"),
        ("من هم مؤلفو خارطة الطريق؟", "authors", "خارطة الطريق"),
        ("من كَتَبَ المدونة؟", "authors", "المدونة"),
        ("谁写了路线图？", "authors", "路线图"),
        ("路线图的作者是谁？", "authors", "路线图"),
        ("谁是路线图的作者？", "authors", "路线图"),
        ("Quelle est la date du billet d'Okoro ?", "issued", "billet d'Okoro"),
        ("¿Cuál es la fecha del informe de política?", "issued", "informe de política"),
        ("How many authors has the roadmap op-ed?", "author_count", "the roadmap op-ed"),
        ("案例研究是谁写的？", "authors", "案例研究"),
        ("¿Cuándo se publicó el artículo de Okoro?", "issued", "el artículo de Okoro"),
        ("Quand la note a-t-elle été publiée ?", "issued", "la note"),
        ("متى نُشر المقال؟", "issued", "المقال"),
        ("博客是什么时候发表的？", "issued", "博客"),
        ("Em que revista foi publicado o artigo?", "container", "o artigo"),
        ("文章发表在哪本期刊上？", "container", "文章"),
        ("En quelle langue est écrit l'article ?", "language", "l'article"),
        ("¿Cuál es el DOI del artículo?", "doi", "artículo"),
        ("文章的DOI是什么？", "doi", "文章"),
        ("How many authors does the roadmap have?", "author_count", "the roadmap"),
        ("How many people wrote the kelp brief?", "author_count", "the kelp brief"),
        ("¿Cuántos autores tiene la hoja de ruta?", "author_count", "la hoja de ruta"),
        ("Combien d'auteurs a la feuille de route ?", "author_count", "la feuille de route"),
        ("路线图有几位作者？", "author_count", "路线图"),
        ("How many pages does the kelp brief have?", "pages", "the kelp brief"),
        ("文章有多少页？", "pages", "文章"),
        ("How many authors does it have?", "author_count", ""),
        ("¿Cuántos autores tiene?", "author_count", ""),
        ("作者是谁？", "authors", ""),
    ],
)
def test_the_field_and_the_name(question: str, field: str, name: str) -> None:
    found = framed(question)
    assert found is not None
    assert (found.field, found.name) == (field, name)


@pytest.mark.parametrize(
    "question",
    [
        "من كتب عن المناخ؟",
        "谁写过关于海带的文章？",
        "Who wrote to the minister?",
        "Which documents have no DOI?",
        "How many documents have a DOI?",
        "How many authors agree?",
        "¿Quién escribió?" * 200,
        "¿Cuándo se fundó el banco?",
    ],
)
def test_what_is_no_frame_around_a_name(question: str) -> None:
    assert framed(question) is None


def test_a_long_question_is_looked_through_quickly() -> None:
    began = time.perf_counter()
    for end in ("?", " x", "的作者"):
        framed(("how many authors does " * 14)[:290] + end)
        framed("作者有" * 95 + end)
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("la hoja de ruta", "the roadmap"),
        ("o roteiro", "the roadmap"),
        ("la feuille de route", "the roadmap"),
        ("خارطة الطريق", "the roadmap"),
        ("路线图", "the roadmap"),
        ("el artículo de opinión", "the op-ed"),
        ("informe sobre políticas", "the policy brief"),
        ("l'étude de cas sur les boues", "the case study on boues"),
        ("le billet de Dahl", "the blog post of Dahl"),
        ("el artículo cubano", "the article on Cuba"),
        ("l'article sur le Brésil", "the article on Brazil"),
        ("المقال عن كوبا", "the article on Cuba"),
        ("古巴文章", "the Cuba article"),
        ("关于古巴的文章", "the article on Cuba"),
        ("o policy brief", "the policy brief"),
        ("el documento final de Nairobi", "the document final de Nairobi"),  # no seat of a government
        ("Bells and Salt", "Bells and Salt"),
    ],
)
def test_a_name_said_in_english(name: str, english: str) -> None:
    assert in_english(name) == english


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Cuban", "CU"), ("cubanas", "CU"), ("cubain", "CU"), ("Zambian", "ZM"), ("zambiano", "ZM"),
        ("Brazilian", "BR"),
        ("brésilien", "BR"), ("brasileño", "BR"), ("Chinese", "CN"), ("chinois", "CN"), ("Nigerian", "NG"),
        ("Nigerien", "NE"), ("French", "FR"), ("Mexican", "MX"), ("Tanzanian", "TZ"), ("Cuba", None), ("human", None),
        ("urban", None), ("marine", None), ("medical", None), ("policy", None), ("African", None), ("security", None),
        ("German", "DE"), ("technical", None), ("roman", None), ("Nigeria", None),
    ],
)  # fmt: skip
def test_adjectives_of_countries(word: str, code: str | None) -> None:
    assert country_of(word) == code


def test_the_date_of_what_is_no_work_is_not_its_publication() -> None:
    for other in ("Quelle est la date de la conférence de Velmont ?", "¿Cuál es la fecha de la cumbre?"):
        assert framed(other) is None
