"""Build our exported pages with other engines, as their manuals show, for something to compare ours with."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from measure.children import Cost, Workplace, measured, with_pages
from setup.packages import BIN, PROGRAM
from setup.steps import SetupError, say

SETTINGS = """
site_name: 逾期不慌
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions: [attr_list, tables]
"""
STOCK = "stock Material"


@dataclass(frozen=True)
class Engine:
    """A site generator that reads mkdocs.yml, and what pip installs to have it; nothing for the project's own MkDocs."""

    name: str
    program: str
    options: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


MATERIAL = f"mkdocs-material=={version('mkdocs-material')}"
OWN = Engine(STOCK, "mkdocs", ("--quiet",))
OTHERS = (
    Engine("ProperDocs 1.6.7, Material", "properdocs", ("--quiet",), ("properdocs==1.6.7", MATERIAL)),
    # The newest whose theme comes with it; later ones need a package that not every mirror has.
    Engine("Zensical 0.0.39", "zensical", (), ("zensical==0.0.39",)),
)


@dataclass(frozen=True)
class Engines:
    """Where engines are installed, and those that could be."""

    folder: Path

    def install(self) -> tuple[Engine, ...]:
        """Install the others, each in an environment that goes with the folder; what can't be had is left out."""
        return tuple(engine for engine in OTHERS if self._installed(engine))

    def _installed(self, engine: Engine) -> bool:
        place = self.folder / engine.program
        say(f"安装 {engine.name}……")
        made = subprocess.run([sys.executable, "-m", "venv", place], check=False, capture_output=True)
        pip = [str(self._program(engine, "python")), "-m", "pip", "install", "--quiet", "--no-input", *engine.packages]
        if made.returncode or subprocess.run(pip, check=False, capture_output=True).returncode:
            say(f"{engine.name} 在这台机器上装不了，不测它。")
            return False
        return True

    def _program(self, engine: Engine, name: str) -> Path:
        return (self.folder / engine.program / BIN.name if engine.packages else BIN) / f"{name}{PROGRAM}"

    def build(self, engine: Engine, pages: Path, workplace: Workplace) -> Cost:
        """Build the pages cold, in a new folder."""
        self.folder.mkdir(exist_ok=True)
        place = Path(mkdtemp(dir=self.folder))
        shutil.copytree(pages, place / "docs")
        (place / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        command = [str(self._program(engine, engine.program)), "build", *engine.options, "-f", "mkdocs.yml"]
        settings = {name: value for name, value in workplace.settings().items() if name != "PYTHONPATH"}
        return with_pages(measured(command, place, settings), place / "site")


def build_with_each(engines: Engines, wanted: tuple[Engine, ...], workplace: Workplace) -> Iterator[tuple[str, Cost]]:
    """Export the pages and build them with each engine; one that fails is told and left out, but not stock Material."""
    pages = workplace.folder / "exported"
    workplace.run("export", pages)
    for engine in wanted:
        try:
            yield engine.name, engines.build(engine, pages, workplace)
        except SetupError as problem:
            if engine is OWN:
                raise
            say(f"{engine.name} 没做成，不算它：{problem}")
