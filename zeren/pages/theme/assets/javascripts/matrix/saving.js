"use strict";

/* Rows as CSV, and a file that the browser makes and saves. */
var zerenSaving = (() => {
  /** Rows as CSV for Excel and WPS: with a mark of its encoding, and nothing that they would take
      for a formula (as zeren/text/csv_guard.py has it).
      @param {readonly (readonly FileCell[])[]} rows */
  function csvOf(rows) {
    const lines = rows.map((row) => row.map(quoted).join(","));
    return `\ufeff${lines.join("\r\n")}\r\n`;
  }

  /** @param {FileCell} cell */
  function quoted(cell) {
    const text = String(cell);
    const guarded = typeof cell === "string" && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
  }

  /** @param {string} name
      @param {string} type
      @param {BlobPart} content */
  function save(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name.replace(/[\\/:*?"<>|]/g, "_");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  return { csvOf, save };
})();
