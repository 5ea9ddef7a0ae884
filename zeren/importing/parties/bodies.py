"""The forms that the name of one body takes: 发展和改革委员会, 发展改革委, 发改委.

Tables only, to be added to as lists bring new bodies. A line holds forms of one and the same
body, the official one first; after | stand the names of parts that go by themselves as well, as
the 教育体育局 is everybody's 教育局.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zeren.importing.sentences import lexicon

# What stands before 局, 委, 办 and the like.
_STEMS = """
发展和改革 发展改革 发改
发展改革和科技 发展改革科技 发改科技 | 发改 科技
发展和改革和统计 发展改革和统计 发改统计 | 发改 统计
经济和信息化 经济信息化 经信
工业和信息化 工业信息化 工信
工业和信息化科技 工业信息化科技 工信科技 | 工信 科技
工业信息化和商务科技 工信商务科技 工信商科 | 工信 商务 科技
科学技术 科技
教育体育 教体 | 教育 体育
教育和体育 教育体育 教体 | 教育 体育
教育科学技术 教育科技 教科 | 教育 科技
民族宗教事务 民族宗教 民宗
人力资源和社会保障 人力资源社会保障 人社
自然资源和规划 自然资源规划 | 自然资源
住房和城乡建设 住房城乡建设 住建
住房城乡建设和交通运输 住建交通 | 住建 交通运输
住房和城乡建设和城市管理 住建城管 | 住建 城管
城市管理综合行政执法 城市管理执法 城管执法 | 城管 综合执法
城市管理和综合行政执法 城市管理综合执法 城管执法 | 城管 综合执法
城市管理 城管
综合行政执法 综合执法
交通运输 交通
农业农村 农业
农业农村和水利 农业农村水利 | 农业农村 水利
农业农村和水务 农业农村水务 | 农业农村 水务
农业农村和乡村振兴 | 农业农村 乡村振兴
林业和草原 林业草原 林草 | 林业
自然资源和林业 | 自然资源 林业
文化和旅游 文化旅游 文旅
文化广电和旅游 文化广电旅游 文广旅 | 文旅 广电
文化和旅游广电 文旅广电 | 文旅 广电
文化广电旅游体育 文广旅体 | 文旅 广电 体育
文化旅游广电和体育 文旅广体 | 文旅 广电 体育
文化广电体育和旅游 文广体旅 | 文旅 广电 体育
文化体育和旅游 文化体育旅游 文体旅 | 文旅 体育
卫生健康 卫健
卫生健康和医疗保障 卫健医保 | 卫健 医保
退役军人事务 退役军人
应急管理 应急
市场监督管理 市场监管
国有资产监督管理 国资
财政国资 | 财政 国资
财政和国有资产监督管理 | 财政 国资
广播电视 广电
医疗保障 医保
政务服务管理 政务服务 政务
政务服务和大数据 政务服务大数据 | 政务服务 大数据
政务服务和数据管理 政务服务数据管理 政务数据 政数 | 政务服务
行政审批服务 行政审批 审批
机关事务管理 机关事务
地方金融监督管理 地方金融监管 地方金融
地方金融管理 地方金融
金融工作 金融
粮食和物资储备 粮食物资储备 粮储 | 粮食
国防动员 国动
人民防空 人防
大数据发展管理 大数据管理 大数据发展 大数据
投资促进 投促
招商引资 招商
药品监督管理 药品监管 药监
食品药品监督管理 食品药品监管 食药监
烟草专卖 烟草
外事侨务 外侨
台湾事务 台湾工作 台
港澳事务 港澳
机构编制委员会 编委 编
网络安全和信息化委员会 网信
全面深化改革委员会 深改 改革
全面依法治理委员会 依法治理
农村工作领导小组 农村工作 农
精神文明建设指导委员会 精神文明 文明
信访工作
"""

# Names that are no stem and one end.
_BODIES = """
办公室 办
纪律检查委员会 纪委
监察委员会 监委
纪委监委 纪检监察机关 | 纪委 监委
纪律检查委员会监察委员会 纪委监委 | 纪委 监委
统一战线工作部 统战部
政法委员会 政法委
政策研究室 政研室
社会工作部
直属机关工作委员会 直属机关工委 直机关工委 机关工委
人民代表大会常务委员会 人大常委会 人大
人民代表大会常务委员会办公室 人大常委会办公室 人大办
政治协商会议 政协
人民政府 政府
人民政府办公室 政府办公室 政府办
人民政府办公厅 政府办公厅
高级人民法院 高院
中级人民法院 中院
人民法院 法院
人民检察院 检察院
总工会 工会
妇女联合会 妇联
残疾人联合会 残联
科学技术协会 科协
文学艺术界联合会 文联
社会科学界联合会 社科联
工商业联合会 工商联
归国华侨联合会 侨联
计划生育协会 计生协会 计生协
关心下一代工作委员会 关工委
供销合作社联合社 供销合作社 供销联社 供销社
国际贸易促进委员会 贸促会
新闻工作者协会 记协
住房公积金管理中心 公积金管理中心 公积金中心
住房公积金中心 公积金中心
疾病预防控制中心 疾控中心
疾病预防控制局 疾控局
公共资源交易中心 公共资源中心
机关事务服务中心 机关事务中心
投资促进服务中心 投资促进中心 投促中心
大数据发展中心 大数据中心
乡村振兴服务中心 乡村振兴中心
消防救援总队 消防总队
消防救援支队 消防支队
消防救援大队 消防大队
交通警察支队 交警支队
交通警察大队 交警大队
公安局交通警察支队 公安局交警支队 交警支队
公安局交通警察大队 公安局交警大队 交警大队
社会保险事业管理局 社会保险局 社保局
社会保险事业管理中心 社会保险中心 社保中心
师范高等专科学校 师范高专 师专
高等专科学校 高专
职业技术学院 职业学院 职院
职业学校 职校
银保监分局 银保监局 银保监
金融监管分局 金融监管局
金融监管支局 金融监管局
烟草专卖局 烟草局
邮政管理局 邮政局
供电公司 供电局
农村信用合作联社 农村信用社 农信社
人民银行 人行
党委办公室 党办
党政办公室 党政办
校长办公室 校办
学校办公室 校办
党委学生工作部 学生工作部 学工部
院长办公室 院办
党委组织部 | 组织部
党委宣传部 | 宣传部
党委统战部 | 统战部
学生工作部 学工部
学生工作处 学工处
研究生工作部 研工部
招生就业处 招就处
国际合作与交流处 国际合作交流处 国际处
国有资产管理处 国资处
后勤管理处 后勤处
基本建设处 基建处
"""

# A body keeps its end, whatever form its stem takes; these two are shortened with it.
_OFFICE = "办公室"
_SHORT_ENDS = {"委员会": "委", _OFFICE: "办"}
# Of these one may be written for the other: 卫健局 for 卫健委.
GOVERNMENT_ENDS = frozenset([*_SHORT_ENDS, *_SHORT_ENDS.values(), "局", "厅"])
_ENDS = sorted((*GOVERNMENT_ENDS, "部", "处"), key=len, reverse=True)
# A name without these is not told from others any more.
_MOST_COMMON = frozenset(
    ["党委", "政府", "办公室", "法院", "学院", "学校", "医院", "公司", "中心", "组织", "集团"]
)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one body's name, without level and place.

    Attributes:
        same: All forms of the whole name, the official one first.
        parts: The names of its parts.
    """

    same: tuple[str, ...]
    parts: tuple[str, ...]


