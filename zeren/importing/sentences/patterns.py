"""The patterns by which the tokenizer tells what a character in a sentence means.

Each is tried at one place and looks a bounded way ahead: repetition has a number, or runs over
characters that are taken with the match.
"""

from __future__ import annotations

import re

from zeren.importing.sentences import lexicon
from zeren.importing.sentences.lexicon import any_of

# ---- marks ----

ROUND = {
    "（": "）)",
    "(": "）)",
    "[": "]］",
    "［": "]］",
    "【": "】",
    "〔": "〕",
    "<": ">＞〉",
    "＜": ">＞〉",
    "〈": ">＞〉",
}
QUOTES = {"《": "》", "“": "”", "「": "」", "『": "』", "‘": "’"}
STRAY = "（）()[]［］【】〔〕<>＜＞〈〉《》“”「」『』"
STARS = "★☆*＊※▲△◆●"
_MARKS = "、，,；;。！：:|/／（(【[［〔<＜〈"
_CLOSERS = "）)】]］〕>＞〉”"
_END_OF_PART = rf"\s*(?:$|[{re.escape(_MARKS + _CLOSERS)}])"

# ---- what a name may begin with, where no mark parts it from the word before ----

_STARTS = (
    f"(?:{lexicon.LEVELS}(?!场|域|块)|{lexicon.STEMS}|{lexicon.CENTRAL_STARTS}"
    "|各|有关|相关|其他|其它|属地|会同|并会同|由|以及|及|和|与)"
)
STARTS = re.compile(_STARTS)

# ---- role words ----

_DUTY = f"(?:{lexicon.ADVERBS}|{lexicon.BY_DUTY})"
_HAN = re.compile(r"[一-鿿]")
ROLE_FIRST = frozenset(_HAN.findall(lexicon.ADVERBS + lexicon.ROLE_VERBS + lexicon.BY_DUTY))
ROLE_AT_END = re.compile(
    f"{_DUTY}{{0,4}}{lexicon.ROLE_VERBS}{{1,4}}{lexicon.VERB_OBJECTS}(?={_END_OF_PART})"
)
UNIT_AHEAD = re.compile(
    rf"[^{re.escape(_MARKS + _CLOSERS)}\s]{{1,24}}?{lexicon.ORGAN_ENDS}"
    f"(?:、|等|(?:等|共同|分别)?{lexicon.ROLE_VERBS})"
)
STRONG_ROLE = re.compile(rf"{_DUTY}{{0,4}}{lexicon.STRONG_VERBS}\s*(?!与|{lexicon.LABEL_NOUNS})")
ROLE_WITH_TASK = re.compile(
    "(?:负责牵头|牵头负责|牵头|负责|配合做好|协助做好)"
    rf"(?P<task>[^{re.escape(_MARKS + _CLOSERS)}\s]{{2,24}})(?={_END_OF_PART})"
)
DUTY_ALONE = re.compile(f"(?:{lexicon.BY_DUTY}|各司其职|各负其责|分头|分别)(?={_END_OF_PART})")
ORGANISATIONS = re.compile("(?:社会|党|群团|行业|中介|基层|国际|卫生|金融|慈善|志愿)$")

# ---- labels ----

