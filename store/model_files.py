"""Where the embedding models' files lie: the user's cache, the hub's; and what their weights hash to."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_dir

from store import e5_file
from store.errors import ModelMissing

_DONE = "complete.json"


def cache_folder() -> Path:
    """The folder for what can be made again: SSC_CACHE, else the user's cache."""
    return Path(os.environ.get("SSC_CACHE") or user_cache_dir("ssc-assistant"))


def unpacked_e5() -> Path:
    """The sentence-transformers folder of multilingual-e5-small, unpacked if it is not yet.

    Raises ModelMissing when the package that carries the weights is missing or damaged.
    """
    folder = cache_folder() / f"multilingual-e5-small-{e5_file.SHA256[:8]}-{e5_file.LAYOUT}"
    return folder if (folder / _DONE).is_file() else unpack(e5_file.packaged_file(), folder)


def unpack(packed: Path, folder: Path, sha256: str = e5_file.SHA256) -> Path:
    """Unpack the weights into a folder, whole or not at all, once even if several processes want it; the folder.

    Raises ModelMissing when the file is not the one expected, or the folder cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if (folder / _DONE).is_file():  # another process was faster
                return folder
            print(f"Unpacking the embedding model multilingual-e5-small (480 MB) into {folder}, once.", file=sys.stderr)
            temporary = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
            try:
                e5_file.write_folder(e5_file.read(packed, sha256), temporary)
                (temporary / _DONE).write_text(json.dumps({"source": e5_file.FILE, "sha256": sha256}), encoding="utf-8")
                shutil.rmtree(folder, ignore_errors=True)
                os.replace(temporary, folder)
            finally:
                shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise ModelMissing(
            f"The embedding model cannot be unpacked into {folder} ({error.strerror or error}). It takes 480 MB; "
            "name another folder in SSC_CACHE."
        ) from error
    return folder


def hub_folder(name: str) -> Path:
    """The folder of a model of the Hugging Face hub, fetched if it is not on this machine.

    Raises ModelMissing when it is neither here nor to be had.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    heavy_variants = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "rust_model*", "tf_model*"]
    try:
        try:
            # What is here is used as it is: no look-up tells the hub when this program is run.
            return Path(snapshot_download(repository, ignore_patterns=heavy_variants, local_files_only=True))
        except LocalEntryNotFoundError:
            return Path(snapshot_download(repository, ignore_patterns=heavy_variants))
    except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise ModelMissing(
            f"The embedding model {name!r} is neither a folder nor to be had from the Hugging Face hub "
            f"({type(error).__name__}). Check the name and the network, or use the packaged multilingual-e5-small."
        ) from error


def weights_hash(folder: Path) -> str:
    """The SHA-256 (hex) of the weight files of a model's folder, remembered by their size and time in the cache."""
    files = sorted([*folder.rglob("*.safetensors"), *folder.rglob("pytorch_model*.bin")])
    if not files:
        raise ModelMissing(f"{folder} holds no weights (*.safetensors); it is not a complete model.")
    identity = json.dumps([[str(f.resolve()), f.stat().st_size, f.stat().st_mtime_ns] for f in files])
    note = cache_folder() / "weights" / hashlib.sha256(identity.encode()).hexdigest()[:32]
    try:
        return note.read_text(encoding="ascii")
    except OSError:
        pass  # not remembered yet
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            if len(files) == 1:
                digest = hashlib.file_digest(stream, "sha256")
            else:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    found = digest.hexdigest()
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        _write(note, found)
    except OSError:
        pass  # a cache that cannot be written only means hashing again next time
    return found


def _write(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text)
    os.replace(temporary, path)
