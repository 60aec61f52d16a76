"""The five patterns of scenarios: which sections a page has, in which order, and what each is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model.field_types import CalculatorId, ChannelId, Claim, Count, Flag, Model, PassageId, Prose, Target, Text
from sitegen.model.passage import Piece
from sitegen.model.scenario import Cause, Cost, ShortTitle, Situation, Way
from sitegen.problems import FieldPath

Pieces = Annotated[tuple[Piece, ...], Field(min_length=1)]
COMING, COST, FOLLOW_UP, NEVER, QUESTIONS, SAY = (
    "之后会怎样", "要多花多少钱", "记下这几天", "别这样做", "常问的", "照着说",
)  # fmt: skip
"""Headings that several patterns have."""
MOST_NEVER, MOST_QUESTIONS, MOST_IN_EMERGENCY = 5, 5, 3


class Call(Claim):
    """Whom to call now, and why."""

    channel: ChannelId
    text: Prose


class Deadline(Model):
    """How the last day is found out: with a calculator that knows today."""

    text: Prose
    calculator: CalculatorId | None = None
    preset: dict[Text, Text] = {}


class FollowUp(Claim):
    """What to do some days after a beginning that the reader knows."""

    after: Annotated[Count, Field(le=366)]
    text: Prose


class FollowUps(Model):
    """The days to write down, counted from one day that the reader gives."""

    start: Text
    reminder: Text
    days: Annotated[tuple[FollowUp, ...], Field(min_length=1, max_length=8)]


class Likely(Claim):
    """What may come: when, and whether it is sure to or hangs on the other side."""

    when: Text
    likely: Literal["certain", "lender"]
    court: Flag = False
    title: ShortTitle
    text: Prose
    do: Prose | None = None


class Instead(Claim):
    """What not to do, and what to do instead."""

    title: Text
    instead: Prose
    why: Prose | None = None


class Asked(Claim):
    """A question people ask with its answer, or a passage that answers one."""

    question: Text | None = None
    answer: Prose | None = None
    use: PassageId | None = None
    with_: Annotated[dict[Text, Text], Field(alias="with")] = {}

    @property
    def states(self) -> bool:
        """Whether it says something of its own."""
        return self.answer is not None


class Earlier(Model):
    """An earlier address and the section that it leads to today: a scenario's `ID`, a place on it, `triage/outcome-ID`."""

    from_: Annotated[Text, Field(alias="from", pattern="^(triage/outcome-)?[a-z0-9-]+(#[a-z0-9-]+)?$")]
    to: Text = "answer"

    @property
    def page(self) -> str:
        """The page that it was on: the id of a scenario, or an outcome of triage with its folder."""
        return self.from_.partition("#")[0]

    @property
    def place(self) -> str:
        """The place on that page, if it isn't the page itself."""
        return self.from_.partition("#")[2]


class PatternFile(Situation):
    """What pages of all patterns begin with."""

    pattern: str
    kind_words: Prose
    headings: dict[Text, Text] = {}
    related: tuple[Target, ...] = ()
    renamed_from: tuple[Earlier, ...] = ()


Nevers = Annotated[tuple[Instead, ...], Field(max_length=MOST_NEVER)]
Questions = Annotated[tuple[Asked, ...], Field(max_length=MOST_QUESTIONS)]


class EmergencyFile(PatternFile):
    """A page for who loses something or is in danger this hour."""

    pattern: Literal["emergency"]
    call: Annotated[tuple[Call, ...], Field(min_length=1)]
    say: Pieces
    hour: Pieces
    today: Pieces
    then: tuple[Way, ...] = ()
    faq: Annotated[tuple[Asked, ...], Field(max_length=MOST_IN_EMERGENCY)] = ()


class PaperFile(PatternFile):
    """A page for who holds a paper or message with a time limit."""

    pattern: Literal["paper"]
    real: Pieces
    deadline: Deadline
    forks: Pieces
    hand_in: Pieces
    late: Pieces
    follow_up: FollowUps | None = None
    consequences: tuple[Likely, ...] = ()
    never: Nevers = ()
    faq: Questions = ()


class DebtFile(PatternFile):
    """A page for a lawful debt that can be negotiated."""

    pattern: Literal["debt"]
    today: Pieces
    money: Pieces
    options: Pieces
    steps: Pieces
    writing: Pieces
    follow_up: FollowUps
    cost: Cost | None = None
    consequences: tuple[Likely, ...] = ()
    causes: tuple[Cause, ...] = ()
    never: Nevers = ()
    faq: Questions = ()


