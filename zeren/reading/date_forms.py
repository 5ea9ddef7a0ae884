"""The forms in which documents write dates, as patterns; `date_phrases` reads what they match."""

from __future__ import annotations

import re

from zeren.text.dates import NUMERAL, part_pattern

# Where so many blanks or dashes stand in a row, nobody means a period.
_TO = r"\s{0,3}(?:[-—–~～]{1,3}|至|到)\s{0,3}"
_AND = "[、和及与]"
_NUMBER = f"{NUMERAL}{{1,3}}"
# 2025 年 6 月 is written as well.
_BLANK = r"[^\S\n]{0,2}"
_PART = part_pattern(_BLANK)
# Of this age: 4000年 and 一千二百年 are spans of time.
_ZERO = "0０零〇○◯"
_A_YEAR = (
    f"(?:(?:[1１][9９]|[2２][{_ZERO}])[0-9０-９]{{2}}"
    f"|(?:一九|二[{_ZERO}])[{_ZERO}一二三四五六七八九]{{2}})"
)
_YEAR = f"(?P<year>{_A_YEAR}){_BLANK}年度?"
_SAID = "(?P<said>今年|本年度?|当年|明年)"
_PRECEDING = "(?P<before>之前|以前|前)?"
_CLOCK = "(?P<clock>[0-9０-９]{1,2}[时点](?:[0-9０-９]{1,2}分)?)?"
_BEFORE = f"{_CLOCK}(?P<end>[年月]?[底末])?(?P<within>年?内|以内)?{_PRECEDING}"
_LEAD = "(?P<lead>截至|截止到?|直?到|至)?"
_CENTURY = r"(?:19|20)\d\d"
_DATE_IN_NUMBERS = rf"{_CENTURY}(?P<sign>[-/.])\d{{1,2}}(?:(?P=sign)\d{{1,2}})?"
IN_NUMBERS = re.compile(_DATE_IN_NUMBERS)


def _marked(pattern: str, mark: str) -> str:
    """A pattern whose groups bear a mark, so that it can stand in another one twice."""
    pattern = re.sub(r"\(\?P=(\w+)\)", rf"(?P=\g<1>{mark})", pattern)
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{mark}>", pattern)


