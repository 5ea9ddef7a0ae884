"""Rules for milestones: what each kind needs, its rule, and whether 前 includes the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zeren.checks.context import Context
from zeren.checks.figures import CELLS_OF, Figure, kind_of
from zeren.figures import Inclusion, MilestoneKind
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import MILESTONES
from zeren.text.dates import date_in
from zeren.text.rules import RuleError, known_rule, rule_in

OTHER_KIND = declare(
    "M010",
    Severity.ERROR,
    "类型与填写的内容不符",
    about="“期限”只填截止日期，“起止”填起始和截止日期，“定期”只填规则。"
    "原文写明了日期的，就要填；没有写明的，不填。",
    wrong="类型：期限，原文：2025年6月底前，截止日期为空",
    right="类型：期限，原文：2025年6月底前，截止日期：2025年6月",
)
WRONG_RULE = declare(
    "M011",
    Severity.ERROR,
    "规则不对，或落不到哪一天",
    about="规则照 RRULE 写：每年某月某日写 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10，"
    "每月某日写 FREQ=MONTHLY;BYMONTHDAY=5，月底写 BYMONTHDAY=-1，每周五写 FREQ=WEEKLY;BYDAY=FR；"
    "到某天为止的，末尾加 ;UNTIL=20251231。",
    wrong="规则：FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    right="规则：FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28",
)
INVENTED_RULE = declare(
    "M012",
    Severity.ERROR,
    "规则不是原文写的",
    about="原文写明每年、每月、每周的哪一天才填规则。“重大节日期间”“按年度”“每季度”没有写哪一天，"
    "规则不填。",
    wrong="原文：重大节日期间，规则：FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1",
    right="原文：重大节日期间，规则为空",
)
UNDECLARED = declare(
    "M013",
    Severity.ERROR,
    "没有写明含不含当日",
    about="“12月10日前”含不含12月10日，要由人来定，填在“含当日”：含的填“是”，不含的填“否”，"
    "问不到的填“未明确”。“底前”“到2025年”没有这个问题，不填。",
    wrong="原文：12月10日前，含当日为空",
    right="原文：12月10日前，含当日：是",
)

_WHEN = ("from", "until", "rule")


def kinds(context: Context) -> Iterator[Finding]:
    """A milestone holds what its kind does not have, or lacks what its quote names."""
    for entry in context.entries(MILESTONES):
        kind = kind_of(entry)
        for key in _WHEN:
            if kind and entry.text(key) and key not in CELLS_OF[kind]:
                yield OTHER_KIND.found(
                    entry.place(key),
                    f"类型是“{kind.word}”，不填“{entry.called(key)}”。",
                    f"删去“{entry.called(key)}”，或改正类型。",
                    entry.text(key),
                )
    for one in context.proven(MILESTONES):
        kind = kind_of(one.entry)
        if kind is not None:
            yield from _lacking(one, kind)


def _lacking(one: Figure, kind: MilestoneKind) -> Iterator[Finding]:
    """What a quote names and the entry leaves out."""
    entry = one.entry
    if not any(map(entry.text, _WHEN)):
        phrase = next((phrase for phrase in one.phrases if phrase.is_dated), None)
        if phrase is not None and phrase.kind is not kind:
            yield OTHER_KIND.found(
                entry.place("kind"),
                f"原文写明了“{phrase.text}”，没有登记；它不是“{kind.word}”。",
                f"类型改成“{phrase.kind.word}”，并照原文填上；或换成没有写日期的原文。",
                kind.word if entry.is_row else kind.value,
            )
            return
    for phrase in (phrase for phrase in one.phrases if phrase.kind is kind):
        named = {
            "from": phrase.starts.words if phrase.starts else "",
            "until": phrase.ends.words if phrase.ends else "",
            "rule": phrase.rule or "",
        }
        held = {key: words for key, words in named.items() if words and key in CELLS_OF[kind]}
        if not held or not _may_mean(one, held):
            continue
        for key, right in held.items():
            if not entry.text(key):
                yield OTHER_KIND.found(
                    entry.place(key),
                    f"原文写明了“{phrase.text}”，没有填“{entry.called(key)}”。",
                    f"填“{right}”。",
                )
        return


def _may_mean(one: Figure, named: Mapping[str, str]) -> bool:
    """Whether what an entry holds is of the date that a phrase names, as far as it goes."""
    return all(
        not written or key == "rule" or date_in(written) == date_in(named[key])
        for key in named
        for written in [one.entry.text(key)]
    )


def wrong_rules(context: Context) -> Iterator[Finding]:
    """A rule cannot be read, or never falls on a day."""
    for entry in context.entries(MILESTONES):
        written = entry.text("rule")
        if not written:
            continue
        try:
            rule_in(written)
        except RuleError as error:
            yield WRONG_RULE.found(
                entry.place("rule"),
                f"规则“{written}”不对：{error}。",
                "每年12月10日写成 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10；"
                "原文没有写哪一天的，规则不填。",
                written,
            )


def invented_rules(context: Context) -> Iterator[Finding]:
    """A rule names days that its quote does not."""
    for one in context.proven(MILESTONES):
        rule = known_rule(one.entry.text("rule"))
        if rule is None:
            continue
        named = [other for phrase in one.phrases if (other := known_rule(phrase.rule or ""))]
        if any((rule.days, rule.until) == (other.days, other.until) for other in named):
            continue
        right = "、".join(other.text for other in named)
        yield INVENTED_RULE.found(
            one.entry.place("rule"),
            f"原文没有写“{rule.words}”。",
            f"改成“{right}”。" if right else "原文没有写哪一天的，规则不填。",
            one.entry.text("rule"),
        )


def undeclared_inclusion(context: Context) -> Iterator[Finding]:
    """前 stands behind a date, and nobody says whether it includes the day; or it does not."""
    for one in context.proven(MILESTONES):
        written = one.entry.text("inclusive")
        ends, rule = date_in(one.entry.text("until")), one.entry.text("rule")
        if not (ends or rule):
            if written in {Inclusion.NO, Inclusion.UNCLEAR}:
                yield _needless(one, "没有填日期，说不上含不含。", written)
            continue
        meant = [p for p in one.phrases if (p.ends == ends if ends else p.rule is not None)]
        before = next((phrase for phrase in meant if phrase.is_before), None)
        if before is not None and not written:
            yield UNDECLARED.found(
                one.entry.place("inclusive"),
                f"“{before.text}”含不含这个日期，没有写明。",
                "填“是”“否”或“未明确”。",
            )
        elif meant and before is None and written in {Inclusion.NO, Inclusion.UNCLEAR}:
            yield _needless(
                one, f"“{meant[0].text}”后面没有“前”，这个日期就是含在里面的。", written
            )


def _needless(one: Figure, message: str, written: str) -> Finding:
    value = Inclusion(written).word if one.entry.is_row else written
    return UNDECLARED.found(one.entry.place("inclusive"), message, "填“是”，或不填。", value)


RULES = (kinds, wrong_rules, invented_rules, undeclared_inclusion)
