"""Give every page its Content-Security-Policy, so that nothing runs or loads that we did not publish."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from publish.markup import Document, Edit
from publish.problems import PublishError

_BEGINNING_OF_HEAD = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
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
    return tuple(sorted({_hash(script) for script in _inline_scripts(document)}))


def policy_edit(document: Document, hashes: Iterable[str], *, offline: bool) -> Edit:
    """Put the policy, with the hashes of the page's scripts, before anything that could load; only the charset stands before it.

    Browsers look for the charset in the first 1,024 bytes only, and a file opened by double-click has no other.
    """
    content = policy(hashes, offline=offline)
    position = _first_position_in_head(document)
    return Edit(position, position, f'<meta http-equiv="Content-Security-Policy" content="{content}">')


def _inline_scripts(document: Document) -> Iterator[str]:
    for script in document.tree.css("script:not([src])"):
        if (script.attributes.get("type") or "").strip().lower() in _SCRIPT_TYPES:
            yield script.text()


def _hash(script: str) -> str:
    # Browsers hash what they parsed: line ends are normalised first.
    parsed = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(parsed.encode()).digest()).decode()}'"


def _first_position_in_head(document: Document) -> int:
    found = _BEGINNING_OF_HEAD.search(document.html)
    if not found:
        raise PublishError([f"{document.path}: 页面没有 <head>，安全策略无处可放。"])
    return found.end()
