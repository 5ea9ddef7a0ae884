"use strict";

/* The other pages over which a long one is divided. */
var zerenPages = (() => {
  /** The links to all pages, this one marked; none where the page is not divided.
      @returns {HTMLAnchorElement[]} */
  function links() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const found = document.querySelectorAll(".zr-parts a[data-zr-part]");
    return [...found];
  }

  /** What is found in the pages before and after this one, to stand in this one.
      @param {readonly HTMLAnchorElement[]} pages All pages, this one marked.
      @param {(page: Document) => Iterable<HTMLElement>} find */
  async function around(pages, find) {
    const here = pages.findIndex((link) => link.hasAttribute("aria-current"));
    const found = await Promise.all(
      pages.map(({ href }, at) => (at === here ? Promise.resolve([]) : fetched(href, find))),
    );
    return { before: found.slice(0, here).flat(), after: found.slice(here + 1).flat() };
  }

  /** @param {string} address
      @param {(page: Document) => Iterable<HTMLElement>} find */
  async function fetched(address, find) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wanted = [...find(page)];
    for (const element of wanted) adopt(element, address);
    return wanted;
  }

  /** Let an element lead where it led in its own page, and bear no name that stands twice.
      @param {HTMLElement} element
      @param {string} address */
  function adopt(element, address) {
    element.removeAttribute("id");
    for (const link of element.querySelectorAll("a")) {
      if (link.classList.contains("headerlink")) link.remove();
      else link.href = new URL(link.getAttribute("href") ?? "", address).href;
    }
  }

  return { links, around };
})();
