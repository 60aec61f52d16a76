"""List every sourced statement with its sources, for a reviewer to read in one sitting."""

from collections.abc import Iterator

from sitegen.markup.cited import references
from sitegen.markup.plain import plain
from sitegen.model.field_types import Claim, Model, Prose, SourcedProse
from sitegen.model.kinds import KINDS
from sitegen.model.walk import walk, walk_kind
from sitegen.reading.content import Entry
from sitegen.reading.validation import field_name
from sitegen.site import Cited, Site

EXPERIENCE = "经验做法"


def source_report(site: Site) -> str:
    """Write one line a statement, parted by tabs: place, words, sources with level and date."""
    lines = ["位置\t说法\t出处\t核对日期"]
    for kind in (kind for kind in KINDS if kind.is_linked):
        for entry in site.of(kind).values():
            lines += _lines(site, entry)
    return "\n".join(lines)


def _lines(site: Site, entry: Entry[Model]) -> Iterator[str]:
    for path, part in walk(entry.file):
        if isinstance(part, Claim | SourcedProse):
            prose = [part] if isinstance(part, SourcedProse) else [text for _, text in walk_kind(part, Prose)]
            words = " ".join(" ".join(plain(text, site.inserted).split()) for text in prose)
            named = [_name(site, cited) for reference in references(part) for cited in site.resolve(reference)]
            sources = "；".join(dict.fromkeys(named)) or EXPERIENCE
            reviewed = getattr(entry.file, "reviewed", "")
            yield f"{entry.place(path)} {field_name(path)}\t{words}\t{sources}\t{reviewed}"


def _name(site: Site, cited: Cited) -> str:
    if cited.kind != "law":
        return EXPERIENCE if cited.kind == "experience" else site.title(f"{cited.kind}:{cited.id}")
    law = site.instrument(cited.id)
    return f"{law.short_title}{cited.article.label if cited.article else ''}（{law.level}）"
