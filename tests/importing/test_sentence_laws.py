"""Laws that hold for every sentence, however odd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from zeren.importing.sentences.reading import read_sentence
from zeren.importing.sentences.readings import Context, KnownNames
from zeren.importing.sentences.tokenizer import tokenize
from zeren.importing.sentences.tokens import Kind
from zeren.model import Role
from zeren.wording import compose, parse

# Sentences made of the words of the genre reach further than any letters do.
_WORDS = """
    州财政局 省教育厅 教育厅 宣传部 省委组织部 国家发展改革委 自然资源和规划局 中央和国家机关工委
    各县市 各区 县级市 各有关部门 各项目牵头单位 国务院相关部门 部门 人民政府 人民银行
    牵头 配合 落实 负责 按职责分工负责 组织实施 分别 会同 由 以上均由 等 和 及 与 以及
    、 ， ； 。 , ; （ ） ( ) 【 】 < > “ ” 《 》 ： : 牵头单位： 配合部门： 完成时限： 下同
    及时 年内 今年 全年 “十四五”期间 6月底 以下均需 不再列出 责任领导：
    列第一位者为牵头单位 标★的为牵头单位
    2025年底前完成 ★ 1. （牵头） （以下简称 无 级 高 中 省 市 区 甲 乙
"""
genre = st.lists(st.sampled_from([*_WORDS.split(), " ", "\n", "\u3000"]), max_size=40).map("".join)
texts = st.one_of(genre, st.text(max_size=80))

UNITS = """
    州财政局 州自然资源和规划局 省教育厅 国家发展改革委 市场监管总局 人民银行 州工业和信息化局
    各县（市、区）人民政府 各有关部门 各项目牵头单位 团州委 德宏师专 中国人民银行德宏州中心支行
    京津冀协同发展办 中央和国家机关工委 市委宣传部（市文明办）
""".split()  # noqa: SIM905 - shorter so
names = st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True)
parties_by_role = st.dictionaries(st.sampled_from(list(Role)), names, min_size=1)


@given(texts)
def test_every_text_has_a_reading(text: str) -> None:
    reading = read_sentence(text)
    assert reading.text == text
    assert 0 <= reading.confidence <= 1
    assert all(text[m.start : m.end] == m.written for m in reading.assignments)
    assert all(m.party and m.written for m in reading.assignments)
    assert len({(m.party, m.role) for m in reading.assignments}) == len(reading.assignments)
    assert (reading.confidence < 1) == bool(reading.questions)


@given(texts)
def test_no_character_falls_between_tokens(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert token.start >= end
        assert not text[end : token.start].strip()
        end = token.end
    assert not text[end:].strip()


@given(texts)
def test_a_canonical_sentence_is_parsed_and_composed_back(text: str) -> None:
    reading = read_sentence(text)
    if reading.canonical:
        known = [mention.party for mention in reading.assignments]
        assert compose(parse(text, known)) == text


@given(texts)
def test_what_has_an_odd_bracket_is_never_sure(text: str) -> None:
    reading = read_sentence(text)
    is_odd = any(token.kind is Kind.STRAY for token in tokenize(text))
    assert not (is_odd and reading.confidence == 1)


@given(
    st.lists(st.sampled_from(["州甲局", "州乙局", "各有关部门"]), max_size=2),
    st.lists(st.sampled_from(["州丙局", "州丁局"]), min_size=1, max_size=2),
    st.sampled_from(["（）", "（等）", "(等)", "【】"]),
    st.sampled_from(["相关单位配合", "州戊局牵头", "有关部门负责", "各县市"]),
)
def test_a_bracket_of_units_before_a_unit_is_never_sure(
    before: list[str], inside: list[str], pair: str, after: str
) -> None:
    start = "".join(f"{unit}、" for unit in before)
    reading = read_sentence(f"{start}{pair[0]}{'、'.join(inside)}{pair[1:]}{after}")
    assert reading.confidence < 1


@given(parties_by_role)
def test_what_is_composed_is_read_back(parties: dict[Role, Sequence[str]]) -> None:
    reading = read_sentence(compose(parties))
    read: defaultdict[Role, list[str]] = defaultdict(list)
    for mention in reading.assignments:
        read[mention.role].append(mention.party)
    assert read == parties
    assert reading.canonical


@given(
    st.lists(
        st.tuples(names, st.sampled_from(["牵头", "配合", "按职责分工负责", "组织实施", "参与"])),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["，", "；", ",", "。", ""]),
    st.booleans(),
)
def test_no_unit_is_lost(
    groups: list[tuple[list[str], str]],
    separator: str,
    goes_on: bool,  # noqa: FBT001 - drawn
) -> None:
    etc = "等" if goes_on else ""
    sentence = separator.join("、".join(units) + etc + role for units, role in groups)
    read = {mention.party for mention in read_sentence(f"（{sentence}）").assignments}
    assert read == {unit for units, _ in groups for unit in units}


@given(texts, st.sampled_from(UNITS))
def test_a_known_name_is_kept_whole(text: str, unit: str) -> None:
    names_known = KnownNames({unit: unit})
    sentence = f"{unit}牵头，{text}"
    first, *_ = read_sentence(sentence, Context(names=names_known)).assignments
    assert (first.party, first.start) == (unit, 0)
