"""Rendering: fill the template of each planned page."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import jinja2
from jinja2 import meta

from calculators.wording import EXPERIENCE
from sitegen.checks.dates import next_review
from sitegen.markup.plain import plain
from sitegen.model import format as formats
from sitegen.model.fact_on_day import STATE_WORDS, check_words, checked_on, fact_text
from sitegen.model.kinds import BY_NAME
from sitegen.model.law_text import law_title
from sitegen.model.patterns import PATTERNS
from sitegen.model.words import SITE_NAME
from sitegen.pages.addresses import address_of
from sitegen.pages.calculation import FORM_CONSTANTS, Calculation, calculation
from sitegen.pages.citations import LEVELS, SOURCE, Citations
from sitegen.pages.hrefs import Hrefs
from sitegen.pages.moved import earlier_places
from sitegen.pages.page import Page
from sitegen.pages.plans import Plan, plans
from sitegen.pages.prose import whole
from sitegen.pages.views import views
from sitegen.pages.words import WORDS
from sitegen.recall import Recall
from sitegen.site import Site

TEMPLATES = Path(__file__).parents[1] / "templates"
LIKELY = {"certain": "到日子就会", "lender": "看对方"}
"""How sure a page calls what may come."""
FOR_THE_HEAD = ("answer_at", "contents", "contents_title", "next", "pattern")


@cache
def environment() -> jinja2.Environment:
    """Make the template engine: everything escaped, nothing undefined."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.filters |= {"date_text": formats.date_text, "shown": formats.shown, "whole": whole}
    env.globals |= {
        "EXPERIENCE": EXPERIENCE,
        **FORM_CONSTANTS,
        "KIND": BY_NAME,
        "LIKELY": LIKELY,
        "LEVELS": LEVELS,
        "PATTERNS": PATTERNS,
        "SOURCE": SOURCE,
        "STATE_WORDS": STATE_WORDS,
        "WORDS": WORDS,
        "earlier_places": earlier_places,
        "next_review": next_review,
        "check_words": check_words,
        "checked_on": checked_on,
        "law_title": law_title,
        "fact_text": fact_text,
    }
    return env


def render(site: Site) -> tuple[Page, ...]:
    """Make all pages of the site."""
    return tuple(rendered(site))


def rendered(
    site: Site, keep: Callable[[Page], Page] = lambda page: page, earlier: Recall[Site, Page] | None = None
) -> Iterator[Page]:
    """Make the pages one after the other, for whoever can't hold all and keeps each in a way of their own.

    Earlier pages come again as the same objects, but for those of which a text, a template or an answer has changed.
    """
    if earlier is None:
        return (keep(page(site, plan, environment())) for plan in plans(site))
    earlier.renew(site)
    return _renewed(site, keep, earlier)


def _renewed(site: Site, keep: Callable[[Page], Page], earlier: Recall[Site, Page]) -> Iterator[Page]:
    templates = _Templates()
    for plan in plans(site):
        base = (plan, site.as_of, templates.of(f"{plan.template}.html"))
        yield earlier.get(plan.path, base, lambda plan=plan: keep(page(site, plan, environment())))  # type: ignore[misc]


class _Templates:
    """What the templates say at this moment."""

    def __init__(self) -> None:
        self._texts = {
            str(file.relative_to(TEMPLATES).as_posix()): file.read_text(encoding="utf-8")
            for file in TEMPLATES.rglob("*.html")
        }
        self._of: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """Give the texts of a template and of all that it asks for."""
        if name not in self._of:
            names, waiting = {name: None}, [name]
            while waiting:
                for asked in _asked_for(self._texts[waiting.pop()]):
                    if asked not in names:
                        names[asked] = None
                        waiting.append(asked)
            self._of[name] = tuple(self._texts[each] for each in names)
        return self._of[name]


@lru_cache(maxsize=256)
def _asked_for(text: str) -> tuple[str, ...]:
    return tuple(filter(None, meta.find_referenced_templates(environment().parse(text))))


def page(site: Site, plan: Plan, env: jinja2.Environment) -> Page:
    """Make one page."""
    body = env.get_template(f"{plan.template}.html").render(values_of(site, plan))
    lines = (line.strip() for line in body.splitlines())
    return Page(plan.path, front_matter(site, plan), "\n".join(line for line in lines if line), plan.source)


def values_of(site: Site, plan: Plan) -> Mapping[str, object]:
    """Collect what the template of a page gets; it only prints these, so filled twice it says the same."""
    address, entry = address_of(plan.path), plan.entry

    def worked_out(identifier: str, preset: dict[str, str], heading: str = "h3") -> Calculation:
        return calculation(site, identifier, preset, heading)

    cite = Citations(site, address)
    said = views(plan, cite)
    return {
        "site": site, "title": plan.title, "contents": (),
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
    if answer:
        front["description"] = formats.plain_text(plain(str(answer), site.inserted))
    return front | {key: values[key] for key in FOR_THE_HEAD if key in values}
