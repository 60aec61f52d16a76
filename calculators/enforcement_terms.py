"""List the periods about enforcement and arbitration, and those in which the other side has to act."""

from collections.abc import Mapping

from calculators.answer import Note
from calculators.law import (
    ARBITRATION_SET_ASIDE_MONTHS,
    AWARD_NON_ENFORCEMENT_DAYS,
    CIVIL_CODE_IN_FORCE,
    CREDIT_OBJECTION_DAYS,
    DISHONEST_LIST_RECONSIDERATION_DAYS,
    ENFORCEMENT_APPLICATION_YEARS,
    ENFORCEMENT_RECONSIDERATION_DAYS,
    GUARANTEE_PERIOD_MONTHS,
    JUDICIAL_CONFIRMATION_DAYS,
    NOTARISED_NON_ENFORCEMENT_DAYS,
)
from calculators.term import CIVIL_PERIODS, HIGHER_COURT, RECONSIDERATION, RECONSIDERATION_PAPER, RESTORED, Term, posted

NOTICE = "收到执行通知书"
ENFORCING_COURT = "执行法院"
TIME_PLEA = (
    "你还一笔、答应还，或者对方催一次，都会重新算。没有重新算、也不是终本以后再来的，过了才申请，你可以在执行结束以前书面向法院提异议，"
    "查实了就不予执行；过了以后自己付的，要不回来。"
)
ENFORCEMENT_TERMS: Mapping[str, Term] = {
    "enforcement_reconsideration": Term(
        label="不服执行异议裁定，申请复议",
        act=RECONSIDERATION,
        source="民事诉讼法第二百三十六条",
        days=ENFORCEMENT_RECONSIDERATION_DAYS,
        beware="不是被执行人、说东西是自己的，异议被驳回了要起诉，不是复议。",
        on_the_day=posted(f"{HIGHER_COURT}（也可以请执行法院转交）", RECONSIDERATION_PAPER),
        late=Note(
            f"对同一个执行行为，不能再提异议；{RESTORED}。以后新的执行行为违法，在执行程序终结以前可以另外提异议。",
            "民事诉讼法第八十六条、第二百三十六条；执行异议和复议规定第六条、第十五条",
        ),
        notes=(
            Note(
                "要写书面申请，可以请执行法院转交，也可以直接交给上一级法院；异议、复议期间不停止执行。",
                "执行程序解释第六条、第七条、第九条",
            ),
            Note(
                "有人不是被执行人、说东西是他的，法院对这件事作的裁定，双方不服都不走复议：和原来的判决无关的，去起诉；"
                "认为判决本身错了的，走再审。日子看裁定书。",
                "民事诉讼法第二百三十八条",
            ),
        ),
    ),
    "award_non_enforcement": Term(
        label="仲裁裁决进入执行，申请不予执行",
        act="申请不予执行仲裁裁决",
        source="仲裁裁决执行规定第八条",
        days=AWARD_NON_ENFORCEMENT_DAYS,
        begins=NOTICE,
        on_the_day=posted(ENFORCING_COURT, "书面申请"),
        late=Note(
            "过期申请的，法院不受理。证据是伪造的、仲裁员枉法裁决的，执行程序没有终结，"
            f"从知道或者应当知道那天起还有{AWARD_NON_ENFORCEMENT_DAYS}日。",
            "仲裁裁决执行规定第八条、第十九条",
        ),
        notes=(
            Note(
                "理由限于：没有仲裁协议、超出范围、程序违法、证据伪造、对方隐瞒证据、仲裁员枉法。几个理由要一起提，"
                "驳回以后一般不能再提。",
                "民事诉讼法第二百四十八条；仲裁裁决执行规定第十条",
            ),
            Note(
                "申请撤销裁决已经受理，或者申请不予执行又提供了适当担保的，法院应当裁定中止执行；对方提供充分担保、请求继续的除外。冻结、查封不会因此解开。",
                "仲裁裁决执行规定第七条",
            ),
            Note(
                "仲裁调解书、照和解协议作的裁决，一般不能申请不予执行；申请撤销被驳回过的理由，不能再用。",
                "仲裁裁决执行规定第十七条、第二十条",
            ),
            Note("期限里已经申请撤销、法院受理了的，从驳回的裁定生效那天起重新算。", "仲裁裁决执行规定第八条第二款"),
        ),
    ),
    "notarised_non_enforcement": Term(
        label="公证过的借款进入执行，申请不予执行",
        act="申请不予执行公证债权文书",
        source="公证债权文书执行规定第十三条",
        days=NOTARISED_NON_ENFORCEMENT_DAYS,
        begins=NOTICE,
        on_the_day=posted(ENFORCING_COURT, "书面申请和证据"),
        late=Note(
            "程序上的理由一般不能再提。公证员给自己、近亲属办的，和他们有利害关系的，或者贪污受贿、徇私舞弊已由生效刑事文书等确认的，"
            f"执行程序没有终结，从知道或者应当知道那天起还有{NOTARISED_NON_ENFORCEMENT_DAYS}日。"
            "已经还了、内容和事实不符的，在执行程序终结以前，还可以向执行法院起诉。",
            "公证债权文书执行规定第十二条、第十三条、第二十二条",
        ),
        notes=(
            Note(
                "这里说的是公证程序的理由：你没到场也没委托人、公证员和这件事有利害关系等，几个理由一起提。"
                "数目不对、已经还了，不是走这个，是以债权人为被告起诉。",
                "公证债权文书执行规定第十二条、第十四条、第二十二条",
            ),
            Note(
                "审查期间不停止执行；提供充分、有效的担保，可以请求停止处分财产，对方也提供担保、请求继续的除外。",
                "公证债权文书执行规定第十七条",
            ),
        ),
    ),
    "dishonest_list_reconsideration": Term(
        label="申请纠正失信名单被驳回，申请复议",
        act=RECONSIDERATION,
        source="失信名单规定第十二条",
        days=DISHONEST_LIST_RECONSIDERATION_DAYS,
        begins="收到驳回决定书",
        on_the_day=posted(HIGHER_COURT, RECONSIDERATION_PAPER),
        late=Note(
            f"复议的日子过了，{RESTORED}。已经履行完、和解履行完等应当删除的，可以再向执行法院申请。",
            "民事诉讼法第八十六条；失信名单规定第十条、第十一条",
        ),
        notes=(Note("向上一级法院申请；复议期间不停止原决定的执行。", "失信名单规定第十二条"),),
    ),
    "judicial_confirmation": Term(
        label="调解协议申请司法确认",
        act="双方共同申请司法确认",
        source="民事诉讼法第二百零五条",
        days=JUDICIAL_CONFIRMATION_DAYS,
        begins="调解协议生效",
        at_once="今天就和对方约好，一起申请",
        on_the_day="今天下班以前和对方一起向法院申请，可以书面，也可以口头",
        late=Note(
            "不能再申请确认了。协议还是有约束力，照约定做；对协议有争议的，一方可以起诉。",
            "民事诉讼法第二百零五条；人民调解法第三十一条、第三十二条",
        ),
        notes=(
            Note(
                "要由双方当事人共同提出，书面、口头都可以。确认以后做不到，对方可以申请执行。",
                "民事诉讼法第二百零五条、第二百零六条；民诉法解释第三百五十三条",
            ),
        ),
    ),
    "arbitration_set_aside": Term(
        label="收到仲裁裁决，申请撤销",
        act="申请撤销仲裁裁决",
        source="仲裁法（2025年修订）第七十二条",
        months=ARBITRATION_SET_ASIDE_MONTHS,
        counted_by=CIVIL_PERIODS,
        on_the_day="今天下班以前把申请书和证据送到仲裁机构所在地的中级法院",
        at_once="今天就写，今天送到法院",
        late=Note(
            f"不能再申请撤销。进入执行的，{NOTICE}{AWARD_NON_ENFORCEMENT_DAYS}日里可以申请不予执行，理由限于法律列的几种。",
            "仲裁裁决执行规定第八条；民事诉讼法第二百四十八条",
        ),
        notes=(
            Note("向仲裁机构所在地的中级法院申请，理由限于法律列的几种，要有证据。", "仲裁法（2025年修订）第七十一条"),
            Note("撤销的申请被驳回，执行的时候不能再用同样的理由申请不予执行。", "仲裁裁决执行规定第二十条"),
        ),
        is_mailed=False,
    ),
    "enforcement_application": Term(
        label="对方申请强制执行（对方的期限）",
        act="要是没有中断过，对方申请强制执行",
        source="民事诉讼法第二百五十条",
        months=12 * ENFORCEMENT_APPLICATION_YEARS,
        begins="履行期限的最后一天",
        advice=TIME_PLEA,
        late=Note(
            "过了，债还在，法院也照样受理对方的申请：时效要你自己在执行结束以前书面提异议，法院查实了才不予执行。",
            "民诉法解释第四百八十一条；执行异议和复议规定第六条",
        ),
        notes=(
            Note(
                "这个期间可以中止、中断：对方申请执行、提出要求，双方和解，或者你答应还、还了一笔，都会重新算。"
                "分期履行的，从最后一期的期限算起；公证过的借款分期的，一期一期分别算。",
                "民事诉讼法第二百五十条；执行程序解释第十九条、第二十条；公证债权文书执行规定第九条",
            ),
            Note("执行里和解过、没有履行完的，填和解协议写的履行期最后一天，从那天数。", "执行和解规定第十条"),
            Note("以前执行过、终本了的，对方再申请不受这个期限限制，别用这个算。", "民诉法解释第五百一十七条"),
            Note(
                "过期才申请的，法院照样受理；你在执行结束以前书面提异议、查实的，裁定不予执行。自己已经付了的，不能再说不知道过期、要求退回。",
                "民诉法解释第四百八十一条",
            ),
        ),
        is_mailed=False,
        is_readers=False,
        may_lie_ahead=True,
    ),
    "guarantee_period": Term(
        label="保证期间，没有另外约定时（债权人的期限）",
        act="没有另外约定的，债权人要求保证人承担保证责任",
        source="民法典第六百九十二条",
        months=GUARANTEE_PERIOD_MONTHS,
        begins="主债务到期",
        counted_by=CIVIL_PERIODS,
        advice="过了保证期间债权人还没有依法要求，保证人不再承担保证责任；有几种保证的日子可能更晚，先问准。",
        late=Note(
            "有几种保证的日子可能更晚，先问准；过了保证期间、债权人都没有依法要求的，保证责任已经没有了，"
            "以后在催款单上签字也不恢复，除非又成立了新的保证合同。",
            "民法典第六百九十三条；担保制度解释第三十四条",
        ),
        notes=(
            Note(
                "合同约定了保证期间的，先看约定；保证期间不中止、不中断、不延长。"
                "一般保证，债权人要在这天以前起诉债务人、申请仲裁，或者凭公证债权文书申请执行；连带责任保证，要在这天以前向保证人提出。",
                "民法典第六百九十二条、第六百九十三条；担保制度解释第二十七条",
            ),
            Note(
                f"{CIVIL_CODE_IN_FORCE.year}年以前签、约定不清的，可能更长；借款没写哪天还的，从债权人要求还、给的宽限期满那天数；"
                "最高额、分期、宣布提前到期的，数法也可能不同。先打12348问，再说过了。",
                "民法典第六百九十二条第三款；民法典时间效力规定第二十七条；担保制度解释第三十条",
            ),
        ),
        is_mailed=False,
        is_readers=False,
        may_lie_ahead=True,
    ),
    "credit_objection_reply": Term(
        label="征信异议，对方书面答复（对方的期限）",
        act="对方核查处理、书面答复你",
        source="征信业管理条例第二十五条",
        days=CREDIT_OBJECTION_DAYS,
        begins="对方收到异议",
        counted_by=CIVIL_PERIODS,
        advice="核查期间，这条信息应当标上「有异议」。",
        late=Note(
            "还没有书面答复的，可以向对方所在地的人民银行分支机构书面投诉，也可以直接起诉。",
            "征信业管理条例第二十六条；征信投诉办理规程第四条、第五条",
        ),
        notes=(
            Note(
                "查实有错、有遗漏的，应当更正；没有错的，取消标注，改不掉；查不清的，把你的说法记进去。",
                "征信业管理条例第二十五条",
            ),
        ),
        is_mailed=False,
        is_readers=False,
    ),
}
