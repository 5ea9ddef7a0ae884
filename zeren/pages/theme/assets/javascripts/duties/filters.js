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
  ];
  const NOT_FETCHED =
    "。只筛选了这一页，别的页没有取到（从文件夹打开的副本取不了别的页）；完整清单见下载";

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
    /** @type {HTMLAnchorElement[]} */
    const links = [...(pager?.querySelectorAll("a") ?? [])].filter(
      (link) => link.dataset.zrPart !== undefined,
    );
    const duties = new zerenDuties.Duties();
    const own = new Set(duties.rows.map(({ element }) => element));
    /** @type {Promise<string> | null} */
    let others = null;
    /** @type {FoldingTable | null} */
    let table = null;
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

    async function haveWords() {
      if (table) return table;
      const [content] = await Promise.all([
        /** @type {Promise<FoldingTable>} */ (load(folding)),
        ...WORDS.map((name) => run(new URL(name, here).href)),
      ]);
      table = content;
      return content;
    }

    /** The rows that hold words; null where no words are looked for.
        @param {string} text */
    async function rowsWith(text) {
      if (!text) return null;
      const content = await haveWords();
      const worded = /** @type {MatrixTask[]} */ (/** @type {unknown} */ (duties.rows));
      const tasks = new zerenWords.TaskWords(worded, content).find(text);
      return /** @type {ReadonlySet<DutyRow> | null} */ (/** @type {unknown} */ (tasks));
    }

    async function draw() {
      latest += 1;
      const turn = latest;
      const chosen = choices();
      const trouble = isNarrowed(chosen) ? await haveOthers() : "";
      try {
        const holding = await rowsWith(chosen.text ?? "");
        if (turn === latest) show(chosen, holding, trouble); /* else somebody has typed on */
      } catch {
        found.textContent = "文字筛选的数据没有取到。请检查网络后再输入。";
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
      if (pager) pager.hidden = narrowed && !trouble;
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

  /** Whether this is the field for words.
      @param {EventTarget | null} target */
  function isText(target) {
    return target instanceof HTMLInputElement && target.type === "search";
  }
})();
