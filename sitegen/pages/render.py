"""Rendering: fill the template of each planned page."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

import jinja2
from jinja2 import meta

from sitegen.markup.plain import plain
from sitegen.model import format as formats
from sitegen.model.field_types import SITE_NAME
from sitegen.pages.addresses import address_of
from sitegen.pages.calculation import Calculation, calculation
from sitegen.pages.citations import Citations
from sitegen.pages.engine import TEMPLATES, environment
from sitegen.pages.hrefs import Hrefs
from sitegen.pages.page import Page
from sitegen.pages.plans import Plan, plans
from sitegen.pages.views import views
from sitegen.problems import noting
from sitegen.recall import Forgetful, Recall
from sitegen.site import Site

BLANK = re.compile(r"\n\s+")
FOR_THE_HEAD = ("answer_at", "contents", "contents_title", "lists_contents", "next", "pattern")
"""What plans hand on to the theme; `lists_contents` says that the text has the list of its parts."""


def render(site: Site) -> tuple[Page, ...]:
    """Make all pages of the site."""
    return tuple(rendered(site))


def rendered(
    site: Site, keep: Callable[[Page], Page] = lambda page: page, planned: Iterable[Plan] | None = None
) -> Iterator[Page]:
    """Make the pages one after the other, for whoever can't hold all and keeps each in a way of their own."""
    recall: Recall[Site, Page] = Forgetful()
    recall.renew(site)
    env = environment()
    env.auto_reload = False  # it asks the disk at every use of a template
    for plan in plans(site) if planned is None else planned:
        yield recall.get(plan.path, None, partial(_kept, keep, site, plan, env))


class Renewed(NamedTuple):
    """A page while somebody edits: the earlier one, unless a text, a template or an answer has changed; and what makes it."""

    path: str
    earlier: Page | None
    make: Callable[[], Page]


def renewed(site: Site, keep: Callable[[Page], Page], recall: Recall[Site, Page]) -> Iterator[Renewed]:
    """Say of each page whether it is as before; whoever makes one must do so before the next content is asked."""
    recall.renew(site)
    env = environment()
    env.auto_reload = True
    templates = _Templates()
    for plan in plans(site):
        base = (plan, site.as_of, templates.of(f"{plan.template}.html"))
        work = partial(_kept, keep, site, plan, env)
        yield Renewed(plan.path, recall.kept(plan.path, base), partial(recall.worked_out, plan.path, base, work))


def _kept(keep: Callable[[Page], Page], site: Site, plan: Plan, env: jinja2.Environment) -> Page:
    return keep(page(site, plan, env))


def compile_templates(kept: jinja2.BytecodeCache | None = None) -> None:
    """Compile all templates at once, before copies of this process use them, unless that was done and kept."""
    env = environment()
    env.bytecode_cache = kept
    for name in env.list_templates(extensions=["html"]):
        env.get_template(name)


class _Templates:
    """What the templates say at this moment."""

    def __init__(self) -> None:
        self._texts = {
            str(file.relative_to(TEMPLATES).as_posix()): file.read_text(encoding="utf-8")
            for file in TEMPLATES.rglob("*.html")
            if file.is_file()
        }
        self._of: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """Give the texts of a template and of all that it asks for."""
        if name not in self._of:
            names, waiting = {name: None}, [name]
            while waiting:
                for asked in self._asked_for(waiting.pop()):
                    if asked not in names:
                        names[asked] = None
                        waiting.append(asked)
            self._of[name] = tuple(self._texts.get(each, "") for each in names)
        return self._of[name]

    def _asked_for(self, name: str) -> tuple[str, ...]:
        return _asked_for(name, self._texts[name]) if name in self._texts else ()


@lru_cache(maxsize=256)
def _asked_for(name: str, text: str) -> tuple[str, ...]:
    parsed = environment().parse(text, name, str(TEMPLATES / name))
    return tuple(filter(None, meta.find_referenced_templates(parsed)))


def page(site: Site, plan: Plan, env: jinja2.Environment) -> Page:
    """Make one page."""
    with noting(f"当时在做 /{address_of(plan.path)} 这一页{plan.source and f'，它写在 {plan.source}'}。"):
        body = env.get_template(f"{plan.template}.html").render(values_of(site, plan))
        front = front_matter(site, plan)
    return Page(plan.path, front, BLANK.sub("\n", body.replace(" \n", "\n")).strip(), plan.source)


def values_of(site: Site, plan: Plan) -> Mapping[str, object]:
    """Collect what the template of a page gets; it only prints these, so filled twice it says the same."""
    address, entry = address_of(plan.path), plan.entry

    def worked_out(identifier: str, preset: dict[str, str], heading: str = "h3") -> Calculation:
        return calculation(site, identifier, preset, heading)

    cite = Citations(site, address)
    said = views(plan, cite)
    return {
        "site": site, "title": plan.title, "contents": (), "problems": (),
        "entry": entry, "file": entry.file if entry else None, "identifier": entry.id if entry else "",
        **Hrefs(site, address).functions(), "calculation": worked_out,
        **plan.values, **said, "firsts": tuple(cite.firsts),
    }  # fmt: skip


def front_matter(site: Site, plan: Plan) -> Mapping[str, object]:
    """Collect what the theme and the search index need to know about a page."""
    file, values = plan.entry.file if plan.entry else None, plan.values
    answer = values.get("answer") or getattr(file, "answer", None) or getattr(file, "lead", None)
    front: dict[str, object] = {
        "title": plan.title,
        "kind": plan.template,
        "tab_title": getattr(file, "tab_title", SITE_NAME),
        "aliases": list(values["aliases"] if "aliases" in values else getattr(file, "aliases", ())),  # type: ignore[call-overload]
    }
    if plan.is_wide:
        front["is_wide"] = True
    if answer:
        front["description"] = formats.plain_text(plain(str(answer), site.inserted))
    return front | {key: values[key] for key in FOR_THE_HEAD if key in values}
