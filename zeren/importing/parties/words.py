"""Names of bodies divided into words, for addresses: 人力资源|社会保障, not 人力|资源社|会保障."""

from __future__ import annotations

from collections.abc import Iterator

# Words of two characters and more that names of bodies are made of. A word that is not here is
# taken for two characters long, as most are.
_WORDS = """
安全 生产 监督 管理 监管 监察 监测 监理 检察 检查 检验 检测 检疫 督查 督导 巡视 巡察 纪检 纪律
审计 审批 审查 财务 财政 财会 会计 预算 国库 税务 统计 调查 计划 规划 发展 改革 开发 建设 基建
基本 工程 项目 资产 资源 资金 投资 融资 经营 运营 运行 经济 贸易 商务 商贸 市场 价格 物价 物资
储备 采购 招标 招商 促进 企业 公司 集团 控股 股份 有限 责任 总公司 分公司 子公司 产业 工业 信息
信息化 数据 大数据 网络 网信 通信 电信 移动 联通 铁塔 电力 电网 供电 能源 水电 燃气 石油 煤矿 矿山
地质 测绘 地震 气象 环境 环保 生态 保护 自然 林业 林草 草原 湿地 森林 公园 园林 绿化 农业 农村
农机 农垦 畜牧 兽医 渔业 种子 植保 乡村 振兴 扶贫 水利 水务 水文 水库 河长 防汛 抗旱 应急 救援
消防 地方 人民 政府 人大 政协 常委 常务 代表 大会 会议 协商 党委 党校 党政 党群 党建 党史 党务
支部 总支 组织 宣传 统战 统一 战线 政法 政治 政策 研究 编制 机构 机关 直属 事务 服务 后勤 保障
保卫 保密 保健 保险 保管 档案 史志 方志 地志 老干部 离退休 退休 退役 军人 军民 融合 国防 动员 人防
防空 征兵 武装 公安 国家 司法 法院 法律 法制 法治 依法 治国 治州 治县 治市 治省 全面 深化 监狱
戒毒 交警 交通 运输 公路 铁路 民航 航务 海事 口岸 海关 边防 出入境 移民 搬迁 安置 民政 民族 宗教
侨务 外事 港澳 台湾 对外 友好 合作 交流 国际 社会 社会化 人事 人才 人力 劳动 就业 创业 创新 培训
招生 招聘 职称 工资 住房 公积金 城乡 城市 城镇 城管 市政 房产 房屋 土地 国土 征收 综合 行政 执法
政务 公共 卫生 健康 医疗 医药 医院 医保 药品 食品 疾病 疾控 预防 控制 中心 妇幼 妇女 儿童 老龄
计生 生育 中医 中医药 血站 急救 文化 文物 文明 文学 文艺 艺术 旅游 广播 电视 电视台 电影 新闻 出版
传媒 融媒体 媒体 报社 日报 图书馆 图书 博物馆 档案馆 科技馆 文化馆 体育馆 体育 教育 教学 教务 教师
教研 高等 职业 技术 技能 学校 学院 大学 中学 小学 学生 学工 学科 学位 学术 研究生 本科 成人 继续
幼儿园 幼儿 师范 专科 高专 师专 科技 科学 科研 科普 协会 学会 联合会 联合 总会 商会 工会 总工会
青年 共青团 团委 残疾人 残联 红十字会 红十字 工商联 工商业 供销 合作社 银行 支行 分行 金融 证券
信用 信用社 农信 保监 外汇 烟草 专卖 邮政 快递 知识 产权 标准 质量 计量 认证 特种 设备 实验室 实验
装备 仪器 材料 化学 化工 物理 数学 生物 生命 机械 电气 电子 自动化 计算机 软件 智能 人工 土木 建筑
外国语 外语 语言 语文 马克思 主义 哲学 历史 管理学 经济学 法学 心理 心理学 咨询 评估 评价 考核
绩效 考试 目标 效能 优化 营商 战略 政研 改革办 法规 制度 标准化 内部 内控 风险 合规 法务 纪委 监委
秘书 文秘 综治 维稳 信访 接待 督办 协调 联络 联系 推进 领导 小组 指挥部 指挥 专班 委员会 办公室
办公厅 办公 校长 院长 书记 董事会 董事 经理 总经理 街道 社区 开发区 园区 高新 新区 景区 工业园
自治 第一 第二 第三 第四 第五 第六 第七 第八 第九 北京 上海 云南 中国 中央 全国 中级 高级
基层 局属 州委 县委 市委 省委 区委 志愿 志愿者 慈善 养老 救助 福利 殡葬 婚姻 登记 不动产 交易 仲裁
公证 律师 食堂 校园 校医院 校友 基金会 基金 期刊 学报 出版社 宿舍 公寓 物业 维修 动力 车辆 车队
车间 班组 仓储 物流 配送 销售 营销 客户 品牌 工艺 研发 设计 技改 环卫 供水 排水 污水 垃圾 处理
处置 利用 回收 节能 低碳 节约 机场 港口 火车站 车站 总站 体彩 福彩 彩票 发行 地名 区划 双拥 优抚
烈士 纪念 陵园 农民 农办 粮食 种植 养殖 蔬菜 茶叶 咖啡 橡胶 甘蔗 总局 分局 支队 大队 总队 中队
银行业 办事处 人武 民兵 统筹 战备 扶持 示范 实践 教导 德育 总务 年级 护理 门诊 药剂 病案 感染 内科
外科 妇联 文联 科协 侨联 社科联 分中心 检察院 州政府 县政府 市政府 院办 校办 卫健 文旅 教体 人社
住建 发改 工信
"""
_VOCABULARY = frozenset(_WORDS.split())
_LONGEST = max(map(len, _VOCABULARY))
# What ends the name of a place, which is one word: 青山县.
_PLACE_ENDS = frozenset("省州市县区旗盟镇乡村")
# What a name of a body ends in, as a word of its own.
_ENDS = frozenset("局委办部厅署院会行队所站校社司处科馆台室系组")
# What it costs to take a piece for a word: fewer words are likelier, unknown ones less likely.
_KNOWN = 1.0
_UNKNOWN = {1: 2.0, 2: 2.2, 3: 3.7}
_PLACE = 2.5
_END = 0.9


def words_of(name: str) -> tuple[str, ...]:
    """Divide a name in the likeliest way.

    Args:
        name: The name, Chinese characters alone.

    Returns:
        Its words, in order; together they are the name.
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(name) + 1)
    for start in range(len(name) - 1, -1, -1):
        best[start] = min(
            (cost + best[start + size][0], size) for size, cost in _pieces(name, start)
        )
    words, at = [], 0
    while at < len(name):
        size = best[at][1]
        words.append(name[at : at + size])
        at += size
    return tuple(words)


def _pieces(name: str, start: int) -> Iterator[tuple[int, float]]:
    """The lengths that a word may have which begins here, each with its cost."""
    for size in range(1, min(_LONGEST, len(name) - start) + 1):
        piece = name[start : start + size]
        if piece in _VOCABULARY:
            yield size, _KNOWN
        elif size == 1 and start == len(name) - 1 > 0 and piece in _ENDS:
            yield size, _END
        elif size in _UNKNOWN:
            is_place = size == max(_UNKNOWN) and piece[-1] in _PLACE_ENDS
            yield size, _PLACE if is_place else _UNKNOWN[size]
