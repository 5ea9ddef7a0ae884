"use strict";

/* The choices above the matrix: what the fields say is drawn and kept in the address. */
(() => {
  const { address, keep, read } = zerenAddress;
  const { load, run } = zerenLoading;

  /* What finds words comes once somebody looks for one. */
  const WORDS = [
    "../text/codes.js",
    "../text/folding.js",
    "../text/numerals.js",
    "../text/texts.js",
    "../text/wording.js",
    "words.js",
  ];

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
      const model = zerenModel.read(table);
      const drawing = new zerenTable.Table(table, model);
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
    const found = /** @type {HTMLElement} */ (form.querySelector("[data-zr-found]"));
    const copy = /** @type {HTMLElement} */ (form.querySelector("[data-zr-copy-view]"));
    const holes = /** @type {HTMLSelectElement} */ (form.querySelector("[name=holes]"));
    const { table } = drawing;
    /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
    const fields = form.querySelectorAll("input[name], select[name]");
    /** @type {NodeListOf<HTMLLinkElement>} */
    const papers = document.querySelectorAll("[data-zr-paper]");

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
      found.textContent = zerenView.summary(model, view, chosen);
      copy.dataset.clipboardText = addressOfView();
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

    form.hidden = false;
    copy.hidden = false;
    region.removeAttribute("tabindex"); /* the cells take the focus */
    read(fields);
    /* On a phone the fields would fill the screen; they stay open where something is chosen. */
    const isNarrow = matchMedia("(max-width: 44.984375em)").matches;
    if (isNarrow && new URL(addressOfView()).search === "") {
      form.querySelector("details")?.removeAttribute("open");
    }
    draw();
  }

  /** Whether this is the field for words.
      @param {EventTarget | null} target */
  function isText(target) {
    return target instanceof HTMLInputElement && target.type === "search";
  }
})();