_WORDS_IN_BRACKETS = rf"(?:[（(]{lexicon.LABEL_WORDS}{{1,3}}[）)])?"
_LABEL_NAME = rf"{lexicon.LABEL_WORDS}{{1,5}}{_WORDS_IN_BRACKETS}{lexicon.LABEL_NOUNS}{{0,2}}"
_IN_BRACKETS = r"(?:[（(][^（）()]{1,12}[）)])?"
LABEL_FIRST = frozenset(_HAN.findall(lexicon.LABEL_WORDS + lexicon.OTHER_LABELS)) | set("【[〔")
LABEL = re.compile(
    rf"[【\[〔](?P<boxed>{_LABEL_NAME})[】\]〕]\s*[：:]?"
    rf"|(?P<plain>{_LABEL_NAME}){_IN_BRACKETS}(?:及(?:责任人|负责人|责任领导)|名称|名单)?\s*[：:]"
)
# 落实： may as well head a paragraph about anything; these head names of units.
LABEL_OF_UNITS = re.compile(f"{lexicon.LABEL_NOUNS}|(?:责任|任务|职责)分工")
LABEL_IN_SENTENCE = re.compile(
    r"(?<=[，,。；;\s])"
    rf"(?:{lexicon.LABEL_WORDS}{{1,5}}{lexicon.LABEL_NOUNS}{{1,2}}{_IN_BRACKETS}"
    rf"|{lexicon.LEADER_LABELS})\s*[：:]"
)
LABEL_WITHOUT_COLON = re.compile(
    rf"(?P<plain>{lexicon.LABEL_WORDS}{{1,4}}(?:单位|部门))(?:\s+(?=\S)|(?:为|是)(?={_STARTS}))"
)
# 牵头单位县教体局: nothing parts the label from the unit behind it.
GLUED_LABEL = re.compile(
    rf"(?P<plain>{lexicon.LABEL_WORDS}{{1,4}}(?:单位|部门))"
    rf"(?=(?:{lexicon.LEVELS}(?!场|域|块)|{lexicon.STEMS}|{lexicon.CENTRAL_STARTS}|各)"
    rf"[^{re.escape(_MARKS + _CLOSERS)}\s]{{0,24}}?(?:{lexicon.ORGAN_ENDS}|[乡镇村])"
    rf"(?:等|\s|{_END_OF_PART}))"
)
OTHER_LABEL = re.compile(
    rf"[【\[〔]{lexicon.OTHER_LABELS}[】\]〕]\s*[：:]?|{lexicon.OTHER_LABELS}\s*[：:]"
)

# ---- the beginning of a part ----

NUMBERING = re.compile(
    r"(?:\d{1,2}[.．)）、](?!\d)|[①-⑳]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)])\s*"
)
# Which of several items: 第3—4项由
OF_ITEMS = (
    "第(?P<items>[0-9一二三四五六七八九十、，和及至到第—–－～~-]{1,16})(?:小?项|条|款|点)"
    "(?:工作|任务)?[，,]?由"
)
BY = re.compile(
    f"(?:(?:省|市|州|县|市县|国家|地方|部门|具体)(?:级|层面|里)?由(?={_STARTS})|"
    "(?:(?:以上|上述|前述|本条|本项|该项|此项|各项|其他|其余)(?:各项|所有|全部)?"
    "(?:工作|任务|措施|事项|内容|指标){0,2}[，,]?)?"
    "(?:均|都|分别|统一|主要|具体|全部)?由(?!衷)"
    f"|{OF_ITEMS})"
)
# Words before 由 that are no beginning known here: a name that holds them is doubtful.
HIDDEN_BY = re.compile(f"(?<!自)由(?={_STARTS})")
FIRST_PART = re.compile(r"[^、，,；;。！（(）)\n]{0,60}")
# What may stand before a rule, in its sentence or bracket; nothing may.
BEFORE_RULE = re.compile(
    r"\s*(?:注[：:])?\s*(?:(?:以上|以下|各项?|每项?|本表)?(?:重点|工作|具体)?(?:任务|措施|事项|清单)?(?:的|中)?"
    "(?:责任|负责|承办|承担|牵头)?(?:单位|部门)?(?:中|里)?|(?:各?(?:单位|部门))?排名不分先后)\\s*"
)
# 以下均需各县区人民政府落实，不再列出: said once of other tasks, it gives this one nobody.
OF_OTHER_TASKS = re.compile(
    "(?:以下|下列|上述|以上|具体|后续|各项)[^。；;\n（(]{0,20}?(?:均需?|都需?|皆)[^。；;\n]{2,60}?"
    "[，,](?:不再|不另|不一一|不逐一)[^。；;\n]{1,12}"
)
# 2025年6月底前由州财政局牵头完成
_MONTH = r"\d{1,2}月份?(?:\d{1,2}日)?"
_QUARTER = "(?:第?[一二三四1-4]季度|[上下]半年)"
DATE_BEFORE_NAME = re.compile(
    rf"(?:于|在|到)?(?:\d{{2,4}}年度?(?:{_MONTH}|{_QUARTER})?|{_MONTH}|{_QUARTER}|[今当本明]年|年内"
    "|全年|年底|每(?:年|月|季度|半年)|“?十[三四五]五”?)"
    rf"(?:[上中下]旬|年?[底末初])?(?:之?前|以前|起|内|期间)?[，,]?\s*(?={_STARTS})"
)
# A line may begin with such a label and a word before it that no list of ours has.
DETAIL = re.compile(rf"[^，,。；;：:\s（(【]{{0,8}}?{lexicon.OTHER_LABELS}\s*[：:]")
LABEL_BEHIND = re.compile(rf"\s*(?={lexicon.OTHER_LABELS}\s*[：:])|\s+(?={_LABEL_NAME}\s*[：:])")
ORGAN = re.compile(any_of("局 厅 委 政府 办公室 单位 部门 组委会"))

