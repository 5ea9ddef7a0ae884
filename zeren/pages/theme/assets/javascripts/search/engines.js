"use strict";

/* The engine as the page sees it: ask a question, get a promise of the answer. Over a server it
   runs in a worker; from a folder, where browsers allow neither workers nor fetching, in the page. */
(() => {
  const { zerenSearch } = self;

  class EngineInWorker {
    constructor(scripts, index) {
      this.address = new URL(`${scripts}worker.js`, document.baseURI);
      this.address.searchParams.set("index", new URL(index, document.baseURI));
      this.waiting = new Map();
      this.number = 0;
      this.worker = this.#start();
    }

    ask(question) {
      this.worker ??= this.#start();
      this.number += 1;
      const { number } = this;
      return new Promise((resolve, reject) => {
        this.waiting.set(number, { resolve, reject });
        this.worker.postMessage({ number, question });
      });
    }

    #start() {
      const worker = new Worker(this.address);
      worker.addEventListener("message", ({ data: { number, answer, error } }) => {
        const { resolve, reject } = this.waiting.get(number);
        this.waiting.delete(number);
        if (error) reject(new Error(error));
        else resolve(answer);
      });
      /* The scripts themselves could not be had: the next question tries again. */
      worker.addEventListener("error", (error) => {
        this.worker = null;
        for (const { reject } of this.waiting.values()) reject(error);
        this.waiting.clear();
      });
      return worker;
    }
  }

  class EngineInPage {
    constructor(scripts, index) {
      this.session = this.#load(scripts, index);
      this.session.catch(() => {}); /* told with the first question */
    }

    async ask(question) {
      return (await this.session).answer(question);
    }

    async #load(scripts, index) {
      let content;
      zerenSearch.receive = (received) => {
        content = received;
      };
      const names = zerenSearch.scripts.map((name) => scripts + name);
      await Promise.all([...names, index].map(loadScript));
      return new zerenSearch.Session(content);
    }
  }

  function loadScript(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false; /* in their order */
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  zerenSearch.makeEngine = (scripts, index) =>
    location.protocol === "file:"
      ? new EngineInPage(scripts, index)
      : new EngineInWorker(scripts, index);
})();
