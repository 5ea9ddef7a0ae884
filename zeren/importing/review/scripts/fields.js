"use strict";

/* What a person chooses and writes on the review page: choices of questions, cells of a task. */
var zerenReviewFields = (() => {
  const { element } = zerenElements;

  /** A button.
      @param {string} text
      @param {() => void} act */
  function button(text, act) {
    const made = element("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /** A box to tick, with its words.
      @param {string} text
      @param {boolean} isTicked
      @param {(isTicked: boolean) => void} act */
  function box(text, isTicked, act) {
    const field = element("input", "");
    field.type = "checkbox";
    field.checked = isTicked;
    field.addEventListener("change", () => act(field.checked));
    return element("label", "choice", field, text);
  }

  /** Choices of which one is taken; none is at first.
      @param {{ name: string, asked: string, chosen: string | undefined }} of With the id of what
        asks the question.
      @param {readonly (readonly [value: string, text: string])[]} offered
      @param {(value: string) => void} act */
  function choices({ name, asked, chosen }, offered, act) {
    const labels = offered.map(([value, text]) => {
      const field = element("input", "");
      field.type = "radio";
      field.name = name;
      field.value = value;
      field.checked = value === chosen;
      field.addEventListener("change", () => act(value));
      return element("label", "choice", field, text);
    });
    const group = element("div", "choices", ...labels);
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-labelledby", asked);
    return group;
  }

  /** A cell of a task, with the head of its column.
      @param {SheetColumn} column
      @param {{ id: string, text: string }} of
      @param {(text: string) => void} act */
  function cell({ head, hint, isLong, isLine, isParties }, { id, text }, act) {
    const field = element(isLine ? "input" : "textarea", "");
    field.id = id;
    field.value = text;
    if (field instanceof HTMLTextAreaElement) field.rows = rowsFor(text);
    const note = element("span", "note", isParties ? "几个单位用“、”隔开" : hint);
    note.id = `${id}-hint`;
    field.setAttribute("aria-describedby", note.id);
    field.addEventListener("input", () => act(field.value.trim()));
    const label = element("label", "", head);
    label.htmlFor = id;
    return element("div", isLong ? "cell cell--long" : "cell", label, field, note);
  }

  /** How many lines a text takes, more or less.
      @param {string} text */
  function rowsFor(text) {
    const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(line.length / 40)));
    return Math.min(
      10,
      lines.reduce((sum, one) => sum + one, 0),
    );
  }

  return { button, box, choices, cell };
})();
