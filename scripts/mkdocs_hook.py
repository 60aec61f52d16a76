"""Hand our pages to MkDocs; besides this file only `mkdocs_pages` and `mkdocs_preview` know MkDocs."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Hashable
from functools import partial
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import click
import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.mkdocs_pages import FinishedPage, page_file, source_of
from scripts.mkdocs_server import INDEX, Nobody, Onlookers, watch_closely
from setup.steps import say

ROOT = Path(__file__).resolve().parents[1]
OURS = {"calculators", "sitegen", "publish", "runtime"}
FRAME = ("theme/overrides", "mkdocs.yml", "sitegen/pages/words.py")
MAKING = {"scripts.whole_site", "scripts.workshop", "scripts.all_pages", "scripts.browser_files", "scripts.failures"}
log = get_plugin_logger("yuqi")


class Build:
    """What one build knows from its first event to its last."""

    serving = False
    code: ClassVar[dict[Path, int]] = {}
    """When each file of our code was written that the last build ran with."""
    made: Any = None
    output: Any = None
    workshop: Any = None
    """What stays from one build to the next while somebody edits."""
    is_made_ahead = False
    """Whether the pages are made already when MkDocs begins to build."""
    nav: Any = None
    frame: Any = None
    """What MkDocs puts pages into the theme with."""
    onlookers: Any = Nobody()
    """Those who look at the site that is served."""
    served: Any = None
    """The site as it is served, which can be renewed in parts."""


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served while somebody edits them."""
    Build.serving = command == "serve"
    if not Build.serving:
        gc.set_threshold(100_000, 50, 1000)  # a build makes much and drops little until it ends
    # Strict builds count MkDocs' warnings, but with --quiet none would ever be said.
    logging.getLogger("mkdocs").setLevel(min(logging.getLogger("mkdocs").level or logging.WARNING, logging.WARNING))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make all pages, and let MkDocs write beside the earlier site, so that a mistake leaves that as it is."""
    if not Build.serving:
        _write_beside(config)
    if not Build.is_made_ahead:
        _make()
    Build.is_made_ahead = False
    config.extra_css.append(Build.made.files.style)
    config.extra_javascript.append(Build.made.files.script)
    config.strict = config.strict and not Build.serving
    config.extra["hotlines"] = Build.made.hotlines
    config.extra["help_page"] = Build.made.help_page
    config.extra["unsure"] = Build.made.unsure
    config.extra["words"] = import_module("sitegen.pages.words").WORDS
    config.extra["mark"] = Build.made.files.mark
    _set_address(config)
    return config


def _make() -> None:
    """Make all pages, of a site that is served those that may have changed."""
    if Build.serving and _forget_modules():
        _close()
        Build.workshop = None
    # Only now is the way to it laid; `from scripts import …` would find the forgotten one, which the package still has.
    if not Build.serving:
        Build.made = import_module("scripts.whole_site").make()
    else:
        Build.workshop = Build.workshop or import_module("scripts.workshop").Workshop()
        Build.made = Build.workshop.make(Build.onlookers.wants)
    _report(Build.made.problems)


def _forget_modules() -> bool:
    """Let an edit of our code count in the next build of `serve`; says whether there was one."""
    code = {path: path.stat().st_mtime_ns for folder in OURS for path in (ROOT / folder).rglob("*.py")}
    if code == Build.code:
        return False
    Build.code = code
    for name in [name for name in sys.modules if name.split(".")[0] in OURS or name in MAKING]:
        del sys.modules[name]
    return True


def _write_beside(config: MkDocsConfig) -> None:
    from scripts.outputs import Output, site_place  # noqa: PLC0415 (as in `on_config`)

    Build.output = Output(site_place(Path(config.site_dir)))
    config.site_dir = str(Build.output.new)


def _set_address(config: MkDocsConfig) -> None:
    """Take the address of the finished site from the command, else from the settings; while serving it is the server's."""
    from scripts import address  # noqa: PLC0415 (as in `on_config`)

    if Build.serving:
        return
    named = os.environ.get(address.SITE_URL) or config.site_url
    try:
        config.site_url = named and address.folder_address(named)
    except ValueError as error:
        raise PluginError(f"mkdocs.yml 的 site_url：{error}") from error
    if not named and not Build.made.offline:
        click.echo(address.WITHOUT, err=True)


