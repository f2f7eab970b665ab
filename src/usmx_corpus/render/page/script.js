"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const rows = all("[data-change]");
  const changes = rows.filter((row) => row.id);
  const folds = all(".fold");
  const texts = document.querySelector(".texts");
  const readout = document.querySelector(".readout");
  const start = readout.textContent;
  const wide = matchMedia("screen and (min-width: 60.01rem)");
  let at = -1;

  const buttons = Object.fromEntries(all("[data-go]").map((button) => [button.dataset.go, button]));

  const inSight = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  // How many changes begin above the window; they are in the order of the page.
  const above = () => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (changes[middle].getBoundingClientRect().top > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const any = changes.map(() => true);
  const ofFacts = changes.map((row) => "fact" in row.dataset);
  const parts = {};
  for (const row of rows) (parts[row.dataset.change] ??= []).push(row);
  const current = () => parts[changes[at]?.dataset.change] ?? [];

  // Where a step leads (-1: nowhere), from the current change while it is in sight, else from the first one in sight.
  const ahead = (step, fits) => {
    let to = at + step;
    if (!current().some(inSight)) to = above() - (step < 0 ? 1 : 0);
    while (to >= 0 && to < changes.length && !fits[to]) to += step;
    return to < changes.length ? Math.max(to, -1) : -1;
  };

  // Update the position and the buttons; a button that leads nowhere is disabled but keeps the focus.
  const place = () => {
    const told = at < 0 ? start : `change ${at + 1} of ${changes.length}`;
    if (readout.textContent !== told) readout.textContent = told;
    for (const [button, step, fits] of [["previous", -1, any], ["next", 1, any], ["fact", 1, ofFacts]]) {
      buttons[button].setAttribute("aria-disabled", String(ahead(step, fits) < 0));
    }
  };

  // Mark the current change.
  const select = () => {
    const now = changes[at]?.dataset.change;
    for (const row of rows) {
      if (row.dataset.change === now) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    light(now);
    place();
  };

  const show = (row, focus) => {
    row.closest("details")?.setAttribute("open", "");
    const tall = row.offsetHeight > innerHeight * 0.6;
    row.scrollIntoView({ block: tall ? "start" : "center" });
    if (focus) row.focus({ preventScroll: true });
  };

  // A key moves the focus to the change; a button keeps it, to be pressed again.
  const walk = (step, fits, what) => (focus) => {
    const to = ahead(step, fits);
    if (to < 0) {
      readout.textContent = `no ${step > 0 ? "later" : "earlier"} ${what}`;
      return;
    }
    at = to;
    show(changes[at], focus);
    select();
  };

  const fold = () => {
    const open = folds.some((each) => !each.open);
    const keep = changes[at] ?? rows.find(inSight);
    const before = keep?.getBoundingClientRect().top;
    for (const each of folds) each.open = open;
    if (keep && before > 0) scrollBy(0, keep.getBoundingClientRect().top - before);
  };

  const name = () => { buttons.fold.textContent = folds.some((each) => !each.open) ? "unfold" : "fold"; };

  // The other end of a move.
  const other = () => {
    const ends = current();
    if (ends.length > 1) show(ends[(ends.indexOf(document.activeElement) + 1) % ends.length], true);
  };

  const top = () => {
    at = -1;
    scrollTo(0, 0);
    select();
    document.getElementById("top").focus({ preventScroll: true });
  };

  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "How to read this page");
  dialog.append(document.querySelector(".legend").cloneNode(true));
  const close = document.createElement("button");
  close.textContent = "close";
  close.autofocus = true;
  close.addEventListener("click", () => dialog.close());
  dialog.append(close);
  document.body.append(dialog);
  const help = () => (dialog.open ? dialog.close() : dialog.showModal());

  const actions = {
    next: walk(1, any, "change"),
    previous: walk(-1, any, "change"),
    fact: walk(1, ofFacts, "fact"),
    factBack: walk(-1, ofFacts, "fact"),
    fold,
    other,
    top,
    help,
  };
  const keys = {
    n: "next", j: "next", p: "previous", k: "previous", f: "fact", F: "factBack", u: "fold", m: "other",
    t: "top", "?": "help",
  };

  // The keys work until a reader switches them off, in the text or in the help.
  const switches = all(".switch input");
  document.addEventListener("change", ({ target }) => {
    if (switches.includes(target)) for (const each of switches) each.checked = target.checked;
  });
  document.addEventListener("keydown", (event) => {
    const action = switches[0].checked && keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open && action !== "help") return;
    event.preventDefault();
    actions[action](true);
  });
  for (const [action, button] of Object.entries(buttons)) {
    button.addEventListener("click", () => actions[action](false));
  }
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("[data-change]");
    if (!row || event.target.closest("a")) return;
    at = changes.findIndex((each) => each.dataset.change === row.dataset.change);
    select();
  });

  // A link into the page opens the fold that holds its target.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !texts.contains(target)) return;
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView({ block: "center" });
    const row = target.closest("[data-change]");
    if (!row) return;
    at = changes.findIndex((each) => each.dataset.change === row.dataset.change);
    select();
  };
  addEventListener("hashchange", arrive);

  // Moves: a line from the place on the left to the place on the right, in lanes of the middle column.
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "moves");
  drawing.setAttribute("aria-hidden", "true");
  texts.append(drawing);

  const pairs = () => {
    const found = new Map();
    for (const row of all(".moved")) {
      const ends = found.get(row.dataset.change) ?? { left: [], right: [] };
      for (const side of ["left", "right"]) if (row.querySelector(`:scope > .${side}`)) ends[side].push(row);
      found.set(row.dataset.change, ends);
    }
    return [...found].flatMap(([change, { left, right }]) => {
      const count = left.length && right.length ? Math.max(left.length, right.length) : 0;
      return Array.from({ length: count }, (_, index) => ({
        changes: [change],
        left: left[Math.min(index, left.length - 1)],
        right: right[Math.min(index, right.length - 1)],
      }));
    });
  };

  // Neighbours that moved together share a line.
  const together = (each) => {
    const runs = [];
    let last;
    for (const move of each) {
      const follows = last && move.left === last.left.nextElementSibling && move.right === last.right.nextElementSibling;
      if (follows) runs.at(-1).changes.push(...move.changes);
      else runs.push({ ...move });
      last = move;
    }
    return runs;
  };
  const moves = together(pairs());

  const path = (d, attributes) => {
    const made = document.createElementNS(SVG, "path");
    made.setAttribute("d", d);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    drawing.append(made);
  };

  // Lanes as shares of the middle column, from its edges inwards: a few lines avoid the words in it.
  const LANES = [0.04, 0.96, 0.1, 0.9, 0.16, 0.84, 0.22, 0.78];
  const OUT = 4;
  const DOWN = 8;
  const BEND = 28;
  const draw = () => {
    drawing.replaceChildren();
    if (!wide.matches) return;
    const origin = texts.getBoundingClientRect();
    const drawn = moves.map(({ changes: told, left, right }) => {
      const from = left.querySelector(":scope > .left").firstElementChild;
      const to = right.querySelector(":scope > .right").firstElementChild;
      const [start, end] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      return {
        told: { "data-changes": told.join(" "), "data-from": from.id, "data-to": to.id },
        x1: start.right - origin.left + OUT, y1: start.top - origin.top + DOWN,
        x2: end.left - origin.left, y2: end.top - origin.top + DOWN,
      };
    });
    const taken = [];
    for (const { told, x1, y1, x2, y2 } of drawn.sort((a, b) => Math.min(a.y1, a.y2) - Math.min(b.y1, b.y2))) {
      const [high, low] = [Math.min(y1, y2), Math.max(y1, y2)];
      const free = taken.findIndex((end) => end < high);
      const lane = free < 0 ? taken.length : free;
      taken[lane] = low;
      const x = x1 + (x2 - x1) * LANES[lane % LANES.length];
      const bend = Math.min(BEND, (low - high) / 2) * Math.sign(y2 - y1);
      path(
        `M${x1} ${y1}C${x} ${y1} ${x} ${y1} ${x} ${y1 + bend}V${y2 - bend}C${x} ${y2} ${x} ${y2} ${x2} ${y2}`,
        told,
      );
      path(`M${x2 + 1} ${y2}l-8 -4v8z`, { class: "head" });
    }
    light(changes[at]?.dataset.change);
  };

  function light(change) {
    for (const line of drawing.querySelectorAll("[data-from]")) {
      line.classList.toggle("lit", line.dataset.changes.split(" ").includes(change));
    }
  }

  texts.addEventListener("pointerover", (event) => {
    light(event.target.closest("[data-change]")?.dataset.change ?? changes[at]?.dataset.change);
  });
  document.addEventListener("toggle", name, true);
  draw();
  new ResizeObserver(draw).observe(texts);

  // Where a step leads depends on what is in sight.
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  wide.addEventListener("change", draw);

  // Nothing is folded on paper.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details").filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

  buttons.fact.hidden = !ofFacts.includes(true);
  buttons.fold.hidden = !folds.length;
  for (const each of [document.querySelector(".bar nav"), ...all(".switch")]) each.hidden = false;
  select();
  name();
  if (location.hash) arrive();
})();
