"""The words of responsibility sentences: role words, ends and stems of units' names, levels.

Tables only, to be added to as documents bring new words; what is done with them stands in
`patterns`, `spelling`, `roles` and `party_names`. Each becomes a plain alternation, longest word
first, so that a match looks a bounded way ahead.
"""

from __future__ import annotations

import re

from zeren.columns import EXTRAS
from zeren.model import Role
from zeren.wording import ROLE_WORDS


def any_of(words: str) -> str:
    """A pattern that matches one of some words, longer ones first.

    Args:
        words: The words, with blanks between.
    """
    return "(?:" + "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True)) + ")"


_ROLE_WORDS = " ".join(ROLE_WORDS)

# ---- roles ----

# What marks a role, in labels (牵头责任单位：), endings (牵头负责) and heads alike. The first row
# that has a word of it decides: in 牵头负责落实, 牵头 outweighs the rest. Every role has a row.
ROLE_STEMS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.LEAD, ("牵头", "主办", "领衔", "主责", "主要责任", "为主")),
    (Role.SUPPORT, ("配合", "协", "参与", "参加", "会办", "支持")),
    # Before 落实: who sees to it that others carry it out (督促落实) supervises.
    (Role.SUPERVISE, ("督导", "督办", "督促", "督查", "监督")),
    (Role.ACCEPT, ("验收",)),
    (Role.IMPLEMENT, ("落实", "实施", "执行", "承办")),
    (Role.RESPONSIBLE, ("负责", "责任", "分工", "各负其责", "各司其职")),
    (Role.RESPONSIBLE, ("承担", "推进", "推动", "办理", "汇总", "指导", "总责")),
    (Role.RESPONSIBLE, ("抓总", "统筹", "完成", "开展")),
)

# What these mean for the role, documents do not agree on: a person is asked.
DOUBTFUL_ROLE_WORDS = (
    *("主要责任", "主责", "为主", "总责", "抓总", "统筹", "完成", "开展", "承办", "汇总"),
    *("督促", "指导", "承担", "推进", "推动", "办理", "支持", "协管"),
)

# A verb of a role ends a group of units; the adverbs before it say how, not what.
ROLE_VERBS = any_of(
    _ROLE_WORDS
    + """
    牵头 主办 领衔 为主 抓总 总牵头 双牵头 牵头组织 牵头协调 主责
    配合 协办 协同 协作 协助 参与 参加 会办 支持 协管
    落实 抓落实 组织实施 组织落实 实施 执行 承办
    负责 负总责 统筹 统筹协调 分工负责 承担 推进 推动 办理 组织推进 组织开展 开展 完成
    督办 督促 督导 督查 监督 指导 汇总 验收 组织验收 考核验收
"""
)
ADVERBS = any_of("""
    主要 全面 直接 总体
    各自 共同 联合 分别 具体 统一 统筹 认真 积极 密切 协调 抓好 做好 分头 分级 分工 全力 主动 合力
    贯彻 结合实际 因地制宜 各负其责 各司其职 依法 按要求 按规定 按程序 按任务分工 组织 抓紧 切实
    结合职责 立足职责 加强 强化 共同组织 同步 持续 全面 加快 统筹协调 具体组织 协同配合 属地
""")
# The verbs that also stand before the next unit without a mark between: 甲牵头乙配合.
STRONG_VERBS = any_of("""
    牵头 主办 配合 协办 协助 参与 负责 牵头负责 分工负责 组织实施 协同配合 参与配合 共同负责
""")
BY_DUTY = (
    "(?:按照?|依照|依据|依|根据|结合|立足)(?:各自|部门|工作|法定|自身|本部门|本单位)?的?"
    "(?:职责职能|职能职责|职责|职能|职权|权限|分工|任务)(?:范围|任务|权限)?(?:和?分工)?"
)
# What may follow the verb and says no more: 配合做好相关工作.
VERB_OBJECTS = (
    "(?:做好|开展|抓好|完成|推进)?(?:好|相关|有关|具体|此项|该项|各项|本项)?"
    "(?:工作|任务|事项|措施|到位|落地)?"
)

# ---- labels ----

