"""List the periods of a trial: what the reader has to do, by when, where."""

from collections.abc import Mapping

from calculators.answer import Note
from calculators.law import (
    ANSWER_ABROAD_DAYS,
    ANSWER_DAYS,
    APPEAL_ABROAD_DAYS,
    APPEAL_FEE_DAYS,
    APPEAL_JUDGMENT_DAYS,
    APPEAL_RULING_DAYS,
    FINE_RECONSIDERATION_DAYS,
    PAYMENT_ORDER_OBJECTION_DAYS,
    PRE_SUIT_PRESERVATION_DAYS,
    PRESERVATION_RECONSIDERATION_DAYS,
    RETRIAL_MONTHS,
    SIMPLIFIED_EVIDENCE_DAYS,
    SMALL_CLAIMS_ANSWER_DAYS,
    SMALL_CLAIMS_EVIDENCE_DAYS,
)
from calculators.term import HIGHER_COURT, RECONSIDERATION, RECONSIDERATION_PAPER, RESTORED, Term, posted

ANSWER, ANSWER_PAPER = "提交答辩状", "答辩状"
APPEAL, APPEAL_PAPER = "提起上诉", "上诉状"
TRIAL_COURT, FIRST_COURT = "审这个案子的法院", "原来判的法院"
FINAL_AT_ONCE = "判决书写着一审终审的小额诉讼，不能上诉。"
EXTENSION = "可以申请延期，准不准由法院定。"
AT_ONCE_ABROAD = "今天就写，今天交；来不及就申请延期"
RETRIAL_WINDOW = f"{RETRIAL_MONTHS}个月"
DEEMED = "没有在期限里提、又应诉答辩的，视为这家法院有管辖权；违反级别管辖、专属管辖的除外。"
SHORTER = "用简易程序、小额诉讼的，日子由法院定，可能更短，先看举证通知书。"
EVIDENCE = Note(
    f"用简易程序审的，举证期限不超过{SIMPLIFIED_EVIDENCE_DAYS}日；小额诉讼的举证期限一般不超过"
    f"{SMALL_CLAIMS_EVIDENCE_DAYS}日，答辩期最长{SMALL_CLAIMS_ANSWER_DAYS}日，都由法院定。"
    "法官问要不要答辩期、举证期，想准备就说要；说不要，可能马上开庭。",
    "民诉法解释第二百六十六条、第二百七十五条；民事证据规定第五十一条",
)
NO_APPEAL = Note(
    "用小额诉讼程序审的，一审终审，不能上诉，判决马上生效，要履行的日子从那时数。",
    "民事诉讼法第一百五十八条、第一百六十五条",
)
HOW_TO_APPEAL = Note(
    "口头说上诉不算，要在期限里交上诉状；上诉费交上诉状时预交。判决书、交费单上写了哪天以前交的，照那天，不一定再通知；"
    f"没写的，法院通知后{APPEAL_FEE_DAYS}日里还不交，按自动撤回上诉处理。"
    "交不起，就在交上诉状的时候一起书面申请缓交、减交、免交。",
    "民诉法解释第三百一十八条；诉讼费用交纳办法第二十二条、第四十八条",
)
LATE_APPEAL = Note(
    "判决已经生效，要照它写的日子履行。觉得判错了，"
    f"可以在生效后{RETRIAL_WINDOW}里申请再审，申请再审不停止执行。{RESTORED}。",
    "民事诉讼法第八十六条、第一百五十八条、第二百一十条、第二百一十六条",
)


def handed_in(court: str, paper: str) -> str:
    """Say what to do on the last day with a paper whose period the court may extend (民诉法 285, 286)."""
    return f"今天下班以前把{paper}交到{court}；来不及的，今天申请延期，准不准由法院定"


