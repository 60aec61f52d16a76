"""An edit of our Python has what it concerns imported again, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.edited_code import concerned

IMPORTS = {
    "sitegen": frozenset({"sitegen.pages.render", "sitegen.join"}),
    "sitegen.pages.render": frozenset({"sitegen.pages.views", "sitegen.site"}),
    "sitegen.pages.views": frozenset({"sitegen.site"}),
    "sitegen.join": frozenset({"sitegen.site"}),
    "sitegen.site": frozenset({"calculators.declare"}),
    "calculators": frozenset({"calculators.registry"}),
    "calculators.registry": frozenset({"calculators", "calculators.declare", "calculators.overdue_cost"}),
    "calculators.declare": frozenset(),
    "calculators.overdue_cost": frozenset(),
    "scripts.workshop": frozenset({"sitegen"}),
}


@pytest.mark.parametrize(
    ("edited", "wanted"),
    [
        ("sitegen.pages.views", {"sitegen.pages.views", "sitegen.pages.render", "sitegen", "scripts.workshop"}),
        ("sitegen.join", {"sitegen.join", "sitegen", "scripts.workshop"}),
        ("calculators.overdue_cost", {"calculators.overdue_cost", "calculators.registry", "calculators"}),
        ("calculators.declare", set(IMPORTS) - {"calculators.overdue_cost"}),
        ("sitegen.pages.new", set()),
    ],
)
def test_what_rests_on_it_is_concerned(edited: str, wanted: set[str]) -> None:
    """A page's module leaves alone how content is read, and a calculator leaves alone who gets what the registry finds."""
    assert concerned({edited}, IMPORTS, frozenset(IMPORTS)) == wanted


def test_only_what_is_loaded_is_concerned() -> None:
    """What nobody has imported yet will be imported as it is."""
    assert concerned({"sitegen.join"}, IMPORTS, frozenset({"sitegen", "os"})) == {"sitegen"}


TRIED = """
import sys
from pathlib import Path
from scripts.edited_code import EditedCode

code = EditedCode(Path.cwd())
code.forget()
from sitegen.pages import words
import sitegen, calculators
kept = sys.modules["sitegen.reading.load"]
assert not code.forget()
before, (first, second, *_) = sys.modules["calculators.reading"], calculators.catalogue()

file = Path("sitegen/pages/words.py")
file.write_text(file.read_text(encoding="utf-8") + "\\nNEW = 1\\n", encoding="utf-8")
assert code.forget()
from sitegen.pages import words
assert words.NEW
assert sys.modules["sitegen.reading.load"] is kept
import sitegen

Path("calculators/overdue_cost.py").write_bytes(b"# edited\\n" + Path("calculators/overdue_cost.py").read_bytes())
assert {"calculators", "calculators.overdue_cost", "calculators.registry"} <= code.forget()
assert sys.modules["sitegen.reading.load"] is kept
assert sys.modules["sitegen"] is sitegen
import calculators
assert sys.modules["calculators.reading"] is before
assert calculators.catalogue()[0] != first
assert calculators.catalogue()[1] == second

Path("calculators/lists.py").write_bytes(b"# edited\\n" + Path("calculators/lists.py").read_bytes())
assert {"calculators.reading", "sitegen"} <= code.forget()
"""


AT_ONCE = """
import os
from pathlib import Path
from scripts.edited_code import EditedCode

code, file, edits = EditedCode(Path.cwd()), Path("calculators/at_once.py"), []
code.forget()
for number in (1, 2, 3):
    file.write_text(f"NUMBER = {number}", encoding="utf-8")
    os.utime(file, ns=(0, 1_700_000_000_100_000_000 + number))
    code.forget()
    from calculators.at_once import NUMBER
    edits.append(NUMBER)
assert edits == [1, 2, 3], edits
assert list(file.parent.glob("__pycache__/at_once.*"))
"""


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """The project's Python, to be edited."""
    for package in ("calculators", "sitegen", "publish", "runtime", "scripts", "setup"):
        shutil.copytree(root / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("tried", [TRIED, AT_ONCE], ids=["imports", "seconds"])
def test_edited_module_is_imported_as_it_is_now(copied: Path, tried: str) -> None:
    """Also by its package's name, which would else give the one of before; and if it is as long as that of the same second."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    done = subprocess.run(
        [sys.executable, "-c", tried], cwd=copied, env=settings, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