LABEL_WORDS = any_of(
    _ROLE_WORDS
    + """
    牵头 主办 承办 主责 责任 负责 配合 协办 协同 协作 协助 会办 参与 参加 落实 实施 组织 执行
    汇总 监督 督导 督办 督查 督促 验收 指导 支持 主要 第一 市级 省级 州级 县级 市直 省直 州直 具体
    共同 主要责任 主体 属地
    任务 分工 职责 总 及 和 与 或 工作
    部门分工 单位分工 部门责任分工 部门任务分工 部门职责分工 职能分工 科室分工 处室分工
"""
)
# Nouns after a role word make it a label (牵头单位：) or a name (各项目牵头单位).
LABEL_NOUNS = any_of("单位 部门 主体 机构 机关 处室 科室 股室 方 者 团队")
# A leader is called by what he does and whose leader he is: 牵头负责领导, 分管省领导, 包抓校领导.
_LEADER_WORDS = any_of("""
    责任 主责 牵头 负责 分管 主管 协管 协助 主抓 包保 包抓 包联 联包 挂钩 挂联 挂包 挂牌 联系 帮扶
    指导 督导 督办 监督 统筹 协调 推进 落实 第一 主要 直接 具体 总 党政 党委 政府 班子 主要责任
    省 市 州 县 区 旗 盟 镇 乡 校 院 所 厅 局 处 部门 单位 公司 集团 学校 学院 医院
    省级 市级 州级 县级 区级 校级 院级 局级 处级 厅级 镇级 乡级 州委 市委 省委 县委 区委
""")
_LEADER_NOUNS = any_of("""
    领导 领导同志 领导干部 领导姓名 责任人员 责任人 负责人 联系人 牵头人 包保人 经办人
    河长 林长 路长
""")
# 责任单位及责任人 is none of them: what stands under it are units.
LEADER_LABELS = (
    f"{_LEADER_WORDS}{{0,6}}{_LEADER_NOUNS}(?:[及和、]{_LEADER_WORDS}{{0,3}}{_LEADER_NOUNS})?"
)
# Labels of what is no party; what stands under them is passed over.
OTHER_LABELS = "(?:{}|{})".format(
    any_of(
        " ".join(column.head for column in EXTRAS)
        + """
    完成节点 办理时限 联系电话
    完成时限 完成时间 完成期限 办结时限 办结时间 推进时限 整改时限 工作时限 工作时间 时间节点
    时限要求 时限 期限 时间 进度要求 进度安排 时间进度 时间安排 时间要求 实施时间
    年度目标 工作目标 备注 说明 注
    整改目标 阶段目标 阶段性目标 预期目标 绩效目标 年度指标 验收标准 完成标准 考核标准 评分标准
    销号标准 进展情况 工作进展 整改进展 目前进展 完成情况 整改情况 落实情况 办理情况 整改成效
    工作成效 预期成效 成果形式 资金来源 投资规模 总投资 分值 公开方式 公开范围
    联系方式 联系手机 手机 办公电话 电话 联络员 联络人 经办人员 手机号码 电话号码
"""
    ),
    LEADER_LABELS,
)

# ---- ends of names ----

# After one of these a name is complete, and a conjunction may join the next unit.
ORGAN_ENDS = any_of("""
    厅 局 委 部 办 署 联 办公室 办公厅 机关 处室 专班 指挥部 领导小组 协调小组 工作组
    法院 检察院 科学院 研究院 工程院 大学 学院 学校 师专 高校 院校 院所 科研院所 党校
    中心 政府 党委 纪委 监委 军委 团委 政协 人大 兵团 军区 军分区 海关 总队 支队 大队
    公司 集团 银行 分行 支行 联社 总社 供销社 农信社 报社 电视台
    联合会 协会 行业协会 学会 商会 工会 红十字会 基金会 理事会 委员会 管委会 常委会 组委会
    科协 残联 妇联 侨联 文联 社科联 工商联 部门 单位 企业 机构 组织 地区 各地
    园区 开发区 新区 高新区 示范区 街道 办事处 乡镇
""")
# Weaker ends, which many other words have too.
NAME_ENDS = any_of("""
    院 会 社 站 所 馆 司 处 科 股 室 队 台 厂 场 区 县 市 州 省 乡 镇 街 盟 旗 村 企 行 组 协 网 团
    园 校 庭 地 方 社区 师市 中央 法人 业主 主体 平台 成员 国务院
    中国电信 中国移动 中国联通 中国铁塔 中国邮政 烟草 电网 电力 气象 运营商
""")
# Alone these are no party: after 、 or 和 they belong to what stands before (相关部门和单位).
BARE_NOUNS = any_of("""
    人民政府 政府 部门 单位 机构 企业 地区 行业 处室 地方 团体 党组 组织 委员会 管委会 办事处 个人
    高校 院校 学校 幼儿园 科研院所 科研机构 科研单位 医疗机构 金融机构 社会组织 行业协会 行业组织
    群团 群团组织 人民团体 国有企业 企事业单位 事业单位 直属机构 工作部门
    社区 乡镇 街道 园区 开发区 村
""")

# ---- classes and collectives ----

