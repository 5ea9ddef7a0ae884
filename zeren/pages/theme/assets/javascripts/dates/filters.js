"use strict";

/* The choices above the calendar and above the targets: whose they are, and how they stand today. */
(() => {
  const { address, keep, read } = zerenAddress;
  const { element } = zerenElements;
  const ITEMS = "[data-zr-for]";
  const SECTIONS = "[data-zr-section]";
  const NOT_FETCHED = "。只看了这一页，别的页没有取到（从文件夹打开的副本取不了别的页）";
  /** @type {readonly [DueState, string][]} */
  const STATES = [
    ["soon", "30 天内到期"],
    ["later", "以后到期"],
    ["again", "以后再来"],
    ["past", "期限已过"],
  ];

  /** @type {HTMLFormElement | null} */
  const filters = document.querySelector("[data-zr-figure-filters]");
  if (filters) control(filters);

  /** @param {HTMLFormElement} form */
  function control(form) {
    const found = /** @type {HTMLElement} */ (form.querySelector("[data-zr-found]"));
    /** @type {NodeListOf<HTMLSelectElement>} */
    const fields = form.querySelectorAll("select[name]");
    const pager = /** @type {HTMLElement | null} */ (document.querySelector(".zr-parts"));
    const own = new Set(all(ITEMS));
    /** @type {Promise<string> | null} */
    let others = null;

    function choices() {
      return /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    }

    /** Have what stands on the other pages, once; gives what to say where it cannot be had. */
    function haveOthers() {
      others ??= addOthers().then(
        () => "",
        () => NOT_FETCHED,
      );
      return others;
    }

    async function draw() {
      const chosen = choices();
      const isNarrowed = Object.values(chosen).some(Boolean);
      const trouble = isNarrowed ? await haveOthers() : "";
      const items = all(ITEMS).filter((item) => isNarrowed || own.has(item));
      const shown = items.filter((item) => fits(item, chosen));
      const visible = new Set(shown);
      for (const item of all(ITEMS)) item.hidden = !visible.has(item);
      for (const section of all(SECTIONS)) {
        section.hidden = !all(ITEMS, section).some((item) => visible.has(item));
      }
      if (pager) pager.hidden = isNarrowed && !trouble;
      found.textContent = summary(shown, items.length, isNarrowed) + trouble;
      sayOnPaper();
    }

    /* On paper there are no fields. */
    function sayOnPaper() {
      const said = [...fields].map(({ value, selectedOptions: [option] }) => value && option.text);
      for (const place of all("[data-zr-chosen]")) {
        place.textContent = said.filter(Boolean).join(" · ");
      }
    }

    form.addEventListener("change", () => {
      draw();
      keep(address(location.href, fields, /** @type {Choices} */ (choices())), "pushState");
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      setTimeout(() => form.dispatchEvent(new Event("change")));
    });
    addEventListener("popstate", () => {
      read(fields);
      draw();
    });
    form.hidden = false;
    read(fields);
    draw();
  }

  /** @param {string} selector
      @param {ParentNode} within
      @returns {HTMLElement[]} */
  function all(selector, within = document) {
    return [...within.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  }

  /** Whether an item is what was chosen.
      @param {HTMLElement} item
      @param {Record<string, string>} chosen */
  function fits({ dataset }, { party, state, kind }) {
    return (
      (!party || (dataset.zrFor ?? "").split(" ").includes(party)) &&
      (!state || (dataset.zrState ?? "undated") === state) &&
      (!kind || dataset.zrKind === kind)
    );
  }

  /** What is shown, in one line.
      @param {readonly HTMLElement[]} shown
      @param {number} number
      @param {boolean} isNarrowed */
  function summary(shown, number, isNarrowed) {
    const parts = STATES.map(([state, words]) => {
      const those = shown.filter(({ dataset }) => dataset.zrState === state);
      return those.length ? `${words} ${those.length} 条` : "";
    });
    const whole = isNarrowed ? `符合的有 ${shown.length} 条，共 ${number} 条` : `共 ${number} 条`;
    return [whole, ...parts.filter(Boolean)].join("，");
  }

  /** Take in what stands on the other pages. */
  async function addOthers() {
    const { around, links } = zerenPages;
    const pages = links();
    const [list] = all("[data-zr-figures]");
    if (!(pages.length && list)) return;
    const { before, after } = await around(pages, (page) => {
      const [theirs] = all("[data-zr-figures]", page);
      return [...(theirs?.children ?? [])].map((one) => /** @type {HTMLElement} */ (one));
    });
    list.prepend(...before);
    list.append(...after);
    zerenDates.mark(list);
  }

  /* What is due within thirty days, or else what comes next, above all others. */
  for (const place of all("[data-zr-coming]")) {
    const coming = all("[data-zr-due]").filter(({ dataset }) => dataset.zrState === "soon");
    const lines = coming.map((item) => {
      const link = item.querySelector("a");
      const copy = element("a", "", link?.textContent ?? "");
      copy.href = link?.href ?? "";
      const said = item.querySelector(".zr-now")?.cloneNode(true) ?? "";
      return element("li", "", copy, " ", said);
    });
    if (lines.length) place.append(element("ul", "zr-dates", ...lines));
    else place.append(element("p", "", "30 天内没有到期的。"));
    place.hidden = false;
  }
})();
