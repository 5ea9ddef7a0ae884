"use strict";

/* The scripts of the engine in the order in which they need one another. */
var zerenScripts = [
  "../text/codes.js",
  "../text/folding.js",
  "../text/numerals.js",
  "../text/texts.js",
  "../text/wording.js",
  "register.js",
  "finders.js",
  "hits.js",
  "pinyin.js",
  "likeness.js",
  "slips.js",
  "phrases.js",
  "pieces.js",
  "parts.js",
  "asking.js",
  "selecting.js",
  "engine.js",
  "rows.js",
  "lines.js",
  "replying.js",
  "answering.js",
  "session.js",
];
