"use strict";

/* A matrix that comes as data, where it would be too heavy for one page. */
var zerenData = (() => {
  const { load } = zerenLoading;
  const { element } = zerenElements;

  /** Load the matrix that a region names.
      @param {HTMLElement} region
      @returns {Promise<MatrixModel>} */
  async function loadModel(region) {
    /** @type {unknown[]} */
    const [first, ...further] = await loadAll(region.dataset.zrRows);
    const { roles, kinds, rows } = /** @type {MatrixData} */ (first);
    const all = [rows, ...further.map((part) => /** @type {MatrixData} */ (part).rows)].flat();
    return modelOf(roles, kinds, all, region);
  }

  /** Add to the tasks the texts in which words are looked for.
      @param {HTMLElement} region
      @param {readonly MatrixTask[]} tasks */
  async function addTexts(region, tasks) {
    const texts = /** @type {string[][]} */ (await loadAll(region.dataset.zrTexts)).flat();
    texts.forEach((text, index) => {
      tasks[index].texts = [...tasks[index].texts.slice(0, 2), text];
    });
  }

  /** @param {string} [addresses] With blanks between them. */
  function loadAll(addresses = "") {
    return Promise.all(addresses.split(" ").filter(Boolean).map(load));
  }

  /** @param {readonly RoleOfData[]} roles
      @param {readonly KindOfData[]} kinds
      @param {readonly RowOfData[]} rows
      @param {HTMLElement} region
      @returns {MatrixModel} */
  function modelOf(roles, kinds, rows, { dataset }) {
    const isOverview = "zrPlans" in dataset;
    const linkTo = linksFrom(dataset.zrRoot ?? "");
    /** @type {MatrixParty[]} */
    const parties = [];
    for (const kind of kinds) {
      for (const party of kind[2]) {
        parties.push(partyOf(parties.length, party, kind, linkTo(`${party[0]}/`)));
      }
    }
    /** @param {string} key */
    const pageOf = (key) => linkTo(isOverview ? `plans/${key}/matrix/` : `tasks/${key}/`);
    const tasks = rows.map((row, index) => {
      const task = taskOf(index, row, pageOf(row[0]));
      addDuties(task, parties, row[4], roles);
      return task;
    });
    return {
      tasks,
      parties,
      isOverview,
      roles: new Map(roles.map((role) => [role[0], role])),
      filteredTo: ({ plan }, { key }) => `${pageOf(plan)}?party=${encodeURIComponent(key)}`,
    };
  }

  /* Links are made where they are drawn: there may be ten thousand. */

  /** @param {number} index
      @param {PartyOfData} party
      @param {KindOfData} kind
      @param {string} page
      @returns {MatrixParty} */
  function partyOf(index, [key, name, accepted], [group, isCounty], page) {
    return {
      index,
      name,
      group,
      accepted: accepted || undefined,
      get link() {
        return linkOf(page, name);
      },
      duties: [],
      line: null,
      column: null,
      key,
      isCounty: Boolean(isCounty),
    };
  }

  /** @param {number} index
      @param {RowOfData} row
      @param {string} page
      @returns {MatrixTask} */
  function taskOf(index, [key, number, title, accepted, , status], page) {
    return {
      index,
      name: number + title,
      group: "",
      accepted: accepted || undefined,
      get link() {
        const spans = [element("span", "zr-title", title)];
        if (status) spans[0].append(element("span", "zr-status", status));
        if (number) spans.unshift(element("span", "zr-number", number));
        return linkOf(page, ...spans);
      },
      duties: [],
      line: null,
      column: null,
      plan: key,
      isPast: Boolean(status),
      texts: [number, title],
      cells: [],
    };
  }

  /** @param {string} address
      @param {...(Node | string)} content */
  function linkOf(address, ...content) {
    const link = element("a", "", ...content);
    link.href = address;
    return link;
  }

  /** The addresses of pages; in a folder their files, as there is no server to find them.
      @param {string} root
      @returns {(page: string) => string} */
  function linksFrom(root) {
    const file = location.protocol === "file:" ? "index.html" : "";
    return (page) => `${root}${page}${file}`;
  }

  /** @param {MatrixTask} task
      @param {readonly MatrixParty[]} parties
      @param {readonly number[]} marks Of each mark its party, role, and number of tasks.
      @param {readonly RoleOfData[]} roles */
  function addDuties(task, parties, marks, roles) {
    for (let at = 0; at < marks.length; at += 3) {
      const [place, code, number] = marks.slice(at, at + 3);
      const party = parties[place];
      const [role] = roles[code % roles.length];
      const duty = { task, party, role, isThrough: code >= roles.length, number };
      task.duties.push(duty);
      party.duties.push(duty);
    }
  }

  /** Fill the fields in which tasks and parties are chosen.
      @param {HTMLFormElement} form
      @param {MatrixModel} model */
  function fillFields(form, { tasks, parties }) {
    /** @type {(name: string, ...choices: HTMLElement[]) => void} */
    const fill = (name, ...choices) => form.querySelector(`[name=${name}]`)?.append(...choices);
    const byKind = zerenHeads.groupsOf(parties).map(({ group, items }) => {
      const choices = element("optgroup", "", ...items.map(optionOf));
      choices.label = group;
      return choices;
    });
    fill("party", ...byKind);
    fill("only", ...byKind);
    fill("kind", ...byKind.map(({ label }) => new Option(label)));
    fill("county", ...parties.filter(({ isCounty }) => isCounty).map(optionOf));
    fill("plan", ...tasks.map(({ name, plan }) => new Option(name, plan)));
  }

  /** @param {{ readonly name: string, readonly key: string }} party */
  function optionOf({ name, key }) {
    return new Option(name, key);
  }

  return { loadModel, addTexts, fillFields };
})();
