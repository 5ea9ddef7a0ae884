"""What sort of body a unit is, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zeren.importing.parties.name_parts import without_brackets

_SOCIETIES = (
    r"总工会|妇联|残联|工商联|科协|文联|社科联|侨联|红十字会|计生协|团[州省市县区]?委|共青团"
    r"|贸促会|协会$|联合会$|供销(合作)?社|^工会$"
)
_PARTY = (
    r"^(中央|国家监委|[州省市县区]委)|纪委|监委|组织部|宣传部|统战部|政法委|网信办|编办|编委办"
    r"|直属机关工委|党委"
)
_MINISTRIES = (
    "外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源(和)?社会保障"
    "|自然资源|生态环境|住房和?城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人|应急管理|武装"
)
# A college within a university says its subject, one of its own mostly its place.
_COLLEGE = (
    "^(?!.*(职业|师范|行政|社会主义|高等|[省市州县区]))(?!云南|中国)"
    ".*(马克思主义|[文法理工商农医史哲]学|科学|工程|技术|信息|计算机|软件|外国?语|教育|体育|艺术|音乐|美术"
    "|传媒|经济|管理|金融|会计|护理|材料|机械|电气|数学|物理|化学|生命|旅游|国际|研究生)学院$"
)
_SCHOOLS = r"(中学|小学|幼儿园|学校)$"
# The first that fits says what sort it is; sorts as sites mostly call them.
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"党校|行政学院", "院校"),
        (r"领导小组|指挥部$|专班$|联席会(?:议)?$", "议事协调机构"),
        (_SOCIETIES, "群团组织"),
        (r"银行|支行|银保监|金融监管|证监|保险(?!中心|局|事业)|信用社|农信", "金融机构"),
        (_SCHOOLS, "事业单位"),
        (_COLLEGE, "教学单位"),
        (r"(大学|学院|师专|职校|高专)$", "院校"),
        (r"法院$|检察院$", "司法机关"),
        (r"(镇|乡|街道)(人民政府|政府|党委|党工委|办事处)?$|街道办$", "乡镇街道"),
        (r"(村|居)民?委(员)?会$|社区$", "村（社区）"),
        (r"公司|集团|电网|电力|移动|联通|电信|铁塔|烟草专卖$|供电局|车间$|(?<![出入])厂$", "企业"),
        (_PARTY, "党委部门"),
        (rf"(^|国家|中国)({_MINISTRIES}|人民武装)部$", "政府部门"),
        (r"(中心|站|馆|所|总队|支队|大队|学会|报社|电视台|院|园)$", "事业单位"),
        (r"[^委]部$|^[^省市州县区]*[处科]$|学工[部处]$", "职能部门"),
        (r"([局委办厅部署行会室]|政府)$", "政府部门"),
    )
)
_OTHER_KIND = "其他单位"
# A university, a hospital or a company has no government: kinds of its parts.
_OF_PARTY = (r"党委|党群|党政|党务|纪委|纪检|组织部|宣传部|统战部|团委|工会|妇联", "党群部门")
_WARDS = (
    r"([内外产儿眼诊]|喉|口腔|皮肤|肿瘤|麻醉|检验|放射|影像|超声|药剂|病理|康复|重症|中医)"
    r".{0,3}科$|药房$|病区$"
)
_OFFICE = (r"[部处办室科会]$", "职能部门")
_KINDS_OF_PARTS = {
    level: tuple((re.compile(pattern), kind) for pattern, kind in kinds)
    for levels, kinds in (
        (("校",), (_OF_PARTY, _OFFICE, (r"(学院|系)$", "教学单位"))),
        (
            ("院",),
            (
                _OF_PARTY,
                (_WARDS, "临床医技科室"),
                _OFFICE,
            ),
        ),
        (
            ("集团", "公司", "企业", "厂"),
            (
                _OF_PARTY,
                (r"公司$|集团$|[厂矿]$", "企业"),
                (r"车间$|班组$|工段$|项目部$|[队站]$", "生产单位"),
                _OFFICE,
            ),
        ),
    )
    for level in levels
}
_OTHER_PART = "直属单位"
# Of the state, wherever it is named.
_OF_STATE = re.compile("[局厅署]$|人民政府$|法院$|检察院$")
# What sites call one sort, whichever of them they have.
_SAME = {
    kind: tuple(line.split())
    for line in (
        "党委部门 党委机关 党群部门 党的机关",
        "党群部门 党委部门 党务部门 党群机构",
        "政府部门 政府工作部门 行政机关 政府机构 政府",
        "群团组织 人民团体 群众团体 群团 党群部门",
        "职能部门 校部机关 机关部门 机关处室 行政部门 管理部门 行政机构 机关",
        "教学单位 院系 二级学院 教学院部 教学机构 学院",
        "事业单位 直属事业单位 直属单位",
        "直属单位 直附属单位 教辅单位 教学辅助单位 业务单位",
        "企业 国有企业 企业单位 国企 所属企业 子公司",
        "院校 学校 高校 高等院校 教育机构",
        "乡镇街道 乡镇（街道） 镇街 乡镇 街道乡镇",
        "金融机构 金融单位",
        "司法机关 政法机关 法检两院",
        "生产单位 直属单位 基层单位",
        "临床医技科室 业务科室 临床科室",
        "其他单位 其他",
    )
    for kind in line.split()[:1]
}
_SCHOOL = re.compile(_SCHOOLS)


def kind_of_unit(name: str, level: str = "", own: Iterable[str] = ()) -> str:
    """Propose what sort of body a unit is.

    Args:
        name: Its full name.
        level: What the site calls its own level; empty where it is not said.
        own: The sorts that the site has already: one of these goes before another word for it.
    """
    bare = without_brackets(name) or name
    parts = _KINDS_OF_PARTS.get(level)
    if parts is None or _OF_STATE.search(bare):
        kind = next((kind for pattern, kind in _KINDS if pattern.search(bare)), _OTHER_KIND)
    else:
        kind = next((kind for pattern, kind in parts if pattern.search(bare)), _OTHER_PART)
    there = frozenset(own)
    wanted = _SAME["院校"] if _SCHOOL.search(bare) and parts is None else ()
    return next((one for one in (*wanted, *_SAME.get(kind, (kind,))) if one in there), kind)
