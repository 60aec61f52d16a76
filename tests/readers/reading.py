"""The published site as a reader meets it: what a search finds, what stands on a page."""

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from sitegen.model.kinds import BY_NAME, TERM

ASK = Path(__file__).parents[1] / "publish" / "ask_search.mjs"
NOT_READ = "a.citation, script, style"
MOST_FOUND = 3
WORDS = f"{TERM.place}/"


def address_of(target: str) -> str:
    """Say where `kind:id` stands."""
    kind, _, identifier = target.partition(":")
    return BY_NAME[kind].address(identifier)


def found(site: Path, queries: Iterable[str], *, at_once: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Search the site's own index, as its search box does; give for each query the best pages, the best first.

    `at_once` stands for what is told before any text has come: the pages by their names.
    """
    answers = answers_of(site, queries, at_once=at_once)
    return {query: tuple(map(_page, groups[:MOST_FOUND])) for query, groups in answers.items()}


def excerpt_of(site: Path, query: str) -> str:
    """Give what the search shows of the best page, without its marks."""
    (groups,) = answers_of(site, [query]).values()
    return re.sub("<[^>]+>", "", str(groups[0][0]["text"]))


def answers_of(site: Path, queries: Iterable[str], *, at_once: bool = False) -> dict[str, list[list[dict[str, Any]]]]:
    """Search; give for each query the pages that are found, each as the places on it."""
    asked = tuple(queries)
    settings = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    search = _search()
    assert search.stdin
    assert search.stdout
    print(
        json.dumps({"folder": str(site / settings["index"]), "queries": asked, "names": at_once}),
        file=search.stdin,
        flush=True,
    )
    answers: list[list[list[dict[str, Any]]]] = json.loads(search.stdout.readline())["answers"]
    return dict(zip(asked, answers, strict=True))


@cache
def _search() -> subprocess.Popen[str]:
    """Start what answers, once: an index takes longer to read than to ask. It ends with what stands behind it."""
    return subprocess.Popen(["node", str(ASK)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def _page(group: list[dict[str, Any]]) -> str:
    """Name the page of a place; that of a word by the list of all, which was what answered while they stood on one page."""
    page = str(group[0]["location"]).partition("#")[0]
    return WORDS if page.startswith(WORDS) else page


def text_of(site: Path, target: str) -> str:
    """Give what can be read on a page, without spaces and marks of sources."""
    page = LexborHTMLParser((site / address_of(target) / "index.html").read_text(encoding="utf-8"))
    article = page.css_first("article")
    assert article is not None
    for node in article.css(NOT_READ):
        node.decompose()
    return re.sub(r"[\s\u2060]+", "", article.text())
