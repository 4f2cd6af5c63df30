"""What is written onto an Arabic word but is no part of it: "and" (و), "so" (ف), the prepositions ب ل ك, the article.

Terms for ranking lose the "and" and the article (`bare`); a search for a word takes it with all of them (`forms`). A
letter that only looks like a particle ("وزارة", "بلد", "كتاب") cannot be told from one by its shape: of short words the
everyday ones are listed. All words here are folded (`words.py`).
"""

from __future__ import annotations

from functools import lru_cache

_ARTICLES = ("بال", "كال", "فال", "ال", "لل")
# Words of which no part is a particle or the article, though they begin like it.
_WHOLE = frozenset(
    """
    الله الذي التي الذين اللذان اللتان اللاتي الان الي الا الف الم الما المانيا الماني المانيه البانيا الباني
    بالغ بالغه بالغين بالون بالكاد فالح كالسيوم
    وكاله وكالات وزاره وزارات وزير وزراء وفد وفود وحده وحدات وضع وصول ورقه وطن وطني وطنيه وسط واحد واحده وارد وقت وقود
    وباء ودايع ولايه ولايات وثيقه وثايق وعد ورد وجه وجهه وقف وظايف وظيفه والد والده واقع واسع واسعه ووفق وفق
    بلد بلدان بلاد بنك بنوك بحر بحار بحث بحوث بشر بشري بشريه بيان بيانات بين بيت بييه بعد بعض بناء بنين
    برنامج برامج بطاله بدون بدا بدايه بديل باب باحث باحثين باقي بقاء بالغ بدل بدات بارد بني بنيه بريد برلمان
    كتاب كتب كبير كبيره كبري كثير كثيره كلمه كفاءه كامل كامله كافه كان كانت كاتب كيف كينيا كندا كوبا كوريا كراس
    فقر فقراء فقط فتره فريق فرق فرص فرصه فكره فكر فني فنيه فعال فعاله فعل في فيه فيها فهم فرع فرنسا فيما فات فاز فصل
    لان لكن لبن لجان لجنه لغه لغات لقاء لقد ليس ليست لدي لمن لما لون ليل لبنان ليبيا لندن لازم لاحق لوحه لقاح لحم لحظه
    """.split()
)  # fmt: skip
# The rest of a word behind لل that has lost its own ل: للاجئين is ل, ال and لاجئين.
_LOST_LAM = (
    "اجي", "بنان", "يبيا", "يبيريا", "يسوتو", "اوس", "ندن", "جان", "جنه", "جنت", "غات", "غه", "غوي", "قاء", "قاح",
    "اتيني", "وايح",
)  # fmt: skip
# Below so many letters a word with a bare preposition before it is too often another word.
_PREPOSITION_FROM = 3


def bare(term: str) -> str:
    """The word without attached "and" and article (also after ب ك ف and as لل), in one step for texts and questions.

    The "and" is taken off on both sides of the article: a word whose own first letter is و then loses it with and
    without an article, and so still meets itself.
    """
    if term in _WHOLE and not term.startswith("و"):
        return term
    term = _without_and(term)
    if term in _WHOLE:
        return term
    for article in _ARTICLES:
        if term.startswith(article) and len(term) - len(article) >= (3 if article in ("كال", "فال") else 2):
            rest = term[len(article) :]
            if article == "لل" and rest.startswith(_LOST_LAM):
                rest = "ل" + rest
            return _without_and(rest)
    return term


def _without_and(term: str) -> str:
    while term.startswith("و") and len(term) >= 4:
        term = term[1:]
    return term


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The word as it may stand in a text: bare, or with the article, prepositions and conjunctions attached.

    A word that is asked for with its article, or with it and a particle ("والتعاون", "للتعاون"), counts without them.
    """
    found = {word}
    for base in _bases(word):
        with_article = {"ال" + base, "بال" + base, "كال" + base, "لل" + base.removeprefix("ل")}
        stems = {base, *with_article}
        if len(base) >= _PREPOSITION_FROM:
            stems |= {p + base for p in "بلك"}
        for form in stems:
            found |= {form, "و" + form}
            if len(base) >= _PREPOSITION_FROM or form != base:
                found.add("ف" + form)
    return frozenset(f for f in found if f == word or f not in _WHOLE or f in _bases(word))


@lru_cache(maxsize=4096)
def attached(word: str) -> frozenset[str]:
    """A name with "and", "so" and the prepositions attached; its article stays, and is لل behind ل."""
    stems = {word, *(p + word for p in "بك")}
    stems.add("لل" + word[2:].removeprefix("ل") if word.startswith("ال") else "ل" + word)
    return frozenset(conjunction + stem for conjunction in ("", "و", "ف") for stem in stems)


def _bases(word: str) -> tuple[str, ...]:
    """The word without its article and what stands before it; several where لل may have swallowed a ل."""
    if word in _WHOLE:
        return (word,)
    for start in ("", "و", "ف"):
        for article in ("بال", "كال", "ال", "لل"):
            rest = word.removeprefix(start + article)
            if rest != word and len(rest) >= 2:
                if article == "لل":
                    return ("ل" + rest,) if rest.startswith(_LOST_LAM) else (rest,)
                return (rest,)
    return (word,)
