"""Pages of each pattern with everything that they may have, to change and to be told what is wrong."""

import yaml

from sitegen.model.patterns import PATTERNS

SENTENCE = "你先把这一件事写在纸上，再一件一件地做。"
PASSAGE = {
    "title": "三年没催过，先别答应",
    "question": "好几年没人催，还要还吗？",
    "reviewed": "2026-11-01",
    "review_months": 6,
    "blanks": {"lender": "放款机构怎么叫"},
    "pieces": [{"text": "先问清{lender}哪天催过你。", "say": ["我要先核对{lender}的明细。"], "experience": True}],
}


def words(han: int) -> str:
    return SENTENCE * (han // 19)


def piece(**more):
    return [{"text": "做这一件。", "experience": True, **more}]


HEAD = {
    "title": "试一试的页",
    "short_title": "试页",
    "reviewed": "2026-11-01",
    "review_months": 6,
    "stage": "just-overdue",
    "for_whom": "写给试页的人。拿着纸的人看[法院的纸](scenario:beta)。",
    "answer": "先做一件[@experience]。",
    "kind_words": "这不是你一个人的事。",
}
QUESTION = [{"question": "会怎样？", "answer": "看对方怎么做。", "experience": True}]
COMING = [{"when": "以后", "likely": "lender", "title": "打电话", "text": "他们会打。", "experience": True}]
NEVER = [{"title": "别躲。", "instead": "发一条短信。", "experience": True}]
DAYS = {"start": "打电话那天", "reminder": "再打一次", "days": [{"after": 3, "text": "再打。", "experience": True}]}
OWN = {
    "emergency": {
        "call": [{"channel": "110", "text": "警察接。", "experience": True}],
        "then": [{"if": "钱追回了", "text": "记下来。"}],
    },
    "paper": {"deadline": {"text": "数日子。"}, "follow_up": DAYS},
    "debt": {
        "follow_up": DAYS,
        "cost": {"text": "算一算。", "calculator": "overdue-cost"},
        "causes": [{"title": "收入少了", "text": "写下来。", "experience": True}],
    },
    "wrong": {},
    "life": {},
}
SPECIAL = {"kind": "kind_words", "faq": QUESTION, "consequences": COMING, "never": NEVER}


def page(chosen: str, **changed):
    """Give a page of a pattern with everything that it may have."""
    fields = {**HEAD, "pattern": chosen, "next": {"when": "今天", "title": "做一件", "text": "做。", "step": "first"}}
    for section in PATTERNS[chosen].sections:
        name = section.replace("-", "_")
        if name not in OWN[chosen] and section != "kind":
            fields[name] = SPECIAL.get(name, piece())
    first = next(name for name, value in fields.items() if value and value == piece())
    fields[first] = piece(id="first", title="第一件", fork={"question": "哪一种？", "cases": cases()})
    fields[first] += [{"text": words(PATTERNS[chosen].least), "experience": True}]
    fields[first] += [{"use": "old-debt", "with": {"lender": "花呗的机构"}}]
    return {**fields, **OWN[chosen], **changed}


def cases():
    return [{"answer": each, "text": f"{each}就这样做。", "experience": True} for each in ("补得上", "补不上")]


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data) -> bool:
        return True


def dumped(fields) -> str:
    return yaml.dump(fields, Dumper=WithoutAliases, allow_unicode=True, sort_keys=False, width=10_000)
