"use strict";

/* What the fields above the matrix say in words. */
var zerenFields = (() => {
  /** What is chosen, as `角色：牵头`.
      @param {Iterable<HTMLInputElement | HTMLSelectElement>} fields */
  function inWords(fields) {
    return [...fields].filter(isChosen).map(wordsOf);
  }

  /** @param {HTMLInputElement | HTMLSelectElement} field */
  function isChosen(field) {
    const isOff = field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked;
    return "zrFilter" in field.dataset && field.value.trim() !== "" && !isOff;
  }

  /** @param {HTMLInputElement | HTMLSelectElement} field */
  function wordsOf(field) {
    const [label] = field.labels ?? [];
    if (field.type === "checkbox") return textOf(label);
    return `${textOf(label.firstChild)}：${chosenIn(field)}`;
  }

  /** @param {HTMLInputElement | HTMLSelectElement} field */
  function chosenIn(field) {
    if (field instanceof HTMLInputElement) return field.value.trim();
    const [option] = field.selectedOptions;
    return option.dataset.zrWords ?? option.text;
  }

  /** @param {Node | null} node */
  function textOf(node) {
    return node?.textContent?.trim() ?? "";
  }

  /** The roles with their signs and words, as the field for roles has them.
      @param {HTMLFormElement} form
      @returns {ReadonlyMap<string, RoleOfData>} */
  function rolesIn(form) {
    /** @type {NodeListOf<HTMLOptionElement>} */
    const options = form.querySelectorAll("[name=role] option[data-zr-words]");
    return new Map(
      [...options].map(({ value, text, dataset }) => [
        value,
        [value, text.split(" ")[0], dataset.zrWords ?? ""],
      ]),
    );
  }

  return { inWords, rolesIn };
})();
