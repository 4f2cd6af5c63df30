"""What the files of two styles get wrong, put right in the style itself, so that no other word is ever touched.

ABNT's gives day and month as one date and the year as another, so that the letter that tells works of one year apart
falls between them ("b2018" for "2018b"); APA's sets the day behind the month in every language ("2015, mayo 4" for
"2015, 4 de mayo").
"""

from __future__ import annotations

from lxml import etree

CSL = "{http://purl.org/net/xbiblio/csl}"
_BEFORE_MONTH = {"es": " de ", "pt": " de "}


def mend(root: etree._Element, style: str, language: str) -> None:
    """Change a style as it was read, in place, where it is one of the two."""
    if style == "abnt":
        _year_in_the_date(root)
    elif style == "apa" and language != "en":
        _day_first(root, _BEFORE_MONTH.get(language, " "))


def _year_in_the_date(root: etree._Element) -> None:
    for group in root.iterfind(f"{CSL}macro[@name='issued']//{CSL}group"):
        choose, year = group.find(f"{CSL}choose"), group.find(f"{CSL}date")
        whole = choose.find(f"{CSL}if/{CSL}date") if choose is not None else None
        if choose is None or year is None or whole is None:
            continue
        etree.SubElement(whole, f"{CSL}date-part", name="year")
        etree.SubElement(choose, f"{CSL}else").append(year)


def _day_first(root: etree._Element, between: str) -> None:
    for date in root.iterfind(f"{CSL}macro[@name='date-issued-month-day']/{CSL}date"):
        day = date.find(f"{CSL}date-part[@name='day']")
        if day is None:
            continue
        day.attrib.pop("prefix", "")
        day.set("suffix", between)
        date.insert(0, day)
