"use strict";

/* The scripts of the engine in the order in which they need one another. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  zerenSearch.scripts = [
    "folding.js",
    "numerals.js",
    "texts.js",
    "register.js",
    "finders.js",
    "pinyin.js",
    "slips.js",
    "parts.js",
    "engine.js",
    "rows.js",
    "session.js",
  ];
})();
