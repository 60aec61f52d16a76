"""Remind of what published pages promise besides being right: it stops no build, but whoever adds a page is told at once."""

import re
from collections.abc import Iterator
from statistics import mean

from sitegen.checks.context import problem
from sitegen.checks.triage import ONLY_TREE, routes
from sitegen.markup.cited import references
from sitegen.markup.markdown import inline_tokens
from sitegen.markup.own_words import han
from sitegen.model.field_types import Model, Prose, Say
from sitegen.model.kinds import CHANNEL, LAW, LETTER, SCENARIO, TRIAGE
from sitegen.model.patterns import PatternFile
from sitegen.model.triage import Route, TriageFile
from sitegen.model.walk import walk_kind
from sitegen.problems import FieldPath, Problem
from sitegen.reading.content import Content, Entry

FEWEST_SOURCES, FEWEST_NAMES = 2, 2
LONGEST_SENTENCE, LONGEST_MEAN = 70, 28
"""Han characters from one full stop to the next, quotations among them."""
SENTENCE_END = re.compile(r"[。！？\n]")
SIXTY = re.compile("60%|60％|六成|百分之六十")
SUM_OWED = re.compile(r"欠款?共?(?:\[\[[\d,.]+ ?元\]\]|\{[a-z_]+\}元)")
SOMEBODY_ELSES = re.compile(r"(?:贵行|贵公司|你们|您|对方)(?:说|称)|据\S{1,8}告知")
OFFERS = re.compile("愿意归还|延期|一次付|每月付|每期按")
STARTS_ANEW = re.compile("愿意归还|申请展期|提议一次结清")
"""What promises payment to a lender, before any court has to do with it."""
OLD_DEBT = re.compile("没人催|隔了")
SAID_OF_OLD_DEBT = ("重新算", "[@civil-code:195", "[@civil-code:192")
FORK, OF_BORROWERS = "borrowed", "debt"
"""The question that asks whose debt it is and who lent the money, and the pattern of pages that come after it."""


def reminders(content: Content) -> tuple[Problem, ...]:
    """Tell what pages lack that are otherwise right."""
    found: list[Problem] = []
    for scenario in content.of(SCENARIO).values():
        found += (*_few_sources(scenario), *_long_sentences(scenario), *_invented_share(scenario))
    for entry in content.all():
        found += _sums_owned(entry)
    for letter in content.of(LETTER).values():
        found += _unasked_old_debt(
            letter, letter.file.text, tuple((each.question, each.text) for each in letter.file.not_yet)
        )
    for law in content.of(LAW).values():
        if len({*law.file.aliases} - {law.file.title}) < FEWEST_NAMES:
            found.append(_reminder(law, ("aliases",), f"除了题名，请至少写 {FEWEST_NAMES} 个人们会打的叫法。"))
    return tuple(sorted({*found, *_other_blanks(content), *_ways(content)}))


def _reminder(entry: Entry[Model], path: FieldPath, message: str) -> Problem:
    return problem(entry, path, message, level="warning")


def _few_sources(entry: Entry[PatternFile]) -> Iterator[Problem]:
    """Ask for several laws; in an emergency numbers to call will do."""
    is_emergency = entry.file.pattern == "emergency"
    counted, what = ({LAW.name, CHANNEL.name}, "部法、个渠道") if is_emergency else ({LAW.name}, "部法")
    cited = {(each.kind, each.id) for each in references(entry.file) if each.kind in counted}
    if len(cited) < FEWEST_SOURCES:
        message = f"这一页只引了 {len(cited)} {what}，至少要引 {FEWEST_SOURCES} 种不同的。请再查一处，写成出处。"
        yield _reminder(entry, (), message)


def _long_sentences(entry: Entry[PatternFile]) -> Iterator[Problem]:
    lengths = []
    for path, prose in walk_kind(entry.file, Prose):
        for sentence in _sentences(prose):
            lengths.append(han(sentence))
            if lengths[-1] > LONGEST_SENTENCE:
                message = f"从句号到句号有 {lengths[-1]} 个汉字，最多 {LONGEST_SENTENCE} 个。请用句号分开。"
                yield _reminder(entry, path, message)
    if lengths and mean(lengths) > LONGEST_MEAN:
        message = f"从句号到句号平均 {mean(lengths):.1f} 个汉字，最多 {LONGEST_MEAN} 个。请多用句号。"
        yield _reminder(entry, (), message)


