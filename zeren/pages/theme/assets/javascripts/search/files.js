"use strict";

/* The files of the search data. The style sheet of the edition says their version and in how many
   files the records stand, so that all can be fetched at once. */
var zerenFiles = (() => {
  /** The address of data of the search, which is a new one whenever they change.
      @param {string} address */
  function current(address) {
    return `${address}?v=${told("version")}`;
  }

  /** How many files hold the records beside the index; 0 where they stand in it. */
  function numberOfParts() {
    return Number(told("parts"));
  }

  /** The addresses of the files that hold the records of an index.
      @param {string} index Its address, with or without a version.
      @param {number} count How many there are. */
  function partsOf(index, count) {
    return Array.from({ length: count }, (_, at) => index.replace(/\.js(?=\?|$)/, `-${at + 1}.js`));
  }

  /** That the records are those of an index; a page that is long open knows an older edition.
      @param {SearchIndex} index
      @param {number} count In how many files they came. */
  function check(index, count) {
    if (count !== index.parts) throw new Error(`${count} files of records, not ${index.parts}`);
  }

  /** @param {string} name */
  function told(name) {
    const root = getComputedStyle(document.documentElement);
    return root.getPropertyValue(`--zr-search-${name}`).replace(/["\s]/g, "");
  }

  return { current, numberOfParts, partsOf, check };
})();
