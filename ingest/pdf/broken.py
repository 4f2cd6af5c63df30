"""What pypdf raises on broken files, which goes far beyond its own errors."""

from __future__ import annotations

import struct
import zlib

from pypdf.errors import DependencyError, DeprecationError, PyPdfError

BROKEN: tuple[type[Exception], ...] = (
    PyPdfError, DependencyError, DeprecationError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    ArithmeticError, AssertionError, RecursionError, NotImplementedError, RuntimeError, OSError, EOFError, MemoryError,
    StopIteration, struct.error, zlib.error,
)  # fmt: skip
"""Each concerns the page or the file that raises it, and no other."""
