"use strict";

/* Scripts that come when they are needed, and data that come as scripts, since a page in a folder
   may fetch nothing. */

/* Every script of ours is a classic one and declares one `var` of its own name, from which others
   take what they need: browsers load no modules from a folder, and what two rooms of a page share
   may be run twice. */
var zerenLoading = (() => {
  /* By this a script hands over the data that it carries. */
  const HANDOVER = "zeren:handover";

  /* What to do below the floor, which README.md names. */
  const TOO_OLD =
    "浏览器版本过低，搜索和筛选用不了：请更新浏览器（Chrome、Edge 86，Firefox 90，Safari 15 或更新的版本）";

  /** Why something cannot be had: as it is told, unless the browser lacks what Chromium has from 86 on.
      @param {string} otherwise */
  function reason(otherwise) {
    const isNew = "replaceChildren" in Element.prototype && "replaceAll" in String.prototype;
    return isNew ? otherwise : `${TOO_OLD}。`;
  }

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
    const script = document.currentScript;
    if (script) script.dispatchEvent(new CustomEvent(HANDOVER, { detail: content }));
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

  return { run, load, receive, reason, TOO_OLD };
})();
