"use strict";

/* The shown view of the matrix as a file, made in the browser. */
var zerenTaking = (() => {
  const { hasNumbers, rowsOf } = zerenContent;
  const { csvOf, save } = zerenSaving;
  const { workbookOf } = zerenWorkbook;

  const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** @param {"csv" | "xlsx"} kind
      @param {MatrixModel} model
      @param {MatrixLayout & { readonly view: MatrixView }} laid
      @param {FileHead} head */
  function take(kind, model, laid, { title, shown, from }) {
    const rows = rowsOf(model, laid);
    const above = [title, shown, edition(), legend(), from];
    if (kind === "csv") {
      save(`${title}.csv`, "text/csv", csvOf([...above.map((one) => [one]), ...rows]));
      return;
    }
    const frozenColumns = hasNumbers(model, laid) ? 2 : 1;
    const frozenRows = rows[0][0] === "" ? 2 : 1;
    const sheet = { name: "责任矩阵", above, rows, frozenRows, frozenColumns };
    save(`${title}.xlsx`, WORKBOOK, workbookOf(sheet));
  }

  /** The data's version and day, as the foot of the page says them. */
  function edition() {
    const said = document.querySelector(".zr-edition");
    const { content = "none" } = said ? getComputedStyle(said, "::before") : {};
    return content.startsWith('"') ? String(JSON.parse(content)) : "";
  }

  /** What the signs mean, as the page says it. */
  function legend() {
    const signs = [...document.querySelectorAll(".zr-legend > *")];
    const words = signs.map(({ textContent }) => (textContent ?? "").trim());
    return words.map((one) => one.replace(/^(\p{So}) ?/u, "$1 ")).join("　");
  }

  return { take };
})();
