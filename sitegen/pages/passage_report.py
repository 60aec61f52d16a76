"""List the passages with the pages that use them, for whoever is about to change one."""

from collections import defaultdict

from sitegen.model.field_types import PassageId
from sitegen.model.kinds import PASSAGE, SCENARIO
from sitegen.model.walk import walk_kind
from sitegen.site import Site

NOBODY = "还没有页面用它"


def passage_report(site: Site) -> str:
    """Write one line a passage, parted by tabs: its id, its title, the pages that use it."""
    users: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in site.of(SCENARIO).values():
        for _, passage in walk_kind(entry.file, PassageId):
            users[passage][entry.id] = None
    lines = (
        f"{entry.id}\t{entry.file.title}\t{'、'.join(users[entry.id]) or NOBODY}" for entry in site.of(PASSAGE).values()
    )
    return "\n".join(("段\t标题\t用它的页", *lines))
