#!/usr/bin/python3
"""Runs the notebooks from their first cell to their last and keeps what they show.

Usage: execute.py [NOTEBOOK ...]     (all beside this file when none is named)

It needs `import legeplan`, and the program: in LEGEPLAN_BINARY, on the path, or built in build/release.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import nbclient
import nbformat

HERE = Path(__file__).resolve().parent


def notebooks():
    """The notebooks beside this file, in order."""
    return sorted(HERE.glob("[0-9]*.ipynb"))


def executed(path, folder):
    """A notebook with new outputs; it runs in `folder`, beside a copy of the data it reads."""
    shutil.copytree(HERE / "data", Path(folder) / "data", dirs_exist_ok=True)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    resources = {"metadata": {"path": str(folder)}}
    client = nbclient.NotebookClient(
        notebook, timeout=300, record_timing=False, resources=resources
    )
    client.execute()
    # Which Python ran it is of one machine.
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    return notebook


def main(names):
    for path in [Path(name) for name in names] or notebooks():
        with tempfile.TemporaryDirectory() as folder:
            notebook = executed(path, folder)
        nbformat.write(notebook, path)
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
