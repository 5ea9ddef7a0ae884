"use strict";

/* What the check found in the data, above each page of a preview; no published page loads this. */
(async () => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { base } = script.dataset;
  const answer = await fetch(`${base}/findings.html`, { cache: "no-store" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const findings = /** @type {HTMLElement | null} */ (page.querySelector("#findings"));
  if (!findings || findings.hidden) return;
  const box = document.createElement("aside");
  box.className = "zr-notice zr-findings";
  box.setAttribute("aria-label", "数据检查");
  box.append(...findings.childNodes);
  document.querySelector("article")?.prepend(box);
})();
