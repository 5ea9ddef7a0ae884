"use strict";

/* What a filtered matrix shows: pure, from the model and the choices. */
(() => {
  const zerenMatrix = (self.zerenMatrix ??= {});

  /** Choose what is shown.
      @param model What `read` gives.
      @param choices The values of the form by name; an empty one chooses all. `lacking` has the
        roles of the chosen hole.
      @returns tasks and parties that are shown, and their totals; `order` has all tasks, sorted. */
  zerenMatrix.view = (model, choices) => {
    const isMeant = (duty) => !choices.role || duty.role === choices.role;
    let parties = model.parties.filter((party) => isPartyWanted(party, choices));
    const wanted = new Set(parties);
    const order = choices.sort === "parties" ? byParties(model.tasks) : model.tasks;
    const tasks = order.filter((task) => isTaskWanted(task, wanted, isMeant, choices));
    const shown = new Set(tasks);
    const isShown = (duty) => isMeant(duty) && shown.has(duty.task) && wanted.has(duty.party);
    if (choices.compact && choices.holes !== "party") {
      parties = parties.filter((party) => party.duties.some(isShown));
    }
    return {
      order,
      tasks,
      parties,
      totals: new Map([...tasks, ...parties].map((one) => [one, total(one.duties.filter(isShown))])),
      written: tasks.flatMap((task) => task.duties).filter((duty) => isShown(duty) && !duty.isThrough)
        .length,
    };
  };

  /** Whether nobody bears a task, or a party bears nothing, in any of some roles.
      @param one A task or party.
      @param roles The roles. */
  zerenMatrix.isHole = (one, roles) => !one.duties.some(({ role }) => roles.includes(role));

  function isPartyWanted(party, { kind, county, holes, lacking }) {
    return (
      (!kind || party.group === kind) &&
      (!county || !party.isCounty || party.key === county) &&
      (holes !== "party" || zerenMatrix.isHole(party, lacking))
    );
  }

  function isTaskWanted(task, wanted, isMeant, chosen) {
    const { text, party, kind, role, county, plan, holes, lacking } = chosen;
    const bears = (key) => task.duties.some((duty) => duty.party.key === key && isMeant(duty));
    return (
      (!plan || task.plan === plan) &&
      (!text || task.words.includes(zerenMatrix.folded(text))) &&
      (!party || bears(party)) &&
      (!county || bears(county)) &&
      (!(kind || role) || task.duties.some((duty) => wanted.has(duty.party) && isMeant(duty))) &&
      (!holes || holes === "party" || zerenMatrix.isHole(task, lacking))
    );
  }

  function byParties(tasks) {
    const written = (task) => task.duties.filter(({ isThrough }) => !isThrough).length;
    return [...tasks].sort((one, other) => written(other) - written(one));
  }

  function total(duties) {
    const through = new Set(duties.filter((duty) => duty.isThrough).map(({ task }) => task)).size;
    return { direct: duties.filter((duty) => !duty.isThrough).length, through };
  }
})();
