/* The scripts of the pages in Node: each is run as a page runs it, and is then known by its name;
   `node --test` gives every file of tests a process of its own. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";

const FOLDER = new URL("../../zeren/pages/theme/assets/javascripts/", import.meta.url);

/** Run scripts in their order.
    @param {...string} names From the folder of the scripts. */
export function run(...names) {
  for (const name of names) {
    const file = fileURLToPath(new URL(name, FOLDER));
    runInThisContext(readFileSync(file, "utf8"), { filename: file });
  }
}

/** Run all scripts of the search engine. */
export function runEngine() {
  run("search/scripts.js");
  run(...zerenScripts.map((name) => `search/${name}`));
}

/** What Python hands over; handover.py says how it is made.
    @typedef {object} Handover
    @property {FoldingTable} folding
    @property {[text: string, folded: string][]} folds
    @property {[folded: string, canonical: string][]} numerals
    @property {[folded: string, canonical: string][]} numbers
    @property {{ name: string, due: Partial<DueDays>, said: Record<string, string> }[]} judgements
    @property {[rule: string, from: string, day: string][]} occurrences
    @property {SearchIndex} index
    @property {{ query: string, first?: string, by?: Way, role?: string, answer?: string, tasks?: number }[]}
      queries */

export const handover = /** @type {Handover} */ (
  JSON.parse(readFileSync(new URL("handover.json", import.meta.url), "utf8"))
);
