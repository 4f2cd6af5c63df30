"""An ingestion in a process of its own: job_worker.py LIBRARY FOLDER [WORKERS]. Prints the report as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ingest.job import ingest
from ingest.progress.last_run import Recorder
from store.library import Library
from tests.fakes import HashingEncoder
from tests.ingest.bad_readers import slow


def main() -> int:
    folder, files, workers = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        recorder = Recorder(folder, {"paths": [files], "sync": False})
        try:
            report = ingest([files], library, workers=workers, recorder=recorder, read=slow)
        except KeyboardInterrupt:
            return 130
    print(json.dumps(report.to_json()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
