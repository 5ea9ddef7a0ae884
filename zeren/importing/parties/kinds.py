"""What sort of body a unit is, by its name."""

from __future__ import annotations

import re

_SOCIETIES = (
    r"总工会|妇联|残联|工商联|科协|文联|社科联|侨联|红十字会|计生协|团[州省市县区]?委|共青团"
    r"|贸促会|协会$|联合会$|供销(合作)?社"
)
_PARTY = (
    r"^(中央|国家监委|[州省市县区]委)|纪委|监委|组织部|宣传部|统战部|政法委|网信办|编办|编委办"
    r"|直属机关工委|党委"
)
# The first that fits says what kind of body it is; kinds as the registry has them.
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"党校|行政学院", "院校"),
        (_SOCIETIES, "群团组织"),
        (r"银行|支行|银保监|金融监管|证监|保险|信用社|农信", "金融机构"),
        (r"(大学|学院|学校|师专|中学|小学|幼儿园|职校|高专)$", "院校"),
        (r"法院$|检察院$", "司法机关"),
        (r"公司|集团|电网|电力|移动|联通|电信|铁塔|烟草专卖$|供电局", "企业"),
        (_PARTY, "党委部门"),
        (r"(中心|站|馆|所|总队|支队|大队|学会|报社|电视台|院|园)$", "事业单位"),
        (r"([局委办厅部署行会室]|政府)$", "政府部门"),
    )
)
_OTHER_KIND = "其他单位"
# A university, a hospital or a company has no government: kinds of its parts.
_BODIES = frozenset({"校", "院", "集团", "公司"})
_KINDS_OF_PARTS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"党委|纪委|纪检|组织部|宣传部|统战部|团委|工会|妇联", "党群部门"),
        (r"[部处办室科]$", "职能部门"),
        (r"(学院|系)$", "教学单位"),
    )
)
_OTHER_PART = "直属单位"


def kind_of_unit(name: str, level: str = "") -> str:
    """Propose what sort of body a unit is.

    Args:
        name: Its full name.
        level: What the site calls its own level; empty where it is not said.
    """
    if level in _BODIES:
        parts = (kind for pattern, kind in _KINDS_OF_PARTS if pattern.search(name))
        return next(parts, _OTHER_PART)
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), _OTHER_KIND)
