"""Files made to break readers: each is read or refused, soon, and nothing else happens.

Those of the manifest stand beside the checkout; the others are generated (`hostile_files.py`).
"""

from __future__ import annotations

import csv
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.reading import read_file
from ingest.worker.limits import Limits
from store.documents import Reading
from tests.ingest.conftest import ROOT, SHARED
from tests.ingest.fakes import count_tokens, read
from tests.ingest.hostile_files import CASES, MORE, SOUND, Case
from tests.ingest.word import made, p

# What becomes of the files of the manifest: how each ends, what its text holds and does not, what is said of it.
_READ = "South-South cooperation is the exchange"
_PLAIN = (
    "ok-control.pdf ok-control.md ok-control.html ok-control.docx trailing-junk.pdf pdf-named.txt json-named.html"
    " null-bytes.txt mixed-newlines.txt zero-width-split.txt soft-hyphens.txt injection-braces-format.md"
    " yaml-alias-bomb.md yaml-broken.md html-hidden-injection.html html-entity-bomb.xhtml.html"
    " html-meta-refresh-base.html docx-bomb-in-media-200mb.docx docx-macro-and-remote-template.docx"
    " docx-tracked-changes.docx pdf-count-negative.pdf pdf-kids-null-and-wrong.pdf pdf-startxref-zero.pdf"
    " pdf-xref-prev-self-loop.pdf pdf-stream-length-wrong.pdf pdf-form-xobject-self-call.pdf"
    " pdf-launch-and-uri-actions.pdf pdf-annotation-injection.pdf pdf-outline-loop.pdf pdf-rotated-text.pdf"
    " pdf-version-99.pdf pdf-metadata-title-injection.pdf pdf-metadata-odd-types.pdf BRIEF.TXT .hidden-brief.md"
)
_READS: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(_PLAIN.split(), (_READ, "CANARY", "")),
    "injection-html-comment.md": (_READ, "CANARY", ""),
    # Instructions in the text are text; nothing here obeys them.
    "injection-markdown-exfil.md": (_READ, "", ""),
    "injection-base64.md": (_READ, "", ""),
    "pdf-white-text-injection.pdf": (_READ, "", ""),
    "pdf-offpage-and-tiny-injection.pdf": (_READ, "", ""),
    "poisoned-facts.md": ("Buenos Aires Plan of Action", "", ""),
    "citation-glued-references.txt": ("Cooperation has many forms", "", ""),
    "latin1-undeclared-es.txt": ("cooperación", "\ufffd", "windows-1252"),
    "utf16be-no-bom.txt": (_READ, "\0", "utf-16-be"),
    "overlong-utf8.txt": (_READ, "South/", "not valid UTF-8"),
    "gb18030-zh.txt": ("南南合作", "\ufffd", "gb18030"),
    "homoglyph-cyrillic.txt": ("", "", "look-alikes"),
    "fullwidth-and-ligatures.txt": ("Ｓｏｕｔｈ", "ﬁ", ""),
    "letter-spaced.txt": ("POLICY BRIEF", "P O L", ""),
    "arabic-presentation-forms.txt": ("بين", "\ufe91", ""),
    "md-bracket-storm.md": ("", "", ""),
    "html-unclosed.html": ("1978 Buenos Aires Plan", "", ""),
    "html-table-layout.html": ("Country 2999 |", "", ""),
    "truncated-tail-real-brief.pdf": ("", "", ""),
    "pdf-two-columns-scrambled.pdf": ("", "", ""),
}
_REFUSALS = {
    "zero-byte.txt": "empty", "zero-byte.html": "empty", "bom-only.txt": "no text", "png-named.pdf": "PNG",
    "gzip-named.html": "gzip", "docx-xxe.docx": "DTD", "docx-no-document-part.docx": "Word document",
    "docx-truncated.docx": "damaged", "docx-ole-encrypted-stub.docx": "encrypted",
    "docx-deep-nesting.docx": "too deeply",
    "header-only.pdf": "", "pdf-encrypted-aes256-user-password.pdf": "encrypted",
    "pdf-encrypted-rc4-user-password.pdf": "encrypted",
}  # fmt: skip
# PDF files of which the manifest leaves it open whether they are read.
_OPEN = (
    "pdf-cyclic-page-tree-pair.pdf pdf-page-tree-3000-deep.pdf pdf-catalog-missing.pdf"
    " pdf-stream-length-self-reference.pdf pdf-deep-array-50000.pdf pdf-unterminated-string.pdf"
    " pdf-runlength-bomb-128mb.pdf pdf-4-million-operators.pdf pdf-lone-surrogates.pdf pdf-tounicode-lies.pdf"
    " pdf-no-tounicode-glyph-codes.pdf pdf-missing-resources.pdf"
).split()
# These take seconds; the others show the same on a smaller scale.
_SLOW = (
    "million-paragraphs.docx million-runs.docx million-tags.html huge-attribute.html image-20mb.html many-rows.html"
    " note-storm.html no-space-5mb.txt one-line-3mb.txt gapped-rows.txt many-lists.md wide-table.md reference-bomb.md"
    " front-matter-5mb.md rowspan-bomb.html bomb-200mb.docx many-relations.docx superscripts.txt long-lines.txt"
    " nested-lists.html nested-tables.html unclosed-bold.html nested-spans.html huge-attribute.docx many-parts.docx"
    " emphasis-storm.md form-feeds.txt line-per-letter.txt link-storm.md wide-table.docx bars.txt deep-lists.md"
).split()
# Of the processor, as the clock goes on while others have it.
SECONDS = Limits().seconds
MEGABYTES = 1000

