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

  // Say where one is, and mark the change in hand.
  const tell = () => {
    const now = changes[at];
    readout.textContent = now ? `change ${at + 1} of ${changes.length}` : start;
    for (const row of rows) {
      const mine = now && row.dataset.change === now.dataset.change;
      if (mine) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    light(now?.dataset.change);
    buttons.previous.disabled = at === 0 || !changes.length;
    buttons.next.disabled = at === changes.length - 1;
  };

  const show = (row) => {
    row.closest("details")?.setAttribute("open", "");
    const tall = row.offsetHeight > innerHeight * 0.6;
    row.scrollIntoView({ block: tall ? "start" : "center" });
    row.focus({ preventScroll: true });
  };

  const go = (to) => {
    if (to < 0 || to >= changes.length) return;
    at = to;
    tell();
    show(changes[at]);
  };

  const inSight = (row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  // Walk from the change in hand, or from what is in sight where the reader has scrolled away from it.
  const next = (step, fits = () => true) => {
    const hand = rows.filter((row) => row.dataset.change === changes[at]?.dataset.change);
    let from = at;
    if (at >= 0 && !hand.some(inSight)) {
      const below = changes.findIndex((row) => row.getBoundingClientRect().top > 0);
      from = below < 0 ? changes.length : below;
      if (step > 0) from -= 1;
    }
    for (let to = from + step; to >= 0 && to < changes.length; to += step) {
      if (fits(changes[to])) return go(to);
    }
  };

  const hasFact = (row) => row.querySelector(".facts");

  const fold = () => {
    const open = folds.some((each) => !each.open);
    const keep = changes[at] ?? rows.find(inSight);
    const before = keep?.getBoundingClientRect().top;
    for (const each of folds) each.open = open;
    if (keep && before > 0) scrollBy(0, keep.getBoundingClientRect().top - before);
  };

  const name = () => { buttons.fold.textContent = folds.some((each) => !each.open) ? "unfold" : "fold"; };

  // The other end of what has moved.
  const other = () => {
    const ends = rows.filter((row) => row.dataset.change === changes[at]?.dataset.change);
    if (ends.length > 1) show(ends[(ends.indexOf(document.activeElement) + 1) % ends.length]);
  };

  const top = () => {
    at = -1;
    tell();
    scrollTo(0, 0);
    document.getElementById("top").focus({ preventScroll: true });
  };

  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "How to read this page");
  dialog.append(document.querySelector(".legend").cloneNode(true));
  const close = document.createElement("button");
  close.textContent = "close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(close);
  document.body.append(dialog);
  const help = () => (dialog.open ? dialog.close() : dialog.showModal());

  const actions = {
    next: () => next(1),
    previous: () => next(-1),
    fact: () => next(1, hasFact),
    factBack: () => next(-1, hasFact),
    fold,
    other,
    top,
    help,
  };
  const keys = {
    n: "next", j: "next", p: "previous", k: "previous", f: "fact", F: "factBack", u: "fold", m: "other",
    Home: "top", "?": "help",
  };
  document.addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open && action !== "help") return;
    event.preventDefault();
    actions[action]();
  });
  for (const [action, button] of Object.entries(buttons)) button.addEventListener("click", actions[action]);
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("[data-change]");
    if (!row || event.target.closest("a")) return;
    at = changes.findIndex((each) => each.dataset.change === row.dataset.change);
    tell();
  });

  // A link into the page opens what holds its target.
  const arrive = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !texts.contains(target)) return;
    target.closest("details")?.setAttribute("open", "");
    const row = target.closest("[data-change]");
    if (row) {
      at = changes.findIndex((each) => each.dataset.change === row.dataset.change);
      tell();
    }
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);

  // Moves: a line from what stands on the left to where it stands on the right, in lanes of the middle column.
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

  // Lanes as shares of the middle column, from its edges inwards: few moves stay clear of the words in it.
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
  new ResizeObserver(draw).observe(texts);
  wide.addEventListener("change", draw);

  // On paper nothing is folded.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds.filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

  buttons.fact.hidden = !changes.some(hasFact);
  buttons.fold.hidden = !folds.length;
  document.querySelector(".bar nav").hidden = false;
  tell();
  name();
  if (location.hash) arrive();
})();
