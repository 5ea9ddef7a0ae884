"use strict";

/* Numbers in dates and sums, written in one way: 五百万元 as 5000000元, 十二月十日 as 12月10日.
   The same as zeren/search/numerals.py, which says why; here it is done to queries. */
(() => {
  const zerenSearch = (self.zerenSearch ??= {});

  const DIGITS = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

  const RUN = /[0-9.,零一二两三四五六七八九十百千万亿]+/g;
  const UNIT = /^(?:个月|[年月日号天元块])/;
  const ARABIC = /^([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?([十百千万亿]*)$/;
  const YEAR = /^[零一二三四五六七八九]{4}$/;
  const UNCLEAR = /^[零万亿]|[百千万亿][一二两三四五六七八九]$/;
  const SECTION =
    /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?零?([一二两三四五六七八九])?$/;

  function canonical(folded) {
    return folded.replace(RUN, (written, at) => numberOf(folded, written, at));
  }

  /** The canonical text, and for each of its characters which stretch of the text it stands for. */
  function canonicalWithPlaces(folded) {
    const places = Array.from(folded, (_, at) => [at, at + 1]);
    let text = folded;
    for (const { 0: written, index } of [...folded.matchAll(RUN)].reverse()) {
      const number = numberOf(folded, written, index);
      if (number === written) continue;
      const end = index + written.length;
      text = text.slice(0, index) + number + text.slice(end);
      places.splice(index, written.length, ...Array.from(number, () => [index, end]));
    }
    return { text, places };
  }

  /** A run of digits as it should be written; as it is where it is no number to be read. */
  function numberOf(text, written, at) {
    const run = written.replace(/^[.,]+|[.,]+$/g, "");
    if (!run) return written;
    const rest = text.slice(at + written.length);
    const hasUnit = (!rest && run.length > 1) || UNIT.test(rest);
    const number = arabic(run) ?? (hasUnit ? chinese(run) : null);
    return number === null ? written : written.replace(run, number);
  }

  function hasNumber(text) {
    return /[0-9]/.test(text);
  }

  /** Whether a query found at a place is whole numbers: 12月10日 holds 12月, but not 2月 or 1. */
  function isWhole(text, query, at) {
    if (/^[0-9]/.test(query) && /[0-9.]/.test(text.charAt(at - 1))) return false;
    const rest = text.slice(at + query.length, at + query.length + 2);
    return !/[0-9]$/.test(query) || !rest || rest.startsWith("\n") || UNIT.test(rest);
  }

  function arabic(run) {
    const match = ARABIC.exec(run);
    if (!match) return null;
    const whole = match[1].replaceAll(",", "");
    const part = match[2] ?? "";
    if (whole[0] === "0" && (whole.length > 1 || !part)) return null;
    let power = 0;
    for (const character of match[3]) power += POWERS[character];
    const digits = whole + part.padEnd(power, "0");
    const point = whole.length + power;
    const number = digits.slice(0, point).replace(/^0+/, "") || "0";
    return digits.length > point ? `${number}.${digits.slice(point)}` : number;
  }

  function chinese(run) {
    if (YEAR.test(run)) return Array.from(run, (digit) => DIGITS[digit]).join("");
    if (UNCLEAR.test(run)) return null;
    let value = 0;
    let rest = run;
    for (const sign of ["亿", "万"]) {
      const at = rest.indexOf(sign);
      if (at >= 0) {
        const head = section(rest.slice(0, at));
        if (head === null) return null;
        value += head * 10 ** POWERS[sign];
        rest = rest.slice(at + 1);
      }
    }
    if (!rest) return String(value);
    const tail = section(rest);
    return tail === null ? null : String(value + tail);
  }

  function section(text) {
    const match = SECTION.exec(text);
    if (!match || !text.replaceAll("零", "")) return null;
    const [, thousands, hundreds, tens, ones] = match;
    return (
      1000 * DIGITS[thousands ?? "零"] +
      100 * DIGITS[hundreds ?? "零"] +
      10 * (tens === undefined ? 0 : DIGITS[tens || "一"]) +
      DIGITS[ones ?? "零"]
    );
  }

  zerenSearch.numerals = { canonical, canonicalWithPlaces, chinese, hasNumber, isWhole };
})();
