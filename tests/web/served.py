"""The app over the invented library, for looking at it: `streamlit run tests/web/served.py`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import app  # noqa: E402
from tests.web import fake_services, fakes  # noqa: E402

_folder = Path(os.environ["SSC_LIBRARY"]) if "SSC_LIBRARY" in os.environ else None
if os.environ.get("SSC_EMPTY"):
    fake_services.install(folder=_folder, library=fakes.FakeLibrary())
else:
    fake_services.install(
        folder=_folder, pause=float(os.environ.get("SSC_PAUSE", "0.3")), pictures=bool(os.environ.get("SSC_PICTURES"))
    )
app.main()