# ---- conjunctions ----

JOIN = re.compile("以及|及其(?!他|它)|和|及|与|暨")
TOGETHER = re.compile("并?会同|并?商(?!务|会|业|贸|投|品|标|局|协|联|城)|联合(?!会)")
SURELY_NEXT = re.compile(r"\s*(?:各|其他|其它|有关|相关|属地)")
LIKELY_NEXT = re.compile(
    rf"\s*(?:各|其他|其它|有关|相关|属地|{lexicon.LEVELS}(?!场|域|块|级|直)"
    "|国家(?!机关)|中央|国务院)"
)
BARE_NOUN = re.compile(
    rf"\s*{lexicon.BARE_NOUNS}(?:[（(][^（）()]{{1,6}}[）)])?"
    "(?:$|[^一-鿿]|等|及|和|按|共同|牵头|负责|配合|落实|组织实施|分别)"
)
# After 和 these go on with a name: 中央和国家机关工委, 省委和省直机关工委.
INSIDE_NAME = re.compile("(?:国家|[省市州县区](?:级|直)|省级国家|市级国家|直属)机关|社会资本")

# ---- 等 ----

_ROUND_SHORT = r"(?:[（(][^（）()]{1,6}[）)])?"
AFTER_ETC = re.compile(rf"{_END_OF_PART}|\s*(?:和|及|以及|与|会同|共同|{lexicon.BY_DUTY})")
LONGEST_CLASS = 14
NO_CLASS = re.compile("和|及|以|与")
IN_CLASS = re.compile(r"[^、，,；;。\s（()）】〕\]：:]")
CLASS_END = re.compile(
    rf"(?P<class>{_ROUND_SHORT}(?:{lexicon.CLASS_NOUNS}|人民政府){_ROUND_SHORT})"
    "(?P<other>[和、及](?:单位|部门|地方|机构|企业|地区)(?![一-鿿]?局))?"
)

# ---- what brackets after a name hold ----

MARK = re.compile(
    rf"\s*(?:(?:第一|首位)?{_DUTY}{{0,2}}{lexicon.ROLE_VERBS}{{1,2}}"
    rf"|{lexicon.LABEL_WORDS}{{1,3}}{lexicon.LABEL_NOUNS})\s*$"
)
CLAUSE_END = re.compile(rf"{lexicon.ROLE_VERBS}\s*$")
REMARK = re.compile(
    r"\s*(?:以下简称|下称|简称|下同|注[：:]|排名不分先后|不分先后|按|详见|见附件|附件|部门分工"
    "|具体分工|完成)"
)
# 州委 and 州政府 may go on in the next line: 州委 + 宣传部.
PARTY_COMMITTEE = re.compile(f"^{lexicon.LEVELS}?(?:委|政府|人民政府)$")