TRIAL_TERMS: Mapping[str, Term] = {
    "payment_order_objection": Term(
        label="收到支付令，提书面异议",
        act="提出书面异议",
        source="民事诉讼法第二百二十七条第二款",
        days=PAYMENT_ORDER_OBJECTION_DAYS,
        on_the_day=posted("发出支付令的法院", "书面异议"),
        late=Note(
            f"过期再提，视为没有提异议，对方可以申请强制执行。今天就问法院：{RESTORED}；"
            "支付令确有错误的，可以请院长审查、撤销。",
            "民诉法解释第四百三十一条、第四百四十一条；民事诉讼法第八十六条、第二百二十七条",
        ),
        notes=(
            Note(
                "要写书面异议，说清楚债务本身哪里不对；口头异议无效，只说还不起、想延期或分期，不影响支付令的效力。",
                "民诉法解释第四百三十六条",
            ),
        ),
    ),
    "answer": Term(
        label="收到起诉状副本，交答辩状",
        act=ANSWER,
        source="民事诉讼法第一百二十八条",
        days=ANSWER_DAYS,
        beware=SHORTER,
        on_the_day=posted(TRIAL_COURT, ANSWER_PAPER),
        late=Note(
            "没交答辩状不影响法院审理，也不等于输：开庭要去，可以当庭说。证据马上交，说明为什么晚了。",
            "民事诉讼法第六十八条、第一百二十八条",
        ),
        notes=(
            EVIDENCE,
            Note(
                f"想换法院的，在同一个期限里提管辖权异议。{DEEMED}"
                "合同写了仲裁、你想走仲裁的，首次开庭以前提异议、交上仲裁协议；没提，视为放弃。",
                "民事诉讼法第一百三十条；仲裁法（2025年修订）第三十七条",
            ),
            Note("没有交答辩状不影响法院审理，开庭还是要去。", "民事诉讼法第一百二十八条"),
            Note(
                "没和自己的流水对上的数，别写「认」：在答辩状里承认了，对方就不用举证，一般收不回来。",
                "民事证据规定第三条、第九条",
            ),
        ),
    ),
    "jurisdiction_objection": Term(
        label="提管辖权异议",
        act="提出管辖权异议",
        source="民事诉讼法第一百三十条、第一百二十八条",
        days=ANSWER_DAYS,
        beware=SHORTER,
        on_the_day=posted(TRIAL_COURT, "管辖权异议"),
        late=Note(
            f"{DEEMED}案子照样要应诉。",
            "民事诉讼法第一百三十条",
        ),
        notes=(
            Note(
                f"要在提交答辩状期间提出。{DEEMED}",
                "民事诉讼法第一百三十条；民诉法解释第二百二十三条",
            ),
            EVIDENCE,
            Note("小额诉讼里对管辖异议的裁定，一作出就生效，不能上诉。", "民诉法解释第二百七十六条"),
        ),
    ),
    "appeal_judgment": Term(
        label="不服一审判决，上诉",
        act=APPEAL,
        source="民事诉讼法第一百七十一条第一款",
        days=APPEAL_JUDGMENT_DAYS,
        beware=FINAL_AT_ONCE,
        on_the_day=posted(FIRST_COURT, APPEAL_PAPER),
        late=LATE_APPEAL,
        notes=(
            NO_APPEAL,
            HOW_TO_APPEAL,
        ),
    ),
    "appeal_ruling": Term(
        label="不服一审裁定，上诉",
        act=APPEAL,
        source="民事诉讼法第一百七十一条第二款",
        days=APPEAL_RULING_DAYS,
        beware="小额诉讼里的管辖异议、驳回起诉的裁定，不能上诉。",
        on_the_day=posted("原来裁定的法院", APPEAL_PAPER),
        late=Note(
            f"裁定已经生效。{RESTORED}；不予受理、驳回起诉的裁定错了，可以申请再审。",
            "民事诉讼法第八十六条、第一百五十八条；民诉法解释第三百七十九条",
        ),
        notes=(
            Note("只有不予受理、管辖异议、驳回起诉的裁定可以上诉。", "民事诉讼法第一百五十七条第二款"),
            Note(
                "小额诉讼里的管辖异议、驳回起诉的裁定，一作出就生效，不能上诉。",
                "民诉法解释第二百七十六条、第二百七十七条",
            ),
        ),
    ),
    "appeal_fee": Term(
        label="上诉以后，法院通知交上诉费",
        act="交上诉费",
        source="诉讼费用交纳办法第二十二条",
        days=APPEAL_FEE_DAYS,
        begins="收到法院的交费通知",
        at_once="今天就交，留好凭证",
        on_the_day="今天下班以前照通知上的账户交，留好凭证；交不起的，今天问法院，救助申请交没交、批没批",
        late=Note(
            f"不交、也没有申请救助的，按自动撤回上诉处理。今天就问法院；{RESTORED}。"
            f"一审判决生效后{RETRIAL_WINDOW}里，还可以申请再审。",
            "民诉法解释第三百一十八条；民事诉讼法第八十六条、第二百一十六条",
        ),
        notes=(
            Note(
                "通知上写了别的日子的，按通知。申请司法救助（缓交、减交、免交）要在上诉的时候书面提出，附上困难的证明；"
                "没批准的，要在法院指定的日子里交。",
                "诉讼费用交纳办法第二十二条、第四十四条、第四十八条",
            ),
            Note("不交、也没有申请救助的，按自动撤回上诉处理。", "民诉法解释第三百一十八条"),
        ),
        is_mailed=False,
    ),
    "answer_abroad": Term(
        label="在大陆没有住所，交答辩状",
        act=ANSWER,
        source="民事诉讼法第二百八十五条",
        days=ANSWER_ABROAD_DAYS,
        at_once=AT_ONCE_ABROAD,
        on_the_day=handed_in(TRIAL_COURT, ANSWER_PAPER),
        late=Note("没交答辩状不影响法院审理，开庭还可以说。", "民事诉讼法第一百二十八条、第二百八十五条"),
        notes=(Note(EXTENSION, "民事诉讼法第二百八十五条"),),
    ),
    "appeal_abroad": Term(
        label="在大陆没有住所，上诉",
        act=APPEAL,
        source="民事诉讼法第二百八十六条",
        days=APPEAL_ABROAD_DAYS,
        beware=FINAL_AT_ONCE,
        at_once=AT_ONCE_ABROAD,
        on_the_day=handed_in(FIRST_COURT, APPEAL_PAPER),
        late=LATE_APPEAL,
        notes=(NO_APPEAL, Note(EXTENSION, "民事诉讼法第二百八十六条"), HOW_TO_APPEAL),
    ),
    "retrial": Term(
        label="判决、裁定、调解书生效后，申请再审",
        act="申请再审",
        source="民事诉讼法第二百一十六条；民诉法解释第三百八十二条",
        months=RETRIAL_MONTHS,
        begins="判决、裁定、调解书生效",
        on_the_day="今天下班以前把再审申请书和材料交到法院，一般是上一级法院；小额诉讼的，交给原来判的法院",
        late=Note(
            "从生效那天算的期限过了。有新证据、主要证据是伪造的、所依据的文书被撤销或者变更、法官枉法裁判的，"
            f"从知道或者应当知道那天起还有{RETRIAL_WINDOW}。",
            "民事诉讼法第二百一十一条、第二百一十六条",
        ),
        notes=(
            Note(
                "申请再审不停止执行：该履行的日子照走，法院决定再审以后，才中止执行。",
                "民事诉讼法第二百一十条、第二百一十七条",
            ),
            Note(
                "要有法律列出的理由，比如没有传票传唤就缺席判了、新的证据足以推翻判决。"
                "新证据、伪造证据、依据的文书被撤销或者变更、法官枉法这四种，期限从知道或者应当知道那天算。",
                "民事诉讼法第二百一十一条、第二百一十六条",
            ),
            Note(
                "一般向上一级法院申请；小额诉讼的判决，向原来判的法院申请。调解书要能证明违反自愿或者违法。",
                "民事诉讼法第二百一十条、第二百一十二条；民诉法解释第四百二十四条",
            ),
            Note("一审没有提过诉讼时效的，再审不能再提。", "诉讼时效规定第三条"),
        ),
        is_mailed=False,
        may_lie_ahead=True,
    ),
    "preservation_reconsideration": Term(
        label="还没判就被冻结、查封，申请复议",
        act="对保全裁定申请复议",
        source="民诉法解释第一百七十一条；财产保全规定第二十五条",
        days=PRESERVATION_RECONSIDERATION_DAYS,
        begins="收到保全裁定",
        on_the_day=posted("作出裁定的法院", RECONSIDERATION_PAPER),
        late=Note(
            "复议的日子过了，还可以：提供充分有效的担保，请法院解除（冻的就是双方争的那件东西，要对方同意）；"
            "冻了生活必需的钱，马上向法院提书面异议；冻的是别人的钱，由他本人提，被驳回的，他可以起诉，也有期限；"
            f"起诉以前冻的，对方{PRE_SUIT_PRESERVATION_DAYS}日里不起诉、不申请仲裁，请法院解除。",
            "民事诉讼法第一百零四条、第一百零七条；财产保全规定第二十二条、第二十三条、第二十六条、第二十七条",
        ),
        notes=(
            Note("向作出裁定的那家法院申请，只能申请一次；复议期间不停止冻结、查封。", "民事诉讼法第一百一十一条"),
            Note(
                "财产纠纷里，你提供充分有效的担保，法院应当解除；冻的就是双方争的那件东西，要对方同意。",
                "民事诉讼法第一百零七条；财产保全规定第二十二条",
            ),
        ),
    ),
    "fine_reconsideration": Term(
        label="收到罚款、拘留决定，申请复议",
        act=RECONSIDERATION,
        source="民诉法解释第一百八十五条；民事诉讼法第一百一十九条",
        days=FINE_RECONSIDERATION_DAYS,
        begins="收到决定书",
        on_the_day=posted(HIGHER_COURT, RECONSIDERATION_PAPER),
        late=Note(
            f"复议的日子过了，{RESTORED}。被拘留的，承认并改正错误，法院可以决定提前解除。",
            "民事诉讼法第八十六条、第一百一十八条",
        ),
        notes=(Note("向上一级法院申请，只能申请一次；复议期间不停止执行。", "民事诉讼法第一百一十九条"),),
    ),
}
