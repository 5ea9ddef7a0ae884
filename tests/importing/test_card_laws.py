"""Laws of cards: whatever stands in a text, no line of it is dropped or put in another place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zeren.importing.document import Grid, Paragraph
from zeren.importing.lists.card_values import mark_of
from zeren.importing.lists.cards import with_cards

_LABELS = ("责任单位：县教体局", "完成时限：2030年6月底", "整改措施：清理。", "目标任务：新建。")
_LINES = """
    责任单位： 县水务局 完成时限： 2030年9月 整改措施： 整改措施 1.清理河道。 2.设牌。 3.巡查。
    （一）河道乱堆乱放。 （二）砂场扬尘。 一、认识不深 二、落实不力 （三）改造市场 问题一：不净。
    问题二：不清。 01 02 新建幼儿园 改造农贸市场 督察发现问题三个。 整改目标：达标。 责任人：张三
    来源：云溪发布 编辑：小云 联系电话：1 备注：以上各项按月报。 二、责任单位 一、整改任务
    县人民政府 2030年7月1日 附件1 停车位项目 云溪县民生实事 【第2件】改造市场 第三件：修路。
""".split()  # noqa: SIM905 - shorter so
others = st.lists(st.sampled_from([*_LINES, *_LABELS]), max_size=3)
cards = st.tuples(others, st.permutations(_LABELS), others).map(lambda parts: sum(parts, []))  # noqa: RUF017 - few
texts = st.one_of(st.lists(others, max_size=8), st.lists(cards, max_size=5))


@given(texts)
def test_every_line_is_kept_in_its_place(parts: list[list[str]]) -> None:
    lines = [line for part in parts for line in part]
    given_lines = [Paragraph(text, str(at)) for at, text in enumerate(lines)]
    made = with_cards(given_lines, ())
    kept = [block for block in made if isinstance(block, Paragraph)]
    places = [int(line.place) for line in kept]
    assert places == sorted(set(places))
    in_cards = "\n".join(text for grid in made if isinstance(grid, Grid) for text in grid.texts)
    for line in given_lines:
        if line.place in {one.place for one in kept}:
            continue
        assert all(words in in_cards for words in words_of(line)), line.text


def words_of(line: Paragraph) -> list[str]:
    """What a card may hold apart from each other: a number, a head and its words."""
    mark = mark_of(line)
    text = line.text if mark is None else mark.rest
    number = [] if mark is None or "：" in text or text.isdecimal() else [mark.number]
    return [part for part in (*number, *text.split("：")) if part]
