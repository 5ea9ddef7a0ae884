"use strict";

/* What a filtered matrix shows and how that is said: pure, from the model and the choices. */
var zerenView = (() => {
  /** Choose what is shown.
      @param {MatrixModel} model
      @param {Chosen} choices
      @param {ReadonlySet<MatrixTask> | null} found The tasks that hold the words of the choices;
      null where there are none.
      @returns {MatrixView} */
  function view(model, choices, found) {
    /** @param {Duty} duty */
    const isMeant = (duty) => !choices.role || duty.role === choices.role;
    let parties = model.parties.filter((party) => isPartyWanted(party, choices));
    const wanted = new Set(parties);
    const order = choices.sort === "parties" ? byParties(model.tasks) : model.tasks;
    const tasks = order.filter(
      (task) => (!found || found.has(task)) && isTaskWanted(task, wanted, isMeant, choices),
    );
    const shown = new Set(tasks);
    /** @param {Duty} duty */
    const isShown = (duty) => isMeant(duty) && shown.has(duty.task) && wanted.has(duty.party);
    if (isFiltered(choices) && !choices.empty && choices.holes !== "party") {
      const named = [choices.party, choices.only, choices.county];
      parties = parties.filter((party) => named.includes(party.key) || party.duties.some(isShown));
    }
    /** @type {readonly MatrixEntry[]} */
    const entries = [...tasks, ...parties];
    return {
      order,
      tasks,
      parties,
      totals: new Map(
        entries.map((one) => [one, total(one.duties.filter(isShown), model.isOverview)]),
      ),
      isShown,
      written: written(tasks.flatMap((task) => task.duties).filter(isShown)),
    };
  }

  /** Whether a choice leaves anything out.
      @param {Choices} choices */
  function isFiltered({ text, party, only, kind, role, county, plan, holes }) {
    return Boolean(text?.trim() || party || only || kind || role || county || plan || holes);
  }

  /** What of a view stands below each other and what side by side.
      @param {MatrixModel} model
      @param {MatrixView} view
      @param {Choices} choices
      @returns {MatrixLayout} */
  function layout({ isOverview }, { tasks, parties }, { swap }) {
    /* The overview has its parties in rows until it is swapped. */
    const isSwapped = Boolean(swap) !== isOverview;
    return isSwapped
      ? { lines: parties, columns: tasks, isSwapped }
      : { lines: tasks, columns: parties, isSwapped };
  }

  /** Whether nobody bears a task, or a party bears nothing now, in any of some roles.
      @param {MatrixEntry} one
      @param {readonly string[]} roles */
  function isHole(one, roles) {
    return !one.duties.some(({ role, task }) => roles.includes(role) && !task.isPast);
  }

  /** @param {MatrixParty} party
      @param {Chosen} choices */
  function isPartyWanted(party, { only, kind, county, holes, lacking }) {
    return (
      (!only || party.key === only) &&
      (!kind || party.group === kind) &&
      !(county && party.isCounty && party.key !== county) &&
      (holes !== "party" || isHole(party, lacking))
    );
  }

  /** @param {MatrixTask} task
      @param {ReadonlySet<MatrixParty>} wanted
      @param {(duty: Duty) => boolean} isMeant
      @param {Chosen} choices */
  function isTaskWanted(task, wanted, isMeant, choices) {
    const { party, only, kind, role, county, plan, past, holes, lacking } = choices;
    /** @param {string} key */
    const bears = (key) => task.duties.some((duty) => duty.party.key === key && isMeant(duty));
    return (
      (plan ? task.plan === plan : past || !task.isPast) &&
      (!party || bears(party)) &&
      (!county || bears(county)) &&
      (!(only || kind || role) ||
        task.duties.some((duty) => wanted.has(duty.party) && isMeant(duty))) &&
      (!holes || holes === "party" || isHole(task, lacking))
    );
  }

  /** @param {readonly MatrixTask[]} tasks */
  function byParties(tasks) {
    return [...tasks].sort((one, other) => written(other.duties) - written(one.duties));
  }

  /** How many duties the document itself writes.
      @param {readonly Duty[]} duties */
  function written(duties) {
    return sum(duties.filter(({ isThrough }) => !isThrough));
  }

  /** @param {readonly Duty[]} duties
      @returns {number} */
  function sum(duties) {
    return duties.reduce((before, { number }) => before + number, 0);
  }

  /** Through collectives each task counts once; the overview knows of them only how many there are.
      @param {readonly Duty[]} duties
      @param {boolean} isOverview
      @returns {Total} */
  function total(duties, isOverview) {
    const through = duties.filter(({ isThrough }) => isThrough);
    const tasks = new Set(through.map(({ task }) => task));
    return { direct: written(duties), through: isOverview ? sum(through) : tasks.size };
  }

  /** What is shown, in words.
      @param {MatrixModel} model
      @param {Pick<MatrixView, "tasks" | "parties">} shown
      @param {Choices} choices
      @param {readonly string[]} [filters] What is chosen, in words. */
  function summary(model, shown, choices, filters = []) {
    return [counted(model, shown, choices), ...filters].join(" · ");
  }

  /** @param {MatrixModel} model
      @param {Pick<MatrixView, "tasks" | "parties">} view
      @param {Choices} choices */
  function counted(model, { tasks, parties }, { holes }) {
    if (holes === "party") {
      if (!parties.length) return "每个责任主体都有任务";
      return `没有任务：${parties.map(nameWithReason).join("、")}`;
    }
    const counts = [
      `${outOf(tasks.length, model.tasks.length)} ${model.isOverview ? "个清单" : "项任务"}`,
      `${outOf(parties.length, model.parties.length)} 个责任主体`,
    ];
    return `显示 ${counts.join("、")}`;
  }

  /** @param {number} shown
      @param {number} all */
  function outOf(shown, all) {
    return shown === all ? `${all}` : `${shown} / ${all}`;
  }

  /** @param {MatrixParty} party */
  function nameWithReason({ name, accepted }) {
    return accepted ? `${name}（已说明：${accepted}）` : name;
  }

  /** What is shown before anything is.
      @type {GridShown} */
  const NOTHING = {
    lines: [],
    columns: [],
    view: {
      order: [],
      tasks: [],
      parties: [],
      totals: new Map(),
      written: 0,
      isShown: () => true,
    },
    choices: { lacking: [], isExplained: false },
    isSwapped: false,
  };

  return { NOTHING, view, layout, isFiltered, isHole, summary };
})();