# By these a class of bodies is meant, not one; they share no prefix with their neighbours.
CLASS_STARTS = any_of("""
    各 有关 相关 其他 其它 全体 所有 本级 本地区 属地 涉及 上述 以上 国务院各 国务院有关 国务院相关
""")
CLASS_NOUNS = any_of("""
    部门 单位 机构 企业 地区 院校 高校 机关 团体 组织 成员 处室 责任人 协会 运营商 公司 银行 医院
    学校 政府 行业
""")
CLASS_MARKS = any_of("各 有关 相关 其他 其它 所有 全体 级 直 属 辖 成员 主管 职能 监管 涉")

# The levels of government, as the first word of a name (省教育厅) …
LEVELS = any_of("""
    省 自治区 直辖市 兵团 市 州 自治州 盟 地区 县 自治县 区 旗 自治旗 特区 林区 新区 师市
""")
# … and inside a collective (各州、市).
COLLECTIVE_LEVELS = any_of("""
    省 自治区 直辖市 计划单列市 直辖市及计划单列市 直管市 兵团 新疆生产建设兵团 市 州
    自治州 盟 盟市 地区 地市 地 县 区 旗 市县 县市 县市区 市区 区县 县区 市州 州市 州县 区市 旗县
    旗县区 旗县市区 市县区 区市县 县级市 设区市 设区的市 地级市 地级以上市 副省级城市 省直管县
    省直管市 自治县 自治旗 特区 林区 乡 镇 乡镇 镇乡 街道 乡镇街道 镇街道 镇街 街镇 街 苏木 社区
    村 村居 街道办 街道办事处 园区 开发区 功能区 高新区 经开区 新区 示范区 度假区 试验区 合作区
    景区 管理区 城区 管委会 产业园区 工业园区 开发园区 经济技术开发区 师市 师 团场
""")
# What a place or body calls its own level, by the end of its name; the longest that fits …
LEVEL_BY_ENDING: tuple[tuple[str, str], ...] = (
    *(("自治区", "自治区"), ("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")),
    *((level, level) for level in ("省", "州", "盟", "市", "县", "旗", "区", "街道", "镇", "乡")),
    *(("大学", "校"), ("学院", "校"), ("学校", "校"), ("医院", "院")),
    *(("集团", "集团"), ("公司", "公司")),
)
# … and what it mostly calls the bodies below it.
TERRITORY_OF_LEVEL: dict[str, str] = {
    "省": "市州",
    "自治区": "盟市",
    "州": "县市",
    "盟": "旗县",
    "市": "区县",
    "县": "乡镇街道",
    "旗": "苏木乡镇",
    "区": "镇街",
    "街道": "社区",
    "镇": "村社区",
    "乡": "村",
    "校": "学院",
    "院": "科室",
    "集团": "子公司",
    "公司": "子公司",
}
GOVERNMENT_ENDS = any_of("""
    人民政府 政府 党委和政府 党委及政府 党委政府 党委 管委会 管理委员会 政府管委会 办事处 党工委
    委员会 行政公署 行署 人民政府和有关部门 政府和有关部门
""")

# ---- shared prefixes ----

