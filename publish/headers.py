"""Write what hosts look for: `_headers` (Netlify, Cloudflare Pages), `.nojekyll` (GitHub Pages)."""

from collections.abc import Iterable
from pathlib import Path

from publish.csp import policy
from publish.keeping import HASHED_NAME, WORKER

_EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_ALWAYS_ASKED = {"Cache-Control": "no-cache"}
_HASHED_FOLDERS = ("assets/runtime", "search/*/")


def write_headers(site: Path, hashes: Iterable[str]) -> None:
    """Write the headers for all pages, let files with a hash in their name be kept for ever, and files be as they are."""
    everywhere = {
        "Content-Security-Policy": policy(sorted(set(hashes)), offline=False) + "; frame-ancestors 'none'",
        **_EVERYWHERE,
    }
    rules = {"/*": everywhere, f"/{WORKER}": _ALWAYS_ASKED, **dict.fromkeys(_kept_for_ever(site), _FOR_EVER)}
    (site / ".nojekyll").touch()  # else GitHub Pages makes pages of its own out of our texts
    (site / "_headers").write_text("\n".join(_rule(path, headers) for path, headers in rules.items()), encoding="utf-8")


def _kept_for_ever(site: Path) -> list[str]:
    hashed = sorted(
        f"/{path.relative_to(site).as_posix()}"
        for path in site.rglob("*")
        if path.is_file() and HASHED_NAME.search(path.name) and "runtime" not in path.relative_to(site).parts
    )
    folders = [f"/{path.relative_to(site).as_posix()}/*" for name in _HASHED_FOLDERS for path in site.glob(name)]
    return [*folders, *hashed]


def _rule(path: str, headers: dict[str, str]) -> str:
    return "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items()), ""])
