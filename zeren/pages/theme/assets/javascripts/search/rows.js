"use strict";

/* Rows: hits as they are shown. Texts come in pieces, plain and marked ones in turn, so that the
   page can show them without reading markup. */
var zerenRows = (() => {
  const { findersOf } = zerenHits;

  const BEFORE = 24; /* characters of a snippet before the first mark, at most */
  const LENGTH = 80;
  const MOST_LEADS = 4;
  const CLAUSE_ENDS = "，、。；：！？";

  /** A hit as it is shown.
      @param {Register} register
      @param {Hit} hit
      @param {readonly number[]} parties The parties that the query names.
      @returns {Row} */
  function rowOf(register, hit, parties) {
    const record = register.records[hit.record];
    return {
      group: record.group,
      ...{ party: partyRow, page: partyRow, task: taskRow, guide: guideRow }[record.group](
        register,
        hit,
      ),
      roles: rolesOf(register, hit.record, parties),
      reasons: reasonsOf(hit),
    };
  }

  /** @param {Register} register
      @param {Hit} hit */
  function partyRow(register, hit) {
    const { page } = register.records[hit.record];
    const [name, ...others] = register.fieldsOf(hit.record);
    const details = others.filter(
      (field) => register.parts[field] === "k" || placesIn(hit, field).length,
    );
    return {
      page,
      title: whole(register, hit, name),
      details: details.reverse().map((field) => whole(register, hit, field)),
    };
  }

  /** @param {Register} register
      @param {Hit} hit */
  function taskRow(register, hit) {
    const { page, plan } = register.records[hit.record];
    const [number, title, sentence, text, ...extras] = register.fieldsOf(hit.record);
    const isFound = (/** @type {number} */ field) => placesIn(hit, field).length > 0;
    const status = extras.filter((field) => register.parts[field] === "k");
    return {
      page,
      number: register.shown(number),
      title: whole(register, hit, title),
      details: [
        ...status.map((field) => whole(register, hit, field)),
        ...(plan === undefined ? [] : planOf(register, plan)),
      ],
      snippet: snippet(register, hit, [text, sentence, ...extras].find(isFound) ?? text),
      leads: leadsOf(register, hit.record),
    };
  }

  /** Who leads a task, the first in charge first; where nobody is said to, who is responsible.
      @param {Register} register
      @param {number} task
      @returns {LeadsOfRow | null} */
  function leadsOf(register, task) {
    const role = [0, ...register.anyRoles].find((one) => register.bearersOf(task, one).length);
    if (role === undefined) return null;
    const parties = register.bearersOf(task, role).map((party) => register.titleOf(party));
    return {
      ...register.roles[role],
      parties: parties.slice(0, MOST_LEADS),
      left: Math.max(0, parties.length - MOST_LEADS),
    };
  }

  /** The title of a plan, and that it is not in force where that is so.
      @param {Register} register
      @param {number} plan
      @returns {Pieces[]} */
  function planOf(register, plan) {
    const [name, , ...status] = register.fieldsOf(plan);
    return [name, ...status].map((field) => [register.shown(field)]);
  }

  /** @param {Register} register
      @param {Hit} hit */
  function guideRow(register, hit) {
    const { page, first, anchors } = register.records[hit.record];
    const [title, ...fields] = register.fieldsOf(hit.record);
    const holding = fields.filter((field) => placesIn(hit, field).length);
    /* A section that is headed by a word is about it. */
    const found = holding.find((field) => register.parts[field] === "t") ?? holding[0];
    const shown = found ?? title;
    const anchor = anchors?.[shown - first];
    const isHeading = register.parts[shown] === "t";
    const heading = fields.find(
      (field) => register.parts[field] === "t" && anchors?.[field - first] === anchor,
    );
    const text = isHeading ? shown + 1 : shown;
    return {
      page: anchor ? `${page}#${anchor}` : page,
      title: whole(register, hit, title),
      details: heading === undefined ? [] : [whole(register, hit, heading)],
      snippet: register.parts[text] === "x" ? snippet(register, hit, text) : [],
    };
  }

  /** What the parties of the query do in a task, in words.
      @param {Register} register
      @param {number} task
      @param {readonly number[]} parties
      @returns {RoleOfRow[]} */
  function rolesOf(register, task, parties) {
    return parties.flatMap((party) =>
      register.rolesOf(task, party).map(([role, through]) => ({
        ...register.roles[role],
        party: register.titleOf(party),
        through: through === null ? null : register.titleOf(through),
      })),
    );
  }

  /** Why a hit is here that does not hold the words themselves.
      @param {Hit} hit
      @returns {Reason[]} */
  function reasonsOf(hit) {
    return findersOf(hit.record, hit.lists).flatMap((finder) =>
      finder.way === "literal" || finder.way === "asked"
        ? []
        : [{ way: finder.way, meaning: finder.meaningIn(hit.record) }],
    );
  }

  /** The stretches of a folded field that the finders of a hit mark, in order, joined.
      @param {Hit} hit
      @param {number} field */
  function placesIn(hit, field) {
    /** @type {Stretch[]} */
    const joined = [];
    const places = findersOf(hit.record, hit.lists)
      .flatMap((finder) => finder.places(field))
      .sort((one, other) => one[0] - other[0]);
    for (const [from, to] of places) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    return joined;
  }

  /** The same stretches in the text as it is shown.
      @param {Register} register
      @param {Hit} hit
      @param {number} field
      @returns {Stretch[]} */
  function marksIn(register, hit, field) {
    const { places } = register.folding.foldWithPlaces(register.shown(field));
    return placesIn(hit, field).map(([from, to]) => [places[from], places[to - 1] + 1]);
  }

  /** A whole field in pieces: plain, marked, plain, …
      @param {Register} register
      @param {Hit} hit
      @param {number} field */
  function whole(register, hit, field) {
    return pieces(register.shown(field), marksIn(register, hit, field));
  }

  /** A field cut to what stands around its first mark.
      @param {Register} register
      @param {Hit} hit
      @param {number} field */
  function snippet(register, hit, field) {
    const text = register.shown(field);
    const marks = marksIn(register, hit, field);
    const start = startOfSnippet(text, marks.length ? marks[0][0] : 0);
    const end = Math.min(text.length, start + LENGTH);
    /** @type {Stretch[]} */
    const inside = marks
      .filter(([from]) => from < end)
      .map(([from, to]) => [from - start, Math.min(to, end) - start]);
    const shown = pieces(text.slice(start, end), inside);
    if (start > 0) shown[0] = `…${shown[0]}`;
    if (end < text.length) shown.push(...(shown.length % 2 ? [] : [""]), `${shown.pop()}…`);
    return shown;
  }

  /** Where a snippet begins: with a clause, if one begins shortly before the mark.
      @param {string} text
      @param {number} mark */
  function startOfSnippet(text, mark) {
    const earliest = Math.max(0, mark - BEFORE);
    for (let at = earliest; at > 0 && at < mark; at += 1) {
      if (CLAUSE_ENDS.includes(text[at])) return at + 1;
    }
    return earliest;
  }

  /** @param {string} text
      @param {readonly Stretch[]} marks */
  function pieces(text, marks) {
    /** @type {string[]} */
    const found = [];
    let at = 0;
    for (const [from, to] of marks) {
      found.push(text.slice(at, from), text.slice(from, to));
      at = to;
    }
    return [...found, text.slice(at)];
  }

  return { rowOf };
})();
