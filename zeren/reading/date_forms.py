"""The forms in which documents write dates, as patterns; `date_phrases` reads what they match."""

from __future__ import annotations

import re

from zeren.text.dates import NUMERAL, PART

# Where so many blanks or dashes stand in a row, nobody means a period.
_TO = r"\s{0,3}(?:[-—–~～]{1,3}|至|到)\s{0,3}"
_AND = "[、和及与]"
_NUMBER = f"{NUMERAL}{{1,3}}"
# Of this age: 4000年 and 一千二百年 are spans of time.
_A_YEAR = "(?:(?:19|20|１９|２０)[0-9０-９]{2}|(?:一九|二[零〇])[零〇一二三四五六七八九]{2})"
_YEAR = f"(?P<year>{_A_YEAR})年度?"
_SAID = "(?P<said>今年|本年度?|当年|明年)"
_PRECEDING = "(?P<before>之前|以前|前)?"
_CLOCK = "(?P<clock>[0-9０-９]{1,2}[时点](?:[0-9０-９]{1,2}分)?)?"
_BEFORE = f"{_CLOCK}(?P<end>年?[底末初])?(?P<within>年?内|以内)?{_PRECEDING}"
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
_ONE_PART = f"{PART}(?P<last>[底末])?"
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
_WITHIN_YEAR = f"(?:(?P<within_year>{_A_YEAR})年)?"
_DAYS = f"(?P<days>{_NUMBER}(?:[日号]?{_AND}{_NUMBER}){{0,5}})[日号]"

# Each with the name of what reads it. What comes again is read before periods: 每年6月至9月.
RECURRING_FORMS = (
    ("recurring", f"每年{_bare(PART)}[底末初]?{_TO}(?:次年|翌年|第二年)?{_bare(PART)}[底末]?"),
    ("yearly", f"每年(?P<dates>{_bare(_ONE_PART)}(?:{_AND}{_bare(_ONE_PART)}){{0,5}}){_PRECEDING}"),
    # 每年年底前, 每季度末, 2026年每月底前
    (
        "recurring",
        rf"{_WITHIN_YEAR}每(?P<cycle>年|季度|季|半年|个?月)度?(?:年|季|月)?(?P<last>[底末])(?!月){_PRECEDING}",
    ),
    # 每季度首月10日前
    (
        "recurring",
        rf"{_WITHIN_YEAR}每个?季度?的?(?P<which>首|第一个|末|最后一个)月的?{_DAYS}{_PRECEDING}",
    ),
    # 每月5日前, 每月10日、25日前
    ("recurring", rf"{_WITHIN_YEAR}每个?月的?{_DAYS}{_PRECEDING}"),
    # 每周五前, and not 每周三次
    ("recurring", rf"每周(?P<weekday>[二三四五六日天])(?![次个回篇期天场班]){_PRECEDING}"),
    ("recurring", rf"每周(?P<weekday>一)(?=之前|以前|前|上午|下午|[，。；、]|$){_PRECEDING}"),
    # 每人每年50元 is a rate.
    ("recurring", f"(?<!每[人户家孩名位所]){_WITHIN_YEAR}(?:{_EVENTS}|{_EVERY})"),
)
_OF_YEAR = f"(?:{_YEAR}|{_SAID})"
_NEXT = "(?P<following>次年|翌年|第二年)"
_TILL = (
    f"[底末初]?起?{_TO}(?:{_marked(_YEAR, 'B')}|{_NEXT})?{_marked(PART, 'B')}?[底末]?止?(?:期间)?"
)
_MAYBE_YEAR = f"(?:{_marked(_OF_YEAR, 'A')})?"
_MONTH_AND_DAY = f"(?P<month>{_NUMBER})月(?P<day>{_NUMBER})日?"
_FROM, _UNTIL = (_marked(_DATE_IN_NUMBERS, mark) for mark in "AB")
PERIOD_FORMS = (
    ("period", f"[从自]?{_marked(_OF_YEAR, 'A')}{_marked(PART, 'A')}?{_TILL}"),
    ("period", f"[从自]?{_marked(PART, 'A')}{_TILL}"),
    # 2023—2025年, 2025年1—6月, 1—6月
    ("years", rf"[从自]?(?P<bare>{_CENTURY}){_TO}{_marked(_YEAR, 'B')}(?:期间)?"),
    ("short period", f"{_MAYBE_YEAR}(?P<month>{_NUMBER}){_TO}(?P<till>{_NUMBER})月份?"),
    # 2025年7月1日至7日
    ("short period", f"{_MAYBE_YEAR}{_MONTH_AND_DAY}{_TO}(?P<till>{_NUMBER})[日号]"),
    ("numeric period", rf"(?P<first>{_FROM}){_TO}(?P<second>{_UNTIL})(?!\d)"),
    # 从2025年3月起
    (
        "open period",
        rf"[从自]?(?:{_marked(_OF_YEAR, 'A')}{_marked(PART, 'A')}?)(?:起|开始)",
    ),
    ("open period", rf"[从自]{_marked(PART, 'A')}(?:起|开始)"),
)
_COUNTS = "0-9０-９零〇一二两三四五六七八九十百半数几多余近"
DEADLINE_FORMS = (
    ("deadline", rf"{_LEAD}(?:{_OF_YEAR})?{PART}{_BEFORE}"),
    ("deadline", rf"{_LEAD}{_OF_YEAR}{PART}?{_BEFORE}"),
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
OWN_YEAR = re.compile(f"{_A_YEAR}|{_bare(_SAID)}")
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
