"""Kinds of content, one row each: where a kind is written, its model, its pages; everything else asks these rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from sitegen.model.asked import AskedFile
from sitegen.model.crisis import CrisisFile
from sitegen.model.fact import FactFile, WorkdaysFile
from sitegen.model.field_types import Model
from sitegen.model.law import LawFile
from sitegen.model.letter import LetterFile
from sitegen.model.lists import CalculatorPageFile, Channel, HomeFile, Myth, Stage, Term
from sitegen.model.passage import PassageFile
from sitegen.model.patterns import PATTERNS, PatternFile
from sitegen.model.product import ProductFile
from sitegen.model.synonyms import SynonymsFile
from sitegen.model.triage import TriageFile

M_co = TypeVar("M_co", bound=Model, covariant=True)
Layout = Literal["folder", "list", "single"]


@dataclass(frozen=True)
class ListPage:
    """A page that shows all entries of a kind, or leads to them; its template is named after its address."""

    address: str
    title: str
    aliases: tuple[str, ...]
    renamed_from: tuple[str, ...] = ()
    """Scenarios whose place it takes."""


@dataclass(frozen=True)
class Kind(Generic[M_co]):
    """One kind of content."""

    name: str
    place: str
    """The folder or file below `content/`; the folder of the kind's pages has the same name."""
    model: type[M_co]
    called: str = ""
    """Its measure word and name, as messages say them."""
    layout: Layout = "folder"
    """A folder with a file for each entry, one file with a list of entries, or one file that is the only entry."""
    variants: Mapping[str, type[M_co]] = field(default_factory=dict)
    """Models that files choose between by one of their fields; without it they have the row's model, if that is one of them."""
    variant_field: str = "kind"
    """The field that they choose by."""
    has_pages: bool = False
    """Whether each entry has a page of its own, `PLACE/ID/`, from the template named after the kind."""
    is_wide: bool = False
    """Whether its pages take the whole frame, as forms and lists do; text keeps its measure."""
    page_fields: Mapping[str, str] = field(default_factory=dict)
    """Fields whose parts are pages, too, `PLACE/NAME/` each; with what the names of these pages begin."""
    heading: str = ""
    """What the page of all contents calls the group of these pages."""
    list_page: ListPage | None = None
    is_cited: bool = False
    """Whether `[@kind:id]` cites it; articles of law are cited without naming the kind."""
    is_linked: bool = True
    """Whether `kind:id` leads to it."""
    afterwards: str = ""
    """What remains to be done for whoever began an entry from its scaffold; kinds without it have none."""

    def address(self, identifier: str) -> str:
        """Say where readers find an entry: on its own page, or at its place on the page that lists it."""
        if self.has_pages or self.list_page is None:
            return f"{self.place}/{identifier}/"
        return f"{self.list_page.address}/#{identifier}"


