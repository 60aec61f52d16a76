"""Make the site's pages and browser files, for every engine and script that needs them."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

import publish
import sitegen
from calculators.declare import Calculator
from scripts.all_pages import Linked, all_pages, linked, with_links
from scripts.browser_files import BrowserFiles, browser_files, compression, make_index
from scripts.build_day import clock_today, newest_day
from scripts.edition import AS_OF, OFFLINE
from scripts.failures import placed
from scripts.own_folders import ROOT, own_folder
from scripts.trimmed import trim
from scripts.work_folder import WorkFolder
from setup.steps import SetupError
from sitegen.model.kinds import ASKED, CHANNEL, CRISIS, SCENARIO, SYNONYMS, TRIAGE
from sitegen.model.synonyms import SynonymsFile
from sitegen.pages.api import api_files
from sitegen.pages.crisis import patterns
from sitegen.pages.hrefs import Hrefs
from sitegen.pages.other_forms import other_forms
from sitegen.pages.sounds import seldom_typed, syllables

CONTENT = ROOT / "content"
PAGES_OF_A_KIND = 3
WITH_CLASSES = ("sitegen/templates", "sitegen/pages", "calculators")
"""Where the names stand that generated pages use."""


@dataclass(frozen=True)
class FromContent:
    """What the content gives to a site: its pages, and what is asked of it besides."""

    as_of: date
    pages: tuple[sitegen.Page, ...]
    problems: tuple[sitegen.Problem, ...]
    hotlines: dict[str, str]
    unsure: str
    """Where "不清楚" of the first question leads: the way on for who finds nothing."""
    words: SynonymsFile | None
    """What the search knows of words."""
    asked: Mapping[str, tuple[str, ...]]
    """What readers type who look for a page, by its address."""
    first: Mapping[str, tuple[str, ...]]
    """Whole queries to which a page comes first, by its address."""
    offered: tuple[Calculator, ...]
    written_by_hand: Mapping[str, str]
    """The Markdown of pages that people wrote, by path."""
    despair: str
    """What the search box answers with help."""
    help_page: str
    """The address of the page whose being found is answered with help, too."""


@dataclass(frozen=True)
class Made(FromContent):
    """The pages of one build and what they load, ready for an engine to put into HTML."""

    files: BrowserFiles
    store: WorkFolder
    offline: bool

    @cached_property
    def sources(self) -> dict[str, str]:
        """The content file that each page is made from, by the page's path."""
        return {page.path: page.source for page in self.pages}

    def files_with_page(self) -> set[str]:
        """Name the content files that have a page of their own, where what is wrong with them stands."""
        return {*self.sources.values(), *(f"{CONTENT.name}/{path}" for path in self.written_by_hand)}

    @cached_property
    def texts(self) -> dict[str, tuple[Path, int, int]]:
        """The text that each page is made from, by its place in the site: where it is read, its age and its size."""
        names = {name.removeprefix(f"{CONTENT.name}/") for name in self.sources.values()} | set(self.written_by_hand)
        files = {name: CONTENT / name for name in sorted(names - {""})}
        states = {name: path.stat() for name, path in files.items() if path.is_file()}
        return {f"source/{name}.txt": (files[name], each.st_mtime_ns, each.st_size) for name, each in states.items()}

    def finish(self, folder: Path) -> None:
        """Lay the browser files over the built pages and finish them: policy, search, offline links, compression."""
        self._lay(folder)
        publish.finish(
            folder,
            offline=self.offline,
            search_script=folder / "assets" / self.files.search.name,
            as_of=self.as_of,
            make_index=make_index,
            spellings=self.spellings,
            rename=partial(self._trim, folder),
            compression=None if self.offline else compression(),
        )

    def finish_preview(self, folder: Path) -> publish.Preview:
        """Do the same for who edits the site, and give what finishes single pages from now on."""
        self._lay(folder)
        preview = publish.Preview(folder, f"assets/{self.files.search.name}")
        preview.finish(self.as_of, self.spellings)
        return preview

    @cached_property
    def spellings(self) -> publish.Spellings:
        """How what readers type leads to the words of the site."""
        unshown = (self.help_page,) if self.help_page else ()
        spellings = publish.Spellings(
            other_forms(), syllables(), seldom_typed(), asked=self.asked, first=self.first, unshown=unshown
        )
        words = self.words
        if not words:
            return spellings
        others, own = (tuple(chain.from_iterable(matters)) for matters in (words.other_matters, words.own_matters))
        return replace(spellings, synonyms=words.groups, others=others, own=own, signs=words.signs)

    def _lay(self, folder: Path) -> None:
        """Put beside the pages what isn't one: browser files, what programs may ask of the site, the pages' sources."""
        shutil.copytree(self.files.work.new, folder, dirs_exist_ok=True)
        self._lay_api(folder)
        for name, (source, _, _) in self.texts.items():
            _put(folder / name, publish.marked(source.read_bytes()))

    def _lay_api(self, folder: Path) -> None:
        for name, text in api_files(self.offered):
            _put(folder / name, text.encode())

    def lay_beside(self, folder: Path, earlier: "Made") -> None:
        """Put in place what stands beside the pages and differs from that of an earlier making, but for browser files."""
        if earlier.offered != self.offered:
            for name, _ in api_files(earlier.offered):
                (folder / name).unlink()
            self._lay_api(folder)
        for name in earlier.texts.keys() - self.texts.keys():
            (folder / name).unlink(missing_ok=True)
        for name, text in self.texts.items():
            if earlier.texts.get(name) != text:
                _put(folder / name, publish.marked(text[0].read_bytes()))

    def _trim(self, folder: Path) -> dict[str, str]:
        """Trim the theme's style sheet; gives its name before and after.

        Pages of one kind have the same elements and classes, those of the templates: a few of each kind tell them all.
        """
        kinds: dict[object, list[str]] = {}
        for page in self.pages:
            kinds.setdefault(page.front_matter["kind"], []).append(page.file)
        generated = {name for names in kinds.values() for name in names}
        files = [
            *(folder / name for name in publish.files_in(folder) if name.endswith(".html") and name not in generated),
            *(folder / name for names in kinds.values() for name in names[:PAGES_OF_A_KIND]),
            *(path for place in WITH_CLASSES for path in (ROOT / place).rglob("*") if path.suffix in (".html", ".py")),
        ]
        return trim(folder, files)

    def close(self) -> None:
        """Remove the pages and the browser files from where they waited."""
        self.store.close()
        self.files.work.close()