class WrongFile(PatternFile):
    """A page for whom somebody did wrong."""

    pattern: Literal["wrong"]
    stop: Pieces
    keep: Pieces
    who: Pieces
    ask: Pieces
    stands: Pieces
    refused: tuple[Piece, ...] = ()
    never: Nevers = ()
    faq: Questions = ()


class LifeFile(PatternFile):
    """A page for who is asked for another's debt, or whose life has changed."""

    pattern: Literal["life"]
    must_i: Pieces
    dont_sign: tuple[Piece, ...] = ()
    say: tuple[Piece, ...] = ()
    options: Pieces
    help: tuple[Piece, ...] = ()
    faq: Questions = ()


@dataclass(frozen=True)
class Pattern:
    """One pattern: the headings of its sections in their order, and how many characters of its own a page may have."""

    model: type[PatternFile]
    heading: str
    """What the page of all contents calls these pages."""
    sections: Mapping[str, str]
    """The heading by the section's id, which is the field's name with hyphens."""
    steps: str
    """The section that says what to do, one thing after the other: it can be printed alone."""
    beside_steps: tuple[str, ...]
    """The sections without which nobody should take the steps, nor miss a day: they are printed with them."""
    least: int
    most: int


PATTERNS: Mapping[str, Pattern] = {
    "emergency": Pattern(
        EmergencyFile, "现在就要处理的",
        {
            "call": "现在就打", "say": SAY, "hour": "一小时以内", "today": "今天做完", "kind": "不是你的错",
            "then": "缓过来以后", "faq": QUESTIONS,
        },
        "hour", ("today",), 350, 800,
    ),
    "paper": Pattern(
        PaperFile, "收到一张纸",
        {
            "real": "先看是不是真的", "deadline": "最晚哪天交", "forks": "你是哪一种", "hand-in": "怎么交，怎么留凭据",
            "late": "已经过了日子", "follow-up": FOLLOW_UP, "consequences": COMING, "never": NEVER,
            "faq": QUESTIONS,
        },
        "hand-in", ("real", "deadline", "late", "follow-up"), 700, 1600,
    ),
    "debt": Pattern(
        DebtFile, "自己欠的，还不上",
        {
            "today": "今天补得上吗", "money": "先把钱理清", "options": "要哪一种办法", "steps": "怎么谈，一步一步",
            "writing": "拿到书面", "follow-up": FOLLOW_UP, "cost": COST, "consequences": COMING,
            "causes": "为什么会这样", "never": NEVER, "faq": QUESTIONS,
        },
        "steps", ("writing", "follow-up"), 600, 1500,
    ),
    "wrong": Pattern(
        WrongFile, "别人做得不对",
        {
            "stop": "先停下", "keep": "留好证据", "who": "找谁，怎么说", "ask": "可以要什么，不能要什么",
            "stands": "这笔债还算数吗", "refused": "他们不理", "never": NEVER, "faq": QUESTIONS,
        },
        "who", ("stop",), 600, 1500,
    ),
    "life": Pattern(
        LifeFile, "别人欠的，或者出了事",
        {
            "must-i": "我要还吗", "dont-sign": "这些先别签", "say": SAY, "options": "我能做什么", "help": "能领的，能帮的",
            "faq": QUESTIONS,
        },
        "options", ("dont-sign",), 500, 1300,
    ),
}  # fmt: skip


def sections_of(file: PatternFile) -> dict[str, str]:
    """Give the sections that a page has, in order, with their headings."""
    shown = PATTERNS[file.pattern].sections
    return {key: file.headings.get(key, title) for key, title in shown.items() if getattr(file, field_of(key))}


def field_of(section: str) -> str:
    """Name the field that a section shows."""
    return "kind_words" if section == "kind" else section.replace("-", "_")


def section_ids(file: PatternFile) -> tuple[str, ...]:
    """Name the places that a page has for links, but for those of its pieces."""
    return ("answer", *sections_of(file), "sources")


def pieces_of(file: PatternFile) -> Iterator[tuple[FieldPath, Piece | Asked]]:
    """Go through the pieces and the questions of a page in the order of its sections."""
    for section in sections_of(file):
        value = getattr(file, field_of(section))
        for index, piece in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(piece, Piece | Asked):
                yield (field_of(section), index), piece
