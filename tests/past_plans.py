"""Three plans, of which one was superseded, one is in force, and one has ended."""

from __future__ import annotations

PLANS = (
    "- {slug: old, title: 旧清单, status: superseded, superseded_by: new, until: 2025-12-31}\n"
    "- {slug: new, title: 新清单, from: 2026年1月1日}\n"
    "- {slug: gone, title: 另一个清单, status: ended}\n"
)
TASKS = (
    "清单,序号,工作任务,牵头单位,配合单位,落实单位\n"
    "old,1,修路。,州财政局,联席会议成员单位,各县市党委和政府\n"
    "new,1,栽树。,州财政局,,各县市党委和政府\n"
    "gone,1,浇水。,州财政局,州民政局,芒市\n"
)
