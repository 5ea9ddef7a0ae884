"use strict";

/* The engine in a worker of its own, so that typing never waits for searching. The data are named
   behind the worker's own address and fetched at once; where that failed, with the next question. */
(() => {
  const addresses = new URLSearchParams(location.search);

  function fetchData() {
    return Promise.all(["index", "folding"].map(fetchOne));
  }

  /** @param {string} name */
  async function fetchOne(name) {
    const response = await fetch(addresses.get(name) ?? "");
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.text();
  }

  /* The data come while the scripts do, which are run one by one. */
  /** @type {Promise<string[]> | null} */
  let coming = fetchData();

  importScripts("scripts.js");
  importScripts(...zerenScripts);

  /** The data that a script carries, which it is for pages in folders. Here its JSON is read alone,
      which is much faster.
      @param {string} script
      @returns {unknown} */
  function contentOf(script) {
    return JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
  }

  /** @param {readonly string[]} scripts As they were fetched. */
  function sessionOf([index, folding]) {
    return new zerenSession.Session(
      /** @type {SearchIndex} */ (contentOf(index)),
      /** @type {FoldingTable} */ (contentOf(folding)),
    );
  }

  /** @type {Promise<Session> | null} */
  let making = null;

  /** The session, once; a failure is not kept, so that the next question tries again. */
  function session() {
    coming ??= fetchData();
    making ??= coming.then(sessionOf).catch((error) => {
      coming = null;
      making = null;
      throw error;
    });
    return making;
  }

  session().catch(() => {
    /* Told with the first question. */
  });

  /** @param {Asked} asked
      @returns {Promise<Answered>} */
  async function answer({ number, question }) {
    try {
      return { number, answer: (await session()).answer(question) };
    } catch (error) {
      return { number, error: String(error) };
    }
  }

  addEventListener("message", async (/** @type {MessageEvent<Asked>} */ { data }) => {
    postMessage(await answer(data));
  });
})();
