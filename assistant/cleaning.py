"""A question without what nobody sees or says in it: characters of no width, codes of a terminal, tags of a page."""

from __future__ import annotations

import re

# Of no width (the marks of direction too), and the hyphens that show only at the end of a line. What joins or parts two
# letters of a script in which that is how a word is written (Persian, the scripts of India) belongs to the word.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
    rf"|(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED}\u200c\u200d])|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
_TERMINAL = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NAMES = (
    r"(?:a|abbr|b|blockquote|body|br|button|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|kbd|li|link"
    r"|mark|meta|ol|p|pre|q|s|samp|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|tt|u|ul|var)"
)
# An attribute has a value, so that "a <b and c> d" is no tag.
_ATTRIBUTES = r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*"
_TAG = re.compile(rf"</?{_NAMES}{_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_CODE = re.compile(rf"<(?P<name>script|style){_ATTRIBUTES}\s*>.*?</(?P=name)\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def clean(text: str) -> str:
    """A text without lone surrogates and control characters, which neither the tokenizer nor SQLite nor UTF-8 takes,
    without characters of no width and codes of a terminal, and without tags of HTML; of scripts nothing is left."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = _CONTROL.sub(" ", _TERMINAL.sub("", _UNSEEN.sub("", text)))
    return _TAG.sub(" ", _CODE.sub(" ", text)) if "<" in text else text