def _table(lines: str) -> Iterator[Forms]:
    for line in lines.strip().splitlines():
        same, _, parts = line.partition("|")
        yield Forms(tuple(same.split()), tuple(parts.split()))


_STEM = re.compile(lexicon.STEMS)
_STEM_FORMS = {form: row for row in reversed(tuple(_table(_STEMS))) for form in row.same}
_BODY_FORMS = {form: row for row in reversed(tuple(_table(_BODIES))) for form in row.same}


def divided(body: str) -> tuple[str, str]:
    """Part the name of a body into its stem and its end, such as 委员会 or 局.

    Args:
        body: The name without level and place.

    Returns:
        Both; no end where it is none of administration.
    """
    end = next((end for end in _ENDS if body.endswith(end) and len(body) > len(end)), "")
    return body.removesuffix(end), end


def forms_of(body: str) -> Forms:
    """All forms of the name of a body.

    Args:
        body: One form, without level and place.

    Returns:
        Its forms; that alone where the tables do not have it.
    """
    if body in _BODY_FORMS:
        return _BODY_FORMS[body]
    stem, end = divided(body)
    row = _STEM_FORMS.get(stem)
    if row is None or not end:
        return Forms((body, f"{stem}办") if end == _OFFICE and len(stem) > 1 else (body,), ())
    long = next((long for long, short in _SHORT_ENDS.items() if end in {long, short}), end)
    short = _SHORT_ENDS.get(long, end)
    official, *others = row.same
    same = (f"{official}{long}", *(f"{form}{short}" for form in others), body)
    return Forms(tuple(dict.fromkeys(same)), tuple(f"{part}{short}" for part in row.parts))


def is_listed(body: str) -> bool:
    """Whether a body is known by its name: these tables or those of sentences have it.

    Args:
        body: One form, without level and place.
    """
    stem, end = divided(body)
    is_stem = stem in _STEM_FORMS or _STEM.fullmatch(stem) is not None
    return body in _BODY_FORMS or (bool(end) and is_stem)


def tells_enough(name: str) -> bool:
    """Whether a name without level and place still says which body is meant.

    Args:
        name: Such as 教育局, but not 办公室.
    """
    return len(name) > 1 and name not in _MOST_COMMON
