from __future__ import annotations

import time

from ingest.markdown import front_matter
from tests.ingest.fakes import blocks, read

TEXT = """---
title: A title
---
# A title of *some* words #

A paragraph with **bold** and [a link](http://x.y).<!-- a secret
over lines --> It ends here.[^1]

Setext heading
--------------

- one item
  that goes on
- two
  - nested

1. first
2. second

> A quotation
> in two lines.

| a | b |
|---|---|
| 1 | 2 |

```
code stays as it is
```

[^1]: A note, with *words*.
"""


def test_blocks() -> None:
    r = read(TEXT, "x.md")
    assert blocks(r, "heading") == ["A title of some words", "Setext heading"]
    assert blocks(r, "list") == ["one item that goes on", "two", "nested", "first", "second"]
    assert blocks(r, "quote") == ["A quotation in two lines."]
    assert blocks(r, "table") == ["a | b", "1 | 2"]
    assert blocks(r, "footnote") == ["A note, with words."]
    assert "A paragraph with bold and a link. It ends here." in blocks(r)
    assert "secret" not in r.paged.text
    assert "secret" in r.paged.raw


def test_front_matter_is_plain_lines() -> None:
    meta, end = front_matter('---\na: &a ["x"]\nb: *a\ntitle: "t"\nauthor: [A B, C D]\n---\ntext')
    assert (meta.title, meta.authors) == ("t", ("A B", "C D"))
    assert end > 0
    assert front_matter("no front matter") == (front_matter("")[0], 0)
    assert "no end" in read("---\ntitle: t\n\nA text that never closes it.\n", "x.md").document.warnings[0]


def test_a_storm_of_brackets_takes_no_time() -> None:
    began = time.monotonic()
    read("[](" * 20_000 + " words\n" + "*" * 5_000 + "`" * 5_000, "x.md")
    assert time.monotonic() - began < 5


def test_what_nests_deeper_than_the_parser_follows_is_not_lost() -> None:
    deep = "\n".join(f"{'  ' * i}- item {i}" for i in range(60))
    found = blocks(read(f"{deep}\n\nThe words at the end of it all.\n", "x.md"))
    assert [b for b in found if b.startswith("item")] == [f"item {i}" for i in range(60)]
    assert found[-1].endswith("The words at the end of it all.")
