"""Say how a limitation date came about, and what else must be known about it."""

from collections.abc import Iterator, Sequence
from datetime import date

from calculators import labels
from calculators.answer import Doubt, Note, Step
from calculators.law import ENFORCEMENT_APPLICATION_YEARS, LIMITATION_OUTER_YEARS, LIMITATION_YEARS
from calculators.limitation_course import (
    BEGUN_EARLY,
    BEGUN_LATE,
    COUNTS,
    LAST_DAY,
    NOT_YET,
    TOO_EARLY,
    TOO_LATE,
    WITHIN,
    YEARS,
    Course,
    outer_limit,
)
from calculators.periods import after_years
from calculators.wording import chinese_date, days_left, days_named, han
from calculators.workdays import HOLIDAYS, ROLLING, years_named

MOST_SHOWN = 4
MOST_NAMED = 20
LIMITATION_RULE = "民法典第一百八十八条"
START_RULE = "民法典第一百八十八条、第一百八十九条、第一百九十五条"
PROCEEDING_RULE = "民法典第一百九十五条；诉讼时效规定第十条"
COUNTING_RULE = "民法典第二百零一条、第二百零二条"
ROLLING_RULE = "民法典第二百零三条"


def steps_of(course: Course) -> tuple[Step, ...]:
    """Show where the years begin and end, and what is left of them."""
    begins = Step("从哪天起算 = 到期日；后来中断过的，是最后一次算数的那天", _chain(course), START_RULE)
    if course.last_day is None:
        running = Step(
            "官司、仲裁进行当中，时效不往下走", f"{chinese_date(course.runs_from)}开始，还没结束", PROCEEDING_RULE
        )
        return (begins, running)
    return (begins, *_ending(course), *_left(course, course.last_day))


def _ending(course: Course) -> Iterator[Step]:
    three, twenty = after_years(course.runs_from, LIMITATION_YEARS), outer_limit(course.due_on)
    yield Step(
        f"{YEARS}满 = 起算的那天 + {LIMITATION_YEARS}年（那天不算；到对应日，没有对应日的到月末）",
        f"{chinese_date(course.runs_from)} + {LIMITATION_YEARS}年 = {chinese_date(three)}",
        f"{LIMITATION_RULE}；{COUNTING_RULE}",
    )
    yield Step(
        f"最长 = 到期日 + {LIMITATION_OUTER_YEARS}年；两个日子取早的",
        f"{chinese_date(course.due_on)} + {LIMITATION_OUTER_YEARS}年 = {chinese_date(twenty)}；取{chinese_date(course.ends)}",
        f"{LIMITATION_RULE}第二款",
    )


def _left(course: Course, last: date) -> Iterator[Step]:
    unsure = "按工作日算" if course.years_without_table else "是工作日"
    ends = chinese_date(course.ends)
    kept, rolled = f"{ends}{unsure}，不顺延", f"{ends}是休息日，顺延到{chinese_date(last)}"
    yield Step(ROLLING, kept if course.ends == last else rolled, ROLLING_RULE)
    left = (last - course.as_of).days
    over = days_left(left) if left >= 0 else "已经过了"
    yield Step(
        "还有几天 = 最后一天 − 算到的那天，过了就是0", f"{chinese_date(last)} − {chinese_date(course.as_of)}，{over}"
    )


def _chain(course: Course) -> str:
    ended = {one.to_date for one in course.stops if one.counts and one.to_date and one.to_date <= course.as_of}
    counted = sorted({*course.days(COUNTS), *ended, course.runs_from} - {course.due_on})
    skipped = ["……"] if len(counted) > MOST_SHOWN else []
    return " → ".join([chinese_date(course.due_on), *skipped, *map(chinese_date, counted[-MOST_SHOWN:])])


def doubts_about(course: Course) -> Iterator[Doubt]:
    """Ask about days that are yet to come: a slip in the year may make a debt look older than it is."""
    interruptions = course.days(NOT_YET)
    proceedings = [one for one in course.stops if one.why == NOT_YET]
    if interruptions:
        yield Doubt("interruptions", tuple(map(str, interruptions)), _not_yet(interruptions))
    if proceedings:
        lines = tuple(", ".join(str(day) for day in (one.from_date, one.to_date) if day) for one in proceedings)
        yield Doubt("proceedings", lines, _not_yet([one.from_date for one in proceedings]))


def _not_yet(days: Sequence[date]) -> str:
    return f"{days_named(days, MOST_NAMED)}在「{labels.AS_OF}」以后，没有算进去，看看是不是写错了"


