"""Heads by meaning: what offices write above their columns."""

from __future__ import annotations

import pytest

from zeren.importing.heads import Field, head_of, is_head_row

MEANT = {
    Field.NUMBER: "序号 编号 任务编号 项目序号 项次 No.",
    Field.TEXT: (
        "民生实事 为民办实事 实事项目 案由 问题描述 存在问题 隐患描述 整改要求 整改任务 工作重点 "
        "考核项目 考核指标 考核内容 评价指标 公开事项 公开内容 决策事项 二级指标 "
        "任务 工作任务 重点任务 工作内容 主要措施 具体举措 政策措施 主要任务 改革事项 重点工作"
    ),
    Field.PARTIES: (
        "责任单位 牵头单位 牵头责任单位 主要责任单位 配合单位 协同单位 协作单位 落实单位 "
        "协同责任单位 牵头部门 责任部门 州级牵头单位 牵头县直部门 责任单位及分工 责任单位及责任人 "
        "主办单位 汇总单位 责任分工 牵头 配合 部门 责任单位（列第一位的为牵头单位） "
        "责任学院 责任系部 责任车间 责任处（室） 责任股室 公开主体 配合学院 责任部室 实施机关 "
        "督导单位 验收单位 "
        "会办单位 会办 牵头考核单位 责任乡镇 业主单位 监管单位 牵头处室"
    ),
    Field.CHAPTER: "类别 所属领域 分类 板块 一级指标",
    Field.AIM: "工作目标 成果形式 年度指标 2024年目标",
    Field.OTHER: (
        "进展情况 完成情况 考核分值 联系人 计量单位 责任人及联系电话 评分标准 交办单位 "
        "责任人 具体责任人 整改责任人 第一责任人 负责人 责任单位负责人 责任人员 "
        "责任领导及责任人 经办人 任务数 事项总数 问题数量"
    ),
}


@pytest.mark.parametrize(
    ("head", "field"), [(head, field) for field, heads in MEANT.items() for head in heads.split()]
)
def test_a_head_is_known_by_its_meaning(head: str, field: Field) -> None:
    found = head_of(head)
    assert found is not None
    assert found.field is field


EXTRAS = {
    "deadline": (
        "完成时限 完成时间 时间节点 时间要求 公开时限 办结时限 办理时限 工作时限 时限要求 时限"
    ),
    "leader": "责任领导 牵头领导 分管领导 包抓领导 牵头市领导 包保人",
    "note": "备注 说明",
}


@pytest.mark.parametrize(
    ("head", "key"), [(head, key) for key, heads in EXTRAS.items() for head in heads.split()]
)
def test_a_head_of_what_is_said_besides_is_known_by_its_column(head: str, key: str) -> None:
    found = head_of(head)
    assert found is not None
    assert found.field is Field.EXTRA
    assert found.column is not None
    assert found.column.key == key


def test_a_column_of_parties_with_more_in_it_is_one_of_parties() -> None:
    found = head_of("责任单位及完成时限")
    assert found is not None
    assert found.field is Field.PARTIES


@pytest.mark.parametrize(
    "head", ["工\n作\n任\n务", "工　作　任　务", "【工作任务】工作任务：", " 工作任务* "]
)
def test_blanks_line_ends_and_ornaments_do_not_count(head: str) -> None:
    found = head_of(head)
    assert found is not None
    assert found.field is Field.TEXT


@pytest.mark.parametrize(
    "text",
    [
        "重点任务分工清单",
        "关于印发分工方案的通知",
        "附件1",
        "",
        "姓名",
        "决策程序",
        "文号",
        "到2025年，建成一个中心。",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert head_of(text) is None


def test_of_several_columns_of_tasks_the_most_particular_holds_the_task() -> None:
    ranks = [head.rank for h in ("项目名称", "重点任务", "工作内容") if (head := head_of(h))]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3


@pytest.mark.parametrize(
    ("cells", "is_head"),
    [
        (["序号", "工作任务", "责任单位"], True),
        (["重点任务", "牵头单位", "", "备注"], True),
        (["姓名", "电话", "备注"], False),
        (["1", "落实工作任务。", "州财政局牵头"], False),
        (["2", "做好信访工作", "市信访局牵头，市直各单位配合"], False),
        (["完成年度目标任务", "牵头单位：市水利局"], False),
        (["指标", "2024年目标", "责任单位"], True),
        (["责任单位", "州财政局", "州民政局", "州水利局"], False),
    ],
)
def test_rows_of_heads(cells: list[str], is_head: bool) -> None:  # noqa: FBT001 - a case's answer
    assert is_head_row(cells) is is_head
