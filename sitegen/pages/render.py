"""This file turns the linked site into pages; it decides which pages there are and what each template gets."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from sitegen.checks.dates import next_review
from sitegen.checks.triage import depths, longest_path
from sitegen.markup.markdown import tokens
from sitegen.model import format as formats
from sitegen.model.fact_on_day import STATE_WORDS, check_words, checked_on, fact_text
from sitegen.model.law_text import law_title
from sitegen.pages.addresses import address_of
from sitegen.pages.calculation import INPUT_MODES, calculation
from sitegen.pages.citations import LEVELS, Citations
from sitegen.pages.links import Links
from sitegen.pages.page import Page
from sitegen.reading.load import Entry
from sitegen.site import Site

TEMPLATES = Path(__file__).parents[1] / "templates"
LIKELY = {"certain": "一定会", "common": "常见", "lender": "看放款方", "possible": "有可能"}
LIST_KINDS = {
    "glossary": ("term", "词语解释"),
    "myths": ("myth", "常见误区"),
    "channels": ("channel", "找谁帮忙、找谁投诉"),
    "facts": ("fact", "数字和期限"),
}
LIST_ALIASES = {
    "glossary": ["名词", "术语", "什么意思"],
    "myths": ["谣言", "误区", "真的吗"],
    "channels": ["电话", "热线", "投诉", "举报"],
    "facts": ["利率", "期限", "天数", "节假日"],
}
CALCULATOR_GROUPS = {
    "owed": "欠多少，还得起多少",
    "price": "借这笔钱贵不贵",
    "plan": "怎么还，怎么谈",
    "court": "法院、时效、征信",
}
SECTIONS = (
    ("causes", "我在哪一步"),
    ("consequences", "接下来会怎样"),
    ("cost", "要多花多少钱"),
    ("negotiation", "怎么谈，一步一步"),
    ("never", "千万别做"),
    ("prevention", "下次怎么避免"),
    ("faq", "常问的"),
    ("sources", "法条出处"),
)


@cache
def environment() -> jinja2.Environment:
    """Make the template engine: everything escaped, nothing undefined."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.filters |= {"date_text": formats.date_text, "shown": formats.shown}
    env.globals |= {
        "CALCULATOR_GROUPS": CALCULATOR_GROUPS,
        "INPUT_MODES": INPUT_MODES,
        "LIKELY": LIKELY,
        "LEVELS": LEVELS,
        "STATE_WORDS": STATE_WORDS,
        "next_review": next_review,
        "check_words": check_words,
        "checked_on": checked_on,
        "law_title": law_title,
        "fact_text": fact_text,
    }
    return env


def render(site: Site) -> tuple[Page, ...]:
    """Make all pages of the site."""
    return tuple(Renderer(site, environment()).pages())


