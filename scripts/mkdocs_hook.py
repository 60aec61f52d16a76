"""Hand our pages to MkDocs; besides this file only the other `mkdocs_*` know MkDocs."""

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

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
from scripts.mkdocs_preview import Frame
from scripts.mkdocs_serving import Serving, give_theme
from setup.steps import say

ROOT = Path(__file__).resolve().parents[1]
log = get_plugin_logger("yuqi")


class Build:
    """What one build knows from its first event to its last."""

    serving: Serving | None = None
    """The site that is served while somebody edits it."""
    made: Any = None
    output: Any = None
    nav: Any = None


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served while somebody edits them."""
    Build.serving = Serving() if command == "serve" else None
    if Build.serving:
        sys.dont_write_bytecode = True  # of two edits of a second it would be that of the first
        _end_in_order()
    else:
        gc.set_threshold(100_000, 50, 1000)  # a build makes much and drops little until it ends
    # Strict builds count MkDocs' warnings, but with --quiet none would ever be said.
    logging.getLogger("mkdocs").setLevel(min(logging.getLogger("mkdocs").level or logging.WARNING, logging.WARNING))


def _end_in_order() -> None:
    """Let who ends the server by a signal leave as little behind as who presses Ctrl-C."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make all pages, and let MkDocs write beside the earlier site, so that a mistake leaves that as it is."""
    if not Build.serving:
        _write_beside(config)
    Build.made = Build.serving.made() if Build.serving else _made()
    config.extra_css.append(Build.made.files.style)
    config.extra_javascript.append(Build.made.files.script)
    if Build.serving:
        _forgive_warnings(config)
    give_theme(config, Build.made)
    _set_address(config)
    return config


def _forgive_warnings(config: MkDocsConfig) -> None:
    """While somebody edits, a warning is told and no more; MkDocs has begun to count them before it asks us."""
    config.strict = False
    counting = logging.getLogger("mkdocs")
    for each in [each for each in counting.handlers if isinstance(each, CountHandler)]:
        counting.removeHandler(each)


def _made() -> Any:
    made = import_module("scripts.whole_site").make()
    _report(made.problems)
    return made


def _write_beside(config: MkDocsConfig) -> None:
    from scripts.outputs import Output, site_place  # noqa: PLC0415 (only a build needs it)

    Build.output = Output(site_place(Path(config.site_dir)))
    config.site_dir = str(Build.output.new)


def _set_address(config: MkDocsConfig) -> None:
    """Take the address of the finished site from the command, else from the settings; while serving it is the server's."""
    from scripts import address  # noqa: PLC0415 (only a build needs it)

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
        # A warning would end a strict build: ours are for `check`.
        level = "error" if problem.level == "error" else "info"
        getattr(log, level)(str(problem))
    if any(problem.level == "error" for problem in problems):
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
    """Leave no empty lines where the theme's blocks stand; keep what single pages can be put into the theme with after an edit."""
    env.trim_blocks = env.lstrip_blocks = True
    if Build.serving:
        Build.serving.frame = Frame(config, env, files, Build.nav)
    else:
        env.bytecode_cache = import_module("scripts.compiled_templates").CompiledTemplates()
    return env


def on_nav(nav: Navigation, **_: object) -> Navigation:
    """Keep the tree of pages for the same."""
    Build.nav = nav
    return nav


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Let the server renew the site after each edit."""
    if Build.serving:
        Build.serving.watch(server, config, builder)
    return server


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
        Build.serving.finish(folder)
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
    """Say in words what the system or a place refused, or which line of ours failed; what was begun is removed."""
    words = _words_for(error)
    if not Build.serving:
        _close()
    if words:
        raise PluginError(words) from error


def _words_for(error: Exception) -> str:
    failures = import_module("scripts.failures")
    is_in_words = isinstance(error, click.ClickException)  # as all errors of MkDocs are
    return "" if is_in_words else str(failures.in_words(error) or failures.where(error))


def on_shutdown() -> None:
    """Remove what was begun, also when somebody stops the build."""
    _close()


def _close() -> None:
    if Build.serving:
        Build.serving.close()
    elif Build.made:
        Build.made.close()
    Build.made = None
    if Build.output and not Build.output.close():
        say(f"有些旧文件没能删掉，还留在 {Build.output.target.parent}，请手动删除。")
