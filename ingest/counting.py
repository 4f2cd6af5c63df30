"""Numbers as lists and notes print them: figures, letters, Roman, Chinese, Arabic letters.

Forms have their names from Word's files (ISO/IEC 29500-1, 17.18.59); one that is not known here gives Arabic figures.
"""

from __future__ import annotations

_HAN = "〇一二三四五六七八九"
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشت"
_ALIF = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def counted(number: int, form: str) -> str:
    """A number in one of the forms; "" for those that print none."""
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if number > 0 and form in ("lowerLetter", "upperLetter"):
        # Word goes on with aa, bb, cc.
        letter = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter if form == "lowerLetter" else letter.upper()
    if 0 < number < 4000 and form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if 0 < number < 100 and ("hinese" in form or "ideograph" in form or form.startswith("japanese")):
        return _han(number)
    for name, letters in (("arabicAbjad", _ABJAD), ("arabicAlpha", _ALIF)):
        if form == name and 0 < number <= len(letters):
            return letters[number - 1]
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    ):
        out += letters * (number // size)
        number %= size
    return out


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ((_HAN[tens] if tens > 1 else "") + "十" if tens else "") + (_HAN[ones] if ones or not tens else "")
