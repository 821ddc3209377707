"""Result files: reading them, and writing whole ones."""

import os
import tempfile
from pathlib import Path
from typing import Any

from . import _core


def hdf5_lock() -> Any:
    """The HDF5 library serves one thread at a time; h5py guards it with this lock."""
    from h5py._objects import phil

    return phil


def read_outcome(path: Path) -> _core.Outcome:
    """What a result file holds, without its draws."""
    with hdf5_lock():
        return _core.read(path)


def replace(path: Path, content: bytes) -> None:
    """Writes a file whole, or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
