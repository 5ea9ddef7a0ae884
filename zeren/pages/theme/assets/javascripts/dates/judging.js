"use strict";

/* What is said of a date today: past, due, to come. Nothing of it stands in the page, which may be
   older than the reader's day. */
var zerenJudging = (() => {
  const { after, between, inWords, next, previous } = zerenDays;
  const SOON = 30;

  /** Judge the days of something.
      @param {DueDays} due
      @param {string} today
      @returns {Judgement} */
  function judge(due, today) {
    if (due.rule) return judgeRule(due.rule, due, today);
    const { first = "", last = "", earliest = "" } = due;
    if (first && today < first) {
      return { state: inDays(today, first), words: `还没有开始：${inWords(first)}起`, day: first };
    }
    if (!last) return { state: "later", words: `已经开始：${inWords(first)}起`, day: first };
    if (today > last) return over(last);
    if (earliest) return judgeOpen(earliest, last, today);
    const until = first ? `正在执行，到${inWords(last)}为止` : `期限：${inWords(last)}`;
    return { state: inDays(today, last), words: until + countdown(today, last), day: last };
  }

  /** Where the text leaves open whether the date is part of it, both are said.
      @param {string} earliest
      @param {string} last
      @param {string} today
      @returns {Judgement} */
  function judgeOpen(earliest, last, today) {
    const included = `按含算，到${inWords(last)}为止`;
    if (today > earliest) {
      const words = `按不含这个日期算，期限已过：${inWords(earliest)}；${included}`;
      return { state: inDays(today, last), words: words + countdown(today, last), day: last };
    }
    const words = `按不含这个日期算，到${inWords(earliest)}为止；${included}`;
    return { state: inDays(today, earliest), words, day: earliest };
  }

  /** @param {string} rule
      @param {DueDays} due
      @param {string} today
      @returns {Judgement} */
  function judgeRule(rule, { first = "", offset, isOpen }, today) {
    const from = after(today, offset);
    const named = next(rule, from > first ? from : first);
    if (!named) return over(after(previous(rule), -offset));
    const day = after(named, -offset);
    const state = between(today, day) <= SOON ? "soon" : "again";
    const doubt = isOpen ? "，含不含这一天没有写明" : "";
    return { state, words: `下一次：${inWords(day)}${countdown(today, day)}${doubt}`, day };
  }

  /** @param {string} last
      @returns {Judgement} */
  function over(last) {
    return { state: "past", words: `这项规定的期限已过：${inWords(last)}`, day: last };
  }

  /** @param {string} today
      @param {string} day
      @returns {DueState} */
  function inDays(today, day) {
    return between(today, day) <= SOON ? "soon" : "later";
  }

  /** @param {string} today
      @param {string} day */
  function countdown(today, day) {
    const days = between(today, day);
    if (days > SOON) return "";
    return days ? `，还有 ${days} 天` : "，就是今天";
  }

  /** The days that an element says.
      @param {HTMLElement} element
      @returns {DueDays} */
  function daysOf({ dataset }) {
    return {
      ...(dataset.zrFirst === undefined ? {} : { first: dataset.zrFirst }),
      ...(dataset.zrLast === undefined ? {} : { last: dataset.zrLast }),
      ...(dataset.zrEarliest === undefined ? {} : { earliest: dataset.zrEarliest }),
      ...(dataset.zrRule === undefined ? {} : { rule: dataset.zrRule }),
      offset: Number(dataset.zrOffset ?? 0),
      isOpen: dataset.zrOpen !== undefined,
    };
  }

  return { judge, daysOf };
})();
