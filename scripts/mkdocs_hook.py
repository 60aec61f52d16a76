"""Hand our pages to MkDocs; it is the only one that knows MkDocs."""

import logging
import os
import sys
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup.steps import say

ROOT = Path(__file__).resolve().parents[1]
OURS = {"calculators", "sitegen", "publish", "runtime"}
log = get_plugin_logger("yuqi")


class FinishedPage(Page):
    """A page that is HTML already: MkDocs puts it into the theme, and has no Markdown to read."""

    def __init__(self, made: Any, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what the page says of itself."""
        del config
        self.markdown, self.meta = "", dict(self.made.front_matter)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished HTML, and the ids that pages written by hand may link to."""
        del config, files
        self.content, self.toc = "", TableOfContents([])  # the HTML comes when the theme asks for it
        self.present_anchor_ids = self.made.ids


class Build:
    """What one build knows from its first event to its last."""

    serving = False
    code: ClassVar[dict[Path, int]] = {}
    """When each file of our code was written that the last build ran with."""
    made: Any = None
    output: Any = None


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served while somebody edits them."""
    Build.serving = command == "serve"
    # Strict builds count MkDocs' warnings, but with --quiet none would ever be said.
    logging.getLogger("mkdocs").setLevel(min(logging.getLogger("mkdocs").level or logging.WARNING, logging.WARNING))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make all pages, and let MkDocs write beside the earlier site, so that a mistake leaves that as it is."""
    if Build.serving:
        _forget_modules()
    else:
        _write_beside(config)
    # Only now is the way to it laid; `from scripts import …` would find the forgotten one, which the package still has.
    site = import_module("scripts.whole_site")
    if Build.made:
        Build.made.close()
    Build.made = site.make(today=Build.serving)
    _report(Build.made.problems)
    config.extra_css.append(Build.made.files.style)
    config.extra_javascript.append(Build.made.files.script)
    config.strict = config.strict and not Build.serving
    config.extra["hotlines"] = Build.made.hotlines
    config.extra["unsure"] = Build.made.unsure
    config.extra["mark"] = Build.made.files.mark
    _set_address(config)
    return config


def _forget_modules() -> None:
    """Let an edit of our code count in the next build of `serve`; while there is none, what was read stays read."""
    code = {path: path.stat().st_mtime_ns for folder in OURS for path in (ROOT / folder).rglob("*.py")}
    if code == Build.code:
        return
    Build.code = code
    for name in [name for name in sys.modules if name.split(".")[0] in OURS or name == "scripts.whole_site"]:
        del sys.modules[name]


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
    """Add the generated pages to those written by hand, the text that each is made from, and what programs read."""
    _set_aside_broken(files, config)
    for page in Build.made.pages:
        in_nav = page.path == "index.md"  # of the tree of pages the theme asks for home alone
        inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content="", inclusion=inclusion)
        FinishedPage(page, file, config)  # is the file's page from now on
        files.append(file)
    for path, text in Build.made.api.items():
        files.append(File.generated(config, path, content=text))
    sources = {_source(file) for file in files.documentation_pages()} - {""}
    for source in sorted(each for each in sources if Path(config.docs_dir, each).is_file()):
        text = Path(config.docs_dir, source).read_bytes()
        files.append(File.generated(config, f"source/{source}.txt", content=text))
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


def _source(file: File) -> str:
    """Say which file below content/ a page is made from; some are made from many."""
    return str(Build.made.sources.get(file.src_uri, file.src_uri)).removeprefix("content/")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> dict[str, Any]:
    """Give a finished page its HTML; lead from a page to the file of content/ it is made from: in the repository if it has an address, else here."""
    if isinstance(page, FinishedPage):
        page.content = page.made.body
    source = _source(page.file)
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
    Build.made.finish(Path(config.site_dir), serving=Build.serving)
    if Build.output and not _has_warnings():
        Build.output.put_in_place("site")
        config.site_dir = str(Build.output.target)
        log.info("做好了：%s", config.site_dir)


def _has_warnings() -> bool:
    counters = (each for each in logging.getLogger("mkdocs").handlers if isinstance(each, CountHandler))
    return any(counter.get_counts() for counter in counters)


def on_build_error(error: Exception) -> None:
    """Say in words what the system or a place refused; what was begun is removed."""
    from scripts.failures import in_words  # noqa: PLC0415 (as in `on_config`)

    _close()
    if words := in_words(error):
        raise PluginError(words) from error


def on_shutdown() -> None:
    """Remove what was begun, also when somebody stops the build."""
    _close()


def _close() -> None:
    if Build.made:
        Build.made.close()
    if Build.output and not Build.output.close():
        say(f"有些旧文件没能删掉，还留在 {Build.output.target.parent}，请手动删除。")