_armed: list[str] | None = None


def _watch(event: str, args: tuple[object, ...]) -> None:
    if _armed is None:
        return
    if event == "subprocess.Popen" and args[0] == "tesseract":
        return  # where it is installed it reads pages that are pictures, from its input
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"):
        _armed.append(f"{event} {args}")
    elif event == "open" and isinstance(args[0], str | bytes):
        path = args[0] if isinstance(args[0], str) else args[0].decode(errors="replace")
        if not path.startswith((sys.prefix, sys.base_prefix, str(ROOT / "ingest"), str(ROOT / "store"))):
            _armed.append(f"open {path}")


@pytest.fixture(scope="module")
def watched() -> Callable[[], object]:
    """Notes every file that is opened and every connection made; what Python itself needs is loaded before."""
    sys.addaudithook(_watch)
    for data, name in (
        (SOUND, "x.md"),
        (SOUND.replace("a", "é").encode("cp1252"), "x.txt"),
        (made(p(SOUND)), "x.docx"),
    ):
        read(data, name)
    read(f"<html><body><article><p>{SOUND} cooperaciÃ³n</p></article></body></html>", "x.html")

    @contextmanager
    def watch() -> Iterator[list[str]]:
        global _armed
        _armed = found = []
        try:
            yield found
        finally:
            _armed = None

    return watch


