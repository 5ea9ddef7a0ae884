"use strict";

/* The engine as the page sees it: ask a question, get a promise of the answer. Over a server it
   runs in a worker; from a folder, where browsers allow neither workers nor fetching, in the page. */
var zerenEngines = (() => {
  const { check, current, numberOfParts, partsOf } = zerenFiles;
  const { load, run } = zerenLoading;

  /** Where the scripts and the data of the search are.
      @typedef {{ scripts: string, index: string, folding: string }} Addresses */

  /** @implements {SearchEngine} */
  class EngineInWorker {
    #number = 0;
    /** Who waits for an answer, by the number of the question.
        @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
    #waiting = new Map();
    #address;
    /** @type {Worker | null} */
    #worker = null;

    /** @param {Addresses} addresses */
    constructor({ scripts, index, folding }) {
      this.#address = new URL(`${scripts}worker.js`, document.baseURI);
      for (const [name, address] of Object.entries({ index, folding })) {
        this.#address.searchParams.set(name, new URL(current(address), document.baseURI).href);
      }
      this.#address.searchParams.set("parts", String(numberOfParts()));
      this.#worker = this.#start();
    }

    /** @param {Question} question
        @returns {Promise<Answer>} */
    ask(question) {
      this.#worker ??= this.#start();
      const worker = this.#worker;
      this.#number += 1;
      const number = this.#number;
      return new Promise((resolve, reject) => {
        this.#waiting.set(number, { resolve, reject });
        worker.postMessage({ number, question });
      });
    }

    #start() {
      const worker = new Worker(this.#address);
      worker.addEventListener("message", (/** @type {MessageEvent<Answered>} */ { data }) => {
        const waiting = this.#waiting.get(data.number);
        this.#waiting.delete(data.number);
        if ("answer" in data) waiting?.resolve(data.answer);
        else waiting?.reject(new Error(data.error));
      });
      /* The scripts themselves could not be had: the next question tries again. */
      worker.addEventListener("error", ({ message }) => {
        worker.terminate();
        this.#worker = null;
        for (const { reject } of this.#waiting.values()) reject(new Error(message));
        this.#waiting.clear();
      });
      return worker;
    }
  }

  /** @implements {SearchEngine} */
  class EngineInPage {
    #session;

    /** @param {Addresses} addresses */
    constructor(addresses) {
      this.#session = loadSession(addresses);
      this.#session.catch(() => {
        /* Told with the first question. */
      });
    }

    /** @param {Question} question */
    async ask(question) {
      return (await this.#session).answer(question);
    }
  }

  /** @param {Addresses} addresses */
  async function loadSession({ scripts, index, folding }) {
    const parts = partsOf(current(index), numberOfParts()).map(load);
    const [content, table] = await Promise.all([
      /** @type {Promise<SearchIndex>} */ (load(current(index))),
      /** @type {Promise<FoldingTable>} */ (load(current(folding))),
      ...zerenScripts.map((name) => run(scripts + name)),
    ]);
    const rows = /** @type {SearchIndex["records"][]} */ (await Promise.all(parts));
    check(content, rows.length);
    return new zerenSession.Session(content, table, rows);
  }

  /** @param {Addresses} addresses
      @returns {SearchEngine} */
  function makeEngine(addresses) {
    return location.protocol === "file:"
      ? new EngineInPage(addresses)
      : new EngineInWorker(addresses);
  }

  return { makeEngine };
})();
