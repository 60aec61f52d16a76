"""Words that several kinds of pages say, or the theme around them: plans and all templates ask here."""

from collections.abc import Mapping

from sitegen.model.patterns import QUESTIONS

WORDS: Mapping[str, str] = {
    "unnumbered": "没标号的句子",
    "all": "全部内容",
    "contents": "这一页回答",
    "faq": QUESTIONS,
    "moved": "这一页换了地方",
    "next": "下一步",
    "questions": "答几个小问题",
    "sources": "法条出处",
    "unsure": "不清楚",
}
