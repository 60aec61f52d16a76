"""This file gives every page its Content-Security-Policy, so that nothing runs or loads that we did not publish."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise

from publish.markup import Document, Edit, StartTag
from publish.problems import PublishError

_SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Types a browser runs; others, like JSON, are data and need no hash."""


def policy(hashes: Iterable[str], *, offline: bool) -> str:
    """The policy for pages whose inline scripts have these hashes; the offline edition starts its worker from text."""
    scripts = ["'self'", *(["blob:"] if offline else []), "'wasm-unsafe-eval'", *hashes]
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(scripts),
        "worker-src": "data:" if offline else "'self'",
        "connect-src": "blob:" if offline else "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_script_hashes(document: Document) -> tuple[str, ...]:
    """The hashes of a page's inline scripts, sorted, as a policy names them."""
    return tuple(sorted({_hash(document.content(tag)) for tag in _inline_scripts(document)}))


def policy_edit(document: Document, *, offline: bool) -> Edit:
    """Puts the policy before anything that could load; only the charset stands before it.

    Browsers look for the charset in the first 1,024 bytes only, and a file opened by double-click has no other.
    """
    content = policy(inline_script_hashes(document), offline=offline)
    position = _first_position_in_head(document)
    return Edit(position, position, f'<meta http-equiv="Content-Security-Policy" content="{content}">')


def _inline_scripts(document: Document) -> Iterator[StartTag]:
    for tag in document.tags:
        is_inline = tag.name == "script" and "src" not in tag.attributes
        if is_inline and tag.attributes.get("type", "").strip().lower() in _SCRIPT_TYPES:
            yield tag


def _hash(script: str) -> str:
    # Browsers hash what they parsed: line ends are normalised first.
    parsed = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(parsed.encode()).digest()).decode()}'"


def _first_position_in_head(document: Document) -> int:
    for head, following in pairwise(document.tags):
        if head.name == "head":
            is_charset = following.name == "meta" and "charset" in following.attributes
            return following.end if is_charset else head.end
    raise PublishError([f"{document.path}: 页面没有 <head>，安全策略无处可放。"])
