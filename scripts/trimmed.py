"""The theme's style sheet without what no page uses, made once for pages that use the same of it."""

import json
import re
import shutil
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from runtime.kept import kept_folder
from scripts.browser_files import node_script
from scripts.own_folders import CACHE, ROOT
from scripts.unchanged import digest_of

SHEETS = "assets/stylesheets"
TRIMMED_BY = ("theme/trim.mjs", "package-lock.json")
_NAME = re.compile(rb"[A-Za-z0-9_-]+")
"""What theme/trim.mjs takes for a name, too."""
_PART_OF_NAME = re.compile(rb"[*^$]=[\"']?([A-Za-z0-9_-]+)[\"']?\]")
"""What a selector wants some name of a page to hold."""


def trim(site: Path, files: Iterable[Path]) -> dict[str, str]:
    """Trim the sheet of a site; `files` hold every name that its pages may use. Gives the sheet's name before and after."""
    (sheet,) = (site / SHEETS).glob("main.*.min.css")
    given = sorted(files)
    assets = [*site.glob("assets/*.js"), *site.glob("assets/javascripts/*.js"), *(site / "assets").rglob("*.css")]

    def make(folder: Path) -> None:
        node_script("theme/trim.mjs", str(site), str(folder), given=json.dumps([str(path) for path in given]))

    kept = kept_folder(
        CACHE / "trimmed", partial(_key, sheet, given, assets), lambda folder: bool(_sheets(folder)), make
    )
    (made,) = _sheets(kept)
    sheet.unlink()
    shutil.copyfile(made, site / SHEETS / made.name)
    return {f"{SHEETS}/{sheet.name}": f"{SHEETS}/{made.name}"}


def _sheets(folder: Path) -> list[Path]:
    return list(folder.glob("main.*.min.css"))


def _key(sheet: Path, files: Iterable[Path], assets: Iterable[Path]) -> str:
    """Tell apart what may be trimmed in another way: by the sheet, and by which of its names are used."""
    css = sheet.read_bytes()
    wanted, parts = {*_NAME.findall(css)}, {*_PART_OF_NAME.findall(css)}
    found = {name for path in {*files, *assets} - {sheet} for name in _NAME.findall(path.read_bytes())}
    used = {name for name in found if name in wanted or any(part in name for part in parts)}
    digest = sha256(b"\0".join(chain([css], sorted(used))))
    digest.update(digest_of(ROOT / name for name in TRIMMED_BY).encode())
    return digest.hexdigest()
