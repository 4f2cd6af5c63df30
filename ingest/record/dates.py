"""Dates as documents print them, to (year,), (year, month) or (year, month, day). Nothing is completed or guessed."""

from __future__ import annotations

import datetime
import re

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan enero janvier janeiro يناير كانون-الثاني gennaio januar",
        "february feb febrero février fevereiro فبراير شباط febbraio februar",
        "march mar marzo mars março مارس آذار märz",
        "april apr abril avril أبريل ابريل نيسان aprile",
        "may mayo mai maio مايو أيار maggio",
        "june jun junio juin junho يونيو حزيران giugno juni",
        "july jul julio juillet julho يوليو تموز luglio juli",
        "august aug agosto août أغسطس آب",
        "september sept sep septiembre setiembre septembre setembro سبتمبر أيلول settembre",
        "october oct octubre octobre outubro أكتوبر تشرين-الأول ottobre oktober",
        "november nov noviembre novembre novembro نوفمبر تشرين-الثاني",
        "december dec diciembre décembre dezembro ديسمبر كانون-الأول dicembre dezember",
    ),
    start=1,
):
    for _name in _names.split():
        _MONTHS[_name.replace("-", " ")] = _number

_MONTH = "|".join(sorted((re.escape(m) for m in _MONTHS), key=len, reverse=True))
# "آذار/مارس": in Arabic the month is often named twice, as in the Levant and as on the Nile.
_MONTH = rf"(?:(?:{_MONTH})\s?/\s?)?(?P<name>{_MONTH})"
# Digits of Arabic, of Persian and of full width, each in the place of one.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_ARTICLE = re.compile(r"(?:the|on|le|el|em|den|am)\s+(?=\d)", re.IGNORECASE)
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_FORMS = (
    # 2019-06-17, 2019/06/17, 2019-06 and the ISO form with a time
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])(?:[-/.](?P<day>0?[1-9]|[12]\d|3[01]))?(?:[T"
    r" ]\d\d:\d\d\S*)?",
    r"(?P<year>(?:19|20)\d\d)\s*年\s*(?:(?P<month>1[0-2]|0?[1-9])\s*月)?(?:\s*(?P<day>[12]\d|3[01]|0?[1-9])\s*日)?",
    # 17th June 2019, 17 de junio de 2019
    rf"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{_MONTH}\.?,?\s+(?:de\s+"
    rf"|del\s+)?(?P<year>(?:19|20)\d\d)",
    # June 17, 2019
    rf"{_MONTH}\.?\s+(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)",
    # June 2025, junio de 2025
    rf"{_MONTH}\.?,?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w/]){form}(?!(?!م(?!\w))[\w/])", re.IGNORECASE) for form in _FORMS)
# "Fri, 31/01/2020 - 12:00": numbers alone, as sites print them, and the day of the week, from its first three letters.
_WEEKDAYS = (
    "mon lun seg", "tue mar ter", "wed mer mié mie qua", "thu jeu jue qui", "fri ven vie sex", "sat sam sáb sab",
    "sun dim dom",
)  # fmt: skip
_NUMBERS = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{3,12})[.,]?\s+)?(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)"
    r"(?P<year>(?:19|20)\d\d)(?:\s*[,–-]?\s*(?:at\s|à\s|a\sl[ae]s?\s)?\d{1,2}[:h]\d\d(?::\d\d)?)?"
)
_LONE_YEAR = re.compile(r"(?:19|20)\d\d")

Date = tuple[int, ...]


def find_date(text: str) -> tuple[Date, int, int] | None:
    """The first date in a text, with its span; the most exact of those that begin at the same place."""
    text = text.translate(_DIGITS)
    best: tuple[Date, int, int] | None = None
    for pattern in _PATTERNS:
        m = pattern.search(text)
        if m is None or (date := _value(m)) is None:
            continue
        if best is None or m.start() < best[1] or (m.start() <= best[1] < m.end() and len(date) > len(best[0])):
            best = date, m.start(), m.end()
    return best


def whole_date(text: str) -> Date | None:
    """The date of a text that is nothing but a date (a year alone counts)."""
    text = text.translate(_DIGITS).strip(" .,;،|()[]")
    text = _ARTICLE.sub("", text, count=1).removesuffix("م").rstrip()
    if _LONE_YEAR.fullmatch(text):
        return (int(text),)
    for pattern in _PATTERNS:
        if (m := pattern.fullmatch(text)) and (date := _value(m)):
            return date
    return _of_numbers(text)


def _of_numbers(text: str) -> Date | None:
    """The date of numbers such as 31/01/2020; the year alone where neither they nor the weekday tell day from month."""
    m = _NUMBERS.fullmatch(text)
    if m is None:
        return None
    year, first, second = int(m["year"]), int(m["first"]), int(m["second"])
    begins = (m["weekday"] or "").lower()[:3]
    weekday = next((i for i, days in enumerate(_WEEKDAYS) if begins and begins in days.split()), -1)
    if begins and weekday < 0:
        return None
    found = set()
    for month, day in ((second, first), (first, second)):
        try:
            own = datetime.date(year, month, day)
        except ValueError:
            continue
        if weekday in (-1, own.weekday()):
            found.add((year, month, day))
    return found.pop() if len(found) == 1 else (year,) if found else None


def _value(m: re.Match[str]) -> Date | None:
    groups = m.groupdict()
    year = int(groups["year"])
    month = _MONTHS.get((groups.get("name") or "").lower()) or int(groups.get("month") or 0)
    day = int(groups.get("day") or 0)
    if not month:
        return (year,)
    if not 1 <= month <= 12 or day > 31:
        return None
    return (year, month, day) if day else (year, month)


def on_the_calendar(date: Date) -> bool:
    """Whether there is such a year, month or day."""
    try:
        datetime.date(*date, *(1,) * (3 - len(date)))
    except (ValueError, TypeError):
        return False
    return True


def month_of(name: str) -> int:
    """The number of a month by its name or the common short form of it, 0 for what is none."""
    return _MONTHS.get(name.lower().rstrip("."), 0)
