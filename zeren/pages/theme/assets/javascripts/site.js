"use strict";

/* What the pages need beyond the theme. Everything else works with scripts off. */

/* The large button of the home page opens the search of the header. */
for (const button of document.querySelectorAll("[data-zr-open-search]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const toggle = document.querySelector("[data-md-toggle=search]");
    if (toggle && !toggle.checked) toggle.click();
    const box = document.querySelector("[data-md-component=search-query]");
    if (box) box.focus();
  });
}

/* A link is copied in full; the theme's own clipboard does the copying and says so. */
for (const button of document.querySelectorAll("[data-zr-copy-link]")) {
  const address = new URL(button.getAttribute("data-zr-copy-link"), location.href);
  button.setAttribute("data-clipboard-text", address.href);
}
for (const link of document.querySelectorAll("[data-zr-full-link]")) {
  link.textContent = link.href;
}
for (const button of document.querySelectorAll("[data-clipboard-text][hidden]")) {
  button.hidden = false;
}