def peak() -> int:
    """The most memory that this process has held, in MB; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def outcome(data: bytes, name: str, watch: Callable[[], object]) -> tuple[Reading | None, str]:
    """The reading or the words of the refusal; fails where anything else happens, or where it takes too long."""
    began, held = time.process_time(), peak()
    reading, refusal = None, ""
    with watch() as opened:  # type: ignore[attr-defined]
        try:
            reading = read(data, name)
        except ReadError as error:
            refusal = str(error)
    assert opened == []
    assert time.process_time() - began < SECONDS
    assert peak() - held < MEGABYTES
    if reading is None:
        assert refusal.startswith(f"{name}: ")
        assert "\n" not in refusal
        assert len(refusal) < 500
        return None, refusal
    paged = reading.paged
    for text in (paged.text, paged.raw, reading.document.record.title, *reading.document.warnings):
        text.encode("utf-8")
        assert "\0" not in text
    for r in paged.runs:
        assert paged.text[r.start : r.start + r.length] == paged.raw[r.raw_start : r.raw_start + r.length]
    return reading, ""


def names() -> list[str]:
    manifest = SHARED / "hostile" / "manifest.tsv"
    if not manifest.is_file():
        return ["(none)"]
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [row["file"] for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize("name", names())
def test_each_file_of_the_manifest(name: str, shared: Callable[[str], Path], watched: Callable[[], object]) -> None:
    reading, refusal = outcome((shared("hostile") / name).read_bytes(), name, watched)
    if name in _OPEN:
        return
    if name in _REFUSALS:
        assert reading is None
        assert _REFUSALS[name] in refusal
        return
    kept, gone, says = _READS[name]
    assert reading is not None, refusal
    # A line's end in a PDF may stand anywhere.
    text = " ".join(reading.paged.text.split())
    assert kept in text
    assert not gone or gone not in text
    assert says in " ".join(reading.document.warnings)


def test_the_table_names_every_file(shared: Callable[[str], Path]) -> None:
    shared("hostile")
    assert sorted([*_READS, *_REFUSALS, *_OPEN]) == sorted(names())


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c.name, marks=[pytest.mark.slow] if c.name in _SLOW else []) for c in CASES]
)
def test_each_generated_file(case: Case, watched: Callable[[], object]) -> None:
    reading, refusal = outcome(case.data(), case.name, watched)
    if reading is None:
        assert case.ends != "read", refusal
        assert case.says in refusal
        return
    assert case.ends != "refused", reading.paged.text[:200]
    assert case.kept in reading.paged.text
    assert not case.gone or case.gone not in reading.paged.text
    if case.ends == "read":
        assert case.says in " ".join(reading.document.warnings)


FUZZED = ("07-cooperacion-medica-cubana.docx", "01-bandung-and-belgrade.html", "04-technical-cooperation-agencies.md",
          "14-ibsa-fund.txt", "05-new-development-bank.pdf")  # fmt: skip


@pytest.mark.parametrize("name", FUZZED)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.97])
def test_a_file_cut_short(name: str, share: float, watched: Callable[[], object]) -> None:
    data = (ROOT / "starter_library" / name).read_bytes()
    outcome(data[: int(share * len(data))], name, watched)


@pytest.mark.parametrize("name", FUZZED)
@pytest.mark.parametrize("seed", range(4))
def test_a_file_with_bits_turned(name: str, seed: int, watched: Callable[[], object]) -> None:
    data = bytearray((ROOT / "starter_library" / name).read_bytes())
    dice = random.Random(f"{name} {seed}")
    for _ in range(4 ** (seed + 1)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    outcome(bytes(data), name, watched)


@pytest.mark.parametrize("seed", range(12))
def test_a_word_document_with_its_xml_shuffled(seed: int, watched: Callable[[], object]) -> None:
    """Well-formed nonsense: elements of Word's in any order and depth."""
    dice = random.Random(seed)
    words = (
        "p r t tbl tr tc pPr rPr sdt sdtContent ins del fldChar instrText footnoteReference vanish numPr ilvl numId"
        " tab br drawing txbxContent hyperlink sym pict oMath f num den outlineLvl vMerge gridSpan moveTo ruby rubyBase"
    ).split()

    def grown(depth: int) -> str:
        name = dice.choice(words)
        inner = "".join(grown(depth - 1) for _ in range(dice.randrange(4))) if depth else "word"
        marks = ' w:val="1" w:id="1" w:fldCharType="begin" w:char="F0B7" w:font="Symbol"' if dice.random() < 0.5 else ""
        return f"<w:{name}{marks}>{inner}</w:{name}>"

    body = "".join(grown(6) for _ in range(20))
    footnotes = f'<w:footnote w:id="1">{grown(4)}</w:footnote>'
    outcome(made(p(SOUND) + body, footnotes=footnotes), "x.docx", watched)


def test_a_packed_bomb_takes_no_memory() -> None:
    case = next(c for c in CASES if c.name == "bomb-200mb.docx")
    data = case.data()
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="unpacks"):
            read(data, case.name)
        assert tracemalloc.get_traced_memory()[1] < 150 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["a\nb.txt", "📄.txt", "\u202etxt.exe.txt", "é" * 80 + ".txt", "no suffix", "..txt"])
def test_odd_names(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"{SOUND}\n\n{MORE}\n", encoding="utf-8")
    assert MORE in read_file(path, source=name, count_tokens=count_tokens).paged.text


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("loop.txt", "folder.txt", "gone.txt"):
        with pytest.raises(ReadError, match="cannot be opened"):
            read_file(tmp_path / name, source=name, count_tokens=count_tokens)
