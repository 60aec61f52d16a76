"""Write what hosts look for: `_headers` (Netlify, Cloudflare Pages), `.nojekyll` (GitHub Pages)."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from publish.csp import policy
from publish.keeping import HASHED_NAME, RUNTIME, WORKER

_EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ALWAYS_ASKED = {"Cache-Control": "no-cache"}
_HASHED_FOLDERS = (re.compile(re.escape(RUNTIME)), re.compile("search/[^/]+/"))


def write_headers(site: Path, names: Sequence[str], hashes: Iterable[str]) -> None:
    """Write the headers for all pages, let files with a hash in their name be kept for ever, and files be as they are."""
    everywhere = {
        "Content-Security-Policy": policy(sorted(set(hashes)), offline=False) + "; frame-ancestors 'none'",
        **_EVERYWHERE,
    }
    rules = {"/*": everywhere, f"/{WORKER}": _ALWAYS_ASKED, **dict.fromkeys(_kept_for_ever(names), _FOR_EVER)}
    (site / ".nojekyll").touch()  # else GitHub Pages makes pages of its own out of our texts
    (site / "_headers").write_text("\n".join(_rule(path, headers) for path, headers in rules.items()), encoding="utf-8")


def _kept_for_ever(names: Sequence[str]) -> list[str]:
    folders = [folder for pattern in _HASHED_FOLDERS for folder in sorted({*_folders(pattern, names)})]
    hashed = (name for name in names if HASHED_NAME.search(posixpath.basename(name)) and not name.startswith(RUNTIME))
    return [*folders, *(f"/{name}" for name in hashed)]


def _folders(pattern: re.Pattern[str], names: Iterable[str]) -> Iterator[str]:
    return (f"/{found[0]}*" for name in names if (found := pattern.match(name)))


def _rule(path: str, headers: dict[str, str]) -> str:
    return "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items()), ""])
