"""Words that several kinds of pages say, or the theme around them: plans and all templates ask here."""

from collections.abc import Mapping

from sitegen.model.patterns import QUESTIONS

WORDS: Mapping[str, str] = {
    "unnumbered": "没标号的句子",
    "all": "全部内容",
    "contents": "这一页回答",
    "faq": QUESTIONS,
    "moved": "这一页换了地方",
    "groups": "分成这几类",
    "next": "下一步",
    "questions": "答几个小问题",
    "related": "也看看这些",
    "sources": "法条出处",
    "unsure": "不清楚",
}
PRODUCT_PARTS: Mapping[str, str] = {
    "lender": "谁借给你的",
    "interest": "利息怎么算",
    "overdue": "怎样算逾期",
    "where": "在哪里看",
    "credit": "征信怎么记",
    "rules": "适用哪些规则",
    "complain": "找谁投诉",
}
"""The parts of a product's page, by the fields that hold them."""
