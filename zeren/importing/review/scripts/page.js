"use strict";

/* The review page: a person answers, corrects and drops, then saves the table. Nothing leaves the
   page but that file; what was said is kept for a reload where the browser lets it. */
(() => {
  const { element } = zerenElements;
  const { box, button, cell, choices } = zerenReviewFields;
  const { cellsOf, changesOf, nothing, placesOf, progressOf, tableOf } = zerenReviewRows;
  const { csvOf, save } = zerenSaving;

  const sheet = /** @type {Worksheet} */ (JSON.parse(textOf("#worksheet")));
  const KEPT_AS = `zeren-review-${sheet.digest}`;
  const said = { ...nothing(), ...kept() };
  /** The tasks on the page, by their places.
      @type {Map<number, HTMLElement>} */
  const articles = new Map();

  /** @param {string} selector */
  function textOf(selector) {
    return document.querySelector(selector)?.textContent ?? "";
  }

  /** @param {string} selector
      @returns {HTMLElement[]} */
  function all(selector) {
    return [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
  }

  /** @returns {Partial<Said>} */
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}");
    } catch {
      return {}; /* some browsers keep nothing for files */
    }
  }

  function keep() {
    try {
      localStorage.setItem(KEPT_AS, JSON.stringify(said));
    } catch {
      /* likewise; then a reload begins anew */
    }
  }

  /** After something was said: show what it does.
      @param {Iterable<number>} places Of the tasks that it concerns. */
  function changed(places) {
    keep();
    for (const place of places) showChanges(place);
    showProgress();
  }

  /* ---- questions ---- */

  /** Put choices in the place of the words that say what can be chosen.
      @param {HTMLElement} item
      @param {string} name
      @param {(asked: string) => HTMLElement} make Is given the id of the question. */
  function offer(item, name, make) {
    const question = item.querySelector(".question");
    if (!question) return;
    question.id = `${name}-asked`;
    item.querySelector(".readings")?.remove();
    question.after(make(question.id));
  }

  /** @param {HTMLElement} item */
  function askReading(item) {
    const number = Number(item.dataset.question);
    const { tasks, options } = sheet.questions[number];
    const answer = said.answers[number];
    /** @param {number | undefined} given */
    const act = (given) => {
      if (given === undefined) delete said.answers[number];
      else said.answers[number] = given;
      note.hidden = !needsHand(number);
      changed(tasks);
    };
    const note = element("p", "hand", "这样答，各格怎么改要看原文：请点“改这一项”，自己改好。");
    note.hidden = !needsHand(number);
    const name = `question-${number}`;
    if (options.length === 0) {
      offer(item, name, (asked) => {
        const field = box("看过了，照现在的记", answer === 0, (is) => act(is ? 0 : undefined));
        field.querySelector("input")?.setAttribute("aria-describedby", asked);
        return field;
      });
      return;
    }
    const offered = options.map((one, at) =>
      pair(String(at), at === 0 ? `${one.text}（现取）` : one.text),
    );
    const chosen = answer === undefined ? undefined : String(answer);
    offer(item, name, (asked) =>
      choices({ name, asked, chosen }, offered, (value) => act(Number(value))),
    );
    item.append(note);
  }

  /** @param {string} value
      @param {string} text */
  function pair(value, text) {
    return /** @type {const} */ ([value, text]);
  }

  /** Whether what was answered leaves it to a person to correct a task.
      @param {number} number */
  function needsHand(number) {
    const { tasks, options } = sheet.questions[number];
    const chosen = said.answers[number];
    if (!chosen) return false;
    return tasks.some((place) => options[chosen].edits[place] === undefined);
  }

  /** Ask what has no effect on cells, and stands in a column of its own.
      @param {HTMLElement} item
      @param {{ name: string, record: Record<string, string>, key: string }} of
      @param {readonly (readonly [value: string, text: string])[]} offered */
  function ask(item, { name, record, key }, offered) {
    offer(item, name, (asked) =>
      choices({ name, asked, chosen: record[key] }, offered, (value) => {
        record[key] = value;
        changed([]);
      }),
    );
  }

  /** @param {HTMLElement} item */
  function askName(item) {
    const number = Number(item.dataset.near);
    const { name, likely } = sheet.near[number];
    ask(item, { name: `near-${number}`, record: said.near, key: name }, [
      ...likely.map((one) => pair(one, `是“${one}”`)),
      pair("", "不是，各自登记"),
    ]);
  }

  /** @param {HTMLElement} item */
  function askSame(item) {
    const { row, key } = sheet.same[Number(item.dataset.same)];
    ask(item, { name: `same-${row}`, record: said.same, key: String(row) }, [
      pair(key, "是同一项"),
      pair(sheet.signs.new, "是新的一项"),
    ]);
  }

  /* ---- tasks ---- */

  /** @param {HTMLElement} article */
  function prepareTask(article) {
    const place = Number(article.dataset.row);
    articles.set(place, article);
    const form = element("div", "form");
    form.id = `form-${place}`;
    form.hidden = true;
    const opener = button("改这一项", () => {
      form.hidden = !form.hidden;
      opener.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) fill(form, place);
    });
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-controls", form.id);
    const drop = box("不导入这一项", said.dropped.includes(place), (isDropped) => {
      said.dropped = said.dropped.filter((one) => one !== place);
      if (isDropped) said.dropped.push(place);
      changed([place]);
    });
    article.append(element("p", "tools", opener, drop), form, element("dl", "changes"));
    showChanges(place);
    return opener;
  }

  /** The cells of a task, as they would be saved.
      @param {HTMLElement} form
      @param {number} place */
  function fill(form, place) {
    const cells = cellsOf(sheet, said, place);
    const fields = sheet.columns.map((column) =>
      cell(column, { id: `cell-${place}-${column.key}`, text: cells[column.key] }, (text) => {
        said.cells[place] = { ...said.cells[place], [column.key]: text };
        changed([place]);
      }),
    );
    const back = button("这一项恢复原样", () => {
      delete said.cells[place];
      changed([place]);
      fill(form, place);
      all(`#cell-${place}-text`)[0]?.focus();
    });
    form.replaceChildren(...fields, element("p", "tools", back));
  }

  /** @param {number} place */
  function showChanges(place) {
    const article = articles.get(place);
    const list = article?.querySelector(".changes");
    if (!(article && list)) return;
    article.classList.toggle("task--dropped", said.dropped.includes(place));
    const changes = changesOf(sheet, said, place);
    list.replaceChildren(
      ...changes.map(({ head, text }) =>
        element("div", "", element("dt", "", `${head}改为`), element("dd", "", text || "（空）")),
      ),
    );
  }

  /* ---- tasks that were not found ---- */

  /** @param {string} text */
  function add(text) {
    said.added.push(text);
    const place = sheet.rows.length + said.added.length - 1;
    const opener = showAdded(place);
    changed([place]);
    opener.click();
    all(`#cell-${place}-text`)[0]?.focus();
  }

  /** @param {number} place */
  function showAdded(place) {
    const [section] = all("#added-tasks");
    section.hidden = false;
    const number = place - sheet.rows.length + 1;
    const article = element("article", "task", element("h3", "", `补上的第 ${number} 项`));
    article.dataset.row = String(place);
    section.append(article);
    return prepareTask(article);
  }

  /* ---- the bar ---- */

  function showProgress() {
    const {
      asked,
      answered,
      changed: corrected,
      dropped,
      added,
      kept: rows,
    } = progressOf(sheet, said);
    const parts = [
      asked ? `要定的 ${asked} 处，定了 ${answered} 处` : "没有要定的",
      corrected ? `改动 ${corrected} 项` : "",
      dropped ? `去掉 ${dropped} 项` : "",
      added ? `补上 ${added} 项` : "",
      `存出 ${rows} 项`,
    ];
    const [progress] = all("#progress");
    progress.textContent = parts.filter(Boolean).join("；");
  }

  function saveTable() {
    save(sheet.file, "text/csv", csvOf(tableOf(sheet, said)));
    const { asked, answered } = progressOf(sheet, said);
    const [told] = all("#saved");
    const open = asked - answered;
    const left = open ? `还有 ${open} 处没有定，导入时会再问。` : "";
    told.textContent = `已存成“${sheet.file}”，在浏览器的下载文件夹里。${left}下一步见页首“怎样改、怎样存”。`;
  }

  function startAnew() {
    // biome-ignore lint/suspicious/noAlert: what would be lost is asked about first
    if (!confirm("把这一页上答的、改的都去掉，从头来过吗？")) return;
    try {
      localStorage.removeItem(KEPT_AS);
    } catch {
      /* nothing is kept */
    }
    location.reload();
  }

  for (const item of all("[data-question]")) askReading(item);
  for (const item of all("[data-near]")) askName(item);
  for (const item of all("[data-same]")) askSame(item);
  for (const article of all("[data-row]")) prepareTask(article);
  for (const place of placesOf(sheet, said)) if (place >= sheet.rows.length) showAdded(place);
  for (const line of all("[data-lost]")) {
    line.append(button("补成一项任务", () => add(line.dataset.lost ?? "")));
  }
  const [bar] = all("#bar");
  bar.prepend(button("存成 CSV", saveTable), button("从头来过", startAnew));
  for (const one of all("[data-with-scripts]")) one.hidden = false;
  for (const one of all("[data-without-scripts]")) one.hidden = true;
  showProgress();
})();
