"use strict";

/* The choices above the duties of a party: what the fields say is shown and kept in the address. */
(() => {
  const { address, keep, read } = zerenAddress;
  const { chosenRows, isNarrowed, summary } = zerenChoice;
  const { load, run } = zerenLoading;

  /* What finds words comes once somebody looks for one. */
  const WORDS = [
    "../text/codes.js",
    "../text/folding.js",
    "../text/numerals.js",
    "../text/texts.js",
    "../text/wording.js",
    "../matrix/words.js",
    "../search/files.js",
    "texts.js",
  ];
  const NOT_FETCHED =
    "。只筛选了这一页，别的页没有取到（从文件夹打开的副本取不了别的页）；完整清单见下载";
  const WITHOUT_TEXTS = "。正文没有取到，只在标题和序号里查找；请检查网络后再输入";

  const { src: here, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { folding = "" } = dataset;
  /** @type {HTMLFormElement | null} */
  const filters = document.querySelector("[data-zr-duty-filters]");
  if (filters && document.querySelector("table.zr-duties")) control(filters);

  /** @param {HTMLFormElement} form */
  function control(form) {
    const found = /** @type {HTMLElement} */ (form.querySelector("[data-zr-found]"));
    /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
    const fields = form.querySelectorAll("input[name], select[name]");
    const pager = /** @type {HTMLElement | null} */ (document.querySelector(".zr-parts"));
    const links = zerenPages.links();
    const duties = new zerenDuties.Duties();
    const own = new Set(duties.rows.map(({ element }) => element));
    /** @type {Promise<string> | null} */
    let others = null;
    /** @type {Promise<FoldingTable> | null} */
    let table = null;
    /** Where the page does not hold them.
        @type {Promise<ReadonlyMap<string, readonly string[]>> | null} */
    let texts = null;
    /** @type {InstanceType<typeof zerenDutyTexts.DutyWords> | null} */
    let words = null;
    let latest = 0;

    function choices() {
      return /** @type {DutyChoices} */ (Object.fromEntries(new FormData(form)));
    }

    /** Have the duties of the other pages, once; gives what to say where they cannot be had. */
    function haveOthers() {
      others ??= links.length
        ? duties.add(links).then(
            () => "",
            () => NOT_FETCHED,
          )
        : Promise.resolve("");
      return others;
    }

    /** Have what finds words, once; a failure is not kept. */
    function haveTable() {
      table ??= loadTable().catch((error) => {
        table = null;
        throw error;
      });
      return table;
    }

    /** Have the texts that the page does not hold, once; a failure is not kept. */
    function haveTexts() {
      const { zrTexts } = form.dataset;
      if (zrTexts === undefined) return new Map();
      texts ??= zerenDutyTexts.loadTexts(zrTexts, duties.rows).catch((error) => {
        texts = null;
        throw error;
      });
      return texts;
    }

    /** The rows that hold words, and what to say where not all could be looked through; null where
        no words are looked for.
        @param {string} text
        @returns {Promise<{ holding: ReadonlySet<DutyRow> | null, trouble: string }>} */
    async function rowsWith(text) {
      if (!text) return { holding: null, trouble: "" };
      const content = await haveTable();
      try {
        const more = await haveTexts();
        if (words?.rows !== duties.rows) {
          words = new zerenDutyTexts.DutyWords(duties.rows, content, more);
        }
        return { holding: words.find(text), trouble: "" };
      } catch {
        const titles = new zerenDutyTexts.DutyWords(duties.rows, content, new Map());
        return { holding: titles.find(text), trouble: WITHOUT_TEXTS };
      }
    }

    async function draw() {
      latest += 1;
      const turn = latest;
      const chosen = choices();
      const missing = isNarrowed(chosen) ? await haveOthers() : "";
      try {
        const { holding, trouble } = await rowsWith(chosen.text ?? "");
        /* Else somebody has typed on. */
        if (turn === latest) show(chosen, holding, missing + trouble);
      } catch {
        found.textContent = zerenLoading.reason("文字筛选的数据没有取到。请检查网络后再输入。");
      }
    }

    /** @param {DutyChoices} chosen
        @param {ReadonlySet<DutyRow> | null} holding The rows that hold the words chosen.
        @param {string} trouble What to say of what could not be had. */
    function show(chosen, holding, trouble) {
      const narrowed = isNarrowed(chosen);
      /* Without a choice this page alone. */
      const rows = duties.rows.filter(({ element }) => narrowed || own.has(element));
      const shown = chosenRows(rows, chosen, holding);
      duties.show(shown);
      if (pager) pager.hidden = narrowed && !trouble.startsWith(NOT_FETCHED);
      found.textContent = summary(shown.size, rows, chosen) + trouble;
    }

    /* One step of the browser's back for a word, not for each of its letters. */
    let isTyping = false;
    /** @param {boolean} typed */
    function choose(typed) {
      draw();
      const href = address(location.href, fields, /** @type {Choices} */ (choices()));
      keep(href, typed && isTyping ? "replaceState" : "pushState");
      isTyping = typed;
    }

    form.addEventListener("input", (event) => {
      const { target, isComposing } = /** @type {InputEvent} */ (event);
      if (isText(target) && !isComposing) choose(true);
    });
    form.addEventListener("compositionend", () => choose(true));
    form.addEventListener("change", ({ target }) => {
      if (!isText(target)) choose(false);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => choose(false)));
    addEventListener("popstate", () => {
      read(fields);
      draw();
    });

    form.hidden = false;
    read(fields);
    draw();
  }

  /** The table of folding, and the scripts that find words. */
  async function loadTable() {
    const [content] = await Promise.all([
      /** @type {Promise<FoldingTable>} */ (load(folding)),
      ...WORDS.map((name) => run(new URL(name, here).href)),
    ]);
    return content;
  }

  /** Whether this is the field for words.
      @param {EventTarget | null} target */
  function isText(target) {
    return target instanceof HTMLInputElement && target.type === "search";
  }
})();
