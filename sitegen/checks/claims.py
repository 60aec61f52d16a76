"""Check that what the site states is sourced or marked as experience, and that quotations are verbatim."""

import re
from collections.abc import Iterator

from sitegen.checks.articles import bad_article
from sitegen.checks.context import Context, Subject, problem
from sitegen.markup.quotations import first_difference
from sitegen.markup.references import CITATION, CitationError, Reference, read_citation, selected
from sitegen.model.field_types import Claim, Model, Prose, SourcedProse
from sitegen.model.kinds import LAW
from sitegen.model.law import LawFile
from sitegen.model.walk import walk_kind
from sitegen.problems import FieldPath, Problem, shortened
from sitegen.reading.content import Entry
from sitegen.recall import question

# Punctuation, a mark of emphasis, a number of ours between the quotation and its citations changes nothing.
QUOTATION = re.compile(r"“([^”]*)”(?:[\s*。，；、：！？（）]|\{[^}\n]*\})*((?:\[@[^\]\n]+\][\s*]*)+)")
REMEDY = "请加出处，例如 [@civil-code:676]；没有法条、只是经验的，写 {how}。"


def check(context: Context, subject: Subject) -> Iterator[Problem]:
    """Check all claims and quotations of an entry."""
    entry = subject.entry
    for path, claim in subject.parts(Claim):
        if claim.states and not (claim.sources or claim.experience or _cites(claim)):
            yield problem(entry, path, f"这一段没有出处。{REMEDY.format(how='experience: true')}")
        if claim.experience and claim.sources:
            yield problem(entry, (*path, "experience"), "已经有出处，就不要再写 experience: true。请去掉一个。")
    for path, sourced in subject.parts(SourcedProse):
        if not CITATION.search(sourced):
            yield problem(entry, path, f"这一段没有出处。{REMEDY.format(how='[@experience]')}")
    for path, prose in subject.parts(Prose):
        yield from _check_quotations(context, entry, path, prose)


def _cites(claim: Claim) -> bool:
    return any(CITATION.search(prose) for _, prose in walk_kind(claim, Prose))


def _check_quotations(context: Context, entry: Entry[Model], path: FieldPath, prose: str) -> Iterator[Problem]:
    for found in QUOTATION.finditer(prose):
        try:
            references = tuple(each for cited in CITATION.finditer(found[2]) for each in read_citation(cited[1]))
        except CitationError:
            continue
        message = bad_quotation(context, found[1], references)
        if message:
            yield problem(entry, path, message, text=prose, offset=found.start())


@question
def bad_quotation(context: Context, quoted: str, references: tuple[Reference, ...]) -> str:
    """Say what is wrong with a quotation from what is cited; nothing if it is verbatim."""
    laws = context.content.of(LAW)
    known = [(laws[each.id].file, each) for each in references if each.kind == "law" and each.id in laws]
    if not known:
        return ""
    if any(bad_article(context, each.id, selector) for _, each in known for selector in each.selectors):
        return ""  # told where citations are checked
    if any(law.level == "F" for law, _ in known):
        return "F 级文件没有逐字文本，只能转述。请去掉引号“”，用自己的话写。"
    words = _without_spaces(quoted)
    texts = [text for law, each in known for text in _texts(law, each)]
    if words and any(words in text for text in texts):
        return ""
    different = first_difference(words, texts)
    return f"引文“{shortened(quoted)}”和条文原文不一致。{different}请照抄原文，或者去掉引号改成转述。"


def _texts(law: LawFile, reference: Reference) -> Iterator[str]:
    """Give the texts that a reference means; one without numbers means the whole instrument."""
    articles = (article for article, _ in selected(law, reference.selectors)) if reference.selectors else law.articles
    yield from (_without_spaces(article.text) for article in articles)


def _without_spaces(text: str) -> str:
    return "".join(text.split())