def _bare(pattern: str) -> str:
    """A pattern without names."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


# One of the dates of 每年6月底、12月底前.
_ONE_PART = f"{_PART}(?P<last>[底末])?"
ONE_PART = re.compile(_ONE_PART)
_FESTIVAL = "春节|元旦|清明节?|五一|端午节?|中秋节?|国庆节?|寒假|暑假|寒暑假|汛期?|两会"
_EVENTS = (
    f"(?:重大|重要|传统|法定)?节(?:假)?日期间|(?:{_FESTIVAL})(?:期间|之前|以前|前|后)"
    "|(?:重大|重要|传统|法定)节(?:假)?日(?:前后|前|后)?"
)
_EVERY = (
    "每个?月的?(?:最后一|第[一二三四])个?(?:周|星期)[一二三四五六日天]"
    r"|每年(?![级龄份])度?|每季度?|每半年|每个?月|每周(?![边岁期])|每旬|每天|每日|每学期|每学年"
    "|每隔?(?:[2-9]|[1-9][0-9]|[两二三四五六七八九十])(?:年|个月|周|天|日)"
    "|按年(?![龄级代限份])度?|按季度?|按月(?!份)|分年度|逐年|逐季|逐月|(?<!不)定期(?![限间货存])"
    "|(?:半年|一年|一季度?|一月|一周)(?:[一两二三四]次|一(?:度|调度|通报|督查|报告?|评估?|考核?|总结))"
)
_DAYS = f"{_BLANK}(?P<days>{_NUMBER}(?:{_BLANK}[日号]?{_AND}{_NUMBER}){{0,5}}){_BLANK}[日号]"
_EVERY_YEAR = f"每年度?{_BLANK}[的于在]?{_BLANK}"
_WEEKDAYS = "[一二三四五六日天](?:[、和及与](?:周|星期)?[一二三四五六日天]){0,5}"
# 每周三次, 每周五天 and 每周三项检查 count.
_NO_WEEKDAYS = (
    "[次个回篇期天场班项条件名人份遍轮户家所种批类节课小常线至到]"
    "|[、和及与](?:周|星期)?[一二三四五六日天]"
)

# Each with the name of what reads it. What comes again is read before periods: 每年6月至9月.
RECURRING_FORMS = (
    (
        "recurring",
        f"{_EVERY_YEAR}{_bare(_PART)}[底末初]?{_TO}(?:次年|翌年|第二年)?{_bare(_PART)}[底末]?",
    ),
    (
        "yearly",
        (
            f"{_EVERY_YEAR}(?P<dates>{_bare(_ONE_PART)}"
            f"(?:(?:之前|以前|前)?{_AND}{_bare(_ONE_PART)}){{0,5}}){_PRECEDING}"
        ),
    ),
    # 每年年底前, 每季度末
    (
        "recurring",
        rf"每(?P<cycle>年|季度|季|半年|个?月)度?(?:年|季|月)?(?P<last>[底末])(?!月){_PRECEDING}",
    ),
    # 每季度首月10日前
    (
        "recurring",
        rf"每个?季度?的?(?P<which>首|第一个|末|最后一个)月的?{_DAYS}{_PRECEDING}",
    ),
    # 每月5日前, 每月10日、25日前
    ("recurring", rf"每个?月的?{_DAYS}{_PRECEDING}"),
    # 每周五前, 每周一、周五前, and not 每周三次
    (
        "recurring",
        rf"每周(?P<weekday>(?!一(?![、和及与])){_WEEKDAYS})(?!{_NO_WEEKDAYS}){_PRECEDING}",
    ),
    (
        "recurring",
        rf"每周(?P<weekday>一)(?=之前|以前|前|上午|下午|[，。；]|、(?![一二三四五六日天周星])|$){_PRECEDING}",
    ),
    # 每人每年50元 is a rate.
    ("recurring", f"(?<!每[人户家孩名位所])(?:{_EVENTS}|{_EVERY})"),
)
_OF_YEAR = f"(?:{_YEAR}|{_SAID})"
_NEXT = "(?P<following>次年|翌年|第二年)"
_TILL = (
    f"[底末初]?起?{_TO}(?:{_marked(_YEAR, 'B')}|{_NEXT})?"
    f"(?:{_BLANK}{_marked(_PART, 'B')})?[底末]?止?(?:期间)?"
)
_MAYBE_YEAR = f"(?:{_marked(_OF_YEAR, 'A')}{_BLANK})?"
_MAYBE_PART = f"(?:{_BLANK}{_marked(_PART, 'A')})?"
_MONTH_AND_DAY = f"(?P<month>{_NUMBER}){_BLANK}月{_BLANK}(?P<day>{_NUMBER})(?:{_BLANK}日)?"
# 起草 is no beginning.
_FROM_ON = "(?:起(?![草诉降飞步点源伏])|开始)"
_FROM, _UNTIL = (_marked(_DATE_IN_NUMBERS, mark) for mark in "AB")
PERIOD_FORMS = (
    ("period", f"[从自]?{_marked(_OF_YEAR, 'A')}{_MAYBE_PART}{_TILL}"),
    ("period", f"[从自]?{_marked(_PART, 'A')}{_TILL}"),
    # 2023—2025年, 2025年1—6月, 1—6月
    ("years", rf"[从自]?(?P<bare>{_CENTURY}){_TO}{_marked(_YEAR, 'B')}(?:期间)?"),
    ("short period", f"{_MAYBE_YEAR}(?P<month>{_NUMBER}){_TO}(?P<till>{_NUMBER}){_BLANK}月份?"),
    # 2025年7月1日至7日
    ("short period", f"{_MAYBE_YEAR}{_MONTH_AND_DAY}{_TO}(?P<till>{_NUMBER}){_BLANK}[日号]"),
    ("numeric period", rf"(?P<first>{_FROM}){_TO}(?P<second>{_UNTIL})(?!\d)"),
    # 从2025年3月起
    (
        "open period",
        rf"[从自]?{_marked(_OF_YEAR, 'A')}{_MAYBE_PART}{_FROM_ON}",
    ),
    ("open period", rf"[从自]{_marked(_PART, 'A')}{_FROM_ON}"),
)
_COUNTS = "0-9０-９零〇一二两三四五六七八九十百半数几多余近"
DEADLINE_FORMS = (
    ("deadline", rf"{_LEAD}(?:{_OF_YEAR}{_BLANK})?{_PART}{_BEFORE}"),
    ("deadline", rf"{_LEAD}{_OF_YEAR}(?:{_BLANK}{_PART})?{_BEFORE}"),
    (
        "in numbers",
        rf"{_LEAD}{_DATE_IN_NUMBERS}(?![\d.])(?!\s*[万亿千百]?[元个家亩吨人户米])日?{_PRECEDING}",
    ),
    ("end of year", rf"{_LEAD}(?P<of_year>{_SAID}|(?<![{_COUNTS}])年)年?[底末内]{_PRECEDING}"),
    (
        "end of year",
        rf"(?:[本当下]|(?<![{_COUNTS}]))个?(?:月|季度?)[底末]{_PRECEDING}",
    ),
)
# In 完成时限 alone: 长期坚持, 全年, 2025, 20251231.
CELL_FORMS = (
    (
        "ongoing",
        "长期(?:坚持|推进|实施|执行)?|(?:持续|常态)(?:推进|坚持|开展|实施)|常态化(?:推进|开展)?|全年|常年",
    ),
    ("whole cell", rf"^\s{{0,3}}(?P<digits>{_CENTURY}(?:\d{{4}})?)\s{{0,3}}$"),
)
# What says of which year it is.
OWN_YEAR = re.compile(f"(?P<year>{_A_YEAR})|{_SAID}")
SENTENCE_END = re.compile("[。；！？\n]")
# The number of a document, a version or a telephone is no date, nor is what one compares with.
NO_DATE_BEFORE = re.compile(r"[第〔\[【比较同0-9０-９.．]")
NO_DATE_AFTER = re.compile("以来|龄|[^，。；]{0,2}(?:基础上|同期|相比)")
# A year before these tells which thing is meant, and a month is a number of them.
YEAR_OF_SOMETHING = re.compile(
    "国民|政府|财政|预算|决算|计划|方案|规划|要点|工作|任务|目标|考核|报告|清单|第|级|版|修[订正]"
    "|重点(?:工作|任务|项目)"
)
MONTH_OF_SOMETHING = re.compile("以[上内下]|[一二三四五六七八九十半]|工作|重点(?:工作|任务)")

# Before these words a date is none that could be judged: 2025年初前, 6月中, 6月30日（不含）前.
_BEGINNING = "初期?(?![期步中级心审评选稿次赛始创衷验查一二三四五六七八九十])"
_MIDDLE = (
    "中[上下]旬|中(?![旬央期小学华国心共南东西部等高医级考秋型药职标介断止层试线修转餐亚缅老])"
)
_THEN = "(?:之前|以前|前|之内|以内|内|之后|以后|后)?"
UNCLEAR_BEHIND = re.compile(
    f"[年月]?(?:{_BEGINNING}|{_MIDDLE}){_THEN}|[（(]不含[^（）()，。；]{{0,6}}[）)]{_THEN}"
    f"|前?(?:之后|以后|后(?![续勤期备台方]))|{_FROM_ON}|左右"
)
# Nor is it behind these: 不早于6月底, and 25年6月底 if the list is of 2026.
_NOT_BY = "不?得?早于|(?<!不)(?<!不得)(?<!不应)(?<!不能)(?<!不可)[晚迟]于"
UNCLEAR_BEFORE = re.compile(f"(?:{_NOT_BY})$")
UNREAD_YEAR = re.compile(f"{NUMERAL}{{1,4}}{_BLANK}年度?{_BLANK}$")
# How far these reach back.
REACH_BEFORE = 10
# A rule is not what it seems before these: 每季度末25日前, 每月5日至10日, 每季度末次月10日前.
_A_DAY = f"{_NUMBER}{_BLANK}(?:个?工作)?[日号天]"
_NEXT_ONE = "(?:次|翌|下个?|第二个?)[年月周季天日]"
_SOME_DAY = f"(?:{_NUMBER}{_BLANK}月{_BLANK})?{_A_DAY}"
UNCLEAR_RULE = re.compile(
    f"{_BLANK}(?:{_TO}(?:{_NEXT_ONE}(?:{_SOME_DAY})?|{_SOME_DAY}|{_NUMBER}月?|[年月]?[底末]|周|星期)"
    f"|{_NEXT_ONE}(?:{_SOME_DAY})?|{_AND}?{_A_DAY})[底末]?(?:之前|以前|前)?"
)
# What a rule is bounded by, if nothing but these stands between: 2025年至2027年每年12月10日前.
BOUND = re.compile(f"{_BLANK}(?:期间|内)?[，,]?{_BLANK}")
BARE_DATE = re.compile(f"{_bare(_OF_YEAR)}(?:{_BLANK}{_bare(_PART)})?|{_bare(_PART)}")
NUMBERED = re.compile(NUMERAL)
