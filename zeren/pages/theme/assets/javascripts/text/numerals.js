"use strict";

/* Numbers in dates and sums, written in one way: 五百万元 as 5000000元, 十二月十日 as 12月10日.
   The same as zeren/text/amounts.py, which says why; here it is done to queries. */
var zerenNumerals = (() => {
  /** @type {Readonly<Record<string, number>>} */
  const DIGITS = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  /** @type {Readonly<Record<string, number>>} */
  const POWERS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

  const RUN = /[0-9.,零一二两三四五六七八九十百千万亿]+/g;
  const UNIT = /^(?:个月|[年月日号天元块])/;
  const ARABIC = /^([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?([十百千万亿]*)$/;
  const YEAR = /^[零一二三四五六七八九]{4}$/;
  const UNCLEAR = /^[零万亿]|[百千万亿][一二两三四五六七八九]$/;
  const SECTIONS = /^(?:(.*?)亿)?(?:(.*?)万)?(.+)?$/;
  const POWERS_OF_SECTIONS = [8, 4, 0];
  const SECTION =
    /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?零?([一二两三四五六七八九])?$/;

  /** A folded text with its numbers written in one way.
      @param {string} folded */
  function canonical(folded) {
    return folded.replace(RUN, (written, at) => numberOf(folded, written, at));
  }

  /** The canonical text, and for each of its characters which stretch of the text it stands for.
      @param {string} folded */
  function canonicalWithPlaces(folded) {
    const places = Array.from({ length: folded.length }, (_, at) => stretch(at, at + 1));
    let text = folded;
    for (const { 0: written, index = 0 } of [...folded.matchAll(RUN)].reverse()) {
      const number = numberOf(folded, written, index);
      if (number === written) continue;
      const end = index + written.length;
      text = text.slice(0, index) + number + text.slice(end);
      places.splice(index, written.length, ...Array.from(number, () => stretch(index, end)));
    }
    return { text, places };
  }

  /** @param {number} from
      @param {number} to
      @returns {Stretch} */
  function stretch(from, to) {
    return [from, to];
  }

  /** A run of digits as it should be written; as it is where it is no number to be read.
      @param {string} text
      @param {string} written
      @param {number} at */
  function numberOf(text, written, at) {
    const run = written.replace(/^[.,]+|[.,]+$/g, "");
    if (!run) return written;
    const rest = text.slice(at + written.length);
    const hasUnit = (!rest && run.length > 1) || UNIT.test(rest);
    const number = arabic(run) ?? (hasUnit ? chinese(run) : null);
    return number === null ? written : written.replace(run, number);
  }

  /** Whether a canonical query is worth looking for beside the query itself.
      @param {string} text */
  function hasNumber(text) {
    return /[0-9]/.test(text);
  }

  /** Whether a query found at a place is whole numbers: 12月10日 holds 12月, but not 2月 or 1.
      @param {string} text
      @param {string} query
      @param {number} at */
  function isWhole(text, query, at) {
    if (/^[0-9]/.test(query) && /[0-9.]/.test(text.charAt(at - 1))) return false;
    const rest = text.slice(at + query.length, at + query.length + 2);
    const isOpen = /[0-9]$/.test(query) && rest !== "";
    return !isOpen || rest.startsWith("\n") || UNIT.test(rest);
  }

  /** 2,000 or 2.5万 in plain digits; null for what is none of that.
      @param {string} run */
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

  /** 二〇二五 or 五百万 in Arabic digits; null for what is no well-formed number.
      @param {string} run */
  function chinese(run) {
    if (YEAR.test(run)) return Array.from(run, (digit) => DIGITS[digit]).join("");
    if (UNCLEAR.test(run)) return null;
    let value = 0;
    const [, ...sections] = SECTIONS.exec(run) ?? [];
    for (const [at, written] of sections.entries()) {
      if (written === undefined) continue;
      const number = section(written);
      if (number === null) return null;
      value += number * 10 ** POWERS_OF_SECTIONS[at];
    }
    return String(value);
  }

  /** A Chinese number below 万.
      @param {string} text */
  function section(text) {
    const match = SECTION.exec(text);
    if (!(match && text.replaceAll("零", ""))) return null;
    const [, thousands, hundreds, tens, ones] = match;
    return (
      1000 * DIGITS[thousands ?? "零"] +
      100 * DIGITS[hundreds ?? "零"] +
      10 * (tens === undefined ? 0 : DIGITS[tens || "一"]) +
      DIGITS[ones ?? "零"]
    );
  }

  return { canonical, canonicalWithPlaces, chinese, hasNumber, isWhole };
})();
