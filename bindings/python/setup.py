"""Builds the module with CMake, in the repository's own build folder, and packs it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "release"
# What setuptools leaves behind stays out of the sources.
SCRATCH = ROOT / "build" / "python-package"


class CMakeBuild(build_ext):
    """The preset ``python`` of the repository."""

    def build_extension(self, ext):
        configure = ["cmake", "--preset", "python", f"-DLEGEPLAN_PYTHON={sys.executable}"]
        subprocess.run(configure, cwd=ROOT, check=True)
        build = ["cmake", "--build", "--preset", "python", "--target", "legeplan_python"]
        subprocess.run(build, cwd=ROOT, check=True)
        name = Path(self.get_ext_filename("_core")).name
        target = Path(self.get_ext_fullpath(ext.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(BUILD / "python" / "legeplan" / name, target)


SCRATCH.mkdir(parents=True, exist_ok=True)
setup(
    version=re.search(r"VERSION (\d+\.\d+\.\d+)", (ROOT / "CMakeLists.txt").read_text())[1],
    ext_modules=[Extension("legeplan._core", sources=[])],
    cmdclass={"build_ext": CMakeBuild},
    options={"build": {"build_base": str(SCRATCH)}, "egg_info": {"egg_base": str(SCRATCH)}},
)