def notes_on(course: Course) -> Iterator[Note]:
    """Tell what was set aside, what being over means, and what the reader may not know."""
    yield from _about_other_days(course)
    yield from _about_proceedings(course)
    yield from _about_expiry(course)
    words = (
        "有些日子你可能不知道：信用卡发到预留号码的催收短信、从账户扣款、报案、起诉、申请支付令、诉前保全、找调解组织、债权转让通知、找不到你时在媒体上登的催收公告、催过一起借的人，只要那时还没满，都会让时效重新算。"
        "所以这个结果只能参考，要紧的时候带着材料去问律师。"
    )
    yield Note(
        words, "民法典第一百九十五条；诉讼时效规定第八条、第十条至第十三条、第十五条、第十七条；银行卡规定第三条"
    )
    if course.years_without_table:
        named = years_named(course.years_without_table)
        words = f"{named}没有放假和调休的安排表，只按周末和日期固定的节日算，最后一天可能差几天。"
        yield Note(words, HOLIDAYS)


def _about_other_days(course: Course) -> Iterator[Note]:
    if late := course.days(TOO_LATE):
        words = (
            f"{days_named(late, MOST_NAMED)}在时效满了以后：对方这时再催，时效不会重新算。但那天你要是答应过还、"
            "签了新的协议或催款单，可能就不能再用时效抗辩；已经自愿还的，要不回来。请先问律师。"
        )
        yield Note(words, "民法典第一百九十二条；诉讼时效规定第十九条")
    if future := course.days(NOT_YET):
        yield Note(
            f"{days_named(future, MOST_NAMED)}在你填的「{labels.AS_OF}」（{chinese_date(course.as_of)}）以后，没有算进去。"
        )
    if within := course.days(WITHIN):
        words = (
            f"{days_named(within, MOST_NAMED)}在官司、仲裁进行当中，没有算进去：时效本来就停着，从结束那天起才重新算。"
        )
        yield Note(words, PROCEEDING_RULE)
    if early := course.days(TOO_EARLY):
        words = f"{days_named(early, MOST_NAMED)}不晚于到期日{chinese_date(course.due_on)}，没有算进去：{YEARS}本来就从到期日算起。"
        yield Note(words, LIMITATION_RULE)


def _about_proceedings(course: Course) -> Iterator[Note]:
    if early := course.begun(BEGUN_EARLY):
        words = (
            f"{days_named(early, MOST_NAMED)}开始的官司、仲裁，不晚于到期日{chinese_date(course.due_on)}，没有算进去；"
            "它要是拖到到期以后才结束，真正的日子可能更晚，请问律师。"
        )
        yield Note(words, PROCEEDING_RULE)
    if late := course.begun(BEGUN_LATE):
        yield Note(
            f"{days_named(late, MOST_NAMED)}开始的官司、仲裁没有算进去：那时时效已经满了，起诉不会让它重新算。",
            PROCEEDING_RULE,
        )
    if future := course.begun(NOT_YET):
        yield Note(
            f"{days_named(future, MOST_NAMED)}开始的官司、仲裁，在你填的「{labels.AS_OF}」（{chinese_date(course.as_of)}）以后，没有算进去。"
        )
    if any(one.counts for one in course.stops):
        words = (
            "判决、调解书、支付令已经生效的，不再看诉讼时效，看对方申请执行的期间，"
            f"是{ENFORCEMENT_APPLICATION_YEARS}年，也会中断、重新算。"
        )
        yield Note(words, "民事诉讼法第二百五十条")


def _about_expiry(course: Course) -> Iterator[Note]:
    if course.last_day and course.as_of > course.last_day:
        words = (
            "时效要你自己提：法院不会主动用，也不会提醒你，一般要在一审提。"
            "满了以后又答应还、签新的协议或催款单，就可能不能再提；已经自愿还的，要不回来。"
        )
        yield Note(words, "民法典第一百九十二条、第一百九十三条；诉讼时效规定第二条、第三条、第十九条")
    else:
        words = "时效不是免还的日子：满了债也还在，对方仍然可以起诉，只是你可以在法庭上提出「时效已过」。"
        yield Note(words, "民法典第一百八十八条、第一百九十二条")
    if course.last_day is None:
        reason = f"官司、仲裁没有结束，时效停着，所以「{LAST_DAY}」和「{labels.DAYS_LEFT.label}」空着。"
        yield Note(reason, PROCEEDING_RULE)
    elif course.is_at_outer_limit:
        words = (
            f"这里已经到了{han(LIMITATION_OUTER_YEARS)}年的上限：再催也不会往后延；"
            "有特殊情况的，法院可以根据对方的申请决定延长。签字、答应还以前，还是先问律师。"
        )
        yield Note(words, f"{LIMITATION_RULE}第二款")
