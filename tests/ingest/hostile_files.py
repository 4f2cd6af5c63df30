"""Files made to break readers, generated here: each with what should become of it."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest.word import made, p, table

SOUND = "The port authority of Velmora signed an agreement on harbour dredging with nine partners of the region."
MORE = "Officials who took part say that it would have taken longer without the engineers from Talistan."
CANARY = "CANARY-5150"
PARAS = f"{SOUND}\n\n{MORE}\n"


@dataclass(frozen=True)
class Case:
    """`data` makes the file. `ends` is "read", "refused" or "either"; where it is read, its text holds `kept` and not
    `gone`; the refusal, or the warnings, hold `says`."""

    name: str
    data: Callable[[], bytes]
    ends: str = "read"
    kept: str = ""
    gone: str = CANARY
    says: str = ""


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def _paged(body: str, head: str = "") -> bytes:
    return _page(f"<article><h1>Ports and seeds</h1><p>{SOUND}</p>{body}<p>{MORE}</p></article>", head)


def _word(body: str = "", **parts: str) -> bytes:
    return made(p(SOUND) + body + p(MORE), **parts)


def _rezipped(change: Callable[[zipfile.ZipFile], None], data: bytes | None = None) -> bytes:
    out = io.BytesIO(data or _word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        change(package)
    return out.getvalue()


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def _replaced(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(PARAS)
        archive.addfile(info, io.BytesIO(PARAS.encode()))
    return out.getvalue()


def _encrypted_entries() -> bytes:
    data = bytearray(_word())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(signature, start + 4)
    return bytes(data)


def _lying_sizes() -> bytes:
    """The sizes in the directory say that each part has four bytes."""
    data = bytearray(_word())
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 24 : start + 28] = struct.pack("<I", 4)
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def _zip64_lies() -> bytes:
    data = bytearray(_word())
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 20 : start + 28] = b"\xff" * 8
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def _bomb() -> bytes:
    return _replaced("word/document.xml", b"<w:document>" + b" " * (200 << 20) + b"</w:document>")


def _relations(n: int) -> bytes:
    one = '<Relationship Id="r{0}" Type="http://x/hyperlink" Target="http://x.invalid/{0}" TargetMode="External"/>'
    inner = "".join(one.format(i) for i in range(n))
    root = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
    return _replaced("word/_rels/document.xml.rels", root.encode())


def _utf7() -> bytes:
    return b"<html><head><meta charset='utf-7'></head><body><p>" + f"{SOUND} {MORE}".encode("utf-7") + b"</p>"


def _twice(package: zipfile.ZipFile) -> None:
    package.writestr("word/documenX.xml", f"<x>{CANARY}</x>")


def _outside(package: zipfile.ZipFile) -> None:
    package.writestr("../../outside.xml", "<x/>")
    package.writestr("/etc/outside.xml", "<x/>")
    package.writestr("C:\\outside.xml", "<x/>")


_PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 60
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
_LISTS = "".join(f"{'  ' * (i % 60)}- item {i}\n" for i in range(20_000))
_SELF = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
)

CASES = (
    # Names that lie
    Case("png-named.docx", lambda: _PNG, "refused", says="PNG"),
    Case("png-named.txt", lambda: _PNG, "refused", says="PNG"),
    Case("jpeg-named.md", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 99, "refused", says="JPEG"),
    Case("webp-named.html", lambda: b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 99, "refused", says="picture"),
    Case("mp3-named.txt", lambda: b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\0" * 99, "refused", says="sound"),
    Case("mp4-named.txt", lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 99, "refused", says="video"),
    Case("tar-named.txt", _tar, "refused", says="archive"),
    Case("zip-named.txt", lambda: _zip(a_DOT_txt=PARAS.encode()), "refused", says="zip"),
    Case("gzip-named.md", lambda: gzip.compress(PARAS.encode()), "refused", says="gzip"),
    Case("zstd-named.txt", lambda: b"\x28\xb5\x2f\xfd" + bytes(range(200)), "refused", says="archive"),
    Case("elf-named.pdf", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 200, "refused", says="program"),
    Case("exe-named.pdf", lambda: b"MZ\x90\0\x03" + b"\0" * 200, "refused", says="program"),
    Case("script-named.pdf", lambda: b"#!/bin/sh\nrm -rf /\n", "refused", says="no PDF"),
    Case("rtf-named.docx", lambda: b"{\\rtf1\\ansi words of a text}", "refused", says="RTF"),
    Case("rtf-named.txt", lambda: b"{\\rtf1\\ansi words of a text}", "refused", says="RTF"),
    Case("doc-named.txt", lambda: _OLE, "refused", says="old .doc"),
    Case("msg-named.pdf", lambda: _OLE + "__substg1.0_".encode("utf-16-le"), "refused", says="Office file"),
    Case("odt-named.docx", lambda: _zip(mimetype=b"application/vnd.oasis.opendocument.text", content_DOT_xml=b"<a/>"),
         "refused", says="OpenDocument"),
    Case("epub-named.docx", lambda: _zip(mimetype=b"application/epub+zip", **{"META-INF__container_DOT_xml": b"<a/>"}),
         "refused", says="EPUB"),
    Case("pptx-named.docx", lambda: _zip(**{"[Content_Types]_DOT_xml": b"<Types/>", "ppt__presentation_DOT_xml": b"<a/>"}),
         "refused", says="PowerPoint"),
    Case("xlsx-named.docx", lambda: _zip(**{"[Content_Types]_DOT_xml": b"<Types/>", "xl__workbook_DOT_xml": b"<a/>"}),
         "refused", says="Excel"),
    Case("docx-named.txt", _word, kept=MORE),
    Case("docx-named.pdf", _word, kept=MORE),
    Case("html-named.md", lambda: _paged(""), kept=MORE),
    Case("text-named.html", lambda: PARAS.encode(), kept=MORE),
    Case("sqlite-named.txt", lambda: b"SQLite format 3\0" + b"\0" * 99, "refused", says="database"),
    Case("pickle-named.txt", lambda: b"\x80\x04\x95\x1a\0\0\0\0\0\0\0\x8c\x05posix\x94\x8c\x06system\x94\x93\x94." * 9,
         "refused", says="not text"),
    Case("random-named.txt", lambda: bytes((i * 7919 + i * i * 31) % 256 for i in range(20_000)), "refused", says="not text"),
    Case("postscript-named.txt", lambda: b"%!PS-Adobe-3.0\n(words) show", "refused", says="PostScript"),
    Case("mhtml-named.html", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x\r\n"
         b"Content-Type: text/html\r\n\r\n<html><body><p>words</p></body></html>", "refused", says="web archive"),
    # Polyglots
    Case("html-then-zip.html", lambda: _paged("") + _zip(a_DOT_txt=b"x"), kept=SOUND),
    Case("text-about-pdf.txt", lambda: f"{SOUND} Such files begin with %PDF-1.4.\n".encode(), kept=SOUND),
    Case("zip-before-html.html", lambda: _zip(a_DOT_txt=b"x") + _paged(""), "refused", says="zip"),
    Case("docx-with-text-before.docx", lambda: b"PK" + b" " * 40 + _word(), "either"),
    Case("docx-with-tail.docx", lambda: _word() + b"\0" * 5000, "either"),
    # Word documents
    Case("bomb-200mb.docx", _bomb, "refused", says="unpacks"),
    Case("many-relations.docx", lambda: _relations(30_000), kept=MORE),
    Case("part-twice.docx", lambda: _rezipped(_twice).replace(b"word/documenX.xml", b"word/document.xml"), "refused",
         says="twice"),
    Case("names-outside.docx", lambda: _rezipped(_outside), kept=MORE),
    Case("encrypted-entries.docx", _encrypted_entries, "refused", says="encrypted"),
    Case("lying-sizes.docx", _lying_sizes, "either", says=""),
    Case("zip64-lies.docx", _zip64_lies, "either"),
    Case("nested.docx", lambda: _rezipped(lambda z: z.writestr("word/embeddings/inner.docx", _word())), kept=MORE),
    Case("many-parts.docx", lambda: _rezipped(lambda z: [z.writestr(f"x/{i}.xml", "<a/>") for i in range(21_000)] and None),
         "refused", says="parts"),
    Case("million-paragraphs.docx", lambda: made(p("a") * 250_000), "refused", says="paragraphs"),
    Case("million-runs.docx", lambda: made(p(SOUND) + "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 300_000 + "</w:p>"), kept=SOUND),
    Case("huge-attribute.docx", lambda: made(f'<w:p w:x="{"a" * 9_000_000}"/>' + p(SOUND)), "either", kept=SOUND),
    Case("wide-table.docx", lambda: _word(table(*[["1"] * 60] * 200)), kept=MORE),
    Case("deep-tables.docx", lambda: _word("<w:tbl><w:tr><w:tc>" * 60 + p("deep") + "</w:tc></w:tr></w:tbl>" * 60), kept="deep"),
    Case("deep-runs.docx", lambda: _word("<w:p>" + "<w:ins>" * 200 + "<w:r><w:t>deep</w:t></w:r>" + "</w:ins>" * 200 + "</w:p>"),
         kept="deep"),
    Case("deep-equation.docx", lambda: _word("<w:p><m:oMath>" + "<m:e>" * 200 + "<m:r><m:t>x</m:t></m:r>" + "</m:e>" * 200
         + "</m:oMath></w:p>"), kept=MORE),
    Case("style-circle.docx", lambda: _word(p("In a circle.", style="A"), styles=_SELF), kept="In a circle."),
    Case("note-calls-itself.docx", lambda: _word(p("Word", '<w:r><w:footnoteReference w:id="1"/></w:r>', "."),
         footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>Its text.</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'),
         kept="Its text."),
    Case("entity-bomb.docx", lambda: _replaced("word/document.xml", b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
         + b"&a;" * 9 + b'"><!ENTITY c "' + b"&b;" * 9 + b'">]><a>&c;</a>'), "refused", says="DTD"),
    Case("utf16-part.docx", lambda: _replaced("word/document.xml", made_document().encode("utf-16")), kept=SOUND),
    Case("local-template.docx", lambda: _rezipped(lambda z: z.writestr("word/_rels/settings.xml.rels",
         '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="file:///etc/passwd"'
         ' TargetMode="External"/></Relationships>')), kept=MORE),
    Case("empty.docx", lambda: made(p("")), "refused", says="no text"),
    Case("all-hidden.docx", lambda: made(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p>"), "refused",
         says="no text"),
    # Web pages
    Case("million-tags.html", lambda: _paged("<div>" * 1_000_000 + "deep"), "either"),
    Case("nested-spans.html", lambda: _paged("<p>" + "<span>" * 50_000 + "deep</p>"), "either"),
    Case("nested-lists.html", lambda: _paged("<ul><li>" * 20_000 + "deep"), "either"),
    Case("nested-tables.html", lambda: _paged("<table><tr><td>" * 5_000 + "deep"), "either"),
    Case("unclosed-bold.html", lambda: _paged("<b><i>word " * 20_000), "either"),
    Case("huge-attribute.html", lambda: _paged(f'<p title="{"a" * 12_000_000}">kept</p>'), "either"),
    Case("many-attributes.html", lambda: _paged(f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>kept</p>"), kept=MORE),
    Case("image-20mb.html", lambda: _paged(f'<img src="data:image/png;base64,{base64.b64encode(bytes(15_000_000)).decode()}">'),
         "either", kept=SOUND),
    Case("nulls.html", lambda: _paged("<p>an\0other word</p>").replace(b"Velmora", b"Vel\0mora"), kept=SOUND),
    Case("javascript-links.html", lambda: _paged(f'<p>A <a href="javascript:alert({CANARY!r})">word</a> of the text.</p>'),
         kept="A word of the text."),
    Case("iframe.html", lambda: _paged('<iframe src="http://x.invalid/"></iframe><iframe srcdoc="<p>CANARY-5150</p>"></iframe>'),
         kept=MORE),
    Case("local-files.html", lambda: _paged('<img src="file:///etc/passwd"><link rel=stylesheet href="/etc/passwd"><object'
         ' data="/etc/passwd"></object>', '<base href="file:///etc/">'), kept=MORE),
    Case("conditional-comments.html", lambda: _paged(f"<!--[if IE]><p>{CANARY}</p><![endif]-->"), kept=MORE),
    Case("utf7.html", _utf7, kept="port authority"),
    Case("utf32.html", lambda: _paged("").decode().encode("utf-32"), kept=MORE),
    Case("utf32-no-mark.html", lambda: _paged("").decode().encode("utf-32-le"), kept=MORE),
    Case("mark-in-the-middle.html", lambda: _paged("<p>An \ufeffother line of text.</p>"), kept="An other line of text."),
    Case("mixed-encodings.html", lambda: _paged("<p>cooperación técnica en español, años</p>") + "cooperación".encode("cp1252"),
         kept="cooperación técnica"),
    Case("many-rows.html", lambda: _paged("<table>" + "<tr><td>1<td>2<td>3" * 30_000 + "</table>"), "either", kept=SOUND),
    Case("rowspan-bomb.html", lambda: _paged("<table>" + '<tr><td rowspan=999999 colspan=999999>a<td>b' * 300 + "</table>"),
         kept=MORE),
    Case("note-storm.html", lambda: _paged("".join(f'<a href="#n{i}">{i}</a>' for i in range(5000)) + "".join(
         f'<p id="n{i}">words of the note here</p>' for i in range(5000))), kept=SOUND),
    Case("links-to-itself.html", lambda: _paged('<p id="a">A word<a href="#a">1</a> that calls its own paragraph.</p>'), kept=MORE),
    Case("json-ld-deep.html", lambda: _paged("", f'<script type="application/ld+json">{"[" * 100_000}</script>'), kept=MORE),
    Case("frameset.html", lambda: b"<html><frameset cols='50%,50%'><frame src=a.htm></frameset></html>", "refused", says="no text"),
    Case("only-script.html", lambda: _page(f"<script>document.write('{CANARY}')</script>"), "refused", says="no text"),
    Case("svg-text.html", lambda: _paged(f"<svg><text>{CANARY}</text></svg>"), kept=MORE),
    Case("tiny-text.html", lambda: _paged(f'<p style="font-size:0">{CANARY}</p><p style="opacity: 0">{CANARY}</p>'
         f'<p style="position:absolute;left:-9999px">{CANARY}</p>'), kept=MORE),
    # Texts
    Case("cr-only.txt", lambda: PARAS.replace("\n", "\r").encode(), kept=f"{SOUND}\n\n{MORE}"),
    Case("no-space-5mb.txt", lambda: SOUND.encode() + b"\n\n" + b"a" * 5_000_000, "either"),
    Case("one-line-3mb.txt", lambda: f"{SOUND} ".encode() * 30_000, kept=SOUND),
    Case("override.txt", lambda: f"{SOUND}\n\nThe file \u202egnp.exe\u202c is a picture.\n".encode(), gone="\u202e",
         says="U+202E"),
    Case("smuggled.txt", lambda: (SOUND + "".join(chr(0xE0000 + ord(c)) for c in CANARY)).encode(), gone="\U000e0043",
         kept=SOUND),
    Case("zalgo.txt", lambda: (PARAS + "".join(c + "\u0301\u0316\u0334" * 400 for c in "some words here")).encode(), kept=MORE,
         gone="\u0334\u0301\u0316"),
    Case("emoji-only.txt", lambda: ("😀🎉👩‍👩‍👧 " * 200).encode(), "refused", says="no text"),
    Case("digits-only.txt", lambda: b"1234567890 " * 200, kept="1234567890"),
    Case("white-only.txt", lambda: b" \t\n\r\f\v" * 5000 + "\u00a0\u3000".encode(), "refused", says="no text"),
    Case("punctuation-only.md", lambda: b"--- *** ___ ... !!! " * 500, "refused", says="no text"),
    Case("nul-only.txt", lambda: b"\0" * 5000, "refused", says="no"),
    Case("surrogates.txt", lambda: SOUND.encode() + b" \xed\xa0\x80 end", kept=SOUND),
    Case("long-lines.txt", lambda: (("x" * 99_999 + " ") * 20 + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("form-feeds.txt", lambda: (SOUND + "\f" * 50_000).encode(), kept=SOUND),
    Case("line-per-letter.txt", lambda: ("\n".join("some words " * 3000) + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("homoglyphs.txt", lambda: PARAS.replace("o", "о").replace("a", "а").encode(), says="alphabet"),
    Case("bars.txt", lambda: ("|" * 200_000 + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("gapped-rows.txt", lambda: ("a   b   c\n" * 20_000 + "\n" + SOUND).encode(), kept=SOUND),
    Case("backslash-storm.txt", lambda: b"\\" * 200_000 + b"\n\n" + SOUND.encode(), kept=SOUND),
    Case("superscripts.txt", lambda: (SOUND + "¹²³" * 20_000 + "\n\n" + MORE).encode(), kept=MORE),
    # Markdown
    Case("deep-quotes.md", lambda: b">" * 100_000 + b" deep\n\n" + SOUND.encode(), "either", kept=SOUND),
    Case("deep-lists.md", lambda: b"- " * 20_000 + b"deep\n\n" + SOUND.encode(), "either", kept=SOUND),
    Case("many-lists.md", lambda: (_LISTS + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("wide-table.md", lambda: ("|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + ("|1" * 3000 + "|\n") * 30 + "\n" + SOUND).encode(),
         kept=SOUND),
    Case("reference-bomb.md", lambda: ("".join(f"[a{i}]: <{'x' * 50}>\n" for i in range(20_000)) + "[a1]" * 20_000 + "\n\n"
         + SOUND).encode(), kept=SOUND),
    Case("unclosed-fence.md", lambda: f"{SOUND}\n\n```\n{MORE}\n".encode(), kept=MORE),
    Case("unclosed-comment.md", lambda: f"{SOUND}\n\n<!-- {CANARY}\n".encode(), kept=SOUND),
    Case("front-matter-5mb.md", lambda: b"---\n" + b"key: value of it\n" * 300_000 + b"---\n" + PARAS.encode(), kept=MORE),
    Case("front-matter-tags.md", lambda: b"---\ntitle: !!python/object/apply:os.system ['x']\n---\n" + PARAS.encode(), kept=MORE),
    Case("emphasis-storm.md", lambda: ("*a_ " * 50_000 + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("image-storm.md", lambda: ("![" * 30_000 + "](x)\n\n" + SOUND).encode(), kept=SOUND),
    Case("tag-storm.md", lambda: ("<a " * 50_000 + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("script.md", lambda: f"{SOUND}\n\n<script>alert('{CANARY}')</script>\n\n{MORE}\n".encode(), kept=MORE),
    Case("link-storm.md", lambda: ("[a](" * 30_000 + "\n\n" + SOUND).encode(), kept=SOUND),
    Case("backtick-storm.md", lambda: ("".join("`" * i + "a" for i in range(1, 600)) + "\n\n" + SOUND).encode(), kept=SOUND),
)  # fmt: skip


def made_document() -> str:
    """The document part of `_word`, as text that names no encoding."""
    with zipfile.ZipFile(io.BytesIO(_word())) as package:
        return package.read("word/document.xml").decode()
