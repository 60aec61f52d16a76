"""Check that the content holds what every page links to, whatever else it says."""

from collections.abc import Iterator

from sitegen.checks.context import Context
from sitegen.model.kinds import CHANNEL
from sitegen.problems import Place, Problem

NEEDED_FILES = {
    ("home", "home"): "home.yml",
    ("triage", "start"): "triage/start.yml",
    ("page", "fix"): "fix.md",
    ("crisis", "crisis"): "crisis.yml",
}
NEEDED_CHANNELS = ("12348", "12356", "110", "120")


def check_all(context: Context) -> Iterator[Problem]:
    """Tell what is missing."""
    root = context.content.root
    for (kind, identifier), name in NEEDED_FILES.items():
        if not context.has(kind, identifier):
            yield Problem(Place(f"{root}/{name}"), "", "缺这个文件：每一页都要用到它。")
    for identifier in NEEDED_CHANNELS:
        if not context.has("channel", identifier):
            message = f'缺 id 是 "{identifier}" 的渠道：页面上要写它的号码。'
            yield Problem(Place(f"{root}/channels.yml"), "", message)
        elif (entry := context.content.of(CHANNEL).get(identifier)) and not entry.file.number:
            yield Problem(entry.place(), "", f'渠道 "{identifier}" 缺 number：页面上要写它的号码。')
