"use strict";

/* The engine in a worker of its own, so that typing never waits for searching. The data are named
   behind the worker's own address and fetched at once; where that failed, with the next question. */
(() => {
  const addresses = new URLSearchParams(location.search);
  const decoder = new TextDecoder();
  const [index, folding] = ["index", "folding"].map((name) => addresses.get(name) ?? "");

  const LINE_END = 0x0a;
  const BYTES_AT_ONCE = 1 << 15;

  importScripts("files.js");
  const parts = zerenFiles.partsOf(index, Number(addresses.get("parts")));

  function fetchData() {
    return Promise.all([index, folding, ...parts].map(fetchOne));
  }

  /** The bytes, which take less room than the text.
      @param {string} address */
  async function fetchOne(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return response.arrayBuffer();
  }

  /* The data come while the scripts do, which are run one by one. */
  /** @type {Promise<ArrayBuffer[]> | null} */
  let coming = fetchData();

  importScripts("scripts.js");
  importScripts(...zerenScripts);

  /** The data that a script carries, which it is for pages in folders. Here its JSON is read alone,
      which is much faster.
      @param {ArrayBuffer} bytes
      @returns {unknown} */
  function contentOf(bytes) {
    const script = decoder.decode(bytes);
    return JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
  }

  /** @param {ArrayBuffer[]} files As they were fetched; none is left, so that nothing keeps them. */
  function sessionOf(files) {
    const [content, table] = /** @type {[SearchIndex, FoldingTable]} */ (
      files.splice(0, 2).map(contentOf)
    );
    zerenFiles.check(content, files.length);
    return new zerenSession.Session(content, table, recordsOf(files));
  }

  /** The records of one file after the other, some lines at a time.
      @param {ArrayBuffer[]} files
      @returns {Generator<SearchIndex["records"]>} */
  function* recordsOf(files) {
    for (let file = files.shift(); file; file = files.shift()) {
      const bytes = new Uint8Array(file);
      const end = bytes.lastIndexOf(LINE_END, bytes.length - 2);
      for (let from = bytes.indexOf(LINE_END) + 1; from < end; ) {
        const to = bytes.indexOf(LINE_END, Math.min(from + BYTES_AT_ONCE, end));
        const rows = decoder.decode(bytes.subarray(from, to)).replace(/,$/, "");
        yield JSON.parse(`[${rows}]`);
        from = to + 1;
      }
    }
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