def _report(problems: tuple[Any, ...]) -> None:
    for problem in problems:
        # A warning would end a strict build: ours are for `check`; while serving, the page with the mistake shows it.
        level = "error" if problem.level == "error" and not Build.serving else "info"
        getattr(log, level)(str(problem))
    if not Build.serving and any(problem.level == "error" for problem in problems):
        wrong = sum(problem.level == "error" for problem in problems)
        raise PluginError(f"内容里有 {wrong} 处要改，网站没有动。")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those written by hand."""
    _set_aside_broken(files, config)
    for page in Build.made.pages:
        files.append(page_file(page, config))
    return files


def _set_aside_broken(files: Files, config: MkDocsConfig) -> None:
    """Keep what can't be read from MkDocs, which would stop serving; a page in its place says what is wrong."""
    told: dict[str, list[str]] = {}
    for problem in Build.made.problems:
        if problem.level == "error":
            told.setdefault(problem.place.file.removeprefix("content/"), []).append(str(problem))
    for name, problems in told.items():
        file = files.get_file_from_path(name)
        if file and not file.generated_by:
            files.remove(file)
            if name.endswith(".md"):
                words = "\n".join(f"<li>{escape(each)}</li>" for each in problems)
                files.append(File.generated(config, name, content=f"# 这一页有错\n\n<ul>{words}</ul>\n"))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Keep what single pages can be put into the theme with after an edit."""
    if Build.serving:
        Build.frame = import_module("scripts.mkdocs_preview").Frame(config, env, files, Build.nav)
    return env


def on_nav(nav: Navigation, **_: object) -> Navigation:
    """Keep the tree of pages for the same."""
    Build.nav = nav
    return nav


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """After an edit renew what it changed in the served site, or all if all has changed; look for edits more often."""
    watch_closely(server, filter(None, (config.docs_dir, config.config_file_path)))
    Build.onlookers = Onlookers(server)
    server.builder = partial(_renew, builder)
    return server


def _renew(build_all: Callable[[], None]) -> None:
    try:
        _make()
    except Exception as error:  # noqa: BLE001 (who mends it reads on meanwhile; MkDocs would let every page wait)
        log.error("%s", _said_of(error))  # noqa: TRY400 (where it is says enough)
        Build.onlookers.show(())
        return
    served, Build.served = Build.served, None
    if served and served.state == _state_of_frame():
        served.renew(Build.made, Build.workshop.due)
        Build.served = served
        Build.onlookers.show({*Build.workshop.due, INDEX})
        if _make_due(lambda page: served.put([page])):
            served.finish(Build.made)
            Build.onlookers.show(())
    elif _make_due(lambda _: None):
        Build.is_made_ahead = True
        build_all()
        Build.onlookers.show(())


def _make_due(put: Callable[[Any], None]) -> bool:
    """Make the pages that are due, and put each in its place; says whether all are there, or the next edit comes first."""
    workshop, told, failed = Build.workshop, set(Build.made.problems), set()
    while workshop.due:
        if Build.onlookers.is_editing():
            return False
        file = Build.onlookers.first_of(workshop.due)
        try:
            put(workshop.make_due(file))
        except Exception as error:  # noqa: BLE001 (as in `_renew`)
            failed.add(_said_of(error))
        Build.onlookers.put(file)
    for words in sorted(failed):
        log.error("%s", words)
    Build.made = workshop.whole(Build.made)
    _report(tuple(problem for problem in Build.made.problems if problem not in told))
    return True


def _said_of(error: Exception) -> str:
    failures = import_module("scripts.failures")
    return str(failures.in_words(error) or failures.where(error))


def _state_of_frame() -> Hashable:
    """Give what all pages have in common, also which code of ours made them: once it changes, all are put into the theme anew."""
    digest = import_module("scripts.unchanged").digest_of(ROOT / name for name in FRAME)
    return Build.workshop, import_module("scripts.mkdocs_preview").state_of_frame(Build.made, digest)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> dict[str, Any]:
    """Give a finished page its HTML; lead from a page to the file of content/ it is made from: in the repository if it has an address, else here."""
    if isinstance(page, FinishedPage):
        page.content = page.made.body
    source = source_of(page)
    base = config.extra.get("edit_base")
    context["source"] = source
    page.edit_url = f"{base.rstrip('/')}/{source}" if base and source else None
    return context


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Let go of a page's HTML once the theme has it."""
    page.content = ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the written files, and put them in the place of the earlier ones unless MkDocs will end with warnings."""
    folder = Path(config.site_dir)
    if Build.serving:
        preview = Build.made.finish_preview(folder)
        Build.served = import_module("scripts.mkdocs_preview").Served(
            Build.made, _state_of_frame(), Build.frame, preview
        )
        gc.collect()
        gc.freeze()  # what all pages were made from needs no looking through after every edit
        return
    Build.made.finish(folder)
    if Build.output and not _has_warnings():
        Build.output.put_in_place("site")
        config.site_dir = str(Build.output.target)
        log.info("做好了：%s", config.site_dir)


def _has_warnings() -> bool:
    counters = (each for each in logging.getLogger("mkdocs").handlers if isinstance(each, CountHandler))
    return any(counter.get_counts() for counter in counters)


def on_build_error(error: Exception) -> None:
    """Say in words what the system or a place refused; what was begun is removed."""
    words = _words_for(error)
    _close()
    if words:
        raise PluginError(words) from error


def _words_for(error: Exception) -> str:
    return str(import_module("scripts.failures").in_words(error))


def on_shutdown() -> None:
    """Remove what was begun, also when somebody stops the build."""
    _close()


def _close() -> None:
    if Build.made:
        Build.made.close()
    Build.made = Build.workshop = Build.served = None
    if Build.output and not Build.output.close():
        say(f"有些旧文件没能删掉，还留在 {Build.output.target.parent}，请手动删除。")
