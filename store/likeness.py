"""How like two texts are: the share of their runs of three words that both have (Jaccard), estimated from signatures.

A signature is a MinHash (Broder, "On the resemblance and containment of documents", 1997): of each of 128 orders of
all possible runs, the first that the text has. The share of places in which two signatures agree estimates the
similarity with a standard error of at most 0.045; who needs it exactly compares the texts themselves. Case, accents
and punctuation count for nothing. It knows no documents, and it cannot tell which text is the earlier.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from store import words

RUN = 3  # words (or pairs of characters, in scripts without spaces) to a shingle
PLACES = 128
# Unrelated texts of one field share 1 to 4 runs in a hundred, one text read from a PDF and from poppler's output of it
# 88 to 100, and where that lays two columns out side by side 64 to 69. A short text may be mostly a form or a licence.
NEAR, NEAR_IF_SHORT, SHORT = 0.6, 0.8, 500
# One word in five changed leaves half of the runs.
EDITED = 0.5
COMPARED = 5
# Texts with fewer distinct shingles are a notice, a form, an error page: they resemble each other whatever they are.
FEWEST = 80

Shingles = NDArray[np.uint64]
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(32)


def shingles(terms: Iterable[str]) -> Shingles:
    """The distinct runs of three terms, hashed to 64 bits, sorted; none for fewer than three terms."""
    codes = np.fromiter((zlib.crc32(t.encode("utf-8", "replace")) for t in terms), np.uint64)
    if len(codes) < RUN:
        return np.empty(0, np.uint64)
    runs = np.zeros(len(codes) - RUN + 1, np.uint64)
    for i in range(RUN):
        runs = _mixed(runs + codes[i : len(codes) - RUN + 1 + i] + np.uint64(1))
    return np.unique(runs)


def signature(terms: Iterable[str]) -> bytes:
    """The signature of a text given by its terms, 512 bytes; b"" of one too short to be compared."""
    return signature_of(shingles(terms))


def signature_of(runs: Shingles) -> bytes:
    """The signature of a text given by its shingles."""
    if len(runs) < FEWEST:
        return b""
    least = [((runs * a + b) >> _SHIFT).min() for a, b in zip(_FACTORS, _ADDENDS, strict=True)]
    return np.array(least, np.uint32).tobytes()


def estimates(one: bytes, others: Iterable[bytes]) -> NDArray[np.float64]:
    """The estimated similarity of one signature to each of the others, 0 to 1; 0 where either is b""."""
    rows = list(others)
    found = np.zeros(len(rows))
    held = [i for i, row in enumerate(rows) if len(row) == 4 * PLACES]
    if len(one) == 4 * PLACES and held:
        table = np.frombuffer(b"".join(rows[i] for i in held), np.uint32).reshape(-1, PLACES)
        found[held] = (table == np.frombuffer(one, np.uint32)).mean(axis=1)
    return found


def candidates(one: bytes, others: Mapping[str, bytes]) -> list[str]:
    """The keys of those signatures (five at most) whose texts may be near that of the signature `one`, best first."""
    found = estimates(one, others.values())
    # Three standard errors below what is near.
    likely = [(-e, key) for key, e in zip(others, found.tolist(), strict=True) if e >= NEAR - 0.13]
    return [key for _, key in sorted(likely)[:COMPARED]]


def are_near(one: Shingles, other: Shingles) -> bool:
    """Whether two texts are nearly the same."""
    least = NEAR if min(len(one), len(other)) >= SHORT else NEAR_IF_SHORT
    return similarity(one, other) >= least


def similarity(one: Shingles, other: Shingles) -> float:
    """The share of the shingles of two texts that both have; 0 where either is too short to be compared."""
    if min(len(one), len(other)) < FEWEST:
        return 0.0
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)


def is_edited(one: str, other: str) -> bool:
    """Whether a text may be the other with changes, where something else speaks for it: they stood in one place.

    Asked less than of `are_near`: that half of the shorter text's runs stand in the longer one, be that cut or grown.
    Short texts, of which a few changed words break most runs, are compared by their words, or must stand whole in the
    longer one.
    """
    ours, theirs = sorted((of_text(one), of_text(other)), key=len)
    within = len(np.intersect1d(ours, theirs, assume_unique=True)) / max(len(ours), 1)
    if len(ours) >= SHORT:
        return within >= EDITED
    own, others = ({t.term for t in words.tokens(text)} for text in (one, other))
    return within >= NEAR_IF_SHORT or 2 * len(own & others) >= NEAR * max(len(own) + len(others), 1)


def of_text(text: str) -> Shingles:
    """The shingles of a text."""
    return shingles(t.term for t in words.tokens(text))


def _mixed(values: Shingles) -> Shingles:
    """Every bit made to depend on every other (the finaliser of SplitMix64; Steele, Lea and Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


# The orders: fixed for ever, as signatures are kept. Multiplying by an odd number and adding permutes 64-bit numbers.
_SEEDS = _mixed(np.arange(1, 2 * PLACES + 1, dtype=np.uint64) * _ODD)
_FACTORS = _SEEDS[:PLACES] | np.uint64(1)
_ADDENDS = _SEEDS[PLACES:]
