"""Make the site's pages and browser files, for every engine and script that needs them."""

import atexit
import json
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import publish
import sitegen
from calculators import catalogue
from runtime.bundle import BundleError, bundle
from runtime.kept import kept_folder
from scripts.build_day import clock_today, newest_day
from scripts.edition import AS_OF, OFFLINE
from scripts.unchanged import digest_of
from scripts.work_folder import WorkFolder, clear_left, work_beside
from setup.packages import node_command
from setup.steps import SetupError
from sitegen.model.kinds import CHANNEL, CRISIS, TRIAGE
from sitegen.pages.api import api_files
from sitegen.pages.crisis import patterns
from sitegen.pages.dead_links import check_links
from sitegen.pages.links import Links
from sitegen.pages.other_forms import other_forms

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
CACHE = ROOT / ".cache"
FOR_SCRIPTS = ("theme", "package-lock.json")
"""What decides about style, scripts and search, besides what is given to them."""
NAMES = "names.json"
PAGES_OF_A_KIND = 3
WITH_CLASSES = ("sitegen/templates", "sitegen/pages", "calculators")
"""Where the names stand that generated pages use."""
LEFT_SECONDS = 2 * 24 * 3600


@dataclass(frozen=True)
class BrowserFiles:
    """What pages load beside themselves, in a folder to be laid over the built site."""

    work: WorkFolder
    style: str
    script: str
    mark: str
    search: Path


@dataclass(frozen=True)
class Made:
    """The pages of one build and what they load, ready for an engine to put into HTML."""

    as_of: date
    pages: tuple[sitegen.Page, ...]
    problems: tuple[sitegen.Problem, ...]
    hotlines: dict[str, str]
    unsure: str
    """Where "不清楚" of the first question leads: the way on for who finds nothing."""
    files: BrowserFiles
    store: WorkFolder
    offline: bool

    @cached_property
    def sources(self) -> dict[str, str]:
        """The content file that each page is made from, by the page's path."""
        return {page.path: page.source for page in self.pages}

    @property
    def api(self) -> dict[str, str]:
        """What programs may ask of the site, by path: how each calculator is called and what it answers."""
        return dict(api_files(catalogue()))

    def finish(self, folder: Path, *, serving: bool) -> None:
        """Lay the browser files over the built pages and finish them: policy, search, offline links, compression."""
        shutil.copytree(self.files.work.new, folder, dirs_exist_ok=True)
        renamed = {} if serving else self._trim(folder)
        publish.finish(
            folder,
            offline=self.offline,
            search_script=folder / "assets" / self.files.search.name,
            as_of=self.as_of,
            other_forms=other_forms(),
            preview=serving,
            renamed=renamed,
            compression_cache=None if self.offline or serving else CACHE / "compressed",
        )

    def _trim(self, folder: Path) -> dict[str, str]:
        """Trim the theme's style sheet; gives its name before and after.

        Pages of one kind have the same elements and classes, those of the templates: a few of each kind tell them all.
        """
        kinds: dict[object, list[Path]] = {}
        for page in self.pages:
            kinds.setdefault(page.front_matter["kind"], []).append(folder / page.file)
        generated = {path for paths in kinds.values() for path in paths}
        files = [
            *(path for path in folder.rglob("*.html") if path not in generated),
            *(path for paths in kinds.values() for path in paths[:PAGES_OF_A_KIND]),
            *(path for place in WITH_CLASSES for path in (ROOT / place).rglob("*") if path.suffix in (".html", ".py")),
        ]
        sheet = _node("theme/trim.mjs", str(folder), given=json.dumps([str(path) for path in sorted(files)]))
        return {sheet["from"]: sheet["to"]}

    def close(self) -> None:
        """Remove the pages and the browser files from where they waited."""
        self.store.close()
        self.files.work.close()


def make(*, today: bool = False) -> Made:
    """Make everything of the site but its HTML, for the day and the edition that the environment names."""
    offline = os.environ.get(OFFLINE) == "1"
    content = sitegen.load(CONTENT)
    as_of = _named_day() or (clock_today() if today else newest_date(content))
    store = _own_folder()
    site, pages, problems = content_site(content, as_of, store.new)
    hotlines = {entry.id: entry.file.number for entry in site.of(CHANNEL).values() if entry.file.number}
    files = browser_files(despair_patterns(site), offline=offline, like_servers=".gz" if today else ".br")
    return Made(as_of, pages, problems, hotlines, unsure_address(site), files, store, offline)


