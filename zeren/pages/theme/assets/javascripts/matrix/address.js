"use strict";

/* The choices in the address: a view can be sent, and the browser's back and forward lead through
   the views. */
var zerenAddress = (() => {
  /** The address of a view; what else an address carries stays.
      @param {string} href
      @param {Iterable<{ readonly name: string }>} fields
      @param {Choices} choices In the order of the form. */
  function address(href, fields, choices) {
    const url = new URL(href);
    for (const { name } of fields) url.searchParams.delete(name);
    /* Then last, so that one view has one address. */
    for (const [name, value] of Object.entries(choices)) {
      if (value) url.searchParams.append(name, value);
    }
    return url.href;
  }

  /** Put an address into the browser, once the view is drawn: it takes the browser longer.
      @param {string} href
      @param {"pushState" | "replaceState"} how */
  function keep(href, how) {
    setTimeout(() => {
      if (href === location.href) return;
      try {
        history[how](null, "", href);
      } catch {
        /* From a folder some browsers allow no change of the address. */
      }
    });
  }

  /** Fill the fields with the choices of the browser's address.
      @param {Iterable<HTMLInputElement | HTMLSelectElement>} fields */
  function read(fields) {
    const wanted = new URL(location.href).searchParams;
    for (const field of fields) {
      const value = wanted.get(field.name) ?? "";
      if (field instanceof HTMLInputElement && field.type === "checkbox") {
        field.checked = value === field.value;
      } else {
        field.value = value;
      }
      if (field instanceof HTMLSelectElement && field.selectedIndex === -1) {
        field.value = ""; /* no longer there */
      }
    }
  }

  return { address, keep, read };
})();
