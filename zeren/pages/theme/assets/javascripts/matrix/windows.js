"use strict";

/* Which rows and columns of a large matrix are drawn: sums of places, without a page. */
var zerenWindows = (() => {
  /* How many are drawn beyond what is in view, so that not each step of scrolling draws. */
  const BEYOND = 10;

  /** What is in view of equal parts side by side, with some beyond.
      @param {Axis} axis
      @returns {Stretch} */
  function seen({ scrolled, room, size, count }) {
    const first = Math.max(Math.floor(scrolled / size) - BEYOND, 0);
    const end = Math.min(Math.ceil((scrolled + room) / size) + BEYOND, count);
    return [Math.min(first, end), end];
  }

  /** Whether what is drawn still reaches well beyond what is in view.
      @param {Stretch} drawn
      @param {Axis} axis */
  function isEnough([first, end], axis) {
    const [from, to] = seen(axis);
    const near = BEYOND / 2;
    return (first === 0 || from + near >= first) && (end >= axis.count || to - near <= end);
  }

  /** How far to scroll so that one of the parts is in view; as it is where it is so already.
      @param {Axis} axis
      @param {number} at */
  function scrolledTo({ scrolled, room, size }, at) {
    const start = at * size;
    if (start < scrolled) return start;
    return Math.max(scrolled, start + size - room);
  }

  /** Rows with the heads of their groups between them, where they have any.
      @param {readonly MatrixEntry[]} lines
      @returns {GridItem[]} */
  function itemsOf(lines) {
    /** @type {GridItem[]} */
    const items = [];
    lines.forEach((line, index) => {
      const { group } = line;
      if (group && group !== lines[index - 1]?.group) items.push({ group, line: null, place: 0 });
      items.push({ group, line, place: index + 1 });
    });
    return items;
  }

  /** How many marks stand in the fullest cell of some rows.
      @param {readonly MatrixEntry[]} lines */
  function mostMarks(lines) {
    let most = 0;
    for (const { duties } of lines) {
      /** @type {Map<string, number>} */
      const marks = new Map();
      for (const { task, party } of duties) {
        const cell = `${task.index} ${party.index}`;
        const number = (marks.get(cell) ?? 0) + 1;
        marks.set(cell, number);
        most = Math.max(most, number);
      }
    }
    return most;
  }

  return { seen, isEnough, scrolledTo, itemsOf, mostMarks };
})();
