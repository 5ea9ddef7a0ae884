"use strict";

/* The choices above the matrix. They stand in the address, so that a view can be sent, and the
   browser's back and forward lead through them. */
(() => {
  const { zerenMatrix } = self;
  const region = document.querySelector("[data-zr-matrix]");
  const form = document.querySelector("[data-zr-filters]");
  if (!region || !form) return;

  const found = form.querySelector("[data-zr-found]");
  const copy = form.querySelector("[data-zr-copy-view]");
  const table = region.querySelector("table");
  const model = zerenMatrix.read(table);
  const drawing = new zerenMatrix.Table(table, model);
  const keys = new zerenMatrix.Keys(table);
  const names = [...new Set([...form.elements].map(({ name }) => name).filter(Boolean))];

  /** The values of the form, and of the chosen hole the roles that lack and whether it is explained. */
  function choices() {
    const { roles = "", explained } = form.elements.holes.selectedOptions[0].dataset;
    return {
      ...Object.fromEntries(new FormData(form)),
      lacking: roles.split(" "),
      isExplained: explained !== undefined,
    };
  }

  function draw() {
    const chosen = choices();
    const view = zerenMatrix.view(model, chosen);
    const isInside = table.contains(document.activeElement);
    drawing.draw(view, chosen);
    keys.refresh();
    if (isInside) keys.focus(); /* what had the focus may be gone */
    for (const sheet of document.querySelectorAll("[data-zr-paper]")) {
      sheet.media = sheet.dataset.zrPaper === chosen.paper ? "print" : "not all";
    }
    found.textContent = summary(view, chosen);
    copy.setAttribute("data-clipboard-text", address().href);
  }

  function summary({ tasks, parties }, { holes }) {
    if (holes === "party") {
      if (!parties.length) return "每个责任主体都有任务";
      return `没有任务：${parties.map(nameWithReason).join("、")}`;
    }
    const shown = (some, all) => (some.length === all.length ? `${all.length}` : `${some.length} / ${all.length}`);
    return `显示 ${shown(tasks, model.tasks)} 项任务、${shown(parties, model.parties)} 个责任主体`;
  }

  function nameWithReason({ name, accepted }) {
    return accepted ? `${name}（已说明：${accepted}）` : name;
  }

  /** The address with the choices in it; what else it carries stays. */
  function address() {
    const url = new URL(location.href);
    const chosen = choices();
    for (const name of names) {
      url.searchParams.delete(name); /* then last, so that one view has one address */
      if (chosen[name]) url.searchParams.append(name, chosen[name]);
    }
    return url;
  }

  /** Put the choices into the address, once the view is drawn: it takes the browser longer. */
  function keep(how) {
    const { href } = address();
    setTimeout(() => {
      if (href === location.href) return;
      try {
        history[how](null, "", href);
      } catch {
        /* From a folder some browsers allow no change of the address. */
      }
    });
  }

  function readAddress() {
    const wanted = new URL(location.href).searchParams;
    for (const name of names) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = wanted.get(name) === field.value;
      else field.value = wanted.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = ""; /* no longer there */
    }
  }

  /* One step of the browser's back for a word, not for each of its letters. */
  let isTyping = false;
  function type() {
    draw();
    keep(isTyping ? "replaceState" : "pushState");
    isTyping = true;
  }

  form.addEventListener("input", ({ target, isComposing }) => {
    /* The other fields report a change; pinyin on its way to a word is none yet. */
    if (target.type === "search" && !isComposing) type();
  });
  form.addEventListener("compositionend", type);
  form.addEventListener("change", ({ target }) => {
    isTyping = false;
    if (target.type === "search") return;
    draw();
    keep("pushState");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      /* once the fields are empty */
      draw();
      keep("pushState");
    });
  });
  addEventListener("popstate", () => {
    readAddress();
    draw();
  });

  form.hidden = false;
  copy.hidden = false;
  region.removeAttribute("tabindex"); /* the cells take the focus */
  readAddress();
  /* On a phone the fields would fill the screen; they stay open where something is chosen. */
  const isNarrow = matchMedia("(max-width: 44.984375em)").matches;
  if (isNarrow && address().search === "") form.querySelector("details").open = false;
  draw();
})();
