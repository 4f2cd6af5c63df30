"""Text layers that can be trusted and such that cannot: invented texts of many kinds and languages."""

from __future__ import annotations

import random
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.legible import fault
from ingest.right_to_left import reversal
from tests.ingest.scans_text import CHINESE, ENGLISH, FRENCH, PORTUGUESE, SPANISH

ARABIC = (
    "التعاون بين بلدان الجنوب ليس جديدا، فقد بدأت الدول في تبادل الخبرات منذ عقود. وتشير الدراسة إلى أن المشاريع التي"
    " تمولها الحكومات المحلية أكثر استدامة من غيرها. في السنة الماضية أرسلت الوزارة فرقا من المهندسين إلى القرى"
    " الساحلية من أجل إصلاح محطات المياه، وقد شاركت النساء في إدارة الصندوق على قدم المساواة. هذا ما قالته المديرة"
    " عن التجربة: لم تكن الطريق سهلة، لكن النتيجة كانت مرضية."
)
PERSIAN = (
    "همکاری میان کشورهای جنوب از دهه‌ها پیش آغاز شده است و این گزارش نشان می‌دهد که برنامه‌های آموزشی برای کشاورزان"
    " سودمند بوده است. در سال گذشته، وزارت کشاورزی گروهی از کارشناسان را به روستاهای دوردست فرستاد. این کار هزینه"
    " زیادی نداشت، اما به گفته مدیر طرح، نتیجه آن برای مردم روشن بود. از این رو پیشنهاد می‌شود که کار ادامه یابد."
)
URDU = (
    "جنوبی ممالک کے درمیان تعاون کی تاریخ پرانی ہے۔ اس رپورٹ میں بتایا گیا ہے کہ دیہات کی عورتوں نے قرض کے نئے"
    " نظام سے بہت فائدہ اٹھایا۔ حکومت نے پچھلے سال ماہرین کو ساحلی علاقوں میں بھیجا اور پانی کے منصوبے کو مکمل کیا۔"
)
HEBREW = (
    "שיתוף הפעולה בין המדינות התחיל לפני שנים רבות, והוא כולל גם הכשרה של מורים וחקלאים. לפי הדוח, רוב התוכניות לא"
    " קיבלו מימון קבוע. המנהלת אמרה כי היא מקווה שהעבודה תימשך, אף שהתקציב קטן. בכפרים הרחוקים נבנו שלושה בתי ספר"
    " חדשים, ובכל אחד מהם לומדים עשרות ילדים."
)
RUSSIAN = (
    "Сотрудничество между странами Юга началось задолго до конференции. В отчёте сказано, что обучение агрономов"
    " обошлось дешевле, чем ожидалось, а урожай вырос на двенадцать процентов. Однако оценка проектов остаётся слабой:"
    " из шестидесяти двух программ лишь семнадцать имели исходные данные."
)
GREEK = (
    "Η συνεργασία ανάμεσα στις χώρες του Νότου άρχισε πριν από δεκαετίες. Σύμφωνα με την έκθεση, τα προγράμματα για"
    " τους αγρότες ήταν φθηνότερα από όσο περίμεναν οι υπουργοί."
)
VIETNAMESE = (
    "Hợp tác giữa các nước phương Nam đã bắt đầu từ nhiều thập kỷ trước. Báo cáo cho biết các lớp tập huấn dành cho"
    " nông dân tốn ít tiền hơn dự kiến, và sản lượng lúa tăng mười hai phần trăm. Tuy vậy, việc đánh giá dự án vẫn còn"
    " yếu; nhiều xã chưa có số liệu ban đầu để so sánh."
)
JAPANESE = (
    "南の国々の協力は、会議よりずっと前から始まっていた。報告書によれば、農業技術者の研修は予想より安く済み、収穫は"
    "十二パーセント増えた。しかし、評価はまだ十分ではない。"
)
KOREAN = (
    "남반구 국가들의 협력은 회의보다 훨씬 앞서 시작되었다. 보고서에 따르면 농업 기술자 연수는 예상보다 비용이"
    " 적게 들었고 수확은 십이 퍼센트 늘었다. 그러나 평가는 여전히 부족하다."
)
HINDI = (
    "दक्षिण के देशों का सहयोग सम्मेलन से बहुत पहले शुरू हुआ था। रिपोर्ट के अनुसार किसानों का प्रशिक्षण सोच से सस्ता पड़ा और उपज"
    " बारह प्रतिशत बढ़ी। फिर भी मूल्यांकन कमज़ोर है।"
)
THAI = "ความร่วมมือระหว่างประเทศในซีกโลกใต้เริ่มขึ้นก่อนการประชุมนานแล้ว รายงานระบุว่าการฝึกอบรมเกษตรกรมีค่าใช้จ่ายน้อยกว่าที่คาดไว้"
FINNISH = (
    "Kehitysyhteistyöhankkeiden arviointimenetelmät ovat yhä puutteellisia, vaikka maataloustuottajajärjestöjen"
    " koulutusohjelmat maksoivat odotettua vähemmän. Rannikkokuntien vesihuoltoverkostojen korjaaminen kesti kaksi"
    " vuotta, ja naisten osuuskuntien lainarahastot palautettiin ajallaan."
)
SWAHILI = (
    "Ushirikiano kati ya nchi za kusini ulianza zamani kabla ya mkutano. Ripoti inasema kuwa mafunzo ya wakulima"
    " yaligharimu kidogo kuliko ilivyotarajiwa, na mavuno yaliongezeka kwa asilimia kumi na mbili."
)
TABLE = "\n".join(
    f"{name}\t{a:,}\t{a / 7:.1f}\t{a % 13} %\t({a % 9}.{a % 7})"
    for a, name in enumerate(("Benin", "Chad", "Fiji", "Mali", "Peru", "Togo", "Total") * 5, 1980)
)
REFERENCES = "\n".join(
    f"{a}. {b}, A. B. and C. D’{b}, ‘On Ledgers and Bridges’, J. Dev. Stud. {a}(3): {a + 40}–{a + 61} (19{60 + a})."
    f" doi:10.99{a}/jds.{a}x{a}. https://example.org/a/{a}?q={a}&v=2 [accessed 3 May 20{a:02}]."
    for a, b in enumerate(("Okafor", "Lindqvist", "Nguyễn", "Müller", "Ibáñez", "Żak") * 3, 10)
)
FORMULAS = "\n".join(
    (
        "The growth of output y in district i is explained by y_i = a + b x_i + c z_i + e_i, where x_i is the aid that",
        "it took, z_i the rain of the year and e_i what is left. We expect b > 0, and Var(e_i) = s^2 does not grow.",
        "H0: b = 0; H1: b ≠ 0. Σ (x_i − x̄)² = 41.7, n = 62, R² = 0.31, p < 0.01 (t = 2.9), β₁ ≈ 0.12.",
    )
    * 3
)
ACRONYMS = "\n".join(
    (
        "ADB\tAsian Development Bank", "ASEAN\tAssociation of Southeast Asian Nations", "BRICS\tBrazil, Russia …",
        "CARICOM\tCaribbean Community", "ECOWAS\tEconomic Community of West African States", "G77\tGroup of 77",
        "UNOSSC\tUnited Nations Office for South-South Cooperation", "PPPs\tpublic-private partnerships",
    )
)  # fmt: skip
BARE_ACRONYMS = (
    "ADB AFDB ALBA APEC ASEAN AU BNDES BRICS CAF CARICOM CELAC COMESA DAC DFID ECLAC ECOWAS EU FAO GDP GIZ IADB IBSA"
    " ICT IFAD ILO IMF JICA LDC MDG MERCOSUR NAM NDB NEPAD NGO NSI ODA OECD OPEC PAHO SAARC SADC SDG SICA TICAD UNASUR"
    " UNCTAD UNDP UNESCO UNFPA UNGA UNHCR UNICEF UNIDO UNOSSC USAID WFP WHO WTO"
)
ADDRESSES = "\n".join(f"https://www.example.org/reports/2019/0{n}/a-b_c{n}.pdf?id=x{n}#p{n}" for n in range(1, 9))
DOTS = "\n".join(f"{n}. {title} {'.' * 60} {n * 7}" for n, title in enumerate(("Foreword", "Figures", "Annex") * 4, 1))
BULLETS = "\n".join(f"\uf0b7 {text}" for text in ENGLISH)
SOUND = {
    "english": " ".join(ENGLISH), "spanish": " ".join(SPANISH), "french": " ".join(FRENCH),
    "portuguese": " ".join(PORTUGUESE), "chinese": "".join(CHINESE), "arabic": ARABIC, "persian": PERSIAN, "urdu": URDU,
    "hebrew": HEBREW, "russian": RUSSIAN, "greek": GREEK, "vietnamese": VIETNAMESE, "japanese": JAPANESE,
    "korean": KOREAN, "hindi": HINDI, "thai": THAI,
    "more hindi": HINDI * 3, "much vietnamese": VIETNAMESE * 3, "finnish": FINNISH, "swahili": SWAHILI, "table": TABLE,
    "references": REFERENCES, "formulas": FORMULAS, "acronyms": ACRONYMS, "bare acronyms": BARE_ACRONYMS,
    "addresses": ADDRESSES, "dots": DOTS, "bullets": BULLETS, "capitals": " ".join(ENGLISH).upper(),
    "spanish capitals": " ".join(SPANISH).upper() + " LA “COOPERACIÓN”, EL “CAFÉ” Y LA “NACIÓN” – ASÍ… “AQUÉL”",
    "latin in arabic": ARABIC + " (UNOSSC) COVID-19 " + "IBSA NEPAD " * 3,
    "chinese and latin": CHINESE[0] * 3 + "UNDP 2019",
    "numbers": "1.2 3.4 5,678 −9 10 % 11–12 " * 20, "short": "Page 7", "caption": "Figure 3. Budget, 1998–2019", "": "",
    "heading apart": "C O N T E N T S\n" + " ".join(ENGLISH), "one lost": " ".join(ENGLISH) + " caf\ufffd",
    "vietnamese decomposed": unicodedata.normalize("NFD", VIETNAMESE * 2),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_sound_text_gives_no_alarm(name: str) -> None:
    assert fault(SOUND[name]) is None


@pytest.mark.parametrize("name", SOUND)
def test_nor_does_any_part_of_it(name: str) -> None:
    text = SOUND[name]
    for length in (150, 400):
        for start in range(0, max(len(text) - length, 0), 97):
            assert fault(text[start : start + length]) is None, text[start : start + length]


def caesar(text: str, by: int) -> str:
    small = string.ascii_lowercase
    shifted = small[by:] + small[:by]
    return text.translate(str.maketrans(small + small.upper(), shifted + shifted.upper()))


def scrambled(text: str) -> str:
    letters = list(string.ascii_lowercase)
    random.Random(7).shuffle(letters)
    return text.translate(str.maketrans(string.ascii_lowercase, "".join(letters)))


def offset(text: str, by: int) -> str:
    """As fonts without a map give it: the number of the glyph taken for the code, spaces told by their width."""
    return "".join(chr(ord(c) + by) if "!" <= c <= "~" and ord(c) + by > 32 else c for c in text)


def windows_1252(text: str) -> str:
    """UTF-8 bytes read as windows-1252, the five unassigned ones as Latin-1."""
    return "".join(
        bytes([b]).decode("cp1252" if b not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for b in text.encode()
    )


def misread(text: str, share: float) -> str:
    """Letters mistaken as poor OCR mistakes them."""
    likely = dict(zip("loeinmatgbrcudhs", "1 0 c ! ii rn @ f 9 6 ~ ( \\i cl 1i 5".split(), strict=True))
    chance = random.Random(3)
    return "".join(
        likely.get(c, "*") if c.isalpha() and chance.random() < share else c + " " * (chance.random() < share / 5)
        for c in text
    )


def forms(word: str) -> str:
    """An Arabic word in presentation forms."""
    table: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEF5):
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if base and " " not in base:
            table.setdefault(chr(int(base, 16)), {})[kind.strip("<>")] = chr(code)
    out = ""
    for i, c in enumerate(word):
        before = i > 0 and "initial" in table.get(word[i - 1], {})
        after = i + 1 < len(word) and word[i + 1] in table and "initial" in table.get(c, {})
        kind = ("medial" if after else "final") if before else ("initial" if after else "isolated")
        out += table.get(c, {}).get(kind, c)
    return out


def shaped(text: str) -> str:
    return " ".join(map(forms, text.split(" ")))


EN, ES = " ".join(ENGLISH), " ".join(SPANISH)
SPOILT: dict[str, tuple[str, str]] = {
    "names of glyphs": ("codes", "".join(f"/g{ord(c) % 199}" for c in EN)),
    "names of glyphs, spaces kept": ("codes", "".join(c if c == " " else f"/g{ord(c)}" for c in EN)),
    "half names of glyphs": ("codes", "".join(c if c not in "aeinorst" else f"/C{ord(c)}" for c in EN)),
    "numbers of glyphs": ("codes", "".join(f"/{ord(c)}" for c in EN)),
    "cid": ("codes", "".join(f"(cid:{ord(c)})" for c in EN)),
    "uni": ("codes", "".join(c if c == " " else f"uni{ord(c):04X}" for c in EN)),
    "escapes": ("codes", "".join(f"\\u{ord(c):04x}" for c in EN)),
    "private": ("codes", "".join(chr(0xF000 + ord(c)) if c != " " else c for c in EN)),
    "private, in part": ("codes", "".join(chr(0xF000 + ord(c)) if c in "aeo" else c for c in EN)),
    "controls": ("codes", "".join(chr(ord(c) % 31 + 1) for c in EN)),
    "all lost": ("lost", "".join("\ufffd" if c.isalpha() and i % 3 else c for i, c in enumerate(EN))),
    "accents lost": ("lost", "".join(c if c < "\x7f" else "\ufffd" for c in ES)),
    "mojibake": ("mojibake", windows_1252(ES)),
    "mojibake of quotation marks": ("mojibake", windows_1252(EN)),
    "mojibake of chinese": ("mojibake", windows_1252("".join(CHINESE))),
    "mojibake of arabic": ("mojibake", windows_1252(ARABIC)),
    "russian as latin": ("encoding", RUSSIAN.encode("cp1251").decode("latin-1")),
    "greek as latin": ("encoding", GREEK.encode("iso8859-7").decode("latin-1")),
    "arabic as latin": ("encoding", ARABIC.encode("cp1256").decode("latin-1")),
    "chinese as latin": ("encoding", "".join(CHINESE).encode("gb18030").decode("latin-1")),
    "caesar": ("letters", caesar(EN, 3)),
    "caesar, spanish": ("letters", caesar(ES, 13)),
    "scrambled": ("letters", scrambled(EN)),
    "scrambled, capitals": ("letters", scrambled(ES).upper()),
    "glyph numbers as codes": ("letters", offset(EN, -29)),
    "glyph numbers as codes, french": ("letters", offset(" ".join(FRENCH), -29)),
    "poor OCR": ("ocr", misread(EN, 0.12)),
    "poor OCR, portuguese": ("ocr", misread(" ".join(PORTUGUESE), 0.12)),
    "spaces lost": ("spaces", "".join(c for c in EN if c.isalpha())),
    "spaces lost, stops kept": ("spaces", ES.replace(" ", "")),
    "letters apart": ("spaces", " ".join(EN)),
    "arabic": ("reversed", ARABIC[::-1]),
    "arabic, line by line": ("reversed", "\n".join(ARABIC[i : i + 70][::-1] for i in range(0, len(ARABIC), 70))),
    "arabic, letters alone": ("reversed", " ".join(w[::-1] for w in ARABIC.split())),
    "arabic forms": ("reversed", shaped(ARABIC)[::-1]),
    "arabic words": ("reversed", " ".join(ARABIC.replace(".", " .").replace("،", " ،").split()[::-1])),
    "persian": ("reversed", PERSIAN[::-1]),
    "urdu": ("reversed", URDU[::-1]),
    "hebrew": ("reversed", HEBREW[::-1]),
}


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_text_is_told_by_kind(name: str) -> None:
    kind, text = SPOILT[name]
    found = fault(text)
    assert found is not None
    assert found.kind == kind
    assert str(found) == found.why
    assert found.why.split()[0] in ("holds", "has", "is", "was")  # it follows "the text layer of page 3"


def test_what_a_person_can_still_read_is_said() -> None:
    readable = {name for name, (_, text) in SPOILT.items() if (found := fault(text)) and found.readable}
    kinds = {"accents lost", "mojibake", "poor OCR", "spaces lost", "letters apart"}
    assert kinds <= readable
    assert not readable & {"cid", "caesar", "arabic", "all lost", "private", "russian as latin"}
    assert {name for name, (_, text) in SPOILT.items() if (f := fault(text)) and f.mendable} == {
        name for name, (kind, _) in SPOILT.items() if kind == "mojibake"
    }


def test_arabic_in_presentation_forms_is_sound_in_the_order_of_reading() -> None:
    assert forms("بيت") == "ﺑﻴﺖ"
    assert fault(shaped(ARABIC)) is None


def test_a_good_ocr_with_a_few_mistakes_is_no_fault() -> None:
    assert fault(misread(EN, 0.01)) is None


def test_few_words_prove_no_reversal() -> None:
    assert reversal(ARABIC[::-1][:30]) is None
    assert reversal(EN) is None


@given(st.text(max_size=400))
def test_any_text_can_be_judged(text: str) -> None:
    found = fault(text)
    assert found is None or found.why


@given(st.text(alphabet="aà /gG0189:()cid\ufffd\ue000ÃÂâ€™©\x80é…”\n.", max_size=300))
def test_texts_made_of_the_signs_of_faults_can_be_judged(text: str) -> None:
    found = fault(text)
    assert found is None or found.why


@given(st.lists(st.sampled_from([*ENGLISH, *SPANISH, *FRENCH, *PORTUGUESE, *CHINESE, RUSSIAN, VIETNAMESE]), max_size=6))
def test_sound_paragraphs_together_are_sound(paragraphs: list[str]) -> None:
    assert fault("\n".join(paragraphs)) is None


@given(st.permutations(ARABIC.split()), st.booleans())
def test_the_direction_of_arabic_letters_is_found_in_any_words(words: list[str], turned: bool) -> None:
    text = " ".join(w.strip(".،:")[:: -1 if turned else 1] for w in words)
    assert (fault(text) is not None) == turned


def test_the_documents_at_hand_are_sound(shared: Callable[[str], Path]) -> None:
    for path in sorted(shared("corpus").iterdir()):
        text = path.read_text(encoding="utf-8")
        for length in (200, 700, 3000):
            for start in range(0, len(text), length):
                assert fault(text[start : start + length]) is None, (path.name, start, length)


def test_the_pages_of_the_papers_at_hand_are_sound(shared: Callable[[str], Path]) -> None:
    from pypdf import PdfReader

    for path in sorted(shared("files").glob("*.pdf")):
        for number, page in enumerate(PdfReader(path).pages, 1):
            text = page.extract_text()
            assert fault(text) is None, (path.name, number)
            for start in range(0, len(text), 400):
                assert fault(text[start : start + 400]) is None, (path.name, number, start)


@pytest.mark.parametrize(
    "name",
    [
        "homoglyph-cyrillic.txt", "zero-width-split.txt", "soft-hyphens.txt", "fullwidth-and-ligatures.txt",
        "letter-spaced.txt", "arabic-presentation-forms.txt", "citation-glued-references.txt", "injection-base64.md",
        "md-bracket-storm.md", "ok-control.md", "poisoned-facts.md", "html-table-layout.html",
    ],
)  # fmt: skip
def test_odd_but_sound_files(shared: Callable[[str], Path], name: str) -> None:
    assert fault((shared("hostile") / name).read_text(encoding="utf-8")[:3000]) is None
