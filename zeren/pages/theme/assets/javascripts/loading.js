"use strict";

/* Scripts that come when they are needed, and data that come as scripts, since a page in a folder
   may fetch nothing. */

/* Every script of ours is a classic one and declares one `var` of its own name, from which others
   take what they need: browsers load no modules from a folder, and what two rooms of a page share
   may be run twice. */
var zerenLoading = (() => {
  /* By this a script hands over the data that it carries. */
  const HANDOVER = "zeren:handover";

  /** Run a script; those that are asked for one after the other run in this order.
      @param {string} address
      @returns {Promise<void>} */
  async function run(address) {
    await new Promise((resolve, reject) => append(address, resolve, reject));
  }

  /** Load data that come as a script.
      @param {string} address
      @returns {Promise<unknown>} */
  function load(address) {
    return new Promise((resolve, reject) => {
      const script = append(address, () => reject(new Error(`${address} carries no data`)), reject);
      script.addEventListener(HANDOVER, (event) => {
        resolve(/** @type {CustomEvent<unknown>} */ (event).detail);
      });
    });
  }

  /** Called by a script that carries data.
      @param {unknown} content */
  function receive(content) {
    document.currentScript?.dispatchEvent(new CustomEvent(HANDOVER, { detail: content }));
  }

  /** @param {string} address
      @param {(event: Event) => void} onLoad
      @param {(error: Error) => void} onError */
  function append(address, onLoad, onError) {
    const script = document.createElement("script");
    script.src = address;
    script.async = false; /* in their order */
    script.addEventListener("load", onLoad);
    script.addEventListener("error", () => onError(new Error(`${address} cannot be had`)));
    document.head.append(script);
    return script;
  }

  return { run, load, receive };
})();
