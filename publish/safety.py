"""Find what a strict policy would block, or what would reach another site, before a reader does."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.markup import Document, StartTag

_FETCHED = {
    "script": ("src", "href", "xlink:href"),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "base": ("href",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
}
"""Attributes by which a page fetches or sends, by element."""

_NAVIGATED = ("href", "xlink:href", "action", "formaction", "src", "data")
_NAMES_ONLY = frozenset({"canonical", "alternate", "license", "author", "preconnect", "dns-prefetch"})
"""Link relations that name an address without fetching it, or that tidying removes."""

_FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\|/\\|\\/)", re.IGNORECASE)
_DATA_IMAGE = re.compile(r"\s*data:image/", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//""", re.IGNORECASE)
# What browsers ignore inside a scheme: "java\nscript:" runs.
_IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20]")


_ADDRESSES = frozenset({*_NAVIGATED, *(name for names in _FETCHED.values() for name in names)})
_FORBIDDEN = "style, base, meta[http-equiv], [style], [ping], [srcdoc]"
_IS_WEB = re.compile(r"(?:https?|tel|mailto):")
_MAYBE_HANDLER = re.compile(rb"on[a-z]+\s*=")
_BEFORE_ATTRIBUTE = re.compile(rb"[\s\"'/]")
_LEADS_AWAY = (":", "\\\\", "//")
"""What stands in every address that leaves the site or runs a script, and in few others; as CSS writes it."""
_USUAL_ADDRESSES = ("href", "src", "action")
_RARE_ADDRESSES = tuple(sorted(name.replace(":", r"\:") for name in _ADDRESSES - set(_USUAL_ADDRESSES)))
_WITH_RARE_ADDRESSES = ", ".join(f"[{name}]" for name in _RARE_ADDRESSES)


def _away(names: Iterable[str]) -> str:
    return ", ".join(f'[{name}*="{sign}"]' for name in names for sign in _LEADS_AWAY)


_MOSTLY_AWAY, _ANYWHERE_AWAY = _away(_USUAL_ADDRESSES), _away((*_USUAL_ADDRESSES, *_RARE_ADDRESSES))


def problems_of(document: Document) -> Iterator[str]:
    """Each thing on a page that the policy forbids, as «file:line: what and what to do».

    Nearly every page has none, which a fast look finds out; only then is it read with the places of everything.
    """
    if not _may_have_problems(document):
        return
    for tag in document.tags:
        for problem in _problems_of_tag(tag):
            yield f"{document.path}:{document.line(tag.start)}: <{tag.name}> {problem}"


def _may_have_problems(document: Document) -> bool:
    # No name of an attribute can be written in references.
    if _has_handlers(document.lowered) or any(tree.css_first(_FORBIDDEN) for tree in document.trees):
        return True
    return any(_may_be_fetched(node) for tree in document.trees for node in _leading_away(tree))


def _has_handlers(written: bytes) -> bool:
    return any(_BEFORE_ATTRIBUTE.match(written, found.start() - 1) for found in _MAYBE_HANDLER.finditer(written))


def _leading_away(tree: LexborHTMLParser) -> list[LexborNode]:
    """Select the elements of which an address could lead away."""
    return tree.css(_ANYWHERE_AWAY if tree.css_first(_WITH_RARE_ADDRESSES) else _MOSTLY_AWAY)


def _may_be_fetched(node: LexborNode) -> bool:
    """Ask whether an element's addresses are more than a link for the reader to follow, or only name something."""
    attributes = node.attributes
    if node.tag == "link" and _names_only(attributes.get("rel")):
        return False
    is_link = node.tag in ("a", "area") and _IS_WEB.match(attributes.get("href") or "")
    return not is_link or any(name in _ADDRESSES for name in attributes if name != "href")


def problems_of_stylesheet(site: Path, stylesheet: Path) -> Iterator[str]:
    """Each address in a stylesheet that leads to another site."""
    text = stylesheet.read_text(encoding="utf-8")
    for found in _CSS_ADDRESS.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        name = stylesheet.relative_to(site).as_posix()
        yield f"{name}:{line}: 样式里引用了别的网站：{text[found.start() : found.end() + 40]!r}。请把文件放进本站。"


def _problems_of_tag(tag: StartTag) -> Iterator[str]:
    if tag.name == "style":
        yield "是页面内的样式，会被安全策略拦下。请写进样式文件。"
    if tag.name == "base":
        yield "会改变全页地址的含义，不允许使用。"
    if tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh":
        yield "会自动跳转，不允许使用。"
    for name, value in tag.attributes.items():
        yield from _problems_of_attribute(tag, name, value)


def _problems_of_attribute(tag: StartTag, name: str, value: str) -> Iterator[str]:
    if name == "style":
        yield f"带有 style 属性（{value!r}），会被安全策略拦下。请改用 class。"
    elif name.startswith("on"):
        yield f"带有 {name} 属性，不允许页面内的事件处理。请写进脚本文件。"
    elif name == "ping":
        yield "带有 ping 属性，会把点击告诉别的网站，不允许使用。"
    elif name == "srcdoc":
        yield "带有 srcdoc 属性，不允许页面内嵌页面。"
    elif name in _NAVIGATED and _IGNORED_IN_ADDRESS.sub("", value).lower().startswith(("javascript:", "vbscript:")):
        yield f"的 {name} 是脚本地址（{value!r}），不允许使用。"
    elif _is_foreign(tag, name, value):
        yield f"的 {name} 指向别的网站（{value!r}）。本站不向第三方发请求，请把文件放进本站。"


def _is_foreign(tag: StartTag, name: str, value: str) -> bool:
    if name not in _FETCHED.get(tag.name, ()) or (tag.name == "link" and _names_only(tag.attributes.get("rel"))):
        return False
    addresses = value.split(",") if name == "srcset" else [value]
    if tag.name in {"img", "source", "image", "link"} and _DATA_IMAGE.match(value):
        return False
    return any(_FOREIGN.match(_IGNORED_IN_ADDRESS.sub("", address)) for address in addresses)


def _names_only(relation: str | None) -> bool:
    """Whether a link element only names an address, which nobody fetches."""
    relations = frozenset((relation or "").lower().split())
    return bool(relations) and relations <= _NAMES_ONLY