def _named_day() -> date | None:
    named = os.environ.get(AS_OF, "")
    try:
        return date.fromisoformat(named) if named else None
    except ValueError:
        raise SetupError(f'环境变量 {AS_OF} 要写成 2026-11-23 的样子，现在是 "{named}"。') from None


def content_site(
    content: sitegen.Content,
    as_of: date,
    store: Path | None = None,
) -> tuple[sitegen.Site, tuple[sitegen.Page, ...], tuple[sitegen.Problem, ...]]:
    """Link and render the content; all problems come back, also those of links between pages.

    Where a folder is given to store them, the HTML of the pages waits there.
    """
    site, problems = sitegen.link(content, as_of)
    pages = tuple(sitegen.StoredPage(page, store / page.file) if store else page for page in sitegen.rendered(site))
    found = sitegen.errors(problems)
    # A broken page lacks what others link to: only a sound site's links are worth checking.
    links = () if found else check_links(pages, (page.path for page in content.pages))
    return site, pages, tuple(sorted((*problems, *links)))


def newest_date(content: sitegen.Content) -> date:
    """Give the date of our newest commit or review, so that builds of one commit agree."""
    reviewed = (getattr(entry.file, "reviewed", None) for entry in content.all())
    return newest_day(ROOT, filter(None, reviewed), clock_today())


def despair_patterns(site: sitegen.Site) -> str:
    """Write what the search box answers with help; nothing while the file can't be read and somebody mends it."""
    found = [patterns(entry.file, other_forms()) for entry in site.of(CRISIS).values()]
    return json.dumps(found[0] if found else None, ensure_ascii=False)


def unsure_address(site: sitegen.Site) -> str:
    """Say where the first question leads who can't answer it."""
    trees = [entry.file for entry in site.of(TRIAGE).values()]
    return Links(site, "").route(trees[0])(trees[0].questions[trees[0].first].unsure) if trees else "all/"


def browser_files(despair: str, *, offline: bool, like_servers: str) -> BrowserFiles:
    """Bundle style, scripts, search and the Python runtime; what did not change is not made again.

    Readers are told how much a server sends that compresses like this (`.br`, which takes long to work out, or `.gz`).
    """
    work = _own_folder()
    runtime = bundle(ROOT, work.new, node_command()[0], file_packs=offline)
    sent = sum(publish.sent_size(work.new / name, CACHE / "compressed", like_servers) for name in runtime.first_result)
    options = ("--runtime-path", runtime.path, "--runtime-megabytes", f"{sent / 1_000_000:.1f}")
    key = digest_of((ROOT / name for name in FOR_SCRIPTS), despair, *options)
    made = kept_folder(CACHE / "browser", key, _has_names, lambda folder: _bundle(folder, options, despair))
    shutil.copytree(made, work.new, dirs_exist_ok=True, ignore=shutil.ignore_patterns(NAMES))
    names = json.loads((made / NAMES).read_text(encoding="utf-8"))
    return BrowserFiles(work, names["style"], names["script"], names["mark"], work.new / "assets" / names["search"])


def _bundle(folder: Path, options: tuple[str, ...], despair: str) -> None:
    """Make style, scripts and search; their names, written last, say that all is there."""
    names = _node("theme/bundle.mjs", "--out", str(folder), *options, given=despair)
    names |= _node("theme/search/bundle.mjs", "--out", str(folder / "assets"))
    (folder / NAMES).write_text(json.dumps(names), encoding="utf-8")


def _has_names(folder: Path) -> bool:
    return (folder / NAMES).is_file()


def _own_folder() -> WorkFolder:
    """Make a folder that only this process writes to, since builds may run at once; it goes when the process ends."""
    place = CACHE / "building" / "pages"
    place.parent.mkdir(parents=True, exist_ok=True)
    clear_left(place)
    forget_unfinished()
    work = work_beside(place)
    atexit.register(work.close)
    return work


def forget_unfinished() -> None:
    """Remove what killed builds were writing to the cache, known by the names that only our own files have."""
    names = {"compressed": r"[0-9a-f]{64}\.(br|gz)\.[0-9]+", "building": "[0-9]+"}
    for folder, shape in names.items():
        for left in (CACHE / folder).glob("*"):
            if re.fullmatch(shape, left.name) and left.stat().st_mtime < time.time() - LEFT_SECONDS:  # noqa: TID251
                _remove(left)


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)


def _node(script: str, *arguments: str, given: str = "") -> dict[str, str]:
    command = [*node_command(), str(ROOT / script), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    if done.returncode:
        raise BundleError(f"{script}:\n{done.stderr.strip()}")
    found: dict[str, str] = json.loads(done.stdout)
    return found
