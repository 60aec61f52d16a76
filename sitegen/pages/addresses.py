"""Make links relative, so that the site works at any address and from a folder."""

from functools import lru_cache


@lru_cache(maxsize=1 << 13)
def relative(page: str, target: str) -> str:
    """Give the link from a page to a target, both as addresses of the site: `scenarios/a/` → `../../laws/b/#1`."""
    path, mark, anchor = target.partition("#")
    if path == page:
        return f"{mark}{anchor}" if mark else "./"
    here, there = _folders(page), _folders(path)
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    down = "".join(f"{folder}/" for folder in there[shared:])
    return f"{'../' * (len(here) - shared)}{down}{mark}{anchor}"


@lru_cache(maxsize=1 << 13)
def _folders(address: str) -> tuple[str, ...]:
    return tuple(address.strip("/").split("/")) if address else ()


def address_of(path: str) -> str:
    """Give the address under which MkDocs publishes a Markdown file: `a/b.md` → `a/b/`."""
    if path == "index.md":
        return ""
    return path.removesuffix(".md").removesuffix("/index") + "/"