# The stems of local departments and bodies, which take the prefix of the unit before them.
STEMS = any_of("""
    发展改革 发展和改革 发改 教育 教体 教科 科技 科学技术 科工 工业和信息化 工业信息化 工信
    经济和信息化 经信 经贸 外经贸 商贸 民族宗教 民族事务 民宗 民委 宗教 公安 国家安全 国安 民政
    司法 财政 人力资源 人社 自然资源 规划 国土 测绘 地质 地勘 生态 环境保护 环保 住房 住建
    城乡建设 城乡规划 城市管理 城管 房管 房产 园林 绿化 市政 公园 交通 公路 铁路 民航 港航 港口
    航务 海事 水利 水务 水文 水库 移民 搬迁 农业 农牧 农机 农垦 畜牧 渔业 种子 植保 动物 兽医 草原
    湿地 林业 林草 海洋 商务 投资促进 招商 口岸 文化 文旅 文广 文体 文物 旅游 卫生健康 卫健 疾控
    中医药 妇幼 老龄 计生 退役军人 应急 煤监 煤矿 矿山 消防 安监 审计 外事 侨务 港澳 对台 台湾
    国资 市场监管 市场监督 工商 物价 质监 食品 药品 药监 知识产权 广电 广播电视 融媒体 日报 电视台
    体育 统计 调查 医保 医疗保障 社保 就业 公积金 金融 地方金融 能源 核工业 粮食 政务 政数 大数据
    数据 信息 无线电 公共资源 行政审批 审批 综合执法 执法 营商环境 中小企业 民营 产业 双创
    乡村振兴 扶贫 信访 税务 地税 地方税务 气象 地震 通信管理 通管 邮政 烟草 供电 电力 机关事务
    参事 文史 人防 人民防空 国防动员 国防科工 国动 军民融合 法制 监狱 戒毒 出入境 检验检疫 边防
    档案 保密 地方志 史志 党史 社科 总工会 工会 妇联 妇女 妇儿工委 残联 残疾人 工商联 总商会
    贸促会 科协 文联 侨联 侨办 台办 红十字会 供销 编办 机构编制 网信 政法委 政研 改革办 农办 外办
    组织部 宣传部 统战部 社会工作部 精神文明 文明办 文明委 关工委 老干部 机关工委 直机关 工委 巡视
    巡察 纪委 监委 政协 人大 法院 检察院 高院 中院 高级人民法院 中级人民法院 人民法院 人民检察院
    政府办 政府督查 政府研究 政府发展 武警 军区 军分区 团委 共青团 总队 党校 行政学院 社会主义学院
    城投 交投 文投 国投 防汛 河长 林长 铁办 高新 食药监 档案馆 图书馆 博物馆 科技馆
""")
# Bodies of the party: after 省委甲部 a bare one of these is 省委乙部; all others take 省 alone.
PARTY_ORGANS = any_of("""
    组织部 宣传部 统战部 社会工作部 政法委 网信办 编办 改革办 农办 财经办 军民融合办 巡视办 巡察办
    政研室 政策研究室 党校 老干部局
""")
SHARING_ENDS = any_of("""
    厅 局 委 办 组织部 宣传部 统战部 社会工作部 武装部 办公室 联 院 中心 社 队 总队 站 台 会 公司
    集团
""")
# Names of their own, which share no prefix: by their beginning or their end.
CENTRAL_STARTS = any_of("""
    国家 国务院 中央 中国 中共 全国 最高 中华 人民银行 人行 银保监 证监 银监 保监 金融监管总局 外汇
    国网 南网 南方电网 民航 武警 团 共青团 中科 中石 中海油 中铁 中移 中电 驻 国铁 国能 华能 华电
    大唐 三峡 长江 黄河 黄委 长江委 珠江 海河 淮河 松辽 太湖 国开行 农发行 进出口银行 农业发展银行
    建设银行 工商银行 农业银行 交通银行 邮储银行 邮政储蓄银行 北京冬奥 京津冀
""")
OWN_NAME_ENDS = any_of("""
    总局 管委会 街道 镇 乡 海关 分行 支行 银行 大学 学院 学校 师专 高校 医院 分局 政府 办事处 园区
    开发区 保税区 新区 电信 移动 联通 铁塔 分公司
""")
# Provinces, and the seats of customs houses, supervisory offices and railway bureaus.
PLACES = any_of("""
    北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南
    广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 石家庄 太原
    呼和浩特 满洲里 沈阳 大连 长春 哈尔滨 南京 苏州 杭州 宁波 温州 合肥 福州 厦门 泉州 南昌 济南
    青岛 郑州 武汉 长沙 广州 深圳 珠海 汕头 拱北 黄埔 江门 湛江 南宁 海口 成都 贵阳 昆明 拉萨 西安
    兰州 西宁 银川 乌鲁木齐 华东 华北 华南 华中 西南 西北 东北
""")

# ---- parts that say when, not who ----

_WHEN_WORDS = any_of("""
    全年 年内 年底 今年 当年 本年度 分年度 逐年 按季 分阶段 分期 分批 近期 中期 远期 长期 持续 常态
    适时 即期 立行立改 下同 逐步 滚动 有序 稳步 按期 如期 按时 及时 实时 力争 截至 到20
    完成时限 完成时间 时间节点
""")
WHEN = re.compile(
    rf"[于在]?\d{{2,4}}\s*年|\d{{1,2}}\s*月|每[年月季半]|“?十[三四五]五|{_WHEN_WORDS}"
)
# Of those, what names no time by which a thing must be done.
NO_DEADLINE = any_of("下同 逐步 滚动 有序 稳步 适时 实时 按期 如期 按时 及时")


def role_of_words(words: str) -> Role | None:
    """The role that a label, a column head or an ending names.

    Args:
        words: Such as 牵头责任单位 or 按职责分工负责.

    Returns:
        The role, or None where no word of a role is in it.
    """
    bare = words.replace("协调", "")  # 统筹协调 helps nobody
    return next((role for role, stems in ROLE_STEMS if any(stem in bare for stem in stems)), None)


def handles(words: str) -> bool:
    """Whether a label or an ending says that a body handles a task (承办), and no more.

    Args:
        words: Such as 承办单位; 主办（承办）单位 says more.
    """
    is_in_doubt = role_of_words(words) is Role.IMPLEMENT and is_doubtful_role(words)
    return is_in_doubt and "承办" in words


def is_doubtful_role(words: str) -> bool:
    """Whether the role of a label or an ending rests on a word of doubtful meaning alone."""
    rest = words
    for word in DOUBTFUL_ROLE_WORDS:
        rest = rest.replace(word, "")
    return role_of_words(words) is not role_of_words(rest)