def _sentences(prose: Prose) -> Iterator[str]:
    """Part prose into sentences, without citations; a list's items and paragraphs end one, too."""
    tokens = (each for each in inline_tokens(prose) if each.type != "citation")
    words = "".join("\n" if each.type.endswith("break") else each.content for each in tokens)
    return (sentence for sentence in SENTENCE_END.split(words) if han(sentence))


def _invented_share(entry: Entry[PatternFile]) -> Iterator[Problem]:
    for path, words in walk_kind(entry.file, str):
        if found := SIXTY.search(words):
            yield _reminder(entry, path, f'"{found[0]}" 这个比例没有出处，网上说的不算。请去掉。')


def _sums_owned(entry: Entry[Model]) -> Iterator[Problem]:
    for path, say in walk_kind(entry.file, Say):
        if (found := SUM_OWED.search(say)) and not SOMEBODY_ELSES.search(say):
            message = f'"{found[0]}" 替读者认了数。请写成「贵行说我欠……，我还要核对」。'
            yield _reminder(entry, path, message)


def _unasked_old_debt(
    letter: Entry[Model], text: tuple[str, ...], not_yet: tuple[tuple[str, str], ...]
) -> Iterator[Problem]:
    """Ask of a letter that agrees to pay that it asks about old debts first, and says what they lose."""
    words, told = "".join(text), [said for question, said in not_yet if OLD_DEBT.search(question)]
    if OFFERS.search(words) and not told:
        message = "这封信答应还钱，要先问一句「好几年没人催过？」：旧债可能因此又要还。请加一项。"
        yield _reminder(letter, ("not_yet",), message)
    elif STARTS_ANEW.search(words) and not any(all(each in said for each in SAID_OF_OLD_DEBT) for said in told):
        message = f"问旧债的那一项，要说清时效会怎样，写上「{SAID_OF_OLD_DEBT[0]}」和民法典第195条、第192条的出处。"
        yield _reminder(letter, ("not_yet",), message)


def _other_blanks(content: Content) -> Iterator[Problem]:
    """Find blanks of one name that take another thing than in an earlier letter: what is typed in one goes into the other."""
    first: dict[str, tuple[object, str]] = {}
    for letter in content.of(LETTER).values():
        for index, blank in enumerate(letter.file.fields):
            takes = (blank.kind, blank.unit, blank.choices)
            before, other = first.setdefault(blank.name, (takes, letter.id))
            if takes != before:
                message = f"在 {other} 里，{blank.name} 是另一种空；读者填的会带过来。请换一个名字，或者写成一样的。"
                yield _reminder(letter, ("fields", index, "name"), message)


def _ways(content: Content) -> Iterator[Problem]:
    """Look at the ways to scenarios: each has one of its own, and who lent is asked before any page on paying."""
    entry = content.of(TRIAGE).get(ONLY_TREE)
    if entry is None:
        return
    tree, scenarios = entry.file, content.of(SCENARIO)
    straight = {route.scenario for _, route in walk_kind(tree, Route)}
    first = {outcome.scenarios[0] for outcome in tree.outcomes.values() if outcome.scenarios}
    beside = {each for outcome in tree.outcomes.values() for each in outcome.scenarios} - first - straight
    for identifier in beside & scenarios.keys():
        message = (
            f"分诊里没有一个回答直接到这一页，也没有一个结果先说它。"
            f"请在 {entry.document.file} 里加一个回答，写 scenario: {identifier}；或者在一个结果的 scenarios 里把它放在最前面。"
        )
        yield _reminder(scenarios[identifier], (), message)
    for reached, question in _unasked(tree):
        if reached in scenarios and scenarios[reached].file.pattern == OF_BORROWERS:
            message = f"这一问还没问是谁借的、谁放的款，就能走到 {reached}。请让它先经过 {FORK} 那一问。"
            yield _reminder(entry, ("questions", question), message)


def _unasked(tree: TriageFile) -> Iterator[tuple[str, str]]:
    """Give the scenarios that are reached without the question of whose debt it is, each with the last question before."""
    asked, waiting = {FORK}, [tree.first]
    while FORK in tree.questions and waiting:
        question = waiting.pop()
        if question in asked or question not in tree.questions:
            continue
        asked.add(question)
        for route in routes(tree, question):
            waiting += [route.next] if route.next else []
            outcome = tree.outcomes.get(route.outcome or "")
            named = outcome.scenarios if outcome else ()
            yield from ((each, question) for each in (*named, *filter(None, [route.scenario])))
