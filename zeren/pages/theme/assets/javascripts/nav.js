"use strict";

/* The drawer of small windows, made of the tabs of larger ones, which every page holds; and the
   button that leads back to the top. */
(() => {
  /** @param {string} name
      @param {string} classes
      @param {...(Node | string)} inner */
  function element(name, classes, ...inner) {
    const made = document.createElement(name);
    made.className = classes;
    made.append(...inner);
    return made;
  }

  /** @param {HTMLAnchorElement} tab */
  function entry(tab) {
    const words = element("span", "md-ellipsis", tab.textContent?.trim() ?? "");
    const link = /** @type {HTMLAnchorElement} */ (element("a", "md-nav__link", words));
    link.href = tab.href;
    const current = tab.getAttribute("aria-current");
    if (current) {
      link.setAttribute("aria-current", current);
      link.classList.add("md-nav__link--active");
    }
    return element("li", "md-nav__item", link);
  }

  const logo = /** @type {HTMLElement} */ (document.querySelector(".md-header .md-logo"));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const tabs = document.querySelectorAll(".md-tabs__link:only-child, .md-tabs__item ul a");
  const own = /** @type {HTMLElement} */ (logo.cloneNode(true));
  own.className = "md-nav__button md-logo";
  const title = element("label", "md-nav__title", own, logo.title);
  title.setAttribute("for", "__drawer");
  const list = element("ul", "md-nav__list", ...[...tabs].map(entry));
  list.dataset.mdScrollfix = "";
  const nav = element("nav", "md-nav md-nav--primary md-nav--lifted", title, list);
  nav.setAttribute("aria-label", "导航栏");
  nav.dataset.mdLevel = "0";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  const core = element("div", "md-sidebar__inner", nav);
  const scrolled = element("div", "md-sidebar__scrollwrap", core);
  const bar = element("div", "md-sidebar md-sidebar--primary", scrolled);
  bar.dataset.mdComponent = "sidebar";
  bar.dataset.mdType = "navigation";
  bar.hidden = here.dataset.hidden !== undefined;
  here.before(bar);

  /* The icon is that of Material Design (Apache 2.0). */
  here.closest("main")?.insertAdjacentHTML(
    "beforeend",
    `<button type="button" class="md-top md-icon" data-md-component="top" hidden>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path
        d="M13 20h-2V8l-5.5 5.5-1.42-1.42L12 4.16l7.92 7.92-1.42 1.42L13 8z"/></svg>
      回到页面顶部
    </button>`,
  );
})();
