"""Write the addresses that templates put into links, relative to the page they stand on."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote, urlencode

from markupsafe import Markup

from sitegen.model.triage import Route, TriageFile
from sitegen.pages.addresses import relative
from sitegen.pages.prose import Writer, escaped, written
from sitegen.site import Site

MOST_LINKED = 10
"""How many pages that rest on one thing are linked; an eleventh is rarely the one that is sought."""
BLANK = re.compile(r"\{([^{}]*)\}")


class Hrefs:
    """The addresses that one page links to."""

    def __init__(self, site: Site, address: str) -> None:
        self.site, self.address, self._writer = site, address, Writer(site, address)

    def functions(self) -> dict[str, Callable[..., object]]:
        """Give what templates call, by name."""
        return {
            "href": self._writer.href, "line": self._writer.line, "to": self.to, "preset_href": self.preset,
            "page_link": self.link, "page_links": self.links, "page_names": self.names,
            "question_link": self.question, "route_link": self.route, "quick_link": self.quick, "pieces": BLANK.split,
        }  # fmt: skip

    def link(self, target: str) -> Markup:
        """Link to a target by its title."""
        return written((self._link(target),))

    def links(self, targets: Iterable[str]) -> Markup:
        """Link to several targets, one after the other."""
        return written(("、".join(map(self._link, targets)),))

    def names(self, targets: Sequence[str]) -> Markup:
        """Name all of many targets, the first with a link."""
        linked, named = map(self._link, targets[:MOST_LINKED]), map(self._name, targets[MOST_LINKED:])
        return written(("、".join((*linked, *named)),))

    def _link(self, target: str) -> str:
        return f'<a href="{escaped(self._writer.href(target))}">{self._name(target)}</a>'

    def _name(self, target: str) -> str:
        return escaped(self.site.title(target))

    def to(self, address: str) -> str:
        """Link to an address of the site."""
        return relative(self.address, address)

    def preset(self, identifier: str, preset: Mapping[str, str]) -> str:
        """Link to a calculator's page with an example filled in, in the fragment, which reaches no server."""
        return self.to(f"calculators/{identifier}/") + (f"#{preset_fragment(identifier, preset)}" if preset else "")

    def question(self, tree: TriageFile, identifier: str) -> str:
        """Link to a question on its page: the browser moves to it, so that a screen reader reads it next."""
        return self.to(f"triage/{'start' if identifier == tree.first else identifier}/#step")

    def route(self, tree: TriageFile) -> Callable[[Route], str]:
        """Link an answer to the page that it leads to."""
        return lambda route: self.question(tree, route.next) if route.next else self._end(route)

    def quick(self, route: Route) -> str:
        """Link an answer to its place in the page that holds all questions, or to the page that it leads to."""
        if route.next:
            return f"#q-{route.next}"
        return f"#o-{route.outcome}" if route.outcome else self._end(route)

    def _end(self, route: Route) -> str:
        """Lead to a page; what was said already goes along in the fragment, as theme/scripts/page/fork.mjs reads it."""
        if not route.scenario:
            return self.to(f"triage/outcome-{route.outcome}/#step")
        return self.to(f"scenarios/{route.scenario}/") + (f"#said={quote(route.case)}" if route.case else "")


def preset_fragment(identifier: str, preset: Mapping[str, str]) -> str:
    """Write an example for a calculator as theme/scripts/take-away/link.mjs reads it."""
    return urlencode({"calc": identifier, "example": "", **preset})
