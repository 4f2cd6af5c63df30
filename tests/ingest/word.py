"""Word documents made from pieces of XML, for what no library writes: notes, changes, fields, text boxes, numbering."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments", "header1", "footer1")
_KINDS = {"header1": "header", "footer1": "footer"}

STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{key}"{extra}><w:name w:val="{name}"/>{more}</w:style>'
    for kind, key, name, extra, more in [
        ("paragraph", "Normal", "Normal", ' w:default="1"', ""),
        ("paragraph", "Titre1", "heading 1", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("paragraph", "Titre2", "heading 2", "", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("paragraph", "Chapter", "Our chapter", "", '<w:basedOn w:val="Titre2"/>'),
        ("paragraph", "Titel", "Title", "", ""),
        ("paragraph", "TOC1", "toc 1", "", ""),
        ("paragraph", "Zitat", "Intense Quote", "", ""),
        ("paragraph", "Caption", "caption", "", ""),
        ("paragraph", "Draft", "Draft remark", "", "<w:rPr><w:vanish/></w:rPr>"),
        ("character", "Secret", "Secret", "", "<w:rPr><w:vanish/></w:rPr>"),
    ]
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/><w:isLgl/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)


def made(body: str, **parts: str) -> bytes:
    """A document of that body. Parts: styles, numbering, settings, footnotes, endnotes, comments, header1, footer1,
    each the content of its root."""
    parts = {"styles": STYLES, "numbering": NUMBERING} | parts
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{_KINDS.get(n, n)}+xml"/>' for n in parts)
    relations = "".join(
        f'<Relationship Id="p{i}" Type="{_OFFICE}/{_KINDS.get(n, n)}" Target="{n}.xml"/>' for i, n in enumerate(parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{types}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        )
        package.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            package.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{content}</w:{root}>")
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "", number: tuple[int, int] | None = None) -> str:
    """A paragraph; what does not begin with a tag is a run of text. `number` is (numId, ilvl)."""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def note(key: int, *content: str, kind: str = "footnote") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{key}">{p(mark, " ", *content)}</w:{kind}>'


def call(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def field(code: str, *result: str) -> str:
    """The runs of a complex field."""
    kinds = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
    shown = "".join(r if r.startswith("<") else run(r) for r in result)
    return f"{kinds[0]}<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{kinds[1]}{shown}{kinds[2]}"


def table(*rows: list[str], head: bool = False) -> str:
    """A table; a cell that begins with a tag is its content, a settings tag included."""
    made_rows = ""
    for i, row in enumerate(rows):
        cells = "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row)
        settings = "<w:trPr><w:tblHeader/></w:trPr>" if head and not i else ""
        made_rows += f"<w:tr>{settings}{cells}</w:tr>"
    return f"<w:tbl>{made_rows}</w:tbl>"
