"""Check that pages speak plainly: a request at a time, spoken words, legal words explained, nothing called frequent without a source.

These are approximations of what an editor hears; the rules are made so that what good pages say passes.
"""

import re
from collections.abc import Iterator

from sitegen.checks.context import Context, Subject, problem
from sitegen.checks.sentences import SENTENCE
from sitegen.markup.own_words import own_words
from sitegen.markup.references import CITATION
from sitegen.model.field_types import Prose, Say
from sitegen.model.passage import PassageFile
from sitegen.model.patterns import EmergencyFile, PatternFile
from sitegen.problems import FieldPath, Problem

HERE = "你在这里"
OFTEN = re.compile(r"常常|往往|通常|大多数?|多数人|很多人|一般人|十有八九|基本上|几乎都")
WRITTEN = re.compile(r"贵司|贵公司|贵行|特此|敬请|兹|此致|予以|烦请|特申请|上述")
ASKING = re.compile(r"(?<!申)请(?!问|等|求)|吗$|能不能|可不可以|多少|哪|什么")
MOST_COMMAS = 2
SUBJECT = re.compile(
    "[你我他她它谁这那人债钱]|对方|双方|银行|法院|法官|公司|机构|平台|警察|公安|父母|孩子|单位|利息|合同|记录|裁定|判决"
)
LEGAL = ("举证通知", "抵销", "扣划", "加倍部分", "展期", "终本", "代位", "追偿", "代偿", "析产", "不可抗力")
"""Words that need a plain one beside them where they first stand: 「多拖的利息（法律上叫加倍部分）」."""
EXPLAINED = re.compile(r"[（「『]|叫|\]\(term:|\]\(scenario:|\]\(letter:|\]\(calculator:")
BEFORE, AFTER = 14, 24
EXITS = re.compile(r"\]\((scenario|triage|page):")
UNENDED = re.compile(rf"(?:\d|\{{(?:channel|fact):[^}}]+\}})(?:{CITATION.pattern})+(?=\s*(?:\Z|\n))")


def check(_: Context, subject: Subject) -> Iterator[Problem]:
    """Check pages of a pattern and passages."""
    if not isinstance(subject.entry.file, PatternFile | PassageFile):
        return
    for path, prose in subject.parts(Prose):
        for at, message in _of_say(prose) if isinstance(prose, Say) else _of_text(prose):
            yield problem(subject.entry, path, message, text=prose, offset=at)
    yield from _check_legal_words(subject)
    yield from _check_exits(subject)


def _of_say(say: Say) -> Iterator[tuple[int, str]]:
    if found := WRITTEN.search(say):
        yield found.start(), f"「{found[0]}」是写在纸上的话。这里写嘴上说的。"
    asking = [found for found in SENTENCE.finditer(say) if ASKING.search(found[0])]
    if len(asking) > 1:
        yield asking[1].start(), "一句里问了、请了两样。一项只说一样，另一样另写一项。"


def _of_text(prose: Prose) -> Iterator[tuple[int, str]]:
    own = own_words(prose)
    if HERE in own:
        yield own.index(HERE), f"「{HERE}」不是对每个人都对。写「这一页说的是这里」，或者不写。"
    if found := UNENDED.search(prose):
        yield found.start(), "出处紧跟在号码、数字后面，会被看成它的一部分。请在出处后面写上句号。"
    for found in SENTENCE.finditer(own):
        cited = CITATION.search(prose, found.start(), found.end())
        often = OFTEN.search(found[0])
        if often and not cited:
            yield found.start() + often.start(), f"「{often[0]}」要有出处。没有，就写「看对方」，或者不写。"
        if found[0].count("，") > MOST_COMMAS and not SUBJECT.search(found[0]):
            yield found.start(), f"这一句有 {found[0].count('，')} 个逗号，没有说是谁。请写上主语，或者分成两句。"


def _check_legal_words(subject: Subject) -> Iterator[Problem]:
    told: set[str] = set()
    for path, prose in subject.parts(Prose):
        quoted = re.sub(rf"“[^”]*”|{CITATION.pattern}", lambda found: " " * len(found[0]), prose)
        for word in LEGAL:
            at = quoted.find(word)
            if at < 0 or word in told:
                continue
            told.add(word)
            if not EXPLAINED.search(quoted[max(0, at - BEFORE) : at + len(word) + AFTER]):
                message = f"「{word}」第一次出现，旁边要有一句平常话，或者链到词语：「平常话（法律上叫{word}）」。"
                yield problem(subject.entry, path, message, text=prose, offset=at)


def _check_exits(subject: Subject) -> Iterator[Problem]:
    """Ask who else may have come to the page; who is in an emergency isn't sent on."""
    page, path = subject.entry.file, ("for_whom",)
    if not isinstance(page, PatternFile) or isinstance(page, EmergencyFile):
        return
    if not EXITS.search(page.for_whom or ""):
        where: FieldPath = path if page.for_whom else ()
        yield problem(subject.entry, where, "走错门的人要有去处：for_whom 里写上「……的看[哪一页](scenario:ID)」。")
