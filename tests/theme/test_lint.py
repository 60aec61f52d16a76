"""The linter refuses what would run in a browser all the same, and do something else than it says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.tools import BIOME
from setup.environment import node_command

REFUSED = {
    "a key twice": "export const packs = { loader: 1, worker: 2, loader: 3 };",
    "a name that nobody declared": "export const size = packs.length;",
    "a name that nobody uses": 'import { element } from "./dom.mjs";',
    "a function that every window has": 'find("a");',
    "a variable that every window has": "export const words = () => name;",
    "a function called like the window's": "export function open() {}",
    "a variable called like the window's": "export const { find } = document;",
    "a parameter called like the window's": "export const last = (stop) => stop;",
    "a class called like the window's": "class close {}\nexport const shut = () => new close();",
    "an import called like the window's": 'import { confirm } from "./announce.mjs";\nconfirm();',
    "an import renamed to the window's": 'import { shut as close } from "./panel.mjs";\nclose();',
    "text that becomes markup": 'document.body.innerHTML = "<b>";',
    "text that is added as markup": 'document.body.insertAdjacentHTML("beforeend", "<b>");',
    "text that becomes a program": 'eval("1");',
    "text that becomes a program later": 'setTimeout("go()", 1);',
    "a method newer than an old phone": "export const last = (parts) => parts.at(-1);",
    "a replacement newer than an old phone": 'export const bare = (text) => text.replaceAll("a", "");',
    "an emptied element as no old phone does": "export const empty = (node) => node.replaceChildren();",
    "an object method newer than an old phone": "export const has = (found, key) => Object.hasOwn(found, key);",
    "a selector newer than an old phone": 'export const lines = document.querySelectorAll("p:has(a)");',
    "a list in a selector newer than an old phone": "export const isLine = (node) => node.matches(`p:is(.a, .b)`);",
    "a sorted copy newer than an old phone": "export const ranked = (found) => found.toSorted();",
}


LET_PASS = """\
import { element } from "./dom.mjs";

export const line = (text) => element("p", { open: true }, text);
"""


@pytest.fixture(scope="module")
def refused(root, tmp_path_factory):
    """Lint all scripts in one folder with the project's settings; gives the names of those that are refused."""
    folder = tmp_path_factory.mktemp("lint")
    shutil.copy(root / "biome.jsonc", folder)
    shutil.copy(root / ".gitignore", folder)
    shutil.copytree(root / "theme/lint", folder / "theme/lint")
    for name, script in {**REFUSED, "let pass": LET_PASS}.items():
        (folder / f"{name.replace(' ', '-')}.mjs").write_text(script, encoding="utf-8")
    command = [*node_command(), str(root / BIOME), "lint", "--reporter=json", "--max-diagnostics=none"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=folder)
    found = json.loads(done.stdout)["diagnostics"]
    return {Path(problem["location"]["path"]).stem.replace("-", " ") for problem in found}


@pytest.mark.parametrize("name", REFUSED)
def test_linter_refuses(refused, name):
    """A script with such a line does not pass."""
    assert name in refused


def test_linter_lets_pass(refused):
    """A script without any of it passes, so that a refusal says something."""
    assert "let pass" not in refused