CALCULATORS = "计算器"
SCENARIO: "Kind[PatternFile]" = Kind(
    "scenario", "scenarios", PatternFile, "个情形", has_pages=True, heading="遇到的事",
    variants={name: pattern.model for name, pattern in PATTERNS.items()}, variant_field="pattern",
    list_page=ListPage("scenarios", "按遇到的事找", ("情形", "遇到什么事", "有哪些情况")),
    afterwards="填完以后，在 content/triage/start.yml 里给它加一个回答：scenario: {id}。",
)  # fmt: skip
STAGE = Kind(
    "stage", "stages", Stage, "个阶段", layout="list", has_pages=True, is_wide=True, heading="走到哪一步",
    list_page=ListPage(
        "stages", "按走到哪一步找",
        ("阶段", "流程", "逾期时间线", "接下来会发生什么", "我现在到哪一步了", "从逾期到被执行"),
    ),
)  # fmt: skip
PRODUCT = Kind(
    "product", "products", ProductFile, "个产品", has_pages=True, heading="欠的是什么", is_cited=True,
    list_page=ListPage(
        "products", "按欠的是什么找",
        ("产品", "哪家的贷款", "按平台找", "欠的是哪一家", "各家网贷名单"),
    ),
    afterwards="填完以后，在 content/home.yml 的 products 里加上 {id}，再给分诊加一个回答。",
)  # fmt: skip
PASSAGE = Kind("passage", "passages", PassageFile, "段", is_linked=False)
LETTER = Kind(
    "letter", "letters", LetterFile, "封信", has_pages=True, is_wide=True, heading="要寄的信",
    list_page=ListPage("letters", "能照着写的信", ("信", "模板", "范文", "申请书", "文书", "表格", "怎么写信")),
    afterwards="填完以后，在用得上它的步骤里写 letter: {id}。",
)  # fmt: skip
CALCULATOR = Kind(
    "calculator", "calculators", CalculatorPageFile, "个计算器", has_pages=True, heading=CALCULATORS, is_cited=True,
    list_page=ListPage("calculators", "所有计算器", (CALCULATORS, "计算", "算一算", "算账", "工具")),
)  # fmt: skip
TERM = Kind(
    "term", "glossary", Term, "个词条", layout="list", has_pages=True, is_wide=True,
    list_page=ListPage("glossary", "词语解释", ("名词", "术语", "什么意思", "看不懂这个词", "催收黑话", "生词表")),
)  # fmt: skip
MYTH = Kind(
    "myth", "myths", Myth, "个误区", layout="list",
    list_page=ListPage("myths", "常见误区", ("谣言", "误区", "真的吗", "网上说的对不对", "抖音说的能信吗", "听人家说")),
)  # fmt: skip
CHANNEL = Kind(
    "channel", "channels", Channel, "个渠道", layout="list", is_cited=True,
    list_page=ListPage(
        "channels", "找谁帮忙、找谁投诉",
        ("电话", "热线", "投诉", "举报", "该打哪个电话", "谁管这种事", "往哪里投诉", "找哪个部门"),
    ),
)  # fmt: skip
FACT: "Kind[FactFile | WorkdaysFile]" = Kind(
    "fact", "facts", FactFile, "个事实", variants={"value": FactFile, "workdays": WorkdaysFile}, is_cited=True,
    list_page=ListPage("facts", "数字和期限", ("利率", "期限", "天数", "节假日", "规定多少天", "各种上限")),
    afterwards="填完以后，正文里写 {{fact:{id}}}。",
)  # fmt: skip
LAW = Kind(
    "law", "laws", LawFile, "份法条文件", has_pages=True,
    list_page=ListPage("laws", "法条", ("法律", "条文", "规定", "法条原文", "看法律全文", "有哪些法律")),
)  # fmt: skip
TRIAGE = Kind(
    "triage", "triage", TriageFile, "组问题", has_pages=True, page_fields={"questions": "", "outcomes": "outcome-"},
)  # fmt: skip
HOME = Kind("home", "home", HomeFile, layout="single", is_linked=False)
CRISIS = Kind("crisis", "crisis", CrisisFile, layout="single", is_linked=False)
SYNONYMS = Kind("synonyms", "synonyms", SynonymsFile, layout="single", is_linked=False)
ASKED = Kind("asked", "asked", AskedFile, is_linked=False)

KINDS: tuple[Kind[Model], ...] = (
    SCENARIO, PASSAGE, STAGE, PRODUCT, LETTER, CALCULATOR, TERM, MYTH, CHANNEL, FACT, LAW, TRIAGE, HOME, CRISIS,
    SYNONYMS, ASKED,
)  # fmt: skip
"""All of them, in the order of the page of all contents."""

OVERVIEWS = (
    ListPage(
        "papers",
        "按收到的纸找",
        ("法院的纸", "收到文书", "这是什么纸", "法院寄来的信", "收到一张纸看不懂", "门上贴了张纸", "快递里一叠纸"),
        ("court-notice",),
    ),
    ListPage(
        "who-asks",
        "按谁来找你找",
        ("谁在催我", "谁打来的", "谁要我还钱", "不认识的人要债", "陌生人叫我还钱", "打电话的是什么人"),
    ),
    ListPage(
        "deadlines",
        "按期限找",
        ("还有几天", "还剩几天", "过期了", "多少天内", "几天之内要回", "错过日子了", "多久之内要交", "期限一览表"),
    ),
    ListPage("law-index", "按法条找", ("哪一条", "法条索引", "依据哪条", "按条号查", "第几条管这个", "哪条法律管这事")),
    ListPage(
        "to-check", "还没核对清楚的", ("待复核", "过期的数", "可信吗", "哪些没核实", "你们内容准确吗", "数字旧了没有")
    ),
)
"""Pages that lead to entries of several kinds; the template of each is named after its address."""
LISTS = (*(kind.list_page for kind in KINDS if kind.list_page), *OVERVIEWS)

BY_NAME: Mapping[str, Kind[Model]] = {kind.name: kind for kind in KINDS}


def kind_in(place: str, layout: Layout) -> Kind[Model] | None:
    """Find the kind that is written in a folder or file of this name."""
    return next((kind for kind in KINDS if kind.place == place and kind.layout == layout), None)


def places(*layouts: Layout) -> tuple[str, ...]:
    """Give the names of folders and files below `content/` that hold kinds of these layouts."""
    return tuple(kind.place for kind in KINDS if kind.layout in layouts)
