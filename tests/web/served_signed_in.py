"""The app over the invented library, where who may change it hangs on who has signed in, as in the real one."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import app  # noqa: E402
from tests.web import fake_services  # noqa: E402
from web import curating, people  # noqa: E402

if not fake_services._installed:
    may, current = curating.may, people.current
    fake_services.install()
    setattr(curating, "may", may)  # noqa: B010 - an assignment is an error to mypy
    setattr(people, "current", current)  # noqa: B010 - as above
app.main()
