"use strict";

/* The choices above the matrix: what the fields say is drawn and kept in the address. */
(() => {
  const { address, keep, read } = zerenAddress;
  const { load, run } = zerenLoading;
  const { isFiltered, layout, summary } = zerenView;
  const { inWords, rolesIn } = zerenFields;

  /* What finds words comes once somebody looks for one. */
  const WORDS = [
    "../text/codes.js",
    "../text/folding.js",
    "../text/numerals.js",
    "../text/texts.js",
    "../text/wording.js",
    "words.js",
  ];
  /* What makes files comes once somebody takes one away. */
  const TAKING = ["content.js", "saving.js", "workbook.js", "taking.js"];

  /** @type {Promise<unknown> | null} */
  let taking = null;

  const { src: here, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { folding = "" } = dataset;
  /** @type {HTMLFormElement | null} */
  const filters = document.querySelector("[data-zr-filters]");
  if (filters) start(filters);

  /** Take the matrix from the page, or have it where it comes as data.
      @param {HTMLFormElement} form */
  async function start(form) {
    /* All of this stands in the template of the page. */
    const region = /** @type {HTMLElement} */ (document.querySelector("[data-zr-matrix]"));
    const table = region.querySelector("table");
    if (table) {
      const model = { ...zerenModel.read(table), roles: rolesIn(form) };
      const drawing = new zerenTable.Table(table, model);
      zerenSheets.printBeside(region, model, () => drawing.shown);
      control(form, region, { model, drawing, keys: new zerenKeys.Keys(table, drawing) });
      return;
    }
    const coming = /** @type {HTMLElement} */ (document.querySelector("[data-zr-coming]"));
    coming.hidden = false;
    try {
      const model = await zerenData.loadModel(region);
      zerenData.fillFields(form, model);
      coming.hidden = true;
      region.hidden = false;
      const drawing = new zerenGrid.Grid(region, model, (isInside) => {
        keys.redrawn();
        if (isInside) keys.focus();
      });
      const keys = new zerenKeys.Keys(drawing.table, drawing);
      zerenSheets.printBeside(region, model, () => drawing.shown);
      control(form, region, { model, drawing, keys });
    } catch {
      coming.textContent = zerenLoading.reason(
        "矩阵的数据没有取到。请检查网络后刷新本页，或者看下面分部分的表格。",
      );
    }
  }

  /** @param {HTMLFormElement} form
      @param {HTMLElement} region
      @param {MatrixOnPage} matrix */
  function control(form, region, { model, drawing, keys }) {
    const found = /** @type {HTMLElement} */ (document.querySelector("[data-zr-found]"));
    /** @type {NodeListOf<HTMLElement>} */
    const whole = document.querySelectorAll("[data-zr-whole]");
    /** @type {NodeListOf<HTMLElement>} */
    const takers = form.querySelectorAll("[data-zr-take]");
    const copy = /** @type {HTMLElement} */ (form.querySelector("[data-zr-copy-view]"));
    const holes = /** @type {HTMLSelectElement} */ (form.querySelector("[name=holes]"));
    const { table } = drawing;
    /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
    const fields = form.querySelectorAll("input[name], select[name]");
    /** @type {NodeListOf<HTMLLinkElement>} */
    const papers = document.querySelectorAll("[data-zr-paper]");

    const title = document.querySelector("article h1")?.firstChild?.textContent?.trim() ?? "";
    /** @type {MatrixView | null} */
    let seen = null;
    /** @type {InstanceType<typeof zerenWords.TaskWords> | null} */
    let words = null;
    /** @type {Promise<void> | null} */
    let coming = null;

    /** Have the words of the tasks, once; a failure is not kept. */
    function haveWords() {
      coming ??= loadWords().catch((error) => {
        coming = null;
        throw error;
      });
      return coming;
    }

    async function loadWords() {
      const [content] = await Promise.all([
        /** @type {Promise<FoldingTable>} */ (load(folding)),
        ...WORDS.map((name) => run(new URL(name, here).href)),
        zerenData.addTexts(region, model.tasks),
      ]);
      words = new zerenWords.TaskWords(model.tasks, content);
    }

    function choices() {
      return /** @type {Choices} */ (Object.fromEntries(new FormData(form)));
    }

    /** The choices, and of the hole among them its roles and whether it is explained. */
    function chosenNow() {
      const [option] = holes.selectedOptions;
      const { roles = "", explained } = option.dataset;
      return { ...choices(), lacking: roles.split(" "), isExplained: explained !== undefined };
    }

    function addressOfView() {
      return address(location.href, fields, choices());
    }

    function draw() {
      const chosen = chosenNow();
      if (!chosen.text) show(chosen, null);
      else if (words) show(chosen, words.find(chosen.text));
      else drawWithWords();
    }

    async function drawWithWords() {
      table.setAttribute("aria-busy", "true");
      try {
        await haveWords();
      } catch {
        show(chosenNow(), null);
        found.textContent = zerenLoading.reason("文字筛选的数据没有取到。请检查网络后再输入。");
        return;
      }
      draw();
    }

    /** @param {Chosen} chosen
        @param {ReadonlySet<MatrixTask> | null} holding The tasks that hold the words chosen. */
    function show(chosen, holding) {
      const view = zerenView.view(model, chosen, holding);
      const isInside = table.contains(document.activeElement);
      drawing.draw(view, chosen);
      keys.refresh();
      if (isInside) keys.focus(); /* what had the focus may be gone */
      for (const sheet of papers) {
        sheet.media = sheet.dataset.zrPaper === chosen.paper ? "print" : "not all";
      }
      say(summary(model, view, chosen, inWords(fields)), isFiltered(chosen));
      seen = view;
    }

    /** Say what is shown, at the head of the matrix and wherever it is taken.
        @param {string} shown
        @param {boolean} isPart Whether something is left out. */
    function say(shown, isPart) {
      found.textContent = shown;
      found.classList.toggle("zr-shown--part", isPart);
      for (const one of whole) one.hidden = isPart;
      const before = isPart ? `${title}：${shown}\n` : "";
      copy.dataset.clipboardText = before + addressOfView();
    }

    /** @param {string | undefined} kind */
    async function take(kind) {
      try {
        await haveTaking();
      } catch {
        found.textContent = "制作文件的程序没有取到。请检查网络后再试。";
        return;
      }
      if (!seen) return;
      const laid = { ...layout(model, seen, choices()), view: seen };
      const head = { title, shown: found.textContent ?? "", from: addressOfView() };
      zerenTaking.take(kind === "csv" ? "csv" : "xlsx", model, laid, head);
    }

    /* One step of the browser's back for a word, not for each of its letters. */
    let isTyping = false;
    function type() {
      draw();
      keep(addressOfView(), isTyping ? "replaceState" : "pushState");
      isTyping = true;
    }

    function choose() {
      draw();
      keep(addressOfView(), "pushState");
    }

    form.addEventListener("focusin", ({ target }) => {
      if (!isText(target)) return;
      haveWords().catch(() => {
        /* Told where they are needed. */
      });
    });
    form.addEventListener("input", (event) => {
      const { target, isComposing } = /** @type {InputEvent} */ (event);
      /* The other fields report a change; pinyin on its way to a word is none yet. */
      if (isText(target) && !isComposing) type();
    });
    form.addEventListener("compositionend", type);
    form.addEventListener("change", ({ target }) => {
      isTyping = false;
      if (!isText(target)) choose();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(choose)); /* once the fields are empty */
    addEventListener("popstate", () => {
      read(fields);
      draw();
    });

    for (const button of takers) {
      button.hidden = false;
      button.addEventListener("click", () => take(button.dataset.zrTake));
    }
    form.hidden = false;
    copy.hidden = false;
    region.removeAttribute("tabindex"); /* the cells take the focus */
    read(fields);
    /* In a small window the fields would fill the screen; they stay open where something is chosen. */
    const isSmall = matchMedia("(max-width: 44.984375em), (max-height: 50em)").matches;
    if (isSmall && new URL(addressOfView()).search === "") {
      form.querySelector("details")?.removeAttribute("open");
    }
    draw();
  }

  /** Have what makes files, once; a failure is not kept. */
  function haveTaking() {
    taking ??= Promise.all(TAKING.map((name) => run(new URL(name, here).href))).catch((error) => {
      taking = null;
      throw error;
    });
    return taking;
  }

  /** Whether this is the field for words.
      @param {EventTarget | null} target */
  function isText(target) {
    return target instanceof HTMLInputElement && target.type === "search";
  }
})();
