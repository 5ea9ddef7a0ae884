"""What is proposed for a party that the registry does not know."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zeren.addresses import SLUG
from zeren.editing.registry_files import entries_as_text
from zeren.importing.drafts.proposals import NewParty
from zeren.importing.parties.kinds import kind_of_unit
from zeren.importing.parties.slugs import slug_of
from zeren.importing.unique import Unique
from zeren.reading.yaml_files import read_entries


@pytest.mark.parametrize(
    ("name", "slug", "kind"),
    [
        ("州农业农村局", "nongye-nongcun-ju", "政府部门"),
        ("州市场监管局", "shichang-jianguan-ju", "政府部门"),
        ("市场监管局", "shichang-jianguan-ju", "政府部门"),
        ("州自然资源和规划局", "ziran-ziyuan-guihua-ju", "政府部门"),
        ("市政务服务局", "zhengwu-fuwu-ju", "政府部门"),
        ("市市政园林局", "shizheng-yuanlin-ju", "政府部门"),
        ("州消防救援支队", "xiaofang-jiuyuan-zhidui", "事业单位"),
        ("州委组织部", "zuzhi-bu", "党委部门"),
        ("省委网信办", "wangxin-ban", "党委部门"),
        ("州银行业协会", "yinhangye-xiehui", "群团组织"),
        ("中国人民银行德宏州中心支行", "zhongguo-renmin-yinhang-dehongzhou", "金融机构"),
        ("德宏师专", "dehong-shizhuan", "院校"),
        ("州中级人民法院", "zhongji-renmin-fayuan", "司法机关"),
        ("州妇幼保健院", "fuyou-baojian-yuan", "事业单位"),
        ("州疾控中心", "jikong-zhongxin", "事业单位"),
        ("云南电网公司", "yunnan-dianwang-gongsi", "企业"),
        ("临溪区财政局", "linxiqu-caizheng-ju", "政府部门"),
        ("某某县财政局", "moumouxian-caizheng-ju", "政府部门"),
        ("红河州水利局", "honghezhou-shuili-ju", "政府部门"),
        ("临溪区委宣传部", "linxi-quwei-xuanchuan-bu", "党委部门"),
        ("市生态环境局临溪分局", "shengtai-huanjing-ju-linxi-fenju", "政府部门"),
        ("区委办", "quwei-ban", "党委部门"),
        ("教务处", "jiaowu-chu", "职能部门"),
        ("发展规划处", "fazhan-guihua-chu", "职能部门"),
        ("党委办公室、校长办公室", "dangwei-bangongshi-xiaozhang-bangongshi", "党委部门"),
        ("安全生产监督管理局", "anquan-shengchan-jiandu-guanli-ju", "政府部门"),
        ("资产经营有限公司", "zichan-jingying-youxian-gongsi", "企业"),
        ("第二人民医院", "dier-renmin-yiyuan", "事业单位"),
        ("后勤保障部", "houqin-baozhang-bu", "职能部门"),
        ("州人力资源社会保障局", "renli-ziyuan-shehui-baozhang-ju", "政府部门"),
        ("国有资产与实验室管理处", "guoyou-zichan-shiyanshi-guanli-chu", "职能部门"),
        ("马克思主义学院", "makesi-zhuyi-xueyuan", "教学单位"),
        ("青山职业技术学院", "qingshan-zhiye-jishu-xueyuan", "院校"),
        ("离退休工作处", "lituixiu-gongzuo-chu", "职能部门"),
        ("学生工作部（处）", "xuesheng-gongzuo-bu", "职能部门"),
        ("纪委办公室、监察处", "jiwei-bangongshi-jiancha-chu", "党委部门"),
        ("州住房公积金管理中心", "zhufang-gongjijin-guanli-zhongxin", "事业单位"),
        ("青竹镇人民政府", "qingzhuzhen-renmin-zhengfu", "乡镇街道"),
        ("城北街道办事处", "chengbei-jiedao-banshichu", "乡镇街道"),
        ("州社会保险中心", "shehui-baoxian-zhongxin", "事业单位"),
        ("青山县第一中学", "qingshanxian-diyi-zhongxue", "事业单位"),
        ("人民武装部", "renmin-wuzhuang-bu", "政府部门"),
        ("森林防火指挥部", "senlin-fanghuo-zhihuibu", "议事协调机构"),
        ("东风社区", "dongfeng-shequ", "村（社区）"),
        ("计算机科学与技术学院", "jisuanji-kexue-jishu-xueyuan", "教学单位"),
    ],
)
def test_slug_and_kind_of_a_unit(name: str, slug: str, kind: str) -> None:
    assert (slug_of(name), kind_of_unit(name)) == (slug, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("教务处", "职能部门"),
        ("学生工作部", "职能部门"),
        ("党委办公室", "党群部门"),
        ("校团委", "党群部门"),
        ("信息网络中心", "直属单位"),
        ("继续教育学院", "教学单位"),
        ("学生工作部（处）", "职能部门"),
        ("州教育局", "政府部门"),
    ],
)
def test_kind_of_a_part_of_a_university(name: str, kind: str) -> None:
    assert kind_of_unit(name, "校") == kind


@pytest.mark.parametrize(
    ("name", "level", "own", "kind"),
    [
        ("安全环保部", "公司", [], "职能部门"),
        ("党群工作部", "集团", [], "党群部门"),
        ("物业管理分公司", "公司", [], "企业"),
        ("第三车间", "厂", [], "生产单位"),
        ("信息中心", "公司", [], "直属单位"),
        ("县应急管理局", "公司", [], "政府部门"),
        ("心血管内科", "院", [], "临床医技科室"),
        ("医务科", "院", [], "职能部门"),
        ("教务处", "校", ["校部机关", "院系"], "校部机关"),
        ("文学院", "校", ["校部机关", "院系"], "院系"),
        ("教务处", "校", ["其他单位"], "职能部门"),
        ("州第一中学", "州", ["院校"], "院校"),
        ("州第一中学", "州", ["事业单位"], "事业单位"),
        ("州水利局", "州", ["行政机关"], "行政机关"),
        ("州总工会", "州", ["人民团体", "党群部门"], "人民团体"),
    ],
)
def test_a_sort_that_the_site_has_goes_first(
    name: str, level: str, own: list[str], kind: str
) -> None:
    assert kind_of_unit(name, level, own) == kind


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert slug_of("州水利局", Unique({"shuili-ju", "shuili-ju-2"})) == "shuili-ju-3"


@given(st.text(max_size=30), st.sets(st.sampled_from(["danwei", "a", "ju"])))
def test_every_name_gets_a_slug_of_its_own(name: str, taken: set[str]) -> None:
    slug = slug_of(name, Unique(taken))
    assert SLUG.fullmatch(slug)
    assert slug not in taken


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_an_entry_reads_back_as_the_same_name(name: str) -> None:
    party = NewParty("units", name, "x", "政府部门", aliases=(name, f"{name}甲"))
    text = entries_as_text("units.yml", [party.entry])
    (entry,), faults = read_entries(text, "units.yml")
    assert faults == ()
    assert entry.values == yaml.load(text, yaml.BaseLoader)[0]  # noqa: S506 - strings only
    assert entry.values["name"] == name
    assert entry.values["aliases"] == [name, f"{name}甲"]
