"use strict";

/* Elements, made with their content. */
var zerenElements = (() => {
  /** Make an element.
      @template {keyof HTMLElementTagNameMap} Name
      @param {Name} name
      @param {string} classes
      @param {...(Node | string)} children Texts are set as text.
      @returns {HTMLElementTagNameMap[Name]} */
  function element(name, classes, ...children) {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...children);
    return made;
  }

  return { element };
})();