def make() -> Made:
    """Make everything of the site but its HTML, for the day and the edition that the environment names."""
    offline = os.environ.get(OFFLINE) == "1"
    store = own_folder()
    given = publish.apart(lambda: _from_content(store.new))
    files = browser_files(given.despair, offline=offline)
    return Made(**vars(given), files=files, store=store, offline=offline)


def _from_content(store: Path) -> FromContent:
    """Do what needs the whole content at hand: of what it gives, the pages' HTML waits in files."""
    with placed():
        found = linked(CONTENT, lambda content: named_day() or newest_date(content))
        given = from_linked(found, *with_pages(found, partial(stored, store)))
    for page in given.pages:
        page.forget()  # the links have been checked
    return given


def from_linked(found: Linked, pages: tuple[sitegen.Page, ...], problems: tuple[sitegen.Problem, ...]) -> FromContent:
    """Collect what linked content gives besides its pages."""
    content, site, _ = found
    return FromContent(
        as_of=site.as_of,
        pages=pages,
        problems=problems,
        hotlines={entry.id: entry.file.number for entry in site.of(CHANNEL).values() if entry.file.number},
        unsure=unsure_address(site),
        words=next((entry.file for entry in site.of(SYNONYMS).values()), None),
        asked=_by_address(entry.file.lines("aliases") for entry in site.of(ASKED).values()),
        first=_by_address(entry.file.lines("first") for entry in site.of(ASKED).values()),
        offered=tuple(site.calculators.values()),
        written_by_hand={page.path: page.text for page in content.pages},
        despair=despair_patterns(site),
        help_page=help_page(site),
    )


def named_day() -> date | None:
    """Read the day that the command names, if it does."""
    named = os.environ.get(AS_OF, "")
    try:
        return date.fromisoformat(named) if named else None
    except ValueError:
        raise SetupError(f'环境变量 {AS_OF} 要写成 2026-11-23 的样子，现在是 "{named}"。') from None


def with_pages(
    found: Linked, keep: Callable[[sitegen.Page], sitegen.Page] = lambda page: page
) -> tuple[tuple[sitegen.Page, ...], tuple[sitegen.Problem, ...]]:
    """Make the pages of linked content; all problems come back, also those of links between pages."""
    pages = all_pages(found.site, keep)
    return pages, with_links(found, pages)


def stored(store: Path, page: sitegen.Page) -> sitegen.Page:
    """Let the HTML of a page wait in a folder."""
    return sitegen.StoredPage(page, store / page.file.replace("/", "~"))


def _put(path: Path, content: bytes) -> None:
    """Write a file where there may be no folder yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def newest_date(content: sitegen.Content) -> date:
    """Give the date of our newest commit or review, so that builds of one commit agree."""
    reviewed = (getattr(entry.file, "reviewed", None) for entry in content.all())
    return newest_day(ROOT, filter(None, reviewed), clock_today())


def despair_patterns(site: sitegen.Site) -> str:
    """Write what the search box answers with help; nothing while the file can't be read and somebody mends it."""
    found = [patterns(entry.file, other_forms()) for entry in site.of(CRISIS).values()]
    return json.dumps(found[0] if found else None, ensure_ascii=False)


def help_page(site: sitegen.Site) -> str:
    """Say where the page for those in despair stands; nothing if none is named."""
    named = [entry.file.page for entry in site.of(CRISIS).values()]
    return SCENARIO.address(named[0]) if named and named[0] else ""


def _by_address(files: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Collect what readers type, by the address of the page that they look for; several files may have lines for one."""
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        for address, lines in file.items():
            found[address] = (*found.get(address, ()), *lines)
    return found


def unsure_address(site: sitegen.Site) -> str:
    """Say where the first question leads who can't answer it."""
    trees = [entry.file for entry in site.of(TRIAGE).values()]
    return Hrefs(site, "").route(trees[0])(trees[0].questions[trees[0].first].unsure) if trees else "all/"
