"use strict";

/* The next date of all, on the pages that name it. */
(() => {
  const { element } = zerenElements;
  const { dayAt } = zerenDays;
  const { judge, daysOf } = zerenJudging;

  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("[data-zr-next]");
  for (const place of places) say(place);

  /** @param {HTMLElement} place */
  function say(place) {
    const today = dayAt(Date.now());
    /** @type {NodeListOf<HTMLElement>} */
    const items = place.querySelectorAll("[data-zr-due]");
    const judged = [...items].map((item) => ({ item, ...judge(daysOf(item), today) }));
    const coming = judged.filter(({ state, day }) => state !== "past" && day >= today);
    coming.sort((one, other) => (one.day < other.day ? -1 : 1));
    const [first] = coming;
    if (!first) return;
    const same = coming.filter(({ day }) => day === first.day);
    const number = same.reduce((sum, { item }) => sum + Number(item.dataset.zrNumber), 0);
    const days = zerenDays.between(today, first.day);
    const link = first.item.querySelector("a");
    const when = `${zerenDays.inWords(first.day)}（${days ? `还有 ${days} 天` : "就是今天"}）`;
    place.replaceChildren("下一个日期：", element("strong", "", when), " ");
    if (number === 1 && link) place.append(link);
    else place.append(`${number} 条`);
    place.append(" · ");
    place.hidden = false;
  }
})();
