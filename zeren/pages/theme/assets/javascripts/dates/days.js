"use strict";

/* Days of the calendar, written as 2025-12-31, so that they are compared as texts. */
var zerenDays = (() => {
  const A_DAY = 86_400_000;
  /* Dates of documents are those of China, which has had no summer time since 1991. */
  const CHINA = 8 * 3_600_000;
  const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
  /* A rule falls on a day at least once in eight years, as leap days do. */
  const MOST_DAYS = 8 * 366 + 1;

  /** The day in China at a moment.
      @param {number} moment In milliseconds. */
  function dayAt(moment) {
    return new Date(moment + CHINA).toISOString().slice(0, 10);
  }

  /** The day some days after another.
      @param {string} day
      @param {number} number */
  function after(day, number) {
    return new Date(Date.parse(day) + number * A_DAY).toISOString().slice(0, 10);
  }

  /** How many days it is from one day to another.
      @param {string} from
      @param {string} to */
  function between(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / A_DAY);
  }

  /** A day as documents write it.
      @param {string} day */
  function inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  }

  /** The first day from one day on, on which a rule falls; empty where it has ended.
      @param {string} text
      @param {string} from */
  function next(text, from) {
    const rule = partsOf(text);
    const end = endOf(rule);
    for (let number = 0; number < MOST_DAYS; number += 1) {
      const day = after(from, number);
      if (end && day > end) return "";
      if (falls(rule, day)) return day;
    }
    return "";
  }

  /** The last day on which a rule that ends falls.
      @param {string} text */
  function previous(text) {
    const rule = partsOf(text);
    const end = endOf(rule);
    for (let number = 0; number < MOST_DAYS; number += 1) {
      const day = after(end, -number);
      if (falls(rule, day)) return day;
    }
    return end;
  }

  /** @param {string} text
      @returns {ReadonlyMap<string, string>} */
  function partsOf(text) {
    return new Map(
      text.split(";").map((part) => /** @type {[string, string]} */ (part.split("="))),
    );
  }

  /** @param {ReadonlyMap<string, string>} rule */
  function endOf(rule) {
    return (rule.get("UNTIL") ?? "").replace(/^(....)(..)(..)$/, "$1-$2-$3");
  }

  /** Whether a rule falls on a day.
      @param {ReadonlyMap<string, string>} rule
      @param {string} day */
  function falls(rule, day) {
    const [, month, date] = day.split("-").map(Number);
    const isLast = after(day, 1).endsWith("-01");
    const weekday = WEEKDAYS[new Date(day).getUTCDay()];
    return (
      allows(rule.get("BYMONTH"), [String(month)]) &&
      allows(rule.get("BYMONTHDAY"), [String(date), isLast ? "-1" : ""]) &&
      allows(rule.get("BYDAY"), [weekday])
    );
  }

  /** @param {string | undefined} values
      @param {readonly string[]} any */
  function allows(values, any) {
    return values === undefined || values.split(",").some((value) => any.includes(value));
  }

  return { dayAt, after, between, inWords, next, previous };
})();
