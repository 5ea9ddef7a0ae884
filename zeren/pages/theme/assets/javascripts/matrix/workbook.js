"use strict";

/* A workbook with one sheet, for Excel, WPS and LibreOffice (Office Open XML), in a ZIP archive
   without compression: what a view of the matrix needs and no more. Pure. */
var zerenWorkbook = (() => {
  const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
  const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

  /** What XML cannot hold. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

  /** @param {FileSheet} sheet
      @returns {Uint8Array<ArrayBuffer>} */
  function workbookOf(sheet) {
    return zipOf([
      ["[Content_Types].xml", contentTypes()],
      ["_rels/.rels", relations(`${OFFICE}/officeDocument`, "xl/workbook.xml")],
      ["xl/workbook.xml", workbook(sheet.name)],
      ["xl/_rels/workbook.xml.rels", relations(`${OFFICE}/worksheet`, "worksheets/sheet1.xml")],
      ["xl/styles.xml", styles()],
      ["xl/worksheets/sheet1.xml", worksheet(sheet)],
    ]);
  }

  function contentTypes() {
    return `${DECLARATION}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`;
  }

  /** @param {string} type
      @param {string} target */
  function relations(type, target) {
    const style = target.startsWith("worksheets")
      ? `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/>`
      : "";
    return `${DECLARATION}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${type}" Target="${target}"/>${style}</Relationships>`;
  }

  /** @param {string} name */
  function workbook(name) {
    return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  }

  /** The styles by number: 0 plain, 1 bold, 2 in the middle, 3 bold and upright for heads. */
  function styles() {
    const bold = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"';
    return `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${bold}/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>${bold} applyAlignment="1"><alignment horizontal="center" vertical="bottom" textRotation="255"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }

  /** @param {FileSheet} sheet */
  function worksheet({ above, rows, frozenRows, frozenColumns }) {
    const all = [...above.map((text) => [text]), ...rows];
    const heads = above.length + frozenRows;
    const corner = `${columnName(frozenColumns)}${heads + 1}`;
    const pane = `<pane xSplit="${frozenColumns}" ySplit="${heads}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
    const wide =
      frozenColumns > 1
        ? [
            [1, 8],
            [2, 44],
          ]
        : [[1, 44]];
    const columns = wide.map(([at, width]) => columnWidth(at, at, width)).join("");
    const most = Math.max(...rows.map(({ length }) => length), frozenColumns + 1);
    const others = columnWidth(frozenColumns + 1, most, 5);
    const lines = all.map((row, at) => {
      const isHead = at >= above.length && at < heads;
      const cells = row.map((cell, column) => {
        let style = Number(at === 0 || isHead);
        if (column >= frozenColumns && at >= heads - 1) style = at >= heads ? 2 : 3;
        return cellOf(cell, `${columnName(column)}${at + 1}`, style);
      });
      return `<row r="${at + 1}">${cells.join("")}</row>`;
    });
    return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}${others}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
  }

  /** @param {number} first
      @param {number} last
      @param {number} width */
  function columnWidth(first, last, width) {
    return `<col min="${first}" max="${last}" width="${width}" customWidth="1"/>`;
  }

  /** Texts are texts, whatever they begin with; nothing stands for nothing.
      @param {FileCell} cell
      @param {string} place
      @param {number} style */
  function cellOf(cell, place, style) {
    if (cell === "") return "";
    if (typeof cell === "number") return `<c r="${place}" s="${style}"><v>${cell}</v></c>`;
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }

  /** A, B … Z, AA …
      @param {number} column From 0 on.
      @returns {string} */
  function columnName(column) {
    const before = column >= 26 ? columnName(Math.floor(column / 26) - 1) : "";
    return before + String.fromCharCode(65 + (column % 26));
  }

  /** @param {string} text */
  function escaped(text) {
    return text
      .replace(UNSAYABLE, "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;");
  }

  /* ---- The archive: https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT ---- */

  /** The first of January 1980, which is day 0 of the format. */
  const DAY = 0x21;
  const UTF_8_NAMES = 0x0800;

  /** @param {readonly (readonly [name: string, content: string])[]} files
      @returns {Uint8Array<ArrayBuffer>} */
  function zipOf(files) {
    const encoder = new TextEncoder();
    /** @type {number[][]} */
    const directory = [];
    /** @type {(Uint8Array<ArrayBuffer> | number[])[]} */
    const parts = [];
    let at = 0;
    for (const [name, content] of files) {
      const title = encoder.encode(name);
      const bytes = encoder.encode(content);
      const common = [
        ...[20, UTF_8_NAMES, 0, 0, DAY].flatMap(two),
        ...[crc32(bytes), bytes.length, bytes.length].flatMap(four),
        ...[title.length, 0].flatMap(two),
      ];
      const head = [...four(0x04034b50), ...common, ...title];
      directory.push([
        ...four(0x02014b50),
        ...two(20),
        ...common,
        ...[0, 0, 0].flatMap(two),
        ...[0, at].flatMap(four),
        ...title,
      ]);
      parts.push(head, bytes);
      at += head.length + bytes.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0);
    const counts = [0, 0, files.length, files.length].flatMap(two);
    const end = [...four(0x06054b50), ...counts, ...four(size), ...four(at), ...two(0)];
    return joined([...parts, ...directory, end]);
  }

  /** @param {readonly (Uint8Array<ArrayBuffer> | number[])[]} parts */
  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** @param {number} value */
  function two(value) {
    return [value & 0xff, (value >>> 8) & 0xff];
  }

  /** @param {number} value */
  function four(value) {
    return [...two(value & 0xffff), ...two(value >>> 16)];
  }

  /** @type {Uint32Array | undefined} */
  let table;

  /** @param {Uint8Array} bytes */
  function crc32(bytes) {
    table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
      let value = byte;
      for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
      return value;
    });
    let sum = 0xffffffff;
    for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 0xff];
    return (sum ^ 0xffffffff) >>> 0;
  }

  return { workbookOf };
})();