class Renderer:
    """Makes pages from one site with one set of templates."""

    def __init__(self, site: Site, env: jinja2.Environment) -> None:
        self.site, self.env = site, env

    def pages(self) -> Iterator[Page]:
        """Make every page, broken ones as a page that says what to mend."""
        for entry in self.site.of("home").values():
            yield self.page("index.md", "home", entry, title=entry.file.title, stages=self.site.of("stage").values())
        yield self.page("all.md", "all", None, title="全部内容", aliases=["目录", "索引", "全部"])
        yield from self.scenarios()
        for kind in ("product", "letter", "law", "stage"):
            for entry in self.site.of(kind).values():
                yield self.entry_page(kind, entry)
        yield from self.calculators()
        yield from self.triage()
        yield from self.lists()
        yield from self.broken()

    def page(self, path: str, template: str, entry: Entry[Any] | None, *, title: str, **values: Any) -> Page:
        """Fill one template; its front matter comes from what the entry and the caller say."""
        address = address_of(path)
        front = self.front_matter(template, entry, title, values)
        named = {
            "site": self.site, "cite": Citations(self.site, address), "title": title, "contents": (),
            "entry": entry, "file": entry.file if entry else None, "identifier": entry.id if entry else "",
            **Links(self.site, address).functions(), "calculation": self.calculation,
        }  # fmt: skip
        body = self.env.get_template(f"{template}.html").render(named | values)
        lines = (line.strip() for line in body.splitlines())
        source = entry.document.file if entry else values.get("source", "")
        return Page(path, front, "\n".join(line for line in lines if line), source)

    def front_matter(self, kind: str, entry: Entry[Any] | None, title: str, values: dict[str, Any]) -> dict[str, Any]:
        """Collect what the theme and the search index need to know about a page."""
        file = entry.file if entry else None
        aliases = values.get("aliases") or list(getattr(file, "aliases", ()))
        answer = values.get("answer") or getattr(file, "answer", None) or getattr(file, "lead", None)
        front = {
            "title": title,
            "kind": kind,
            "tab_title": getattr(file, "tab_title", "逾期不慌"),
            "aliases": list(aliases),
        }
        if answer:
            front["description"] = formats.plain_text(plain(self.site, answer))
        for key in ("contents", "contents_title", "next"):
            if key in values:
                front[key] = values[key]
        return front

    def scenarios(self) -> Iterator[Page]:
        """Make a page per scenario."""
        for entry in self.site.of("scenario").values():
            contents = [
                {"id": key, "title": self.section_title(entry, key, title)}
                for key, title in SECTIONS
                if key == "sources" or has_section(entry, key)
            ]
            step = entry.file.next
            following = {"when": step.when, "title": step.title, "href": f"#{step.step}"}
            yield self.page(
                f"scenarios/{entry.id}.md",
                "scenario",
                entry,
                title=entry.file.title,
                contents=contents,
                next=following,
                trail=self.trail(entry),
            )

    def trail(self, entry: Entry[Any]) -> list[tuple[str, str]]:
        """Say where a scenario stands: under its product if it has one, else under its stage."""
        target = f"product:{entry.file.products[0]}" if entry.file.products else f"stage:{entry.file.stage}"
        return [(self.site.address(target), self.site.title(target))]

    def section_title(self, entry: Entry[Any], key: str, title: str) -> str:
        """Give the heading of a section; the steps may have their own."""
        return str(entry.file.negotiation_title) if key == "negotiation" else title

    def entry_page(self, kind: str, entry: Entry[Any]) -> Page:
        """Make the page of a product, letter, law or stage."""
        folder = {"product": "products", "letter": "letters", "law": "laws", "stage": "stages"}[kind]
        values: dict[str, Any] = {}
        if kind == "law":
            values = {
                "contents": [{"id": a.number, "title": a.label.partition("、")[0]} for a in entry.file.articles],
                "contents_title": "条文",
            }
            values["answer"] = f"{entry.file.title}：本站用到的条文。"
        return self.page(f"{folder}/{entry.id}.md", kind, entry, title=entry.file.title, **values)

    def calculation(self, identifier: str, preset: dict[str, str], heading: str = "h3") -> Any:
        """Work out a calculator for the page."""
        return calculation(self.site, identifier, preset, heading)

    def calculators(self) -> Iterator[Page]:
        """Make a page per calculator that has one written around it."""
        for identifier, calculator in self.site.calculators.items():
            entry = self.site.of("calculator").get(identifier)
            if entry:
                yield self.page(f"calculators/{identifier}.md", "calculator", entry, title=calculator.title)

    def triage(self) -> Iterator[Page]:
        """Make a page per question and outcome, and one quick page that holds them all."""
        for entry in self.site.of("triage").values():
            tree, most = entry.file, longest_path(entry.file)
            for identifier, question in tree.questions.items():
                name = "start" if identifier == tree.first else identifier
                yield self.page(
                    f"triage/{name}.md",
                    "triage-question",
                    entry,
                    title=question.title,
                    question=question,
                    key=identifier,
                    most=most,
                    depths=depths(tree),
                    parents=parents(tree),
                )
            for identifier, outcome in tree.outcomes.items():
                yield self.page(
                    f"triage/outcome-{identifier}.md",
                    "triage-outcome",
                    entry,
                    title=outcome.title,
                    outcome=outcome,
                    key=identifier,
                    answer=outcome.text,
                )
            yield self.page("triage/index.md", "triage-quick", entry, title=tree.title, most=most)

    def lists(self) -> Iterator[Page]:
        """Make the pages that hold all entries of one kind."""
        for path, (kind, title) in LIST_KINDS.items():
            entries = self.site.of(kind).values()
            files = {entry.document.file for entry in entries}
            yield self.page(
                f"{path}.md",
                path,
                None,
                title=title,
                entries=entries,
                aliases=LIST_ALIASES[path],
                source=files.pop() if len(files) == 1 else "",
            )
        yield self.page(
            "laws/index.md",
            "laws",
            None,
            title="法条",
            entries=self.site.of("law").values(),
            aliases=["法律", "条文", "规定"],
        )

    def broken(self) -> Iterator[Page]:
        """Make, for a page that can't be built, one that says what to mend."""
        folders = {
            "scenario": "scenarios",
            "product": "products",
            "letter": "letters",
            "law": "laws",
            "stage": "stages",
            "calculator": "calculators",
            "triage": "triage",
        }
        for (kind, identifier), problems in self.site.broken.items():
            path = {"home": "index.md"}.get(kind) or (f"{folders[kind]}/{identifier}.md" if kind in folders else "")
            if path:
                yield self.page(path, "broken", None, title="这一页的 YAML 有错", problems=problems)


def has_section(entry: Entry[Any], key: str) -> bool:
    """Ask whether a scenario has anything to say in a section."""
    if key == "causes":
        return bool(entry.file.causes or entry.file.signs)
    return bool(getattr(entry.file, key))


def plain(site: Site, text: str) -> str:
    """Write prose without marks, links and citations."""
    parts = []
    for block in tokens(text):
        for token in block.children or ():
            if token.type == "text":
                parts.append(token.content)
            elif token.type == "insert":
                parts.append(site.inserted(*token.meta["groups"]))
    return "".join(parts)


def parents(tree: Any) -> dict[str, list[tuple[str, str]]]:
    """Find for each question which questions and answers lead to it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for identifier, question in tree.questions.items():
        for answer in question.answers:
            if answer.next:
                found.setdefault(answer.next, []).append((identifier, answer.name))
        if question.unsure.next:
            found.setdefault(question.unsure.next, []).append((identifier, "不清楚"))
    return found
