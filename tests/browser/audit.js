// What a page holds and did, for tests that look for what must not be there.
() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const article = document.querySelector("article");
  // The fields above the matrix, which are the template's own.
  const fields = `[data-zr-filters]:is(form), [data-zr-filters] > details,
    [data-zr-filters] :is(summary, label, input, select, optgroup, option)`;
  const width = row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
  return {
    ran: window.ran ?? null,
    title: document.title,
    text: article.textContent,
    elements: [...new Set(all("*", article).filter(element => !element.closest(fields))
      .filter(element => !element.matches("details.zr-more, details.zr-more > summary"))
      .map(element => element.localName))],
    bold: all("strong", article).filter(element => !element.closest(".zr-figures, .zr-parties, .zr-brief, .zr-more")).length,
    handlers: all("*").flatMap(element =>
      element.getAttributeNames().filter(name => name.startsWith("on"))),
    links: all("a[href], area[href]", article).map(link => link.href),
    tables: all("table", article).map(table => [...table.rows].map(width)),
    metas: Object.fromEntries(["description", "og:description"].map(name =>
      [name, all(`meta[name="${name}"], meta[property="${name}"]`).map(meta => meta.content)])),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}
