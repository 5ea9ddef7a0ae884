"use strict";

/* Says of each date on a page what it is today. */
var zerenDates = (() => {
  const { element } = zerenElements;
  const { dayAt, inWords } = zerenDays;
  const { judge, daysOf } = zerenJudging;

  /* What is due first, what is past last. */
  /** @type {readonly string[]} */
  const ORDER = ["soon", "later", "again", "", "past"];

  /** Judge everything within a part of the page that has days.
      @param {ParentNode} part */
  function mark(part) {
    const today = dayAt(Date.now());
    /** @type {NodeListOf<HTMLElement>} */
    const items = part.querySelectorAll("[data-zr-due]");
    for (const item of items) {
      const { state, words } = judge(daysOf(item), today);
      item.dataset.zrState = state;
      const said = element("span", "zr-now", words);
      said.dataset.zrOn = `（按${inWords(today)}计）`; /* for paper, which stays as it is */
      const before = item.querySelector(".zr-now");
      if (before) before.replaceWith(said);
      else place(item, said);
    }
    for (const list of part.querySelectorAll("[data-zr-sorted]")) sort(list);
  }

  /** @param {Element} list */
  function sort(list) {
    const items = [...list.children].map((item) => /** @type {HTMLElement} */ (item));
    list.append(...items.sort((one, other) => rank(one) - rank(other)));
  }

  /** @param {HTMLElement} item */
  function rank({ dataset }) {
    return ORDER.indexOf(dataset.zrState ?? "");
  }

  /** Put what is said where a mark shows the place, else behind the words that say when.
      @param {HTMLElement} item
      @param {HTMLElement} said */
  function place(item, said) {
    const spot = item.querySelector("[data-zr-now]");
    if (spot) spot.append(said);
    else item.querySelector(".zr-proof")?.before(" ", said);
  }

  mark(document);

  return { mark };
})();
