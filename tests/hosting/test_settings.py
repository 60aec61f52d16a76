"""The settings for web servers that docs/deploy/ holds say of each file and page what they are and may do."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from publish.csp import policy
from tests.hosting.builds import Built
from tests.hosting.hosts import DOCS, Host, nginx_as_told

NO_TYPE_NEEDED = {"", ".br", ".gz", ".nojekyll"}
"""What no browser asks for by this name."""
HEADERS = re.compile(r'^\s*(?:add_header )?([A-Z][A-Za-z-]+) "?([^"\n]+?)"?(?: always;)?$', re.MULTILINE)


@pytest.fixture
def host(start: Callable[..., Host]) -> Host:
    """Debian's nginx with our settings."""
    return start(nginx_as_told)


def test_every_kind_of_file_has_its_type(earlier: Built, host: Host) -> None:
    """One file of each kind that a build holds is sent as what it is, never as just some bytes but for those that are."""
    one_of = {path.suffix: path for path in sorted(earlier.site.rglob("*")) if path.is_file()}
    sent = {}
    for suffix in one_of.keys() - NO_TYPE_NEEDED:
        with urlopen(f"{host.root}/{one_of[suffix].relative_to(earlier.site).as_posix()}") as answer:
            sent[suffix] = answer.headers.get_content_type()

    assert {suffix for suffix, kind in sent.items() if kind == "application/octet-stream"} == {".bin"}
    assert sent[".png"] == "image/png"


@pytest.mark.parametrize("address", ["/", "/service-worker.js", "/no-such-page/", "/assets/"])
def test_headers_hold_for_pages_and_workers(address: str, host: Host, earlier: Built) -> None:
    """Whatever is asked for comes with the policy and what a build's own `_headers` has for all pages."""
    wanted = of_all_pages(earlier.site)
    wanted["Content-Security-Policy"] = policy(["'unsafe-inline'"], offline=False) + "; frame-ancestors 'none'"

    assert wanted.items() <= headers(f"{host.root}{named(address, earlier.site)}").items()


def test_caddy_is_told_the_same(earlier: Built) -> None:
    """The Caddyfile names every header that the build writes for all pages, with the values of nginx.conf."""
    caddy, nginx = (told(name) for name in ("Caddyfile", "nginx.conf"))

    assert caddy.keys() >= of_all_pages(earlier.site).keys()
    assert {name: caddy[name] for name in of_all_pages(earlier.site)}.items() <= nginx.items()


def told(name: str) -> dict[str, str]:
    return dict(HEADERS.findall((DOCS / name).read_text(encoding="utf-8")))


def of_all_pages(site: Path) -> dict[str, str]:
    rules = (site / "_headers").read_text(encoding="utf-8").split("\n/", 1)[0]
    return dict(line.strip().split(": ", 1) for line in rules.splitlines()[1:] if line.strip())


def named(address: str, site: Path) -> str:
    if address != "/assets/":
        return address
    script = next(site.glob("assets/app.*.js"))
    return f"/{script.relative_to(site).as_posix()}"


def headers(address: str) -> dict[str, str]:
    try:
        with urlopen(address) as answer:
            return dict(answer.headers)
    except HTTPError as missing:
        return dict(missing.headers)
