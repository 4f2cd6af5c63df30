"""Text from documents and file names, made safe where a Streamlit label or message is unavoidable.

Streamlit renders labels, messages and toasts as Markdown: a file name such as `![x](http://…)` would make the
browser call out. Wherever it can be helped such text is drawn by a component instead, which knows text only.
"""

from __future__ import annotations

import re
import string
import unicodedata

_JOINER = "\u2060"  # word joiner: no width, no break


def line(text: str, limit: int = 120) -> str:
    """One line without control or formatting characters, cut at `limit` characters with an ellipsis."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"} else c for c in text)
    one = " ".join(kept.split())
    return one if len(one) <= limit else one[: limit - 1].rstrip() + "…"


def markdown(text: str, limit: int = 400) -> str:
    """The text as Markdown that shows these characters and nothing else: no link, image, icon, formula or HTML.

    All ASCII punctuation becomes numeric character references. That alone would not do: bare addresses, `:icons:`
    and the like are looked for again in the finished text, so a word joiner parts what would make one.
    """
    parted = re.sub(r":(?=\S)|(?<=www)(?=\.)|@", lambda m: f"{m[0]}{_JOINER}", line(text, limit), flags=re.IGNORECASE)
    return "".join(f"&#{ord(c)};" if c in string.punctuation else c for c in parted)
