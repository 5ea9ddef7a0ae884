"use strict";

/* The engine in a worker of its own, so that typing never waits for searching. The index is named
   behind the worker's own address and fetched at once; where that failed, with the next question. */

async function fetchIndex() {
  const response = await fetch(new URLSearchParams(self.location.search).get("index"));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

/* The index comes while the scripts do, which are run one by one. */
let coming = fetchIndex();

importScripts("scripts.js");
importScripts(...self.zerenSearch.scripts);

/* The index is a script for pages in folders. Here its JSON is read alone, which is much faster. */
function sessionOf(script) {
  const json = script.slice(script.indexOf("(") + 1, script.lastIndexOf(")"));
  return new self.zerenSearch.Session(JSON.parse(json));
}

let making = null;

/** The session, once; a failure is not kept, so that the next question tries again. */
function session() {
  coming ??= fetchIndex();
  making ??= coming.then(sessionOf).catch((error) => {
    coming = null;
    making = null;
    throw error;
  });
  return making;
}

session().catch(() => {}); /* told with the first question */

self.addEventListener("message", async ({ data: { number, question } }) => {
  try {
    self.postMessage({ number, answer: (await session()).answer(question) });
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
});
