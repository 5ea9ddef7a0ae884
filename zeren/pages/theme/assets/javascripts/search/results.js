"use strict";

/* Answers to elements. Texts are set as text, so that nothing from data is ever read as markup, and
   each in a bdi, so that one that runs from right to left turns nothing around it. */
var zerenResults = (() => {
  const { element } = zerenElements;

  /** @type {Readonly<Record<Group, string>>} */
  const GROUPS = { party: "责任主体和清单", page: "本站页面", task: "任务", guide: "使用说明" };
  /** @type {Readonly<Record<Reason["way"], string>>} */
  const WAYS = {
    party: "责任主体",
    synonym: "近义",
    pinyin: "拼音",
    number: "序号",
    slip: "相近",
    part: "部分相符",
  };

  /** Gives the address of a page.
      @typedef {(page: string) => string} LinkTo */
  /** Gives more rows of a group.
      @typedef {(more: NonNullable<Question["more"]>) => Promise<readonly Row[]>} ShowMore */

  /** The elements of an answer.
      @param {Answer} answer
      @param {LinkTo} linkTo
      @param {ShowMore} showMore */
  function showAnswer({ sections }, linkTo, showMore) {
    return sections
      .filter(({ total }) => total)
      .map(({ section, groups }) => {
        const parts = groups.map((group) => showGroup(section, group, linkTo, showMore));
        if (section !== "further") return element("section", "zr-found", ...parts);
        const head = element("h2", "zr-found__further", "相关结果");
        head.append(
          element("span", "zr-label", "　与输入的字不全相符，按又称、近义、拼音、部分的字找到"),
        );
        return element("section", "zr-found zr-found--further", head, ...parts);
      });
  }

  /** @param {Section} section
      @param {GroupOfAnswer} found
      @param {LinkTo} linkTo
      @param {ShowMore} showMore */
  function showGroup(section, { group, total, rows }, linkTo, showMore) {
    const head = element("h3", "zr-found__group", GROUPS[group]);
    head.append(element("span", "zr-count", String(total)));
    const list = element(
      "ol",
      "md-search-result__list",
      ...rows.map((row) => showRow(row, linkTo)),
    );
    const more = element("button", "zr-found__more");
    more.type = "button";
    more.tabIndex = -1;
    const update = () => {
      const left = total - list.childElementCount;
      more.hidden = left === 0;
      more.textContent = `再显示一些（还有 ${left} 个）`;
    };
    more.addEventListener("click", async () => {
      const added = await showMore({ section, group, from: list.childElementCount });
      const elements = added.map((row) => showRow(row, linkTo));
      list.append(...elements);
      elements[0]?.querySelector("a")?.focus();
      update();
    });
    update();
    return element("div", "zr-found__list", head, list, more);
  }

  /** @param {Row} row
      @param {LinkTo} linkTo */
  function showRow(row, linkTo) {
    const title = element("p", "zr-found__title", marked(row.title));
    if (row.number) title.prepend(element("span", "zr-number", `第 ${row.number} 项`));
    const lines = [title];
    if (row.details?.length) {
      lines.push(element("p", "zr-found__details", ...joined(row.details.map(marked), " · ")));
    }
    const roles = [...(row.leads ? [showLeads(row.leads, row.roles)] : []), ...othersIn(row)];
    if (roles.length) lines.push(element("p", "zr-found__roles", ...joined(roles, "　")));
    if (row.snippet?.length) lines.push(element("p", "zr-found__text", marked(row.snippet)));
    if (row.reasons.length) {
      lines.push(element("p", "zr-found__reasons", ...row.reasons.map(showReason)));
    }
    const link = element("a", "md-search-result__link");
    link.href = linkTo(row.page);
    link.tabIndex = -1;
    link.append(element("article", "md-search-result__article md-typeset", ...lines));
    return element("li", "md-search-result__item", link);
  }

  /** Who leads a task, those that the query names made strong.
      @param {LeadsOfRow} leads
      @param {readonly RoleOfRow[]} asked */
  function showLeads({ parties, left, ...role }, asked) {
    const names = parties.map((party) =>
      element(isShown(asked, role, party) ? "strong" : "bdi", "", party),
    );
    const more = left ? [`等 ${parties.length + left} 个`] : [];
    return element("span", "", sign(role), " ", ...joined(names, "、"), ...more);
  }

  /** The roles of a row that its leads do not tell.
      @param {Row} row */
  function othersIn({ roles, leads }) {
    const others = roles.filter(
      (one) => !leads?.parties.includes(one.party) || one.key !== leads.key || one.through,
    );
    return others.map(showRole);
  }

  /** @param {readonly RoleOfRow[]} asked
      @param {RoleOfIndex} role
      @param {string} party */
  function isShown(asked, { key }, party) {
    return asked.some((one) => one.key === key && one.party === party);
  }

  /** The mark and the word of a role.
      @param {RoleOfIndex} role */
  function sign({ key, mark, word }) {
    const shape = element("span", "zr-mark", mark);
    shape.setAttribute("aria-hidden", "true");
    return element("span", `zr-role zr-role--${key}`, shape, word);
  }

  /** @param {RoleOfRow} role */
  function showRole({ party, through, ...one }) {
    const role = sign(one);
    const by = through ? ["（经", element("bdi", "", through), "）"] : [];
    return element("span", "", role, " ", element("bdi", "", party), ...by);
  }

  /** @param {Reason} reason */
  function showReason({ way, meaning }) {
    const what = meaning ? ["：", element("bdi", "", meaning)] : [];
    return element("span", "zr-reason", WAYS[way], ...what);
  }

  /** Pieces of text, plain and marked in turn.
      @param {Pieces} pieces */
  function marked(pieces) {
    const nodes = pieces.map((piece, at) => (at % 2 ? element("mark", "", piece) : piece));
    return element("bdi", "", ...nodes);
  }

  /** @param {readonly Node[]} nodes
      @param {string} separator
      @returns {(Node | string)[]} */
  function joined(nodes, separator) {
    return nodes.flatMap((node, at) => (at ? [separator, node] : [node]));
  }

  /** The answer in one line, and what was found: what screen readers tell.
      @param {Answer} answer
      @param {LinkTo} linkTo */
  function showSummary(answer, linkTo) {
    const pieces = answer.line.map(({ text, page }) => {
      if (page === undefined) return element("bdi", "", text);
      const link = element("a", "", text);
      link.href = linkTo(page);
      link.tabIndex = -1;
      return link;
    });
    const line = pieces.length ? [element("p", "zr-answer", ...pieces, "。")] : [];
    return [...line, summary(answer)];
  }

  /** How much was found.
      @param {Answer} answer */
  function summary({ words, sections }) {
    if (!words.length) return "输入单位、任务或关键词";
    const [selected, literal, further] = sections.map(({ total }) => total);
    const found = selected + literal;
    if (found) return `找到 ${found} 个结果${further ? `，另有 ${further} 个相关结果` : ""}`;
    if (further) return `有 ${further} 个相关结果`;
    return "没有结果，可以换个说法";
  }

  return { showAnswer, showSummary, summary };
})();
