"""The table of statements that are true on a condition only, and of the words that show that it is told.

Each rule comes from a sentence that stood on this site and could have cost a reader a right. It looks for words, not
for meaning: it can be satisfied by a condition that is badly put, and that is what reviewers are for.
"""

import re
from dataclasses import dataclass

from sitegen.model.field_types import Say


@dataclass(frozen=True)
class Rule:
    """What a block says, what it must then say as well, and the words that do; all of `needs` must be there."""

    says: re.Pattern[str]
    condition: str
    needs: tuple[re.Pattern[str], ...] = ()
    about: re.Pattern[str] = re.compile("")
    among: type[str] = str
    """The kind of text that is looked at: all, or only what the reader will say and send."""

    def is_kept_by(self, text: str) -> bool:
        """Ask whether the rule has nothing to say of a block: it is about something else, or tells the condition."""
        return not self.about.search(text) or (bool(self.needs) and all(need.search(text) for need in self.needs))


def _rule(says: str, condition: str, *needs: str, about: str = "", among: type[str] = str) -> Rule:
    compiled = tuple(re.compile(need) for need in needs)
    return Rule(re.compile(says), condition, compiled, re.compile(about), among)


# What mustn't stand before some words is asked behind their first ones: a search that begins with a word is fast.
FIFTEEN = r"(?:15(?<!\d15)\s?[日天]|十五[日天]|半个月)"
PERIOD = (
    r"(?:\d+|[一二两三四五六七八九十]+)\s?(?:日|天|个月|年)|\{fact:[a-z-]+-(?:days|months|years)\}|这么多[天日月年个]"
)
NOT = "(?<!不会..)(?<!不会让它..)(?<!不会让时效..)(?<!不..)(?<!没有..)(?<!没..)"
ANEW = (
    f"(?:重新{NOT}(?:(?:开始|起)?计?算|数|开始)|从头{NOT}(?:再?算|再?数|开始)|又是{NOT}(?:三|3)年"
    f"|中断{NOT}|断掉{NOT}|断了{NOT})"
)
LIMITATION = "时效|三年|3年|limitation-years"
RULES = (
    _rule(
        f"(?:催|短信|律师函|通知|起诉)[^。；\n]*?{ANEW}",
        "还没满的，催一次才重新算；已经满了的，再催也不会重新算",
        "没满|未满|没有满|没过时效|在时效里",
        about=LIMITATION,
    ),
    _rule(
        ANEW,
        "已经满了的，不会重新算，但你一答应还、一付钱，就不能再提",
        "没满|未满|没有满|没过时效|满了|过了|旧债|年没(?:有)?(?:人)?催",
        about=LIMITATION,
    ),
    _rule(
        "再催",
        "已经满了的，再催也不会重新算；但你一答应还、一付钱，就不能再提",
        "不会(?:让它|让时效)?(?:重新|往后延)|不再重新|在时效里|还没满",
        "答应|签字|付",
        about="满了|已满|过了(?:诉讼)?时效|时效(?:已经?)?过",
    ),
    _rule(
        "房[^。\n]*?(?:(?:不得|不能|不会|不许|不可以|不准)[^。\n]{0,6}(?:拍|变卖|卖|动|执行)|(?:卖|拍|动)不了)",
        "唯一住房也可能被拍卖：对方按廉租房标准安置，或者同意留出五到八年租金，就可以执行",
        "租金",
        about="住房|房子|房屋|房产|一套房|唯一的?房",
    ),
    _rule(
        rf"\{{fact:answer-days\}}|{FIFTEEN}",
        "用简易、小额程序的，答辩、举证的日子由法院定，可能更短",
        "小额|简易|更短|法院定|法院指定",
        about=r"answer-days|\A(?![\s\S]*(?:仲裁|公证|支付令|投诉))[\s\S]*(?:答辩|举证)",
    ),
    _rule(
        rf"(?:答辩|举证)[^。；\n]{{0,40}}?{FIFTEEN}|{FIFTEEN}[^。；\n]{{0,12}}?(?:答辩|举证)",
        "用简易、小额程序的，答辩、举证的日子由法院定，可能更短",
        "小额|简易|更短|法院定|法院指定",
        about="起诉状|法院|开庭|原告",
    ),
    _rule(
        r"\{fact:appeal-ruling-days\}|(?:不予受理|驳回起诉)[^。\n]*?上诉|裁定[^。\n]{0,8}(?:10|十)[日天][^。\n]{0,4}上诉",
        "小额诉讼里，管辖异议、驳回起诉的裁定一作出就生效，不能上诉",
        "小额",
    ),
    _rule(
        "一审终审|不能(?<!种裁定不能)上诉|没法(?<!种裁定没法)上诉|不可以(?<!种裁定不可以)上诉",
        "小额诉讼的判决没有上诉期，送到就生效，履行期从那时数",
        "生效",
        about="小额",
    ),
    _rule(
        r"\{fact:appeal-judgment-days\}",
        "上诉要交上诉费，通知以后不交的，按撤回上诉处理",
        "上诉费|受理费|交费",
    ),
    _rule(
        "同意",
        "借款合同里写了同意的，也算同意",
        "合同|约定|起诉前",
        about="电子(?:方式)?送达|(?:短信|邮件|微信)[^。\n]{0,6}送达",
    ),
    _rule(
        "退回(?:那天|的那天|之日|当天)",
        "能证明自己没有过错的，不算送达",
        "没有?过错",
    ),
    _rule(
        "谈[^。\n]{0,4}分期|谈延期|谈和解|找(?:对方|银行|平台)谈|和(?:对方|银行|平台)谈|给你分期|协商",
        "谈着，异议的期限不停；谈成了，支付令照样生效",
        "不停|照样|照走|停下来",
        about="支付令",
    ),
    _rule(
        "调解书[^。\n]{0,30}?(?:签收|反悔)",
        "在调解笔录、调解协议上签名，可能当场就生效，不用等调解书",
        "笔录|协议上[^。\n]{0,4}签",
    ),
    _rule(
        "恢复(?<!不予恢复)(?<!不再恢复)[^。\n]{0,14}?执行|(?:不履行|做不到|没做到|违反)[^。\n]{0,6}和解",
        "没有正当理由不履行执行和解协议的，要列入失信名单",
        "失信",
        about="和解",
    ),
    _rule(
        "不履行[^。；，、]{0,4}和解|和解[^。；，、]{0,6}不履行",
        "要没有正当理由不履行，才列入失信名单",
        "正当理由",
        about="失信",
    ),
    _rule(
        r"\{fact:enforcement-application-years\}|申请(?:强制)?执行[^。；\n]{0,12}?[2两二]年",
        "还没满的，还一笔、对方催一次，会中断、重新算",
        "中断|重新算",
    ),
    _rule(
        r"申请(?<!不能申请)(?<!不得申请)(?<!不可以申请)(?:复议|再审|不予执行|撤销(?:仲裁)?裁决)(?![^。，；\n]{0,8}期限|被驳回)",
        "这个权利有期限，要写出多少天、多少个月",
        PERIOD,
    ),
    _rule(
        "(?:可以(?<!不可以)|能(?<!不能)|内(?<!不内))[^。，；\n]{0,6}申请再审",
        "申请再审要有法定理由，例如没给过传票就缺席判了；光是不知道，不算",
        "理由|传[票唤]|缺席|强迫|违法|不该|不应|证据",
    ),
    _rule(
        "(?:执行法院|书面)[^。，；\n]{0,8}提[^。，；\n]{0,4}异议|提出?书面异议",
        "执行中的异议，要在执行结束以前提；越早越好",
        "马上|当天|今天|尽快|执行(?:程序)?(?:结束|终结)(?:以|之)?前",
        about=r"\A(?![\s\S]*(?:支付令|分配方案))[\s\S]*(?<!申请)(?<!强制)执行(?!和解)",
    ),
    _rule(
        "不报|假报|瞒报|拒绝报告|虚假报告",
        "没有正当理由晚报的也一样；还要列入失信名单",
        "晚报|逾期|迟报|按期|按时",
        "失信",
        about="财产",
    ),
    _rule(
        r"失信[^。\n]*?(?:(?:[2两二]年)|\{fact:dishonest-list-years\})",
        "暴力抗拒、有好几项失信行为的，可以延长一到三年",
        "延长",
    ),
    _rule(
        "留[^。\n]{0,24}?(?:生活(?:必需)?的?费用?|基本生活)",
        "当地有低保标准的，只按那个标准留",
        "低保|最低生活保障",
        about="执行|法院",
    ),
    _rule(
        r"\{fact:credit-record-years\}",
        "从还清那天起算；没有还清，就还没开始",
        "还清|终止",
    ),
    _rule(
        r"(?:超过|高于|以上)[^。\n]{0,6}\{fact:financial-rate-cap\}|\{fact:financial-rate-cap\}[^。\n]{0,6}(?:以上|上限)",
        "要自己在诉讼里请求，法院不会自动减",
        "请求|请法院|你提|自己提|提出|总成本",
    ),
    _rule(
        "请人代|委托(?:他人|别人|代理人)|[代替]你(?:出庭|开庭|去开庭|打官司)|找人(?:代|替)",
        "能代理的只有律师、基层法律服务工作者、近亲属、社区或者单位推荐的人",
        "近亲属",
        about="法院|开庭|诉讼|出庭|法官",
    ),
    _rule(
        "(?:单独写明|特别授权|授权委托书)",
        "代理人认的事实、数目也算你认的；委托书写明排除、你当场否认的才不算",
        "算你认",
        about="开庭|诉讼|庭上|法庭",
    ),
    _rule(
        r"过了上诉期[^。；\n]{0,12}生效",
        "小额诉讼的判决没有上诉期，送到就生效；调解书、笔录也另有生效的日子",
        "小额",
    ),
    _rule(
        r"\{fact:financial-rate-cap\}[^。\n]{0,12}(?:部分|调减)|(?:超过|高于)年?[^。\n]{0,4}\{fact:financial-rate-cap\}",
        "说的是银行、消费金融公司的借款（金融借款）；小贷公司的由法院定，民间借贷另有上限",
        "金融|银行|小贷|小额贷款|信用卡",
    ),
    _rule(
        "转让[^。\n]*?(?:对(?:你|债务人)不(?:发生效力|生效)|(?:通知你)?才对你(?:有效|生效))",
        "他直接起诉的，起诉状副本送到就算通知；接到通知以后还给原来那家不算数",
        "起诉",
    ),
    _rule(
        "放弃继承",
        "放弃要书面、在遗产处理（分割）以前；没有表示的，视为接受",
        "书面",
        about="不负|不用还|可以不还|不还",
    ),
    _rule(
        "(?:配偶|夫妻|另一方)[^。\n]*?(?:一般不用|不用还|一般不是)",
        "执行时，夫妻共有的财产里有欠钱那一方的份额，法院可以先查封、冻结",
        "共有",
        about="共同债务|共同生活",
    ),
    _rule(
        "无需个人申请|窗口已经关|不用申请",
        "2020到2025年间、单笔不超过一万元、按期还清却还看得到的，自己就能请征信中心处理",
        "还看得到",
        about="一次性|2026[年-]0?3[月-]31",
    ),
    _rule(
        "违反限制消费[^。\n]*?(?:拘留|罚款)|限制消费[^。\n]*?查[证实][^。\n]*?拘留",
        "违反限制消费令，还要列入失信名单",
        "失信",
    ),
    _rule(
        "我认(?<!不我认)(?<!别我认)(?<!没我认)(?![真为识定])|我承认(?<!不我承认)(?<!没有我承认)",
        "认了一般收不回。换成「请对方举证，核对以后再答」",
        among=Say,
    ),
    _rule(
        "愿意还|每月[^。\n]{0,6}还|每月最多|能还|我[^。，；\n]{0,8}(?:会|能|可以|打算)[^。，；\n不]{0,6}[还付](?!欠|有|没|是|不)",
        "很多年没人催的旧债，先别用这段：一答应，时效就不能再提",
        "时效|旧债|年没(?:有)?(?:人)?催",
        among=Say,
    ),
)
